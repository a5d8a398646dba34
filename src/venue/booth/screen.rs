//! The screen wall: a high dark wall behind a portal, with the name across it.

use glam::{Vec2, Vec3};

use super::fittings::{CARPET, FRAME, Skin};
use super::row::{NameBoard, RowWalls, WING};
use super::stand::Stand;
use crate::mesh::{Surface, Tint};
use crate::mesh_builder::face;

/// Nearly black, so that sheets and pictures glow.
pub(super) const NIGHT: [u8; 3] = [58, 62, 72];
/// The portal's lower and upper edge, metres.
const NAME: (f32, f32) = (2.62, 3.36);
/// Width of a pillar and how deep the portal is, metres.
const PILLAR: (f32, f32) = (0.22, 0.28);

/// Builds it, `half` wide to each side.
pub(super) fn build(stand: &mut Stand, half: f32) {
    stand.carpet(Vec2::new(half, 1.5));
    stand.walls(
        half,
        RowWalls {
            high: NAME.0,
            skin: Skin::Painted(NIGHT),
            frame: FRAME,
            wings: &[1.0, -1.0],
        },
    );
    let front = WING - PILLAR.1;
    let out = half - 0.01;
    stand.b.dyed(Surface::Panel, Tint::Main);
    let pillar = if stand.b.far() {
        face::FRONT
    } else {
        face::SIDES
    };
    for side in [-1.0_f32, 1.0] {
        let (p, q) = (side * (out - PILLAR.0), side * out);
        stand.b.block(
            Vec3::new(p.min(q), CARPET, front),
            Vec3::new(p.max(q), NAME.0, WING),
            pillar,
            0.6,
        );
        stand.solid(
            Vec2::new(f32::midpoint(p, q), f32::midpoint(front, WING)),
            Vec2::new(PILLAR.0, PILLAR.1) / 2.0,
        );
    }
    stand.board(
        NameBoard {
            low: NAME.0,
            high: NAME.1,
            half: out,
            front,
        },
        PILLAR.1,
    );
    if !stand.b.far() {
        // A line of light inside the portal, upright and across.
        let b = &mut stand.b;
        b.of(Surface::Glow);
        let inner = out - PILLAR.0;
        for side in [-1.0_f32, 1.0] {
            let (p, q) = (side * (inner - 0.03), side * inner);
            b.block(
                Vec3::new(p.min(q), CARPET, WING - 0.06),
                Vec3::new(p.max(q), NAME.0, WING),
                face::SIDES,
                9.0,
            );
        }
        b.block(
            Vec3::new(-inner, NAME.0 - 0.03, WING - 0.06),
            Vec3::new(inner, NAME.0, WING),
            face::SIDES | face::BOTTOM,
            9.0,
        );
    }
    let seats = if half > 2.0 { 5 } else { 2 };
    for nth in 0..seats {
        let tint = [Tint::Main, Tint::Accent][nth % 2];
        stand.cube(Vec2::new(half - 0.95 - 0.62 * nth as f32, -0.4), tint);
    }
    let counter = if half > 2.0 { 1.4 } else { 1.0 };
    let desk = Vec2::new(-half + counter / 2.0 + 0.16, -1.1);
    stand.counter(desk, counter);
    stand.status_on_desk(desk);
    stand.brochures(Vec2::new(half - 0.36, -0.95), false);
}
