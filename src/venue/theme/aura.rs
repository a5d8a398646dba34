//! Light in the air: what damp and dust scatter around a lamp and below a window. It is added to the picture.

use feed::event::Theme;
use glam::Vec3;

use super::{Part, warehouse};
use crate::mesh::{Mesh, Surface, Tint};

/// Light that hangs in the air. Metres, in its part's coordinates; colours are what is added to the screen where it is
/// brightest, sRGB.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Aura {
    /// Around a lamp, turned to whoever looks.
    Halo {
        /// The lamp.
        centre: Vec3,
        /// Where nothing is left of it.
        radius: f32,
        /// In its middle.
        colour: [u8; 3],
    },
    /// A sheet of light in a sunbeam: a beam is a few of them, one behind the other.
    Sheet {
        /// Where the light comes in, one end and the other; then where it falls, the same ends.
        corners: [Vec3; 4],
        /// In the middle of where it comes in.
        colour: [u8; 3],
    },
}

/// How far down its light a sheet ends, of 1 where nothing is left: it fades, but is not gone when it meets the floor.
pub const END: f32 = 0.55;

/// The light in the air of a part, whose finest mesh is given.
pub fn auras(theme: Theme, part: Part, fine: &Mesh) -> Vec<Aura> {
    let mut auras = halos(fine, gleam(theme));
    if theme == Theme::Warehouse {
        auras.extend(warehouse::beams(part));
    }
    auras
}

/// Lamps are smaller than this, metres, and farther apart.
const LAMP: f32 = 0.7;
/// A halo reaches this far, metres, and so many sizes of its lamp farther.
const REACH: (f32, f32) = (0.12, 4.8);

/// The share of a lamp's colour that its halo has in the middle: by night much, by day little, and always warmer than the
/// lamp's glass, which is so bright that it looks white.
fn gleam(theme: Theme) -> Vec3 {
    match theme {
        Theme::Dockyard => Vec3::new(0.66, 0.45, 0.26),
        Theme::Warehouse => Vec3::new(0.30, 0.22, 0.14),
    }
}

/// Around everything that shines. A lamp's vertices follow upon one another.
fn halos(mesh: &Mesh, gleam: Vec3) -> Vec<Aura> {
    let mut lamps: Vec<(Vec3, Vec3, [u8; 3])> = Vec::new();
    for vertex in &mesh.vertices {
        let (Surface::Glow, Tint::Rgb(rgb)) = (vertex.surface, vertex.tint) else {
            continue;
        };
        let at = vertex.position;
        match lamps.last_mut() {
            Some((low, high, _)) if at.distance((*low + *high) / 2.0) < LAMP => {
                (*low, *high) = (low.min(at), high.max(at));
            }
            _ => lamps.push((at, at, rgb)),
        }
    }
    let halo = |(low, high, rgb): (Vec3, Vec3, [u8; 3])| Aura::Halo {
        centre: (low + high) / 2.0,
        radius: REACH.0 + REACH.1 * (high - low).max_element() / 2.0,
        colour: (Vec3::from_array(rgb.map(f32::from)) * gleam)
            .to_array()
            .map(|part| part as u8),
    };
    lamps.into_iter().map(halo).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::theme::mesh;

    #[test]
    fn every_lamp_of_the_dock_has_one_halo() {
        let bay = mesh(Theme::Dockyard, Part::Bay);
        let auras = auras(Theme::Dockyard, Part::Bay, &bay);
        let halos: Vec<_> = auras
            .iter()
            .filter_map(|aura| match aura {
                Aura::Halo { centre, radius, .. } => Some((*centre, *radius)),
                Aura::Sheet { .. } => None,
            })
            .collect();
        // Two strings of 24; on each side a street lamp, two sconces, a light on the ledge, a paper lantern.
        assert_eq!(halos.len(), 2 * 24 + 2 * 5);
        for (index, (centre, radius)) in halos.iter().enumerate() {
            assert!((0.4..2.0).contains(radius), "{radius}");
            let near = |other: &(Vec3, f32)| other.0.distance(*centre) < 0.5;
            let others = halos.iter().enumerate().filter(|(n, _)| *n != index);
            assert!(!others.map(|(_, other)| other).any(near), "{centre}");
        }
    }

    #[test]
    fn sunbeams_end_on_the_floor_before_the_booths() {
        for part in Part::ALL {
            let beams = auras(Theme::Warehouse, part, &Mesh::default());
            let ends = beams.iter().filter_map(|aura| match aura {
                Aura::Sheet { corners, .. } => Some([corners[2], corners[3]]),
                Aura::Halo { .. } => None,
            });
            let ends: Vec<_> = ends.flatten().collect();
            assert!(!ends.is_empty(), "{part:?}");
            for end in ends {
                assert!(end.y.abs() < 1e-3 && (-7.6..-4.0).contains(&end.x), "{end}");
            }
        }
    }
}
