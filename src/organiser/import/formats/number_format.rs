//! Numbers as their cells show them: `10%`, `007`, `A-12`, `60分`. A workbook keeps the number and its format apart.

use std::collections::BTreeMap;

use calamine::Sheets;
use quick_xml::Reader;
use quick_xml::events::Event;

use super::grid::COLUMNS;
use super::parts::{
    CellRef, elements, number, part, place, record, sheet_part, sheet_records, stream, word,
};
use super::xml::attribute;

/// What is known of how a sheet's cells show their numbers.
#[derive(Debug, Default)]
pub(super) struct NumberFormats {
    /// The number of each cell's format, where it has one.
    cells: BTreeMap<CellRef, u32>,
    /// What cells show, where the file says it.
    shown: BTreeMap<CellRef, String>,
    /// The codes of a workbook's own by their numbers.
    codes: BTreeMap<u32, String>,
}

impl NumberFormats {
    /// Those of a sheet; `index` is its place among all sheets. Nothing where that is not found out.
    pub fn of<R>(bytes: &[u8], book: &Sheets<R>, sheet: &str, index: usize) -> Self {
        let found = match book {
            Sheets::Xlsx(_) => in_xlsx(bytes, sheet),
            Sheets::Xls(_) => in_xls(bytes, index),
            Sheets::Ods(_) => in_ods(bytes, sheet).map(|shown| Self {
                shown,
                ..Self::default()
            }),
            Sheets::Xlsb(_) => None,
        };
        found.unwrap_or_default()
    }

    /// A cell's number as it is shown, where that says more than the number: a unit, zeros before it, a percentage.
    pub fn shown(&self, place: CellRef, value: f64) -> Option<String> {
        if let Some(shown) = self.shown.get(&place) {
            return Some(shown.clone());
        }
        let format = self.cells.get(&place)?;
        let code = match self.codes.get(format) {
            Some(code) => code.as_str(),
            None => ssfmt::format_code_from_id(*format)?,
        };
        let shown = ssfmt::format_default(value, code).ok()?;
        says_more(&shown).then(|| shown.trim().to_owned())
    }
}

/// Whether what a cell shows is more than a number, which may be rounded and have its thousands parted.
pub(super) fn says_more(shown: &str) -> bool {
    let shown = shown.trim();
    let plain = shown
        .chars()
        .all(|c| c.is_ascii_digit() || matches!(c, '.' | ',' | '-' | '+' | '(' | ')' | ' ' | 'E'));
    let padded = shown.starts_with('0') && shown[1..].starts_with(|c: char| c.is_ascii_digit());
    !shown.is_empty() && (!plain || padded)
}

fn in_xlsx(bytes: &[u8], sheet: &str) -> Option<NumberFormats> {
    let mut found = NumberFormats::default();
    let (mut in_cells, mut styles) = (false, Vec::new());
    elements(&part(bytes, "xl/styles.xml")?, |name, tag| {
        match (name, tag) {
            ("numFmt", Some(tag)) => {
                if let (Some(id), Some(code)) =
                    (number(tag, "numFmtId"), attribute(tag, "formatCode"))
                {
                    found.codes.insert(id, code);
                }
            }
            ("cellXfs", tag) => in_cells = tag.is_some(),
            ("xf", Some(tag)) if in_cells => styles.push(number(tag, "numFmtId").unwrap_or(0)),
            _ => {}
        }
    });
    if styles.iter().all(|format| *format == 0) {
        return None;
    }
    let (mut row, mut column) = (0, 0);
    elements(&sheet_part(bytes, sheet)?, |name, tag| {
        let Some(tag) = tag else { return };
        match name {
            // Rows and cells may come without their places, and then follow one another.
            "row" => (row, column) = (number(tag, "r").unwrap_or(row + 1), 0),
            "c" => {
                let at = attribute(tag, "r").and_then(|at| place(&at));
                let at = at.unwrap_or((row.saturating_sub(1), column));
                column = at.1 + 1;
                let style = number(tag, "s").and_then(|style| styles.get(style as usize));
                if let Some(format) = style.filter(|format| **format != 0) {
                    found.cells.insert(at, *format);
                }
            }
            _ => {}
        }
    });
    Some(found)
}

fn in_xls(bytes: &[u8], index: usize) -> Option<NumberFormats> {
    let (stream, start) = stream(bytes, index)?;
    let mut found = NumberFormats::default();
    let mut styles = Vec::new();
    for (kind, data) in sheet_records(&stream, 0) {
        match kind {
            record::FORMAT => {
                found.codes.insert(word(data, 0)?, text(data.get(2..)?)?);
            }
            record::STYLE => styles.push(word(data, 2)?),
            _ => {}
        }
    }
    let mut put = |row, column, style: u32| {
        let format = styles.get(style as usize).filter(|format| **format != 0);
        found
            .cells
            .extend(format.map(|format| ((row, column), *format)));
    };
    for (kind, data) in sheet_records(&stream, start) {
        match kind {
            record::NUMBER | record::SHORT_NUMBER | record::FORMULA => {
                put(word(data, 0)?, word(data, 2)?, word(data, 4)?);
            }
            record::SHORT_NUMBERS => {
                let (row, first) = (word(data, 0)?, word(data, 2)?);
                // Of each its style and its number; the last column stands behind them.
                for (cell, column) in data.get(4..)?.as_chunks::<6>().0.iter().zip(first..) {
                    put(row, column, word(cell, 0)?);
                }
            }
            _ => {}
        }
    }
    Some(found)
}

/// A text of Excel 97: its length, whether its letters have two bytes, and those.
fn text(data: &[u8]) -> Option<String> {
    let length = usize::from(u16::from_le_bytes(data.get(..2)?.try_into().ok()?));
    let letters = data.get(3..)?;
    Some(if data.get(2)? & 1 == 0 {
        letters
            .get(..length)?
            .iter()
            .map(|byte| char::from(*byte))
            .collect()
    } else {
        let (words, _) = letters.get(..length * 2)?.as_chunks();
        let words: Vec<u16> = words.iter().map(|two| u16::from_le_bytes(*two)).collect();
        String::from_utf16_lossy(&words)
    })
}

/// What the numbers of an OpenDocument sheet are shown as, where that says more than the number.
fn in_ods(bytes: &[u8], sheet: &str) -> Option<BTreeMap<CellRef, String>> {
    let content = part(bytes, "content.xml")?;
    let mut reader = Reader::from_str(&content);
    let mut shown = BTreeMap::new();
    // Tables may stand in cells of others.
    let (mut depth, mut inside) = (0, false);
    let (mut row, mut column) = (0_u32, 0_u32);
    let (mut rows, mut columns) = (1, 1);
    let mut text: Option<String> = None;
    while let Ok(event) = reader.read_event() {
        let is_empty = matches!(event, Event::Empty(_));
        match &event {
            Event::Start(tag) | Event::Empty(tag) => match tag.local_name().as_ref() {
                "table" if !is_empty => {
                    depth += 1;
                    if depth == 1 {
                        inside = attribute(tag, "name").as_deref() == Some(sheet);
                        row = 0;
                    }
                }
                "table-row" if inside && depth == 1 => {
                    rows = number(tag, "number-rows-repeated").unwrap_or(1);
                    column = 0;
                    row += if is_empty { rows } else { 0 };
                }
                "table-cell" | "covered-table-cell" if inside && depth == 1 => {
                    columns = number(tag, "number-columns-repeated").unwrap_or(1);
                    let kind = attribute(tag, "value-type").unwrap_or_default();
                    let is_number = matches!(&*kind, "float" | "percentage" | "currency");
                    text = is_number.then(String::new);
                    column += if is_empty { columns } else { 0 };
                }
                "annotation" if !is_empty => text = None,
                _ => {}
            },
            Event::Text(part) => {
                if let Some(text) = &mut text {
                    text.push_str(part);
                }
            }
            Event::End(tag) => match tag.local_name().as_ref() {
                "table" => depth -= 1,
                "table-row" if inside && depth == 1 => row = row.saturating_add(rows),
                "table-cell" | "covered-table-cell" if inside && depth == 1 => {
                    if let Some(text) = text.take().filter(|text| says_more(text)) {
                        for at in column..column.saturating_add(columns).min(COLUMNS) {
                            shown.insert((row, at), text.trim().to_owned());
                        }
                    }
                    column = column.saturating_add(columns);
                }
                _ => {}
            },
            Event::Eof => break,
            _ => {}
        }
    }
    Some(shown)
}

#[cfg(test)]
mod tests {
    use super::super::test_archive::archive;
    use super::*;

    #[test]
    fn what_says_more_than_a_number_is_shown() {
        for shown in ["10%", "007", "A-12", "60分", "¥1,000", "1/2", "00.5"] {
            assert!(says_more(shown), "{shown}");
        }
        for plain in ["", "7", "0", "0.5", "1,200", "-3", "(3)", "1.2E+10", " 12 "] {
            assert!(!says_more(plain), "{plain}");
        }
    }

    #[test]
    fn excels_numbers_are_shown_by_their_formats() {
        let bytes = archive(&[
            (
                "xl/workbook.xml",
                r#"<workbook><sheets><sheet name="A" r:id="rId1"/></sheets></workbook>"#,
            ),
            (
                "xl/_rels/workbook.xml.rels",
                r#"<Relationships><Relationship Id="rId1" Target="worksheets/a.xml"/></Relationships>"#,
            ),
            (
                "xl/styles.xml",
                r##"<styleSheet><numFmts><numFmt numFmtId="164" formatCode="&quot;A-&quot;00"/><numFmt numFmtId="165" formatCode="#,##0"/></numFmts>
                   <cellStyleXfs><xf numFmtId="10"/></cellStyleXfs>
                   <cellXfs><xf numFmtId="0"/><xf numFmtId="9"/><xf numFmtId="164"/><xf numFmtId="165"/></cellXfs></styleSheet>"##,
            ),
            (
                "xl/worksheets/a.xml",
                r#"<worksheet><sheetData><row r="2"><c r="B2" s="1"><v>0.1</v></c><c s="2"><v>7</v></c><c r="E2" s="3"/></row><row><c/><c s="0"/></row></sheetData></worksheet>"#,
            ),
        ]);
        let formats = in_xlsx(&bytes, "A").unwrap();
        assert_eq!(formats.shown((1, 1), 0.1).as_deref(), Some("10%"));
        assert_eq!(formats.shown((1, 2), 7.0).as_deref(), Some("A-07"));
        // Thousands are parted for the eye alone.
        assert_eq!(formats.shown((1, 4), 1200.0), None);
        assert_eq!(formats.shown((2, 1), 0.1), None);
    }

    #[test]
    fn what_open_document_shows_stands_in_the_file() {
        let bytes = archive(&[(
            "content.xml",
            r#"<office:document-content><table:table table:name="A"><table:table-row table:number-rows-repeated="2"/>
               <table:table-row><table:table-cell table:number-columns-repeated="2"/><table:table-cell office:value-type="percentage" office:value="0.1">
               <text:p>10%</text:p></table:table-cell><table:table-cell office:value-type="float" office:value="1200"><text:p>1,200</text:p></table:table-cell>
               <table:table-cell office:value-type="string"><text:p>007</text:p></table:table-cell></table:table-row>
               <table:table-row><table:table-cell office:value-type="float" office:value="7"><text:p>007</text:p></table:table-cell></table:table-row>
               </table:table></office:document-content>"#,
        )]);
        let shown: Vec<_> = in_ods(&bytes, "A").unwrap().into_iter().collect();
        assert_eq!(
            shown,
            [((2, 2), "10%".to_owned()), ((3, 0), "007".to_owned())]
        );
    }
}
