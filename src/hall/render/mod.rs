//! Drawing: three short programs and a handful of draws, straight on WebGL 2.
//!
//! The hall is static geometry with baked light: no camera, no phases, no materials. Bevy's own renderer would prepare
//! views that nobody looks at in each frame, and a layer over WebGL would say everything anew in each (`SIZE.md` tells what
//! both weigh); so each draw here is a call of the browser's own.

mod context;
mod deliver;
mod draw;
mod flat;
mod mesh;
mod program;
mod share;
mod shell;
mod smooth;
mod stage;
mod texture;

use bevy::prelude::*;

pub use context::NoStage;
pub use deliver::{Deliveries, Delivery, PanelPaint, Surfaces};
pub use shell::{Raised, Shell, raise};
pub use stage::Rising;

/// How many frames have been drawn.
pub fn drawn() -> u32 {
    draw::FRAMES.load(std::sync::atomic::Ordering::Relaxed)
}

pub(super) fn plugin(app: &mut App) {
    app.init_resource::<Deliveries>();
    app.add_plugins((shell::plugin, deliver::plugin, share::plugin));
    // After everything that the frame is made from.
    app.add_systems(Last, (deliver::hand_over, draw::draw).chain());
}

/// The canvas.
pub fn canvas() -> Option<web_sys::HtmlCanvasElement> {
    context::find(&crate::start::canvas())
}
