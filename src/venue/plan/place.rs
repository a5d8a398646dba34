//! A place in a hall.

use glam::Vec2;

/// A place to stand and the direction one looks in.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Standpoint {
    /// On the floor.
    pub position: Vec2,
    /// Radians.
    pub yaw: f32,
}
