//! A booth while it is built, and the faces on it.

use glam::Vec3;

use crate::mesh_builder::Builder;
use crate::themes::Obstacle;

/// A flat rectangle for a picture or sign. Its corners are `origin`, `origin + right`, `origin + right + down`, `origin + down`.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Face {
    /// What goes there.
    pub shows: Shows,
    /// Top left corner, seen from its front. Metres.
    pub origin: Vec3,
    /// Along the top edge, as long as the face is wide.
    pub right: Vec3,
    /// Along the left edge, as long as the face is high.
    pub down: Vec3,
}

/// What goes on a face.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Shows {
    /// Logo and name.
    Fascia,
    /// The poster with this index; hung as large as its proportions and its neighbours allow.
    Poster(u8),
    /// The logo, or a monogram, on the counter's front.
    Counter,
    /// The brochure stand with the materials.
    Materials,
    /// Staffed now, or next staffed at.
    Status,
    /// The whole wall, printed for an exhibitor who sends no posters.
    Print,
    /// The screen of an exhibitor who sends a film. No booth has a place of its own for it: it takes that of posters
    /// ([`screen_place`](super::screen_place)).
    Screen,
    /// The plot's number.
    Number,
    /// Name and number on the outside of a wing.
    Side,
}

/// A booth while it is built.
pub(super) struct Stand {
    pub b: Builder,
    pub faces: Vec<Face>,
    pub sides: Vec<Face>,
    pub obstacles: Vec<Obstacle>,
}

impl Face {
    /// Where it looks to, unit length.
    pub fn normal(&self) -> Vec3 {
        self.down.cross(self.right).normalize_or_zero()
    }

    /// Its corners: upper left, upper right, lower right, lower left.
    pub fn corners(&self) -> [Vec3; 4] {
        [
            self.origin,
            self.origin + self.right,
            self.origin + self.right + self.down,
            self.origin + self.down,
        ]
    }
}
