//! Which bays have a seating area in their middle strip.
//!
//! In small halls every other bay that has room, so that the middle is a promenade; not beside an island, which has the
//! square around it for itself. In large halls the crossings, turned so that one crosses between the benches.

use std::f32::consts::FRAC_PI_2;

use feed::booth::Size;

use super::slots::{PlotSlot, is_crossing, is_large};

/// Bays with a seating area, and how it is turned there.
pub(super) fn seatings(bays: usize, slots: &[PlotSlot]) -> Vec<(usize, f32)> {
    let taken = |bay: usize| {
        let island = |slot: &PlotSlot| slot.size == Size::Island && slot.bay == bay;
        slots.iter().any(island)
    };
    if is_large(slots.len()) {
        let crossings = (0..bays).filter(|bay| is_crossing(*bay) && !taken(*bay));
        return crossings.map(|bay| (bay, FRAC_PI_2)).collect();
    }
    let mut found: Vec<(usize, f32)> = Vec::new();
    for bay in 0..bays {
        let after_one = found.last().is_some_and(|(last, _)| last + 1 == bay);
        let near_island = (bay.saturating_sub(1)..=bay + 1).any(taken);
        if !after_one && !near_island {
            found.push((bay, 0.0));
        }
    }
    found
}
