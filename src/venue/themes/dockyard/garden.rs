//! What makes the dock a garden: planting, lamps, bollards, railings, strings of lights.

use std::f32::consts::PI;
use std::ops::Range;

use glam::{Vec2, Vec3};

use super::measures::{COPING, LEDGE, LEDGE_EDGE, RIM, WARM};
use crate::mesh::Surface;
use crate::mesh_builder::{Builder, Detail, face, hash};
use crate::themes::spec::{Lamp, Obstacle};

/// Height of a street lamp's lantern over the street, metres.
const LAMP_HEIGHT: f32 = 3.4;
/// Distance of the street lamps from the axis.
const LAMP_X: f32 = 16.2;
/// The lamps under the ledge: distance from the axis, height.
const SCONCE: Vec2 = Vec2::new(LEDGE_EDGE - 0.06, 3.5);

/// The ledge on the right: hedges in stone troughs, ivy and lamps over the edge, low lights between.
pub(super) fn ledge(b: &mut Builder, z: Range<f32>) {
    for (n, middle) in hedges(&z).enumerate() {
        ivy(b, middle, 40 + n as u32);
        sconce(b, middle);
    }
    planted(b, z);
}

/// Middles of the hedges along a stretch of the ledge.
fn hedges(z: &Range<f32>) -> impl Iterator<Item = f32> {
    let (start, bays) = (z.start, ((z.start - z.end) / 4.0).round() as i32);
    (0..bays).map(move |n| start - 2.0 - 4.0 * n as f32)
}

/// What grows and shines on the ledge alone, where its edge is far.
pub(super) fn planted(b: &mut Builder, z: Range<f32>) {
    for (n, middle) in hedges(&z).enumerate() {
        hedge(b, middle, 300 + n as u32 * 7);
    }
    if b.fine() {
        let mut at = z.start - 4.0;
        while at > z.end + 0.5 {
            b.painted(Surface::Glow, [255, 190, 110]);
            b.block(
                Vec3::new(LEDGE_EDGE + 0.06, LEDGE, at - 0.62),
                Vec3::new(LEDGE_EDGE + 0.18, LEDGE + 0.16, at - 0.5),
                face::STANDING,
                1.0,
            );
            at -= 8.0;
        }
    }
}

/// A shaded lamp under the ledge's edge, which throws its light down and up the stone.
fn sconce(b: &mut Builder, z: f32) {
    let (x, y) = (SCONCE.x, SCONCE.y);
    b.painted(Surface::Glow, [255, 196, 118]);
    b.block(
        Vec3::new(x - 0.07, y - 0.05, z - 0.16),
        Vec3::new(x + 0.05, y + 0.05, z + 0.16),
        face::ALL & !face::RIGHT,
        1.0,
    );
}

/// A trough with a hedge on the ledge, 2.4 m long.
fn hedge(b: &mut Builder, z: f32, seed: u32) {
    let (x0, x1) = (LEDGE_EDGE + 0.35, LEDGE_EDGE + 1.0);
    b.painted(Surface::Granite, [200, 198, 196]);
    b.block(
        Vec3::new(x0, LEDGE, z - 1.2),
        Vec3::new(x1, LEDGE + 0.4, z + 1.2),
        face::LEFT | face::FRONT | face::BACK,
        0.8,
    );
    b.painted(Surface::Foliage, [190, 205, 170]);
    let clumps = if b.fine() { 3 } else { 1 };
    for n in 0..clumps {
        let at = z + 2.2 * ((n as f32 + 0.5) / clumps as f32 - 0.5);
        let wide = 1.25 / clumps as f32 + 0.1;
        let high = 0.38 + 0.14 * hash(seed + n);
        b.clump(
            Vec3::new((x0 + x1) / 2.0, LEDGE + 0.45, at),
            Vec3::new(0.42, high, wide),
            seed + n,
        );
    }
}

/// Ivy that grows from a hedge's trough over the ledge's edge and hangs before the stone, on both sides of the lamp there.
fn ivy(b: &mut Builder, z: f32, seed: u32) {
    if !b.fine() {
        return;
    }
    b.painted(Surface::Foliage, [176, 196, 150]);
    // It hangs: what is lowest moves most.
    b.sway = Some((LEDGE + 0.1, LEDGE - 1.0));
    for (n, side) in [-1.0, 1.0].into_iter().enumerate() {
        let seed = seed * 91 + 17 * n as u32;
        let middle = z + side * 0.84;
        let mut leaf = |x: f32, y: f32, along: f32, radii: [f32; 3], nth: u32| {
            let at = Vec3::new(LEDGE_EDGE + x, LEDGE + y, middle + side * along);
            b.clump(at, Vec3::from_array(radii), seed + nth);
        };
        // From the trough over the edge, and strands of every length, shorter towards the lamp.
        leaf(0.13, 0.08, 0.0, [0.28, 0.2, 0.5], 1);
        for (nth, along) in [-0.22, 0.24].into_iter().enumerate() {
            let nth = nth as u32;
            let long = 0.16 + 0.12 * nth as f32 + 0.12 * hash(seed + nth);
            leaf(-0.07, -long * 0.8, along, [0.09, long, 0.25], 3 + nth);
        }
    }
    b.sway = None;
}

/// The street's edge on the right: bollards with chains between them, a lamp.
pub(super) fn rim(b: &mut Builder, z: Range<f32>) {
    let posts = ((z.start - z.end) / 2.0).round() as i32;
    let x = COPING + 0.45;
    for n in 0..posts {
        let at = z.start - 1.0 - 2.0 * n as f32;
        bollard(b, Vec3::new(x, RIM, at));
        if b.fine() {
            let next = at - 2.0;
            b.painted(Surface::Plain, [46, 46, 50]);
            hang(
                b,
                Vec3::new(x, RIM + 0.72, at),
                Vec3::new(x, RIM + 0.72, next),
                0.22,
                4,
                0.035,
            );
        }
    }
    let mut at = z.start - 4.0;
    while at > z.end + 0.5 {
        street_lamp(b, Vec3::new(LAMP_X, RIM, at));
        at -= 8.0;
    }
}

/// A mooring bollard of cast iron.
fn bollard(b: &mut Builder, foot: Vec3) {
    if b.far() {
        return;
    }
    b.painted(Surface::Plain, [58, 58, 64]);
    let sides = if b.fine() { 6 } else { 4 };
    b.tube(foot, foot + Vec3::Y * 0.7, 0.15, 0.11, sides, 2.0);
    if b.fine() {
        b.ball(foot + Vec3::Y * 0.76, Vec3::new(0.17, 0.1, 0.17), sides, 3);
    }
}

/// A chain, wire or rope that hangs between two points, `sag` metres deep, of a three-sided section.
fn hang(b: &mut Builder, from: Vec3, to: Vec3, sag: f32, pieces: usize, thick: f32) {
    let at = |t: f32| from.lerp(to, t) - Vec3::Y * (sag * 4.0 * t * (1.0 - t));
    for n in 0..pieces {
        let (p, q) = (n as f32 / pieces as f32, (n + 1) as f32 / pieces as f32);
        b.tube(at(p), at(q), thick / 2.0, thick / 2.0, 3, 9.0);
    }
}

/// A lamp on a post at the rim.
fn street_lamp(b: &mut Builder, foot: Vec3) {
    b.painted(Surface::Plain, [40, 42, 46]);
    let top = foot + Vec3::Y * LAMP_HEIGHT;
    let sides = if b.fine() { 6 } else { 3 };
    b.tube(foot, top - Vec3::Y * 0.25, 0.09, 0.05, sides, 9.0);
    if b.fine() {
        b.tube(foot, foot + Vec3::Y * 0.5, 0.16, 0.1, sides, 9.0);
        b.tube(
            top + Vec3::Y * 0.26,
            top + Vec3::Y * 0.42,
            0.27,
            0.04,
            sides,
            9.0,
        );
        b.disc(top + Vec3::Y * 0.26, Vec3::NEG_Y, 0.27, sides);
    }
    let globe = b.mesh.vertices.len();
    b.painted(Surface::Glow, [255, 204, 132]);
    b.ball(top, Vec3::new(0.2, 0.26, 0.2), sides, 4);
    b.shaded(globe, PAPER, |at| 1.0 - ((at.y - top.y) / 0.26).powi(2));
}

/// How much of a shade's colour is left at its ends, where its light is farthest: warmer and darker, so that it is round.
const PAPER: Vec3 = Vec3::new(0.68, 0.47, 0.3);

/// A lantern on a wall.
pub(super) fn lantern(b: &mut Builder, at: Vec3) {
    let (w, h) = (0.1, 0.17);
    let panes = b.mesh.vertices.len();
    b.painted(Surface::Glow, [255, 200, 125]);
    b.block(
        at - Vec3::new(w, h, w),
        at + Vec3::new(w, h, w),
        face::SIDES,
        h,
    );
    b.shaded(panes, PAPER, |place| 1.0 - ((place.y - at.y) / h).powi(2));
    if b.fine() {
        b.painted(Surface::Plain, [36, 36, 40]);
        for y in [-h - 0.04, h] {
            b.block(
                at + Vec3::new(-w - 0.03, y, -w - 0.03),
                at + Vec3::new(w + 0.03, y + 0.04, w + 0.03),
                face::ALL,
                1.0,
            );
        }
    }
}

/// The light of a lantern.
pub(super) fn lantern_light(at: Vec3) -> Lamp {
    Lamp {
        at,
        power: WARM * 1.1,
        towards: Vec3::ZERO,
        radius: 0.15,
    }
}

/// What a bay has that its reflection has not: trees, and the strings of lights across.
pub(super) fn bay(b: &mut Builder) {
    tree(b, Vec3::new(18.6, RIM, -6.6), 1.0, 5);
    tree(b, Vec3::new(-18.4, RIM, -2.2), 1.15, 23);
    tree(b, Vec3::new(-19.6, RIM, -6.9), 0.85, 57);
    for (z, lift) in [(-0.6, 0.0), (-4.6, 0.3)] {
        string(b, z, lift);
    }
    paper_lanterns(b, -4.6);
}

/// A paper lantern that hangs from a string over each aisle.
pub(super) fn paper_lanterns(b: &mut Builder, z: f32) {
    let (sides, rings) = if b.fine() { (12, 8) } else { (5, 3) };
    for at in paper_lantern_places(z) {
        b.sway = Some((at.y + 3.2, at.y));
        b.painted(Surface::Plain, [30, 30, 34]);
        if b.fine() {
            b.tube(at + Vec3::Y * 0.3, at + Vec3::Y * 3.2, 0.012, 0.012, 3, 9.0);
            // Rings of lacquered wood that hold the paper.
            for (low, high) in [(0.27, 0.33), (-0.34, -0.27)] {
                b.tube(at + Vec3::Y * low, at + Vec3::Y * high, 0.11, 0.11, 8, 9.0);
            }
            b.disc(at - Vec3::Y * 0.34, Vec3::NEG_Y, 0.11, 8);
        }
        let paper = b.mesh.vertices.len();
        b.painted(Surface::Glow, [255, 188, 112]);
        b.ball(at, Vec3::new(0.27, 0.3, 0.27), sides, rings);
        b.shaded(paper, PAPER, |place| 1.0 - ((place.y - at.y) / 0.3).powi(2));
        b.sway = None;
    }
}

/// The light of the paper lanterns.
pub(super) fn paper_lantern_light(z: f32) -> [Lamp; 2] {
    paper_lantern_places(z).map(|at| Lamp {
        at,
        power: WARM * 11.0,
        towards: Vec3::ZERO,
        radius: 0.3,
    })
}

/// Where the paper lanterns hang: over the middle of the aisles.
fn paper_lantern_places(z: f32) -> [Vec3; 2] {
    [-1.0, 1.0].map(|side| Vec3::new(side * 4.85, 4.7, z))
}

/// A string of small lights from rim to rim.
pub(super) fn string(b: &mut Builder, z: f32, lift: f32) {
    let from = Vec3::new(-LAMP_X, RIM + 2.9 + lift, z);
    let to = Vec3::new(LAMP_X, RIM + 2.9 + lift, z);
    let sag = 3.1;
    let bulbs = if b.fine() { 24 } else { 9 };
    b.sway = Some((from.y, from.y - 2.0 * sag));
    if b.fine() {
        b.painted(Surface::Plain, [26, 28, 34]);
        hang(b, from, to, sag, 14, 0.03);
    }
    b.painted(Surface::Glow, [255, 214, 150]);
    for n in 0..bulbs {
        let t = (n as f32 + 0.5) / bulbs as f32;
        let at = from.lerp(to, t) - Vec3::Y * (sag * 4.0 * t * (1.0 - t) + 0.09);
        let r = if b.fine() { 0.075 } else { 0.1 };
        b.ball(at, Vec3::splat(r), 4, 2);
    }
    b.sway = None;
}

/// A plaza tree.
pub(super) fn tree(b: &mut Builder, foot: Vec3, scale: f32, seed: u32) {
    b.painted(Surface::Timber, [112, 98, 88]);
    let crown = foot + Vec3::Y * (3.4 * scale);
    b.sway = Some((foot.y + scale, crown.y + 3.0 * scale));
    let sides = if b.fine() { 6 } else { 3 };
    b.tube(foot, crown, 0.17 * scale, 0.1 * scale, sides, 2.0);
    b.painted(Surface::Foliage, [255, 255, 214]);
    let clumps = match b.detail {
        Detail::Fine => 10,
        Detail::Coarse => 5,
        Detail::Far => 1,
    };
    for n in 0..clumps {
        // Around and up in a spiral, like leaves on a twig, so that no two lie in one another.
        let around = n as f32 * 2.4 + hash(seed) * 6.0;
        let t = (n as f32 + 0.5) / clumps as f32;
        let out = (0.35 + 1.15 * (t * PI).sin() + 0.3 * hash(seed + n)) * scale;
        let way = Vec3::new(around.cos(), 0.0, around.sin());
        let at = crown + way * out + Vec3::Y * ((t * 2.7 - 0.2) * scale);
        let r = scale
            * match b.detail {
                Detail::Fine => 0.78 + 0.4 * hash(seed * 7 + n),
                Detail::Coarse => 1.1,
                Detail::Far => 1.7,
            };
        b.clump(at, Vec3::new(r * 1.15, r * 0.8, r * 1.15), seed * 13 + n);
    }
    if b.fine() {
        b.painted(Surface::Timber, [96, 84, 76]);
        for n in 0..3_u32 {
            let around = n as f32 * 2.1 + hash(seed) * 6.0;
            let tip = Vec3::new(around.cos(), 0.7, around.sin()) * scale;
            let fork = crown - Vec3::Y * (0.5 * scale);
            b.tube(fork, crown + tip, 0.08 * scale, 0.04 * scale, 4, 9.0);
        }
    }
    b.sway = None;
}

/// A tree one walks under: a slender trunk that forks over one's head, and a light crown of small clumps above it.
pub(super) fn high_tree(b: &mut Builder, foot: Vec3, seed: u32) {
    let fork = foot + Vec3::Y * 2.7;
    b.sway = Some((foot.y + 1.5, foot.y + 6.0));
    b.painted(Surface::Timber, [112, 98, 88]);
    let sides = if b.fine() { 7 } else { 3 };
    b.tube(foot, fork, 0.12, 0.08, sides, 2.0);
    let crowns = match b.detail {
        Detail::Fine => 6,
        Detail::Coarse => 5,
        Detail::Far => 1,
    };
    for n in 0..crowns {
        let around = n as f32 * 2.4 + 0.7;
        let t = (n as f32 + 0.5) / crowns as f32;
        let out = if crowns == 1 {
            0.0
        } else {
            1.05 * (t * PI).sin() + 0.12
        };
        let way = Vec3::new(around.cos(), 0.0, around.sin());
        let at = fork + way * out + Vec3::Y * (0.85 + 1.35 * t);
        if b.fine() {
            b.painted(Surface::Timber, [104, 91, 82]);
            b.tube(fork - Vec3::Y * 0.08, at, 0.045, 0.02, 4, 9.0);
        }
        b.painted(Surface::Foliage, [236, 242, 190]);
        let r = if crowns == 1 {
            1.3
        } else {
            0.5 + 0.16 * hash(seed + n)
        };
        let radii = Vec3::new(r * 1.1, r * 0.72, r * 1.1);
        if b.fine() {
            b.shrub(at, radii, seed * 13 + n);
        } else {
            b.clump(at, radii * 1.3, seed * 13 + n);
        }
    }
    b.sway = None;
}

/// A square tub of granite with a clipped tree.
pub(super) fn planter(b: &mut Builder, foot: Vec3, seed: u32) {
    b.painted(Surface::Granite, [225, 222, 218]);
    let (min, max) = (
        foot - Vec3::new(0.6, 0.0, 0.6),
        foot + Vec3::new(0.6, 0.6, 0.6),
    );
    b.block(min, max, face::SIDES, 0.3);
    b.of(Surface::Soil);
    b.block(min, max - Vec3::Y * 0.04, face::TOP, 0.4);
    b.painted(Surface::Timber, [112, 98, 88]);
    b.tube(
        foot + Vec3::Y * 0.5,
        foot + Vec3::Y * 1.6,
        0.07,
        0.05,
        6,
        1.0,
    );
    b.painted(Surface::Foliage, [200, 214, 170]);
    b.bush(foot + Vec3::Y * 2.1, Vec3::new(0.75, 0.8, 0.75), seed);
    b.bush(
        foot + Vec3::new(0.25, 0.72, 0.2),
        Vec3::new(0.35, 0.25, 0.35),
        seed + 3,
    );
    b.bush(
        foot + Vec3::new(-0.25, 0.7, -0.15),
        Vec3::new(0.35, 0.22, 0.35),
        seed + 5,
    );
}

/// The ground a planter takes.
pub(super) fn planter_ground(centre: Vec2) -> Obstacle {
    Obstacle::Box {
        centre,
        half: Vec2::splat(0.6),
        yaw: 0.0,
    }
}

/// A bench of timber on stone feet, 2 m long across the hall.
pub(super) fn bench(b: &mut Builder, centre: Vec2) {
    let at = |x: f32, y: f32, z: f32| Vec3::new(centre.x + x, y, centre.y + z);
    b.painted(Surface::Timber, [205, 180, 150]);
    b.block(at(-1.0, 0.4, -0.24), at(1.0, 0.46, 0.24), face::ALL, 0.5);
    b.painted(Surface::Granite, [200, 200, 205]);
    for x in [-0.7, 0.7] {
        b.block(
            at(x - 0.12, 0.0, -0.2),
            at(x + 0.12, 0.4, 0.2),
            face::SIDES,
            0.5,
        );
    }
}

/// The ground a bench takes.
pub(super) fn bench_ground(centre: Vec2) -> Obstacle {
    Obstacle::Box {
        centre,
        half: Vec2::new(1.0, 0.25),
        yaw: 0.0,
    }
}

/// A railing of iron between two points at its foot.
pub(super) fn railing(b: &mut Builder, from: Vec3, to: Vec3, posts: usize) {
    b.painted(Surface::Plain, [48, 50, 56]);
    for n in 0..=posts {
        let foot = from.lerp(to, n as f32 / posts as f32);
        b.tube(foot, foot + Vec3::Y * 1.05, 0.03, 0.03, 3, 9.0);
    }
    for y in [0.4, 0.75, 1.08] {
        let up = Vec3::Y * y;
        let thick = if y > 1.0 { 0.04 } else { 0.022 };
        b.tube(from + up, to + up, thick, thick, 4, 3.0);
    }
}

/// Lamps along a stretch of the dock: streets lamps, strings, lights on the ledge.
pub(super) fn lamps(z: Range<f32>) -> Vec<Lamp> {
    let mut lamps = Vec::new();
    let mut at = z.start - 4.0;
    while at > z.end + 0.5 {
        for side in [-1.0, 1.0] {
            lamps.push(Lamp {
                at: Vec3::new(side * LAMP_X, RIM + LAMP_HEIGHT, at),
                power: WARM * 15.0,
                towards: Vec3::ZERO,
                radius: 0.25,
            });
            lamps.push(Lamp {
                at: Vec3::new(side * (LEDGE_EDGE + 0.0), LEDGE + 0.3, at - 0.56),
                power: WARM * 0.9,
                towards: Vec3::ZERO,
                radius: 0.12,
            });
        }
        for z in [at + 2.0, at - 2.0] {
            for side in [-1.0, 1.0] {
                lamps.push(Lamp {
                    at: Vec3::new(side * (SCONCE.x - 0.36), SCONCE.y, z),
                    power: WARM * 1.5,
                    towards: Vec3::ZERO,
                    radius: 0.12,
                });
            }
        }
        lamps.extend(paper_lantern_light(at - 0.6));
        // The strings, each as five lamps.
        for (z, lift) in [(at + 3.4, 0.0), (at - 0.6, 0.3)] {
            for n in 0..5 {
                let t = (n as f32 + 0.5) / 5.0;
                let y = RIM + 2.9 + lift - 3.1 * 4.0 * t * (1.0 - t) - 0.2;
                lamps.push(Lamp {
                    at: Vec3::new(LAMP_X * (2.0 * t - 1.0), y, z),
                    power: WARM * 1.1,
                    towards: Vec3::ZERO,
                    radius: 1.2,
                });
            }
        }
        at -= 8.0;
    }
    lamps
}
