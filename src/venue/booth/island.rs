//! The island: a core tower with four sides, open all around.

use glam::{Vec2, Vec3};

use feed::booth::Style;

use super::fittings::{CARPET, FRAME, Skin, WHITE};
use super::furniture::PlinthModel;
use super::stand::{Shows, Stand};
use super::{gallery, garden, screen, workshop};
use crate::mesh::{Surface, Tint, turned};
use crate::mesh_builder::face;
use crate::themes::Obstacle;

/// Half the core's width, metres.
pub(super) const CORE: f32 = 1.15;
/// How far the sign around the core stands before it, metres.
const OUT: f32 = 0.25;
/// Half the ground, metres.
const HALF: f32 = 3.0;

/// Builds the island.
pub(super) fn build(stand: &mut Stand, style: Style) {
    let ground = Vec2::splat(HALF);
    let (skin, sign) = match style {
        Style::Kit => (Skin::Banded, (2.7, 3.35)),
        Style::Gallery => (Skin::Painted(gallery::PLASTER), (2.7, 3.2)),
        // Above the beams as one sees it from the entrance.
        Style::Garden => (Skin::Painted(WHITE), (2.95, 3.45)),
        Style::Screen => (Skin::Painted(screen::NIGHT), (3.1, 4.1)),
        Style::Workshop => (Skin::Painted(workshop::PLY), (2.8, 3.5)),
    };
    match style {
        Style::Kit | Style::Screen => stand.carpet(ground),
        Style::Gallery => stand.floor(ground, Surface::Planks, [236, 212, 178]),
        Style::Garden => stand.floor(ground, Surface::Planks, garden::DECK),
        Style::Workshop => stand.floor(ground, Surface::Concrete, [226, 226, 222]),
    }
    core(stand, skin, sign);
    // Counters and brochures at two corners, clear of the way around the core.
    let desk = Vec2::new(-2.1, -2.3);
    match style {
        Style::Kit | Style::Screen => stand.counter(desk, 1.2),
        Style::Gallery | Style::Garden => stand.desk(desk, 1.1),
        Style::Workshop => stand.workbench(desk, 1.3),
    }
    stand.status_on_desk(desk);
    stand.brochures(Vec2::new(2.3, -2.3), false);
    stand.brochures(Vec2::new(-2.3, 2.3), true);
    match style {
        Style::Kit => {}
        Style::Gallery => {
            for z in [-2.2, 2.2] {
                stand.bench(Vec2::new(0.35, z), 1.6);
            }
        }
        Style::Garden => plants(stand),
        Style::Screen => {
            for (nth, (x, z)) in [
                (0.0, -2.4),
                (0.7, -2.4),
                (2.4, 0.35),
                (2.4, -0.35),
                (0.3, 2.4),
                (-0.4, 2.4),
            ]
            .into_iter()
            .enumerate()
            {
                stand.cube(Vec2::new(x, z), [Tint::Main, Tint::Accent][nth % 2]);
            }
        }
        Style::Workshop => {
            stand.plinth(Vec2::new(2.3, 2.3), 0.95, PlinthModel::Tower);
            stand.plinth(Vec2::new(2.4, 0.2), 0.7, PlinthModel::Ball);
            stand.plinth(Vec2::new(-2.4, 0.4), 0.8, PlinthModel::Tower);
        }
    }
}

/// The tower and the sign around it, between these heights.
fn core(stand: &mut Stand, skin: Skin, (low, high): (f32, f32)) {
    let reach = CORE + OUT;
    for side in 0..4_u8 {
        let yaw = f32::from(side) * std::f32::consts::FRAC_PI_2;
        let out = turned(Vec3::NEG_Z, yaw);
        let right = Vec3::Y.cross(out);
        let foot = out * CORE - right * CORE + Vec3::Y * CARPET;
        stand.panel(foot, right * (2.0 * CORE), low, skin);
        let tall = high - low - 0.1;
        let top = out * reach + Vec3::Y * (high - 0.02);
        // The name on every side; the number beside it on the front and the back.
        if side % 2 == 0 {
            stand.face(Shows::Fascia, top - right * 0.28, out, Vec2::new(2.2, tall));
            let place = top + right * 1.12;
            stand.face(Shows::Number, place, out, Vec2::new(0.52, tall));
        } else {
            stand.face(Shows::Fascia, top, out, Vec2::new(2.7, tall));
        }
    }
    let b = &mut stand.b;
    b.painted(Surface::Panel, WHITE);
    b.block(
        Vec3::new(-reach, low + 0.06, -reach),
        Vec3::new(reach, high, reach),
        face::STANDING,
        0.9,
    );
    b.dyed(Surface::Panel, Tint::Main);
    b.block(
        Vec3::new(-reach - 0.01, low, -reach - 0.01),
        Vec3::new(reach + 0.01, low + 0.06, reach + 0.01),
        face::ALL,
        1.4,
    );
    b.painted(Surface::Plain, FRAME);
    for (x, z) in [(-1.0, -1.0), (1.0, -1.0), (1.0, 1.0), (-1.0, 1.0)] {
        let at = Vec3::new(x * CORE, CARPET, z * CORE);
        b.block(
            at - Vec3::new(0.025, 0.0, 0.025),
            at + Vec3::new(0.025, low - CARPET, 0.025),
            face::SIDES,
            9.0,
        );
    }
    stand.solid(Vec2::ZERO, Vec2::splat(CORE + 0.02));
}

/// Beams from corner to corner over the ground, plants and seats under them.
fn plants(stand: &mut Stand) {
    let (post, low, high) = (HALF - 0.1, 2.5, 2.62);
    stand.b.painted(Surface::Timber, garden::BEAMS);
    for (x, z) in [(-1.0, -1.0), (1.0, -1.0), (1.0, 1.0), (-1.0, 1.0)] {
        let centre = Vec2::new(x, z) * post;
        stand.b.block(
            Vec3::new(centre.x - 0.06, CARPET, centre.y - 0.06),
            Vec3::new(centre.x + 0.06, low, centre.y + 0.06),
            face::SIDES,
            1.0,
        );
        stand.obstacles.push(Obstacle::Round {
            centre,
            radius: 0.08,
        });
    }
    for side in [-1.0, 1.0] {
        for (from, to) in [
            (
                Vec3::new(-HALF, high, side * post),
                Vec3::new(HALF, high, side * post),
            ),
            (
                Vec3::new(side * post, high, -HALF),
                Vec3::new(side * post, high, HALF),
            ),
        ] {
            stand.b.beam(from, to, Vec3::Y, 0.1, 0.16, 1.5);
        }
    }
    let rafters = if stand.b.fine() { 6 } else { 2 };
    for nth in 0..rafters {
        let x = -post + 2.0 * post * (nth as f32 + 0.5) / rafters as f32;
        for side in [-1.0, 1.0] {
            stand.b.beam(
                Vec3::new(x, high + 0.1, side * post),
                Vec3::new(x, high + 0.1, side * (CORE + OUT)),
                Vec3::Y,
                0.05,
                0.08,
                1.5,
            );
        }
    }
    stand.planter(Vec2::new(2.3, 2.5), Vec2::new(0.5, 0.2), 0.4);
    stand.planter(Vec2::new(-2.5, 0.2), Vec2::new(0.2, 0.7), 0.4);
    stand.pot(Vec2::new(2.45, -0.9));
    for (x, z, tint) in [
        (2.3, 0.2, Tint::Main),
        (2.2, 0.9, Tint::Accent),
        (0.4, 2.3, Tint::Main),
    ] {
        stand.stool(Vec2::new(x, z), tint);
    }
}
