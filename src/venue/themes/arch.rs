//! Walls with arched openings: piers, spandrels, deep reveals, the ring of the arch, and what fills it.

use glam::{Vec2, Vec3};

use crate::mesh::Surface;
use crate::mesh_builder::{Builder, Detail};

/// A wall's plane: where it begins (at its foot, on the left seen from its front), where it runs and where it faces.
#[derive(Clone, Copy)]
pub(crate) struct Wall {
    /// Foot of its left end.
    pub origin: Vec3,
    /// Along it, to the right; unit length.
    pub right: Vec3,
    /// How long it is, metres.
    pub length: f32,
    /// How high it is, metres.
    pub height: f32,
}

impl Wall {
    /// Where it faces.
    pub fn out(&self) -> Vec3 {
        self.right.cross(Vec3::Y)
    }

    /// The point `s` along it, `y` up it and `depth` behind its face.
    pub fn at(&self, s: f32, y: f32, depth: f32) -> Vec3 {
        self.origin + self.right * s + Vec3::Y * y - self.out() * depth
    }
}

/// A segmental-arched opening in a wall.
#[derive(Clone, Copy)]
pub(crate) struct Opening {
    /// Its middle, along the wall, metres.
    pub centre: f32,
    /// Clear width.
    pub width: f32,
    /// Height of its sill over the wall's foot; 0 is a door.
    pub sill: f32,
    /// Height at which the arch begins.
    pub spring: f32,
    /// How far the arch rises above that.
    pub rise: f32,
    /// How deep its reveal is.
    pub depth: f32,
}

impl Opening {
    fn left(&self) -> f32 {
        self.centre - self.width / 2.0
    }

    fn right(&self) -> f32 {
        self.centre + self.width / 2.0
    }

    /// Height of the arch's underside at `t` of its width, 0..1.
    fn crown(&self, t: f32) -> f32 {
        let half = self.width / 2.0;
        let radius = (half * half + self.rise * self.rise) / (2.0 * self.rise);
        let x = (t - 0.5) * self.width;
        self.spring + (radius * radius - x * x).max(0.0).sqrt() - (radius - self.rise)
    }

    /// Direction from the arch's centre at `t` of its width, in the wall's plane (along, up).
    fn radial(&self, t: f32) -> Vec2 {
        let half = self.width / 2.0;
        let radius = (half * half + self.rise * self.rise) / (2.0 * self.rise);
        let centre = self.spring - (radius - self.rise);
        Vec2::new((t - 0.5) * self.width, self.crown(t) - centre).normalize_or_zero()
    }
}

/// Of how many chords an arch is.
fn steps(b: &Builder) -> usize {
    match b.detail {
        Detail::Fine => 8,
        Detail::Coarse => 4,
        Detail::Far => 2,
    }
}

/// Builds a wall of the current surface around its openings, given from left to right. Cells in metres.
pub(crate) fn wall(b: &mut Builder, wall: &Wall, openings: &[Opening], cell: f32) {
    let steps = steps(b);
    let up = |height: f32| Vec3::Y * height;
    let mut done = 0.0;
    for o in openings {
        b.slab(
            wall.at(done, 0.0, 0.0),
            wall.right * (o.left() - done),
            up(wall.height),
            cell,
        );
        if o.sill > 0.0 {
            b.slab(
                wall.at(o.left(), 0.0, 0.0),
                wall.right * o.width,
                up(o.sill),
                cell,
            );
        }
        let out = wall.out();
        let rows = if b.fine() {
            ((wall.height - o.spring) / cell).ceil().max(1.0) as usize
        } else {
            1
        };
        b.rising(steps, rows, out, |s, t| {
            let low = o.crown(s);
            wall.at(o.left() + o.width * s, low + (wall.height - low) * t, 0.0)
        });
        done = o.right();
    }
    b.slab(
        wall.at(done, 0.0, 0.0),
        wall.right * (wall.length - done),
        up(wall.height),
        cell,
    );
}

/// The depth of an opening, of the current surface: jambs, sill and the underside of its arch.
pub(crate) fn reveal(b: &mut Builder, wall: &Wall, o: &Opening, cell: f32) {
    let steps = steps(b);
    let inwards = -wall.out() * o.depth;
    let jamb = Vec3::Y * (o.spring - o.sill);
    b.slab(wall.at(o.left(), o.sill, 0.0), inwards, jamb, cell);
    b.slab(wall.at(o.right(), o.sill, o.depth), -inwards, jamb, cell);
    b.slab(
        wall.at(o.left(), o.sill, 0.0),
        wall.right * o.width,
        inwards,
        cell,
    );
    let tile = Surface::Brick.tile();
    b.sheet(steps, if b.far() { 1 } else { 2 }, |s, t| {
        let radial = o.radial(s);
        let position = wall.at(o.left() + o.width * s, o.crown(s), o.depth * t);
        let normal = -(wall.right * radial.x + Vec3::Y * radial.y);
        (position, normal, Vec2::new(t * o.depth, s * o.width) / tile)
    });
}

/// The ring of stones or bricks around an arch, `breadth` wide, standing a finger before the wall.
pub(crate) fn ring(b: &mut Builder, wall: &Wall, o: &Opening, breadth: f32) {
    let steps = steps(b);
    let out = wall.out();
    b.sheet(steps, 1, |s, t| {
        let radial = o.radial(s) * (breadth * t);
        let position = wall.at(
            o.left() + o.width * s + radial.x,
            o.crown(s) + radial.y,
            -0.015,
        );
        // A brick on end is a quarter of a metre high in the texture, so the ring's breadth is laid along it.
        (
            position,
            out,
            Vec2::new(t * breadth / 2.0, s * o.width / 2.0),
        )
    });
}

/// Fills an opening `depth` behind the wall's face with the current surface.
pub(crate) fn fill(b: &mut Builder, wall: &Wall, o: &Opening, depth: f32) {
    let (columns, rows) = if b.fine() { (8, 2) } else { (4, 1) };
    let tile = Surface::Glass.tile();
    let out = wall.out();
    b.sheet(columns, rows, |s, t| {
        let high = (o.crown(s) - o.sill) * t;
        let position = wall.at(o.left() + o.width * s, o.sill + high, depth);
        (position, out, Vec2::new(o.width * s, -high) / tile)
    });
}

/// A pair of glazed doors that fills a doorway, warm light behind them.
pub(super) fn doors(b: &mut Builder, wall: &Wall, door: &Opening, glass: [u8; 3]) {
    b.painted(Surface::Glass, glass);
    fill(b, wall, door, door.depth - 0.02);
    if !b.fine() {
        return;
    }
    b.painted(Surface::Timber, [120, 84, 60]);
    let at = |s: f32, y: f32| wall.at(door.centre + s, y, door.depth - 0.06);
    for s in [-1.42, -0.75, -0.08, 0.08, 0.75, 1.42] {
        b.beam(at(s, 0.0), at(s, 2.6), wall.out(), 0.13, 0.08, 1.0);
    }
    for y in [0.3, 1.0, 2.25] {
        b.beam(
            at(-1.5, y),
            at(1.5, y),
            wall.out(),
            if y < 0.5 { 0.6 } else { 0.12 },
            0.1,
            1.0,
        );
    }
}
