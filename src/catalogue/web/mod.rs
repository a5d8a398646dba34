//! Adapters: the live page's start, as the page's script asks for it, and what it asks of a real browser.

pub mod bell;
pub mod dom;
pub mod keys;
pub mod people;
pub mod socket;
pub mod split;

use wasm_bindgen::prelude::*;

use crate::app::root::{self, Start};

/// Starts the live page. `options` is what `boot.js` says:
/// `{event, root, language, languages, booths}`; the event file's address and the way to the site's root, relative to the
/// page; the language to begin with and those there are; how often to repeat booths up to (0: not at all).
#[wasm_bindgen]
pub fn start(options: &JsValue) {
    std::panic::set_hook(Box::new(|info| {
        dom::complain(&format!("Boothwalk: {info}"));
        page::browser::send(page::events::CATALOGUE_FAILED, &JsValue::NULL);
    }));
    page::browser::messages::connect(options);
    let member = |name: &str| js_sys::Reflect::get(options, &JsValue::from_str(name)).ok();
    let text = |name: &str| member(name).and_then(|value| value.as_string());
    // Counts are small whole numbers.
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "small whole number"
    )]
    let booths = member("booths")
        .and_then(|value| value.as_f64())
        .unwrap_or(0.0) as usize;
    root::start(Start {
        event: text("event").unwrap_or_else(|| "event/event.json".to_owned()),
        root: text("root").unwrap_or_default(),
        language: text("language").unwrap_or_else(|| "en".to_owned()),
        booths,
    });
}
