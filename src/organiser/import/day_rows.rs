//! Rows of a programme that say the day of the sessions below them, and nothing else: `5月15日（水）`, `■ Day 2`.

use std::collections::BTreeSet;

use jiff::civil::Date;

use super::formats::Row;
use super::grammar::{Calendar, Unread, WrittenDay, day_cell, is_day_label};
use super::headings::{Column, Headings};

/// What surrounds such a text.
const AROUND: &[char] = &[
    '【', '】', '[', ']', '［', '］', '〔', '〕', '<', '>', '＜', '＞', '≪', '≫', '《', '》', '■',
    '□', '●', '◆', '▼', '▶', '★', '-', '–', '—', '―', '─', '━', '=', '~', '～', '*', '#', ' ',
    '\u{3000}',
];

/// The day that a row says, or why it is not known which: then the day above it holds no longer. `None` for other rows.
pub(super) fn day_of(
    row: &Row,
    headings: &Headings,
    calendar: &Calendar,
) -> Option<Result<Date, Unread>> {
    let mut filled = row
        .cells
        .iter()
        .enumerate()
        .filter(|(_, cell)| !cell.is_empty());
    let (at, text) = filled.next()?;
    if filled.any(|(_, other)| other != text) {
        return None;
    }
    let in_days = headings
        .columns
        .get(at)
        .is_some_and(|(_, column)| matches!(column, Column::Field { field: "day", .. }));
    match day_cell(text.trim_matches(AROUND)) {
        Ok(span) if span.start.is_none() && span.end_day.is_none() => {
            let day = span.day.filter(|day| in_days || is_plain(day))?;
            Some(calendar.day(&day))
        }
        Ok(_) => None,
        Err(Unread::Words) => is_day_label(text.trim_matches(AROUND)).then_some(Err(Unread::Words)),
        Err(fault) => Some(Err(fault)),
    }
}

/// The day of rows that name none: the one above the headings, as a sheet for each day has it, if it is the only one there and
/// one of the event's; or the event's only one, for a list without days.
pub(super) fn day_of_all(rows: &[Row], headings: &Headings, calendar: &Calendar) -> Option<Date> {
    let above = rows.iter().take(headings.row);
    let above: BTreeSet<Date> = above
        .filter_map(|row| day_of(row, headings, calendar)?.ok())
        .collect();
    let named = above.iter().filter(|day| calendar.days.contains(day));
    let mut named = named.copied();
    match (named.next(), named.next(), calendar.days.as_slice()) {
        (Some(day), None, _) => Some(day),
        (None, None, [day]) if above.is_empty() && !headings.has("day") => Some(*day),
        _ => None,
    }
}

/// Whether it is a day wherever it stands: `5.15` may be a number.
fn is_plain(day: &WrittenDay) -> bool {
    day.weekday.is_some() || day.is_named()
}
