//! Loading order: which files of an event are fetched next, and when they are looked at again.

use std::cell::RefCell;
use std::collections::VecDeque;
use std::rc::Rc;

use feed::Exhibition;
use feed::event::Refresh;

/// Each booth file with the slots that name it, in the order of the slots.
pub fn files(exhibition: &Exhibition) -> Vec<(String, Vec<usize>)> {
    let mut files: Vec<(String, Vec<usize>)> = Vec::new();
    for (index, slot) in exhibition.slots.iter().enumerate() {
        let Some(source) = &slot.source else { continue };
        match files.iter_mut().find(|(known, _)| known == source) {
            Some((_, slots)) => slots.push(index),
            None => files.push((source.clone(), vec![index])),
        }
    }
    files
}

/// Seconds to the next look at an event's files: as the event asks, and later by up to its jitter by `chance` (0 to 1), so
/// that not all visitors come at once.
pub fn pause_secs(refresh: Refresh, chance: f64) -> f64 {
    f64::from(refresh.every_secs) + f64::from(refresh.jitter_secs) * chance
}

/// Files still to be fetched.
#[derive(Clone, Default)]
pub struct FetchQueue(Rc<RefCell<VecDeque<(String, Vec<usize>)>>>);

impl FetchQueue {
    /// The files of all booths that are not there yet, in this order of slots.
    pub fn of_missing(exhibition: &Exhibition, order: impl IntoIterator<Item = usize>) -> Self {
        let queue = Self::default();
        for index in order {
            if let Some(slot) = exhibition.slots.get(index)
                && slot.booth().is_none()
                && let Some(source) = &slot.source
            {
                queue.add(index, source);
            }
        }
        queue
    }

    fn add(&self, slot: usize, source: &str) {
        let mut queue = self.0.borrow_mut();
        match queue.iter_mut().find(|(known, _)| known == source) {
            Some((_, slots)) => slots.push(slot),
            None => queue.push_back((source.to_owned(), vec![slot])),
        }
    }

    /// The file to be fetched now, with the slots that name it.
    pub fn next(&self) -> Option<(String, Vec<usize>)> {
        self.0.borrow_mut().pop_front()
    }

    /// Puts the files in the order of how far their slots are, in any measure, the nearest first.
    pub fn sort(&self, distance: impl Fn(usize) -> f32) {
        let nearest = |slots: &[usize]| {
            let distances = slots.iter().map(|slot| distance(*slot));
            distances.fold(f32::INFINITY, f32::min)
        };
        let mut queue = self.0.borrow_mut();
        queue
            .make_contiguous()
            .sort_by(|(_, a), (_, b)| nearest(a).total_cmp(&nearest(b)));
    }

    /// Puts a slot's file in front: the visitor is looking at it.
    pub fn want(&self, slot: usize) {
        let mut queue = self.0.borrow_mut();
        if let Some(at) = queue.iter().position(|(_, slots)| slots.contains(&slot))
            && let Some(wanted) = queue.remove(at)
        {
            queue.push_front(wanted);
        }
    }
}

#[cfg(test)]
mod tests {
    use feed::{Booth, Event};

    use super::*;

    fn exhibition() -> Exhibition {
        let event = br#"{"version": 1, "id": "fair", "title": "Fair", "languages": ["en"], "timeZone": "Asia/Tokyo",
            "organiser": {"name": "We"}, "halls": [
                {"id": "a", "title": "A", "booths": ["booths/one.json", "booths/two.json",
                    {"version": 1, "id": "inline", "name": "Inline"}, "booths/one.json"]},
                {"id": "b", "title": "B", "booths": ["booths/three.json"]}]}"#;
        Exhibition::new(Event::parse(event, "event.json").value.unwrap())
    }

    fn drained(queue: &FetchQueue) -> Vec<String> {
        std::iter::from_fn(|| queue.next())
            .map(|(source, _)| source)
            .collect()
    }

    #[test]
    fn a_file_that_several_slots_name_is_one() {
        let files = files(&exhibition());
        let slots: Vec<_> = files.iter().map(|(_, slots)| slots.clone()).collect();
        assert_eq!(slots, [vec![0, 3], vec![1], vec![4]]);
    }

    #[test]
    fn what_is_there_is_not_fetched_and_the_first_wanted_comes_first() {
        let mut exhibition = exhibition();
        let two = br#"{"version": 1, "id": "two", "name": "Two"}"#;
        exhibition.set_booth(1, Booth::parse(two, "booths/two.json"));
        let queue = FetchQueue::of_missing(&exhibition, [4, 0, 1, 2, 3, 4, 99]);
        let next = queue.next().unwrap();
        assert_eq!(next, ("booths/three.json".to_owned(), vec![4, 4]));
        assert_eq!(
            queue.next().unwrap(),
            ("booths/one.json".to_owned(), vec![0, 3])
        );
        assert_eq!(queue.next(), None);
    }

    #[test]
    fn the_nearest_and_then_the_wanted_come_to_the_front() {
        let exhibition = exhibition();
        let queue = FetchQueue::of_missing(&exhibition, 0..5);
        // Slot 3 is the nearest; its file is that of slot 0.
        queue.sort(|slot| [9.0, 5.0, 0.0, 1.0, 7.0][slot]);
        queue.want(4);
        assert_eq!(
            drained(&queue),
            ["booths/three.json", "booths/one.json", "booths/two.json"]
        );
    }

    #[test]
    fn visitors_come_back_at_different_times() {
        let refresh = Refresh {
            every_secs: 60,
            jitter_secs: 30,
        };
        assert_eq!(
            [0.0, 0.5, 1.0].map(|chance| pause_secs(refresh, chance)),
            [60.0, 75.0, 90.0]
        );
    }
}
