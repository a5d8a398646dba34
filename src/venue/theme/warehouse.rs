//! The Warehouse: a long brick hall, iron columns and girders, arched windows with low light, sliding fire doors at the ends.

use std::ops::Range;

use glam::{Vec2, Vec3};

use super::arch::{self, Opening, Wall};
use super::build::{Builder, face};
use super::{DOOR_WIDTH, FLOOR_HALF_WIDTH, Lamp, Obstacle, Part, length, roof};
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
const PLINTH: f32 = 0.9;
/// Height at which pendant lamps hang over the aisles.
const PENDANT: f32 = 3.7;
/// Distance of the pendant lamps from the axis: the middle of the aisles.
const AISLE: f32 = 4.85;

/// A warm white filament.
const FILAMENT: Vec3 = Vec3::new(1.0, 0.68, 0.4);

/// Builds a part.
pub(super) fn build(b: &mut Builder, part: Part) {
    let end = -length(feed::event::Theme::Warehouse, part);
    floor(b, 0.0..end);
    let windows: &[f32] = match part {
        Part::Bay => &[-2.0, -6.0],
        Part::Tail => &[-4.0],
        Part::Head => &[-2.0],
    };
    side(b, 0.0..end, windows);
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
            gable(b, 0.0, 1.0);
        }
        Part::Head => {
            frame(b, 0.0);
            girders(b, 0.0..end);
            roof::truss(b, -4.0);
            pendants(b, -2.0);
            gable(b, end, -1.0);
        }
    }
    // What was in use: a platform scale and crates by the doors, clear of the aisles.
    match part {
        Part::Bay => {}
        Part::Tail => goods(b, -2.2),
        Part::Head => goods(b, end + 2.2),
    }
}

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
            width: 1.6,
            sill: 1.75,
            spring: 3.75,
            rise: 0.34,
            depth: 0.5,
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
fn shutter(b: &mut Builder, wall: &Wall, o: &Opening) {
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
    if !b.fine() {
        b.tube(foot, at(GIRDER), SHAFT, 0.09, 4, 2.0);
        return;
    }
    let turned = [
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
    for pair in turned.windows(2) {
        b.tube(at(pair[0].0), at(pair[1].0), pair[0].1, pair[1].1, 10, 0.4);
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
            b.sheet(6, 1, |s, t| {
                let edge = curve(s);
                let inner = Vec3::new(0.0, edge.y + 0.1, edge.z - side * 0.1);
                let position = foot + edge.lerp(inner, t) + Vec3::X * (face * 0.04);
                (position, Vec3::X * face, Vec2::new(s, t))
            });
        }
        b.sheet(6, 1, |s, t| {
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
        let sides = if b.fine() { 12 } else { 5 };
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

/// An end wall facing into the hall: brick with the doorway, windows in the gable, a sliding fire door on its rail.
/// `side` is 1 where one enters and -1 at the far end.
fn gable(b: &mut Builder, z: f32, side: f32) {
    let mut wall_mesh = Builder::new(b.detail);
    entrance_wall(&mut wall_mesh);
    let turn = if side > 0.0 {
        0.0
    } else {
        std::f32::consts::PI
    };
    b.mesh
        .append(&wall_mesh.mesh.placed(turn, Vec3::new(0.0, 0.0, z)));
}

/// The end wall at z = 0, facing -z.
fn entrance_wall(b: &mut Builder) {
    let half = FLOOR_HALF_WIDTH + 0.12;
    let wall = Wall {
        origin: Vec3::new(half, 0.0, 0.0),
        right: Vec3::NEG_X,
        length: half * 2.0,
        height: EAVES,
    };
    let door = Opening {
        centre: half,
        width: DOOR_WIDTH,
        sill: 0.0,
        spring: 2.6,
        rise: 0.45,
        depth: 0.8,
    };
    let window = |at: f32| Opening {
        centre: half + at,
        width: 1.5,
        sill: 2.4,
        spring: 4.2,
        rise: 0.34,
        depth: 0.45,
    };
    let openings = [window(-7.0), window(-4.4), door, window(4.4), window(7.0)];
    b.of(Surface::Brick);
    arch::wall(b, &wall, &openings, 0.5);
    for o in &openings {
        b.of(Surface::Brick);
        arch::reveal(b, &wall, o, 0.3);
        b.of(Surface::DarkBrick);
        arch::ring(b, &wall, o, 0.36);
        if o.sill > 0.0 {
            b.of(Surface::Glass);
            arch::fill(b, &wall, o, o.depth);
            if b.fine() {
                shutter(b, &wall, o);
            }
        } else {
            super::dockyard::doors(b, &wall, o, [190, 160, 120]);
        }
    }
    // The gable above, with a round window.
    b.of(Surface::Brick);
    let rows = if b.fine() { 6 } else { 2 };
    let columns = if b.fine() { 24 } else { 8 };
    b.rising(columns, rows, Vec3::NEG_Z, |s, t| {
        let x = half - 2.0 * half * s;
        Vec3::new(x, EAVES + (roof::under(x) - EAVES) * t, 0.0)
    });
    round_window(b, Vec3::new(0.0, 7.05, -0.03), 0.72);
    // Plinth, kept clear of the door.
    b.of(Surface::DarkBrick);
    for x in [half, -DOOR_WIDTH / 2.0 - 0.5] {
        let long = half - DOOR_WIDTH / 2.0 - 0.5;
        b.slab(
            Vec3::new(x, 0.0, -0.06),
            Vec3::NEG_X * long,
            Vec3::Y * PLINTH,
            0.5,
        );
        b.slab(
            Vec3::new(x, PLINTH, -0.06),
            Vec3::NEG_X * long,
            Vec3::new(0.0, 0.05, 0.06),
            0.5,
        );
    }
    fire_door(b);
}

/// A round window in the gable, with a ring of dark brick.
fn round_window(b: &mut Builder, centre: Vec3, radius: f32) {
    let sides = if b.fine() { 20 } else { 10 };
    b.of(Surface::Glass);
    let tile = Surface::Glass.tile();
    b.sheet(sides, 1, |s, t| {
        let (sin, cos) = (s * std::f32::consts::TAU).sin_cos();
        let at = Vec3::new(cos, sin, 0.0) * (radius * t);
        (centre + at, Vec3::NEG_Z, Vec2::new(at.x, at.y) / tile)
    });
    b.of(Surface::DarkBrick);
    b.sheet(sides, 1, |s, t| {
        let (sin, cos) = (s * std::f32::consts::TAU).sin_cos();
        let at = Vec3::new(cos, sin, 0.0) * (radius + 0.34 * t) - Vec3::Z * 0.02;
        (centre + at, Vec3::NEG_Z, Vec2::new(0.17 * t, s * 2.7))
    });
}

/// The iron fire door, slid open to the right of the doorway (seen from inside), on its rail.
fn fire_door(b: &mut Builder) {
    let (near, far) = (-DOOR_WIDTH / 2.0 - 0.35, -DOOR_WIDTH / 2.0 - 3.75);
    b.painted(Surface::Iron, [112, 70, 56]);
    let min = Vec3::new(far, 0.06, -0.24);
    let max = Vec3::new(near, 3.2, -0.14);
    b.panel(
        Vec3::new(near, min.y, min.z),
        Vec3::X * (far - near),
        Vec3::Y * (max.y - min.y),
        0.6,
        Vec2::ZERO,
        Vec2::new(3.0, 3.0),
    );
    b.block(min, max, face::LEFT | face::RIGHT | face::TOP, 1.0);
    b.painted(Surface::Plain, [58, 58, 60]);
    b.block(
        Vec3::new(far, 3.3, -0.26),
        Vec3::new(DOOR_WIDTH / 2.0 + 0.6, 3.42, -0.18),
        face::ALL & !face::BACK,
        2.0,
    );
    if b.fine() {
        for x in [near - 0.5, far + 0.5] {
            b.block(
                Vec3::new(x - 0.06, 3.0, -0.3),
                Vec3::new(x + 0.06, 3.45, -0.16),
                face::ALL,
                1.0,
            );
        }
        // Braces across the leaf.
        b.painted(Surface::Plain, [86, 54, 44]);
        let at = |x: f32, y: f32| Vec3::new(x, y, -0.25);
        b.beam(
            at(near - 0.1, 0.2),
            at(far + 0.1, 3.05),
            Vec3::Z,
            0.14,
            0.04,
            9.0,
        );
        b.beam(
            at(near - 0.1, 3.05),
            at(far + 0.1, 0.2),
            Vec3::Z,
            0.14,
            0.04,
            9.0,
        );
    }
}

/// Crates and a cask beside the door, on both sides: things that are at home here.
fn goods(b: &mut Builder, z: f32) {
    if !b.fine() {
        return;
    }
    b.painted(Surface::Timber, [214, 186, 150]);
    for (x, y, dz, size) in [
        (8.6, 0.0, 0.0, 0.9),
        (8.5, 0.9, 0.05, 0.7),
        (7.6, 0.0, 0.15, 0.7),
        (-8.7, 0.0, 0.1, 0.8),
    ] {
        let h = size / 2.0;
        let at = Vec3::new(x, y, z + dz);
        let faces = [
            (Vec3::new(h, 0.0, -h), Vec3::NEG_X),
            (Vec3::new(h, 0.0, h), Vec3::NEG_Z),
            (Vec3::new(-h, 0.0, h), Vec3::X),
            (Vec3::new(-h, 0.0, -h), Vec3::Z),
        ];
        for (corner, along) in faces {
            b.board(at + corner, along * size, Vec3::Y * size, 0.3);
        }
        b.board(
            at + Vec3::new(-h, size, h),
            Vec3::X * size,
            Vec3::NEG_Z * size,
            0.3,
        );
    }
    b.painted(Surface::Timber, [176, 140, 108]);
    let cask = Vec3::new(-7.7, 0.0, z + 0.2);
    for (low, high, r0, r1) in [(0.0, 0.45, 0.3, 0.37), (0.45, 0.9, 0.37, 0.3)] {
        b.tube(cask + Vec3::Y * low, cask + Vec3::Y * high, r0, r1, 12, 0.3);
    }
    b.disc(cask + Vec3::Y * 0.87, Vec3::Y, 0.3, 12);
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
