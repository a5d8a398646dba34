//! What every booth has: carpet, counter, brochure stand, posters' places, signs.

use glam::{Vec2, Vec3};

use super::{Face, Shows, Stand};
use crate::mesh::{Surface, Tint};
use crate::mesh_builder::face;
use crate::themes::Obstacle;

/// The joiner's white of walls and counters: most of a booth is neutral, so that any colour can stand beside it.
pub(super) const WHITE: [u8; 3] = [238, 236, 231];
/// Frames and posts.
pub(super) const FRAME: [u8; 3] = [66, 68, 72];
/// How far faces stand before their wall, metres: near enough to lie on it, far enough for the depth buffer.
const PROUD: f32 = 0.005;
/// Thickness of the carpet on its boards.
pub(super) const CARPET: f32 = 0.03;

impl Stand {
    /// Adds a face of `size` on a wall: `top` is the middle of its upper edge, `out` where the wall looks to.
    pub(super) fn face(&mut self, shows: Shows, top: Vec3, out: Vec3, size: Vec2) {
        self.faces.push(on_wall(shows, top, out, size));
    }

    /// The same on the outside of a wing.
    pub(super) fn side(&mut self, top: Vec3, out: Vec3, size: Vec2) {
        self.sides.push(on_wall(Shows::Side, top, out, size));
    }

    /// Carpet over the whole ground, with a border in the exhibitor's colour set in from its edge.
    pub(super) fn carpet(&mut self, half: Vec2) {
        let b = &mut self.b;
        b.painted(Surface::Carpet, [126, 126, 130]);
        if !b.fine() {
            let low = Vec3::new(-half.x, CARPET, half.y);
            b.slab(
                low,
                Vec3::X * (half.x * 2.0),
                Vec3::NEG_Z * (half.y * 2.0),
                0.55,
            );
            return;
        }
        b.block(
            Vec3::new(-half.x, 0.0, -half.y),
            Vec3::new(half.x, CARPET, half.y),
            face::SIDES,
            9.0,
        );
        // Rings from the edge inwards: margin, border, field.
        let rings = [0.0, 0.14, 0.24];
        let corner = |inset: f32, x: f32, z: f32| {
            Vec3::new(x * (half.x - inset), CARPET, z * (half.y - inset))
        };
        for (n, pair) in rings.windows(2).enumerate() {
            if n == 1 {
                b.dyed(Surface::Carpet, Tint::Main);
            }
            for (p, q) in [
                ((1.0, 1.0), (1.0, -1.0)),
                ((1.0, -1.0), (-1.0, -1.0)),
                ((-1.0, -1.0), (-1.0, 1.0)),
                ((-1.0, 1.0), (1.0, 1.0)),
            ] {
                b.rising(4, 1, Vec3::Y, |s, t| {
                    let inset = pair[0] + (pair[1] - pair[0]) * t;
                    corner(inset, p.0, p.1).lerp(corner(inset, q.0, q.1), s)
                });
            }
        }
        b.painted(Surface::Carpet, [126, 126, 130]);
        let low = corner(rings[2], -1.0, 1.0);
        let (u, v) = (
            Vec3::X * (half.x - rings[2]) * 2.0,
            Vec3::NEG_Z * (half.y - rings[2]) * 2.0,
        );
        b.slab(low, u, v, 0.55);
    }

    /// A counter with the logo on its front, which looks to -z. `centre` on the floor, `width` along x.
    pub(super) fn counter(&mut self, centre: Vec2, width: f32) {
        let (deep, high) = (0.48, 1.05);
        let b = &mut self.b;
        let at = |x: f32, y: f32, z: f32| Vec3::new(centre.x + x, y, centre.y + z);
        let (w, d) = (width / 2.0, deep / 2.0);
        b.dyed(Surface::Panel, Tint::Main);
        b.block(
            at(-w + 0.04, CARPET, -d + 0.04),
            at(w - 0.04, 0.14, d - 0.04),
            face::SIDES,
            9.0,
        );
        b.painted(Surface::Panel, WHITE);
        b.block(
            at(-w, 0.14, -d),
            at(w, high - 0.045, d),
            face::SIDES | face::BOTTOM,
            0.5,
        );
        b.painted(Surface::Timber, [206, 178, 142]);
        b.block(
            at(-w - 0.03, high - 0.045, -d - 0.03),
            at(w + 0.03, high, d + 0.03),
            face::STANDING | face::BOTTOM,
            0.6,
        );
        let size = Vec2::new(0.72_f32.min(width - 0.2), 0.72);
        self.face(Shows::Counter, at(0.0, 0.93, -d), Vec3::NEG_Z, size);
        self.obstacles.push(Obstacle::Box {
            centre,
            half: Vec2::new(w, d),
            yaw: 0.0,
        });
    }

    /// A stand for brochures, its face leaning back. `centre` on the floor; it looks to -z, or to +z when turned.
    pub(super) fn brochures(&mut self, centre: Vec2, turned: bool) {
        let side = if turned { 1.0 } else { -1.0 };
        let at = |x: f32, y: f32, z: f32| Vec3::new(centre.x + x * -side, y, centre.y + z * -side);
        let b = &mut self.b;
        let (half, low, high) = (0.24, 0.5, 1.42);
        b.painted(Surface::Plain, FRAME);
        b.block(
            Vec3::new(centre.x - 0.2, CARPET, centre.y - 0.16),
            Vec3::new(centre.x + 0.2, 0.06, centre.y + 0.16),
            face::STANDING,
            9.0,
        );
        b.beam(
            at(0.0, 0.05, 0.02),
            at(0.0, low + 0.2, 0.02),
            Vec3::X,
            0.06,
            0.06,
            9.0,
        );
        // The board, 12 degrees from the upright; its front looks to -z before it is turned.
        let (foot, head) = (at(half, low, -0.1), at(half, high, 0.1));
        let across = at(-half, low, -0.1) - foot;
        let up = head - foot;
        let out = across.cross(up).normalize_or_zero();
        b.painted(Surface::Panel, WHITE);
        b.panel(foot, across, up, 9.0, Vec2::ZERO, Vec2::ONE);
        b.painted(Surface::Plain, FRAME);
        b.panel(
            foot + across - out * 0.03,
            -across,
            up,
            9.0,
            Vec2::ZERO,
            Vec2::ONE,
        );
        b.board(foot - out * 0.03, out * 0.03, up, 9.0);
        b.board(foot + across, out * -0.03, up, 9.0);
        b.board(head, across, out * -0.03, 9.0);
        self.faces.push(Face {
            shows: Shows::Materials,
            origin: head + out * PROUD,
            right: across,
            down: -up,
        });
        self.obstacles.push(Obstacle::Box {
            centre,
            half: Vec2::new(half, 0.18),
            yaw: 0.0,
        });
    }

    /// An upright wall panel with a band in the exhibitor's colours at its foot; its front from `foot` along `along`.
    pub(super) fn banded(&mut self, foot: Vec3, along: Vec3, top: f32) {
        let b = &mut self.b;
        let up = |from: f32, to: f32| (foot + Vec3::Y * (from - foot.y), Vec3::Y * (to - from));
        for (from, to, tint) in [
            (foot.y, 0.34, Tint::Main),
            (0.34, 0.38, Tint::Accent),
            (0.38, top, Tint::Rgb(WHITE)),
        ] {
            let (origin, v) = up(from, to);
            b.dyed(Surface::Panel, tint);
            b.slab(origin, along, v, 0.6);
        }
    }
}

/// A face of `size` on a wall: `top` is the middle of its upper edge, `out` where the wall looks to.
pub(super) fn on_wall(shows: Shows, top: Vec3, out: Vec3, size: Vec2) -> Face {
    let right = Vec3::Y.cross(out);
    Face {
        shows,
        origin: top - right * (size.x / 2.0) + out * PROUD,
        right: right * size.x,
        down: Vec3::NEG_Y * size.y,
    }
}
