//! Meetings that a visitor wishes for, and those that an exhibitor's desk has given: slots as text, in words, and as iCalendar
//! (RFC 5545, RFC 5546).
//!
//! On the visitor's list a wish is an interval, and a meeting that was given the same with `/<number>.<sequence>` behind it, and
//! `.x` once it is cancelled.

use feed::{Booth, Moment, Span, time};
use jiff::Timestamp;

use crate::calendar::{one_line, utc};
use crate::contact_message::Letter;
use crate::content_line::ContentLines;
use crate::locale::PageLocale;

/// A visitor wishes for so many slots at most.
pub const WISHES: usize = 3;

/// A slot as text: an interval of ISO 8601, both ends in the exhibitor's time.
pub fn interval(slot: &Span) -> String {
    format!("{}/{}", slot.start, slot.end)
}

/// The slot that an interval is.
pub fn slot(interval: &str) -> Option<Span> {
    let (start, end) = interval.split_once('/')?;
    Some(Span {
        start: Moment::parse(start).ok()?,
        end: Moment::parse(end).ok()?,
    })
}

/// A meeting that an exhibitor's desk has given.
#[derive(Clone, Debug, PartialEq)]
pub struct Held {
    /// When it is.
    pub slot: Span,
    /// Names it.
    pub number: u32,
    /// One more with each change.
    pub sequence: u16,
    /// Whether it takes place; otherwise it was cancelled.
    pub takes_place: bool,
}

/// The meeting that a text of the list is.
pub fn held(text: &str) -> Option<Held> {
    let (interval, change) = text.rsplit_once('/')?;
    let slot = slot(interval)?;
    let mut parts = change.split('.');
    Some(Held {
        slot,
        number: parts.next()?.parse().ok()?,
        sequence: parts.next()?.parse().ok()?,
        takes_place: parts.next().is_none(),
    })
}

impl Held {
    fn text(&self) -> String {
        let end = if self.takes_place { "" } else { ".x" };
        let slot = interval(&self.slot);
        format!("{slot}/{}.{}{end}", self.number, self.sequence)
    }
}

/// What the list holds of an exhibitor once a meeting is given, moved or cancelled: wishes are fulfilled, and of two words about
/// one meeting the later counts.
pub fn with_meeting(list: &str, meeting: &Held) -> String {
    let others = list.split(' ').filter_map(held);
    let mut all: Vec<Held> = others.collect();
    match all.iter_mut().find(|known| known.number == meeting.number) {
        Some(known) if known.sequence > meeting.sequence => {}
        Some(known) => known.clone_from(meeting),
        None => all.push(meeting.clone()),
    }
    let texts: Vec<String> = all.iter().map(Held::text).collect();
    texts.join(" ")
}

/// The slots of a booth that are still to come, as intervals.
pub fn slots(booth: &Booth, now: Timestamp) -> Vec<Span> {
    let mut slots = booth
        .meetings
        .as_ref()
        .map_or_else(Vec::new, feed::meetings::Meetings::slots);
    slots.retain(|slot| slot.start.at > now);
    slots
}

/// A slot in words, in the exhibitor's clock: "Tue 5 Nov 2030, 10:00–10:30 (UTC+9)".
pub fn in_words(slot: &Span, locale: &PageLocale) -> String {
    let offset = slot.start.offset;
    let words = time::span_in_words(slot.start.at, slot.end.at, offset, locale.messages());
    format!("{words} ({})", time::offset_in_words(offset))
}

/// What a wish is about.
pub struct MeetingWish<'a> {
    /// Names the wish: one that is sent again replaces the former.
    pub key: &'a str,
    /// Id of the event.
    pub event: &'a str,
    /// Name of the exhibitor.
    pub with: &'a str,
    /// Where meetings are held.
    pub place: &'a str,
    /// The exhibitor's mail address; empty where none is known.
    pub mail: &'a str,
    /// What the visitor wrote.
    pub letter: &'a Letter,
}

/// An address for somebody who has no mail, as Exchange writes it: iCalendar wants one.
const NO_MAIL: &str = "invalid:nomail";

/// The wished slots as a calendar, each tentative until the exhibitor says which it is, and the given ones, which replace what
/// the calendar has of them (UID, SEQUENCE). With `is_request` it asks for an answer (`METHOD:REQUEST`, the visitor as
/// organiser); without, it is for the visitor's own calendar, and takes out what is cancelled.
///
/// What asks something of a calendar is about one meeting (RFC 5546, 3.2): several stand one behind another (RFC 5545, 3.4).
pub fn calendar(wish: &MeetingWish<'_>, is_request: bool, now: Timestamp) -> Option<String> {
    let all = wish.letter.meetings.iter();
    let entries = all.enumerate().filter_map(|(index, text)| {
        Some(match held(text) {
            Some(meeting) => {
                let id = given_id(wish.key, meeting.number);
                let status = if meeting.takes_place {
                    "CONFIRMED"
                } else {
                    "CANCELLED"
                };
                (meeting.slot, id, meeting.sequence, status)
            }
            None => {
                let id = format!("{}-{}", wish.key, index + 1);
                (slot(text)?, id, 0, "TENTATIVE")
            }
        })
    });
    let entries: Vec<_> = entries.collect();
    let method = match () {
        () if is_request => Some("REQUEST"),
        () if entries.iter().all(|entry| entry.3 == "CANCELLED") => Some("CANCEL"),
        () => None,
    };
    let mut lines = ContentLines::default();
    let together = match method {
        Some(_) => 1,
        None => WISHES.max(entries.len()),
    };
    for entries in entries.chunks(together) {
        object(&mut lines, wish, method, entries, now);
    }
    (!entries.is_empty()).then(|| lines.into_string())
}

/// When a meeting is, what names it, its sequence and its status.
type Entry = (Span, String, u16, &'static str);

/// A calendar with some meetings.
fn object(
    lines: &mut ContentLines,
    wish: &MeetingWish<'_>,
    method: Option<&str>,
    entries: &[Entry],
    now: Timestamp,
) {
    begin(lines);
    if let Some(method) = method {
        lines.raw("METHOD", method);
    }
    // A name as a parameter: in quotation marks, and without any.
    let named = |property: &str| {
        let name = one_line(wish.with).replace('"', "'");
        format!("{property};CN=\"{name}\"")
    };
    let (name, with) = (one_line(&wish.letter.name), one_line(wish.with));
    for (slot, id, sequence, status) in entries {
        let id = format!("{id}@{}.boothwalk", wish.event);
        entry(lines, &id, slot, *sequence, status, now);
        lines.text("SUMMARY", &[&format!("{name} – {with}")]);
        place(lines, wish.place);
        lines.text("DESCRIPTION", &[wish.letter.message.trim()]);
        match method {
            Some("REQUEST") => {
                let mail = one_line(&wish.letter.email);
                lines.raw("ORGANIZER", &format!("mailto:{mail}"));
                let address = match wish.mail {
                    "" => NO_MAIL.to_owned(),
                    mail => format!("mailto:{}", one_line(mail)),
                };
                lines.raw(&named("ATTENDEE;RSVP=TRUE"), &address);
            }
            Some(_) => lines.raw(&named("ORGANIZER"), NO_MAIL),
            None => {}
        }
        lines.raw("END", "VEVENT");
    }
    lines.raw("END", "VCALENDAR");
}

/// A meeting that a desk has given, as its staff hold it.
pub struct GivenMeeting {
    /// When it is.
    pub slot: Span,
    /// Names it.
    pub number: u32,
    /// One more with each change.
    pub sequence: u16,
    /// Who the visitor is; empty where they have not said so.
    pub with: String,
}

/// The meetings that the desk of a booth (its id and name) has given, for its staff's calendar: the same entries (UID, SEQUENCE)
/// as in the visitors' own.
pub fn given_calendar(
    event: &str,
    booth: &str,
    name: &str,
    at: &str,
    given: &[GivenMeeting],
    now: Timestamp,
) -> String {
    let mut lines = ContentLines::default();
    begin(&mut lines);
    for meeting in given {
        let id = format!("{}@{event}.boothwalk", given_id(booth, meeting.number));
        entry(
            &mut lines,
            &id,
            &meeting.slot,
            meeting.sequence,
            "CONFIRMED",
            now,
        );
        let who = [name, &meeting.with].map(one_line);
        let who: Vec<&str> = who
            .iter()
            .map(|one| &**one)
            .filter(|one| !one.is_empty())
            .collect();
        lines.text("SUMMARY", &[&who.join(" – ")]);
        place(&mut lines, at);
        lines.raw("END", "VEVENT");
    }
    lines.raw("END", "VCALENDAR");
    lines.into_string()
}

fn begin(lines: &mut ContentLines) {
    lines.raw("BEGIN", "VCALENDAR");
    lines.raw("VERSION", "2.0");
    lines.raw("PRODID", "-//Boothwalk//Meetings//EN");
}

/// What names a given meeting in a calendar, at both its ends.
fn given_id(booth: &str, number: u32) -> String {
    format!("{booth}-m{number}")
}

/// What an entry begins with.
fn entry(
    lines: &mut ContentLines,
    id: &str,
    slot: &Span,
    sequence: u16,
    status: &str,
    now: Timestamp,
) {
    lines.raw("BEGIN", "VEVENT");
    lines.text("UID", &[&one_line(id)]);
    lines.raw("SEQUENCE", &sequence.to_string());
    lines.raw("DTSTAMP", &utc(now));
    lines.raw("DTSTART", &utc(slot.start.at));
    lines.raw("DTEND", &utc(slot.end.at));
    lines.raw("STATUS", status);
}

fn place(lines: &mut ContentLines, at: &str) {
    if !at.is_empty() {
        lines.text("LOCATION", &[&one_line(at)]);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const FIRST: &str = "2030-11-05T10:00:00+09:00/2030-11-05T10:30:00+09:00";

    fn letter() -> Letter {
        Letter {
            name: "Aoi; Sons".into(),
            email: "aoi@visitor.example".into(),
            message: "Water\nand waste".into(),
            meetings: vec![
                FIRST.into(),
                "2030-11-05T14:00:00+09:00/2030-11-05T14:30:00+09:00".into(),
            ],
            ..Letter::default()
        }
    }

    #[test]
    fn an_interval_is_the_slot_it_was_made_of() {
        let of = slot(FIRST).unwrap();
        assert_eq!(interval(&of), FIRST);
        assert_eq!(slot("2030-11-05"), None);
        let locale = PageLocale::new("en", Some(i18n::Domain::MORE));
        assert_eq!(
            in_words(&of, &locale),
            "Tue 5 Nov 2030, 10:00–10:30 (UTC+9)"
        );
    }

    #[test]
    fn a_request_holds_each_slot_tentatively_and_says_who_asks() {
        let letter = letter();
        let wish = MeetingWish {
            key: "k",
            event: "fair",
            with: "NEC",
            place: "Booth 7",
            mail: "",
            letter: &letter,
        };
        let text = calendar(&wish, true, Timestamp::UNIX_EPOCH).unwrap();
        assert_eq!(
            text.matches("\r\nSTATUS:TENTATIVE\r\n").count(),
            2,
            "{text}"
        );
        // Each asks for itself.
        assert_eq!(text.matches("\r\nMETHOD:REQUEST\r\n").count(), 2);
        assert_eq!(text.matches("BEGIN:VCALENDAR").count(), 2);
        assert!(text.contains("\r\nATTENDEE;RSVP=TRUE;CN=\"NEC\":invalid:nomail\r\n"));
        assert!(text.contains("\r\nORGANIZER:mailto:aoi@visitor.example\r\n"));
        assert!(text.contains("\r\nUID:k-2@fair.boothwalk\r\n"));
        assert!(text.contains("\r\nDTSTART:20301105T010000Z\r\nDTEND:20301105T013000Z\r\n"));
        assert!(text.contains("\r\nSUMMARY:Aoi\\; Sons – NEC\r\n"));
        let own = calendar(&wish, false, Timestamp::UNIX_EPOCH).unwrap();
        assert!(
            !own.contains("METHOD") && !own.contains("ORGANIZER"),
            "{own}"
        );
        assert_eq!(own.matches("BEGIN:VCALENDAR").count(), 1, "{own}");
    }

    #[test]
    fn what_a_desk_gives_takes_the_place_of_wishes_and_of_itself() {
        let at = |sequence, takes_place, text: &str| Held {
            slot: slot(text).unwrap(),
            number: 7,
            sequence,
            takes_place,
        };
        let later = "2030-11-05T14:00:00+09:00/2030-11-05T14:30:00+09:00";
        let given = with_meeting(&format!("{FIRST} {later}"), &at(0, true, FIRST));
        assert_eq!(given, format!("{FIRST}/7.0"));
        let moved = with_meeting(&given, &at(1, true, later));
        assert_eq!(moved, format!("{later}/7.1"));
        assert_eq!(with_meeting(&moved, &at(0, true, FIRST)), moved);
        let cancelled = with_meeting(&moved, &at(2, false, later));
        assert_eq!(held(&cancelled), Some(at(2, false, later)));
        let calendar = |list: &str| {
            let letter = Letter {
                meetings: list.split(' ').map(str::to_owned).collect(),
                ..letter()
            };
            let wish = MeetingWish {
                key: "nec",
                event: "fair",
                with: "NEC",
                place: "",
                mail: "",
                letter: &letter,
            };
            calendar(&wish, false, Timestamp::UNIX_EPOCH).unwrap()
        };
        let text = calendar(&moved);
        assert!(
            text.contains("\r\nUID:nec-m7@fair.boothwalk\r\nSEQUENCE:1\r\n"),
            "{text}"
        );
        assert!(text.contains("\r\nSTATUS:CONFIRMED\r\n") && !text.contains("METHOD"));
        let text = calendar(&cancelled);
        assert!(
            text.contains("\r\nMETHOD:CANCEL\r\n") && text.contains("\r\nSTATUS:CANCELLED\r\n"),
            "{text}"
        );
        assert!(
            text.contains("\r\nORGANIZER;CN=\"NEC\":invalid:nomail\r\n"),
            "{text}"
        );
    }

    #[test]
    fn a_desk_and_a_visitor_hold_one_meeting_under_one_name() {
        let given = |with: &str| GivenMeeting {
            slot: slot(FIRST).unwrap(),
            number: 7,
            sequence: 1,
            with: with.to_owned(),
        };
        let calendar = |given: &[GivenMeeting]| {
            given_calendar(
                "fair",
                "nec",
                "NEC",
                "Booth 7",
                given,
                Timestamp::UNIX_EPOCH,
            )
        };
        let text = calendar(&[given("An, Hue\r\nEND:VEVENT"), given("")]);
        let visitors = "\r\nUID:nec-m7@fair.boothwalk\r\nSEQUENCE:1\r\n";
        assert_eq!(text.matches(visitors).count(), 2, "{text}");
        assert_eq!(text.matches("\r\nEND:VEVENT\r\n").count(), 2, "{text}");
        assert!(text.contains("\r\nSUMMARY:NEC – An\\, Hue"), "{text}");
        assert!(text.contains("\r\nSUMMARY:NEC\r\n"), "{text}");
        assert!(text.contains("\r\nDTSTART:20301105T010000Z\r\nDTEND:20301105T013000Z\r\n"));
        assert!(text.contains("\r\nSTATUS:CONFIRMED\r\n") && !text.contains("METHOD"));
        assert!(text.contains("\r\nLOCATION:Booth 7\r\n"));
    }

    #[test]
    fn without_a_wish_there_is_no_calendar() {
        let letter = Letter::default();
        let wish = MeetingWish {
            key: "k",
            event: "fair",
            with: "NEC",
            place: "",
            mail: "",
            letter: &letter,
        };
        assert_eq!(calendar(&wish, true, Timestamp::UNIX_EPOCH), None);
    }
}
