//! The evening over the dock: sky, the glow where the sun went down, and the city's towers with lit windows.

use std::f32::consts::{FRAC_PI_2, PI};
use std::ops::Range;

use glam::{Vec2, Vec3};

use super::measures::RIM;
use crate::mesh::{Surface, Tint};
use crate::mesh_builder::{Builder, Detail, hash};
use crate::themes::clouds::thick;

/// How far the sky is, metres.
const SKY: f32 = 90.0;

/// Colour of the evening sky at a height over the horizon (radians), `west` from 0 (aside) to 1 (where the sun went down).
fn evening(height: f32, west: f32) -> [u8; 3] {
    const STOPS: [(f32, Vec3, Vec3); 5] = [
        (
            0.0,
            Vec3::new(214.0, 170.0, 150.0),
            Vec3::new(255.0, 176.0, 104.0),
        ),
        (
            0.22,
            Vec3::new(172.0, 150.0, 164.0),
            Vec3::new(250.0, 164.0, 122.0),
        ),
        (
            0.45,
            Vec3::new(118.0, 128.0, 166.0),
            Vec3::new(178.0, 144.0, 158.0),
        ),
        (
            0.85,
            Vec3::new(70.0, 92.0, 144.0),
            Vec3::new(82.0, 98.0, 148.0),
        ),
        (
            FRAC_PI_2,
            Vec3::new(38.0, 58.0, 108.0),
            Vec3::new(38.0, 58.0, 108.0),
        ),
    ];
    let mut colour = STOPS[4].1;
    for pair in STOPS.windows(2) {
        if height < pair[1].0 {
            let t = ((height - pair[0].0) / (pair[1].0 - pair[0].0)).clamp(0.0, 1.0);
            let side = |n: usize| pair[n].1.lerp(pair[n].2, west);
            colour = side(0).lerp(side(1), t);
            break;
        }
    }
    [colour.x as u8, colour.y as u8, colour.z as u8]
}

/// The sky over a stretch of the dock: a vault far above the rim.
pub(super) fn sky(b: &mut Builder, z: Range<f32>) {
    let rings = match b.detail {
        Detail::Fine => 24,
        Detail::Coarse => 16,
        Detail::Far => 10,
    };
    for n in 0..rings {
        let angle = |n: usize| PI * n as f32 / rings as f32;
        let at = |a: f32, z: f32| Vec3::new(SKY * a.cos(), RIM - 2.0 + SKY * 0.7 * a.sin(), z);
        let (p, q) = (angle(n), angle(n + 1));
        let ends = [p, q].map(|a| evening(a.min(PI - a), 0.0));
        sky_patch(
            b,
            [at(p, z.start), at(p, z.end), at(q, z.end), at(q, z.start)],
            [ends[0], ends[0], ends[1], ends[1]],
        );
    }
}

/// The end of the sky beyond `z`: a quarter of a dome towards `side` (1: behind the entrance, -1: beyond the head, the west),
/// with its clouds.
pub(super) fn sky_end(b: &mut Builder, z: f32, side: f32) {
    let (around, rings) = (16, 12);
    for i in 0..around {
        for j in 0..rings {
            let (p, q) = (
                PI * i as f32 / around as f32,
                PI * (i + 1) as f32 / around as f32,
            );
            let (r, s) = (
                FRAC_PI_2 * j as f32 / rings as f32,
                FRAC_PI_2 * (j + 1) as f32 / rings as f32,
            );
            let corners = [(p, r), (q, r), (q, s), (p, s)];
            sky_patch(
                b,
                corners.map(|(turn, a)| domed(z, side, turn, a, SKY)),
                corners.map(|(turn, a)| bytes(dusk(side, turn, a))),
            );
        }
    }
    // Middle and breadth around, lower and upper edge, radians: long and low in the west, higher behind one.
    let clouds: &[(f32, f32, f32, f32)] = if side < 0.0 {
        &[
            (1.15, 0.9, 0.27, 0.4),
            (2.05, 1.1, 0.36, 0.54),
            (1.7, 0.6, 0.62, 0.74),
            (0.55, 0.5, 0.5, 0.66),
        ]
    } else {
        &[(0.9, 0.7, 0.42, 0.6), (1.9, 1.0, 0.5, 0.76)]
    };
    for (n, cloud) in clouds.iter().enumerate() {
        self::cloud(b, (z, side), *cloud, 31 + n as u32);
    }
}

/// A place of the dome beyond `z`.
fn domed(z: f32, side: f32, turn: f32, a: f32, far: f32) -> Vec3 {
    Vec3::new(
        far * a.cos() * turn.cos(),
        RIM - 2.0 + far * 0.7 * a.sin(),
        z + side * far * a.cos() * turn.sin(),
    )
}

/// Colour of the dome beyond an end.
fn dusk(side: f32, turn: f32, a: f32) -> Vec3 {
    let west = if side < 0.0 { turn.sin().powi(2) } else { 0.0 };
    Vec3::from_array(evening(a, west).map(f32::from))
}

fn bytes(colour: Vec3) -> [u8; 3] {
    colour.to_array().map(|part| part.clamp(0.0, 255.0) as u8)
}

/// A cloud: its foot still lit by the sun that has set, its crown already of the night's colour.
fn cloud(
    b: &mut Builder,
    (z, side): (f32, f32),
    (middle, wide, low, high): (f32, f32, f32, f32),
    seed: u32,
) {
    let (columns, rows) = match b.detail {
        Detail::Fine => (14, 4),
        Detail::Coarse => (9, 3),
        Detail::Far => (6, 3),
    };
    let place = |s: f32, t: f32| (middle + wide * (s - 0.5), low + (high - low) * t);
    let first = b.mesh.vertices.len();
    b.of(Surface::Sky);
    b.sheet(columns, rows, |s, t| {
        let (turn, a) = place(s, t);
        let at = domed(z, side, turn, a, SKY * 0.985);
        let normal = (Vec3::new(0.0, RIM, z) - at).normalize_or_zero();
        (at, normal, Vec2::new(s, t) * 4.0)
    });
    for (n, vertex) in b.mesh.vertices[first..].iter_mut().enumerate() {
        let s = (n % (columns + 1)) as f32 / columns as f32;
        let t = (n / (columns + 1)) as f32 / rows as f32;
        let (turn, a) = place(s, t);
        let sky = dusk(side, turn, a);
        let glow = if side < 0.0 { turn.sin().powi(2) } else { 0.25 };
        let foot = Vec3::new(150.0, 128.0, 150.0).lerp(Vec3::new(255.0, 150.0, 116.0), glow);
        let crown = Vec3::new(92.0, 100.0, 142.0).lerp(Vec3::new(140.0, 116.0, 146.0), glow);
        let lit = foot.lerp(crown, (t * 1.3).min(1.0));
        vertex.tint = Tint::Rgb(bytes(sky.lerp(lit, thick(s, t, seed) * 0.8)));
    }
}

/// One patch of sky, facing the dock; its colour differs from corner to corner.
fn sky_patch(b: &mut Builder, corners: [Vec3; 4], colours: [[u8; 3]; 4]) {
    let middle = corners.iter().sum::<Vec3>() / 4.0;
    let normal = (Vec3::new(0.0, RIM, middle.z * 0.9) - middle).normalize();
    let first = b.mesh.vertices.len();
    b.of(Surface::Sky);
    b.sheet(1, 1, |s, t| {
        let corner = match (s > 0.5, t > 0.5) {
            (false, false) => 0,
            (true, false) => 1,
            (true, true) => 2,
            (false, true) => 3,
        };
        (corners[corner], normal, Vec2::new(s, t) * 4.0)
    });
    for (vertex, corner) in b.mesh.vertices[first..].iter_mut().zip([0, 1, 3, 2]) {
        vertex.tint = Tint::Rgb(colours[corner]);
    }
}

/// The city behind an end of the dock: towers with lit windows, seen over the rim.
pub(super) fn city(b: &mut Builder, z: f32, side: f32) {
    // (from the axis, behind the end, half width, height over the street); no end has the other's.
    const BEYOND: [(f32, f32, f32, f32); 7] = [
        (-40.0, 20.0, 7.0, 26.0),
        (-25.0, 42.0, 8.0, 38.0),
        (-9.0, 56.0, 6.0, 24.0),
        (4.0, 50.0, 5.0, 31.0),
        (19.0, 40.0, 8.5, 46.0),
        (34.0, 34.0, 6.0, 22.0),
        (44.0, 14.0, 7.0, 30.0),
    ];
    const BEHIND: [(f32, f32, f32, f32); 7] = [
        (-46.0, 26.0, 9.0, 19.0),
        (-30.0, 24.0, 5.5, 34.0),
        (-14.0, 48.0, 9.5, 22.0),
        (1.0, 58.0, 6.5, 41.0),
        (14.5, 36.0, 4.5, 27.0),
        (27.0, 52.0, 7.5, 33.0),
        (43.0, 22.0, 6.0, 21.0),
    ];
    let (towers, seeds) = if side > 0.0 {
        (BEHIND, 7000)
    } else {
        (BEYOND, 0)
    };
    for (n, (x, behind, half, height)) in towers.into_iter().enumerate() {
        let near = z + side * behind;
        let seed = n as u32 * 100 + seeds;
        let first = b.mesh.vertices.len();
        tower(b, Vec3::new(x, RIM, near), (half, height), (z, side), seed);
        // The tall ones step back towards their top.
        if height > 30.0 {
            let foot = Vec3::new(x, RIM + height, near + side * half * 0.3);
            tower(b, foot, (half * 0.7, height * 0.22), (z, side), seed + 30);
        }
        // The farther and the lower, the more of the evening's air lies before it.
        for vertex in &mut b.mesh.vertices[first..] {
            if let Tint::Rgb(rgb) = &mut vertex.tint {
                let low = 1.0 - ((vertex.position.y - RIM) / 40.0).clamp(0.0, 1.0);
                let share = ((behind - 12.0) / 90.0) * (0.4 + 0.6 * low);
                let colour = Vec3::from_array(rgb.map(f32::from));
                *rgb = bytes(colour.lerp(Vec3::new(150.0, 124.0, 138.0), share));
            }
        }
    }
}

/// One block of a tower: `foot` is the middle of its near side's foot; its half width and height; the dock's end and side.
fn tower(
    b: &mut Builder,
    foot: Vec3,
    (half, height): (f32, f32),
    (z, side): (f32, f32),
    seed: u32,
) {
    let (x, near) = (foot.x, foot.z);
    {
        let front = [
            (
                Vec3::new(x - half, foot.y, near),
                Vec3::X * (half * 2.0),
                0.0,
            ),
            (
                Vec3::new(x - half * x.signum(), foot.y, near + side * half * 2.0),
                Vec3::Z * (-side * half * 2.0),
                1.0,
            ),
        ];
        for (corner, along, dim) in front {
            let mut face = (corner, along);
            // The fronts face the dock's middle.
            let normal = along.cross(Vec3::Y);
            if normal.dot(Vec3::new(0.0, RIM, z - side * 10.0) - corner) < 0.0 {
                face = (corner + along, -along);
            }
            tower_face(b, face.0, face.1, height, seed + dim as u32 * 50, dim);
        }
    }
}

/// One face of a tower: storeys of windows, some lit.
fn tower_face(b: &mut Builder, corner: Vec3, along: Vec3, height: f32, seed: u32, dim: f32) {
    let (columns, storeys) = (if dim > 0.5 { 3 } else { 5 }, (height / 4.0) as usize);
    let normal = along.cross(Vec3::Y).normalize();
    for row in 0..storeys {
        for column in 0..columns {
            let roll = hash(seed * 131 + (row * columns + column) as u32);
            let rgb = if roll > 0.86 {
                [226, 172, 104]
            } else if roll > 0.74 {
                [150, 128, 110]
            } else if dim > 0.5 {
                [48, 54, 82]
            } else {
                [62, 66, 94]
            };
            b.painted(Surface::Glass, rgb);
            let origin = corner
                + along * (column as f32 / columns as f32)
                + Vec3::Y * (height * row as f32 / storeys as f32);
            let (u, v) = (along / columns as f32, Vec3::Y * (height / storeys as f32));
            // A repeat of the texture has two panes each way: one window is about 1 m wide and 1.6 m high.
            let panes = (u.length() / 2.0).round().max(1.0);
            b.sheet(1, 1, |s, t| {
                (
                    origin + u * s + v * t,
                    normal,
                    Vec2::new(s * panes, 1.0 - t),
                )
            });
        }
    }
}
