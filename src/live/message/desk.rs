//! A desk's status: who of the staff is there, how many wait, how long an answer takes.
//!
//! `1 count, count × (4 member, 4 time when they last were there, 1 length, name, 1 state (0 free, 1 busy, 2 away), 1 figure,
//! languages), 2 waiting, 2 median of answers in seconds (65,535 unknown)`
//!
//! Members' pages share the topic: each tells of all, and of two words about one member the later counts.

use super::{Languages, MemberTag};
use crate::LiveTime;
use crate::limits::{MEMBERS, NAME_BYTES, NAME_CHARACTERS};
use crate::wire::{Malformed, Reader, Writer};

/// No median yet.
const NO_MEDIAN: u16 = u16::MAX;

/// Who is at a desk.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct DeskStatus {
    /// The staff; twelve at most.
    pub members: Vec<Member>,
    /// Visitors who wait.
    pub waiting: u16,
    /// The middle one of the last answers' times, seconds.
    pub median_answer_secs: Option<u16>,
}

/// A staff member at the desk.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Member {
    /// Which page it is.
    pub tag: MemberTag,
    /// When they last said that they are there.
    pub seen: LiveTime,
    /// Their name, as they wrote it.
    pub name: String,
    /// Whether they are free.
    pub state: MemberState,
    /// Number of their figure.
    pub figure: u8,
    /// What they speak.
    pub languages: Languages,
}

/// Whether a member can answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum MemberState {
    /// They can.
    Free,
    /// They talk to somebody.
    Busy,
    /// They are not at the desk.
    Away,
}

impl DeskStatus {
    pub(super) fn write(&self, to: &mut Writer) {
        let members = &self.members[..self.members.len().min(MEMBERS)];
        to.count(members.len());
        for member in members {
            to.u32(member.tag.0)
                .u32(member.seen.tenths())
                .line(&member.name, NAME_BYTES, NAME_CHARACTERS)
                .u8(member.state as u8)
                .u8(member.figure);
            member.languages.write(to);
        }
        to.u16(self.waiting)
            .u16(self.median_answer_secs.unwrap_or(NO_MEDIAN));
    }

    pub(super) fn read(from: &mut Reader<'_>) -> Result<Self, Malformed> {
        let count = from.count(MEMBERS)?;
        Ok(Self {
            members: (0..count)
                .map(|_| Member::read(from))
                .collect::<Result<_, _>>()?,
            waiting: from.u16()?,
            median_answer_secs: Some(from.u16()?).filter(|&secs| secs != NO_MEDIAN),
        })
    }
}

impl Member {
    fn read(from: &mut Reader<'_>) -> Result<Self, Malformed> {
        Ok(Self {
            tag: MemberTag::read(from)?,
            seen: LiveTime::from_tenths(from.u32()?),
            name: from.line(NAME_BYTES, NAME_CHARACTERS)?,
            state: match from.u8()? {
                0 => MemberState::Free,
                1 => MemberState::Busy,
                2 => MemberState::Away,
                _ => return Err(Malformed::Number),
            },
            figure: from.u8()?,
            languages: Languages::read(from)?,
        })
    }
}
