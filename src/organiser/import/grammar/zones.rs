//! Time zones as cells name them: `Z`, `+09:00`, `JST`, `UTC+9`, `Asia/Tokyo`.

use jiff::Zoned;
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
    /// The letters of one half of the year: so far from UTC, where that zone is.
    Half(Offset, TimeZone),
    /// One with a name in the IANA database.
    Named(TimeZone),
}

impl WrittenZone {
    /// Whether its clocks show another time than those of the moment's own zone.
    pub fn differs(&self, at: &Zoned) -> bool {
        match self {
            Self::Local => false,
            Self::Offset(offset) | Self::Half(offset, _) => *offset != at.offset(),
            Self::Named(zone) => zone.to_offset(at.timestamp()) != at.offset(),
        }
    }
}

/// Abbreviations that mean one zone to everybody; IST, CST and BST do not. Where clocks are put forward and back, the
/// zone that they are those of: many write the winter's letters in summer and mean the clock on the wall.
const ABBREVIATIONS: &[(&str, i8, Option<&str>)] = &[
    ("日本標準時", 9, None),
    ("日本時間", 9, None),
    ("jst", 9, None),
    ("kst", 9, None),
    ("utc", 0, None),
    ("gmt", 0, None),
    ("cest", 2, Some("Europe/Paris")),
    ("cet", 1, Some("Europe/Paris")),
    ("eest", 3, Some("Europe/Helsinki")),
    ("eet", 2, Some("Europe/Helsinki")),
    ("edt", -4, Some("America/New_York")),
    ("est", -5, Some("America/New_York")),
    ("cdt", -5, Some("America/Chicago")),
    ("mdt", -6, Some("America/Denver")),
    ("mst", -7, Some("America/Denver")),
    ("pdt", -7, Some("America/Los_Angeles")),
    ("pst", -8, Some("America/Los_Angeles")),
    ("hkt", 8, None),
    ("sgt", 8, None),
    ("ict", 7, None),
];

/// A zone behind a time. `minus` says whether `-05:00` can be one there, and not the end of a span.
pub(super) fn behind<'i>(
    minus: bool,
) -> impl Parser<&'i str, WrittenZone, winnow::error::ContextError> {
    move |input: &mut &'i str| {
        preceded(
            space0,
            alt((
                delimited(('(', space0), alt((whole, worded)), (space0, ')')),
                delimited(('[', space0), alt((whole, worded)), (space0, ']')),
                move |input: &mut &'i str| {
                    if minus {
                        terminated(whole, not(':')).parse_next(input)
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
        .find_map(|(name, hours, place)| Some((input.strip_prefix(name)?, *hours, *place)));
    // `istanbul` is no zone that begins with three letters of one.
    let whole = found.filter(|(rest, ..)| !rest.starts_with(|c: char| c.is_ascii_alphanumeric()));
    let zone = whole.and_then(|(rest, hours, place)| {
        let offset = Offset::from_hours(hours).ok()?;
        let zone = match place {
            Some(name) => WrittenZone::Half(offset, TimeZone::get(name).ok()?),
            None => WrittenZone::Offset(offset),
        };
        Some((zone, rest))
    });
    let Some((zone, rest)) = zone else {
        return winnow::combinator::fail.parse_next(input);
    };
    *input = rest;
    Ok(zone)
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
    offset('+', 2).parse_next(input)
}

/// An offset behind a time: of two figures at least, for `1:00 (+1)` is one of the next day.
fn whole(input: &mut &str) -> Read<WrittenZone> {
    alt((offset('+', 2), offset('-', 2))).parse_next(input)
}

fn numeric(input: &mut &str) -> Read<WrittenZone> {
    alt((offset('+', 1), offset('-', 1))).parse_next(input)
}

fn offset<'i>(
    sign: char,
    least: usize,
) -> impl Parser<&'i str, WrittenZone, winnow::error::ContextError> {
    move |input: &mut &'i str| {
        let digits = |input: &mut &'i str| -> Read<(i32, i32)> {
            alt((
                (take_while(2, is_digit), opt(':'), take_while(2, is_digit))
                    .map(|(h, _, m)| (h, m)),
                (take_while(1..=2, is_digit), ':', take_while(2, is_digit)).map(|(h, _, m)| (h, m)),
                take_while(least..=2, is_digit).map(|h| (h, "0")),
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
