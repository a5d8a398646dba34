//! Drawing: six short programs and a handful of draws, straight on WebGL 2.
//!
//! The hall is static geometry with baked light: no camera, no phases, no materials. Bevy's own renderer would prepare
//! views that nobody looks at in each frame, and a layer over WebGL would say everything anew in each (`SIZE.md` tells what
//! both weigh); so each draw here is a call of the browser's own. What is called stands behind a port with the names of
//! `web-sys`: `web/webgl.rs` is a real browser's, [`stand_in`] is one in memory that tells what was drawn with what.

mod context;
mod draw;
mod egui_painter;
mod film;
mod gpu;
mod gpu_timer;
mod mesh;
mod msaa;
mod programs;
#[cfg(not(target_arch = "wasm32"))]
pub mod stand_in;
#[cfg(test)]
mod tests;
mod textures;

use bevy::prelude::*;

#[cfg(target_arch = "wasm32")]
use crate::web::webgl as port;
#[cfg(not(target_arch = "wasm32"))]
use stand_in as port;

pub use context::NoGpu;
pub use draw::draw;
pub use gpu::{Gpu, PendingGpu};

/// Draws with the [`Gpu`] that is there.
pub fn plugin(app: &mut App) {
    // After everything that the frame is made from.
    app.add_systems(Last, (draw::hand_over, draw).chain());
}
