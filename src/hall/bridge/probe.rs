//! `window.boothwalk.probe()`: plain data about the hall for tests and benches, only with `?probe` in the address.

use std::cell::RefCell;

use bevy::prelude::*;
use js_sys::{Array, Object, Reflect};
use overlay::Panel;
use wasm_bindgen::prelude::*;

use super::loading::Errors;
use crate::booths::atlas::{PAGE, PAGES};
use crate::booths::residency::Gallery;
use crate::panels::Panels;
use crate::render::drawn;
use crate::room::{Event, Room};
use crate::schedule::Step;
use crate::state::Tongue;
use crate::visitor::Visitor;

/// What the probe tells, as of the last frame.
#[derive(Clone, Debug, Default)]
struct Told {
    hall: String,
    booths: usize,
    position: [f32; 2],
    yaw: f32,
    open: Option<String>,
    nearest: Option<String>,
    walking: bool,
    resident: usize,
    language: String,
    errors: Vec<String>,
}

thread_local! {
    static TOLD: RefCell<Option<Told>> = const { RefCell::new(None) };
}

pub(super) fn plugin(app: &mut App) {
    if crate::start::options().is_some_and(|options| options.probe) {
        app.add_systems(Startup, offer);
        app.add_systems(Update, tell.in_set(Step::Tell));
    }
}

fn tell(
    event: Option<Res<Event>>,
    room: Option<Res<Room>>,
    tongue: Option<Res<Tongue>>,
    visitor: Res<Visitor>,
    panels: Res<Panels>,
    gallery: Res<Gallery>,
    errors: Res<Errors>,
) {
    let (Some(event), Some(room), Some(tongue)) = (event, room, tongue) else {
        return;
    };
    let id = |slot: usize| event.slots.get(slot).map(|slot| slot.id.clone());
    let stance = visitor.stance();
    TOLD.set(Some(Told {
        hall: event
            .event
            .halls
            .get(room.hall)
            .map(|hall| hall.id.clone())
            .unwrap_or_default(),
        booths: event.slots.len(),
        position: stance.position.into(),
        yaw: stance.yaw,
        open: match panels.overlay.panel {
            Panel::Booth(slot) | Panel::Poster(slot, _) => id(slot),
            _ => None,
        },
        nearest: visitor.booth(&room, f32::INFINITY).and_then(id),
        walking: visitor.walker.way().is_some(),
        resident: gallery.resident(),
        language: tongue.language.clone(),
        errors: errors.0.clone(),
    }));
}

/// Puts the function onto the window.
fn offer() {
    let Some(window) = page::browser::window() else {
        return;
    };
    let name = JsValue::from_str("boothwalk");
    let held = Reflect::get(&window, &name).ok().filter(JsValue::is_object);
    let boothwalk = held.unwrap_or_else(|| Object::new().into());
    let probe = Closure::<dyn Fn() -> JsValue>::new(probe).into_js_value();
    // Plain objects of the page take every member.
    let _ = Reflect::set(&boothwalk, &"probe".into(), &probe);
    let _ = Reflect::set(&window, &name, &boothwalk);
}

fn probe() -> JsValue {
    let told = TOLD.with_borrow(Clone::clone);
    let object = Object::new();
    let set = |name: &str, value: JsValue| {
        let _ = Reflect::set(&object, &name.into(), &value);
    };
    let number = |value: f64| JsValue::from_f64(value);
    let text = |value: Option<String>| value.map_or(JsValue::NULL, JsValue::from);
    let memory = wasm_bindgen::memory().unchecked_into::<js_sys::WebAssembly::Memory>();
    let bytes = memory
        .buffer()
        .unchecked_into::<js_sys::ArrayBuffer>()
        .byte_length();
    let ready = told.is_some() && drawn() > 0;
    let told = told.unwrap_or_default();
    set("ready", ready.into());
    set("hall", told.hall.into());
    set("booths", number(told.booths as f64));
    let position: Array = told
        .position
        .iter()
        .map(|part| number(f64::from(*part)))
        .collect();
    set("position", position.into());
    set("yaw", number(f64::from(told.yaw)));
    set("openBooth", text(told.open));
    set("nearestBooth", text(told.nearest));
    set("route", page::browser::route::read().to_string().into());
    set("walking", told.walking.into());
    set("frames", number(f64::from(drawn())));
    set("residentTextures", number(told.resident as f64));
    // The pages and their three smaller copies.
    let pages = f64::from(PAGE * PAGE * PAGES) * 4.0 * (1.0 + 1.0 / 4.0 + 1.0 / 16.0 + 1.0 / 64.0);
    set("textureBytes", number(pages));
    set("wasmBytes", number(f64::from(bytes)));
    set("language", told.language.into());
    let errors: Array = told
        .errors
        .iter()
        .map(|line| JsValue::from_str(line))
        .collect();
    set("errors", errors.into());
    object.into()
}
