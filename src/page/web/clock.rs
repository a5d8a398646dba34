//! The visitor's clock and time zone, as the browser knows them.

use jiff::Timestamp;
use wasm_bindgen::JsValue;

/// Now.
pub fn now() -> Timestamp {
    // A whole number of milliseconds well within i64; a clock beyond jiff's years is none.
    #[expect(clippy::cast_possible_truncation, reason = "whole milliseconds")]
    let milliseconds = js_sys::Date::now() as i64;
    Timestamp::from_millisecond(milliseconds).unwrap_or(Timestamp::UNIX_EPOCH)
}

/// Seconds by which the visitor's clock is ahead of UTC at an instant (summer time counts).
pub fn offset_secs(at: Timestamp) -> i32 {
    #[expect(clippy::cast_precision_loss, reason = "milliseconds of this age fit")]
    let date = js_sys::Date::new(&JsValue::from_f64(at.as_millisecond() as f64));
    // Minutes behind UTC, a small whole number.
    #[expect(clippy::cast_possible_truncation, reason = "small whole number")]
    let behind = date.get_timezone_offset() as i32;
    -behind * 60
}

/// IANA name of the visitor's time zone, e.g. `Asia/Bangkok`.
pub fn zone() -> Option<String> {
    let format = js_sys::Intl::DateTimeFormat::new(&js_sys::Array::new(), &js_sys::Object::new());
    let options = format.resolved_options();
    js_sys::Reflect::get(&options, &JsValue::from_str("timeZone"))
        .ok()?
        .as_string()
}
