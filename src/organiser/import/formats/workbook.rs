//! Workbooks: Excel and OpenDocument. Every cell becomes text; hidden sheets are left out.

use std::collections::BTreeSet;
use std::io::{Cursor, Read as _};

use calamine::{
    Data, DataRef, DataType as _, Error, ExcelDateTime, Reader, SheetType, SheetVisible, Sheets,
    Xlsx,
};

use super::csv::HEAD;
use super::format::{Ask, FileContent, Format, FormatFault};
use super::grid::Grid;
use super::hidden::HiddenCells;
use super::links::{self, LinkFormula};
use super::merged;
use super::number_format::NumberFormats;
use super::other::Other;
use super::parts::CellRef;
use super::readings;
use super::struck;
use super::table::{Table, UNWORKED};

/// Excel and OpenDocument.
pub(super) const FORMAT: Format = Format {
    name: "Excel, OpenDocument",
    recognises: |bytes| bytes.starts_with(ZIP) || bytes.starts_with(COMPOUND),
    read: |bytes, ask| workbook(bytes, ask).map(FileContent::Table),
};

/// The first bytes of .xlsx and .ods, which are archives.
const ZIP: &[u8] = b"PK\x03\x04";
/// The first bytes of .xls.
const COMPOUND: &[u8] = b"\xd0\xcf\x11\xe0";
/// Bytes that a part of a workbook may unpack to.
const PART: u64 = 64 * 1024 * 1024;
/// Bytes that all of them may unpack to.
const ALL: u64 = 4 * PART;

/// Refuses parts that unpack to more than is read, whatever the archive says of their size.
fn guard(bytes: &[u8]) -> Result<(), FormatFault> {
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

/// Opens a workbook as what it is, so that a fault is that reader's own.
fn open(bytes: &[u8]) -> Result<Sheets<Cursor<&[u8]>>, FormatFault> {
    let cursor = Cursor::new(bytes);
    let is_ods = || {
        let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).ok()?;
        archive.by_name("mimetype").ok().map(|_| ())
    };
    let book = if bytes.starts_with(COMPOUND) {
        calamine::open_workbook_from_rs(cursor)
            .map(Sheets::Xls)
            .map_err(Error::Xls)
    } else if is_ods().is_some() {
        calamine::open_workbook_from_rs(cursor)
            .map(Sheets::Ods)
            .map_err(Error::Ods)
    } else {
        calamine::open_workbook_from_rs(cursor)
            .map(Sheets::Xlsx)
            .map_err(Error::Xlsx)
    };
    book.map_err(|error| {
        // Each of the formats has an error of its own for it.
        if error.to_string().to_lowercase().contains("password") {
            FormatFault::Other(Other::Locked)
        } else {
            error.into()
        }
    })
}

/// Reads a sheet of a workbook.
fn workbook(bytes: &[u8], ask: &Ask<'_>) -> Result<Table, FormatFault> {
    let wanted = ask.sheet;
    guard(bytes)?;
    let plain = readings::without(bytes);
    let bytes = plain.as_deref().unwrap_or(bytes);
    let mut book = open(bytes)?;
    let names = book.sheet_names();
    if let Some(wanted) = wanted
        && !names.iter().any(|name| name == wanted)
    {
        return Err(FormatFault::NoSheet(wanted.to_owned()));
    }
    let all = book.sheets_metadata().to_vec();
    // Charts may have sheets of their own.
    let holds_cells =
        |sheet: &calamine::Sheet| sheet.typ == SheetType::WorkSheet && names.contains(&sheet.name);
    let candidates = all.iter().enumerate().filter(|(_, sheet)| match wanted {
        Some(wanted) => sheet.name == wanted,
        None => sheet.visible == SheetVisible::Visible && holds_cells(sheet),
    });
    // A cover or a guide may come first: the first sheet whose columns have headings, else the first with anything in it.
    let mut best: Option<(Likely, Table)> = None;
    for (index, sheet) in candidates {
        let formats = NumberFormats::of(bytes, &book, &sheet.name, index);
        let (mut grid, struck) = read_sheet(bytes, &mut book, &sheet.name, &formats)?;
        grid.hidden = HiddenCells::of(bytes, &book, &sheet.name, index);
        grid.hidden.struck.extend(struck);
        let mut found = grid.table(ask.with_hidden);
        found.read_as.clone_from(&sheet.name);
        let likely = Likely::of(&found, ask);
        if best.as_ref().is_none_or(|(most, _)| likely > *most) {
            best = Some((likely, found));
        }
        if likely == Likely::List {
            break;
        }
    }
    let table = best.map(|(_, table)| table);
    let Some(mut table) = table else {
        return Err(FormatFault::Hidden);
    };
    table.other_sheets = names;
    let read = table.read_as.clone();
    table.other_sheets.retain(|name| *name != read);
    Ok(table)
}

/// How likely a sheet is the list.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Likely {
    /// Nothing is in it.
    Empty,
    /// No row of it has a heading that is known.
    Other,
    /// One cell of it may head a column.
    Perhaps,
    /// Several cells of a row do.
    List,
}

impl Likely {
    fn of(table: &Table, ask: &Ask<'_>) -> Self {
        if table.rows.is_empty() && table.hidden_rows.is_empty() {
            return Self::Empty;
        }
        let head = table.rows.iter().take(HEAD);
        let known = ask
            .knows
            .and_then(|knows| head.map(|row| knows(&row.cells)).max());
        match known {
            None | Some(0) => Self::Other,
            Some(1) => Self::Perhaps,
            Some(_) => Self::List,
        }
    }
}

/// A sheet's cells, and those of which a part is struck out.
fn read_sheet(
    bytes: &[u8],
    book: &mut Sheets<Cursor<&[u8]>>,
    name: &str,
    formats: &NumberFormats,
) -> Result<(Grid, BTreeSet<CellRef>), FormatFault> {
    let mut grid = Grid::default();
    let mut struck = BTreeSet::new();
    let merged = match book {
        // Cell by cell: one stray entry in the last row would else make millions of empty ones.
        Sheets::Xlsx(book) => {
            struck = stream(
                book,
                name,
                formats,
                &struck::texts_of_xlsx(bytes),
                &mut grid,
            )?;
            grid.links
                .extend(links::in_xlsx(bytes, name).unwrap_or_default());
            book.merge_cells_by_sheet_name(name).unwrap_or_default()
        }
        other => {
            let range = other.worksheet_range(name)?;
            let (top, left) = range.start().unwrap_or_default();
            for (row, column, value) in range.used_cells() {
                let place = (top + row as u32, left + column as u32);
                grid.put(place, shown(value, place, formats));
            }
            match other {
                Sheets::Xls(book) => book.merge_cells_by_sheet_name(name).unwrap_or_default(),
                Sheets::Ods(_) => {
                    grid.merged = merged::in_ods(bytes, name);
                    let (links, formulas) = links::in_ods(bytes, name).unwrap_or_default();
                    grid.links = links;
                    for (place, formula) in formulas {
                        grid.link(place, formula);
                    }
                    return Ok((grid, struck));
                }
                _ => Vec::new(),
            }
        }
    };
    grid.merged = merged.iter().map(|area| (area.start, area.end)).collect();
    Ok((grid, struck))
}

/// Reads a sheet cell by cell; the places of those whose text is one of `struck`.
fn stream(
    book: &mut Xlsx<Cursor<&[u8]>>,
    name: &str,
    formats: &NumberFormats,
    struck: &BTreeSet<String>,
    grid: &mut Grid,
) -> Result<BTreeSet<CellRef>, Error> {
    let (mut places, mut valued) = (BTreeSet::new(), BTreeSet::new());
    let mut reader = book.worksheet_cells_reader(name)?;
    while let Some(cell) = reader.next_cell()? {
        let place = cell.get_position();
        let value = match cell.get_value() {
            DataRef::SharedString(text) => {
                places.extend(struck.contains(*text).then_some(place));
                (*text).to_owned()
            }
            other => shown(&Data::from(other.clone()), place, formats),
        };
        if !matches!(cell.get_value(), DataRef::Empty) {
            valued.insert(place);
        }
        grid.put(place, value);
    }
    drop(reader);
    // Programs that write workbooks may leave it to Excel to work their formulas out.
    let mut reader = book.worksheet_cells_reader(name)?;
    while let Some(cell) = reader.next_formula()? {
        let (place, formula) = (cell.get_position(), cell.get_value());
        if let Some(formula) = LinkFormula::of(formula) {
            grid.link(place, formula);
        }
        if !formula.is_empty() && !valued.contains(&place) {
            grid.put(place, format!("{UNWORKED}{formula}"));
        }
    }
    Ok(places)
}

/// A cell as a person sees it.
fn shown(value: &Data, place: CellRef, formats: &NumberFormats) -> String {
    let number = match value {
        Data::Float(number) => Some(*number),
        Data::Int(number) => Some(*number as f64),
        _ => None,
    };
    number
        .and_then(|number| formats.shown(place, number))
        .unwrap_or_else(|| as_text(value))
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
    let seconds = (value * 86_400.0).round();
    if (0.0..2.0 * 86_400.0).contains(&seconds) {
        return clock(seconds as u32);
    }
    let (year, month, day, hour, minute, second, milli) = at.to_ymd_hms_milli();
    let seconds = u32::from(hour) * 3600 + u32::from(minute) * 60 + u32::from(second);
    let day = format!("{year:04}-{month:02}-{day:02}");
    if value.fract() == 0.0 {
        day
    } else {
        format!("{day} {}", clock(seconds + u32::from(milli >= 500)))
    }
}

/// `10:30`, `10:30:59`. Times are fractions of a day, so a minute may come out some seconds off.
fn clock(seconds: u32) -> String {
    let near = (seconds + SLACK) / 60;
    let (hours, minutes, rest) = (seconds / 3600, seconds / 60 % 60, seconds % 60);
    if (SLACK + 1..60 - SLACK).contains(&rest) {
        format!("{hours:02}:{minutes:02}:{rest:02}")
    } else {
        format!("{:02}:{:02}", near / 60, near % 60)
    }
}

/// Seconds by which a fraction of a day may be off a whole minute.
const SLACK: u32 = 5;

/// `10:30` of OpenDocument's `PT10H30M00S`.
fn iso_time(text: &str) -> String {
    let part = |end: char| -> f64 {
        let before = text.split_once(end).map_or("", |(before, _)| before);
        let figure = |c: char| c.is_ascii_digit() || c == '.';
        let number = before.rsplit(|c| !figure(c)).next();
        number
            .and_then(|number| number.parse().ok())
            .unwrap_or_default()
    };
    let seconds = part('H') * 3600.0 + part('M') * 60.0 + part('S');
    clock(seconds.round() as u32)
}

#[cfg(test)]
mod tests {
    use super::super::test_archive::archive;
    use super::*;

    #[test]
    fn a_formula_that_nobody_worked_out_is_no_empty_cell() {
        let bytes = archive(&[
            (
                "[Content_Types].xml",
                r#"<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>"#,
            ),
            (
                "_rels/.rels",
                r#"<Relationships><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>"#,
            ),
            (
                "xl/workbook.xml",
                r#"<workbook xmlns:r="r"><sheets><sheet name="A" sheetId="1" r:id="rId1"/></sheets></workbook>"#,
            ),
            (
                "xl/_rels/workbook.xml.rels",
                r#"<Relationships><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>"#,
            ),
            (
                "xl/worksheets/sheet1.xml",
                r#"<worksheet><sheetData><row r="1"><c r="A1" t="str"><f>"a"</f><v>a</v></c><c r="B1"><f>A3</f><v/></c><c r="C1" t="str"><f>""</f><v></v></c><c r="D1"><f>A3</f></c><c r="E1"><v>1</v></c></row></sheetData></worksheet>"#,
            ),
        ]);
        let table = workbook(&bytes, &Ask::default()).unwrap();
        let wanted = ["a", "#VALUE! =A3", "", "#VALUE! =A3", "1"];
        assert_eq!(table.rows[0].cells, wanted);
    }

    #[test]
    fn whole_minutes_are_found_and_seconds_stay() {
        for (seconds, wanted) in [
            (36_000, "10:00"),
            (35_997, "10:00"),
            (36_003, "10:00"),
            (36_059, "10:01"),
            (36_030, "10:00:30"),
            (91_800, "25:30"),
        ] {
            assert_eq!(clock(seconds), wanted);
        }
    }

    #[test]
    fn times_of_open_document_are_read() {
        assert_eq!(iso_time("PT09H05M00S"), "09:05");
        assert_eq!(iso_time("PT14H"), "14:00");
        assert_eq!(iso_time("PT25H30M"), "25:30");
        assert_eq!(iso_time("PT09H59M59.9999S"), "10:00");
        assert_eq!(iso_time("PT10H00M30S"), "10:00:30");
    }
}
