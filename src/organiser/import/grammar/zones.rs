//! Time zones as cells name them: `Z`, `+09:00`, `JST`, `UTC+9`, `Asia/Tokyo`.

use jiff::tz::{Offset, TimeZone};
use winnow::ascii::space0;
use winnow::combinator::{alt, delimited, not, opt, preceded, terminated};
use winnow::prelude::*;
use winnow::token::{one_of, take_while};

use super::Read;

/// A zone that a cell names.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum WrittenZone {
    /// The event's own, in so many words.
    Local,
    /// So far from UTC.
    Offset(Offset),
    /// One with a name in the IANA database.
    Named(TimeZone),
}

/// Abbreviations that mean one zone to everybody; IST, CST and BST do not.
const ABBREVIATIONS: &[(&str, i8)] = &[
    ("日本標準時", 9),
    ("日本時間", 9),
    ("jst", 9),
    ("kst", 9),
    ("utc", 0),
    ("gmt", 0),
    ("cest", 2),
    ("cet", 1),
    ("eest", 3),
    ("eet", 2),
    ("edt", -4),
    ("est", -5),
    ("cdt", -5),
    ("mdt", -6),
    ("mst", -7),
    ("pdt", -7),
    ("pst", -8),
    ("hkt", 8),
    ("sgt", 8),
    ("ict", 7),
];

/// A zone behind a time. `minus` says whether `-05:00` can be one there, and not the end of a span.
pub(super) fn behind<'i>(
    minus: bool,
) -> impl Parser<&'i str, WrittenZone, winnow::error::ContextError> {
    move |input: &mut &'i str| {
        preceded(
            space0,
            alt((
                delimited(('(', space0), within, (space0, ')')),
                delimited(('[', space0), within, (space0, ']')),
                move |input: &mut &'i str| {
                    if minus {
                        terminated(numeric, not(':')).parse_next(input)
                    } else {
                        plus.parse_next(input)
                    }
                },
                worded,
            )),
        )
        .parse_next(input)
    }
}

/// A zone by itself: `UTC+9`, `Asia/Tokyo`, `+0900`.
pub(crate) fn zone(text: &str) -> Option<WrittenZone> {
    within.parse(super::text::normal(text).as_str()).ok()
}

fn within(input: &mut &str) -> Read<WrittenZone> {
    alt((numeric, worded)).parse_next(input)
}

fn worded(input: &mut &str) -> Read<WrittenZone> {
    alt((named, relative, local, abbreviated, utc)).parse_next(input)
}

fn utc(input: &mut &str) -> Read<WrittenZone> {
    'z'.map(|_| WrittenZone::Offset(Offset::UTC))
        .parse_next(input)
}

fn local(input: &mut &str) -> Read<WrittenZone> {
    alt(("local time", "現地時間"))
        .map(|_| WrittenZone::Local)
        .parse_next(input)
}

fn abbreviated(input: &mut &str) -> Read<WrittenZone> {
    let found = ABBREVIATIONS
        .iter()
        .find_map(|(name, hours)| Some((input.strip_prefix(name)?, *hours)));
    // `istanbul` is no zone that begins with three letters of one.
    let whole = found.filter(|(rest, _)| !rest.starts_with(|c: char| c.is_ascii_alphanumeric()));
    let Some((zone, rest)) =
        whole.and_then(|(rest, hours)| Some((Offset::from_hours(hours).ok()?, rest)))
    else {
        return winnow::combinator::fail.parse_next(input);
    };
    *input = rest;
    Ok(WrittenZone::Offset(zone))
}

/// `utc+9`, `gmt +09:00`.
fn relative(input: &mut &str) -> Read<WrittenZone> {
    preceded((alt(("utc", "gmt")), space0), numeric).parse_next(input)
}

fn named(input: &mut &str) -> Read<WrittenZone> {
    take_while(3.., |c: char| {
        c.is_ascii_alphanumeric() || matches!(c, '/' | '_' | '-' | '+')
    })
    .verify(|name: &str| name.contains('/') && name.starts_with(|c: char| c.is_ascii_alphabetic()))
    .verify_map(|name: &str| TimeZone::get(name).ok().map(WrittenZone::Named))
    .parse_next(input)
}

fn plus(input: &mut &str) -> Read<WrittenZone> {
    offset('+').parse_next(input)
}

fn numeric(input: &mut &str) -> Read<WrittenZone> {
    alt((offset('+'), offset('-'))).parse_next(input)
}

fn offset<'i>(sign: char) -> impl Parser<&'i str, WrittenZone, winnow::error::ContextError> {
    move |input: &mut &'i str| {
        let digits = |input: &mut &'i str| -> Read<(i32, i32)> {
            alt((
                (take_while(2, is_digit), opt(':'), take_while(2, is_digit))
                    .map(|(h, _, m)| (h, m)),
                (take_while(1..=2, is_digit), ':', take_while(2, is_digit)).map(|(h, _, m)| (h, m)),
                take_while(1..=2, is_digit).map(|h| (h, "0")),
            ))
            .verify_map(|(hours, minutes): (&str, &str)| {
                Some((hours.parse().ok()?, minutes.parse().ok()?))
            })
            .parse_next(input)
        };
        preceded(one_of([sign]), digits)
            .verify_map(|(hours, minutes)| {
                let seconds = (hours * 60 + minutes) * 60;
                let sound = hours <= 14 && minutes < 60;
                let signed = if sign == '-' { -seconds } else { seconds };
                sound.then_some(WrittenZone::Offset(Offset::from_seconds(signed).ok()?))
            })
            .parse_next(input)
    }
}

fn is_digit(c: char) -> bool {
    c.is_ascii_digit()
}
