//! The Warehouse's end walls: brick with the doorway, windows, a sliding fire door on its rail; goods beside the doors.

use glam::{Vec2, Vec3};

use super::measures::{EAVES, PLINTH};
use super::roof;
use super::walls::{pane, shutter};
use crate::measures::{DOOR_WIDTH, FLOOR_HALF_WIDTH};
use crate::mesh::Surface;
use crate::mesh_builder::{Builder, face};
use crate::themes::arch::{self, Opening, Wall};

/// An end wall facing into the hall: brick with the doorway, windows in the gable, a sliding fire door on its rail.
/// `side` is 1 where one enters and -1 at the far end.
pub(super) fn build(b: &mut Builder, z: f32, side: f32) {
    let mut wall_mesh = Builder::new(b.detail);
    entrance_wall(&mut wall_mesh);
    let turn = if side > 0.0 {
        0.0
    } else {
        std::f32::consts::PI
    };
    b.mesh
        .append(&wall_mesh.mesh.placed(turn, Vec3::new(0.0, 0.0, z)));
}

/// The end wall at z = 0, facing -z.
fn entrance_wall(b: &mut Builder) {
    let half = FLOOR_HALF_WIDTH + 0.12;
    let wall = Wall {
        origin: Vec3::new(half, 0.0, 0.0),
        right: Vec3::NEG_X,
        length: half * 2.0,
        height: EAVES,
    };
    let door = Opening {
        centre: half,
        width: DOOR_WIDTH,
        sill: 0.0,
        spring: 2.6,
        rise: 0.45,
        depth: 0.8,
    };
    let window = |at: f32| Opening {
        centre: half + at,
        width: 1.5,
        sill: 2.4,
        spring: 4.2,
        rise: 0.34,
        depth: 0.45,
    };
    let openings = [window(-7.0), window(-4.4), door, window(4.4), window(7.0)];
    b.of(Surface::Brick);
    arch::wall(b, &wall, &openings, 0.5);
    for o in &openings {
        b.of(Surface::Brick);
        arch::reveal(b, &wall, o, 0.3);
        b.of(Surface::DarkBrick);
        arch::ring(b, &wall, o, 0.36);
        if o.sill > 0.0 {
            pane(b, &wall, o, o.depth);
            if b.fine() {
                shutter(b, &wall, o);
            }
        } else {
            arch::doors(b, &wall, o, [190, 160, 120]);
        }
    }
    // The gable above, with a round window.
    b.of(Surface::Brick);
    let rows = if b.fine() { 6 } else { 2 };
    let columns = if b.fine() { 24 } else { 8 };
    b.rising(columns, rows, Vec3::NEG_Z, |s, t| {
        let x = half - 2.0 * half * s;
        Vec3::new(x, EAVES + (roof::under(x) - EAVES) * t, 0.0)
    });
    round_window(b, Vec3::new(0.0, 7.05, -0.03), 0.72);
    // Plinth, kept clear of the door.
    b.of(Surface::DarkBrick);
    for x in [half, -DOOR_WIDTH / 2.0 - 0.5] {
        let long = half - DOOR_WIDTH / 2.0 - 0.5;
        b.slab(
            Vec3::new(x, 0.0, -0.06),
            Vec3::NEG_X * long,
            Vec3::Y * PLINTH,
            0.5,
        );
        b.slab(
            Vec3::new(x, PLINTH, -0.06),
            Vec3::NEG_X * long,
            Vec3::new(0.0, 0.05, 0.06),
            0.5,
        );
    }
    fire_door(b);
}

/// A round window in the gable, with a ring of dark brick.
fn round_window(b: &mut Builder, centre: Vec3, radius: f32) {
    let sides = if b.fine() { 20 } else { 10 };
    b.of(Surface::Glass);
    let tile = Surface::Glass.tile();
    b.sheet(sides, 1, |s, t| {
        let (sin, cos) = (s * std::f32::consts::TAU).sin_cos();
        let at = Vec3::new(cos, sin, 0.0) * (radius * t);
        (centre + at, Vec3::NEG_Z, Vec2::new(at.x, at.y) / tile)
    });
    b.of(Surface::DarkBrick);
    b.sheet(sides, 1, |s, t| {
        let (sin, cos) = (s * std::f32::consts::TAU).sin_cos();
        let at = Vec3::new(cos, sin, 0.0) * (radius + 0.34 * t) - Vec3::Z * 0.02;
        (centre + at, Vec3::NEG_Z, Vec2::new(0.17 * t, s * 2.7))
    });
}

/// The iron fire door, slid open to the right of the doorway (seen from inside), on its rail.
fn fire_door(b: &mut Builder) {
    let (near, far) = (-DOOR_WIDTH / 2.0 - 0.35, -DOOR_WIDTH / 2.0 - 3.75);
    b.painted(Surface::Iron, [112, 70, 56]);
    let min = Vec3::new(far, 0.06, -0.24);
    let max = Vec3::new(near, 3.2, -0.14);
    b.panel(
        Vec3::new(near, min.y, min.z),
        Vec3::X * (far - near),
        Vec3::Y * (max.y - min.y),
        0.6,
        Vec2::ZERO,
        Vec2::new(3.0, 3.0),
    );
    b.block(min, max, face::LEFT | face::RIGHT | face::TOP, 1.0);
    b.painted(Surface::Plain, [58, 58, 60]);
    b.block(
        Vec3::new(far, 3.3, -0.26),
        Vec3::new(DOOR_WIDTH / 2.0 + 0.6, 3.42, -0.18),
        face::ALL & !face::BACK,
        2.0,
    );
    if b.fine() {
        for x in [near - 0.5, far + 0.5] {
            b.block(
                Vec3::new(x - 0.06, 3.0, -0.3),
                Vec3::new(x + 0.06, 3.45, -0.16),
                face::ALL,
                1.0,
            );
        }
        // Braces across the leaf.
        b.painted(Surface::Plain, [86, 54, 44]);
        let at = |x: f32, y: f32| Vec3::new(x, y, -0.25);
        b.beam(
            at(near - 0.1, 0.2),
            at(far + 0.1, 3.05),
            Vec3::Z,
            0.14,
            0.04,
            9.0,
        );
        b.beam(
            at(near - 0.1, 3.05),
            at(far + 0.1, 0.2),
            Vec3::Z,
            0.14,
            0.04,
            9.0,
        );
    }
}

/// Crates and a cask beside the door, on both sides: things that are at home here.
pub(super) fn goods(b: &mut Builder, z: f32) {
    if !b.fine() {
        return;
    }
    for (x, y, dz, size) in [
        (8.6, 0.0, 0.0, 0.9),
        (8.5, 0.9, 0.05, 0.7),
        (7.6, 0.0, 0.15, 0.7),
        (-8.7, 0.0, 0.1, 0.8),
    ] {
        let h = size / 2.0;
        let at = Vec3::new(x, y, z + dz);
        let faces = [
            (Vec3::new(h, 0.0, -h), Vec3::NEG_X),
            (Vec3::new(h, 0.0, h), Vec3::NEG_Z),
            (Vec3::new(-h, 0.0, h), Vec3::X),
            (Vec3::new(-h, 0.0, -h), Vec3::Z),
        ];
        // Boards of a hand's breadth, and battens around the foot and the lid.
        let boards = Vec2::splat(size * 0.8);
        b.painted(Surface::Planks, [232, 206, 170]);
        for (n, (corner, along)) in faces.into_iter().enumerate() {
            let from = Vec2::new(0.2 * n as f32 + x, y);
            b.panel(at + corner, along * size, Vec3::Y * size, 0.3, from, boards);
        }
        let lid = at + Vec3::new(-h, size, h);
        let (u, v) = (Vec3::X * size, Vec3::NEG_Z * size);
        b.panel(lid, u, v, 0.3, Vec2::ZERO, boards);
        b.painted(Surface::Timber, [190, 158, 122]);
        for low in [0.0, size - 0.09] {
            let out = h + 0.018;
            b.block(
                at + Vec3::new(-out, low, -out),
                at + Vec3::new(out, low + 0.09, out),
                face::SIDES,
                9.0,
            );
        }
    }
    b.painted(Surface::Timber, [176, 140, 108]);
    let cask = Vec3::new(-7.7, 0.0, z + 0.2);
    for (low, high, r0, r1) in [(0.0, 0.45, 0.3, 0.37), (0.45, 0.9, 0.37, 0.3)] {
        b.tube(cask + Vec3::Y * low, cask + Vec3::Y * high, r0, r1, 12, 0.3);
    }
    b.disc(cask + Vec3::Y * 0.87, Vec3::Y, 0.3, 12);
}
