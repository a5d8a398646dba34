//! Two clocks: a time on the event's clock and, in brackets, as the visitor's own clock shows it where that is another. Said in
//! one way by everything that says times to visitors.

use i18n::{Messages, value};
use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::Offset;

use crate::time::{
    date, moment_in_words, offset_in_words, span_in_words, time_in_words, time_span_in_words,
};
use crate::{Booth, Event, Moment, Session, Span};

/// Says times to a visitor.
#[derive(Clone, Copy)]
pub struct Clocks<'a> {
    /// Messages that hold those of both faces (`Domain::HALL`, `Domain::MORE`).
    pub messages: &'a Messages,
    /// The event's opening hours: they say which clock is its own.
    pub hours: &'a [Span],
    /// The visitor's offset from UTC at an instant; none on pages that are made before anybody reads them.
    pub own: Option<&'a dyn Fn(Timestamp) -> Offset>,
}

impl Clocks<'_> {
    /// A moment with its day.
    pub fn moment(&self, at: Moment) -> String {
        let at = on_events_clock(at, self.hours);
        self.both(at, &|offset| {
            if is_said(at, offset) {
                time_in_words(at.at, offset)
            } else {
                moment_in_words(at.at, offset, self.messages)
            }
        })
    }

    /// A moment, with its day where that is not today.
    pub fn near(&self, at: Moment, now: Timestamp) -> String {
        let at = on_events_clock(at, self.hours);
        let is_today = date(at.at, at.offset) == date(now, at.offset);
        self.both(at, &|offset| {
            if !is_today && is_said(at, offset) {
                time_in_words(at.at, offset)
            } else {
                near_in_words(at.at, now, offset, self.messages)
            }
        })
    }

    /// A span with its day or days.
    pub fn span(&self, span: &Span) -> String {
        let [start, end] = [span.start.at, span.end.at];
        let at = on_events_clock(span.start, self.hours);
        let day = date(start, at.offset);
        self.both(at, &|offset| {
            if is_said(at, offset) {
                hours_in_words(start, end, day, offset, self.messages)
            } else {
                span_in_words(start, end, offset, self.messages)
            }
        })
    }

    /// A session's time under the heading of its day, which is said only of a clock on which it is another; nothing where the
    /// session has no time. The zone stands above the programme.
    pub fn under_day(&self, session: &Session) -> Option<String> {
        let start = on_events_clock(session.start?, self.hours);
        let end = session.end.filter(|end| end.at >= start.at);
        let say = |offset| match end {
            Some(end) => hours_in_words(start.at, end.at, session.day, offset, self.messages),
            None if date(start.at, offset) == session.day => time_in_words(start.at, offset),
            None => moment_in_words(start.at, offset, self.messages),
        };
        Some(match self.own {
            Some(_) => self.both(start, &say),
            None => say(start.offset),
        })
    }

    /// A time as the event's clock shows it and, where that is another, as the visitor's does. Whoever does not know the visitor's
    /// names the zone instead.
    fn both(&self, at: Moment, say: &dyn Fn(Offset) -> String) -> String {
        let theirs = say(at.offset);
        let zone = || value(offset_in_words(at.offset));
        match self.own.map(|own| own(at.at)) {
            Some(own) if own == at.offset => theirs,
            Some(own) => self.messages.format(
                "both-times",
                &[
                    ("event", value(theirs)),
                    ("zone", zone()),
                    ("own", value(say(own))),
                ],
            ),
            None => self
                .messages
                .format("zoned-time", &[("event", value(theirs)), ("zone", zone())]),
        }
    }
}

/// A moment on one clock, with its day where that is not today: `17:00`, `Thu 28 Oct 2021, 17:00`.
pub fn near_in_words(at: Timestamp, now: Timestamp, offset: Offset, messages: &Messages) -> String {
    if date(at, offset) == date(now, offset) {
        time_in_words(at, offset)
    } else {
        moment_in_words(at, offset, messages)
    }
}

/// Whether another clock shows the day that has been said by the event's: once is enough.
fn is_said(at: Moment, offset: Offset) -> bool {
    offset != at.offset && date(at.at, offset) == date(at.at, at.offset)
}

fn hours_in_words(
    start: Timestamp,
    end: Timestamp,
    day: Date,
    offset: Offset,
    messages: &Messages,
) -> String {
    if date(start, offset) == day && date(end, offset) == day {
        time_span_in_words(start, end, offset, messages)
    } else {
        span_in_words(start, end, offset, messages)
    }
}

/// A moment on the event's clock, which is that of the opening hours nearest to it: what browsers load knows no rules of zones. As it
/// is written where the event names no hours.
fn on_events_clock(at: Moment, hours: &[Span]) -> Moment {
    let moments = hours.iter().flat_map(|span| [span.start, span.end]);
    let nearest = moments.min_by_key(|moment| moment.at.duration_since(at.at).abs());
    Moment {
        offset: nearest.map_or(at.offset, |moment| moment.offset),
        ..at
    }
}

/// An instant of a booth's hours on the event's clock, or, where the event names no hours, on the one they are written by.
pub fn of_hours(booth: &Booth, event: &Event, at: Timestamp) -> Moment {
    let own = booth.staff.iter().flat_map(|person| &person.hours);
    let mut moments = own
        .chain(&event.hours)
        .flat_map(|span| [span.start, span.end]);
    let written = moments.find(|moment| moment.at == at).unwrap_or(Moment {
        at,
        offset: Offset::UTC,
    });
    on_events_clock(written, &event.hours)
}

#[cfg(test)]
mod tests {
    use i18n::Domain;

    use super::*;

    fn at(text: &str) -> Moment {
        Moment::parse(text).unwrap()
    }

    fn session(start: &str, end: &str) -> Session {
        let text = format!(
            r#"{{"id": "s", "title": "T", "day": "2026-12-01", "start": "{start}", "end": "{end}"}}"#
        );
        serde_json::from_str(&text).unwrap()
    }

    #[test]
    fn who_writes_hours_elsewhere_is_met_by_the_events_clock() {
        let messages = Messages::load("en", &[Domain::HALL]);
        let open = |start, end| Span {
            start: at(start),
            end: at(end),
        };
        // Summer and winter of an event in Berlin; hours as somebody in Bangkok has them.
        let hours = [
            open("2026-07-01T10:00:00+02:00", "2026-07-01T18:00:00+02:00"),
            open("2026-12-01T10:00:00+01:00", "2026-12-01T18:00:00+01:00"),
        ];
        let there = |_| Offset::constant(1);
        let clocks = Clocks {
            messages: &messages,
            hours: &hours,
            own: Some(&there),
        };
        for (written, wanted) in [
            ("2026-12-01T16:00:00+07:00", "Tue 1 Dec 2026, 10:00"),
            (
                "2026-07-01T15:00:00+07:00",
                "Wed 1 Jul 2026, 10:00 (UTC+2; your time 9:00)",
            ),
        ] {
            assert_eq!(clocks.moment(at(written)), wanted);
        }
        let meeting = open("2026-12-01T16:00:00+07:00", "2026-12-01T16:30:00+07:00");
        assert_eq!(clocks.span(&meeting), "Tue 1 Dec 2026, 10:00–10:30");
    }

    /// London, whose clocks are put back on the last Sunday of October.
    fn london(at: Timestamp) -> Offset {
        let winter = "2026-10-25T01:00:00Z".parse().unwrap();
        Offset::from_hours(i8::from(at < winter)).unwrap()
    }

    #[test]
    fn a_time_is_the_events_with_the_visitors_in_brackets() {
        for (domain, language, wanted) in [
            (Domain::HALL, "en", "21:00 (UTC+9; your time 12:00)"),
            (Domain::HALL, "ja", "21:00（UTC+9。お使いの時計では12:00）"),
        ] {
            let messages = Messages::load(language, &[domain]);
            let clocks = |own| Clocks {
                messages: &messages,
                hours: &[],
                own,
            };
            let until = at("2026-12-01T21:00:00+09:00");
            let now = at("2026-12-01T20:00:00+09:00").at;
            assert_eq!(clocks(Some(&london)).near(until, now), wanted);
            let there = |_| until.offset;
            assert_eq!(clocks(Some(&there)).near(until, now), "21:00");
        }
    }

    #[test]
    fn the_day_is_said_where_it_is_not_today_on_that_clock() {
        let messages = Messages::load("en", &[Domain::LOCALE, Domain::MORE]);
        let clocks = Clocks {
            messages: &messages,
            hours: &[],
            own: Some(&london),
        };
        // Midnight is the next day in Tokyo and the same in London.
        let until = at("2026-12-02T00:00:00+09:00");
        let now = at("2026-12-01T20:00:00+09:00").at;
        assert_eq!(
            clocks.near(until, now),
            "Wed 2 Dec 2026, 0:00 (UTC+9; your time 15:00)"
        );
        let later = at("2026-12-03T18:00:00+09:00");
        assert_eq!(
            clocks.near(later, now),
            "Thu 3 Dec 2026, 18:00 (UTC+9; your time 9:00)"
        );
    }

    #[test]
    fn a_time_is_told_by_the_visitors_clock_of_its_own_day() {
        let messages = Messages::load("en", &[Domain::LOCALE, Domain::MORE]);
        let clocks = Clocks {
            messages: &messages,
            hours: &[],
            own: Some(&london),
        };
        let told = clocks.moment(at("2026-10-24T18:00:00+09:00"));
        assert_eq!(told, "Sat 24 Oct 2026, 18:00 (UTC+9; your time 10:00)");
        let told = clocks.moment(at("2026-10-26T18:00:00+09:00"));
        assert!(told.ends_with("your time 9:00)"), "{told}");
        // The day is said again where it is another.
        let told = clocks.moment(at("2026-10-26T08:00:00+09:00"));
        assert!(
            told.ends_with("your time Sun 25 Oct 2026, 23:00)"),
            "{told}"
        );
        let span = |start: &str, end: &str| {
            let (start, end) = (at(start), at(end));
            clocks.span(&Span { start, end })
        };
        assert_eq!(
            span("2026-10-26T18:00:00+09:00", "2026-10-26T19:00:00+09:00"),
            "Mon 26 Oct 2026, 18:00–19:00 (UTC+9; your time 9:00–10:00)"
        );
        let told = span("2026-10-26T08:00:00+09:00", "2026-10-26T09:30:00+09:00");
        assert!(told.contains("your time Sun 25 Oct 2026, 23:00"), "{told}");
        let unknown = Clocks {
            own: None,
            ..clocks
        };
        assert_eq!(
            unknown.moment(at("2026-10-24T18:00:00+09:00")),
            "Sat 24 Oct 2026, 18:00 (UTC+9)"
        );
    }

    #[test]
    fn under_the_heading_of_a_day_the_day_goes_without_saying() {
        let messages = Messages::load("en", &[Domain::LOCALE, Domain::MORE]);
        let clocks = Clocks {
            messages: &messages,
            hours: &[],
            own: Some(&london),
        };
        let day = session("2026-12-01T10:00:00+09:00", "2026-12-01T11:00:00+09:00");
        assert_eq!(
            clocks.under_day(&day).unwrap(),
            "10:00–11:00 (UTC+9; your time 1:00–2:00)"
        );
        let early = session("2026-12-01T08:00:00+09:00", "2026-12-01T08:30:00+09:00");
        assert_eq!(
            clocks.under_day(&early).unwrap(),
            "8:00–8:30 (UTC+9; your time Mon 30 Nov 2026, 23:00–23:30)"
        );
        let unknown = Clocks {
            own: None,
            ..clocks
        };
        assert_eq!(unknown.under_day(&day).unwrap(), "10:00–11:00");
    }
}
