//! The light on the floor, for what moves over it: looked up in what was baked for the floor's own vertices.

use glam::{Vec2, Vec3};

use super::{Light, parted};
use crate::measures::FLOOR_HALF_WIDTH;
use crate::mesh::{Mesh, Vertex};
use crate::mesh_builder::Detail;
use crate::plan::Plan;
use crate::themes::HallPart;

/// Cells across the hall, each of a metre.
const ACROSS: usize = 2 * FLOOR_HALF_WIDTH as usize;

/// The light on the floor of a theme's parts, by the metre: that of lamps, and that of the day.
#[derive(Clone, Debug, Default)]
pub struct FloorLight([Vec<[Vec3; 2]>; 3]);

impl FloorLight {
    /// Sums up what was baked on the finest meshes of the parts, in the order of [`HallPart::ALL`].
    pub fn new(light: &Light, meshes: &[Mesh; 3]) -> Self {
        let mut floor = Self::default();
        for (part, mesh) in HallPart::ALL.into_iter().zip(meshes) {
            let length = -mesh
                .vertices
                .iter()
                .fold(0.0, |z: f32, it| z.min(it.position.z));
            let mut sums = vec![Sum::default(); length.ceil() as usize * ACROSS];
            let baked = light.part(part, Detail::Fine);
            for (vertex, light) in mesh.vertices.iter().zip(baked).filter(|it| lies(it.0)) {
                let at = Vec2::new(vertex.position.x, vertex.position.z);
                if let Some(sum) = cell(at).and_then(|cell| sums.get_mut(cell)) {
                    sum.add(Sum {
                        light: parted(*light),
                        weight: 1.0,
                    });
                }
            }
            spread(&mut sums);
            floor.0[part as usize] = sums
                .iter()
                .map(|sum| sum.light.map(|light| light / sum.weight.max(1.0)))
                .collect();
        }
        floor
    }

    /// The light at a place of a hall with this plan, between what the metres around it have, the day's so many times; none
    /// outside.
    pub fn at(&self, plan: &Plan, place: Vec2, day: Vec3) -> Vec3 {
        let Some(part) = plan.parts.iter().rfind(|part| part.z >= place.y) else {
            return Vec3::ZERO;
        };
        let cells = &self.0[part.part as usize];
        let local = Vec2::new(place.x, place.y - part.z) - 0.5;
        let (base, share) = (local.floor(), local - local.floor());
        let (mut sum, mut weight) = (Vec3::ZERO, 1e-6);
        for (x, y) in [(0.0, 0.0), (1.0, 0.0), (0.0, 1.0), (1.0, 1.0)] {
            let corner = Vec2::new(x, y);
            let near = (Vec2::ONE - (share - corner).abs()).element_product();
            let found = cell(base + corner + 0.5).and_then(|cell| cells.get(cell));
            if let Some([lamps, days]) = found.filter(|light| **light != [Vec3::ZERO; 2]) {
                sum += (*lamps + *days * day) * near;
                weight += near;
            }
        }
        sum / weight
    }
}

/// The light that was baked on what lies on the floor around a place of a mesh, by how near it is, the day's so many times.
pub fn on_floor(mesh: &Mesh, light: &[[u8; 4]], at: Vec2, day: Vec3) -> Vec3 {
    let (mut sum, mut weight) = (Vec3::ZERO, 1e-6);
    for (vertex, light) in mesh.vertices.iter().zip(light).filter(|it| lies(it.0)) {
        let apart = Vec2::new(vertex.position.x, vertex.position.z) - at;
        let near = (0.1 + apart.length_squared()).recip().powi(2);
        let [lamps, days] = parted(*light);
        sum += (lamps + days * day) * near;
        weight += near;
    }
    sum / weight
}

/// Lights added up.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
struct Sum {
    light: [Vec3; 2],
    weight: f32,
}

impl Sum {
    fn add(&mut self, other: Self) {
        for (own, other) in self.light.iter_mut().zip(other.light) {
            *own += other;
        }
        self.weight += other.weight;
    }
}

/// Where the floor has no corner for metres, the light is that around.
fn spread(sums: &mut [Sum]) {
    while sums.iter().any(|sum| sum.weight == 0.0) {
        let before = sums.to_vec();
        for (cell, sum) in sums.iter_mut().enumerate().filter(|it| it.1.weight == 0.0) {
            let aside = cell % ACROSS;
            let around = [
                (aside > 0).then(|| cell - 1),
                (aside + 1 < ACROSS).then_some(cell + 1),
                cell.checked_sub(ACROSS),
                Some(cell + ACROSS),
            ];
            let around = around
                .into_iter()
                .flatten()
                .filter_map(|cell| before.get(cell));
            around.for_each(|near| sum.add(*near));
        }
        if *sums == before {
            // There is no light at all.
            return;
        }
    }
}

/// Whether a corner lies on the floor and looks up.
fn lies(vertex: &Vertex) -> bool {
    vertex.normal.y > 0.9 && vertex.position.y < 0.2
}

fn cell(local: Vec2) -> Option<usize> {
    let (x, z) = ((local.x + FLOOR_HALF_WIDTH).floor(), (-local.y).floor());
    ((0.0..ACROSS as f32).contains(&x) && z >= 0.0).then(|| z as usize * ACROSS + x as usize)
}

#[cfg(test)]
mod tests {
    use feed::event::Theme;

    use super::*;
    use crate::light::{decode, meshes};
    use crate::plan::PlotRequest;

    #[test]
    fn every_place_in_a_hall_has_light_and_it_is_that_of_the_floor() {
        for &theme in Theme::ALL {
            let light = Light::simple(theme);
            let meshes: [Mesh; 3] = meshes(theme)[..3].to_vec().try_into().unwrap();
            let floor = FloorLight::new(&light, &meshes);
            let plan = Plan::new(theme, &[PlotRequest::default(); 14]);
            for z in 1..plan.length as i32 {
                for x in -8..=8 {
                    let at = floor.at(&plan, Vec2::new(x as f32, -z as f32), Vec3::ONE);
                    assert!(at.min_element() > 0.0, "{theme:?} {x} {z}");
                }
            }
            let bay = &meshes[HallPart::Bay as usize];
            let vertices = bay
                .vertices
                .iter()
                .zip(light.part(HallPart::Bay, Detail::Fine));
            let lights = vertices.filter(|it| lies(it.0)).map(|it| decode(*it.1).y);
            let (low, high) = lights.fold((f32::MAX, 0.0_f32), |(low, high), light| {
                (low.min(light), high.max(light))
            });
            let middle = floor
                .at(&plan, Vec2::new(0.0, plan.parts[2].z - 4.0), Vec3::ONE)
                .y;
            assert!((low..=high).contains(&middle), "{low} {middle} {high}");
        }
    }
}
