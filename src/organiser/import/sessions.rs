//! Sessions from a table's rows: day and times in the event's zone, people.

use std::collections::BTreeMap;

use feed::{Event, Programme};
use jiff::Zoned;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use serde_json::{Value, json};

use super::cells::RowCells;
use super::grammar::{
    Calendar, DayOrder, Half, Unread, WrittenSpan, WrittenTime, day_cell, duration, time_cell, zone,
};
use super::heading_synonyms::{ROLES, TRACKS};
use super::headings::language;
use super::said::{FieldValue, Remark};
use super::values::{NotTaken, people, split};

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
    cells: &mut RowCells,
    before: Option<Date>,
    calendar: &Calendar,
    dated: bool,
    remark: impl Fn(&str, &str, Unread) -> Remark,
) {
    let mut texts = BTreeMap::new();
    for field in ["day", "lastDay", "half", "start", "end", "duration", "zone"] {
        if let Some(Value::String(text)) = cells.take(field) {
            texts.insert(field, text);
        }
    }
    if let (Some(half), Some(start)) = (texts.remove("half"), texts.get_mut("start")) {
        *start = half + start;
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
    let column_day = of_day.as_ref().and_then(|span| column_day(span, calendar));
    if let Some(Err(fault)) = &column_day {
        faults.push(("day", *fault));
    }
    let column_day = column_day.and_then(Result::ok);
    // Lists often name the day once, above the sessions it holds. A cell that is not read may name another.
    let unread_start = texts.contains_key("start") && of_start.is_none();
    let former = if texts.contains_key("day") || (unread_start && !dated) {
        None
    } else {
        before
    };
    let mut span = match of_start {
        Some(span) => {
            if of_day
                .as_ref()
                .is_some_and(|day| tells_another_time(day, &span))
            {
                faults.push(("day", Unread::Conflict));
            }
            span
        }
        None => of_day
            .filter(|_| !texts.contains_key("start"))
            .unwrap_or_default(),
    };
    span.end_day = of_last.and_then(|last| last.day).or(span.end_day);
    if let Some(end) = of_end {
        faults.extend(end_with(&mut span, end).err());
    }
    if let Some(text) = texts.get("zone") {
        match zone(text) {
            Some(zone) => {
                let times = span.start.iter_mut().chain(&mut span.end);
                times.for_each(|time| time.zone = time.zone.take().or_else(|| Some(zone.clone())));
            }
            None => {
                faults.push(("zone", Unread::Words));
                (span.start, span.end) = (None, None);
            }
        }
    }
    // A day without a year is in that of the column of days.
    let near = Calendar {
        days: column_day.map_or_else(|| calendar.days.clone(), |day| vec![day]),
        ..calendar.clone()
    };
    let calendar = &near;
    let own = span.day.as_ref().and_then(|day| calendar.day(day).ok());
    if let (Some(column), Some(own)) = (column_day, own)
        && column != own
        && !settles_on(&span, column, calendar)
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
    // Why nothing begins is told already where the cell that says so is not read.
    let told = faults
        .iter()
        .any(|(field, _)| matches!(*field, "start" | "zone"));
    faults.extend(
        found
            .into_iter()
            .filter(|(_, fault)| !(told && *fault == Unread::NoBeginning))
            .map(|(end, fault)| (if end { ends } else { begins }, fault)),
    );
    if settled.start.is_none() && faults.is_empty() && texts.contains_key("duration") {
        faults.push(("duration", Unread::NoBeginning));
    }
    let mut put = |name: &str, value: String| {
        cells
            .fields
            .push((name.to_owned(), FieldValue::Value(json!(value))));
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
    if let Some(Value::String(text)) = cells.take("language") {
        let taken = of_language(cells, &text);
        if !taken {
            let mut told = remark("language", &text, Unread::Words);
            told.why = NotTaken::Unknown;
            cells.remarks.push(told);
        }
    }
    let affiliation = cells.take("affiliation");
    if let Some(Value::String(names)) = cells.take("speakers") {
        let names = people(&names);
        let from = affiliation
            .as_ref()
            .and_then(Value::as_str)
            .unwrap_or_default();
        let mut each = split(from, &['\n', ';', '；', '、', '|', '｜', '/', '／']);
        if names.len() == 1 && !from.is_empty() {
            each = vec![from];
        }
        // Whose is whose is not guessed.
        if !each.is_empty() && each.len() != names.len() {
            let mut told = remark("affiliation", from, Unread::Words);
            told.why = NotTaken::Unknown;
            cells.remarks.push(told);
            each.clear();
        }
        let mut each = each.into_iter();
        let people: Vec<Value> = names
            .into_iter()
            .map(|name| match each.next() {
                Some(from) => json!({ "name": name, "affiliation": from }),
                None => json!({ "name": name }),
            })
            .collect();
        cells
            .fields
            .push(("speakers".to_owned(), FieldValue::Value(json!(people))));
    }
    for (field, role) in ROLES {
        if let Some(Value::String(names)) = cells.take(field) {
            with_role(cells, people(&names), role);
        }
    }
}

/// Says what people do in a session; those whom another column names as well stand once.
fn with_role(cells: &mut RowCells, names: Vec<&str>, role: &str) {
    let mut known = match cells.take("speakers") {
        Some(Value::Array(known)) => known,
        _ => Vec::new(),
    };
    for name in names {
        match known.iter_mut().find(|person| person["name"] == name) {
            Some(person) => person["role"] = json!(role),
            None => known.push(json!({ "name": name, "role": role })),
        }
    }
    let said = FieldValue::Value(json!(known));
    cells.fields.push(("speakers".to_owned(), said));
}

/// Says of a session's streams and recordings in what language they are; false where the text names no language.
fn of_language(cells: &mut RowCells, text: &str) -> bool {
    let tracks = cells.fields.iter_mut().filter(|(field, said)| {
        TRACKS.contains(&field.as_str()) && matches!(said, FieldValue::Value(Value::String(_)))
    });
    let tracks: Vec<_> = tracks.collect();
    let Some(language) = language(text) else {
        return tracks.is_empty();
    };
    for (_, said) in tracks {
        if let FieldValue::Value(url) = said {
            *url = json!([{ "url": url, "language": language }]);
        }
    }
    true
}

/// Makes of the times for meetings what the feed calls them: spans in the event's zone. A time without a day is on the day
/// of the one before it.
pub(super) fn meetings(cells: &mut RowCells, calendar: &Calendar, row: usize, heading: &str) {
    let Some(Value::String(text)) = cells.take("meetings.spans") else {
        return;
    };
    let mut spans = Vec::new();
    let mut day = None;
    for part in split(&text, &['\n', ';', '；', '、', ',', '，', '|', '｜']) {
        let read = time_cell(part).and_then(|span| {
            let (settled, faults) = calendar.settle(&span, day);
            match (faults.first(), settled.start, settled.end) {
                (Some((_, fault)), ..) => Err(*fault),
                (None, Some(start), Some(end)) => Ok((settled.day, start, end)),
                _ => Err(Unread::Words),
            }
        });
        match read {
            Ok((on, start, end)) => {
                day = on;
                spans.push(json!({ "start": moment(&start), "end": moment(&end) }));
            }
            Err(fault) => {
                // The day it says is not known, nor is that of those behind it.
                day = None;
                let why = NotTaken::When(fault);
                cells.remarks.push(Remark::new(row, heading, part, why));
            }
        }
    }
    if !spans.is_empty() {
        let said = FieldValue::Value(json!(spans));
        cells.fields.push(("meetings.spans".to_owned(), said));
    }
}

/// The day that a cell of the column of days names, on the event's clocks: exports write `2030-05-14T15:00:00Z` for the
/// 15th of May in Tokyo, and others `2030-05-15T00:00:00Z`.
fn column_day(span: &WrittenSpan, calendar: &Calendar) -> Option<Result<Date, Unread>> {
    let written = calendar.day(span.day.as_ref()?);
    let zoned = span
        .start
        .as_ref()
        .filter(|start| start.zone.is_some() && start.at() != 0);
    if zoned.is_none() {
        return Some(written);
    }
    let (settled, faults) = calendar.settle(span, None);
    match faults.first() {
        Some((_, fault)) => Some(Err(*fault)),
        None => Some(settled.start.map_or(written, |start| Ok(start.date()))),
    }
}

/// Whether the cell of the day says when something begins, and says otherwise than the one of the beginning. Midnight is
/// what exports write behind a day that has no time.
fn tells_another_time(day: &WrittenSpan, span: &WrittenSpan) -> bool {
    match (&day.start, &span.start) {
        (Some(time), Some(start)) => {
            time.at() != 0 && time.zone.is_none() && time.at() != start.at()
        }
        _ => false,
    }
}

/// Adds what a cell of the column of ends says to what the row says of the beginning.
///
/// # Errors
/// The column whose cell is not taken, and why.
pub(crate) fn end_with(
    span: &mut WrittenSpan,
    end: WrittenSpan,
) -> Result<(), (&'static str, Unread)> {
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
            span.end_day = day.or(span.end_day.take());
            // Each of two cells stands for itself: `10:00` beside `11:00 PM` may be in the morning.
            if let Some(start) = &span.start
                && either_half(start, &time)
            {
                span.start = None;
                return Err(("start", Unread::Meaning));
            }
            span.end = Some(time);
            Ok(())
        }
        (
            Some(own),
            WrittenSpan {
                start, end: None, ..
            },
        ) if start.as_ref() == Some(own) => Ok(()),
        _ => Err(("end", Unread::Conflict)),
    }
}

/// Whether a beginning without its half of the day may be in either of them before the end.
fn either_half(start: &WrittenTime, end: &WrittenTime) -> bool {
    let open = start.half.is_none() && !start.is_settled();
    open && end.half == Some(Half::Pm) && start.in_half(Half::Pm) < end.at()
}

/// Whether what a cell says in another zone is on this day by the event's clocks.
fn settles_on(span: &WrittenSpan, day: Date, calendar: &Calendar) -> bool {
    let (settled, faults) = calendar.settle(span, None);
    faults.is_empty() && settled.start.is_some_and(|start| start.date() == day)
}

/// The order of day and month that a heading says: `Date (dd/mm/yyyy)`.
pub(super) fn order_in(heading: &str) -> Option<DayOrder> {
    let (_, inside) = super::headings::bracketed(heading)?;
    let mut letters: Vec<char> = inside
        .to_lowercase()
        .chars()
        .filter(|c| "dmy日月年".contains(*c))
        .collect();
    letters.dedup();
    match letters.as_slice() {
        ['d', 'm', 'y'] | ['日', '月', '年'] => Some(DayOrder::Dmy),
        ['m', 'd', 'y'] | ['月', '日', '年'] => Some(DayOrder::Mdy),
        ['y', 'm', 'd'] | ['年', '月', '日'] => Some(DayOrder::Ymd),
        _ => None,
    }
}

/// The day that fields say.
pub(super) fn day_of(fields: &[(String, FieldValue)]) -> Option<Date> {
    fields.iter().find_map(|(name, said)| match said {
        FieldValue::Value(Value::String(day)) if name == "day" => day.parse().ok(),
        _ => None,
    })
}

/// A moment with its offset: `2025-11-26T10:00:00+09:00`.
pub(super) fn moment(at: &Zoned) -> String {
    at.timestamp().display_with_offset(at.offset()).to_string()
}
