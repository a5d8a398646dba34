//! Everything that lies on the graphics card.

use bevy::math::UVec2;
use bevy::prelude::*;
use wgpu::util::DeviceExt;
use wgpu::{
    Backends, BindGroup, Buffer, BufferUsages, Device, DeviceDescriptor, Instance,
    InstanceDescriptor, Queue, RequestAdapterOptions, Surface, SurfaceTarget, TextureView,
};

use super::canvas;
use super::deliver::{Delivery, ShellRanges, Surfaces};
use super::flat::Panels;
use super::pipelines::Pipelines;
use super::textures::{self, Readable, Reading};
use crate::booths::atlas::{PAGE, PAGES, Tile};
use crate::booths::mips::LEVELS;
use crate::packed::Packed;

/// A mesh on the graphics card.
pub struct Mesh {
    /// See `packed`.
    pub vertices: Buffer,
    /// Four bytes each.
    pub indices: Buffer,
    /// How many indices there are.
    pub count: u32,
}

/// A uniform buffer with its bind group.
pub struct Uniform {
    buffer: Buffer,
    written: Vec<f32>,
    /// To draw with.
    pub group: BindGroup,
}

/// Everything that lies on the graphics card.
#[derive(Resource)]
pub struct Stage {
    /// The device.
    pub device: Device,
    /// Its queue.
    pub queue: Queue,
    /// The canvas.
    pub surface: Surface<'static>,
    /// What draws.
    pub pipelines: Pipelines,
    /// Size the canvas and its depth buffer have now, pixels.
    size: UVec2,
    /// The hall at half resolution, when it is wanted.
    pub half: Option<Readable>,
    depth: [Option<(UVec2, TextureView)>; 2],
    /// The visitor's view.
    pub view: Uniform,
    /// How far along the hall something is moved: first a zero, for what stands where it is, then the places of the parts.
    pub along: Buffer,
    /// The hall, and where in it its parts are.
    pub shell: Option<(Mesh, ShellRanges)>,
    /// The booths by detail.
    pub booths: [Option<Mesh>; 2],
    /// What hangs on them.
    pub hangings: Option<Mesh>,
    /// The way on the floor.
    pub markers: Option<Mesh>,
    /// The halls' surfaces.
    pub surfaces: Readable,
    /// The pages of pictures.
    pub pages: Readable,
    /// egui's side.
    pub panels: Panels,
}

/// Why there is nothing to draw on.
#[derive(Debug, thiserror::Error)]
pub enum NoStage {
    /// The page has no such canvas.
    #[error("the page has no canvas {0}")]
    Canvas(String),
    /// The browser gives no WebGL 2 context.
    #[error("WebGL 2: {0}")]
    Context(#[from] wgpu::CreateSurfaceError),
    /// Its graphics are too old, or switched off.
    #[error("WebGL 2: {0}")]
    Adapter(#[from] wgpu::RequestAdapterError),
    /// It promises more than it keeps.
    #[error("WebGL 2: {0}")]
    Device(#[from] wgpu::RequestDeviceError),
}

impl Stage {
    /// Sets the stage on the page's canvas.
    ///
    /// # Errors
    /// When the browser gives no WebGL 2 to draw with.
    pub async fn set_up() -> Result<Self, NoStage> {
        let selector = crate::start::canvas();
        let canvas = canvas::find(&selector).ok_or(NoStage::Canvas(selector))?;
        let mut wanted = InstanceDescriptor::new_without_display_handle();
        wanted.backends = Backends::GL;
        let instance = Instance::new(wanted);
        let surface = instance.create_surface(SurfaceTarget::Canvas(canvas))?;
        let options = RequestAdapterOptions {
            compatible_surface: Some(&surface),
            ..RequestAdapterOptions::default()
        };
        let adapter = instance.request_adapter(&options).await?;
        let (device, queue) = adapter
            .request_device(&DeviceDescriptor {
                required_limits: adapter.limits(),
                ..DeviceDescriptor::default()
            })
            .await?;
        Ok(Self::new(device, queue, surface))
    }

    fn new(device: Device, queue: Queue, surface: Surface<'static>) -> Self {
        let pipelines = Pipelines::new(&device);
        let view = Uniform::new(&device, &pipelines, 96);
        let along = buffer(
            &device,
            "along",
            &0.0_f32.to_le_bytes(),
            BufferUsages::VERTEX,
        );
        // Until the surfaces arrive everything shows its plain colours.
        let plain = Surfaces {
            side: 4,
            layers: vec![vec![vec![255; 64]]; venue::mesh::Surface::ALL.len()],
        };
        let surfaces = surfaces(&device, &queue, &pipelines, &plain);
        let pages = textures::array(
            &device,
            &pipelines.layers_layout,
            UVec2::splat(PAGE),
            PAGES,
            LEVELS,
            Reading::Smooth,
        );
        let panels = Panels::new(&device, &queue, &pipelines);
        Self {
            device,
            queue,
            surface,
            pipelines,
            size: UVec2::ZERO,
            half: None,
            depth: [None, None],
            view,
            along,
            shell: None,
            booths: [None, None],
            hangings: None,
            markers: None,
            surfaces,
            pages,
            panels,
        }
    }

    /// Takes what was delivered.
    pub fn take(&mut self, deliveries: Vec<Delivery>) {
        for delivery in deliveries {
            match delivery {
                Delivery::Shell(packed, parts, along) => {
                    self.shell = mesh(&self.device, &packed).map(|mesh| (mesh, parts));
                    let bytes: Vec<u8> = along.iter().flat_map(|z| z.to_le_bytes()).collect();
                    self.along = buffer(&self.device, "along", &bytes, BufferUsages::VERTEX);
                }
                Delivery::Booths(detail, packed) => {
                    self.booths[detail as usize] = mesh(&self.device, &packed);
                }
                Delivery::Pictures(packed) => self.hangings = mesh(&self.device, &packed),
                Delivery::Markers(packed) => self.markers = mesh(&self.device, &packed),
                Delivery::Surfaces(layers) => {
                    self.surfaces = surfaces(&self.device, &self.queue, &self.pipelines, &layers);
                }
                Delivery::Tile(tile, levels) => self.write_tile(tile, &levels),
                Delivery::Panels(paint) => {
                    self.panels
                        .take(&self.device, &self.queue, &self.pipelines, paint);
                }
                Delivery::PanelPicture(id, size, pixels) => {
                    self.panels.picture(
                        &self.device,
                        &self.queue,
                        &self.pipelines,
                        id,
                        size,
                        &pixels,
                    );
                }
                Delivery::DropPanelPicture(id) => self.panels.drop_picture(id),
            }
        }
    }

    fn write_tile(&self, tile: Tile, levels: &[Vec<u8>]) {
        for (level, pixels) in levels.iter().enumerate() {
            let size = tile.class.size() >> level as u32;
            let origin = tile.origin() >> level as u32;
            textures::write(
                &self.queue,
                &self.pages.texture,
                origin,
                tile.page(),
                level as u32,
                size,
                pixels,
            );
        }
    }

    /// Fits the canvas and the targets to the frame; the size the hall is drawn at.
    pub fn fit(&mut self, size: UVec2, half: bool) -> UVec2 {
        if self.size != size {
            self.size = size;
            self.surface
                .configure(&self.device, &canvas::configuration(size));
        }
        let hall = if half {
            (size / 2).max(UVec2::ONE)
        } else {
            size
        };
        let size_fits = |half: &Readable| {
            half.texture.size().width == hall.x && half.texture.size().height == hall.y
        };
        if half && !self.half.as_ref().is_some_and(size_fits) {
            let layout = &self.pipelines.picture_layout;
            self.half = Some(textures::single(
                &self.device,
                layout,
                hall,
                true,
                Reading::Smooth,
            ));
        }
        hall
    }

    /// The depth buffer for a target of this size: one for every pixel, one for half of them.
    pub fn depth(&mut self, size: UVec2, half: bool) -> TextureView {
        let kept = &mut self.depth[usize::from(half)];
        match kept {
            Some((fits, view)) if *fits == size => view.clone(),
            _ => {
                let view = textures::depth(&self.device, size);
                *kept = Some((size, view.clone()));
                view
            }
        }
    }
}

impl Uniform {
    /// A uniform buffer of so many bytes.
    pub fn new(device: &Device, pipelines: &Pipelines, bytes: u64) -> Self {
        let buffer = device.create_buffer(&wgpu::BufferDescriptor {
            label: None,
            size: bytes,
            usage: BufferUsages::UNIFORM | BufferUsages::COPY_DST,
            mapped_at_creation: false,
        });
        let group = device.create_bind_group(&wgpu::BindGroupDescriptor {
            label: None,
            layout: &pipelines.view_layout,
            entries: &[wgpu::BindGroupEntry {
                binding: 0,
                resource: buffer.as_entire_binding(),
            }],
        });
        let written = Vec::new();
        Self {
            buffer,
            written,
            group,
        }
    }

    /// Writes numbers into it, unless they are there: a write is a copy by way of another buffer.
    pub fn write(&mut self, queue: &Queue, numbers: &[f32]) {
        if self.written == numbers {
            return;
        }
        numbers.clone_into(&mut self.written);
        let bytes: Vec<u8> = numbers
            .iter()
            .flat_map(|number| number.to_le_bytes())
            .collect();
        queue.write_buffer(&self.buffer, 0, &bytes);
    }
}

fn surfaces(device: &Device, queue: &Queue, pipelines: &Pipelines, from: &Surfaces) -> Readable {
    let levels = from.layers.first().map_or(1, Vec::len) as u32;
    let size = UVec2::splat(from.side);
    let layers = from.layers.len() as u32;
    let made = textures::array(
        device,
        &pipelines.layers_layout,
        size,
        layers,
        levels,
        Reading::Tiled,
    );
    for (layer, sizes) in from.layers.iter().enumerate() {
        for (level, pixels) in sizes.iter().enumerate() {
            let side = (size >> level as u32).max(UVec2::ONE);
            textures::write(
                queue,
                &made.texture,
                UVec2::ZERO,
                layer as u32,
                level as u32,
                side,
                pixels,
            );
        }
    }
    made
}

/// A mesh on the graphics card; none when it is empty.
pub fn mesh(device: &Device, packed: &Packed) -> Option<Mesh> {
    if packed.indices.is_empty() {
        return None;
    }
    let indices = bytemuck::cast_slice(&packed.indices);
    Some(Mesh {
        vertices: buffer(device, "vertices", &packed.vertices, BufferUsages::VERTEX),
        indices: buffer(device, "indices", indices, BufferUsages::INDEX),
        count: packed.indices.len() as u32,
    })
}

fn buffer(device: &Device, label: &str, bytes: &[u8], usage: BufferUsages) -> Buffer {
    device.create_buffer_init(&wgpu::util::BufferInitDescriptor {
        label: Some(label),
        contents: bytes,
        usage,
    })
}
