//! The hall's events with numbers in them, keys as they are pressed while one writes, and what time the page's host has.

use js_sys::{Date, Float64Array, Reflect};
use page::browser::{Sent, object, say, send, tree, window};
use page::events;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{CustomEvent, Event, KeyboardEvent, RequestCache, RequestInit, Response};

use crate::people::hall_told;
use crate::people::port::{Press, Told};
use crate::people::visitor::ToldWalk;
use crate::views::notices::PEOPLE;

fn member(of: &JsValue, name: &str) -> JsValue {
    Reflect::get(of, &JsValue::from_str(name)).unwrap_or_default()
}

fn detail(sent: &Sent, name: &str) -> JsValue {
    let detail = sent.dyn_ref::<CustomEvent>().map(CustomEvent::detail);
    detail.map_or(JsValue::UNDEFINED, |detail| member(&detail, name))
}

/// A number of an event's detail; not a number where there is none.
pub fn number(sent: &Sent, name: &str) -> f64 {
    detail(sent, name).as_f64().unwrap_or(f64::NAN)
}

/// A yes or no of an event's detail.
pub fn flag(sent: &Sent, name: &str) -> bool {
    detail(sent, name).is_truthy()
}

/// The walk that the hall tells of.
pub fn walk(sent: &Sent) -> Option<ToldWalk> {
    hall_told::walk(&tree(sent))
}

/// Whether visitors are let in by their tickets alone: the page says so at the place of the strip.
pub fn is_by_ticket() -> bool {
    let document = window().and_then(|window| window.document());
    let strip = document.and_then(|document| document.get_element_by_id(PEOPLE));
    strip.is_some_and(|strip| member(&member(&strip, "dataset"), "entry") == "ticket")
}

/// Tells the hall whether others see the visitor.
pub fn tell_joined(is_on: bool) {
    send(events::JOINED, &object(&[("on", is_on.into())]));
}

/// Tells the hall who else is there.
pub fn tell_others(numbers: &[f64]) {
    let people = Float64Array::from(numbers);
    send(events::OTHERS, &object(&[("people", people.into())]));
}

/// Tells the hall which desks are live.
pub fn tell_staff(booths: &[Told]) {
    say(events::STAFF, &hall_told::desks(booths));
}

/// Tells the hall how many are here.
pub fn tell_counts(words: &str, here: u32, hall: usize) {
    #[expect(clippy::cast_precision_loss, reason = "a few dozen people")]
    let hall = hall as f64;
    let detail = [
        ("words", words.into()),
        ("here", here.into()),
        ("hall", hall.into()),
    ];
    send(events::COUNTS, &object(&detail));
}

/// A key that was pressed. The Enter that ends a composition says so, or (in Safari, after its end) has the number 229.
pub fn press(event: &Event) -> Press {
    let Some(key) = event.dyn_ref::<KeyboardEvent>() else {
        return Press::default();
    };
    Press {
        enter: key.key() == "Enter" && !key.is_composing() && key.key_code() != 229,
        command: key.ctrl_key() || key.meta_key(),
        shift: key.shift_key(),
    }
}

/// What time the page's host has: when it was asked and answered by this device's clock, and what it said; Unix milliseconds.
/// Past every cache, for a kept answer tells when it was written.
pub async fn hosts_time(url: &str) -> Option<(f64, f64, f64)> {
    let init = RequestInit::new();
    init.set_method("HEAD");
    init.set_cache(RequestCache::NoStore);
    let asked = Date::now();
    let answer = JsFuture::from(window()?.fetch_with_str_and_init(url, &init)).await;
    let got = Date::now();
    let answer: Response = answer.ok()?.dyn_into().ok()?;
    let header = |name: &str| answer.headers().get(name).ok().flatten();
    let age: f64 = header("age")
        .and_then(|age| age.parse().ok())
        .unwrap_or(0.0);
    let said = Date::parse(&header("date")?) + age * 1000.0;
    said.is_finite().then_some((asked, got, said))
}
