//! One frame: the hall, and the panels over it. A dozen draws at most.

use std::ops::Range;

use bevy::prelude::*;
use venue::mesh_builder::Detail;

use super::context::over;
use super::gpu::Gpu;
use super::gpu_timer::GpuTimer;
use super::port::Gl;
use super::programs::Surface;
use crate::booths::merge::SeenRanges;
use crate::diagnostics::Diagnostics;
use crate::frame::{Frame, HallView, PartRun};
use crate::frame_quality::{CardClock, FrameMode};
use crate::render_queue::RenderQueue;
use crate::vertex_buffer::SurfaceRanges;

/// From clip space with near at 1 and far at 0, as the lens makes it, to that of WebGL, with near at -1 and far at 1.
const DEPTH: Mat4 = Mat4::from_cols(
    Vec4::X,
    Vec4::Y,
    Vec4::new(0.0, 0.0, -2.0, 0.0),
    Vec4::new(0.0, 0.0, 1.0, 1.0),
);

/// Takes what waits to the graphics card.
pub fn hand_over(mut gpu: NonSendMut<Gpu>, mut queue: ResMut<RenderQueue>) {
    if !queue.0.is_empty() {
        gpu.take(std::mem::take(&mut queue.0));
    }
}

/// Draws the frame, when there is anything new in it.
pub fn draw(
    mut gpu: NonSendMut<Gpu>,
    frame: Res<Frame>,
    mut diagnostics: ResMut<Diagnostics>,
    mut clock: ResMut<CardClock>,
) {
    let drawn = frame
        .view
        .as_ref()
        .filter(|view| view.size.min_element() > 0);
    if let Some(view) = drawn.filter(|_| frame.draws) {
        let timed = gpu.timer.as_mut().is_some_and(GpuTimer::start);
        paint(&mut gpu, &frame, view);
        if let Some(timer) = &mut gpu.timer {
            *clock = timer.read(timed);
        }
        diagnostics.frames += 1;
    }
}

fn paint(gpu: &mut Gpu, frame: &Frame, view: &HallView) {
    gpu.fit(frame.mode, view.size, frame.samples);
    let flat = &gpu.programs.flat;
    gpu.panels.paint(&gpu.gl, flat, view.size);
    let picture = match frame.mode {
        FrameMode::Direct => None,
        FrameMode::Scaled(_) => gpu.scaled.as_ref().inspect(|scaled| {
            scaled.bind();
            hall(gpu, view);
        }),
        FrameMode::Smoothed => gpu.smooth.as_ref().map(|smooth| {
            smooth.bind();
            hall(gpu, view);
            smooth.resolve()
        }),
        FrameMode::Refined => gpu.smooth.as_ref().map(|smooth| {
            smooth.bind();
            gpu.with_care(|| hall(gpu, view));
            smooth.resolve()
        }),
        FrameMode::Cached => gpu.smooth.as_ref().map(|smooth| &smooth.resolved),
    };
    gpu.onto_canvas(view.size);
    match picture {
        None => {
            hall(gpu, view);
            over(&gpu.gl);
        }
        Some(picture) => {
            over(&gpu.gl);
            gpu.panels.fill(&gpu.gl, flat, view.size, picture);
        }
    }
    gpu.panels.show(&gpu.gl, flat, view.size);
}

fn hall(gpu: &Gpu, view: &HallView) {
    let gl = &gpu.gl;
    gl.enable(Gl::DEPTH_TEST);
    gl.enable(Gl::CULL_FACE);
    gl.disable(Gl::BLEND);
    gl.depth_mask(true);
    let [red, green, blue] = view
        .air
        .behind
        .map(|part| f32::from(part) / 255.0 * view.fade);
    gl.clear_color(red, green, blue, 1.0);
    gl.clear(Gl::COLOR_BUFFER_BIT | Gl::DEPTH_BUFFER_BIT);

    let clip_from_world = (DEPTH * view.clip_from_world).to_cols_array();
    if view.hurried {
        scene(gpu, view, &gpu.programs.plain, &clip_from_world);
        booths(gpu, view, |seen| &seen.plain);
        parts(gpu, view, &gpu.programs.plain, |ranges| {
            ranges.plain.clone()
        });
    }
    let surface = &gpu.programs.surface;
    scene(gpu, view, surface, &clip_from_world);
    gpu.surfaces.bind();
    // Booths first: they hide much of what stands behind them.
    booths(gpu, view, |seen| &seen.textured);
    if !view.hurried {
        booths(gpu, view, |seen| &seen.plain);
    }
    if gpu.signs.count > 0 {
        gpu.pages.bind();
        gpu.signs.bind();
        // Posters cast shadows on the walls, which are there already.
        gl.enable(Gl::BLEND);
        gpu.signs.draw(0..gpu.signs.count);
        gl.disable(Gl::BLEND);
        gpu.film.draw();
        gpu.surfaces.bind();
    }
    parts(gpu, view, surface, |ranges| {
        // The plain ones of a part lie right behind the others.
        let all = ranges.textured.start..ranges.plain.end;
        if view.hurried {
            ranges.textured.clone()
        } else {
            all
        }
    });
    gl.enable(Gl::BLEND);
    people(gpu, view, &clip_from_world);
    gl.disable(Gl::CULL_FACE);
    objects(gpu, view, &clip_from_world);
    gl.depth_mask(false);
    if !view.hurried {
        light_effects(gpu, view, &clip_from_world);
    }
    if gpu.floor_markers.count > 0 {
        let marker = &gpu.programs.marker;
        gl.use_program(Some(&marker.program));
        gl.uniform_matrix4fv_with_f32_array(
            marker.clip_from_world.as_ref(),
            false,
            &clip_from_world,
        );
        gl.uniform1f(marker.fade.as_ref(), view.fade);
        gpu.floor_markers.bind();
        gpu.floor_markers.draw(0..gpu.floor_markers.count);
    }
}

/// The next draws are of the hall and its booths, by this program.
fn scene(gpu: &Gpu, view: &HallView, program: &Surface, clip_from_world: &[f32]) {
    let gl = &gpu.gl;
    let air = view.air.haze.map(f32::sqrt);
    gl.use_program(Some(&program.program));
    gl.uniform_matrix4fv_with_f32_array(program.clip_from_world.as_ref(), false, clip_from_world);
    gl.uniform3f(program.air.as_ref(), air.x, air.y, air.z);
    gl.uniform2f(program.haze.as_ref(), view.air.density, view.air.most);
    gl.uniform1f(program.fade.as_ref(), view.fade);
    let grade = &view.grade;
    for (place, times) in [(&program.day, grade.day), (&program.glass, grade.glass)] {
        gl.uniform3f(place.as_ref(), times.x, times.y, times.z);
    }
    let [horizon, zenith] = grade.sky;
    let [low, high] = grade.veil;
    let sky = [horizon, zenith, low, high].map(|it| it.to_array());
    gl.uniform3fv_with_f32_array(program.sky.as_ref(), sky.as_flattened());
    gl.uniform2f(program.sway.as_ref(), view.sway.phase, view.sway.reach);
    gl.uniform2f(program.along.as_ref(), 0.0, 0.0);
}

/// The booths in view, of each level of detail these of their surfaces.
fn booths(gpu: &Gpu, view: &HallView, which: impl Fn(&SeenRanges) -> &Vec<Range<u32>>) {
    for (booths, seen) in gpu.booths.iter().zip(&view.booths) {
        let ranges = which(seen);
        if !ranges.is_empty() {
            booths.bind();
        }
        for range in ranges {
            booths.draw(range.clone());
        }
    }
}

/// The hall's parts in view, these of their surfaces.
fn parts(
    gpu: &Gpu,
    view: &HallView,
    program: &Surface,
    which: impl Fn(&SurfaceRanges) -> Range<u32>,
) {
    gpu.hall.bind();
    for run in &view.parts {
        let range = which(&gpu.parts[run.detail as usize][run.part as usize]);
        if !range.is_empty() {
            gpu.gl
                .uniform2f(program.along.as_ref(), run.first, run.step);
            gpu.hall.draw_copies(range, run.copies);
        }
    }
}

/// People, with the shadows that lie under their feet.
fn people(gpu: &Gpu, view: &HallView, clip_from_world: &[f32]) {
    // All are out of view: nothing of them is read.
    if view.people.guises.is_empty() {
        return;
    }
    let gl = &gpu.gl;
    pose(gpu, view, clip_from_world, &view.people.poses);
    gpu.figures.bind();
    gl.depth_mask(false);
    gpu.figures.draw(0..gpu.shadows);
    gl.depth_mask(true);
    gpu.figures.draw(gpu.shadows..gpu.figures.count);
}

/// What stands on plinths nearby, from both sides: many a maker's surfaces have but one.
fn objects(gpu: &Gpu, view: &HallView, clip_from_world: &[f32]) {
    if !view.objects.is_empty() {
        pose(gpu, view, clip_from_world, &view.objects);
        gpu.objects.bind();
        gpu.objects.draw(0..gpu.objects.count);
    }
}

/// The next draws are of what stands like this.
fn pose(gpu: &Gpu, view: &HallView, clip_from_world: &[f32], poses: &[Vec4]) {
    let (gl, figure) = (&gpu.gl, &gpu.programs.figure);
    gl.use_program(Some(&figure.program));
    gl.uniform_matrix4fv_with_f32_array(figure.clip_from_world.as_ref(), false, clip_from_world);
    gl.uniform4fv_with_f32_array(figure.poses.as_ref(), bytemuck::cast_slice(poses));
    let air = view.air.haze.map(f32::sqrt);
    for (place, at) in [
        (&figure.air, air),
        (&figure.right, view.axes[1]),
        (&figure.up, view.axes[2]),
    ] {
        gl.uniform3f(place.as_ref(), at.x, at.y, at.z);
    }
    gl.uniform2f(figure.haze.as_ref(), view.air.density, view.air.most);
    gl.uniform1f(figure.fade.as_ref(), view.fade);
}

/// Light in the air, over everything solid.
fn light_effects(gpu: &Gpu, view: &HallView, clip_from_world: &[f32]) {
    let (gl, aura) = (&gpu.gl, &gpu.programs.aura);
    gl.use_program(Some(&aura.program));
    gl.uniform_matrix4fv_with_f32_array(aura.clip_from_world.as_ref(), false, clip_from_world);
    for (place, at) in [&aura.eye, &aura.right, &aura.up]
        .into_iter()
        .zip(view.axes)
    {
        gl.uniform3f(place.as_ref(), at.x, at.y, at.z);
    }
    let gleams = view.grade.gleams;
    gl.uniform3f(aura.gleams.as_ref(), gleams.x, gleams.y, gleams.z);
    gl.uniform1f(aura.fade.as_ref(), view.fade);
    gpu.light_effects.bind();
    // Farther off next to nothing is left of it.
    let near = |run: &&PartRun| run.detail != Detail::Far;
    for run in view.parts.iter().filter(near) {
        let range = gpu.light_effect_parts[run.part as usize].clone();
        gl.uniform2f(aura.along.as_ref(), run.first, run.step);
        gpu.light_effects.draw_copies(range, run.copies);
    }
}
