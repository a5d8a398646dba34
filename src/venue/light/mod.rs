//! Baked light: one colour a vertex, in the order of the meshes it was baked on.
//!
//! The shader does nothing but `display(texture * tint * light)`; surfaces that shine by themselves have their brightness
//! in the light too, so all surfaces are treated alike. Colours are linear everywhere but in bytes of textures and tints.

use feed::colour::Colour;
use feed::event::Theme;
use glam::Vec3;

use crate::booth::{Form, shape_at};
use crate::mesh::{Mesh, Surface, Tint};
use crate::mesh_builder::Detail;
pub use crate::themes::Air;
use crate::themes::{HallPart, spec};

mod file;
mod floor;
mod simple;

pub use file::Stale;
pub use floor::{FloorLight, on_floor};

/// Light that falls on the vertices of a mesh: red, green, blue in units of 1/128, square-rooted
/// (`(light * 2^14)^0.5` as a byte: 128 is the light that shows a surface in its own colours, 255 about four times as much);
/// and, as the fourth, how much of it is of lamps and not of the day ([`LAMPS`]: all).
pub type VertexLight = Vec<[u8; 4]>;

/// All of a light is of lamps: no hour of the day changes it.
pub const LAMPS: u8 = 255;

/// The light of one theme: on its parts, on its booths with their faces, and on its seating areas.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Light {
    /// Of the parts, by [`Detail`], in the order of [`HallPart::ALL`].
    pub parts: [[VertexLight; 3]; 3],
    /// Of the booths, by [`Detail`], by [`Form::index`].
    pub booths: [[VertexLight; Form::COUNT]; 3],
    /// Of a seating area, by [`Detail`].
    pub seatings: [VertexLight; 3],
    /// Of the booths' faces, by [`Form::index`]: one colour a corner, four corners a face (see
    /// [`crate::booth::Face::corners`]).
    pub faces: [VertexLight; Form::COUNT],
}

impl Light {
    /// Light for a part's mesh at this level of detail, one colour a vertex; empty when it has not been baked.
    pub fn part(&self, part: HallPart, detail: Detail) -> &[[u8; 4]] {
        &self.parts[detail as usize][part as usize]
    }

    /// Light for a booth's mesh at this level of detail, one colour a vertex; empty when it has not been baked.
    pub fn booth(&self, form: Form, detail: Detail) -> &[[u8; 4]] {
        &self.booths[detail as usize][form.index()]
    }

    /// Light for a seating area's mesh at this level of detail, one colour a vertex; empty when it has not been baked.
    pub fn seating(&self, detail: Detail) -> &[[u8; 4]] {
        &self.seatings[detail as usize]
    }

    /// Light on the corners of a booth's faces, four a face: upper left, upper right, lower right, lower left.
    pub fn faces(&self, form: Form) -> &[[u8; 4]] {
        &self.faces[form.index()]
    }

    /// Reads what the bake wrote for this theme, whose [`meshes`] these are.
    ///
    /// # Errors
    /// When the bytes are not such a file, or were baked on other geometry.
    pub fn parse(bytes: &[u8], theme: Theme, meshes: &[Mesh]) -> Result<Self, Stale> {
        file::read(bytes, theme, meshes)
    }

    /// The same for a bake that goes on from there: what was baked on geometry that is another by now is empty.
    ///
    /// # Errors
    /// When the bytes are not such a file.
    pub fn kept(bytes: &[u8], theme: Theme, meshes: &[Mesh]) -> Result<Self, Stale> {
        file::kept(bytes, theme, meshes)
    }

    /// The file that [`Light::parse`] reads.
    pub fn to_bytes(&self, theme: Theme) -> Vec<u8> {
        file::write(self, theme)
    }

    /// A plain light worked out on the spot, for want of a baked one.
    pub fn simple(theme: Theme) -> Self {
        simple::light(theme)
    }
}

/// The meshes that have light, in the order of the file: parts, booths, then a seating area, each the finest first.
pub fn meshes(theme: Theme) -> Vec<Mesh> {
    let parts = Detail::ALL
        .into_iter()
        .flat_map(|detail| HallPart::ALL.map(|part| spec(theme).mesh(part, detail)));
    let booths = Detail::ALL
        .into_iter()
        .flat_map(|detail| Form::all().map(|form| shape_at(form, detail).mesh));
    let seatings = Detail::ALL.map(|detail| spec(theme).seating.mesh(detail));
    parts.chain(booths).chain(seatings).collect()
}

/// Light as its bytes, all of lamps.
pub fn encode(light: Vec3) -> [u8; 4] {
    let root = light.max(Vec3::ZERO).map(f32::sqrt) * 128.0;
    let [r, g, b] = root.to_array().map(|part| part.round().min(255.0) as u8);
    [r, g, b, LAMPS]
}

/// Light from its bytes, as it was baked.
pub fn decode([r, g, b, _]: [u8; 4]) -> Vec3 {
    let root = Vec3::from_array([r, g, b].map(f32::from)) / 128.0;
    root * root
}

/// Light from its bytes, that of lamps and that of the day.
pub fn parted(bytes: [u8; 4]) -> [Vec3; 2] {
    let lamps = f32::from(bytes[3]) / f32::from(LAMPS);
    [decode(bytes) * lamps, decode(bytes) * (1.0 - lamps)]
}

/// How much of the light on a vertex is of lamps, as a byte, when that much was baked: what shines does so by day or by night.
pub fn of_lamps(surface: Surface, tint: Tint, baked: u8) -> u8 {
    match (surface, tint) {
        // Rooms with a lamp in them are warmer than any sky.
        (Surface::Glass, Tint::Rgb([red, _, blue])) if red.saturating_sub(blue) < 60 => 0,
        (Surface::Glass | Surface::Glow | Surface::Sky, _) => LAMPS,
        _ => baked,
    }
}

/// How brightly a surface of this theme shines by itself, in units of light; `None` when it is lit like others.
pub fn shine(theme: Theme, surface: Surface) -> Option<Vec3> {
    match surface {
        Surface::Sky => Some(Vec3::ONE),
        Surface::Glow => Some(Vec3::splat(3.0)),
        Surface::Glass => spec(theme).glass,
        _ => None,
    }
}

/// The sun: where it stands (unit length, towards it) and its light on a surface that faces it.
pub fn sun(theme: Theme) -> Option<(Vec3, Vec3)> {
    let sun = spec(theme).sun?;
    Some((sun.towards.normalize(), sun.light))
}

/// Numerator and denominator of the tone curve: `(TONE[0] s + TONE[1] s^2) / (1 + TONE[2] s + TONE[3] s^2)`, s the square root
/// of linear light. Fitted (largest error 0.03) to a film's shoulder from 0.45 up followed by the sRGB encoding,
/// with a slight toe; one root and one division where the two would cost a power and an exponential.
pub const TONE: [f32; 4] = [0.47, 3.26, 0.16, 3.10];

/// What the screen shows (0..1, sRGB-encoded) for linear light: the tone curve.
pub fn display(linear: Vec3) -> Vec3 {
    let s = linear.max(Vec3::ZERO).map(f32::sqrt);
    let [a, b, c, d] = TONE.map(Vec3::splat);
    ((a * s + b * s * s) / (Vec3::ONE + c * s + d * s * s)).min(Vec3::ONE)
}

/// The air of a theme.
pub fn air(theme: Theme) -> Air {
    spec(theme).air
}

/// A colour's linear value from its sRGB bytes.
pub fn linear(rgb: [u8; 3]) -> Vec3 {
    Vec3::from_array(Colour { rgb }.linear())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rooms_with_a_lamp_in_them_are_lit_at_every_hour_and_windows_are_not() {
        let glass = |rgb| of_lamps(Surface::Glass, Tint::Rgb(rgb), 99);
        assert_eq!(glass([255, 200, 128]), LAMPS);
        assert_eq!([glass([255, 255, 255]), glass([62, 66, 94])], [0, 0]);
        assert_eq!(of_lamps(Surface::Glow, Tint::NONE, 0), LAMPS);
        assert_eq!(of_lamps(Surface::Brick, Tint::NONE, 99), 99);
    }

    #[test]
    fn a_light_is_that_of_lamps_and_that_of_the_day() {
        let light = decode([100, 120, 140, 51]);
        let [lamps, day] = parted([100, 120, 140, 51]);
        assert!((lamps + day).abs_diff_eq(light, 1e-5));
        assert!(lamps.abs_diff_eq(light * 0.2, 1e-5));
        assert_eq!(parted(encode(Vec3::ONE)), [Vec3::ONE, Vec3::ZERO]);
    }
}
