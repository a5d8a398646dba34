//! Textures: the halls' surfaces, the pages of pictures, egui's own, and targets to draw into.

use bevy::math::UVec2;
use wgpu::{
    AddressMode, BindGroup, BindGroupLayout, Device, Extent3d, FilterMode, MipmapFilterMode,
    Origin3d, Queue, SamplerDescriptor, TexelCopyBufferLayout, TexelCopyTextureInfo, Texture,
    TextureAspect, TextureDescriptor, TextureDimension, TextureFormat, TextureUsages, TextureView,
    TextureViewDescriptor, TextureViewDimension,
};

/// A texture with what a shader needs to read it.
pub struct Readable {
    /// The texture.
    pub texture: Texture,
    /// The texture and its sampler.
    pub group: BindGroup,
}

/// How a texture is read beyond its edges and between its texels.
#[derive(Clone, Copy, PartialEq)]
pub enum Reading {
    /// Repeated, smooth.
    Tiled,
    /// Held at the edges, smooth.
    Smooth,
    /// Texel by texel.
    Sharp,
}

/// A texture array.
pub fn array(
    device: &Device,
    layout: &BindGroupLayout,
    size: UVec2,
    layers: u32,
    levels: u32,
    reading: Reading,
) -> Readable {
    let texture = device.create_texture(&TextureDescriptor {
        label: None,
        size: Extent3d {
            width: size.x,
            height: size.y,
            depth_or_array_layers: layers,
        },
        mip_level_count: levels,
        sample_count: 1,
        dimension: TextureDimension::D2,
        format: TextureFormat::Rgba8Unorm,
        usage: TextureUsages::TEXTURE_BINDING | TextureUsages::COPY_DST,
        view_formats: &[],
    });
    let view = texture.create_view(&TextureViewDescriptor {
        dimension: Some(TextureViewDimension::D2Array),
        ..TextureViewDescriptor::default()
    });
    let group = group(device, layout, &view, reading);
    Readable { texture, group }
}

/// A single texture; `target` when it is also drawn into.
pub fn single(
    device: &Device,
    layout: &BindGroupLayout,
    size: UVec2,
    target: bool,
    reading: Reading,
) -> Readable {
    let usage = if target {
        TextureUsages::RENDER_ATTACHMENT
    } else {
        TextureUsages::COPY_DST
    };
    let usage = usage | TextureUsages::TEXTURE_BINDING;
    let texture = picture(device, size, TextureFormat::Rgba8Unorm, usage);
    let view = texture.create_view(&TextureViewDescriptor::default());
    let group = group(device, layout, &view, reading);
    Readable { texture, group }
}

/// A depth buffer.
pub fn depth(device: &Device, size: UVec2) -> TextureView {
    let usage = TextureUsages::RENDER_ATTACHMENT;
    picture(device, size, super::canvas::DEPTH, usage)
        .create_view(&TextureViewDescriptor::default())
}

/// One picture without smaller copies.
fn picture(device: &Device, size: UVec2, format: TextureFormat, usage: TextureUsages) -> Texture {
    device.create_texture(&TextureDescriptor {
        label: None,
        size: Extent3d {
            width: size.x.max(1),
            height: size.y.max(1),
            depth_or_array_layers: 1,
        },
        mip_level_count: 1,
        sample_count: 1,
        dimension: TextureDimension::D2,
        format,
        usage,
        view_formats: &[],
    })
}

fn group(
    device: &Device,
    layout: &BindGroupLayout,
    view: &TextureView,
    reading: Reading,
) -> BindGroup {
    let address = match reading {
        Reading::Tiled => AddressMode::Repeat,
        Reading::Smooth | Reading::Sharp => AddressMode::ClampToEdge,
    };
    let filter = match reading {
        Reading::Tiled | Reading::Smooth => FilterMode::Linear,
        Reading::Sharp => FilterMode::Nearest,
    };
    let sampler = device.create_sampler(&SamplerDescriptor {
        label: None,
        address_mode_u: address,
        address_mode_v: address,
        mag_filter: filter,
        min_filter: filter,
        mipmap_filter: MipmapFilterMode::Linear,
        ..SamplerDescriptor::default()
    });
    device.create_bind_group(&wgpu::BindGroupDescriptor {
        label: None,
        layout,
        entries: &[
            wgpu::BindGroupEntry {
                binding: 0,
                resource: wgpu::BindingResource::TextureView(view),
            },
            wgpu::BindGroupEntry {
                binding: 1,
                resource: wgpu::BindingResource::Sampler(&sampler),
            },
        ],
    })
}

/// Writes pixels (four bytes each) into a level of a layer.
pub fn write(
    queue: &Queue,
    texture: &Texture,
    origin: UVec2,
    layer: u32,
    level: u32,
    size: UVec2,
    pixels: &[u8],
) {
    queue.write_texture(
        TexelCopyTextureInfo {
            texture,
            mip_level: level,
            origin: Origin3d {
                x: origin.x,
                y: origin.y,
                z: layer,
            },
            aspect: TextureAspect::All,
        },
        pixels,
        TexelCopyBufferLayout {
            offset: 0,
            bytes_per_row: Some(size.x * 4),
            rows_per_image: Some(size.y),
        },
        Extent3d {
            width: size.x,
            height: size.y,
            depth_or_array_layers: 1,
        },
    );
}
