//! Sessions from a table's rows: day and times in the event's zone, people.

use std::collections::BTreeMap;

use feed::{Event, Programme};
use jiff::Zoned;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use serde_json::{Value, json};

use super::entry::{Cells, Entry, Remark, Said};
use super::grammar::{Calendar, DayOrder, Unread, WrittenSpan, day_cell, duration, time_cell};
use super::values::people;

/// The clocks and days that an event's times are read against.
///
/// # Errors
/// When the event's zone is none.
pub(super) fn calendar(
    event: &Event,
    programme: Option<&Programme>,
    order: Option<DayOrder>,
) -> Option<Calendar> {
    let zone = TimeZone::get(&event.time_zone).ok()?;
    let mut days: Vec<Date> = Vec::new();
    for span in &event.hours {
        let first = span.start.at.to_zoned(zone.clone()).date();
        let last = span.end.at.to_zoned(zone.clone()).date();
        days.extend(
            first
                .series(jiff::Span::new().days(1))
                .take_while(|day| *day <= last)
                .take(feed::limits::DAYS),
        );
    }
    if let Some(programme) = programme {
        days.extend(programme.days.iter().map(|day| day.date));
    }
    days.sort_unstable();
    days.dedup();
    Some(Calendar { zone, days, order })
}

/// Makes of a row's cells what the feed calls them: day and times in the event's zone, people. `dated` says whether the
/// list has a column of days, which may be filled once for several rows.
pub(super) fn complete(
    cells: &mut Cells,
    before: Option<&Entry>,
    calendar: &Calendar,
    dated: bool,
    remark: impl Fn(&str, &str, Unread) -> Remark,
) {
    let mut texts = BTreeMap::new();
    for field in ["day", "lastDay", "start", "end", "duration"] {
        if let Some(Value::String(text)) = cells.take(field) {
            texts.insert(field, text);
        }
    }
    let mut faults: Vec<(&str, Unread)> = Vec::new();
    let mut read = |field: &'static str, parse: fn(&str) -> Result<WrittenSpan, Unread>| {
        let found = parse(texts.get(field)?);
        found.map_err(|fault| faults.push((field, fault))).ok()
    };
    let (of_day, of_last, of_start, of_end) = (
        read("day", day_cell),
        read("lastDay", day_cell),
        read("start", time_cell),
        read("end", time_cell),
    );
    let column_day = of_day
        .as_ref()
        .and_then(|span| span.day.as_ref())
        .map(|day| calendar.day(day));
    if let Some(Err(fault)) = &column_day {
        faults.push(("day", *fault));
    }
    let column_day = column_day.and_then(Result::ok);
    // Lists often name the day once, above the sessions it holds. A cell that is not read may name another.
    let unread_start = texts.contains_key("start") && of_start.is_none();
    let former = if texts.contains_key("day") || (unread_start && !dated) {
        None
    } else {
        before.and_then(day_of)
    };
    let mut span = match of_start {
        Some(span) => span,
        None => of_day
            .filter(|_| !texts.contains_key("start"))
            .unwrap_or_default(),
    };
    span.end_day = of_last.and_then(|last| last.day).or(span.end_day);
    if let Some(end) = of_end {
        match (&span.end, end) {
            (
                None,
                WrittenSpan {
                    day,
                    start: Some(time),
                    end: None,
                    ..
                },
            ) => {
                span.end_day = day.or(span.end_day);
                span.end = Some(time);
            }
            _ => faults.push(("end", Unread::Conflict)),
        }
    }
    let own = span.day.as_ref().and_then(|day| calendar.day(day).ok());
    if let (Some(column), Some(own)) = (column_day, own)
        && column != own
    {
        faults.push(("start", Unread::Conflict));
        span = WrittenSpan::default();
    }
    let (settled, found) = calendar.settle(&span, column_day.or(former));
    let ends = if texts.contains_key("end") {
        "end"
    } else {
        "start"
    };
    let begins = if texts.contains_key("start") {
        "start"
    } else {
        "day"
    };
    faults.extend(
        found
            .into_iter()
            .map(|(end, fault)| (if end { ends } else { begins }, fault)),
    );
    let mut put = |name: &str, value: String| {
        cells
            .fields
            .push((name.to_owned(), Said::Value(json!(value))));
    };
    if let Some(day) = settled.day {
        put("day", day.to_string());
    }
    let mut end = settled.end;
    if let Some(text) = texts.get("duration") {
        let until = duration(text).and_then(|minutes| {
            settled
                .start
                .as_ref()?
                .checked_add(jiff::SignedDuration::from_mins(minutes))
                .ok()
        });
        match (duration(text), &settled.start, &end) {
            (None, ..) => faults.push(("duration", Unread::Duration)),
            (_, Some(_), Some(end)) if until.as_ref() != Some(end) => {
                faults.push(("duration", Unread::Conflict));
            }
            _ => end = end.or(until),
        }
    }
    if let Some(at) = &settled.start {
        put("start", moment(at));
        if let Some(end) = &end {
            put("end", moment(end));
        }
    }
    faults.sort_unstable();
    faults.dedup();
    for (field, fault) in faults {
        let text = texts
            .get(field)
            .or_else(|| texts.get("start"))
            .map_or("", String::as_str);
        cells.remarks.push(remark(field, text, fault));
    }
    if let Some(Value::String(names)) = cells.take("speakers") {
        let people: Vec<Value> = people(&names)
            .into_iter()
            .map(|name| json!({ "name": name }))
            .collect();
        cells
            .fields
            .push(("speakers".to_owned(), Said::Value(json!(people))));
    }
}

/// The day of an entry.
fn day_of(entry: &Entry) -> Option<Date> {
    entry.fields.iter().find_map(|(name, said)| match said {
        Said::Value(Value::String(day)) if name == "day" => day.parse().ok(),
        _ => None,
    })
}

/// A moment with its offset: `2025-11-26T10:00:00+09:00`.
pub(super) fn moment(at: &Zoned) -> String {
    at.timestamp().display_with_offset(at.offset()).to_string()
}
