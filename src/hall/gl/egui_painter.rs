//! The painter of egui: its triangles into a texture of their own when they change, and only what they cover onto the canvas.

use std::collections::HashMap;

use bevy::math::{UVec2, Vec2};
use egui::epaint::ImageDelta;
use egui::{ImageData, TextureId};

use super::context::over;
use super::mesh::{GpuMesh, Layout};
use super::port::Gl;
use super::programs::Flat;
use super::textures::{RenderTarget, Sampling, Texture};
use crate::panel_batches::{self, Batch};
use crate::render_queue::PanelPaint;

/// Everything of the panels on the graphics card.
pub struct EguiPainter {
    target: Option<RenderTarget>,
    textures: HashMap<TextureId, Texture>,
    triangles: GpuMesh,
    batches: Vec<Batch>,
    /// Device pixels a point.
    scale: f32,
    changed: bool,
    /// Device pixels: left, top, right, bottom.
    covered: Vec<[f32; 4]>,
    /// The rectangles of the target that go onto the canvas; the last is the whole screen.
    quads: GpuMesh,
}

impl EguiPainter {
    /// Empty.
    pub fn new(gl: &Gl) -> Self {
        Self {
            target: None,
            textures: HashMap::new(),
            triangles: GpuMesh::new(gl, Layout::Flat),
            batches: Vec::new(),
            scale: 1.0,
            changed: false,
            covered: Vec::new(),
            quads: GpuMesh::new(gl, Layout::Flat),
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
        let ((vertices, indices), batches) = panel_batches::batches(&paint);
        self.triangles
            .fill(bytemuck::cast_slice(&vertices), &indices);
        self.batches = batches;
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
                let made = Texture::single(gl, size, Sampling::Smooth);
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
        let made = Texture::single(gl, size, Sampling::Smooth);
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
        let (vertices, indices) = panel_batches::quads(&self.covered, size);
        self.quads.fill(bytemuck::cast_slice(&vertices), &indices);
        if !fits {
            self.target = Some(RenderTarget::new(gl, size, Sampling::Sharp, false));
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
            let texture = self.textures.get(&batch.texture);
            let (Some(texture), Some(clip)) = (texture, batch.scissor(size)) else {
                continue;
            };
            if bound != Some(batch.texture) {
                texture.bind();
                bound = Some(batch.texture);
            }
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
    pub fn fill(&self, gl: &Gl, flat: &Flat, size: UVec2, picture: &RenderTarget) {
        flat.begin(gl, Vec2::splat(2.0) / size.as_vec2());
        picture.texture.bind();
        self.quads.bind();
        self.quads
            .draw(self.quads.count.saturating_sub(6)..self.quads.count);
    }
}
