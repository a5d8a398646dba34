//! Import formats: one file each. Whoever adds one writes the file and its line in [`FORMATS`].

pub(super) mod csv;
mod grid;
mod hidden;
mod html;
mod number_format;
mod other;
mod parts;
mod schedule_json;
mod schedule_xml;
mod spreadsheet_ml;
#[cfg(test)]
mod test_archive;
pub(super) mod workbook;
mod xml;

use encoding_rs::Encoding;
use i18n::value;

use super::talk::Talks;
use crate::console::Console;
use other::Other;

/// A format of lists or programmes.
#[derive(Debug)]
pub(crate) struct Format {
    /// What people call it; the help lists these names.
    pub name: &'static str,
    /// Whether a file's bytes look like it.
    recognises: fn(&[u8]) -> bool,
    /// Reads the bytes.
    read: fn(&[u8], &Ask<'_>) -> Result<Content, FormatFault>,
}

/// The formats; the first that recognises a file reads it.
pub(crate) const FORMATS: &[Format] = &[
    other::FORMAT,
    workbook::FORMAT,
    spreadsheet_ml::FORMAT,
    schedule_json::FORMAT,
    html::FORMAT,
    schedule_xml::FORMAT,
    csv::FORMAT,
];

/// What the organiser says about a file.
#[derive(Clone, Copy, Default)]
pub(crate) struct Ask<'a> {
    /// Sheet of the workbook.
    pub sheet: Option<&'a str>,
    /// Encoding of a text.
    pub encoding: Option<&'static Encoding>,
    /// Whether what the file hides is taken too.
    pub with_hidden: bool,
    /// Whether a row of cells heads columns that are known; it decides between delimiters.
    pub knows: Option<&'a dyn Fn(&[String]) -> usize>,
}

/// What a file holds.
#[derive(Debug)]
pub(crate) enum Content {
    /// Rows of cells.
    Table(Table),
    /// Sessions.
    Talks(Talks),
}

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
}

/// Characters of a cell that are read: twice the longest text of the feed.
const CELL: usize = 2 * feed::limits::DESCRIPTION;

impl Table {
    /// Whether the file hides something of it.
    pub fn hides(&self) -> bool {
        !(self.hidden_rows.is_empty() && self.hidden_columns.is_empty())
    }

    /// Adds a row if there is something in it.
    fn push(&mut self, number: usize, cells: &[String]) {
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

/// Why a file is not read.
#[derive(Debug, thiserror::Error)]
pub(crate) enum FormatFault {
    /// No encoding makes text of the bytes; the cell where it fails, when it is known.
    #[error("text that is none")]
    Encoding {
        /// Line, from 1.
        line: usize,
        /// What stands around it.
        near: String,
    },
    /// There is nothing in it.
    #[error("an empty file")]
    Empty,
    /// A quotation mark that is not closed, by the line where it opens.
    #[error("an open quotation mark")]
    Quote(usize),
    /// The workbook has no such sheet.
    #[error("no sheet {0}")]
    NoSheet(String),
    /// All sheets are hidden.
    #[error("hidden sheets only")]
    Hidden,
    /// A part of a workbook that unpacks to more than is read.
    #[error("a part of the workbook is too large")]
    Unpacked,
    /// Something else, whatever its name says.
    #[error("{0:?}")]
    Other(Other),
    /// JSON that is no schedule.
    #[error("other JSON")]
    OtherJson,
    /// JSON or XML with a slip in it.
    #[error("{0}")]
    Broken(String),
    /// XML that is no schedule.
    #[error("other XML")]
    OtherXml,
    /// Lines that are no CSV.
    #[error(transparent)]
    Csv(#[from] ::csv::Error),
    /// A workbook that cannot be read.
    #[error(transparent)]
    Workbook(#[from] calamine::Error),
}

impl FormatFault {
    /// Whether its sentence ends with what to do, so that nothing is to be said about saving it as something else.
    pub fn says_what_to_do(&self) -> bool {
        matches!(self, Self::Other(_))
    }

    /// It in the organiser's language.
    pub fn sentence(&self, console: &Console) -> String {
        let say = |key: &str| console.sentence(key, &[]);
        match self {
            Self::Encoding { line, near } => {
                let values = [("line", value(*line)), ("near", value(near.clone()))];
                console.sentence("import-no-encoding", &values)
            }
            Self::Empty => say("import-empty"),
            Self::Quote(line) => console.sentence("import-open-quote", &[("line", value(*line))]),
            Self::NoSheet(name) => {
                console.sentence("import-no-sheet", &[("sheet", value(name.clone()))])
            }
            Self::Hidden => say("import-hidden-only"),
            Self::Unpacked => say("import-unpacked"),
            Self::Other(other) => say(other.key()),
            Self::OtherJson => say("import-other-json"),
            Self::OtherXml => say("import-other-xml"),
            Self::Broken(reason) => {
                console.sentence("import-broken", &[("reason", value(reason.clone()))])
            }
            Self::Csv(error) => error.to_string(),
            Self::Workbook(error) => error.to_string(),
        }
    }
}

/// Reads a file by the first format that recognises it.
///
/// # Errors
/// Why it is not read.
pub(crate) fn read(bytes: &[u8], ask: &Ask<'_>) -> Result<Content, FormatFault> {
    let format = FORMATS.iter().find(|format| (format.recognises)(bytes));
    format.map_or(Err(FormatFault::OtherXml), |format| {
        (format.read)(bytes, ask)
    })
}

/// The first bytes of a text as ASCII, without a byte order mark and leading spaces: enough to tell formats apart.
fn opening(bytes: &[u8]) -> String {
    let plain = bytes
        .iter()
        .copied()
        .filter(|byte| *byte != 0 && byte.is_ascii())
        .take(2000);
    let text: String = plain
        .map(|byte| char::from(byte).to_ascii_lowercase())
        .collect();
    text.trim_start().to_owned()
}
