//! The shapes of booths, and where on them the exhibitor's things go.
//!
//! A booth stands around its own origin on the floor with its front towards -z; the plan turns and moves it.

use feed::booth::Size;
use glam::Vec3;

use crate::mesh::Mesh;
use crate::theme::Obstacle;

/// A booth without its exhibitor.
#[derive(Clone, Debug, Default)]
pub struct Shape {
    /// Walls, fascia, counter, stand, carpet; tinted [`crate::mesh::Tint::Main`] and `Accent` where the exhibitor's colours go.
    pub mesh: Mesh,
    /// Where pictures and signs go.
    pub faces: Vec<Face>,
    /// What one cannot walk through.
    pub obstacles: Vec<Obstacle>,
}

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
    /// The poster with this index; hung as large as its proportions allow inside the face.
    Poster(u8),
    /// The logo, or a monogram, on the counter's front.
    Counter,
    /// The brochure stand with the materials.
    Materials,
    /// Staffed now, or next staffed at.
    Status,
    /// The plot's number.
    Number,
}

/// The shape of a booth of this size.
pub fn shape(size: Size) -> Shape {
    let _ = size;
    Shape::default()
}

/// Ground a booth takes, half its width and half its depth, metres.
pub fn half_extent(size: Size) -> glam::Vec2 {
    match size {
        Size::Standard => glam::Vec2::new(1.5, 1.5),
        Size::Wide => glam::Vec2::new(3.0, 1.5),
        Size::Island => glam::Vec2::new(3.0, 3.0),
    }
}
