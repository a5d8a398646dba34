//! Planks, timber, leaves, earth, carpet.

use std::sync::LazyLock;

use glam::{Vec2, Vec3};

use super::{EDGE, cloud, noise, random, scramble, smooth};

/// The colour of wood between its early and its late rings.
fn wood(ring: f32) -> Vec3 {
    Vec3::new(0.62, 0.40, 0.22).lerp(Vec3::new(0.34, 0.19, 0.095), ring)
}

/// Floor boards a fifth of a metre wide, running down the texture; butt joints, nails, worn middles.
pub(super) fn planks(p: Vec2) -> Vec3 {
    let edge = EDGE as f32;
    let wide = edge / 10.0;
    let board = (p.x / wide).floor();
    let x = p.x - board * wide;
    let b = board as i32;
    let joint = scramble(b, 0, 121) * edge;
    let y = (p.y - joint).rem_euclid(edge);
    let own = scramble(b, 1, 122);
    let hue = scramble(b, 2, 123) - 0.5;
    // Grain: noise drawn out along the board, shifted from board to board.
    let at = Vec2::new(p.x, (p.y + own * 200.0).rem_euclid(edge));
    let ring = 0.55 * cloud(at, (60, 3), 3, 124) + 0.45 * noise(at, (128, 6), 125);
    let mut colour = wood(ring) * (0.74 + 0.5 * own);
    colour *= Vec3::new(1.0 + 0.08 * hue, 1.0, 1.0 - 0.1 * hue);
    colour *= 0.93 + 0.14 * random(p, 126);
    let side = x.min(wide - x);
    let gap = smooth(0.2, 1.5, side).min(smooth(0.3, 1.6, y.min(edge - y)));
    let nail = [
        Vec2::new(5.0, 5.0),
        Vec2::new(wide - 5.0, 5.0),
        Vec2::new(5.0, edge - 5.0),
        Vec2::new(wide - 5.0, edge - 5.0),
    ]
    .iter()
    .map(|n| (Vec2::new(x, y) - *n).length())
    .fold(f32::INFINITY, f32::min);
    let worn = 0.86 + 0.26 * cloud(p, (3, 3), 3, 127);
    colour * (0.26 + 0.74 * gap) * (0.5 + 0.5 * smooth(0.8, 2.0, nail)) * worn
}

/// Sawn timber, grain along the texture, with drying cracks.
pub(super) fn timber(p: Vec2) -> Vec3 {
    let ring = 0.5 * cloud(p, (3, 40), 3, 131) + 0.5 * noise(p, (6, 128), 132);
    let mut colour = wood(ring);
    let crack = smooth(0.80, 0.9, noise(p, (5, 40), 133));
    colour *= 1.0 - 0.55 * crack;
    colour *= 0.92 + 0.16 * random(p, 134);
    colour * (0.85 + 0.3 * cloud(p, (4, 2), 3, 135))
}

/// One leaf of the foliage.
struct Leaf {
    at: Vec2,
    along: Vec2,
    long: f32,
    shade: f32,
    hue: f32,
}

/// Leaves from the back to the front: deep ones dark, near ones light.
static LEAVES: LazyLock<Vec<Leaf>> = LazyLock::new(|| {
    let count = 900;
    (0..count)
        .map(|n| {
            let turn = scramble(n, 3, 141) * std::f32::consts::TAU;
            Leaf {
                at: Vec2::new(scramble(n, 1, 141), scramble(n, 2, 141)) * EDGE as f32,
                along: Vec2::from_angle(turn),
                long: 7.0 + 6.0 * scramble(n, 4, 141),
                shade: 0.25 + 0.75 * n as f32 / count as f32 * (0.6 + 0.4 * scramble(n, 5, 141)),
                hue: scramble(n, 6, 141) - 0.5,
            }
        })
        .collect()
});

/// Leaves.
pub(super) fn foliage(p: Vec2) -> Vec3 {
    let edge = EDGE as f32;
    let mut colour = Vec3::new(0.012, 0.022, 0.008);
    for leaf in LEAVES.iter() {
        let mut off = p - leaf.at;
        off -= (off / edge).round() * edge;
        if off.length_squared() > leaf.long * leaf.long {
            continue;
        }
        let (along, across) = (
            off.dot(leaf.along) / leaf.long,
            off.dot(leaf.along.perp()) / (leaf.long * 0.5),
        );
        let inside = 1.0 - along * along - across.abs();
        if inside > 0.0 {
            let vein = 1.0 - 0.2 * (1.0 - smooth(0.0, 0.2, across.abs()));
            // One half of a leaf catches more light than the other.
            let half = if across > 0.0 { 1.1 } else { 0.85 };
            colour = Vec3::new(0.13 + 0.07 * leaf.hue, 0.21, 0.05) * (leaf.shade * vein * half);
        }
    }
    colour
}

/// Earth with crumbs and small stones.
pub(super) fn soil(p: Vec2) -> Vec3 {
    let crumbs = cloud(p, (24, 24), 4, 151);
    let stone = smooth(0.8, 0.86, noise(p, (40, 40), 152));
    Vec3::new(0.09, 0.055, 0.035).lerp(Vec3::new(0.25, 0.22, 0.19), stone * 0.7)
        * (0.4 + 1.2 * crumbs)
}

/// Woven carpet: fine loops in rows.
pub(super) fn carpet(p: Vec2) -> Vec3 {
    let loops = Vec2::new(
        (p.x / 4.0).fract() - 0.5,
        ((p.y
            + if (p.x / 4.0) as i32 % 2 == 0 {
                0.0
            } else {
                2.0
            })
            / 4.0)
            .fract()
            - 0.5,
    );
    let round = 1.0 - 0.5 * loops.length();
    let yarn = 0.85 + 0.3 * scramble((p.x / 4.0) as i32, (p.y / 4.0) as i32, 161);
    let soft = 0.93 + 0.14 * cloud(p, (6, 6), 3, 162);
    Vec3::splat(round * yarn * soft)
}
