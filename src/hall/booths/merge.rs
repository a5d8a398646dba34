//! Booths merged into one static mesh, bay by bay: a stretch of the hall is one draw, whatever stands in it.
//!
//! Measured without a graphics card, one merged mesh of 1,000 booths costs a third of the same booths instanced.

use std::ops::Range;

use bevy::prelude::*;
use feed::Exhibition;
use feed::booth::Size;
use feed::event::Theme;
use venue::booth::{Shape, shape, shape_coarse};
use venue::light::Light;
use venue::theme::Detail;

use super::dyes::dyes;
use crate::packed::{Dyes, Packed};
use crate::room::{Event, Room};
use crate::schedule::Step;
use crate::state::Stale;

/// The shape of each size of booth, made once: fine for near ones, coarse for those far away.
#[derive(Resource)]
pub struct Shapes {
    fine: [Shape; 3],
    coarse: [Shape; 3],
}

impl Default for Shapes {
    fn default() -> Self {
        let sizes = [Size::Standard, Size::Wide, Size::Island];
        Self {
            fine: sizes.map(shape),
            coarse: sizes.map(shape_coarse),
        }
    }
}

impl Shapes {
    /// The shape of this size.
    pub fn of(&self, size: Size) -> &Shape {
        &self.fine[size as usize]
    }

    /// The shape of this size at this level of detail. Both have the same faces.
    pub fn at(&self, size: Size, detail: Detail) -> &Shape {
        match detail {
            Detail::Fine => &self.fine[size as usize],
            Detail::Coarse => &self.coarse[size as usize],
        }
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
    /// Where in it the booths of each part are.
    pub ranges: Ranges,
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
    let (packed, ranges) = merge(&room, &shapes, &lamps.light, &dyes);
    *merged = Merged {
        packed: Some(packed),
        ranges,
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
pub fn merge(room: &Room, shapes: &Shapes, light: &Light, dyes: &[Dyes]) -> (Packed, Ranges) {
    let mut packed = Packed::default();
    let ranges = [Detail::Fine, Detail::Coarse].map(|detail| {
        (0..room.plan.parts.len())
            .map(|part| {
                let first = packed.indices.len() as u32;
                let here = room.plan.plots.iter().enumerate();
                for (index, plot) in here.filter(|(_, plot)| plot.part == part) {
                    let dyes = dyes.get(index).copied().unwrap_or_default();
                    let mesh = &shapes.at(plot.size, detail).mesh;
                    let light = light.booth_at(plot.size, detail);
                    packed.mesh(mesh, light, plot.yaw, plot.origin(), dyes);
                }
                first..packed.indices.len() as u32
            })
            .collect()
    });
    (packed, Ranges(ranges))
}

/// For each level of detail and each part of the plan the indices of its booths; parts lie one behind the other,
/// as in the hall.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Ranges([Vec<Range<u32>>; 2]);

impl Ranges {
    /// The indices to draw for these parts, neighbours joined. `None` leaves a part out.
    pub fn seen(&self, parts: &[Option<Detail>]) -> Vec<Range<u32>> {
        let mut joined: Vec<Range<u32>> = Vec::new();
        for (part, detail) in parts.iter().enumerate() {
            let Some(detail) = detail else { continue };
            let Some(range) = self.0[*detail as usize].get(part) else {
                continue;
            };
            match joined.last_mut() {
                _ if range.is_empty() => {}
                Some(last) if last.end == range.start => last.end = range.end,
                _ => joined.push(range.clone()),
            }
        }
        joined
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn neighbours_are_one_draw() {
        let fine = vec![0..10, 10..20, 20..20, 20..30];
        let coarse = vec![30..32, 32..34, 34..34, 34..36];
        let ranges = Ranges([fine, coarse]);
        let near = [Some(Detail::Fine); 4];
        assert_eq!(ranges.seen(&near), std::slice::from_ref(&(0..30)));
        let mixed = [
            None,
            Some(Detail::Fine),
            Some(Detail::Coarse),
            Some(Detail::Coarse),
        ];
        assert_eq!(ranges.seen(&mixed), [10..20, 34..36]);
    }
}
