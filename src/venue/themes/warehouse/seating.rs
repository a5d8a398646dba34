//! The warehouse's: a rug with two sofas and a crate between them, a plant at one end, a lamp at the other.

use std::f32::consts::PI;

use glam::{Vec2, Vec3};

use super::measures::FILAMENT;
use crate::mesh::Surface;
use crate::mesh_builder::{Builder, face, hash};
use crate::themes::seating::{FLOOR, HALF, at};
use crate::themes::spec::Lamp;

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
    b.painted(Surface::Plain, [132, 76, 56]);
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
    let middle =
        |t: f32| foot + out * (reach * t.powf(1.4)) + Vec3::Y * (rise * (1.75 * t - 0.95 * t * t));
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
    let cloth = b.mesh.vertices.len();
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
    // The bulb is low in it, and cloth throws less to one side.
    b.shaded(cloth, Vec3::new(0.66, 0.5, 0.36), |place| {
        (1.8 - place.y) / 0.34 - 0.8 * (place.x - foot.x).abs()
    });
}
