//! The form in which baked light is kept: `assets/halls/<theme>.light`.
//!
//! Bytes: `BWL4`, the theme (its place in [`Theme::ALL`]), then for each mesh of [`super::meshes`] its fingerprint (vertices and
//! triangles as u32, the sums of its coordinates as three f32, little-endian), then for each mesh, and after them for the
//! faces of each booth form, four planes of one byte a vertex: green, red less green and blue less green (both in steps of
//! two), and how much is of lamps (in sixteen steps), each as the difference from the vertex before it. Neighbours are alike,
//! so the differences are small and compress well.

use feed::event::Theme;

use super::{Light, VertexLight, meshes};
use crate::booth::{Form, shape};
use crate::mesh::Mesh;

const MAGIC: [u8; 4] = *b"BWL4";

/// Shares of lamps are kept in steps of this.
const STEP: u8 = 17;

/// Red and blue differ from green by steps of this: finer ones nobody sees, and they cost a tenth of the file.
const TINT: f32 = 2.0;

/// Sums of coordinates may differ by so much between processors that round differently, metres.
const TOLERANCE: f32 = 0.5;

/// The light file does not fit this build's geometry: bake again.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the light was baked on other geometry: run the bake again")]
pub struct Stale;

/// What tells one geometry from another without depending on the last bit of a float.
#[derive(Clone, Copy)]
struct Fingerprint {
    vertices: u32,
    triangles: u32,
    sums: [f32; 3],
}

impl Fingerprint {
    fn of(mesh: &Mesh) -> Self {
        let mut sums = [0.0_f64; 3];
        for (index, vertex) in mesh.vertices.iter().enumerate() {
            // A weight by place, so that two vertices that change places are seen.
            let weight = 1.0 + (index % 16) as f64 / 16.0;
            for (sum, part) in sums.iter_mut().zip(vertex.position.to_array()) {
                *sum += f64::from(part) * weight;
            }
        }
        Self {
            vertices: mesh.vertices.len() as u32,
            triangles: mesh.triangles() as u32,
            sums: sums.map(|sum| sum as f32),
        }
    }

    fn fits(&self, other: &Self) -> bool {
        self.vertices == other.vertices
            && self.triangles == other.triangles
            && self
                .sums
                .iter()
                .zip(other.sums)
                .all(|(a, b)| (a - b).abs() <= TOLERANCE)
    }
}

/// Themes are numbered by their order in the format, to which new ones are added at the end.
fn theme_byte(theme: Theme) -> u8 {
    theme as u8
}

/// By how many steps a channel differs from green: a signed byte. What lies between two goes to the even one, so that light
/// becomes neither greener nor less green.
fn tint(channel: u8, green: u8) -> u8 {
    let difference = f32::from(channel) - f32::from(green);
    (difference / TINT).round_ties_even() as i8 as u8
}

/// The channel again, or one beside it.
fn tinted(steps: u8, green: u8) -> u8 {
    (f32::from(green) + f32::from(steps as i8) * TINT) as u8
}

pub(super) fn write(light: &Light, theme: Theme) -> Vec<u8> {
    let mut bytes = MAGIC.to_vec();
    bytes.push(theme_byte(theme));
    for mesh in meshes(theme) {
        let print = Fingerprint::of(&mesh);
        bytes.extend(print.vertices.to_le_bytes());
        bytes.extend(print.triangles.to_le_bytes());
        for sum in print.sums {
            bytes.extend(sum.to_le_bytes());
        }
    }
    for colours in light.all() {
        for plane in 0..4 {
            let mut before = 0_u8;
            for colour in colours {
                let value = match plane {
                    0 => colour[1],
                    1 => tint(colour[0], colour[1]),
                    2 => tint(colour[2], colour[1]),
                    _ => colour[3] / STEP,
                };
                bytes.push(value.wrapping_sub(before));
                before = value;
            }
        }
    }
    bytes
}

pub(super) fn read(bytes: &[u8], theme: Theme, meshes: &[Mesh]) -> Result<Light, Stale> {
    let light = kept(bytes, theme, meshes)?;
    let whole = light
        .all()
        .zip(meshes)
        .all(|(colours, mesh)| colours.len() == mesh.vertices.len());
    if whole { Ok(light) } else { Err(Stale) }
}

/// The same, but empty where the geometry is another by now.
pub(super) fn kept(bytes: &[u8], theme: Theme, meshes: &[Mesh]) -> Result<Light, Stale> {
    let mut reader = LightReader(bytes);
    if reader.take(4)? != MAGIC || reader.take(1)? != [theme_byte(theme)] {
        return Err(Stale);
    }
    let mut counts = Vec::new();
    for mesh in meshes {
        let found = Fingerprint {
            vertices: u32::from_le_bytes(reader.word()?),
            triangles: u32::from_le_bytes(reader.word()?),
            sums: [
                f32::from_le_bytes(reader.word()?),
                f32::from_le_bytes(reader.word()?),
                f32::from_le_bytes(reader.word()?),
            ],
        };
        let fits = found.fits(&Fingerprint::of(mesh));
        counts.push((found.vertices as usize, fits));
    }
    counts.extend(Form::all().map(|form| (shape(form).faces.len() * 4, true)));
    let mut light = Light::default();
    for (colours, (count, fits)) in light.all_mut().zip(counts) {
        let read = reader.colours(count)?;
        if fits {
            *colours = read;
        }
    }
    if reader.0.is_empty() {
        Ok(light)
    } else {
        Err(Stale)
    }
}

struct LightReader<'a>(&'a [u8]);

impl<'a> LightReader<'a> {
    fn take(&mut self, count: usize) -> Result<&'a [u8], Stale> {
        let (taken, rest) = self.0.split_at_checked(count).ok_or(Stale)?;
        self.0 = rest;
        Ok(taken)
    }

    fn word(&mut self) -> Result<[u8; 4], Stale> {
        self.take(4)?.try_into().map_err(|_| Stale)
    }

    fn plane(&mut self, count: usize) -> Result<Vec<u8>, Stale> {
        let mut value = 0_u8;
        let steps = self.take(count)?.iter();
        Ok(steps
            .map(|step| {
                value = value.wrapping_add(*step);
                value
            })
            .collect())
    }

    fn colours(&mut self, count: usize) -> Result<VertexLight, Stale> {
        let (green, red, blue) = (self.plane(count)?, self.plane(count)?, self.plane(count)?);
        let lamps = self.plane(count)?;
        Ok(green
            .iter()
            .zip(red.iter().zip(&blue))
            .zip(lamps)
            .map(|((g, (r, b)), lamps)| {
                let lamps = lamps.saturating_mul(STEP);
                [tinted(*r, *g), *g, tinted(*b, *g), lamps]
            })
            .collect())
    }
}

impl Light {
    fn all(&self) -> impl Iterator<Item = &VertexLight> {
        let parts = self.parts.iter().flatten();
        let meshes = parts.chain(self.booths.iter().flatten());
        meshes.chain(&self.seatings).chain(&self.faces)
    }

    fn all_mut(&mut self) -> impl Iterator<Item = &mut VertexLight> {
        let parts = self.parts.iter_mut().flatten();
        let meshes = parts.chain(self.booths.iter_mut().flatten());
        meshes.chain(&mut self.seatings).chain(&mut self.faces)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read() {
        for &theme in Theme::ALL {
            let bytes = Light::simple(theme).to_bytes(theme);
            let light = Light::parse(&bytes, theme, &meshes(theme)).unwrap();
            assert_eq!(light.to_bytes(theme), bytes);
        }
    }

    #[test]
    fn a_channel_differs_by_one_at_most() {
        for green in 0..=255 {
            for channel in 0..=255 {
                let read = tinted(tint(channel, green), green);
                assert!(channel.abs_diff(read) <= 1);
            }
        }
    }

    #[test]
    fn the_kept_light_fits_every_theme() {
        let halls = concat!(env!("CARGO_MANIFEST_DIR"), "/../../assets/halls");
        for &theme in Theme::ALL {
            let bytes = std::fs::read(format!("{halls}/{}.light", theme.name())).unwrap();
            assert!(
                Light::parse(&bytes, theme, &meshes(theme)).is_ok(),
                "{theme:?}"
            );
        }
    }

    #[test]
    fn strange_bytes_are_stale() {
        let bytes = Light::simple(Theme::Dockyard).to_bytes(Theme::Dockyard);
        let longer = [&bytes[..], &[0]].concat();
        let read = |bytes, theme| Light::parse(bytes, theme, &meshes(theme));
        for wrong in [
            &[][..],
            b"BWL4",
            &bytes[..bytes.len() - 1],
            &bytes[1..],
            &longer,
        ] {
            assert_eq!(read(wrong, Theme::Dockyard), Err(Stale));
        }
        assert_eq!(read(&bytes, Theme::Warehouse), Err(Stale));
    }
}
