//! Pictures of the halls from named places, with booths standing in them.

use feed::booth::{OrganisationKind, Size};
use feed::event::Theme;
use glam::{Vec2, Vec3};
use venue::booth::{BoothShape, Shows, shape};
use venue::figure::figure;
use venue::figure::gait::{Gait, pose};
use venue::light::{FloorLight, Light, air, decode, linear, of_lamps};
use venue::mesh::{Mesh, Surface, Tint, turned};
use venue::mesh_builder::Detail;
use venue::plan::{Plan, PlotRequest};
use venue::themes::mood::{Grade, Mood};
use venue::themes::{HallPart, spec};

use crate::raster::{Drawn, RasterCamera, RasterVertex, Textures, draw};

/// The views, by name.
pub const VIEWS: [&str; 6] = ["entrance", "aisle", "booth", "up", "head", "back"];

/// Colours of invented exhibitors, main and accent: quiet and loud ones.
const COLOURS: [([u8; 3], [u8; 3]); 6] = [
    ([28, 78, 138], [240, 180, 60]),
    ([0, 122, 96], [230, 230, 220]),
    ([178, 52, 44], [60, 60, 66]),
    ([86, 60, 140], [120, 200, 210]),
    ([224, 130, 30], [40, 60, 90]),
    ([40, 52, 64], [90, 180, 120]),
];

/// A hall with so many invented booths, as triangles.
pub fn hall(theme: Theme, booths: usize, light: &Light, grade: &Grade) -> (Plan, Vec<Drawn>) {
    let wishes: Vec<PlotRequest> = (0..booths)
        .map(|n| PlotRequest {
            size: match n % 7 {
                3 => Size::Wide,
                5 => Size::Island,
                _ => Size::Standard,
            },
            kind: OrganisationKind::ALL[n * 3 % 7],
            ..PlotRequest::default()
        })
        .collect();
    let plan = Plan::new(theme, &wishes);
    let mut drawn = Vec::new();
    for placed in &plan.parts {
        let colours = (Tint::NONE, Tint::NONE);
        add(
            &mut drawn,
            &spec(theme).mesh(placed.part, Detail::Fine),
            light.part(placed.part, Detail::Fine),
            (0.0, Vec3::Z * placed.z),
            colours,
            grade,
        );
    }
    for seating in &plan.seatings {
        let colours = (Tint::NONE, Tint::NONE);
        add(
            &mut drawn,
            &spec(theme).seating.mesh(Detail::Fine),
            light.seating(Detail::Fine),
            (seating.yaw, seating.origin()),
            colours,
            grade,
        );
    }
    for (n, plot) in plan.plots.iter().enumerate() {
        let (main, accent) = COLOURS[n % COLOURS.len()];
        let by = Vec3::new(plot.centre.x, 0.0, plot.centre.y);
        let shape = shape(plot.form());
        let colours = (Tint::Rgb(main), Tint::Rgb(accent));
        add(
            &mut drawn,
            &shape.mesh,
            light.booth(plot.form(), Detail::Fine),
            (plot.yaw, by),
            colours,
            grade,
        );
        hang(
            &mut drawn,
            &shape,
            light.faces(plot.form()),
            plot.yaw,
            by,
            (main, accent),
        );
    }
    (plan, drawn)
}

/// People of every figure, walking towards whoever looks and across, and staff with vests behind them.
fn people(
    theme: Theme,
    plan: &Plan,
    light: &Light,
    grade: &Grade,
    camera: &RasterCamera,
) -> Vec<Drawn> {
    let mut drawn = Vec::new();
    let mut meshes = venue::light::meshes(theme);
    meshes.truncate(3);
    let floor = meshes
        .try_into()
        .map(|parts| FloorLight::new(light, &parts));
    let floor = floor.unwrap_or_default();
    for nth in 0..18_u8 {
        let far = nth >= 16;
        let row = f32::from(nth / 6);
        let aside = (f32::from(nth % 6) - 2.5) * 0.95 + 0.3 * row;
        let away = 3.4 + 1.7 * row;
        let turn = turned(Vec3::new(aside, 0.0, -away), camera.yaw);
        let at = Vec3::new(camera.at.x, 0.0, camera.at.z) + turn;
        let walks = nth % 3 != 0;
        let gait = Gait {
            phase: f32::from(nth) * 1.3,
            swing: f32::from(u8::from(walks)),
            hands: [0.0, 0.0, 1.0, 0.0, -1.0, 0.0][usize::from(nth % 6)],
            look: 0.4 * (f32::from(nth % 3) - 1.0),
        };
        let yaw = camera.yaw + 3.1 + f32::from(nth % 5) * 0.7 - 1.4;
        let vest = (nth >= 12).then(|| COLOURS[usize::from(nth) % COLOURS.len()].0);
        let made = figure(nth, vest, far);
        let lit = floor.at(plan, Vec2::new(at.x, at.z), grade.day);
        let corner = |index: u32| {
            let vertex = &made.vertices[index as usize];
            let normal = turned(vertex.normal, yaw);
            RasterVertex {
                position: turned(pose(vertex.position, vertex.limb, gait), yaw) + at,
                uv: Vec2::ZERO,
                colour: linear(vertex.rgb) * lit * facing(normal).powi(2),
            }
        };
        for ids in made.indices.as_chunks::<3>().0 {
            let corners = ids.map(corner);
            drawn.push(Drawn { corners, layer: 0 });
        }
    }
    drawn
}

/// How much of the light around falls on what faces so, as its square root; the hall's shader does the same.
fn facing(normal: Vec3) -> f32 {
    0.82 + 0.2 * normal.y + 0.1 * normal.dot(Vec3::new(0.6, 0.0, 0.8))
}

fn add(
    drawn: &mut Vec<Drawn>,
    mesh: &Mesh,
    light: &[[u8; 4]],
    (yaw, by): (f32, Vec3),
    colours: (Tint, Tint),
    grade: &Grade,
) {
    let corner = |index: u32| {
        let vertex = &mesh.vertices[index as usize];
        let tint = match vertex.tint {
            Tint::Main => colours.0,
            Tint::Accent => colours.1,
            own @ Tint::Rgb(_) => own,
        };
        let Tint::Rgb(rgb) = tint else {
            return None;
        };
        let position = turned(vertex.position, yaw) + by;
        let baked = *light.get(index as usize)?;
        let colour = if vertex.surface == Surface::Sky {
            let own = Vec3::from_array(rgb.map(f32::from)) / 255.0;
            let shown = grade.sky(own, position.y) * 255.0;
            linear(shown.to_array().map(|part| part as u8))
        } else {
            let lamps = of_lamps(vertex.surface, tint, baked[3]);
            linear(rgb) * grade.times(lamps, vertex.surface == Surface::Glass)
        };
        Some(RasterVertex {
            position,
            uv: vertex.uv,
            colour: colour * decode(baked),
        })
    };
    for ids in mesh.indices.as_chunks::<3>().0 {
        if let (Some(a), Some(b), Some(c)) = (corner(ids[0]), corner(ids[1]), corner(ids[2])) {
            let layer = mesh.vertices[ids[0] as usize].surface as usize;
            drawn.push(Drawn {
                corners: [a, b, c],
                layer,
            });
        }
    }
}

/// Invented things on a booth's faces: sheets with a picture, a headline and lines.
fn hang(
    drawn: &mut Vec<Drawn>,
    shape: &BoothShape,
    light: &[[u8; 4]],
    yaw: f32,
    by: Vec3,
    (main, accent): ([u8; 3], [u8; 3]),
) {
    for (n, face) in shape.faces.iter().enumerate() {
        let lights: Vec<Vec3> = light
            .iter()
            .skip(n * 4)
            .take(4)
            .map(|l| decode(*l))
            .collect();
        let [upper_left, upper_right, lower_right, lower_left] = lights[..] else {
            continue;
        };
        let mut sheet = 0.0;
        let mut rect = |from: Vec2, to: Vec2, rgb: [u8; 3]| {
            sheet += 0.002;
            let corner = |x: f32, y: f32| RasterVertex {
                position: turned(
                    face.origin + face.right * x + face.down * y + face.normal() * sheet,
                    yaw,
                ) + by,
                uv: Vec2::ZERO,
                colour: linear(rgb)
                    * upper_left
                        .lerp(upper_right, x)
                        .lerp(lower_left.lerp(lower_right, x), y),
            };
            let (a, b, c, d) = (
                corner(from.x, to.y),
                corner(to.x, to.y),
                corner(to.x, from.y),
                corner(from.x, from.y),
            );
            for corners in [[a, b, c], [a, c, d]] {
                drawn.push(Drawn { corners, layer: 0 });
            }
        };
        let at = Vec2::new;
        match face.shows {
            Shows::Fascia => {
                rect(at(0.0, 0.0), at(1.0, 1.0), [246, 246, 244]);
                rect(at(0.02, 0.15), at(0.11, 0.85), main);
                rect(at(0.14, 0.3), at(0.62, 0.52), [40, 44, 50]);
                rect(at(0.14, 0.62), at(0.48, 0.74), [120, 124, 130]);
            }
            Shows::Poster(index) => {
                let ground = if index % 3 == 1 {
                    main
                } else {
                    [250, 250, 248]
                };
                let ink = if index % 3 == 1 {
                    [255, 255, 255]
                } else {
                    main
                };
                rect(at(0.0, 0.0), at(1.0, 1.0), ground);
                rect(at(0.07, 0.05), at(0.8, 0.1), ink);
                rect(
                    at(0.07, 0.15),
                    at(0.93, 0.5),
                    if index % 2 == 0 {
                        accent
                    } else {
                        [150, 176, 190]
                    },
                );
                for line in 0..6 {
                    let y = 0.56 + 0.055 * line as f32;
                    let end = 0.9 - 0.1 * (line * 5 % 3) as f32;
                    rect(
                        at(0.07, y),
                        at(end, y + 0.018),
                        if index % 3 == 1 { ink } else { [110, 114, 120] },
                    );
                }
            }
            Shows::Counter => rect(at(0.2, 0.2), at(0.8, 0.8), main),
            Shows::Materials => {
                rect(at(0.0, 0.0), at(1.0, 1.0), [236, 236, 234]);
                for row in 0..3 {
                    let y = 0.06 + 0.31 * row as f32;
                    rect(at(0.12, y), at(0.46, y + 0.25), main);
                    rect(at(0.54, y), at(0.88, y + 0.25), accent);
                }
            }
            Shows::Status => {
                rect(at(0.0, 0.0), at(1.0, 1.0), [240, 246, 240]);
                rect(at(0.06, 0.3), at(0.15, 0.7), [30, 130, 70]);
                rect(at(0.22, 0.4), at(0.85, 0.6), [50, 60, 56]);
            }
            Shows::Number => {
                rect(at(0.0, 0.0), at(1.0, 1.0), [52, 56, 62]);
                rect(at(0.36, 0.2), at(0.64, 0.8), [236, 236, 232]);
            }
            Shows::Side => {
                rect(at(0.0, 0.0), at(1.0, 0.74), main);
                rect(at(0.1, 0.3), at(0.9, 0.42), [246, 246, 244]);
                rect(at(0.0, 0.76), at(1.0, 1.0), [246, 246, 244]);
            }
            // These exhibitors have posters, and no film.
            Shows::Print | Shows::Screen => {}
        }
    }
}

/// Where a view is taken from.
fn camera(theme: Theme, plan: &Plan, view: &str) -> RasterCamera {
    let eye = |x: f32, z: f32| Vec3::new(x, 1.6, z);
    let bay = plan
        .parts
        .iter()
        .find(|p| p.part == HallPart::Bay)
        .map_or(-8.0, |p| p.z);
    let standard = plan.plots.iter().find(|p| p.size == Size::Standard);
    let (at, yaw, pitch, field): (Vec3, f32, f32, f32) = match view {
        "aisle" => (eye(4.9, bay + 0.5), -0.04, 0.04, 58.0),
        "booth" => standard.map_or((eye(0.0, bay), 0.0, 0.0, 58.0), |plot| {
            let front = turned(Vec3::NEG_Z, plot.yaw);
            let at = Vec3::new(plot.centre.x, 1.6, plot.centre.y)
                + front * 4.1
                + turned(Vec3::X, plot.yaw) * 0.7;
            let way = Vec3::new(plot.centre.x, 1.6, plot.centre.y) - at;
            (at, (-way.x).atan2(-way.z), 0.03, 58.0)
        }),
        "up" => (eye(1.5, bay - 2.0), 0.5, 0.5, 66.0),
        "head" => (
            eye(-0.8, -plan.length + spec(theme).head_view),
            -0.04,
            0.1,
            62.0,
        ),
        "back" => (eye(-4.9, bay - 10.0), 3.0, 0.1, 58.0),
        _ => (eye(-0.6, -0.8), -0.06, 0.08, 62.0),
    };
    RasterCamera {
        at,
        yaw,
        pitch,
        field: field.to_radians(),
    }
}

/// A picture of a hall, from a named place or another one, `peopled` or not.
pub fn picture(
    theme: Theme,
    booths: usize,
    light: &Light,
    (view, from, peopled): (&str, Option<[f32; 5]>, bool),
    mood: Option<Mood>,
    size: (u32, u32),
    textures: &Textures,
) -> image::RgbImage {
    let grade = spec(theme).grade(mood);
    let (plan, mut drawn) = hall(theme, booths, light, &grade);
    let mut camera = camera(theme, &plan, view);
    if let Some([x, y, z, yaw, pitch]) = from {
        camera.at = Vec3::new(x, y, z);
        camera.yaw = yaw.to_radians();
        camera.pitch = pitch.to_radians();
    }
    if peopled {
        drawn.extend(people(theme, &plan, light, &grade, &camera));
    }
    // Over everything solid.
    drawn.extend(crate::air::drawn(theme, &plan, &grade, &camera));
    draw(&drawn, textures, camera, &grade.air(air(theme)), size)
}

/// Every surface on a board, to judge the textures by.
pub fn samples(textures: &Textures) -> image::RgbImage {
    let mut drawn = Vec::new();
    for (n, surface) in Surface::ALL.into_iter().enumerate() {
        let (x, y) = ((n % 4) as f32 * 2.1 - 4.15, 4.2 - (n / 4) as f32 * 1.4);
        let corner = |dx: f32, dy: f32| RasterVertex {
            position: Vec3::new(x + dx * 2.0, y + dy * 1.3, -6.0),
            uv: Vec2::new(dx * 2.0, 1.3 - dy * 1.3) / surface.tile(),
            colour: Vec3::splat(0.9),
        };
        let (a, b, c, d) = (
            corner(0.0, 0.0),
            corner(1.0, 0.0),
            corner(1.0, 1.0),
            corner(0.0, 1.0),
        );
        for corners in [[a, b, c], [a, c, d]] {
            drawn.push(Drawn {
                corners,
                layer: surface as usize,
            });
        }
    }
    let camera = RasterCamera {
        at: Vec3::new(0.0, 2.75, 0.0),
        yaw: 0.0,
        pitch: 0.0,
        field: 0.87,
    };
    let clear = venue::light::Air {
        density: 0.0,
        ..air(Theme::default())
    };
    draw(&drawn, textures, camera, &clear, (1280, 850))
}
