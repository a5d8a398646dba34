//! `window.boothwalk.probe()`: what the probe tells, as the page asks for it.

use bevy::prelude::*;
use js_sys::{ArrayBuffer, Object, Reflect, WebAssembly};
use page::browser::{js, route};
use wasm_bindgen::prelude::*;

use crate::probe::{Probing, SharedProbe, wanted};

pub(super) fn plugin(app: &mut App) {
    app.add_systems(Startup, offer.run_if(wanted));
    // The frame that has just been drawn counts.
    app.configure_sets(Last, Probing.after(crate::gl::draw));
}

/// Puts the function onto the window.
fn offer(shared: NonSend<SharedProbe>) {
    let Some(window) = page::browser::window() else {
        return;
    };
    let name = JsValue::from_str("boothwalk");
    let held = Reflect::get(&window, &name).ok().filter(JsValue::is_object);
    let boothwalk = held.unwrap_or_else(|| Object::new().into());
    let shared = shared.clone();
    let probe = Closure::<dyn Fn() -> JsValue>::new(move || probe(&shared));
    // Plain objects of the page take every member.
    let _ = Reflect::set(&boothwalk, &"probe".into(), &probe.into_js_value());
    let _ = Reflect::set(&window, &name, &boothwalk);
}

fn probe(shared: &SharedProbe) -> JsValue {
    let told = js(&shared.read());
    let memory = wasm_bindgen::memory().unchecked_into::<WebAssembly::Memory>();
    let bytes = memory.buffer().unchecked_into::<ArrayBuffer>();
    for (name, value) in [
        ("route", route::read().to_string().into()),
        ("wasmBytes", bytes.byte_length().into()),
    ] {
        let _ = Reflect::set(&told, &name.into(), &value);
    }
    told
}
