//! Where visitors sit down between the aisles: benches beside a tree in the dock, sofas on a rug in the warehouse.
//!
//! A seating area stands in its own coordinates around its middle: two strips along z, at both sides of a way that leads
//! through between them. Its floor is part of it, so that its shadows are baked like all else.

mod dock;
mod warehouse;

use std::f32::consts::PI;

use feed::event::Theme;
use glam::{Vec2, Vec3};

use super::build::{Builder, Detail};
use super::{Lamp, Obstacle};
use crate::mesh::Mesh;

/// Half the ground of a seating area, both strips with the way between them, metres.
pub const HALF: Vec2 = Vec2::new(2.5, 2.7);
/// From the way's middle to that of a strip, metres: whoever stands before a booth can step back.
const STRIP: f32 = 1.75;
/// Half the width of a strip's floor, metres; its length is the seating area's.
const FLOOR: f32 = HALF.x - STRIP;
/// What one walks around on a strip, half its width and length, metres.
const SOLID: Vec2 = Vec2::new(0.45, 2.5);

/// What one sees of a seating area.
pub fn mesh(theme: Theme, detail: Detail) -> Mesh {
    let mut b = Builder::new(detail);
    match theme {
        Theme::Dockyard => dock::strip(&mut b),
        Theme::Warehouse => warehouse::strip(&mut b),
    }
    // The other strip is the same, come from the other end.
    let other = b.mesh.placed(PI, Vec3::ZERO);
    b.mesh.append(&other);
    b.mesh
}

/// What of it one cannot walk through.
pub fn obstacles() -> [Obstacle; 2] {
    [STRIP, -STRIP].map(|x| Obstacle::Box {
        centre: Vec2::new(x, 0.0),
        half: SOLID,
        yaw: 0.0,
    })
}

/// Its own lamps, for the bake.
pub fn lamps(theme: Theme) -> Vec<Lamp> {
    let strip = match theme {
        Theme::Dockyard => dock::lamps(),
        Theme::Warehouse => warehouse::lamps(),
    };
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

/// A place on the right strip, by its own middle.
fn at(x: f32, y: f32, z: f32) -> Vec3 {
    Vec3::new(STRIP + x, y, z)
}
