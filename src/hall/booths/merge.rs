//! Booths merged into one static mesh, bay by bay: a stretch of the hall is one draw, whatever stands in it.
//!
//! Measured without a graphics card, one merged mesh of 1,000 booths costs a third of the same booths instanced.

use std::ops::Range;

use bevy::prelude::*;
use feed::Exhibition;
use feed::booth::Size;
use feed::event::Theme;
use venue::booth::{Shape, shape};
use venue::light::Light;

use super::dyes::dyes;
use crate::packed::{Dyes, Packed};
use crate::room::{Event, Room};
use crate::schedule::Step;
use crate::state::Stale;

/// The shape of each size of booth, made once.
#[derive(Resource)]
pub struct Shapes([Shape; 3]);

impl Default for Shapes {
    fn default() -> Self {
        Self([Size::Standard, Size::Wide, Size::Island].map(shape))
    }
}

impl Shapes {
    /// The shape of this size.
    pub fn of(&self, size: Size) -> &Shape {
        &self.0[size as usize]
    }
}

/// The baked light of a theme. Nothing is built before that of the hall's own theme has arrived.
#[derive(Resource, Default)]
pub struct Lamps {
    /// Whose light it is.
    pub theme: Option<Theme>,
    /// The light.
    pub light: Light,
}

/// The merged booths of the hall, waiting to be taken to the graphics card.
#[derive(Resource, Default)]
pub struct Merged {
    /// The mesh, once; taken by the renderer.
    pub packed: Option<Packed>,
    /// For each part of the plan the indices of its booths; parts lie one behind the other, as in the hall.
    pub parts: Vec<Range<u32>>,
    dyes: Vec<Dyes>,
}

pub(super) fn plugin(app: &mut App) {
    app.init_resource::<Shapes>();
    app.init_resource::<Lamps>();
    app.init_resource::<Merged>();
    app.add_systems(Update, furnish.in_set(Step::Furnish));
}

/// Merges again when another hall is entered, light arrives, or a booth turns out to wear other colours.
fn furnish(
    event: Option<Res<Event>>,
    room: Option<Res<Room>>,
    shapes: Res<Shapes>,
    lamps: Res<Lamps>,
    mut merged: ResMut<Merged>,
    mut stale: ResMut<Stale>,
) {
    let (Some(event), Some(room)) = (event, room) else {
        return;
    };
    if lamps.theme != Some(room.plan.theme) {
        return;
    }
    let afresh = room.is_changed() || lamps.is_changed();
    if !afresh && !event.is_changed() {
        return;
    }
    let dyes = all_dyes(&event, &room);
    if !afresh && merged.dyes == dyes {
        return;
    }
    let (packed, parts) = merge(&room, &shapes, &lamps.light, &dyes);
    *merged = Merged {
        packed: Some(packed),
        parts,
        dyes,
    };
    stale.hall = true;
}

fn all_dyes(exhibition: &Exhibition, room: &Room) -> Vec<Dyes> {
    room.plot_slots
        .iter()
        .map(|&slot| {
            let booth = exhibition.slots.get(slot).and_then(|slot| slot.booth());
            dyes(booth.map(AsRef::as_ref))
        })
        .collect()
}

/// The booths of a hall as one mesh, and which of its indices belong to which part of the plan.
pub fn merge(
    room: &Room,
    shapes: &Shapes,
    light: &Light,
    dyes: &[Dyes],
) -> (Packed, Vec<Range<u32>>) {
    let mut packed = Packed::default();
    let parts = (0..room.plan.parts.len())
        .map(|part| {
            let first = packed.indices.len() as u32;
            let here = room.plan.plots.iter().enumerate();
            for (index, plot) in here.filter(|(_, plot)| plot.part == part) {
                let dyes = dyes.get(index).copied().unwrap_or_default();
                let mesh = &shapes.of(plot.size).mesh;
                packed.mesh(mesh, light.booth(plot.size), plot.yaw, plot.origin(), dyes);
            }
            first..packed.indices.len() as u32
        })
        .collect();
    (packed, parts)
}
