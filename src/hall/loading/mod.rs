//! Loading: what arrives of the event and of the engine's own files, where one comes in, and what a reload keeps.

pub mod arrive;
#[cfg(any(target_arch = "wasm32", test))]
pub mod engine_files;
pub mod entrance;
#[cfg(any(target_arch = "wasm32", test))]
pub mod event_files;
pub mod fonts;
pub mod hot_reload;
pub mod light;
pub mod records;
pub mod route;

use bevy::prelude::*;

pub(super) fn plugin(app: &mut App) {
    app.add_plugins((
        arrive::plugin,
        fonts::plugin,
        light::plugin,
        records::plugin,
        route::plugin,
    ));
}
