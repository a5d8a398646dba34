//! The record of a timetable in its folder, `meetings.json`: by it a meeting that moves keeps its mark (UID) in calendars and gets a
//! higher SEQUENCE, and one that is gone is called off.

use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::Path;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::people::{Party, digest};

/// Name of the record in the folder of a timetable.
pub(super) const FILE: &str = "meetings.json";

/// The format of the record.
const VERSION: u32 = 1;

/// A timetable as it was handed out.
#[derive(Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct TimetableRecord {
    /// The format.
    version: u32,
    /// The event's id.
    event: String,
    /// The meetings by their marks, those that were called off among them.
    pub meetings: BTreeMap<String, MeetingEntry>,
}

/// A meeting as calendars know it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct MeetingEntry {
    /// Who goes.
    pub participant: MeetingSide,
    /// To whom.
    pub exhibitor: MeetingSide,
    /// When it begins.
    pub start: Timestamp,
    /// When it ends.
    pub end: Timestamp,
    /// How often it has changed (RFC 5545, 3.8.7.4).
    pub sequence: u32,
    /// When it changed last.
    pub stamp: Timestamp,
    /// Whether it was called off.
    #[serde(default)]
    pub is_off: bool,
}

/// One side of a meeting.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct MeetingSide {
    /// What their files are called.
    pub file: String,
    /// Name and organisation.
    pub name: String,
    /// Where they meet.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub place: String,
    /// Where they meet online.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
}

impl MeetingSide {
    fn of(party: &Party) -> Self {
        Self {
            file: party.file.clone(),
            name: party.full_name(),
            place: party.place.clone(),
            url: party.url.clone(),
        }
    }
}

/// A meeting of the new timetable.
pub(super) struct New<'a> {
    /// Who goes.
    pub participant: &'a Party,
    /// To whom.
    pub exhibitor: &'a Party,
    /// When it begins.
    pub start: Timestamp,
    /// When it ends.
    pub end: Timestamp,
}

impl TimetableRecord {
    /// The record in a folder; an empty one where there is none, or it is another event's.
    ///
    /// # Errors
    /// When it is there and cannot be read.
    pub fn read(folder: &Path, event: &str) -> io::Result<Self> {
        let bytes = match fs::read(folder.join(FILE)) {
            Ok(bytes) => bytes,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Self::default()),
            Err(error) => return Err(error),
        };
        let record: Self = serde_json::from_slice(&bytes)?;
        Ok(if record.event == event {
            record
        } else {
            Self::default()
        })
    }

    /// What follows it: the new meetings, and those that are no more as called off.
    pub fn followed_by<'a>(
        mut self,
        event: &str,
        new: impl IntoIterator<Item = New<'a>>,
        now: Timestamp,
    ) -> Self {
        let mut meetings = BTreeMap::new();
        for new in new {
            let (participant, exhibitor) = (
                MeetingSide::of(new.participant),
                MeetingSide::of(new.exhibitor),
            );
            let uid = uid(event, &new.participant.key, &new.exhibitor.key);
            let mut entry = MeetingEntry {
                participant,
                exhibitor,
                start: new.start,
                end: new.end,
                sequence: 0,
                stamp: now,
                is_off: false,
            };
            if let Some(former) = self.meetings.remove(&uid) {
                (entry.sequence, entry.stamp) = (former.sequence, former.stamp);
                if entry != former {
                    (entry.sequence, entry.stamp) = (former.sequence + 1, now);
                }
            }
            meetings.insert(uid, entry);
        }
        for (uid, mut gone) in self.meetings {
            if !gone.is_off {
                (gone.is_off, gone.sequence, gone.stamp) = (true, gone.sequence + 1, now);
            }
            meetings.insert(uid, gone);
        }
        Self {
            version: VERSION,
            event: event.to_owned(),
            meetings,
        }
    }
}

/// The mark of a pair's meeting: the same whenever they meet.
fn uid(event: &str, participant: &str, exhibitor: &str) -> String {
    const DIGITS: usize = 24;
    format!(
        "{}@{event}.boothwalk",
        digest(&[event, participant, exhibitor], DIGITS)
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(second: i64) -> Timestamp {
        Timestamp::from_second(second).unwrap()
    }

    #[test]
    fn a_meeting_keeps_its_mark_and_counts_its_changes() {
        let party = |key: &str| Party {
            key: key.to_owned(),
            ..Party::default()
        };
        let (one, two, booth) = (party("one"), party("two"), party("booth"));
        let new = |participant, start| New {
            participant,
            exhibitor: &booth,
            start: at(start),
            end: at(start + 60),
        };
        let after = |record: TimetableRecord, new: Vec<New<'_>>, now| {
            record.followed_by("fair", new, at(now))
        };
        let first = after(
            TimetableRecord::default(),
            vec![new(&one, 0), new(&two, 60)],
            1,
        );
        let marks: Vec<&String> = first.meetings.keys().collect();
        let told = |record: &TimetableRecord| -> Vec<(u32, i64, bool)> {
            let mark = |mark: &&String| record.meetings.get(*mark).unwrap();
            let entries = marks.iter().map(mark);
            entries
                .map(|entry| (entry.sequence, entry.stamp.as_second(), entry.is_off))
                .collect()
        };
        let copy = |record: &TimetableRecord| -> TimetableRecord {
            serde_json::from_value(serde_json::to_value(record).unwrap()).unwrap()
        };
        assert_eq!(told(&first), [(0, 1, false); 2]);
        // The same again is no change; two's is called off, and one's moved, and later two's is on again.
        assert_eq!(
            after(copy(&first), vec![new(&one, 0), new(&two, 60)], 2),
            first
        );
        let second = after(copy(&first), vec![new(&one, 120)], 3);
        let mut changed = told(&second);
        changed.sort_unstable();
        assert_eq!(changed, [(1, 3, false), (1, 3, true)]);
        assert_eq!(
            told(&after(copy(&second), vec![new(&one, 120)], 4)),
            told(&second)
        );
        let third = after(copy(&second), vec![new(&one, 120), new(&two, 60)], 5);
        let mut changed = told(&third);
        changed.sort_unstable();
        assert_eq!(changed, [(1, 3, false), (2, 5, false)]);
    }
}
