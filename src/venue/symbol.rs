//! Symbols: a raised hand and the eight reactions, each a few shapes on a round ground, as both faces draw them.

use glam::{Vec2, vec2};

/// The ground, and what is drawn on it.
const PAPER: [u8; 3] = [250, 247, 240];
const INK: [u8; 3] = [44, 50, 60];
const LAMP: [u8; 3] = [242, 172, 50];
const ROSE: [u8; 3] = [206, 74, 84];
/// Corners of a round.
const CORNERS: usize = 16;

/// A shape without corners that point inwards, over those before it.
#[derive(Clone, Debug, PartialEq)]
pub struct SymbolShape {
    /// To the right and up from the symbol's middle; its ground has the radius 1. Counter-clockwise.
    pub corners: Vec<Vec2>,
    /// Colour, sRGB.
    pub rgb: [u8; 3],
}

/// The shapes of a symbol: 0 a raised hand, 1 to 8 the reactions (wave, clap, nod, thanks, heart, laugh, idea, question).
#[must_use]
pub fn shapes(number: u8) -> Vec<SymbolShape> {
    let mut pen = Pen(Vec::new());
    pen.round(Vec2::ZERO, 1.0, PAPER);
    match number {
        1 => {
            pen.hand(vec2(-0.1, 0.0), 0.9, LAMP);
            pen.line(vec2(0.5, 0.5), vec2(0.72, 0.2), 0.08, INK);
            pen.line(vec2(0.62, -0.1), vec2(0.62, -0.4), 0.08, INK);
        }
        2 => {
            pen.hand(vec2(-0.28, -0.05), 0.75, LAMP);
            pen.hand(vec2(0.28, -0.05), -0.75, ROSE);
            pen.line(vec2(0.0, 0.5), vec2(0.0, 0.75), 0.07, INK);
        }
        3 => {
            pen.line(vec2(-0.5, 0.05), vec2(-0.12, -0.38), 0.15, INK);
            pen.line(vec2(-0.16, -0.38), vec2(0.54, 0.42), 0.15, INK);
        }
        4 => {
            pen.line(vec2(0.3, -0.06), vec2(0.32, -0.64), 0.2, INK);
            pen.line(vec2(0.3, -0.04), vec2(-0.08, 0.26), 0.24, INK);
            pen.line(vec2(-0.02, 0.16), vec2(-0.1, -0.26), 0.1, INK);
            pen.round(vec2(-0.34, 0.4), 0.19, LAMP);
        }
        5 => {
            for side in [-1.0, 1.0] {
                pen.round(vec2(side * 0.26, 0.2), 0.3, ROSE);
            }
            pen.shape(
                &[
                    vec2(-0.52, 0.08),
                    vec2(0.0, 0.2),
                    vec2(0.52, 0.08),
                    vec2(0.0, -0.58),
                ],
                ROSE,
            );
        }
        6 => {
            pen.round(Vec2::ZERO, 0.74, LAMP);
            for side in [-1.0, 1.0] {
                pen.line(vec2(side * 0.42, 0.14), vec2(side * 0.28, 0.28), 0.07, INK);
                pen.line(vec2(side * 0.28, 0.28), vec2(side * 0.14, 0.14), 0.07, INK);
            }
            let mouth = [
                vec2(-0.42, -0.06),
                vec2(0.42, -0.06),
                vec2(0.28, -0.38),
                vec2(0.0, -0.5),
                vec2(-0.28, -0.38),
            ];
            pen.shape(&mouth, INK);
        }
        7 => {
            pen.round(vec2(0.0, 0.18), 0.42, LAMP);
            pen.shape(
                &[
                    vec2(-0.22, -0.1),
                    vec2(0.22, -0.1),
                    vec2(0.16, -0.36),
                    vec2(-0.16, -0.36),
                ],
                LAMP,
            );
            pen.line(vec2(-0.17, -0.42), vec2(0.17, -0.42), 0.07, INK);
            pen.line(vec2(-0.13, -0.58), vec2(0.13, -0.58), 0.07, INK);
        }
        8 => {
            let bow = [
                vec2(-0.34, 0.3),
                vec2(-0.22, 0.54),
                vec2(0.06, 0.6),
                vec2(0.32, 0.42),
                vec2(0.3, 0.14),
                vec2(0.02, -0.06),
                vec2(0.0, -0.28),
            ];
            for ends in bow.windows(2) {
                pen.line(ends[0], ends[1], 0.13, INK);
            }
            pen.round(vec2(0.0, -0.54), 0.13, INK);
        }
        _ => pen.hand(Vec2::ZERO, 1.0, LAMP),
    }
    pen.0
}

struct Pen(Vec<SymbolShape>);

impl Pen {
    fn shape(&mut self, corners: &[Vec2], rgb: [u8; 3]) {
        let turn: f32 = (2..corners.len())
            .map(|nth| (corners[nth - 1] - corners[0]).perp_dot(corners[nth] - corners[0]))
            .sum();
        let mut corners = corners.to_vec();
        if turn < 0.0 {
            corners.reverse();
        }
        self.0.push(SymbolShape { corners, rgb });
    }

    fn round(&mut self, middle: Vec2, radius: f32, rgb: [u8; 3]) {
        let corners: [Vec2; CORNERS] = std::array::from_fn(|nth| {
            let turn = nth as f32 / CORNERS as f32 * std::f32::consts::TAU;
            middle + radius * Vec2::from_angle(turn)
        });
        self.shape(&corners, rgb);
    }

    fn line(&mut self, from: Vec2, to: Vec2, wide: f32, rgb: [u8; 3]) {
        let aside = (to - from).perp().normalize_or_zero() * wide / 2.0;
        self.shape(&[from + aside, to + aside, to - aside, from - aside], rgb);
        self.round(to, wide / 2.0, rgb);
    }

    /// A flat hand; mirrored where `size` is negative.
    fn hand(&mut self, at: Vec2, size: f32, rgb: [u8; 3]) {
        let place = |x: f32, y: f32| at + vec2(x * size, y * size.abs());
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
    fn symbols_stay_on_their_ground_and_look_ahead() {
        for number in 0..=8 {
            let shapes = shapes(number);
            assert!(shapes.len() < 40, "{number}");
            for SymbolShape { corners, .. } in shapes {
                assert!(corners.iter().all(|at| at.length() <= 1.01), "{number}");
                for nth in 2..corners.len() {
                    let [a, b, c] = [corners[0], corners[nth - 1], corners[nth]];
                    assert!((b - a).perp_dot(c - a) > -1e-5, "{number}");
                }
            }
        }
    }
}
