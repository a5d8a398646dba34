//! The canvas' surface, configured by us: colours go out as the shaders write them.

use bevy::math::UVec2;
use wasm_bindgen::JsCast;
use web_sys::HtmlCanvasElement;

/// The canvas with this selector.
pub fn find(selector: &str) -> Option<HtmlCanvasElement> {
    let document = web_sys::window()?.document()?;
    document.query_selector(selector).ok()??.dyn_into().ok()
}

/// What the surface looks like at this size, pixels.
pub fn configuration(size: UVec2) -> wgpu::SurfaceConfiguration {
    wgpu::SurfaceConfiguration {
        usage: wgpu::TextureUsages::RENDER_ATTACHMENT,
        // Not sRGB: wgpu would present that with a full-screen pass instead of a copy.
        format: FORMAT,
        color_space: wgpu::SurfaceColorSpace::Auto,
        width: size.x.max(1),
        height: size.y.max(1),
        present_mode: wgpu::PresentMode::Fifo,
        desired_maximum_frame_latency: 2,
        alpha_mode: wgpu::CompositeAlphaMode::Opaque,
        view_formats: Vec::new(),
    }
}

/// Format of the canvas and of every target we draw into.
pub const FORMAT: wgpu::TextureFormat = wgpu::TextureFormat::Rgba8Unorm;
/// Format of the depth buffer: what every WebGL2 has, fine enough for a hall of half a kilometre.
pub const DEPTH: wgpu::TextureFormat = wgpu::TextureFormat::Depth24Plus;
