//! Our own messages in the language in use: the page's script knows their files and fetches each once (`web/messages.js`).

use std::cell::RefCell;

use js_sys::{Function, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

thread_local! {
    /// Of the page's script: `(domain, language) => Promise<text of the bundle>`.
    static SOURCE: RefCell<Option<Function>> = const { RefCell::new(None) };
}

/// What is loaded together; each is a file of `messages/`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// The catalogue's list and search.
    List,
    /// The rest of the catalogue.
    More,
    /// The hall.
    Hall,
}

impl Part {
    /// Its name in the page's data.
    fn name(self) -> &'static str {
        match self {
            Self::List => "list",
            Self::More => "more",
            Self::Hall => "hall",
        }
    }
}

/// Takes the source from the options with which the page starts a module: their member `messages`.
pub fn connect(options: &JsValue) {
    let source = Reflect::get(options, &JsValue::from_str("messages")).ok();
    SOURCE.set(source.and_then(|source| source.dyn_into().ok()));
}

/// Loads a part's messages for a language (a BCP 47 tag of the event), so that `i18n` has them. Whether they are there.
pub async fn load(part: Part, language: &str) -> bool {
    let asked = SOURCE.with_borrow(|source| {
        let (part, language) = (JsValue::from_str(part.name()), JsValue::from_str(language));
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
