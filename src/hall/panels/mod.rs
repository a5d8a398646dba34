//! The panels over the hall: what they show, what they hear, and what the visitor asks for with them.

pub mod actions;
mod coverage;
pub mod input;
pub mod pictures;
pub mod show;
pub mod state;

use bevy::prelude::*;

pub(super) fn plugin(app: &mut App) {
    app.init_resource::<state::Panels>();
    app.init_resource::<state::PanelEgui>();
    app.add_plugins((
        actions::plugin,
        input::plugin,
        pictures::plugin,
        show::plugin,
    ));
}
