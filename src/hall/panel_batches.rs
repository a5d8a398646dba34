//! Panel batches: egui's triangles in one buffer, the draws they take, and the rectangles of the canvas that they cover.

use std::ops::Range;

use bevy::math::UVec2;
use egui::TextureId;
use egui::epaint::{Primitive, Vertex};

use crate::render_queue::PanelPaint;

/// Corners and triangles as egui has them.
pub type Triangles = (Vec<Vertex>, Vec<u32>);

/// One draw.
#[derive(Clone, Debug, PartialEq)]
pub struct Batch {
    /// What is drawn with.
    pub texture: TextureId,
    /// Device pixels from the top: left, top, width, height.
    clip: [u32; 4],
    /// Which triangles.
    pub indices: Range<u32>,
}

impl Batch {
    /// Its rectangle on a canvas of this size as WebGL has it, whose rows count from below: left, low, width, height. None where it
    /// lies outside.
    pub fn scissor(&self, size: UVec2) -> Option<[i32; 4]> {
        let [left, top, width, height] = self.clip;
        let width = width.min(size.x.saturating_sub(left));
        let height = height.min(size.y.saturating_sub(top));
        (width > 0 && height > 0)
            .then(|| [left, size.y - top - height, width, height].map(|part| part as i32))
    }
}

/// All triangles of the panels, and their draws.
pub fn batches(paint: &PanelPaint) -> (Triangles, Vec<Batch>) {
    let (mut vertices, mut indices) = Triangles::default();
    let mut batches = Vec::new();
    for primitive in &paint.primitives {
        let Primitive::Mesh(mesh) = &primitive.primitive else {
            continue;
        };
        let first = indices.len() as u32;
        let base = vertices.len() as u32;
        vertices.extend_from_slice(&mesh.vertices);
        indices.extend(mesh.indices.iter().map(|index| base + index));
        let clip = primitive.clip_rect * paint.scale;
        let (left, top) = (clip.min.x.round().max(0.0), clip.min.y.round().max(0.0));
        let (width, height) = (clip.max.x.round() - left, clip.max.y.round() - top);
        batches.push(Batch {
            texture: mesh.texture_id,
            clip: [left, top, width.max(0.0), height.max(0.0)].map(|part| part as u32),
            indices: first..indices.len() as u32,
        });
    }
    ((vertices, indices), batches)
}

/// The rectangles (device pixels: left, top, right, bottom) that panels cover on a canvas of this size, with the part of the panels'
/// picture that lies there; and at the end the whole screen.
pub fn quads(covered: &[[f32; 4]], size: UVec2) -> Triangles {
    let size = size.as_vec2();
    let corner = |x: f32, y: f32| Vertex {
        pos: egui::pos2(x, y),
        // What was drawn has its first row at the bottom.
        uv: egui::pos2(x / size.x, 1.0 - y / size.y),
        color: egui::Color32::WHITE,
    };
    let (mut vertices, mut indices) = Triangles::default();
    let screen = [0.0, 0.0, size.x, size.y];
    for &[left, top, right, bottom] in covered.iter().chain([&screen]) {
        let first = vertices.len() as u32;
        indices.extend([0, 1, 2, 0, 2, 3].map(|index| first + index));
        vertices.extend([
            corner(left, top),
            corner(right, top),
            corner(right, bottom),
            corner(left, bottom),
        ]);
    }
    (vertices, indices)
}

#[cfg(test)]
mod tests {
    use egui::epaint::Mesh;
    use egui::{ClippedPrimitive, Rect, pos2};

    use super::*;

    fn paint(clips: &[Rect]) -> PanelPaint {
        let primitives = clips.iter().zip(0..).map(|(&clip_rect, id)| {
            let mut mesh = Mesh::default();
            mesh.add_colored_rect(clip_rect, egui::Color32::RED);
            mesh.texture_id = TextureId::Managed(id);
            ClippedPrimitive {
                clip_rect,
                primitive: Primitive::Mesh(mesh),
            }
        });
        PanelPaint {
            primitives: primitives.collect(),
            textures: egui::TexturesDelta::default(),
            scale: 2.0,
            covered: Vec::new(),
        }
    }

    #[test]
    fn meshes_become_one_with_a_draw_each() {
        let rect =
            |left, top, right, bottom| Rect::from_min_max(pos2(left, top), pos2(right, bottom));
        let clips = [
            rect(10.0, 20.0, 30.0, 25.0),
            rect(-5.0, -5.0, 500.0, 500.0),
            rect(400.0, 0.0, 500.0, 10.0),
        ];
        let ((vertices, indices), batches) = batches(&paint(&clips));
        assert_eq!((vertices.len(), indices.len()), (12, 18));
        assert!(indices[6..12].iter().all(|index| (4..8).contains(index)));
        assert_eq!(batches[1].indices, 6..12);
        assert_eq!(batches[1].texture, TextureId::Managed(1));
        let size = UVec2::new(640, 480);
        let scissors: Vec<_> = batches.iter().map(|batch| batch.scissor(size)).collect();
        let wanted = [Some([20, 430, 40, 10]), Some([0, 0, 640, 480]), None];
        assert_eq!(scissors, wanted);
    }

    #[test]
    fn what_is_covered_shows_its_own_part_of_the_picture() {
        let (vertices, indices) = quads(&[[0.0, 0.0, 50.0, 100.0]], UVec2::new(100, 100));
        assert_eq!((vertices.len(), indices.len()), (8, 12));
        assert_eq!(vertices[0].uv, pos2(0.0, 1.0));
        assert_eq!(vertices[2].uv, pos2(0.5, 0.0));
        assert_eq!(vertices[6].pos, pos2(100.0, 100.0));
    }
}
