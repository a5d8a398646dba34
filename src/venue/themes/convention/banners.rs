//! The convention hall's banners: cloth that hangs from a truss over each street, in the colours of what is talked about.

use glam::Vec3;

use super::measures::AISLE;
use crate::mesh::Surface;
use crate::mesh_builder::Builder;

/// Upper and lower edge, metres: one walks below, and sees over booths.
const TOP: f32 = 8.5;
const BOTTOM: f32 = 5.0;
/// Half a banner's width.
const HALF: f32 = 0.62;

/// Main colour and the colour of its signs, left and right.
const COLOURS: [([u8; 3], [u8; 3]); 2] = [
    ([24, 122, 132], [246, 190, 84]),
    ([226, 104, 78], [250, 244, 232]),
];

/// A banner over each street at z.
pub(super) fn build(b: &mut Builder, z: f32) {
    b.sway = Some((TOP, BOTTOM));
    for (x, colours) in [-AISLE, AISLE].into_iter().zip(COLOURS) {
        banner(b, Vec3::new(x, BOTTOM, z), colours);
    }
    b.sway = None;
}

/// A banner whose lower edge's middle is here; both its sides show the same.
fn banner(b: &mut Builder, foot: Vec3, (main, sign): ([u8; 3], [u8; 3])) {
    let high = TOP - BOTTOM;
    for side in [1.0, -1.0] {
        let rect = |b: &mut Builder, x: f32, y: f32, w: f32, h: f32, proud: f32| {
            let left = foot + Vec3::new(-side * (HALF - x), y, side * proud);
            b.slab(left + Vec3::ZERO, Vec3::X * (side * w), Vec3::Y * h, 0.9);
        };
        b.painted(Surface::Panel, main);
        rect(b, 0.0, 0.0, 2.0 * HALF, high, 0.01);
        if b.far() {
            continue;
        }
        // A field in the second colour at the foot, and three steps that climb: a town's outline.
        b.painted(Surface::Panel, sign);
        rect(b, 0.0, 0.0, 2.0 * HALF, 0.5, 0.016);
        if b.fine() {
            for (n, up) in [0.32, 0.72, 0.5].into_iter().enumerate() {
                rect(b, 0.14 + 0.34 * n as f32, 0.5, 0.26, up, 0.016);
            }
            let centre = foot + Vec3::new(0.0, high - 0.75, side * 0.016);
            b.disc(centre, Vec3::Z * side, 0.36, 20);
        }
    }
    if b.fine() {
        b.painted(Surface::Plain, [232, 232, 230]);
        for y in [TOP, BOTTOM] {
            let at = |x: f32| Vec3::new(foot.x + x, y, foot.z);
            b.tube(at(-HALF - 0.05), at(HALF + 0.05), 0.03, 0.03, 5, 9.0);
        }
        for x in [-HALF, HALF] {
            let at = Vec3::new(foot.x + x, TOP, foot.z);
            b.tube(at, at + Vec3::Y * 1.4, 0.01, 0.01, 3, 9.0);
        }
    }
}
