//! One frame: the hall, and the panels over it. A dozen draws at most.

use bevy::prelude::*;
use venue::mesh_builder::Detail;

use super::context::Gl;
use super::deliver::{Frame, Run};
use super::stage::Stage;
use super::texture::Care;
use crate::care::Look;

/// Counts frames for the probe and for choosing the resolution.
pub static FRAMES: std::sync::atomic::AtomicU32 = std::sync::atomic::AtomicU32::new(0);

/// From clip space with near at 1 and far at 0, as the lens makes it, to that of WebGL, with near at -1 and far at 1.
const DEPTH: Mat4 = Mat4::from_cols(
    Vec4::X,
    Vec4::Y,
    Vec4::new(0.0, 0.0, -2.0, 0.0),
    Vec4::new(0.0, 0.0, 1.0, 1.0),
);

/// Draws the frame, when there is anything new in it.
pub fn draw(mut stage: NonSendMut<Stage>, frame: Res<Frame>) {
    if !frame.draws || frame.size.min_element() == 0 {
        return;
    }
    let stage = &mut *stage;
    stage.fit(&frame);
    let flat = &stage.programs.flat;
    stage.panels.paint(&stage.gl, flat, frame.size);
    let picture = match frame.look {
        Look::Whole => None,
        Look::Smaller(_) => stage.smaller.as_ref().inspect(|smaller| {
            smaller.bind();
            hall(stage, &frame);
        }),
        Look::Fine => stage.fine.as_ref().map(|fine| {
            fine.bind();
            stage.read(Care::Fine);
            hall(stage, &frame);
            stage.read(Care::Quick);
            fine.resolve()
        }),
        Look::Kept => stage.fine.as_ref().map(|fine| &fine.resolved),
    };
    stage.onto_canvas(frame.size);
    match picture {
        None => {
            hall(stage, &frame);
            over(&stage.gl);
        }
        Some(picture) => {
            over(&stage.gl);
            stage.panels.fill(&stage.gl, flat, frame.size, picture);
        }
    }
    stage.panels.show(&stage.gl, flat, frame.size);
    FRAMES.fetch_add(1, std::sync::atomic::Ordering::Relaxed);
}

/// From here on things lie over what is there, wherever that is.
pub fn over(gl: &Gl) {
    gl.disable(Gl::DEPTH_TEST);
    gl.disable(Gl::CULL_FACE);
    gl.enable(Gl::BLEND);
}

fn hall(stage: &Stage, frame: &Frame) {
    let gl = &stage.gl;
    gl.enable(Gl::DEPTH_TEST);
    gl.enable(Gl::CULL_FACE);
    gl.disable(Gl::BLEND);
    gl.depth_mask(true);
    let [red, green, blue] = frame
        .air
        .behind
        .map(|part| f32::from(part) / 255.0 * frame.fade);
    gl.clear_color(red, green, blue, 1.0);
    gl.clear(Gl::COLOR_BUFFER_BIT | Gl::DEPTH_BUFFER_BIT);

    let surface = &stage.programs.surface;
    let clip_from_world = (DEPTH * frame.clip_from_world).to_cols_array();
    let air = frame.air.haze.map(f32::sqrt);
    gl.use_program(Some(&surface.program));
    gl.uniform_matrix4fv_with_f32_array(surface.clip_from_world.as_ref(), false, &clip_from_world);
    gl.uniform3f(surface.air.as_ref(), air.x, air.y, air.z);
    gl.uniform2f(surface.haze.as_ref(), frame.air.density, frame.air.most);
    gl.uniform1f(surface.fade.as_ref(), frame.fade);
    gl.uniform2f(surface.along.as_ref(), 0.0, 0.0);
    stage.surfaces.bind();
    // Booths first: they hide much of what stands behind them.
    for (booths, ranges) in stage.booths.iter().zip(&frame.booths) {
        if !ranges.is_empty() {
            booths.bind();
        }
        for range in ranges {
            booths.draw(range.clone());
        }
    }
    if stage.hangings.count > 0 {
        stage.pages.bind();
        stage.hangings.bind();
        stage.hangings.draw(0..stage.hangings.count);
        stage.surfaces.bind();
    }
    stage.shell.bind();
    for run in &frame.parts {
        let range = stage.parts[run.detail as usize][run.part as usize].clone();
        gl.uniform2f(surface.along.as_ref(), run.first, run.step);
        stage.shell.draw_copies(range, run.copies);
    }
    gl.enable(Gl::BLEND);
    gl.disable(Gl::CULL_FACE);
    gl.depth_mask(false);
    if frame.airy {
        auras(stage, frame, &clip_from_world);
    }
    if stage.markers.count > 0 {
        let marker = &stage.programs.marker;
        gl.use_program(Some(&marker.program));
        gl.uniform_matrix4fv_with_f32_array(
            marker.clip_from_world.as_ref(),
            false,
            &clip_from_world,
        );
        gl.uniform1f(marker.fade.as_ref(), frame.fade);
        stage.markers.bind();
        stage.markers.draw(0..stage.markers.count);
    }
}

/// Light in the air, over everything solid.
fn auras(stage: &Stage, frame: &Frame, clip_from_world: &[f32]) {
    let (gl, aura) = (&stage.gl, &stage.programs.aura);
    gl.use_program(Some(&aura.program));
    gl.uniform_matrix4fv_with_f32_array(aura.clip_from_world.as_ref(), false, clip_from_world);
    for (place, at) in [&aura.eye, &aura.right, &aura.up]
        .into_iter()
        .zip(frame.view)
    {
        gl.uniform3f(place.as_ref(), at.x, at.y, at.z);
    }
    gl.uniform1f(aura.fade.as_ref(), frame.fade);
    stage.auras.bind();
    // Farther off next to nothing is left of it.
    let near = |run: &&Run| run.detail != Detail::Far;
    for run in frame.parts.iter().filter(near) {
        let range = stage.aired[run.part as usize].clone();
        gl.uniform2f(aura.along.as_ref(), run.first, run.step);
        stage.auras.draw_copies(range, run.copies);
    }
}
