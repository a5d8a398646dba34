//! Vertex layouts: which numbers a vertex is made of, in the order of the shaders' locations.

use crate::vertex_buffer::STRIDE;

/// What a vertex is made of.
#[derive(Clone, Copy, Debug)]
pub enum Layout {
    /// See `vertex_buffer`.
    Hall,
    /// egui's: position and texture coordinates of two floats each, a colour of four bytes.
    Flat,
}

/// Numbers that belong together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Attribute {
    /// How many there are.
    pub count: i32,
    /// Whether they are bytes, whose 255 is one, or floats.
    pub bytes: bool,
    /// Where in the vertex they begin, bytes.
    pub offset: i32,
}

impl Layout {
    /// Bytes of a vertex.
    pub fn stride(self) -> i32 {
        match self {
            Self::Hall => STRIDE as i32,
            Self::Flat => 20,
        }
    }

    /// Its attributes, one behind the other in the vertex.
    pub fn attributes(self) -> impl Iterator<Item = Attribute> {
        let parts: &[(i32, bool)] = match self {
            Self::Hall => &[(3, false), (2, false), (4, true), (4, true)],
            Self::Flat => &[(2, false), (2, false), (4, true)],
        };
        let mut end = 0;
        parts.iter().map(move |&(count, bytes)| {
            let offset = end;
            end += if bytes { count } else { 4 * count };
            Attribute {
                count,
                bytes,
                offset,
            }
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn attributes_fill_the_vertex() {
        for layout in [Layout::Hall, Layout::Flat] {
            let last = layout.attributes().last().unwrap();
            let width = if last.bytes { 1 } else { 4 };
            assert_eq!(
                last.offset + last.count * width,
                layout.stride(),
                "{layout:?}"
            );
        }
        assert_eq!(
            Layout::Flat.stride() as usize,
            size_of::<egui::epaint::Vertex>()
        );
    }
}
