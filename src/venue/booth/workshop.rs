//! The workshop: plywood, a steel frame, a workbench, things on plinths, and a sign of four sides at the corner.

use glam::{Vec2, Vec3};

use super::fittings::{FRAME, Skin};
use super::furniture::PlinthModel;
use super::row::{BACK, FRONT, RowWalls};
use super::stand::{Shows, Stand};
use crate::mesh::{Surface, Tint};
use crate::mesh_builder::face;

/// Plywood.
pub(super) const PLY: [u8; 3] = [206, 174, 132];
/// Height of the walls, metres.
const WALL: f32 = 2.5;
/// Height of the frame's upper bars.
const BAR: f32 = 2.92;
/// The sign's width, lower and upper edge.
const SIGN: (f32, f32, f32) = (0.86, 2.2, 3.35);

/// Builds it, `half` wide to each side.
pub(super) fn build(stand: &mut Stand, half: f32) {
    stand.floor(Vec2::new(half, 1.5), Surface::Concrete, [226, 226, 222]);
    stand.walls(
        half,
        RowWalls {
            high: WALL,
            skin: Skin::Painted(PLY),
            frame: FRAME,
            wings: &[1.0, -1.0],
        },
    );
    frame(stand, half);
    // Its sides stand before the bars, or these would cross the name.
    sign(
        stand,
        Vec2::new(-half + 0.01 + SIGN.0 / 2.0, FRONT + SIGN.0 / 2.0),
    );
    let bench = Vec2::new(-half + 0.82, -0.95);
    stand.workbench(bench, 1.3);
    stand.status_on_desk(bench);
    stand.plinth(Vec2::new(half - 0.42, -0.1), 0.95, PlinthModel::Tower);
    stand.plinth(Vec2::new(-half + 0.5, 0.5), 0.7, PlinthModel::Ball);
    if half > 2.0 {
        stand.plinth(Vec2::new(0.3, -0.5), 0.8, PlinthModel::Tower);
    }
    stand.brochures(Vec2::new(half - 0.42, -1.0), false);
}

/// Bars along the edges of the room, with lamps hanging from the one in the middle.
fn frame(stand: &mut Stand, half: f32) {
    stand.b.painted(Surface::Plain, FRAME);
    stand.posts(half, 0.07, BAR);
    let b = &mut stand.b;
    let (x, front, back) = (half - 0.055, FRONT + 0.05, BACK + 0.02);
    for side in [-1.0, 1.0] {
        b.block(
            Vec3::new(side * x - 0.035, WALL, back - 0.035),
            Vec3::new(side * x + 0.035, BAR, back + 0.035),
            face::SIDES,
            9.0,
        );
        b.beam(
            Vec3::new(side * x, BAR, front),
            Vec3::new(side * x, BAR, back),
            Vec3::Y,
            0.07,
            0.07,
            9.0,
        );
    }
    for z in [front, 0.0, back] {
        b.beam(
            Vec3::new(-x - 0.035, BAR, z),
            Vec3::new(x + 0.035, BAR, z),
            Vec3::Y,
            0.07,
            0.07,
            9.0,
        );
    }
    if b.fine() {
        let lamps: &[f32] = if half > 2.0 {
            &[-1.2, 0.0, 1.2]
        } else {
            &[-0.3, 0.7]
        };
        for &x in lamps {
            b.painted(Surface::Plain, FRAME);
            b.block(
                Vec3::new(x - 0.01, BAR - 0.3, -0.01),
                Vec3::new(x + 0.01, BAR, 0.01),
                face::SIDES,
                9.0,
            );
            b.tube(
                Vec3::new(x, BAR - 0.45, 0.0),
                Vec3::new(x, BAR - 0.3, 0.0),
                0.15,
                0.03,
                10,
                9.0,
            );
            b.of(Surface::Glow);
            b.ball(Vec3::new(x, BAR - 0.45, 0.0), Vec3::splat(0.06), 8, 4);
        }
    }
}

/// A box of four sides that hangs at the corner: the name is read from along the aisle.
fn sign(stand: &mut Stand, centre: Vec2) {
    let (wide, low, high) = SIGN;
    let half = wide / 2.0;
    stand.b.dyed(Surface::Panel, Tint::Main);
    stand.b.block(
        Vec3::new(centre.x - half, low, centre.y - half),
        Vec3::new(centre.x + half, high, centre.y + half),
        face::ALL,
        0.6,
    );
    for out in [Vec3::NEG_Z, Vec3::X, Vec3::NEG_X] {
        let top = Vec3::new(centre.x, high - 0.02, centre.y) + out * half;
        let size = Vec2::new(wide - 0.04, high - low - 0.04);
        stand.face(Shows::Side, top, out, size);
    }
}
