//! Storage: what the device remembers, and what the page itself does where the browser forbids that.

use wasm_bindgen::prelude::*;
use web_sys::Storage;

use super::window;
use crate::records::{Store, StoreProblem};

/// The device's storage; where the browser forbids it, the page's own memory, which both faces share and which
/// is gone with the page.
pub struct DeviceStore;

impl DeviceStore {
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

impl Store for DeviceStore {
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

/// The name under which another tab has changed something; `None` when everything was cleared.
pub fn changed_key(sent: &web_sys::Event) -> Option<String> {
    sent.dyn_ref::<web_sys::StorageEvent>()
        .and_then(web_sys::StorageEvent::key)
}
