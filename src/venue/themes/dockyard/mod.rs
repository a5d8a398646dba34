//! The Dockyard: a restored stone dry dock under an evening sky. One is below the city, between stepped granite walls.

mod garden;
mod gate;
mod head;
mod measures;
mod moods;
mod seating;
mod sky;
mod walls;

use glam::{Vec2, Vec3};

use super::light_effects::Shares;
use super::seating::Seats;
use super::sound::layer;
use super::spec::{Air, Ambient, HallPart, Lamp, Obstacle, ThemeSpec};
use crate::measures::{BAY_LENGTH, FLOOR_HALF_WIDTH};
use crate::mesh_builder::Builder;
use measures::WARM;
use walls::{altars, both, floor, stair, upper};

/// The theme.
pub(super) const THEME: ThemeSpec = ThemeSpec {
    tail_length: 8.0,
    head_length: 14.0,
    moods: moods::MOODS,
    build,
    lamps,
    daylight: |_| Vec::new(),
    head_walls: |_| head::walls(),
    obstacles,
    seating: Seats {
        strip: seating::strip,
        lamps: seating::lamps,
    },
    light_shafts: |_| Vec::new(),
    light_shares: Shares {
        glow: Vec3::new(0.66, 0.45, 0.26),
        sheen: 0.8,
        window: Vec3::new(0.42, 0.32, 0.2),
    },
    air: Air {
        haze: Vec3::new(0.20, 0.19, 0.27),
        density: 0.0035,
        most: 0.3,
        behind: [70, 92, 144],
    },
    // It has set.
    sun: None,
    // Lit rooms behind the glass at dusk.
    glass: Some(Vec3::splat(1.15)),
    // Lit rooms are counted at their lamps.
    glass_gain: 0.0,
    ambient: Ambient {
        above: Vec3::new(0.30, 0.36, 0.55),
        aside: Vec3::new(0.22, 0.19, 0.19),
        open: 14.0,
    },
    head_view: 15.5,
    gate: "radial-gradient(120% 70% at 50% 100%, #55504a, transparent 70%), \
           linear-gradient(#1c2f4c 0%, #3f5573 30%, #c98e6b 52%, #57534e 54%, #2b2c2e 100%)",
    // Water against the quay, wind, and people far off.
    sound: &[
        layer(350.0, 900.0, 0.10).swelling(5.5, 0.9),
        layer(900.0, 2600.0, 0.03).swelling(3.4, 1.0),
        layer(80.0, 260.0, 0.09).swelling(11.0, 0.6),
        layer(250.0, 1100.0, 0.025).fluttering(4.0),
    ],
};

/// Builds a part.
fn build(b: &mut Builder, part: HallPart) {
    let end = -THEME.length(part);
    match part {
        HallPart::Bay => {
            floor(b, 0.0..end);
            both(b, |b| {
                altars(b, 0.0..end);
                upper(b, 0.0..end);
                stair(b, -4.0);
                garden::ledge(b, 0.0..end);
                garden::rim(b, 0.0..end);
            });
            garden::bay(b);
            sky::sky(b, 0.0..end);
        }
        HallPart::Tail => {
            floor(b, 0.0..end);
            both(b, |b| {
                altars(b, 0.0..end);
                upper(b, 0.0..end);
                stair(b, -4.0);
                garden::ledge(b, 0.0..end);
                garden::rim(b, 0.0..end);
                garden::planter(b, Vec3::new(7.6, 0.0, -1.6), 11);
                garden::bench(b, Vec2::new(7.6, -3.6));
            });
            gate::build(b);
            garden::bay(b);
            sky::sky(b, 0.0..end);
            sky::sky_end(b, 0.0, 1.0);
            sky::city(b, 0.0, 1.0);
        }
        HallPart::Head => head::build(b),
    }
}

/// The lamps of a part.
fn lamps(part: HallPart) -> Vec<Lamp> {
    let end = -THEME.length(part);
    let mut lamps = Vec::new();
    match part {
        HallPart::Bay | HallPart::Tail => lamps.extend(garden::lamps(0.0..end)),
        HallPart::Head => lamps.extend(head::lamps()),
    }
    if part == HallPart::Tail {
        for x in [-2.1, 2.1] {
            lamps.push(garden::lantern_light(Vec3::new(x, 2.55, -0.42)));
        }
        lamps.push(Lamp {
            at: Vec3::new(0.0, 2.2, 0.6),
            power: WARM * 2.0,
            towards: Vec3::NEG_Z,
            radius: 0.4,
        });
    }
    lamps
}

/// What stands on the floor of a part.
fn obstacles(part: HallPart) -> Vec<Obstacle> {
    let stair = |z: f32| {
        [-1.0, 1.0].map(|side| Obstacle::Box {
            centre: Vec2::new(side * (FLOOR_HALF_WIDTH - 0.15), z),
            half: Vec2::new(0.15, 0.45),
            yaw: 0.0,
        })
    };
    match part {
        HallPart::Bay => stair(-BAY_LENGTH / 2.0).to_vec(),
        HallPart::Tail => {
            let mut all = stair(-4.0).to_vec();
            for side in [-1.0, 1.0] {
                all.push(garden::planter_ground(Vec2::new(side * 7.6, -1.6)));
                all.push(garden::bench_ground(Vec2::new(side * 7.6, -3.6)));
            }
            all
        }
        HallPart::Head => head::obstacles(),
    }
}
