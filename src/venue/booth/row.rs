//! What booths that stand in a row share: a back wall, wings, and the names on their outsides.

use glam::{Vec2, Vec3};

use super::fittings::{CARPET, FRAME, Skin};
use super::stand::{Shows, Stand};
use crate::mesh::{Surface, Tint};
use crate::mesh_builder::face;

/// The back wall's front.
pub(super) const BACK: f32 = 1.4;
/// Where on a wing a poster hangs: the middle of its inner face.
pub(super) const BESIDE: f32 = f32::midpoint(WING, BACK) - 0.02;
/// Where the wings end.
pub(super) const WING: f32 = 0.35;
/// The front of what stands at the aisle.
pub(super) const FRONT: f32 = -1.42;

/// Width and height of the name on a wing's outside: within the wing's frame.
const SIDE: Vec2 = Vec2::new(0.9, 1.2);
/// Height of its upper edge: that of the posters inside.
const SIDE_TOP: f32 = 2.2;

/// The walls of a booth.
#[derive(Clone, Copy, Debug)]
pub(super) struct RowWalls {
    /// Their height, metres.
    pub high: f32,
    /// What they look like.
    pub skin: Skin,
    /// The colour of the edges.
    pub frame: [u8; 3],
    /// On which sides there is a wing, by the sign of x.
    pub wings: &'static [f32],
}

/// A name over the front, with the plot's number at its right end: lower and upper edge, half its width, and its front.
#[derive(Clone, Copy, Debug)]
pub(super) struct NameBoard {
    pub low: f32,
    pub high: f32,
    pub half: f32,
    pub front: f32,
}

impl Stand {
    /// Back wall and wings of a booth `half` wide to each side.
    pub(super) fn walls(&mut self, half: f32, walls: RowWalls) {
        let RowWalls {
            high,
            skin,
            frame,
            wings,
        } = walls;
        let inner = half - 0.06;
        self.panel(
            Vec3::new(inner, CARPET, BACK),
            Vec3::NEG_X * (inner * 2.0),
            high,
            skin,
        );
        for &side in wings {
            self.wing(half, side, walls);
        }
        let b = &mut self.b;
        b.painted(Surface::Panel, skin.rgb());
        b.slab(
            Vec3::new(-half + 0.02, CARPET, BACK + 0.06),
            Vec3::X * (half * 2.0 - 0.04),
            Vec3::Y * (high - CARPET),
            2.0,
        );
        // The frame along the walls' top, and at the back wall's ends without a wing.
        b.painted(Surface::Plain, frame);
        b.block(
            Vec3::new(-half + 0.02, high, BACK),
            Vec3::new(half - 0.02, high + 0.03, BACK + 0.06),
            face::STANDING,
            9.0,
        );
        for side in [-1.0_f32, 1.0] {
            let (p, q) = (side * inner, side * (half - 0.02));
            let (low, high, from, to) = if wings.contains(&side) {
                (high, high + 0.03, WING, BACK)
            } else {
                (CARPET, high, BACK, BACK + 0.06)
            };
            b.block(
                Vec3::new(p.min(q), low, from),
                Vec3::new(p.max(q), high, to),
                face::STANDING,
                9.0,
            );
        }
        self.solid(Vec2::new(0.0, BACK + 0.04), Vec2::new(half, 0.06));
    }

    /// The wing on the side with this sign of x.
    fn wing(&mut self, half: f32, side: f32, walls: RowWalls) {
        let (inner, outer) = (side * (half - 0.06), side * (half - 0.02));
        // Inner face, from the viewer's left to right; and the outer one.
        let (foot, along) = if side > 0.0 {
            (WING, Vec3::Z)
        } else {
            (BACK, Vec3::NEG_Z)
        };
        let foot = Vec3::new(inner, CARPET, foot);
        self.panel(foot, along * (BACK - WING), walls.high, walls.skin);
        let (start, run) = if side > 0.0 {
            (BACK + 0.06, Vec3::NEG_Z)
        } else {
            (WING, Vec3::Z)
        };
        let b = &mut self.b;
        b.painted(Surface::Panel, walls.skin.rgb());
        b.slab(
            Vec3::new(outer, CARPET, start),
            run * (BACK + 0.06 - WING),
            Vec3::Y * (walls.high - CARPET),
            0.8,
        );
        b.painted(Surface::Plain, walls.frame);
        b.block(
            Vec3::new(outer.min(inner), CARPET, WING - 0.04),
            Vec3::new(outer.max(inner), walls.high + 0.03, WING),
            face::ALL & !face::BACK,
            9.0,
        );
        self.solid(
            Vec2::new(side * (half - 0.04), f32::midpoint(WING, BACK)),
            Vec2::new(0.04, (BACK - WING) / 2.0),
        );
        let middle = Vec3::new(outer, SIDE_TOP, f32::midpoint(WING, BACK));
        self.side(middle, Vec3::X * side, SIDE);
    }

    /// A beam or board with name and number in the exhibitor's colour, so deep from its front.
    pub(super) fn board(&mut self, board: NameBoard, deep: f32) {
        let NameBoard {
            low,
            high,
            half,
            front,
        } = board;
        let b = &mut self.b;
        b.dyed(Surface::Panel, Tint::Main);
        b.block(
            Vec3::new(-half, low, front),
            Vec3::new(half, high, front + deep),
            face::ALL,
            0.75,
        );
        self.named(board);
    }

    /// The faces for name and number on a board.
    pub(super) fn named(&mut self, board: NameBoard) {
        let high = board.high - 0.01;
        let tall = high - board.low - 0.01;
        let number = 0.42;
        let wide = board.half * 2.0 - number - 0.06;
        let at = |x: f32| Vec3::new(x, high, board.front);
        self.face(
            Shows::Fascia,
            at(board.half - 0.02 - wide / 2.0),
            Vec3::NEG_Z,
            Vec2::new(wide, tall),
        );
        self.face(
            Shows::Number,
            at(-board.half + 0.02 + number / 2.0),
            Vec3::NEG_Z,
            Vec2::new(number, tall),
        );
    }

    /// The status sign: a small board that hangs under what is `low` metres above the floor, on the left.
    pub(super) fn status_under(&mut self, half: f32, low: f32) {
        let (x, w, h) = (half - 0.62, 0.45, 0.2);
        self.b.painted(Surface::Plain, FRAME);
        self.b.block(
            Vec3::new(x - w - 0.015, low - 0.05 - h, FRONT + 0.035),
            Vec3::new(x + w + 0.015, low - 0.02, FRONT + 0.06),
            face::ALL,
            9.0,
        );
        self.face(
            Shows::Status,
            Vec3::new(x, low - 0.035, FRONT + 0.035),
            Vec3::NEG_Z,
            Vec2::new(w * 2.0, h),
        );
    }

    /// Posts so thick at the front corners, up to what they carry.
    pub(super) fn posts(&mut self, half: f32, thick: f32, high: f32) {
        for side in [-1.0_f32, 1.0] {
            let centre = Vec2::new(side * (half - 0.02 - thick / 2.0), FRONT + 0.05);
            self.b.block(
                Vec3::new(centre.x - thick / 2.0, CARPET, centre.y - thick / 2.0),
                Vec3::new(centre.x + thick / 2.0, high, centre.y + thick / 2.0),
                face::SIDES,
                1.0,
            );
            self.obstacles.push(crate::themes::Obstacle::Round {
                centre,
                radius: thick / 2.0 + 0.02,
            });
        }
    }
}
