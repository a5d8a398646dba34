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

/// A pair of glazed doors that fills a doorway, warm light behind them: two leaves under a transom, each with panes that its
/// own stiles and rails bound, a dark slit between them, and a light under the arch with bars that end at its underside.
pub(super) fn doors(b: &mut Builder, wall: &Wall, door: &Opening, glass: [u8; 3]) {
    b.painted(Surface::Glass, glass);
    if !b.fine() {
        fill(b, wall, door, door.depth - 0.02);
        return;
    }
    /// Widths of a leaf's stiles, half the slit between the leaves, and thickness of the transom.
    const STILE: f32 = 0.11;
    const SLIT: f32 = 0.012;
    const TRANSOM: f32 = 0.12;
    /// Upper edges of a leaf's boards and of its middle rail.
    const BOARDS: f32 = 0.62;
    const MIDDLE: f32 = 1.12;
    /// A repeat of the glass has two panes each way.
    const PANES: f32 = 0.5;
    let half = door.width / 2.0;
    let top = door.spring - TRANSOM;
    let depth = door.depth - 0.02;
    let pane = |b: &mut Builder, (from, to): (f32, f32), (low, high): (f32, f32), panes: Vec2| {
        let corner = wall.at(door.centre + from, low, depth);
        let (u, v) = (wall.right * (to - from), Vec3::Y * (high - low));
        b.panel(corner, u, v, 0.6, Vec2::ZERO, panes * PANES);
    };
    let bar = |b: &mut Builder, s: [f32; 2], y: [f32; 2], broad: f32, thick: f32| {
        let at = |s: f32, y: f32| wall.at(door.centre + s, y, door.depth - 0.06);
        b.beam(
            at(s[0], y[0]),
            at(s[1], y[1]),
            wall.out(),
            broad,
            thick,
            1.0,
        );
    };
    for side in [-1.0_f32, 1.0] {
        let (inner, outer) = (side * (SLIT + STILE), side * (half - STILE));
        let across = (inner.min(outer), inner.max(outer));
        b.painted(Surface::Glass, glass);
        pane(b, across, (BOARDS, MIDDLE - 0.1), Vec2::new(3.0, 1.0));
        pane(b, across, (MIDDLE, top - 0.1), Vec2::new(3.0, 3.0));
        b.painted(Surface::Timber, [120, 84, 60]);
        for s in [side * (SLIT + STILE / 2.0), side * (half - STILE / 2.0)] {
            bar(b, [s, s], [0.0, top], STILE, 0.08);
        }
        for (high, broad) in [(MIDDLE, 0.1), (top, 0.1)] {
            let y = high - broad / 2.0;
            bar(b, [across.0, across.1], [y, y], broad, 0.07);
        }
        // The boards below, a panel between two rails.
        b.painted(Surface::Timber, [104, 72, 52]);
        bar(
            b,
            [across.0, across.1],
            [BOARDS / 2.0, BOARDS / 2.0],
            BOARDS,
            0.05,
        );
        b.painted(Surface::Plain, [150, 132, 96]);
        let handle = side * (SLIT + STILE / 2.0);
        let at = |y: f32| wall.at(door.centre + handle, y, door.depth - 0.14);
        b.beam(at(1.0), at(1.34), wall.out(), 0.025, 0.03, 9.0);
    }
    b.painted(Surface::Plain, [22, 18, 16]);
    let slit = wall.at(door.centre - SLIT, 0.0, depth);
    b.slab(slit, wall.right * (2.0 * SLIT), Vec3::Y * top, 9.0);
    // Over the transom: glass up to the arch, cut by bars as far apart as the leaves' panes.
    b.painted(Surface::Glass, glass);
    b.sheet(8, 1, |s, t| {
        let rise = (door.crown(s) - door.spring) * t;
        let at = wall.at(door.left() + door.width * s, door.spring + rise, depth);
        // Between two bars of the texture, so that there are none but the ones below.
        (at, wall.out(), Vec2::new(0.1 + 0.02 * s, 0.2 - 0.1 * t))
    });
    b.painted(Surface::Timber, [120, 84, 60]);
    let middle = f32::midpoint(top, door.spring);
    bar(b, [-half, half], [middle, middle], TRANSOM, 0.1);
    for s in [-0.5, 0.0, 0.5] {
        let crown = door.crown(0.5 + s * 0.5) + 0.02;
        bar(b, [s * half, s * half], [door.spring, crown], 0.06, 0.06);
    }
}
