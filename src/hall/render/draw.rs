//! One frame: the hall in one pass, the panels over it. A dozen draws at most.

use bevy::prelude::*;
use wgpu::{
    Color, CommandEncoderDescriptor, CurrentSurfaceTexture, IndexFormat, LoadOp, Operations,
    RenderPass, RenderPassColorAttachment, RenderPassDepthStencilAttachment, RenderPassDescriptor,
    StoreOp, TextureView, TextureViewDescriptor,
};

use super::deliver::Frame;
use super::stage::{Mesh, Stage};

/// Counts frames for the probe and for choosing the resolution.
pub static FRAMES: std::sync::atomic::AtomicU32 = std::sync::atomic::AtomicU32::new(0);

/// Draws the frame, when there is anything new in it.
pub fn draw(mut stage: ResMut<Stage>, frame: Res<Frame>) {
    if !frame.draws || frame.size.min_element() == 0 {
        return;
    }
    let size = stage.fit(frame.size, frame.half);
    let (CurrentSurfaceTexture::Success(canvas) | CurrentSurfaceTexture::Suboptimal(canvas)) =
        stage.surface.get_current_texture()
    else {
        return;
    };
    let view = canvas
        .texture
        .create_view(&TextureViewDescriptor::default());
    let depth = stage.depth(size, frame.half);
    let mut numbers = frame.clip_from_world.to_cols_array().to_vec();
    let haze = frame.air.haze.map(f32::sqrt);
    numbers.extend([haze.x, haze.y, haze.z, frame.air.density]);
    numbers.extend([frame.fade, frame.air.most, 0.0, 0.0]);
    let [r, g, b] = frame
        .air
        .behind
        .map(|part| f64::from(part) / 255.0 * f64::from(frame.fade));
    let behind = Color { r, g, b, a: 1.0 };
    let stage = &mut *stage;
    stage.view.write(&stage.queue, &numbers);
    let mut encoder = stage
        .device
        .create_command_encoder(&CommandEncoderDescriptor::default());
    stage
        .panels
        .fit(&stage.device, &stage.pipelines, frame.size);
    stage
        .panels
        .paint(&stage.queue, &stage.pipelines, &mut encoder, frame.size);
    match stage.half.as_ref().filter(|_| frame.half) {
        None => {
            let mut pass = begin(&mut encoder, &view, Some(&depth), behind);
            hall(&mut pass, stage, &frame);
            stage
                .panels
                .show(&mut pass, &stage.pipelines, &stage.pipelines.flat);
        }
        Some(half) => {
            let target = half.texture.create_view(&TextureViewDescriptor::default());
            hall(
                &mut begin(&mut encoder, &target, Some(&depth), behind),
                stage,
                &frame,
            );
            let mut pass = begin(&mut encoder, &view, None, behind);
            stage.panels.enlarge(&mut pass, &stage.pipelines, half);
            stage
                .panels
                .show(&mut pass, &stage.pipelines, &stage.pipelines.panels);
        }
    }
    stage.queue.submit([encoder.finish()]);
    stage.queue.present(canvas);
    FRAMES.fetch_add(1, std::sync::atomic::Ordering::Relaxed);
}

fn begin<'a>(
    encoder: &'a mut wgpu::CommandEncoder,
    target: &TextureView,
    depth: Option<&TextureView>,
    behind: Color,
) -> RenderPass<'a> {
    encoder.begin_render_pass(&RenderPassDescriptor {
        label: None,
        color_attachments: &[Some(RenderPassColorAttachment {
            view: target,
            depth_slice: None,
            resolve_target: None,
            ops: Operations {
                load: LoadOp::Clear(behind),
                store: StoreOp::Store,
            },
        })],
        depth_stencil_attachment: depth.map(|view| RenderPassDepthStencilAttachment {
            view,
            depth_ops: Some(Operations {
                // Far is 0.
                load: LoadOp::Clear(0.0),
                // Nobody reads it: the card may forget it.
                store: StoreOp::Discard,
            }),
            stencil_ops: None,
        }),
        timestamp_writes: None,
        occlusion_query_set: None,
        multiview_mask: None,
    })
}

fn hall(pass: &mut RenderPass<'_>, stage: &Stage, frame: &Frame) {
    pass.set_pipeline(&stage.pipelines.surface);
    pass.set_bind_group(0, &stage.view.group, &[]);
    pass.set_bind_group(1, &stage.surfaces.group, &[]);
    pass.set_vertex_buffer(1, stage.along.slice(..));
    // Booths first: they hide much of what stands behind them.
    for (booths, ranges) in stage.booths.iter().zip(&frame.booths) {
        let Some(booths) = booths else { continue };
        if !ranges.is_empty() {
            bind(pass, booths);
        }
        for range in ranges {
            pass.draw_indexed(range.clone(), 0, 0..1);
        }
    }
    if let Some(hangings) = &stage.hangings {
        pass.set_bind_group(1, &stage.pages.group, &[]);
        bind(pass, hangings);
        pass.draw_indexed(0..hangings.count, 0, 0..1);
        pass.set_bind_group(1, &stage.surfaces.group, &[]);
    }
    if let Some((mesh, parts)) = &stage.shell {
        bind(pass, mesh);
        for (part, detail, places) in &frame.parts {
            // The first place of all is the zero.
            let places = places.start + 1..places.end + 1;
            let range = &parts[*detail as usize][*part as usize];
            pass.draw_indexed(range.clone(), 0, places);
        }
    }
    if let Some(markers) = &stage.markers {
        pass.set_pipeline(&stage.pipelines.marker);
        bind(pass, markers);
        pass.draw_indexed(0..markers.count, 0, 0..1);
    }
}

fn bind(pass: &mut RenderPass<'_>, mesh: &Mesh) {
    pass.set_vertex_buffer(0, mesh.vertices.slice(..));
    pass.set_index_buffer(mesh.indices.slice(..), IndexFormat::Uint32);
}
