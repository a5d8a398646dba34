//! Acts: what the staff of a desk do with a request, told among themselves.
//!
//! Taken: `4 member, 1 length, name`. Handed: `4 from, 4 to (0 back to the queue), 1 length, name of who gets it`.
//! Closed: `4 member`.

use crate::limits::{NAME_BYTES, NAME_CHARACTERS};
use crate::wire::{Malformed, Reader, Writer};

/// Names one page of a staff member: a random number that is not zero.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct MemberTag(pub u32);

impl MemberTag {
    pub(super) fn read(from: &mut Reader<'_>) -> Result<Self, Malformed> {
        Some(Self(from.u32()?))
            .filter(|tag| tag.0 != 0)
            .ok_or(Malformed::Number)
    }
}

/// What a desk does with a request.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Act {
    /// A member takes it.
    Taken {
        /// Who.
        by: MemberTag,
        /// Their name, as the visitor shall read it.
        name: String,
    },
    /// A member hands it to another, or (`to` is `None`) back to the queue.
    Handed {
        /// Who had it.
        from: MemberTag,
        /// Who gets it.
        to: Option<MemberTag>,
        /// The name of who gets it; empty if it goes back.
        name: String,
    },
    /// The talk is over.
    Closed {
        /// Who closed it.
        by: MemberTag,
    },
}

impl Act {
    /// The byte that stands for it among messages.
    #[must_use]
    pub const fn kind(&self) -> u8 {
        match self {
            Self::Taken { .. } => 7,
            Self::Handed { .. } => 8,
            Self::Closed { .. } => 9,
        }
    }

    pub(super) fn write(&self, to: &mut Writer) {
        match self {
            Self::Taken { by, name } => to.u32(by.0).line(name, NAME_BYTES, NAME_CHARACTERS),
            Self::Handed {
                from,
                to: next,
                name,
            } => to.u32(from.0).u32(next.map_or(0, |tag| tag.0)).line(
                name,
                NAME_BYTES,
                NAME_CHARACTERS,
            ),
            Self::Closed { by } => to.u32(by.0),
        };
    }

    /// Reads kind 7, 8 or else 9.
    pub(super) fn read(kind: u8, from: &mut Reader<'_>) -> Result<Self, Malformed> {
        let by = MemberTag::read(from)?;
        Ok(match kind {
            7 => Self::Taken {
                by,
                name: from.line(NAME_BYTES, NAME_CHARACTERS)?,
            },
            8 => Self::Handed {
                from: by,
                to: Some(from.u32()?).filter(|&tag| tag != 0).map(MemberTag),
                name: from.line(NAME_BYTES, NAME_CHARACTERS)?,
            },
            _ => Self::Closed { by },
        })
    }
}
