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
