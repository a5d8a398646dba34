//! A plain light without shadows: for want of a baked one, and for what is built before the bake has run.

use feed::event::Theme;
use glam::Vec3;

use super::{Light, VertexLight, encode, shine};
use crate::booth::{Form, shape, shape_at};
use crate::mesh::Mesh;
use crate::mesh_builder::Detail;
use crate::themes::{Ambient, HallPart, Lamp, spec};

fn at(theme: Theme, position: Vec3, normal: Vec3, lamps: &[Lamp]) -> Vec3 {
    let Ambient { above, aside, open } = spec(theme).ambient;
    let height = (0.55 + 0.45 * position.y / open).min(1.0);
    let mut light = aside.lerp(above, 0.5 + 0.5 * normal.y) * height;
    for lamp in lamps {
        let way = lamp.at - position;
        let distance = way.length().max(0.3);
        let facing = normal.dot(way / distance).max(0.0);
        let lobe = if lamp.towards == Vec3::ZERO {
            1.0
        } else {
            (-lamp.towards.dot(way / distance)).max(0.0)
        };
        light += lamp.power * (facing * lobe / (distance * distance));
    }
    light
}

fn on(theme: Theme, mesh: &Mesh, lamps: &[Lamp], least: f32) -> VertexLight {
    mesh.vertices
        .iter()
        .map(|vertex| {
            let light = shine(theme, vertex.surface).unwrap_or_else(|| {
                at(theme, vertex.position, vertex.normal, lamps).max(Vec3::splat(least))
            });
            encode(light)
        })
        .collect()
}

/// The light of a theme.
pub(super) fn light(theme: Theme) -> Light {
    let part = |part: HallPart, detail| {
        let lamps = [spec(theme).lamps(part), spec(theme).daylight(part)].concat();
        on(theme, &spec(theme).mesh(part, detail), &lamps, 0.0)
    };
    // Booths have light of their own, from under the fascia.
    let spots = [Lamp {
        at: Vec3::new(0.0, 2.9, -1.2),
        power: Vec3::splat(2.0),
        towards: Vec3::ZERO,
        radius: 0.5,
    }];
    let booth = |form, detail| {
        let mesh = shape_at(form, detail).mesh;
        on(theme, &mesh, &spots, 0.12)
    };
    let faces = |form| {
        let count = shape(form).faces.len() * 4;
        vec![encode(Vec3::ONE); count]
    };
    let seating = |detail| {
        let lamps = spec(theme).seating.lamps();
        on(theme, &spec(theme).seating.mesh(detail), &lamps, 0.12)
    };
    Light {
        parts: Detail::ALL.map(|detail| HallPart::ALL.map(|p| part(p, detail))),
        booths: Detail::ALL.map(|detail| Form::all().map(|form| booth(form, detail))),
        seatings: Detail::ALL.map(seating),
        faces: Form::all().map(faces),
    }
}
