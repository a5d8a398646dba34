//! The visitor's records in the device's storage. Both faces change them through here and hear of each other's changes.

use super::port::storage::{DeviceStore, changed_key};
use super::port::{self, Listener};
use crate::Records;
use crate::events;
use crate::records::{LastPlace, Store, StoreProblem};

/// The records of an event as they are now; empty ones when nothing is remembered.
pub fn load(event: &str) -> Records {
    Records::load(&DeviceStore, event).unwrap_or_default()
}

/// Reads, changes and writes the records in one go, so that neither face undoes what the other has just written.
///
/// # Errors
/// When they could not be stored. They are then kept until the page is left.
pub fn change(event: &str, change: impl FnOnce(&mut Records)) -> Result<Records, StoreProblem> {
    let mut records = load(event);
    change(&mut records);
    let saved = records.save(&DeviceStore, event);
    tell(event, saved.err());
    saved.map(|()| records)
}

/// Remembers where the visitor stands. Nobody is told: the list, which has no use for it, would be drawn again with every few
/// steps.
///
/// # Errors
/// When it could not be stored. It is then kept until the page is left.
pub fn stand(event: &str, place: LastPlace) -> Result<(), StoreProblem> {
    let mut records = load(event);
    records.place = Some(place);
    records.save(&DeviceStore, event)
}

/// Forgets everything that this device remembers of an event.
///
/// # Errors
/// When storage is forbidden; there is then nothing to forget but what the page itself held.
pub fn forget(event: &str) -> Result<(), StoreProblem> {
    let removed = DeviceStore.remove(&crate::records::store_name(event));
    tell(event, None);
    removed
}

/// A text of one's own beside the records (a draft, say) under a name of the event's.
pub fn load_text(event: &str, name: &str) -> Option<String> {
    DeviceStore.get(&format!("boothwalk:{event}:{name}")).ok()?
}

/// Remembers a text of one's own beside the records; an empty one is forgotten.
///
/// # Errors
/// When it could not be stored. It is then kept until the page is left.
pub fn save_text(event: &str, name: &str, text: &str) -> Result<(), StoreProblem> {
    let name = format!("boothwalk:{event}:{name}");
    if text.is_empty() {
        DeviceStore.remove(&name)
    } else {
        DeviceStore.set(&name, text)
    }
}

/// Calls back with a text of one's own whenever another tab has changed it.
///
/// What one tab has stored may reach another only after this call, whatever else they have told each other by then: who must
/// know looks with [`load_text`] and listens as well.
#[must_use = "listening ends when this is dropped"]
pub fn on_text_change(
    event: &str,
    name: &str,
    callback: impl Fn(String) + 'static,
) -> Option<Listener> {
    let (event, name) = (event.to_owned(), name.to_owned());
    let key = format!("boothwalk:{event}:{name}");
    Listener::on_window("storage", move |sent| {
        if changed_key(&sent).is_some_and(|changed| changed == key) {
            callback(load_text(&event, &name).unwrap_or_default());
        }
    })
}

/// Calls back with the new records whenever either face, or another tab, has changed them, and with what went wrong.
#[must_use = "listening ends when this is dropped"]
pub fn on_change(
    event: &str,
    callback: impl Fn(Records, Option<StoreProblem>) + Clone + 'static,
) -> Vec<Listener> {
    let here = {
        let (event, callback) = (event.to_owned(), callback.clone());
        Listener::on_window(events::RECORDS, move |sent| {
            if port::detail(&sent, "event").as_deref() == Some(event.as_str()) {
                let problem = port::detail(&sent, "problem");
                let problem = problem.as_deref().and_then(StoreProblem::named);
                callback(load(&event), problem);
            }
        })
    };
    let elsewhere = {
        let event = event.to_owned();
        let name = crate::records::store_name(&event);
        Listener::on_window("storage", move |sent| {
            // No key: everything was cleared.
            if changed_key(&sent).is_none_or(|key| key == name) {
                callback(load(&event), None);
            }
        })
    };
    here.into_iter().chain(elsewhere).collect()
}

fn tell(event: &str, problem: Option<StoreProblem>) {
    let problem = problem.map(StoreProblem::name);
    port::tell(
        events::RECORDS,
        &[("event", Some(event)), ("problem", problem)],
    );
}

#[cfg(test)]
mod tests {
    use std::cell::RefCell;
    use std::rc::Rc;

    use super::*;
    use crate::stand_in::{self, storage};

    type Heard = Rc<RefCell<Vec<(usize, Option<StoreProblem>)>>>;

    fn heard(event: &str) -> (Vec<Listener>, Heard) {
        let heard = Heard::default();
        let own = Rc::clone(&heard);
        let listeners = on_change(event, move |records, problem| {
            own.borrow_mut().push((records.kept_booths.len(), problem));
        });
        (listeners, heard)
    }

    #[test]
    fn both_faces_hear_of_a_change_and_of_what_went_wrong() {
        stand_in::open("");
        let (_listeners, heard) = heard("fair");
        change("fair", |records| records.toggle_booth("one")).unwrap();
        change("other", |records| records.toggle_booth("one")).unwrap();
        storage::refuse(Some(StoreProblem::Full));
        assert_eq!(
            change("fair", |records| records.toggle_booth("two")),
            Err(StoreProblem::Full)
        );
        assert_eq!(*heard.borrow(), [(1, None), (2, Some(StoreProblem::Full))]);
        assert_eq!(load("fair").kept_booths.len(), 2);
    }

    #[test]
    fn another_tabs_change_is_heard_and_ones_own_place_is_not() {
        stand_in::open("");
        let (_listeners, heard) = heard("fair");
        let mut records = Records::default();
        records.toggle_booth("one");
        storage::write_elsewhere(&crate::records::store_name("fair"), &records.to_json());
        storage::write_elsewhere("somebody else's", "{}");
        assert_eq!(*heard.borrow(), [(1, None)]);
        forget("fair").unwrap();
        assert_eq!(heard.borrow().last(), Some(&(0, None)));
        let count = heard.borrow().len();
        let place = LastPlace {
            hall: "a".to_owned(),
            position: [1.0, 2.0],
            yaw: 0.0,
        };
        stand("fair", place).unwrap();
        assert_eq!(heard.borrow().len(), count);
    }

    #[test]
    fn an_empty_text_beside_the_records_is_forgotten() {
        stand_in::open("");
        save_text("fair", "outbox", "a letter").unwrap();
        assert_eq!(load_text("fair", "outbox").as_deref(), Some("a letter"));
        save_text("fair", "outbox", "").unwrap();
        assert!(storage::texts().is_empty());
    }
}
