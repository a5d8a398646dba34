//! What one sees through the convention hall's glass: a street of trees, a lawn, water, a town on the other shore, clouds.
//!
//! A bay is one of many that are alike, so it holds what may repeat: ground, water, sky and an avenue of trees. What must
//! not (clouds, towers, the wheel) belongs to the two ends, which reach far along the glazed side.

use std::f32::consts::{FRAC_PI_2, PI, TAU};
use std::ops::Range;

use glam::{Vec2, Vec3};

use super::measures::{GLASS, STREET};
use crate::mesh::{Surface, Tint};
use crate::mesh_builder::{Builder, Detail, hash};
use crate::themes::clouds::thick;

/// How far the sky is, metres, and the height of its zenith as a share of that.
const SKY: f32 = 110.0;
const ZENITH: f32 = 0.7;
/// Where the sky ends over the closed side, radians from the horizon on the right.
const CLOSED: f32 = 0.9;
/// How far the ground reaches beyond an end.
const REACH: f32 = 108.0;
/// The other shore.
const SHORE: f32 = 100.0;

/// Colour of the sky at a height over the horizon, radians.
fn day(height: f32) -> Vec3 {
    const STOPS: [(f32, Vec3); 5] = [
        (0.0, Vec3::new(236.0, 238.0, 234.0)),
        (0.14, Vec3::new(212.0, 226.0, 236.0)),
        (0.42, Vec3::new(160.0, 196.0, 230.0)),
        (0.9, Vec3::new(108.0, 160.0, 216.0)),
        (FRAC_PI_2, Vec3::new(84.0, 138.0, 204.0)),
    ];
    for pair in STOPS.windows(2) {
        let ((low, from), (high, to)) = (pair[0], pair[1]);
        if height < high {
            return from.lerp(to, ((height - low) / (high - low)).clamp(0.0, 1.0));
        }
    }
    STOPS[4].1
}

/// A sheet that shines as the sky does, facing the hall's middle at z, each of its corners in its own colour.
fn shining(
    b: &mut Builder,
    (columns, rows): (usize, usize),
    z: f32,
    at: impl Fn(f32, f32) -> Vec3,
    colour: impl Fn(f32, f32) -> Vec3,
) {
    let first = b.mesh.vertices.len();
    b.of(Surface::Sky);
    b.sheet(columns, rows, |s, t| {
        let place = at(s, t);
        let normal = (Vec3::new(0.0, 2.0, z) - place).normalize_or_zero();
        (place, normal, Vec2::new(s, t) * 4.0)
    });
    for (n, vertex) in b.mesh.vertices[first..].iter_mut().enumerate() {
        let (row, column) = (n / (columns + 1), n % (columns + 1));
        let rgb = colour(column as f32 / columns as f32, row as f32 / rows as f32);
        vertex.tint = Tint::Rgb(rgb.to_array().map(|part| part.clamp(0.0, 255.0) as u8));
    }
}

/// A place of the sky beside the hall: `height` in radians from the horizon on the right, so that the left one is at PI.
fn vault(height: f32, z: f32, share: f32) -> Vec3 {
    Vec3::new(
        SKY * share * height.cos(),
        -1.0 + SKY * share * ZENITH * height.sin(),
        z,
    )
}

/// What goes on along the hall.
pub(super) fn along(b: &mut Builder, z: Range<f32>) {
    let rings = match b.detail {
        Detail::Fine => 18,
        Detail::Coarse => 12,
        Detail::Far => 8,
    };
    let (start, end) = (z.start, z.end);
    let height = |t: f32| CLOSED + (PI - CLOSED) * t;
    shining(
        b,
        (1, rings),
        (start + end) / 2.0,
        |s, t| vault(height(t), start + (end - start) * s, 1.0),
        |_, t| day(height(t).min(PI - height(t))),
    );
    ground(b, z.clone());
    tree(b, Vec3::new(-15.2, STREET, z.start - 2.6), 1.0, 5);
    tree(b, Vec3::new(-19.6, STREET, z.start - 6.3), 1.25, 23);
}

/// Ground and water to the left of the hall.
fn ground(b: &mut Builder, z: Range<f32>) {
    let long = Vec3::Z * (z.end - z.start);
    let mut strip = |surface: Surface, rgb: [u8; 3], x: Range<f32>, y: f32, cell: f32| {
        b.painted(surface, rgb);
        b.slab(
            Vec3::new(x.start, y, z.start),
            Vec3::X * (x.end - x.start),
            long,
            cell,
        );
    };
    strip(
        Surface::Paving,
        [214, 210, 202],
        -17.4..(GLASS - 0.1),
        STREET,
        2.0,
    );
    strip(Surface::Foliage, [214, 232, 170], -24.0..-17.4, STREET, 4.0);
    strip(Surface::Paving, [226, 222, 214], -27.0..-24.0, STREET, 4.0);
    let (start, end) = (z.start, z.end);
    let middle = (start + end) / 2.0;
    shining(
        b,
        (1, 3),
        middle,
        |s, t| {
            Vec3::new(
                -27.0 - 74.0 * t,
                STREET - 0.9 + 0.6 * t,
                start + (end - start) * s,
            )
        },
        |_, t| WATER.0.lerp(WATER.1, t),
    );
    shore(b, middle, |s| {
        Vec3::new(-SHORE, -0.6, start + (end - start) * s)
    });
}

/// The water's colour near and far.
const WATER: (Vec3, Vec3) = (
    Vec3::new(118.0, 160.0, 178.0),
    Vec3::new(190.0, 212.0, 220.0),
);

/// The other shore, a dim green line along `at`.
fn shore(b: &mut Builder, z: f32, at: impl Fn(f32) -> Vec3) {
    shining(
        b,
        (1, 1),
        z,
        |s, t| at(s) + Vec3::Y * (3.4 * t),
        |_, t| Vec3::new(150.0, 172.0, 168.0).lerp(Vec3::new(166.0, 186.0, 184.0), t),
    );
}

/// What lies beyond the wall where one enters, as far as one sees it through the glazed side.
pub(super) fn beyond_entrance(b: &mut Builder) {
    ground(b, REACH..0.0);
    dome(b, 0.0, 1.0, FRAC_PI_2..PI);
    // (along, half width, height)
    let towers = [
        (70.0, 5.0, 17.0),
        (54.0, 7.0, 11.0),
        (41.0, 4.0, 24.0),
        (33.5, 3.0, 15.0),
        (20.0, 8.0, 9.0),
        (6.0, 4.5, 20.0),
        (-3.5, 3.5, 31.0),
        (-11.0, 3.0, 16.0),
        (-27.0, 9.0, 8.0),
    ];
    for (n, (z, half, high)) in towers.into_iter().enumerate() {
        let foot = Vec3::new(-SHORE + 2.0 + 3.0 * hash(n as u32 + 60), -0.4, z);
        tower(b, foot, Vec3::NEG_Z, (half, high), n as u32);
    }
    for (n, (z, half, low, high)) in [(38.0, 26.0, 0.17, 0.33), (-20.0, 22.0, 0.2, 0.31)]
        .into_iter()
        .enumerate()
    {
        cloud(b, (z, half), (low, high), n as u32 + 3);
    }
    for (z, x, scale) in [(5.0, -14.6, 1.1), (10.5, -19.0, 0.9), (17.0, -15.4, 1.3)] {
        tree(b, Vec3::new(x, STREET, z), scale, (z * 7.0) as u32);
    }
}

/// What lies beyond the far end, at z.
pub(super) fn beyond_far_end(b: &mut Builder, z: f32) {
    ground(b, z..(z - REACH));
    dome(b, z, -1.0, 0.0..PI);
    // The ground before the end, up to the street on the left and to what the closed side hides.
    for (surface, rgb, from, to) in [
        (Surface::Paving, [214, 210, 202], 0.1, 13.0),
        (Surface::Foliage, [214, 232, 170], 13.0, 24.0),
        (Surface::Paving, [226, 222, 214], 24.0, 29.0),
    ] {
        b.painted(surface, rgb);
        b.slab(
            Vec3::new(GLASS - 0.1, STREET + 0.01, z - from),
            Vec3::X * 70.0,
            Vec3::NEG_Z * (to - from),
            6.0,
        );
    }
    shining(
        b,
        (1, 2),
        z,
        |s, t| Vec3::new(-27.0 + 120.0 * s, STREET - 0.1, z - 29.0 - 66.0 * t),
        |_, t| WATER.0.lerp(WATER.1, t),
    );
    shore(b, z, |s| Vec3::new(-110.0 + 220.0 * s, -0.6, z - 94.0));
    // (across, half width, height)
    let towers = [
        (-62.0, 6.0, 12.0),
        (-50.0, 3.5, 22.0),
        (-14.0, 8.0, 10.0),
        (-3.0, 4.0, 27.0),
        (6.5, 4.5, 19.0),
        (14.0, 2.8, 34.0),
        (23.0, 6.0, 13.0),
        (35.0, 4.0, 23.0),
        (47.0, 7.0, 9.0),
    ];
    for (n, (x, half, high)) in towers.into_iter().enumerate() {
        let foot = Vec3::new(x, -0.4, z - 92.0 + 3.0 * hash(n as u32 + 90));
        tower(b, foot, Vec3::NEG_X, (half, high), n as u32 + 20);
    }
    // On the left, the end's own towers, nowhere those of the entrance.
    for (n, (along, half, high)) in [(-18.0, 6.0, 14.0), (-32.0, 4.0, 21.0), (-47.0, 9.0, 9.0)]
        .into_iter()
        .enumerate()
    {
        let foot = Vec3::new(-SHORE + 3.0, -0.4, z + along);
        tower(b, foot, Vec3::NEG_Z, (half, high), n as u32 + 40);
    }
    wheel(b, Vec3::new(-33.0, 0.0, z - 88.0));
    for (n, (along, half, low, high)) in [(10.0, 30.0, 0.36, 0.56), (-45.0, 24.0, 0.3, 0.44)]
        .into_iter()
        .enumerate()
    {
        cloud(b, (z + along, half), (low, high), n as u32 + 11);
    }
    for (middle, wide, low, high, seed) in [
        (1.05, 0.34, 0.2, 0.4, 21),
        (1.75, 0.42, 0.28, 0.52, 22),
        (2.5, 0.26, 0.16, 0.27, 23),
    ] {
        end_cloud(b, z, (middle, wide), (low, high), seed);
    }
    for (x, behind, scale) in [
        (-13.5, 9.0, 1.25),
        (-6.2, 16.5, 1.0),
        (2.6, 15.0, 1.15),
        (8.8, 17.5, 0.9),
        (12.8, 9.5, 1.2),
    ] {
        let foot = Vec3::new(x, STREET, z - behind);
        tree(b, foot, scale, (behind * 13.0) as u32);
    }
}

/// The end of the sky beyond z, towards `side`, over these radians around.
fn dome(b: &mut Builder, z: f32, side: f32, around: Range<f32>) {
    let cells = if b.fine() { (10, 9) } else { (6, 6) };
    let turn = |s: f32| around.start + (around.end - around.start) * s;
    shining(
        b,
        cells,
        z,
        |s, t| domed(z, side, turn(s), FRAC_PI_2 * t, 1.0),
        |_, t| day(FRAC_PI_2 * t),
    );
}

/// A place of the dome beyond z.
fn domed(z: f32, side: f32, turn: f32, height: f32, share: f32) -> Vec3 {
    let far = SKY * share;
    Vec3::new(
        far * height.cos() * turn.cos(),
        -1.0 + far * ZENITH * height.sin(),
        z + side * far * height.cos() * turn.sin(),
    )
}

/// A cloud beside the hall: where along it and how far to both sides, between these heights in radians.
fn cloud(b: &mut Builder, (z, half): (f32, f32), (low, high): (f32, f32), seed: u32) {
    let height = |t: f32| low + (high - low) * t;
    shining(
        b,
        cloud_cells(b),
        z,
        |s, t| vault(PI - height(t), z + half * (2.0 * s - 1.0), 0.985),
        |s, t| day(height(t)).lerp(lit(t), thick(s, t, seed)),
    );
}

/// A cloud beyond the far end at z: where around and how wide, radians.
fn end_cloud(
    b: &mut Builder,
    z: f32,
    (middle, wide): (f32, f32),
    (low, high): (f32, f32),
    seed: u32,
) {
    let height = |t: f32| low + (high - low) * t;
    shining(
        b,
        cloud_cells(b),
        z,
        |s, t| domed(z, -1.0, middle + wide * (s - 0.5), height(t), 0.98),
        |s, t| day(height(t)).lerp(lit(t), thick(s, t, seed)),
    );
}

fn cloud_cells(b: &Builder) -> (usize, usize) {
    match b.detail {
        Detail::Fine => (22, 9),
        Detail::Coarse => (12, 5),
        Detail::Far => (8, 4),
    }
}

/// Colour of a cloud, from its shaded foot to its crown.
fn lit(t: f32) -> Vec3 {
    Vec3::new(216.0, 224.0, 234.0).lerp(Vec3::new(255.0, 253.0, 248.0), (t * 2.0).min(1.0))
}

/// A tower on the other shore: the middle of its front's foot, which runs `along`; half its width, its height.
fn tower(b: &mut Builder, foot: Vec3, along: Vec3, (half, high): (f32, f32), seed: u32) {
    // The farther the paler; bands of windows a little darker.
    let tone = Vec3::new(150.0, 172.0, 194.0) + Vec3::splat(34.0 * hash(seed * 7 + 1) - 8.0);
    let face = |b: &mut Builder, left: Vec3, right: Vec3, low: f32, top: f32, tone: Vec3| {
        shining(
            b,
            (1, 1),
            foot.z + 40.0 * along.x.abs(),
            |s, t| left.lerp(right, s) + Vec3::Y * (low + (top - low) * t),
            // Haze lies over the water.
            |_, t| {
                let up = (low + (top - low) * t) / 24.0;
                Vec3::new(204.0, 216.0, 222.0).lerp(tone, (0.35 + up).min(1.0))
            },
        );
    };
    let (left, right) = (foot - along * half, foot + along * half);
    face(b, left, right, 0.0, high, tone);
    // Its sides, towards the sun and away from it, run back from the front.
    let back = if along.x.abs() > 0.5 {
        Vec3::NEG_Z
    } else {
        Vec3::NEG_X
    };
    for (edge, more) in [(left, -10.0), (right, 14.0)] {
        face(
            b,
            edge,
            edge + back * half * 1.2,
            0.0,
            high,
            tone + Vec3::splat(more),
        );
    }
    if !b.fine() {
        return;
    }
    let storeys = (high / 3.2) as usize;
    let front = -back * 0.15;
    for n in 1..storeys {
        let low = n as f32 * 3.2;
        let inset = along * (half * 0.08);
        face(
            b,
            left + inset + front,
            right - inset + front,
            low,
            low + 1.5,
            tone - Vec3::splat(15.0),
        );
    }
}

/// A great wheel on the other shore, beyond the far end.
fn wheel(b: &mut Builder, foot: Vec3) {
    if b.far() {
        return;
    }
    let (radius, hub) = (13.0, foot + Vec3::Y * 15.5);
    let rim = |n: usize, r: f32| {
        let (sin, cos) = (TAU * n as f32 / 24.0).sin_cos();
        hub + Vec3::new(cos * r, sin * r, 0.0)
    };
    b.painted(Surface::Sky, [176, 190, 204]);
    for n in 0..24 {
        b.tube(rim(n, radius), rim(n + 1, radius), 0.28, 0.28, 3, 99.0);
        if n % 2 == 0 {
            b.tube(hub, rim(n, radius), 0.12, 0.12, 3, 99.0);
        }
    }
    for x in [-7.0, 7.0] {
        b.tube(foot + Vec3::X * x, hub, 0.5, 0.35, 3, 99.0);
    }
    if b.fine() {
        for n in 0..24 {
            let colours = [[214, 150, 128], [222, 196, 140], [134, 176, 184]];
            b.painted(Surface::Sky, colours[n % 3]);
            b.ball(rim(n, radius + 0.5), Vec3::splat(0.75), 5, 3);
        }
    }
}

/// A tree of the avenue.
fn tree(b: &mut Builder, foot: Vec3, scale: f32, seed: u32) {
    b.painted(Surface::Timber, [132, 114, 100]);
    let crown = foot + Vec3::Y * (2.9 * scale);
    b.sway = Some((foot.y + scale, crown.y + 3.0 * scale));
    let sides = if b.fine() { 6 } else { 3 };
    b.tube(foot, crown, 0.16 * scale, 0.09 * scale, sides, 3.0);
    b.painted(Surface::Foliage, [240, 250, 190]);
    let clumps = match b.detail {
        Detail::Fine => 9,
        Detail::Coarse => 3,
        Detail::Far => 1,
    };
    for n in 0..clumps {
        // Around and up in a spiral, like leaves on a twig; the crown spreads upwards, as that of a zelkova.
        let around = n as f32 * 2.4 + hash(seed) * 6.0;
        let t = (n as f32 + 0.5) / clumps as f32;
        let out = if clumps == 1 {
            0.0
        } else {
            (0.45 + 1.1 * t - 0.9 * t * t * t) * scale
        };
        let at = crown + Vec3::new(around.cos(), 0.0, around.sin()) * out;
        let r = scale
            * match b.detail {
                Detail::Fine => 0.85 + 0.4 * hash(seed * 7 + n),
                Detail::Coarse => 1.25,
                Detail::Far => 1.9,
            };
        b.clump(
            at + Vec3::Y * (t * 2.3 * scale),
            Vec3::new(r * 1.1, r * 0.8, r * 1.1),
            seed * 13 + n,
        );
    }
    b.sway = None;
}
