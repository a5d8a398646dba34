//! What an imported file says of booths and sessions, as data.

use std::collections::BTreeMap;

use serde_json::Value;

use super::values::NotTaken;

/// One booth or session.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct ImportEntry {
    /// By what it is known again at the next import.
    pub key: String,
    /// What people call it.
    pub label: String,
    /// Number of its row; 0 where there are none.
    pub row: usize,
    /// What it would be called in addresses, best first.
    pub ids: Vec<String>,
    /// Id of the hall it is to stand in.
    pub hall: Option<String>,
    /// What is said of it.
    pub fields: Vec<(String, FieldValue)>,
    /// What was not taken.
    pub remarks: Vec<Remark>,
    /// Fields that the list has a column for.
    pub columns: Vec<&'static str>,
}

/// What is said of a field.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum FieldValue {
    /// A value.
    Value(Value),
    /// Words by language; under no tag where the language is not known.
    Words(BTreeMap<String, String>),
}

/// A cell that was not taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Remark {
    /// Number of the row.
    pub row: usize,
    /// The heading.
    pub column: String,
    /// What stands there.
    pub text: String,
    /// Why.
    pub why: NotTaken,
}

impl Remark {
    pub fn new(row: usize, column: &str, text: &str, why: NotTaken) -> Self {
        let (column, text) = (column.to_owned(), text.to_owned());
        Self {
            row,
            column,
            text,
            why,
        }
    }
}

/// What came of a table's rows.
#[derive(Debug, Default)]
pub(crate) struct Entries {
    /// In the table's order.
    pub entries: Vec<ImportEntry>,
    /// Numbers of rows without a name.
    pub nameless: Vec<usize>,
    /// What was not taken of these.
    pub unnamed: Vec<Remark>,
    /// Rows that are no entries: totals, remarks, headings between the others.
    pub aside: Vec<(usize, String)>,
    /// Rows that their list calls cancelled.
    pub cancelled: Vec<(usize, String)>,
    /// Numbers of rows whose name another row before them has, with that row's.
    pub twice: Vec<(usize, usize, String)>,
}

/// Whether a text is written with kana or kanji.
pub(super) fn is_japanese(text: &str) -> bool {
    text.chars()
        .any(|c| matches!(c, '\u{3041}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{ff66}'..='\u{ff9f}' | '\u{3005}'))
}
