//! Counts: how many people are here, as the organiser's desk counted them.
//!
//! `4 here, 1 count, count × 2 people in a hall (in the order of the event's halls)`

use crate::limits::HALLS;
use crate::wire::{Malformed, Reader, Writer};

/// How many are here.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Counts {
    /// In the whole event.
    pub here: u32,
    /// In each hall.
    pub halls: Vec<u16>,
}

impl Counts {
    pub(super) fn write(&self, to: &mut Writer) {
        let halls = &self.halls[..self.halls.len().min(HALLS)];
        to.u32(self.here).count(halls.len());
        for &people in halls {
            to.u16(people);
        }
    }

    pub(super) fn read(from: &mut Reader<'_>) -> Result<Self, Malformed> {
        let here = from.u32()?;
        let count = from.count(HALLS)?;
        Ok(Self {
            here,
            halls: (0..count).map(|_| from.u16()).collect::<Result<_, _>>()?,
        })
    }
}
