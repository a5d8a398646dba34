//! Draws triangles as the hall's shader does: texture times tint times light, haze, tone curve. On the CPU, for the eye.

use glam::{Vec2, Vec3};
use rayon::prelude::*;
use venue::light::{Air, display};
use venue::mesh::Surface;

use crate::paint::{EDGE, texture};

/// A corner as the shader gets it.
#[derive(Clone, Copy)]
pub struct RasterVertex {
    /// In the hall.
    pub position: Vec3,
    /// In tiles.
    pub uv: Vec2,
    /// Light times tint, linear.
    pub colour: Vec3,
}

/// The layer of light in the air, which is added to what is there: brightest where `uv` is 0, gone where it is 1 long.
pub const AIR: usize = usize::MAX;

/// A triangle to draw.
#[derive(Clone, Copy)]
pub struct Drawn {
    /// Its corners.
    pub corners: [RasterVertex; 3],
    /// Which texture.
    pub layer: usize,
}

/// Where the picture is taken from.
#[derive(Clone, Copy)]
pub struct RasterCamera {
    /// The eye.
    pub at: Vec3,
    /// Radians, 0 along -z, growing to the left.
    pub yaw: f32,
    /// Radians, up is positive.
    pub pitch: f32,
    /// Angle from the lower to the upper edge, radians.
    pub field: f32,
}

impl RasterCamera {
    /// To the right, up and ahead, unit length each.
    pub fn axes(&self) -> [Vec3; 3] {
        let (sin, cos) = self.yaw.sin_cos();
        let (rise, run) = self.pitch.sin_cos();
        let forward = Vec3::new(-sin * run, rise, -cos * run);
        let right = Vec3::new(cos, 0.0, -sin);
        [right, right.cross(forward), forward]
    }
}

/// Textures with their smaller copies, linear.
pub struct Textures(Vec<Vec<Vec<Vec3>>>);

impl Textures {
    /// Paints them all.
    pub fn new() -> Self {
        Self(
            Surface::ALL
                .into_par_iter()
                .map(|surface| {
                    let mut levels = vec![texture(surface)];
                    let mut edge = EDGE;
                    while edge > 1 {
                        let above = &levels[levels.len() - 1];
                        let half = edge / 2;
                        let smaller = (0..half * half)
                            .map(|i| {
                                let (x, y) = (i % half * 2, i / half * 2);
                                let at = |x: usize, y: usize| above[y * edge + x];
                                (at(x, y) + at(x + 1, y) + at(x, y + 1) + at(x + 1, y + 1)) / 4.0
                            })
                            .collect();
                        levels.push(smaller);
                        edge = half;
                    }
                    levels
                })
                .collect(),
        )
    }

    fn bilinear(&self, layer: usize, level: usize, uv: Vec2) -> Vec3 {
        let edge = EDGE >> level;
        let pixels = &self.0[layer][level];
        let p = uv * edge as f32 - 0.5;
        let base = p.floor();
        let f = p - base;
        let mask = edge as i32 - 1;
        let at = |dx: i32, dy: i32| {
            let x = (base.x as i32 + dx) & mask;
            let y = (base.y as i32 + dy) & mask;
            pixels[y as usize * edge + x as usize]
        };
        at(0, 0)
            .lerp(at(1, 0), f.x)
            .lerp(at(0, 1).lerp(at(1, 1), f.x), f.y)
    }

    /// Trilinear: `footprint` is how many tiles a pixel covers.
    fn sample(&self, layer: usize, uv: Vec2, footprint: f32) -> Vec3 {
        let most = (self.0[layer].len() - 1) as f32;
        let level = (footprint * EDGE as f32).max(1.0).log2().min(most);
        let low = level.floor();
        let near = self.bilinear(layer, low as usize, uv);
        let far = self.bilinear(layer, (low + 1.0).min(most) as usize, uv);
        near.lerp(far, level - low)
    }
}

/// A corner on the screen: place, and everything divided by depth.
#[derive(Clone, Copy)]
struct Projected {
    x: f32,
    y: f32,
    inverse: f32,
    uv: Vec2,
    colour: Vec3,
    far: f32,
}

/// A picture of the triangles; every pixel is the mean of four.
pub fn draw(
    triangles: &[Drawn],
    textures: &Textures,
    camera: RasterCamera,
    air: &Air,
    size: (u32, u32),
) -> image::RgbImage {
    let (wide, high) = (size.0 as usize * 2, size.1 as usize * 2);
    let scale = high as f32 / 2.0 / (camera.field / 2.0).tan();
    let [right, up, forward] = camera.axes();
    let near = 0.08;
    let project = |c: &RasterVertex| {
        let way = c.position - camera.at;
        let depth = way.dot(forward);
        let inverse = depth.recip();
        Projected {
            x: wide as f32 / 2.0 + way.dot(right) * scale * inverse,
            y: high as f32 / 2.0 - way.dot(up) * scale * inverse,
            inverse,
            uv: c.uv * inverse,
            colour: c.colour * inverse,
            far: way.length() * inverse,
        }
    };
    let mut on_screen: Vec<([Projected; 3], usize)> = Vec::new();
    for triangle in triangles {
        let depth = |c: &RasterVertex| (c.position - camera.at).dot(forward);
        let corners = &triangle.corners;
        // Cut off what is behind the eye.
        let mut polygon: Vec<RasterVertex> = Vec::with_capacity(4);
        for n in 0..3 {
            let (p, q) = (&corners[n], &corners[(n + 1) % 3]);
            let (a, b) = (depth(p), depth(q));
            if a >= near {
                polygon.push(*p);
            }
            if (a >= near) != (b >= near) {
                let t = (near - a) / (b - a);
                polygon.push(RasterVertex {
                    position: p.position.lerp(q.position, t),
                    uv: p.uv.lerp(q.uv, t),
                    colour: p.colour.lerp(q.colour, t),
                });
            }
        }
        for n in 1..polygon.len().max(1) - 1 {
            let corners = [
                project(&polygon[0]),
                project(&polygon[n]),
                project(&polygon[n + 1]),
            ];
            // Counter-clockwise is the front; the screen's y points down.
            let area = (corners[1].x - corners[0].x) * (corners[2].y - corners[0].y)
                - (corners[2].x - corners[0].x) * (corners[1].y - corners[0].y);
            if area < 0.0 {
                on_screen.push((corners, triangle.layer));
            }
        }
    }
    let behind = Vec3::from_array(air.behind.map(|c| f32::from(c) / 255.0));
    let band = 32;
    let bands: Vec<Vec<Vec3>> = (0..high.div_ceil(band))
        .into_par_iter()
        .map(|n| {
            let (top, bottom) = (n * band, ((n + 1) * band).min(high));
            let mut pixels = vec![behind; (bottom - top) * wide];
            let mut depths = vec![0.0_f32; pixels.len()];
            for (corners, layer) in &on_screen {
                fill(
                    corners,
                    *layer,
                    textures,
                    air,
                    (wide, top, bottom),
                    &mut pixels,
                    &mut depths,
                );
            }
            pixels
        })
        .collect();
    let pixels: Vec<Vec3> = bands.concat();
    image::RgbImage::from_fn(size.0, size.1, |x, y| {
        let (x, y) = (x as usize * 2, y as usize * 2);
        let sum = pixels[y * wide + x]
            + pixels[y * wide + x + 1]
            + pixels[(y + 1) * wide + x]
            + pixels[(y + 1) * wide + x + 1];
        image::Rgb((sum / 4.0 * 255.0).to_array().map(|c| c.round() as u8))
    })
}

fn fill(
    [a, b, c]: &[Projected; 3],
    layer: usize,
    textures: &Textures,
    air: &Air,
    (wide, top, bottom): (usize, usize, usize),
    pixels: &mut [Vec3],
    depths: &mut [f32],
) {
    let low = a.y.min(b.y).min(c.y).max(top as f32);
    let high = a.y.max(b.y).max(c.y).min(bottom as f32);
    let left = a.x.min(b.x).min(c.x).max(0.0);
    let right = a.x.max(b.x).max(c.x).min(wide as f32);
    if low >= high || left >= right {
        return;
    }
    let area = (b.x - a.x) * (c.y - a.y) - (c.x - a.x) * (b.y - a.y);
    if area.abs() < 1e-6 {
        return;
    }
    let weights = |x: f32, y: f32| {
        let wb = ((x - a.x) * (c.y - a.y) - (c.x - a.x) * (y - a.y)) / area;
        let wc = ((b.x - a.x) * (y - a.y) - (x - a.x) * (b.y - a.y)) / area;
        (1.0 - wb - wc, wb, wc)
    };
    let uv_at = |x: f32, y: f32| {
        let (wa, wb, wc) = weights(x, y);
        let inverse = a.inverse * wa + b.inverse * wb + c.inverse * wc;
        (a.uv * wa + b.uv * wb + c.uv * wc) / inverse
    };
    for y in low.floor() as usize..(high.ceil() as usize).min(bottom) {
        for x in left.floor() as usize..(right.ceil() as usize).min(wide) {
            let (px, py) = (x as f32 + 0.5, y as f32 + 0.5);
            let (wa, wb, wc) = weights(px, py);
            if wa < 0.0 || wb < 0.0 || wc < 0.0 {
                continue;
            }
            let inverse = a.inverse * wa + b.inverse * wb + c.inverse * wc;
            let slot = (y - top) * wide + x;
            if inverse <= depths[slot] {
                continue;
            }
            let colour = (a.colour * wa + b.colour * wb + c.colour * wc) / inverse;
            if layer == AIR {
                let uv = (a.uv * wa + b.uv * wb + c.uv * wc) / inverse;
                let bell = (1.0 - uv.length_squared()).max(0.0).powi(4);
                pixels[slot] = (pixels[slot] + colour * bell).min(Vec3::ONE);
                continue;
            }
            depths[slot] = inverse;
            let uv = (a.uv * wa + b.uv * wb + c.uv * wc) / inverse;
            // A screen's pixel is two of these wide.
            let footprint = (uv_at(px + 2.0, py) - uv)
                .length()
                .max((uv_at(px, py + 2.0) - uv).length());
            let mut lit = textures.sample(layer, uv, footprint) * colour;
            if layer != Surface::Sky as usize {
                let far = (a.far * wa + b.far * wb + c.far * wc) / inverse;
                lit = lit.lerp(air.haze, (far * air.density).min(air.most));
            }
            pixels[slot] = display(lit);
        }
    }
}
