//! Object meshes: the compact form of what stands on an exhibitor's plinth, as `boothwalk build` writes it and the hall reads it.
//!
//! Corners are whole numbers within the object's bounds, with their colour and the shade of what is around them baked in.
//! Everything is written as differences, low bytes and high bytes apart, so that brotli leaves a third of it.

use feed::limits;
use glam::Vec3;

/// What a file begins with: the format and its version.
const MAGIC: [u8; 4] = *b"bwo1";
/// Bytes before the corners: magic, size, scale, counts.
const HEAD: usize = 28;
/// Bytes of a corner: place, normal, colour.
const CORNER: usize = 12;
/// Bytes of a triangle.
const TRIANGLE: usize = 6;

/// Edge of a plinth's top, metres.
pub const PLINTH: f32 = 0.5;
/// Height of its top, metres.
pub const PLINTH_TOP: f32 = 0.82;
/// Most that an object may reach from side to side when it turns, metres: a hand over the plinth's edge.
pub const ROUND: f32 = 0.7;
/// How high it may be, metres.
pub const HIGH: f32 = 0.9;
/// Smaller things are shown as large as this in their longest measure, metres: a ring would not be seen.
pub const LEAST: f32 = 0.3;

/// An object in its place: its middle over the origin, standing on the plane of x and z.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ObjectMesh {
    /// Width, height and depth as it is shown, metres.
    pub size: Vec3,
    /// How many times larger than in its maker's file it is shown.
    pub scale: f32,
    /// The corners, in the order in which triangles come to them.
    pub corners: Vec<ObjectVertex>,
    /// Three a triangle.
    pub indices: Vec<u16>,
}

/// A corner.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct ObjectVertex {
    /// In 65,535ths of the object's size, from its lower left back.
    pub place: [u16; 3],
    /// Unit length: 127 is one.
    pub normal: [i8; 3],
    /// sRGB, darkened by what is around it.
    pub rgb: [u8; 3],
}

/// How many times larger an object is shown that reaches `round` metres from side to side when it turns and is of this size.
pub fn scale(round: f32, size: Vec3) -> f32 {
    let most = (ROUND / round.max(1e-9)).min(HIGH / size.y.max(1e-9));
    most.min((LEAST / size.max_element().max(1e-9)).max(1.0))
}

impl ObjectMesh {
    /// Where a corner is, metres.
    pub fn position(&self, corner: &ObjectVertex) -> Vec3 {
        let share = Vec3::from_array(corner.place.map(f32::from)) / 65_535.0;
        (share - Vec3::new(0.5, 0.0, 0.5)) * self.size
    }

    /// As a file.
    pub fn encode(&self) -> Vec<u8> {
        let mut out = MAGIC.to_vec();
        for number in self.size.to_array().into_iter().chain([self.scale]) {
            out.extend(number.to_le_bytes());
        }
        for count in [self.corners.len(), self.indices.len() / 3] {
            out.extend((count as u32).to_le_bytes());
        }
        for axis in 0..3 {
            let mut before = 0_u16;
            let steps = self.corners.iter().map(|corner| {
                let step = corner.place[axis].wrapping_sub(before).cast_signed();
                before = corner.place[axis];
                ((step << 1) ^ (step >> 15)).cast_unsigned()
            });
            planes(&mut out, &steps.collect::<Vec<_>>());
        }
        for part in 0..6 {
            let mut before = 0_u8;
            for corner in &self.corners {
                let byte = byte(corner, part);
                out.push(byte.wrapping_sub(before));
                before = byte;
            }
        }
        let mut next = 0_u16;
        let back = self.indices.iter().map(|index| {
            let back = next.wrapping_sub(*index);
            next = next.wrapping_add(u16::from(back == 0));
            back
        });
        planes(&mut out, &back.collect::<Vec<_>>());
        out
    }

    /// Reads a file; nothing where it is none of ours, or says more than it holds.
    pub fn decode(bytes: &[u8]) -> Option<Self> {
        let (head, body) = bytes.split_at_checked(HEAD)?;
        let word = |nth: usize| head[nth * 4..].first_chunk::<4>().copied();
        let number = |nth| word(nth).map(f32::from_le_bytes);
        let count = |nth| word(nth).map(|word| u32::from_le_bytes(word) as usize);
        let (corners, triangles) = (count(5)?, count(6)?);
        let size = Vec3::new(number(1)?, number(2)?, number(3)?);
        let sound = word(0)? == MAGIC
            && triangles <= limits::OBJECT_TRIANGLES_SHOWN
            && corners <= 3 * triangles
            && body.len() == corners * CORNER + triangles * TRIANGLE
            && size.cmpge(Vec3::ZERO).all()
            && size.cmple(Vec3::splat(HIGH)).all();
        if !sound {
            return None;
        }
        let mut made = Self {
            size,
            scale: number(4)?,
            corners: vec![ObjectVertex::default(); corners],
            indices: Vec::with_capacity(triangles * 3),
        };
        let wide = |from: usize, count: usize, nth: usize| {
            u16::from_le_bytes([body[from + nth], body[from + count + nth]])
        };
        for axis in 0..3 {
            let mut before = 0_u16;
            for (nth, corner) in made.corners.iter_mut().enumerate() {
                let step = wide(axis * 2 * corners, corners, nth);
                before = before.wrapping_add((step >> 1) ^ (step & 1).wrapping_neg());
                corner.place[axis] = before;
            }
        }
        for part in 0..6 {
            let mut before = 0_u8;
            for (nth, corner) in made.corners.iter_mut().enumerate() {
                before = before.wrapping_add(body[(6 + part) * corners + nth]);
                match part {
                    0..3 => corner.normal[part] = before.cast_signed(),
                    _ => corner.rgb[part - 3] = before,
                }
            }
        }
        let mut next = 0_u16;
        for nth in 0..triangles * 3 {
            let back = wide(CORNER * corners, triangles * 3, nth);
            let index = next.checked_sub(back)?;
            if usize::from(index) >= corners {
                return None;
            }
            next = next.checked_add(u16::from(back == 0))?;
            made.indices.push(index);
        }
        Some(made)
    }
}

/// Normal, then colour.
fn byte(corner: &ObjectVertex, part: usize) -> u8 {
    match part {
        0..3 => corner.normal[part].cast_unsigned(),
        _ => corner.rgb[part - 3],
    }
}

/// Low bytes, then high bytes.
fn planes(out: &mut Vec<u8>, words: &[u16]) {
    out.extend(words.iter().map(|word| word.to_le_bytes()[0]));
    out.extend(words.iter().map(|word| word.to_le_bytes()[1]));
}

#[cfg(test)]
mod tests {
    use super::*;

    fn object() -> ObjectMesh {
        let corner = |place, normal, rgb| ObjectVertex { place, normal, rgb };
        ObjectMesh {
            size: Vec3::new(0.4, 0.8, 0.2),
            scale: 0.5,
            corners: vec![
                corner([0, 65_535, 7], [127, 0, -127], [255, 0, 9]),
                corner([65_535, 0, 300], [-127, 1, 0], [0, 255, 8]),
                corner([1, 40_000, 65_535], [0, 0, 127], [128, 3, 7]),
                corner([5, 6, 7], [1, 2, 3], [4, 5, 6]),
            ],
            indices: vec![0, 1, 2, 2, 1, 3],
        }
    }

    #[test]
    fn what_is_written_is_read() {
        let file = object().encode();
        assert_eq!(file.len(), HEAD + 4 * CORNER + 2 * TRIANGLE);
        assert_eq!(ObjectMesh::decode(&file), Some(object()));
        let last = object().corners[3];
        let at = object().position(&last);
        assert!(at.distance(Vec3::new(-0.2, 0.0, -0.1)) < 1e-3, "{at}");
    }

    #[test]
    fn no_bytes_make_an_object_that_is_none() {
        let file = object().encode();
        for cut in 0..file.len() {
            assert_eq!(ObjectMesh::decode(&file[..cut]), None);
        }
        // Whatever a byte is turned into: nothing points outside of the corners.
        for at in 0..file.len() {
            for byte in [0, 1, 127, 128, 255] {
                let mut turned = file.clone();
                turned[at] = byte;
                if let Some(made) = ObjectMesh::decode(&turned) {
                    let most = made.indices.iter().max().copied().unwrap_or(0);
                    assert!(usize::from(most) < made.corners.len());
                    assert!(made.size.is_finite() && made.size.max_element() <= HIGH);
                }
            }
        }
    }

    #[test]
    fn objects_fit_their_plinth_and_small_ones_are_seen() {
        let cube = |edge: f32| scale(edge * 2.0_f32.sqrt(), Vec3::splat(edge)) * edge;
        assert!((cube(1.0) * 2.0_f32.sqrt() - ROUND).abs() < 1e-6);
        assert!((cube(0.4) - 0.4).abs() < 1e-6);
        assert!((cube(0.02) - LEAST).abs() < 1e-6);
        let pole = scale(0.1, Vec3::new(0.1, 3.0, 0.1));
        assert!((pole * 3.0 - HIGH).abs() < 1e-6);
    }
}
