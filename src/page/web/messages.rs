//! Source of our own messages: the page's script knows their files and fetches each once (`web/messages.js`).

use std::cell::RefCell;

use js_sys::{Function, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

thread_local! {
    /// Of the page's script: `(part, language) => Promise<text of the bundle>`.
    static SOURCE: RefCell<Option<Function>> = const { RefCell::new(None) };
}

/// Takes the source from the options with which the page starts a module: their member `messages`.
pub fn connect(options: &JsValue) {
    let source = Reflect::get(options, &JsValue::from_str("messages")).ok();
    SOURCE.set(source.and_then(|source| source.dyn_into().ok()));
}

/// Loads the bundle of a part and a language. Whether it is there.
pub async fn load(part: &str, language: &str) -> bool {
    let asked = SOURCE.with_borrow(|source| {
        let (part, language) = (JsValue::from_str(part), JsValue::from_str(language));
        let source = source.as_ref()?;
        source.call2(&JsValue::NULL, &part, &language).ok()
    });
    let Some(asked) = asked else { return false };
    let text = JsFuture::from(Promise::resolve(&asked)).await;
    let Some(text) = text.ok().and_then(|text| text.as_string()) else {
        return false;
    };
    i18n::provide(language, text);
    true
}

/// Whether any messages are there for a language.
pub fn are_loaded(language: &str) -> bool {
    i18n::is_provided(language)
}
