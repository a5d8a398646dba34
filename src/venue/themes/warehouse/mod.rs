//! The Warehouse: a long brick hall, iron columns and girders, arched windows with low light, sliding fire doors at the ends.

mod frame;
mod gable;
mod light_shafts;
mod measures;
mod moods;
mod roof;
mod seating;
mod walls;

use glam::{Vec2, Vec3};

use super::light_effects::Shares;
use super::seating::Seats;
use super::sound::layer;
use super::spec::{Air, Ambient, HallPart, Lamp, Obstacle, ThemeSpec, straight_walls};
use crate::mesh_builder::Builder;
use frame::{frame, girders, pendants};
use measures::{AISLE, COLUMN_X, FILAMENT, PENDANT, SUN, windows};
use walls::{floor, side};

/// The theme.
pub(super) const THEME: ThemeSpec = ThemeSpec {
    tail_length: 6.0,
    head_length: 6.0,
    moods: moods::MOODS,
    build,
    lamps,
    daylight: |_| Vec::new(),
    head_walls: straight_walls,
    obstacles,
    seating: Seats {
        strip: seating::strip,
        lamps: seating::lamps,
    },
    light_shafts: light_shafts::beams,
    light_shares: Shares {
        glow: Vec3::new(0.30, 0.22, 0.14),
        sheen: 0.9,
        window: Vec3::new(0.24, 0.21, 0.16),
    },
    air: Air {
        haze: Vec3::new(0.42, 0.33, 0.24),
        density: 0.005,
        most: 0.35,
        behind: [120, 100, 84],
    },
    sun: Some(SUN),
    // A bright low sun on dusty panes; no brighter than that one sees each pane and its dust.
    glass: Some(Vec3::new(1.35, 1.28, 1.14)),
    // What it lights does not look at the panes, but at the sky behind them.
    glass_gain: 17.0,
    ambient: Ambient {
        above: Vec3::new(0.50, 0.44, 0.36),
        aside: Vec3::new(0.40, 0.33, 0.26),
        open: 20.0,
    },
    head_view: 13.0,
    gate: "radial-gradient(60% 80% at 50% 40%, #f2c98d66, transparent 70%), \
           linear-gradient(90deg, #3c1d14, #8a4630 30%, #b7694a 50%, #8a4630 70%, #3c1d14)",
    // A deep room, and people in it.
    sound: &[
        layer(60.0, 220.0, 0.12).swelling(17.0, 0.3),
        layer(220.0, 1300.0, 0.05).fluttering(4.5),
        layer(1800.0, 3200.0, 0.006).fluttering(7.0),
    ],
};

/// Builds a part.
fn build(b: &mut Builder, part: HallPart) {
    let end = -THEME.length(part);
    floor(b, 0.0..end);
    side(b, 0.0..end, windows(part));
    roof::build(b, 0.0..end);
    match part {
        HallPart::Bay => {
            frame(b, 0.0);
            girders(b, 0.0..end);
            roof::truss(b, -4.0);
            for z in [-2.0, -6.0] {
                pendants(b, z);
            }
        }
        HallPart::Tail => {
            girders(b, 0.0..end);
            roof::truss(b, -2.0);
            pendants(b, -4.0);
            gable::build(b, 0.0, 1.0);
        }
        HallPart::Head => {
            frame(b, 0.0);
            girders(b, 0.0..end);
            roof::truss(b, -4.0);
            pendants(b, -2.0);
            gable::build(b, end, -1.0);
        }
    }
    // What was in use: a platform scale and crates by the doors, clear of the aisles.
    match part {
        HallPart::Bay => {}
        HallPart::Tail => gable::goods(b, -2.2),
        HallPart::Head => gable::goods(b, end + 2.2),
    }
}

/// The lamps of a part.
fn lamps(part: HallPart) -> Vec<Lamp> {
    let beat: &[f32] = match part {
        HallPart::Bay => &[-2.0, -6.0],
        HallPart::Tail => &[-4.0],
        HallPart::Head => &[-2.0],
    };
    let mut lamps = Vec::new();
    for z in beat {
        for x in [-AISLE, AISLE] {
            lamps.push(Lamp {
                at: Vec3::new(x, PENDANT, *z),
                power: FILAMENT * 6.0,
                towards: Vec3::NEG_Y,
                radius: 0.3,
            });
        }
    }
    let door = match part {
        HallPart::Bay => None,
        HallPart::Tail => Some((0.5, -1.0)),
        HallPart::Head => Some((-6.5, 1.0)),
    };
    if let Some((z, way)) = door {
        lamps.push(Lamp {
            at: Vec3::new(0.0, 2.0, z),
            power: FILAMENT * 2.0,
            towards: Vec3::Z * way,
            radius: 0.5,
        });
    }
    lamps
}

/// What stands on the floor of a part.
fn obstacles(part: HallPart) -> Vec<Obstacle> {
    let mut all = Vec::new();
    if part != HallPart::Tail {
        for side in [-1.0, 1.0] {
            all.push(Obstacle::Round {
                centre: Vec2::new(side * COLUMN_X, 0.0),
                radius: 0.24,
            });
        }
    }
    let goods = match part {
        HallPart::Bay => return all,
        HallPart::Tail => -2.2,
        HallPart::Head => -THEME.length(part) + 2.2,
    };
    for (x, half) in [(8.2, Vec2::new(0.95, 0.5)), (-8.3, Vec2::new(0.95, 0.5))] {
        all.push(Obstacle::Box {
            centre: Vec2::new(x, goods + 0.08),
            half,
            yaw: 0.0,
        });
    }
    all
}
