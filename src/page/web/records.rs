//! The visitor's records in the device's storage. Both faces change them through here and hear of each other's changes.

use wasm_bindgen::prelude::*;
use web_sys::Storage;

use super::{Listener, object, send, window};
use crate::Records;
use crate::events;
use crate::records::{Place, Store, StoreProblem};

/// The device's storage; where the browser forbids it, the page's own memory, which both faces share and which
/// is gone with the page.
struct Device;

impl Device {
    fn storage() -> Result<Storage, StoreProblem> {
        window()
            .and_then(|window| window.local_storage().ok().flatten())
            .ok_or(StoreProblem::Forbidden)
    }

    /// The window's member that holds texts for as long as the page stands.
    fn memory() -> Option<js_sys::Object> {
        let window = window()?;
        let name = JsValue::from_str("boothwalkMemory");
        let found = js_sys::Reflect::get(&window, &name).ok()?;
        if let Ok(found) = found.dyn_into::<js_sys::Object>() {
            return Some(found);
        }
        let fresh = js_sys::Object::new();
        js_sys::Reflect::set(&window, &name, &fresh).ok()?;
        Some(fresh)
    }
}

impl Store for Device {
    fn get(&self, name: &str) -> Result<Option<String>, StoreProblem> {
        let held = Self::memory()
            .and_then(|memory| js_sys::Reflect::get(&memory, &JsValue::from_str(name)).ok())
            .and_then(|text| text.as_string());
        if held.is_some() {
            return Ok(held);
        }
        Self::storage()?
            .get_item(name)
            .map_err(|_| StoreProblem::Forbidden)
    }

    fn set(&self, name: &str, text: &str) -> Result<(), StoreProblem> {
        let stored = Self::storage()
            .and_then(|storage| storage.set_item(name, text).map_err(|_| StoreProblem::Full));
        if let Some(memory) = Self::memory() {
            let name = JsValue::from_str(name);
            let done = match stored {
                Ok(()) => js_sys::Reflect::delete_property(&memory, &name),
                Err(_) => js_sys::Reflect::set(&memory, &name, &JsValue::from_str(text)),
            };
            // A plain object of ours takes and gives up every member.
            let _ = done;
        }
        stored
    }

    fn remove(&self, name: &str) -> Result<(), StoreProblem> {
        if let Some(memory) = Self::memory() {
            let _ = js_sys::Reflect::delete_property(&memory, &JsValue::from_str(name));
        }
        Self::storage()?
            .remove_item(name)
            .map_err(|_| StoreProblem::Forbidden)
    }
}

/// The records of an event as they are now; empty ones when nothing is remembered.
pub fn load(event: &str) -> Records {
    Records::load(&Device, event).unwrap_or_default()
}

/// Reads, changes and writes the records in one go, so that neither face undoes what the other has just written.
///
/// # Errors
/// When they could not be stored. They are then kept until the page is left.
pub fn change(event: &str, change: impl FnOnce(&mut Records)) -> Result<Records, StoreProblem> {
    let mut records = load(event);
    change(&mut records);
    let saved = records.save(&Device, event);
    tell(event, saved.err());
    saved.map(|()| records)
}

/// Remembers where the visitor stands. Nobody is told: the list, which has no use for it, would be drawn again with every few
/// steps.
///
/// # Errors
/// When it could not be stored. It is then kept until the page is left.
pub fn stand(event: &str, place: Place) -> Result<(), StoreProblem> {
    let mut records = load(event);
    records.place = Some(place);
    records.save(&Device, event)
}

/// Forgets everything that this device remembers of an event.
///
/// # Errors
/// When storage is forbidden; there is then nothing to forget but what the page itself held.
pub fn forget(event: &str) -> Result<(), StoreProblem> {
    let removed = Device.remove(&crate::records::store_name(event));
    tell(event, None);
    removed
}

/// A text of one's own beside the records (a draft, say) under a name of the event's.
pub fn load_text(event: &str, name: &str) -> Option<String> {
    Device.get(&format!("boothwalk:{event}:{name}")).ok()?
}

/// Remembers a text of one's own beside the records; an empty one is forgotten.
///
/// # Errors
/// When it could not be stored. It is then kept until the page is left.
pub fn save_text(event: &str, name: &str, text: &str) -> Result<(), StoreProblem> {
    let name = format!("boothwalk:{event}:{name}");
    if text.is_empty() {
        Device.remove(&name)
    } else {
        Device.set(&name, text)
    }
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
            if super::detail(&sent, "event").as_deref() == Some(event.as_str()) {
                let problem = super::detail(&sent, "problem");
                let problem = problem.as_deref().and_then(StoreProblem::named);
                callback(load(&event), problem);
            }
        })
    };
    let elsewhere = {
        let event = event.to_owned();
        let name = crate::records::store_name(&event);
        Listener::on_window("storage", move |sent| {
            let key = sent
                .dyn_ref::<web_sys::StorageEvent>()
                .and_then(web_sys::StorageEvent::key);
            // No key: everything was cleared.
            if key.is_none_or(|key| key == name) {
                callback(load(&event), None);
            }
        })
    };
    here.into_iter().chain(elsewhere).collect()
}

fn tell(event: &str, problem: Option<StoreProblem>) {
    let problem = problem.map_or(JsValue::NULL, |problem| problem.name().into());
    let members = [("event", JsValue::from_str(event)), ("problem", problem)];
    send(events::RECORDS, &object(&members));
}
