//! A table, as all formats of tables make it.

/// A table.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Table {
    /// Rows with something in them, in order.
    pub rows: Vec<Row>,
    /// How the file was read: `Shift_JIS`, `UTF-8`, or the name of the sheet.
    pub read_as: String,
    /// Sheets that were not read.
    pub other_sheets: Vec<String>,
    /// Rows that the workbook hides; they are left out.
    pub hidden_rows: Vec<Row>,
    /// Columns that it hides, by letter and first text; they are left out.
    pub hidden_columns: Vec<String>,
    /// Whether there was more than is read.
    pub cut: bool,
    /// Cells that were longer than is read, by row.
    pub long: Vec<usize>,
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
    /// Columns whose cell is one with the cell left of it.
    pub beside: Vec<usize>,
    /// Columns whose cell is struck out, or a part of it.
    pub struck: Vec<usize>,
    /// Addresses behind cells, by column.
    pub links: Vec<(usize, String)>,
}

/// What stands in a cell before a formula whose result its file does not hold.
pub(crate) const UNWORKED: &str = "#VALUE! =";

/// Characters of a cell that are read: twice the longest text of the feed.
const CELL: usize = 2 * feed::limits::DESCRIPTION;

impl Table {
    /// Whether the file hides something of it.
    pub fn hides(&self) -> bool {
        !(self.hidden_rows.is_empty() && self.hidden_columns.is_empty())
    }

    /// Adds a row if there is something in it.
    pub(super) fn push(&mut self, number: usize, cells: &[String]) {
        let mut long = false;
        let cells: Vec<String> = cells
            .iter()
            .map(|cell| {
                let cell = cell.trim_matches(|c: char| c.is_whitespace() || is_unseen(c));
                long |= cell.chars().nth(CELL).is_some();
                cell.chars()
                    .take(CELL)
                    .filter(|c| !(c.is_control() || *c == '\u{feff}') || matches!(c, '\n' | '\t'))
                    .collect()
            })
            .collect();
        if long {
            self.long.push(number);
        }
        if cells.iter().any(|cell| !cell.is_empty()) {
            self.rows.push(Row {
                number,
                cells,
                joined: Vec::new(),
                beside: Vec::new(),
                struck: Vec::new(),
                links: Vec::new(),
            });
        }
    }
}

/// Marks without width, which copies from pages leave around names.
fn is_unseen(c: char) -> bool {
    matches!(
        c,
        '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{2060}' | '\u{feff}'
    )
}
