//! Vertex buffers: meshes as the graphics card takes them: one small vertex for walls, booths, pictures and markers alike.

use std::ops::Range;

use bevy::prelude::*;
use venue::light::{LAMPS, of_lamps};
use venue::mesh::{Mesh, Tint, Vertex};

use crate::booths::booth_colours::BoothColours;

/// Bytes of a vertex: position (3 floats), texture coordinates (2 floats), light (4 bytes), paint (4 bytes).
pub const STRIDE: usize = 28;
/// The light, as a byte, that shows a surface in its own colours (see `venue::light`).
pub const PLAIN_LIGHT: u8 = 128;
/// The same for a vertex, at every hour.
pub const PLAIN: [u8; 4] = [PLAIN_LIGHT, PLAIN_LIGHT, PLAIN_LIGHT, LAMPS];
/// Bits of a vertex's layer; what is above them says how far it sways (see `shaders/surface.vert`).
const LAYER_BITS: u8 = 5;

/// Vertices and triangles, packed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct MeshBuffer {
    /// [`STRIDE`] bytes each.
    pub vertices: Vec<u8>,
    /// Three a triangle.
    pub indices: Vec<u32>,
    /// Those of plain surfaces, until they are put behind the others: see [`MeshBuffer::settle`].
    plain: Vec<u32>,
}

/// Some of a mesh's indices: those of surfaces with a texture, and those of plain ones ([`venue::mesh::Surface::is_plain`]).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SurfaceRanges {
    /// With a texture.
    pub textured: Range<u32>,
    /// Plain.
    pub plain: Range<u32>,
}

/// One corner, before it is packed.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct GpuVertex {
    /// Metres.
    pub position: Vec3,
    /// In repeats of the texture, or in shares of a page of pictures.
    pub uv: Vec2,
    /// 128 shows the surface in its own colours; the fourth is how much of it is of lamps, or how opaque a marker is.
    pub light: [u8; 4],
    /// Colour, sRGB; the fourth is the layer of the texture array, and how far the corner sways.
    pub paint: [u8; 4],
}

impl MeshBuffer {
    /// How many vertices there are.
    pub fn count(&self) -> usize {
        self.vertices.len() / STRIDE
    }

    /// Adds one corner.
    pub fn corner(&mut self, corner: GpuVertex) {
        let numbers = corner
            .position
            .to_array()
            .into_iter()
            .chain(corner.uv.to_array());
        for number in numbers {
            self.vertices.extend_from_slice(&number.to_le_bytes());
        }
        self.vertices.extend_from_slice(&corner.light);
        self.vertices.extend_from_slice(&corner.paint);
    }

    /// Adds a rectangle: top left, top right, bottom right, bottom left, seen from its front.
    pub fn rectangle(&mut self, corners: [GpuVertex; 4]) {
        let first = self.count() as u32;
        for corner in corners {
            self.corner(corner);
        }
        self.indices
            .extend([0, 2, 1, 0, 3, 2].map(|index| first + index));
    }

    /// How many indices there are: of surfaces with a texture, and of plain ones that wait.
    pub fn extent(&self) -> (u32, u32) {
        (self.indices.len() as u32, self.plain.len() as u32)
    }

    /// Puts the plain triangles that wait behind the others: each kind can be drawn at once. Which index the first of them is.
    pub fn settle(&mut self) -> u32 {
        let first = self.indices.len() as u32;
        self.indices.append(&mut self.plain);
        first
    }

    /// Adds a mesh with its baked light, turned by `yaw` and moved.
    pub fn mesh(
        &mut self,
        mesh: &Mesh,
        light: &[[u8; 4]],
        yaw: f32,
        by: Vec3,
        colours: BoothColours,
    ) {
        let first = self.count() as u32;
        self.vertices.reserve(mesh.vertices.len() * STRIDE);
        let turn = Quat::from_rotation_y(yaw);
        for (index, vertex) in mesh.vertices.iter().enumerate() {
            let [r, g, b, lamps] = light.get(index).copied().unwrap_or_else(|| {
                if vertex.surface.shines() {
                    PLAIN
                } else {
                    by_normal(turn * vertex.normal)
                }
            });
            let lamps = of_lamps(vertex.surface, vertex.tint, lamps);
            self.corner(GpuVertex {
                position: turn * vertex.position + by,
                uv: vertex.uv,
                light: [r, g, b, lamps],
                paint: paint(vertex, colours),
            });
        }
        for triangle in mesh.indices.as_chunks::<3>().0 {
            // A triangle is of one surface.
            let is_plain = mesh.vertices[triangle[0] as usize].surface.is_plain();
            let kind = if is_plain {
                &mut self.plain
            } else {
                &mut self.indices
            };
            kind.extend(triangle.map(|index| first + index));
        }
    }
}

/// The colour of a vertex; its texture layer, and in the highest three bits how far it sways.
fn paint(vertex: &Vertex, colours: BoothColours) -> [u8; 4] {
    let [r, g, b] = match vertex.tint {
        Tint::Rgb(rgb) => rgb,
        Tint::Main => colours.main,
        Tint::Accent => colours.accent,
    };
    let sway = vertex.sway.min(Vertex::SWAYS) << LAYER_BITS;
    [r, g, b, vertex.surface as u8 | sway]
}

/// Light for geometry that was not baked: bright from above, darker from the sides, so that shapes still read.
fn by_normal(normal: Vec3) -> [u8; 4] {
    let light = 92.0 + 26.0 * normal.y + 12.0 * normal.x + 6.0 * normal.z;
    [light as u8, light as u8, light as u8, LAMPS]
}

#[cfg(test)]
mod tests {
    use super::*;
    use venue::mesh::Surface;

    fn triangle(tint: Tint) -> Mesh {
        let vertex = |x: f32| Vertex {
            position: Vec3::new(x, 0.0, 0.0),
            normal: Vec3::Y,
            uv: Vec2::ZERO,
            surface: Surface::Panel,
            tint,
            sway: 5,
        };
        Mesh {
            vertices: vec![vertex(0.0), vertex(1.0), vertex(2.0)],
            indices: vec![0, 1, 2],
        }
    }

    #[test]
    fn second_mesh_points_at_its_own_vertices() {
        let mut packed = MeshBuffer::default();
        let mesh = triangle(Tint::NONE);
        for _ in 0..2 {
            packed.mesh(&mesh, &[], 0.0, Vec3::ZERO, BoothColours::default());
        }
        assert_eq!(packed.count(), 6);
        assert_eq!(packed.settle(), 0);
        assert_eq!(packed.indices, [0, 1, 2, 3, 4, 5]);
    }

    #[test]
    fn plain_surfaces_lie_behind_those_with_a_texture() {
        let mut mesh = triangle(Tint::NONE);
        let bricks = mesh.clone();
        mesh.append(&bricks);
        mesh.vertices[3..]
            .iter_mut()
            .for_each(|vertex| vertex.surface = Surface::Brick);
        let mut packed = MeshBuffer::default();
        packed.mesh(&mesh, &[], 0.0, Vec3::ZERO, BoothColours::default());
        packed.mesh(&mesh, &[], 0.0, Vec3::ZERO, BoothColours::default());
        assert_eq!(packed.extent(), (6, 6));
        assert_eq!(packed.settle(), 6);
        assert_eq!(packed.indices, [3, 4, 5, 9, 10, 11, 0, 1, 2, 6, 7, 8]);
    }

    #[test]
    fn exhibitors_colours_and_layer_are_last() {
        let colours = BoothColours {
            main: [1, 2, 3],
            accent: [4, 5, 6],
        };
        let mut packed = MeshBuffer::default();
        packed.mesh(
            &triangle(Tint::Accent),
            &[[9, 8, 7, 6]; 3],
            0.0,
            Vec3::ZERO,
            colours,
        );
        let first = &packed.vertices[..STRIDE];
        assert_eq!(first[20..24], [9, 8, 7, 6]);
        assert_eq!(first[24..28], [4, 5, 6, Surface::Panel as u8 | 5 << 5]);
    }

    #[test]
    fn light_and_sway_cost_no_byte_more_and_every_layer_leaves_room_for_sway() {
        assert_eq!(STRIDE, 28);
        assert_eq!(u8::MAX >> LAYER_BITS, Vertex::SWAYS);
        let layers = Surface::ALL.len().max(crate::booths::atlas::PAGES as usize);
        assert!(layers <= 1 << LAYER_BITS, "{layers}");
    }
}
