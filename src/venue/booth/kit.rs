//! The kit: white walls behind a fascia on two posts, with a counter.

use glam::{Vec2, Vec3};

use super::fittings::{FRAME, Skin, WHITE};
use super::row::{FRONT, NameBoard, RowWalls, WING};
use super::stand::Stand;
use crate::mesh::{Surface, Tint};
use crate::mesh_builder::face;

/// Height of the walls, metres.
const WALL: f32 = 2.5;
/// The fascia's lower and upper edge.
const FASCIA: (f32, f32) = (2.55, 3.0);

/// Builds it, `half` wide to each side.
pub(super) fn build(stand: &mut Stand, half: f32) {
    stand.carpet(Vec2::new(half, 1.5));
    stand.walls(
        half,
        RowWalls {
            high: WALL,
            skin: Skin::Banded,
            frame: FRAME,
            wings: &[1.0, -1.0],
        },
    );
    fascia(stand, half);
    // The counter on the right, the brochures on the left, as one comes in.
    let counter = if half > 2.0 { 1.6 } else { 1.0 };
    stand.counter(Vec2::new(-half + counter / 2.0 + 0.16, -1.0), counter);
    stand.brochures(Vec2::new(half - 0.38, -0.92), false);
}

/// The fascia over the front: name to the left, plot number at the right end, the status sign hanging below.
fn fascia(stand: &mut Stand, half: f32) {
    let (low, high) = FASCIA;
    let out = half - 0.02;
    let b = &mut stand.b;
    b.painted(Surface::Panel, WHITE);
    b.block(
        Vec3::new(-out, low + 0.05, FRONT),
        Vec3::new(out, high, FRONT + 0.1),
        face::SIDES | face::TOP,
        0.75,
    );
    b.dyed(Surface::Panel, Tint::Main);
    b.block(
        Vec3::new(-out, low, FRONT - 0.01),
        Vec3::new(out, low + 0.05, FRONT + 0.11),
        face::ALL,
        1.0,
    );
    // Posts at the front, slim bars back to the walls.
    b.painted(Surface::Plain, FRAME);
    for side in [-1.0_f32, 1.0] {
        let x = side * (half - 0.04);
        b.beam(
            Vec3::new(x, low + 0.08, FRONT + 0.1),
            Vec3::new(x, WALL + 0.1, WING + 0.3),
            Vec3::Y,
            0.04,
            0.06,
            9.0,
        );
        b.block(
            Vec3::new(x - 0.02, WALL + 0.03, WING + 0.24),
            Vec3::new(x + 0.02, WALL + 0.13, WING + 0.3),
            face::SIDES,
            9.0,
        );
    }
    // So slender that no poster hides behind one.
    stand.posts(half, 0.04, low);
    stand.named(NameBoard {
        low: low + 0.04,
        high,
        half: out,
        front: FRONT,
    });
    stand.status_under(half, low);
}
