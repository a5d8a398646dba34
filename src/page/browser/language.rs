//! The language in the address (`?lang=ja`). The page's script chooses the first one; each face may change it.

use wasm_bindgen::JsValue;

use super::{Listener, object, send, window};

/// Sent on the window when the visitor has chosen another language; `detail.language` is its tag.
pub const CHANGED: &str = "boothwalk:language";

/// Writes the language into the address, leaving the route as it is, and tells both faces and the page.
pub fn choose(language: &str) {
    let Some(window) = window() else { return };
    let location = window.location();
    let address = location
        .href()
        .ok()
        .and_then(|href| url::Url::parse(&href).ok());
    if let (Some(mut address), Ok(history)) = (address, window.history()) {
        let others: Vec<(String, String)> = address
            .query_pairs()
            .filter(|(name, _)| name != "lang")
            .map(|(name, value)| (name.into_owned(), value.into_owned()))
            .collect();
        address
            .query_pairs_mut()
            .clear()
            .extend_pairs(others)
            .append_pair("lang", language);
        let _ = history.replace_state_with_url(&JsValue::NULL, "", Some(address.as_str()));
    }
    send(
        CHANGED,
        &object(&[("language", JsValue::from_str(language))]),
    );
}

/// Calls back when the visitor has chosen another language in either face or in the page's header.
#[must_use = "listening ends when this is dropped"]
pub fn on_change(mut callback: impl FnMut(String) + 'static) -> Option<Listener> {
    Listener::on_window(CHANGED, move |sent| {
        if let Some(language) = super::detail(&sent, "language") {
            callback(language);
        }
    })
}
