//! Drawing: two short shaders and a handful of draws, on Bevy's device and in its render world.
//!
//! No camera, no phases, no views of Bevy's: the hall is static geometry with baked light, so one pass draws it straight
//! into the canvas' own texture. The surface is ours too (`Rgba8Unorm`): Bevy's sRGB one costs a full-screen pass a frame.

mod canvas;
mod deliver;
mod draw;
mod flat;
mod pipelines;
mod shell;
mod stage;
mod textures;

use bevy::prelude::*;
use bevy::render::{ExtractSchedule, Render, RenderApp, RenderStartup, RenderSystems};

pub use deliver::{Deliveries, Delivery, Half, PanelPaint, Surfaces};

/// How many frames have been drawn.
pub fn drawn() -> u32 {
    draw::FRAMES.load(std::sync::atomic::Ordering::Relaxed)
}

pub(super) fn plugin(app: &mut App) {
    app.init_resource::<Deliveries>();
    app.add_systems(First, canvas::keep_window);
    app.add_plugins((shell::plugin, deliver::plugin));
    let Some(render) = app.get_sub_app_mut(RenderApp) else {
        return;
    };
    render
        .add_systems(RenderStartup, stage::set_up)
        .add_systems(ExtractSchedule, deliver::extract)
        .add_systems(Render, draw::draw.in_set(RenderSystems::Prepare));
}

/// The canvas.
pub fn canvas() -> Option<web_sys::HtmlCanvasElement> {
    canvas::find(&crate::start::canvas())
}
