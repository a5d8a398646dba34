//! What the whole hall shares: the visitor's records, the language, the screen, and what is to be drawn again.

use bevy::prelude::*;
use page::records::Records;

use crate::visitor::look::Lens;

/// What the page remembers for the visitor.
#[derive(Resource, Default, Deref, DerefMut)]
pub struct Diary(pub Records);

/// The language that is spoken.
#[derive(Resource, Clone, Debug, PartialEq, Eq)]
pub struct Tongue {
    /// BCP 47 tag of the language that is shown.
    pub language: String,
    /// The languages one can choose from.
    pub languages: Vec<String>,
}

/// The canvas.
#[derive(Resource, Clone, Copy, Debug, PartialEq)]
pub struct Screen {
    /// CSS pixels.
    pub size: Vec2,
    /// Device pixels a CSS pixel.
    pub scale: f32,
    /// Whether the device has a touch screen.
    pub touch: bool,
}

impl Default for Screen {
    fn default() -> Self {
        Self {
            size: Vec2::new(1280.0, 720.0),
            scale: 1.0,
            touch: false,
        }
    }
}

impl Screen {
    /// The lens for a field of view in degrees.
    pub fn lens(&self, field_of_view: f32) -> Lens {
        Lens::new(field_of_view, self.size.x.max(1.0) / self.size.y.max(1.0))
    }
}

/// What has to be drawn again. Nothing is drawn while nothing changes.
#[derive(Resource, Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Stale {
    /// The hall.
    pub hall: bool,
    /// The panels.
    pub panels: bool,
    /// The next frame is wanted at once: something is in motion.
    pub soon: bool,
}

pub(super) fn plugin(app: &mut App) {
    app.init_resource::<Diary>();
    app.init_resource::<Screen>();
    app.init_resource::<Stale>();
}
