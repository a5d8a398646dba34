//! Drawing: five short programs and a handful of draws, straight on WebGL 2.
//!
//! The hall is static geometry with baked light: no camera, no phases, no materials. Bevy's own renderer would prepare
//! views that nobody looks at in each frame, and a layer over WebGL would say everything anew in each (`SIZE.md` tells what
//! both weigh); so each draw here is a call of the browser's own.

mod context;
mod draw;
mod egui_painter;
mod film;
mod gpu;
mod gpu_timer;
mod mesh;
mod msaa;
mod programs;
mod textures;

use bevy::prelude::*;

pub use context::{NoGpu, find as canvas};
pub use draw::draw;
pub use gpu::{Gpu, PendingGpu};

pub(super) fn plugin(app: &mut App) {
    // After everything that the frame is made from.
    app.add_systems(Last, (draw::hand_over, draw).chain());
}
