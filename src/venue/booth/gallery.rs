//! The gallery: a quiet wall, the name above the works, a bench before them.

use glam::{Vec2, Vec3};

use super::fittings::{FRAME, Skin};
use super::row::{BACK, NameBoard, RowWalls};
use super::stand::Stand;
use crate::mesh::Surface;
use crate::mesh_builder::face;

/// Plaster on which white and coloured sheets stand out alike.
pub(super) const PLASTER: [u8; 3] = [168, 163, 156];
/// Height of the walls, metres.
const WALL: f32 = 3.05;
/// The name's lower and upper edge.
const NAME: (f32, f32) = (2.52, 2.98);

/// Builds it, `half` wide to each side.
pub(super) fn build(stand: &mut Stand, half: f32) {
    stand.floor(Vec2::new(half, 1.5), Surface::Planks, [236, 212, 178]);
    stand.walls(
        half,
        RowWalls {
            high: WALL,
            skin: Skin::Painted(PLASTER),
            frame: FRAME,
            wings: &[1.0, -1.0],
        },
    );
    stand.board(
        NameBoard {
            low: NAME.0,
            high: NAME.1,
            half: half - 0.1,
            front: BACK - 0.06,
        },
        0.06,
    );
    if stand.b.fine() {
        // The light that falls on the works.
        let b = &mut stand.b;
        b.of(Surface::Glow);
        b.block(
            Vec3::new(-half + 0.2, NAME.0 - 0.03, BACK - 0.12),
            Vec3::new(half - 0.2, NAME.0, BACK - 0.08),
            face::ALL,
            9.0,
        );
    }
    stand.bench(Vec2::new(0.15, 0.1), half * 0.85);
    let desk = Vec2::new(-half + 0.66, -1.05);
    stand.desk(desk, 1.0);
    stand.status_on_desk(desk);
    stand.brochures(Vec2::new(half - 0.4, -0.9), false);
}
