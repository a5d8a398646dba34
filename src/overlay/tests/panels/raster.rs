//! Paints what egui has tessellated into a picture, triangle by triangle, so that people can look at panels without a GPU.

use std::collections::HashMap;
use std::path::Path;

use egui::epaint::{ImageDelta, Primitive};
use egui::{Color32, ImageData, Pos2, TextureId, TexturesDelta};

use crate::visitor::Visitor;

/// The textures that a renderer keeps.
#[derive(Default)]
pub struct Textures(HashMap<TextureId, ([usize; 2], Vec<Color32>)>);

impl Textures {
    /// Follows what egui says of its textures.
    pub fn update(&mut self, delta: &mut TexturesDelta) {
        for (id, deltas) in &delta.set {
            deltas.iter().for_each(|delta| self.set(*id, delta));
        }
        delta.clear();
    }

    fn set(&mut self, id: TextureId, delta: &ImageDelta) {
        let ImageData::Color(image) = &delta.image;
        let [width, height] = image.size;
        match delta.pos {
            None => {
                self.0.insert(id, (image.size, image.pixels.clone()));
            }
            Some([x, y]) => {
                let (size, pixels) = self.0.get_mut(&id).unwrap();
                for row in 0..height {
                    let to = (y + row) * size[0] + x;
                    pixels[to..to + width]
                        .copy_from_slice(&image.pixels[row * width..(row + 1) * width]);
                }
            }
        }
    }

    fn sample(&self, id: TextureId, u: f32, v: f32) -> [f32; 4] {
        let Some((size, pixels)) = self.0.get(&id) else {
            return [255.0; 4];
        };
        let (x, y) = (u * size[0] as f32 - 0.5, v * size[1] as f32 - 0.5);
        let (x0, y0) = (x.floor(), y.floor());
        let mut sum = [0.0; 4];
        for (dx, dy) in [(0.0, 0.0), (1.0, 0.0), (0.0, 1.0), (1.0, 1.0)] {
            let weight = (1.0 - (x - x0 - dx).abs()) * (1.0 - (y - y0 - dy).abs());
            let at = |value: f32, most: usize| (value.max(0.0) as usize).min(most - 1);
            let pixel = pixels[at(y0 + dy, size[1]) * size[0] + at(x0 + dx, size[0])].to_array();
            for (sum, part) in sum.iter_mut().zip(pixel) {
                *sum += weight * f32::from(part);
            }
        }
        sum
    }
}

/// Paints a frame over a ground that looks a little like a hall, and writes it as PNG.
pub fn paint(visitor: &Visitor, size: [f32; 2], file: &Path) {
    let textures = &visitor.textures;
    let [width, height] = size.map(|side| side as usize);
    let mut picture = ground(width, height);
    for clipped in visitor.context.tessellate(visitor.shapes.clone(), 1.0) {
        let Primitive::Mesh(mesh) = clipped.primitive else {
            continue;
        };
        let clip = clipped.clip_rect;
        let bounds = [
            clip.left().max(0.0),
            clip.top().max(0.0),
            clip.right().min(width as f32),
            clip.bottom().min(height as f32),
        ];
        for corners in mesh.indices.as_chunks::<3>().0 {
            let [a, b, c] = [0, 1, 2].map(|index| mesh.vertices[corners[index] as usize]);
            let area = edge(a.pos, b.pos, c.pos);
            if area == 0.0 {
                continue;
            }
            let low = |f: fn(Pos2) -> f32| f(a.pos).min(f(b.pos)).min(f(c.pos));
            let high = |f: fn(Pos2) -> f32| f(a.pos).max(f(b.pos)).max(f(c.pos));
            let xs = low(|p| p.x).max(bounds[0]).floor() as usize
                ..high(|p| p.x).min(bounds[2]).ceil().max(0.0) as usize;
            let ys = low(|p| p.y).max(bounds[1]).floor() as usize
                ..high(|p| p.y).min(bounds[3]).ceil().max(0.0) as usize;
            for y in ys {
                for x in xs.clone() {
                    let at = Pos2::new(x as f32 + 0.5, y as f32 + 0.5);
                    let shares = [
                        edge(b.pos, c.pos, at) / area,
                        edge(c.pos, a.pos, at) / area,
                        edge(a.pos, b.pos, at) / area,
                    ];
                    if shares.iter().any(|share| *share < 0.0) || !clip.contains(at) {
                        continue;
                    }
                    let mix = |of: fn(&egui::epaint::Vertex) -> f32| {
                        of(&a) * shares[0] + of(&b) * shares[1] + of(&c) * shares[2]
                    };
                    let texel = textures.sample(mesh.texture_id, mix(|v| v.uv.x), mix(|v| v.uv.y));
                    let tint = [
                        mix(|v| v.color.r().into()),
                        mix(|v| v.color.g().into()),
                        mix(|v| v.color.b().into()),
                        mix(|v| v.color.a().into()),
                    ];
                    let alpha = texel[3] * tint[3] / 65025.0;
                    let pixel = &mut picture[(y * width + x) * 3..][..3];
                    for channel in 0..3 {
                        let source = texel[channel] * tint[channel] / 255.0;
                        pixel[channel] = (source + f32::from(pixel[channel]) * (1.0 - alpha))
                            .round()
                            .clamp(0.0, 255.0) as u8;
                    }
                }
            }
        }
    }
    let out = std::io::BufWriter::new(std::fs::File::create(file).unwrap());
    let mut encoder = png::Encoder::new(out, width as u32, height as u32);
    encoder.set_color(png::ColorType::Rgb);
    encoder
        .write_header()
        .unwrap()
        .write_image_data(&picture)
        .unwrap();
}

/// Dusk above, stone below, a bright band between: the panels must read over all of it.
fn ground(width: usize, height: usize) -> Vec<u8> {
    let mut picture = Vec::with_capacity(width * height * 3);
    for y in 0..height {
        let t = y as f32 / height as f32;
        for x in 0..width {
            let grain = ((x / 40 + y / 24) % 2) as f32 * 8.0;
            let rgb = if t < 0.45 {
                [70.0 + 120.0 * t, 80.0 + 90.0 * t, 120.0 + 40.0 * t]
            } else if t < 0.52 {
                [232.0, 206.0, 170.0]
            } else {
                [128.0 + grain, 108.0 + grain, 92.0 + grain]
            };
            picture.extend(rgb.map(|channel| channel as u8));
        }
    }
    picture
}

fn edge(a: Pos2, b: Pos2, c: Pos2) -> f32 {
    (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x)
}
