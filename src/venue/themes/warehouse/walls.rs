//! The warehouse's plank floor and its side walls with their windows.

use std::ops::Range;

use glam::{Vec2, Vec3};

use super::measures::{EAVES, PLINTH, WINDOW};
use crate::measures::FLOOR_HALF_WIDTH;
use crate::mesh::Surface;
use crate::mesh_builder::{Builder, face};
use crate::themes::arch::{self, Opening, Wall};

/// The plank floor. It is cut finely where the sun comes in.
pub(super) fn floor(b: &mut Builder, z: Range<f32>) {
    b.of(Surface::Planks);
    let long = Vec3::Z * (z.end - z.start);
    for (x, cell) in [(-10.0..-7.0, 0.6), (-7.0..-2.0, 0.22), (-2.0..10.0, 0.6)] {
        b.slab(
            Vec3::new(x.start, 0.0, z.start),
            Vec3::X * (x.end - x.start),
            long,
            cell,
        );
    }
}

/// Both side walls with their windows' middles at these z.
pub(super) fn side(b: &mut Builder, z: Range<f32>, windows: &[f32]) {
    let mut half = Builder::new(b.detail);
    half.anchor = b.anchor;
    right_wall(&mut half, z, windows);
    b.mesh.append(&half.mesh);
    b.mesh.append(&half.mesh.mirrored());
}

/// A window's glass: bright sky above, the quay and what stands on it below, dim behind the dust.
pub(super) fn pane(b: &mut Builder, wall: &Wall, o: &Opening, depth: f32) {
    let first = b.mesh.vertices.len();
    b.of(Surface::Glass);
    arch::fill(b, wall, o, depth);
    let foot = wall.origin.y + o.sill;
    let high = o.spring + o.rise - o.sill;
    b.shaded(first, Vec3::new(0.78, 0.72, 0.64), |at| {
        (at.y - foot) / high
    });
}

/// Frame of a window: two upright bars and a transom of iron, before the glass.
pub(super) fn shutter(b: &mut Builder, wall: &Wall, o: &Opening) {
    b.painted(Surface::Plain, [52, 54, 56]);
    let at = |s: f32, y: f32| wall.at(o.centre + s, y, o.depth - 0.06);
    for s in [-0.77, 0.0, 0.77] {
        b.beam(
            at(s, o.sill),
            at(s, o.spring + 0.3),
            wall.out(),
            0.06,
            0.06,
            9.0,
        );
    }
    for y in [o.sill + 0.03, o.spring - 0.35] {
        b.beam(at(-0.8, y), at(0.8, y), wall.out(), 0.06, 0.06, 9.0);
    }
}

fn right_wall(b: &mut Builder, z: Range<f32>, windows: &[f32]) {
    let long = z.start - z.end;
    let foot = Wall {
        origin: Vec3::new(FLOOR_HALF_WIDTH, 0.0, z.end),
        right: Vec3::Z,
        length: long,
        height: PLINTH,
    };
    // Plinth with a sloping top of the darkest bricks, the wall a hand behind it.
    b.of(Surface::DarkBrick);
    b.slab(
        foot.at(0.0, 0.0, 0.0),
        Vec3::Z * long,
        Vec3::Y * PLINTH,
        0.5,
    );
    b.slab(
        foot.at(0.0, PLINTH, 0.0),
        Vec3::Z * long,
        Vec3::new(0.1, 0.08, 0.0),
        0.5,
    );
    let upper = Wall {
        origin: Vec3::new(FLOOR_HALF_WIDTH + 0.1, PLINTH + 0.08, z.end),
        height: EAVES - PLINTH - 0.08,
        ..foot
    };
    let openings: Vec<_> = windows
        .iter()
        .rev()
        .map(|middle| Opening {
            centre: middle - z.end,
            ..WINDOW
        })
        .collect();
    b.of(Surface::Brick);
    arch::wall(b, &upper, &openings, 0.5);
    for o in &openings {
        b.of(Surface::Brick);
        arch::reveal(b, &upper, o, 0.25);
        b.of(Surface::DarkBrick);
        arch::ring(b, &upper, o, 0.36);
        // Sill of dark bricks, a little proud of the wall.
        let (low, left) = (o.sill - 0.14, o.centre - 0.92);
        b.slab(
            upper.at(left, low, -0.06),
            Vec3::Z * 1.84,
            Vec3::Y * 0.14,
            0.5,
        );
        b.slab(
            upper.at(left, low + 0.14, -0.06),
            Vec3::Z * 1.84,
            Vec3::X * 0.12,
            0.5,
        );
        pane(b, &upper, o, o.depth - 0.02);
        if b.fine() {
            shutter(b, &upper, o);
        }
    }
    // Iron band laid into the brick against earthquakes, and the plate the roof stands on.
    b.painted(Surface::Iron, [96, 92, 90]);
    let band = |y: f32| Vec3::new(FLOOR_HALF_WIDTH + 0.085, y, z.end);
    b.panel(
        band(2.35),
        Vec3::Z * long,
        Vec3::Y * 0.2,
        0.8,
        Vec2::ZERO,
        Vec2::new(long * 2.0, 1.0),
    );
    b.painted(Surface::Timber, [150, 122, 98]);
    b.block(
        Vec3::new(FLOOR_HALF_WIDTH - 0.1, EAVES - 0.22, z.end),
        Vec3::new(FLOOR_HALF_WIDTH + 0.12, EAVES, z.start),
        face::LEFT | face::BOTTOM,
        1.0,
    );
}
