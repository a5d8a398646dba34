//! What happens to an exhibition when a file arrives: the slot becomes ready, or broken with its last good copy.

use std::sync::Arc;

use feed::exhibition::State;
use feed::parse::Parsed;
use feed::{Booth, Exhibition, Programme};

/// Stands between a booth's id and the number of its copy. No id of the feed may contain it.
const COPY: char = '~';

/// A booth's file has come in (or has failed to). What was read before stays when the new one cannot be.
/// Returns whether anything that is shown has changed.
pub fn booth(exhibition: &mut Exhibition, slot: usize, parsed: &Parsed<Booth>) -> bool {
    let Some(slot) = exhibition.slots.get_mut(slot) else {
        return false;
    };
    let before = slot.booth().cloned();
    let problems = parsed.problems.clone();
    let Some(booth) = &parsed.value else {
        let changed = problems != slot.problems();
        slot.state = State::Broken {
            problems,
            last_good: before,
        };
        return changed;
    };
    let mut booth = booth.clone();
    if let Some((_, copy)) = slot.id.split_once(COPY) {
        booth.id = format!("{}{COPY}{copy}", booth.id);
        // Two booths cannot stand on one plot.
        booth.plot = None;
    }
    slot.id.clone_from(&booth.id);
    let changed = before.as_deref() != Some(&booth) || problems != slot.problems();
    let booth = match before {
        Some(before) if *before == booth => before,
        _ => Arc::new(booth),
    };
    slot.state = State::Ready { booth, problems };
    changed
}

/// The programme's file has come in. One that cannot be read leaves what was read before.
/// Returns whether anything that is shown has changed.
pub fn programme(exhibition: &mut Exhibition, parsed: &Parsed<Programme>) -> bool {
    exhibition
        .problems
        .retain(|problem| problem.file != parsed.file);
    exhibition.problems.extend(parsed.problems.iter().cloned());
    match &parsed.value {
        Some(programme) if *programme != *exhibition.programme => {
            exhibition.programme = Arc::new(programme.clone());
            true
        }
        _ => false,
    }
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
        if let State::Ready { booth, .. } = &mut slot.state {
            let mut copy = (**booth).clone();
            copy.id.clone_from(&slot.id);
            copy.plot = None;
            *booth = Arc::new(copy);
        }
        exhibition.slots.push(slot);
    }
    // Slots stand hall by hall; the sort keeps the order within each.
    exhibition.slots.sort_by_key(|slot| slot.hall);
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
    fn a_broken_file_leaves_the_last_good_copy() {
        let mut exhibition = exhibition();
        assert!(booth(&mut exhibition, 0, &file("First")));
        assert!(!booth(&mut exhibition, 0, &file("First")));
        let broken = Parsed::unreadable("booths/one.json", "404");
        assert!(booth(&mut exhibition, 0, &broken));
        let slot = &exhibition.slots[0];
        assert_eq!(slot.booth().unwrap().name.get("en"), "First");
        assert!(!slot.problems().is_empty());
        assert!(booth(&mut exhibition, 0, &file("Second")));
        assert!(exhibition.slots[0].problems().is_empty());
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
        assert_eq!(exhibition.slots[2].booth().unwrap().id, "one~2");
        assert_eq!(exhibition.slots[2].id, "one~2");
    }
}
