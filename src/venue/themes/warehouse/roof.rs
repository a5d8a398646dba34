//! The Warehouse's roof: trusses, purlins, rafters and boards of timber, iron rods where it pulls.

use std::ops::Range;

use glam::Vec3;

use super::measures::{COLUMN_X, EAVES};
use crate::measures::FLOOR_HALF_WIDTH;
use crate::mesh::Surface;
use crate::mesh_builder::Builder;

/// Height of the ridge's underside, metres.
const RIDGE: f32 = 8.9;
/// Middle of the tie beams.
const TIE: f32 = 5.42;

/// Colours of the timber: the frame darker than the boards, so that its lines read against them.
const FRAME: [u8; 3] = [168, 138, 110];
const BOARDS: [u8; 3] = [236, 224, 206];

/// Underside of the roof boards over x, metres.
pub(super) fn under(x: f32) -> f32 {
    RIDGE - (RIDGE - EAVES) * x.abs() / (FLOOR_HALF_WIDTH + 0.12)
}

/// The roof over a stretch of the hall, without trusses.
pub(super) fn build(b: &mut Builder, z: Range<f32>) {
    let long = z.start - z.end;
    let reach = FLOOR_HALF_WIDTH + 0.12;
    for side in [-1.0, 1.0] {
        b.painted(Surface::Planks, BOARDS);
        let eaves = Vec3::new(side * reach, EAVES, 0.0);
        let ridge = Vec3::new(0.0, RIDGE, 0.0);
        // Boards run along the hall: the texture's planks lie along its second axis, z.
        let (near, far) = if side > 0.0 {
            (z.end, z.start)
        } else {
            (z.start, z.end)
        };
        b.slab(
            eaves + Vec3::Z * near,
            Vec3::Z * (far - near),
            ridge - eaves,
            1.0,
        );
        // Purlins along, rafters down the slope.
        b.painted(Surface::Timber, FRAME);
        for x in [2.6_f32, 5.2, 7.8] {
            let at = Vec3::new(side * x, under(x) - 0.26, 0.0);
            b.beam(
                at + Vec3::Z * z.start,
                at + Vec3::Z * z.end,
                Vec3::Y,
                0.14,
                0.2,
                1.0,
            );
        }
        if b.fine() {
            let count = long.round() as i32;
            for n in 0..count {
                let z = z.start - 0.5 - n as f32;
                let drop = Vec3::Y * 0.08;
                b.beam(
                    eaves - drop + Vec3::Z * z,
                    ridge - drop + Vec3::Z * z,
                    Vec3::Y,
                    0.09,
                    0.16,
                    1.6,
                );
            }
        }
    }
    b.painted(Surface::Timber, FRAME);
    let ridge = Vec3::Y * (RIDGE - 0.2);
    b.beam(
        ridge + Vec3::Z * z.start,
        ridge + Vec3::Z * z.end,
        Vec3::Y,
        0.14,
        0.3,
        1.0,
    );
}

/// A truss across the hall at z: a tie beam on walls and columns, principals, a king post, struts, and iron straps.
pub(super) fn truss(b: &mut Builder, z: f32) {
    let at = |x: f32, y: f32| Vec3::new(x, y, z);
    let reach = FLOOR_HALF_WIDTH + 0.1;
    b.painted(Surface::Timber, FRAME);
    b.beam(at(-reach, TIE), at(reach, TIE), Vec3::Y, 0.24, 0.32, 0.8);
    for side in [-1.0_f32, 1.0] {
        let x = |x: f32| side * x;
        // Principal rafter, a hand below the purlins.
        b.beam(
            at(x(reach), under(reach) - 0.42),
            at(0.0, RIDGE - 0.55),
            Vec3::Y,
            0.22,
            0.28,
            1.0,
        );
        b.beam(
            at(x(0.1), TIE + 0.3),
            at(x(3.4), under(3.4) - 0.5),
            Vec3::Y,
            0.16,
            0.18,
            1.2,
        );
        b.beam(
            at(x(3.6), TIE + 0.1),
            at(x(3.6), under(3.6) - 0.5),
            Vec3::X,
            0.16,
            0.16,
            1.2,
        );
        b.beam(
            at(x(3.7), TIE + 0.2),
            at(x(COLUMN_X - 0.1), under(COLUMN_X) - 0.5),
            Vec3::Y,
            0.14,
            0.16,
            1.2,
        );
    }
    b.beam(at(0.0, TIE), at(0.0, RIDGE - 0.4), Vec3::X, 0.2, 0.24, 1.0);
    if b.fine() {
        b.painted(Surface::Plain, [58, 58, 60]);
        for x in [-3.6_f32, 0.0, 3.6] {
            b.beam(
                at(x, TIE - 0.18),
                at(x, TIE + 0.36),
                Vec3::X,
                0.26,
                0.12,
                9.0,
            );
        }
    }
}
