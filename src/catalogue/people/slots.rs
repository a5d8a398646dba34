//! Slots: a booth's times for meetings, as its visitors and its staff read them.

use feed::meetings::Meetings;
use feed::{Moment, Span};
use jiff::tz::Offset;
use jiff::{SignedDuration, Timestamp};
use live::LiveTime;
use live::message::{Given, LineContent, Meeting, Slots};
use live::thread::Thread;
use page::browser::loader::sleep;
use page::browser::spawn;

use super::state::Live;
use crate::app::dom;
use crate::app::reactive::*;
use crate::meetings::{Held, held, with_meeting};
use crate::views::parts::hours;

/// Seconds after which a desk's word on slots holds: two who gave one slot at once have agreed by then (`live::slots`).
const SETTLED_SECS: f64 = 10.0;

/// A time at which a booth meets visitors.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MeetingSlot {
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

#[expect(clippy::cast_precision_loss, reason = "milliseconds of this age fit")]
fn live_time(at: Timestamp) -> LiveTime {
    LiveTime::from_unix_ms(at.as_millisecond() as f64)
}

/// The slots of a booth that are still to come.
pub fn to_come(live: Live, booth: &str) -> Vec<MeetingSlot> {
    let now = live.app.now.get();
    let slots = meetings(live, booth, |meetings| {
        let minutes = u16::try_from(meetings.minutes).unwrap_or(u16::MAX);
        let slots = meetings.slots().into_iter();
        let slots = slots.filter(|slot| slot.start.at > now);
        slots
            .map(|slot| MeetingSlot {
                start: live_time(slot.start.at),
                minutes,
            })
            .collect()
    });
    slots.unwrap_or_default()
}

/// Whether a slot has room, by what the desk has said.
pub fn has_room(live: Live, booth: &str, slot: &MeetingSlot, given: &Slots) -> bool {
    given.taken(slot.start, slot.minutes, None) < at_once(live, booth)
}

/// A slot in the booth's time.
pub fn span(live: Live, booth: &str, start: LiveTime, minutes: u16) -> Span {
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

/// A slot in words: on the event's clock, and on the reader's where that is another.
pub fn in_words(live: Live, booth: &str, slot: &MeetingSlot) -> String {
    let span = span(live, booth, slot.start, slot.minutes);
    live.app.draw(|context| hours(context, &span))
}

/// The slot that begins at a moment: as long as meetings of the booth are.
pub fn at(live: Live, booth: &str, start: LiveTime) -> MeetingSlot {
    let minutes = meetings(live, booth, |meetings| meetings.minutes);
    let minutes = minutes.and_then(|minutes| minutes.try_into().ok());
    MeetingSlot {
        start,
        minutes: minutes.unwrap_or(30),
    }
}

/// What a line about meetings says; nothing for another one.
pub fn said(live: Live, booth: &str, is_visitors: bool, said: &LineContent) -> Option<String> {
    let (key, name, words) = match said {
        LineContent::Times(times) => {
            let times = times.iter().map(|&start| at(live, booth, start));
            let words: Vec<String> = times.map(|slot| in_words(live, booth, &slot)).collect();
            let key = if is_visitors {
                "meeting-wished"
            } else {
                "meeting-proposed"
            };
            (key, "times", words.join(&live.say("list-comma", &[])))
        }
        LineContent::Meeting(meeting) => {
            let key = match (meeting.held, meeting.sequence) {
                (false, _) => "meeting-off",
                (true, 0) => "meeting-on",
                (true, _) => "meeting-moved",
            };
            let slot = MeetingSlot {
                start: meeting.start,
                minutes: meeting.minutes,
            };
            (key, "time", in_words(live, booth, &slot))
        }
        _ => return None,
    };
    Some(live.say(key, &[(name, words.into())]))
}

/// Booths with which meetings are on the visitor's list that a desk has given.
pub fn booths_met(live: Live) -> Vec<String> {
    let records = live.app.records.read_untracked();
    let met = records.meetings.iter();
    let met = met.filter(|(_, list)| list.split(' ').any(|text| held(text).is_some()));
    met.map(|(booth, _)| booth.clone()).collect()
}

/// Holds what a booth's desk says of all its meetings, where one of them is the visitor's: moved or cancelled after the talk,
/// nobody may have told it otherwise. Not at once: what two members said at the same time holds a moment later, and a line of the
/// talk has come by then.
pub fn follow(live: Live, booth: &str) {
    let booth = booth.to_owned();
    spawn(async move {
        sleep(SETTLED_SECS).await;
        let known = known(live, &booth);
        let given = live.given.read_untracked().get(&booth).cloned();
        let given = given.map_or_else(Vec::new, |said| said.given);
        for Given { meeting, .. } in given {
            let is_later =
                |known: &Held| known.number == meeting.number && known.sequence < meeting.sequence;
            if known.iter().any(is_later) {
                hold(live, &booth, &meeting);
                let name = untrack(|| live.app.booth_name(&booth));
                let said = said(live, &booth, false, &LineContent::Meeting(meeting));
                dom::announce(&format!("{name}: {}", said.unwrap_or_default()));
            }
        }
    });
}

/// What became of a meeting after the talk about it, in words.
pub fn told_after(live: Live, booth: &str) -> Option<String> {
    live.app.records.track();
    let known = known(live, booth).into_iter().next_back()?;
    let talks = live.talks.read();
    let lines = talks.get(booth).map_or(&[][..], Thread::lines);
    let is_told = lines.iter().any(|line| match &line.said {
        LineContent::Meeting(told) => {
            (told.number, told.sequence) == (known.number, known.sequence)
        }
        _ => false,
    });
    if is_told {
        return None;
    }
    let start = live_time(known.slot.start.at);
    let minutes = (known.slot.end.at.as_second() - known.slot.start.at.as_second()) / 60;
    let meeting = Meeting {
        number: known.number,
        sequence: known.sequence,
        held: known.takes_place,
        start,
        minutes: u16::try_from(minutes).unwrap_or(u16::MAX),
    };
    said(live, booth, false, &LineContent::Meeting(meeting))
}

/// The meetings with a booth that are on the visitor's list.
fn known(live: Live, booth: &str) -> Vec<Held> {
    let records = live.app.records.read_untracked();
    let list = records.meetings.get(booth);
    list.map_or_else(Vec::new, |list| list.split(' ').filter_map(held).collect())
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
