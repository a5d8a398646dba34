//! Meetings: slots that a desk gives to visitors, as the visitor hears of one and as the desk keeps all of them.
//!
//! One, in a line: `4 number, 2 sequence, 1 held (0 cancelled, 1 given), 4 start, 2 minutes`. All that a desk has given, on `t/…`:
//! `1 count, count × (a meeting, 4 when it was last changed, 4 member who did)`.
//!
//! The number is random and names the meeting, for visitor and calendars; who it is with stands nowhere in public. With its
//! highest bit set it is a hold: the slot that a meeting is being moved to (see [`crate::slots`]).

use super::MemberTag;
use crate::LiveTime;
use crate::limits::GIVEN;
use crate::slots::meeting_of;
use crate::wire::{Malformed, Reader, Writer};

/// A meeting.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Meeting {
    /// Names it.
    pub number: u32,
    /// One more with each change.
    pub sequence: u16,
    /// Whether it is held; otherwise it is cancelled.
    pub held: bool,
    /// When it begins.
    pub start: LiveTime,
    /// How long it is.
    pub minutes: u16,
}

/// A meeting as the desk keeps it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Given {
    /// Which.
    pub meeting: Meeting,
    /// When it was last changed.
    pub at: LiveTime,
    /// By whom.
    pub by: MemberTag,
}

/// All meetings that a desk has given and that are still to come; [`GIVEN`] at most.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Slots {
    /// The meetings, and for a while those that were cancelled.
    pub given: Vec<Given>,
}

impl Meeting {
    /// When it is over.
    #[must_use]
    pub const fn end(&self) -> LiveTime {
        self.start.plus_secs(self.minutes as u32 * 60)
    }

    pub(super) fn write(&self, to: &mut Writer) {
        to.u32(self.number)
            .u16(self.sequence)
            .u8(self.held.into())
            .u32(self.start.tenths())
            .u16(self.minutes);
    }

    pub(super) fn read(from: &mut Reader<'_>) -> Result<Self, Malformed> {
        Ok(Self {
            number: from.u32()?,
            sequence: from.u16()?,
            held: match from.u8()? {
                0 => false,
                1 => true,
                _ => return Err(Malformed::Number),
            },
            start: LiveTime::from_tenths(from.u32()?),
            minutes: from.u16()?,
        })
    }
}

impl Slots {
    pub(super) fn write(&self, to: &mut Writer) {
        let given = &self.given[..self.given.len().min(GIVEN)];
        to.count(given.len());
        for one in given {
            one.meeting.write(to);
            to.u32(one.at.tenths()).u32(one.by.0);
        }
    }

    pub(super) fn read(from: &mut Reader<'_>) -> Result<Self, Malformed> {
        let count = from.count(GIVEN)?;
        let given = (0..count).map(|_| {
            Ok(Given {
                meeting: Meeting::read(from)?,
                at: LiveTime::from_tenths(from.u32()?),
                by: MemberTag::read(from)?,
            })
        });
        Ok(Self {
            given: given.collect::<Result<_, _>>()?,
        })
    }

    /// How many meetings are held at some time within a slot, or are being moved there, but for the one with a number.
    #[must_use]
    pub fn taken(&self, start: LiveTime, minutes: u16, but: Option<u32>) -> usize {
        let slot = Meeting {
            number: 0,
            sequence: 0,
            held: true,
            start,
            minutes,
        };
        self.at_once(&slot, but).count()
    }

    /// Meetings that are held while another is.
    pub(crate) fn at_once(&self, slot: &Meeting, but: Option<u32>) -> impl Iterator<Item = &Given> {
        let (start, end) = (slot.start, slot.end());
        self.given.iter().filter(move |given| {
            let meeting = &given.meeting;
            meeting.held
                && Some(meeting_of(meeting.number)) != but
                && meeting.start < end
                && start < meeting.end()
        })
    }
}
