//! Light in the air for the pictures: the same halos and sheets that the hall's shader adds (`shaders/aura.vert`).

use feed::event::Theme;
use glam::{Vec2, Vec3};
use venue::plan::Plan;
use venue::theme::aura::{Aura, END, auras};
use venue::theme::{Part, mesh};

use crate::raster::{AIR, Camera, Corner, Drawn};

/// The light in the air of a hall as triangles, for this camera.
pub fn drawn(theme: Theme, plan: &Plan, camera: &Camera) -> Vec<Drawn> {
    let mut drawn = Vec::new();
    let of_parts = Part::ALL.map(|part| auras(theme, part, &mesh(theme, part)));
    for placed in &plan.parts {
        for aura in &of_parts[placed.part as usize] {
            let corners = match *aura {
                Aura::Halo {
                    centre,
                    radius,
                    colour,
                } => halo(camera, centre + Vec3::Z * placed.z, radius, colour),
                Aura::Sheet { corners, colour } => sheet(
                    camera,
                    corners.map(|at| at + Vec3::Z * placed.z),
                    colour.map(f32::from),
                ),
            };
            let [a, b, c, d] = corners;
            // Seen from both sides.
            for corners in [[a, b, c], [a, c, d], [c, b, a], [d, c, a]] {
                drawn.push(Drawn {
                    corners,
                    layer: AIR,
                });
            }
        }
    }
    drawn
}

fn halo(camera: &Camera, centre: Vec3, radius: f32, colour: [u8; 3]) -> [Corner; 4] {
    let [right, up, _] = camera.axes();
    let way = camera.at - centre;
    let near = centre + way * (radius / way.length()).min(0.5);
    let colour = Vec3::from_array(colour.map(f32::from)) / 255.0 * left(way.length());
    [(-1.0, -1.0), (1.0, -1.0), (1.0, 1.0), (-1.0, 1.0)].map(|(x, y)| Corner {
        position: near + (right * x + up * y) * radius,
        uv: Vec2::new(x, y),
        colour,
    })
}

fn sheet(camera: &Camera, [a, b, c, d]: [Vec3; 4], colour: [f32; 3]) -> [Corner; 4] {
    let facing = (b - a).cross(c - a).normalize_or_zero();
    [(a, -1.0, 0.0), (b, 1.0, 0.0), (d, 1.0, END), (c, -1.0, END)].map(|(position, x, y)| {
        let way = camera.at - position;
        let clear = ((way.length() - 1.5) / 8.0).clamp(0.0, 1.0);
        let seen = clear * way.normalize_or_zero().dot(facing).abs() * left(way.length());
        Corner {
            position,
            uv: Vec2::new(x, y),
            colour: Vec3::from_array(colour) / 255.0 * seen,
        }
    })
}

/// What is left of it at a distance in metres.
fn left(distance: f32) -> f32 {
    (1.0 - distance / 80.0).max(0.0).powi(2)
}
