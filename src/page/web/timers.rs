//! Timers: waiting for a time, and letting the page answer its visitor.

use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

use super::window;

/// Waits.
pub async fn sleep(secs: f64) {
    let promise = js_sys::Promise::new(&mut |done, _| {
        if let Some(window) = window() {
            let _ = window
                .set_timeout_with_callback_and_timeout_and_arguments_0(&done, milliseconds(secs));
        }
    });
    let _ = JsFuture::from(promise).await;
}

/// Lets the page answer its visitor before what follows; where the browser knows how, nothing else comes in between.
pub async fn breathe() {
    let yielded = || -> Option<js_sys::Promise> {
        let member = |of: &JsValue, name: &str| js_sys::Reflect::get(of, &name.into()).ok();
        let scheduler = member(&window()?.into(), "scheduler")?;
        let yields: js_sys::Function = member(&scheduler, "yield")?.dyn_into().ok()?;
        yields.call0(&scheduler).ok()?.dyn_into().ok()
    };
    match yielded() {
        Some(promise) => drop(JsFuture::from(promise).await),
        None => sleep(0.0).await,
    }
}

/// The browser's timers take milliseconds up to 24 days.
#[expect(clippy::cast_possible_truncation, reason = "clamped")]
fn milliseconds(secs: f64) -> i32 {
    (secs * 1000.0).clamp(0.0, f64::from(i32::MAX)) as i32
}
