//! The panels' state, and their egui context, input and output between two frames.

use bevy::prelude::*;
use overlay::Overlay;

/// The panels.
#[derive(Resource, Default)]
pub struct Panels {
    /// Their own state.
    pub overlay: Overlay,
}

/// egui's side of the panels.
#[derive(Resource, Default)]
pub struct PanelEgui {
    /// Its context.
    pub context: egui::Context,
    /// What it is going to hear.
    pub input: egui::RawInput,
    /// What it said in this frame, and how many device pixels a point has.
    pub output: egui::PlatformOutput,
}
