//! The hall itself: tail, bay and head of its theme, each one mesh with its baked light.

use bevy::prelude::*;
use feed::event::Theme;
use venue::theme::{self, Detail, Part};

use super::deliver::{Deliveries, Delivery, PartRanges};
use crate::auras::auras;
use crate::booths::merge::Lamps;
use crate::packed::{Dyes, Packed};
use crate::room::Room;
use crate::schedule::Step;
use crate::state::Stale;

/// How far the parts of the theme reach.
#[derive(Resource, Default)]
pub struct Shell {
    theme: Option<Theme>,
    parts: usize,
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
}

pub(super) fn plugin(app: &mut App) {
    app.init_resource::<Shell>();
    app.add_systems(Update, build.in_set(Step::Furnish));
}

/// Builds the meshes when a hall of another theme or length is entered, and again when its light arrives.
fn build(
    room: Option<Res<Room>>,
    lamps: Res<Lamps>,
    mut shell: ResMut<Shell>,
    mut deliveries: ResMut<Deliveries>,
    mut stale: ResMut<Stale>,
) {
    let Some(room) = room else { return };
    let theme = room.plan.theme;
    if lamps.theme != Some(theme) || (!room.is_changed() && !lamps.is_changed()) {
        return;
    }
    let same = shell.theme == Some(theme) && shell.parts == room.plan.parts.len();
    if same && !lamps.is_changed() {
        return;
    }
    let mut bounds = [(Vec3::ZERO, Vec3::ZERO); 3];
    let (mut packed, mut air) = (Packed::default(), Packed::default());
    let mut aired = PartRanges::default();
    let ranges = Detail::ALL.map(|detail| {
        Part::ALL.map(|part| {
            let mesh = theme::mesh_at(theme, part, detail);
            // Each level reaches a little farther somewhere.
            let end = Vec3::new(0.0, 0.0, -theme::length(theme, part));
            let (low, high) = &mut bounds[part as usize];
            *low = low.min(end);
            for vertex in &mesh.vertices {
                *low = low.min(vertex.position);
                *high = high.max(vertex.position);
            }
            let first = packed.indices.len() as u32;
            packed.mesh(
                &mesh,
                lamps.light.part(part, detail),
                0.0,
                Vec3::ZERO,
                Dyes::default(),
            );
            if detail == Detail::Fine {
                let first = air.indices.len() as u32;
                auras(&mut air, &theme::aura::auras(theme, part, &mesh));
                aired[part as usize] = first..air.indices.len() as u32;
            }
            first..packed.indices.len() as u32
        })
    });
    *shell = Shell {
        theme: Some(theme),
        parts: room.plan.parts.len(),
        bounds,
    };
    deliveries.0.push(Delivery::Shell(packed, ranges));
    deliveries.0.push(Delivery::Auras(air, aired));
    stale.hall = true;
}
