//! The Warehouse: a long brick hall, iron columns and girders, arched windows with low light, sliding fire doors at the ends.

use std::ops::Range;

use glam::{Vec2, Vec3};

use super::arch::{self, Opening, Wall};
use super::aura::Aura;
use super::build::{Builder, Detail, face};
use super::{Lamp, Obstacle, Part, gable, length, roof};
use crate::light::sun;
use crate::measures::FLOOR_HALF_WIDTH;
use crate::mesh::Surface;

/// Height of the walls up to the roof, metres.
pub(super) const EAVES: f32 = 5.7;
/// Distance of the columns from the axis: between the aisles and the rows of booths.
pub(super) const COLUMN_X: f32 = 6.42;
/// Half the thickness of a column's shaft at its foot.
const SHAFT: f32 = 0.11;
/// Underside of the girders that the columns carry.
pub(super) const GIRDER: f32 = 4.75;
/// Height of the plinth of over-burnt brick: it sheds water and bears knocks.
pub(super) const PLINTH: f32 = 0.9;
/// Height at which pendant lamps hang over the aisles.
const PENDANT: f32 = 3.7;
/// Distance of the pendant lamps from the axis: the middle of the aisles.
const AISLE: f32 = 4.85;

/// A warm white filament.
pub(super) const FILAMENT: Vec3 = Vec3::new(1.0, 0.68, 0.4);

/// Builds a part.
pub(super) fn build(b: &mut Builder, part: Part) {
    let end = -length(feed::event::Theme::Warehouse, part);
    floor(b, 0.0..end);
    side(b, 0.0..end, windows(part));
    roof::build(b, 0.0..end);
    match part {
        Part::Bay => {
            frame(b, 0.0);
            girders(b, 0.0..end);
            roof::truss(b, -4.0);
            for z in [-2.0, -6.0] {
                pendants(b, z);
            }
        }
        Part::Tail => {
            girders(b, 0.0..end);
            roof::truss(b, -2.0);
            pendants(b, -4.0);
            gable::build(b, 0.0, 1.0);
        }
        Part::Head => {
            frame(b, 0.0);
            girders(b, 0.0..end);
            roof::truss(b, -4.0);
            pendants(b, -2.0);
            gable::build(b, end, -1.0);
        }
    }
    // What was in use: a platform scale and crates by the doors, clear of the aisles.
    match part {
        Part::Bay => {}
        Part::Tail => gable::goods(b, -2.2),
        Part::Head => gable::goods(b, end + 2.2),
    }
}

/// Where the middles of the side walls' windows are along the hall.
fn windows(part: Part) -> &'static [f32] {
    match part {
        Part::Bay => &[-2.0, -6.0],
        Part::Tail => &[-4.0],
        Part::Head => &[-2.0],
    }
}

/// The sunbeams below the windows of the left side, as sheets of light in the air.
///
/// Upright ones are seen along the hall, sloping ones across it.
pub(super) fn beams(part: Part) -> Vec<Aura> {
    // Faint, because one looks through several; of the sun's colour.
    const LIGHT: [u8; 3] = [84, 66, 41];
    // The booths' back walls stop what comes in lower; over the arch's spring the window is hardly wide.
    const HEIGHTS: (f32, f32) = (2.6, 4.0);
    let Some((towards, _)) = sun(feed::event::Theme::Warehouse) else {
        return Vec::new();
    };
    let glass = -(FLOOR_HALF_WIDTH + 0.1 + WINDOW.depth);
    let mut beams = Vec::new();
    for middle in windows(part) {
        let mut sheet = |from: [(f32, f32); 2]| {
            let [a, b] = from.map(|(along, y)| Vec3::new(glass, y, middle + along));
            let [c, d] = [a, b].map(|at| at - towards * (at.y / towards.y));
            beams.push(Aura::Sheet {
                corners: [a, b, c, d],
                colour: LIGHT,
            });
        };
        let half = WINDOW.width / 2.0;
        for n in 0..4 {
            let along = half * ((n as f32 + 0.5) / 2.0 - 1.0);
            sheet([(along, HEIGHTS.0), (along, HEIGHTS.1)]);
        }
        for n in 0..3 {
            let y = HEIGHTS.0 + (HEIGHTS.1 - HEIGHTS.0) * (n as f32 + 0.5) / 3.0;
            sheet([(-half, y), (half, y)]);
        }
    }
    beams
}

/// A window of the side walls, without its place.
const WINDOW: Opening = Opening {
    centre: 0.0,
    width: 1.6,
    sill: 1.75,
    spring: 3.75,
    rise: 0.34,
    depth: 0.5,
};

/// The plank floor. It is cut finely where the sun comes in.
fn floor(b: &mut Builder, z: Range<f32>) {
    b.of(Surface::Planks);
    let long = Vec3::Z * (z.end - z.start);
    for (x, cell) in [(-10.0..-7.0, 0.6), (-7.0..-2.0, 0.22), (-2.0..10.0, 0.6)] {
        b.slab(
            Vec3::new(x.start, 0.0, z.start),
            Vec3::X * (x.end - x.start),
            long,
            cell,
        );
    }
}

/// Both side walls with their windows' middles at these z.
fn side(b: &mut Builder, z: Range<f32>, windows: &[f32]) {
    let mut half = Builder::new(b.detail);
    half.anchor = b.anchor;
    right_wall(&mut half, z, windows);
    b.mesh.append(&half.mesh);
    b.mesh.append(&half.mesh.mirrored());
}

fn right_wall(b: &mut Builder, z: Range<f32>, windows: &[f32]) {
    let long = z.start - z.end;
    let foot = Wall {
        origin: Vec3::new(FLOOR_HALF_WIDTH, 0.0, z.end),
        right: Vec3::Z,
        length: long,
        height: PLINTH,
    };
    // Plinth with a sloping top of the darkest bricks, the wall a hand behind it.
    b.of(Surface::DarkBrick);
    b.slab(
        foot.at(0.0, 0.0, 0.0),
        Vec3::Z * long,
        Vec3::Y * PLINTH,
        0.5,
    );
    b.slab(
        foot.at(0.0, PLINTH, 0.0),
        Vec3::Z * long,
        Vec3::new(0.1, 0.08, 0.0),
        0.5,
    );
    let upper = Wall {
        origin: Vec3::new(FLOOR_HALF_WIDTH + 0.1, PLINTH + 0.08, z.end),
        height: EAVES - PLINTH - 0.08,
        ..foot
    };
    let openings: Vec<_> = windows
        .iter()
        .rev()
        .map(|middle| Opening {
            centre: middle - z.end,
            ..WINDOW
        })
        .collect();
    b.of(Surface::Brick);
    arch::wall(b, &upper, &openings, 0.5);
    for o in &openings {
        b.of(Surface::Brick);
        arch::reveal(b, &upper, o, 0.25);
        b.of(Surface::DarkBrick);
        arch::ring(b, &upper, o, 0.36);
        // Sill of dark bricks, a little proud of the wall.
        let (low, left) = (o.sill - 0.14, o.centre - 0.92);
        b.slab(
            upper.at(left, low, -0.06),
            Vec3::Z * 1.84,
            Vec3::Y * 0.14,
            0.5,
        );
        b.slab(
            upper.at(left, low + 0.14, -0.06),
            Vec3::Z * 1.84,
            Vec3::X * 0.12,
            0.5,
        );
        b.of(Surface::Glass);
        arch::fill(b, &upper, o, o.depth - 0.02);
        if b.fine() {
            shutter(b, &upper, o);
        }
    }
    // Iron band laid into the brick against earthquakes, and the plate the roof stands on.
    b.painted(Surface::Iron, [96, 92, 90]);
    let band = |y: f32| Vec3::new(FLOOR_HALF_WIDTH + 0.085, y, z.end);
    b.panel(
        band(2.35),
        Vec3::Z * long,
        Vec3::Y * 0.2,
        0.8,
        Vec2::ZERO,
        Vec2::new(long * 2.0, 1.0),
    );
    b.painted(Surface::Timber, [150, 122, 98]);
    b.block(
        Vec3::new(FLOOR_HALF_WIDTH - 0.1, EAVES - 0.22, z.end),
        Vec3::new(FLOOR_HALF_WIDTH + 0.12, EAVES, z.start),
        face::LEFT | face::BOTTOM,
        1.0,
    );
}

/// Frame of a window: two upright bars and a transom of iron, before the glass.
pub(super) fn shutter(b: &mut Builder, wall: &Wall, o: &Opening) {
    b.painted(Surface::Plain, [52, 54, 56]);
    let at = |s: f32, y: f32| wall.at(o.centre + s, y, o.depth - 0.06);
    for s in [-0.77, 0.0, 0.77] {
        b.beam(
            at(s, o.sill),
            at(s, o.spring + 0.3),
            wall.out(),
            0.06,
            0.06,
            9.0,
        );
    }
    for y in [o.sill + 0.03, o.spring - 0.35] {
        b.beam(at(-0.8, y), at(0.8, y), wall.out(), 0.06, 0.06, 9.0);
    }
}

/// Columns with brackets and the truss over them.
fn frame(b: &mut Builder, z: f32) {
    roof::truss(b, z);
    let mut half = Builder::new(b.detail);
    column(&mut half, Vec3::new(COLUMN_X, 0.0, z));
    b.mesh.append(&half.mesh);
    b.mesh.append(&half.mesh.mirrored());
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

/// The riveted girders on the columns, along the hall.
fn girders(b: &mut Builder, z: Range<f32>) {
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
fn pendants(b: &mut Builder, z: f32) {
    for x in [-AISLE, AISLE] {
        let at = Vec3::new(x, PENDANT, z);
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
        b.painted(Surface::Glow, [255, 226, 176]);
        b.disc(at + Vec3::Y * 0.03, Vec3::NEG_Y, 0.33, sides);
    }
}

/// The lamps of a part.
pub(super) fn lamps(part: Part) -> Vec<Lamp> {
    let beat: &[f32] = match part {
        Part::Bay => &[-2.0, -6.0],
        Part::Tail => &[-4.0],
        Part::Head => &[-2.0],
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
        Part::Bay => None,
        Part::Tail => Some((0.5, -1.0)),
        Part::Head => Some((-6.5, 1.0)),
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
pub(super) fn obstacles(part: Part) -> Vec<Obstacle> {
    let mut all = Vec::new();
    if part != Part::Tail {
        for side in [-1.0, 1.0] {
            all.push(Obstacle::Round {
                centre: Vec2::new(side * COLUMN_X, 0.0),
                radius: 0.24,
            });
        }
    }
    let goods = match part {
        Part::Bay => return all,
        Part::Tail => -2.2,
        Part::Head => -length(feed::event::Theme::Warehouse, part) + 2.2,
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
