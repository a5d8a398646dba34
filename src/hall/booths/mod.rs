//! The booths of the hall one is in: their walls merged into one buffer, and what hangs on them.

pub mod atlas;
pub mod dyes;
pub mod merge;
pub mod mips;
pub mod residency;
pub mod signs;
pub mod status;
pub mod wrap;

use bevy::prelude::*;

pub(super) fn plugin(app: &mut App) {
    app.add_plugins((merge::plugin, residency::plugin));
}
