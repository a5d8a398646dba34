//! Drawing: two short shaders and a handful of draws, straight on wgpu.
//!
//! The hall is static geometry with baked light: no camera, no phases, no materials. Bevy's own renderer would prepare
//! views that nobody looks at in each frame, and bring much more to download (`SIZE.md`); so it is left out, and one
//! pass draws into the canvas' own texture. The surface is `Rgba8Unorm`: an sRGB one costs a full-screen pass a frame.

mod canvas;
mod deliver;
mod draw;
mod flat;
mod half;
mod pipelines;
mod shell;
mod stage;
mod textures;

use bevy::prelude::*;

pub use deliver::{Deliveries, Delivery, PanelPaint, Surfaces};
pub use stage::Stage;

/// How many frames have been drawn.
pub fn drawn() -> u32 {
    draw::FRAMES.load(std::sync::atomic::Ordering::Relaxed)
}

pub(super) fn plugin(app: &mut App) {
    app.init_resource::<Deliveries>();
    app.add_plugins((shell::plugin, deliver::plugin, half::plugin));
    // After everything that the frame is made from.
    app.add_systems(Last, (deliver::hand_over, draw::draw).chain());
}

/// The canvas.
pub fn canvas() -> Option<web_sys::HtmlCanvasElement> {
    canvas::find(&crate::start::canvas())
}
