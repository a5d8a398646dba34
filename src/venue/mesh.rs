//! Geometry before it reaches a graphics card: what the theme and booth code produce, what the bake lights,
//! what the hall merges into its buffers.

use glam::{Vec2, Vec3};

/// Triangles with materials. Every three indices are one triangle, counter-clockwise seen from its front.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Mesh {
    /// The corners.
    pub vertices: Vec<Vertex>,
    /// Three a triangle, into `vertices`.
    pub indices: Vec<u32>,
}

impl Mesh {
    /// How many triangles it has.
    pub fn triangles(&self) -> usize {
        self.indices.len() / 3
    }

    /// Adds another mesh behind this one's vertices and triangles.
    pub fn append(&mut self, other: &Self) {
        let first = self.vertices.len() as u32;
        self.vertices.extend_from_slice(&other.vertices);
        self.indices
            .extend(other.indices.iter().map(|index| index + first));
    }

    /// Its reflection in the hall's axis (x becomes -x).
    #[must_use]
    pub fn mirrored(&self) -> Self {
        let mut mesh = self.clone();
        for vertex in &mut mesh.vertices {
            vertex.position.x = -vertex.position.x;
            vertex.normal.x = -vertex.normal.x;
        }
        for triangle in mesh.indices.as_chunks_mut::<3>().0 {
            triangle.swap(1, 2);
        }
        mesh
    }

    /// Turned about the vertical through the origin by `yaw` radians, then moved.
    #[must_use]
    pub fn placed(&self, yaw: f32, by: Vec3) -> Self {
        let mut mesh = self.clone();
        for vertex in &mut mesh.vertices {
            vertex.position = turned(vertex.position, yaw) + by;
            vertex.normal = turned(vertex.normal, yaw);
        }
        mesh
    }
}

/// A vector turned about the vertical by `yaw` radians, counter-clockwise seen from above.
pub fn turned(v: Vec3, yaw: f32) -> Vec3 {
    let (sin, cos) = yaw.sin_cos();
    Vec3::new(v.x * cos + v.z * sin, v.y, v.z * cos - v.x * sin)
}

/// A corner of a mesh.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Vertex {
    /// Metres.
    pub position: Vec3,
    /// Unit length.
    pub normal: Vec3,
    /// In tiles of the surface's texture (1 = one repeat).
    pub uv: Vec2,
    /// What it is made of.
    pub surface: Surface,
    /// Colour it is dyed with.
    pub tint: Tint,
    /// How far it gives way to a breath of air, in steps up to [`Vertex::SWAYS`].
    pub sway: u8,
}

impl Vertex {
    /// What hangs most freely: it has three bits in the vertex.
    pub const SWAYS: u8 = 7;
}

/// What a surface is made of: the layer of the halls' texture array, in this order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[repr(u8)]
pub enum Surface {
    /// No texture: the tint alone.
    Plain,
    /// Coursed andesite of the dock's walls.
    Granite,
    /// Worn setts and slabs of the dock's floor.
    Paving,
    /// Brick in the common bond.
    Brick,
    /// Over-burnt, nearly black brick of plinths and sills.
    DarkBrick,
    /// Painted iron.
    Iron,
    /// Floor planks.
    Planks,
    /// Beams and rafters.
    Timber,
    /// Water-stained concrete.
    Concrete,
    /// Leaves.
    Foliage,
    /// Earth in planters.
    Soil,
    /// Woven carpet of the booths.
    Carpet,
    /// Painted panel of the booths.
    Panel,
    /// Window glass with what lies behind it.
    Glass,
    /// Sky; shines by itself.
    Sky,
    /// Lamp or lit window; shines by itself.
    Glow,
}

impl Surface {
    /// All surfaces, in the order of the texture array's layers.
    pub const ALL: [Self; 16] = [
        Self::Plain,
        Self::Granite,
        Self::Paving,
        Self::Brick,
        Self::DarkBrick,
        Self::Iron,
        Self::Planks,
        Self::Timber,
        Self::Concrete,
        Self::Foliage,
        Self::Soil,
        Self::Carpet,
        Self::Panel,
        Self::Glass,
        Self::Sky,
        Self::Glow,
    ];

    /// Width and height in metres of one repeat of its texture. Walls and floors are anchored in the building,
    /// and every part's length is a multiple of each width, so textures run through from part to part.
    pub fn tile(self) -> Vec2 {
        match self {
            Self::Granite
            | Self::Paving
            | Self::Brick
            | Self::DarkBrick
            | Self::Planks
            | Self::Concrete => Vec2::splat(2.0),
            Self::Timber => Vec2::new(2.0, 0.5),
            Self::Glass => Vec2::splat(0.8),
            Self::Carpet => Vec2::splat(0.5),
            Self::Plain
            | Self::Iron
            | Self::Foliage
            | Self::Soil
            | Self::Panel
            | Self::Sky
            | Self::Glow => Vec2::ONE,
        }
    }

    /// Whether its texture is one colour but for a grain of 3 % at most, which nobody misses while walking.
    pub const fn is_plain(self) -> bool {
        matches!(self, Self::Plain | Self::Panel | Self::Sky | Self::Glow)
    }

    /// Mean colour of its texture, sRGB. Lighting counts on it, and so do tints.
    pub const fn mean(self) -> [u8; 3] {
        match self {
            Self::Plain | Self::Glow => [255, 255, 255],
            Self::Granite => [158, 153, 148],
            Self::Paving => [138, 134, 129],
            Self::Brick => [162, 106, 84],
            Self::DarkBrick => [84, 64, 58],
            Self::Iron | Self::Carpet => [205, 205, 205],
            Self::Planks => [176, 142, 108],
            Self::Timber => [180, 152, 122],
            Self::Concrete => [164, 161, 154],
            Self::Foliage => [88, 108, 62],
            Self::Soil => [72, 56, 44],
            Self::Panel => [244, 244, 244],
            Self::Glass => [214, 214, 214],
            Self::Sky => [250, 250, 250],
        }
    }

    /// Whether it shines by itself instead of being lit.
    pub fn shines(self) -> bool {
        matches!(self, Self::Sky | Self::Glow)
    }
}

/// Colour a surface is dyed with, multiplied with its texture.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tint {
    /// Red, green, blue, sRGB.
    Rgb([u8; 3]),
    /// The exhibitor's main colour.
    Main,
    /// The exhibitor's accent.
    Accent,
}

impl Tint {
    /// Leaves the texture as it is.
    pub const NONE: Self = Self::Rgb([255, 255, 255]);
}
