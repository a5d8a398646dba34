//! The sample events, read as the organiser's command reads them.
#![allow(clippy::unwrap_used)]

use std::path::Path;

use feed::event::ProgrammeSource;
use feed::{Booth, Event, Exhibition, Programme};

/// A sample event with all its booths.
pub fn open(name: &str) -> Exhibition {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../../assets/events")
        .join(name);
    let read = |path: &str| std::fs::read(folder.join(path)).unwrap();
    let mut exhibition = Exhibition::open(Event::parse(&read("event.json"), "event.json")).unwrap();
    if let Some(ProgrammeSource::At(at)) = exhibition.event.programme.clone() {
        exhibition.set_programme(Programme::parse(&read(&at), &at));
    }
    for index in 0..exhibition.slots.len() {
        if let Some(at) = exhibition.slots[index].source.clone() {
            exhibition.set_booth(index, Booth::parse(&read(&at), &at));
        }
    }
    exhibition
}
