//! The convention hall's glazed side: columns, fins and transoms. The panes are so clear that one does not see them.

use std::ops::Range;

use glam::Vec3;

use super::measures::{EAVES, GLASS, STREET, WHITE, roof};
use crate::mesh::Surface;
use crate::mesh_builder::{Builder, Detail, face};

/// Height of the kerb that the glass stands on.
const KERB: f32 = 0.32;
/// Heights of the transoms.
const TRANSOMS: [f32; 3] = [2.75, 5.1, 7.45];
/// Fins stand so far apart.
const APART: f32 = 2.0;
/// Distance of the columns from the axis: outside, before the glass.
const COLUMN: f32 = GLASS - 0.75;

/// The glazing along a part.
pub(super) fn build(b: &mut Builder, z: Range<f32>) {
    let long = z.start - z.end;
    b.painted(Surface::Concrete, [240, 240, 238]);
    b.block(
        Vec3::new(GLASS - 0.2, STREET, z.end),
        Vec3::new(GLASS + 0.15, KERB, z.start),
        face::RIGHT | face::TOP | face::LEFT,
        1.0,
    );
    b.painted(Surface::Panel, WHITE);
    for y in TRANSOMS {
        let at = |z: f32| Vec3::new(GLASS, y, z);
        b.beam(at(z.start), at(z.end), Vec3::Y, 0.12, 0.14, 2.0);
    }
    // The beam on which the roof's edge lies.
    let at = |z: f32| Vec3::new(GLASS, roof(GLASS) - 0.2, z);
    b.beam(at(z.start), at(z.end), Vec3::Y, 0.2, 0.36, 2.0);
    if !b.fine() {
        return;
    }
    // Of panel, not plain: the sun draws them on the floor.
    b.painted(Surface::Panel, WHITE);
    for n in 0..(long / APART).round() as i32 {
        let z = z.start - APART * (n as f32 + 0.5);
        b.beam(
            Vec3::new(GLASS - 0.05, KERB, z),
            Vec3::new(GLASS - 0.05, roof(GLASS) - 0.3, z),
            Vec3::X,
            0.07,
            0.34,
            2.4,
        );
    }
}

/// A column at z, outside, with two arms that carry the roof.
pub(super) fn column(b: &mut Builder, z: f32) {
    let sides = match b.detail {
        Detail::Fine => 10,
        Detail::Coarse => 5,
        Detail::Far => 3,
    };
    b.painted(Surface::Panel, WHITE);
    let fork = Vec3::new(COLUMN, 5.6, z);
    b.tube(Vec3::new(COLUMN, STREET, z), fork, 0.17, 0.15, sides, 2.0);
    for x in [GLASS + 0.1, EAVES + 0.5] {
        b.tube(
            fork - Vec3::Y * 0.1,
            Vec3::new(x, roof(x) - 0.1, z),
            0.12,
            0.07,
            sides.min(6),
            2.0,
        );
    }
}
