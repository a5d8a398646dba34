//! The warehouse's iron frame: columns, girders, and the lamps that hang over the aisles.

use std::ops::Range;

use glam::{Vec2, Vec3};

use super::measures::{AISLE, COLUMN_X, GIRDER, PENDANT};
use super::roof;
use crate::mesh::Surface;
use crate::mesh_builder::{Builder, Detail};

/// Half the thickness of a column's shaft at its foot.
const SHAFT: f32 = 0.11;

/// Columns with brackets and the truss over them.
pub(super) fn frame(b: &mut Builder, z: f32) {
    roof::truss(b, z);
    let mut half = Builder::new(b.detail);
    column(&mut half, Vec3::new(COLUMN_X, 0.0, z));
    b.mesh.append(&half.mesh);
    b.mesh.append(&half.mesh.mirrored());
}

/// The riveted girders on the columns, along the hall.
pub(super) fn girders(b: &mut Builder, z: Range<f32>) {
    let long = z.start - z.end;
    for side in [-1.0, 1.0] {
        let x = side * COLUMN_X;
        b.painted(Surface::Iron, [92, 106, 102]);
        for face in [-1.0, 1.0] {
            let web = Vec3::new(
                x + face * 0.07,
                GIRDER,
                if face > 0.0 { z.start } else { z.end },
            );
            b.panel(
                web,
                Vec3::Z * (-face * long),
                Vec3::Y * 0.5,
                0.8,
                Vec2::ZERO,
                Vec2::new(long, 1.0),
            );
            let flange = Vec3::new(
                x + face * 0.13,
                GIRDER,
                if face > 0.0 { z.start } else { z.end },
            );
            b.panel(
                flange,
                Vec3::Z * (-face * long),
                Vec3::Y * 0.05,
                0.8,
                Vec2::ZERO,
                Vec2::new(long, 0.1),
            );
        }
        b.panel(
            Vec3::new(x - 0.13, GIRDER, z.end),
            Vec3::X * 0.26,
            Vec3::Z * long,
            0.8,
            Vec2::ZERO,
            Vec2::new(0.5, long),
        );
    }
}

/// Pendant lamps over both aisles.
pub(super) fn pendants(b: &mut Builder, z: f32) {
    for x in [-AISLE, AISLE] {
        let at = Vec3::new(x, PENDANT, z);
        b.sway = Some((PENDANT + 2.7, PENDANT - 1.4));
        let sides = match b.detail {
            Detail::Fine => 12,
            Detail::Coarse => 5,
            Detail::Far => 3,
        };
        b.painted(Surface::Plain, [40, 46, 46]);
        if b.fine() {
            b.tube(at + Vec3::Y * 0.3, at + Vec3::Y * 2.7, 0.014, 0.014, 3, 9.0);
        }
        // Enamelled shade: dark outside, pale inside.
        b.tube(at, at + Vec3::Y * 0.22, 0.36, 0.08, sides, 1.0);
        b.tube(
            at + Vec3::Y * 0.22,
            at + Vec3::Y * 0.34,
            0.08,
            0.05,
            sides,
            1.0,
        );
        // The bulb, and the enamel that it lights, less towards the rim.
        let enamel = b.mesh.vertices.len();
        b.painted(Surface::Glow, [255, 226, 176]);
        b.disc(at + Vec3::Y * 0.03, Vec3::NEG_Y, 0.33, sides);
        b.shaded(enamel, Vec3::new(0.66, 0.5, 0.36), |place| {
            1.0 - (place.x - x).hypot(place.z - z) / 0.33
        });
        if b.fine() {
            b.ball(at + Vec3::Y * 0.04, Vec3::splat(0.075), 6, 4);
        }
        b.sway = None;
    }
}

/// A slender column of cast iron: base, shaft, capital, and curved brackets to both sides along the girder.
fn column(b: &mut Builder, foot: Vec3) {
    const PAINT: [u8; 3] = [70, 84, 80];
    let at = |y: f32| foot + Vec3::Y * y;
    b.painted(Surface::Plain, PAINT);
    if b.far() {
        b.tube(foot, at(GIRDER), SHAFT, 0.09, 4, 2.0);
        return;
    }
    const SIMPLE: [(f32, f32); 6] = [
        (0.0, 0.24),
        (0.2, 0.24),
        (0.42, SHAFT),
        (GIRDER - 0.7, 0.085),
        (GIRDER - 0.35, 0.11),
        (GIRDER, 0.21),
    ];
    const TURNED: [(f32, f32); 12] = [
        (0.0, 0.24),
        (0.18, 0.24),
        (0.24, 0.16),
        (0.36, 0.15),
        (0.42, SHAFT),
        (GIRDER - 0.75, 0.085),
        (GIRDER - 0.72, 0.12),
        (GIRDER - 0.66, 0.12),
        (GIRDER - 0.62, 0.09),
        (GIRDER - 0.35, 0.11),
        (GIRDER - 0.1, 0.2),
        (GIRDER, 0.21),
    ];
    let (outline, sides, pieces): (&[_], _, _) = if b.fine() {
        (&TURNED, 10, 6)
    } else {
        (&SIMPLE, 6, 3)
    };
    for pair in outline.windows(2) {
        b.tube(
            at(pair[0].0),
            at(pair[1].0),
            pair[0].1,
            pair[1].1,
            sides,
            0.4,
        );
    }
    // Brackets: a quarter of a ring, flat, with a rim below.
    for side in [-1.0, 1.0] {
        let (reach, drop) = (1.5, 1.1);
        let curve = |t: f32| {
            let turn = t * std::f32::consts::FRAC_PI_2;
            Vec3::new(
                0.0,
                GIRDER - drop * (1.0 - turn.sin()),
                side * (0.1 + reach * (1.0 - turn.cos())),
            )
        };
        for face in [-1.0, 1.0] {
            b.sheet(pieces, 1, |s, t| {
                let edge = curve(s);
                let inner = Vec3::new(0.0, edge.y + 0.1, edge.z - side * 0.1);
                let position = foot + edge.lerp(inner, t) + Vec3::X * (face * 0.04);
                (position, Vec3::X * face, Vec2::new(s, t))
            });
        }
        b.sheet(pieces, 1, |s, t| {
            let under = Vec3::new(0.0, -s.max(0.2), side * (1.2 - s)).normalize();
            (
                foot + curve(s) + Vec3::X * (0.14 * (t - 0.5)),
                under,
                Vec2::new(s, t),
            )
        });
    }
}
