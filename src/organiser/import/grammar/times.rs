//! Times of day: 24 and 12 hours, Japanese, European, without a colon, past midnight.

use std::ops::Range;

use winnow::ascii::space0;
use winnow::combinator::{alt, delimited, fail, opt, preceded, terminated};
use winnow::prelude::*;
use winnow::token::take_while;

use super::Read;
use super::zones::{self, WrittenZone};

/// Half of the day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Half {
    /// Before noon.
    Am,
    /// After noon.
    Pm,
}

/// A time of day as it is written.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct WrittenTime {
    /// Seconds since midnight as the figures say them, the half of the day not counted in.
    pub seconds: i32,
    /// The half of the day that is said.
    pub half: Option<Half>,
    /// How it is written.
    pub form: TimeForm,
    /// The zone that is named.
    pub zone: Option<WrittenZone>,
}

/// How a time is written, as far as it matters for what it may mean.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum TimeForm {
    /// With minutes or a word for the hour.
    Clock,
    /// An hour alone, `10`.
    Bare,
    /// Figures without a mark, `1000`.
    Compact,
    /// Midnight by its name: the beginning of a day or its end.
    Midnight,
    /// An hour of the night, `深夜1時`: whose night is not said.
    Night,
    /// One of the next day, `翌1時`, `1:00 (+1)`: the end of what begins the day before.
    NextDay,
}

/// Seconds of an hour, a half and a whole day.
pub(super) const HOUR: i32 = 3600;
/// See [`HOUR`].
pub(super) const NOON: i32 = 12 * HOUR;
/// See [`HOUR`].
pub(super) const DAY: i32 = 24 * HOUR;
/// The latest time past midnight that still belongs to the day before.
const LATEST: i32 = 30 * HOUR;

impl WrittenTime {
    /// Whether it says by itself which half of the day it is in: by a word, or by an hour that only one has.
    pub fn is_settled(&self) -> bool {
        self.half.is_some()
            || !(HOUR..NOON + HOUR).contains(&self.seconds)
            || self.form == TimeForm::Midnight
    }

    /// Seconds since midnight with a half of the day.
    pub fn in_half(&self, half: Half) -> i32 {
        let within = if (NOON..NOON + HOUR).contains(&self.seconds) {
            self.seconds - NOON
        } else {
            self.seconds
        };
        match half {
            Half::Pm if self.seconds >= NOON + HOUR => self.seconds,
            Half::Pm => within + NOON,
            Half::Am => within,
        }
    }

    /// Seconds since midnight as it stands.
    pub fn at(&self) -> i32 {
        self.half.map_or(self.seconds, |half| self.in_half(half))
    }
}

/// A time. `minus` says whether `-05:00` behind it is a zone; `short` whether hours alone and figures without a mark may
/// stand here.
pub(super) fn time<'i>(
    minus: bool,
    short: bool,
) -> impl Parser<&'i str, WrittenTime, winnow::error::ContextError> {
    move |input: &mut &'i str| {
        let mut next_day = opt(terminated(alt(("翌日の", "翌日", "翌")), space0))
            .parse_next(input)?
            .is_some();
        let before = opt(terminated(half_before, space0)).parse_next(input)?;
        let ((seconds, form, exact), written) = clock(short).with_taken().parse_next(input)?;
        let after = opt(preceded(space0, half_behind)).parse_next(input)?;
        let (zone, named) = opt(zones::behind(minus || exact))
            .with_taken()
            .parse_next(input)?;
        // ISO's mark for UTC stands behind figures, not behind words: `10時00z` is a slip.
        let figures = written
            .bytes()
            .all(|c| c.is_ascii_digit() || b":.,".contains(&c));
        if named == "z" && !figures {
            return fail.parse_next(input);
        }
        next_day |= opt(preceded(space0, next_day_behind))
            .parse_next(input)?
            .is_some();
        let (half, form) = match (before, after, form) {
            (Some(Prefix::Night), None, TimeForm::Clock) if seconds < 6 * HOUR => {
                (None, TimeForm::Night)
            }
            (Some(Prefix::Night), None, TimeForm::Clock) if seconds >= 22 * HOUR => {
                (None, TimeForm::Clock)
            }
            (Some(Prefix::Half(half)), None, form) | (None, Some(Suffix::Half(half)), form) => {
                (Some(half), form)
            }
            (Some(Prefix::Part(part)), None, form) | (None, Some(Suffix::Part(part)), form)
                if part.hours.contains(&(seconds / HOUR % 12)) =>
            {
                (Some(part.half), form)
            }
            (None, Some(Suffix::Noon), TimeForm::Clock | TimeForm::Bare)
                if (NOON..NOON + HOUR).contains(&seconds) =>
            {
                (Some(Half::Pm), TimeForm::Clock)
            }
            (None, Some(Suffix::Midnight), TimeForm::Clock | TimeForm::Bare)
                if matches!(seconds, 0 | NOON | DAY) =>
            {
                (None, TimeForm::Midnight)
            }
            (None, None, form) => (None, form),
            _ => return fail.parse_next(input),
        };
        let named = matches!(form, TimeForm::Midnight | TimeForm::Night);
        let possible = match half {
            Some(Half::Am) => seconds < NOON + HOUR,
            Some(Half::Pm) => seconds < DAY,
            None => seconds <= LATEST,
        };
        if !possible || (half.is_some() && (named || form == TimeForm::Compact)) {
            return fail.parse_next(input);
        }
        let form = if half.is_some() {
            TimeForm::Clock
        } else {
            form
        };
        let seconds = if form == TimeForm::Midnight {
            0
        } else {
            seconds
        };
        let time = WrittenTime {
            seconds,
            half,
            form,
            zone,
        };
        if next_day {
            let seconds = time.at() + DAY;
            if seconds > LATEST + DAY || form == TimeForm::Compact {
                return fail.parse_next(input);
            }
            return Ok(WrittenTime {
                seconds,
                half: None,
                form: TimeForm::NextDay,
                ..time
            });
        }
        Ok(time)
    }
}

/// A part of a day that lies in one half of it, with the hours of the clock's face that it has.
#[derive(Clone)]
struct Part {
    half: Half,
    hours: Range<i32>,
}

impl Part {
    /// The hours before dawn, of the day that is named.
    const EARLY: Self = Self {
        half: Half::Am,
        hours: 1..6,
    };
    const MORNING: Self = Self {
        half: Half::Am,
        hours: 4..12,
    };
    /// From noon on.
    const MIDDAY: Self = Self {
        half: Half::Pm,
        hours: 0..4,
    };
    const AFTERNOON: Self = Self {
        half: Half::Pm,
        hours: 1..7,
    };
    /// Midnight is not in it: nobody knows whose that would be.
    const EVENING: Self = Self {
        half: Half::Pm,
        hours: 5..12,
    };
}

#[derive(Clone)]
enum Prefix {
    Half(Half),
    Part(Part),
    Night,
}

fn half_before(input: &mut &str) -> Read<Prefix> {
    alt((
        alt(("午前", "上午", "오전", "朝", "a.m.", "am")).map(|_| Prefix::Half(Half::Am)),
        alt(("午後", "下午", "오후", "p.m.", "pm")).map(|_| Prefix::Half(Half::Pm)),
        alt(("凌晨", "새벽")).map(|_| Prefix::Part(Part::EARLY)),
        alt(("早上", "아침", "早朝")).map(|_| Prefix::Part(Part::MORNING)),
        alt(("中午", "낮", "昼")).map(|_| Prefix::Part(Part::MIDDAY)),
        alt(("夕方", "傍晚")).map(|_| Prefix::Part(Part::AFTERNOON)),
        alt(("晚上", "晩", "夜", "저녁", "밤")).map(|_| Prefix::Part(Part::EVENING)),
        "深夜".map(|_| Prefix::Night),
    ))
    .parse_next(input)
}

#[derive(Clone)]
enum Suffix {
    Half(Half),
    Part(Part),
    Noon,
    Midnight,
}

fn half_behind(input: &mut &str) -> Read<Suffix> {
    alt((
        alt(("a.m.", "a.m", "a. m.", "am.", "am")).map(|_| Suffix::Half(Half::Am)),
        alt(("p.m.", "p.m", "p. m.", "pm.", "pm")).map(|_| Suffix::Half(Half::Pm)),
        alt(("noon", "nn")).map(|_| Suffix::Noon),
        "midnight".map(|_| Suffix::Midnight),
        "sáng".map(|_| Suffix::Part(Part::MORNING)),
        "trưa".map(|_| Suffix::Noon),
        "chiều".map(|_| Suffix::Part(Part::AFTERNOON)),
        "tối".map(|_| Suffix::Part(Part::EVENING)),
    ))
    .parse_next(input)
    .and_then(|half| {
        // `10:00 america/new_york` is not in the morning.
        winnow::combinator::not(winnow::token::one_of(|c: char| c.is_ascii_alphabetic()))
            .parse_next(input)?;
        Ok(half)
    })
}

/// `+1`, `(+1)`, `(翌日)`, `(next day)` behind a time.
fn next_day_behind(input: &mut &str) -> Read<()> {
    let mark = || {
        alt((
            ('+', '1', opt((space0, alt(("day", "日", "d"))))).void(),
            alt(("翌日", "翌")).void(),
            alt(("next day", "the next day", "following day")).void(),
        ))
    };
    alt((
        delimited(('(', space0), mark(), (space0, ')')),
        terminated(
            mark(),
            winnow::combinator::not(winnow::token::one_of(|c: char| {
                c.is_alphanumeric() || c == ':'
            })),
        ),
    ))
    .parse_next(input)
}

fn hour(input: &mut &str) -> Read<i32> {
    take_while(1..=2, |c: char| c.is_ascii_digit())
        .parse_to()
        .verify(|hour: &i32| *hour <= 30)
        .parse_next(input)
}

fn minute(input: &mut &str) -> Read<i32> {
    take_while(2, |c: char| c.is_ascii_digit())
        .parse_to()
        .verify(|minute: &i32| *minute < 60)
        .parse_next(input)
}

/// Minutes of one or two figures, before their word.
fn minutes(input: &mut &str) -> Read<i32> {
    take_while(1..=2, |c: char| c.is_ascii_digit())
        .parse_to()
        .verify(|minute: &i32| *minute < 60)
        .parse_next(input)
}

/// Seconds since midnight, how they are written, and whether seconds are (a zone may follow them).
fn clock<'i>(
    short: bool,
) -> impl Parser<&'i str, (i32, TimeForm, bool), winnow::error::ContextError> {
    move |input: &mut &'i str| {
        let whole = alt((named, colons, characters, letters, dotted));
        if short {
            return alt((whole, compact, bare)).parse_next(input);
        }
        { whole }.parse_next(input)
    }
}

type Figures = (i32, TimeForm, bool);

fn named(input: &mut &str) -> Read<Figures> {
    alt((
        alt([
            "noon",
            "midday",
            "正午",
            "정오",
            "mittag",
            "midi",
            "mediodía",
        ])
        .map(|_| (NOON, TimeForm::Clock, false)),
        alt(("midnight", "真夜中", "mitternacht", "minuit"))
            .map(|_| (0, TimeForm::Midnight, false)),
    ))
    .parse_next(input)
}

/// `10:30`, `10:30:00`, `10:30:00.000`; `10:30 Uhr`, `10:30h`.
fn colons(input: &mut &str) -> Read<Figures> {
    let fraction = (
        alt(('.', ',')),
        take_while(1..=9, |c: char| c.is_ascii_digit()),
    );
    let (hour, _, minute, second) = (
        hour,
        ':',
        minute,
        opt(terminated(preceded(':', minute), opt(fraction))),
    )
        .parse_next(input)?;
    opt(unit).parse_next(input)?;
    Ok((
        hour * HOUR + minute * 60 + second.unwrap_or(0),
        TimeForm::Clock,
        second.is_some(),
    ))
}

fn unit(input: &mut &str) -> Read<()> {
    alt((
        (space0, alt(("uhr", "hrs", "hours", "hs", "uur", "น."))).void(),
        "h".void(),
    ))
    .parse_next(input)
}

/// `10時30分`, `10時半`, `10時`, `10点30分`, `10시 30분`.
fn characters(input: &mut &str) -> Read<Figures> {
    let mark = || alt(('時', '点', '點', '시'));
    let rest = alt((
        alt(('半', '반')).map(|_| 30 * 60),
        (
            minutes,
            space0,
            alt(('分', '분')),
            opt((space0, minutes, '秒')),
        )
            .map(|(minute, _, _, second)| minute * 60 + second.map_or(0, |(_, second, _)| second)),
        // Between 時 and the end of a time that leaves 分 out.
        minute.map(|minute| minute * 60),
    ));
    let (hour, _, _, rest) =
        (hour, space0, mark(), opt(preceded(space0, rest))).parse_next(input)?;
    Ok((hour * HOUR + rest.unwrap_or(0), TimeForm::Clock, false))
}

/// `10h30`, `10 h 30`, `10h`, `10 Uhr 30`, `10.30 Uhr`, `10.30 น.`, `10 giờ 30`.
fn letters(input: &mut &str) -> Read<Figures> {
    let dotted_hour = (hour, alt(('.', ':')), minute, space0, alt(("uhr", "น.")))
        .map(|(hour, _, minute, _, _)| (hour, Some(minute)));
    let spoken = (
        hour,
        space0,
        alt(("uhr", "giờ", "h", "g")),
        opt(preceded(space0, terminated(minute, opt("min")))),
    )
        .map(|(hour, _, _, minute)| (hour, minute));
    let (hour, minute) = alt((dotted_hour, spoken)).parse_next(input)?;
    Ok((
        hour * HOUR + minute.unwrap_or(0) * 60,
        TimeForm::Clock,
        false,
    ))
}

/// `10.30`.
fn dotted(input: &mut &str) -> Read<Figures> {
    (hour, '.', minute)
        .map(|(hour, _, minute)| (hour * HOUR + minute * 60, TimeForm::Clock, false))
        .parse_next(input)
}

/// `1030`, `930`, `103000`; `1030hrs`.
fn compact(input: &mut &str) -> Read<Figures> {
    let (hours, form, exact) = figures(input)?;
    let form = match opt(unit).parse_next(input)? {
        Some(()) => TimeForm::Clock,
        None => form,
    };
    Ok((hours, form, exact))
}

fn figures(input: &mut &str) -> Read<Figures> {
    take_while(3..=6, |c: char| c.is_ascii_digit())
        .verify_map(|digits: &str| {
            let (hour, rest) = match digits.len() {
                3 => digits.split_at(1),
                4 | 6 => digits.split_at(2),
                _ => return None,
            };
            let (minute, second) = rest.split_at(2);
            let hour: i32 = hour.parse().ok()?;
            let minute: i32 = minute.parse().ok()?;
            let second: i32 = if second.is_empty() {
                0
            } else {
                second.parse().ok()?
            };
            let sound = hour <= 30 && minute < 60 && second < 60;
            sound.then_some((
                hour * HOUR + minute * 60 + second,
                TimeForm::Compact,
                digits.len() == 6,
            ))
        })
        .parse_next(input)
}

fn bare(input: &mut &str) -> Read<Figures> {
    hour.map(|hour| (hour * HOUR, TimeForm::Bare, false))
        .parse_next(input)
}
