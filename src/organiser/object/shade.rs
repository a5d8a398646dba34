//! Ambient occlusion: how much of what is around a corner is open: rays over its half space against the object itself and
//! the plinth that it stands on.

use std::collections::HashMap;

use glam::{Vec2, Vec3};
use rayon::prelude::*;
use venue::bvh::{Bvh, Triangle};
use venue::object::PLINTH;

use super::model::RawModel;

/// Rays of a corner: a step of the shade is a thirtieth.
const RAYS: usize = 32;
/// What stands farther off than this, metres, takes no light away.
const REACH: f32 = 0.5;
/// Light that comes from a surface nearby: what is between two of them is not black.
const LEAST: f32 = 0.3;
/// Light that the plinth's white top sends back.
const PLINTH_LIGHT: f32 = 0.45;

/// The shade of each corner of an object that stands on its plinth: 1 in the open.
pub(super) fn shades(model: &RawModel) -> Vec<f32> {
    let place = |index: u32| model.corners[index as usize].position;
    let triangles: Vec<Triangle> = model
        .triangles
        .iter()
        .map(|triangle| Triangle::new(triangle.corners.map(place)))
        .collect();
    let bvh = Bvh::new(&triangles);
    // Corners that several triangles share are looked at once.
    let key = |at: Vec3| (at * 10_000.0).round().as_ivec3();
    let mut points: HashMap<_, usize> = HashMap::new();
    let mut distinct = Vec::new();
    let of_corner: Vec<usize> = model
        .corners
        .iter()
        .map(|corner| {
            let known = (key(corner.position), key(corner.normal * 0.01));
            *points.entry(known).or_insert_with(|| {
                distinct.push((corner.position, corner.normal));
                distinct.len() - 1
            })
        })
        .collect();
    let open: Vec<f32> = distinct
        .par_iter()
        .map(|(at, normal)| open(&bvh, *at, *normal))
        .collect();
    of_corner.into_iter().map(|point| open[point]).collect()
}

fn open(bvh: &Bvh, at: Vec3, normal: Vec3) -> f32 {
    let from = at + normal * 2e-3;
    let (a, b) = normal.any_orthonormal_pair();
    let sum: f32 = (0..RAYS)
        .map(|nth| {
            // Hammersley's points, cosine-weighted.
            let x = (nth as f32 + 0.5) / RAYS as f32;
            let y = (nth as u32).reverse_bits() as f32 / 4_294_967_296.0;
            let (sin, cos) = (y * std::f32::consts::TAU).sin_cos();
            let out = x.sqrt();
            let way = a * (cos * out) + b * (sin * out) + normal * (1.0 - x).max(0.0).sqrt();
            if bvh.blocked(from, way, REACH, |_| true) {
                return LEAST;
            }
            let down = -from.y / way.y;
            let foot = Vec2::new(from.x + way.x * down, from.z + way.z * down);
            let lands = way.y < -1e-4
                && (0.0..REACH).contains(&down)
                && foot.abs().max_element() < PLINTH / 2.0;
            if lands { PLINTH_LIGHT } else { 1.0 }
        })
        .sum();
    sum / RAYS as f32
}
