//! The sample events are read without a fault, and agree with the published schemas.
#![allow(clippy::unwrap_used, clippy::panic)]

use std::path::Path;

use feed::exhibition::Fetched;
use feed::{Exhibition, Severity};

/// Reads an event as the organiser's command does.
fn opened(folder: &Path) -> Exhibition {
    let read = |path: &str| {
        std::fs::read(folder.join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
    };
    Exhibition::assemble(&read("event.json"), &mut |path, _| {
        Fetched::Bytes(read(path))
    })
    .unwrap_or_else(|problems| panic!("{folder:?}: {problems:#?}"))
}

#[test]
fn sample_events_have_no_faults() {
    let events = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../assets/events");
    let mut seen = 0;
    for folder in events.read_dir().unwrap() {
        let folder = folder.unwrap().path();
        if !folder.join("event.json").is_file() {
            continue;
        }
        let exhibition = opened(&folder);
        let problems: Vec<String> = exhibition
            .check()
            .iter()
            .filter(|problem| problem.severity > Severity::Note)
            .map(|problem| problem.sentence("en"))
            .collect();
        assert!(
            problems.is_empty(),
            "{}:\n{}",
            folder.display(),
            problems.join("\n")
        );
        assert!(exhibition.slots.iter().all(|slot| slot.booth().is_some()));
        seen += 1;
    }
    assert!(seen >= 1);
}
