//! Textures: the halls' surfaces, the pages of pictures, egui's own, and targets to draw into.

use bevy::math::UVec2;

use super::context::{ANISOTROPY, has};
use super::port::{Gl, HtmlCanvasElement, WebGlFramebuffer, WebGlRenderbuffer, WebGlTexture};

/// How a texture is read beyond its edges and between its texels.
#[derive(Clone, Copy, PartialEq)]
pub enum Sampling {
    /// Repeated, smooth.
    Tiled,
    /// Stops at the edges, smooth.
    Smooth,
    /// Texel by texel.
    Sharp,
}

/// With how much care a texture with smaller copies is read.
#[derive(Clone, Copy, PartialEq)]
pub enum Care {
    /// From the nearest size: half as many texels, and on a floor one may see where the next size begins.
    Quick,
    /// From the two nearest sizes, and sharper where one looks along a surface.
    Fine,
}

/// A texture, or an array of them.
pub struct Texture {
    gl: Gl,
    raw: Option<WebGlTexture>,
    kind: u32,
}

impl Texture {
    /// One picture, without smaller copies.
    pub fn single(gl: &Gl, size: UVec2, reading: Sampling) -> Self {
        let made = Self::empty(gl, Gl::TEXTURE_2D, reading, 1);
        let size = size.max(UVec2::ONE).as_ivec2();
        gl.tex_storage_2d(Gl::TEXTURE_2D, 1, Gl::RGBA8, size.x, size.y);
        made
    }

    /// Pictures of one size, each with its smaller copies: `levels` in all.
    pub fn array(gl: &Gl, size: UVec2, layers: u32, levels: u32, reading: Sampling) -> Self {
        let made = Self::empty(gl, Gl::TEXTURE_2D_ARRAY, reading, levels);
        let size = size.as_ivec2();
        gl.tex_storage_3d(
            Gl::TEXTURE_2D_ARRAY,
            levels as i32,
            Gl::RGBA8,
            size.x,
            size.y,
            layers as i32,
        );
        made
    }

    fn empty(gl: &Gl, kind: u32, reading: Sampling, levels: u32) -> Self {
        let made = Self {
            gl: gl.clone(),
            raw: gl.create_texture(),
            kind,
        };
        made.bind();
        let edge = match reading {
            Sampling::Tiled => Gl::REPEAT,
            Sampling::Smooth | Sampling::Sharp => Gl::CLAMP_TO_EDGE,
        };
        let near = match reading {
            Sampling::Tiled | Sampling::Smooth => Gl::LINEAR,
            Sampling::Sharp => Gl::NEAREST,
        };
        let far = if levels > 1 {
            Gl::LINEAR_MIPMAP_LINEAR
        } else {
            near
        };
        for (what, value) in [
            (Gl::TEXTURE_WRAP_S, edge),
            (Gl::TEXTURE_WRAP_T, edge),
            (Gl::TEXTURE_MAG_FILTER, near),
            (Gl::TEXTURE_MIN_FILTER, far),
        ] {
            gl.tex_parameteri(kind, what, value as i32);
        }
        made
    }

    /// The next draws read this texture.
    pub fn bind(&self) {
        self.gl.bind_texture(self.kind, self.raw.as_ref());
    }

    /// With how much care the next draws read it; it is bound afterwards.
    pub fn read(&self, care: Care) {
        // Four samples take most of the blur off a floor that one looks along.
        const TEXTURE_MAX_ANISOTROPY: u32 = 0x84FE;
        let (far, samples) = match care {
            Care::Quick => (Gl::LINEAR_MIPMAP_NEAREST, 1.0),
            Care::Fine => (Gl::LINEAR_MIPMAP_LINEAR, 4.0),
        };
        let gl = &self.gl;
        self.bind();
        gl.tex_parameteri(self.kind, Gl::TEXTURE_MIN_FILTER, far as i32);
        if has(gl, ANISOTROPY) {
            gl.tex_parameterf(self.kind, TEXTURE_MAX_ANISOTROPY, samples);
        }
    }

    /// Writes pixels (four bytes each) into it; the texture is bound afterwards.
    pub fn write(&self, origin: UVec2, size: UVec2, pixels: &[u8]) {
        let (origin, size) = (origin.as_ivec2(), size.as_ivec2());
        self.bind();
        // Fails only for wrong sizes of `pixels`, which shows as a missing picture.
        let _ = self
            .gl
            .tex_sub_image_2d_with_i32_and_i32_and_u32_and_type_and_opt_u8_array(
                self.kind,
                0,
                origin.x,
                origin.y,
                size.x,
                size.y,
                Gl::RGBA,
                Gl::UNSIGNED_BYTE,
                Some(pixels),
            );
    }

    /// Writes what is on a canvas of this size into the first layer, and makes its smaller copies.
    pub fn write_canvas(&self, size: UVec2, canvas: &HtmlCanvasElement) {
        let (gl, size) = (&self.gl, size.as_ivec2());
        self.bind();
        let (format, kind) = (Gl::RGBA, Gl::UNSIGNED_BYTE);
        // Fails only for a canvas that may not be read, which shows as a screen that stays dark.
        let _ = gl.tex_sub_image_3d_with_html_canvas_element(
            self.kind, 0, 0, 0, 0, size.x, size.y, 1, format, kind, canvas,
        );
        gl.generate_mipmap(self.kind);
    }

    /// Writes a picture with its smaller copies, largest first, into a layer.
    pub fn write_layer(&self, layer: u32, origin: UVec2, size: UVec2, levels: &[Vec<u8>]) {
        self.bind();
        for (level, pixels) in levels.iter().enumerate() {
            let origin = (origin >> level as u32).as_ivec2();
            let size = (size >> level as u32).max(UVec2::ONE).as_ivec2();
            // The same.
            let _ = self.gl.tex_sub_image_3d_with_opt_u8_array(
                self.kind,
                level as i32,
                origin.x,
                origin.y,
                layer as i32,
                size.x,
                size.y,
                1,
                Gl::RGBA,
                Gl::UNSIGNED_BYTE,
                Some(pixels),
            );
        }
    }
}

impl Drop for Texture {
    fn drop(&mut self) {
        self.gl.delete_texture(self.raw.as_ref());
    }
}

/// The depth that every WebGL 2 has, fine enough for a hall of half a kilometre.
pub const DEPTH: u32 = Gl::DEPTH_COMPONENT24;

/// Gives the bound framebuffer a renderbuffer, whose every pixel has so many samples.
pub fn attach(
    gl: &Gl,
    at: u32,
    format: u32,
    size: UVec2,
    samples: i32,
) -> Option<WebGlRenderbuffer> {
    let made = gl.create_renderbuffer();
    let (width, height) = (size.x as i32, size.y as i32);
    gl.bind_renderbuffer(Gl::RENDERBUFFER, made.as_ref());
    gl.renderbuffer_storage_multisample(Gl::RENDERBUFFER, samples, format, width, height);
    gl.framebuffer_renderbuffer(Gl::FRAMEBUFFER, at, Gl::RENDERBUFFER, made.as_ref());
    made
}

/// A texture one draws into, its first row at the bottom.
pub struct RenderTarget {
    /// What was drawn.
    pub texture: Texture,
    /// Its size, pixels.
    pub size: UVec2,
    pub(super) frame: Option<WebGlFramebuffer>,
    depth: Option<WebGlRenderbuffer>,
}

impl RenderTarget {
    /// One of this size; `deep` with a depth buffer.
    pub fn new(gl: &Gl, size: UVec2, reading: Sampling, deep: bool) -> Self {
        let texture = Texture::single(gl, size, reading);
        let frame = gl.create_framebuffer();
        gl.bind_framebuffer(Gl::FRAMEBUFFER, frame.as_ref());
        gl.framebuffer_texture_2d(
            Gl::FRAMEBUFFER,
            Gl::COLOR_ATTACHMENT0,
            Gl::TEXTURE_2D,
            texture.raw.as_ref(),
            0,
        );
        let depth = deep
            .then(|| attach(gl, Gl::DEPTH_ATTACHMENT, DEPTH, size, 0))
            .flatten();
        Self {
            texture,
            size,
            frame,
            depth,
        }
    }

    /// The next draws go into this texture.
    pub fn bind(&self) {
        let gl = &self.texture.gl;
        gl.bind_framebuffer(Gl::FRAMEBUFFER, self.frame.as_ref());
        gl.viewport(0, 0, self.size.x as i32, self.size.y as i32);
    }
}

impl Drop for RenderTarget {
    fn drop(&mut self) {
        let gl = &self.texture.gl;
        gl.delete_framebuffer(self.frame.as_ref());
        gl.delete_renderbuffer(self.depth.as_ref());
    }
}
