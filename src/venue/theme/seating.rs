//! Where visitors sit down between the aisles: benches beside a tree in the dock, sofas on a rug in the warehouse.
//!
//! A seating area stands in its own coordinates around its middle: two strips along z, at both sides of a way that leads
//! through between them. Its floor is part of it, so that its shadows are baked like all else.

use std::f32::consts::PI;

use feed::event::Theme;
use glam::{Vec2, Vec3};

use super::build::{Builder, Detail, face, hash};
use super::{Lamp, Obstacle};
use crate::mesh::{Mesh, Surface};

/// Half the ground of a seating area, both strips with the way between them, metres.
pub const HALF: Vec2 = Vec2::new(2.5, 2.7);
/// From the way's middle to that of a strip, metres: whoever stands before a booth can step back.
const STRIP: f32 = 1.75;
/// Half the width of a strip's floor, metres; its length is the seating area's.
const FLOOR: f32 = HALF.x - STRIP;
/// What one walks around on a strip, half its width and length, metres.
const SOLID: Vec2 = Vec2::new(0.45, 2.5);

/// What one sees of a seating area.
pub fn mesh(theme: Theme, detail: Detail) -> Mesh {
    let mut b = Builder::new(detail);
    match theme {
        Theme::Dockyard => dock::strip(&mut b),
        Theme::Warehouse => warehouse::strip(&mut b),
    }
    // The other strip is the same, come from the other end.
    let other = b.mesh.placed(PI, Vec3::ZERO);
    b.mesh.append(&other);
    b.mesh
}

/// What of it one cannot walk through.
pub fn obstacles() -> [Obstacle; 2] {
    [STRIP, -STRIP].map(|x| Obstacle::Box {
        centre: Vec2::new(x, 0.0),
        half: SOLID,
        yaw: 0.0,
    })
}

/// Its own lamps, for the bake.
pub fn lamps(theme: Theme) -> Vec<Lamp> {
    let strip = match theme {
        Theme::Dockyard => dock::lamps(),
        Theme::Warehouse => warehouse::lamps(),
    };
    let other = |lamp: &Lamp| Lamp {
        at: Vec3::new(-lamp.at.x, lamp.at.y, -lamp.at.z),
        towards: Vec3::new(-lamp.towards.x, lamp.towards.y, -lamp.towards.z),
        ..*lamp
    };
    strip
        .iter()
        .copied()
        .chain(strip.iter().map(other))
        .collect()
}

/// A place on the right strip, by its own middle.
fn at(x: f32, y: f32, z: f32) -> Vec3 {
    Vec3::new(STRIP + x, y, z)
}

/// The dock's: a deck of planks with a young tree in a granite tub, benches before and behind it, lanterns at the ends.
mod dock {
    use super::*;
    use crate::theme::dockyard::WARM;

    /// Upper side of the deck, metres.
    const DECK: f32 = 0.06;
    /// Middles of the benches and of the lanterns, along the strip.
    const BENCH: f32 = 1.5;
    const LANTERN: f32 = 2.45;

    pub fn strip(b: &mut Builder) {
        deck(b);
        tub(b);
        for side in [-1.0, 1.0] {
            bench(b, side * BENCH);
            lantern(b, side * LANTERN);
        }
    }

    pub fn lamps() -> Vec<Lamp> {
        [-LANTERN, LANTERN]
            .map(|z| Lamp {
                at: at(0.0, 0.34, z),
                power: WARM * 0.55,
                towards: Vec3::ZERO,
                radius: 0.12,
            })
            .into()
    }

    fn deck(b: &mut Builder) {
        b.painted(Surface::Timber, [158, 146, 134]);
        b.block(
            at(-FLOOR, 0.0, -HALF.y),
            at(FLOOR, DECK, HALF.y),
            face::SIDES,
            1.0,
        );
        b.painted(Surface::Planks, [196, 190, 184]);
        b.slab(
            at(-FLOOR, DECK, HALF.y),
            Vec3::X * (2.0 * FLOOR),
            Vec3::NEG_Z * (2.0 * HALF.y),
            0.5,
        );
    }

    fn tub(b: &mut Builder) {
        let (half, high) = (0.5, 0.52);
        b.painted(Surface::Granite, [225, 222, 218]);
        b.block(
            at(-half, DECK, -half),
            at(half, high, half),
            face::SIDES,
            0.25,
        );
        // A rim of stone around the earth.
        let rim = 0.07;
        for (x, z, w, d) in [
            (-half, -half, 2.0 * half, rim),
            (-half, half - rim, 2.0 * half, rim),
            (-half, rim - half, rim, 2.0 * (half - rim)),
            (half - rim, rim - half, rim, 2.0 * (half - rim)),
        ] {
            b.block(at(x, DECK, z), at(x + w, high, z + d), face::TOP, 9.0);
        }
        b.of(Surface::Soil);
        b.block(
            at(-half, DECK, -half),
            at(half, high - 0.04, half),
            face::TOP,
            0.5,
        );
        b.painted(Surface::Timber, [112, 98, 88]);
        let foot = at(0.0, high - 0.05, 0.0);
        b.tube(foot, foot + Vec3::Y * 1.7, 0.06, 0.035, 5, 0.9);
        b.painted(Surface::Foliage, [244, 250, 206]);
        let crown = foot + Vec3::Y * 2.2;
        if b.far() {
            b.shrub(crown + Vec3::Y * 0.25, Vec3::new(0.75, 0.8, 0.75), 71);
            return;
        }
        let crowns = [
            (Vec3::new(0.0, 0.0, 0.1), 0.58),
            (Vec3::new(0.34, 0.18, -0.22), 0.44),
            (Vec3::new(-0.28, 0.42, -0.02), 0.5),
        ];
        for (seed, (by, r)) in (71..).zip(crowns) {
            b.shrub(crown + by, Vec3::new(r, r * 0.85, r), seed);
        }
        // What covers the earth.
        for (seed, (x, z)) in (131..).zip([(0.14, 0.18), (-0.14, -0.18)]) {
            b.clump(at(x, high + 0.02, z), Vec3::new(0.36, 0.17, 0.26), seed);
        }
    }

    /// A bench of three boards on feet of stone, its length along the strip.
    fn bench(b: &mut Builder, z: f32) {
        let (half, deep, seat) = (0.75, 0.25, 0.46);
        b.painted(Surface::Timber, [205, 180, 150]);
        b.block(
            at(-deep, seat - 0.05, z - half),
            at(deep, seat, z + half),
            face::SIDES,
            1.5,
        );
        let boards = if b.fine() { 3 } else { 1 };
        let (wide, gap) = (2.0 * deep / boards as f32, 0.02);
        for n in 0..boards {
            let x = wide * n as f32 - deep;
            b.board(
                at(x + gap / 2.0, seat, z + half),
                Vec3::X * (wide - gap),
                Vec3::NEG_Z * (2.0 * half),
                0.75,
            );
        }
        b.painted(Surface::Granite, [200, 200, 205]);
        for foot in [-0.5, 0.5] {
            b.block(
                at(-0.2, DECK, z + foot - 0.1),
                at(0.2, seat - 0.05, z + foot + 0.1),
                face::SIDES,
                0.5,
            );
        }
    }

    /// A lantern of paper on the deck.
    fn lantern(b: &mut Builder, z: f32) {
        let half = 0.11;
        b.painted(Surface::Plain, [44, 36, 32]);
        for (low, high, more) in [(DECK, 0.11, 0.025), (0.5, 0.54, 0.03)] {
            b.block(
                at(-half - more, low, z - half - more),
                at(half + more, high, z + half + more),
                face::ALL,
                9.0,
            );
        }
        b.painted(Surface::Glow, [255, 196, 120]);
        b.block(
            at(-half, 0.11, z - half),
            at(half, 0.5, z + half),
            face::SIDES,
            9.0,
        );
    }
}

/// The warehouse's: a rug with two sofas and a crate between them, a plant at one end, a lamp at the other.
mod warehouse {
    use super::*;
    use crate::theme::warehouse::FILAMENT;

    /// Upper side of the rug, metres.
    const RUG: f32 = 0.015;
    /// Middle of the sofas, along the strip.
    const SOFA: f32 = 1.2;
    /// Middle of the lamp and of the plant.
    const CORNER: f32 = 2.32;
    /// Height of the lamp's light.
    const LIGHT: f32 = 1.62;

    pub fn strip(b: &mut Builder) {
        rug(b);
        table(b);
        sofa(b, -SOFA);
        sofa(b, SOFA);
        plant(b, at(0.1, RUG, CORNER));
        lamp(b, at(0.1, RUG, -CORNER));
    }

    pub fn lamps() -> Vec<Lamp> {
        vec![Lamp {
            at: at(0.1, LIGHT, -CORNER),
            power: FILAMENT * 1.4,
            towards: Vec3::ZERO,
            radius: 0.2,
        }]
    }

    /// A woven rug: border, stripe, field.
    fn rug(b: &mut Builder) {
        const BORDER: [u8; 3] = [70, 52, 46];
        const FIELD: [u8; 3] = [128, 66, 52];
        const STRIPE: [u8; 3] = [196, 168, 128];
        b.painted(Surface::Carpet, BORDER);
        let (x, z) = (FLOOR, HALF.y);
        b.block(at(-x, 0.0, -z), at(x, RUG, z), face::SIDES, 9.0);
        if !b.fine() {
            b.painted(Surface::Carpet, FIELD);
            b.block(at(-x, 0.0, -z), at(x, RUG, z), face::TOP, 0.6);
            return;
        }
        let rings = [(0.0, BORDER), (0.12, STRIPE), (0.17, FIELD)];
        let corner = |inset: f32, (a, c): (f32, f32)| at(a * (x - inset), RUG, c * (z - inset));
        for pair in rings.windows(2) {
            b.painted(Surface::Carpet, pair[0].1);
            for (p, q, cells) in [
                ((1.0, 1.0), (1.0, -1.0), 6),
                ((1.0, -1.0), (-1.0, -1.0), 2),
                ((-1.0, -1.0), (-1.0, 1.0), 6),
                ((-1.0, 1.0), (1.0, 1.0), 2),
            ] {
                let (outer, inner) = (pair[0].0, pair[1].0);
                b.rising(cells, 1, Vec3::Y, |s, t| {
                    let inset = outer + (inner - outer) * t;
                    corner(inset, p).lerp(corner(inset, q), s)
                });
            }
        }
        let inner = rings[2].0;
        b.painted(Surface::Carpet, FIELD);
        b.slab(
            corner(inner, (-1.0, 1.0)),
            Vec3::X * (2.0 * (x - inner)),
            Vec3::NEG_Z * (2.0 * (z - inner)),
            0.5,
        );
    }

    /// A crate of boards with its top for a table.
    fn table(b: &mut Builder) {
        b.painted(Surface::Timber, [156, 118, 84]);
        let (x, z, high) = (0.36, 0.27, 0.42);
        b.block(at(-x, RUG, -z), at(x, high - 0.04, z), face::SIDES, 0.5);
        b.painted(Surface::Timber, [190, 152, 112]);
        b.block(
            at(-x - 0.03, high - 0.04, -z - 0.03),
            at(x + 0.03, high, z + 0.03),
            face::ALL,
            0.5,
        );
        if b.fine() {
            // Battens along its lower and upper edge.
            b.painted(Surface::Timber, [120, 90, 66]);
            for low in [RUG, high - 0.13] {
                b.block(
                    at(-x - 0.015, low, -z - 0.015),
                    at(x + 0.015, low + 0.08, z + 0.015),
                    face::SIDES,
                    9.0,
                );
            }
        }
    }

    /// A sofa for two, its middle here along the strip; it looks to the way between the strips.
    fn sofa(b: &mut Builder, z: f32) {
        const CLOTH: [u8; 3] = [86, 112, 100];
        const SEAT: [u8; 3] = [102, 130, 116];
        let (half, deep, arm) = (0.78, 0.4, 0.16);
        b.painted(Surface::Carpet, CLOTH);
        b.block(
            at(-deep, 0.06, z - half),
            at(deep, 0.3, z + half),
            face::STANDING,
            0.8,
        );
        b.block(
            at(deep - 0.2, 0.3, z - half),
            at(deep, 0.82, z + half),
            face::STANDING,
            0.55,
        );
        if b.far() {
            return;
        }
        for side in [-1.0, 1.0] {
            let (p, q) = (z + side * half, z + side * (half - arm));
            b.block(
                at(-deep - 0.02, 0.06, p.min(q)),
                at(deep - 0.02, 0.6, p.max(q)),
                face::STANDING,
                0.8,
            );
        }
        // Two cushions.
        b.painted(Surface::Carpet, SEAT);
        let inner = half - arm;
        for (from, to) in [(-inner, -0.01), (0.01, inner)] {
            b.block(
                at(0.03 - deep, 0.3, z + from),
                at(deep - 0.2, 0.45, z + to),
                face::TOP | face::LEFT,
                0.7,
            );
        }
        // What it stands on, set back.
        b.painted(Surface::Plain, [40, 34, 30]);
        b.block(
            at(0.05 - deep, RUG, z + 0.05 - half),
            at(deep - 0.05, 0.06, z - 0.05 + half),
            face::SIDES,
            9.0,
        );
    }

    /// A leafy plant in a pot.
    fn plant(b: &mut Builder, foot: Vec3) {
        let sides = if b.fine() { 8 } else { 5 };
        b.painted(Surface::DarkBrick, [206, 150, 120]);
        b.tube(foot, foot + Vec3::Y * 0.44, 0.17, 0.25, sides, 0.5);
        b.of(Surface::Soil);
        b.disc(foot + Vec3::Y * 0.41, Vec3::Y, 0.24, sides);
        b.painted(Surface::Plain, [104, 138, 78]);
        let earth = foot + Vec3::Y * 0.41;
        if !b.fine() {
            b.shrub(earth + Vec3::Y * 0.7, Vec3::new(0.45, 0.75, 0.45), 7);
            return;
        }
        for n in 0..12_u32 {
            // Around by the golden angle; the inner leaves stand, the outer ones hang.
            let inner = n as f32 / 11.0;
            leaf(
                b,
                earth,
                n as f32 * 2.4,
                0.75 + 0.85 * inner + 0.2 * hash(n),
                0.5 - 0.24 * inner,
            );
        }
    }

    /// A long leaf that rises so high from its foot and bends over so far, seen from both sides.
    fn leaf(b: &mut Builder, foot: Vec3, around: f32, rise: f32, reach: f32) {
        let out = Vec3::new(around.cos(), 0.0, around.sin());
        let side = out.cross(Vec3::Y);
        let middle = |t: f32| {
            foot + out * (reach * t.powf(1.4)) + Vec3::Y * (rise * (1.75 * t - 0.95 * t * t))
        };
        for face in [1.0, -1.0] {
            b.sheet(1, 4, |s, t| {
                let along = middle((t + 0.05).min(1.0)) - middle((t - 0.05).max(0.0));
                let normal = side.cross(along).normalize_or_zero() * face;
                // Narrow as a stalk up to a third of it, then broad, then a tip.
                let half = 0.012 + 0.085 * ((t - 0.3).max(0.0) / 0.7 * PI).sin();
                let place = middle(t) + side * (half * (2.0 * s - 1.0)) + normal * 0.002;
                (place, normal, Vec2::new(s, t))
            });
        }
    }

    /// A standing lamp with a shade of cloth.
    fn lamp(b: &mut Builder, foot: Vec3) {
        let sides = if b.fine() { 8 } else { 4 };
        b.painted(Surface::Plain, [44, 42, 40]);
        if b.fine() {
            b.tube(foot, foot + Vec3::Y * 0.03, 0.17, 0.15, sides, 9.0);
            b.disc(foot + Vec3::Y * 0.03, Vec3::Y, 0.15, sides);
            b.tube(
                foot + Vec3::Y * 0.03,
                foot + Vec3::Y * 1.5,
                0.014,
                0.014,
                4,
                9.0,
            );
        }
        b.painted(Surface::Glow, [255, 222, 170]);
        b.tube(
            foot + Vec3::Y * 1.46,
            foot + Vec3::Y * 1.8,
            0.23,
            0.15,
            sides,
            9.0,
        );
        b.disc(foot + Vec3::Y * 1.8, Vec3::Y, 0.15, sides);
        b.disc(foot + Vec3::Y * 1.46, Vec3::NEG_Y, 0.23, sides);
    }
}
