//! Subdivision: few large triangles with a texture become more, so that corners can carry its colours.
//!
//! Each edge is halved or not by itself, whatever triangle asks: neighbours agree, and no gap opens between them.

use std::collections::HashMap;

use super::model::{RawCorner, RawModel, RawTriangle};

/// Triangles that are worth having for a texture's sake.
const MOST: usize = 12_000;
/// An edge over fewer pixels of its texture shows them well enough.
const PIXELS: f32 = 6.0;

/// Halves long edges until the texture shows, or there are enough triangles.
pub(super) fn by_texture(model: &mut RawModel) {
    // The longest edges first: halving them all at once may be more than there is room for.
    let mut least = 512.0;
    while least >= PIXELS {
        if !halve(model, least) {
            least /= 2.0;
            continue;
        }
        if model.triangles.len() > MOST {
            return;
        }
    }
}

/// Halves all edges over more pixels than this; false when there is none, or no room.
fn halve(model: &mut RawModel, least: f32) -> bool {
    let long = |triangle: &RawTriangle| {
        let [a, b, c] = triangle.corners;
        let texture = triangle
            .texture
            .and_then(|nth| model.textures.get(nth as usize));
        [(a, b), (b, c), (c, a)].map(|(from, to)| {
            let uv = |at: u32| model.corners[at as usize].uv;
            texture.is_some_and(|texture| texture.pixels(uv(to) - uv(from)) > least)
        })
    };
    let edges: Vec<[bool; 3]> = model.triangles.iter().map(long).collect();
    let new = edges.as_flattened().iter().filter(|long| **long).count();
    if new == 0 || model.triangles.len() + new > MOST {
        return false;
    }
    let former = std::mem::take(&mut model.triangles);
    let corners = &mut model.corners;
    let mut middles: HashMap<(u32, u32), u32> = HashMap::new();
    let mut middle = |a: u32, b: u32| {
        *middles.entry((a.min(b), a.max(b))).or_insert_with(|| {
            let (p, q) = (corners[a as usize], corners[b as usize]);
            corners.push(RawCorner {
                position: (p.position + q.position) / 2.0,
                normal: (p.normal + q.normal).try_normalize().unwrap_or(p.normal),
                uv: (p.uv + q.uv) / 2.0,
                rgb: (p.rgb + q.rgb) / 2.0,
            });
            corners.len() as u32 - 1
        })
    };
    for (triangle, long) in former.into_iter().zip(edges) {
        let texture = triangle.texture;
        // Turned so that what is halved stands first.
        let turns = match long {
            [true, true, _] | [true, false, false] | [false, false, false] => 0,
            [false, true, _] => 1,
            [true, false, true] | [false, false, true] => 2,
        };
        let (mut corners, mut long) = (triangle.corners, long);
        corners.rotate_left(turns);
        long.rotate_left(turns);
        let [a, b, c] = corners;
        let parts: &[[u32; 3]] = match long {
            [true, true, true] => {
                let [ab, bc, ca] = [middle(a, b), middle(b, c), middle(c, a)];
                &[[a, ab, ca], [ab, b, bc], [ca, bc, c], [ab, bc, ca]]
            }
            [true, true, false] => {
                let [ab, bc] = [middle(a, b), middle(b, c)];
                &[[ab, b, bc], [a, ab, bc], [a, bc, c]]
            }
            [true, ..] => {
                let ab = middle(a, b);
                &[[a, ab, c], [ab, b, c]]
            }
            _ => &[[a, b, c]],
        };
        let parts = parts.iter();
        model.triangles.extend(parts.map(|corners| RawTriangle {
            corners: *corners,
            texture,
        }));
    }
    true
}
