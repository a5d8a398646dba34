//! The dock's: a deck of planks with a young tree in a granite tub, benches before and behind it, lanterns at the ends.

use glam::Vec3;

use super::measures::WARM;
use crate::mesh::Surface;
use crate::mesh_builder::{Builder, face};
use crate::themes::seating::{FLOOR, HALF, at};
use crate::themes::spec::Lamp;

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
    let paper = b.mesh.vertices.len();
    b.painted(Surface::Glow, [255, 196, 120]);
    b.block(
        at(-half, 0.11, z - half),
        at(half, 0.5, z + half),
        face::SIDES,
        9.0,
    );
    b.shaded(paper, Vec3::new(0.68, 0.47, 0.3), |place| {
        (0.5 - place.y) / 0.39
    });
}
