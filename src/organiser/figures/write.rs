//! The figures as files: a table (CSV) and JSON of everything, a page of the event, and one a booth.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use serde_json::{Map, Value, json};

use super::anonymity::Figure;
use super::page::Frame;
use super::report::{Section, Table};

/// The table's columns.
const COLUMNS: [&str; 6] = ["booth", "table", "row", "name", "column", "count"];

/// The event's page.
const EVENT_PAGE: &str = "figures.html";

/// Everything for programs: hidden figures are `null`.
pub(super) fn json(event: &Section, booths: &[Section]) -> Value {
    let booths: Map<String, Value> = booths
        .iter()
        .map(|booth| (booth.booth.clone(), tables(booth)))
        .collect();
    json!({ "event": tables(event), "booths": booths })
}

fn tables(section: &Section) -> Value {
    let tables = section
        .tables
        .iter()
        .map(|table| (table.key.to_owned(), of_table(table)));
    Value::Object(tables.collect())
}

fn of_table(table: &Table) -> Value {
    let rows = table.rows.iter().map(|row| {
        let figures: Map<String, Value> = table
            .columns
            .iter()
            .zip(&row.figures)
            .map(|(column, figure)| ((*column).to_owned(), json!(figure)))
            .collect();
        json!({ "id": row.id, "name": row.name, "figures": figures })
    });
    let rows: Vec<Value> = rows.collect();
    match table.total {
        Some(total) => json!({ "rows": rows, "total": total }),
        None => json!({ "rows": rows }),
    }
}

/// Everything as one table: hidden figures are empty.
fn csv<'s>(sections: impl Iterator<Item = &'s Section>) -> Result<Vec<u8>> {
    let mut out = csv::Writer::from_writer(Vec::new());
    out.write_record(COLUMNS)?;
    for section in sections {
        for table in &section.tables {
            for row in &table.rows {
                for (column, figure) in table.columns.iter().zip(&row.figures) {
                    out.write_record([
                        &cell(&section.booth),
                        table.key,
                        &cell(&row.id),
                        &cell(&row.name),
                        column,
                        &number(*figure),
                    ])?;
                }
            }
            if let Some(total) = table.total {
                out.write_record([
                    &cell(&section.booth),
                    table.key,
                    "",
                    "",
                    "total",
                    &number(total),
                ])?;
            }
        }
    }
    Ok(out.into_inner()?)
}

fn number(figure: Figure) -> String {
    figure.map_or_else(String::new, |figure| figure.to_string())
}

/// A text that no spreadsheet takes for a formula.
fn cell(text: &str) -> String {
    if text.starts_with(['=', '+', '-', '@', '\t', '\r']) {
        format!("'{text}")
    } else {
        text.to_owned()
    }
}

/// Writes all files into a folder, and says their names.
///
/// # Errors
/// When one cannot be written.
pub(super) fn files(
    folder: &Path,
    all: &Value,
    event: &Section,
    booths: &[Section],
    frame: &Frame<'_>,
) -> Result<Vec<String>> {
    fs::create_dir_all(folder).with_context(|| folder.display().to_string())?;
    let names = booths
        .iter()
        .map(|booth| (page_of(booth), booth.name.clone()));
    let links: Vec<(String, String)> = names.collect();
    let mut files = vec![
        (
            EVENT_PAGE.to_owned(),
            frame.page(event, &links)?.into_bytes(),
        ),
        (
            "figures.csv".to_owned(),
            csv(std::iter::once(event).chain(booths))?,
        ),
        ("figures.json".to_owned(), serde_json::to_vec_pretty(all)?),
    ];
    for booth in booths {
        files.push((page_of(booth), frame.page(booth, &[])?.into_bytes()));
    }
    for (name, bytes) in &files {
        let path = folder.join(name);
        fs::write(&path, bytes).with_context(|| path.display().to_string())?;
    }
    Ok(files.into_iter().map(|(name, _)| name).collect())
}

fn page_of(booth: &Section) -> String {
    format!("booth-{}.html", booth.booth)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_name_is_a_formula() {
        assert_eq!(cell("=1+1"), "'=1+1");
        assert_eq!(cell("ロープ工房"), "ロープ工房");
    }
}
