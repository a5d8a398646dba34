//! The convention hall's end walls: where one enters a wall with a town in the banners' colours, at the far end glass.

use glam::{Vec2, Vec3};

use super::measures::{ASH, BAFFLE, GALLERY_WALL, GLASS, ROOF_LIGHT, WHITE, roof};
use crate::measures::{DOOR_WIDTH, FLOOR_HALF_WIDTH};
use crate::mesh::Surface;
use crate::mesh_builder::{Builder, face};
use crate::themes::arch::{self, Opening, Wall};

/// Height of the timber at both ends.
const TIMBER: f32 = 3.4;
/// Tubs with plants beside the doors: distance from the axis and from the end wall, half their size.
pub(super) const TUB_X: f32 = 8.2;
pub(super) const TUB: f32 = -0.9;
pub(super) const TUB_HALF: Vec2 = Vec2::new(1.2, 0.4);
/// Height of the tubs.
const TUB_HIGH: f32 = 0.62;

/// A house of the wall's town: width, height, colour.
const TOWN: [(f32, f32, [u8; 3]); 14] = [
    (0.9, 1.0, [24, 122, 132]),
    (1.3, 1.9, [70, 118, 134]),
    (0.8, 1.4, [246, 190, 84]),
    (1.2, 2.7, [24, 122, 132]),
    (0.9, 2.0, [226, 104, 78]),
    (1.5, 3.6, [70, 118, 134]),
    (1.0, 2.4, [132, 172, 176]),
    (0.7, 3.1, [24, 122, 132]),
    (1.4, 1.5, [246, 190, 84]),
    (1.1, 2.2, [132, 172, 176]),
    (0.8, 2.9, [226, 104, 78]),
    (1.3, 1.7, [70, 118, 134]),
    (0.9, 1.2, [24, 122, 132]),
    (1.2, 0.7, [132, 172, 176]),
];

/// The end wall where one enters, at z = 0, facing -z.
pub(super) fn entrance(b: &mut Builder) {
    lower(b, 0.0, 1.0);
    // The wall above, up to the roof.
    let (columns, rows) = if b.fine() { (16, 5) } else { (8, 1) };
    let wide = GALLERY_WALL - GLASS;
    b.painted(Surface::Panel, [240, 238, 232]);
    b.rising(columns, rows, Vec3::NEG_Z, |s, t| {
        let x = GALLERY_WALL - wide * s;
        Vec3::new(x, TIMBER + (roof(x) - TIMBER) * t, 0.0)
    });
    b.slab(
        Vec3::new(ROOF_LIGHT, roof(ROOF_LIGHT) - 0.1, 0.0),
        Vec3::NEG_X * (2.0 * ROOF_LIGHT),
        Vec3::Y * (BAFFLE + 0.2),
        1.6,
    );
    if b.far() {
        return;
    }
    let mut x = 7.6;
    for (wide, high, rgb) in TOWN {
        b.painted(Surface::Panel, rgb);
        b.slab(
            Vec3::new(x, TIMBER + 0.1, -0.02),
            Vec3::NEG_X * wide,
            Vec3::Y * high,
            1.0,
        );
        x -= wide;
    }
    b.painted(Surface::Panel, [250, 206, 110]);
    let sides = if b.fine() { 32 } else { 10 };
    b.disc(
        Vec3::new(-3.9, TIMBER + 4.5, -0.02),
        Vec3::NEG_Z,
        0.95,
        sides,
    );
}

/// The far end, at z, facing +z: glass over the timber.
pub(super) fn far_end(b: &mut Builder, z: f32) {
    lower(b, z, -1.0);
    b.painted(Surface::Panel, WHITE);
    for y in [5.1, 7.45] {
        let at = |x: f32| Vec3::new(x, y, z - 0.1);
        b.beam(at(GLASS), at(GALLERY_WALL), Vec3::Y, 0.12, 0.14, 2.0);
    }
    b.painted(Surface::Plain, WHITE);
    let fins = 10;
    for n in 0..=fins {
        let x = GLASS + (GALLERY_WALL - GLASS) * n as f32 / fins as f32;
        b.beam(
            Vec3::new(x, TIMBER, z - 0.1),
            Vec3::new(x, roof(x), z - 0.1),
            Vec3::Z,
            0.08,
            0.3,
            2.4,
        );
    }
}

/// The timber of an end wall with its door and the tubs; `side` is 1 where one enters and -1 at the far end.
fn lower(b: &mut Builder, z: f32, side: f32) {
    let mut own = Builder::new(b.detail);
    let half = FLOOR_HALF_WIDTH + 0.1;
    let wall = Wall {
        origin: Vec3::new(half, 0.0, 0.0),
        right: Vec3::NEG_X,
        length: half * 2.0,
        height: TIMBER,
    };
    let door = Opening {
        centre: half,
        width: DOOR_WIDTH,
        sill: 0.0,
        spring: 2.62,
        rise: 0.04,
        depth: 0.5,
    };
    own.painted(Surface::Planks, ASH);
    arch::wall(&mut own, &wall, &[door], 0.7);
    own.painted(Surface::Panel, WHITE);
    arch::reveal(&mut own, &wall, &door, 0.5);
    doors(&mut own, &wall, &door);
    // A white frame around the door, and the wall's cap.
    let post = DOOR_WIDTH / 2.0;
    own.painted(Surface::Plain, WHITE);
    for x in [-post - 0.3, post] {
        own.block(
            Vec3::new(x, 0.0, -0.16),
            Vec3::new(x + 0.3, 3.0, 0.0),
            face::LEFT | face::RIGHT | face::FRONT,
            1.0,
        );
    }
    own.block(
        Vec3::new(-post - 0.3, 2.68, -0.16),
        Vec3::new(post + 0.3, 3.0, 0.0),
        face::FRONT | face::BOTTOM | face::TOP,
        1.0,
    );
    own.block(
        Vec3::new(-half, TIMBER - 0.02, -0.12),
        Vec3::new(half, TIMBER + 0.1, 0.1),
        face::FRONT | face::BOTTOM | face::TOP | face::BACK,
        1.4,
    );
    for (seed, x) in [(11, -TUB_X), (41, TUB_X)] {
        tub(&mut own, Vec3::new(x, 0.0, TUB), seed);
    }
    let turn = if side > 0.0 {
        0.0
    } else {
        std::f32::consts::PI
    };
    let placed = own.mesh.placed(turn, Vec3::Z * z);
    b.mesh.append(&placed);
}

/// A pair of glazed doors in white frames: each leaf's rails end at its own stiles, and the slit between them is open.
fn doors(b: &mut Builder, wall: &Wall, door: &Opening) {
    b.painted(Surface::Glass, [216, 228, 226]);
    arch::fill(b, wall, door, door.depth - 0.02);
    if !b.fine() {
        return;
    }
    let (half, stile, top) = (door.width / 2.0, 0.1, 2.6);
    let at = |s: f32, y: f32| wall.at(door.centre + s, y, door.depth - 0.06);
    b.painted(Surface::Plain, WHITE);
    for side in [-1.0, 1.0] {
        let (inner, outer) = (side * (0.012 + stile / 2.0), side * (half - stile / 2.0));
        for s in [inner, outer] {
            b.beam(at(s, 0.0), at(s, top), wall.out(), stile, 0.07, 1.0);
        }
        let (from, to) = (inner + side * stile / 2.0, outer - side * stile / 2.0);
        for (y, high) in [(0.13, 0.26), (top - 0.06, 0.12)] {
            b.beam(at(from, y), at(to, y), wall.out(), high, 0.07, 1.0);
        }
        b.painted(Surface::Timber, ASH);
        let pull = |y: f32| wall.at(door.centre + side * 0.2, y, door.depth - 0.16);
        b.beam(pull(0.85), pull(1.65), wall.out(), 0.04, 0.05, 1.0);
        b.painted(Surface::Plain, WHITE);
    }
}

/// A long white tub with a hedge of three shrubs.
fn tub(b: &mut Builder, foot: Vec3, seed: u32) {
    let (w, d) = (TUB_HALF.x, TUB_HALF.y);
    let at = |x: f32, y: f32, z: f32| foot + Vec3::new(x, y, z);
    b.painted(Surface::Plain, WHITE);
    b.block(at(-w, 0.0, -d), at(w, TUB_HIGH, d), face::SIDES, 0.4);
    b.of(Surface::Soil);
    b.block(at(-w, 0.0, -d), at(w, TUB_HIGH - 0.05, d), face::TOP, 0.6);
    b.painted(Surface::Foliage, [222, 236, 190]);
    for n in 0..3_u32 {
        let x = 0.72 * (n as f32 - 1.0);
        let high = [0.55, 0.78, 0.48][n as usize];
        b.shrub(
            at(x, TUB_HIGH + high * 0.7, 0.0),
            Vec3::new(0.5, high, 0.4),
            seed + n,
        );
    }
}
