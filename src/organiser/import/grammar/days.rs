//! Days: ISO, Japanese with eras, English, German, French, Spanish, Italian, and numbers in any order.

use jiff::civil::{Date, Weekday};
use winnow::ascii::space0;
use winnow::combinator::{alt, delimited, opt, preceded, terminated};
use winnow::prelude::*;
use winnow::token::take_while;

use super::months;
use super::{Read, Unread};

/// In which order a column writes its days.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, clap::ValueEnum)]
pub(crate) enum DayOrder {
    /// Day, month, year.
    Dmy,
    /// Month, day, year.
    Mdy,
    /// Year, month, day.
    Ymd,
}

/// A day as it is written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct WrittenDay {
    /// Its parts.
    pub parts: Parts,
    /// The weekday beside it.
    pub weekday: Option<Weekday>,
}

/// The parts of a day, as far as their order is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Parts {
    /// Year, if any, month and day.
    Known(Option<i16>, i8, i8),
    /// Two numbers in either order, with the year if one is written: `5/15`, `05/11/2030`.
    Two(Option<i16>, i8, i8),
    /// Three numbers of at most two digits: `30/05/11`; with dots, the month does not come first.
    Three(i8, i8, i8, bool),
    /// The days since the end of 1899, as Excel counts them.
    Serial(i32),
}

/// Years that a list may mean: others are a Buddhist calendar's, or slips.
pub(super) const YEARS: std::ops::RangeInclusive<i16> = 1900..=2200;

impl WrittenDay {
    /// Whether a year is written.
    pub fn has_year(&self) -> bool {
        !matches!(self.parts, Parts::Known(None, ..) | Parts::Two(None, ..))
    }

    /// Whether it says by itself that it is a day: with a year, or a month's name.
    pub fn is_named(&self) -> bool {
        matches!(self.parts, Parts::Known(..) | Parts::Two(Some(_), ..))
    }

    /// The days it may be, by the order that makes it so. `year` is taken where none is written.
    pub fn readings(&self, year: Option<i16>) -> Vec<(Option<DayOrder>, Date)> {
        let two_digit = |year: i8| 2000 + i16::from(year);
        let day = |order, year: Option<i16>, month, day| {
            Some((order, Date::new(year?, month, day).ok()?))
        };
        let found = match self.parts {
            Parts::Known(own, month, of) => vec![day(None, own.or(year), month, of)],
            Parts::Two(own, a, b) if a == b => vec![day(None, own.or(year), a, b)],
            Parts::Two(own, a, b) => vec![
                day(Some(DayOrder::Mdy), own.or(year), a, b),
                day(Some(DayOrder::Dmy), own.or(year), b, a),
            ],
            Parts::Three(a, b, c, dotted) => vec![
                day(Some(DayOrder::Ymd), Some(two_digit(a)), b, c),
                day(Some(DayOrder::Mdy), Some(two_digit(c)), a, b).filter(|_| !dotted),
                day(Some(DayOrder::Dmy), Some(two_digit(c)), b, a),
            ],
            Parts::Serial(days) => vec![serial(days).map(|date| (None, date))],
        };
        let mut readings: Vec<_> = found.into_iter().flatten().collect();
        if readings.iter().any(|(_, date)| self.fits(*date)) {
            readings.retain(|(_, date)| self.fits(*date));
        }
        readings
    }

    /// Whether a day has the weekday that is written.
    pub fn fits(&self, date: Date) -> bool {
        self.weekday.is_none_or(|weekday| date.weekday() == weekday)
    }

    /// Whether it is a day at all, in whatever year.
    pub fn check(&self) -> Result<(), Unread> {
        // A leap year, so that 29 February stands.
        if self.readings(Some(2028)).is_empty() {
            return Err(Unread::NoSuchDay);
        }
        Ok(())
    }
}

/// The day of Excel's count (1 is 1 January 1900, and 60 a day that never was).
fn serial(days: i32) -> Option<Date> {
    let base = Date::constant(1899, 12, 30);
    base.checked_add(jiff::Span::new().try_days(days).ok()?)
        .ok()
}

/// A day, with a label or a weekday before or behind it.
pub(super) fn day(input: &mut &str) -> Read<WrittenDay> {
    opt(terminated(label, mark)).parse_next(input)?;
    let bracketed = opt(('(', space0)).parse_next(input)?.is_some();
    let before = opt(weekday_before).parse_next(input)?;
    let parts = alt((
        era,
        kanji,
        year_first,
        week,
        worded,
        months::announced,
        three,
        two,
    ))
    .parse_next(input)?;
    let after = opt(preceded(mark, weekday_behind))
        .parse_next(input)?
        .flatten();
    if bracketed {
        (space0, ')').parse_next(input)?;
    }
    let after = match after {
        None => opt(preceded(mark, weekday_behind))
            .parse_next(input)?
            .flatten(),
        some => some,
    };
    opt((space0, '(', label, ')')).parse_next(input)?;
    let weekday = match (before, after) {
        (Some(before), Some(after)) if before != after => return fail(input),
        (before, after) => before.or(after),
    };
    Ok(WrittenDay { parts, weekday })
}

/// A weekday before a day; letters are parted from the figures.
fn weekday_before(input: &mut &str) -> Read<Weekday> {
    let (day, mark) = (weekday.with_taken(), (opt('.'), mark).take())
        .map(|((day, word), mark)| ((day, word.is_ascii()), mark))
        .parse_next(input)?;
    if day.1 && mark.is_empty() {
        return fail(input);
    }
    Ok(day.0)
}

pub(super) fn fail<T>(input: &mut &str) -> Read<T> {
    winnow::combinator::fail.parse_next(input)
}

/// Days of Excel's count: five digits, so that no year or time looks like one.
pub(super) fn serial_day(input: &mut &str) -> Read<WrittenDay> {
    take_while(5, digit)
        .verify_map(|text: &str| text.parse().ok())
        .verify(|days: &i32| (20_000..=99_999).contains(days))
        .map(|days| WrittenDay {
            parts: Parts::Serial(days),
            weekday: None,
        })
        .parse_next(input)
}

pub(super) fn digit(c: char) -> bool {
    c.is_ascii_digit()
}

/// What may stand between a day and a word beside it.
fn mark(input: &mut &str) -> Read<()> {
    let space = || take_while(0.., [' ', '\n']);
    (space(), opt((alt((',', ':', '、', '・')), space())))
        .void()
        .parse_next(input)
}

/// `第1日`, `2日目`, `Day 2`, `初日`, `最終日`.
pub(super) fn label(input: &mut &str) -> Read<()> {
    alt((
        ('第', space0, small, space0, '日', opt('目')).void(),
        (small, space0, "日目").void(),
        (alt(("day", "tag", "jour")), space0, opt('#'), small).void(),
        (small, '.', space0, "tag").void(),
        (alt(("初日", "最終日"))).void(),
    ))
    .parse_next(input)
}

pub(super) fn small(input: &mut &str) -> Read<i8> {
    take_while(1..=2, digit).parse_to().parse_next(input)
}

pub(super) fn year(input: &mut &str) -> Read<i16> {
    take_while(4, digit)
        .parse_to()
        .verify(|year| YEARS.contains(year))
        .parse_next(input)
}

/// `2030-05-15`, `2030/5/15`, `2030.5.15.`, `20300515`.
fn year_first(input: &mut &str) -> Read<Parts> {
    let with = |mark: char| {
        move |input: &mut &str| -> Read<Parts> {
            let (year, _, _, _, month, _, _, _, day) = (
                year, space0, mark, space0, small, space0, mark, space0, small,
            )
                .parse_next(input)?;
            if mark == '.' {
                opt('.').parse_next(input)?;
            }
            Ok(Parts::Known(Some(year), month, day))
        }
    };
    let two = |input: &mut &str| -> Read<i8> { take_while(2, digit).parse_to().parse_next(input) };
    alt((
        with('-'),
        with('/'),
        with('.'),
        (year, two, two).map(|(year, month, day)| Parts::Known(Some(year), month, day)),
    ))
    .parse_next(input)
}

/// A day by its week, as ISO 8601 counts them: `2030-W20-3`, `2030W203`.
fn week(input: &mut &str) -> Read<Parts> {
    let (year, dash, _) = (year, opt('-'), 'w').parse_next(input)?;
    let week: i8 = take_while(2, digit).parse_to().parse_next(input)?;
    if dash.is_some() {
        '-'.parse_next(input)?;
    }
    let weekday: i8 = take_while(1, digit).parse_to().parse_next(input)?;
    let day = Weekday::from_monday_one_offset(weekday)
        .and_then(|weekday| jiff::civil::ISOWeekDate::new(year, week, weekday));
    match day.map(jiff::civil::ISOWeekDate::date) {
        Ok(date) => Ok(Parts::Known(Some(date.year()), date.month(), date.day())),
        Err(_) => fail(input),
    }
}

/// `2030年5月15日`, `5月15日`, `2030년 5월 15일`; with the era's year in brackets beside the year's.
fn kanji(input: &mut &str) -> Read<Parts> {
    let year = (
        opt("西暦"),
        year,
        space0,
        opt(bracketed_era),
        alt(('年', '년')),
        space0,
        opt(bracketed_era),
        space0,
    );
    let year = opt(year).parse_next(input)?;
    let (month, _, _, _, day, _, _) = (
        small,
        space0,
        alt(('月', '월')),
        space0,
        small,
        space0,
        alt(('日', '号', '號', '일')),
    )
        .parse_next(input)?;
    let Some((_, year, _, before, _, _, behind, _)) = year else {
        return Ok(Parts::Known(None, month, day));
    };
    if before.or(behind).is_some_and(|era| era != year) {
        return fail(input);
    }
    Ok(Parts::Known(Some(year), month, day))
}

fn bracketed_era(input: &mut &str) -> Read<i16> {
    delimited('(', terminated(era_year, opt('年')), ')')
        .map(|(year, _)| year)
        .parse_next(input)
}

/// Eras by their names, with their first and last days.
const ERAS: &[(&[&str], Date, Date)] = &[
    (
        &["令和", "令", "r"],
        Date::constant(2019, 5, 1),
        Date::constant(2200, 12, 31),
    ),
    (
        &["平成", "平", "h"],
        Date::constant(1989, 1, 8),
        Date::constant(2019, 4, 30),
    ),
    (
        &["昭和", "昭", "s"],
        Date::constant(1926, 12, 25),
        Date::constant(1989, 1, 7),
    ),
    (
        &["大正", "大", "t"],
        Date::constant(1912, 7, 30),
        Date::constant(1926, 12, 24),
    ),
    (
        &["明治", "明", "m"],
        Date::constant(1868, 1, 25),
        Date::constant(1912, 7, 29),
    ),
];

/// The year of an era's, and which era.
fn era_year(input: &mut &str) -> Read<(i16, usize)> {
    let name = |input: &mut &str| -> Read<usize> {
        for (index, (names, _, _)) in ERAS.iter().enumerate() {
            for name in *names {
                if let Some(rest) = input.strip_prefix(name) {
                    *input = rest;
                    return Ok(index);
                }
            }
        }
        fail(input)
    };
    let number = alt(('元'.map(|_| 1), small)).verify(|year| *year > 0);
    let (era, _, number) = (name, (opt('.'), space0), number).parse_next(input)?;
    Ok((ERAS[era].1.year() + i16::from(number) - 1, era))
}

/// `令和12年5月15日`, `R12.5.15`, `令和12年（2030年）5月15日`.
fn era(input: &mut &str) -> Read<Parts> {
    let (year, era) = era_year(input)?;
    let western = |input: &mut &str| -> Read<i16> {
        delimited('(', terminated(self::year, opt('年')), ')').parse_next(input)
    };
    let kanji = |input: &mut &str| -> Read<(Option<i16>, i8, i8)> {
        let (_, before, _, _, behind, _) =
            (space0, opt(western), '年', space0, opt(western), space0).parse_next(input)?;
        let (month, _, _, _, day, _, _) =
            (small, space0, '月', space0, small, space0, '日').parse_next(input)?;
        Ok((before.or(behind), month, day))
    };
    let with = |mark: char| {
        move |input: &mut &str| -> Read<(Option<i16>, i8, i8)> {
            let (_, _, _, month, _, _, _, day) =
                (space0, mark, space0, small, space0, mark, space0, small).parse_next(input)?;
            Ok((None, month, day))
        }
    };
    let (western, month, day) = alt((kanji, with('.'), with('/'), with('-'))).parse_next(input)?;
    let date = Date::new(year, month, day).ok();
    let within = date.is_none_or(|date| (ERAS[era].1..=ERAS[era].2).contains(&date));
    if western.is_some_and(|western| western != year) || !within {
        return fail(input);
    }
    Ok(Parts::Known(Some(year), month, day))
}

/// Names of months, whole or shortened.
#[rustfmt::skip]
const MONTHS: [&[&str]; 12] = [
    &["january", "jan", "januar", "jänner", "janvier", "janv", "enero", "ene", "gennaio"],
    &["february", "feb", "februar", "février", "fevrier", "févr", "fevr", "febrero", "febbraio"],
    &["march", "mar", "märz", "maerz", "mrz", "mär", "mars", "marzo"],
    &["april", "apr", "avril", "avr", "abril", "abr", "aprile"],
    &["may", "mai", "mayo", "maggio"],
    &["june", "jun", "juni", "juin", "junio", "giugno"],
    &["july", "jul", "juli", "juillet", "juil", "julio", "luglio"],
    &["august", "aug", "août", "aout", "agosto", "ago"],
    &["september", "sep", "sept", "septembre", "septiembre", "settembre"],
    &["october", "oct", "oktober", "okt", "octobre", "octubre", "ottobre"],
    &["november", "nov", "novembre", "noviembre"],
    &["december", "dec", "dezember", "dez", "décembre", "déc", "diciembre", "dic", "dicembre"],
];

fn word<'i>(input: &mut &'i str) -> Read<&'i str> {
    take_while(1.., char::is_alphabetic).parse_next(input)
}

fn month(input: &mut &str) -> Read<i8> {
    terminated(word, opt('.'))
        .verify_map(|word: &str| {
            let month = MONTHS.iter().position(|names| names.contains(&word))?;
            i8::try_from(month + 1).ok()
        })
        .parse_next(input)
}

/// A day of the month: `15`, `15th`, `15.`, `1er`.
fn ordinal(input: &mut &str) -> Read<i8> {
    terminated(small, opt(alt(("st", "nd", "rd", "th", "er", ".", "º")))).parse_next(input)
}

/// What may stand between the words of a day: a space, a comma, a hyphen, `of`, `de`.
fn between(input: &mut &str) -> Read<()> {
    alt((
        (space0, alt((',', '-', '/')), space0).void(),
        (' ', opt((alt(("of", "de", "del")), ' '))).void(),
        "".void(),
    ))
    .parse_next(input)
}

/// A year behind a month's name.
fn year_behind(input: &mut &str) -> Read<i16> {
    preceded(between, year).parse_next(input)
}

/// `15-May-30`, `May/15/30`: a year of two digits stands behind a month's name where the same mark joins all three.
/// `May 15-16` are two days.
fn joined(input: &mut &str) -> Read<Parts> {
    let with = |mark: char| {
        move |input: &mut &str| -> Read<Parts> {
            let (month, day) = alt((
                (small, mark, month).map(|(day, _, month)| (month, day)),
                (month, mark, small).map(|(month, _, day)| (month, day)),
            ))
            .parse_next(input)?;
            let year = preceded(mark, take_while(2, digit).parse_to::<i16>())
                .map(|year| 2000 + year)
                .parse_next(input)?;
            winnow::combinator::not(winnow::token::one_of(digit)).parse_next(input)?;
            Ok(Parts::Known(Some(year), month, day))
        }
    };
    alt((with('-'), with('/'))).parse_next(input)
}

/// `15 May 2030`, `May 15th, 2030`, `2030 May 15`, `15. Mai`.
fn worded(input: &mut &str) -> Read<Parts> {
    alt((
        joined,
        months::vietnamese,
        months::thai,
        (opt("the "), ordinal, between, month, opt(year_behind))
            .map(|(_, day, _, month, year)| Parts::Known(year, month, day)),
        (month, between, opt("the "), ordinal, opt(year_behind))
            .map(|(month, _, _, day, year)| Parts::Known(year, month, day)),
        (year, between, month, between, ordinal)
            .map(|(year, _, month, _, day)| Parts::Known(Some(year), month, day)),
    ))
    .parse_next(input)
}

/// `5/15/2030`, `15-05-2030`, `15.05.2030`, `15/5/30`.
fn three(input: &mut &str) -> Read<Parts> {
    let with = |mark: char| {
        move |input: &mut &str| -> Read<Parts> {
            let first = small.with_taken();
            let ((a, first), _, _, _, b, _, _, _) =
                (first, space0, mark, space0, small, space0, mark, space0).parse_next(input)?;
            let dotted = mark == '.';
            alt((
                year.map(move |year| match dotted {
                    // Nobody who writes dots puts the month first.
                    true => Parts::Known(Some(year), b, a),
                    false => Parts::Two(Some(year), a, b),
                }),
                // A year is never written with one digit: `6.10.6` has lost something, an era's letter perhaps.
                small
                    .with_taken()
                    .verify(move |(_, last): &(i8, &str)| first.len() == 2 || last.len() == 2)
                    .map(move |(c, _)| Parts::Three(a, b, c, dotted)),
            ))
            .parse_next(input)
        }
    };
    alt((with('/'), with('-'), with('.'))).parse_next(input)
}

/// `5/15`, `15.5.`, `5.15`.
fn two(input: &mut &str) -> Read<Parts> {
    alt((
        (small, '/', small).map(|(a, _, b)| Parts::Two(None, a, b)),
        (small, '.', space0, small, '.')
            .map(|(day, _, _, month, _)| Parts::Known(None, month, day)),
        (small, '.', small).map(|(a, _, b)| Parts::Two(None, a, b)),
    ))
    .parse_next(input)
}

/// Names of weekdays from Monday, whole or shortened.
#[rustfmt::skip]
const WEEKDAYS: [&[&str]; 7] = [
    &["monday", "mon", "montag", "mo", "lundi", "lun", "lunes", "月曜日", "月曜", "月", "월요일", "월", "星期一", "周一", "週一"],
    &["tuesday", "tues", "tue", "dienstag", "di", "mardi", "mar", "martes", "火曜日", "火曜", "火", "화요일", "화", "星期二", "周二", "週二"],
    &["wednesday", "wed", "mittwoch", "mi", "mercredi", "mer", "miércoles", "水曜日", "水曜", "水", "수요일", "수", "星期三", "周三", "週三"],
    &["thursday", "thurs", "thur", "thu", "donnerstag", "do", "jeudi", "jeu", "jueves", "木曜日", "木曜", "木", "목요일", "목", "星期四", "周四", "週四"],
    &["friday", "fri", "freitag", "fr", "vendredi", "ven", "viernes", "金曜日", "金曜", "金", "금요일", "금", "星期五", "周五", "週五"],
    &["saturday", "sat", "samstag", "sa", "samedi", "sam", "sábado", "土曜日", "土曜", "土", "토요일", "토", "星期六", "周六", "週六"],
    &["sunday", "sun", "sonntag", "so", "dimanche", "dim", "domingo", "日曜日", "日曜", "日", "일요일", "일", "星期日", "星期天", "周日", "週日"],
];

fn weekday(input: &mut &str) -> Read<Weekday> {
    let one = word.verify_map(|word: &str| WEEKDAYS.iter().position(|names| names.contains(&word)));
    alt((months::weekday, one))
        .verify_map(|at| Weekday::from_monday_zero_offset(i8::try_from(at).ok()?).ok())
        .parse_next(input)
}

/// `祝`, `・祝日`.
fn holiday(input: &mut &str) -> Read<()> {
    (
        opt((alt(('・', '/', '、', ',')), space0)),
        alt(("祝日", "祝", "休")),
    )
        .void()
        .parse_next(input)
}

/// A weekday in brackets, with the word for a holiday; `None` for that word alone.
fn bracketed_weekday(input: &mut &str) -> Read<Option<Weekday>> {
    let day = |input: &mut &str| -> Read<Weekday> {
        // One sign, so that `水祝` is two.
        let one = take_while(1..=1, |c: char| "月火水木金土日".contains(c));
        alt((
            terminated(one, (opt("曜"), opt('日'), opt(holiday))).verify_map(|word: &str| {
                let at = WEEKDAYS.iter().position(|names| names.contains(&word))?;
                Weekday::from_monday_zero_offset(i8::try_from(at).ok()?).ok()
            }),
            terminated(weekday, opt('.')),
        ))
        .parse_next(input)
    };
    alt((day.map(Some), holiday.map(|()| None))).parse_next(input)
}

fn weekday_behind(input: &mut &str) -> Read<Option<Weekday>> {
    alt((
        delimited(('(', space0), bracketed_weekday, (space0, ')')),
        delimited(('[', space0), bracketed_weekday, (space0, ']')),
        delimited('<', bracketed_weekday, '>'),
        terminated(weekday, opt('.')).map(Some),
    ))
    .parse_next(input)
}
