//! Lofts: skins around a row of rings, of which figures are made.

use std::f32::consts::TAU;

use glam::{Vec2, Vec3};

use super::looks::{Dye, Limb};

/// A ring of a loft: an ellipse around a point of its middle line.
#[derive(Clone, Copy, Debug)]
pub(super) struct Ring {
    /// Its middle, metres.
    pub at: Vec3,
    /// Half its breadth and half its depth, metres; zero closes the loft.
    pub half: Vec2,
    /// The colour from here to the next ring.
    pub dye: Dye,
    /// Whether it is there from afar.
    pub far: bool,
}

/// A ring on the level `y`, `[x, y, z]` with `[breadth, depth]`, both halved.
pub(super) fn ring([x, y, z]: [f32; 3], [wide, deep]: [f32; 2], dye: Dye, far: bool) -> Ring {
    Ring {
        at: Vec3::new(x, y, z),
        half: Vec2::new(wide, deep),
        dye,
        far,
    }
}

/// How the rings of a loft lie.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Rings {
    /// Level, one over the other, the lowest first; both ends closed.
    Level,
    /// Across the middle line, both ends closed.
    Across,
    /// The same, and the last meets the first.
    Wheel,
}

/// A corner of a loft.
#[derive(Clone, Copy, Debug)]
pub(super) struct LoftVertex {
    pub position: Vec3,
    pub normal: Vec3,
    pub dye: Dye,
    pub limb: Limb,
}

/// What is lofted so far.
#[derive(Default)]
pub(super) struct Lofts {
    pub corners: Vec<LoftVertex>,
    pub indices: Vec<u32>,
    /// Few sides and few rings: seen from afar.
    pub far: bool,
}

impl Lofts {
    /// A skin around these rings.
    pub fn loft(&mut self, limb: Limb, sides: usize, rings: &[Ring], lie: Rings) {
        let wheel = lie == Rings::Wheel;
        let sides = if self.far { (sides / 2).max(3) } else { sides };
        let rings: Vec<Ring> = rings
            .iter()
            .filter(|ring| ring.far || !self.far)
            .copied()
            .collect();
        let count = rings.len();
        let beside = |nth: usize, by: usize| {
            if wheel {
                (nth + by + count - 1) % count
            } else {
                (nth + by).saturating_sub(1).min(count - 1)
            }
        };
        let frame = |nth: usize| {
            let along = rings[beside(nth, 2)].at - rings[beside(nth, 0)].at;
            let along = if lie == Rings::Level {
                Vec3::Y
            } else {
                along.normalize_or(Vec3::Y)
            };
            let right = (Vec3::X - along * along.x).normalize_or(Vec3::X);
            [right, right.cross(along), along]
        };
        let point = |nth: usize, side: usize| {
            let (ring, [right, ahead, _]) = (&rings[nth], frame(nth));
            let (sin, cos) = (side as f32 * TAU / sides as f32).sin_cos();
            let along = ahead * (cos * ring.half.y) - right * (sin * ring.half.x);
            let out = right * (cos * ring.half.x) + ahead * (sin * ring.half.y);
            (ring.at + out, along)
        };
        let spans = if wheel { count } else { count - 1 };
        let mut rows: Vec<[u32; 2]> = Vec::new();
        for (nth, ring) in rings.iter().enumerate() {
            let ends = if nth > 0 || wheel {
                rings[beside(nth, 0)].dye
            } else {
                ring.dye
            };
            let begins = if nth == spans { ends } else { ring.dye };
            let mut row = |dye| {
                let first = self.corners.len() as u32;
                let closed = ring.half == Vec2::ZERO;
                for side in 0..if closed { 1 } else { sides } {
                    let (position, along) = point(nth, side);
                    let [_, _, tangent] = frame(nth);
                    let normal = if closed {
                        tangent * if nth == 0 { -1.0 } else { 1.0 }
                    } else {
                        let up = point(beside(nth, 2), side).0 - point(beside(nth, 0), side).0;
                        up.cross(along).normalize_or_zero()
                    };
                    self.corners.push(LoftVertex {
                        position,
                        normal,
                        dye,
                        limb,
                    });
                }
                first
            };
            let below = row(ends);
            rows.push([below, if begins == ends { below } else { row(begins) }]);
        }
        for nth in 0..spans {
            let next = (nth + 1) % count;
            let (low, high) = (rows[nth][1], rows[next][0]);
            let corner = |first: u32, ring: usize, side: usize| {
                let closed = rings[ring].half == Vec2::ZERO;
                first + if closed { 0 } else { (side % sides) as u32 }
            };
            for side in 0..sides {
                let [a, b] = [side, side + 1].map(|side| corner(low, nth, side));
                let [d, c] = [side, side + 1].map(|side| corner(high, next, side));
                if a != b {
                    self.indices.extend([a, d, b]);
                }
                if c != d {
                    self.indices.extend([b, d, c]);
                }
            }
        }
    }
}
