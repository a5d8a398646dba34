//! Storage in memory, which can be full or forbidden.

use std::cell::RefCell;
use std::collections::BTreeMap;

use super::Sent;
use crate::records::{Store, StoreProblem};

#[derive(Default)]
struct Held {
    texts: BTreeMap<String, String>,
    refuses: Option<StoreProblem>,
}

thread_local! {
    static HELD: RefCell<Held> = RefCell::default();
}

pub(super) fn clear() {
    HELD.take();
}

/// From now on the device refuses to remember anything new, or does so again.
pub fn refuse(problem: Option<StoreProblem>) {
    HELD.with_borrow_mut(|held| held.refuses = problem);
}

/// Everything that is remembered, by its name.
pub fn texts() -> BTreeMap<String, String> {
    HELD.with_borrow(|held| held.texts.clone())
}

/// Another tab writes a text.
pub fn write_elsewhere(name: &str, text: &str) {
    HELD.with_borrow_mut(|held| held.texts.insert(name.to_owned(), text.to_owned()));
    super::tell("storage", &[("key", Some(name))]);
}

/// The device's storage.
pub struct DeviceStore;

impl Store for DeviceStore {
    fn get(&self, name: &str) -> Result<Option<String>, StoreProblem> {
        Ok(HELD.with_borrow(|held| held.texts.get(name).cloned()))
    }

    fn set(&self, name: &str, text: &str) -> Result<(), StoreProblem> {
        HELD.with_borrow_mut(|held| {
            // What the device refuses, the page itself holds.
            held.texts.insert(name.to_owned(), text.to_owned());
            held.refuses.map_or(Ok(()), Err)
        })
    }

    fn remove(&self, name: &str) -> Result<(), StoreProblem> {
        HELD.with_borrow_mut(|held| held.texts.remove(name));
        Ok(())
    }
}

/// The name under which another tab has changed something; `None` when everything was cleared.
pub fn changed_key(sent: &Sent) -> Option<String> {
    super::detail(sent, "key")
}
