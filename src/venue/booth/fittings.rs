//! What every booth has: carpet, counter, brochure stand, posters' places, signs.

use glam::{Vec2, Vec3};

use super::stand::{Face, Shows, Stand};
use crate::mesh::{Surface, Tint};
use crate::mesh_builder::face;
use crate::themes::Obstacle;

/// The joiner's white of walls and counters: most of a booth is neutral, so that any colour can stand beside it.
pub(super) const WHITE: [u8; 3] = [238, 236, 231];
/// Frames and posts.
pub(super) const FRAME: [u8; 3] = [66, 68, 72];
/// How far faces stand before their wall, metres: near enough to lie on it, far enough for the depth buffer.
const PROUD: f32 = 0.005;
/// Thickness of the carpet on its boards, metres.
pub const CARPET: f32 = 0.03;

impl Stand {
    /// Adds a face of `size` on a wall: `top` is the middle of its upper edge, `out` where the wall looks to.
    pub(super) fn face(&mut self, shows: Shows, top: Vec3, out: Vec3, size: Vec2) {
        self.faces.push(on_wall(shows, top, out, size));
    }

    /// The same on the outside of a wing.
    pub(super) fn side(&mut self, top: Vec3, out: Vec3, size: Vec2) {
        self.sides.push(on_wall(Shows::Side, top, out, size));
    }

    /// Something upright that one cannot walk through.
    pub(super) fn solid(&mut self, centre: Vec2, half: Vec2) {
        let yaw = 0.0;
        self.obstacles.push(Obstacle::Box { centre, half, yaw });
    }

    /// Boards or slabs over the whole ground.
    pub(super) fn floor(&mut self, half: Vec2, surface: Surface, rgb: [u8; 3]) {
        let b = &mut self.b;
        b.painted(surface, rgb);
        b.block(
            Vec3::new(-half.x, 0.0, -half.y),
            Vec3::new(half.x, CARPET, half.y),
            face::STANDING,
            0.55,
        );
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
        self.solid(centre, Vec2::new(w, d));
    }

    /// A stand for brochures, its face leaning back: so low that one sees the posters behind it over it. `centre` on the floor;
    /// it looks to -z, or to +z when turned.
    pub(super) fn brochures(&mut self, centre: Vec2, turned: bool) {
        let side = if turned { 1.0 } else { -1.0 };
        let at = |x: f32, y: f32, z: f32| Vec3::new(centre.x + x * -side, y, centre.y + z * -side);
        let b = &mut self.b;
        let (half, low, high) = (0.24, 0.4, 1.24);
        b.painted(Surface::Plain, FRAME);
        b.block(
            Vec3::new(centre.x - 0.2, CARPET, centre.y - 0.16),
            Vec3::new(centre.x + 0.2, 0.06, centre.y + 0.16),
            face::STANDING,
            9.0,
        );
        b.beam(
            at(0.0, 0.05, 0.02),
            at(0.0, low + 0.3, 0.02),
            Vec3::X,
            0.06,
            0.06,
            9.0,
        );
        // The board, 24 degrees from the upright; its front looks to -z before it is turned. The post ends in its back.
        let (foot, head) = (at(half, low, -0.16), at(half, high, 0.22));
        let across = at(-half, low, -0.16) - foot;
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
        self.solid(centre, Vec2::new(half, 0.2));
    }

    /// An upright wall panel up to `top`; its front from `foot` along `along`.
    pub(super) fn panel(&mut self, foot: Vec3, along: Vec3, top: f32, skin: Skin) {
        let b = &mut self.b;
        let mut low = foot.y;
        for (high, tint) in skin.strips(top) {
            b.dyed(Surface::Panel, tint);
            let origin = Vec3::new(foot.x, low, foot.z);
            b.slab(origin, along, Vec3::Y * (high - low), 0.6);
            low = high;
        }
    }
}

/// What a booth's walls look like.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Skin {
    /// White, with a band in the exhibitor's colours at its foot.
    Banded,
    /// Of this sRGB colour, with a dark strip at its foot.
    Painted([u8; 3]),
}

impl Skin {
    /// What it is dyed with, from the floor to `top`: where each strip ends, metres.
    fn strips(self, top: f32) -> impl Iterator<Item = (f32, Tint)> {
        let (foot, line, rest) = match self {
            Self::Banded => ((0.34, Tint::Main), Some((0.38, Tint::Accent)), WHITE),
            Self::Painted(rgb) => ((0.12, Tint::Rgb(FRAME)), None, rgb),
        };
        [Some(foot), line, Some((top, Tint::Rgb(rest)))]
            .into_iter()
            .flatten()
    }

    /// The colour of its greater part and of what is behind it.
    pub(super) fn rgb(self) -> [u8; 3] {
        match self {
            Self::Banded => WHITE,
            Self::Painted(rgb) => rgb,
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
