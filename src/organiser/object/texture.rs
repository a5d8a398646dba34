//! Textures inside an object's file, and what colour a corner has by them.

use std::io::Cursor;

use feed::limits;
use glam::{Vec2, Vec3};
use image::imageops::{self, FilterType};
use image::{ImageDecoder, ImageReader, Limits, RgbImage};

use super::ObjectFault;
use super::accessor::damaged;
use super::model::RawModel;

/// Pixels of a kept texture's longer side: a corner shows less than that.
const KEPT: u32 = 512;

/// A texture with its smaller copies, each half as wide and high.
#[derive(Clone, Debug, Default)]
pub(super) struct RawTexture {
    levels: Vec<RgbImage>,
}

impl RawTexture {
    /// Decodes a picture within limits.
    pub fn open(bytes: &[u8]) -> Result<Self, ObjectFault> {
        let reader = ImageReader::new(Cursor::new(bytes)).with_guessed_format();
        let reader = reader.map_err(|error| damaged(&error.to_string()))?;
        let unfit = |error: image::ImageError| damaged(&error.to_string());
        let mut decoder = reader.into_decoder().map_err(unfit)?;
        let (width, height) = decoder.dimensions();
        // Asked before anything is decoded: a small file can claim to be very large.
        if width.max(height) > limits::OBJECT_TEXTURE_SIDE {
            return Err(ObjectFault::Pixels(width, height));
        }
        let mut allowed = Limits::default();
        allowed.max_alloc = Some(256 << 20);
        decoder.set_limits(allowed).map_err(unfit)?;
        let whole = image::DynamicImage::from_decoder(decoder).map_err(unfit)?;
        let fits = width.max(height) <= KEPT;
        let first = if fits {
            whole.to_rgb8()
        } else {
            whole.resize(KEPT, KEPT, FilterType::Triangle).to_rgb8()
        };
        let mut levels = vec![first];
        while let Some(above) = levels.last().filter(|it| it.width().max(it.height()) > 1) {
            let (wide, high) = (above.width().div_ceil(2), above.height().div_ceil(2));
            let smaller = imageops::resize(above, wide, high, FilterType::Triangle);
            levels.push(smaller);
        }
        Ok(Self { levels })
    }

    /// Pixels from one place to another.
    pub fn pixels(&self, between: Vec2) -> f32 {
        let (wide, high) = self.levels.first().map_or((0, 0), RgbImage::dimensions);
        (between * Vec2::new(wide as f32, high as f32)).length()
    }

    /// The colour at a place, linear, as the mean of so many pixels around it. Within the `tile` (of the texture's repeats) one
    /// is in, its edges do not run into those of the next.
    pub fn colour(&self, uv: Vec2, tile: Vec2, pixels: f32) -> Vec3 {
        let most = self.levels.len().saturating_sub(1);
        let level = (pixels.max(1.0).log2().round() as usize).min(most);
        let Some(level) = self.levels.get(level) else {
            return Vec3::ONE;
        };
        let (wide, high) = (level.width() as f32, level.height() as f32);
        let local = uv - tile;
        let inside = local.cmpge(Vec2::ZERO).all() && local.cmple(Vec2::ONE).all();
        let at = local * Vec2::new(wide, high) - 0.5;
        let (base, part) = (at.floor(), at - at.floor());
        let pixel = |x: f32, y: f32| {
            let within = |at: f32, count: f32| {
                let at = if inside { at } else { at.rem_euclid(count) };
                at.clamp(0.0, count - 1.0) as u32
            };
            let image::Rgb(rgb) = level.get_pixel(within(x, wide), within(y, high));
            Vec3::from_array(rgb.map(linear))
        };
        let row = |y: f32| pixel(base.x, y).lerp(pixel(base.x + 1.0, y), part.x);
        row(base.y).lerp(row(base.y + 1.0), part.y)
    }
}

/// Each corner's colour, linear: its own by the texture around it, as wide as its triangle reaches.
pub(super) fn colours(model: &RawModel) -> Vec<Vec3> {
    let mut colours: Vec<Vec3> = model.corners.iter().map(|corner| corner.rgb).collect();
    for triangle in &model.triangles {
        let Some(texture) = triangle
            .texture
            .and_then(|nth| model.textures.get(nth as usize))
        else {
            continue;
        };
        let uvs = triangle.corners.map(|at| model.corners[at as usize].uv);
        let middle = (uvs[0] + uvs[1] + uvs[2]) / 3.0;
        for (nth, corner) in triangle.corners.into_iter().enumerate() {
            let reach = texture.pixels(middle - uvs[nth]);
            // Nearer to its triangle's middle, so that it takes nothing of what lies beside the triangle in its texture.
            let at = uvs[nth].lerp(middle, 0.25);
            colours[corner as usize] *= texture.colour(at, middle.floor(), reach * 0.5);
        }
    }
    colours
}

/// A byte of an sRGB colour as a share of the light.
fn linear(byte: u8) -> f32 {
    let share = f32::from(byte) / 255.0;
    if share <= 0.040_45 {
        share / 12.92
    } else {
        ((share + 0.055) / 1.055).powf(2.4)
    }
}

/// A share of the light as a byte of an sRGB colour.
pub(super) fn srgb(share: f32) -> u8 {
    let share = share.clamp(0.0, 1.0);
    let byte = if share <= 0.003_130_8 {
        share * 12.92
    } else {
        1.055 * share.powf(1.0 / 2.4) - 0.055
    };
    (byte * 255.0).round() as u8
}
