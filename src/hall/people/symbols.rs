//! Symbols over people's heads: a raised hand and the eight reactions, each a few triangles on a round ground.

use bevy::prelude::*;

use super::news::Reaction;

/// What is shown over a head.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Symbol {
    /// Somebody holds up a hand.
    Hand,
    /// Somebody reacts.
    Of(Reaction),
}

/// Half the height of the ground, metres.
const HALF: f32 = 0.15;
/// The ground, and what is drawn on it.
const PAPER: [u8; 3] = [250, 247, 240];
const INK: [u8; 3] = [44, 50, 60];
const LAMP: [u8; 3] = [242, 172, 50];
const ROSE: [u8; 3] = [206, 74, 84];

/// A symbol as it is drawn.
#[derive(Default)]
pub struct Drawing {
    /// To the right and up from its middle and towards whoever looks, metres, each with its colour.
    pub corners: Vec<(Vec3, [u8; 3])>,
    /// Three a triangle, counter-clockwise.
    pub indices: Vec<u32>,
}

/// Draws a symbol.
pub fn symbol(symbol: Symbol) -> Drawing {
    let mut pen = Drawing::default();
    let at = Vec2::new;
    pen.round(Vec2::ZERO, Vec2::ONE, PAPER);
    match symbol {
        Symbol::Hand => pen.hand(Vec2::ZERO, 1.0, LAMP),
        Symbol::Of(reaction) => match reaction {
            Reaction::Wave => {
                pen.hand(at(-0.1, 0.0), 0.9, LAMP);
                pen.line(at(0.5, 0.5), at(0.72, 0.2), 0.08, INK);
                pen.line(at(0.62, -0.1), at(0.62, -0.4), 0.08, INK);
            }
            Reaction::Clap => {
                pen.hand(at(-0.28, -0.05), 0.75, LAMP);
                pen.hand(at(0.28, -0.05), -0.75, ROSE);
                pen.line(at(0.0, 0.5), at(0.0, 0.75), 0.07, INK);
            }
            Reaction::Nod => {
                pen.line(at(-0.5, 0.05), at(-0.12, -0.38), 0.15, INK);
                pen.line(at(-0.16, -0.38), at(0.54, 0.42), 0.15, INK);
            }
            Reaction::Thanks => {
                pen.line(at(0.3, -0.06), at(0.32, -0.64), 0.2, INK);
                pen.line(at(0.3, -0.04), at(-0.08, 0.26), 0.24, INK);
                pen.line(at(-0.02, 0.16), at(-0.1, -0.26), 0.1, INK);
                pen.round(at(-0.34, 0.4), Vec2::splat(0.19), LAMP);
            }
            Reaction::Heart => {
                for side in [-1.0, 1.0] {
                    pen.round(at(side * 0.26, 0.2), Vec2::splat(0.3), ROSE);
                }
                pen.shape(
                    &[
                        at(-0.52, 0.08),
                        at(0.0, 0.2),
                        at(0.52, 0.08),
                        at(0.0, -0.58),
                    ],
                    ROSE,
                );
            }
            Reaction::Laugh => {
                pen.round(Vec2::ZERO, Vec2::splat(0.74), LAMP);
                for side in [-1.0, 1.0] {
                    pen.line(at(side * 0.42, 0.14), at(side * 0.28, 0.28), 0.07, INK);
                    pen.line(at(side * 0.28, 0.28), at(side * 0.14, 0.14), 0.07, INK);
                }
                let mouth = [
                    at(-0.42, -0.06),
                    at(0.42, -0.06),
                    at(0.28, -0.38),
                    at(0.0, -0.5),
                    at(-0.28, -0.38),
                ];
                pen.shape(&mouth, INK);
            }
            Reaction::Idea => {
                pen.round(at(0.0, 0.18), Vec2::splat(0.42), LAMP);
                pen.shape(
                    &[
                        at(-0.22, -0.1),
                        at(0.22, -0.1),
                        at(0.16, -0.36),
                        at(-0.16, -0.36),
                    ],
                    LAMP,
                );
                pen.line(at(-0.17, -0.42), at(0.17, -0.42), 0.07, INK);
                pen.line(at(-0.13, -0.58), at(0.13, -0.58), 0.07, INK);
            }
            Reaction::Question => {
                let bow = [
                    at(-0.34, 0.3),
                    at(-0.22, 0.54),
                    at(0.06, 0.6),
                    at(0.32, 0.42),
                    at(0.3, 0.14),
                    at(0.02, -0.06),
                    at(0.0, -0.28),
                ];
                for ends in bow.windows(2) {
                    pen.line(ends[0], ends[1], 0.13, INK);
                }
                pen.round(at(0.0, -0.54), Vec2::splat(0.13), INK);
            }
        },
    }
    pen
}

/// Measures are halves of the ground.
impl Drawing {
    /// A shape without corners that point inwards, over what is there.
    fn shape(&mut self, corners: &[Vec2], rgb: [u8; 3]) {
        let first = self.corners.len() as u32;
        // A little nearer than what lies below: the depth buffer tells them apart.
        let over = self.indices.len() as f32 * 4e-5;
        let placed = corners.iter().map(|at| ((*at * HALF).extend(over), rgb));
        self.corners.extend(placed);
        let turn: f32 = (2..corners.len())
            .map(|nth| (corners[nth - 1] - corners[0]).perp_dot(corners[nth] - corners[0]))
            .sum();
        for nth in 2..corners.len() as u32 {
            let (b, c) = if turn > 0.0 {
                (nth - 1, nth)
            } else {
                (nth, nth - 1)
            };
            self.indices.extend([0, b, c].map(|corner| first + corner));
        }
    }

    fn round(&mut self, middle: Vec2, half: Vec2, rgb: [u8; 3]) {
        let corners: [Vec2; 16] = std::array::from_fn(|nth| {
            middle + half * Vec2::from_angle(nth as f32 * std::f32::consts::TAU / 16.0)
        });
        self.shape(&corners, rgb);
    }

    fn line(&mut self, from: Vec2, to: Vec2, wide: f32, rgb: [u8; 3]) {
        let aside = (to - from).perp().normalize_or_zero() * wide / 2.0;
        self.shape(&[from + aside, to + aside, to - aside, from - aside], rgb);
        self.round(to, Vec2::splat(wide / 2.0), rgb);
    }

    /// A flat hand; mirrored where `size` is negative.
    fn hand(&mut self, at: Vec2, size: f32, rgb: [u8; 3]) {
        let place = |x: f32, y: f32| at + Vec2::new(x * size, y * size.abs());
        self.shape(
            &[
                place(-0.3, 0.1),
                place(0.3, 0.1),
                place(0.24, -0.45),
                place(0.12, -0.6),
                place(-0.12, -0.6),
                place(-0.28, -0.4),
            ],
            rgb,
        );
        for (x, top) in [(-0.23, 0.5), (-0.08, 0.64), (0.08, 0.62), (0.23, 0.48)] {
            self.line(place(x, 0.0), place(x * 1.15, top), 0.14 * size.abs(), rgb);
        }
        self.line(place(0.2, -0.3), place(0.5, 0.12), 0.15 * size.abs(), rgb);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn symbols_stay_on_their_ground_and_are_of_few_triangles() {
        let all = Reaction::ALL
            .map(Symbol::Of)
            .into_iter()
            .chain([Symbol::Hand]);
        for which in all {
            let Drawing { corners, indices } = symbol(which);
            let flat = |index: u32| corners[index as usize].0.truncate();
            assert!(
                corners
                    .iter()
                    .all(|(at, _)| at.truncate().length() <= HALF * 1.01),
                "{which:?}"
            );
            assert!(indices.len() / 3 < 300, "{which:?}: {}", indices.len() / 3);
            for triangle in indices.as_chunks::<3>().0 {
                let [a, b, c] = triangle.map(flat);
                assert!((b - a).perp_dot(c - a) > -1e-6, "{which:?} looks away");
            }
        }
    }
}
