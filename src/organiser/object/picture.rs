//! A still picture of an object, as one who stands before its plinth sees it, on nothing: for pages and panels.

use glam::{Mat3, Vec2, Vec3};
use image::{DynamicImage, RgbaImage};
use venue::object::ObjectMesh;

/// Pixels of its sides.
const SIDE: usize = 640;
/// Each pixel is the mean of so many by so many.
const FINE: usize = 2;
/// How it is turned and how far from above it is seen, radians.
const TURNED: f32 = -0.6;
const ABOVE: f32 = 0.35;
/// From the eye to its middle, in its own radii: near enough for depth, far enough for none to be bent.
const AWAY: f32 = 4.5;
/// Where the light comes from.
const LIGHT: Vec3 = Vec3::new(-0.45, 0.75, 0.5);

/// Draws it.
pub(crate) fn picture(object: &ObjectMesh) -> DynamicImage {
    let edge = SIDE * FINE;
    let middle = Vec3::Y * (object.size.y / 2.0);
    let turn = Mat3::from_rotation_x(ABOVE) * Mat3::from_rotation_y(TURNED);
    let places: Vec<Vec3> = object
        .corners
        .iter()
        .map(|corner| turn * (object.position(corner) - middle))
        .collect();
    let radius = places.iter().map(|at| at.length()).fold(1e-6, f32::max);
    let flat: Vec<Vec2> = places
        .iter()
        .map(|at| Vec2::new(at.x, -at.y) / (AWAY - at.z / radius))
        .collect();
    // As large as the picture, with a margin.
    let low = flat.iter().copied().fold(Vec2::INFINITY, Vec2::min);
    let high = flat.iter().copied().fold(Vec2::NEG_INFINITY, Vec2::max);
    let scale = edge as f32 * 0.94 / (high - low).max_element().max(1e-9);
    let centre = (low + high) / 2.0;
    let mut canvas = Canvas {
        edge,
        colours: vec![None; edge * edge],
        depths: vec![f32::NEG_INFINITY; edge * edge],
    };
    let light = LIGHT.normalize();
    let drawn: Vec<Drawn> = object
        .corners
        .iter()
        .zip(flat.iter().zip(&places))
        .map(|(corner, (at, place))| {
            let normal = turn * Vec3::from_array(corner.normal.map(f32::from)) / 127.0;
            // What is seen from behind is lit as its front would be.
            let normal = if normal.dot(Vec3::Z * AWAY * radius - *place) < 0.0 {
                -normal
            } else {
                normal
            };
            let lit = 0.62 + 0.42 * normal.dot(light).max(0.0) + 0.08 * normal.y;
            let root = Vec3::from_array(corner.rgb.map(f32::from)) / 255.0;
            Drawn {
                at: (*at - centre) * scale + edge as f32 / 2.0,
                near: (AWAY - place.z / radius).recip(),
                colour: root * lit.min(1.06).sqrt(),
            }
        })
        .collect();
    for corners in object.indices.as_chunks::<3>().0 {
        canvas.fill(corners.map(|index| drawn[usize::from(index)]));
    }
    canvas.smooth().into()
}

#[derive(Clone, Copy)]
struct Drawn {
    /// Pixels.
    at: Vec2,
    /// One through the distance.
    near: f32,
    /// sRGB.
    colour: Vec3,
}

struct Canvas {
    edge: usize,
    colours: Vec<Option<Vec3>>,
    depths: Vec<f32>,
}

impl Canvas {
    fn fill(&mut self, [a, b, c]: [Drawn; 3]) {
        let area = (b.at - a.at).perp_dot(c.at - a.at);
        if area.abs() < 1e-6 {
            return;
        }
        let low = a.at.min(b.at).min(c.at).max(Vec2::ZERO).as_ivec2();
        let high =
            a.at.max(b.at)
                .max(c.at)
                .min(Vec2::splat(self.edge as f32 - 1.0));
        let high = high.max(Vec2::ZERO).as_ivec2();
        for y in low.y..=high.y {
            for x in low.x..=high.x {
                let at = Vec2::new(x as f32 + 0.5, y as f32 + 0.5);
                let p = (b.at - at).perp_dot(c.at - at) / area;
                let q = (c.at - at).perp_dot(a.at - at) / area;
                let r = 1.0 - p - q;
                if p < 0.0 || q < 0.0 || r < 0.0 {
                    continue;
                }
                let near = p * a.near + q * b.near + r * c.near;
                let slot = y as usize * self.edge + x as usize;
                if near > self.depths[slot] {
                    self.depths[slot] = near;
                    self.colours[slot] = Some(p * a.colour + q * b.colour + r * c.colour);
                }
            }
        }
    }

    /// The picture, every pixel the mean of those in it.
    fn smooth(&self) -> RgbaImage {
        RgbaImage::from_fn(SIDE as u32, SIDE as u32, |x, y| {
            let (x, y) = (x as usize * FINE, y as usize * FINE);
            let all = (0..FINE * FINE).map(|nth| {
                let slot = (y + nth / FINE) * self.edge + x + nth % FINE;
                self.colours[slot]
            });
            let seen: Vec<Vec3> = all.flatten().collect();
            let mean = seen.iter().copied().sum::<Vec3>() / seen.len().max(1) as f32;
            let [r, g, b] = (mean * 255.0).to_array().map(|part| part.round() as u8);
            let opaque = (seen.len() * 255 / (FINE * FINE)) as u8;
            image::Rgba([r, g, b, opaque])
        })
    }
}
