//! The shapes of booths, and where on them the exhibitor's things go.
//!
//! A booth stands around its own origin on the floor with its front towards -z; the plan turns and moves it.

use feed::booth::Size;
use glam::Vec3;

use crate::mesh::Mesh;
use crate::mesh_builder::Builder;
use crate::mesh_builder::Detail;
use crate::themes::Obstacle;

mod fittings;
mod island;
mod posters;
mod row;

pub use posters::{Hanging, hanging, places};

/// A booth without its exhibitor.
#[derive(Clone, Debug, Default)]
pub struct Shape {
    /// Walls, fascia, counter, stand, carpet; tinted [`crate::mesh::Tint::Main`] and `Accent` where the exhibitor's colours go.
    pub mesh: Mesh,
    /// Where pictures and signs go, with all posters there is room for ([`hanging`] is where fewer go).
    pub faces: Vec<Face>,
    /// The outsides of its wings, where the exhibitor's name goes: a passage lies beside every booth.
    pub sides: Vec<Face>,
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
    /// The poster with this index; hung as large as its proportions and its neighbours allow.
    Poster(u8),
    /// The logo, or a monogram, on the counter's front.
    Counter,
    /// The brochure stand with the materials.
    Materials,
    /// Staffed now, or next staffed at.
    Status,
    /// The plot's number.
    Number,
    /// Name and number on the outside of a wing.
    Side,
}

/// The shape of a booth of this size.
pub fn shape(size: Size) -> Shape {
    shape_at(size, Detail::Fine)
}

/// The shape of a booth of this size at this level of detail. Its faces are the same at every one.
pub fn shape_at(size: Size, detail: Detail) -> Shape {
    let mut stand = Stand {
        b: Builder::new(detail),
        faces: Vec::new(),
        sides: Vec::new(),
        obstacles: Vec::new(),
    };
    match size {
        Size::Standard => row::build(&mut stand, 1.5, 1.0),
        Size::Wide => row::build(&mut stand, 3.0, 1.6),
        Size::Island => island::build(&mut stand),
    }
    let all = places(size);
    let posters = (0..all).filter_map(|index| hanging(size, index, all));
    stand.faces.extend(posters.map(|poster| poster.face));
    Shape {
        mesh: stand.b.mesh,
        faces: stand.faces,
        sides: stand.sides,
        obstacles: stand.obstacles,
    }
}

/// A booth while it is built.
struct Stand {
    b: Builder,
    faces: Vec<Face>,
    sides: Vec<Face>,
    obstacles: Vec<Obstacle>,
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

/// Ground a booth takes, half its width and half its depth, metres.
pub fn half_extent(size: Size) -> glam::Vec2 {
    match size {
        Size::Standard => glam::Vec2::new(1.5, 1.5),
        Size::Wide => glam::Vec2::new(3.0, 1.5),
        Size::Island => glam::Vec2::new(3.0, 3.0),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::light::SIZES;

    #[test]
    fn faces_fit_on_their_booths() {
        for (size, posters) in SIZES.into_iter().zip([4, 6, 8]) {
            let shape = shape(size);
            let half = half_extent(size);
            println!("{size:?}: {} triangles", shape.mesh.triangles());
            assert!(shape.mesh.triangles() < 900);
            for (detail, most) in [(Detail::Coarse, 300), (Detail::Far, 70)] {
                let found = shape_at(size, detail);
                println!("{size:?} {detail:?}: {} triangles", found.mesh.triangles());
                assert!(found.mesh.triangles() < most, "{size:?} {detail:?}");
                assert_eq!(found.faces, shape.faces);
            }
            let mut indices: Vec<u8> = shape
                .faces
                .iter()
                .filter_map(|face| match face.shows {
                    Shows::Poster(index) => Some(index),
                    _ => None,
                })
                .collect();
            indices.sort_unstable();
            assert_eq!(indices, (0..posters).collect::<Vec<_>>());
            for face in shape.faces.iter().chain(&shape.sides) {
                assert!(face.right.dot(face.down).abs() < 1e-3, "{face:?}");
                for corner in face.corners() {
                    assert!(corner.x.abs() <= half.x && corner.z.abs() <= half.y);
                    assert!(corner.y > 0.2 && corner.y < 3.5, "{face:?}");
                }
            }
            let shows = |wanted| shape.faces.iter().any(|face| face.shows == wanted);
            for wanted in [
                Shows::Fascia,
                Shows::Counter,
                Shows::Materials,
                Shows::Status,
                Shows::Number,
            ] {
                assert!(shows(wanted), "{size:?} {wanted:?}");
            }
        }
    }

    #[test]
    fn fronts_of_row_booths_look_out_to_the_aisle() {
        for size in [Size::Standard, Size::Wide] {
            for face in shape(size).faces {
                if matches!(
                    face.shows,
                    Shows::Fascia
                        | Shows::Counter
                        | Shows::Number
                        | Shows::Status
                        | Shows::Materials
                ) {
                    assert!(face.normal().z < -0.9, "{face:?}");
                }
            }
        }
    }

    #[test]
    fn sides_of_row_booths_look_at_their_neighbours() {
        for size in [Size::Standard, Size::Wide] {
            let looks: Vec<f32> = shape(size)
                .sides
                .iter()
                .map(|face| face.normal().x)
                .collect();
            assert_eq!(looks, [1.0, -1.0], "{size:?}");
        }
    }

    #[test]
    fn nothing_reaches_over_the_plot() {
        for size in SIZES {
            let half = half_extent(size);
            for vertex in shape(size).mesh.vertices {
                assert!(vertex.position.x.abs() <= half.x + 1e-3);
                assert!(vertex.position.z.abs() <= half.y + 1e-3);
            }
        }
    }
}
