//! WebGL 2: the port of [`crate::gl`] as a real browser has it.

use bevy::math::UVec2;
use wasm_bindgen::prelude::*;
use web_sys::{CanvasRenderingContext2d, WebGlContextAttributes};

pub use wasm_bindgen::JsValue as Value;
pub use web_sys::{
    HtmlCanvasElement, HtmlVideoElement, WebGl2RenderingContext as Gl, WebGlBuffer,
    WebGlFramebuffer, WebGlProgram, WebGlQuery, WebGlRenderbuffer, WebGlShader, WebGlTexture,
    WebGlUniformLocation, WebGlVertexArrayObject,
};

use crate::gl::NoGpu;

/// The canvas with this selector.
pub fn canvas(selector: &str) -> Option<HtmlCanvasElement> {
    let document = page::browser::window()?.document()?;
    document.query_selector(selector).ok()??.dyn_into().ok()
}

/// The canvas with this selector and its context. Edges are smoothed in a buffer of our own, where that can be left off.
///
/// # Errors
/// When there is no such canvas, or the browser gives no context.
pub fn open(selector: &str) -> Result<(HtmlCanvasElement, Gl), NoGpu> {
    let canvas = canvas(selector).ok_or_else(|| NoGpu::Canvas(selector.to_owned()))?;
    let wishes = WebGlContextAttributes::new();
    wishes.set_alpha(false);
    wishes.set_antialias(false);
    let gl = canvas
        .get_context_with_context_options("webgl2", &JsValue::from(wishes))
        .ok()
        .flatten()
        .and_then(|context| context.dyn_into().ok())
        .ok_or(NoGpu::Context)?;
    Ok((canvas, gl))
}

/// A canvas onto which pictures of a film are fitted.
pub struct FilmCanvas {
    canvas: HtmlCanvasElement,
    pen: CanvasRenderingContext2d,
}

impl FilmCanvas {
    /// A black one of this size, pixels; `None` where the browser gives none.
    pub fn new(size: UVec2) -> Option<Self> {
        let document = page::browser::window()?.document()?;
        let canvas: HtmlCanvasElement = document.create_element("canvas").ok()?.dyn_into().ok()?;
        canvas.set_width(size.x);
        canvas.set_height(size.y);
        let pen: CanvasRenderingContext2d = canvas.get_context("2d").ok()??.dyn_into().ok()?;
        pen.fill_rect(0.0, 0.0, f64::from(size.x), f64::from(size.y));
        Some(Self { canvas, pen })
    }

    /// What has its pixels.
    pub fn pixels(&self) -> &HtmlCanvasElement {
        &self.canvas
    }

    /// Draws the film's newest picture to here: left, top, width, height. Whether it could.
    pub fn draw(&self, film: &HtmlVideoElement, [x, y, width, height]: [f64; 4]) -> bool {
        self.pen
            .draw_image_with_html_video_element_and_dw_and_dh(film, x, y, width, height)
            .is_ok()
    }
}
