//! The booths of the hall one is in: their walls merged into one buffer, and the signs that hang on them.

pub mod atlas;
pub mod booth_colours;
mod film_still;
pub mod films;
pub mod hanging;
pub mod merge;
pub mod mips;
pub mod objects;
pub mod painting;
pub mod sign_atlas;
pub mod signs;
pub mod status;
pub mod strokes;
pub mod text_widths;
pub mod texture_streaming;
mod wall_print;
pub mod wrap;

use bevy::prelude::*;

pub(super) fn plugin(app: &mut App) {
    app.add_plugins((
        merge::plugin,
        texture_streaming::plugin,
        painting::plugin,
        objects::plugin,
        films::plugin,
    ));
}
