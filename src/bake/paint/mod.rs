//! The halls' textures, painted by code: sixteen tileable squares, one a surface, each to a given mean colour.

use glam::{Vec2, Vec3};
use rayon::prelude::*;
use venue::light::linear;
use venue::mesh::Surface;

mod built;
mod grown;

/// Edge of a texture, pixels.
pub const EDGE: usize = 256;

/// A painter gives the colour (linear) at a pixel.
type Painter = fn(Vec2) -> Vec3;

/// The texture of a surface, linear, row by row from the top.
pub fn texture(surface: Surface) -> Vec<Vec3> {
    let painter: Painter = match surface {
        Surface::Plain | Surface::Glow => |_| Vec3::ONE,
        Surface::Granite => built::granite,
        Surface::Paving => built::paving,
        Surface::Brick => built::brick,
        Surface::DarkBrick => built::dark_brick,
        Surface::Iron => built::iron,
        Surface::Concrete => built::concrete,
        Surface::Glass => built::glass,
        Surface::Panel => |p| Vec3::splat(1.0 - 0.02 * random(p, 3)),
        // Grain against banding: one pixel of it is about one of the screen's.
        Surface::Sky => |p| Vec3::splat(1.0 + 0.03 * (random(p, 5) - 0.5)),
        Surface::Planks => grown::planks,
        Surface::Timber => grown::timber,
        Surface::Foliage => grown::foliage,
        Surface::Soil => grown::soil,
        Surface::Carpet => grown::carpet,
    };
    let pixels: Vec<Vec3> = (0..EDGE * EDGE)
        .into_par_iter()
        .map(|i| painter(Vec2::new((i % EDGE) as f32, (i / EDGE) as f32)))
        .collect();
    let wanted = linear(surface.mean());
    let mut found = pixels.iter().sum::<Vec3>() / pixels.len() as f32;
    found = found.max(Vec3::splat(1e-4));
    pixels
        .into_iter()
        .map(|p| (p * wanted / found).min(Vec3::ONE))
        .collect()
}

/// All textures one above the other, sRGB bytes.
pub fn strip() -> image::RgbImage {
    let mut strip = image::RgbImage::new(EDGE as u32, (EDGE * Surface::ALL.len()) as u32);
    for (layer, surface) in Surface::ALL.into_iter().enumerate() {
        for (i, colour) in texture(surface).into_iter().enumerate() {
            let (x, y) = (i % EDGE, i / EDGE + layer * EDGE);
            strip.put_pixel(x as u32, y as u32, image::Rgb(bytes(colour)));
        }
    }
    strip
}

/// sRGB bytes of a linear colour.
pub fn bytes(colour: Vec3) -> [u8; 3] {
    colour.to_array().map(|c| {
        let c = c.clamp(0.0, 1.0);
        let encoded = if c <= 0.003_130_8 {
            c * 12.92
        } else {
            1.055 * c.powf(1.0 / 2.4) - 0.055
        };
        (encoded * 255.0).round() as u8
    })
}

/// A number 0..1 from whole numbers, always the same.
fn scramble(x: i32, y: i32, seed: u32) -> f32 {
    let mut h = (x as u32).wrapping_mul(0x9E37_79B1)
        ^ (y as u32).wrapping_mul(0x85EB_CA77)
        ^ seed.wrapping_mul(0xC2B2_AE3D);
    h ^= h >> 15;
    h = h.wrapping_mul(0x2C1B_3C6D);
    h ^= h >> 12;
    h = h.wrapping_mul(0x297A_2D39);
    h ^= h >> 15;
    h as f32 / u32::MAX as f32
}

/// White noise, a number 0..1 a pixel.
fn random(p: Vec2, seed: u32) -> f32 {
    scramble(p.x as i32, p.y as i32, seed)
}

/// Smooth noise 0..1 with so many cells across the texture in each direction; tiles.
fn noise(p: Vec2, cells: (i32, i32), seed: u32) -> f32 {
    let q = p / EDGE as f32 * Vec2::new(cells.0 as f32, cells.1 as f32);
    let base = q.floor();
    let f = q - base;
    let f = f * f * (Vec2::splat(3.0) - f * 2.0);
    let at = |dx: i32, dy: i32| {
        scramble(
            (base.x as i32 + dx).rem_euclid(cells.0),
            (base.y as i32 + dy).rem_euclid(cells.1),
            seed,
        )
    };
    let mix = |a: f32, b: f32, t: f32| a + (b - a) * t;
    mix(
        mix(at(0, 0), at(1, 0), f.x),
        mix(at(0, 1), at(1, 1), f.x),
        f.y,
    )
}

/// Noise over several sizes, 0..1, from `cells` on.
fn cloud(p: Vec2, cells: (i32, i32), octaves: u32, seed: u32) -> f32 {
    let (mut sum, mut weight, mut whole) = (0.0, 1.0, 0.0);
    for octave in 0..octaves {
        let finer = (cells.0 << octave, cells.1 << octave);
        sum += weight * noise(p, finer, seed + octave * 17);
        whole += weight;
        weight *= 0.55;
    }
    sum / whole
}

/// 0 below `from`, 1 above `to`, smooth between.
fn smooth(from: f32, to: f32, x: f32) -> f32 {
    let t = ((x - from) / (to - from)).clamp(0.0, 1.0);
    t * t * (3.0 - 2.0 * t)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn textures_have_their_mean_and_tile() {
        for surface in Surface::ALL {
            let pixels = texture(surface);
            let found = pixels.iter().sum::<Vec3>() / pixels.len() as f32;
            let wanted = linear(surface.mean());
            assert!(
                (found - wanted).abs().max_element() < 0.03,
                "{surface:?} {found} {wanted}"
            );
            // Across the border colours differ no more than inside.
            let row = |y: usize| &pixels[y * EDGE..(y + 1) * EDGE];
            let step = |a: &[Vec3], b: &[Vec3]| {
                a.iter()
                    .zip(b)
                    .map(|(p, q)| (*p - *q).abs().max_element())
                    .sum::<f32>()
                    / EDGE as f32
            };
            let inside = (0..EDGE - 1)
                .map(|y| step(row(y), row(y + 1)))
                .fold(0.0, f32::max);
            assert!(
                step(row(EDGE - 1), row(0)) <= inside + 0.02,
                "{surface:?} has a seam"
            );
        }
    }
}
