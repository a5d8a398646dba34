//! Notifications (Notifications API), a mark on the page's icon, and a sound of two tones (Web Audio) that is no file.

use std::cell::RefCell;

use js_sys::Reflect;
use page::browser::window;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{AudioContext, Notification, NotificationOptions, NotificationPermission};

use crate::people::port::Notices;

/// The page's icon, and the one that says that something waits.
const ICONS: [&str; 2] = ["icon.svg", "icon-waiting.svg"];
/// Seconds after the beginning, and height in Hz, of each tone.
const TONES: [(f64, f32); 2] = [(0.0, 880.0), (0.22, 660.0)];
/// Seconds of a tone, and how loud it is (1 is as loud as can be).
const TONE: (f64, f32) = (0.2, 0.2);

/// Whether the browser shows notifications of this page.
pub fn notices() -> Notices {
    let is_there = window().is_some_and(|window| {
        Reflect::has(&window, &JsValue::from_str("Notification")) == Ok(true)
    });
    if !is_there {
        return Notices::Refused;
    }
    match Notification::permission() {
        NotificationPermission::Granted => Notices::Allowed,
        NotificationPermission::Default => Notices::Unasked,
        _ => Notices::Refused,
    }
}

/// Asks for it; only a press may.
pub fn ask_for_notices(done: impl FnOnce(Notices) + 'static) {
    if notices() != Notices::Unasked {
        return done(notices());
    }
    spawn_local(async move {
        if let Ok(asked) = Notification::request_permission() {
            let _ = JsFuture::from(asked).await;
        }
        done(notices());
    });
}

/// Shows one, if it is allowed. A press on it brings the page to the front.
pub fn notify(title: &str, words: &str) {
    if notices() != Notices::Allowed {
        return;
    }
    let options = NotificationOptions::new();
    options.set_body(words);
    options.set_tag("boothwalk-desk");
    // Some phones show none that comes from a page.
    if let Ok(shown) = Notification::new_with_options(title, &options) {
        let pressed = Closure::once_into_js(|| window().map(|window| window.focus().is_ok()));
        shown.set_onclick(Some(pressed.unchecked_ref()));
    }
}

/// Marks the page's icon, or no longer.
pub fn mark_icon(is_marked: bool) {
    let document = window().and_then(|window| window.document());
    let icon = document.and_then(|document| document.query_selector("link[rel=icon]").ok()?);
    let address = icon.as_ref().and_then(|icon| icon.get_attribute("href"));
    let (Some(icon), Some(address)) = (icon, address) else {
        return;
    };
    // Both lie in one folder.
    let folder = address.rfind('/').map_or("", |at| &address[..=at]);
    let _ = icon.set_attribute(
        "href",
        &format!("{folder}{}", ICONS[usize::from(is_marked)]),
    );
}

thread_local! {
    static SOUND: RefCell<Option<AudioContext>> = const { RefCell::new(None) };
}

/// Sounds once. Nothing is heard before the first press on the page: browsers want it so.
pub fn ring() {
    SOUND.with_borrow_mut(|sound| {
        if sound.is_none() {
            *sound = AudioContext::new().ok();
        }
        if let Some(sound) = sound {
            let _ = sound.resume();
            for (after, hertz) in TONES {
                let _ = tone(sound, sound.current_time() + after, hertz);
            }
        }
    });
}

fn tone(sound: &AudioContext, start: f64, hertz: f32) -> Result<(), JsValue> {
    let (source, gain) = (sound.create_oscillator()?, sound.create_gain()?);
    let (lasts, loud) = TONE;
    source.frequency().set_value(hertz);
    // It swells and fades, or it would click.
    gain.gain().set_value_at_time(0.0, start)?;
    gain.gain()
        .linear_ramp_to_value_at_time(loud, start + 0.02)?;
    gain.gain()
        .linear_ramp_to_value_at_time(0.0, start + lasts)?;
    source.connect_with_audio_node(&gain)?;
    gain.connect_with_audio_node(&sound.destination())?;
    source.start_with_when(start)?;
    source.stop_with_when(start + lasts)
}
