//! Address: what stands in the address bar, and the entries of its history.

use wasm_bindgen::JsValue;

use super::window;

/// The whole address.
pub fn whole() -> String {
    let href = window().and_then(|window| window.location().href().ok());
    href.unwrap_or_default()
}

/// The parameters and the fragment, each with its mark in front.
pub fn parts() -> (String, String) {
    let Some(location) = window().map(|window| window.location()) else {
        return Default::default();
    };
    let (search, hash) = (location.search(), location.hash());
    (search.unwrap_or_default(), hash.unwrap_or_default())
}

/// Writes an address relative to the page's, as a new entry or in the place of the present one. Whether the browser let it.
pub fn write(address: &str, is_new: bool) -> bool {
    let Some(history) = window().and_then(|window| window.history().ok()) else {
        return false;
    };
    let written = if is_new {
        history.push_state_with_url(&JsValue::NULL, "", Some(address))
    } else {
        history.replace_state_with_url(&JsValue::NULL, "", Some(address))
    };
    written.is_ok()
}

/// Sets a parameter and leaves the rest as it is.
pub fn set_parameter(name: &str, text: &str) {
    let Some(window) = window() else { return };
    let address = window.location().href().ok();
    let address = address.and_then(|href| web_sys::Url::new(&href).ok());
    if let (Some(address), Ok(history)) = (address, window.history()) {
        address.search_params().set(name, text);
        let _ = history.replace_state_with_url(&JsValue::NULL, "", Some(&address.href()));
    }
}
