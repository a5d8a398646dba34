//! Files of version 1 are read for ever: see `v1/README.md`.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a panic here is a failed test"
)]

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use feed::fields::{Described, ObjectType};
use feed::{Booth, Event, Problem, Programme};
use serde_json::Value;

fn files() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/v1");
    let mut files = Vec::new();
    for part in ["full", "samples"] {
        files.extend(
            folder
                .join(part)
                .read_dir()
                .unwrap()
                .map(|file| file.unwrap().path()),
        );
    }
    files.sort();
    files
}

/// What its reader says of a file, and the description of what it holds.
fn read(path: &Path) -> (Vec<Problem>, &'static ObjectType) {
    let bytes = std::fs::read(path).unwrap();
    let name = path.file_name().unwrap().to_string_lossy();
    let shown = |there: bool| assert!(there, "{name}");
    match name.trim_end_matches(".json").rsplit('.').next() {
        Some("event") => {
            let parsed = Event::parse(&bytes, &name);
            shown(parsed.value.is_some());
            (parsed.problems, Event::OBJECT)
        }
        Some("booth") => {
            let parsed = Booth::parse(&bytes, &name);
            shown(parsed.value.is_some());
            (parsed.problems, Booth::OBJECT)
        }
        Some("programme") => {
            let parsed = Programme::parse(&bytes, &name);
            shown(parsed.value.is_some());
            (parsed.problems, Programme::OBJECT)
        }
        _ => panic!("{name}"),
    }
}

#[test]
fn files_of_version_1_are_read_without_a_word() {
    let files = files();
    assert!(files.len() >= 6, "{files:?}");
    for path in files {
        let (problems, _) = read(&path);
        let said: Vec<_> = problems
            .iter()
            .map(|problem| problem.sentence("en"))
            .collect();
        assert!(said.is_empty(), "{}: {said:#?}", path.display());
    }
}

/// Notes every field that a value uses, as `Type.field`.
fn used(value: &Value, object: &'static ObjectType, seen: &mut BTreeSet<String>) {
    match value {
        Value::Array(entries) => entries.iter().for_each(|entry| used(entry, object, seen)),
        Value::Object(fields) => {
            for (name, value) in fields {
                let Some(field) = object.field(name) else {
                    continue;
                };
                seen.insert(format!("{}.{name}", object.name));
                if let Some(inside) = field.inside {
                    used(value, inside, seen);
                }
            }
        }
        _ => {}
    }
}

fn all(object: &'static ObjectType, out: &mut BTreeSet<String>) {
    for field in object.fields {
        out.insert(format!("{}.{}", object.name, field.name));
        if let Some(inside) = field.inside {
            all(inside, out);
        }
    }
}

#[test]
fn every_field_stands_in_one_of_the_files() {
    let (mut seen, mut wanted) = (BTreeSet::new(), BTreeSet::new());
    for path in files() {
        let value = serde_json::from_slice(&std::fs::read(&path).unwrap()).unwrap();
        used(&value, read(&path).1, &mut seen);
    }
    all(Event::OBJECT, &mut wanted);
    let missing: Vec<_> = wanted.difference(&seen).collect();
    assert!(
        missing.is_empty(),
        "add a file to tests/v1 that uses {missing:?}"
    );
}
