//! Drawing: two short shaders and a handful of draws, on Bevy's device and in its render world.
//!
//! No camera, no phases, no views of Bevy's: the hall is static geometry with baked light, so one pass draws it straight
//! into the canvas' own texture. The surface is ours too (`Rgba8Unorm`): Bevy's sRGB one costs a full-screen pass a frame.

mod canvas;
mod deliver;
mod draw;
mod flat;
mod half;
mod pipelines;
mod shell;
mod stage;
mod textures;

use bevy::ecs::schedule::ScheduleLabel;
use bevy::prelude::*;
use bevy::render::{ExtractSchedule, RenderApp, RenderScheduleOrder, RenderStartup};

pub use deliver::{Deliveries, Delivery, PanelPaint, Surfaces};

/// How many frames have been drawn.
pub fn drawn() -> u32 {
    draw::FRAMES.load(std::sync::atomic::Ordering::Relaxed)
}

pub(super) fn plugin(app: &mut App) {
    app.init_resource::<Deliveries>();
    app.add_systems(First, canvas::keep_window);
    app.add_plugins((shell::plugin, deliver::plugin, half::plugin));
    let Some(render) = app.get_sub_app_mut(RenderApp) else {
        return;
    };
    render
        .add_systems(RenderStartup, stage::set_up)
        .add_systems(ExtractSchedule, deliver::extract)
        .add_systems(Drawing, (apply_extract_commands, draw::draw).chain())
        // Bevy's own `Render` schedule prepares views, globals and windows that nobody here looks at, and submits
        // an empty frame: two thirds of the calls to the graphics card. Ours takes its place.
        .insert_resource(RenderScheduleOrder {
            labels: vec![Drawing.intern()],
        });
}

/// What the render world does in a frame.
#[derive(ScheduleLabel, Clone, Debug, Default, PartialEq, Eq, Hash)]
struct Drawing;

/// What extraction left to be done: Bevy does this in the schedule that ours replaces.
fn apply_extract_commands(world: &mut World) {
    world.resource_scope(|world, mut schedules: Mut<Schedules>| {
        if let Some(schedule) = schedules.get_mut(ExtractSchedule) {
            schedule.apply_deferred(world);
        }
    });
}

/// The canvas.
pub fn canvas() -> Option<web_sys::HtmlCanvasElement> {
    canvas::find(&crate::start::canvas())
}
