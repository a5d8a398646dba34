//! Topics and halls that a list names and the event does not have, added to its vocabulary when that is asked for.

use std::collections::BTreeSet;

use anyhow::Result;
use serde_json::{Value, json};

use super::edit::{self, EditStep};
use super::headings::fold;
use super::ids::slug;
use super::said::Entries;
use super::values::NotTaken;
use crate::source::{self, EVENT_FILE, Source};

/// The event file with what is missing; `None` where nothing is.
///
/// # Errors
/// When the event file cannot be changed.
pub(super) fn missing(
    entries: &Entries,
    source: &Source,
    topics: bool,
    halls: bool,
) -> Result<Option<String>> {
    let event = &source.exhibition.event;
    let Some((_, bytes)) = source.files.iter().find(|(name, _)| name == EVENT_FILE) else {
        return Ok(None);
    };
    let before = String::from_utf8_lossy(bytes).into_owned();
    let mut text = before.clone();
    let words = |why| -> Vec<&str> {
        let mut seen = BTreeSet::new();
        let remarks = entries.entries.iter().flat_map(|entry| &entry.remarks);
        let words = remarks
            .filter(|remark| remark.why == why)
            .map(|remark| remark.text.as_str());
        words.filter(|word| seen.insert(fold(word))).collect()
    };
    if topics {
        let ids = event.topics.iter().map(|topic| topic.id.clone()).collect();
        text = add(&text, "topics", "topic", &words(NotTaken::NoTopic), ids)?;
    }
    if halls {
        let ids = event.halls.iter().map(|hall| hall.id.clone()).collect();
        text = add(&text, "halls", "hall", &words(NotTaken::NoHall), ids)?;
    }
    Ok((text != before).then_some(text))
}

/// The text with an entry for each word in the list of a name.
fn add(
    text: &str,
    list: &str,
    prefix: &str,
    words: &[&str],
    mut ids: BTreeSet<String>,
) -> Result<String> {
    if words.is_empty() {
        return Ok(text.to_owned());
    }
    let entries: Vec<Vec<(String, Value)>> = words
        .iter()
        .map(|word| {
            let own = Some(slug(word)).filter(|id| id.len() > 1);
            let numbered = (1..).map(|number| format!("{prefix}-{number}"));
            let id = own
                .into_iter()
                .chain(numbered)
                .find(|id| !ids.contains(id))
                .unwrap_or_default();
            ids.insert(id.clone());
            vec![
                ("id".to_owned(), json!(id)),
                ("title".to_owned(), json!(word)),
            ]
        })
        .collect();
    let path = [EditStep::Field(list)];
    let text = match edit::find(text, &path) {
        Ok(_) => text.to_owned(),
        Err(_) => edit::set(text, &[list], &json!([]))?,
    };
    let made = edit::append(&text, &path, |indent| {
        entries
            .iter()
            .map(|fields| edit::object(fields, indent))
            .collect()
    })?;
    Ok(made)
}

/// Takes in the event file as it will be.
pub(super) fn take(source: &mut Source, text: &str) {
    for (name, bytes) in &mut source.files {
        if name == EVENT_FILE {
            *bytes = text.as_bytes().to_vec();
        }
    }
    source.exhibition = source::with_files(source, &source.files);
}
