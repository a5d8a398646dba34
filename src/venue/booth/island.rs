//! The island: a core tower with four sides, open all around.

use glam::{Vec2, Vec3};

use super::fittings::{CARPET, FRAME, WHITE};
use super::{Shows, Stand};
use crate::mesh::{Surface, Tint, turned};
use crate::mesh_builder::face;
use crate::themes::Obstacle;

/// Half the core's width, metres.
pub(super) const CORE: f32 = 1.15;
/// The sign around the core: lower and upper edge, and how far it stands before the core.
const SIGN: (f32, f32, f32) = (2.7, 3.35, 0.25);

/// Builds the island.
pub(super) fn build(stand: &mut Stand) {
    stand.carpet(Vec2::splat(3.0));
    for side in 0..4_u8 {
        let yaw = f32::from(side) * std::f32::consts::FRAC_PI_2;
        let out = turned(Vec3::NEG_Z, yaw);
        let right = Vec3::Y.cross(out);
        let foot = out * CORE - right * CORE + Vec3::Y * CARPET;
        stand.banded(foot, right * (2.0 * CORE), SIGN.0);
        let reach = CORE + SIGN.2;
        let tall = SIGN.1 - SIGN.0 - 0.1;
        let top = out * reach + Vec3::Y * (SIGN.1 - 0.02);
        // The name on every side; the number beside it on the front and the back.
        if side % 2 == 0 {
            stand.face(Shows::Fascia, top - right * 0.28, out, Vec2::new(2.2, tall));
            stand.face(
                Shows::Number,
                top + right * 1.12,
                out,
                Vec2::new(0.52, tall),
            );
        } else {
            stand.face(Shows::Fascia, top, out, Vec2::new(2.7, tall));
        }
    }
    let b = &mut stand.b;
    let reach = CORE + SIGN.2;
    b.painted(Surface::Panel, WHITE);
    b.block(
        Vec3::new(-reach, SIGN.0 + 0.06, -reach),
        Vec3::new(reach, SIGN.1, reach),
        face::STANDING,
        0.9,
    );
    b.dyed(Surface::Panel, Tint::Main);
    b.block(
        Vec3::new(-reach - 0.01, SIGN.0, -reach - 0.01),
        Vec3::new(reach + 0.01, SIGN.0 + 0.06, reach + 0.01),
        face::ALL,
        1.4,
    );
    b.painted(Surface::Plain, FRAME);
    for (x, z) in [(-1.0, -1.0), (1.0, -1.0), (1.0, 1.0), (-1.0, 1.0)] {
        let at = Vec3::new(x * CORE, CARPET, z * CORE);
        b.block(
            at - Vec3::new(0.025, 0.0, 0.025),
            at + Vec3::new(0.025, SIGN.0 - CARPET, 0.025),
            face::SIDES,
            9.0,
        );
    }
    stand.obstacles.push(Obstacle::Box {
        centre: Vec2::ZERO,
        half: Vec2::splat(CORE + 0.02),
        yaw: 0.0,
    });
    // Counters and brochures at two corners, clear of the way around the core.
    stand.counter(Vec2::new(-2.1, -2.3), 1.2);
    stand.brochures(Vec2::new(2.3, -2.3), false);
    stand.brochures(Vec2::new(-2.3, 2.3), true);
    // The status sign stands on the counter.
    let b = &mut stand.b;
    let (x, z, w, h) = (-2.1, -2.3, 0.4, 0.19);
    b.painted(Surface::Plain, FRAME);
    b.block(
        Vec3::new(x - w - 0.015, 1.05, z - 0.02),
        Vec3::new(x + w + 0.015, 1.09 + h, z + 0.02),
        face::STANDING,
        9.0,
    );
    stand.face(
        Shows::Status,
        Vec3::new(x, 1.075 + h, z - 0.02),
        Vec3::NEG_Z,
        Vec2::new(w * 2.0, h),
    );
}
