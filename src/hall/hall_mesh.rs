//! The hall's own mesh: tail, bay and head of its theme, with their baked light, and how far they reach.

use std::ops::Range;

use bevy::prelude::*;
use feed::event::Theme;
use venue::light::{self, FloorLight, Light};
use venue::mesh::{Mesh, Surface};
use venue::mesh_builder::Detail;
use venue::themes::{HallPart, spec};

use crate::booths::booth_colours::BoothColours;
use crate::current_hall::CurrentHall;
use crate::light_effects::auras;
use crate::render_queue::{PartRanges, RenderCommand, RenderQueue};
use crate::vertex_buffer::{MeshBuffer, SurfaceRanges};

/// Which hall stands, and how far the parts of its theme reach.
#[derive(Resource, Default)]
pub struct HallMesh {
    theme: Option<Theme>,
    /// Lowest and highest corner of each part in its own coordinates.
    bounds: [(Vec3, Vec3); 3],
    floor: FloorLight,
}

impl HallMesh {
    /// Whether it has been built for this theme.
    pub fn is_of(&self, theme: Theme) -> bool {
        self.theme == Some(theme)
    }

    /// The light on its floor.
    pub fn floor(&self) -> &FloorLight {
        &self.floor
    }

    /// Lowest and highest corner of a placed part.
    pub fn bounds(&self, room: &CurrentHall, index: usize) -> (Vec3, Vec3) {
        let Some(placed) = room.plan.parts.get(index) else {
            return (Vec3::ZERO, Vec3::ZERO);
        };
        let (low, high) = self.bounds[placed.part as usize];
        let by = Vec3::Z * placed.z;
        (low + by, high + by)
    }

    /// Makes room for a part's mesh: each level of detail reaches a little farther somewhere.
    fn hold(&mut self, theme: Theme, part: HallPart, mesh: &Mesh) {
        let (low, high) = &mut self.bounds[part as usize];
        *low = low.min(Vec3::new(0.0, 0.0, -spec(theme).length(part)));
        for vertex in &mesh.vertices {
            *low = low.min(vertex.position);
            *high = high.max(vertex.position);
        }
    }
}

pub(super) fn plugin(app: &mut App) {
    app.init_resource::<HallMesh>();
}

/// A theme's hall, ready to be taken to the graphics card.
pub struct BuiltHall {
    /// Whose it is.
    pub theme: Theme,
    /// Its light, for what is put into it.
    pub light: Light,
    /// Whether that is a plain one, because there is no baked one that fits.
    pub plain: bool,
    mesh: HallMesh,
    commands: [RenderCommand; 2],
}

impl BuiltHall {
    /// Lets the hall stand; what is left is its light.
    pub fn stand(self, mesh: &mut HallMesh, queue: &mut RenderQueue) -> Light {
        *mesh = self.mesh;
        queue.0.extend(self.commands);
        self.light
    }
}

/// Builds the meshes of a theme's hall in their light, whose file this is. `pause` is waited for in between: all at once
/// takes software as long as a frame, and the page may want to answer its visitor.
pub async fn build_hall(
    theme: Theme,
    file: Option<Vec<u8>>,
    pause: impl Future<Output = ()>,
) -> BuiltHall {
    let meshes = light::meshes(theme);
    pause.await;
    let baked = file.and_then(|file| Light::parse(&file, theme, &meshes).ok());
    let plain = baked.is_none();
    let light = baked.unwrap_or_else(|| Light::simple(theme));
    let floor = meshes
        .first_chunk()
        .map(|parts| FloorLight::new(&light, parts));
    let mut hall = HallMesh {
        theme: Some(theme),
        floor: floor.unwrap_or_default(),
        ..HallMesh::default()
    };
    let (mut buffer, mut air) = (MeshBuffer::default(), MeshBuffer::default());
    let (mut ranges, mut aired) = (
        <[PartRanges<SurfaceRanges>; 3]>::default(),
        PartRanges::<Range<u32>>::default(),
    );
    let levels = Detail::ALL.into_iter().zip(meshes.as_chunks::<3>().0);
    for (detail, meshes) in levels {
        for (part, mesh) in HallPart::ALL.into_iter().zip(meshes) {
            hall.hold(theme, part, mesh);
            let first = buffer.indices.len() as u32;
            let lit = light.part(part, detail);
            buffer.mesh(mesh, lit, 0.0, Vec3::ZERO, BoothColours::default());
            let plain = buffer.settle();
            let end = buffer.indices.len() as u32;
            let apart = if is_plain(part, mesh) { plain } else { end };
            ranges[detail as usize][part as usize] = SurfaceRanges {
                textured: first..apart,
                plain: apart..end,
            };
            if detail == Detail::Fine {
                let first = air.indices.len() as u32;
                auras(&mut air, &spec(theme).light_effects(part, mesh));
                aired[part as usize] = first..air.indices.len() as u32;
            }
        }
    }
    BuiltHall {
        theme,
        light,
        plain,
        mesh: hall,
        commands: [
            RenderCommand::Hall(buffer, ranges),
            RenderCommand::LightEffects(air, aired),
        ],
    }
}

/// A part of which so much is plain, as a share of its area, has its plain surfaces drawn by themselves; of others that saves less
/// than a draw costs.
const PLAIN_SHARE: f32 = 0.2;

/// Whether so much of a part is plain, by area. A bay's sky is overhead, where next to nobody looks; an end's is what one walks towards.
fn is_plain(part: HallPart, mesh: &Mesh) -> bool {
    let mut areas = [0.0; 2];
    for triangle in mesh.indices.as_chunks::<3>().0 {
        let [a, b, c] = triangle.map(|index| mesh.vertices[index as usize].position);
        let surface = mesh.vertices[triangle[0] as usize].surface;
        if part != HallPart::Bay || surface != Surface::Sky {
            areas[usize::from(surface.is_plain())] += (b - a).cross(c - a).length() / 2.0;
        }
    }
    areas[1] > PLAIN_SHARE * (areas[0] + areas[1])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_drawn_apart_is_the_sky_at_the_docks_ends_and_the_white_hall() {
        let apart = |theme: Theme| {
            let meshes = light::meshes(theme);
            let fine = HallPart::ALL.into_iter().zip(&meshes);
            Vec::from_iter(fine.map(|(part, mesh)| is_plain(part, mesh)))
        };
        assert_eq!(
            HallPart::ALL,
            [HallPart::Tail, HallPart::Bay, HallPart::Head]
        );
        assert_eq!(apart(Theme::Dockyard), [true, false, true]);
        assert_eq!(apart(Theme::Warehouse), [false; 3]);
        assert_eq!(apart(Theme::Convention), [true; 3]);
    }
}
