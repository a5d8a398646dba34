//! Light in the air for the pictures: the same halos and sheets that the hall's shader adds (`shaders/aura.vert`).

use feed::event::Theme;
use glam::{Vec2, Vec3};
use venue::mesh_builder::Detail;
use venue::plan::Plan;
use venue::themes::light_effects::{END, LightEffect};
use venue::themes::mood::Grade;
use venue::themes::{HallPart, spec};

use crate::raster::{AIR, Drawn, RasterCamera, RasterVertex};

/// The light in the air of a hall as triangles, for this camera.
pub fn drawn(theme: Theme, plan: &Plan, grade: &Grade, camera: &RasterCamera) -> Vec<Drawn> {
    let mut drawn = Vec::new();
    let of_parts = HallPart::ALL
        .map(|part| spec(theme).light_effects(part, &spec(theme).mesh(part, Detail::Fine)));
    for placed in &plan.parts {
        for aura in &of_parts[placed.part as usize] {
            let by = Vec3::Z * placed.z;
            let rectangles = match *aura {
                LightEffect::Glow {
                    centre,
                    radius,
                    colour,
                } => {
                    let shown = colour.map(f32::from).map(|part| part * grade.gleams.x);
                    vec![halo(camera, centre + by, radius, shown)]
                }
                LightEffect::Reflection {
                    lamp,
                    half,
                    colour,
                    window,
                } => {
                    let gleams = if window {
                        grade.gleams.y
                    } else {
                        grade.gleams.x
                    };
                    let shown = colour.map(f32::from).map(|part| part * gleams);
                    glint(camera, lamp + by, half, shown)
                }
                LightEffect::LightShaft { corners, colour } => {
                    let corners = corners.map(|at| at + by);
                    let shown = colour.map(f32::from).map(|part| part * grade.gleams.z);
                    vec![sheet(camera, corners, shown)]
                }
            };
            for [a, b, c, d] in rectangles {
                // Seen from both sides.
                for corners in [[a, b, c], [a, c, d], [c, b, a], [d, c, a]] {
                    drawn.push(Drawn {
                        corners,
                        layer: AIR,
                    });
                }
            }
        }
    }
    drawn
}

fn halo(camera: &RasterCamera, centre: Vec3, radius: f32, colour: [f32; 3]) -> [RasterVertex; 4] {
    let [right, up, _] = camera.axes();
    let way = camera.at - centre;
    let near = centre + way * (radius / way.length()).min(0.5);
    let colour = Vec3::from_array(colour) / 255.0 * left(way.length());
    [(-1.0, -1.0), (1.0, -1.0), (1.0, 1.0), (-1.0, 1.0)].map(|(x, y)| RasterVertex {
        position: near + (right * x + up * y) * radius,
        uv: Vec2::new(x, y),
        colour,
    })
}

/// A mirror image ends so far below the floor at least, metres: one that reached it would lie without end.
const BELOW: f32 = -0.3;
/// It lies a little above the floor, metres, so that it does not hide what lies on it.
const FLOOR: f32 = 0.01;
/// It is drawn in strips, one below the other, because it lies on the floor and is to look as if it stood: so many that one
/// does not see where one meets the next. In shares of its half height.
const STRIPS: [f32; 6] = [-1.0, -0.6, -0.2, 0.2, 0.6, 1.0];

/// The mirror image of a lamp or a window on the floor.
fn glint(
    camera: &RasterCamera,
    lamp: Vec3,
    half: Vec2,
    colour: [f32; 3],
) -> Vec<[RasterVertex; 4]> {
    let [right, ..] = camera.axes();
    let eye = camera.at;
    let image = lamp.with_y(-lamp.y);
    let away = (image - eye).length() * eye.y / (eye.y - image.y);
    let seen = (1.0 - eye.y / away).powi(2) * left(away);
    let colour = Vec3::from_array(colour) / 255.0 * seen;
    let corner = |x: f32, y: f32| {
        let mut at = image + right * (x * half.x) + Vec3::Y * (y * half.y);
        at.y = at.y.min(BELOW);
        RasterVertex {
            position: eye.lerp(at, (eye.y - FLOOR) / (eye.y - at.y)),
            uv: Vec2::new(x, y),
            colour,
        }
    };
    let strips = STRIPS.array_windows().map(|&[low, high]| {
        [
            corner(-1.0, low),
            corner(1.0, low),
            corner(1.0, high),
            corner(-1.0, high),
        ]
    });
    strips.collect()
}

fn sheet(camera: &RasterCamera, [a, b, c, d]: [Vec3; 4], colour: [f32; 3]) -> [RasterVertex; 4] {
    let facing = (b - a).cross(c - a).normalize_or_zero();
    [(a, -1.0, 0.0), (b, 1.0, 0.0), (d, 1.0, END), (c, -1.0, END)].map(|(position, x, y)| {
        let way = camera.at - position;
        let clear = ((way.length() - 1.5) / 8.0).clamp(0.0, 1.0);
        let seen = clear * way.normalize_or_zero().dot(facing).abs() * left(way.length());
        RasterVertex {
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
