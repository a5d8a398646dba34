//! The figures as files: a table (CSV) and JSON of everything; a page of the event and one a booth, in each language.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use i18n::own_name;
use serde_json::{Map, Value, json};

use super::anonymity::ShownCount;
use super::page::PageFrame;
use super::report::{ReportTable, Section};

/// The table's columns.
const COLUMNS: [&str; 6] = ["booth", "table", "row", "name", "column", "count"];

/// The event's page.
const EVENT_PAGE: &str = "figures.html";

/// Everything for programs. By it the next run knows which pages are this one's.
const JSON: &str = "figures.json";
/// The pages in [`JSON`], by their paths in the folder.
const PAGES: &str = "pages";

/// What is written in one language.
pub(super) struct LanguageEdition<'a> {
    /// What all pages say.
    pub frame: PageFrame<'a>,
    /// Figures of the event.
    pub event: &'a Section,
    /// Figures of its booths.
    pub booths: &'a [Section],
}

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

fn of_table(table: &ReportTable) -> Value {
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

fn number(figure: ShownCount) -> String {
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

/// Writes all files into a folder, and says their names. The first edition's pages stand in it, the others' in a folder for each
/// language. Pages of a former run that are of this one no more, of a booth that has left say, are taken away.
///
/// # Errors
/// When one cannot be written.
pub(super) fn files(
    folder: &Path,
    all: &mut Value,
    editions: &[LanguageEdition<'_>],
) -> Result<Vec<String>> {
    let mut files = Vec::new();
    for (at, edition) in editions.iter().enumerate() {
        let place = place(editions, at);
        let booths = edition.booths.iter();
        let booths = booths.map(|booth| (page_of(booth), booth.name.clone()));
        let links: Vec<(String, String)> = booths.collect();
        let others = (0..editions.len()).filter(|other| *other != at);
        let others = others.map(|other| {
            let up = if at == 0 { "" } else { "../" };
            let language = editions[other].frame.console.language();
            let href = format!("{up}{}{EVENT_PAGE}", self::place(editions, other));
            (href, own_name(language).to_owned(), language)
        });
        let others: Vec<_> = others.collect();
        let page = edition.frame.page(edition.event, &others, &links)?;
        files.push((format!("{place}{EVENT_PAGE}"), page.into_bytes()));
        for booth in edition.booths {
            let page = edition.frame.page(booth, &[], &[])?;
            files.push((format!("{place}{}", page_of(booth)), page.into_bytes()));
        }
    }
    let pages: BTreeSet<String> = files.iter().map(|(name, _)| name.clone()).collect();
    let stale: Vec<String> = former_pages(folder)
        .into_iter()
        .filter(|page| !pages.contains(page))
        .collect();
    all[PAGES] = pages.into_iter().collect();
    if let Some(first) = editions.first() {
        let sections = std::iter::once(first.event).chain(first.booths);
        files.push(("figures.csv".to_owned(), csv(sections)?));
    }
    files.push((JSON.to_owned(), serde_json::to_vec_pretty(all)?));
    for (name, bytes) in &files {
        let path = folder.join(name);
        let within = || path.display().to_string();
        fs::create_dir_all(path.parent().unwrap_or(folder)).with_context(within)?;
        fs::write(&path, bytes).with_context(within)?;
    }
    for name in stale {
        let path = folder.join(name);
        if path.is_file() {
            fs::remove_file(&path).with_context(|| path.display().to_string())?;
            // The last page in a language takes its folder along.
            path.parent()
                .filter(|parent| *parent != folder)
                .map(fs::remove_dir);
        }
    }
    Ok(files.into_iter().map(|(name, _)| name).collect())
}

/// Where an edition's pages stand below the folder.
fn place(editions: &[LanguageEdition<'_>], at: usize) -> String {
    match at {
        0 => String::new(),
        _ => format!("{}/", editions[at].frame.console.language()),
    }
}

/// The pages that a former run has written. Only what can be a page of ours is believed.
fn former_pages(folder: &Path) -> Vec<String> {
    let former = fs::read(folder.join(JSON)).unwrap_or_default();
    let former: Value = serde_json::from_slice(&former).unwrap_or_default();
    let pages = former[PAGES].as_array().into_iter().flatten();
    let is_ours = |page: &&str| {
        let (language, name) = page.split_once('/').unwrap_or(("", page));
        let plain = |text: &str| text.chars().all(|c| c.is_ascii_alphanumeric() || c == '-');
        let stem = name.strip_suffix(".html").unwrap_or(".");
        plain(language) && plain(stem) && (name == EVENT_PAGE || stem.starts_with("booth-"))
    };
    let pages = pages.filter_map(Value::as_str).filter(is_ours);
    pages.map(str::to_owned).collect()
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
