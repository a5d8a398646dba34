//! What a moment means: is anybody at the booth, what runs in each channel, is the event still to come.
//! All pure: the caller says what time it is.

use std::borrow::Cow;

use i18n::{Messages, value};
use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::Offset;

use crate::tracks::Tracks;
use crate::{Booth, Event, Programme, Session, Span};

/// Whether somebody answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Staffed {
    /// Now, until this moment.
    Now {
        /// First moment when nobody does.
        until: Timestamp,
    },
    /// Not now, but from this moment on.
    Next {
        /// First moment when somebody does.
        from: Timestamp,
    },
    /// No more.
    Over,
    /// Nobody has said.
    Unknown,
}

/// Whether the spans hold a moment, and until or from when. Spans may overlap and stand in any order.
pub fn staffed<'a>(spans: impl IntoIterator<Item = &'a Span>, now: Timestamp) -> Staffed {
    let mut spans: Vec<&Span> = spans.into_iter().collect();
    if spans.is_empty() {
        return Staffed::Unknown;
    }
    crate::sort::sort_by_key(&mut spans, |span| span.start.at);
    let mut until: Option<Timestamp> = None;
    for span in &spans {
        // Spans that touch or overlap are one: a change of shift is no absence.
        let reached = until.unwrap_or(now);
        if span.start.at <= reached && span.end.at > reached {
            until = Some(span.end.at);
        }
    }
    if let Some(until) = until {
        return Staffed::Now { until };
    }
    match spans
        .iter()
        .find(|span| span.start.at > now && span.start.at < span.end.at)
    {
        Some(span) => Staffed::Next {
            from: span.start.at,
        },
        None => Staffed::Over,
    }
}

/// Whether somebody answers at a booth: by the hours of its people, else by the event's hours when it names people
/// without hours.
pub fn booth_staffed(booth: &Booth, event: &Event, now: Timestamp) -> Staffed {
    if booth.staff.is_empty() {
        return Staffed::Unknown;
    }
    let own = staffed(booth.staff.iter().flat_map(|person| &person.hours), now);
    match own {
        Staffed::Unknown => staffed(&event.hours, now),
        own => own,
    }
}

/// Where an event stands in time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Status {
    /// It has not begun.
    Before {
        /// When it opens.
        opens: Timestamp,
    },
    /// It is open.
    Open {
        /// When it next closes.
        until: Timestamp,
    },
    /// It has begun and not ended, and is closed now.
    Between {
        /// When it opens again.
        opens: Timestamp,
    },
    /// It is over.
    After {
        /// When it ended.
        since: Timestamp,
    },
    /// Nobody has said.
    Unknown,
}

/// When an event is open: its hours, else the sessions of its programme.
fn open_hours<'a>(event: &'a Event, programme: &Programme) -> Cow<'a, [Span]> {
    if !event.hours.is_empty() {
        return Cow::Borrowed(&event.hours);
    }
    let span = |session: &Session| {
        Some(Span {
            start: session.start?,
            end: session.end?,
        })
    };
    Cow::Owned(programme.sessions.iter().filter_map(span).collect())
}

/// The second of the day on an event's own clocks, while it is on: from its first opening to its last closing, nights
/// included. Its clocks go as those of the span that began last.
pub fn second_of_day(event: &Event, programme: &Programme, now: Timestamp) -> Option<i32> {
    let spans = open_hours(event, programme);
    let last = spans.iter().map(|span| span.end.at).max()?;
    let begun = spans.iter().filter(|span| span.start.at <= now);
    let here = begun.max_by_key(|span| span.start.at)?;
    let second = now.as_second() + i64::from(here.start.offset.seconds());
    (now < last).then(|| second.rem_euclid(24 * 60 * 60) as i32)
}

/// Where an event stands, by its hours, else by the sessions of its programme.
pub fn status(event: &Event, programme: &Programme, now: Timestamp) -> Status {
    let spans = &*open_hours(event, programme);
    let first = spans.iter().map(|span| span.start.at).min();
    let last = spans.iter().map(|span| span.end.at).max();
    let (Some(first), Some(last)) = (first, last) else {
        return Status::Unknown;
    };
    match staffed(spans, now) {
        Staffed::Now { until } => Status::Open { until },
        Staffed::Next { from } if now < first => Status::Before { opens: from },
        Staffed::Next { from } => Status::Between { opens: from },
        Staffed::Over | Staffed::Unknown => Status::After { since: last },
    }
}

/// First and last day of an event, as its own clocks show them.
pub fn days(event: &Event, programme: &Programme) -> Option<(Date, Date)> {
    let of_hours = event.hours.iter().flat_map(|span| {
        // The end is the first moment after: a span up to midnight belongs to the day before.
        let last = Timestamp::from_nanosecond(span.end.at.as_nanosecond() - 1);
        let last = last.unwrap_or(span.end.at);
        [
            date(span.start.at, span.start.offset),
            date(last, span.end.offset),
        ]
    });
    let of_programme = programme.days.iter().map(|day| day.date);
    let of_sessions = programme.sessions.iter().map(|session| session.day);
    let days = || {
        of_hours
            .clone()
            .chain(of_programme.clone())
            .chain(of_sessions.clone())
    };
    Some((days().min()?, days().max()?))
}

/// What runs in a channel.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct OnAir<'a> {
    /// Id of the channel; `None` for sessions without one.
    pub channel: Option<&'a str>,
    /// The session that runs now; the one that began last when several do.
    pub now: Option<&'a Session>,
    /// The session that begins next.
    pub next: Option<&'a Session>,
}

/// The sessions among these that run while this one does.
pub fn clashes<'s>(
    session: &Session,
    among: impl IntoIterator<Item = &'s Session>,
) -> Vec<&'s Session> {
    let Some((start, end)) = seconds(session) else {
        return Vec::new();
    };
    let others = among.into_iter().filter(|other| other.id != session.id);
    running(start, end, others)
}

/// The sessions among these that run at any time of a span.
pub fn during<'s>(span: &Span, among: impl IntoIterator<Item = &'s Session>) -> Vec<&'s Session> {
    running(span.start.at.as_second(), span.end.at.as_second(), among)
}

/// Those that run between two seconds since 1970.
fn running<'s>(
    start: i64,
    end: i64,
    among: impl IntoIterator<Item = &'s Session>,
) -> Vec<&'s Session> {
    let runs =
        |session: &&Session| seconds(session).is_some_and(|(from, to)| from < end && start < to);
    among.into_iter().filter(runs).collect()
}

/// When a session begins and ends, seconds since 1970. One without an end takes up its first minute, or two that begin together
/// would not meet.
fn seconds(session: &Session) -> Option<(i64, i64)> {
    let start = session.start?.at.as_second();
    let end = session.end.map_or(start, |end| end.at.as_second());
    Some((start, end.max(start + 60)))
}

/// Where a session can be followed live: nowhere any more when it is over and its recording is there.
pub fn live_stream(session: &Session, now: Timestamp) -> Option<&Tracks> {
    let is_over = session.end.is_some_and(|end| end.at <= now);
    (!is_over || session.recording.is_empty()).then_some(&session.stream)
}

/// What runs and what comes next, channel by channel in the programme's order, sessions without a channel last.
pub fn on_air(programme: &Programme, now: Timestamp) -> Vec<OnAir<'_>> {
    let channels = programme
        .channels
        .iter()
        .map(|channel| Some(channel.id.as_str()));
    let without = programme
        .sessions
        .iter()
        .any(|session| session.channel.is_none());
    channels
        .chain(without.then_some(None))
        .map(|channel| {
            let sessions = || {
                let here = move |session: &&Session| session.channel.as_deref() == channel;
                let timed = |session: &'_ Session| session.start.map(|start| start.at);
                programme
                    .sessions
                    .iter()
                    .filter(here)
                    .filter_map(move |s| Some((timed(s)?, s)))
            };
            let runs = |(start, session): &(Timestamp, &Session)| {
                *start <= now && session.end.is_some_and(|end| now < end.at)
            };
            OnAir {
                channel,
                now: sessions()
                    .filter(runs)
                    .max_by_key(|(start, _)| *start)
                    .map(|(_, s)| s),
                next: sessions()
                    .filter(|(start, _)| *start > now)
                    .min_by_key(|(start, _)| *start)
                    .map(|(_, s)| s),
            }
        })
        .collect()
}

/// The day of an instant on a clock with this offset.
pub fn date(at: Timestamp, offset: Offset) -> Date {
    offset.to_datetime(at).date()
}

/// A day in words: `Thu 28 Oct 2021`, `2021年10月28日(木)`. `messages` are those of a locale (`Domain::LOCALE`).
pub fn date_in_words(date: Date, messages: &Messages) -> String {
    dated("date", date, messages)
}

/// A day without its year: `Thu 28 Oct`, `10月28日(木)`.
pub fn short_date_in_words(date: Date, messages: &Messages) -> String {
    dated("date-short", date, messages)
}

fn dated(key: &str, date: Date, messages: &Messages) -> String {
    let weekday = messages.get(&format!(
        "weekday-{}",
        date.weekday().to_monday_one_offset()
    ));
    let month = messages.get(&format!("month-{}", date.month()));
    messages.format(
        key,
        &[
            ("weekday", value(weekday)),
            ("day", value(date.day())),
            ("month", value(month)),
            ("year", value(date.year())),
        ],
    )
}

/// A time of day: `10:30`, the same in every language.
pub fn time_in_words(at: Timestamp, offset: Offset) -> String {
    let time = offset.to_datetime(at).time();
    format!("{}:{:02}", time.hour(), time.minute())
}

/// From one time of day to another: `10:30–12:00`, `10:30〜12:00`.
pub fn time_span_in_words(
    start: Timestamp,
    end: Timestamp,
    offset: Offset,
    messages: &Messages,
) -> String {
    let [from, to] = [start, end].map(|at| value(time_in_words(at, offset)));
    messages.format("time-span", &[("from", from), ("to", to)])
}

/// Day and time: `Thu 28 Oct 2021, 10:30`, `2021年10月28日(木) 10:30`.
pub fn moment_in_words(at: Timestamp, offset: Offset, messages: &Messages) -> String {
    let time = time_in_words(at, offset);
    on_day(date(at, offset), time, messages)
}

fn on_day(date: Date, time: String, messages: &Messages) -> String {
    let date = date_in_words(date, messages);
    messages.format("moment", &[("date", value(date)), ("time", value(time))])
}

/// From one instant to another: `Thu 28 Oct 2021, 10:30–12:00`, with both days when they differ.
pub fn span_in_words(
    start: Timestamp,
    end: Timestamp,
    offset: Offset,
    messages: &Messages,
) -> String {
    let day = date(start, offset);
    if day == date(end, offset) {
        return on_day(
            day,
            time_span_in_words(start, end, offset, messages),
            messages,
        );
    }
    let [from, to] = [start, end].map(|at| value(moment_in_words(at, offset, messages)));
    messages.format("from-to", &[("from", from), ("to", to)])
}

/// An offset as people write it: `UTC+9`, `UTC+5:30`, `UTC`.
pub fn offset_in_words(offset: Offset) -> String {
    let minutes = offset.seconds() / 60;
    let (hours, rest) = (minutes.abs() / 60, minutes.abs() % 60);
    let sign = if minutes < 0 { '−' } else { '+' };
    match (hours, rest) {
        (0, 0) => "UTC".to_owned(),
        (hours, 0) => format!("UTC{sign}{hours}"),
        (hours, rest) => format!("UTC{sign}{hours}:{rest:02}"),
    }
}

#[cfg(test)]
mod tests;
