//! The pipelines: the hall's surfaces, its markers, and what is flat on the screen.

use wgpu::{
    BindGroupLayout, BlendState, ColorTargetState, ColorWrites, CompareFunction, DepthBiasState,
    DepthStencilState, Device, Face, FragmentState, FrontFace, MultisampleState,
    PipelineLayoutDescriptor, PrimitiveState, RenderPipeline, RenderPipelineDescriptor,
    ShaderModule, ShaderModuleDescriptor, ShaderSource, StencilState, VertexAttribute,
    VertexBufferLayout, VertexFormat, VertexState, VertexStepMode,
};

use super::canvas::{DEPTH, FORMAT};
use crate::packed::STRIDE;

/// Everything that draws.
pub struct Pipelines {
    /// Uniforms of the vertex shader.
    pub view_layout: BindGroupLayout,
    /// A texture array and its sampler.
    pub layers_layout: BindGroupLayout,
    /// A texture and its sampler.
    pub picture_layout: BindGroupLayout,
    /// Walls, booths and pictures.
    pub surface: RenderPipeline,
    /// The way on the floor.
    pub marker: RenderPipeline,
    /// egui's shapes into their texture.
    pub panels: RenderPipeline,
    /// Textures onto the canvas, over the hall.
    pub flat: RenderPipeline,
}

const CORNERS: [VertexAttribute; 4] = [
    attribute(VertexFormat::Float32x3, 0, 0),
    attribute(VertexFormat::Float32x2, 12, 1),
    attribute(VertexFormat::Unorm8x4, 20, 2),
    attribute(VertexFormat::Unorm8x4, 24, 3),
];
const ALONG: [VertexAttribute; 1] = [attribute(VertexFormat::Float32, 0, 4)];
const FLAT: [VertexAttribute; 3] = [
    attribute(VertexFormat::Float32x2, 0, 0),
    attribute(VertexFormat::Float32x2, 8, 1),
    attribute(VertexFormat::Unorm8x4, 16, 2),
];

const fn attribute(format: VertexFormat, offset: u64, shader_location: u32) -> VertexAttribute {
    VertexAttribute {
        format,
        offset,
        shader_location,
    }
}

impl Pipelines {
    /// Compiles everything: on the web that blocks, so it happens once, behind the loading screen.
    pub fn new(device: &Device) -> Self {
        let view_layout = uniform_layout(device);
        let layers_layout = texture_layout(device, wgpu::TextureViewDimension::D2Array);
        let picture_layout = texture_layout(device, wgpu::TextureViewDimension::D2);
        let hall = module(device, "hall", include_str!("hall.wgsl"));
        let flat = module(device, "flat", include_str!("flat.wgsl"));
        let in_hall = [
            Some(VertexBufferLayout {
                array_stride: STRIDE as u64,
                step_mode: VertexStepMode::Vertex,
                attributes: &CORNERS,
            }),
            Some(VertexBufferLayout {
                array_stride: 4,
                step_mode: VertexStepMode::Instance,
                attributes: &ALONG,
            }),
        ];
        let on_screen = [Some(VertexBufferLayout {
            array_stride: 20,
            step_mode: VertexStepMode::Vertex,
            attributes: &FLAT,
        })];
        let build = Build { device };
        let in_layout = [Some(&view_layout), Some(&layers_layout)];
        let on_layout = [Some(&view_layout), Some(&picture_layout)];
        let surface = build.pipeline(
            ["corner", "surface"],
            &hall,
            &in_layout,
            &in_hall,
            None,
            Depth::Write,
        );
        let over = Some(BlendState::PREMULTIPLIED_ALPHA_BLENDING);
        let marker = build.pipeline(
            ["mark", "marker"],
            &hall,
            &in_layout,
            &in_hall,
            Some(BlendState::ALPHA_BLENDING),
            Depth::Test,
        );
        let panels = build.pipeline(
            ["corner", "paint"],
            &flat,
            &on_layout,
            &on_screen,
            over,
            Depth::None,
        );
        let flat = build.pipeline(
            ["corner", "paint"],
            &flat,
            &on_layout,
            &on_screen,
            over,
            Depth::Ignore,
        );
        Self {
            view_layout,
            layers_layout,
            picture_layout,
            surface,
            marker,
            panels,
            flat,
        }
    }
}

struct Build<'a> {
    device: &'a Device,
}

/// What a pipeline does with the depth buffer.
#[derive(Clone, Copy, PartialEq)]
enum Depth {
    Write,
    Test,
    Ignore,
    None,
}

impl Build<'_> {
    /// `corner` and `entry` are the names of the vertex and fragment shader.
    fn pipeline(
        &self,
        [corner, entry]: [&str; 2],
        module: &ShaderModule,
        layouts: &[Option<&BindGroupLayout>],
        buffers: &[Option<VertexBufferLayout<'_>>],
        blend: Option<BlendState>,
        depth: Depth,
    ) -> RenderPipeline {
        let layout = self
            .device
            .create_pipeline_layout(&PipelineLayoutDescriptor {
                label: None,
                bind_group_layouts: layouts,
                immediate_size: 0,
            });
        let depth_stencil = (depth != Depth::None).then(|| DepthStencilState {
            format: DEPTH,
            depth_write_enabled: Some(depth == Depth::Write),
            // Near is 1 and far is 0.
            depth_compare: Some(match depth {
                Depth::Write | Depth::Test => CompareFunction::GreaterEqual,
                Depth::Ignore | Depth::None => CompareFunction::Always,
            }),
            stencil: StencilState::default(),
            bias: DepthBiasState::default(),
        });
        self.device
            .create_render_pipeline(&RenderPipelineDescriptor {
                label: Some(entry),
                layout: Some(&layout),
                vertex: VertexState {
                    module,
                    entry_point: Some(corner),
                    compilation_options: Default::default(),
                    buffers,
                },
                primitive: PrimitiveState {
                    front_face: FrontFace::Ccw,
                    cull_mode: (depth == Depth::Write).then_some(Face::Back),
                    ..PrimitiveState::default()
                },
                depth_stencil,
                multisample: MultisampleState::default(),
                fragment: Some(FragmentState {
                    module,
                    entry_point: Some(entry),
                    compilation_options: Default::default(),
                    targets: &[Some(ColorTargetState {
                        format: FORMAT,
                        blend,
                        write_mask: ColorWrites::ALL,
                    })],
                }),
                multiview_mask: None,
                cache: None,
            })
    }
}

fn module(device: &Device, label: &str, source: &'static str) -> ShaderModule {
    device.create_shader_module(ShaderModuleDescriptor {
        label: Some(label),
        source: ShaderSource::Wgsl(source.into()),
    })
}

fn uniform_layout(device: &Device) -> BindGroupLayout {
    device.create_bind_group_layout(&wgpu::BindGroupLayoutDescriptor {
        label: None,
        entries: &[wgpu::BindGroupLayoutEntry {
            binding: 0,
            visibility: wgpu::ShaderStages::VERTEX_FRAGMENT,
            ty: wgpu::BindingType::Buffer {
                ty: wgpu::BufferBindingType::Uniform,
                has_dynamic_offset: false,
                min_binding_size: None,
            },
            count: None,
        }],
    })
}

fn texture_layout(device: &Device, view_dimension: wgpu::TextureViewDimension) -> BindGroupLayout {
    device.create_bind_group_layout(&wgpu::BindGroupLayoutDescriptor {
        label: None,
        entries: &[
            wgpu::BindGroupLayoutEntry {
                binding: 0,
                visibility: wgpu::ShaderStages::FRAGMENT,
                ty: wgpu::BindingType::Texture {
                    sample_type: wgpu::TextureSampleType::Float { filterable: true },
                    view_dimension,
                    multisampled: false,
                },
                count: None,
            },
            wgpu::BindGroupLayoutEntry {
                binding: 1,
                visibility: wgpu::ShaderStages::FRAGMENT,
                ty: wgpu::BindingType::Sampler(wgpu::SamplerBindingType::Filtering),
                count: None,
            },
        ],
    })
}
