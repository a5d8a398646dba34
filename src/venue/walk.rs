//! How a visitor walks: pure steps from one stance to the next.

use glam::Vec2;

/// Height of the visitor's eyes, metres.
pub const EYE_HEIGHT: f32 = 1.6;
/// Walking pace, metres a second.
pub const WALKING: f32 = 1.4;
/// Brisk pace, metres a second.
pub const BRISK: f32 = 2.8;

/// Where the visitor is and looks.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Stance {
    /// On the floor, metres.
    pub position: Vec2,
    /// Radians, 0 along -z, growing to the left.
    pub yaw: f32,
    /// Radians, up is positive.
    pub pitch: f32,
}
