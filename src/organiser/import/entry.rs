//! Reads what an imported file says of booths and sessions, row by row.

use std::collections::{BTreeMap, BTreeSet};

use feed::Event;
use jiff::civil::Date;
use serde_json::Value;

use super::cells::RowCells;
use super::formats::{Row, Table};
use super::grammar::{Calendar, DayOrder, Unread, WrittenSpan, day_cell, order_of, time_cell};
use super::heading_synonyms::ROLES;
use super::headings::{Column, HeadingSubject, Headings, fold};
use super::ids::{company, ids};
use super::said::{Entries, FieldValue, ImportEntry, Remark};
use super::sessions;
use super::status::RowStatus;
use super::values::{CellReader, NotTaken};

/// Cells of one row that say the same before it is taken for a heading between the rows.
const HEADING_CELLS: usize = 3;

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
    // The day that rows without one have.
    let mut former: Option<Date> = None;
    let mut hidden = table.hidden_rows.iter().peekable();
    for row in table.rows.iter().skip(headings.row + 1) {
        while let Some(row) = hidden.next_if(|hidden| hidden.number < row.number) {
            if let Some(calendar) = &calendar {
                former = hidden_day(row, headings, reader, event, calendar, former);
            }
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
        if parts || is_aside(&label, row, &name_columns, reader) {
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
        if let Some(Value::String(text)) = cells.take("status") {
            said.push(("status", RowStatus::of(&text), text));
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
        for (at, cell) in row.cells.iter().enumerate() {
            let heading = headings.columns.get(at).map(|(_, column)| column);
            if !cell.is_empty() && matches!(heading, None | Some(Column::Empty)) {
                let column = (at + 1).to_string();
                let surplus = Remark::new(row.number, &column, cell, NotTaken::Surplus);
                entry.remarks.push(surplus);
            }
        }
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

/// Whether a row only parts the rows above it from those below: one text across all of it.
fn is_heading(row: &Row, headings: &Headings) -> bool {
    let filled: Vec<&String> = row.cells.iter().filter(|cell| !cell.is_empty()).collect();
    let same = filled.windows(2).all(|two| two[0] == two[1]);
    let again = headings.columns.iter().map(|(heading, _)| heading);
    (filled.len() >= HEADING_CELLS && same) || again.eq(row.cells.iter())
}

/// Whether one text is merged across all columns, of which some are no names, or stands alone in brackets: `【Aホール】`.
fn is_across(row: &Row, columns: usize, names: usize) -> bool {
    let mut filled = row.cells.iter().filter(|cell| !cell.is_empty());
    let Some(text) = filled.next() else {
        return false;
    };
    if filled.any(|other| other != text) {
        return false;
    }
    let bracketed = [
        ('【', '】'),
        ('[', ']'),
        ('［', '］'),
        ('〔', '〕'),
        ('<', '>'),
        ('＜', '＞'),
        ('≪', '≫'),
    ]
    .into_iter()
    .any(|(open, close)| {
        text.strip_prefix(open)
            .and_then(|rest| rest.strip_suffix(close))
            .is_some_and(|inside| !inside.contains([open, close]))
    });
    columns > names && (bracketed || row.beside.len() + 1 >= columns)
}

/// Words of rows that sum the others up, folded.
const TOTALS: &[&str] = &[
    "合計",
    "小計",
    "総計",
    "総数",
    "計",
    "grandtotal",
    "subtotal",
    "total",
];

/// What forms write below their headings, folded: how a column is filled in, and an entry that nobody made.
const NOTES: &[&str] = &[
    "必須",
    "任意",
    "入力必須",
    "半角",
    "全角",
    "記入例",
    "入力例",
    "見本",
    "サンプル",
    "例",
    "required",
    "optional",
    "mandatory",
    "text",
    "string",
    "example",
    "sample",
    "필수",
    "선택",
    "예시",
    "必填",
    "选填",
    "示例",
    "範例",
    "bắtbuộc",
    "vídụ",
    "ตัวอย่าง",
];
const EXAMPLES: &[&str] = &[
    "例)",
    "例:",
    "(例)",
    "記入例",
    "入力例",
    "e.g.",
    "example:",
    "sample:",
    "예)",
    "예:",
    "例如",
    "ví dụ:",
    "ตัวอย่าง:",
];

/// Whether a row below the headings says how they are filled in: `（必須）`, `例）株式会社サンプル`.
fn is_note(label: &str, row: &Row) -> bool {
    use unicode_normalization::UnicodeNormalization;
    let text: String = label.nfkc().flat_map(char::to_lowercase).collect();
    let is_one = |cell: &str| NOTES.contains(&fold(cell).as_str());
    is_one(label)
        || EXAMPLES.iter().any(|word| text.starts_with(word))
        || row.cells.first().is_some_and(|cell| is_one(cell))
}

/// Whether a row is no entry, but a total, a remark, or a heading between the others: its name alone is filled, figures
/// aside, and is none.
fn is_aside(label: &str, row: &Row, names: &[usize], reader: &CellReader) -> bool {
    let others = row
        .cells
        .iter()
        .enumerate()
        .filter(|(at, _)| !names.contains(at));
    // `計` in the column of numbers, and `45社` in that of names.
    if others
        .clone()
        .any(|(_, cell)| TOTALS.contains(&fold(cell).as_str()))
    {
        return true;
    }
    let is_number = |cell: &str| fold(cell).chars().all(|c| c.is_ascii_digit());
    let mut others = others.into_iter();
    if others.any(|(_, cell)| !is_number(cell)) {
        return false;
    }
    let folded = fold(label);
    let total = TOTALS.iter().any(|word| {
        let rest = folded.strip_prefix(word);
        rest.is_some_and(|rest| {
            let counter = rest.trim_start_matches(|c: char| c.is_ascii_digit());
            matches!(
                counter,
                "" | "s"
                    | "社"
                    | "件"
                    | "名"
                    | "者"
                    | "団体"
                    | "社団体"
                    | "companies"
                    | "exhibitors"
            )
        })
    });
    total
        || folded.is_empty()
        || folded == "以上"
        || label.starts_with(['※', '■', '□', '●', '◆', '▼', '*', '#'])
        || reader.is_hall(label)
}
