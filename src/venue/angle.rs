//! Angles on the floor: a yaw as a unit vector and back, turned vectors, angles between -π and π.

use std::f32::consts::{PI, TAU};

use glam::Vec2;

/// The unit vector on the floor that a yaw looks along.
pub fn direction(yaw: f32) -> Vec2 {
    let (sin, cos) = yaw.sin_cos();
    Vec2::new(-sin, -cos)
}

/// The yaw that looks along a vector on the floor, -π to π.
pub fn yaw_towards(along: Vec2) -> f32 {
    // Adding 0.0 turns -0.0 into 0.0, so that straight ahead is 0 and not -π or a negative zero.
    (0.0 - along.x).atan2(0.0 - along.y) + 0.0
}

/// Turns a vector on the floor by a yaw: what looked along -z then looks along [`direction`]`(yaw)`.
pub fn turn(vector: Vec2, yaw: f32) -> Vec2 {
    Vec2::from_angle(-yaw).rotate(vector)
}

/// The same angle between -π and π.
pub fn wrap(angle: f32) -> f32 {
    let wrapped = angle.rem_euclid(TAU);
    if wrapped > PI { wrapped - TAU } else { wrapped }
}
