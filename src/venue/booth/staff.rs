//! Where a booth's staff stand: behind its counter, side by side.

use feed::booth::Size;
use glam::Vec2;

use super::form::{Form, half_extent};
use super::shape_at;
use super::stand::Shows;
use crate::angle::yaw_towards;
use crate::mesh_builder::Detail;
use crate::plan::Standpoint;

/// Most of them who find room.
const MOST: usize = 4;
/// Between two of them, metres.
const APART: f32 = 0.64;
/// From the front of the counter to who stands behind it, metres.
const BEHIND: f32 = 0.82;
/// To what stands there, and to the edge of the ground, metres.
const CLEAR: f32 = 0.22;

/// Places for the staff of a booth of this form, the first for whoever is alone. In its own coordinates.
pub fn staff_places(form: Form) -> Vec<Standpoint> {
    let shape = shape_at(form, Detail::Far);
    let counter = shape.faces.iter().find(|face| face.shows == Shows::Counter);
    let Some(counter) = counter else {
        return Vec::new();
    };
    let flat = |v: glam::Vec3| Vec2::new(v.x, v.z);
    let (front, out) = (
        flat(counter.origin + counter.right / 2.0),
        flat(counter.normal()),
    );
    let half = half_extent(form.size) - CLEAR;
    // The places of a raster, the best first.
    let mut places: Vec<(f32, Vec2)> = Vec::new();
    let steps = if form.size == Size::Island { 30 } else { 15 };
    for (x, z) in (-30..=30).flat_map(|x| (-steps..=steps).map(move |z| (x, z))) {
        let at = Vec2::new(x as f32, z as f32) * 0.1;
        let (behind, aside) = ((front - at).dot(out), (at - front).perp_dot(out).abs());
        let clear = shape.obstacles.iter().all(|it| it.distance(at) >= CLEAR);
        if clear && behind > 0.55 && at.abs().cmple(half).all() {
            places.push(((behind - BEHIND).abs() * 2.0 + aside, at));
        }
    }
    places.sort_by(|a, b| a.0.total_cmp(&b.0));
    let mut taken: Vec<Standpoint> = Vec::new();
    for (_, position) in places {
        if taken.len() < MOST
            && taken
                .iter()
                .all(|it| it.position.distance(position) >= APART)
        {
            taken.push(Standpoint {
                position,
                yaw: yaw_towards(out),
            });
        }
    }
    taken
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn staff_of_every_booth_stand_behind_its_counter_and_in_nothing() {
        for form in Form::all() {
            let places = staff_places(form);
            assert!(places.len() >= 3, "{form:?}: {places:?}");
            let shape = shape_at(form, Detail::Far);
            for place in &places {
                let clear = |it: &crate::themes::Obstacle| it.distance(place.position) >= CLEAR;
                assert!(shape.obstacles.iter().all(clear), "{form:?} {place:?}");
            }
            // Whoever is alone stands right at it.
            let counter = shape.faces.iter().find(|face| face.shows == Shows::Counter);
            let middle = counter.map(|face| face.origin + face.right / 2.0).unwrap();
            let away = places[0].position.distance(Vec2::new(middle.x, middle.z));
            assert!(away < 1.1, "{form:?}: {away}");
        }
    }
}
