//! Gamepads tell nothing by themselves: from the moment one is there, all are asked. The hall wakes only when one says something.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use bevy::prelude::*;
use page::browser::Listener;
use wasm_bindgen::prelude::*;
use web_sys::{GamepadButton, GamepadMappingType};

use crate::inbox::Inbox;
use crate::visitor::gamepad::{Gamepads, RawPad};

/// Milliseconds from one question to the next: a frame at 60 a second.
const ASK_MS: i32 = 16;

/// Asks the pads of this device.
struct Asker {
    pads: Gamepads,
    inbox: Inbox,
    asking: Cell<bool>,
    next: RefCell<Option<Closure<dyn FnMut()>>>,
}

pub(super) fn plugin(app: &mut App) {
    app.add_systems(Startup, listen);
}

fn listen(pads: Res<Gamepads>, inbox: Res<Inbox>) {
    let asker = Rc::new(Asker {
        pads: pads.clone(),
        inbox: inbox.clone(),
        asking: Cell::default(),
        next: RefCell::default(),
    });
    let asked = Rc::clone(&asker);
    asker.next.replace(Some(Closure::new(move || asked.ask())));
    let connected = Listener::on_window("gamepadconnected", move |_| {
        if !asker.asking.replace(true) {
            asker.again();
        }
    });
    if let Some(connected) = connected {
        connected.for_ever();
    }
}

impl Asker {
    fn again(&self) {
        if let (Some(next), Some(window)) = (&*self.next.borrow(), page::browser::window()) {
            // Not with the screen's frames: what is asked in one would be seen in the next one only.
            let next = next.as_ref().unchecked_ref();
            let _ = window.set_timeout_with_callback_and_timeout_and_arguments_0(next, ASK_MS);
        }
    }

    fn ask(&self) {
        let places =
            page::browser::window().and_then(|window| window.navigator().get_gamepads().ok());
        let told: Vec<RawPad> = places.into_iter().flatten().filter_map(read).collect();
        // Whoever reads the list does not see where a stick leads.
        let heard: &[RawPad] = if is_seen() { &told } else { &[] };
        if self.pads.hear(heard) {
            self.inbox.wake();
        }
        if told.is_empty() {
            self.asking.set(false);
        } else {
            self.again();
        }
    }
}

/// Whether the page shows the hall.
fn is_seen() -> bool {
    let page = page::browser::window().and_then(|window| window.document()?.document_element());
    page.is_some_and(|page| page.get_attribute("data-face").as_deref() != Some("list"))
}

/// What a pad says; nothing when its place is empty or its layout unknown.
fn read(place: JsValue) -> Option<RawPad> {
    let pad: web_sys::Gamepad = place.dyn_into().ok()?;
    if pad.mapping() != GamepadMappingType::Standard {
        return None;
    }
    let axis = |index| pad.axes().get(index).as_f64().unwrap_or(0.0) as f32;
    let held = |(index, button): (usize, JsValue)| {
        u32::from(GamepadButton::from(button).pressed()) << index
    };
    Some(RawPad {
        place: pad.index(),
        axes: [axis(0), axis(1), axis(2), axis(3)],
        buttons: pad.buttons().iter().enumerate().take(16).map(held).sum(),
    })
}
