//! Reads what an imported file says of booths and sessions, row by row.

use std::collections::{BTreeMap, BTreeSet};

use feed::Event;
use jiff::civil::Date;
use serde_json::Value;

use super::asides::{is_across, is_aside, is_heading, is_note, is_vacant, may_be_entry};
use super::cells::RowCells;
use super::day_rows;
use super::formats::{Row, Table};
use super::grammar::{Calendar, DayOrder, Unread, WrittenSpan, day_cell, order_of, time_cell};
use super::heading_synonyms::{ROLES, SHOWN};
use super::headings::{Column, HeadingSubject, Headings, fold};
use super::ids::{company, ids};
use super::said::{Entries, FieldValue, ImportEntry, Remark};
use super::sessions;
use super::shown::{ShownColumn, is_hidden};
use super::status::{RowStatus, is_remarks, is_word_for_off};
use super::values::{CellReader, NotTaken};

/// Reads the rows below the headings.
pub(crate) fn of_table(
    table: &Table,
    headings: &Headings,
    reader: &CellReader,
    event: &Event,
    calendar: Option<&Calendar>,
) -> Entries {
    let mut found = Entries::default();
    let calendar = calendar.map(|calendar| Calendar {
        order: calendar
            .order
            .or_else(|| column_order(table, headings, calendar)),
        ..calendar.clone()
    });
    let named = match headings.subject {
        HeadingSubject::Booths => "name",
        HeadingSubject::Sessions => "title",
    };
    let name_columns: Vec<usize> = headings
        .columns
        .iter()
        .enumerate()
        .filter(|(_, (_, column))| matches!(column, Column::Field { field, .. } if *field == named))
        .map(|(index, _)| index)
        .collect();
    let half_days = headings.subject == HeadingSubject::Sessions && has_half_days(table, headings);
    let mut names: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    let twice_known = twice_known(table, headings);
    let shown = ShownColumn::of(table, headings);
    // The day that rows without one have.
    let mut former = calendar
        .as_ref()
        .filter(|_| headings.subject == HeadingSubject::Sessions)
        .and_then(|calendar| day_rows::day_of_all(&table.rows, headings, calendar));
    for row in table.rows.iter().take(headings.upper) {
        if may_be_entry(row, headings)
            && let Some(text) = row.cells.iter().find(|cell| !cell.is_empty())
        {
            found.aside.push((row.number, text.clone()));
        }
    }
    let mut hidden = table.hidden_rows.iter().peekable();
    for row in table.rows.iter().skip(headings.row + 1) {
        while let Some(row) = hidden.next_if(|hidden| hidden.number < row.number) {
            if let Some(calendar) = &calendar {
                former = hidden_day(row, headings, reader, event, calendar, former);
            }
        }
        if headings.subject == HeadingSubject::Sessions
            && let Some(calendar) = &calendar
            && let Some(day) = day_rows::day_of(row, headings, calendar)
        {
            former = day.ok();
            if let (Err(fault), Some((at, text))) = (
                day,
                row.cells
                    .iter()
                    .enumerate()
                    .find(|(_, cell)| !cell.is_empty()),
            ) {
                let heading = headings.columns.get(at);
                let heading = heading.map_or("", |(heading, _)| heading.as_str());
                let unread = Remark::new(row.number, heading, text, NotTaken::When(fault));
                found.unnamed.push(unread);
            }
            continue;
        }
        if is_heading(row, headings) {
            if let Some(text) = row.cells.iter().find(|cell| !cell.is_empty()) {
                found.aside.push((row.number, text.clone()));
            }
            continue;
        }
        let mut cells = RowCells::of(row, headings, reader, event);
        let continued = name_columns
            .iter()
            .any(|column| row.joined.contains(column));
        if continued && let Some(last) = found.entries.last_mut() {
            cells.join(row.number, last);
            continue;
        }
        let Some(label) = cells.label(named) else {
            found.nameless.push(row.number);
            found.unnamed.extend(cells.remarks);
            continue;
        };
        let parts =
            is_across(row, headings.columns.len(), name_columns.len()) || is_note(&label, row);
        let vacant = headings.subject == HeadingSubject::Booths && is_vacant(&label);
        if parts || vacant || is_aside(&label, row, &name_columns, reader) {
            found.aside.push((row.number, label));
            continue;
        }
        let mut entry = ImportEntry {
            label,
            row: row.number,
            ..ImportEntry::default()
        };
        let id = cells
            .take("id")
            .and_then(|said| said.as_str().map(str::to_owned));
        entry.hall = cells
            .take("hall")
            .and_then(|said| said.as_str().map(str::to_owned));
        if let Some(calendar) = &calendar
            && headings.subject == HeadingSubject::Booths
        {
            let heading = heading_of("meetings.spans", headings);
            sessions::meetings(&mut cells, calendar, row.number, &heading);
        } else if let Some(calendar) = &calendar {
            let remark = |field: &str, text: &str, fault| {
                let column = heading_of(field, headings);
                Remark::new(row.number, &column, text, NotTaken::When(fault))
            };
            if half_days && let Some(text) = take_of_either_half(&mut cells) {
                cells.remarks.push(remark("start", &text, Unread::Meaning));
            }
            let dated = headings
                .columns
                .iter()
                .any(|(_, column)| holds(column, "day"));
            sessions::complete(&mut cells, former, calendar, dated, remark);
        }
        former = sessions::day_of(&cells.fields);
        let mut said = Vec::new();
        if let Some(column) = &shown {
            let cell = cells.take(SHOWN);
            match column.hides(cell.as_ref().and_then(Value::as_str)) {
                Ok(None) => {}
                Ok(Some(why)) => said.push((SHOWN, Some(RowStatus::Cancelled), why)),
                Err(text) => said.push((SHOWN, None, text)),
            }
        }
        if let Some(Value::String(text)) = cells.take("status") {
            let hidden = is_hidden(&text).then_some(RowStatus::Cancelled);
            said.push(("status", RowStatus::of(&text).or(hidden), text));
        }
        for mark in cells.take_marks(named) {
            said.push((named, RowStatus::of(&mark), mark));
        }
        entry.label = cells.label(named).unwrap_or(entry.label);
        if let Some((_, _, text)) = said
            .iter()
            .find(|(_, status, _)| *status == Some(RowStatus::Cancelled))
        {
            found
                .cancelled
                .push((row.number, format!("{} ({text})", entry.label)));
            continue;
        }
        for (field, _, text) in said
            .into_iter()
            .filter(|(_, status, _)| *status != Some(RowStatus::Holds))
        {
            let column = heading_of(field, headings);
            let unknown = Remark::new(row.number, &column, &text, NotTaken::Unknown);
            cells.remarks.push(unknown);
        }
        entry.ids = ids(id.as_deref(), &cells.fields, named);
        entry.fields = cells.fields;
        entry.remarks = cells.remarks;
        entry.columns = headings
            .columns
            .iter()
            .filter_map(|(_, column)| match column {
                Column::Field { field, .. } => Some(written_as(field)),
                _ => None,
            })
            .collect();
        entry.remarks.extend(beside_columns(row, headings));
        let name = match headings.subject {
            HeadingSubject::Booths => company(&entry.label),
            HeadingSubject::Sessions => fold(&entry.label),
        };
        // Sessions may well be called the same; exhibitors should not.
        let same = names.entry(name.clone()).or_default();
        if let Some(first) = same.first()
            && id.is_none()
            && headings.subject == HeadingSubject::Booths
        {
            found.twice.push((row.number, *first, entry.label.clone()));
        }
        same.push(row.number);
        entry.key = match (id, same.len()) {
            // One id for two rows is none.
            (Some(id), _) if twice_known.contains(&id) => {
                let column = heading_of("id", headings);
                let twice = Remark::new(row.number, &column, &id, NotTaken::TwiceKnown);
                entry.remarks.push(twice);
                format!("id#{id}#{name}#{}", same.len())
            }
            (Some(id), _) => format!("id:{id}"),
            (None, 1) => name,
            (None, nth) => format!("{name}#{nth}"),
        };
        found.entries.push(entry);
    }
    found
}

/// What is told of a row's cells in columns that are not read: those without a heading, and remarks that call the entry off.
fn beside_columns(row: &Row, headings: &Headings) -> Vec<Remark> {
    let cells = row.cells.iter().enumerate();
    let told = cells.filter_map(|(at, cell)| match headings.columns.get(at) {
        _ if cell.is_empty() => None,
        None | Some((_, Column::Empty)) => {
            let column = (at + 1).to_string();
            Some(Remark::new(row.number, &column, cell, NotTaken::Surplus))
        }
        Some((heading, Column::Private | Column::Unknown))
            if is_remarks(heading) && is_word_for_off(cell) =>
        {
            Some(Remark::new(row.number, heading, cell, NotTaken::CalledOff))
        }
        Some(_) => None,
    });
    let whole = row.cells.first().filter(|_| is_unparted(row, headings));
    let unparted = whole.map(|cell| {
        let heading = headings.columns.first();
        let heading = heading.map_or("", |(heading, _)| heading.as_str());
        Remark::new(row.number, heading, cell, NotTaken::Unparted)
    });
    told.chain(unparted).collect()
}

/// Whether all of a row stands in its first cell, parted by other marks than the list is: of two files that were joined, say.
fn is_unparted(row: &Row, headings: &Headings) -> bool {
    let columns = headings.columns.len();
    let [whole] = row.cells.as_slice() else {
        return false;
    };
    columns > 1
        && [',', '\t', ';', '|'].into_iter().any(|mark| {
            let parts = || whole.split(mark);
            // `Acme, Inc` in a list of two columns is a name.
            let is_name = columns == 2 && parts().any(|part| part.starts_with(' '));
            parts().count() == columns && !is_name
        })
}

/// The day of a row that is hidden: the rows below it may have no other.
fn hidden_day(
    row: &Row,
    headings: &Headings,
    reader: &CellReader,
    event: &Event,
    calendar: &Calendar,
    former: Option<Date>,
) -> Option<Date> {
    let mut cells = RowCells::of(row, headings, reader, event);
    let remark = |_: &str, _: &str, fault| Remark::new(row.number, "", "", NotTaken::When(fault));
    sessions::complete(&mut cells, former, calendar, true, remark);
    sessions::day_of(&cells.fields)
}

/// Ids that more than one row has.
fn twice_known(table: &Table, headings: &Headings) -> BTreeSet<String> {
    let Some(at) = headings
        .columns
        .iter()
        .position(|(_, column)| holds(column, "id"))
    else {
        return BTreeSet::new();
    };
    let mut seen = BTreeSet::new();
    let rows = table
        .rows
        .iter()
        .skip(headings.row + 1)
        .filter(|row| !row.joined.contains(&at));
    let ids = rows
        .filter_map(|row| row.cells.get(at))
        .filter(|id| !id.is_empty());
    ids.filter(|id| !seen.insert((*id).clone()))
        .cloned()
        .collect()
}

/// The field of the feed that a column's people stand in.
fn written_as(field: &'static str) -> &'static str {
    let has_role = ROLES.iter().any(|(people, _)| *people == field);
    if has_role { "speakers" } else { field }
}

/// Whether a column holds a field.
fn holds(column: &Column, wanted: &str) -> bool {
    matches!(column, Column::Field { field, .. } if *field == wanted)
}

/// The words above the column of a field.
fn heading_of(field: &str, headings: &Headings) -> String {
    let column = headings
        .columns
        .iter()
        .find(|(_, column)| holds(column, field));
    column.map_or_else(|| field.to_owned(), |(heading, _)| heading.clone())
}

/// The order of day and month in the columns that hold days.
fn column_order(table: &Table, headings: &Headings, calendar: &Calendar) -> Option<DayOrder> {
    let headings_say = headings.columns.iter().filter(|(_, column)| {
        ["day", "start", "end"]
            .iter()
            .any(|field| holds(column, field))
    });
    if let Some(order) = headings_say
        .filter_map(|(heading, _)| sessions::order_in(heading))
        .next()
    {
        return Some(order);
    }
    let mut days = Vec::new();
    for row in table.rows.iter().skip(headings.row + 1) {
        for ((_, column), cell) in headings.columns.iter().zip(&row.cells) {
            let span = match column {
                column if holds(column, "day") => day_cell(cell),
                column if holds(column, "start") || holds(column, "end") => time_cell(cell),
                _ => continue,
            };
            if let Ok(WrittenSpan { day, end_day, .. }) = span {
                days.extend(day.into_iter().chain(end_day));
            }
        }
    }
    order_of(&days, &calendar.days)
}

/// Whether a list counts its hours to twelve without saying which half of the day it means: it has mornings, hours that are no
/// morning's where people are awake, and none from 13:00 on.
fn has_half_days(table: &Table, headings: &Headings) -> bool {
    let (mut morning, mut open) = (false, false);
    for row in table.rows.iter().skip(headings.row + 1) {
        for ((_, column), cell) in headings.columns.iter().zip(&row.cells) {
            if holds(column, "half") || holds(column, "zone") {
                return false;
            }
            if !holds(column, "start") && !holds(column, "end") {
                continue;
            }
            let Ok(span) = time_cell(cell) else { continue };
            for time in span.start.iter().chain(&span.end) {
                if time.half.is_some() || time.zone.is_some() || time.seconds >= 13 * HOUR {
                    return false;
                }
            }
            morning |= span
                .start
                .as_ref()
                .is_some_and(|time| time.seconds >= 7 * HOUR);
            open |= is_of_either_half(&span);
        }
    }
    morning && open
}

const HOUR: i32 = 3600;

/// Whether something begins from one to six, in whichever half of the day.
fn is_of_either_half(span: &WrittenSpan) -> bool {
    let start = span.start.as_ref();
    start.is_some_and(|time| (HOUR..6 * HOUR).contains(&time.seconds) && !time.is_settled())
}

/// Takes the times of a row out that begin in either half of the day; what is said of the beginning.
fn take_of_either_half(cells: &mut RowCells) -> Option<String> {
    let start = cells.fields.iter().find(|(name, _)| name == "start");
    let Some((_, FieldValue::Value(Value::String(text)))) = start else {
        return None;
    };
    let text = text.clone();
    is_of_either_half(&time_cell(&text).ok()?).then(|| {
        for field in ["start", "end", "duration"] {
            cells.take(field);
        }
        text
    })
}
