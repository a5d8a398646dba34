//! Rows and columns that a workbook hides: people hide what is not for everybody, and filters hide rows. Rows that are struck out
//! are no more, and left out with them.

use std::collections::BTreeSet;

use calamine::Sheets;

use super::grid::{COLUMNS, ROWS};
use super::parts::{
    CellRef, elements, number, part, place, record, sheet_part, sheet_records, stream, word,
};
use super::struck::{self, Filled};
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
    let struck = struck::styles_of_xlsx(bytes).unwrap_or_default();
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

fn in_ods(bytes: &[u8], sheet: &str) -> Option<HiddenCells> {
    let content = part(bytes, "content.xml")?;
    let struck = struck::styles_of_ods(&content, &part(bytes, "styles.xml").unwrap_or_default());
    let is_struck = |style: Option<String>| style.is_some_and(|style| struck.contains(&style));
    let mut hidden = HiddenCells::default();
    let mut filled = Filled::default();
    // Tables may stand in cells of others.
    let (mut depth, mut inside) = (0, false);
    let (mut rows, mut columns) = (0..0_u32, 0..0_u32);
    let mut struck_columns = BTreeSet::new();
    // The cells that an element stands for, whether it is struck out, and whether there is something in it.
    let (mut cells, mut is_out, mut is_empty, mut in_note) = (0..0_u32, false, true, false);
    elements(&content, |name, tag| match (name, tag) {
        ("table", Some(tag)) => {
            depth += 1;
            if depth == 1 {
                inside = attribute(tag, "name").as_deref() == Some(sheet);
                (rows, columns) = (0..0, 0..0);
                struck_columns.clear();
            }
        }
        ("table", None) => depth -= 1,
        _ if !inside || depth != 1 => {}
        ("table-row" | "table-column", Some(tag)) => {
            let hide = attribute(tag, "visibility").is_some_and(|how| how != "visible");
            let (set, at, count, end) = if name == "table-row" {
                cells = 0..0;
                (
                    &mut hidden.rows,
                    &mut rows,
                    number(tag, "number-rows-repeated"),
                    ROWS,
                )
            } else {
                (
                    &mut hidden.columns,
                    &mut columns,
                    number(tag, "number-columns-repeated"),
                    COLUMNS,
                )
            };
            *at = at.end..at.end.saturating_add(count.unwrap_or(1));
            let bounded = at.start..at.end.min(end);
            if name == "table-column" && is_struck(attribute(tag, "default-cell-style-name")) {
                struck_columns.extend(bounded.clone());
            }
            if hide {
                set.extend(bounded);
            }
        }
        ("table-cell" | "covered-table-cell", Some(tag)) => {
            let count = number(tag, "number-columns-repeated").unwrap_or(1);
            cells = cells.end..cells.end.saturating_add(count);
            is_out = match attribute(tag, "style-name") {
                None => struck_columns.contains(&cells.start),
                style => is_struck(style),
            };
            is_empty = true;
        }
        ("annotation", tag) => in_note = tag.is_some(),
        ("p" | "span", Some(tag)) if !in_note => {
            let is_part = name == "span" && is_struck(attribute(tag, "style-name"));
            for row in rows.start..rows.end.min(ROWS) {
                for column in cells.start..cells.end.min(COLUMNS) {
                    if is_empty {
                        filled.add(row, is_out);
                    }
                    if is_out || is_part {
                        hidden.struck.insert((row, column));
                    }
                }
            }
            is_empty = false;
        }
        _ => {}
    });
    hidden.rows.extend(filled.struck_out());
    Some(hidden)
}

fn in_xls(bytes: &[u8], index: usize) -> Option<HiddenCells> {
    let (stream, start) = stream(bytes, index)?;
    let mut hidden = HiddenCells::default();
    let struck = struck::styles_of_xls(&stream);
    let words = struck::texts_of_xls(&stream);
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
                let is_part = kind == record::TEXT && words.contains(&word(data, 6)?);
                hidden.struck.extend((is_struck || is_part).then_some(cell));
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

    fn record(kind: u16, data: &[u8]) -> Vec<u8> {
        let length = (data.len() as u16).to_le_bytes();
        [&kind.to_le_bytes()[..], &length, data].concat()
    }

    /// A workbook of Excel 97 with records of its own and those of its sheets.
    fn excel_97(own: &[Vec<u8>], sheets: &[Vec<Vec<u8>>]) -> Vec<u8> {
        let within = |records: &[Vec<u8>]| {
            let (begin, end) = (record(record::BEGIN, &[0; 16]), record(record::END, &[]));
            [begin, records.concat(), end].concat()
        };
        let sheets: Vec<Vec<u8>> = sheets.iter().map(|records| within(records)).collect();
        let head = |first: usize| {
            let mut at = first as u32;
            let places = sheets.iter().map(|sheet| {
                let place = [&at.to_le_bytes()[..], &[0; 5]].concat();
                at += sheet.len() as u32;
                record(record::SHEET, &place)
            });
            let places: Vec<u8> = places.collect::<Vec<_>>().concat();
            within(&[own.concat(), places])
        };
        let mut file = cfb::CompoundFile::create(Cursor::new(Vec::new())).unwrap();
        file.create_stream("/Workbook")
            .unwrap()
            .write_all(&[head(head(0).len()), sheets.concat()].concat())
            .unwrap();
        file.flush().unwrap();
        file.into_inner().into_inner()
    }

    #[test]
    fn excel_97_says_what_is_struck_out() {
        let font = |flags: u8| record(record::FONT, &[200, 0, flags, 0, 0, 0]);
        let style = |font: u8| record(record::STYLE, &[font, 0, 0, 0]);
        let text = |row: u8, column: u8, style: u8, text: u8| {
            record(record::TEXT, &[row, 0, column, 0, style, 0, text, 0, 0, 0])
        };
        // `ab`; `abc` of which the second letter is in the fifth font, which has the number 5, and the third is not.
        let texts = [
            &[2, 0, 0, 0, 2, 0, 0, 0][..],
            &[2, 0, 0, b'a', b'b'],
            &[3, 0, 8, 2, 0, b'a', b'b', b'c', 1, 0, 5, 0, 2, 0, 0, 0],
        ];
        let own: Vec<Vec<u8>> = [0, 0, 0, 0, 8]
            .map(font)
            .into_iter()
            .chain([style(0), style(5), record(record::TEXTS, &texts.concat())])
            .collect();
        let sheet = vec![
            text(0, 0, 0, 0),
            text(1, 0, 0, 0),
            text(1, 1, 1, 0),
            text(2, 0, 1, 0),
            text(2, 1, 1, 0),
            text(3, 0, 0, 1),
            text(3, 1, 0, 0),
        ];
        let hidden = in_xls(&excel_97(&own, &[sheet]), 0).unwrap();
        assert_eq!(sets(&hidden).0, [2]);
        let struck: Vec<CellRef> = hidden.struck.into_iter().collect();
        assert_eq!(struck, [(1, 1), (2, 0), (2, 1), (3, 0)]);
    }

    /// A workbook of Excel 97 whose second sheet hides its second row and its columns B and C.
    #[test]
    fn excel_97_says_what_it_hides() {
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
        let sheet = vec![
            record(record::COLUMNS, &[1, 0, 2, 0, 0, 9, 0, 0, 1, 0, 0, 0]),
            record(record::COLUMNS, &[3, 0, 3, 0, 0, 9, 0, 0, 0, 0, 0, 0]),
            row(0, 0),
            row(1, 0x20),
            chart,
        ];
        // What follows belongs to another sheet.
        let bytes = excel_97(&[], &[Vec::new(), sheet, vec![row(7, 0x20)]]);
        assert_eq!(sets(&in_xls(&bytes, 1).unwrap()), (vec![1], vec![1, 2]));
        assert!(in_xls(&bytes, 3).is_none());
    }

    #[test]
    fn open_document_says_what_is_struck_out() {
        let bytes = archive(&[
            (
                "styles.xml",
                r#"<styles><style:style style:name="Gone"><style:text-properties style:text-line-through-style="solid"/></style:style></styles>"#,
            ),
            (
                "content.xml",
                r#"<office:document-content><office:automatic-styles>
                   <style:style style:name="ce1" style:parent-style-name="Gone"/>
                   <style:style style:name="ce2" style:parent-style-name="Gone"><style:text-properties style:text-line-through-style="none"/></style:style>
                   <style:style style:name="T1"><style:text-properties style:text-line-through-style="solid" style:text-line-through-type="single"/></style:style>
                   </office:automatic-styles><table:table table:name="A">
                   <table:table-column table:number-columns-repeated="2"/><table:table-column table:default-cell-style-name="ce1"/>
                   <table:table-row><table:table-cell><text:p>a</text:p></table:table-cell><table:table-cell table:style-name="ce1"><text:p>b</text:p></table:table-cell><table:table-cell table:style-name="ce2"><text:p>c</text:p></table:table-cell></table:table-row>
                   <table:table-row><table:table-cell table:style-name="ce1" table:number-columns-repeated="2"><text:p>a</text:p></table:table-cell><table:table-cell><text:p>c</text:p><text:p>d</text:p></table:table-cell></table:table-row>
                   <table:table-row table:number-rows-repeated="2"><table:table-cell><text:p>a <text:span text:style-name="T1">b</text:span></text:p></table:table-cell><table:table-cell table:style-name="ce1"><office:annotation><text:p>n</text:p></office:annotation></table:table-cell></table:table-row>
                   </table:table></office:document-content>"#,
            ),
        ]);
        let hidden = in_ods(&bytes, "A").unwrap();
        assert_eq!(sets(&hidden), (vec![1], vec![]));
        let struck: Vec<CellRef> = hidden.struck.into_iter().collect();
        assert_eq!(struck, [(0, 1), (1, 0), (1, 1), (1, 2), (2, 0), (3, 0)]);
    }
}
