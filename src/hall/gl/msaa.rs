//! Multisampling (MSAA): a picture with smooth edges: drawn with several samples a pixel, resolved into a texture.

use bevy::math::UVec2;

use super::port::{Gl, WebGlFramebuffer, WebGlRenderbuffer};
use super::textures::{DEPTH, RenderTarget, Sampling, attach};

/// What is drawn into, and the picture that it becomes.
pub struct Msaa {
    gl: Gl,
    /// The picture.
    pub resolved: RenderTarget,
    /// Samples a pixel.
    pub samples: u32,
    frame: Option<WebGlFramebuffer>,
    buffers: [Option<WebGlRenderbuffer>; 2],
}

impl Msaa {
    /// One of this size, pixels, with so many samples each: four are there in every WebGL 2.
    pub fn new(gl: &Gl, size: UVec2, samples: u32) -> Self {
        let resolved = RenderTarget::new(gl, size, Sampling::Sharp, false);
        let frame = gl.create_framebuffer();
        gl.bind_framebuffer(Gl::FRAMEBUFFER, frame.as_ref());
        let buffers = [
            attach(gl, Gl::COLOR_ATTACHMENT0, Gl::RGBA8, size, samples as i32),
            attach(gl, Gl::DEPTH_ATTACHMENT, DEPTH, size, samples as i32),
        ];
        Self {
            gl: gl.clone(),
            resolved,
            samples,
            frame,
            buffers,
        }
    }

    /// Its size, pixels.
    pub fn size(&self) -> UVec2 {
        self.resolved.size
    }

    /// The next draws go into it.
    pub fn bind(&self) {
        let size = self.size().as_ivec2();
        self.gl
            .bind_framebuffer(Gl::FRAMEBUFFER, self.frame.as_ref());
        self.gl.viewport(0, 0, size.x, size.y);
    }

    /// Makes the picture of what was drawn.
    pub fn resolve(&self) -> &RenderTarget {
        let (gl, size) = (&self.gl, self.size().as_ivec2());
        let into = self.resolved.frame.as_ref();
        gl.bind_framebuffer(Gl::DRAW_FRAMEBUFFER, into);
        let (what, how) = (Gl::COLOR_BUFFER_BIT, Gl::NEAREST);
        gl.blit_framebuffer(0, 0, size.x, size.y, 0, 0, size.x, size.y, what, how);
        &self.resolved
    }
}

impl Drop for Msaa {
    fn drop(&mut self) {
        self.gl.delete_framebuffer(self.frame.as_ref());
        for buffer in &self.buffers {
            self.gl.delete_renderbuffer(buffer.as_ref());
        }
    }
}
