//! The convention hall's roof: a bowed deck on trusses of tubes, a roof light with baffles along the axis, lamps.

use std::ops::Range;

use glam::{Vec2, Vec3};

use super::measures::{AISLE, BAFFLE, EAVES, GALLERY_WALL, LAMP, LAMPS, ROOF_LIGHT, WHITE, roof};
use crate::mesh::Surface;
use crate::mesh_builder::{Builder, Detail};

/// How many baffles stand in the roof light, its two kerbs not counted.
const BAFFLES: i32 = 5;

/// The deck over a part, with its roof light.
pub(super) fn deck(b: &mut Builder, z: Range<f32>) {
    let (columns, rows) = match b.detail {
        Detail::Fine => (9, 8),
        Detail::Coarse => (4, 2),
        Detail::Far => (3, 1),
    };
    b.painted(Surface::Panel, [232, 232, 228]);
    for x in [EAVES..-ROOF_LIGHT, ROOF_LIGHT..GALLERY_WALL] {
        b.sheet(columns, rows, |s, t| {
            let at = x.start + (x.end - x.start) * s;
            let z = z.start + (z.end - z.start) * t;
            let normal = Vec3::new(-0.029 * at, -1.0, 0.0).normalize();
            (Vec3::new(at, roof(at), z), normal, Vec2::new(at, z))
        });
    }
    let along = Vec3::Z * (z.end - z.start);
    if b.fine() {
        // Purlins, between the deck and the trusses.
        b.painted(Surface::Panel, WHITE);
        for x in [-10.9_f32, -8.0, -5.2, 5.2, 8.0, 10.9] {
            let at = |z: f32| Vec3::new(x, roof(x) - 0.07, z);
            b.beam(at(z.start), at(z.end), Vec3::Y, 0.1, 0.14, 2.0);
        }
    }
    let wide = 2.0 * ROOF_LIGHT / (BAFFLES + 1) as f32;
    b.painted(Surface::Panel, [248, 247, 242]);
    for n in 0..=BAFFLES + 1 {
        let x = wide * n as f32 - ROOF_LIGHT;
        let foot = if n == 0 || n == BAFFLES + 1 {
            roof(x)
        } else {
            roof(x) - 0.1
        };
        let up = Vec3::Y * BAFFLE;
        if n > 0 {
            b.slab(Vec3::new(x, foot, z.end), -along, up, 1.4);
        }
        if n <= BAFFLES {
            b.slab(Vec3::new(x, foot, z.start), along, up, 1.4);
        }
    }
}

/// How deep a truss hangs below the roof over x.
fn depth(x: f32) -> f32 {
    let t = (x - (EAVES + GALLERY_WALL) / 2.0) / ((GALLERY_WALL - EAVES) / 2.0);
    0.3 + 1.35 * (1.0 - t * t).max(0.0)
}

/// A truss of tubes across the hall at z: two chords under the roof, one below, diagonals between.
pub(super) fn truss(b: &mut Builder, z: f32) {
    let (panels, sides, slim) = match b.detail {
        Detail::Fine => (14, 6, 4),
        Detail::Coarse => (7, 3, 3),
        Detail::Far => (5, 3, 3),
    };
    let x = |n: usize| EAVES + (GALLERY_WALL - EAVES) * n as f32 / panels as f32;
    let upper = |n: usize, side: f32| Vec3::new(x(n), roof(x(n)) - 0.16, z + side * 0.55);
    let lower = |n: f32| {
        let x = EAVES + (GALLERY_WALL - EAVES) * n / panels as f32;
        Vec3::new(x, roof(x) - depth(x), z)
    };
    b.painted(Surface::Panel, WHITE);
    for n in 0..panels {
        let (p, q) = (lower(n as f32), lower(n as f32 + 1.0));
        b.tube(p, q, 0.115, 0.115, sides, 9.0);
        let hang = lower(n as f32 + 0.5);
        for side in [-1.0, 1.0] {
            b.tube(upper(n, side), upper(n + 1, side), 0.085, 0.085, sides, 9.0);
            if !b.far() {
                // Between the chords' faces: what lies within a chord has no light.
                let mut web = |from: Vec3| {
                    let way = (from - hang).normalize_or_zero();
                    b.tube(hang + way * 0.16, from - way * 0.12, 0.05, 0.05, slim, 9.0);
                };
                web(upper(n, side));
                web(upper(n + 1, side));
            }
        }
        if b.fine() {
            let inset = Vec3::Z * 0.12;
            b.tube(
                upper(n, -1.0) + inset,
                upper(n, 1.0) - inset,
                0.05,
                0.05,
                slim,
                9.0,
            );
        }
    }
}

/// The lamps over the aisles: shallow bells on a rod.
pub(super) fn lamps(b: &mut Builder) {
    let sides = match b.detail {
        Detail::Fine => 14,
        Detail::Coarse => 5,
        Detail::Far => 3,
    };
    for z in LAMPS {
        for x in [-AISLE, AISLE] {
            let at = Vec3::new(x, LAMP, z);
            b.painted(Surface::Plain, WHITE);
            if b.fine() {
                b.tube(
                    at + Vec3::Y * 0.3,
                    Vec3::new(x, roof(x), z),
                    0.018,
                    0.018,
                    3,
                    9.0,
                );
            }
            b.tube(at, at + Vec3::Y * 0.32, 0.34, 0.12, sides, 9.0);
            b.painted(Surface::Glow, [255, 246, 228]);
            let glass = b.mesh.vertices.len();
            b.disc(at + Vec3::Y * 0.03, Vec3::NEG_Y, 0.31, sides);
            b.shaded(glass, Vec3::new(0.74, 0.7, 0.62), |place| {
                1.0 - (place.x - x).hypot(place.z - z) / 0.31
            });
        }
    }
}
