//! The 3D face: the Bevy app that visitors walk in.
//!
//! Bevy is here a scheduler of systems and messages, with its messages of input, but without its renderer and its windows: a hall is
//! static geometry with baked light, drawn by a few calls straight on WebGL 2. There are no entities to speak of; what there
//! is, is a resource each. The order of a frame stands in [`schedule`], what systems tell one another in [`messages`].
//!
//! - [`loading`]: the event and the engine's own files arrive; where one comes in, and what a reload keeps.
//! - [`visitor`]: keys, pointer and touch, walking, doors, the way to a booth, the camera.
//! - [`booths`]: walls merged into buffers, signs drawn and streamed into an atlas of textures.
//! - [`people`]: other visitors and the staff of booths, as figures.
//! - [`panels`]: egui's panels, what they hear and what is asked for with them.
//! - [`frame`], [`frame_quality`], [`lod`], [`render_queue`]: what is drawn, how well, and the commands to the graphics card.
//! - [`gl`]: those commands carried out, straight on WebGL 2.
//! - `page_events`, `page_told`: what the hall tells the page around it, and hears from it.
//! - `web`: all that needs a browser (WebAssembly only), as adapters behind ports: [`inbox`], [`render_queue`], [`images`],
//!   [`text_raster`], [`clock`], [`options`], [`diagnostics`], and `fetched_images` (what decodes).
//!
//! Everything but `web` runs and is tested anywhere; what asks the page's port (`page::browser`) is compiled for browsers and tests.

#![allow(
    clippy::needless_pass_by_value,
    reason = "Bevy hands systems their parameters by value"
)]

mod announce;
pub mod booths;
#[cfg(any(target_arch = "wasm32", test))]
mod browser_input;
pub mod clock;
pub mod current_hall;
pub mod diagnostics;
#[cfg(any(target_arch = "wasm32", test))]
mod fetched_images;
pub mod frame;
pub mod frame_quality;
pub mod frame_time;
pub mod gl;
pub mod hall_mesh;
mod here;
pub mod images;
pub mod inbox;
pub mod light_effects;
pub mod loading;
pub mod locale;
pub mod lod;
pub mod messages;
pub mod mood;
pub mod options;
#[cfg(any(target_arch = "wasm32", test))]
mod page_events;
#[cfg(any(target_arch = "wasm32", test))]
mod page_told;
pub mod panel_batches;
pub mod panels;
pub mod people;
pub mod probe;
pub mod redraw;
pub mod render_queue;
pub mod schedule;
pub mod screen;
mod sound;
pub mod sway;
pub mod text_raster;
#[cfg(any(target_arch = "wasm32", test))]
mod timers;
pub mod vertex_buffer;
pub mod vertex_layout;
pub mod visitor;
pub mod visitor_records;

#[cfg(target_arch = "wasm32")]
mod web;

use bevy::prelude::*;

/// Everything that needs no browser.
pub fn plugin(app: &mut App) {
    app.init_resource::<options::Options>();
    app.add_plugins((
        (
            schedule::plugin,
            messages::plugin,
            inbox::plugin,
            diagnostics::plugin,
            redraw::plugin,
            clock::plugin,
            screen::plugin,
            visitor_records::plugin,
        ),
        (
            loading::plugin,
            visitor::plugin,
            panels::plugin,
            booths::plugin,
            hall_mesh::plugin,
            render_queue::plugin,
            frame_quality::plugin,
            frame::plugin,
            here::plugin,
            sound::plugin,
            mood::plugin,
            sway::plugin,
            people::plugin,
            announce::plugin,
            probe::plugin,
        ),
    ));
}
