//! Slots: a booth's times for meetings, as its visitors and its staff read them.

use feed::meetings::Meetings;
use feed::{Moment, Span};
use jiff::tz::Offset;
use jiff::{SignedDuration, Timestamp};
use live::LiveTime;
use live::message::{Meeting, Said, Slots};

use super::state::Live;
use crate::app::reactive::*;
use crate::meetings::{Held, with_meeting};
use crate::views::parts::hours;

/// A time at which a booth meets visitors.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Slot {
    /// When it begins.
    pub start: LiveTime,
    /// How long it is.
    pub minutes: u16,
}

/// When a booth meets, as its file says.
fn meetings<T>(live: Live, booth: &str, look: impl FnOnce(&Meetings) -> T) -> Option<T> {
    let exhibition = live.app.exhibition.read();
    let slot = exhibition.find(booth)?.1;
    Some(look(slot.booth()?.meetings.as_ref()?))
}

/// How many meetings a booth holds at once.
pub fn at_once(live: Live, booth: &str) -> usize {
    let most = meetings(live, booth, |meetings| meetings.at_once);
    most.map_or(1, |most| most as usize)
}

/// The slots of a booth that are still to come.
#[expect(clippy::cast_precision_loss, reason = "milliseconds of this age fit")]
pub fn to_come(live: Live, booth: &str) -> Vec<Slot> {
    let now = live.app.now.get();
    let slots = meetings(live, booth, |meetings| {
        let minutes = u16::try_from(meetings.minutes).unwrap_or(u16::MAX);
        let slots = meetings.slots().into_iter();
        let slots = slots.filter(|slot| slot.start.at > now);
        slots
            .map(|slot| Slot {
                start: LiveTime::from_unix_ms(slot.start.at.as_millisecond() as f64),
                minutes,
            })
            .collect()
    });
    slots.unwrap_or_default()
}

/// Whether a slot has room, by what the desk has said.
pub fn has_room(live: Live, booth: &str, slot: &Slot, given: &Slots) -> bool {
    given.taken(slot.start, slot.minutes, None) < at_once(live, booth)
}

/// A slot in the booth's time.
fn span(live: Live, booth: &str, start: LiveTime, minutes: u16) -> Span {
    let offset = meetings(live, booth, |meetings| {
        meetings.spans.first().map(|span| span.start.offset)
    });
    let offset = offset.flatten().unwrap_or(Offset::UTC);
    // Whole milliseconds of some decades.
    let at = Timestamp::from_millisecond(start.to_unix_ms() as i64).unwrap_or_default();
    let end = at.checked_add(SignedDuration::from_mins(minutes.into()));
    Span {
        start: Moment { at, offset },
        end: Moment {
            at: end.unwrap_or(at),
            offset,
        },
    }
}

/// A slot in words: in the booth's time, and in the reader's where that is another.
pub fn in_words(live: Live, booth: &str, slot: &Slot) -> String {
    let span = span(live, booth, slot.start, slot.minutes);
    live.app.draw(|context| hours(context, &span))
}

/// The slot that begins at a moment: as long as meetings of the booth are.
pub fn at(live: Live, booth: &str, start: LiveTime) -> Slot {
    let minutes = meetings(live, booth, |meetings| meetings.minutes);
    let minutes = minutes.and_then(|minutes| minutes.try_into().ok());
    Slot {
        start,
        minutes: minutes.unwrap_or(30),
    }
}

/// What a line about meetings says; nothing for another one.
pub fn said(live: Live, booth: &str, is_visitors: bool, said: &Said) -> Option<String> {
    let (key, name, words) = match said {
        Said::Times(times) => {
            let times = times.iter().map(|&start| at(live, booth, start));
            let words: Vec<String> = times.map(|slot| in_words(live, booth, &slot)).collect();
            let key = if is_visitors {
                "meeting-wished"
            } else {
                "meeting-proposed"
            };
            (key, "times", words.join(&live.say("list-comma", &[])))
        }
        Said::Meeting(meeting) => {
            let key = match (meeting.held, meeting.sequence) {
                (false, _) => "meeting-off",
                (true, 0) => "meeting-on",
                (true, _) => "meeting-moved",
            };
            let slot = Slot {
                start: meeting.start,
                minutes: meeting.minutes,
            };
            (key, "time", in_words(live, booth, &slot))
        }
        _ => return None,
    };
    Some(live.say(key, &[(name, words.into())]))
}

/// Holds a meeting that the desk has given, moved or cancelled on the visitor's own list.
pub fn hold(live: Live, booth: &str, meeting: &Meeting) {
    let held = Held {
        slot: untrack(|| span(live, booth, meeting.start, meeting.minutes)),
        number: meeting.number,
        sequence: meeting.sequence,
        takes_place: meeting.held,
    };
    live.app.remember(|records| {
        let list = records.meetings.entry(booth.to_owned()).or_default();
        *list = with_meeting(list, &held);
    });
}
