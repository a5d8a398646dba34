//! The panels: egui's triangles into a texture of their own when they change, and only what they cover onto the canvas.

use std::collections::HashMap;

use bevy::math::UVec2;
use egui::epaint::{ImageDelta, Primitive, Vertex};
use egui::{ImageData, TextureId};
use wgpu::{
    Buffer, BufferUsages, CommandEncoder, Device, IndexFormat, LoadOp, Operations, Queue,
    RenderPass, RenderPassColorAttachment, RenderPassDescriptor, RenderPipeline, StoreOp,
    TextureViewDescriptor,
};

use super::deliver::PanelPaint;
use super::pipelines::Pipelines;
use super::stage::Uniform;
use super::textures::{self, Readable, Reading};

/// One draw of egui's.
struct Batch {
    texture: TextureId,
    /// Device pixels: left, top, width, height.
    clip: [u32; 4],
    indices: std::ops::Range<u32>,
}

/// Everything of the panels on the graphics card.
pub struct Panels {
    target: Option<(UVec2, Readable)>,
    textures: HashMap<TextureId, Readable>,
    vertices: Buffer,
    indices: Buffer,
    batches: Vec<Batch>,
    /// Points of egui to clip space.
    points: Uniform,
    /// Device pixels to clip space.
    pixels: Uniform,
    scale: f32,
    stale: bool,
    covered: Vec<[f32; 4]>,
    quads: Buffer,
    quad_indices: Buffer,
    /// How many rectangles the quads hold; the last one is the whole screen.
    quad_count: u32,
    /// What the quads were last written with.
    written: Vec<u8>,
}

/// Rectangles that are put onto the canvas one by one; more are joined into one.
const MOST_RECTANGLES: usize = 15;

impl Panels {
    /// Empty.
    pub fn new(device: &Device, queue: &Queue, pipelines: &Pipelines) -> Self {
        let quad_indices: Vec<u32> = (0..=MOST_RECTANGLES as u32)
            .flat_map(|quad| [0, 1, 2, 0, 2, 3].map(|index| quad * 4 + index))
            .collect();
        let quad_buffer = sized(
            device,
            (MOST_RECTANGLES as u64 + 1) * 80,
            BufferUsages::VERTEX,
        );
        let index_buffer = sized(device, quad_indices.len() as u64 * 4, BufferUsages::INDEX);
        queue.write_buffer(&index_buffer, 0, bytemuck::cast_slice(&quad_indices));
        Self {
            target: None,
            textures: HashMap::new(),
            vertices: sized(device, 1024, BufferUsages::VERTEX),
            indices: sized(device, 1024, BufferUsages::INDEX),
            batches: Vec::new(),
            points: Uniform::new(device, pipelines, 16),
            pixels: Uniform::new(device, pipelines, 16),
            scale: 1.0,
            stale: false,
            covered: Vec::new(),
            quads: quad_buffer,
            quad_indices: index_buffer,
            quad_count: 0,
            written: Vec::new(),
        }
    }

    /// Takes panels that egui painted anew.
    pub fn take(
        &mut self,
        device: &Device,
        queue: &Queue,
        pipelines: &Pipelines,
        mut paint: PanelPaint,
    ) {
        for (id, deltas) in std::mem::take(&mut paint.textures.set) {
            for delta in deltas {
                self.texture(device, queue, pipelines, id, &delta);
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
        let usage = BufferUsages::VERTEX;
        fill(
            device,
            queue,
            &mut self.vertices,
            bytemuck::cast_slice(&vertices),
            usage,
        );
        let usage = BufferUsages::INDEX;
        fill(
            device,
            queue,
            &mut self.indices,
            bytemuck::cast_slice(&indices),
            usage,
        );
        self.scale = paint.scale;
        self.covered = paint.covered;
        self.stale = true;
    }

    fn texture(
        &mut self,
        device: &Device,
        queue: &Queue,
        pipelines: &Pipelines,
        id: TextureId,
        delta: &ImageDelta,
    ) {
        let ImageData::Color(image) = &delta.image;
        let size = UVec2::new(image.size[0] as u32, image.size[1] as u32);
        let pixels: &[u8] = bytemuck::cast_slice(&image.pixels);
        let origin = match delta.pos {
            Some([x, y]) => UVec2::new(x as u32, y as u32),
            None => {
                let layout = &pipelines.picture_layout;
                let made = textures::single(device, layout, size, false, Reading::Smooth);
                self.textures.insert(id, made);
                UVec2::ZERO
            }
        };
        if let Some(texture) = self.textures.get(&id) {
            textures::write(queue, &texture.texture, origin, 0, 0, size, pixels);
        }
    }

    /// Takes a picture that panels show.
    pub fn picture(
        &mut self,
        device: &Device,
        queue: &Queue,
        pipelines: &Pipelines,
        id: u64,
        size: UVec2,
        pixels: &[u8],
    ) {
        let made = textures::single(
            device,
            &pipelines.picture_layout,
            size,
            false,
            Reading::Smooth,
        );
        textures::write(queue, &made.texture, UVec2::ZERO, 0, 0, size, pixels);
        self.textures.insert(TextureId::User(id), made);
    }

    /// A picture is not shown any more.
    pub fn drop_picture(&mut self, id: u64) {
        self.textures.remove(&TextureId::User(id));
    }

    /// Paints the panels into their texture, when they or the canvas' size changed.
    pub fn paint(
        &mut self,
        queue: &Queue,
        pipelines: &Pipelines,
        encoder: &mut CommandEncoder,
        size: UVec2,
    ) {
        let fits = self.target.as_ref().is_some_and(|(fits, _)| *fits == size);
        if fits && !self.stale {
            return;
        }
        self.stale = false;
        if self.batches.is_empty() {
            self.quad_count = 0;
        }
        let points = self.scale * 2.0;
        let size_f = size.as_vec2();
        self.points
            .write(queue, &[points / size_f.x, points / size_f.y, 0.0, 0.0]);
        self.pixels
            .write(queue, &[2.0 / size_f.x, 2.0 / size_f.y, 0.0, 0.0]);
        self.write_quads(queue, size);
        let Some((_, target)) = self.target.as_ref().filter(|(fits, _)| *fits == size) else {
            return;
        };
        let view = target
            .texture
            .create_view(&TextureViewDescriptor::default());
        let mut pass = encoder.begin_render_pass(&RenderPassDescriptor {
            label: None,
            color_attachments: &[Some(RenderPassColorAttachment {
                view: &view,
                depth_slice: None,
                resolve_target: None,
                ops: Operations {
                    load: LoadOp::Clear(wgpu::Color::TRANSPARENT),
                    store: StoreOp::Store,
                },
            })],
            depth_stencil_attachment: None,
            timestamp_writes: None,
            occlusion_query_set: None,
            multiview_mask: None,
        });
        pass.set_pipeline(&pipelines.panels);
        pass.set_bind_group(0, &self.points.group, &[]);
        pass.set_vertex_buffer(0, self.vertices.slice(..));
        pass.set_index_buffer(self.indices.slice(..), IndexFormat::Uint32);
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
                pass.set_bind_group(1, &texture.group, &[]);
                bound = Some(batch.texture);
            }
            if clipped != Some((left, top, width, height)) {
                pass.set_scissor_rect(left, top, width, height);
                clipped = Some((left, top, width, height));
            }
            pass.draw_indexed(batch.indices.clone(), 0, 0..1);
        }
    }

    /// Makes sure there is a texture to paint into.
    pub fn fit(&mut self, device: &Device, pipelines: &Pipelines, size: UVec2) {
        if self.target.as_ref().is_none_or(|(fits, _)| *fits != size) {
            let made = textures::single(
                device,
                &pipelines.picture_layout,
                size,
                true,
                Reading::Sharp,
            );
            self.target = Some((size, made));
            self.stale = true;
        }
    }

    /// Puts what the panels cover onto the canvas.
    pub fn show(&self, pass: &mut RenderPass<'_>, _: &Pipelines, pipeline: &RenderPipeline) {
        let Some((_, target)) = &self.target else {
            return;
        };
        if self.quad_count == 0 {
            return;
        }
        pass.set_pipeline(pipeline);
        pass.set_bind_group(0, &self.pixels.group, &[]);
        pass.set_bind_group(1, &target.group, &[]);
        pass.set_vertex_buffer(0, self.quads.slice(..));
        pass.set_index_buffer(self.quad_indices.slice(..), IndexFormat::Uint32);
        pass.draw_indexed(0..self.quad_count * 6, 0, 0..1);
    }

    /// Puts the hall, drawn at half resolution, onto the canvas.
    pub fn enlarge(&self, pass: &mut RenderPass<'_>, pipelines: &Pipelines, half: &Readable) {
        pass.set_pipeline(&pipelines.panels);
        pass.set_bind_group(0, &self.pixels.group, &[]);
        pass.set_bind_group(1, &half.group, &[]);
        pass.set_vertex_buffer(0, self.quads.slice(..));
        pass.set_index_buffer(self.quad_indices.slice(..), IndexFormat::Uint32);
        let last = MOST_RECTANGLES as u32 * 6;
        pass.draw_indexed(last..last + 6, 0, 0..1);
    }

    /// The rectangles that panels cover, and at the end the whole screen.
    fn write_quads(&mut self, queue: &Queue, size: UVec2) {
        let size = size.as_vec2();
        let mut rectangles = std::mem::take(&mut self.covered);
        if rectangles.len() > MOST_RECTANGLES {
            let joined = rectangles.iter().skip(1).fold(rectangles[0], |a, b| {
                [
                    a[0].min(b[0]),
                    a[1].min(b[1]),
                    a[2].max(b[2]),
                    a[3].max(b[3]),
                ]
            });
            rectangles = vec![joined];
        }
        self.quad_count = rectangles.len() as u32;
        let quad = |[left, top, right, bottom]: [f32; 4]| {
            [(left, top), (right, top), (right, bottom), (left, bottom)]
                .into_iter()
                .flat_map(move |(x, y)| {
                    let mut bytes = Vec::with_capacity(20);
                    for number in [x, y, x / size.x, y / size.y] {
                        bytes.extend_from_slice(&f32::to_le_bytes(number));
                    }
                    bytes.extend_from_slice(&[255; 4]);
                    bytes
                })
        };
        let mut bytes: Vec<u8> = rectangles.iter().copied().flat_map(quad).collect();
        // The whole screen stands behind the last of them.
        bytes.resize(MOST_RECTANGLES * 80, 0);
        bytes.extend(quad([0.0, 0.0, size.x, size.y]));
        if self.written != bytes {
            queue.write_buffer(&self.quads, 0, &bytes);
            self.written = bytes;
        }
        self.covered = rectangles;
    }
}

fn sized(device: &Device, size: u64, usage: BufferUsages) -> Buffer {
    device.create_buffer(&wgpu::BufferDescriptor {
        label: None,
        size,
        usage: usage | BufferUsages::COPY_DST,
        mapped_at_creation: false,
    })
}

fn fill(device: &Device, queue: &Queue, buffer: &mut Buffer, bytes: &[u8], usage: BufferUsages) {
    if bytes.len() as u64 > buffer.size() {
        *buffer = sized(device, (bytes.len() as u64).next_power_of_two(), usage);
    }
    queue.write_buffer(buffer, 0, bytes);
}
