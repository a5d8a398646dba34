//! Whole cells: a day, a time, a span of them, in whatever order and with whatever between them.

use winnow::ascii::space0;
use winnow::combinator::{alt, eof, opt, preceded, terminated};
use winnow::prelude::*;
use winnow::token::take_while;

use super::days::{self, Parts, WrittenDay};
use super::durations::duration;
use super::text::normal;
use super::times::{self, DAY, HOUR, Half, NOON, TimeForm, WrittenTime};
use super::{Read, Unread, any_of};

/// What a cell says of when something is.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct WrittenSpan {
    /// The day it begins.
    pub day: Option<WrittenDay>,
    /// The time it begins.
    pub start: Option<WrittenTime>,
    /// The day it ends, where one is written.
    pub end_day: Option<WrittenDay>,
    /// The time it ends.
    pub end: Option<WrittenTime>,
    /// How long it is, in minutes, where that is written beside it.
    pub minutes: Option<i64>,
}

/// Reads a cell of a column of days; times may stand beside the day.
///
/// # Errors
/// Why it is not read.
pub(crate) fn day_cell(cell: &str) -> Result<WrittenSpan, Unread> {
    let text = normal(cell);
    let found = [
        whole(&text, alone),
        whole(&text, dated),
        whole(&text, dated_twice),
        whole(&text, days::serial_day.map(of_day)),
        whole(&text, serial_moment),
    ];
    only(found)
}

/// Whether a text names a day and does not say which: `Day 2`, `2日目`.
pub(crate) fn is_day_label(text: &str) -> bool {
    let text = normal(text);
    terminated(days::label, eof).parse(text.as_str()).is_ok()
}

/// Reads a cell of a column of times; a day may stand before or behind them.
///
/// # Errors
/// Why it is not read.
pub(crate) fn time_cell(cell: &str) -> Result<WrittenSpan, Unread> {
    let text = normal(cell);
    let text = without_day_nought(&text);
    let span = match times(text) {
        Err(Unread::Words) => {
            let (rest, minutes) = with_length(text).ok_or(Unread::Words)?;
            let span = times(rest)?;
            if span.start.is_none() {
                return Err(Unread::Words);
            }
            WrittenSpan {
                minutes: Some(minutes),
                ..span
            }
        }
        read => read?,
    };
    if let (Some(start), Some(end), None) = (&span.start, &span.end, &span.end_day)
        && in_order(start, end) == Err(Unread::Backwards)
        && start.at() != end.at()
        && ends_like_an_offset(text)
    {
        return Err(Unread::Meaning);
    }
    Ok(span)
}

/// A time without the day that spreadsheets count from, which exports write before times: `1899-12-30T10:00:00`. In a zone
/// they mean the clocks of that day, which had no hours of today's.
fn without_day_nought(text: &str) -> &str {
    const NOUGHT: [&str; 7] = [
        "1899-12-30",
        "1899/12/30",
        "1899-12-31",
        "12/30/1899",
        "30.12.1899",
        "30/12/1899",
        "1900-01-00",
    ];
    let time = NOUGHT
        .iter()
        .find_map(|day| text.strip_prefix(day)?.strip_prefix([' ', 't']));
    let is_plain = |time: &&str| {
        time.chars()
            .all(|c| c.is_ascii_digit() || ":., apm".contains(c))
    };
    time.filter(is_plain).unwrap_or(text)
}

fn times(text: &str) -> Result<WrittenSpan, Unread> {
    only([
        whole(text, times_only(false)),
        whole(text, between),
        whole(text, dated),
        whole(text, dated_twice),
        whole(text, dated_behind),
        whole(text, serial_time),
        whole(text, serial_moment),
        // A day by itself, if nothing about it is open: `5/15` may be anything here.
        whole(text, alone).filter(|span| {
            span.day
                .as_ref()
                .is_some_and(|day| !matches!(day.parts, Parts::Two(None, ..)))
        }),
    ])
}

/// What stands before a length, and the length in minutes: `10:00 (60 min)`, `10時～11時（60分）`, `2030-05-15T10:00/PT1H`.
fn with_length<'t>(text: &'t str) -> Option<(&'t str, i64)> {
    let bracketed = || text.strip_suffix(')')?.rsplit_once('(');
    let behind_comma = || text.rsplit_once(", ");
    // `10h00 11h30` are two times of day.
    let parted = || {
        text.rsplit_once([' ', '/', '+', '\n'])
            .filter(|(_, length)| !is_clock_of_letters(length))
    };
    let in_minutes = |(before, length): (&'t str, &str)| {
        // A number alone is no length here.
        let has_unit = length.contains(|c: char| !c.is_ascii_digit() && !matches!(c, '.' | ':'));
        let minutes = duration(length).filter(|_| has_unit)?;
        Some((before.trim_end_matches([' ', '\n', '+', '/', ',']), minutes))
    };
    let found = bracketed().and_then(in_minutes);
    let found = found.or_else(|| in_minutes(behind_comma()?));
    found.or_else(|| in_minutes(parted()?))
}

/// `11h30`.
fn is_clock_of_letters(text: &str) -> bool {
    let digits = |text: &str| text.chars().all(|c| c.is_ascii_digit());
    text.split_once('h').is_some_and(|(hours, minutes)| {
        matches!(hours.len(), 1 | 2) && minutes.len() == 2 && digits(hours) && digits(minutes)
    })
}

/// Whether a text may end with an offset from UTC: `10:00-05:00`.
fn ends_like_an_offset(text: &str) -> bool {
    let Some((_, offset)) = text.rsplit_once('-') else {
        return false;
    };
    let digits: String = offset.chars().filter(|c| *c != ':').collect();
    let number: Option<u32> = digits.parse().ok();
    digits.len() == 4 && number.is_some_and(|of| of <= 1400 && matches!(of % 100, 0 | 30 | 45))
}

fn whole<'i>(
    text: &'i str,
    parser: impl Parser<&'i str, WrittenSpan, winnow::error::ContextError>,
) -> Option<WrittenSpan> {
    terminated(parser, eof).parse(text).ok()
}

/// The one thing that a cell means.
fn only(found: impl IntoIterator<Item = Option<WrittenSpan>>) -> Result<WrittenSpan, Unread> {
    let mut found: Vec<WrittenSpan> = found.into_iter().flatten().collect();
    found.dedup();
    match (found.pop(), found.len()) {
        (Some(span), 0) => {
            for day in span.day.iter().chain(&span.end_day) {
                day.check()?;
            }
            Ok(span)
        }
        (Some(_), _) => Err(Unread::Meaning),
        (None, _) => Err(Unread::Words),
    }
}

fn of_day(day: WrittenDay) -> WrittenSpan {
    WrittenSpan {
        day: Some(day),
        ..WrittenSpan::default()
    }
}

fn alone(input: &mut &str) -> Read<WrittenSpan> {
    days::day.map(of_day).parse_next(input)
}

/// What stands between a beginning and an end.
fn to(input: &mut &str) -> Read<()> {
    alt((
        (
            space(),
            alt([
                "--", "-~", "~-", "...", "..", "から", "より", "부터", "至", "到",
            ]),
            opt((space0, '~')),
            space(),
        )
            .void(),
        (space(), alt(('-', '~', '>')), space()).void(),
        (
            ' ',
            any_of(&[
                "to", "until", "till", "til", "through", "thru", "bis", "à", "au", "a", "đến",
            ]),
            ' ',
        )
            .void(),
        (space0, '\n', space0).void(),
    ))
    .parse_next(input)
}

fn space<'i>() -> impl Parser<&'i str, (), winnow::error::ContextError> {
    take_while(0.., [' ', '\n']).void()
}

/// Words before a beginning.
fn from(input: &mut &str) -> Read<()> {
    opt(any_of(&[
        "from ",
        "at ",
        "von ",
        "um ",
        "ab ",
        "de ",
        "à ",
        "kl. ",
        "kl.",
        "kl ",
        "klo ",
        "từ ",
        "lúc ",
        "vào lúc ",
        "เวลา ",
        "เวลา",
    ]))
    .void()
    .parse_next(input)
}

/// `between 10:00 and 11:30`; without its first word, `10:00 and 11:30` are two beginnings.
fn between(input: &mut &str) -> Read<WrittenSpan> {
    let word = |words: &'static [&'static str]| (any_of(words), ' ');
    word(&["between", "zwischen", "entre"]).parse_next(input)?;
    let (start, _, _, end) = (
        times::time(false, true),
        ' ',
        word(&["and", "und", "et", "y"]),
        times::time(false, true),
    )
        .parse_next(input)?;
    if start.form == TimeForm::Bare || end.form == TimeForm::Bare {
        return winnow::combinator::fail.parse_next(input);
    }
    Ok(WrittenSpan {
        start: Some(start),
        end: Some(end),
        ..WrittenSpan::default()
    })
}

/// Words behind an end.
fn until(input: &mut &str) -> Read<()> {
    opt((space0, alt(("まで", "迄", "까지"))))
        .void()
        .parse_next(input)
}

/// A time or two, and nothing else. `minus`: see [`times::time`].
fn times_only<'i>(minus: bool) -> impl Parser<&'i str, WrittenSpan, winnow::error::ContextError> {
    move |input: &mut &'i str| {
        from.parse_next(input)?;
        let span = alt((
            two_times(minus),
            // A beginning alone, or an end alone.
            terminated(times::time(minus, true), open_end)
                .verify(|time: &WrittenTime| time.form != TimeForm::Bare)
                .map(|start| WrittenSpan {
                    start: Some(start),
                    ..WrittenSpan::default()
                }),
            preceded(('~', space0), times::time(minus, true))
                .verify(|time: &WrittenTime| time.form != TimeForm::Bare)
                .map(|end| WrittenSpan {
                    end: Some(end),
                    ..WrittenSpan::default()
                }),
        ))
        .parse_next(input)?;
        until.parse_next(input)?;
        Ok(span)
    }
}

/// `10:00～`: the end is not said.
fn open_end(input: &mut &str) -> Read<()> {
    opt((
        space0,
        alt(("~", "-", "から", "より")),
        winnow::combinator::peek(eof),
    ))
    .void()
    .parse_next(input)
}

fn two_times<'i>(minus: bool) -> impl Parser<&'i str, WrittenSpan, winnow::error::ContextError> {
    move |input: &mut &'i str| {
        let start = times::time(minus, true).parse_next(input)?;
        // Figures may be parted by what is no mark of a span elsewhere.
        let clocks = alt((
            to,
            (space0, alt((',', '/')), space0)
                .void()
                .verify(|()| start.form == TimeForm::Clock),
        ))
        .parse_next(input);
        clocks?;
        let end = times::time(minus, true).parse_next(input)?;
        // An hour alone is one only beside a time that is no number alone.
        let sound = match (start.form, end.form) {
            (TimeForm::Bare, TimeForm::Bare) => false,
            (_, TimeForm::Bare) => start.half.is_some(),
            _ => true,
        };
        if !sound {
            return winnow::combinator::fail.parse_next(input);
        }
        Ok(WrittenSpan {
            start: Some(start),
            end: Some(end),
            ..WrittenSpan::default()
        })
    }
}

/// What stands between a day and its time: nothing much, or ISO's `T`, behind which `-05:00` is a zone.
fn at(input: &mut &str) -> Read<bool> {
    alt((
        't'.map(|_| true),
        (
            space0,
            any_of(&[
                ",", "、", ":", ";", "at", "um", "à", "@", "|", "\n", "-", "~",
            ]),
            space0,
        )
            .map(|_| false),
        space0.map(|_| false),
    ))
    .parse_next(input)
}

/// A day with one time or two behind it.
fn dated(input: &mut &str) -> Read<WrittenSpan> {
    let before = *input;
    let day = days::day.parse_next(input)?;
    let between = *input;
    let iso = at.parse_next(input)?;
    // `10.00-11.30` are two times, and `5/15-16` is nothing.
    let mark = between
        .get(..between.len() - input.len())
        .unwrap_or_default();
    let written = before
        .get(..before.len() - between.len())
        .unwrap_or_default();
    let dotted = written.contains('.') && matches!(day.parts, Parts::Two(None, ..));
    if (mark.contains(['-', '~']) && !day.has_year()) || (dotted && mark != " ") {
        return winnow::combinator::fail.parse_next(input);
    }
    // `5/1514:00` is no day with a time, nor is `10-Jan-2001:00:00`: figures are parted by more than what parts times.
    let digits_meet = matches!(mark, "" | ":")
        && written.ends_with(|c: char| c.is_ascii_digit())
        && input.starts_with(|c: char| c.is_ascii_digit());
    if digits_meet {
        return winnow::combinator::fail.parse_next(input);
    }
    let span = times_only(iso).parse_next(input)?;
    let compact = |time: &Option<WrittenTime>| {
        time.as_ref()
            .is_some_and(|time| time.form == TimeForm::Compact)
    };
    // `15 May 2030` is a year, no time.
    if !day.has_year() && (compact(&span.start) || compact(&span.end)) {
        return winnow::combinator::fail.parse_next(input);
    }
    opt((space0, ')'))
        .verify(|closed: &Option<_>| closed.is_none())
        .parse_next(input)?;
    Ok(WrittenSpan {
        day: Some(day),
        ..span
    })
}

/// Two days with a time each.
fn dated_twice(input: &mut &str) -> Read<WrittenSpan> {
    let mut point = |input: &mut &str| -> Read<(WrittenDay, WrittenTime)> {
        let day = days::day.parse_next(input)?;
        let iso = at.parse_next(input)?;
        let time = times::time(iso, false).parse_next(input)?;
        Ok((day, time))
    };
    from.parse_next(input)?;
    let (day, start) = point.parse_next(input)?;
    alt((to, (space0, alt((',', '/')), space0).void())).parse_next(input)?;
    let (end_day, end) = point.parse_next(input)?;
    until.parse_next(input)?;
    Ok(WrittenSpan {
        day: Some(day),
        start: Some(start),
        end_day: Some(end_day),
        end: Some(end),
        minutes: None,
    })
}

/// Times with the day behind them: `10:00-11:30, 15 May 2030`.
fn dated_behind(input: &mut &str) -> Read<WrittenSpan> {
    let span = times_only(false)
        .verify(|span: &WrittenSpan| !span.start.as_ref().is_some_and(may_be_a_year))
        .parse_next(input)?;
    alt((
        (space0, ',', space0).void(),
        " on ".void(),
        ' '.void(),
        '\n'.void(),
    ))
    .parse_next(input)?;
    let day = days::day.parse_next(input)?;
    Ok(WrittenSpan {
        day: Some(day),
        ..span
    })
}

/// `2024`: in a cell that has a day as well, a year that has lost its marks rather than 20:24.
fn may_be_a_year(time: &WrittenTime) -> bool {
    time.form == TimeForm::Compact && (19 * HOUR..=22 * HOUR).contains(&time.seconds)
}

/// Days and parts of a day as Excel counts them.
fn serial_moment(input: &mut &str) -> Read<WrittenSpan> {
    let day = days::serial_day.parse_next(input)?;
    let fraction =
        preceded('.', take_while(1..=17, |c: char| c.is_ascii_digit())).parse_next(input)?;
    let seconds = part_of_day(0, fraction);
    match seconds {
        Some(seconds) => Ok(WrittenSpan {
            day: Some(day),
            start: Some(clock(seconds)),
            ..WrittenSpan::default()
        }),
        None => winnow::combinator::fail.parse_next(input),
    }
}

/// A time as a part of a day: `0.4375` is half past ten, `1.0625` half past one of the night that follows.
fn serial_time(input: &mut &str) -> Read<WrittenSpan> {
    let (days, _, fraction) = (
        take_while(1, |c: char| c.is_ascii_digit()).parse_to::<i32>(),
        '.',
        take_while(1..=17, |c: char| c.is_ascii_digit()),
    )
        .parse_next(input)?;
    match part_of_day(days, fraction) {
        Some(seconds) if days <= 1 && seconds <= 30 * 3600 => Ok(WrittenSpan {
            start: Some(clock(seconds)),
            ..WrittenSpan::default()
        }),
        _ => winnow::combinator::fail.parse_next(input),
    }
}

/// Whole minutes that a part of a day comes to; a fraction that comes to none is no time.
fn part_of_day(days: i32, fraction: &str) -> Option<i32> {
    let part: f64 = format!("0.{fraction}").parse().ok()?;
    let minutes = part * 1440.0;
    let near = (minutes - minutes.round()).abs() < 0.01;
    near.then(|| days * DAY + minutes.round() as i32 * 60)
}

fn clock(seconds: i32) -> WrittenTime {
    WrittenTime {
        seconds,
        half: None,
        form: TimeForm::Clock,
        zone: None,
    }
}

/// Longest span into the next day that a list means when an end stands before its beginning.
const NIGHT: i32 = 10 * 3600;
/// Earliest beginning of such a span.
const EVENING: i32 = 17 * 3600;

/// Beginning and end in seconds since the day's midnight, where the half of the day may be said once.
pub(super) fn in_order(start: &WrittenTime, end: &WrittenTime) -> Result<(i32, i32), Unread> {
    // `10:00 - 12:00 am` may end at noon, and begin in the evening.
    if start.half.is_none() && !start.is_settled() && end.half == Some(Half::Am) && end.at() < HOUR
    {
        return Err(Unread::Meaning);
    }
    let from = match (start.half, end.half) {
        // `2:00 - 2:30 pm`: the later half in which it begins before it ends.
        (None, Some(half)) if !start.is_settled() => {
            let last = end.in_half(half);
            let later = start.in_half(half);
            if later < last {
                later
            } else {
                start.in_half(Half::Am)
            }
        }
        _ => beginning(start)?,
    };
    let to = match (start.half, end.half) {
        // `午後1時～3時`: the first time on the clock's face behind the beginning.
        (Some(_), None) if !end.is_settled() => {
            let faces = [
                end.in_half(Half::Am),
                end.in_half(Half::Pm),
                end.in_half(Half::Am) + DAY,
                end.in_half(Half::Pm) + DAY,
            ];
            faces
                .into_iter()
                .find(|at| *at > from)
                .unwrap_or(end.seconds)
        }
        _ => end.at(),
    };
    let named = matches!(end.form, TimeForm::Midnight | TimeForm::Night);
    if to > from && end.form != TimeForm::Night {
        return Ok((from, to));
    }
    // The night that follows.
    let next = to + DAY;
    let night = from % DAY >= EVENING && next - from <= NIGHT;
    // Midnight is the end of any day.
    let midnight =
        to % DAY == 0 && from < DAY && (named || end.half == Some(Half::Am) || from >= NOON);
    if (night || midnight) && to < DAY && to != from {
        return Ok((from, next));
    }
    Err(Unread::Backwards)
}

/// When something begins whose end is not said, or says nothing about it.
pub(super) fn beginning(start: &WrittenTime) -> Result<i32, Unread> {
    match start.form {
        TimeForm::Midnight | TimeForm::Night | TimeForm::NextDay => Err(Unread::Meaning),
        // Six in the morning belongs to the day that has begun.
        _ if start.at() >= DAY + 6 * HOUR => Err(Unread::Meaning),
        _ => Ok(start.at()),
    }
}
