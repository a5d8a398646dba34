//! The painter of egui: its triangles into a texture of their own when they change, and only what they cover onto the canvas.

use std::collections::HashMap;

use bevy::math::{UVec2, Vec2};
use egui::epaint::{ImageDelta, Primitive, Vertex};
use egui::{ImageData, TextureId};

use super::context::{Gl, over};
use super::mesh::{Layout, Mesh};
use super::programs::Flat;
use super::textures::{Reading, Target, Texture};
use crate::render_queue::PanelPaint;

/// One draw of egui's.
struct Batch {
    texture: TextureId,
    /// Device pixels: left, top, width, height.
    clip: [u32; 4],
    indices: std::ops::Range<u32>,
}

/// Everything of the panels on the graphics card.
pub struct EguiPainter {
    target: Option<Target>,
    textures: HashMap<TextureId, Texture>,
    triangles: Mesh,
    batches: Vec<Batch>,
    /// Device pixels a point.
    scale: f32,
    changed: bool,
    /// Device pixels: left, top, right, bottom.
    covered: Vec<[f32; 4]>,
    /// The rectangles of the target that go onto the canvas; the last is the whole screen.
    quads: Mesh,
}

impl EguiPainter {
    /// Empty.
    pub fn new(gl: &Gl) -> Self {
        Self {
            target: None,
            textures: HashMap::new(),
            triangles: Mesh::new(gl, Layout::Flat),
            batches: Vec::new(),
            scale: 1.0,
            changed: false,
            covered: Vec::new(),
            quads: Mesh::new(gl, Layout::Flat),
        }
    }

    /// Takes panels that egui painted anew.
    pub fn take(&mut self, gl: &Gl, mut paint: PanelPaint) {
        for (id, deltas) in std::mem::take(&mut paint.textures.set) {
            for delta in deltas {
                self.texture(gl, id, &delta);
            }
        }
        for id in std::mem::take(&mut paint.textures.free) {
            self.textures.remove(&id);
        }
        let mut vertices: Vec<Vertex> = Vec::new();
        let mut indices: Vec<u32> = Vec::new();
        self.batches.clear();
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
            self.batches.push(Batch {
                texture: mesh.texture_id,
                clip: [
                    left as u32,
                    top as u32,
                    width.max(0.0) as u32,
                    height.max(0.0) as u32,
                ],
                indices: first..indices.len() as u32,
            });
        }
        self.triangles
            .fill(bytemuck::cast_slice(&vertices), &indices);
        self.scale = paint.scale;
        self.covered = paint.covered;
        self.changed = true;
    }

    fn texture(&mut self, gl: &Gl, id: TextureId, delta: &ImageDelta) {
        let ImageData::Color(image) = &delta.image;
        let size = UVec2::new(image.size[0] as u32, image.size[1] as u32);
        let pixels: &[u8] = bytemuck::cast_slice(&image.pixels);
        let origin = match delta.pos {
            Some([x, y]) => UVec2::new(x as u32, y as u32),
            None => {
                let made = Texture::single(gl, size, Reading::Smooth);
                self.textures.insert(id, made);
                UVec2::ZERO
            }
        };
        if let Some(texture) = self.textures.get(&id) {
            texture.write(origin, size, pixels);
        }
    }

    /// Takes a picture that panels show.
    pub fn picture(&mut self, gl: &Gl, id: u64, size: UVec2, pixels: &[u8]) {
        let made = Texture::single(gl, size, Reading::Smooth);
        made.write(UVec2::ZERO, size, pixels);
        self.textures.insert(TextureId::User(id), made);
    }

    /// A picture is not shown any more.
    pub fn drop_picture(&mut self, id: u64) {
        self.textures.remove(&TextureId::User(id));
    }

    /// Paints the panels into their texture, when they or the canvas' size (pixels) changed.
    pub fn paint(&mut self, gl: &Gl, flat: &Flat, size: UVec2) {
        let fits = self.target.as_ref().is_some_and(|kept| kept.size == size);
        if fits && !self.changed {
            return;
        }
        self.changed = false;
        self.write_quads(size);
        if !fits {
            self.target = Some(Target::new(gl, size, Reading::Sharp, false));
        }
        let Some(target) = &self.target else { return };
        target.bind();
        over(gl);
        gl.clear_color(0.0, 0.0, 0.0, 0.0);
        gl.clear(Gl::COLOR_BUFFER_BIT);
        flat.begin(gl, Vec2::splat(2.0 * self.scale) / size.as_vec2());
        self.triangles.bind();
        gl.enable(Gl::SCISSOR_TEST);
        let mut bound = None;
        let mut clipped = None;
        for batch in &self.batches {
            let [left, top, width, height] = batch.clip;
            let (width, height) = (
                width.min(size.x.saturating_sub(left)),
                height.min(size.y.saturating_sub(top)),
            );
            let Some(texture) = self.textures.get(&batch.texture) else {
                continue;
            };
            if width == 0 || height == 0 {
                continue;
            }
            if bound != Some(batch.texture) {
                texture.bind();
                bound = Some(batch.texture);
            }
            // WebGL counts rows from below.
            let clip = [left, size.y - top - height, width, height].map(|part| part as i32);
            if clipped != Some(clip) {
                let [left, low, width, height] = clip;
                gl.scissor(left, low, width, height);
                clipped = Some(clip);
            }
            self.triangles.draw(batch.indices.clone());
        }
        gl.disable(Gl::SCISSOR_TEST);
    }

    /// Puts what the panels cover onto the canvas.
    pub fn show(&self, gl: &Gl, flat: &Flat, size: UVec2) {
        let Some(target) = &self.target else { return };
        // All but the whole screen.
        let covered = self.quads.count.saturating_sub(6);
        if covered > 0 {
            flat.begin(gl, Vec2::splat(2.0) / size.as_vec2());
            target.texture.bind();
            self.quads.bind();
            self.quads.draw(0..covered);
        }
    }

    /// Fills the canvas with a picture of the hall.
    pub fn fill(&self, gl: &Gl, flat: &Flat, size: UVec2, picture: &Target) {
        flat.begin(gl, Vec2::splat(2.0) / size.as_vec2());
        picture.texture.bind();
        self.quads.bind();
        self.quads
            .draw(self.quads.count.saturating_sub(6)..self.quads.count);
    }

    /// The rectangles that panels cover, and at the end the whole screen.
    fn write_quads(&mut self, size: UVec2) {
        let size = size.as_vec2();
        let corner = |x: f32, y: f32| Vertex {
            pos: egui::pos2(x, y),
            // What was drawn has its first row at the bottom.
            uv: egui::pos2(x / size.x, 1.0 - y / size.y),
            color: egui::Color32::WHITE,
        };
        let mut vertices = Vec::new();
        let mut indices = Vec::new();
        let screen = [0.0, 0.0, size.x, size.y];
        for &[left, top, right, bottom] in self.covered.iter().chain([&screen]) {
            let first = vertices.len() as u32;
            indices.extend([0, 1, 2, 0, 2, 3].map(|index| first + index));
            vertices.extend([
                corner(left, top),
                corner(right, top),
                corner(right, bottom),
                corner(left, bottom),
            ]);
        }
        self.quads.fill(bytemuck::cast_slice(&vertices), &indices);
    }
}
