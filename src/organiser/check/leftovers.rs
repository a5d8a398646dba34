//! What is left lying about: booth files that the event does not name, and texts of the template that `new` writes.

use std::collections::BTreeSet;

use feed::event::ProgrammeSource;
use feed::problem::Severity;
use feed::{Booth, Event, Programme, Text};
use i18n::value;
use serde_json::Value;

use crate::console::Console;
use crate::files::{encoded, shown};
use crate::new;
use crate::report::Finding;
use crate::source::{self, EVENT_FILE, Source};

/// Bytes of a file that is looked into: as many as a booth may have.
const LOOKED_INTO: usize = feed::limits::BOOTH_BYTES;

/// Tells of both.
pub(super) fn findings(source: &Source, console: &Console) -> Vec<Finding> {
    let mut findings = unlisted(source, console);
    findings.extend(of_template(source, console));
    findings
}

/// Files that look like booths and stand beside listed ones, but in no hall.
fn unlisted(source: &Source, console: &Console) -> Vec<Finding> {
    let slots = &source.exhibition.slots;
    let named: BTreeSet<String> = slots
        .iter()
        .filter_map(|slot| slot.source.as_deref().and_then(source::beside))
        .map(|at| shown(&at))
        .collect();
    let folders: BTreeSet<&str> = named
        .iter()
        .map(|name| name.rsplit_once('/').map_or("", |(folder, _)| folder))
        .chain(["booths"])
        .collect();
    let looks_like_a_booth = |name: &str| {
        let bytes = source.folder.read(&encoded(name), LOOKED_INTO).ok()?;
        // One with a slip of the pen in it was meant to be one as well.
        let Ok(value) = serde_json::from_slice::<Value>(&bytes) else {
            return Some(());
        };
        let is = value.get("name").is_some() && value.get("version").is_some();
        // Events and programmes have no name; a booth has neither halls nor sessions of a programme.
        (is && value.get("halls").is_none()).then_some(())
    };
    source
        .folder
        .names()
        .into_iter()
        .filter(|name| {
            let folder = name.rsplit_once('/').map_or("", |(folder, _)| folder);
            std::path::Path::new(name)
                .extension()
                .is_some_and(|end| end == "json")
                && folders.contains(folder)
                && !named.contains(name)
                && !source.files.iter().any(|(known, _)| shown(known) == *name)
        })
        .filter(|name| looks_like_a_booth(name).is_some())
        .map(|name| {
            let values = [("name", value(name.clone()))];
            Finding::ours(
                Severity::Warning,
                &name,
                "",
                "booth-unlisted",
                &values,
                console,
            )
        })
        .collect()
}

/// Texts that stand as the template has them, in an event that is no longer the template.
fn of_template(source: &Source, console: &Console) -> Vec<Finding> {
    let exhibition = &source.exhibition;
    let left = placeholders();
    let is_left = |text: &Text| {
        let mut wordings = text.wordings();
        wordings.any(|wording| left.contains(wording.text))
    };
    // Somebody who has just made it, and looks at it, knows.
    let named = |name: &str| source.files.iter().any(|(known, _)| known == name);
    let as_made = is_left(&exhibition.event.title)
        && source.files.len() == new::JSON_FILES
        && new::template().all(|(name, _)| named(name));
    let mut findings = Vec::new();
    if as_made {
        return findings;
    }
    let mut tell = |file: &str, inside: &str, path: &str, text: &Text| {
        if is_left(text) {
            let path = format!("{inside}{path}");
            findings.push(Finding::ours(
                Severity::Warning,
                file,
                &path,
                "template-text",
                &[],
                console,
            ));
        }
    };
    let event = &exhibition.event;
    event.texts(&mut |path, text| tell(EVENT_FILE, "", path, text));
    let (file, inside) = match &event.programme {
        Some(ProgrammeSource::At(at)) => (at.as_str(), ""),
        _ => (EVENT_FILE, "programme."),
    };
    let programme = &exhibition.programme;
    programme.texts(&mut |path, text| tell(file, inside, path, text));
    for (index, slot) in exhibition.slots.iter().enumerate() {
        if let Some(booth) = slot.booth() {
            let file = exhibition.file(index);
            booth.texts(&mut |path, text| tell(&file, "", path, text));
        }
    }
    findings
}

/// The template's texts that nobody would write of an event of their own.
fn placeholders() -> BTreeSet<String> {
    let mut texts = BTreeSet::new();
    let mut take = |path: &str, text: &Text| {
        let likely = LIKELY.iter().any(|field| path.starts_with(field));
        for wording in text.wordings() {
            let length = wording.text.chars().count();
            let short = length < if wording.text.is_ascii() { 9 } else { 5 };
            if !likely && !short {
                texts.insert(wording.text.to_owned());
            }
        }
    };
    for (name, text) in new::template() {
        let bytes = text.as_bytes();
        if let Some(event) = Event::parse(bytes, name).value {
            event.texts(&mut take);
        } else if let Some(booth) = Booth::parse(bytes, name).value {
            booth.texts(&mut take);
        } else if let Some(programme) = Programme::parse(bytes, name).value {
            programme.texts(&mut take);
        }
    }
    texts
}

/// Fields of the template whose texts a real event may have as well.
const LIKELY: [&str; 6] = ["topics", "halls", "materials", "days", "channels", "city"];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_template_has_texts_that_nobody_means() {
        let texts = placeholders();
        for text in [
            "わたしたちの展示会",
            "Name of the organiser",
            "港湾工業(例)",
            "What the session is about.",
            "登壇者の名前",
        ] {
            assert!(texts.contains(text), "{text}");
        }
        for likely in [
            "Opening",
            "開会",
            "メインホール",
            "About the company",
            "Energy",
        ] {
            assert!(!texts.contains(likely), "{likely}");
        }
    }
}
