//! The garden: a timber arbour, open at one corner, with plants and seats.

use glam::{Vec2, Vec3};

use super::fittings::{Skin, WHITE};
use super::row::{BACK, FRONT, NameBoard, RowWalls};
use super::stand::Stand;
use crate::mesh::{Surface, Tint};
use crate::mesh_builder::face;

/// Height of the wall, metres: the sky, or the hall, is seen between it and the beams.
const WALL: f32 = 2.45;
/// Lower and upper edge of the beams.
const BEAM: (f32, f32) = (2.7, 2.84);
/// Wood that has been out in the weather.
pub(super) const BEAMS: [u8; 3] = [186, 148, 110];
/// The boards one walks on.
pub(super) const DECK: [u8; 3] = [232, 204, 168];

/// Builds it, `half` wide to each side.
pub(super) fn build(stand: &mut Stand, half: f32) {
    stand.floor(Vec2::new(half, 1.5), Surface::Planks, DECK);
    stand.walls(
        half,
        RowWalls {
            high: WALL,
            skin: Skin::Painted(WHITE),
            frame: BEAMS,
            wings: &[1.0],
        },
    );
    arbour(stand, half);
    stand.board(
        NameBoard {
            low: BEAM.0 - 0.16,
            high: BEAM.1 + 0.1,
            half: half * 0.8,
            front: FRONT - 0.04,
        },
        0.04,
    );
    stand.status_under(half, BEAM.0 - 0.02);
    stand.planter(
        Vec2::new(0.0, BACK - 0.2),
        Vec2::new(half - 0.2, 0.16),
        0.34,
    );
    stand.pot(Vec2::new(-half + 0.46, 0.35));
    let seats = if half > 2.0 { 4 } else { 2 };
    for nth in 0..seats {
        let tint = [Tint::Main, Tint::Accent][nth % 2];
        let x = half - 0.85 - 0.62 * nth as f32;
        stand.stool(Vec2::new(x, 0.2 + 0.3 * (nth % 2) as f32), tint);
    }
    stand.desk(Vec2::new(-half + 0.72, -1.0), 1.0);
    stand.brochures(Vec2::new(half - 0.44, -0.92), false);
}

/// Posts, beams and rafters, with lanterns and leaves.
fn arbour(stand: &mut Stand, half: f32) {
    stand.b.painted(Surface::Timber, BEAMS);
    stand.posts(half, 0.1, BEAM.0);
    let b = &mut stand.b;
    let out = half - 0.02;
    for side in [-1.0_f32, 1.0] {
        let x = side * (half - 0.07);
        b.block(
            Vec3::new(x - 0.05, WALL, BACK - 0.01),
            Vec3::new(x + 0.05, BEAM.0, BACK + 0.09),
            face::SIDES,
            9.0,
        );
    }
    for z in [FRONT + 0.05, BACK + 0.04] {
        b.block(
            Vec3::new(-out, BEAM.0, z - 0.05),
            Vec3::new(out, BEAM.1, z + 0.05),
            face::ALL,
            1.0,
        );
    }
    let count = if b.fine() {
        (half / 0.25) as u32
    } else {
        (half / 0.5) as u32
    };
    for nth in 0..=count {
        let x = -out + 0.05 + (2.0 * out - 0.1) * nth as f32 / count as f32;
        b.beam(
            Vec3::new(x, BEAM.1 + 0.04, FRONT - 0.02),
            Vec3::new(x, BEAM.1 + 0.04, BACK + 0.09),
            Vec3::Y,
            0.05,
            0.08,
            1.5,
        );
    }
    if b.far() {
        return;
    }
    b.painted(Surface::Foliage, [112, 140, 78]);
    for (x, z, wide, seed) in [
        (half - 0.55, FRONT + 0.45, 0.42, 3),
        (half - 0.4, 0.2, 0.28, 5),
        (-half + 0.5, BACK - 0.4, 0.38, 9),
    ] {
        let radii = Vec3::new(wide, 0.16, wide * 0.85);
        b.clump(Vec3::new(x, BEAM.1 + 0.12, z), radii, seed);
    }
    if b.fine() {
        b.of(Surface::Glow);
        for x in [-half * 0.45, half * 0.45] {
            b.ball(Vec3::new(x, BEAM.0 - 0.2, -0.1), Vec3::splat(0.09), 6, 4);
        }
    }
}
