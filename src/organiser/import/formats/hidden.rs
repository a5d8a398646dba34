//! Rows and columns that a workbook hides: people hide what is not for everybody, and filters hide rows. Rows that are struck out
//! are no more, and left out with them.

use std::collections::{BTreeMap, BTreeSet};

use calamine::Sheets;
use quick_xml::Reader;
use quick_xml::events::Event;

use super::grid::{COLUMNS, CellRef, ROWS};
use super::parts::{
    elements, number, part, place, record, records, sheet_part, sheet_records, stream, word,
};
use super::xml::attribute;

/// What a sheet hides.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct HiddenCells {
    /// Rows, from 0.
    pub rows: BTreeSet<u32>,
    /// Columns, from 0.
    pub columns: BTreeSet<u32>,
    /// Cells that are struck out, wholly or in part, in rows that hold.
    pub struck: BTreeSet<CellRef>,
}

impl HiddenCells {
    /// What a sheet of a workbook hides; `index` is its place among all sheets. Nothing where that is not found out.
    pub fn of<R>(bytes: &[u8], book: &Sheets<R>, sheet: &str, index: usize) -> Self {
        let found = match book {
            Sheets::Xlsx(_) => in_xlsx(bytes, sheet),
            Sheets::Ods(_) => in_ods(bytes, sheet),
            Sheets::Xls(_) => in_xls(bytes, index),
            Sheets::Xlsb(_) => None,
        };
        found.unwrap_or_default()
    }

    fn hide(set: &mut BTreeSet<u32>, first: u32, count: u32, end: u32) {
        // Programs repeat the last row and column to the end of the sheet.
        set.extend(first..first.saturating_add(count).min(end));
    }
}

fn in_xlsx(bytes: &[u8], sheet: &str) -> Option<HiddenCells> {
    let mut hidden = HiddenCells::default();
    let struck = struck_styles(bytes).unwrap_or_default();
    let mut filled = Filled::default();
    let (mut is_struck, mut cell) = (false, None);
    let mut next = 0;
    elements(&sheet_part(bytes, sheet)?, |name, tag| {
        let Some(tag) = tag else { return };
        let is = |wanted: &str, no: &[&str]| {
            attribute(tag, wanted).is_some_and(|said| no.contains(&said.as_str()))
        };
        match name {
            "row" => {
                // Rows may come without their numbers, and then follow one another.
                let row = number(tag, "r")
                    .and_then(|row| row.checked_sub(1))
                    .unwrap_or(next);
                next = row.saturating_add(1);
                if is("hidden", &["1", "true"]) || is("ht", &["0"]) {
                    HiddenCells::hide(&mut hidden.rows, row, 1, ROWS);
                }
            }
            "c" => {
                is_struck = number(tag, "s").is_some_and(|style| struck.contains(&style));
                cell = attribute(tag, "r").and_then(|name| place(&name));
            }
            "strike" if !is("val", &["0", "false"]) => hidden.struck.extend(cell),
            "v" | "is" => {
                hidden.struck.extend(cell.filter(|_| is_struck));
                filled.add(next.saturating_sub(1), is_struck);
            }
            "col" if is("hidden", &["1", "true"]) || is("width", &["0"]) => {
                let first = number(tag, "min").unwrap_or(1).saturating_sub(1);
                let last = number(tag, "max").unwrap_or(first);
                HiddenCells::hide(
                    &mut hidden.columns,
                    first,
                    last.saturating_sub(first),
                    COLUMNS,
                );
            }
            _ => {}
        }
    });
    hidden.rows.extend(filled.struck_out());
    Some(hidden)
}

/// Texts of a workbook of Excel of which a part is struck out.
pub(super) fn struck_texts(bytes: &[u8]) -> BTreeSet<String> {
    let xml = part(bytes, "xl/sharedStrings.xml").filter(|xml| xml.contains("strike"));
    let Some(xml) = xml else {
        return BTreeSet::new();
    };
    let (mut texts, mut text) = (BTreeSet::new(), String::new());
    let (mut is_struck, mut is_text, mut is_reading) = (false, false, false);
    let mut reader = Reader::from_str(&xml);
    while let Ok(event) = reader.read_event() {
        match event {
            Event::Eof => break,
            Event::Start(tag) | Event::Empty(tag) => match tag.local_name().as_ref() {
                "si" => (text, is_struck) = (String::new(), false),
                "strike" => {
                    let off =
                        attribute(&tag, "val").is_some_and(|val| val == "0" || val == "false");
                    is_struck |= !off;
                }
                "rPh" => is_reading = true,
                "t" => is_text = !is_reading,
                _ => {}
            },
            Event::End(tag) => match tag.local_name().as_ref() {
                "si" if is_struck => _ = texts.insert(std::mem::take(&mut text)),
                "rPh" => is_reading = false,
                "t" => is_text = false,
                _ => {}
            },
            Event::Text(part) if is_text => text.push_str(&part),
            Event::GeneralRef(entity) if is_text => {
                let whole = format!("&{};", &*entity);
                let letter = quick_xml::escape::unescape(&whole);
                text.push_str(&letter.map_or(whole.clone(), std::borrow::Cow::into_owned));
            }
            _ => {}
        }
    }
    texts
}

/// Numbers of the styles whose letters are struck out.
fn struck_styles(bytes: &[u8]) -> Option<BTreeSet<u32>> {
    let (mut fonts, mut struck) = (0_u32, BTreeSet::new());
    let (mut in_cells, mut style, mut styles) = (false, 0, BTreeSet::new());
    elements(&part(bytes, "xl/styles.xml")?, |name, tag| {
        match (name, tag) {
            ("strike", Some(tag)) => {
                let off = attribute(tag, "val").is_some_and(|val| val == "0" || val == "false");
                struck.extend((!off).then_some(fonts));
            }
            ("font", None) => fonts += 1,
            ("cellXfs", tag) => in_cells = tag.is_some(),
            ("xf", Some(tag)) if in_cells => {
                let font = number(tag, "fontId").unwrap_or(0);
                styles.extend(struck.contains(&font).then_some(style));
                style += 1;
            }
            _ => {}
        }
    });
    Some(styles)
}

fn in_ods(bytes: &[u8], sheet: &str) -> Option<HiddenCells> {
    let mut hidden = HiddenCells::default();
    // Tables may stand in cells of others.
    let (mut depth, mut inside) = (0, false);
    let (mut row, mut column) = (0_u32, 0_u32);
    elements(&part(bytes, "content.xml")?, |name, tag| {
        match (name, tag) {
            ("table", Some(tag)) => {
                depth += 1;
                if depth == 1 {
                    inside = attribute(tag, "name").as_deref() == Some(sheet);
                    (row, column) = (0, 0);
                }
            }
            ("table", None) => depth -= 1,
            ("table-row" | "table-column", Some(tag)) if inside && depth == 1 => {
                let hide = attribute(tag, "visibility").is_some_and(|how| how != "visible");
                let (set, at, count, end) = if name == "table-row" {
                    (
                        &mut hidden.rows,
                        &mut row,
                        number(tag, "number-rows-repeated"),
                        ROWS,
                    )
                } else {
                    (
                        &mut hidden.columns,
                        &mut column,
                        number(tag, "number-columns-repeated"),
                        COLUMNS,
                    )
                };
                let count = count.unwrap_or(1);
                if hide {
                    HiddenCells::hide(set, *at, count, end);
                }
                *at = at.saturating_add(count);
            }
            _ => {}
        }
    });
    Some(hidden)
}

fn in_xls(bytes: &[u8], index: usize) -> Option<HiddenCells> {
    let (stream, start) = stream(bytes, index)?;
    let mut hidden = HiddenCells::default();
    let struck = struck_styles_of_xls(&stream);
    let mut filled = Filled::default();
    for (kind, data) in sheet_records(&stream, start) {
        match kind {
            record::LABEL
            | record::TEXT
            | record::NUMBER
            | record::SHORT_NUMBER
            | record::FORMULA => {
                let cell = (word(data, 0)?, word(data, 2)?);
                let is_struck = struck.contains(&word(data, 4)?);
                filled.add(cell.0, is_struck);
                hidden.struck.extend(is_struck.then_some(cell));
            }
            record::ROW if word(data, 12)? & 0x20 != 0 => {
                HiddenCells::hide(&mut hidden.rows, word(data, 0)?, 1, ROWS);
            }
            record::COLUMNS if word(data, 8)? & 1 != 0 => {
                let first = word(data, 0)?;
                HiddenCells::hide(
                    &mut hidden.columns,
                    first,
                    (word(data, 2)? + 1).saturating_sub(first),
                    COLUMNS,
                );
            }
            _ => {}
        }
    }
    hidden.rows.extend(filled.struck_out());
    Some(hidden)
}

/// Numbers of the styles of a workbook of Excel 97 whose letters are struck out.
fn struck_styles_of_xls(stream: &[u8]) -> BTreeSet<u32> {
    let globals = || records(stream, 0).take_while(|(kind, _)| *kind != record::END);
    let of = |wanted: u16| globals().filter(move |(kind, _)| *kind == wanted);
    let fonts: Vec<bool> = of(record::FONT)
        .map(|(_, data)| word(data, 2).is_some_and(|flags| flags & 8 != 0))
        .collect();
    let is_struck = |font: u32| {
        // No font has the number 4.
        let at = if font > 4 { font - 1 } else { font };
        fonts.get(at as usize).copied().unwrap_or(false)
    };
    let styles = (0..).zip(of(record::STYLE));
    styles
        .filter(|(_, (_, data))| word(data, 0).is_some_and(is_struck))
        .map(|(style, _)| style)
        .collect()
}

/// Of each row, its cells with something in them, and how many of them are struck out.
#[derive(Default)]
struct Filled(BTreeMap<u32, (usize, usize)>);

impl Filled {
    fn add(&mut self, row: u32, is_struck: bool) {
        let (all, struck) = self.0.entry(row).or_default();
        *all += 1;
        *struck += usize::from(is_struck);
    }

    /// Rows of which all is struck out.
    fn struck_out(self) -> impl Iterator<Item = u32> {
        let whole = |(_, (all, struck)): &(u32, (usize, usize))| all == struck;
        self.0.into_iter().filter(whole).map(|(row, _)| row)
    }
}

#[cfg(test)]
mod tests {
    use std::io::{Cursor, Write as _};

    use super::super::test_archive::archive;
    use super::*;

    fn sets(hidden: &HiddenCells) -> (Vec<u32>, Vec<u32>) {
        (
            hidden.rows.iter().copied().collect(),
            hidden.columns.iter().copied().collect(),
        )
    }

    #[test]
    fn excel_says_what_it_hides() {
        let bytes = archive(&[
            (
                "xl/workbook.xml",
                r#"<workbook><sheets><sheet name="A" r:id="rId1"/><sheet name="B &amp; C" r:id="rId2"/></sheets></workbook>"#,
            ),
            (
                "xl/_rels/workbook.xml.rels",
                r#"<Relationships><Relationship Id="rId2" Target="/xl/worksheets/two.xml"/></Relationships>"#,
            ),
            (
                "xl/worksheets/two.xml",
                r#"<x:worksheet><x:cols><x:col min="2" max="3" hidden="1"/><x:col min="4" max="4" width="9"/><x:col min="6" max="16384" width="0"/></x:cols>
                   <x:sheetData><x:row r="1"/><x:row r="2" hidden="1"/><x:row hidden="true"/><x:row r="9" ht="0"/></x:sheetData></x:worksheet>"#,
            ),
        ]);
        let (rows, columns) = sets(&in_xlsx(&bytes, "B & C").unwrap());
        assert_eq!(rows, [1, 2, 8]);
        assert_eq!(
            (columns[..3].to_vec(), columns.len()),
            (vec![1, 2, 5], 2 + COLUMNS as usize - 5)
        );
        assert!(in_xlsx(&bytes, "A").is_none());
    }

    #[test]
    fn open_document_says_what_it_hides() {
        let bytes = archive(&[(
            "content.xml",
            r#"<office:document-content><table:table table:name="A"><table:table-row table:visibility="collapse"/></table:table>
               <table:table table:name="B"><table:table-column/><table:table-column table:number-columns-repeated="2" table:visibility="collapse"/>
               <table:table-header-rows><table:table-row/></table:table-header-rows>
               <table:table-row table:number-rows-repeated="2" table:visibility="filter"/><table:table-row><table:table-cell><table:table table:name="B">
               <table:table-row table:visibility="collapse"/></table:table></table:table-cell></table:table-row>
               <table:table-row table:visibility="collapse"/></table:table></office:document-content>"#,
        )]);
        assert_eq!(
            sets(&in_ods(&bytes, "B").unwrap()),
            (vec![1, 2, 4], vec![1, 2])
        );
        assert_eq!(sets(&in_ods(&bytes, "A").unwrap()), (vec![0], vec![]));
    }

    #[test]
    fn excel_97_says_what_is_struck_out() {
        let record = |kind: u16, data: &[u8]| {
            let length = (data.len() as u16).to_le_bytes();
            [&kind.to_le_bytes()[..], &length, data].concat()
        };
        let font = |flags: u8| record(record::FONT, &[200, 0, flags, 0, 0, 0]);
        let style = |font: u8| record(record::STYLE, &[font, 0, 0, 0]);
        let text = |row: u8, column: u8, style: u8| {
            record(record::TEXT, &[row, 0, column, 0, style, 0, 0, 0, 0, 0])
        };
        // The fifth font has the number 5.
        let fonts = [0, 0, 0, 0, 8].map(font).concat();
        let styles = [style(0), style(5)].concat();
        let sheet = [
            record(record::BEGIN, &[0; 16]),
            text(0, 0, 0),
            text(1, 0, 0),
            text(1, 1, 1),
            text(2, 0, 1),
            text(2, 1, 1),
            record(record::END, &[]),
        ]
        .concat();
        let head = |start: u32| {
            let place = [&start.to_le_bytes()[..], &[0; 5]].concat();
            [
                record(record::BEGIN, &[0; 16]),
                fonts.clone(),
                styles.clone(),
                record(record::SHEET, &place),
                record(record::END, &[]),
            ]
            .concat()
        };
        let start = head(0).len() as u32;
        let mut file = cfb::CompoundFile::create(Cursor::new(Vec::new())).unwrap();
        file.create_stream("/Workbook")
            .unwrap()
            .write_all(&[head(start), sheet].concat())
            .unwrap();
        file.flush().unwrap();
        let bytes = file.into_inner().into_inner();
        let hidden = in_xls(&bytes, 0).unwrap();
        assert_eq!(sets(&hidden).0, [2]);
        assert!(hidden.struck.contains(&(1, 1)) && !hidden.struck.contains(&(1, 0)));
    }

    /// A workbook of Excel 97 whose second sheet hides its second row and its columns B and C.
    #[test]
    fn excel_97_says_what_it_hides() {
        let record = |kind: u16, data: &[u8]| {
            [
                &kind.to_le_bytes(),
                &(data.len() as u16).to_le_bytes(),
                data,
            ]
            .concat()
        };
        let row = |row: u8, flags: u8| {
            record(
                record::ROW,
                &[row, 0, 0, 0, 3, 0, 0, 0, 0, 0, 0, 0, flags, 0, 0, 0],
            )
        };
        let chart = [
            record(record::BEGIN, &[0; 16]),
            row(4, 0x20),
            record(record::END, &[]),
        ]
        .concat();
        let sheet = [
            record(record::BEGIN, &[0; 16]),
            record(record::COLUMNS, &[1, 0, 2, 0, 0, 9, 0, 0, 1, 0, 0, 0]),
            record(record::COLUMNS, &[3, 0, 3, 0, 0, 9, 0, 0, 0, 0, 0, 0]),
            row(0, 0),
            row(1, 0x20),
            chart,
            record(record::END, &[]),
            row(7, 0x20),
        ]
        .concat();
        let head = |start: u32| {
            [
                record(record::BEGIN, &[0; 16]),
                record(record::SHEET, &[0; 9]),
                record(record::SHEET, &[&start.to_le_bytes()[..], &[0; 5]].concat()),
                record(record::END, &[]),
            ]
            .concat()
        };
        let start = head(0).len() as u32;
        let mut file = cfb::CompoundFile::create(Cursor::new(Vec::new())).unwrap();
        file.create_stream("/Workbook")
            .unwrap()
            .write_all(&[head(start), sheet].concat())
            .unwrap();
        file.flush().unwrap();
        let bytes = file.into_inner().into_inner();
        assert_eq!(sets(&in_xls(&bytes, 1).unwrap()), (vec![1], vec![1, 2]));
        assert!(in_xls(&bytes, 2).is_none());
    }
}
