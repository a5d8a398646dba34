//! Workbooks of Excel 2003 as XML (`SpreadsheetML`), which programs write and call `.xls` or `.xml`.

use quick_xml::Reader;
use quick_xml::events::Event;

use super::csv;
use super::format::{Ask, FileContent, Format, FormatFault, opening};
use super::grid::Grid;
use super::table::Table;
use super::xml::attribute;

/// XML whose first element is a workbook.
pub(super) const FORMAT: Format = Format {
    name: "",
    recognises: |bytes| {
        let opening = opening(bytes);
        let is_workbook = opening.contains("<workbook") || opening.contains(":workbook");
        opening.starts_with('<') && is_workbook
    },
    read: |bytes, ask| read(bytes, ask).map(FileContent::Table),
};

/// A sheet that is being read.
#[derive(Default)]
struct Sheet {
    name: String,
    grid: Grid,
    hidden: bool,
}

fn read(bytes: &[u8], ask: &Ask<'_>) -> Result<Table, FormatFault> {
    let (text, _) = csv::decode(bytes, ask.encoding)?;
    let sheets = sheets(&text)?;
    let names: Vec<String> = sheets.iter().map(|sheet| sheet.name.clone()).collect();
    let mut wanted = sheets.into_iter().filter(|sheet| match ask.sheet {
        Some(name) => sheet.name == name,
        None => !sheet.hidden,
    });
    let none = || match ask.sheet {
        Some(name) => FormatFault::NoSheet(name.to_owned()),
        None => FormatFault::Hidden,
    };
    let mut sheet = wanted.next().ok_or_else(none)?;
    if sheet.grid.is_empty()
        && let Some(next) = wanted.find(|sheet| !sheet.grid.is_empty())
    {
        sheet = next;
    }
    let mut table = sheet.grid.table(ask.with_hidden);
    table.other_sheets = names
        .into_iter()
        .filter(|name| *name != sheet.name)
        .collect();
    table.read_as = sheet.name;
    Ok(table)
}

fn sheets(text: &str) -> Result<Vec<Sheet>, FormatFault> {
    let mut reader = Reader::from_str(text.trim_start_matches('\u{feff}'));
    let mut sheets: Vec<Sheet> = Vec::new();
    let (mut row, mut column, mut described) = (0, 0, 0);
    let mut kind = String::new();
    // The text of the open cell, or of a setting.
    let mut text: Option<String> = None;
    loop {
        let event = reader
            .read_event()
            .map_err(|error| FormatFault::Broken(error.to_string()))?;
        let is_empty = matches!(event, Event::Empty(_));
        match event {
            Event::Start(tag) | Event::Empty(tag) => {
                let number =
                    |name: &str| attribute(&tag, name).and_then(|text| text.parse::<u32>().ok());
                let is_hidden = || attribute(&tag, "Hidden").is_some_and(|said| said == "1");
                let name = tag.local_name().as_ref().to_owned();
                if name == "Worksheet" {
                    sheets.push(Sheet {
                        name: attribute(&tag, "Name").unwrap_or_default(),
                        ..Sheet::default()
                    });
                    (row, column, described) = (0, 0, 0);
                }
                let Some(sheet) = sheets.last_mut() else {
                    continue;
                };
                match name.as_str() {
                    "Column" => {
                        let first =
                            number("Index").map_or(described, |index| index.saturating_sub(1));
                        described = first
                            .saturating_add(number("Span").unwrap_or(0))
                            .saturating_add(1);
                        if is_hidden() {
                            sheet
                                .grid
                                .hidden
                                .columns
                                .extend(first..described.min(first + super::grid::COLUMNS));
                        }
                    }
                    "Row" => {
                        row = number("Index").map_or(row, |index| index.saturating_sub(1));
                        column = 0;
                        if is_hidden() {
                            let last = row
                                .saturating_add(number("Span").unwrap_or(0).min(super::grid::ROWS));
                            sheet.grid.hidden.rows.extend(row..=last);
                        }
                        if is_empty {
                            row = row.saturating_add(1);
                        }
                    }
                    "Cell" => {
                        column = number("Index").map_or(column, |index| index.saturating_sub(1));
                        while number("Index").is_none() && sheet.grid.is_covered((row, column)) {
                            column += 1;
                        }
                        let (right, down) = (
                            number("MergeAcross").unwrap_or(0).min(1000),
                            number("MergeDown").unwrap_or(0).min(100_000),
                        );
                        if right > 0 || down > 0 {
                            sheet.grid.merged.push((
                                (row, column),
                                (row.saturating_add(down), column.saturating_add(right)),
                            ));
                        }
                        let address =
                            attribute(&tag, "HRef").map(|address| ((row, column), address));
                        sheet.grid.links.extend(address);
                        if is_empty {
                            column = column.saturating_add(1);
                        }
                    }
                    "Data" => {
                        kind = attribute(&tag, "Type").unwrap_or_default();
                        text = Some(String::new());
                    }
                    // What a comment says, or whether the sheet is seen.
                    "Comment" => text = None,
                    "Visible" => text = Some(String::new()),
                    _ => {}
                }
            }
            Event::End(tag) => {
                let Some(sheet) = sheets.last_mut() else {
                    continue;
                };
                match tag.local_name().as_ref() {
                    "Data" => {
                        if let Some(text) = text.take().filter(|_| !sheet.grid.has((row, column))) {
                            sheet.grid.put((row, column), as_text(&kind, &text));
                        }
                    }
                    "Visible" => {
                        sheet.hidden = text
                            .take()
                            .is_some_and(|said| said.trim() != "SheetVisible");
                    }
                    "Cell" => column = column.saturating_add(1),
                    "Row" => row = row.saturating_add(1),
                    _ => {}
                }
            }
            Event::Text(more) => text.iter_mut().for_each(|text| text.push_str(&more)),
            Event::CData(more) => text.iter_mut().for_each(|text| text.push_str(&more)),
            Event::GeneralRef(name) => {
                let whole = format!("&{};", &*name);
                let plain = quick_xml::escape::unescape(&whole)
                    .map_or(whole.clone(), std::borrow::Cow::into_owned);
                text.iter_mut().for_each(|text| text.push_str(&plain));
            }
            Event::Eof => return Ok(sheets),
            _ => {}
        }
    }
}

/// A cell as a person would type it.
fn as_text(kind: &str, text: &str) -> String {
    let text = text.trim();
    if kind != "DateTime" {
        return text.to_owned();
    }
    let (day, time) = text.split_once('T').unwrap_or((text, ""));
    let time = time.split('.').next().unwrap_or_default();
    match (day, time) {
        // Times alone are those of the day before Excel's first.
        ("1899-12-31" | "1899-12-30", time) => time.to_owned(),
        (day, "" | "00:00:00") => day.to_owned(),
        (day, time) => format!("{day} {time}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const BOOK: &str = r#"<?xml version="1.0" encoding="UTF-8"?><?mso-application progid="Excel.Sheet"?>
        <Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet">
        <Worksheet ss:Name="旧"><Table><Row><Cell><Data ss:Type="String">会社名</Data></Cell></Row></Table>
          <WorksheetOptions><Visible>SheetHidden</Visible></WorksheetOptions></Worksheet>
        <Worksheet ss:Name="一覧"><Table><Column/><Column ss:Hidden="1"/><Column ss:Index="4"/>
          <Row><Cell><Data ss:Type="String">会社名</Data></Cell><Cell><Data ss:Type="String">メモ</Data></Cell><Cell ss:Index="4"><Data ss:Type="String">日時</Data></Cell></Row>
          <Row ss:Index="3"><Cell ss:MergeDown="1"><Data ss:Type="String">R&amp;D <B>青葉</B></Data><Comment><Data>秘密</Data></Comment></Cell><Cell><Data ss:Type="String">x</Data></Cell>
            <Cell ss:Index="4"><Data ss:Type="DateTime">2025-11-26T10:30:00.000</Data></Cell></Row>
          <Row><Cell ss:Index="4"><Data ss:Type="DateTime">1899-12-31T09:05:00.000</Data></Cell></Row>
          <Row ss:Hidden="1"><Cell><Data ss:Type="String">隠れた会</Data></Cell></Row>
        </Table></Worksheet></Workbook>"#;

    #[test]
    fn a_sheet_is_read_without_what_it_hides() {
        let table = read(BOOK.as_bytes(), &Ask::default()).unwrap();
        let rows: Vec<(usize, String)> = table
            .rows
            .iter()
            .map(|row| (row.number, row.cells.join("|")))
            .collect();
        assert_eq!(
            rows,
            [
                (1, "会社名|||日時".to_owned()),
                (3, "R&D 青葉|||2025-11-26 10:30:00".to_owned()),
                (4, "R&D 青葉|||09:05:00".to_owned())
            ]
        );
        assert_eq!(
            (table.hidden_columns, table.hidden_rows.len()),
            (vec!["B (メモ)".to_owned()], 1)
        );
        assert_eq!(
            (table.read_as.as_str(), table.other_sheets),
            ("一覧", vec!["旧".to_owned()])
        );
        let ask = Ask {
            sheet: Some("旧"),
            ..Ask::default()
        };
        assert_eq!(read(BOOK.as_bytes(), &ask).unwrap().rows.len(), 1);
    }
}
