//! The Dockyard: a restored stone dry dock under an evening sky. One is below the city, between stepped granite walls.

use std::ops::Range;

use glam::{Vec2, Vec3};

use super::arch::{self, Opening, Wall};
use super::build::{Builder, face};
use super::{Lamp, Obstacle, Part, garden, head, length, sky};
use crate::measures::{BAY_LENGTH, DOOR_WIDTH, EYE_HEIGHT, FLOOR_HALF_WIDTH};
use crate::mesh::Surface;

/// Height of the street over the dock's floor, metres.
pub(super) const RIM: f32 = 7.65;
/// Height of the broad ledge half way up, a place for planting and lamps.
pub(super) const LEDGE: f32 = 3.9;
/// The ledge's inner edge, from the axis.
pub(super) const LEDGE_EDGE: f32 = 11.7;
/// Where the coping stands, from the axis: 29 m between the copings, as in the dock it is modelled on.
pub(super) const COPING: f32 = 14.6;

/// Light of a street lamp and of the lit arches: a warm white of about 2,700 K beside a blue sky.
pub(super) const WARM: Vec3 = Vec3::new(1.0, 0.70, 0.38);

/// Glass with a lit room behind it.
pub(super) const LIT: [u8; 3] = [255, 200, 128];

/// The altars, from the floor up: (from the axis, height). Knee to waist high, each a man's foot to a step deep.
const ALTARS: [Vec2; 9] = [
    Vec2::new(10.0, 0.0),
    Vec2::new(10.0, 1.1),
    Vec2::new(10.7, 1.1),
    Vec2::new(10.7, 2.1),
    Vec2::new(11.2, 2.1),
    Vec2::new(11.2, 3.0),
    Vec2::new(11.7, 3.0),
    Vec2::new(11.7, 3.9),
    Vec2::new(12.9, 3.9),
];

/// From the ledge to the street.
pub(super) const UPPER: [Vec2; 12] = [
    Vec2::new(12.9, 3.9),
    Vec2::new(12.9, 4.8),
    Vec2::new(13.5, 4.8),
    Vec2::new(13.5, 5.7),
    Vec2::new(14.1, 5.7),
    Vec2::new(14.1, 6.6),
    Vec2::new(14.7, 6.6),
    Vec2::new(14.7, 7.3),
    Vec2::new(14.6, 7.35),
    Vec2::new(14.6, 7.65),
    Vec2::new(15.4, 7.65),
    Vec2::new(22.0, 7.65),
];

/// Builds a part.
pub(super) fn build(b: &mut Builder, part: Part) {
    let end = -length(feed::event::Theme::Dockyard, part);
    match part {
        Part::Bay => {
            floor(b, 0.0..end);
            both(b, |b| {
                altars(b, 0.0..end);
                upper(b, 0.0..end);
                stair(b, -4.0);
                garden::ledge(b, 0.0..end);
                garden::rim(b, 0.0..end);
            });
            garden::bay(b);
            sky::sky(b, 0.0..end);
        }
        Part::Tail => {
            floor(b, 0.0..end);
            both(b, |b| {
                altars(b, 0.0..end);
                upper(b, 0.0..end);
                stair(b, -4.0);
                garden::ledge(b, 0.0..end);
                garden::rim(b, 0.0..end);
                garden::planter(b, Vec3::new(7.6, 0.0, -1.6), 11);
                garden::bench(b, Vec2::new(7.6, -3.6));
            });
            gate(b);
            garden::bay(b);
            sky::sky(b, 0.0..end);
            sky::sky_end(b, 0.0, 1.0);
            sky::city(b, 0.0, 1.0);
        }
        Part::Head => head::build(b),
    }
}

/// Builds something on the right side and its reflection on the left.
pub(super) fn both(b: &mut Builder, build: impl Fn(&mut Builder)) {
    let mut side = Builder::new(b.detail);
    side.anchor = b.anchor;
    build(&mut side);
    b.mesh.append(&side.mesh);
    b.mesh.append(&side.mesh.mirrored());
}

/// The floor: setts, and along the axis the channel into which the dock was drained.
pub(super) fn floor(b: &mut Builder, z: Range<f32>) {
    let long = Vec3::Z * (z.end - z.start);
    let strip = |b: &mut Builder, x: Range<f32>, y: f32| {
        b.slab(
            Vec3::new(x.start, y, z.start),
            Vec3::X * (x.end - x.start),
            long,
            0.5,
        );
    };
    both(b, |b| {
        b.of(Surface::Paving);
        strip_right(b, 0.4..9.6, &z);
        // Kerb stones along the channel, and a gutter of smaller ones at the wall's foot.
        b.painted(Surface::Granite, [215, 215, 218]);
        strip_right(b, 0.07..0.4, &z);
        b.painted(Surface::Granite, [150, 152, 158]);
        strip_right(b, 9.6..10.0, &z);
    });
    b.painted(Surface::Iron, [84, 84, 88]);
    strip(b, -0.07..0.07, 0.0);
}

fn strip_right(b: &mut Builder, x: Range<f32>, z: &Range<f32>) {
    b.slab(
        Vec3::new(x.start, 0.0, z.start),
        Vec3::X * (x.end - x.start),
        Vec3::Z * (z.end - z.start),
        0.5,
    );
}

/// The stepped wall below the ledge, on the right.
pub(super) fn altars(b: &mut Builder, z: Range<f32>) {
    stepped(b, &ALTARS, z, 0.55);
}

/// The stepped wall above the ledge and the street's edge, on the right.
pub(super) fn upper(b: &mut Builder, z: Range<f32>) {
    stepped(b, &UPPER[..8], z.clone(), 1.0);
    b.painted(Surface::Granite, [255, 250, 240]);
    b.profile(&UPPER[7..11], z.clone(), 1.0);
    b.painted(Surface::Paving, [190, 190, 190]);
    b.profile(&UPPER[10..], z, 4.0);
}

/// Steps, each with the rounded edge that ropes and boots have worn pale.
fn stepped(b: &mut Builder, corners: &[Vec2], z: Range<f32>, cell: f32) {
    const NOSE: Vec2 = Vec2::new(0.05, 0.13);
    for pair in corners.windows(2) {
        let (p, q) = (pair[0], pair[1]);
        b.of(Surface::Granite);
        if p.x == q.x && b.fine() {
            let lip = q - Vec2::Y * NOSE.y;
            b.profile(&[p, lip], z.clone(), cell);
            b.painted(Surface::Granite, [255, 252, 246]);
            // The edge's upper side is seen only where it lies below the eye.
            let edge = [lip, lip - Vec2::X * NOSE.x, q - Vec2::X * NOSE.x, q];
            let seen = if q.y > EYE_HEIGHT { 3 } else { 4 };
            b.profile(&edge[..seen], z.clone(), 1.0);
        } else {
            b.profile(&[p, q], z.clone(), cell);
        }
    }
}

/// A narrow stair up the altars on the right: two steps of the mason's between each altar and the next.
fn stair(b: &mut Builder, z: f32) {
    if !b.fine() {
        return;
    }
    let half = 0.45;
    b.painted(Surface::Granite, [236, 234, 230]);
    let lower = ALTARS.as_chunks::<2>().0.iter().zip([0.45, 0.7, 0.5, 0.5]);
    let risers = lower.map(|(pair, room)| (pair[0], pair[1], room)).chain(
        UPPER[..8]
            .as_chunks::<2>()
            .0
            .iter()
            .zip([1.0, 0.6, 0.6, 0.6])
            .map(|(pair, room)| (pair[0], pair[1], room)),
    );
    for (foot, top, room) in risers {
        let tread = (room / 3.0_f32).min(0.3);
        for step in 1..=2 {
            let out = tread * (3 - step) as f32;
            let rise = (top.y - foot.y) / 3.0 * step as f32;
            let low = (top.y - foot.y) / 3.0 * (step - 1) as f32;
            b.block(
                Vec3::new(foot.x - out, foot.y + low, z - half),
                Vec3::new(foot.x, foot.y + rise, z + half),
                face::LEFT | face::FRONT | face::BACK | face::TOP,
                0.5,
            );
        }
    }
}

/// The dock gate, dressed like a ship's side: riveted plates, red below the waterline, frames and timber fenders.
fn gate(b: &mut Builder) {
    let half = 15.5;
    let waterline = 3.3;
    let door = Opening {
        centre: half,
        width: DOOR_WIDTH,
        sill: 0.0,
        spring: 2.3,
        rise: 0.4,
        depth: 0.9,
    };
    let hull = Wall {
        origin: Vec3::new(half, 0.0, 0.0),
        right: Vec3::NEG_X,
        length: half * 2.0,
        height: waterline,
    };
    b.painted(Surface::Iron, [150, 62, 48]);
    arch::wall(b, &hull, &[door], 0.6);
    b.painted(Surface::Iron, [70, 74, 84]);
    arch::reveal(b, &hull, &door, 0.5);
    doors(b, &hull, &door, LIT);
    b.painted(Surface::Plain, [226, 220, 205]);
    b.slab(
        hull.at(0.0, waterline, 0.0),
        Vec3::NEG_X * hull.length,
        Vec3::Y * 0.12,
        0.8,
    );
    b.painted(Surface::Iron, [58, 66, 84]);
    b.slab(
        hull.at(0.0, waterline + 0.12, 0.0),
        Vec3::NEG_X * hull.length,
        Vec3::Y * 4.6,
        0.8,
    );
    // Frames every two metres, the doorway left free.
    b.painted(Surface::Iron, [64, 70, 86]);
    for frame in -7..=7 {
        let x = frame as f32 * 2.0;
        let foot = if frame == 0 { waterline + 0.12 } else { 0.0 };
        b.block(
            Vec3::new(x - 0.08, foot, -0.22),
            Vec3::new(x + 0.08, 8.02, 0.0),
            face::LEFT | face::RIGHT | face::FRONT,
            0.8,
        );
    }
    // Timber fenders, and the walk along its top.
    for (y, deep) in [(4.2, 0.34), (6.2, 0.34)] {
        b.painted(Surface::Timber, [170, 150, 130]);
        let at = |x: f32| Vec3::new(x, y, -deep / 2.0);
        b.beam(at(half), at(-half), Vec3::Y, deep, 0.32, 0.8);
    }
    b.painted(Surface::Timber, [190, 175, 155]);
    b.block(
        Vec3::new(-half, 8.0, -0.5),
        Vec3::new(half, 8.12, 1.6),
        face::FRONT | face::BOTTOM | face::TOP,
        1.0,
    );
    garden::railing(
        b,
        Vec3::new(half, 8.12, -0.42),
        Vec3::new(-half, 8.12, -0.42),
        14,
    );
    for x in [-2.1, 2.1] {
        garden::lantern(b, Vec3::new(x, 2.55, -0.3));
    }
}

/// A pair of glazed doors that fills a doorway, warm light behind them.
pub(super) fn doors(b: &mut Builder, wall: &Wall, door: &Opening, glass: [u8; 3]) {
    b.painted(Surface::Glass, glass);
    arch::fill(b, wall, door, door.depth - 0.02);
    if !b.fine() {
        return;
    }
    b.painted(Surface::Timber, [120, 84, 60]);
    let at = |s: f32, y: f32| wall.at(door.centre + s, y, door.depth - 0.06);
    for s in [-1.42, -0.75, -0.08, 0.08, 0.75, 1.42] {
        b.beam(at(s, 0.0), at(s, 2.6), wall.out(), 0.13, 0.08, 1.0);
    }
    for y in [0.3, 1.0, 2.25] {
        b.beam(
            at(-1.5, y),
            at(1.5, y),
            wall.out(),
            if y < 0.5 { 0.6 } else { 0.12 },
            0.1,
            1.0,
        );
    }
}

/// The lamps of a part.
pub(super) fn lamps(part: Part) -> Vec<Lamp> {
    let end = -length(feed::event::Theme::Dockyard, part);
    let mut lamps = Vec::new();
    match part {
        Part::Bay | Part::Tail => lamps.extend(garden::lamps(0.0..end)),
        Part::Head => lamps.extend(head::lamps()),
    }
    if part == Part::Tail {
        for x in [-2.1, 2.1] {
            lamps.push(garden::lantern_light(Vec3::new(x, 2.55, -0.42)));
        }
        lamps.push(Lamp {
            at: Vec3::new(0.0, 2.2, 0.6),
            power: WARM * 2.0,
            towards: Vec3::NEG_Z,
            radius: 0.4,
        });
    }
    lamps
}

/// What stands on the floor of a part.
pub(super) fn obstacles(part: Part) -> Vec<Obstacle> {
    let stair = |z: f32| {
        [-1.0, 1.0].map(|side| Obstacle::Box {
            centre: Vec2::new(side * (FLOOR_HALF_WIDTH - 0.15), z),
            half: Vec2::new(0.15, 0.45),
            yaw: 0.0,
        })
    };
    match part {
        Part::Bay => stair(-BAY_LENGTH / 2.0).to_vec(),
        Part::Tail => {
            let mut all = stair(-4.0).to_vec();
            for side in [-1.0, 1.0] {
                all.push(garden::planter_ground(Vec2::new(side * 7.6, -1.6)));
                all.push(garden::bench_ground(Vec2::new(side * 7.6, -3.6)));
            }
            all
        }
        Part::Head => head::obstacles(),
    }
}
