//! Durations: `1:30`, `90`, `60分`, `1時間30分`, `1h30`, `PT1H30M`, `1.5 hours`.

use winnow::ascii::space0;
use winnow::combinator::{alt, eof, opt, preceded, terminated};
use winnow::prelude::*;
use winnow::token::take_while;

use super::text::normal;
use super::{Read, any_of};

/// Longest duration of a session, in minutes: a day.
const LONGEST: i64 = 24 * 60;

/// Minutes of a duration; `None` when it is not read to its end, or longer than a day.
pub(crate) fn duration(cell: &str) -> Option<i64> {
    let text = normal(cell);
    terminated(alt((iso, clock, words, minutes)), eof)
        .parse(text.as_str())
        .ok()
        .filter(|minutes| (1..=LONGEST).contains(minutes))
}

fn number(input: &mut &str) -> Read<i64> {
    take_while(1..=4, |c: char| c.is_ascii_digit())
        .parse_to()
        .parse_next(input)
}

/// `1:30`, `1:30:00`, `0:01:30:00`.
fn clock(input: &mut &str) -> Read<i64> {
    let two = |input: &mut &str| -> Read<i64> {
        take_while(2, |c: char| c.is_ascii_digit())
            .parse_to()
            .verify(|part: &i64| *part < 60)
            .parse_next(input)
    };
    let (hours, _, minutes, seconds) =
        (number, ':', two, opt(preceded(':', two))).parse_next(input)?;
    if seconds.is_some_and(|seconds| seconds != 0) {
        return winnow::combinator::fail.parse_next(input);
    }
    Ok(hours * 60 + minutes)
}

/// `PT1H30M`, `P0DT45M`.
fn iso(input: &mut &str) -> Read<i64> {
    let unit = |unit: char| opt(terminated(number, unit));
    let (_, days, _, hours, minutes, _) = (
        'p',
        unit('d'),
        't',
        unit('h'),
        unit('m'),
        opt((take_while(1.., '0'), 's')),
    )
        .parse_next(input)?;
    if hours.is_none() && minutes.is_none() {
        return winnow::combinator::fail.parse_next(input);
    }
    Ok(days.unwrap_or(0) * LONGEST + hours.unwrap_or(0) * 60 + minutes.unwrap_or(0))
}

fn minute_unit(input: &mut &str) -> Read<()> {
    any_of(&[
        "minutes",
        "minuten",
        "minute",
        "mins",
        "min.",
        "min",
        "m",
        "分間",
        "分钟",
        "分鐘",
        "分",
        "분",
        "phút",
        "นาที",
        "′",
        "'",
    ])
    .parse_next(input)
}

fn hour_unit(input: &mut &str) -> Read<()> {
    any_of(&[
        "hours",
        "hour",
        "hrs",
        "hr",
        "h",
        "stunden",
        "stunde",
        "std.",
        "std",
        "heures",
        "heure",
        "時間",
        "시간",
        "小时",
        "小時",
        "tiếng",
        "ชั่วโมง",
    ])
    .parse_next(input)
}

/// `1 h 30 min`, `1時間半`, `1.5 hours`, `60分`.
fn words(input: &mut &str) -> Read<i64> {
    alt((
        (number, space0, hour_unit, space0, '半').map(|(hours, ..)| hours * 60 + 30),
        (
            number,
            alt(('.', ',')),
            alt(("50", "5", "25", "75")),
            space0,
            hour_unit,
        )
            .map(|(hours, _, part, _, ())| {
                let quarter = match part {
                    "25" => 15,
                    "75" => 45,
                    _ => 30,
                };
                hours * 60 + quarter
            }),
        (
            number,
            space0,
            hour_unit,
            opt((
                space0,
                opt(("and", space0)),
                number,
                opt((space0, minute_unit)),
            )),
        )
            .verify(|(_, _, (), rest)| rest.as_ref().is_none_or(|(_, _, minutes, _)| *minutes < 60))
            .map(|(hours, _, (), rest)| hours * 60 + rest.map_or(0, |(_, _, minutes, _)| minutes)),
        (number, space0, minute_unit).map(|(minutes, ..)| minutes),
    ))
    .parse_next(input)
}

/// A number alone is minutes; a few may be hours.
fn minutes(input: &mut &str) -> Read<i64> {
    let whole = take_while(1..=4, |c: char| c.is_ascii_digit()).parse_to();
    let whole = whole.verify(|minutes| *minutes >= 5);
    // As spreadsheets write numbers: `60.0`.
    terminated(whole, opt(('.', take_while(1.., '0')))).parse_next(input)
}
