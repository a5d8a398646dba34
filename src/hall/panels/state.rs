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
    /// How the pointer looks.
    pub pointer: egui::CursorIcon,
}
