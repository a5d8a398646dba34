//! The convention hall's closed side: a wall of timber with doors, over it a gallery with a railing.

use std::ops::Range;

use glam::Vec3;

use super::measures::{ASH, GALLERY, GALLERY_WALL, WHITE, roof};
use crate::measures::FLOOR_HALF_WIDTH;
use crate::mesh::Surface;
use crate::mesh_builder::{Builder, face};

/// Height of the gallery's edge, in which its floor lies.
const EDGE: f32 = 0.45;
/// Height of the railing over the edge.
const RAIL: f32 = 1.05;
/// Doors: middle along the part, half their width, height.
const DOOR: (f32, f32, f32) = (-4.0, 0.95, 2.4);

/// The closed side along a part.
pub(super) fn build(b: &mut Builder, z: Range<f32>) {
    let x = FLOOR_HALF_WIDTH;
    let long = z.start - z.end;
    // Seen from the hall, a wall on the right runs towards +z.
    let wall = |b: &mut Builder, x: f32, y: Range<f32>, cell: f32| {
        b.slab(
            Vec3::new(x, y.start, z.end),
            Vec3::Z * long,
            Vec3::Y * (y.end - y.start),
            cell,
        );
    };
    b.painted(Surface::Plain, [92, 96, 98]);
    wall(b, x - 0.015, 0.0..0.14, 4.0);
    b.painted(Surface::Planks, ASH);
    wall(b, x, 0.0..GALLERY, 0.8);
    doors(b, x, DOOR);
    // The gallery's edge, a hand before the wall, with a line in the crossings' colour.
    b.painted(Surface::Plain, WHITE);
    b.block(
        Vec3::new(x - 0.25, GALLERY, z.end),
        Vec3::new(x, GALLERY + EDGE, z.start),
        face::LEFT | face::BOTTOM | face::TOP,
        1.3,
    );
    railing(b, z.clone());
    b.painted(Surface::Panel, [206, 200, 190]);
    b.slab(
        Vec3::new(x, GALLERY + EDGE - 0.02, z.start),
        Vec3::X * (GALLERY_WALL - x),
        Vec3::Z * -long,
        1.4,
    );
    b.painted(Surface::Planks, ASH);
    wall(b, GALLERY_WALL, (GALLERY + EDGE)..(GALLERY + 3.1), 1.0);
    b.painted(Surface::Panel, [240, 238, 232]);
    wall(b, GALLERY_WALL, (GALLERY + 3.1)..roof(GALLERY_WALL), 1.0);
    doors(
        b,
        GALLERY_WALL,
        (DOOR.0 + 2.0, DOOR.1 * 1.6, GALLERY + EDGE + 2.3),
    );
}

/// A pair of doors in a wall that faces the hall, a lit sign over them.
fn doors(b: &mut Builder, x: f32, (z, half, top): (f32, f32, f32)) {
    let foot = if top > GALLERY { GALLERY + EDGE } else { 0.0 };
    if b.far() {
        return;
    }
    b.painted(Surface::Plain, [72, 118, 132]);
    b.block(
        Vec3::new(x - 0.05, foot, z - half),
        Vec3::new(x, top, z + half),
        face::LEFT | face::TOP | face::FRONT | face::BACK,
        1.2,
    );
    if !b.fine() {
        return;
    }
    b.painted(Surface::Plain, [226, 228, 226]);
    for at in [z - half, z + half] {
        b.block(
            Vec3::new(x - 0.09, foot, at - 0.05),
            Vec3::new(x, top + 0.05, at + 0.05),
            face::LEFT | face::FRONT | face::BACK,
            2.0,
        );
    }
    b.block(
        Vec3::new(x - 0.09, top, z - half),
        Vec3::new(x, top + 0.08, z + half),
        face::LEFT | face::BOTTOM | face::TOP,
        2.0,
    );
    // The slit between the leaves, and their handles.
    b.painted(Surface::Plain, [40, 62, 70]);
    b.block(
        Vec3::new(x - 0.055, foot, z - 0.012),
        Vec3::new(x - 0.05, top, z + 0.012),
        face::LEFT,
        9.0,
    );
    b.painted(Surface::Plain, [214, 216, 214]);
    for side in [-0.12, 0.12] {
        b.block(
            Vec3::new(x - 0.1, foot + 0.95, z + side - 0.02),
            Vec3::new(x - 0.07, foot + 1.35, z + side + 0.02),
            face::LEFT | face::FRONT | face::BACK,
            9.0,
        );
    }
    b.painted(Surface::Glow, [70, 196, 120]);
    b.block(
        Vec3::new(x - 0.1, top + 0.22, z - 0.3),
        Vec3::new(x - 0.02, top + 0.44, z + 0.3),
        face::LEFT | face::BOTTOM,
        9.0,
    );
}

/// The railing at the gallery's edge: posts, a handrail of timber, wires.
fn railing(b: &mut Builder, z: Range<f32>) {
    let foot = Vec3::new(FLOOR_HALF_WIDTH - 0.14, GALLERY + EDGE, 0.0);
    let at = |y: f32, z: f32| foot + Vec3::Y * y + Vec3::Z * z;
    b.painted(Surface::Timber, ASH);
    b.beam(at(RAIL, z.start), at(RAIL, z.end), Vec3::Y, 0.12, 0.06, 2.0);
    if !b.fine() {
        return;
    }
    b.painted(Surface::Plain, WHITE);
    for y in [0.25, 0.5, 0.75] {
        b.beam(at(y, z.start), at(y, z.end), Vec3::Y, 0.02, 0.02, 9.0);
    }
    for n in 0..(z.start - z.end).round() as i32 {
        let z = z.start - 0.5 - n as f32;
        b.beam(at(0.0, z), at(RAIL, z), Vec3::X, 0.04, 0.06, 9.0);
    }
}
