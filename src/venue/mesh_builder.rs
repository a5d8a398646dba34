//! The builder's tools: sheets, slabs, blocks, beams, tubes, profiles. Theme files describe a building with them.

use std::f32::consts::TAU;
use std::ops::Range;

use glam::{Vec2, Vec3};

use crate::mesh::{Mesh, Surface, Tint, Vertex};

/// How finely a part is built.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Detail {
    /// For the bays around the visitor: light changes within half a metre, small things are there.
    Fine,
    /// For bays farther off: the same outline, few triangles.
    Coarse,
    /// For bays at whose distance a metre is a dozen pixels: what is large, each side of it one rectangle.
    Far,
}

impl Detail {
    /// All of them, the finest first.
    pub const ALL: [Self; 3] = [Self::Fine, Self::Coarse, Self::Far];
}

/// What is thinner than this, metres, is left out from afar: it would be a pixel wide.
const THIN: f32 = 0.12;
/// So is what is so slim in both directions.
const SLIM: f32 = 0.21;

/// Faces of a block, to be added up: what is never seen is not built.
pub(crate) mod face {
    /// Towards +x.
    pub const RIGHT: u8 = 1;
    /// Towards -x.
    pub const LEFT: u8 = 2;
    /// Towards +y.
    pub const TOP: u8 = 4;
    /// Towards -y.
    pub const BOTTOM: u8 = 8;
    /// Towards +z.
    pub const BACK: u8 = 16;
    /// Towards -z.
    pub const FRONT: u8 = 32;
    /// The four upright ones.
    pub const SIDES: u8 = RIGHT | LEFT | BACK | FRONT;
    /// What stands on the floor.
    pub const STANDING: u8 = SIDES | TOP;
    /// Every one.
    pub const ALL: u8 = STANDING | BOTTOM;
}

/// Collects geometry. Surface and tint are set once and hold until they are set again.
pub(crate) struct Builder {
    /// What has been built so far.
    pub mesh: Mesh,
    /// How finely it is built.
    pub detail: Detail,
    surface: Surface,
    tint: Tint,
    /// The z at which the weathering begins, so that parts of odd length still meet the bays.
    pub anchor: f32,
    /// What is built sways: not at all at the first height, most at the second, metres. What hangs has the second below.
    pub sway: Option<(f32, f32)>,
}

impl Builder {
    /// Nothing built yet.
    pub fn new(detail: Detail) -> Self {
        Self {
            mesh: Mesh::default(),
            detail,
            surface: Surface::Plain,
            tint: Tint::NONE,
            anchor: 0.0,
            sway: None,
        }
    }

    /// Whether small things are to be built.
    pub fn fine(&self) -> bool {
        self.detail == Detail::Fine
    }

    /// From here on of this surface in its own colours.
    pub fn of(&mut self, surface: Surface) -> &mut Self {
        self.dyed(surface, Tint::NONE)
    }

    /// From here on of this surface in this colour.
    pub fn dyed(&mut self, surface: Surface, tint: Tint) -> &mut Self {
        self.surface = surface;
        self.tint = tint;
        self
    }

    /// From here on of this surface in this sRGB colour.
    pub fn painted(&mut self, surface: Surface, rgb: [u8; 3]) -> &mut Self {
        self.dyed(surface, Tint::Rgb(rgb))
    }

    /// Darkens what was built from this vertex on: to `dark` of its sRGB colour where `how` is 0, not at all where it is 1.
    /// What shines gets its form by it.
    pub fn shaded(&mut self, first: usize, dark: Vec3, how: impl Fn(Vec3) -> f32) {
        for vertex in &mut self.mesh.vertices[first..] {
            if let Tint::Rgb(rgb) = &mut vertex.tint {
                let share = dark.lerp(Vec3::ONE, how(vertex.position).clamp(0.0, 1.0));
                let colour = Vec3::from_array(rgb.map(f32::from)) * share;
                *rgb = colour.to_array().map(|part| part as u8);
            }
        }
    }

    /// Whether only large things are to be built.
    pub fn far(&self) -> bool {
        self.detail == Detail::Far
    }

    /// Into how many cells a length is cut at this level of detail; `cell` in metres, for the fine one.
    fn cells(&self, length: f32, cell: f32) -> usize {
        let cell = match self.detail {
            Detail::Fine => cell,
            Detail::Coarse => (cell * 5.0).max(2.0),
            Detail::Far => return 1,
        };
        ((length / cell - 0.01).ceil() as usize).max(1)
    }

    fn vertex(&mut self, position: Vec3, normal: Vec3, uv: Vec2) {
        let tint = match self.tint {
            Tint::Rgb(rgb) => Tint::Rgb(weathered(
                self.surface,
                rgb,
                position + Vec3::Z * self.anchor,
            )),
            other => other,
        };
        let sway = self.sway.map_or(0.0, |(still, most)| {
            ((position.y - still) / (most - still)).clamp(0.0, 1.0)
        });
        self.mesh.vertices.push(Vertex {
            position,
            normal,
            uv,
            surface: self.surface,
            tint,
            sway: (sway * f32::from(Vertex::SWAYS)).round() as u8,
        });
    }

    /// A curved sheet of `columns` by `rows` cells: `at` maps 0..1, 0..1 to position, normal and texture place.
    pub fn sheet(
        &mut self,
        columns: usize,
        rows: usize,
        at: impl Fn(f32, f32) -> (Vec3, Vec3, Vec2),
    ) {
        let first = self.mesh.vertices.len() as u32;
        for row in 0..=rows {
            for column in 0..=columns {
                let (position, normal, uv) =
                    at(column as f32 / columns as f32, row as f32 / rows as f32);
                self.vertex(position, normal, uv);
            }
        }
        let across = columns as u32 + 1;
        for row in 0..rows as u32 {
            for column in 0..columns as u32 {
                let a = first + row * across + column;
                let (b, c, d) = (a + 1, a + across + 1, a + across);
                // The diagonal alternates, so that light does not lean to one side.
                if (row + column) % 2 == 0 {
                    self.triangle(a, b, c);
                    self.triangle(a, c, d);
                } else {
                    self.triangle(a, b, d);
                    self.triangle(b, c, d);
                }
            }
        }
    }

    /// One triangle of vertices that are there already, turned to the side their normals face; nothing when it has no area.
    fn triangle(&mut self, a: u32, b: u32, c: u32) {
        let [p, q, r] = [a, b, c].map(|i| self.mesh.vertices[i as usize]);
        let facing = (q.position - p.position).cross(r.position - p.position);
        if facing.length_squared() < 1e-12 {
            return;
        }
        let outwards = facing.dot(p.normal + q.normal + r.normal) > 0.0;
        self.mesh
            .indices
            .extend(if outwards { [a, b, c] } else { [a, c, b] });
    }

    /// A flat rectangle from `origin` along `u` (to the right) and `v` (up), seen from its front; the texture is
    /// anchored in the building, so neighbours run on into one another.
    pub fn slab(&mut self, origin: Vec3, u: Vec3, v: Vec3, cell: f32) {
        if self.far() && u.length().min(v.length()) < THIN {
            return;
        }
        let normal = u.cross(v).normalize_or_zero();
        let tile = self.surface.tile();
        let (columns, rows) = (self.cells(u.length(), cell), self.cells(v.length(), cell));
        self.sheet(columns, rows, |s, t| {
            let position = origin + u * s + v * t;
            (position, normal, anchored(position, normal) / tile)
        });
    }

    /// A flat sheet of any outline facing `normal`, its texture anchored in the building.
    pub fn rising(
        &mut self,
        columns: usize,
        rows: usize,
        normal: Vec3,
        at: impl Fn(f32, f32) -> Vec3,
    ) {
        let tile = self.surface.tile();
        self.sheet(columns, rows, |s, t| {
            let position = at(s, t);
            (position, normal, anchored(position, normal) / tile)
        });
    }

    /// A flat rectangle whose texture runs along `u` from its own corner, as grain runs along a beam.
    pub fn board(&mut self, origin: Vec3, u: Vec3, v: Vec3, cell: f32) {
        let tiles = Vec2::new(u.length(), v.length()) / self.surface.tile();
        self.panel(origin, u, v, cell, Vec2::ZERO, tiles);
    }

    /// A flat rectangle with a piece of the texture, from `from` (upper left) over `tiles`.
    pub fn panel(&mut self, origin: Vec3, u: Vec3, v: Vec3, cell: f32, from: Vec2, tiles: Vec2) {
        let normal = u.cross(v).normalize_or_zero();
        let (columns, rows) = (self.cells(u.length(), cell), self.cells(v.length(), cell));
        self.sheet(columns, rows, |s, t| {
            (
                origin + u * s + v * t,
                normal,
                from + Vec2::new(s, 1.0 - t) * tiles,
            )
        });
    }

    /// An upright block with its edges along the axes.
    pub fn block(&mut self, min: Vec3, max: Vec3, faces: u8, cell: f32) {
        let size = max - min;
        if self.far() && (size.min_element() < THIN || slim(size)) {
            return;
        }
        let (x, y, z) = (Vec3::X * size.x, Vec3::Y * size.y, Vec3::Z * size.z);
        let sides = [
            (face::RIGHT, Vec3::new(max.x, min.y, max.z), -z, y),
            (face::LEFT, min, z, y),
            (face::TOP, Vec3::new(min.x, max.y, max.z), x, -z),
            (face::BOTTOM, min, x, z),
            (face::BACK, Vec3::new(min.x, min.y, max.z), x, y),
            (face::FRONT, Vec3::new(max.x, min.y, min.z), -x, y),
        ];
        for (face, origin, u, v) in sides {
            if faces & face != 0 {
                self.slab(origin, u, v, cell);
            }
        }
    }

    /// A bar of rectangular section between two points, grain along it, without its ends. `up` gives the side that is `height` high.
    pub fn beam(&mut self, from: Vec3, to: Vec3, up: Vec3, width: f32, height: f32, cell: f32) {
        if self.far() && width.max(height) < SLIM {
            return;
        }
        let along = to - from;
        let side = along.cross(up).normalize_or_zero();
        let up = side.cross(along).normalize_or_zero();
        let (w, h) = (side * (width / 2.0), up * (height / 2.0));
        for (edge, across) in [
            (w - h, h * 2.0),
            (w + h, w * -2.0),
            (h - w, h * -2.0),
            (-w - h, w * 2.0),
        ] {
            // Seen from outside, "along" runs to the right when the face's own up is `across`.
            let normal = along.cross(across).normalize_or_zero();
            let outwards = normal.dot(edge + across * 0.5) > 0.0;
            if outwards {
                self.board(from + edge, along, across, cell);
            } else {
                self.board(from + edge + across, along, -across, cell);
            }
        }
    }

    /// A round post or pipe from `from` (radius `r0`) to `to` (radius `r1`), without its ends.
    pub fn tube(&mut self, from: Vec3, to: Vec3, r0: f32, r1: f32, sides: usize, cell: f32) {
        if self.far() && r0.max(r1) * 2.0 < SLIM {
            return;
        }
        let axis = (to - from).normalize_or_zero();
        let (a, b) = axis.any_orthonormal_pair();
        let tile = self.surface.tile();
        let length = (to - from).length();
        let rows = self.cells(length, cell);
        let around = (TAU * r0.max(r1) / tile.x).ceil().max(1.0);
        self.sheet(sides, rows, |s, t| {
            let (sin, cos) = (s * TAU).sin_cos();
            let out = a * cos + b * sin;
            let radius = r0 + (r1 - r0) * t;
            let uv = Vec2::new(s * around, -t * length / tile.y);
            (from + axis * (length * t) + out * radius, out, uv)
        });
    }

    /// A flat round cap, facing along `normal`.
    pub fn disc(&mut self, centre: Vec3, normal: Vec3, radius: f32, sides: usize) {
        let (a, b) = normal.any_orthonormal_pair();
        self.sheet(sides, 1, |s, t| {
            let (sin, cos) = (s * TAU).sin_cos();
            let out = (a * cos + b * sin) * radius * t;
            (centre + out, normal, Vec2::new(s, t))
        });
    }

    /// A ball, or an egg where the radii differ.
    pub fn ball(&mut self, centre: Vec3, radii: Vec3, sides: usize, rings: usize) {
        if self.far() && radii.max_element() * 2.0 < SLIM {
            return;
        }
        let (sides, rings) = if self.far() { (4, 2) } else { (sides, rings) };
        self.sheet(sides, rings, |s, t| {
            let (sin, cos) = (s * TAU).sin_cos();
            let (up, out) = ((t - 0.5) * TAU / 2.0).sin_cos();
            let direction = Vec3::new(out * cos, up, out * sin);
            let normal = (direction / radii).normalize_or_zero();
            (
                centre + direction * radii,
                normal,
                Vec2::new(s * 4.0, t * 2.0),
            )
        });
    }

    /// Runs a profile of (x, y) corners along z from `z.start` to `z.end`, as a mason runs a moulding: to the right
    /// of the hall, its front towards the axis and up. Each face takes its own stretch of texture.
    pub fn profile(&mut self, corners: &[Vec2], z: Range<f32>, cell: f32) {
        let tile = self.surface.tile();
        for pair in corners.windows(2) {
            let (p, q) = (pair[0], pair[1]);
            let step = q - p;
            let normal = Vec3::new(-step.y, step.x, 0.0).normalize_or_zero();
            let (along, up) = (z.start - z.end, step.length());
            let (columns, rows) = (self.cells(along.abs(), cell), self.cells(up, cell));
            // Whole half tiles up the face, so that a course ends where the stone ends; each face elsewhere in the texture.
            let courses = (up / tile.y * 4.0).round().max(1.0) / 4.0;
            let shift = Vec2::new(p.y * 1.37 + p.x * 0.61, (p.y * 7.0).floor() * 0.25);
            self.sheet(columns, rows, |s, t| {
                let at = p + step * t;
                let position = Vec3::new(at.x, at.y, z.start - along * s);
                let uv = Vec2::new(-position.z / tile.x, courses * (1.0 - t)) + shift;
                (position, normal, uv)
            });
        }
    }

    /// An irregular clump of leaves: a ball with a rough skin, the same for the same seed.
    pub fn clump(&mut self, centre: Vec3, radii: Vec3, seed: u32) {
        let cells = match self.detail {
            Detail::Fine => (6, 4),
            Detail::Coarse => (5, 3),
            Detail::Far => (4, 2),
        };
        self.leaves(centre, radii, seed, cells, 0.44);
    }

    /// The same for what one stands beside: a clipped bush, whose outline is of leaves.
    pub fn bush(&mut self, centre: Vec3, radii: Vec3, seed: u32) {
        let cells = if self.fine() { (16, 10) } else { (5, 3) };
        self.leaves(centre, radii, seed, cells, 0.2);
    }

    /// The same for what one passes by: rounder than a clump, cheaper than a bush.
    pub fn shrub(&mut self, centre: Vec3, radii: Vec3, seed: u32) {
        let cells = match self.detail {
            Detail::Fine => (10, 6),
            Detail::Coarse => (5, 3),
            Detail::Far => (4, 2),
        };
        self.leaves(centre, radii, seed, cells, 0.3);
    }

    /// A ball of so many cells around and up whose skin is rough by this share of its radius.
    fn leaves(
        &mut self,
        centre: Vec3,
        radii: Vec3,
        seed: u32,
        (sides, rings): (usize, usize),
        roughness: f32,
    ) {
        // A tree sways as a whole; what is clipped or grows in a trough, a little at its top.
        let before = self.sway;
        let own = (centre.y - radii.y, centre.y + 2.0 * radii.y);
        self.sway = before.or(Some(own));
        self.sheet(sides, rings, |s, t| {
            let (sin, cos) = (s * TAU).sin_cos();
            let (up, out) = ((t - 0.5) * TAU / 2.0).sin_cos();
            let direction = Vec3::new(out * cos, up, out * sin);
            let key = ((s * sides as f32).round() as u32 % sides as u32) * 31
                + (t * rings as f32).round() as u32;
            let pole = t < 0.01 || t > 0.99;
            let random = hash(if pole { seed } else { seed * 977 + key });
            let rough = 1.0 + roughness * (random - 0.5);
            // A repeat is about a metre of the skin: leaves of one size, whatever they grow on.
            let uv = Vec2::new(s * 6.0, t * 3.2) * radii.max_element();
            (
                centre + direction * radii * rough,
                (direction / radii).normalize_or_zero(),
                uv,
            )
        });
        self.sway = before;
    }
}

/// Whether the longest side of a box is all there is to see of it.
fn slim(size: Vec3) -> bool {
    let sides = size.to_array();
    sides.iter().filter(|side| **side < SLIM).count() > 1
}

/// Place in the plane of a face by its position in the building, metres: right and down as seen from its front.
fn anchored(position: Vec3, normal: Vec3) -> Vec2 {
    let facing = normal.abs();
    if facing.y > facing.x && facing.y > facing.z {
        Vec2::new(position.x, position.z)
    } else if facing.x > facing.z {
        Vec2::new(-position.z * normal.x.signum(), -position.y)
    } else {
        Vec2::new(position.x * normal.z.signum(), -position.y)
    }
}

/// Large, soft differences of colour that hide the repeat of a texture. Period 8 m along z, like the bays.
fn weathered(surface: Surface, rgb: [u8; 3], at: Vec3) -> [u8; 3] {
    let strength = match surface {
        Surface::Granite | Surface::Paving | Surface::Concrete => 0.16,
        Surface::Brick | Surface::DarkBrick => 0.14,
        Surface::Planks | Surface::Timber => 0.10,
        Surface::Foliage => 0.22,
        _ => return rgb,
    };
    let rough = noise(at, 8) * 0.4 + noise(at * 0.5, 4) * 0.6;
    let warm = noise(at * 0.5 + Vec3::new(7.3, 1.7, 0.0), 4) * 0.04;
    let value = 1.0 - strength * rough;
    [value + warm - 0.02, value, value - warm + 0.02]
        .iter()
        .zip(rgb)
        .map(|(factor, channel)| (f32::from(channel) * factor).clamp(0.0, 255.0) as u8)
        .collect::<Vec<_>>()
        .try_into()
        .unwrap_or(rgb)
}

/// Smooth noise, 0..1, that repeats after `period` metres along z.
fn noise(at: Vec3, period: i32) -> f32 {
    let base = at.floor();
    let f = at - base;
    let f = f * f * (Vec3::splat(3.0) - f * 2.0);
    let corner = |dx: i32, dy: i32, dz: i32| {
        let z = (base.z as i32 + dz).rem_euclid(period);
        let (x, y) = (base.x as i32 + dx, base.y as i32 + dy);
        hash(
            (x as u32).wrapping_mul(73_856_093)
                ^ (y as u32).wrapping_mul(19_349_663)
                ^ (z as u32).wrapping_mul(83_492_791),
        )
    };
    let mix = |a: f32, b: f32, t: f32| a + (b - a) * t;
    let layer = |dz| {
        mix(
            mix(corner(0, 0, dz), corner(1, 0, dz), f.x),
            mix(corner(0, 1, dz), corner(1, 1, dz), f.x),
            f.y,
        )
    };
    mix(layer(0), layer(1), f.z)
}

/// A number 0..1 that looks random, always the same for the same seed (PCG's output function).
pub(crate) fn hash(seed: u32) -> f32 {
    let state = seed.wrapping_mul(747_796_405).wrapping_add(2_891_336_453);
    let word = ((state >> ((state >> 28) + 4)) ^ state).wrapping_mul(277_803_737);
    ((word >> 22) ^ word) as f32 / u32::MAX as f32
}
