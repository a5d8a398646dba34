//! Reading a table as people have it: CSV in whatever encoding, Excel, OpenDocument. Every cell becomes text.

use std::collections::{BTreeMap, BTreeSet};
use std::io::Cursor;

use calamine::{
    Data, DataRef, DataType as _, Dimensions, ExcelDateTime, Reader, Sheets, Xlsx,
    open_workbook_auto_from_rs,
};
use encoding_rs::{Encoding, SHIFT_JIS, UTF_8};

/// Rows that are read: as many as an event may have booths, and some headings.
const ROWS: u32 = 10_100;
/// Columns that are read; what stands further to the right was put there by accident.
const COLUMNS: u32 = 400;

/// A table.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Table {
    /// Rows with something in them, in order.
    pub rows: Vec<Row>,
    /// How the file was read: `Shift_JIS`, `UTF-8`, or the name of the sheet.
    pub read_as: String,
    /// Sheets that were not read.
    pub other_sheets: Vec<String>,
    /// Whether there was more than is read.
    pub cut: bool,
}

/// A row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Row {
    /// Number of the row as spreadsheets show it, from 1.
    pub number: usize,
    /// The cells' texts, without spaces around them.
    pub cells: Vec<String>,
    /// Columns whose cell is one with the cell above it.
    pub joined: Vec<usize>,
}

/// Why a file is no table.
#[derive(Debug, thiserror::Error)]
pub(crate) enum TableFault {
    /// The bytes are no text in an encoding that we know.
    #[error("neither UTF-8 nor Shift_JIS")]
    Encoding,
    /// The workbook has no such sheet.
    #[error("no sheet {0}")]
    NoSheet(String),
    /// Quotation marks or lines that end nowhere.
    #[error(transparent)]
    Csv(#[from] csv::Error),
    /// A workbook that cannot be read.
    #[error(transparent)]
    Workbook(#[from] calamine::Error),
}

/// Reads a file. `sheet` names a workbook's sheet; the first one with something in it is read else.
///
/// # Errors
/// When the file is neither text nor a workbook.
pub(crate) fn read(bytes: &[u8], sheet: Option<&str>) -> Result<Table, TableFault> {
    // Zip archives (.xlsx, .ods) and compound files (.xls) say so in their first bytes.
    if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"\xd0\xcf\x11\xe0") {
        workbook(bytes, sheet)
    } else {
        text(bytes)
    }
}

/// Reads comma- or tab-separated text.
fn text(bytes: &[u8]) -> Result<Table, TableFault> {
    let (text, encoding) = decode(bytes)?;
    let mut table = Table {
        read_as: encoding.name().to_owned(),
        ..Table::default()
    };
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(delimiter(&text))
        .from_reader(text.as_bytes());
    let (mut line, mut counted) = (1, 0);
    for (index, record) in reader.records().enumerate() {
        let record = record?;
        if index >= ROWS as usize {
            table.cut = true;
            break;
        }
        // The reader's own count stands before empty lines that it skips.
        let start = record.position().map_or(0, |at| at.byte() as usize);
        let skipped = text[start..].len() - text[start..].trim_start_matches(['\r', '\n']).len();
        line += text[counted..start + skipped].matches('\n').count();
        counted = start + skipped;
        let cells = record.iter().take(COLUMNS as usize);
        table.push(line, &cells.map(str::to_owned).collect::<Vec<_>>());
    }
    Ok(table)
}

/// The text and its encoding: what a mark says, else UTF-8, else what Japanese Excel writes.
fn decode(bytes: &[u8]) -> Result<(String, &'static Encoding), TableFault> {
    let (encoding, bytes) = match Encoding::for_bom(bytes) {
        Some((encoding, length)) => (encoding, bytes.get(length..).unwrap_or_default()),
        None if std::str::from_utf8(bytes).is_ok() => (UTF_8, bytes),
        None => (SHIFT_JIS, bytes),
    };
    let text = encoding
        .decode_without_bom_handling_and_without_replacement(bytes)
        .ok_or(TableFault::Encoding)?;
    Ok((text.into_owned(), encoding))
}

/// What parts the cells: whichever of comma, tab and semicolon stands most often in the first lines.
fn delimiter(text: &str) -> u8 {
    let head: String = text.lines().take(20).collect();
    let count = |mark: char| head.matches(mark).count();
    // On a tie the first of these, so that a table of one column is read by commas.
    let mut best = (',', count(','));
    for mark in ['\t', ';'] {
        if count(mark) > best.1 {
            best = (mark, count(mark));
        }
    }
    best.0 as u8
}

/// Reads a sheet of a workbook.
fn workbook(bytes: &[u8], wanted: Option<&str>) -> Result<Table, TableFault> {
    let mut book = open_workbook_auto_from_rs(Cursor::new(bytes))?;
    let names = book.sheet_names();
    if let Some(wanted) = wanted
        && !names.iter().any(|name| name == wanted)
    {
        return Err(TableFault::NoSheet(wanted.to_owned()));
    }
    let mut table = Table::default();
    let candidates = names
        .iter()
        .filter(|name| wanted.is_none_or(|wanted| *name == wanted));
    for name in candidates {
        table = read_sheet(&mut book, name)?;
        table.read_as.clone_from(name);
        if !table.rows.is_empty() {
            break;
        }
    }
    table.other_sheets = names;
    let read = table.read_as.clone();
    table.other_sheets.retain(|name| *name != read);
    Ok(table)
}

/// Cells by row and column, from 0.
type Cells = BTreeMap<(u32, u32), String>;

fn read_sheet(book: &mut Sheets<Cursor<&[u8]>>, name: &str) -> Result<Table, TableFault> {
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
        Data::Error(_) => String::new(),
        other => other.as_string().unwrap_or_else(|| match other {
            Data::Bool(true) => "true".to_owned(),
            _ => String::new(),
        }),
    }
}

/// `2025-11-26`, `10:30`, or both.
fn date_and_time(at: &ExcelDateTime) -> String {
    let (year, month, day, hour, minute, second, milli) = at.to_ymd_hms_milli();
    // Times are fractions of a day, so a minute may come out as 59.999 seconds.
    let minutes = u32::from(hour) * 60
        + u32::from(minute)
        + u32::from(f32::from(second) + f32::from(milli) / 1000.0 >= 30.0);
    let time = format!("{:02}:{:02}", minutes / 60, minutes % 60);
    if at.as_f64() < 1.0 {
        time
    } else if at.as_f64().fract() == 0.0 {
        format!("{year:04}-{month:02}-{day:02}")
    } else {
        format!("{year:04}-{month:02}-{day:02} {time}")
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

impl Table {
    /// Adds a row if there is something in it.
    fn push(&mut self, number: usize, cells: &[String]) {
        let cells: Vec<String> = cells.iter().map(|cell| cell.trim().to_owned()).collect();
        if cells.iter().any(|cell| !cell.is_empty()) {
            self.rows.push(Row {
                number,
                cells,
                joined: Vec::new(),
            });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cells(bytes: &[u8]) -> Vec<Vec<String>> {
        let rows = read(bytes, None).unwrap().rows;
        rows.into_iter().map(|row| row.cells).collect()
    }

    #[test]
    fn encodings_and_separators_are_found_out() {
        let wanted = vec![vec!["会社名", "国"], vec!["㈱青葉, 横浜", "日本"]];
        for text in [
            "会社名,国\n\"㈱青葉, 横浜\",日本\n",
            "会社名\t国\n㈱青葉, 横浜\t日本\n",
        ] {
            assert_eq!(cells(text.as_bytes()), wanted);
            assert_eq!(cells(format!("\u{feff}{text}").as_bytes()), wanted);
            assert_eq!(cells(&SHIFT_JIS.encode(text).0), wanted);
        }
        assert!(matches!(
            read(b"\x81\xff\xff", None),
            Err(TableFault::Encoding)
        ));
    }

    #[test]
    fn rows_keep_their_numbers() {
        let table = read("name\n\n , \n\nNEC\n".as_bytes(), None).unwrap();
        let numbers: Vec<_> = table.rows.iter().map(|row| row.number).collect();
        assert_eq!(numbers, [1, 5]);
        assert!(read(b"PK\x03\x04 no archive", None).is_err());
    }

    #[test]
    fn times_of_open_document_are_read() {
        assert_eq!(iso_time("PT09H05M00S"), "09:05");
        assert_eq!(iso_time("PT14H"), "14:00");
    }
}
