//! Clouds, as sheets a little before the sky whose corners take its colour where the cloud ends.

use std::f32::consts::{PI, TAU};

use crate::mesh_builder::hash;

/// How much of the sky a cloud hides: nothing at its edges, where it takes the sky's own colour.
pub(super) fn thick(s: f32, t: f32, seed: u32) -> f32 {
    let smooth = |x: f32| {
        let x = x.clamp(0.0, 1.0);
        x * x * (3.0 - 2.0 * x)
    };
    // Puffs of three sizes along a flat foot.
    let puff = |times: f32, shift: u32| {
        let phase = hash(seed * 17 + shift) * TAU;
        (0.5 + 0.5 * (s * times * PI + phase).sin()).powf(0.7)
    };
    let top = (s * PI).sin().max(0.0).powf(0.6)
        * (0.28 + 0.3 * puff(3.0, 1) + 0.2 * puff(7.0, 2) + 0.1 * puff(13.0, 3));
    smooth((top + 0.06 - t) / 0.3) * smooth(t / 0.16) * smooth(s * 7.0) * smooth((1.0 - s) * 7.0)
}
