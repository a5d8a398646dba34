//! What connects the hall with the page: files that arrive, the route, the records, marks, and the probe.

mod canvas2d;
mod decode;
pub mod files;
mod gamepad;
pub mod keys;
pub mod loading;
pub mod news;
pub mod page;
pub mod pictures;
mod probe;
mod records;
mod renewing;
mod route;
mod screen;

use bevy::prelude::*;

pub(super) fn plugin(app: &mut App) {
    app.add_plugins((
        news::plugin,
        screen::plugin,
        loading::plugin,
        files::plugin,
        pictures::plugin,
        records::plugin,
        route::plugin,
        page::plugin,
        probe::plugin,
        keys::plugin,
        gamepad::plugin,
    ));
}
