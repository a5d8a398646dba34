//! Which booth stands where: parts one behind the other, plots along them, doors at the ends.

use feed::booth::Size;
use feed::event::Theme;
use glam::Vec2;

use crate::theme::Part;

/// A hall's floor plan. Metres, in the hall's coordinates.
#[derive(Clone, Debug)]
pub struct Plan {
    /// Its look.
    pub theme: Theme,
    /// Tail, bays and head with the z at which each begins.
    pub parts: Vec<PlacedPart>,
    /// One plot a booth, in the order of the wishes.
    pub plots: Vec<Plot>,
    /// The doorways at its ends.
    pub doors: [Door; 2],
    /// From the entrance to the far end, metres.
    pub length: f32,
}

/// A part of the hall in its place.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct PlacedPart {
    /// Which part.
    pub part: Part,
    /// The z at which it begins; it reaches towards negative z.
    pub z: f32,
}

/// What a booth asks of the plan.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Wish {
    /// How much ground it takes.
    pub size: Size,
    /// The plot number it wants.
    pub number: Option<u32>,
}

/// The ground of one booth.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Plot {
    /// Number on the sign and on the map, from 1.
    pub number: u32,
    /// How much ground it is.
    pub size: Size,
    /// Its middle.
    pub centre: Vec2,
    /// The direction its front faces, radians: a booth with yaw 0 is open towards -z in the hall.
    pub yaw: f32,
    /// Index into [`Plan::parts`] of the part it stands in.
    pub part: usize,
}

/// A place to stand and the direction one looks in.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Place {
    /// On the floor.
    pub position: Vec2,
    /// Radians.
    pub yaw: f32,
}

/// Which end of the hall.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum End {
    /// At z = 0.
    Tail,
    /// At the far end.
    Head,
}

/// A doorway.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Door {
    /// Which end it is at.
    pub end: End,
    /// Middle of its threshold.
    pub centre: Vec2,
    /// Where a visitor stands who has just come through it, looking into the hall.
    pub arrival: Place,
}
