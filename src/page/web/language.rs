//! The language in the address (`?lang=ja`). The page's script chooses the first one; each face may change it.

use wasm_bindgen::JsValue;

use super::{Listener, object, send, window};
use crate::events;

/// Writes the language into the address, leaving the route as it is, and tells both faces and the page.
pub fn choose(language: &str) {
    let Some(window) = window() else { return };
    let location = window.location();
    let address = location
        .href()
        .ok()
        .and_then(|href| web_sys::Url::new(&href).ok());
    if let (Some(address), Ok(history)) = (address, window.history()) {
        address.search_params().set("lang", language);
        let _ = history.replace_state_with_url(&JsValue::NULL, "", Some(&address.href()));
    }
    send(
        events::LANGUAGE,
        &object(&[("language", JsValue::from_str(language))]),
    );
}

/// Calls back when the visitor has chosen another language in either face or in the page's header.
#[must_use = "listening ends when this is dropped"]
pub fn on_change(mut callback: impl FnMut(String) + 'static) -> Option<Listener> {
    Listener::on_window(events::LANGUAGE, move |sent| {
        if let Some(language) = super::detail(&sent, "language") {
            callback(language);
        }
    })
}
