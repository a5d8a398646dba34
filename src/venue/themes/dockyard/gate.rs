//! The dock gate at the entrance.

use glam::Vec3;

use super::garden;
use super::measures::LIT;
use crate::measures::DOOR_WIDTH;
use crate::mesh::Surface;
use crate::mesh_builder::{Builder, face};
use crate::themes::arch::{self, Opening, Wall};

/// The dock gate, dressed like a ship's side: riveted plates, red below the waterline, frames and timber fenders.
pub(super) fn build(b: &mut Builder) {
    let half = 15.5;
    let waterline = 3.3;
    let door = Opening {
        centre: half,
        width: DOOR_WIDTH,
        sill: 0.0,
        spring: 2.3,
        rise: 0.4,
        depth: 0.9,
    };
    let hull = Wall {
        origin: Vec3::new(half, 0.0, 0.0),
        right: Vec3::NEG_X,
        length: half * 2.0,
        height: waterline,
    };
    b.painted(Surface::Iron, [150, 62, 48]);
    arch::wall(b, &hull, &[door], 0.6);
    b.painted(Surface::Iron, [70, 74, 84]);
    arch::reveal(b, &hull, &door, 0.5);
    arch::doors(b, &hull, &door, LIT);
    b.painted(Surface::Plain, [226, 220, 205]);
    b.slab(
        hull.at(0.0, waterline, 0.0),
        Vec3::NEG_X * hull.length,
        Vec3::Y * 0.12,
        0.8,
    );
    b.painted(Surface::Iron, [58, 66, 84]);
    b.slab(
        hull.at(0.0, waterline + 0.12, 0.0),
        Vec3::NEG_X * hull.length,
        Vec3::Y * 4.6,
        0.8,
    );
    // Frames every two metres, the doorway left free.
    b.painted(Surface::Iron, [64, 70, 86]);
    for frame in -7..=7 {
        let x = frame as f32 * 2.0;
        let foot = if frame == 0 { waterline + 0.12 } else { 0.0 };
        b.block(
            Vec3::new(x - 0.08, foot, -0.22),
            Vec3::new(x + 0.08, 8.02, 0.0),
            face::LEFT | face::RIGHT | face::FRONT,
            0.8,
        );
    }
    // Timber fenders, and the walk along its top.
    for (y, deep) in [(4.2, 0.34), (6.2, 0.34)] {
        b.painted(Surface::Timber, [170, 150, 130]);
        let at = |x: f32| Vec3::new(x, y, -deep / 2.0);
        b.beam(at(half), at(-half), Vec3::Y, deep, 0.32, 0.8);
    }
    b.painted(Surface::Timber, [190, 175, 155]);
    b.block(
        Vec3::new(-half, 8.0, -0.5),
        Vec3::new(half, 8.12, 1.6),
        face::FRONT | face::BOTTOM | face::TOP,
        1.0,
    );
    garden::railing(
        b,
        Vec3::new(half, 8.12, -0.42),
        Vec3::new(-half, 8.12, -0.42),
        14,
    );
    for x in [-2.1, 2.1] {
        garden::lantern(b, Vec3::new(x, 2.55, -0.3));
    }
}
