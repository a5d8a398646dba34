//! Booths that stand in a row: a back wall, short wings, a fascia on two posts, open to the aisle.

use glam::{Vec2, Vec3};

use super::fittings::{CARPET, FRAME, WHITE};
use super::{Shows, Stand};
use crate::mesh::{Surface, Tint};
use crate::mesh_builder::face;
use crate::themes::Obstacle;

/// Height of the walls, metres.
const WALL: f32 = 2.5;
/// The fascia's lower and upper edge.
const FASCIA: (f32, f32) = (2.55, 3.0);
/// The back wall's front.
pub(super) const BACK: f32 = 1.4;
/// Where on a wing a poster hangs: the middle of its inner face.
pub(super) const BESIDE: f32 = f32::midpoint(WING, BACK) - 0.02;
/// Where the wings end.
const WING: f32 = 0.35;
/// The fascia's front.
const FRONT: f32 = -1.42;

/// Width and height of the name on a wing's outside: within the wing's frame.
const SIDE: Vec2 = Vec2::new(0.9, 1.2);
/// Height of its upper edge: that of the posters inside.
const SIDE_TOP: f32 = 2.2;

/// Builds a booth `half` wide to each side, with a counter so wide.
pub(super) fn build(stand: &mut Stand, half: f32, counter: f32) {
    stand.carpet(Vec2::new(half, 1.5));
    walls(stand, half);
    fascia(stand, half);
    for side in [1.0, -1.0] {
        stand.side(
            Vec3::new(side * (half - 0.02), SIDE_TOP, f32::midpoint(WING, BACK)),
            Vec3::X * side,
            SIDE,
        );
    }
    // The counter on the right, the brochures on the left, as one comes in.
    stand.counter(Vec2::new(-half + counter / 2.0 + 0.16, -1.0), counter);
    stand.brochures(Vec2::new(half - 0.45, -0.72), false);
}

fn walls(stand: &mut Stand, half: f32) {
    let inner = half - 0.06;
    stand.banded(
        Vec3::new(inner, CARPET, BACK),
        Vec3::NEG_X * (inner * 2.0),
        WALL,
    );
    for side in [1.0, -1.0] {
        // Inner face of the wing, from the viewer's left to right.
        let (near, far) = (WING, BACK);
        let (foot, along) = if side > 0.0 {
            (Vec3::new(inner, CARPET, near), Vec3::Z * (far - near))
        } else {
            (Vec3::new(-inner, CARPET, far), Vec3::NEG_Z * (far - near))
        };
        stand.banded(foot, along, WALL);
        let b = &mut stand.b;
        let outer = side * (half - 0.02);
        let (start, run) = if side > 0.0 {
            (BACK + 0.06, Vec3::NEG_Z)
        } else {
            (WING, Vec3::Z)
        };
        b.painted(Surface::Panel, WHITE);
        b.slab(
            Vec3::new(outer, CARPET, start),
            run * (BACK + 0.06 - WING),
            Vec3::Y * (WALL - CARPET),
            0.8,
        );
        // The frame: the wing's front edge.
        b.painted(Surface::Plain, FRAME);
        b.block(
            Vec3::new(outer.min(side * inner), CARPET, WING - 0.04),
            Vec3::new(outer.max(side * inner), WALL + 0.03, WING),
            face::ALL & !face::BACK,
            9.0,
        );
        stand.obstacles.push(Obstacle::Box {
            centre: Vec2::new(side * (half - 0.04), f32::midpoint(WING, BACK)),
            half: Vec2::new(0.04, (BACK - WING) / 2.0),
            yaw: 0.0,
        });
    }
    let b = &mut stand.b;
    b.painted(Surface::Panel, WHITE);
    b.slab(
        Vec3::new(-half + 0.02, CARPET, BACK + 0.06),
        Vec3::X * (half * 2.0 - 0.04),
        Vec3::Y * (WALL - CARPET),
        2.0,
    );
    // The frame along the walls' top.
    b.painted(Surface::Plain, FRAME);
    b.block(
        Vec3::new(-half + 0.02, WALL, BACK),
        Vec3::new(half - 0.02, WALL + 0.03, BACK + 0.06),
        face::STANDING,
        9.0,
    );
    for side in [-1.0_f32, 1.0] {
        let (p, q) = (side * (half - 0.06), side * (half - 0.02));
        b.block(
            Vec3::new(p.min(q), WALL, WING),
            Vec3::new(p.max(q), WALL + 0.03, BACK),
            face::STANDING,
            9.0,
        );
    }
    stand.obstacles.push(Obstacle::Box {
        centre: Vec2::new(0.0, BACK + 0.04),
        half: Vec2::new(half, 0.06),
        yaw: 0.0,
    });
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
        let x = side * (half - 0.05);
        b.block(
            Vec3::new(x - 0.03, CARPET, FRONT + 0.02),
            Vec3::new(x + 0.03, low, FRONT + 0.08),
            face::SIDES,
            1.0,
        );
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
        stand.obstacles.push(Obstacle::Round {
            centre: Vec2::new(x, FRONT + 0.05),
            radius: 0.05,
        });
    }
    let high = high - 0.01;
    let tall = high - low - 0.06;
    let number = 0.42;
    let wide = out * 2.0 - number - 0.06;
    let at = |x: f32| Vec3::new(x, high, FRONT);
    stand.face(
        Shows::Fascia,
        at(out - 0.02 - wide / 2.0),
        Vec3::NEG_Z,
        Vec2::new(wide, tall),
    );
    stand.face(
        Shows::Number,
        at(-out + 0.02 + number / 2.0),
        Vec3::NEG_Z,
        Vec2::new(number, tall),
    );
    // The status sign: a small board under the fascia, on the left.
    let b = &mut stand.b;
    let (x, w, h) = (half - 0.62, 0.45, 0.2);
    b.painted(Surface::Plain, FRAME);
    b.block(
        Vec3::new(x - w - 0.015, low - 0.05 - h, FRONT + 0.035),
        Vec3::new(x + w + 0.015, low - 0.02, FRONT + 0.06),
        face::ALL,
        9.0,
    );
    stand.face(
        Shows::Status,
        Vec3::new(x, low - 0.035, FRONT + 0.035),
        Vec3::NEG_Z,
        Vec2::new(w * 2.0, h),
    );
}
