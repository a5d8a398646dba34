//! The convention hall's measures and colours, in metres from the axis and the floor.

use glam::Vec3;

use crate::themes::spec::Sun;

/// Plane of the glazed side, to the left of the axis: a hand behind the edge of the floor.
pub(super) const GLASS: f32 = -10.15;
/// The roof reaches over the glass so far: it keeps the high sun from the middle of the hall.
pub(super) const EAVES: f32 = -12.8;
/// Back wall of the gallery on the right.
pub(super) const GALLERY_WALL: f32 = 13.6;
/// Height of the gallery's floor over the hall's: the wall below it is what booths stand against.
pub(super) const GALLERY: f32 = 4.2;
/// Half the width of the roof light along the axis.
pub(super) const ROOF_LIGHT: f32 = 2.4;
/// How high the kerbs and baffles of the roof light stand: as far as they are apart, so that no sun falls between them.
pub(super) const BAFFLE: f32 = 0.85;
/// Height of the street outside.
pub(super) const STREET: f32 = -0.15;

/// Height of the roof's crown.
const CROWN: f32 = 11.4;

/// Underside of the roof over x: a flat bow.
pub(super) fn roof(x: f32) -> f32 {
    CROWN - 0.0145 * x * x
}

/// Distance of the lamps from the axis, the middle of the aisles, and their height.
pub(super) const AISLE: f32 = 4.85;
pub(super) const LAMP: f32 = 7.9;

/// Where lamps hang along a part.
pub(super) const LAMPS: [f32; 2] = [-2.0, -6.0];

/// A lamp's light: white, a little warmer than the day.
pub(super) const LAMP_LIGHT: Vec3 = Vec3::new(1.0, 0.90, 0.76);

/// The sun of a late morning, from the glazed side.
pub(super) const SUN: Sun = Sun {
    towards: Vec3::new(-0.66, 0.66, -0.36),
    light: Vec3::new(2.5, 2.2, 1.75),
};

/// White of all that is painted: structure, frames, edges.
pub(super) const WHITE: [u8; 3] = [236, 238, 238];
/// Light timber of walls, portals and benches.
pub(super) const ASH: [u8; 3] = [255, 236, 208];
