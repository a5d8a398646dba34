//! Options: what the page hands over when it starts the hall.

use bevy::prelude::*;

/// What the page hands over.
#[derive(Resource, Clone, Debug, Default)]
pub struct Options {
    /// Selector of the canvas.
    pub canvas: String,
    /// Address of the engine's own files (`halls/`, `fonts/`), with a slash at its end.
    pub assets: String,
    /// Address of the list of typefaces, seen from `assets`; `fonts/fonts.json` when the page names none.
    pub fonts: Option<String>,
    /// Address of the event file.
    pub event: String,
    /// BCP 47 tag of the language the page shows.
    pub language: Option<String>,
    /// Whether a graphics card draws: then edges are smoothed and floors stay sharp, which software would pay for dearly.
    pub card: bool,
    /// Whether `window.boothwalk.probe()` is offered, for tests and benches.
    pub probe: bool,
    /// Repeat the booths up to so many, for tests of scale.
    pub booths: Option<usize>,
}
