//! The last good copy: a booth that cannot be read now stays in the site as the former build had it. One that never could be
//! read is left out, for nobody but its exhibitor can do anything about it.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use feed::exhibition::BoothState;
use feed::problem::Severity;
use feed::{Booth, Event};
use i18n::value;
use serde_json::Value;
use venue::object::ObjectMesh;

use super::addresses::Addresses;
use super::assets::{here, place};
use super::kinds;
use crate::console::Console;
use crate::report::Finding;
use crate::source::{self, EVENT_FILE, Source};

/// What was done about booths that cannot be read.
#[derive(Debug, Default)]
pub(super) struct Repaired {
    /// What is wrong with them, and what stands in the site instead.
    pub findings: Vec<Finding>,
    /// How many there are.
    pub broken: usize,
    /// Whether no booth of the event could be read at all.
    pub nothing_left: bool,
}

/// Puts the former site's copies in the place of booths that cannot be read, and takes those out that have none.
pub(super) fn repair(source: &mut Source, former: &Path, console: &Console) -> Repaired {
    let mut repaired = Repaired::default();
    let mut absent = BTreeSet::new();
    let slots = source.exhibition.slots.len();
    for index in 0..slots {
        let slot = &source.exhibition.slots[index];
        let BoothState::Broken { problems, .. } = &slot.state else {
            continue;
        };
        repaired.broken += 1;
        let grave = problems
            .iter()
            .filter(|problem| problem.severity > Severity::Note);
        let told = grave.map(|problem| Finding::of_feed(problem, console.language()));
        repaired.findings.extend(told);
        let name = slot.source.as_deref().and_then(source::beside);
        let copy = name
            .as_deref()
            .and_then(|name| Some((name, fs::read(former.join(place(name))).ok()?)));
        let file = source.exhibition.file(index);
        let key = match copy {
            Some((name, bytes)) if keep(source, former, index, name, &bytes) => "build-booth-kept",
            _ => {
                absent.insert(index);
                "build-booth-absent"
            }
        };
        let values = [("name", value(file.clone()))];
        repaired.findings.push(Finding::ours(
            Severity::Error,
            &file,
            "",
            key,
            &values,
            console,
        ));
    }
    repaired.nothing_left = slots > 0 && repaired.broken == slots;
    if !repaired.nothing_left && !absent.is_empty() {
        leave_out(source, &absent);
    }
    repaired
}

/// Takes a former copy in, with everything it names; `false` where it cannot be read either.
fn keep(source: &mut Source, former: &Path, index: usize, name: &str, bytes: &[u8]) -> bool {
    let parsed = Booth::parse(bytes, name);
    if parsed.value.is_none() {
        return false;
    }
    let mut addresses = Addresses::default();
    if let Ok(text) = std::str::from_utf8(bytes) {
        // What cannot be read names nothing.
        addresses.read(text).ok();
    }
    for address in addresses.found {
        // A former site may be one that carried what this one does not.
        if let Some((named, _)) = here(name, &address.text)
            && let Ok(bytes) = fs::read(former.join(place(&named)))
            && (kinds::of_file(&place(&named), &bytes).is_ok()
                || ObjectMesh::decode(&bytes).is_some())
        {
            source.copies.insert(named, Ok(bytes));
        }
    }
    source.exhibition.set_booth(index, parsed);
    source.kept.insert(name.to_owned());
    source.files.retain(|(known, _)| known != name);
    source.files.push((name.to_owned(), bytes.to_vec()));
    true
}

/// Takes booths out of the event file, by their slots.
fn leave_out(source: &mut Source, absent: &BTreeSet<usize>) {
    let lost: BTreeSet<String> = absent
        .iter()
        .filter_map(|&index| source.exhibition.slots[index].source.as_deref())
        .filter_map(source::beside)
        .collect();
    let Some((_, event)) = source.files.first_mut() else {
        return;
    };
    let Ok(mut value) = serde_json::from_slice::<Value>(event) else {
        return;
    };
    let halls = value.get_mut("halls").and_then(Value::as_array_mut);
    // Slots stand hall by hall, in the order of the file; entries that are no booths at all have none.
    let mut slot = 0;
    for booths in halls
        .into_iter()
        .flatten()
        .filter_map(|hall| hall.get_mut("booths").and_then(Value::as_array_mut))
    {
        booths.retain(|_| {
            slot += 1;
            !absent.contains(&(slot - 1))
        });
    }
    // Only where the count is that of the slots is it sure which entry is which.
    if slot != source.exhibition.slots.len() {
        return;
    }
    *event = value.to_string().into_bytes();
    let parsed = Event::parse(event, EVENT_FILE);
    source.exhibition.renew(parsed);
    source.files.retain(|(name, _)| !lost.contains(name));
}
