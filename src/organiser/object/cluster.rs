//! Vertex clustering: a mesh of more triangles than are shown becomes one of fewer: corners that lie in one cell of a grid and
//! look the same way become one, as fine as there is room for.

use std::collections::{HashMap, HashSet};
use std::hash::Hash;

use feed::limits;
use glam::{IVec3, Vec3};

use super::model::{RawCorner, RawModel, RawTriangle};

/// Cells along the longest side, at first; each time there are too many triangles there are a tenth fewer.
const CELLS: f32 = 600.0;
const FEWER: f32 = 0.9;
/// Fewer than these make nothing that one would know again.
const LEAST: f32 = 8.0;

/// The same model with as many triangles as are shown, and its own colours for want of its textures; unchanged where it has no more.
pub(super) fn within_limits(model: &mut RawModel, colours: impl FnOnce(&RawModel) -> Vec<Vec3>) {
    if model.triangles.len() <= limits::OBJECT_TRIANGLES_SHOWN {
        return;
    }
    let colours = colours(model);
    for (corner, rgb) in model.corners.iter_mut().zip(colours) {
        corner.rgb = rgb;
    }
    for triangle in &mut model.triangles {
        triangle.texture = None;
    }
    let (low, high) = model.bounds();
    let longest = (high - low).max_element();
    let mut cells = CELLS;
    while cells > LEAST {
        if let Some((corners, triangles)) = clustered(model, low, longest / cells) {
            (model.corners, model.triangles) = (corners, triangles);
            return;
        }
        cells *= FEWER;
    }
}

/// Corners and triangles by cells of this edge; nothing where they are still too many.
fn clustered(model: &RawModel, low: Vec3, edge: f32) -> Option<(Vec<RawCorner>, Vec<RawTriangle>)> {
    // Where the corners of a cell come to lie: all of them in one place, so that no gap opens.
    let mut places: Means<IVec3> = Means::default();
    // What they look like: both sides of a sheet, and the sides of an edge, stay apart.
    let mut looks: Means<(u32, IVec3)> = Means::default();
    let of_corner: Vec<(u32, u32)> = model
        .corners
        .iter()
        .map(|corner| {
            let cell = ((corner.position - low) / edge).floor().as_ivec3();
            let place = places.add(cell, corner);
            let facing = corner.normal.round().as_ivec3();
            (place, looks.add((place, facing), corner))
        })
        .collect();
    let mut seen = HashSet::new();
    let mut triangles = Vec::new();
    for triangle in &model.triangles {
        let [a, b, c] = triangle.corners.map(|corner| of_corner[corner as usize]);
        let corners = [a, b, c].map(|(_, look)| look);
        let places = [a.0, b.0, c.0];
        // Turned so that the same one is known again.
        let first = places.iter().enumerate().min_by_key(|(_, place)| **place);
        let mut turned = places;
        turned.rotate_left(first.map_or(0, |(nth, _)| nth));
        if a.0 == b.0 || b.0 == c.0 || c.0 == a.0 || !seen.insert(turned) {
            continue;
        }
        triangles.push(RawTriangle {
            corners,
            ..*triangle
        });
        if triangles.len() > limits::OBJECT_TRIANGLES_SHOWN {
            return None;
        }
    }
    let places = places.means();
    let mut corners = looks.means();
    for (corner, (place, look)) in model.corners.iter().zip(&of_corner) {
        let made = &mut corners[*look as usize];
        made.position = places[*place as usize].position;
        made.normal = made.normal.try_normalize().unwrap_or(corner.normal);
    }
    Some((corners, triangles))
}

/// Means of corners, by what they have in common.
struct Means<K> {
    known: HashMap<K, u32>,
    sums: Vec<(RawCorner, f32)>,
}

impl<K> Default for Means<K> {
    fn default() -> Self {
        Self {
            known: HashMap::new(),
            sums: Vec::new(),
        }
    }
}

impl<K: Hash + Eq> Means<K> {
    /// Adds a corner; the index of those it is one of.
    fn add(&mut self, key: K, corner: &RawCorner) -> u32 {
        let index = *self.known.entry(key).or_insert_with(|| {
            let none = RawCorner {
                position: Vec3::ZERO,
                normal: Vec3::ZERO,
                rgb: Vec3::ZERO,
                ..*corner
            };
            self.sums.push((none, 0.0));
            self.sums.len() as u32 - 1
        });
        let (sum, count) = &mut self.sums[index as usize];
        sum.position += corner.position;
        sum.normal += corner.normal;
        sum.rgb += corner.rgb;
        *count += 1.0;
        index
    }

    fn means(self) -> Vec<RawCorner> {
        let mean = |(sum, count): (RawCorner, f32)| RawCorner {
            position: sum.position / count,
            rgb: sum.rgb / count,
            ..sum
        };
        self.sums.into_iter().map(mean).collect()
    }
}
