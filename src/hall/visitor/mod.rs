//! The visitor: what it wants, how it walks, looks, follows a way and goes through doors.

pub mod body;
pub mod camera;
pub mod doors;
pub mod finding;
pub mod floor_markers;
pub mod framing;
pub mod gamepad;
pub mod guidance;
pub mod guided_walk;
pub mod hover;
pub mod intent;
pub mod keyboard;
pub mod pick;
pub mod pointer;
pub mod reduced_motion;
pub mod walking;

use bevy::prelude::*;

pub(super) fn plugin(app: &mut App) {
    app.init_resource::<body::Visitor>();
    app.add_plugins((
        intent::plugin,
        keyboard::plugin,
        gamepad::plugin,
        pointer::plugin,
        hover::plugin,
        framing::plugin,
        walking::plugin,
        reduced_motion::plugin,
        doors::plugin,
        guidance::plugin,
        finding::plugin,
        guided_walk::plugin,
        floor_markers::plugin,
    ));
}
