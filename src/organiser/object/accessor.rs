//! Numbers out of a file's buffer: each read within its bounds, whatever the file says of itself.

use gltf::accessor::{DataType, Dimensions};
use gltf::buffer::Source;
use gltf::{Accessor, Semantic};

use super::ObjectFault;

/// Something in the file points where nothing is.
pub(super) fn damaged(what: &str) -> ObjectFault {
    ObjectFault::Damaged(what.to_owned())
}

/// The file's own buffer, and the reading of it.
#[derive(Clone, Copy)]
pub(super) struct Blob<'a>(pub &'a [u8]);

impl<'a> Blob<'a> {
    /// The bytes of a part of the buffer.
    pub fn view(self, view: &gltf::buffer::View<'_>) -> Result<&'a [u8], ObjectFault> {
        if let Source::Uri(name) = view.buffer().source() {
            return Err(ObjectFault::Outside(shown(name)));
        }
        let end = view.offset().checked_add(view.length());
        end.and_then(|end| self.0.get(view.offset()..end))
            .ok_or_else(|| damaged("a buffer ends too early"))
    }

    /// Rows of `N` numbers; what a row has less is left as it is in `rest`.
    pub fn rows<const N: usize>(
        self,
        accessor: &Accessor<'_>,
        rest: [f32; N],
    ) -> Result<Vec<[f32; N]>, ObjectFault> {
        let (bytes, start, stride) = self.place(accessor)?;
        let width = accessor.dimensions().multiplicity();
        let kind = accessor.data_type();
        let (Dimensions::Scalar | Dimensions::Vec2 | Dimensions::Vec3 | Dimensions::Vec4) =
            accessor.dimensions()
        else {
            return Err(damaged("a matrix where a place is wanted"));
        };
        let row = |nth: usize| {
            let mut row = rest;
            for (at, number) in row.iter_mut().enumerate().take(width) {
                let from = start + nth * stride + at * kind.size();
                *number = number_at(bytes, from, kind, accessor.normalized())?;
            }
            Some(row)
        };
        let rows: Option<Vec<_>> = (0..accessor.count()).map(row).collect();
        rows.ok_or_else(|| damaged("a buffer ends too early"))
    }

    /// The indices of a list of triangles.
    pub fn indices(self, accessor: &Accessor<'_>) -> Result<Vec<u32>, ObjectFault> {
        let (bytes, start, stride) = self.place(accessor)?;
        let one = |nth: usize| {
            let from = start + nth * stride;
            let word = |count: usize| bytes.get(from..from + count);
            Some(match accessor.data_type() {
                DataType::U8 => u32::from(*bytes.get(from)?),
                DataType::U16 => u32::from(u16::from_le_bytes(word(2)?.try_into().ok()?)),
                DataType::U32 => u32::from_le_bytes(word(4)?.try_into().ok()?),
                _ => return None,
            })
        };
        let indices: Option<Vec<_>> = (0..accessor.count()).map(one).collect();
        indices.ok_or_else(|| damaged("indices end too early"))
    }

    /// The bytes an accessor is in, where it begins there, and from each row to the next.
    fn place(self, accessor: &Accessor<'_>) -> Result<(&'a [u8], usize, usize), ObjectFault> {
        let Some(view) = accessor.view().filter(|_| accessor.sparse().is_none()) else {
            return Err(damaged("sparse accessors are not read"));
        };
        let bytes = self.view(&view)?;
        let stride = view.stride().unwrap_or(accessor.size());
        // The last row's end, before anything is read or reserved for it.
        let end = accessor
            .count()
            .checked_sub(1)
            .and_then(|last| last.checked_mul(stride)?.checked_add(accessor.offset()))
            .and_then(|last| last.checked_add(accessor.size()));
        if end.is_none_or(|end| end > bytes.len()) || stride == 0 {
            return Err(damaged("a buffer ends too early"));
        }
        Ok((bytes, accessor.offset(), stride))
    }
}

/// A number of this type, as a share of its largest where it is normalised.
fn number_at(bytes: &[u8], from: usize, kind: DataType, normalised: bool) -> Option<f32> {
    let word = |count: usize| bytes.get(from..from.checked_add(count)?);
    let (number, most) = match kind {
        DataType::I8 => (f32::from(bytes.get(from)?.cast_signed()), 127.0),
        DataType::U8 => (f32::from(*bytes.get(from)?), 255.0),
        DataType::I16 => (
            f32::from(i16::from_le_bytes(word(2)?.try_into().ok()?)),
            32_767.0,
        ),
        DataType::U16 => (
            f32::from(u16::from_le_bytes(word(2)?.try_into().ok()?)),
            65_535.0,
        ),
        DataType::U32 => (u32::from_le_bytes(word(4)?.try_into().ok()?) as f32, 1.0),
        DataType::F32 => (f32::from_le_bytes(word(4)?.try_into().ok()?), 1.0),
    };
    Some(if normalised {
        (number / most).max(-1.0)
    } else {
        number
    })
}

/// What is known of a corner besides its place.
pub(super) fn attribute<'a>(
    primitive: &gltf::Primitive<'a>,
    semantic: &Semantic,
    count: usize,
) -> Result<Option<Accessor<'a>>, ObjectFault> {
    match primitive.get(semantic) {
        Some(accessor) if accessor.count() != count => {
            Err(damaged("corners with fewer values than others"))
        }
        found => Ok(found),
    }
}

/// A name out of a file, short enough for a sentence.
pub(super) fn shown(name: &str) -> String {
    let plain = |c: &char| !c.is_control() && !feed::text::sanitize::is_unseen(*c);
    let cut: String = name.chars().filter(plain).take(60).collect();
    if cut.starts_with("data:") {
        "data:".to_owned()
    } else {
        cut
    }
}
