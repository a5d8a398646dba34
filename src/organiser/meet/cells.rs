//! Rows and cells of the tables of wishes with their places, and what is told of a table as a whole.

use feed::problem::Severity;
use i18n::{PlaceableValue, value};

use super::columns::WishColumn;
use crate::console::Console;
use crate::import::{Row, Table, is_error, says_nothing};
use crate::report::Finding;

/// A table and the file it came from.
pub(super) struct FileTable {
    /// What people call the file.
    pub file: String,
    /// Its rows.
    pub table: Table,
}

/// A cell with its place.
pub(super) struct WishCell<'t> {
    pub file: &'t str,
    pub row: usize,
    /// From 1.
    pub at: usize,
    pub heading: &'t str,
    pub column: WishColumn,
    pub text: &'t str,
}

impl WishCell<'_> {
    /// A warning at this cell, with its column and text among the values.
    pub fn finding(
        &self,
        key: &str,
        values: &[(&'static str, PlaceableValue<'_>)],
        console: &Console,
    ) -> Finding {
        let mut all = vec![("column", value(self.heading)), ("text", value(self.text))];
        all.extend_from_slice(values);
        let mut finding = Finding::ours(Severity::Warning, self.file, "", key, &all, console);
        finding.position = Some((self.row, self.at));
        finding
    }
}

/// What is told about a table as a whole.
pub(super) fn about_table(
    source: &FileTable,
    columns: &[(String, WishColumn)],
    console: &Console,
    findings: &mut Vec<Finding>,
) {
    let table = &source.table;
    let mut tell = |key: &str, values: &[(&'static str, PlaceableValue<'_>)]| {
        findings.push(Finding::ours(
            Severity::Warning,
            &source.file,
            "",
            key,
            values,
            console,
        ));
    };
    let unknown: Vec<&str> = columns
        .iter()
        .filter(|(heading, column)| *column == WishColumn::Unknown && !heading.is_empty())
        .map(|(heading, _)| heading.as_str())
        .collect();
    if !unknown.is_empty() {
        tell(
            "meet-columns-unknown",
            &[("columns", value(unknown.join(", ")))],
        );
    }
    if !table.other_sheets.is_empty() {
        tell(
            "import-other-sheets",
            &[("sheets", value(table.other_sheets.join(", ")))],
        );
    }
    let numbers = |rows: &[usize]| {
        value(
            rows.iter()
                .take(20)
                .map(ToString::to_string)
                .collect::<Vec<_>>()
                .join(", "),
        )
    };
    if !table.hidden_rows.is_empty() {
        let rows: Vec<usize> = table.hidden_rows.iter().map(|row| row.number).collect();
        tell("import-hidden-rows", &[("rows", numbers(&rows))]);
    }
    if !table.hidden_columns.is_empty() {
        let columns = value(table.hidden_columns.join(", "));
        tell("import-hidden-columns", &[("columns", columns)]);
    }
    if !table.long.is_empty() {
        tell("import-long", &[("rows", numbers(&table.long))]);
    }
    if table.cut {
        tell("import-cut", &[]);
    }
}

pub(super) fn of_row(
    source: &FileTable,
    row: &Row,
    key: &str,
    values: &[(&'static str, PlaceableValue<'_>)],
    console: &Console,
) -> Finding {
    let mut finding = Finding::ours(Severity::Warning, &source.file, "", key, values, console);
    finding.position = Some((row.number, 1));
    finding
}

/// The cells of a row that say something.
pub(super) fn cells<'t>(
    source: &'t FileTable,
    row: &'t Row,
    columns: &'t [(String, WishColumn)],
    console: &Console,
    findings: &mut Vec<Finding>,
) -> Vec<WishCell<'t>> {
    let mut cells = Vec::new();
    for (index, text) in row.cells.iter().enumerate() {
        if text.is_empty() || says_nothing(text) {
            continue;
        }
        let (heading, column) = columns
            .get(index)
            .map_or(("", WishColumn::Unknown), |(heading, column)| {
                (heading.as_str(), *column)
            });
        let cell = WishCell {
            file: &source.file,
            row: row.number,
            at: index + 1,
            heading,
            column,
            text,
        };
        if heading.is_empty() {
            let values = [("column", value((index + 1).to_string()))];
            findings.push(cell.finding("import-surplus", &values, console));
        } else if is_error(text) {
            findings.push(cell.finding("import-sheet-error", &[], console));
        } else {
            cells.push(cell);
        }
    }
    cells
}
