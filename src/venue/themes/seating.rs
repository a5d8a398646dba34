//! Where visitors sit down between the aisles: what every theme's seating area shares.
//!
//! A seating area stands in its own coordinates around its middle: two strips along z, at both sides of a way that leads
//! through between them. Its floor is part of it, so that its shadows are baked like all else.

use std::f32::consts::PI;

use glam::{Vec2, Vec3};

use super::spec::{Lamp, Obstacle};
use crate::mesh::Mesh;
use crate::mesh_builder::{Builder, Detail};

/// Half the ground of a seating area, both strips with the way between them, metres.
pub const HALF: Vec2 = Vec2::new(2.5, 2.7);
/// From the way's middle to that of a strip, metres: whoever stands before a booth can step back.
const STRIP: f32 = 1.75;
/// Half the width of a strip's floor, metres; its length is the seating area's.
pub(super) const FLOOR: f32 = HALF.x - STRIP;
/// What one walks around on a strip, half its width and length, metres.
const SOLID: Vec2 = Vec2::new(0.45, 2.5);

/// A theme's own seats.
#[derive(Clone, Copy, Debug)]
pub struct Seats {
    /// Builds the right strip.
    pub(crate) strip: fn(&mut Builder),
    /// The right strip's lamps.
    pub(crate) lamps: fn() -> Vec<Lamp>,
}

impl Seats {
    /// What one sees of a seating area.
    pub fn mesh(&self, detail: Detail) -> Mesh {
        let mut b = Builder::new(detail);
        (self.strip)(&mut b);
        // The other strip is the same, come from the other end.
        let other = b.mesh.placed(PI, Vec3::ZERO);
        b.mesh.append(&other);
        b.mesh
    }

    /// Its own lamps, for the bake.
    pub fn lamps(&self) -> Vec<Lamp> {
        let strip = (self.lamps)();
        let other = |lamp: &Lamp| Lamp {
            at: Vec3::new(-lamp.at.x, lamp.at.y, -lamp.at.z),
            towards: Vec3::new(-lamp.towards.x, lamp.towards.y, -lamp.towards.z),
            ..*lamp
        };
        strip
            .iter()
            .copied()
            .chain(strip.iter().map(other))
            .collect()
    }
}

/// What of a seating area one cannot walk through.
pub fn obstacles() -> [Obstacle; 2] {
    [STRIP, -STRIP].map(|x| Obstacle::Box {
        centre: Vec2::new(x, 0.0),
        half: SOLID,
        yaw: 0.0,
    })
}

/// A place on the right strip, by its own middle.
pub(super) fn at(x: f32, y: f32, z: f32) -> Vec3 {
    Vec3::new(STRIP + x, y, z)
}
