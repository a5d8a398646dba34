//! The fourth module: the desks, asked for when one is opened, so that no visitor waits for them.

use reactive_graph::signal::ArcRwSignal;

use super::desk;
use super::on_demand::{self, Part};
use crate::app::dom;
use crate::app::reactive::*;
use crate::app::state::App;

/// What the fourth module can do.
#[derive(Clone, Copy)]
pub struct Desks {
    /// Draws the desk of a booth's staff, or the organiser's.
    pub draw: fn(App, Option<String>) -> View,
}

/// Everything that the fourth module can do. Called by its entrance alone (`web/split.rs`).
pub fn whole() -> Desks {
    Desks { draw: desk::desk }
}

thread_local! {
    static PART: ArcRwSignal<Part<Desks>> = ArcRwSignal::new(Part::Unasked);
}

/// A desk, as soon as the module is there.
pub fn draw(app: App, booth: Option<String>) -> View {
    let words = ["desk-opening", "desk-missing"];
    on_demand::draw(&PART, dom::desks(), words, move |desks| {
        (desks.draw)(app, booth.clone())
    })
}
