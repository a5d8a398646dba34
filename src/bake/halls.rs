//! Bakes one theme: its parts, its parts from afar, its booths with their faces, and its seating areas.

use feed::booth::Size;
use feed::event::Theme;
use glam::Vec3;
use venue::booth::{Form, shape, shape_at};
use venue::light::{Light, VertexLight, decode, encode};
use venue::measures::BAY_LENGTH;
use venue::mesh::{Mesh, turned};
use venue::mesh_builder::Detail;
use venue::themes::{HallPart, Lamp, spec};

use crate::gather::{Effort, LEAST, Lights, at, bake, bake_last, gather};
use crate::scene::{Placed, Scene, Sources};

/// Bays in the baked hall: enough that the one in the middle sees its like to both sides.
const BAYS: usize = 5;

/// The levels of detail whose light is gathered in the hall of the finest.
const AFAR: [Detail; 2] = [Detail::Coarse, Detail::Far];

/// How far into a tail or head the light is bent to meet the bay's, metres.
const BLEND: f32 = 3.0;

/// Bakes a theme's light. What is there of `kept` stands: only what is empty in it is gathered anew.
pub fn light(
    theme: Theme,
    effort: Effort,
    kept: Option<Light>,
    progress: &(dyn Fn(&str, f32) + Sync),
) -> Light {
    let mut light = kept.unwrap_or_default();
    let hall = if light.parts.iter().flatten().any(Vec::is_empty) {
        let (known, parts) = hall(theme, Sources::All, effort, &|share| {
            progress("hall", share);
        });
        light.parts = parts.map(|lights| encoded(&lights));
        known
    } else {
        known(&light)
    };
    for (index, form) in Form::all().into_iter().enumerate() {
        if light.booths.iter().any(|booths| booths[index].is_empty()) {
            let (booth, faces) = booth(theme, form, effort, &hall);
            for (detail, lights) in Detail::ALL.into_iter().zip(booth) {
                light.booths[detail as usize][index] = soft(&lights);
            }
            light.faces[index] = faces;
        }
        progress("booths", (index + 1) as f32 / Form::COUNT as f32);
    }
    if light.seatings.iter().any(Vec::is_empty) {
        light.seatings = seats(theme, Sources::All, effort, &hall).map(|lights| soft(&lights));
    }
    progress("seating", 1.0);
    light
}

/// Light that was kept, as far as it is that of the finest parts.
fn known(light: &Light) -> Lights {
    let parts = light.parts[Detail::Fine as usize].iter();
    parts
        .map(|colours| colours.iter().map(|c| decode(*c)).collect())
        .collect()
}

/// The light of a hall: as it is known for going on, and of its parts by [`Detail`].
fn hall(
    theme: Theme,
    sources: Sources,
    effort: Effort,
    progress: &(dyn Fn(f32) + Sync),
) -> (Lights, [Lights; 3]) {
    let scene = Scene::hall(theme, sources, BAYS, &[], &[]);
    let mut known = bake(&scene, effort, progress);
    sew(theme, &scene.meshes, &mut known);
    let afar = AFAR.map(|detail| {
        let meshes = HallPart::ALL.map(|part| spec(theme).mesh(part, detail));
        let mut lights: Lights = meshes
            .iter()
            .zip(&scene.stage)
            .map(|(mesh, here)| gather(&scene, mesh, *here, effort, &known))
            .collect();
        sew(theme, &meshes, &mut lights);
        lights
    });
    let [coarse, far] = afar;
    (known.clone(), [known, coarse, far])
}

/// Tells of all light how much of it is of lamps: what is left of the day is gathered by itself, with less effort.
pub fn part_day(
    theme: Theme,
    effort: Effort,
    light: &mut Light,
    progress: &(dyn Fn(&str, f32) + Sync),
) {
    let [lamps, day] = [Sources::Lamps, Sources::Day].map(|sources| {
        let step = |share| progress("lamps and day", share);
        let (known, parts) = hall(theme, sources, effort, &step);
        let booths =
            Form::all().map(|form| stood_booth(theme, sources, form, effort, &known).lights);
        let seats = seats(theme, sources, effort, &known);
        (parts, booths, seats)
    });
    for level in 0..3 {
        for part in 0..3 {
            share(
                &mut light.parts[level][part],
                &lamps.0[level][part],
                &day.0[level][part],
            );
        }
        for form in 0..Form::COUNT {
            share(
                &mut light.booths[level][form],
                &lamps.1[form][level],
                &day.1[form][level],
            );
        }
        share(&mut light.seatings[level], &lamps.2[level], &day.2[level]);
    }
}

/// Marks each light with the share of it that is of lamps; what scatters everywhere counts as theirs.
fn share(light: &mut VertexLight, lamps: &[Vec3], day: &[Vec3]) {
    for (bytes, (lamps, day)) in light.iter_mut().zip(lamps.iter().zip(day)) {
        let day = (*day - LEAST).max(Vec3::ZERO).element_sum();
        let all = lamps.element_sum() + day;
        bytes[3] = (255.0 * (1.0 - day / all.max(1e-6))).round() as u8;
    }
}

fn soft(lights: &[Vec3]) -> VertexLight {
    lights.iter().map(|light| encode(*light)).collect()
}

fn encoded(lights: &Lights) -> [VertexLight; 3] {
    [0, 1, 2].map(|n| soft(&lights[n]))
}

/// Makes parts meet without a seam: a bay's two ends get the same light, and a tail's and a head's light is bent
/// towards it over the last metres.
fn sew(theme: Theme, meshes: &[Mesh], lights: &mut Lights) {
    let bay = HallPart::Bay as usize;
    let ends = |mesh: &Mesh, z: f32| -> Vec<usize> {
        (0..mesh.vertices.len())
            .filter(|i| (mesh.vertices[*i].position.z - z).abs() < 0.01)
            .collect()
    };
    let twin = |mesh: &Mesh, among: &[usize], position: Vec3, normal: Vec3| {
        among.iter().copied().find(|i| {
            let other = &mesh.vertices[*i];
            let off = other.position - position;
            off.x.abs() < 0.02 && off.y.abs() < 0.02 && other.normal.dot(normal) > 0.9
        })
    };
    let (near, far) = (ends(&meshes[bay], 0.0), ends(&meshes[bay], -BAY_LENGTH));
    for i in &far {
        let vertex = &meshes[bay].vertices[*i];
        if let Some(j) = twin(&meshes[bay], &near, vertex.position, vertex.normal) {
            let mean = (lights[bay][*i] + lights[bay][j]) / 2.0;
            lights[bay][*i] = mean;
            lights[bay][j] = mean;
        }
    }
    for (part, end) in [
        (HallPart::Tail, -spec(theme).length(HallPart::Tail)),
        (HallPart::Head, 0.0),
    ] {
        let part = part as usize;
        let mesh = &meshes[part];
        // What the part's end lacks to the bay's, where the two meet.
        let lacks: Vec<(Vec3, Vec3, Vec3)> = ends(mesh, end)
            .into_iter()
            .filter_map(|i| {
                let vertex = &mesh.vertices[i];
                let j = twin(&meshes[bay], &near, vertex.position, vertex.normal)?;
                let ratio = (lights[bay][j] + 0.004) / (lights[part][i] + 0.004);
                Some((vertex.position, vertex.normal, ratio))
            })
            .collect();
        for (vertex, light) in mesh.vertices.iter().zip(&mut lights[part]) {
            let away = (vertex.position.z - end).abs();
            if away > BLEND || vertex.surface.shines() {
                continue;
            }
            let nearest = lacks
                .iter()
                .filter(|(_, normal, _)| normal.dot(vertex.normal) > 0.9)
                .map(|(position, _, ratio)| {
                    let off = *position - vertex.position;
                    (off.x * off.x + off.y * off.y, ratio)
                })
                .min_by(|a, b| a.0.total_cmp(&b.0));
            if let Some((off, ratio)) = nearest
                && off < 0.5
            {
                let share = 1.0 - away / BLEND;
                let share = share * share * (3.0 - 2.0 * share);
                *light *= Vec3::ONE.lerp(ratio.clamp(Vec3::splat(0.3), Vec3::splat(3.0)), share);
            }
        }
    }
}

/// Where a booth of a size stands for its bake, and how it is turned: in the bay in the middle, on the right, where the
/// sun does not reach, or on the axis.
fn stand(theme: Theme, size: Size) -> (Vec3, f32) {
    let bay = -spec(theme).length(HallPart::Tail) - BAY_LENGTH * (BAYS / 2) as f32;
    let right = std::f32::consts::FRAC_PI_2;
    match size {
        Size::Standard => (Vec3::new(8.2, 0.0, bay - 2.0), right),
        Size::Wide => (Vec3::new(8.2, 0.0, bay - 4.0), right),
        Size::Island => (Vec3::new(0.0, 0.0, bay - 4.0), 0.0),
    }
}

/// The soft lights that a booth has of its own, in its coordinates: under the fascia, towards the posters.
fn own_lamps(size: Size) -> Vec<Lamp> {
    let lamp = |at: Vec3, towards: Vec3, power: f32| Lamp {
        at,
        power: Vec3::new(1.0, 0.94, 0.86) * power,
        towards: towards.normalize(),
        radius: 0.35,
    };
    match size {
        Size::Standard | Size::Wide => {
            let spots: &[f32] = if size == Size::Standard {
                &[-0.75, 0.75]
            } else {
                &[-2.2, -0.75, 0.75, 2.2]
            };
            spots
                .iter()
                .map(|x| lamp(Vec3::new(*x, 2.62, -1.1), Vec3::new(0.0, -0.5, 1.0), 3.3))
                // A little on the counter's front and the fascia, from the aisle.
                .chain([lamp(
                    Vec3::new(0.0, 3.4, -3.6),
                    Vec3::new(0.0, -0.4, 1.0),
                    3.4,
                )])
                .collect()
        }
        Size::Island => (0..4_u8)
            .flat_map(|side| {
                let yaw = f32::from(side) * std::f32::consts::FRAC_PI_2;
                let place = |at: Vec3| turned(at, yaw);
                [
                    lamp(
                        place(Vec3::new(0.0, 2.66, -2.3)),
                        place(Vec3::new(0.0, -0.7, 1.0)),
                        2.6,
                    ),
                    lamp(
                        place(Vec3::new(0.0, 3.8, -4.0)),
                        place(Vec3::new(0.0, -0.5, 1.0)),
                        5.0,
                    ),
                ]
            })
            .collect(),
    }
}

/// Something that stands in a baked hall, and what is known of its light.
struct Stood {
    scene: Scene,
    known: Lights,
    /// The light of its meshes, by [`Detail`].
    lights: [Vec<Vec3>; 3],
}

/// Bakes what stands in a hall whose light is known, with lamps of its own in its own coordinates.
fn stood(
    (theme, sources): (Theme, Sources),
    mesh: impl Fn(Detail) -> Mesh,
    (by, yaw): (Vec3, f32),
    lamps: Vec<Lamp>,
    effort: Effort,
    hall: &Lights,
) -> Stood {
    let lamps: Vec<Lamp> = lamps
        .into_iter()
        .map(|lamp| Lamp {
            at: turned(lamp.at, yaw) + by,
            towards: turned(lamp.towards, yaw),
            ..lamp
        })
        .collect();
    let fine = mesh(Detail::Fine);
    let scene = Scene::hall(theme, sources, BAYS, &[(fine, yaw, by)], &lamps);
    let mut known = hall.clone();
    bake_last(&scene, effort, &mut known);
    let here = Placed { mesh: 3, yaw, by };
    let [coarse, far] = AFAR.map(|detail| gather(&scene, &mesh(detail), here, effort, &known));
    let lights = [known[3].clone(), coarse, far];
    Stood {
        scene,
        known,
        lights,
    }
}

/// Light of a seating area's meshes, by [`Detail`], on the axis of the bay in the middle.
fn seats(theme: Theme, sources: Sources, effort: Effort, hall: &Lights) -> [Vec<Vec3>; 3] {
    let place = stand(theme, Size::Island);
    let mesh = |detail| spec(theme).seating.mesh(detail);
    let lamps = spec(theme).seating.lamps();
    stood((theme, sources), mesh, place, lamps, effort, hall).lights
}

/// A booth as it stands for its bake.
fn stood_booth(theme: Theme, sources: Sources, form: Form, effort: Effort, hall: &Lights) -> Stood {
    let mesh = |detail| shape_at(form, detail).mesh;
    let place = stand(theme, form.size);
    stood(
        (theme, sources),
        mesh,
        place,
        own_lamps(form.size),
        effort,
        hall,
    )
}

/// Light of a booth's meshes, by [`Detail`], and of its faces, in a hall whose light is known.
fn booth(theme: Theme, form: Form, effort: Effort, hall: &Lights) -> ([Vec<Vec3>; 3], VertexLight) {
    let (by, yaw) = stand(theme, form.size);
    let shape = shape(form);
    let Stood {
        scene,
        known,
        lights,
    } = stood_booth(theme, Sources::All, form, effort, hall);
    let faces = shape
        .faces
        .iter()
        .flat_map(|face| {
            let middle = face.origin + (face.right + face.down) / 2.0;
            let normal = face.normal();
            face.corners().map(|corner| {
                // A little in from the corner, a little before the face.
                let point = corner.lerp(middle, 0.12) + normal * 0.03;
                legible(at(
                    &scene,
                    turned(point, yaw) + by,
                    turned(normal, yaw),
                    effort.rays,
                    &known,
                ))
            })
        })
        .map(encode)
        .collect();
    (lights, faces)
}

/// Light on a sign or poster: never so dark, bright or coloured that it cannot be read.
fn legible(light: Vec3) -> Vec3 {
    let grey = light.dot(Vec3::new(0.2126, 0.7152, 0.0722)).max(0.01);
    let hue = (light / grey).lerp(Vec3::ONE, 0.6);
    hue * grey.clamp(0.82, 1.15)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::gather;

    fn kept(theme: Theme) -> Light {
        let halls = concat!(env!("CARGO_MANIFEST_DIR"), "/../../assets/halls");
        let bytes = std::fs::read(format!("{halls}/{}.light", theme.name()))
            .expect("a theme's baked light is kept");
        Light::parse(&bytes, theme, &venue::light::meshes(theme))
            .expect("the light fits this geometry")
    }

    /// Baked once more from what is kept, a vertex gets the light that it has: the file belongs to this geometry, these
    /// lamps and this bake.
    #[test]
    fn baking_again_changes_nothing() {
        for &theme in Theme::ALL {
            let light = kept(theme);
            let known = known(&light);
            let scene = Scene::hall(theme, Sources::All, BAYS, &[], &[]);
            let bay = HallPart::Bay as usize;
            let ids: Vec<usize> = (0..scene.meshes[bay].vertices.len()).step_by(41).collect();
            let effort = Effort {
                rays: 384,
                bounces: 0,
            };
            let again = gather::some(&scene, scene.stage[bay], &ids, effort, &known);
            let mut off: Vec<f32> = ids
                .iter()
                .zip(again)
                .filter_map(|(id, light)| {
                    let kept = known[bay][*id];
                    // Above four the light's bytes are full.
                    let light = light?.min(Vec3::splat(3.9));
                    Some((light - kept).abs().max_element() / (kept.max_element() + 0.05))
                })
                .collect();
            off.sort_by(f32::total_cmp);
            let (half, most) = (off[off.len() / 2], off[off.len() * 9 / 10]);
            println!("{theme:?}: {half} {most} of {}", off.len());
            assert!(off.len() > 100, "{theme:?}");
            assert!(half < 0.05 && most < 0.25, "{theme:?}: {half} {most}");
        }
    }
}
