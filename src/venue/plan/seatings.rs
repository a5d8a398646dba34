//! Which bays have a seating area in their middle strip.
//!
//! In small halls every other bay that has room, so that the middle is a promenade; not beside an island, which has the
//! square around it for itself. In large halls the crossings, turned so that one crosses between the benches.

use std::f32::consts::FRAC_PI_2;

use feed::booth::Size;

use super::slots::{Assignment, is_crossing};

/// Bays with a seating area, and how it is turned there.
pub(super) fn seatings(assignment: &Assignment) -> Vec<(usize, f32)> {
    let bays = assignment.bays;
    let taken = |bay: usize| {
        let mut slots = assignment.booths.iter().map(|booth| booth.slot);
        slots.any(|slot| slot.size == Size::Island && slot.bay == bay)
    };
    if assignment.is_large {
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
