//! DOM: what the live page asks of a real browser: files to take along, focus, the live region, the tab's own memory.

use std::cell::Cell;
use std::rc::Rc;

use any_spawner::Executor;
use js_sys::Reflect;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{Blob, BlobPropertyBag, Event, HtmlElement, HtmlInputElement, Storage};

use html::IntoView;
use page::browser::{object, send};

pub use super::split::{desks, later, live, talking};

/// The document. The live page has one, or it would not have started.
fn document() -> web_sys::Document {
    page::browser::window()
        .and_then(|window| window.document())
        .unwrap_or_else(|| JsValue::NULL.unchecked_into())
}

/// Lets effects run as tasks of the browser.
pub fn run_effects() {
    // There may be an executor already only where two live pages share a module.
    let _ = Executor::init_wasm_bindgen();
}

/// Shows a view in the place of what stands in `<main>`.
pub fn take_over(view: impl IntoView) {
    fill("catalogue", view);
}

/// Shows a view in the element with this id, in the place of what stands there.
pub fn fill(id: &str, view: impl IntoView) {
    let element = document().get_element_by_id(id);
    if let Some(element) = element.and_then(|element| element.dyn_into::<HtmlElement>().ok()) {
        element.set_text_content(None);
        // What stood here said its own language; from now on it is the page's.
        let _ = element.remove_attribute("lang");
        html::mount(&element, view);
    }
}

/// Gives the page a title.
pub fn set_title(title: &str) {
    document().set_title(title);
}

/// Begins again with the page as its host has it now.
pub fn reload() {
    if let Some(window) = page::browser::window() {
        let _ = window.location().reload();
    }
}

/// Prints the page.
pub fn print() {
    if let Some(window) = page::browser::window() {
        let _ = window.print();
    }
}

/// Asks the visitor whether it is meant.
pub fn confirm(question: &str) -> bool {
    page::browser::window().is_some_and(|window| window.confirm_with_message(question) == Ok(true))
}

/// Reads the file that was chosen in a field, which is empty again afterwards; `None` when it is larger or cannot be read.
pub fn read_file(event: &Event, most_bytes: f64, done: impl FnOnce(Option<String>) + 'static) {
    let field = event
        .target()
        .and_then(|field| field.dyn_into::<HtmlInputElement>().ok());
    let chosen = field.as_ref().and_then(|field| field.files()?.get(0));
    let (Some(field), Some(chosen)) = (field, chosen) else {
        return;
    };
    spawn_local(async move {
        let text = if chosen.size() > most_bytes {
            None
        } else {
            let text = JsFuture::from(chosen.unchecked_ref::<Blob>().text()).await;
            text.ok().and_then(|text| text.as_string())
        };
        done(text);
        field.set_value("");
    });
}

/// Tells the page's script that the event's own words, by language, and its halls have changed.
pub fn tell_event(texts: &[(String, Vec<(String, String)>)], halls: &[&str]) {
    let words = |words: &[(String, String)]| {
        let members: Vec<(&str, JsValue)> = words
            .iter()
            .map(|(name, words)| (name.as_str(), words.as_str().into()))
            .collect();
        object(&members)
    };
    let texts: Vec<(&str, JsValue)> = texts
        .iter()
        .map(|(tag, of_tag)| (tag.as_str(), words(of_tag)))
        .collect();
    let halls: js_sys::Array = halls.iter().map(|hall| JsValue::from_str(hall)).collect();
    let detail = object(&[("texts", object(&texts)), ("halls", halls.into())]);
    send(page::events::EVENT, &detail);
}

/// Says beside the link to the visitor's own list how much is on it.
pub fn tell_kept(kept: usize) {
    let Ok(Some(link)) = document().query_selector("[data-route='#/visit']") else {
        return;
    };
    // An attribute of ours can be set and removed; there is nobody to tell otherwise.
    let _ = match kept {
        0 => link.remove_attribute("data-kept"),
        kept => link.set_attribute("data-kept", &kept.to_string()),
    };
}

/// Says something to those who look for what went wrong.
pub fn complain(words: &str) {
    web_sys::console::error_1(&JsValue::from_str(words));
}

/// Milliseconds since the page was opened; nobody can set this clock.
pub fn running_ms() -> f64 {
    let performance = page::browser::window().and_then(|window| window.performance());
    performance.map_or(0.0, |performance| performance.now())
}

/// What the field with this id says; `None` when there is no such field.
pub fn field_value(id: &str) -> Option<String> {
    let field = document().get_element_by_id(id)?;
    Reflect::get(&field, &JsValue::from_str("value"))
        .ok()?
        .as_string()
}

/// Gives the field with this id another text.
pub fn set_field_value(id: &str, text: &str) {
    if let Some(field) = document().get_element_by_id(id) {
        let _ = Reflect::set(
            &field,
            &JsValue::from_str("value"),
            &JsValue::from_str(text),
        );
    }
}

/// How many seconds of the film or sound with this id have been played; 0 where there is none.
pub fn played_secs(id: &str) -> u32 {
    let media = document().get_element_by_id(id);
    let played = media.and_then(|media| Reflect::get(&media, &"currentTime".into()).ok());
    played
        .and_then(|secs| secs.as_f64())
        .map_or(0, |secs| secs as u32)
}

/// Plays the film with this id when nothing of it is there yet; the answer is whether it does. What browsers do themselves with a
/// press on a film begins only once something is: Chromium leaves the first one without an answer.
pub fn play_unloaded(id: &str) -> bool {
    let Some(film) = document().get_element_by_id(id) else {
        return false;
    };
    let is = |name: &str| Reflect::get(&film, &name.into()).unwrap_or_default();
    if is("readyState") != 0 || is("paused") != true {
        return false;
    }
    let play = is("play").dyn_into::<js_sys::Function>();
    let Ok(promise) = play.and_then(|play| play.call0(&film)) else {
        return false;
    };
    // That it does not come is said by the film itself.
    spawn_local(async move {
        let _ = JsFuture::from(promise.unchecked_into::<js_sys::Promise>()).await;
    });
    true
}

/// Sets how fast the film or sound with this id goes: `1.5`.
pub fn set_speed(id: &str, speed: &str) {
    if let (Some(media), Ok(speed)) = (document().get_element_by_id(id), speed.parse::<f64>()) {
        let _ = Reflect::set(&media, &"playbackRate".into(), &speed.into());
    }
}

/// Moves focus to the element with this id, which brings it into view.
pub fn focus(id: &str) {
    let element = document().get_element_by_id(id);
    if let Some(element) = element.and_then(|element| element.dyn_into::<HtmlElement>().ok()) {
        let _ = element.focus();
    }
}

/// Does something while no other tab of the event's site does something under the same name (Web Locks API). A browser that
/// has no locks, as on pages without https, does it at once.
pub async fn exclusively(name: &str, work: impl Future<Output = ()> + 'static) {
    let member = |object: &JsValue, name: &str| Reflect::get(object, &JsValue::from_str(name)).ok();
    let locks = page::browser::window()
        .and_then(|window| member(&window.navigator(), "locks"))
        .filter(JsValue::is_object);
    let request = locks
        .as_ref()
        .and_then(|locks| member(locks, "request"))
        .and_then(|request| request.dyn_into::<js_sys::Function>().ok());
    let (Some(locks), Some(request)) = (locks, request) else {
        return work.await;
    };
    let work = Rc::new(Cell::new(Some(work)));
    let to_do = work.clone();
    let held = Closure::once_into_js(move |_: JsValue| {
        wasm_bindgen_futures::future_to_promise(async move {
            if let Some(work) = to_do.take() {
                work.await;
            }
            Ok(JsValue::UNDEFINED)
        })
    });
    let promise = request.call2(&locks, &JsValue::from_str(name), &held);
    if let Some(promise) = promise
        .ok()
        .and_then(|promise| promise.dyn_into::<js_sys::Promise>().ok())
    {
        let _ = JsFuture::from(promise).await;
    }
    // A lock that is refused keeps nothing from being done.
    if let Some(work) = work.take() {
        work.await;
    }
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

/// Whether the visitor's browser asks not to be tracked (Global Privacy Control, Do Not Track).
pub fn wants_no_tracking() -> bool {
    let says = |name: &str| {
        let navigator = page::browser::window()?.navigator();
        Reflect::get(&navigator, &JsValue::from_str(name)).ok()
    };
    says("globalPrivacyControl").is_some_and(|asked| asked == JsValue::TRUE)
        || says("doNotTrack")
            .and_then(|asked| asked.as_string())
            .as_deref()
            == Some("1")
}

/// Sends a text to another host, and waits for no answer; it arrives also when the page is left. The Beacon API would send
/// that host's cookies with it.
pub fn beacon(url: &str, text: &str) {
    let init = object(&[
        ("method", "POST".into()),
        ("body", text.into()),
        ("mode", "no-cors".into()),
        ("credentials", "omit".into()),
        ("keepalive", true.into()),
    ]);
    let Some(window) = page::browser::window() else {
        return;
    };
    let sent = window.fetch_with_str_and_init(url, init.unchecked_ref());
    spawn_local(async move {
        // Whether the counter is there is not the visitor's business.
        let _ = JsFuture::from(sent).await;
    });
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

/// Brings an element into view inside of what scrolls around it, no farther than needed.
pub fn reveal(id: &str) {
    let Some(element) = document().get_element_by_id(id) else {
        return;
    };
    let scroll = Reflect::get(&element, &"scrollIntoView".into());
    if let Some(scroll) = scroll
        .ok()
        .and_then(|scroll| scroll.dyn_into::<js_sys::Function>().ok())
    {
        let _ = scroll.call1(&element, &object(&[("block", "nearest".into())]));
    }
}

/// A name for one message to one receiver that no other has.
pub fn unique_key() -> String {
    // Absent where the page is not https.
    let has = |crypto: &web_sys::Crypto| Reflect::has(crypto, &JsValue::from_str("randomUUID"));
    page::browser::window()
        .and_then(|window| window.crypto().ok())
        .filter(|crypto| has(crypto).unwrap_or(false))
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
        done(JsFuture::from(promise).await.is_ok());
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
