//! The sample events, read as the organiser's command reads them.
#![allow(clippy::unwrap_used)]

use std::path::Path;

use feed::Exhibition;
use feed::exhibition::Fetched;

/// A sample event with all its booths.
pub fn open(name: &str) -> Exhibition {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../../assets/events")
        .join(name);
    let read = |path: &str| std::fs::read(folder.join(path)).unwrap();
    Exhibition::assemble(&read("event.json"), &mut |path, _| {
        Fetched::Bytes(read(path))
    })
    .unwrap()
}
