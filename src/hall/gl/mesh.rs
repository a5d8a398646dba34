//! Triangles on the graphics card.

use super::port::{Gl, WebGlBuffer, WebGlVertexArrayObject};
use crate::vertex_buffer::MeshBuffer;
use crate::vertex_layout::Attribute;
pub use crate::vertex_layout::Layout;

/// A mesh on the graphics card.
pub struct GpuMesh {
    gl: Gl,
    array: Option<WebGlVertexArrayObject>,
    vertices: Option<WebGlBuffer>,
    indices: Option<WebGlBuffer>,
    /// How many indices there are.
    pub count: u32,
}

impl GpuMesh {
    /// An empty one.
    pub fn new(gl: &Gl, layout: Layout) -> Self {
        let array = gl.create_vertex_array();
        let (vertices, indices) = (gl.create_buffer(), gl.create_buffer());
        gl.bind_vertex_array(array.as_ref());
        gl.bind_buffer(Gl::ARRAY_BUFFER, vertices.as_ref());
        gl.bind_buffer(Gl::ELEMENT_ARRAY_BUFFER, indices.as_ref());
        for (attribute, location) in layout.attributes().zip(0..) {
            let Attribute {
                count,
                bytes,
                offset,
            } = attribute;
            let kind = if bytes { Gl::UNSIGNED_BYTE } else { Gl::FLOAT };
            gl.enable_vertex_attrib_array(location);
            gl.vertex_attrib_pointer_with_i32(
                location,
                count,
                kind,
                bytes,
                layout.stride(),
                offset,
            );
        }
        Self {
            gl: gl.clone(),
            array,
            vertices,
            indices,
            count: 0,
        }
    }

    /// Replaces what is in it.
    pub fn fill(&mut self, vertices: &[u8], indices: &[u32]) {
        let gl = &self.gl;
        self.bind();
        gl.bind_buffer(Gl::ARRAY_BUFFER, self.vertices.as_ref());
        gl.buffer_data_with_u8_array(Gl::ARRAY_BUFFER, vertices, Gl::DYNAMIC_DRAW);
        let bytes = bytemuck::cast_slice(indices);
        gl.buffer_data_with_u8_array(Gl::ELEMENT_ARRAY_BUFFER, bytes, Gl::DYNAMIC_DRAW);
        self.count = indices.len() as u32;
    }

    /// The same with what was packed.
    pub fn take(&mut self, packed: &MeshBuffer) {
        self.fill(&packed.vertices, &packed.indices);
    }

    /// The next draws are from this mesh.
    pub fn bind(&self) {
        self.gl.bind_vertex_array(self.array.as_ref());
    }

    /// Draws some of its triangles.
    pub fn draw(&self, indices: std::ops::Range<u32>) {
        let count = indices.len() as i32;
        let offset = indices.start as i32 * 4;
        self.gl
            .draw_elements_with_i32(Gl::TRIANGLES, count, Gl::UNSIGNED_INT, offset);
    }

    /// Draws some of its triangles several times.
    pub fn draw_copies(&self, indices: std::ops::Range<u32>, copies: u32) {
        let count = indices.len() as i32;
        let offset = indices.start as i32 * 4;
        self.gl.draw_elements_instanced_with_i32(
            Gl::TRIANGLES,
            count,
            Gl::UNSIGNED_INT,
            offset,
            copies as i32,
        );
    }
}

impl Drop for GpuMesh {
    fn drop(&mut self) {
        self.gl.delete_vertex_array(self.array.as_ref());
        self.gl.delete_buffer(self.vertices.as_ref());
        self.gl.delete_buffer(self.indices.as_ref());
    }
}
