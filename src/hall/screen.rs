//! The screen: the canvas' size, and whether fingers touch it.

use bevy::prelude::*;

/// The canvas.
#[derive(Resource, Clone, Copy, Debug, PartialEq)]
pub struct Viewport {
    /// CSS pixels.
    pub size: Vec2,
    /// Device pixels a CSS pixel.
    pub scale: f32,
    /// Whether the device has a touch screen.
    pub touch: bool,
}

impl Default for Viewport {
    fn default() -> Self {
        Self {
            size: Vec2::new(1280.0, 720.0),
            scale: 1.0,
            touch: false,
        }
    }
}

impl Viewport {
    /// Width by height.
    pub fn aspect(&self) -> f32 {
        self.size.x.max(1.0) / self.size.y.max(1.0)
    }

    /// Width and height, device pixels.
    pub fn device_pixels(&self) -> UVec2 {
        (self.size * self.scale).round().as_uvec2()
    }

    /// Whether it stands upright, as a phone in the hand does.
    pub fn is_upright(&self) -> bool {
        self.size.y > self.size.x
    }
}

/// Whether the page is hidden, behind another tab or window.
#[derive(Resource, Default)]
pub struct PageHidden(pub bool);

pub(super) fn plugin(app: &mut App) {
    app.init_resource::<PageHidden>();
    app.init_resource::<Viewport>();
}
