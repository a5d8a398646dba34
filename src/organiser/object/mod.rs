//! Objects: exhibitors' glTF binaries, read within limits and made into the compact mesh that stands on their plinth in the
//! hall, and into a picture for the pages.

mod accessor;
mod cluster;
mod fault;
mod model;
mod picture;
mod shade;
mod subdivide;
#[cfg(test)]
mod tests;
mod texture;

use std::collections::HashMap;

use glam::Vec3;
use venue::object::{HIGH, ObjectMesh, ObjectVertex, ROUND, scale};

pub(crate) use fault::ObjectFault;
pub(crate) use model::LeftOut;
pub(crate) use picture::picture;

use model::RawModel;

/// What is known of a file that was looked at.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct ObjectFacts {
    /// Width, height and depth in the file's own metres.
    pub size: Vec3,
    /// How many times larger it is shown.
    pub scale: f32,
    /// Its triangles.
    pub triangles: usize,
    /// What of it is not shown.
    pub left_out: Vec<LeftOut>,
}

/// Looks at a file: whether it is shown, how large, and what of it is not.
///
/// # Errors
/// When it is not shown.
pub(crate) fn look(bytes: &[u8]) -> Result<ObjectFacts, ObjectFault> {
    if let Some(made) = ObjectMesh::decode(bytes) {
        return Ok(ObjectFacts {
            size: made.size / made.scale,
            scale: made.scale,
            triangles: made.indices.len() / 3,
            left_out: Vec::new(),
        });
    }
    let model = model::read(bytes)?;
    let (low, high) = model.bounds();
    Ok(ObjectFacts {
        size: high - low,
        scale: scale(model.round(), high - low),
        triangles: model.triangles.len(),
        left_out: model.left_out,
    })
}

/// The compact mesh of a file, as it is written ([`Object::encode`]).
///
/// # Errors
/// When it is not shown.
pub(crate) fn make(bytes: &[u8]) -> Result<Vec<u8>, ObjectFault> {
    // One that a build has made before: from a site whose files became an event again.
    if ObjectMesh::decode(bytes).is_some() {
        return Ok(bytes.to_vec());
    }
    let mut model = model::read(bytes)?;
    cluster::within_limits(&mut model, texture::colours);
    subdivide::by_texture(&mut model);
    let rgb = texture::colours(&model);
    let (low, high) = model.bounds();
    let scale = scale(model.round(), high - low);
    let foot = Vec3::new((low.x + high.x) / 2.0, low.y, (low.z + high.z) / 2.0);
    for corner in &mut model.corners {
        corner.position = (corner.position - foot) * scale;
    }
    let shades = shade::shades(&model);
    // Rounding may carry it over by a hair.
    let size = ((high - low) * scale).min(Vec3::new(ROUND, HIGH, ROUND));
    Ok(packed(&model, size, scale, &rgb, &shades).encode())
}

/// Corners as whole numbers, each once, in the order in which triangles come to them.
fn packed(model: &RawModel, size: Vec3, scale: f32, rgb: &[Vec3], shades: &[f32]) -> ObjectMesh {
    let mut object = ObjectMesh {
        size,
        scale,
        ..ObjectMesh::default()
    };
    let mut known: HashMap<ObjectVertex, u16> = HashMap::new();
    let share = |at: Vec3| {
        let share = at / size.max(Vec3::splat(1e-9)) + Vec3::new(0.5, 0.0, 0.5);
        (share * 65_535.0)
            .to_array()
            .map(|part| part.round() as u16)
    };
    for triangle in &model.triangles {
        let corners = triangle.corners.map(|index| {
            let corner = &model.corners[index as usize];
            let lit = rgb[index as usize] * shades[index as usize];
            ObjectVertex {
                place: share(corner.position),
                normal: (corner.normal * 127.0).to_array().map(|part| part as i8),
                rgb: lit.to_array().map(texture::srgb),
            }
        });
        // What is smaller than the grid is not seen.
        let [a, b, c] = corners.map(|corner| corner.place);
        if a == b || b == c || c == a {
            continue;
        }
        for corner in corners {
            let next = object.corners.len() as u16;
            let index = *known.entry(corner).or_insert_with(|| {
                object.corners.push(corner);
                next
            });
            object.indices.push(index);
        }
    }
    object
}
