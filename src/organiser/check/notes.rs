//! Notes in short: what is only worth knowing would otherwise bury what must be mended. One line for each kind, with how many there
//! are and where.

use std::collections::{BTreeMap, BTreeSet};

use feed::problem::Severity;
use i18n::value;

use crate::console::Console;
use crate::report::Finding;

/// Files that are named in a line.
const FILES_NAMED: usize = 3;
/// A kind with more sentences than these is told by its first one. Fewer are things to do of their own: each language that
/// texts lack, say.
const SENTENCES: usize = 6;

/// How notes are shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum NotesShown {
    /// A line for each kind.
    ByKind,
    /// One by one, as errors and warnings are.
    Each,
}

/// The lines, in the order in which each kind was first found.
pub(super) fn by_kind(
    notes: &[&Finding],
    place: impl Fn(&Finding) -> Option<(usize, usize)>,
    console: &Console,
) -> Vec<String> {
    let kinds = grouped(notes, |note| &note.kind);
    let lines = kinds.iter().flat_map(|kind| {
        let sentences = grouped(kind, |note| &note.what);
        let (groups, key) = if sentences.len() > SENTENCES {
            (vec![kind.clone()], "check-notes-like")
        } else {
            (sentences, "check-notes-same")
        };
        groups.into_iter().map(move |group| (group, key))
    });
    lines
        .filter_map(|(group, key)| {
            let first = group.first()?;
            let at = if group.len() == 1 {
                let at = place(first)
                    .map_or_else(String::new, |(line, column)| format!(":{line}:{column}"));
                format!("{}{at} {}", first.file, first.path)
                    .trim_end()
                    .to_owned()
            } else {
                spread(&group, key, console)
            };
            let severity = console.severity(Severity::Note);
            Some(format!("{severity}: {} ({at})", first.what))
        })
        .collect()
}

/// How many notes there are and in which files.
fn spread(group: &[&Finding], key: &str, console: &Console) -> String {
    let mut seen = BTreeSet::new();
    let files: Vec<&str> = group
        .iter()
        .map(|note| note.file.as_str())
        .filter(|file| seen.insert(*file))
        .collect();
    let rest = if files.len() > FILES_NAMED {
        ", …"
    } else {
        ""
    };
    let named = files[..files.len().min(FILES_NAMED)].join(", ") + rest;
    let values = [
        ("count", value(group.len())),
        ("files", value(files.len())),
        ("names", value(named)),
    ];
    console.sentence(key, &values)
}

/// Notes that are alike in something, in the order of the first of each.
fn grouped<'f>(
    notes: &[&'f Finding],
    alike: impl Fn(&'f Finding) -> &'f str,
) -> Vec<Vec<&'f Finding>> {
    let mut groups: Vec<Vec<&Finding>> = Vec::new();
    let mut known: BTreeMap<&str, usize> = BTreeMap::new();
    for &note in notes {
        let group = *known.entry(alike(note)).or_insert(groups.len());
        if group == groups.len() {
            groups.push(Vec::new());
        }
        groups[group].push(note);
    }
    groups
}
