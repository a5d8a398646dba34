//! The dock's floor and its stepped granite walls.

use std::ops::Range;

use glam::{Vec2, Vec3};

use super::measures::{ALTARS, UPPER};
use crate::measures::EYE_HEIGHT;
use crate::mesh::Surface;
use crate::mesh_builder::{Builder, face};

/// Builds something on the right side and its reflection on the left.
pub(super) fn both(b: &mut Builder, build: impl Fn(&mut Builder)) {
    let mut side = Builder::new(b.detail);
    side.anchor = b.anchor;
    build(&mut side);
    b.mesh.append(&side.mesh);
    b.mesh.append(&side.mesh.mirrored());
}

/// The floor: setts, and along the axis the channel into which the dock was drained.
pub(super) fn floor(b: &mut Builder, z: Range<f32>) {
    let long = Vec3::Z * (z.end - z.start);
    let strip = |b: &mut Builder, x: Range<f32>, y: f32| {
        b.slab(
            Vec3::new(x.start, y, z.start),
            Vec3::X * (x.end - x.start),
            long,
            0.5,
        );
    };
    both(b, |b| {
        b.of(Surface::Paving);
        strip_right(b, 0.4..9.6, &z);
        // Kerb stones along the channel, and a gutter of smaller ones at the wall's foot.
        b.painted(Surface::Granite, [215, 215, 218]);
        strip_right(b, 0.07..0.4, &z);
        b.painted(Surface::Granite, [150, 152, 158]);
        strip_right(b, 9.6..10.0, &z);
    });
    b.painted(Surface::Iron, [84, 84, 88]);
    strip(b, -0.07..0.07, 0.0);
}

/// The stepped wall below the ledge, on the right.
pub(super) fn altars(b: &mut Builder, z: Range<f32>) {
    stepped(b, &ALTARS, z, 0.55);
}

/// The stepped wall above the ledge and the street's edge, on the right.
pub(super) fn upper(b: &mut Builder, z: Range<f32>) {
    stepped(b, &UPPER[..8], z.clone(), 1.0);
    b.painted(Surface::Granite, [255, 250, 240]);
    b.profile(&UPPER[7..11], z.clone(), 1.0);
    b.painted(Surface::Paving, [190, 190, 190]);
    b.profile(&UPPER[10..], z, 4.0);
}

/// A narrow stair up the altars on the right: two steps of the mason's between each altar and the next.
pub(super) fn stair(b: &mut Builder, z: f32) {
    if !b.fine() {
        return;
    }
    let half = 0.45;
    b.painted(Surface::Granite, [236, 234, 230]);
    let lower = ALTARS.as_chunks::<2>().0.iter().zip([0.45, 0.7, 0.5, 0.5]);
    let risers = lower.map(|(pair, room)| (pair[0], pair[1], room)).chain(
        UPPER[..8]
            .as_chunks::<2>()
            .0
            .iter()
            .zip([1.0, 0.6, 0.6, 0.6])
            .map(|(pair, room)| (pair[0], pair[1], room)),
    );
    for (foot, top, room) in risers {
        let tread = (room / 3.0_f32).min(0.3);
        for step in 1..=2 {
            let out = tread * (3 - step) as f32;
            let rise = (top.y - foot.y) / 3.0 * step as f32;
            let low = (top.y - foot.y) / 3.0 * (step - 1) as f32;
            b.block(
                Vec3::new(foot.x - out, foot.y + low, z - half),
                Vec3::new(foot.x, foot.y + rise, z + half),
                face::LEFT | face::FRONT | face::BACK | face::TOP,
                0.5,
            );
        }
    }
}

fn strip_right(b: &mut Builder, x: Range<f32>, z: &Range<f32>) {
    b.slab(
        Vec3::new(x.start, 0.0, z.start),
        Vec3::X * (x.end - x.start),
        Vec3::Z * (z.end - z.start),
        0.5,
    );
}

/// Steps, each with the rounded edge that ropes and boots have worn pale.
fn stepped(b: &mut Builder, corners: &[Vec2], z: Range<f32>, cell: f32) {
    const NOSE: Vec2 = Vec2::new(0.05, 0.13);
    for pair in corners.windows(2) {
        let (p, q) = (pair[0], pair[1]);
        b.of(Surface::Granite);
        if p.x == q.x && b.fine() {
            let lip = q - Vec2::Y * NOSE.y;
            b.profile(&[p, lip], z.clone(), cell);
            b.painted(Surface::Granite, [255, 252, 246]);
            // The edge's upper side is seen only where it lies below the eye.
            let edge = [lip, lip - Vec2::X * NOSE.x, q - Vec2::X * NOSE.x, q];
            let seen = if q.y > EYE_HEIGHT { 3 } else { 4 };
            b.profile(&edge[..seen], z.clone(), 1.0);
        } else {
            b.profile(&[p, q], z.clone(), cell);
        }
    }
}
