//! The convention hall's: benches of ash on white feet, a tub with grasses and a small tree between them.

use glam::Vec3;

use super::measures::{ASH, WHITE};
use crate::mesh::Surface;
use crate::mesh_builder::{Builder, face};
use crate::themes::seating::{FLOOR, HALF, at};

/// Upper side of the carpet, metres.
const CARPET: f32 = 0.015;
/// Height of the seats.
const SEAT: f32 = 0.46;
/// Half the tub's length along the strip, and where benches begin and end.
const TUB: f32 = 0.72;
const BENCH: (f32, f32) = (0.84, 2.45);

pub fn strip(b: &mut Builder) {
    b.painted(Surface::Carpet, [246, 190, 84]);
    b.block(
        at(-FLOOR, 0.0, -HALF.y),
        at(FLOOR, CARPET, HALF.y),
        face::STANDING,
        0.5,
    );
    tub(b);
    bench(b, BENCH.0, BENCH.1);
    bench(b, -BENCH.1, -BENCH.0);
}

fn tub(b: &mut Builder) {
    let (half, high) = (0.4, 0.56);
    b.painted(Surface::Plain, WHITE);
    b.block(
        at(-half, CARPET, -TUB),
        at(half, high, TUB),
        face::SIDES,
        0.3,
    );
    b.of(Surface::Soil);
    b.block(
        at(-half, CARPET, -TUB),
        at(half, high - 0.04, TUB),
        face::TOP,
        0.5,
    );
    b.painted(Surface::Timber, [150, 128, 108]);
    let foot = at(0.0, high - 0.06, 0.05);
    b.tube(foot, foot + Vec3::Y * 1.5, 0.05, 0.03, 5, 0.8);
    b.painted(Surface::Foliage, [226, 244, 190]);
    let crown = foot + Vec3::Y * 1.85;
    let crowns = [
        (Vec3::new(0.0, 0.0, 0.12), 0.5),
        (Vec3::new(0.1, 0.3, -0.26), 0.42),
    ];
    for (seed, (by, r)) in (171..).zip(crowns) {
        b.shrub(crown + by, Vec3::new(r, r * 0.85, r), seed);
    }
    b.painted(Surface::Foliage, [200, 216, 168]);
    for (seed, (x, z)) in (231..).zip([(0.1, 0.42), (-0.12, -0.4)]) {
        b.clump(at(x, high + 0.08, z), Vec3::new(0.3, 0.24, 0.3), seed);
    }
}

/// A bench from here to there along the strip: boards on a white plinth, set back so that feet fit under.
fn bench(b: &mut Builder, from: f32, to: f32) {
    let deep = 0.36;
    b.painted(Surface::Plain, WHITE);
    b.block(
        at(0.08 - deep, CARPET, from + 0.06),
        at(deep - 0.08, SEAT - 0.07, to - 0.06),
        face::SIDES,
        0.5,
    );
    b.painted(Surface::Timber, ASH);
    b.block(
        at(-deep, SEAT - 0.07, from),
        at(deep, SEAT, to),
        face::SIDES,
        0.8,
    );
    let boards = if b.fine() { 4 } else { 1 };
    let (wide, gap) = (2.0 * deep / boards as f32, 0.014);
    for n in 0..boards {
        let x = wide * n as f32 - deep;
        b.board(
            at(x + gap / 2.0, SEAT, to),
            Vec3::X * (wide - gap),
            Vec3::Z * (from - to),
            0.6,
        );
    }
}
