//! Workbooks: Excel and OpenDocument. Every cell becomes text; hidden sheets and rows are left out.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{Cursor, Read as _};

use calamine::{
    Data, DataRef, DataType as _, Dimensions, ExcelDateTime, Reader, SheetVisible, Sheets, Xlsx,
    open_workbook_auto_from_rs,
};

use super::{Content, Format, FormatFault, Table};

/// Rows that are read: as many as an event may have booths, and some headings.
pub(super) const ROWS: u32 = 10_100;
/// Columns that are read; what stands further to the right was put there by accident.
pub(super) const COLUMNS: u32 = 400;

/// Excel and OpenDocument.
pub(super) const FORMAT: Format = Format {
    name: "Excel, OpenDocument",
    recognises: |bytes| bytes.starts_with(ZIP) || bytes.starts_with(COMPOUND),
    read: |bytes, ask| workbook(bytes, ask.sheet).map(Content::Table),
};

/// The first bytes of .xlsx and .ods, which are archives.
const ZIP: &[u8] = b"PK\x03\x04";
/// The first bytes of .xls, and of workbooks behind a password.
const COMPOUND: &[u8] = b"\xd0\xcf\x11\xe0";
/// Bytes that a part of a workbook may unpack to.
const PART: u64 = 64 * 1024 * 1024;
/// Bytes that all of them may unpack to.
const ALL: u64 = 4 * PART;

/// Refuses a password, and parts that unpack to more than is read, whatever the archive says of their size.
fn guard(bytes: &[u8]) -> Result<(), FormatFault> {
    if bytes.starts_with(COMPOUND) {
        let name: Vec<u8> = "EncryptedPackage"
            .encode_utf16()
            .flat_map(u16::to_le_bytes)
            .collect();
        let locked = bytes.windows(name.len()).any(|window| window == name);
        return if locked {
            Err(FormatFault::Locked)
        } else {
            Ok(())
        };
    }
    let Ok(mut archive) = zip::ZipArchive::new(Cursor::new(bytes)) else {
        return Ok(());
    };
    let mut all = 0;
    for index in 0..archive.len() {
        if let Ok(part) = archive.by_index(index) {
            let unpacked =
                std::io::copy(&mut part.take(PART + 1), &mut std::io::sink()).unwrap_or(0);
            all += unpacked;
            if unpacked > PART || all > ALL {
                return Err(FormatFault::Unpacked);
            }
        }
    }
    Ok(())
}

/// Numbers of the rows that a sheet of .xlsx hides; none where that is not found out.
fn hidden_rows(bytes: &[u8], sheet: &str) -> BTreeSet<u32> {
    find_hidden(bytes, sheet).unwrap_or_default()
}

fn find_hidden(bytes: &[u8], sheet: &str) -> Option<BTreeSet<u32>> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).ok()?;
    let mut part = |name: &str| -> Option<String> {
        let mut text = String::new();
        archive.by_name(name).ok()?.read_to_string(&mut text).ok()?;
        Some(text)
    };
    let id = attributes(&part("xl/workbook.xml")?, "sheet", |tag| {
        (tag("name")? == sheet).then(|| tag("id")).flatten()
    })
    .pop()?;
    let rels = part("xl/_rels/workbook.xml.rels")?;
    let target = attributes(&rels, "Relationship", |tag| {
        (tag("Id")? == id).then(|| tag("Target")).flatten()
    })
    .pop()?;
    let path = target
        .strip_prefix('/')
        .map_or_else(|| format!("xl/{target}"), str::to_owned);
    let rows = attributes(&part(&path)?, "row", |tag| {
        let hidden = tag("hidden").is_some_and(|hidden| matches!(hidden.as_str(), "1" | "true"));
        hidden.then(|| tag("r")).flatten()
    });
    Some(rows.iter().filter_map(|row| row.parse().ok()).collect())
}

/// What is found in the attributes of every element of a name.
fn attributes(
    xml: &str,
    element: &str,
    find: impl Fn(&dyn Fn(&str) -> Option<String>) -> Option<String>,
) -> Vec<String> {
    use quick_xml::events::Event;
    let mut reader = quick_xml::Reader::from_str(xml);
    let mut found = Vec::new();
    while let Ok(event) = reader.read_event() {
        match event {
            Event::Start(tag) | Event::Empty(tag) if tag.local_name().as_ref() == element => {
                let attribute = |wanted: &str| {
                    let all = tag.attributes().flatten();
                    let one = all
                        .into_iter()
                        .find(|one| one.key.local_name().as_ref() == wanted)?;
                    let raw = one.value.clone().into_owned();
                    Some(
                        quick_xml::escape::unescape(&raw)
                            .map_or(raw.clone(), std::borrow::Cow::into_owned),
                    )
                };
                found.extend(find(&attribute));
            }
            Event::Eof => break,
            _ => {}
        }
    }
    found
}

/// Reads a sheet of a workbook.
fn workbook(bytes: &[u8], wanted: Option<&str>) -> Result<Table, FormatFault> {
    guard(bytes)?;
    let mut book = open_workbook_auto_from_rs(Cursor::new(bytes)).map_err(|error| {
        // Each of the formats has an error of its own for it.
        if error.to_string().to_lowercase().contains("password") {
            FormatFault::Locked
        } else {
            error.into()
        }
    })?;
    let names = book.sheet_names();
    if let Some(wanted) = wanted
        && !names.iter().any(|name| name == wanted)
    {
        return Err(FormatFault::NoSheet(wanted.to_owned()));
    }
    let mut table = Table::default();
    let visible = |name: &str| {
        let sheet = book
            .sheets_metadata()
            .iter()
            .find(|sheet| sheet.name == name);
        sheet.is_none_or(|sheet| sheet.visible == SheetVisible::Visible)
    };
    let candidates: Vec<String> = names
        .iter()
        .filter(|name| wanted.map_or_else(|| visible(name), |wanted| *name == wanted))
        .cloned()
        .collect();
    if candidates.is_empty() && !names.is_empty() {
        return Err(FormatFault::Hidden);
    }
    for name in &candidates {
        table = read_sheet(&mut book, name)?;
        table.read_as.clone_from(name);
        if !table.rows.is_empty() {
            break;
        }
    }
    let hidden = hidden_rows(bytes, &table.read_as);
    table.rows.retain(|row| {
        let hide = u32::try_from(row.number).is_ok_and(|number| hidden.contains(&number));
        if hide {
            table.hidden_rows.push(row.number);
        }
        !hide
    });
    table.other_sheets = names;
    let read = table.read_as.clone();
    table.other_sheets.retain(|name| *name != read);
    Ok(table)
}

/// Cells by row and column, from 0.
type Cells = BTreeMap<(u32, u32), String>;

fn read_sheet(book: &mut Sheets<Cursor<&[u8]>>, name: &str) -> Result<Table, FormatFault> {
    let mut cells = Cells::new();
    let mut cut = false;
    let merged = match book {
        // Cell by cell: one stray entry in the last row would else make millions of empty ones.
        Sheets::Xlsx(book) => {
            cut = stream(book, name, &mut cells)?;
            book.merge_cells_by_sheet_name(name).unwrap_or_default()
        }
        other => {
            let range = other.worksheet_range(name)?;
            let (top, left) = range.start().unwrap_or_default();
            for (row, column, value) in range.used_cells() {
                let place = (top + row as u32, left + column as u32);
                cut |= keep(&mut cells, place, as_text(value));
            }
            match other {
                Sheets::Xls(book) => book.merge_cells_by_sheet_name(name).unwrap_or_default(),
                _ => Vec::new(),
            }
        }
    };
    let joined = fill_merged(&mut cells, &merged);
    let mut table = Table {
        cut,
        ..Table::default()
    };
    let mut row: Vec<String> = Vec::new();
    let mut number = 0;
    for ((line, column), text) in cells {
        if line != number {
            table.push(number as usize + 1, &std::mem::take(&mut row));
            number = line;
        }
        row.resize(column as usize, String::new());
        row.push(text);
    }
    table.push(number as usize + 1, &row);
    for row in &mut table.rows {
        let line = row.number as u32 - 1;
        let here = joined.range((line, 0)..(line + 1, 0));
        row.joined = here.map(|&(_, column)| column as usize).collect();
    }
    Ok(table)
}

/// Reads a sheet cell by cell; true when there was more than is read.
fn stream(
    book: &mut Xlsx<Cursor<&[u8]>>,
    name: &str,
    cells: &mut Cells,
) -> Result<bool, calamine::Error> {
    let mut reader = book.worksheet_cells_reader(name)?;
    let mut cut = false;
    while let Some(cell) = reader.next_cell()? {
        let value = match cell.get_value() {
            DataRef::SharedString(text) => (*text).to_owned(),
            other => as_text(&Data::from(other.clone())),
        };
        cut |= keep(cells, cell.get_position(), value);
    }
    Ok(cut)
}

/// Keeps a cell if it is in bounds; true when it is not.
fn keep(cells: &mut Cells, place: (u32, u32), text: String) -> bool {
    if text.trim().is_empty() {
        return false;
    }
    let inside = place.0 < ROWS && place.1 < COLUMNS;
    if inside {
        cells.insert(place, text);
    }
    !inside
}

/// Cells that were merged all say what the first of them says. Returned are those below it.
fn fill_merged(cells: &mut Cells, merged: &[Dimensions]) -> BTreeSet<(u32, u32)> {
    let mut below = BTreeSet::new();
    for area in merged {
        let Some(text) = cells.get(&area.start).cloned() else {
            continue;
        };
        for row in area.start.0..=area.end.0.min(ROWS) {
            for column in area.start.1..=area.end.1.min(COLUMNS) {
                cells.entry((row, column)).or_insert_with(|| text.clone());
                if row > area.start.0 {
                    below.insert((row, column));
                }
            }
        }
    }
    below
}

/// A cell as a person would type it.
fn as_text(value: &Data) -> String {
    match value {
        Data::Float(number) if number.fract() == 0.0 && number.abs() < 1e15 => {
            format!("{number:.0}")
        }
        Data::DateTime(at) => date_and_time(at),
        Data::DateTimeIso(text) => text.trim_end_matches("T00:00:00").replace('T', " "),
        Data::DurationIso(text) => iso_time(text),
        Data::Error(error) => error.to_string(),
        other => other.as_string().unwrap_or_else(|| match other {
            Data::Bool(true) => "true".to_owned(),
            _ => String::new(),
        }),
    }
}

/// `2025-11-26`, `10:30`, or both. A time of the next day, which Excel counts from its first day on, is `25:30`.
fn date_and_time(at: &ExcelDateTime) -> String {
    let value = at.as_f64();
    // Times are fractions of a day, so a minute may come out as 59.999 seconds.
    let minutes = (value * 1440.0).round();
    if (0.0..2.0 * 1440.0).contains(&minutes) {
        let minutes = minutes as u32;
        return format!("{:02}:{:02}", minutes / 60, minutes % 60);
    }
    let (year, month, day, hour, minute, second, milli) = at.to_ymd_hms_milli();
    let up = u32::from(f32::from(second) + f32::from(milli) / 1000.0 >= 30.0);
    let minutes = u32::from(hour) * 60 + u32::from(minute) + up;
    if value.fract() == 0.0 {
        format!("{year:04}-{month:02}-{day:02}")
    } else {
        format!(
            "{year:04}-{month:02}-{day:02} {:02}:{:02}",
            minutes / 60,
            minutes % 60
        )
    }
}

/// `10:30` of OpenDocument's `PT10H30M00S`.
fn iso_time(text: &str) -> String {
    let part = |end: char| {
        let before = text.split_once(end).map_or("", |(before, _)| before);
        let digits = before.trim_start_matches(|c: char| !c.is_ascii_digit());
        let digits = digits.rsplit(|c: char| !c.is_ascii_digit()).next();
        digits.and_then(|digits| digits.parse::<u32>().ok())
    };
    format!(
        "{:02}:{:02}",
        part('H').unwrap_or(0),
        part('M').unwrap_or(0)
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_of_open_document_are_read() {
        assert_eq!(iso_time("PT09H05M00S"), "09:05");
        assert_eq!(iso_time("PT14H"), "14:00");
    }
}
