//! The panels over the hall: what they show, and what the visitor asks for with them.

pub mod actions;
#[cfg(target_arch = "wasm32")]
mod input;
#[cfg(target_arch = "wasm32")]
pub mod show;

use bevy::prelude::*;
use overlay::{Action, Overlay};

/// The panels.
#[derive(Resource, Default)]
pub struct Panels {
    /// Their own state.
    pub overlay: Overlay,
}

/// What the visitor asked for, with a panel or a key.
#[derive(Message, Clone, Debug, PartialEq)]
pub struct Asked(pub Action);

/// What only the page can do.
#[derive(Message, Clone, Debug, PartialEq)]
pub enum Leave {
    /// Name the host and open the address.
    Open(String),
    /// Write to the exhibitor with this booth id.
    Contact(String),
    /// Show the catalogue.
    Catalogue,
    /// Speak this language, and say so in the address.
    Speak(String),
    /// Copy the route of what is open.
    Share,
    /// Forget everything on this device.
    Forget,
}

pub(super) fn plugin(app: &mut App) {
    app.init_resource::<Panels>();
    app.add_message::<Asked>();
    app.add_message::<Leave>();
    actions::plugin(app);
}
