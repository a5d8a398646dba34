//! The dock's measures and colours, in metres from the axis and the floor.

use glam::{Vec2, Vec3};

/// Height of the street over the dock's floor, metres.
pub(super) const RIM: f32 = 7.65;

/// Height of the broad ledge half way up, a place for planting and lamps.
pub(super) const LEDGE: f32 = 3.9;

/// The ledge's inner edge, from the axis.
pub(super) const LEDGE_EDGE: f32 = 11.7;

/// Where the coping stands, from the axis: 29 m between the copings, as in the dock it is modelled on.
pub(super) const COPING: f32 = 14.6;

/// Light of a street lamp and of the lit arches: a warm white of about 2,700 K beside a blue sky.
pub(super) const WARM: Vec3 = Vec3::new(1.0, 0.70, 0.38);

/// Glass with a lit room behind it.
pub(super) const LIT: [u8; 3] = [255, 200, 128];

/// The altars, from the floor up: (from the axis, height). Knee to waist high, each a man's foot to a step deep.
pub(super) const ALTARS: [Vec2; 9] = [
    Vec2::new(10.0, 0.0),
    Vec2::new(10.0, 1.1),
    Vec2::new(10.7, 1.1),
    Vec2::new(10.7, 2.1),
    Vec2::new(11.2, 2.1),
    Vec2::new(11.2, 3.0),
    Vec2::new(11.7, 3.0),
    Vec2::new(11.7, 3.9),
    Vec2::new(12.9, 3.9),
];

/// From the ledge to the street.
pub(super) const UPPER: [Vec2; 12] = [
    Vec2::new(12.9, 3.9),
    Vec2::new(12.9, 4.8),
    Vec2::new(13.5, 4.8),
    Vec2::new(13.5, 5.7),
    Vec2::new(14.1, 5.7),
    Vec2::new(14.1, 6.6),
    Vec2::new(14.7, 6.6),
    Vec2::new(14.7, 7.3),
    Vec2::new(14.6, 7.35),
    Vec2::new(14.6, 7.65),
    Vec2::new(15.4, 7.65),
    Vec2::new(22.0, 7.65),
];
