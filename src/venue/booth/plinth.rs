//! The plinth of a booth whose exhibitor sends an object: where it stands in the booth, and what it looks like.

use glam::{Vec2, Vec3};

use super::fittings::{CARPET, WHITE};
use super::form::{Form, half_extent};
use super::shape_at;
use super::staff::staff_places;
use crate::mesh::{Mesh, Surface, Tint};
use crate::mesh_builder::{Builder, Detail, face};
use crate::object::{PLINTH, PLINTH_TOP, ROUND};
use crate::themes::Obstacle;

/// From its middle to what else stands there, metres: the object turns freely, and one squeezes by.
const CLEAR: [f32; 2] = [0.5, ROUND / 2.0];
/// To whoever stands behind the counter.
const FROM_STAFF: f32 = 0.75;

/// Where the plinth's middle is in a booth of this form, in its own coordinates: at the side, before the middle, where it
/// hides neither the wall nor whoever is behind the counter.
pub fn object_place(form: Form) -> Vec2 {
    let obstacles = shape_at(form, Detail::Far).obstacles;
    let staff = staff_places(form);
    let half = half_extent(form.size) - ROUND / 2.0;
    let places = |clear: f32| {
        let raster =
            (-30..=30).flat_map(|x| (-30..=30).map(move |z| Vec2::new(x as f32, z as f32) * 0.1));
        let obstacles = &obstacles;
        let staff = staff.first();
        raster.filter(move |at| {
            at.abs().cmple(half).all()
                && obstacles.iter().all(|it| it.distance(*at) >= clear)
                && staff.is_none_or(|it| it.position.distance(*at) >= FROM_STAFF)
        })
    };
    let worth = |at: &Vec2| (half.x - at.x.abs()) * 2.0 + (at.y + 0.5).abs();
    let best = |clear| places(clear).min_by(|a, b| worth(a).total_cmp(&worth(b)));
    CLEAR.into_iter().find_map(best).unwrap_or_default()
}

/// What one cannot walk through of a plinth with its middle here.
pub fn plinth_obstacle(centre: Vec2) -> Obstacle {
    Obstacle::Box {
        centre,
        half: Vec2::splat(PLINTH / 2.0),
        yaw: 0.0,
    }
}

/// The plinth around its own origin: white on a foot in the exhibitor's colour.
pub fn plinth() -> Mesh {
    let mut b = Builder::new(Detail::Fine);
    let half = PLINTH / 2.0;
    let mut block = |inset: f32, low: f32, high: f32| {
        let out = half - inset;
        let (low, high) = (Vec3::new(-out, low, -out), Vec3::new(out, high, out));
        b.block(low, high, face::STANDING, 9.0);
    };
    block(0.04, CARPET, 0.1);
    block(0.0, 0.1, PLINTH_TOP);
    let mut mesh = b.mesh;
    for vertex in &mut mesh.vertices {
        let foot = vertex.position.y < 0.1
            || vertex.position.x.abs().max(vertex.position.z.abs()) < half - 0.01;
        (vertex.surface, vertex.tint) = (
            Surface::Panel,
            if foot { Tint::Main } else { Tint::Rgb(WHITE) },
        );
    }
    mesh
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::measures::VISITOR_RADIUS;

    #[test]
    fn plinths_stand_in_nobodys_way_in_every_booth() {
        for form in Form::all() {
            let at = object_place(form);
            let shape = shape_at(form, Detail::Far);
            let half = half_extent(form.size);
            assert!((at.abs() + PLINTH / 2.0).cmple(half).all(), "{form:?} {at}");
            let free = shape.obstacles.iter().map(|it| it.distance(at));
            let free = free.fold(f32::INFINITY, f32::min);
            assert!(free >= ROUND / 2.0 - 1e-4, "{form:?} {at}: {free}");
            let mut all = shape.obstacles;
            all.push(plinth_obstacle(at));
            let clear = |place: Vec2| all.iter().all(|it| it.distance(place) >= VISITOR_RADIUS);
            let staff = staff_places(form)[0].position;
            assert!(all.iter().all(|it| it.distance(staff) > 0.2), "{form:?}");
            let front = half.y - 0.05;
            let entries = (-40..40).filter(|x| {
                clear(Vec2::new(*x as f32 * 0.1, -front)) && (*x as f32 * 0.1).abs() < half.x
            });
            assert!(entries.count() > 2, "{form:?}");
        }
    }

    #[test]
    fn a_plinth_is_as_high_as_what_stands_on_it_takes_it_for() {
        let mesh = plinth();
        let top = mesh
            .vertices
            .iter()
            .map(|it| it.position.y)
            .fold(0.0, f32::max);
        assert!((top - PLINTH_TOP).abs() < 1e-6);
        assert!(mesh.triangles() <= 24, "{}", mesh.triangles());
    }
}
