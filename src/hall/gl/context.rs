//! The WebGL 2 context: why there is none, and its extensions.

use super::port::Gl;

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

/// Sharper reading of what one looks along (EXT_texture_filter_anisotropic).
pub const ANISOTROPY: &str = "EXT_texture_filter_anisotropic";
/// Asking whether a program is ready without waiting for it (KHR_parallel_shader_compile).
pub const PARALLEL: &str = "KHR_parallel_shader_compile";
/// Asking the graphics card how long it took (EXT_disjoint_timer_query_webgl2).
pub const TIMER: &str = "EXT_disjoint_timer_query_webgl2";

/// Asks for the extensions that every frame uses, at once, while the graphics card has nothing else to do: the browser waits for
/// it the first time.
pub fn ask_ahead(gl: &Gl) {
    has(gl, ANISOTROPY);
    has(gl, PARALLEL);
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
