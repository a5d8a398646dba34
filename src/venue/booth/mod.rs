//! The shapes of booths, and where on them the exhibitor's things go.
//!
//! A booth stands around its own origin on the floor with its front towards -z; the plan turns and moves it.

use feed::booth::{Size, Style};

use crate::mesh::Mesh;
use crate::mesh_builder::Builder;
use crate::mesh_builder::Detail;
use crate::themes::Obstacle;

mod fittings;
mod form;
mod furniture;
mod gallery;
mod garden;
mod island;
mod kit;
mod plinth;
mod posters;
mod row;
mod screen;
mod staff;
mod stand;
mod workshop;

pub use fittings::CARPET;
pub use form::{Form, half_extent};
pub use plinth::{object_place, plinth, plinth_obstacle};
pub use posters::{Hanging, Hung, hanging, places, screen as screen_place};
pub use staff::staff_places;
use stand::Stand;
pub use stand::{Face, Shows};

/// A booth without its exhibitor.
#[derive(Clone, Debug, Default)]
pub struct BoothShape {
    /// Walls, fascia, counter, stand, carpet; tinted [`crate::mesh::Tint::Main`] and `Accent` where the exhibitor's colours go.
    pub mesh: Mesh,
    /// Where pictures and signs go, with all posters there is room for ([`hanging`] is where fewer go).
    pub faces: Vec<Face>,
    /// The outsides of its wings, where the exhibitor's name goes: a passage lies beside every booth.
    pub sides: Vec<Face>,
    /// What one cannot walk through.
    pub obstacles: Vec<Obstacle>,
}

/// The shape of a booth of this form.
pub fn shape(form: Form) -> BoothShape {
    shape_at(form, Detail::Fine)
}

/// The shape of a booth of this form at this level of detail. Its faces are the same at every one.
pub fn shape_at(Form { size, style }: Form, detail: Detail) -> BoothShape {
    let mut stand = Stand {
        b: Builder::new(detail),
        faces: Vec::new(),
        sides: Vec::new(),
        obstacles: Vec::new(),
    };
    let in_row = match style {
        Style::Kit => kit::build,
        Style::Gallery => gallery::build,
        Style::Garden => garden::build,
        Style::Screen => screen::build,
        Style::Workshop => workshop::build,
    };
    match size {
        Size::Standard => in_row(&mut stand, 1.5),
        Size::Wide => in_row(&mut stand, 3.0),
        Size::Island => island::build(&mut stand, style),
    }
    let all = places(size);
    let full = Hung {
        posters: all,
        screen: false,
    };
    let posters = (0..all).filter_map(|index| hanging(size, index, full));
    stand.faces.extend(posters.map(|poster| poster.face));
    stand.faces.extend(posters::prints(size));
    BoothShape {
        mesh: stand.b.mesh,
        faces: stand.faces,
        sides: stand.sides,
        obstacles: stand.obstacles,
    }
}

#[cfg(test)]
mod tests {
    use glam::Vec3;

    use super::*;
    use crate::bvh::{Bvh, Triangle};

    #[test]
    fn forms_are_numbered_as_they_are_listed() {
        for (index, form) in Form::all().into_iter().enumerate() {
            assert_eq!(form.index(), index);
        }
    }

    #[test]
    fn faces_fit_on_their_booths() {
        for form in Form::all() {
            let shape = shape(form);
            let half = half_extent(form.size);
            println!("{form:?}: {} triangles", shape.mesh.triangles());
            assert!(shape.mesh.triangles() < 1800);
            for (detail, most) in [(Detail::Coarse, 560), (Detail::Far, 80)] {
                let found = shape_at(form, detail);
                println!("{form:?} {detail:?}: {} triangles", found.mesh.triangles());
                assert!(found.mesh.triangles() < most, "{form:?} {detail:?}");
                assert_eq!(found.faces, shape.faces);
                assert_eq!(found.obstacles, shape.obstacles);
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
            assert_eq!(indices, (0..places(form.size)).collect::<Vec<_>>());
            for face in shape.faces.iter().chain(&shape.sides) {
                assert!(face.right.dot(face.down).abs() < 1e-3, "{face:?}");
                for corner in face.corners() {
                    let is_within = corner.x.abs() <= half.x && corner.z.abs() <= half.y;
                    assert!(is_within, "{form:?} {face:?}");
                    assert!(corner.y > 0.2 && corner.y < 4.2, "{face:?}");
                }
            }
            let shows = |wanted| shape.faces.iter().any(|face| face.shows == wanted);
            assert!(
                shows(Shows::Fascia) && shows(Shows::Number) || shows(Shows::Side),
                "{form:?} has no name"
            );
            for wanted in [
                Shows::Counter,
                Shows::Materials,
                Shows::Status,
                Shows::Print,
            ] {
                assert!(shows(wanted), "{form:?} {wanted:?}");
            }
        }
    }

    #[test]
    fn nothing_stands_before_a_name() {
        for form in Form::all() {
            let shape = shape(form);
            let corners = shape.mesh.indices.as_chunks::<3>().0.iter();
            let corner = |index: u32| shape.mesh.vertices[index as usize].position;
            let triangles: Vec<_> = corners
                .map(|indices| Triangle::new(indices.map(corner)))
                .collect();
            let bvh = Bvh::new(&triangles);
            for face in shape.faces.iter().chain(&shape.sides) {
                if !matches!(face.shows, Shows::Fascia | Shows::Side | Shows::Number) {
                    continue;
                }
                // Half a metre before the face, up to a hair before it.
                for step in 1..100 {
                    let (across, down) = ((step % 10) as f32 / 10.0, (step / 10) as f32 / 10.0);
                    let at = face.origin + face.right * across + face.down * down;
                    let (out, way) = (at + face.normal() * 0.5, -face.normal());
                    let is_covered = bvh.blocked(out, way, 0.495, |_| true);
                    assert!(!is_covered, "{form:?} {face:?} at {at}");
                }
            }
        }
    }

    #[test]
    fn fronts_of_row_booths_look_out_to_the_aisle() {
        for form in Form::all().into_iter().filter(in_row) {
            for face in shape(form).faces {
                if matches!(
                    face.shows,
                    Shows::Fascia
                        | Shows::Counter
                        | Shows::Number
                        | Shows::Status
                        | Shows::Materials
                        | Shows::Print
                ) {
                    assert!(face.normal().z < -0.9, "{face:?}");
                }
            }
        }
    }

    fn in_row(form: &Form) -> bool {
        form.size != Size::Island
    }

    #[test]
    fn sides_of_row_booths_look_at_their_neighbours() {
        for form in Form::all().into_iter().filter(in_row) {
            let sides = shape(form).sides;
            let looks: Vec<f32> = sides.iter().map(|face| face.normal().x).collect();
            match form.style {
                Style::Garden => assert_eq!(looks, [1.0], "it is open at a corner"),
                _ => assert_eq!(looks, [1.0, -1.0], "{form:?}"),
            }
        }
    }

    #[test]
    fn nothing_reaches_over_the_plot() {
        for form in Form::all() {
            let half = half_extent(form.size);
            for vertex in shape(form).mesh.vertices {
                let Vec3 { x, z, .. } = vertex.position;
                assert!(x.abs() <= half.x + 1e-3, "{form:?} {vertex:?}");
                assert!(z.abs() <= half.y + 1e-3, "{form:?} {vertex:?}");
            }
        }
    }

    #[test]
    fn furniture_leaves_room_to_walk_in_and_stands_clear_of_the_walls_pictures() {
        for form in Form::all().into_iter().filter(in_row) {
            let shape = shape(form);
            let free = |x: f32, z: f32| {
                let at = glam::Vec2::new(x, z);
                let clear = |o: &Obstacle| o.distance(at) >= crate::measures::VISITOR_RADIUS;
                shape.obstacles.iter().all(clear)
            };
            let entries = (-20..20).filter(|x| free(*x as f32 * 0.1, -1.45));
            assert!(entries.count() > 2, "{form:?}");
        }
    }
}
