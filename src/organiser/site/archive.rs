//! An ended event, frozen: what happens only while it is open is taken out of its files, and a list of checksums lets
//! anybody see years later that nothing has changed.

use std::fmt::Write as _;
use std::fs;
use std::io;
use std::ops::Range;
use std::path::Path;

use feed::event::ProgrammeSource;
use feed::limits;
use feed::problem::Severity;
use feed::tracks::Tracks;
use i18n::value;
use serde_json::value::RawValue;

use super::addresses::JsonFields;
use crate::cache::digest;
use crate::console::Console;
use crate::report::Finding;
use crate::source::{self, EVENT_FILE, Source};

/// Name of the list, as `sha256sum --check` reads it.
pub(super) const SUMS: &str = "SHA256SUMS";

/// The event without live streams, desks, message forms, the counter and looks for changes. Recordings, mail addresses and web sites stay.
pub(super) fn frozen(source: &Source) -> Source {
    let files: Vec<(String, Vec<u8>)> = source
        .files
        .iter()
        .map(|(name, bytes)| {
            let text = std::str::from_utf8(bytes).ok();
            let text = text.and_then(|text| without(text, name == EVENT_FILE).ok());
            let bytes = text.map_or_else(|| bytes.clone(), String::into_bytes);
            (name.clone(), bytes)
        })
        .collect();
    Source {
        folder: source.folder.clone(),
        exhibition: source::with_files(source, &files),
        files,
        copies: source.copies.clone(),
        kept: source.kept.clone(),
    }
}

/// What visitors of the archive will look for in vain: the recordings of sessions with a stream or speakers, and the captions
/// of recordings that are listed by language.
pub(super) fn missing(source: &Source, console: &Console) -> Vec<Finding> {
    let event = &source.exhibition.event;
    let (file, inside) = match &event.programme {
        Some(ProgrammeSource::At(at)) => (at.as_str(), ""),
        _ => (EVENT_FILE, "programme."),
    };
    let sessions = source.exhibition.programme.sessions.iter().enumerate();
    let lost = sessions.filter_map(|(index, session)| {
        let was_seen = !session.stream.is_empty() || !session.speakers.is_empty();
        let key = match &session.recording {
            Tracks::List(list) if list.is_empty() => was_seen.then_some("archive-no-recording"),
            Tracks::List(list) => {
                let without = list.iter().all(|track| track.captions.is_empty());
                without.then_some("archive-no-captions")
            }
            Tracks::One(_) => None,
        };
        let title = session.title.get(console.language()).to_owned();
        let values = [("title", value(title))];
        let path = format!("{inside}sessions[{index}]");
        let note = Severity::Note;
        Some(Finding::ours(note, file, &path, key?, &values, console))
    });
    lost.collect()
}

/// A file's text without the members that are taken out; everything else stays as it was written.
fn without(text: &str, event: bool) -> serde_json::Result<String> {
    let raw: &RawValue = serde_json::from_str(text)?;
    let mut gone = Vec::new();
    walk(text, raw, "", event, &mut gone, limits::DEPTH)?;
    let mut out = text.to_owned();
    // From the last to the first, so that the places of those before stay true.
    for value in gone.into_iter().rev() {
        out.replace_range(member(&out, &value), "");
    }
    Ok(out)
}

/// Finds what is taken out. `inside` is the name of the field that holds the object; a list's objects have the list's.
fn walk(
    whole: &str,
    raw: &RawValue,
    inside: &str,
    top_of_event: bool,
    gone: &mut Vec<Range<usize>>,
    levels: usize,
) -> serde_json::Result<()> {
    // What is deeper was refused by the parser.
    let Some(levels) = levels.checked_sub(1) else {
        return Ok(());
    };
    match raw.get().as_bytes().first() {
        Some(b'{') => {
            let JsonFields(fields) = serde_json::from_str(raw.get())?;
            for (name, value) in fields {
                let ends = match name.as_str() {
                    "form" => inside == "contact",
                    "stream" => inside == "sessions",
                    // A counter's host may be somebody else's by the time that an archive is read.
                    "live" | "refresh" | "analytics" => top_of_event,
                    _ => false,
                };
                if ends {
                    let start = value.get().as_ptr() as usize - whole.as_ptr() as usize;
                    gone.push(start..start + value.get().len());
                } else {
                    walk(whole, value, &name, false, gone, levels)?;
                }
            }
        }
        Some(b'[') => {
            let entries: Vec<&RawValue> = serde_json::from_str(raw.get())?;
            for value in entries {
                walk(whole, value, inside, false, gone, levels)?;
            }
        }
        _ => {}
    }
    Ok(())
}

/// A member from its name to its value, with the comma that parts it from the others.
fn member(text: &str, value: &Range<usize>) -> Range<usize> {
    let before = text[..value.start].trim_end().trim_end_matches(':');
    // The names that are taken out have no quotation marks in them.
    let before = before.trim_end().trim_end_matches('"');
    let start = before.rfind('"').unwrap_or(before.len());
    let ahead = text[..start].trim_end();
    if ahead.ends_with(',') {
        return ahead.len() - 1..value.end;
    }
    let rest = &text[value.end..];
    let behind = rest.trim_start();
    match behind.strip_prefix(',') {
        Some(next) => start..text.len() - next.trim_start().len(),
        None => start..value.end,
    }
}

/// The list of all files below a folder.
///
/// # Errors
/// When one cannot be read.
pub(super) fn sums(root: &Path) -> io::Result<String> {
    let mut names = Vec::new();
    let mut open = vec![root.to_owned()];
    while let Some(folder) = open.pop() {
        for entry in fs::read_dir(folder)? {
            let path = entry?.path();
            if path.is_dir() {
                open.push(path);
            } else if let Ok(name) = path.strip_prefix(root) {
                let parts: Vec<_> = name.iter().map(|part| part.to_string_lossy()).collect();
                names.push(parts.join("/"));
            }
        }
    }
    names.sort();
    let mut list = String::new();
    for name in names {
        let bytes = fs::read(root.join(&name))?;
        let _ = writeln!(list, "{}  {name}", digest(&[&bytes]));
    }
    Ok(list)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_ends_with_the_event_is_taken_out() {
        let text = r#"{ "refresh": { "everySecs": 60 }, "analytics": "https://count.example/", "form": "stays",
  "organiser": { "contact": { "email": "a@b.example", "form": { "kind": "json", "url": "https://b.example/" } } },
  "programme": { "sessions": [ { "stream": "https://live.example/", "id": "a" }, { "stream": "https://live.example/" },
    { "id": "b", "recording": "https://tube.example/", "stream": "https://live.example/" } ] } }"#;
        assert_eq!(
            without(text, true).unwrap(),
            r#"{ "form": "stays",
  "organiser": { "contact": { "email": "a@b.example" } },
  "programme": { "sessions": [ { "id": "a" }, {  },
    { "id": "b", "recording": "https://tube.example/" } ] } }"#
        );
        assert_eq!(
            without(r#"{"refresh": 1}"#, false).unwrap(),
            r#"{"refresh": 1}"#
        );
        assert!(without("{", true).is_err());
    }
}
