//! Stone, brick, iron, concrete, glass.

use glam::{Vec2, Vec3};

use super::{EDGE, cloud, noise, random, scramble, smooth};

/// A stone or brick in its bond: which one, and the distance of the pixel from its edges.
struct Unit {
    /// Its own numbers, for its colour.
    id: (i32, i32),
    /// Pixels from the left or right edge, whichever is nearer.
    x: f32,
    /// Pixels from the upper edge.
    top: f32,
    /// Pixels from the lower edge.
    bottom: f32,
}

impl Unit {
    fn edge(&self) -> f32 {
        self.x.min(self.top).min(self.bottom)
    }
}

/// Finds the unit at a pixel in courses of equal height; `joints` gives the joints of a course, as shares of the edge,
/// rising from 0 to less than 1.
fn bond(p: Vec2, courses: i32, joints: impl Fn(i32) -> Vec<f32>) -> Unit {
    let edge = EDGE as f32;
    let high = edge / courses as f32;
    let course = (p.y / high).floor() as i32;
    let joints = joints(course);
    let x = p.x + 0.5;
    let wrapped: Vec<f32> = joints.iter().map(|j| j * edge).collect();
    let mut id = wrapped.len() as i32 - 1;
    let (mut left, mut right) = (wrapped[wrapped.len() - 1] - edge, wrapped[0]);
    for n in 0..wrapped.len() {
        let next = wrapped.get(n + 1).copied().unwrap_or(wrapped[0] + edge);
        if x >= wrapped[n] && x < next {
            (id, left, right) = (n as i32, wrapped[n], next);
        }
    }
    let y = p.y + 0.5 - course as f32 * high;
    Unit {
        id: (id, course),
        x: (x - left).min(right - x),
        top: y,
        bottom: high - y,
    }
}

/// Andesite in courses of half a metre: grey with warm and bluish blocks, worn edges, dark joints.
pub(super) fn granite(p: Vec2) -> Vec3 {
    // The joints wander a little, as hand-cut stone does.
    let wander = Vec2::new(noise(p, (16, 16), 3) - 0.5, noise(p, (16, 16), 4) - 0.5) * 2.2;
    let unit = bond(
        (p + wander).clamp(Vec2::ZERO, Vec2::splat(255.99)),
        4,
        |course| {
            let shift = [0.05, 0.22, 0.11, 0.28][course as usize % 4];
            (0..3)
                .map(|n| shift + (n as f32 + 0.24 * (scramble(n, course, 9) - 0.5)) / 3.0)
                .collect()
        },
    );
    let own = scramble(unit.id.0, unit.id.1, 21);
    let hue = scramble(unit.id.0, unit.id.1, 22) - 0.5;
    let block = 0.74 + 0.42 * own;
    let rough = 0.80 + 0.4 * cloud(p, (8, 8), 4, 31);
    let grain = 0.90 + 0.2 * random(p, 33);
    let spots = 1.0 - 0.25 * smooth(0.72, 0.9, noise(p, (96, 96), 35));
    let stain = 1.0 - 0.28 * smooth(0.5, 0.85, cloud(p, (5, 2), 3, 41));
    let edge = unit.edge();
    let joint = 0.28 + 0.72 * smooth(0.6, 2.4, edge);
    // Light catches the upper edge, shade lies under the lower one.
    let worn = 1.0 + 0.22 * (1.0 - smooth(1.5, 5.0, unit.top))
        - 0.2 * (1.0 - smooth(1.5, 7.0, unit.bottom));
    let value = block * rough * grain * spots * stain * joint * worn;
    Vec3::new(1.0 + 0.14 * hue, 1.0 + 0.01 * hue, 1.0 - 0.16 * hue) * value
}

/// Setts of a quarter by an eighth of a metre, worn round, no two alike.
pub(super) fn paving(p: Vec2) -> Vec3 {
    let wander = Vec2::new(noise(p, (32, 32), 53) - 0.5, noise(p, (32, 32), 54) - 0.5) * 1.8;
    let unit = bond(
        (p + wander).clamp(Vec2::ZERO, Vec2::splat(255.99)),
        12,
        |course| {
            let shift = 0.02 + if course % 2 == 0 { 0.0 } else { 0.062 };
            (0..8)
                .map(|n| shift + (n as f32 + 0.26 * (scramble(n, course, 59) - 0.5)) / 8.0)
                .collect()
        },
    );
    let own = scramble(unit.id.0, unit.id.1, 61);
    let hue = scramble(unit.id.0, unit.id.1, 62) - 0.5;
    let sett = 0.72 + 0.5 * own;
    let edge = unit.edge();
    let joint = 0.38 + 0.62 * smooth(0.4, 2.6, edge);
    let dome = 0.93 + 0.1 * smooth(1.0, 7.0, edge);
    let rough = (0.82 + 0.36 * cloud(p, (24, 24), 3, 63)) * (0.94 + 0.12 * random(p, 64));
    let worn = 0.88 + 0.24 * cloud(p, (3, 3), 2, 65);
    Vec3::new(1.0 + 0.1 * hue, 1.0, 1.0 - 0.12 * hue) * (sett * joint * dome * rough * worn)
}

/// English bond: a course of stretchers, a course of headers; eight pixels a course are 62 mm.
fn english(p: Vec2) -> Unit {
    bond(p, 32, |course| {
        if course % 2 == 0 {
            (0..8).map(|n| n as f32 / 8.0 + 0.01).collect()
        } else {
            (0..16).map(|n| n as f32 / 16.0 + 0.025).collect()
        }
    })
}

/// Brick: warm reds, a few over-burnt, pale joints.
pub(super) fn brick(p: Vec2) -> Vec3 {
    let unit = english(p);
    let own = scramble(unit.id.0, unit.id.1, 71);
    let hue = scramble(unit.id.0, unit.id.1, 72) - 0.5;
    let burnt = smooth(0.86, 0.95, scramble(unit.id.0, unit.id.1, 73));
    let red =
        Vec3::new(0.34 + 0.05 * hue, 0.125 + 0.05 * hue, 0.082 + 0.02 * hue) * (0.66 + 0.62 * own);
    let dark = Vec3::new(0.11, 0.05, 0.042);
    let rough = (0.84 + 0.32 * cloud(p, (32, 32), 2, 74)) * (0.9 + 0.2 * random(p, 75));
    let face = red.lerp(dark, burnt * 0.8) * rough;
    let mortar = Vec3::new(0.30, 0.25, 0.20) * (0.8 + 0.4 * random(p, 76));
    let stain = 0.84 + 0.3 * cloud(p, (4, 3), 3, 77);
    mortar.lerp(face, smooth(0.3, 1.3, unit.edge())) * stain
}

/// Over-burnt brick of plinths and sills.
pub(super) fn dark_brick(p: Vec2) -> Vec3 {
    let unit = english(p);
    let own = scramble(unit.id.0, unit.id.1, 81);
    let hue = scramble(unit.id.0, unit.id.1, 82) - 0.5;
    let face = Vec3::new(0.10 + 0.04 * hue, 0.06, 0.052 - 0.02 * hue) * (0.55 + 0.9 * own);
    let rough = (0.8 + 0.4 * cloud(p, (32, 32), 2, 84)) * (0.85 + 0.3 * random(p, 85));
    let mortar = Vec3::new(0.10, 0.085, 0.075);
    mortar.lerp(face * rough, smooth(0.3, 1.3, unit.edge()))
}

/// Painted plate with a seam and a row of rivets along its upper and lower edge.
pub(super) fn iron(p: Vec2) -> Vec3 {
    let edge = EDGE as f32;
    let mut value = 0.82 + 0.14 * cloud(p, (6, 6), 4, 91) + 0.05 * random(p, 92);
    // Runs of rain and rust from the seam down.
    value *= 1.0 - 0.12 * smooth(0.55, 0.85, noise(p, (40, 3), 93));
    let seam = p.y.min(edge - 1.0 - p.y);
    value *= 0.55 + 0.45 * smooth(0.0, 2.5, seam);
    value *= 1.0 + 0.10 * (1.0 - smooth(3.0, 6.0, p.y));
    for row in [15.0, edge - 16.0] {
        let centre = Vec2::new((p.x / 32.0).floor() * 32.0 + 16.0, row);
        let off = p - centre;
        let far = off.length();
        if far < 8.0 {
            let dome = smooth(6.5, 5.0, far);
            let lit = (-off.y / 6.0).clamp(-1.0, 1.0);
            value *= 1.0 + dome * 0.35 * lit;
            value *= 1.0 - 0.4 * smooth(4.8, 6.0, far) * smooth(8.0, 6.0, far);
        }
    }
    let rust = smooth(0.68, 0.9, cloud(p, (5, 5), 4, 95)) * 0.35;
    Vec3::splat(value) * Vec3::ONE.lerp(Vec3::new(0.85, 0.6, 0.45), rust)
}

/// Concrete with the marks of its boards and of water.
pub(super) fn concrete(p: Vec2) -> Vec3 {
    let edge = EDGE as f32;
    let board = (p.y / edge * 8.0).fract();
    let mut value = 0.8 + 0.3 * cloud(p, (6, 6), 5, 101) + 0.05 * random(p, 102);
    value *= 0.9 + 0.1 * smooth(0.0, 0.06, board.min(1.0 - board));
    value *= 1.0 - 0.35 * smooth(0.5, 0.85, cloud(p, (12, 1), 3, 103));
    Vec3::new(1.0, 0.985, 0.95) * value
}

/// Panes of 0.4 m between iron bars; old glass, no two panes alike.
pub(super) fn glass(p: Vec2) -> Vec3 {
    let half = EDGE as f32 / 2.0;
    let (x, y) = (p.x % half, p.y % half);
    let edge = x.min(half - 1.0 - x).min(y).min(half - 1.0 - y);
    let pane = scramble((p.x / half) as i32, (p.y / half) as i32, 111);
    let value = (0.78 + 0.3 * pane) * (0.86 + 0.28 * cloud(p, (4, 4), 3, 112));
    let dust = 1.0 - 0.25 * (1.0 - smooth(4.0, 26.0, edge));
    let bar = smooth(3.0, 4.5, edge);
    Vec3::splat(0.03 + (value * dust - 0.03) * bar)
}
