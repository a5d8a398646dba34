//! The hall itself: tail, bay and head of its theme, each one mesh with its baked light.

use bevy::prelude::*;
use feed::event::Theme;
use page::browser::loader::breathe;
use venue::light::{self, Light};
use venue::mesh::Mesh;
use venue::mesh_builder::Detail;
use venue::themes::{Part, spec};

use super::deliver::{Deliveries, Delivery, PartRanges};
use crate::auras::auras;
use crate::packed::{Dyes, Packed};
use crate::room::Room;

/// Which hall stands, and how far the parts of its theme reach.
#[derive(Resource, Default)]
pub struct Shell {
    theme: Option<Theme>,
    /// Lowest and highest corner of each part in its own coordinates.
    bounds: [(Vec3, Vec3); 3],
}

impl Shell {
    /// Whether it has been built for this theme.
    pub fn is_of(&self, theme: Theme) -> bool {
        self.theme == Some(theme)
    }

    /// Lowest and highest corner of a placed part.
    pub fn bounds(&self, room: &Room, index: usize) -> (Vec3, Vec3) {
        let Some(placed) = room.plan.parts.get(index) else {
            return (Vec3::ZERO, Vec3::ZERO);
        };
        let (low, high) = self.bounds[placed.part as usize];
        let by = Vec3::Z * placed.z;
        (low + by, high + by)
    }

    /// Makes room for a part's mesh: each level of detail reaches a little farther somewhere.
    fn hold(&mut self, theme: Theme, part: Part, mesh: &Mesh) {
        let (low, high) = &mut self.bounds[part as usize];
        *low = low.min(Vec3::new(0.0, 0.0, -spec(theme).length(part)));
        for vertex in &mesh.vertices {
            *low = low.min(vertex.position);
            *high = high.max(vertex.position);
        }
    }
}

pub(super) fn plugin(app: &mut App) {
    app.init_resource::<Shell>();
}

/// A theme's hall, ready to be taken to the graphics card.
pub struct Raised {
    /// Whose it is.
    pub theme: Theme,
    /// Its light, for what is put into it.
    pub light: Light,
    /// Whether that is a plain one, because there is no baked one that fits.
    pub plain: bool,
    shell: Shell,
    deliveries: [Delivery; 2],
}

impl Raised {
    /// Stands the hall up.
    pub fn stand(self, shell: &mut Shell, deliveries: &mut Deliveries) -> Light {
        *shell = self.shell;
        deliveries.0.extend(self.deliveries);
        self.light
    }
}

/// Builds the meshes of a theme's hall in their light, whose file this is. The page may answer in between: all at once
/// takes software as long as a frame.
pub async fn raise(theme: Theme, file: Option<Vec<u8>>) -> Raised {
    let meshes = light::meshes(theme);
    breathe().await;
    let baked = file.and_then(|file| Light::parse(&file, theme, &meshes).ok());
    let plain = baked.is_none();
    let light = baked.unwrap_or_else(|| Light::simple(theme));
    let mut shell = Shell {
        theme: Some(theme),
        ..Shell::default()
    };
    let (mut packed, mut air) = (Packed::default(), Packed::default());
    let (mut ranges, mut aired) = (<[PartRanges; 3]>::default(), PartRanges::default());
    let levels = Detail::ALL.into_iter().zip(meshes.as_chunks::<3>().0);
    for (detail, meshes) in levels {
        for (part, mesh) in Part::ALL.into_iter().zip(meshes) {
            shell.hold(theme, part, mesh);
            let first = packed.indices.len() as u32;
            let lit = light.part(part, detail);
            packed.mesh(mesh, lit, 0.0, Vec3::ZERO, Dyes::default());
            ranges[detail as usize][part as usize] = first..packed.indices.len() as u32;
            if detail == Detail::Fine {
                let first = air.indices.len() as u32;
                auras(&mut air, &spec(theme).light_effects(part, mesh));
                aired[part as usize] = first..air.indices.len() as u32;
            }
        }
    }
    Raised {
        theme,
        light,
        plain,
        shell,
        deliveries: [Delivery::Shell(packed, ranges), Delivery::Auras(air, aired)],
    }
}
