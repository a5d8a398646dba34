//! The warehouse's measures and colours, in metres from the axis and the floor.

use glam::Vec3;

use crate::themes::arch::Opening;
use crate::themes::spec::{HallPart, Sun};

/// Height of the walls up to the roof, metres.
pub(super) const EAVES: f32 = 5.7;

/// Distance of the columns from the axis: between the aisles and the rows of booths.
pub(super) const COLUMN_X: f32 = 6.42;

/// Underside of the girders that the columns carry.
pub(super) const GIRDER: f32 = 4.75;

/// Height of the plinth of over-burnt brick: it sheds water and bears knocks.
pub(super) const PLINTH: f32 = 0.9;

/// Height at which pendant lamps hang over the aisles.
pub(super) const PENDANT: f32 = 3.7;

/// Distance of the pendant lamps from the axis: the middle of the aisles.
pub(super) const AISLE: f32 = 4.85;

/// A warm white filament.
pub(super) const FILAMENT: Vec3 = Vec3::new(1.0, 0.68, 0.4);

/// Where the middles of the side walls' windows are along the hall.
pub(super) fn windows(part: HallPart) -> &'static [f32] {
    match part {
        HallPart::Bay => &[-2.0, -6.0],
        HallPart::Tail => &[-4.0],
        HallPart::Head => &[-2.0],
    }
}

/// The sun, by day and low.
pub(super) const SUN: Sun = Sun {
    towards: Vec3::new(-0.76, 0.58, -0.36),
    light: Vec3::new(9.0, 7.2, 4.9),
};

/// A window of the side walls, without its place.
pub(super) const WINDOW: Opening = Opening {
    centre: 0.0,
    width: 1.6,
    sill: 1.75,
    spring: 3.75,
    rise: 0.34,
    depth: 0.5,
};
