//! What is left lying about: booth files that the event does not name, and texts of the template that `new` writes.

use std::collections::BTreeSet;

use feed::problem::Severity;
use i18n::value;
use serde_json::Value;

use crate::console::Console;
use crate::files::{encoded, shown};
use crate::new;
use crate::report::Finding;
use crate::source::{self, Source};

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
        let value: Value = serde_json::from_slice(&bytes).ok()?;
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
    let read = |name: &str| -> Option<Value> {
        let (_, bytes) = source.files.iter().find(|(known, _)| known == name)?;
        serde_json::from_slice(bytes).ok()
    };
    // Somebody who has just made it, and looks at it, knows.
    let named = |name: &str| source.files.iter().any(|(known, _)| known == name);
    let as_made =
        new::template().all(|(name, _)| named(name)) && source.files.len() == new::JSON_FILES;
    if as_made {
        return Vec::new();
    }
    let mut findings = Vec::new();
    for (name, template) in new::template() {
        let (Some(now), Ok(then)) = (read(name), serde_json::from_str::<Value>(template)) else {
            continue;
        };
        for path in ["title", "tagline", "organiser.name", "name"] {
            let at = |value: &Value| {
                value
                    .pointer(&format!("/{}", path.replace('.', "/")))
                    .cloned()
            };
            if at(&now).is_some_and(|text| Some(text) == at(&then)) {
                findings.push(Finding::ours(
                    Severity::Warning,
                    name,
                    path,
                    "template-text",
                    &[],
                    console,
                ));
            }
        }
    }
    findings
}
