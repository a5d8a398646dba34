//! The convention hall: a bright hall with daylight from a glazed side and a roof light, coloured carpet, banners, a gallery.

mod banners;
mod ends;
mod floor;
mod gallery;
mod glazing;
mod measures;
mod moods;
mod outside;
mod roof;
mod seating;

use glam::{Vec2, Vec3};

use super::light_effects::Shares;
use super::seating::Seats;
use super::sound::layer;
use super::spec::{Air, Ambient, HallPart, Lamp, Obstacle, ThemeSpec, straight_walls};
use crate::mesh_builder::Builder;
use measures::{AISLE, GALLERY, GALLERY_WALL, LAMP, LAMP_LIGHT, LAMPS, SUN, roof as under};

/// The theme.
pub(super) const THEME: ThemeSpec = ThemeSpec {
    tail_length: 8.0,
    head_length: 8.0,
    moods: moods::MOODS,
    build,
    lamps,
    daylight,
    head_walls: straight_walls,
    obstacles,
    seating: Seats {
        strip: seating::strip,
        lamps: Vec::new,
    },
    light_shafts: |_| Vec::new(),
    light_shares: Shares {
        glow: Vec3::new(0.12, 0.11, 0.09),
        // Carpet throws nothing back.
        sheen: 0.0,
        window: Vec3::ZERO,
    },
    air: Air {
        haze: Vec3::new(0.62, 0.68, 0.72),
        density: 0.0022,
        most: 0.22,
        behind: [206, 220, 232],
    },
    sun: Some(SUN),
    // Lit rooms behind the doors.
    glass: Some(Vec3::splat(1.1)),
    glass_gain: 0.0,
    ambient: Ambient {
        above: Vec3::new(0.85, 0.88, 0.90),
        aside: Vec3::new(0.62, 0.62, 0.62),
        open: 11.0,
    },
    head_view: 16.0,
    gate: "radial-gradient(90% 60% at 12% 40%, #ffffffcc, transparent 70%), \
           linear-gradient(#9fc4e6 0%, #eef3f5 42%, #dcd3c2 60%, #40707f 61%, #5a8c97 100%)",
    // Air from the ducts, and many people.
    sound: &[
        layer(90.0, 420.0, 0.08).swelling(23.0, 0.2),
        layer(200.0, 900.0, 0.07).fluttering(4.0),
        layer(500.0, 2200.0, 0.035).fluttering(6.0),
    ],
};

/// Builds a part.
fn build(b: &mut Builder, part: HallPart) {
    let end = -THEME.length(part);
    floor::build(b, 0.0..end);
    glazing::build(b, 0.0..end);
    gallery::build(b, 0.0..end);
    roof::deck(b, 0.0..end);
    // The end walls stand where a tail would have a truss.
    if part != HallPart::Tail {
        roof::truss(b, 0.0);
        glazing::column(b, 0.0);
    }
    roof::truss(b, -4.0);
    glazing::column(b, -4.0);
    roof::lamps(b);
    banners::build(b, -4.0);
    outside::along(b, 0.0..end);
    match part {
        HallPart::Bay => {}
        HallPart::Tail => {
            ends::entrance(b);
            outside::beyond_entrance(b);
        }
        HallPart::Head => {
            ends::far_end(b, end);
            outside::beyond_far_end(b, end);
        }
    }
}

/// The lamps of a part.
fn lamps(_: HallPart) -> Vec<Lamp> {
    let mut lamps = Vec::new();
    for z in LAMPS {
        for x in [-AISLE, AISLE] {
            lamps.push(Lamp {
                at: Vec3::new(x, LAMP, z),
                power: LAMP_LIGHT * 9.0,
                towards: Vec3::NEG_Y,
                radius: 0.4,
            });
        }
        // Downlights along the gallery's back wall.
        lamps.push(Lamp {
            at: Vec3::new(GALLERY_WALL - 0.9, GALLERY + 4.0, z),
            power: LAMP_LIGHT * 2.2,
            towards: Vec3::NEG_Y,
            radius: 0.3,
        });
    }
    lamps
}

/// The day that comes in through glass, which is more than the sky's picture shows.
fn daylight(_: HallPart) -> Vec<Lamp> {
    let mut lamps = Vec::new();
    for z in LAMPS {
        lamps.push(Lamp {
            at: Vec3::new(0.0, under(0.0) - 0.3, z),
            power: Vec3::new(1.0, 1.0, 0.99) * 26.0,
            towards: Vec3::NEG_Y,
            radius: 1.4,
        });
        lamps.push(Lamp {
            at: Vec3::new(-9.4, 5.4, z),
            power: Vec3::new(0.96, 1.0, 1.05) * 11.0,
            towards: Vec3::X,
            radius: 1.6,
        });
    }
    lamps
}

/// What stands on the floor of a part.
fn obstacles(part: HallPart) -> Vec<Obstacle> {
    let z = match part {
        HallPart::Bay => return Vec::new(),
        HallPart::Tail => ends::TUB,
        HallPart::Head => -THEME.length(part) - ends::TUB,
    };
    [-1.0, 1.0]
        .map(|side| Obstacle::Box {
            centre: Vec2::new(side * ends::TUB_X, z),
            half: ends::TUB_HALF,
            yaw: 0.0,
        })
        .to_vec()
}
