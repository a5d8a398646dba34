//! The canvas and its WebGL 2 context.

use wasm_bindgen::{JsCast, JsValue};
use web_sys::{HtmlCanvasElement, WebGl2RenderingContext, WebGlContextAttributes};

/// What everything is drawn with.
pub type Gl = WebGl2RenderingContext;

/// Why there is nothing to draw on.
#[derive(Debug, thiserror::Error)]
pub enum NoStage {
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

/// Its context, and whether a graphics card stands behind it. With one, edges are smoothed; without one that would cost
/// several frames' time a frame.
///
/// # Errors
/// When the browser gives none.
pub fn open(canvas: &HtmlCanvasElement) -> Result<(Gl, bool), NoStage> {
    let ask = |card: bool| {
        let wishes = WebGlContextAttributes::new();
        wishes.set_alpha(false);
        wishes.set_stencil(false);
        wishes.set_antialias(card);
        wishes.set_fail_if_major_performance_caveat(card);
        let context = canvas.get_context_with_context_options("webgl2", &JsValue::from(wishes));
        context.ok().flatten()?.dyn_into::<Gl>().ok()
    };
    ask(true)
        .map(|gl| (gl, true))
        .or_else(|| ask(false).map(|gl| (gl, false)))
        .ok_or(NoStage::Context)
}
