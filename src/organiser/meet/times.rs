//! When somebody can, from a cell: one span or several, a day or none, `all day`, in the event's zone.

use jiff::Timestamp;
use jiff::civil::Date;

use super::intervals::Interval;
use crate::import::{Calendar, Unread, WrittenSpan, end_with, fold, time_cell};

/// Words for a whole day, before noon and after it.
const WHOLE: &[&str] = &[
    "allday",
    "wholeday",
    "fullday",
    "anytime",
    "always",
    "終日",
    "全日",
    "一日中",
    "いつでも",
    "いつでも可",
    "何時でも",
    "全時間帯",
];
const MORNING: &[&str] = &[
    "am",
    "morning",
    "inthemorning",
    "forenoon",
    "午前",
    "午前中",
];
const AFTERNOON: &[&str] = &["pm", "afternoon", "intheafternoon", "午後"];

/// What parts the spans of a cell, from the surest to the least sure.
const PARTS: &[&[char]] = &[
    &[';', '；'],
    &['\n', ';', '；'],
    &['、', '\n', ';', '；'],
    &[',', '，', '、', '\n', ';', '；'],
    &['/', '／', '|', '・', ',', '，', '、', '\n', ';', '；'],
];

/// Why a part of a cell says no time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum TimeFault {
    /// The grammar does not read it.
    Unread(Unread),
    /// It names no day, and there are several.
    WhichDay,
    /// It says when it begins and not when it ends.
    NoEnd,
}

/// Reads a cell. `day` is the one its row names; else each of the days, if there is one alone.
///
/// # Errors
/// The part that is not read, and why.
pub(super) fn read(
    cell: &str,
    day: Option<Date>,
    days: &[Date],
    calendar: &Calendar,
) -> Result<Vec<Interval>, (String, TimeFault)> {
    let mut first = None;
    // A separator may also stand inside of a span: the first way to part a cell that leaves nothing unread is taken.
    let whole: &[char] = &[];
    for marks in std::iter::once(&whole).chain(PARTS) {
        let parts: Vec<&str> = cell
            .split(*marks)
            .map(str::trim)
            .filter(|part| !part.is_empty())
            .collect();
        match all(&parts, day, days, calendar) {
            Ok(found) => return Ok(found),
            Err(fault) => {
                // What is told is of the smallest parts that a sure mark makes.
                if first.is_none() || (marks.len() < 4 && parts.len() > 1) {
                    first = Some(fault);
                }
            }
        }
    }
    Err(first.unwrap_or((cell.to_owned(), TimeFault::Unread(Unread::Words))))
}

fn all(
    parts: &[&str],
    day: Option<Date>,
    days: &[Date],
    calendar: &Calendar,
) -> Result<Vec<Interval>, (String, TimeFault)> {
    let mut found = Vec::new();
    let mut day = day;
    for part in parts {
        let (own, span) =
            one(part, day, days, calendar).map_err(|fault| ((*part).to_owned(), fault))?;
        found.extend(span);
        // `5 December 10:00-12:00, 13:00-15:00`: the day stands once.
        day = own.or(day);
    }
    Ok(found)
}

/// A part of a cell: the day that it names, and its span on each of the days that it may mean.
fn one(
    part: &str,
    day: Option<Date>,
    days: &[Date],
    calendar: &Calendar,
) -> Result<(Option<Date>, Vec<Interval>), TimeFault> {
    let of_day = day
        .into_iter()
        .chain(days.iter().copied().filter(|_| day.is_none()));
    // As letters and desks write the slots that visitors wish for; the zone stands in it.
    if let Some(slot) = catalogue::meetings::slot(part) {
        let (start, end) = (slot.start.at, slot.end.at);
        let interval = Interval { start, end };
        return Ok((
            None,
            (start < end).then_some(interval).into_iter().collect(),
        ));
    }
    let folded = fold(part);
    let hours = [(WHOLE, 0, 24), (MORNING, 0, 12), (AFTERNOON, 12, 24)];
    let known = hours
        .iter()
        .find(|(words, ..)| words.iter().any(|word| fold(word) == folded));
    if let Some((_, from, to)) = known {
        let spans = of_day.filter_map(|day| hours_of(day, *from, *to, calendar));
        return Ok((None, spans.collect()));
    }
    let span = time_cell(part).map_err(TimeFault::Unread)?;
    let named = span.day.is_some();
    // A day by itself is all of it.
    if named && span.start.is_none() && span.end.is_none() {
        let day = span
            .day
            .as_ref()
            .map(|day| calendar.day(day))
            .transpose()
            .map_err(TimeFault::Unread)?;
        return Ok((
            day,
            day.and_then(|day| hours_of(day, 0, 24, calendar))
                .into_iter()
                .collect(),
        ));
    }
    let (on, interval) = settled(&span, day, days, calendar)?;
    Ok((on.filter(|_| named), vec![interval]))
}

/// Reads a beginning and an end that stand in cells of their own.
///
/// # Errors
/// Why they are no span.
pub(super) fn of_cells(
    start: &str,
    end: &str,
    day: Option<Date>,
    days: &[Date],
    calendar: &Calendar,
) -> Result<Vec<Interval>, TimeFault> {
    let mut span = time_cell(start).map_err(TimeFault::Unread)?;
    let end = time_cell(end).map_err(TimeFault::Unread)?;
    end_with(&mut span, end).map_err(|(_, fault)| TimeFault::Unread(fault))?;
    let (_, interval) = settled(&span, day, days, calendar)?;
    Ok(vec![interval])
}

/// The day and the interval of what is written.
fn settled(
    span: &WrittenSpan,
    day: Option<Date>,
    days: &[Date],
    calendar: &Calendar,
) -> Result<(Option<Date>, Interval), TimeFault> {
    if span.day.is_none() && day.is_none() && days.len() != 1 {
        return Err(TimeFault::WhichDay);
    }
    let (settled, faults) = calendar.settle(span, day.or_else(|| days.first().copied()));
    if let Some((_, fault)) = faults.first() {
        return Err(TimeFault::Unread(*fault));
    }
    match (settled.start, settled.end) {
        (Some(start), Some(end)) => {
            let interval = Interval {
                start: start.timestamp(),
                end: end.timestamp(),
            };
            Ok((settled.day, interval))
        }
        _ => Err(TimeFault::NoEnd),
    }
}

/// From one hour of a day to another.
fn hours_of(day: Date, from: i8, to: i8, calendar: &Calendar) -> Option<Interval> {
    let at = |hour: i8| -> Option<Timestamp> {
        let (day, hour) = if hour == 24 {
            (day.tomorrow().ok()?, 0)
        } else {
            (day, hour)
        };
        let moment = day.at(hour, 0, 0, 0).to_zoned(calendar.zone.clone()).ok()?;
        Some(moment.timestamp())
    };
    Some(Interval {
        start: at(from)?,
        end: at(to)?,
    })
}

/// Whether somebody says so much as "all day" or "in the morning": whatever lies in the event's hours is meant.
pub(super) fn is_loose(interval: &Interval, calendar: &Calendar) -> bool {
    const HALF_DAY: i64 = 12 * 60 * 60;
    let at_half = |at: Timestamp| {
        let time = at.to_zoned(calendar.zone.clone()).time();
        time == jiff::civil::time(0, 0, 0, 0) || time == jiff::civil::time(12, 0, 0, 0)
    };
    interval.end.duration_since(interval.start).as_secs() >= HALF_DAY
        && at_half(interval.start)
        && at_half(interval.end)
}

/// All of some days.
pub(super) fn whole_days(days: &[Date], calendar: &Calendar) -> Vec<Interval> {
    days.iter()
        .filter_map(|day| hours_of(*day, 0, 24, calendar))
        .collect()
}

#[cfg(test)]
mod tests {
    use jiff::tz::TimeZone;

    use super::*;

    /// What a cell says, on the clocks of Tokyo.
    fn said(cell: &str, days: &[&str]) -> Result<String, (String, TimeFault)> {
        let days: Vec<Date> = days.iter().map(|day| day.parse().unwrap()).collect();
        let zone = TimeZone::get("Asia/Tokyo").unwrap();
        let calendar = Calendar {
            zone: zone.clone(),
            days: days.clone(),
            order: None,
        };
        let found = read(cell, None, &days, &calendar)?;
        let shown = |at: Timestamp| at.to_zoned(zone.clone()).strftime("%d %H:%M").to_string();
        let spans = found
            .iter()
            .map(|span| format!("{}-{}", shown(span.start), shown(span.end)));
        Ok(spans.collect::<Vec<_>>().join(", "))
    }

    #[test]
    fn cells_hold_one_span_or_several() {
        let day = ["2022-12-05"];
        for cell in [
            "10:00-12:00; 13:00-15:00",
            "10:00〜12:00、13:00〜15:00",
            "10時～12時\n13時～15時",
            "10 am - 12 pm, 1 pm - 3 pm",
            "12月5日 10:00-12:00 / 13:00-15:00",
        ] {
            let wanted = "05 10:00-05 12:00, 05 13:00-05 15:00";
            assert_eq!(said(cell, &day).unwrap(), wanted, "{cell}");
        }
        let intervals = "2022-12-05T10:00:00+09:00/2022-12-05T12:00:00+09:00, 2022-12-05T04:00:00Z/2022-12-05T06:00:00Z";
        assert_eq!(
            said(intervals, &day).unwrap(),
            "05 10:00-05 12:00, 05 13:00-05 15:00"
        );
        assert_eq!(said("終日", &day).unwrap(), "05 00:00-06 00:00");
        assert_eq!(said("午後", &day).unwrap(), "05 12:00-06 00:00");
        assert_eq!(said("2022-12-05", &day).unwrap(), "05 00:00-06 00:00");
    }

    #[test]
    fn what_is_not_said_is_not_guessed() {
        let both = ["2022-12-04", "2022-12-05"];
        let fault = |cell: &str, days: &[&str]| said(cell, days).unwrap_err();
        assert_eq!(fault("10:00-12:00", &both).1, TimeFault::WhichDay);
        assert_eq!(fault("10:00-", &both[1..]).1, TimeFault::NoEnd);
        let (part, why) = fault("10:00-12:00; after lunch", &both[1..]);
        assert_eq!(
            (part.as_str(), why),
            ("after lunch", TimeFault::Unread(Unread::Words))
        );
        assert_eq!(
            said("5 Dec 10:00-11:00", &both).unwrap(),
            "05 10:00-05 11:00"
        );
    }
}
