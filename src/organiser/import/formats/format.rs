//! What a format is: how a file of it is known, what it holds, and why it may not be read.

use encoding_rs::Encoding;
use i18n::value;

use super::other::Other;
use super::table::Table;
use crate::console::Console;
use crate::import::talk::Talks;

/// A format of lists or programmes.
#[derive(Debug)]
pub(crate) struct Format {
    /// What people call it; the help lists these names.
    pub name: &'static str,
    /// Whether a file's bytes look like it.
    pub recognises: fn(&[u8]) -> bool,
    /// Reads the bytes.
    pub read: fn(&[u8], &Ask<'_>) -> Result<FileContent, FormatFault>,
}

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
pub(crate) enum FileContent {
    /// Rows of cells.
    Table(Table),
    /// Sessions.
    Talks(Talks),
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

/// The first bytes of a text as ASCII, without a byte order mark and leading spaces: enough to tell formats apart.
pub(super) fn opening(bytes: &[u8]) -> String {
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
