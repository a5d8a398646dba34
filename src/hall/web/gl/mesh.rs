//! Triangles on the graphics card.

use web_sys::{WebGlBuffer, WebGlVertexArrayObject};

use super::context::Gl;
use crate::vertex_buffer::{MeshBuffer, STRIDE};

/// What a vertex is made of.
#[derive(Clone, Copy)]
pub enum Layout {
    /// See `vertex_buffer`.
    Hall,
    /// egui's: position and texture coordinates of two floats each, a colour of four bytes.
    Flat,
}

impl Layout {
    /// Bytes of a vertex.
    fn stride(self) -> i32 {
        match self {
            Self::Hall => STRIDE as i32,
            Self::Flat => 20,
        }
    }

    /// How many numbers each attribute has, and whether they are bytes (whose 255 is one) or floats; in the order of the
    /// shaders' locations, one behind the other in the vertex.
    fn attributes(self) -> &'static [(i32, bool)] {
        match self {
            Self::Hall => &[(3, false), (2, false), (4, true), (4, true)],
            Self::Flat => &[(2, false), (2, false), (4, true)],
        }
    }
}

/// A mesh on the graphics card.
pub struct Mesh {
    gl: Gl,
    array: Option<WebGlVertexArrayObject>,
    vertices: Option<WebGlBuffer>,
    indices: Option<WebGlBuffer>,
    /// How many indices there are.
    pub count: u32,
}

impl Mesh {
    /// An empty one.
    pub fn new(gl: &Gl, layout: Layout) -> Self {
        let array = gl.create_vertex_array();
        let (vertices, indices) = (gl.create_buffer(), gl.create_buffer());
        gl.bind_vertex_array(array.as_ref());
        gl.bind_buffer(Gl::ARRAY_BUFFER, vertices.as_ref());
        gl.bind_buffer(Gl::ELEMENT_ARRAY_BUFFER, indices.as_ref());
        let mut offset = 0;
        for (location, &(size, bytes)) in layout.attributes().iter().enumerate() {
            let (kind, width) = if bytes {
                (Gl::UNSIGNED_BYTE, 1)
            } else {
                (Gl::FLOAT, 4)
            };
            let location = location as u32;
            gl.enable_vertex_attrib_array(location);
            gl.vertex_attrib_pointer_with_i32(location, size, kind, bytes, layout.stride(), offset);
            offset += size * width;
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

impl Drop for Mesh {
    fn drop(&mut self) {
        self.gl.delete_vertex_array(self.array.as_ref());
        self.gl.delete_buffer(self.vertices.as_ref());
        self.gl.delete_buffer(self.indices.as_ref());
    }
}
