//! The numbers on the booths' signs in the halls, for those who look for a booth there.

use std::cell::{OnceCell, RefCell};
use std::rc::Rc;
use std::sync::{Arc, Weak};

use feed::Exhibition;
use venue::plan;

/// The numbers of an exhibition's booths; worked out when one is first asked for.
#[derive(Default)]
pub struct BoothNumbers(OnceCell<Vec<u32>>);

impl BoothNumbers {
    /// The number on the sign of the booth in this slot.
    pub fn of(&self, exhibition: &Exhibition, slot: usize) -> Option<u32> {
        let numbers = self.0.get_or_init(|| numbers(exhibition));
        numbers.get(slot).copied()
    }
}

/// The numbers of the exhibition that was drawn last: the list is drawn anew with each key, and its halls are as they were.
#[derive(Default)]
pub struct DrawnNumbers(RefCell<(Weak<Exhibition>, Rc<BoothNumbers>)>);

impl DrawnNumbers {
    /// The numbers of this exhibition.
    pub fn of(&self, exhibition: &Arc<Exhibition>) -> Rc<BoothNumbers> {
        let mut drawn = self.0.borrow_mut();
        // An exhibition that changes is another one: what is held weakly moves to another place before it is written to.
        if !std::ptr::eq(drawn.0.as_ptr(), Arc::as_ptr(exhibition)) {
            *drawn = (Arc::downgrade(exhibition), Rc::default());
        }
        Rc::clone(&drawn.1)
    }
}

/// By slot; slots stand hall by hall.
fn numbers(exhibition: &Exhibition) -> Vec<u32> {
    (0..exhibition.event.halls.len())
        .flat_map(|hall| plan::numbers_of_hall(exhibition, hall))
        .collect()
}

#[cfg(test)]
mod tests {
    use feed::Event;
    use serde_json::json;

    use super::*;

    #[test]
    fn they_are_worked_out_once_and_anew_when_a_booth_changes() {
        let booth = |id: &str, plot: u32| json!({"version": 1, "id": id, "name": id, "plot": plot});
        let event = |plot| {
            json!({
                "version": 1, "id": "fair", "title": "Fair", "languages": ["en"], "timeZone": "Asia/Tokyo",
                "organiser": {"name": "City"},
                "halls": [{"id": "h", "title": "H", "theme": "dockyard", "booths": [booth("a", plot), booth("b", 2)]}],
            })
        };
        let opened = |plot| {
            let bytes = serde_json::to_vec(&event(plot)).unwrap();
            Arc::new(Exhibition::open(Event::parse(&bytes, "event.json")).unwrap())
        };
        let drawn = DrawnNumbers::default();
        let mut exhibition = opened(1);
        let first = drawn.of(&exhibition);
        assert_eq!(first.of(&exhibition, 0), Some(1));
        assert!(Rc::ptr_eq(&first, &drawn.of(&exhibition)));
        // In place, as a booth that comes does it.
        let other = opened(5);
        Arc::make_mut(&mut exhibition)
            .slots
            .clone_from(&other.slots);
        let second = drawn.of(&exhibition);
        assert_eq!(second.of(&exhibition, 0), Some(5));
        assert_eq!(
            first.of(&exhibition, 0),
            Some(1),
            "who still draws with them has the former ones"
        );
    }
}
