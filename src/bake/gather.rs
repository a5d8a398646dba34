//! Gathers light at vertices: lamps and sun by shadow rays, sky, windows and other surfaces by rays over the half space.

use glam::Vec3;
use rayon::prelude::*;
use venue::light::shine;
use venue::mesh::{Mesh, turned};

use crate::scene::{Placed, Scene, albedo};

/// Light on the vertices of each of a scene's meshes, linear.
pub type Lights = Vec<Vec<Vec3>>;

/// A point where light is gathered.
#[derive(Clone, Copy)]
struct Point {
    at: Vec3,
    normal: Vec3,
}

/// The vertices of a mesh as points a finger off its surface and off its edges: there rays meet what one sees there.
fn points(mesh: &Mesh, placed: Placed) -> Vec<Point> {
    let mut sums = vec![(Vec3::ZERO, 0.0_f32); mesh.vertices.len()];
    for corners in mesh.indices.as_chunks::<3>().0 {
        let ids = [0, 1, 2].map(|n| corners[n] as usize);
        let centre = ids
            .iter()
            .map(|id| mesh.vertices[*id].position)
            .sum::<Vec3>()
            / 3.0;
        for id in ids {
            sums[id].0 += centre;
            sums[id].1 += 1.0;
        }
    }
    mesh.vertices
        .iter()
        .zip(sums)
        .map(|(vertex, (sum, count))| {
            let inwards = sum / count.max(1.0) - vertex.position;
            let nudge = inwards.normalize_or_zero() * (inwards.length() * 0.3).min(0.06);
            let at = vertex.position + nudge + vertex.normal * 0.012;
            Point {
                at: turned(at, placed.yaw) + placed.by,
                normal: turned(vertex.normal, placed.yaw),
            }
        })
        .collect()
}

/// The `n`th of `count` points spread evenly over the unit square (Hammersley's sequence).
fn spread(n: usize, count: usize) -> (f32, f32) {
    let x = (n as f32 + 0.5) / count as f32;
    let y = (n as u32).reverse_bits() as f32 / 4_294_967_296.0;
    (x, y)
}

/// Direct light of lamps and sun.
fn direct(scene: &Scene, point: Point) -> Vec3 {
    let mut light = Vec3::ZERO;
    for lamp in &scene.lamps {
        let way = lamp.at - point.at;
        let most = lamp.power.max_element() / way.length_squared().max(0.09);
        // Too far to be seen: a step of the light's bytes is about 0.008 in the dark.
        if most < 0.004 || point.normal.dot(way) < -lamp.radius {
            continue;
        }
        let samples = if most > 0.05 { 16 } else { 4 };
        let mut sum = 0.0;
        for n in 0..samples {
            let (x, y) = spread(n, samples);
            let (sin, cos) = (y * std::f32::consts::TAU).sin_cos();
            let up = 1.0 - 2.0 * x;
            let out = (1.0 - up * up).max(0.0).sqrt();
            let way = way + Vec3::new(out * cos, up, out * sin) * lamp.radius;
            let distance = way.length().max(0.01);
            let way = way / distance;
            let lobe = if lamp.towards == Vec3::ZERO {
                1.0
            } else {
                (-lamp.towards.dot(way)).max(0.0)
            };
            let facing = point.normal.dot(way).max(0.0) * lobe;
            if facing > 0.0
                && !scene
                    .bvh
                    .blocked(point.at, way, distance - 0.02, |t| scene.opaque(t))
            {
                sum += facing / distance.max(0.3).powi(2);
            }
        }
        light += lamp.power * (sum / samples as f32);
    }
    if let Some((way, power)) = scene.sun() {
        let facing = point.normal.dot(way);
        if facing > 0.0 {
            let (a, b) = point.normal.any_orthonormal_pair();
            let count = 24;
            let open = (0..count)
                .filter(|n| {
                    let (x, y) = spread(*n, count);
                    let aside = a * ((x - 0.5) * 0.26) + b * ((y - 0.5) * 0.26);
                    !scene
                        .bvh
                        .blocked(point.at + aside, way, 200.0, |t| scene.shades(t))
                })
                .count();
            light += power * (facing * open as f32 / count as f32);
        }
    }
    light
}

/// Light from everything one sees over the half space, the other surfaces lit as `known` says; and how much of it
/// was the back of something, 0..1.
fn around(scene: &Scene, point: Point, rays: usize, known: &Lights) -> (Vec3, f32) {
    let (a, b) = point.normal.any_orthonormal_pair();
    let mut light = Vec3::ZERO;
    let mut behind = 0;
    for n in 0..rays {
        let (x, y) = spread(n, rays);
        let (sin, cos) = (y * std::f32::consts::TAU).sin_cos();
        // Cosine-weighted: the mean of what is seen is the light that arrives.
        let out = x.sqrt();
        let way = (a * (cos * out) + b * (sin * out) + point.normal * (1.0 - x).max(0.0).sqrt())
            .normalize();
        let Some(hit) = scene.bvh.nearest(point.at, way, 400.0, |_| true) else {
            continue;
        };
        if hit.behind {
            behind += 1;
            continue;
        }
        let (mesh, ids) = scene.owners[hit.triangle];
        let weights = [1.0 - hit.u - hit.v, hit.u, hit.v];
        let vertices = ids.map(|id| &scene.meshes[mesh].vertices[id]);
        for (n, weight) in weights.into_iter().enumerate() {
            let vertex = vertices[n];
            light += weight
                * scene
                    .emission(vertex.surface, vertex.tint)
                    .unwrap_or_else(|| known[mesh][ids[n]] * albedo(vertex.surface, vertex.tint));
        }
    }
    (light / rays as f32, behind as f32 / rays as f32)
}

/// How thoroughly to bake.
#[derive(Clone, Copy, Debug)]
pub struct Effort {
    /// Rays a vertex in each bounce.
    pub rays: usize,
    /// How often light is sent on.
    pub bounces: usize,
}

/// Bakes all meshes of a scene. `progress` is told the share done, 0..1.
pub fn bake(scene: &Scene, effort: Effort, progress: &(dyn Fn(f32) + Sync)) -> Lights {
    let stages: Vec<Vec<Point>> = scene
        .stage
        .iter()
        .map(|here| points(&scene.meshes[here.mesh], *here))
        .collect();
    let steps = (effort.bounces + 1) as f32;
    let lamps: Lights = stages
        .par_iter()
        .map(|points| {
            points
                .par_iter()
                .map(|point| direct(scene, *point))
                .collect()
        })
        .collect();
    progress(1.0 / steps);
    let mut known = lamps.clone();
    for bounce in 0..effort.bounces {
        known = stages
            .iter()
            .zip(&lamps)
            .enumerate()
            .map(|(mesh, (points, lamps))| {
                let gathered: Vec<_> = points
                    .par_iter()
                    .zip(lamps)
                    .map(|(point, lamp)| {
                        let (light, behind) = around(scene, *point, effort.rays, &known);
                        (light + *lamp, behind < 0.2)
                    })
                    .collect();
                filled(&scene.meshes[mesh], gathered)
            })
            .collect();
        progress((bounce + 2) as f32 / steps);
    }
    for (mesh, lights) in scene.meshes.iter().zip(&mut known) {
        shining(scene, mesh, lights);
    }
    known
}

/// Bakes the scene's last mesh alone, into what is known of the others.
pub fn bake_last(scene: &Scene, effort: Effort, known: &mut Lights) {
    let Some(here) = scene.stage.last().copied() else {
        return;
    };
    let mesh = &scene.meshes[here.mesh];
    known.truncate(here.mesh);
    known.push(vec![Vec3::ZERO; mesh.vertices.len()]);
    for _ in 0..=effort.bounces {
        let lights = gather(scene, mesh, here, effort, known);
        known[here.mesh] = lights;
    }
}

/// Light on a mesh from what is known.
pub fn gather(
    scene: &Scene,
    mesh: &Mesh,
    placed: Placed,
    effort: Effort,
    known: &Lights,
) -> Vec<Vec3> {
    let gathered: Vec<_> = points(mesh, placed)
        .par_iter()
        .map(|point| {
            let (light, behind) = around(scene, *point, effort.rays, known);
            (light + direct(scene, *point), behind < 0.2)
        })
        .collect();
    let mut lights = filled(mesh, gathered);
    shining(scene, mesh, &mut lights);
    lights
}

/// Light at some vertices of a mesh, from what is known, to try whether a bake still holds; `None` where a vertex lies
/// inside something and takes its neighbours' light.
#[cfg(test)]
pub fn some(
    scene: &Scene,
    placed: Placed,
    vertices: &[usize],
    effort: Effort,
    known: &Lights,
) -> Vec<Option<Vec3>> {
    let mesh = &scene.meshes[placed.mesh];
    let points = points(mesh, placed);
    vertices
        .par_iter()
        .map(|id| {
            if let Some(own) = shine(scene.theme, mesh.vertices[*id].surface) {
                return Some(own);
            }
            let (light, behind) = around(scene, points[*id], effort.rays, known);
            (behind < 0.2).then(|| light + direct(scene, points[*id]) + LEAST)
        })
        .collect()
}

/// Light at single points with a normal, from what is known.
pub fn at(scene: &Scene, at: Vec3, normal: Vec3, rays: usize, known: &Lights) -> Vec3 {
    let point = Point { at, normal };
    around(scene, point, rays, known).0 + direct(scene, point)
}

/// What scatters in the air reaches every corner: nothing is black.
pub const LEAST: Vec3 = Vec3::new(0.055, 0.058, 0.066);

/// Adds the least light, and gives surfaces that shine their own.
fn shining(scene: &Scene, mesh: &Mesh, lights: &mut [Vec3]) {
    for (vertex, light) in mesh.vertices.iter().zip(lights) {
        *light += LEAST;
        if let Some(own) = shine(scene.theme, vertex.surface) {
            *light = own;
        }
    }
}

/// Vertices inside something see backs of walls: they take the light of their neighbours, step by step.
fn filled(mesh: &Mesh, mut lights: Vec<(Vec3, bool)>) -> Vec<Vec3> {
    for _ in 0..12 {
        let mut sums = vec![(Vec3::ZERO, 0.0_f32); lights.len()];
        for corners in mesh.indices.as_chunks::<3>().0 {
            for n in 0..3 {
                let (to, from) = (corners[n] as usize, corners[(n + 1) % 3] as usize);
                for (to, from) in [(to, from), (from, to)] {
                    if !lights[to].1 && lights[from].1 {
                        sums[to].0 += lights[from].0;
                        sums[to].1 += 1.0;
                    }
                }
            }
        }
        let mut changed = false;
        for (light, (sum, count)) in lights.iter_mut().zip(sums) {
            if count > 0.0 {
                *light = (sum / count, true);
                changed = true;
            }
        }
        if !changed {
            break;
        }
    }
    lights.into_iter().map(|(light, _)| light).collect()
}
