//! The dock's head: the walls close in a half circle with lit arches, a bridge crosses before it.

use std::f32::consts::PI;

use glam::{Vec2, Vec3};

use super::measures::{COPING, LEDGE, LIT, RIM, UPPER, WARM};
use super::{garden, sky, walls as sides};
use crate::measures::{DOOR_WIDTH, FLOOR_HALF_WIDTH};
use crate::mesh::{Mesh, Surface, turned};
use crate::mesh_builder::{Builder, face};
use crate::themes::arch::{self, Opening, Wall};
use crate::themes::spec::{Lamp, Obstacle};

/// Where the half circle begins, metres behind the part's beginning: its length less the radius.
const STRAIGHT: f32 = 4.0;
/// Length of the half circle at the wall's foot.
const ARC: f32 = PI * FLOOR_HALF_WIDTH;
/// Middle of the round planter.
const TUB: Vec2 = Vec2::new(0.0, -7.4);
/// The bridge's middle and half its width, along z.
const BRIDGE: (f32, f32) = (-1.9, 1.1);

/// Where a string of lights crosses.
const STRING: f32 = -9.6;

/// Lit arches: their middles along the unrolled wall, from the door to each side, metres.
const ARCHES: [f32; 4] = [3.9, 6.9, 9.9, 12.9];

/// What is seen of the rooms behind the arches, from the left, the door in between: no two neighbours have the same lamps on.
const ROOMS: [[u8; 3]; 9] = [
    LIT,
    [214, 156, 92],
    [255, 214, 152],
    [236, 180, 112],
    LIT,
    [255, 206, 138],
    [196, 142, 86],
    [248, 190, 118],
    [226, 176, 116],
];

/// Builds the head.
pub(super) fn build(b: &mut Builder) {
    sides::floor(b, 0.0..-STRAIGHT);
    round_floor(b);
    sides::both(b, |b| {
        sides::altars(b, 0.0..-STRAIGHT);
        sides::upper(b, 0.0..-STRAIGHT);
        garden::ledge(b, 0.0..-STRAIGHT);
        pier(b);
        garden::bench(b, Vec2::new(5.6, -9.0));
    });
    let mut wall = Builder::new(b.detail);
    round_wall(&mut wall);
    b.mesh.append(&bent(wall.mesh));
    bridge(b);
    tub(b);
    garden::string(b, STRING, 0.3);
    garden::paper_lanterns(b, STRING);
    for (x, z, scale, seed) in [
        (-17.5, -9.0, 1.1, 71),
        (-11.0, -17.5, 1.0, 72),
        (9.5, -19.0, 1.2, 73),
        (17.8, -11.5, 0.95, 74),
        (-18.8, -2.5, 0.9, 76),
    ] {
        garden::tree(b, Vec3::new(x, RIM, z), scale, seed);
    }
    sky::sky(b, 0.0..-14.0);
    sky::sky_end(b, -14.0, -1.0);
    sky::city(b, -14.0, -1.0);
}

/// Bends what was built along a straight wall on the right (its foot at x = 10, from z = 0 on) around the half circle.
fn bent(mut mesh: Mesh) -> Mesh {
    for vertex in &mut mesh.vertices {
        let turn = -vertex.position.z / FLOOR_HALF_WIDTH;
        let out = Vec3::new(vertex.position.x, vertex.position.y, 0.0);
        vertex.position = turned(out, turn) - Vec3::Z * STRAIGHT;
        vertex.normal = turned(vertex.normal, turn);
    }
    mesh
}

/// The floor inside the half circle.
fn round_floor(b: &mut Builder) {
    let (around, rings) = if b.fine() { (32, 15) } else { (16, 3) };
    b.of(Surface::Paving);
    b.rising(around, rings, Vec3::Y, |s, t| {
        turned(Vec3::X * (9.6 * t), PI * s) - Vec3::Z * STRAIGHT
    });
    b.painted(Surface::Granite, [150, 152, 158]);
    b.rising(around, 1, Vec3::Y, |s, t| {
        turned(Vec3::X * (9.6 + 0.4 * t), PI * s) - Vec3::Z * STRAIGHT
    });
}

/// The round wall, unrolled: a sheer wall with arches up to the ledge, the altars above it.
fn round_wall(b: &mut Builder) {
    let unrolled = Wall {
        origin: Vec3::new(FLOOR_HALF_WIDTH, 0.0, -ARC),
        right: Vec3::Z,
        length: ARC,
        height: LEDGE,
    };
    let door = Opening {
        centre: ARC / 2.0,
        width: DOOR_WIDTH,
        sill: 0.0,
        spring: 2.35,
        rise: 0.6,
        depth: 0.9,
    };
    let lit = |at: f32| Opening {
        centre: ARC / 2.0 + at,
        width: 1.7,
        sill: 0.55,
        spring: 2.2,
        rise: 0.6,
        depth: 0.55,
    };
    let mut openings: Vec<_> = ARCHES.iter().rev().map(|at| lit(-at)).collect();
    openings.push(door);
    openings.extend(ARCHES.iter().map(|at| lit(*at)));
    b.of(Surface::Granite);
    arch::wall(b, &unrolled, &openings, 0.7);
    for (n, o) in openings.iter().enumerate() {
        b.painted(Surface::Granite, [232, 228, 222]);
        arch::reveal(b, &unrolled, o, 0.5);
        arch::ring(b, &unrolled, o, 0.24);
        if o.sill > 0.0 {
            b.painted(Surface::Glass, ROOMS[n % ROOMS.len()]);
            arch::fill(b, &unrolled, o, o.depth);
        }
    }
    arch::doors(b, &unrolled, &door, LIT);
    b.painted(Surface::Granite, [250, 246, 238]);
    let cornice = [
        Vec2::new(10.0, LEDGE - 0.28),
        Vec2::new(9.9, LEDGE - 0.24),
        Vec2::new(9.9, LEDGE),
        Vec2::new(10.3, LEDGE),
    ];
    b.profile(&cornice, 0.0..-ARC, 0.6);
    b.of(Surface::Granite);
    b.profile(&[Vec2::new(10.3, LEDGE), UPPER[0]], 0.0..-ARC, 0.6);
    sides::upper(b, 0.0..-ARC);
    // Hedges on the ledge, lanterns between the arches, bollards along the rim.
    for n in 0..6 {
        garden::planted(b, (-0.9 - 5.1 * n as f32)..(-4.9 - 5.1 * n as f32));
    }
    for at in lanterns() {
        garden::lantern(b, Vec3::new(FLOOR_HALF_WIDTH - 0.14, 2.7, -at));
    }
    garden::rim(b, 0.0..-31.4);
}

/// Lanterns on the round wall, along it.
fn lanterns() -> impl Iterator<Item = f32> {
    [-2.1, 2.1, -8.4, 8.4].into_iter().map(|at| ARC / 2.0 + at)
}

/// The pier on the right at which the altars end and the round wall begins.
fn pier(b: &mut Builder) {
    b.painted(Surface::Granite, [240, 236, 230]);
    b.block(
        Vec3::new(10.0, 0.0, -STRAIGHT - 0.3),
        Vec3::new(11.9, LEDGE + 0.25, -STRAIGHT + 0.6),
        face::LEFT | face::BACK | face::FRONT | face::TOP,
        0.5,
    );
    garden::lantern(b, Vec3::new(10.3, LEDGE + 0.47, -STRAIGHT + 0.15));
}

/// An iron footbridge from rim to rim.
fn bridge(b: &mut Builder) {
    let (z, half) = BRIDGE;
    let deck = RIM + 0.05;
    let rise = 0.9;
    // The deck's height at x: a shallow bow.
    let y = |x: f32| deck + rise * (1.0 - (x / COPING).powi(2));
    let spans = if b.fine() { 12 } else { 8 };
    let x = |n: usize| COPING * (2.0 * n as f32 / spans as f32 - 1.0) * 1.04;
    for n in 0..spans {
        let (p, q) = (x(n), x(n + 1));
        let at = |x: f32, up: f32, z: f32| Vec3::new(x, y(x) + up, z);
        b.painted(Surface::Timber, [150, 130, 112]);
        let normal = Vec3::NEG_Y;
        b.rising(1, 4, normal, |s, t| {
            let x = p + (q - p) * s;
            at(x, -0.3, z - half + 2.0 * half * t)
        });
        for side in [-1.0, 1.0] {
            let edge = z + side * half;
            b.painted(Surface::Iron, [84, 92, 104]);
            // The girder deepens towards its ends, like a drawn bow.
            let deep = |x: f32| 0.45 + 0.9 * (x / COPING).powi(2);
            for face in [1.0, -1.0] {
                b.sheet(1, 1, |s, t| {
                    let x = p + (q - p) * s;
                    let position = at(x, 0.15 - deep(x) * (1.0 - t), edge + face * 0.06);
                    (position, Vec3::Z * face, Vec2::new(x, 1.0 - t))
                });
            }
            b.sheet(1, 1, |s, t| {
                let x = p + (q - p) * s;
                let position = at(x, 0.15 - deep(x), edge + (t - 0.5) * 0.24);
                (position, Vec3::NEG_Y, Vec2::new(x, t * 0.2))
            });
            b.painted(Surface::Plain, [52, 56, 62]);
            b.tube(at(p, 1.2, edge), at(q, 1.2, edge), 0.045, 0.045, 4, 9.0);
            if b.fine() {
                b.tube(at(p, 0.65, edge), at(q, 0.65, edge), 0.022, 0.022, 3, 9.0);
                b.tube(at(p, 0.15, edge), at(p, 1.2, edge), 0.035, 0.035, 4, 9.0);
            }
        }
    }
    for x in bridge_lights() {
        for side in [-1.0, 1.0] {
            b.painted(Surface::Glow, [255, 206, 136]);
            b.ball(
                Vec3::new(x, y(x) + 1.42, z + side * half),
                Vec3::splat(0.16),
                6,
                4,
            );
        }
    }
}

fn bridge_lights() -> impl Iterator<Item = f32> {
    [-9.0, -3.0, 3.0, 9.0].into_iter()
}

/// A round tub of stone with a bench's edge and a tree in it, before the arches.
fn tub(b: &mut Builder) {
    let centre = Vec3::new(TUB.x, 0.0, TUB.y);
    let sides = if b.fine() { 24 } else { 8 };
    b.painted(Surface::Granite, [228, 226, 222]);
    b.tube(centre, centre + Vec3::Y * 0.48, 1.5, 1.5, sides, 0.24);
    b.rising(sides, 1, Vec3::Y, |s, t| {
        centre + Vec3::Y * 0.48 + turned(Vec3::X * (1.5 - 0.4 * t), s * 2.0 * PI)
    });
    b.of(Surface::Soil);
    b.disc(centre + Vec3::Y * 0.45, Vec3::Y, 1.12, sides);
    garden::high_tree(b, centre + Vec3::Y * 0.3, 91);
    b.painted(Surface::Foliage, [190, 200, 160]);
    for n in 0..6_u32 {
        let out = turned(Vec3::X * 0.75, n as f32 * 1.05);
        b.clump(
            centre + out + Vec3::Y * 0.52,
            Vec3::new(0.4, 0.26, 0.4),
            500 + n,
        );
    }
}

/// The lamps of the head.
pub(super) fn lamps() -> Vec<Lamp> {
    let (z, half) = BRIDGE;
    let mut lamps = Vec::new();
    let round = |x: f32, y: f32, along: f32| {
        turned(Vec3::new(x, y, 0.0), along / FLOOR_HALF_WIDTH) - Vec3::Z * STRAIGHT
    };
    for x in bridge_lights() {
        let y = RIM + 1.4 + 0.9 * (1.0 - (x / COPING).powi(2));
        for side in [-1.0, 1.0] {
            lamps.push(Lamp {
                at: Vec3::new(x, y, z + side * (half + 0.2)),
                power: WARM * 2.6,
                towards: Vec3::ZERO,
                radius: 0.2,
            });
        }
    }
    lamps.extend(garden::paper_lantern_light(STRING));
    for at in lanterns() {
        lamps.push(garden::lantern_light(round(
            FLOOR_HALF_WIDTH - 0.36,
            2.7,
            at,
        )));
    }
    for side in [-1.0, 1.0] {
        lamps.push(garden::lantern_light(Vec3::new(
            side * 9.8,
            LEDGE + 0.5,
            -STRAIGHT + 0.15,
        )));
    }
    for n in 0..4 {
        let along = 4.0 + 8.0 * n as f32;
        lamps.push(Lamp {
            at: round(16.2, RIM + 3.4, along.min(ARC)),
            power: WARM * 15.0,
            towards: Vec3::ZERO,
            radius: 0.25,
        });
    }
    // What the lit arches and the door throw on the floor before them.
    for at in ARCHES.iter().flat_map(|at| [-at, *at]).chain([0.0]) {
        let along = ARC / 2.0 + at;
        lamps.push(Lamp {
            at: round(FLOOR_HALF_WIDTH + 0.3, 1.7, along),
            power: WARM * 2.6,
            towards: turned(Vec3::NEG_X, along / FLOOR_HALF_WIDTH),
            radius: 0.5,
        });
    }
    lamps
}

/// The wall's foot: straight, then a half circle in 24 chords, open at the door.
pub(super) fn walls() -> Vec<Vec<Vec2>> {
    let point = |turn: f32| {
        Vec2::new(
            FLOOR_HALF_WIDTH * turn.cos(),
            -STRAIGHT - FLOOR_HALF_WIDTH * turn.sin(),
        )
    };
    let door = (DOOR_WIDTH / 2.0 / FLOOR_HALF_WIDTH).acos();
    let right: Vec<_> = std::iter::once(Vec2::new(FLOOR_HALF_WIDTH, 0.0))
        .chain((0..=12).map(|n| point(door * n as f32 / 12.0)))
        .collect();
    let left = right.iter().map(|p| Vec2::new(-p.x, p.y)).collect();
    vec![right, left]
}

/// What stands on the head's floor.
pub(super) fn obstacles() -> Vec<Obstacle> {
    vec![
        Obstacle::Round {
            centre: TUB,
            radius: 1.5,
        },
        garden::bench_ground(Vec2::new(5.6, -9.0)),
        garden::bench_ground(Vec2::new(-5.6, -9.0)),
    ]
}
