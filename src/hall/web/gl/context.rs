//! The canvas and its WebGL 2 context.

use wasm_bindgen::{JsCast, JsValue};
use web_sys::{HtmlCanvasElement, WebGl2RenderingContext, WebGlContextAttributes};

/// What everything is drawn with.
pub type Gl = WebGl2RenderingContext;

/// Why there is nothing to draw on.
#[derive(Debug, thiserror::Error)]
pub enum NoGpu {
    /// The page has no such canvas.
    #[error("the page has no canvas {0}")]
    Canvas(String),
    /// The browser gives no WebGL 2 context.
    #[error("WebGL 2: no context")]
    Context,
    /// The graphics card's driver refuses a shader.
    #[error("WebGL 2: {0}")]
    Shader(String),
}

/// The canvas with this selector.
pub fn find(selector: &str) -> Option<HtmlCanvasElement> {
    let document = web_sys::window()?.document()?;
    document.query_selector(selector).ok()??.dyn_into().ok()
}

/// Sharper reading of what one looks along (EXT_texture_filter_anisotropic).
pub const ANISOTROPY: &str = "EXT_texture_filter_anisotropic";
/// Asking whether a program is ready without waiting for it (KHR_parallel_shader_compile).
pub const PARALLEL: &str = "KHR_parallel_shader_compile";

/// Asking the graphics card how long it took (EXT_disjoint_timer_query_webgl2).
pub const TIMER: &str = "EXT_disjoint_timer_query_webgl2";

/// Its context. Edges are smoothed in a buffer of our own, where that can be left off. Extensions are asked for at once, while the graphics card has nothing else
/// to do: the browser waits for it the first time.
///
/// # Errors
/// When the browser gives none.
pub fn open(canvas: &HtmlCanvasElement) -> Result<Gl, NoGpu> {
    let wishes = WebGlContextAttributes::new();
    wishes.set_alpha(false);
    wishes.set_antialias(false);
    let gl: Gl = canvas
        .get_context_with_context_options("webgl2", &JsValue::from(wishes))
        .ok()
        .flatten()
        .and_then(|context| context.dyn_into().ok())
        .ok_or(NoGpu::Context)?;
    has(&gl, ANISOTROPY);
    has(&gl, PARALLEL);
    Ok(gl)
}

/// Whether there is this extension; it may be used from then on.
pub fn has(gl: &Gl, extension: &str) -> bool {
    matches!(gl.get_extension(extension), Ok(Some(_)))
}

/// From here on things lie over what is there, wherever that is.
pub fn over(gl: &Gl) {
    gl.disable(Gl::DEPTH_TEST);
    gl.disable(Gl::CULL_FACE);
    gl.enable(Gl::BLEND);
}
