//! DOM helpers, small things asked of the browser: files to take along, focus, the live region, the tab's own memory.

use any_spawner::Executor;
use js_sys::Reflect;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::spawn_local;
use web_sys::{Blob, BlobPropertyBag, Event, HtmlElement, Storage};

/// The document. The live page has one, or it would not have started.
pub fn document() -> web_sys::Document {
    page::browser::window()
        .and_then(|window| window.document())
        .unwrap_or_else(|| JsValue::NULL.unchecked_into())
}

/// Says something to those who look for what went wrong.
pub fn complain(words: &str) {
    web_sys::console::error_1(&JsValue::from_str(words));
}

/// Marks a moment of the page's start, for those who measure.
pub fn mark(name: &str) {
    if let Some(performance) = page::browser::window().and_then(|window| window.performance()) {
        let _ = performance.mark(name);
    }
}

/// Milliseconds since the page was opened; nobody can set this clock.
pub fn running_ms() -> f64 {
    let performance = page::browser::window().and_then(|window| window.performance());
    performance.map_or(0.0, |performance| performance.now())
}

/// What a field says.
pub fn value(event: &Event) -> String {
    member(event, "value").as_string().unwrap_or_default()
}

/// Whether a box is ticked.
pub fn checked(event: &Event) -> bool {
    member(event, "checked").is_truthy()
}

/// Whether a part that folds is unfolded.
pub fn is_open(event: &Event) -> bool {
    member(event, "open").is_truthy()
}

fn member(event: &Event, name: &str) -> JsValue {
    let element = event.target().map(JsValue::from).unwrap_or_default();
    Reflect::get(&element, &JsValue::from_str(name)).unwrap_or_default()
}

/// Does something as soon as the page says what has just changed, before the visitor can do anything more.
pub fn once_changed(act: impl FnOnce() + 'static) {
    spawn_local(async {
        // The signals' own tasks stand before this one.
        Executor::tick().await;
        act();
    });
}

/// Hands the visitor a file.
pub fn download(name: &str, kind: &str, text: &str) {
    let parts = js_sys::Array::of1(&JsValue::from_str(text));
    let options = BlobPropertyBag::new();
    options.set_type(kind);
    let Ok(blob) = Blob::new_with_str_sequence_and_options(&parts, &options) else {
        return;
    };
    let Ok(url) = web_sys::Url::create_object_url_with_blob(&blob) else {
        return;
    };
    if let Some(link) = document()
        .create_element("a")
        .ok()
        .and_then(|link| link.dyn_into::<web_sys::HtmlAnchorElement>().ok())
    {
        link.set_href(&url);
        link.set_download(name);
        link.click();
    }
    let _ = web_sys::Url::revoke_object_url(&url);
}

/// Says something to those who do not see the page change.
pub fn announce(words: &str) {
    if let Some(region) = document().get_element_by_id("live") {
        region.set_text_content(Some(words));
    }
}

/// Moves focus to the heading of what has just been opened, and the page to its top.
pub fn focus_heading() {
    let heading = document().query_selector("#catalogue h1").ok().flatten();
    let target = heading.or_else(|| document().get_element_by_id("catalogue"));
    if let Some(target) = target.and_then(|target| target.dyn_into::<HtmlElement>().ok()) {
        let _ = target.focus();
    }
    if let Some(window) = page::browser::window() {
        window.scroll_to_with_x_and_y(0.0, 0.0);
    }
}

/// Brings an element into view.
pub fn scroll_to(id: &str) {
    if let Some(element) = document().get_element_by_id(id) {
        element.scroll_into_view();
    }
}

/// The address of the page without its route.
pub fn page_address() -> String {
    let href = page::browser::window()
        .and_then(|window| window.location().href().ok())
        .unwrap_or_default();
    href.split('#').next().unwrap_or_default().to_owned()
}

/// A name for one message to one receiver that no other has.
pub fn unique_key() -> String {
    page::browser::window()
        .and_then(|window| window.crypto().ok())
        .map_or_else(
            || format!("{}-{}", js_sys::Date::now(), js_sys::Math::random()),
            |crypto| crypto.random_uuid(),
        )
}

/// Copies a text; calls back with whether it could.
pub fn copy(text: String, done: impl FnOnce(bool) + 'static) {
    spawn_local(async move {
        let Some(window) = page::browser::window() else {
            return done(false);
        };
        // Absent where the page is not https.
        let navigator = window.navigator();
        let has = Reflect::get(&navigator, &JsValue::from_str("clipboard"))
            .is_ok_and(|clipboard| clipboard.is_object());
        if !has {
            return done(false);
        }
        let promise = navigator.clipboard().write_text(&text);
        done(wasm_bindgen_futures::JsFuture::from(promise).await.is_ok());
    });
}

/// The tab's own memory: gone when it is closed. Drafts and unsent messages hold personal data and live here.
pub struct Tab;

impl Tab {
    fn storage() -> Option<Storage> {
        page::browser::window()?.session_storage().ok().flatten()
    }

    /// A text remembered in this tab.
    pub fn get(name: &str) -> Option<String> {
        Self::storage()?.get_item(name).ok().flatten()
    }

    /// Remembers a text in this tab; an empty one is forgotten. A tab without memory keeps nothing.
    pub fn set(name: &str, text: &str) {
        if let Some(storage) = Self::storage() {
            let _ = if text.is_empty() {
                storage.remove_item(name)
            } else {
                storage.set_item(name, text)
            };
        }
    }
}
