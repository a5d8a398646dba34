//! Scale test: booths repeated (`?booths=N`), and their files as they come in.

use std::sync::Arc;

use feed::exhibition::BoothState;
use feed::read::Parsed;
use feed::{Booth, Exhibition};

/// Stands between a booth's id and the number of its copy. No id of the feed may contain it.
const COPY: char = '~';

/// A booth's file has come in (or has failed to): [`Exhibition::set_booth`], copies named as copies.
pub fn booth(exhibition: &mut Exhibition, index: usize, parsed: &Parsed<Booth>) {
    let Some(slot) = exhibition.slots.get(index) else {
        return;
    };
    let copy = slot.id.split_once(COPY).map(|(_, copy)| copy.to_owned());
    let mut parsed = parsed.clone();
    if let (Some(copy), Some(booth)) = (copy, &mut parsed.value) {
        booth.id = format!("{}{COPY}{copy}", booth.id);
        // Two booths cannot stand on one plot.
        booth.plot = None;
    }
    exhibition.set_booth(index, parsed);
}

/// Repeats the booths, hall by hall and in order, until there are `count`: for tests of scale (`?booths=N`).
/// Copies are named `<id>~2`, `<id>~3` and so on.
pub fn repeat_booths(exhibition: &mut Exhibition, count: usize) {
    let originals = exhibition.slots.clone();
    if originals.is_empty() {
        return;
    }
    let count = count.min(feed::limits::BOOTHS);
    for index in originals.len()..count {
        let (round, original) = (index / originals.len(), index % originals.len());
        let Some(original) = originals.get(original) else {
            return;
        };
        let mut slot = original.clone();
        slot.id = format!("{}{COPY}{}", slot.id, round + 1);
        if let BoothState::Ready { booth, .. } = &mut slot.state {
            let mut copy = (**booth).clone();
            copy.id.clone_from(&slot.id);
            copy.plot = None;
            *booth = Arc::new(copy);
        }
        exhibition.slots.push(slot);
    }
    // Slots stand hall by hall; the sort keeps the order within each.
    feed::sort::sort_by_key(&mut exhibition.slots, |slot| slot.hall);
}

#[cfg(test)]
mod tests {
    use super::*;

    fn exhibition() -> Exhibition {
        let event = br#"{"version": 1, "id": "fair", "title": "Fair", "languages": ["en"], "timeZone": "Asia/Tokyo",
            "organiser": {"name": "We"}, "halls": [
                {"id": "a", "title": "A", "booths": ["booths/one.json", "booths/two.json"]},
                {"id": "b", "title": "B", "booths": ["booths/three.json"]}]}"#;
        Exhibition::new(feed::Event::parse(event, "event.json").value.unwrap())
    }

    fn file(name: &str) -> Parsed<Booth> {
        let text = format!(r#"{{"version": 1, "id": "one", "name": "{name}"}}"#);
        Booth::parse(text.as_bytes(), "booths/one.json")
    }

    #[test]
    fn copies_have_names_of_their_own_and_stay_in_their_halls() {
        let mut exhibition = exhibition();
        repeat_booths(&mut exhibition, 7);
        let ids: Vec<_> = exhibition
            .slots
            .iter()
            .map(|slot| (slot.hall, slot.id.as_str()))
            .collect();
        assert_eq!(
            ids,
            [
                (0, "one"),
                (0, "two"),
                (0, "one~2"),
                (0, "two~2"),
                (0, "one~3"),
                (1, "three"),
                (1, "three~2")
            ]
        );
        booth(&mut exhibition, 2, &file("Copy"));
        let before = exhibition.slots[2].clone();
        booth(&mut exhibition, 2, &file("Copy"));
        assert!(exhibition.slots[2].shows_same(&before));
        assert_eq!(exhibition.slots[2].booth().unwrap().id, "one~2");
        assert_eq!(exhibition.slots[2].id, "one~2");
        booth(&mut exhibition, 0, &file("Original"));
        assert_eq!(exhibition.slots[0].booth().unwrap().id, "one");
    }
}
