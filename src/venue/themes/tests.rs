//! Budgets and promises of the themes' geometry.

use feed::event::Theme;
use glam::Vec2;

use super::{HallPart, Obstacle, seating, spec};
use crate::measures::FLOOR_HALF_WIDTH;
use crate::mesh::Mesh;
use crate::mesh_builder::Detail;

fn all() -> impl Iterator<Item = (Theme, HallPart, Detail, Mesh)> {
    Theme::ALL.iter().copied().flat_map(|theme| {
        HallPart::ALL.into_iter().flat_map(move |part| {
            Detail::ALL.map(|detail| (theme, part, detail, spec(theme).mesh(part, detail)))
        })
    })
}

#[test]
fn triangles_stay_in_their_budgets() {
    let mut over = Vec::new();
    for (theme, part, detail, mesh) in all() {
        let most = match (part, detail) {
            (HallPart::Bay, Detail::Fine) => 9_000,
            (HallPart::Bay, Detail::Coarse) => 1_200,
            (HallPart::Tail, Detail::Fine) => 15_500,
            (HallPart::Head, Detail::Fine) => 17_000,
            (_, Detail::Coarse) => 5_000,
            (HallPart::Bay, Detail::Far) => 400,
            (_, Detail::Far) => 3_000,
        };
        let found = mesh.triangles();
        println!(
            "{theme:?} {part:?} {detail:?}: {found} triangles, {} vertices",
            mesh.vertices.len()
        );
        assert!(found > 50, "{theme:?} {part:?} {detail:?} is empty");
        if found > most {
            over.push(format!("{theme:?} {part:?} {detail:?}: {found} of {most}"));
        }
    }
    assert!(over.is_empty(), "{over:#?}");
}

#[test]
fn corners_are_sound() {
    for (theme, part, detail, mesh) in all() {
        for vertex in &mesh.vertices {
            assert!(vertex.position.is_finite() && vertex.uv.is_finite());
            assert!(
                (vertex.normal.length() - 1.0).abs() < 1e-3,
                "{theme:?} {part:?} {detail:?} {vertex:?}"
            );
        }
        let count = mesh.vertices.len() as u32;
        assert!(mesh.indices.iter().all(|index| *index < count));
    }
}

/// The outline of a mesh at a z: rounded (x, y) of its vertices there, of what runs through from part to part.
fn outline(mesh: &Mesh, z: f32) -> std::collections::BTreeSet<(i32, i32)> {
    mesh.vertices
        .iter()
        .filter(|v| {
            (v.position.z - z).abs() < 1e-3 && v.normal.z.abs() < 1e-3 && v.position.x.abs() < 14.5
        })
        .filter(|v| v.position.y < 5.0 || v.normal.y < -0.3)
        .map(|v| {
            (
                (v.position.x * 100.0).round() as i32,
                (v.position.y * 100.0).round() as i32,
            )
        })
        .collect()
}

#[test]
fn bays_meet_without_gaps() {
    for &theme in Theme::ALL {
        let bay = spec(theme).mesh(HallPart::Bay, Detail::Fine);
        let (near, far) = (
            outline(&bay, 0.0),
            outline(&bay, -spec(theme).length(HallPart::Bay)),
        );
        // Walls and floor end at both ends at the same points; columns at z = 0 belong to one end only.
        assert!(
            far.len() > 20 && far.is_subset(&near),
            "{theme:?}: {:?}",
            far.difference(&near)
        );
    }
}

#[test]
fn aisles_stay_free() {
    for &theme in Theme::ALL {
        for part in HallPart::ALL {
            for obstacle in spec(theme).obstacles(part) {
                let (centre, reach) = match obstacle {
                    Obstacle::Round { centre, radius } => (centre, Vec2::splat(radius)),
                    Obstacle::Box { centre, half, .. } => (centre, half),
                };
                let x = centre.x.abs();
                assert!(x - reach.x < FLOOR_HALF_WIDTH && centre.y <= 0.0);
                let in_aisle = x + reach.x > 3.0 && x - reach.x < 6.0;
                assert!(
                    !in_aisle || part == HallPart::Head,
                    "{theme:?} {part:?} {obstacle:?}"
                );
            }
        }
    }
}

#[test]
fn seating_areas_stay_on_their_ground_and_in_their_budget() {
    for &theme in Theme::ALL {
        for (detail, most) in Detail::ALL.into_iter().zip([1_500, 550, 180]) {
            let mesh = spec(theme).seating.mesh(detail);
            let found = mesh.triangles();
            println!("{theme:?} {detail:?}: {found} triangles");
            assert!(found > 40 && found <= most, "{theme:?} {detail:?}: {found}");
            for vertex in &mesh.vertices {
                // Leaves may hang over the edge a little, above one's head or beside the pot.
                let over = Vec2::new(vertex.position.x, vertex.position.z).abs() - seating::HALF;
                assert!(over.max_element() < 0.3, "{theme:?} {vertex:?}");
                assert!(vertex.position.y >= 0.0 && (vertex.normal.length() - 1.0).abs() < 1e-3);
            }
        }
        for lamp in spec(theme).seating.lamps() {
            let off = Vec2::new(lamp.at.x, lamp.at.z).abs();
            assert!(off.cmple(seating::HALF).all(), "{theme:?} {lamp:?}");
        }
    }
    for obstacle in seating::obstacles() {
        let Obstacle::Box { centre, half, .. } = obstacle else {
            panic!("{obstacle:?}")
        };
        assert!((centre.abs() + half).cmple(seating::HALF).all());
        let way = 2.0 * (centre.x.abs() - half.x);
        assert!(
            way > 2.5,
            "two pass one another between the strips: {way} m"
        );
    }
}
