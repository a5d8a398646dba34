//! Guards on the canvas: the few keys that are ours do not scroll the page or leave the canvas.

use bevy::prelude::*;
use wasm_bindgen::prelude::*;
use web_sys::KeyboardEvent;

use crate::options::Options;
use crate::visitor::keyboard::TabLeaves;

pub(super) fn plugin(app: &mut App) {
    app.add_systems(Startup, guard);
}

fn guard(options: Res<Options>, leaves: Res<TabLeaves>) {
    let Some(canvas) = super::webgl::canvas(&options.canvas) else {
        return;
    };
    let leaves = leaves.clone();
    let keys = Closure::<dyn FnMut(KeyboardEvent)>::new(move |event: KeyboardEvent| {
        let chord = event.ctrl_key() || event.alt_key() || event.meta_key();
        if !chord && leaves.keeps(&event.key(), event.shift_key()) {
            event.prevent_default();
        }
    });
    let menu =
        Closure::<dyn FnMut(web_sys::Event)>::new(|event: web_sys::Event| event.prevent_default());
    // Listeners on an element that is there are never refused.
    let _ = canvas.add_event_listener_with_callback("keydown", keys.as_ref().unchecked_ref());
    let _ = canvas.add_event_listener_with_callback("contextmenu", menu.as_ref().unchecked_ref());
    keys.forget();
    menu.forget();
    let style = canvas.style();
    for (name, value) in [
        ("touch-action", "none"),
        ("user-select", "none"),
        ("outline-offset", "-3px"),
    ] {
        let _ = style.set_property(name, value);
    }
}
