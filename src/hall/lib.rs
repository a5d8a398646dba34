//! The 3D face: the Bevy app that visitors walk in.
//!
//! Logic lives in `venue`, `feed`, `page` and `overlay`; systems in here only connect it. What needs no browser (the
//! visitor, the merging of booths, what panels ask for) builds and is tested anywhere; `bridge` and `render` are for
//! WebAssembly only.

#![allow(
    clippy::needless_pass_by_value,
    reason = "Bevy hands systems their parameters by value"
)]

pub mod auras;
pub mod booths;
pub mod care;
pub mod packed;
pub mod panels;
pub mod room;
pub mod schedule;
pub mod state;
pub mod visitor;

#[cfg(target_arch = "wasm32")]
mod bridge;
#[cfg(target_arch = "wasm32")]
mod render;
#[cfg(target_arch = "wasm32")]
mod start;

#[cfg(test)]
mod tests;

use bevy::prelude::*;

/// Everything that needs no browser.
pub fn plugin(app: &mut App) {
    app.add_plugins((
        schedule::plugin,
        state::plugin,
        visitor::plugin,
        panels::plugin,
        booths::plugin,
    ));
}
