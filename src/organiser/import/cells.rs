//! The cells of a row, understood.

use feed::Event;
use serde_json::{Value, json};

use super::field_rules::{is_line, is_prose, is_words};
use super::formats::{Row, UNWORKED};
use super::grammar::{Unread, zone};
use super::heading_synonyms::{ROLES, SHOWN, TRACKS};
use super::headings::{Column, Headings, bracketed};
use super::lost::{Lost, lost};
use super::markup;
use super::name_marks::{bare, is_address};
use super::said::{FieldValue, ImportEntry, Remark, is_japanese};
use super::status::mark_of;
use super::values::{CellReader, NotTaken};

/// Columns that name something on one line, besides the format's lines; cells break theirs where they are narrow.
const ON_A_LINE: &[&str] = &["country", "kind", "hall", "channel"];

/// Fields that name somebody or something.
const NAMES: &[&str] = &[
    "name",
    "reading",
    "city",
    "speakers",
    "moderators",
    "panelists",
    "commentators",
    "keynotes",
    "channel",
    "hall",
];

/// Whether a cell holds what a spreadsheet writes where a formula fails.
pub(crate) fn is_error(cell: &str) -> bool {
    let known = [
        "#REF!", "#N/A", "#NAME?", "#VALUE!", "#DIV/0!", "#NULL!", "#NUM!", "#SPILL!", "#CALC!",
        "#ERROR!",
    ];
    known.iter().any(|error| cell.eq_ignore_ascii_case(error))
        || cell.starts_with(UNWORKED)
        // Those of LibreOffice: `Err:502`.
        || cell.strip_prefix("Err:").is_some_and(|number| {
            number.len() == 3 && number.bytes().all(|byte| byte.is_ascii_digit())
        })
        || (cell.len() > 2 && cell.bytes().all(|byte| byte == b'#'))
}

/// Whether a cell says in so many words that it is empty.
pub(crate) fn says_nothing(cell: &str) -> bool {
    let dashes = cell.chars().all(|c| {
        matches!(
            c,
            '-' | '‐' | '–' | '—' | '―' | '−' | 'ー' | '－' | '─' | '/' | '／'
        )
    });
    let lower = cell.to_lowercase();
    dashes
        || matches!(
            lower.as_str(),
            "n/a"
                | "n.a."
                | "none"
                | "null"
                | "nil"
                | "なし"
                | "無し"
                | "無"
                | "該当なし"
                | "特になし"
                | "（なし）"
        )
}

/// Whether a cell means that of the row above.
fn is_ditto(cell: &str) -> bool {
    matches!(
        cell,
        "〃" | "″" | "\"" | "''" | "同上" | "々" | "ditto" | "same as above"
    )
}

/// Texts that exhibitors write for visitors: an address within one is meant for them.
const PROSE: &[&str] = &["description", "abstract", "tagline", "title", "subtitle"];

/// Whether a mail address stands in a name or the like (`John Roe <john@acme.example>`), or is all that a text says.
pub(super) fn has_mail(field: &str, text: &str) -> bool {
    let address = |word: &str| {
        let word = word.trim_matches(['<', '>', '(', ')', '（', '）', ',', ';', '、']);
        let word = word.strip_prefix("mailto:").unwrap_or(word);
        word.split_once('@').is_some_and(|(name, host)| {
            !name.is_empty() && host.contains('.') && !host.contains('@') && !name.contains('/')
        })
    };
    let mut words = text.split_whitespace();
    let in_prose = PROSE.contains(&field) && words.clone().count() > 1;
    !in_prose && words.any(address)
}

/// The cells of a row, understood.
#[derive(Debug, Default)]
pub(super) struct RowCells {
    pub fields: Vec<(String, FieldValue)>,
    pub remarks: Vec<Remark>,
}

impl RowCells {
    pub(super) fn of(row: &Row, headings: &Headings, reader: &CellReader, event: &Event) -> Self {
        let mut cells = Self::default();
        for (at, ((heading, column), text)) in headings.columns.iter().zip(&row.cells).enumerate() {
            let Column::Field { field, language } = column else {
                continue;
            };
            // `休憩` across the columns of titles and speakers is nobody's name.
            if row.beside.contains(&at) {
                continue;
            }
            // Who writes the day once above its sessions may repeat it by a mark.
            let as_above = is_ditto(text);
            let silent = says_nothing(text) && *field != SHOWN;
            if text.is_empty() || silent || (as_above && *field == "day") {
                continue;
            }
            let tell = |text: &str, why| Remark::new(row.number, heading, text, why);
            if as_above {
                cells.remarks.push(tell(text, NotTaken::Unknown));
                continue;
            }
            if row.struck.contains(&at) {
                cells.remarks.push(tell(text, NotTaken::Struck));
                continue;
            }
            if is_error(text) {
                cells.remarks.push(tell(text, NotTaken::SheetError));
                continue;
            }
            let plain: String = match *field {
                field if is_prose(field) => markup::prose(text),
                field if is_line(field) || ON_A_LINE.contains(&field) => {
                    let line = markup::line(text);
                    line.split_whitespace().collect::<Vec<_>>().join(" ")
                }
                _ => markup::unescaped(text).trim().to_owned(),
            };
            let text = match *field {
                "name" => bare(&plain),
                _ => &plain,
            };
            // A person's, in a column that visitors see.
            if !field.starts_with("contact.") && has_mail(field, text) {
                cells.remarks.push(tell(text, NotTaken::Mail));
                continue;
            }
            let lost = lost(text, NAMES.contains(field));
            if let Some(lost) = lost {
                cells.remarks.push(tell(text, NotTaken::Lost(lost)));
            }
            if text.is_empty() || lost == Some(Lost::Surely) {
                continue;
            }
            // A telephone number is no town's name, nor is where somebody may live.
            let no_city = !text.contains(char::is_alphabetic) || is_address(text);
            if *field == "city" && no_city {
                cells.remarks.push(tell(text, NotTaken::Unknown));
                continue;
            }
            if is_words(field) {
                let language = match language {
                    Some(language) => language.clone(),
                    None => language_of(field, text, headings, event),
                };
                cells.word(field, language, text);
                continue;
            }
            let with_heading = with_heading(field, heading, text);
            let (mut value, mut missing) =
                reader.read(field, with_heading.as_deref().unwrap_or(text));
            // `Website`, and behind it the address.
            let is_address = |why| matches!(why, NotTaken::NoAddress | NotTaken::NoMail);
            if value.is_none()
                && missing.iter().all(|(_, why)| is_address(*why))
                && let Some((_, address)) = row.links.iter().find(|(column, _)| *column == at)
            {
                (value, missing) = reader.read(field, address.trim());
            }
            if let Some(value) = value {
                cells.value(field, in_language(value, field, language.as_deref()));
            }
            let missing = missing.iter().map(|(text, why)| tell(text, *why));
            cells.remarks.extend(missing);
        }
        cells
    }

    /// Takes a value; entries of a list come to those of the columns before.
    fn value(&mut self, field: &str, value: Value) {
        let at = self.fields.iter_mut().find(|(name, _)| name == field);
        match (at, value) {
            (Some((_, FieldValue::Value(Value::Array(list)))), Value::Array(more)) => {
                for value in more {
                    if !list.contains(&value) {
                        list.push(value);
                    }
                }
            }
            (Some((_, FieldValue::Value(Value::String(text)))), Value::String(more))
                if matches!(field, "speakers" | "affiliation" | "meetings.spans")
                    || ROLES.iter().any(|(people, _)| *people == field) =>
            {
                text.push('\n');
                text.push_str(&more);
            }
            // An address without a language, and those of some.
            (Some((_, FieldValue::Value(known @ Value::String(_)))), Value::Array(more)) => {
                *known = Value::Array([json!({ "url": known })].into_iter().chain(more).collect());
            }
            (Some((_, FieldValue::Value(Value::Array(list)))), url @ Value::String(_))
                if TRACKS.contains(&field) =>
            {
                list.push(json!({ "url": url }));
            }
            (Some(_), _) => {}
            (None, value) => self
                .fields
                .push((field.to_owned(), FieldValue::Value(value))),
        }
    }

    pub(super) fn word(&mut self, field: &str, language: String, text: &str) {
        let at = self.fields.iter_mut().find(|(name, _)| name == field);
        match at {
            Some((_, FieldValue::Words(words))) => {
                words.entry(language).or_insert_with(|| text.to_owned());
            }
            _ => {
                let words = [(language, text.to_owned())].into_iter().collect();
                self.fields
                    .push((field.to_owned(), FieldValue::Words(words)));
            }
        }
    }

    /// What people call it: the first of its names.
    pub(super) fn label(&self, named: &str) -> Option<String> {
        match self.fields.iter().find(|(name, _)| name == named)? {
            (_, FieldValue::Words(words)) => {
                words.get("ja").or_else(|| words.values().next()).cloned()
            }
            _ => None,
        }
    }

    /// Takes the marks out of names that say whether it holds.
    pub(super) fn take_marks(&mut self, named: &str) -> Vec<String> {
        let words = self.fields.iter_mut().find(|(name, _)| name == named);
        let Some((_, FieldValue::Words(words))) = words else {
            return Vec::new();
        };
        let mut marks = Vec::new();
        for name in words.values_mut() {
            while let Some((rest, mark, _)) = mark_of(name) {
                marks.push(mark.to_owned());
                *name = rest.to_owned();
            }
        }
        marks
    }

    /// Takes a value out that is not a field of the feed as it stands.
    pub(super) fn take(&mut self, field: &str) -> Option<Value> {
        let at = self.fields.iter().position(|(name, _)| name == field)?;
        match self.fields.remove(at).1 {
            FieldValue::Value(value) => Some(value),
            FieldValue::Words(_) => None,
        }
    }

    /// Further rows of the same booth add what it has not said yet, and to its lists; what they say otherwise is told.
    pub(super) fn join(self, row: usize, entry: &mut ImportEntry) {
        entry.remarks.extend(self.remarks);
        for (name, said) in self.fields {
            let known = entry.fields.iter_mut().find(|(known, _)| *known == name);
            match (known, said) {
                (None, said) if !matches!(name.as_str(), "id" | "hall") => {
                    entry.fields.push((name, said));
                }
                (
                    Some((_, FieldValue::Value(Value::Array(list)))),
                    FieldValue::Value(Value::Array(more)),
                ) => {
                    for value in more {
                        if !list.contains(&value) {
                            list.push(value);
                        }
                    }
                }
                (Some((_, known)), said) if *known == said => {}
                (None, FieldValue::Value(Value::String(hall)))
                    if entry.hall.as_ref() == Some(&hall) => {}
                (_, said) => {
                    let text = match &said {
                        FieldValue::Value(Value::String(text)) => text.clone(),
                        FieldValue::Value(value) => value.to_string(),
                        FieldValue::Words(words) => {
                            words.values().cloned().collect::<Vec<_>>().join(" / ")
                        }
                    };
                    let why = NotTaken::When(Unread::Conflict);
                    entry.remarks.push(Remark::new(row, &name, &text, why));
                }
            }
        }
    }
}

/// An address as that of a track, where its heading names a language.
fn in_language(value: Value, field: &str, language: Option<&str>) -> Value {
    match language {
        Some(language) if TRACKS.contains(&field) => {
            json!([{ "url": value, "language": language }])
        }
        _ => value,
    }
}

/// The language of a column whose heading names none, as far as it matters: where other columns give other languages.
fn language_of(field: &str, text: &str, headings: &Headings, event: &Event) -> String {
    let named: Vec<&str> = headings
        .columns
        .iter()
        .filter_map(|(_, column)| match column {
            Column::Field {
                field: other,
                language: Some(language),
            } if *other == field => Some(language.as_str()),
            _ => None,
        })
        .collect();
    if named.is_empty() {
        return String::new();
    }
    if is_japanese(text) && !named.contains(&"ja") {
        return "ja".to_owned();
    }
    let free = event
        .languages
        .iter()
        .find(|language| !named.contains(&language.as_str()));
    free.cloned().unwrap_or_default()
}

/// A cell with what its heading says about all cells below it: `開始（UTC）`, `Duration (hours)`.
fn with_heading(field: &str, heading: &str, text: &str) -> Option<String> {
    let (_, inside) = bracketed(heading)?;
    let says = match field {
        "start" | "end" => zone(&inside).is_some(),
        "duration" => text.chars().all(|c| c.is_ascii_digit() || c == '.'),
        _ => false,
    };
    says.then(|| format!("{text} {inside}"))
}
