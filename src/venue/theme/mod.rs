//! The looks of halls. A hall is a tail (where one enters), as many equal bays as its booths need, and a head.
//!
//! Every part stands in its own coordinates: it begins at z = 0 and reaches to z = -length. The plan puts the parts
//! one behind the other. Both themes share the floor's measures so that one plan serves both.

use feed::event::Theme;
use glam::{Vec2, Vec3};

use crate::measures::{BAY_LENGTH, DOOR_WIDTH, FLOOR_HALF_WIDTH};
use crate::mesh::Mesh;

mod arch;
pub mod aura;
pub(crate) mod build;
mod dockyard;
mod gable;
mod garden;
mod head;
mod roof;
pub mod seating;
mod sky;
mod warehouse;

use build::Builder;
pub use build::Detail;

/// A part of a hall.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Part {
    /// Where one enters, at z = 0.
    Tail,
    /// What repeats.
    Bay,
    /// The far end.
    Head,
}

impl Part {
    /// All parts, from the entrance on.
    pub const ALL: [Self; 3] = [Self::Tail, Self::Bay, Self::Head];
}

/// Something on the floor that one walks around. Metres, in its part's coordinates.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Obstacle {
    /// A column, bollard or tub.
    Round {
        /// Middle.
        centre: Vec2,
        /// Metres.
        radius: f32,
    },
    /// A box: a bench, a planter, a booth's wall or counter.
    Box {
        /// Middle.
        centre: Vec2,
        /// Half of its width and depth before it is turned.
        half: Vec2,
        /// Turned by so many radians, like a yaw.
        yaw: f32,
    },
}

/// Length of a part along the axis, metres.
pub fn length(theme: Theme, part: Part) -> f32 {
    match (theme, part) {
        (_, Part::Bay) => BAY_LENGTH,
        (Theme::Dockyard, Part::Head) => 14.0,
        (Theme::Dockyard, Part::Tail) => 8.0,
        (Theme::Warehouse, _) => 6.0,
    }
}

/// Everything one sees of a part except booths, finely built.
pub fn mesh(theme: Theme, part: Part) -> Mesh {
    mesh_at(theme, part, Detail::Fine)
}

/// Everything one sees of a part except booths, at this level of detail.
pub fn mesh_at(theme: Theme, part: Part, detail: Detail) -> Mesh {
    let mut b = Builder::new(detail);
    if part == Part::Tail {
        b.anchor = length(theme, part);
    }
    match theme {
        Theme::Dockyard => dockyard::build(&mut b, part),
        Theme::Warehouse => warehouse::build(&mut b, part),
    }
    b.mesh
}

/// A lamp: what the bake takes as a source of light besides sky and sun. Its shining glass is part of the mesh.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Lamp {
    /// Its middle, metres, in its part's coordinates.
    pub at: Vec3,
    /// Light it throws on a surface that faces it from 1 m away, red, green and blue, in units of light (see [`crate::light`]).
    pub power: Vec3,
    /// Where it shines: zero for everywhere, else the middle of the half it lights.
    pub towards: Vec3,
    /// Its size, metres: softens its shadows.
    pub radius: f32,
}

/// The lamps of a part.
pub fn lamps(theme: Theme, part: Part) -> Vec<Lamp> {
    match theme {
        Theme::Dockyard => dockyard::lamps(part),
        Theme::Warehouse => warehouse::lamps(part),
    }
}

/// The walls of a part at the floor, as polylines one cannot pass. Doorways are gaps in them, closed by the plan when they lead nowhere.
pub fn walls(theme: Theme, part: Part) -> Vec<Vec<Vec2>> {
    let (x, end) = (FLOOR_HALF_WIDTH, -length(theme, part));
    let door = DOOR_WIDTH / 2.0;
    let side = |x: f32| vec![Vec2::new(x, 0.0), Vec2::new(x, end)];
    let across = |z: f32| {
        [
            vec![Vec2::new(-x, z), Vec2::new(-door, z)],
            vec![Vec2::new(door, z), Vec2::new(x, z)],
        ]
    };
    match (theme, part) {
        (_, Part::Bay) => vec![side(-x), side(x)],
        (_, Part::Tail) => [&[side(-x), side(x)][..], &across(0.0)[..]].concat(),
        (Theme::Dockyard, Part::Head) => head::walls(),
        (Theme::Warehouse, Part::Head) => [&[side(-x), side(x)][..], &across(end)[..]].concat(),
    }
}

/// What stands on the floor of a part except booths.
pub fn obstacles(theme: Theme, part: Part) -> Vec<Obstacle> {
    match theme {
        Theme::Dockyard => dockyard::obstacles(part),
        Theme::Warehouse => warehouse::obstacles(part),
    }
}

#[cfg(test)]
mod tests;
