//! Bans: whom every page leaves out, by the organiser's word.
//!
//! `4 until, 1 count, count × 15 id`

use crate::limits::BANS;
use crate::wire::{Malformed, Reader, Writer};
use crate::{LiveTime, VisitorId};

/// The whole list; a later one takes its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ban {
    /// When it is over.
    pub until: LiveTime,
    /// Who, the newest first.
    pub ids: Vec<VisitorId>,
}

impl Ban {
    pub(super) fn write(&self, to: &mut Writer) {
        let ids = &self.ids[..self.ids.len().min(BANS)];
        to.u32(self.until.tenths()).count(ids.len());
        for id in ids {
            to.bytes(id.bytes());
        }
    }

    pub(super) fn read(from: &mut Reader<'_>) -> Result<Self, Malformed> {
        let until = LiveTime::from_tenths(from.u32()?);
        let count = from.count(BANS)?;
        let ids = (0..count)
            .map(|_| from.array().map(VisitorId::from_bytes))
            .collect::<Result<_, _>>()?;
        Ok(Self { until, ids })
    }
}
