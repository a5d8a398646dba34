//! Events for the page, and the marks that tests and visitors' progress bars read.

use bevy::prelude::*;
use page::browser::{object, send};
use wasm_bindgen::JsValue;

use crate::panels::Leave;
use crate::render::drawn;
use crate::room::{Event, Room};
use crate::schedule::Step;
use crate::state::Tongue;
use crate::visitor::{NAMED, Visitor};

/// The hall cannot be shown.
pub fn failed(reason: &str) {
    send("boothwalk:failed", &object(&[("reason", reason.into())]));
}

/// How far loading has got: a step's name, what is done and what there is to do.
pub fn progress(step: &str, done: usize, total: usize) {
    let members = [
        ("step", step.into()),
        ("done", JsValue::from_f64(done as f64)),
        ("total", JsValue::from_f64(total as f64)),
    ];
    send("boothwalk:progress", &object(&members));
}

/// The booth whose panel was open is no longer at the exhibition.
pub fn gone() {
    send("boothwalk:gone", &JsValue::NULL);
}

/// Marks a moment for tests and benches.
pub fn mark(name: &str) {
    if let Some(performance) = page::browser::window().and_then(|window| window.performance()) {
        // Only a name that the browser keeps for itself is refused.
        let _ = performance.mark(name);
    }
}

pub(super) fn plugin(app: &mut App) {
    app.add_systems(Update, (leave, here, marks).in_set(Step::Tell));
}

/// What only the page can do.
fn leave(mut leaves: MessageReader<Leave>, event: Option<Res<Event>>) {
    for leave in leaves.read() {
        match leave {
            Leave::Open(url) => send("boothwalk:open", &object(&[("url", url.as_str().into())])),
            Leave::Contact(booth) => {
                send(
                    "boothwalk:contact",
                    &object(&[("booth", booth.as_str().into())]),
                );
            }
            Leave::Speak(tag) => page::browser::language::choose(tag),
            Leave::Catalogue => send("boothwalk:catalogue", &JsValue::NULL),
            Leave::Share => {
                let url = page::browser::window().and_then(|window| window.location().href().ok());
                let url = url.unwrap_or_default();
                send("boothwalk:share", &object(&[("url", url.into())]));
            }
            Leave::Forget => {
                if let Some(event) = &event {
                    // What cannot be stored was not stored.
                    let _ = page::browser::records::forget(&event.event.id);
                }
            }
        }
    }
}

/// Tells the page where the visitor is, for the canvas' name and for those who listen.
fn here(
    event: Option<Res<Event>>,
    room: Option<Res<Room>>,
    tongue: Option<Res<Tongue>>,
    visitor: Res<Visitor>,
    mut told: Local<Option<(usize, Option<usize>, String)>>,
) {
    let (Some(event), Some(room), Some(tongue)) = (event, room, tongue) else {
        return;
    };
    let nearest = visitor.booth(&room, NAMED);
    let now = (room.hall, nearest, tongue.language.clone());
    if told.as_ref() == Some(&now) {
        return;
    }
    let hall = event
        .event
        .halls
        .get(room.hall)
        .map_or("", |hall| hall.title.get(&tongue.language));
    let booth = nearest
        .and_then(|slot| event.slots.get(slot))
        .and_then(|slot| slot.booth())
        .map_or("", |booth| booth.name.get(&tongue.language));
    send(
        "boothwalk:here",
        &object(&[("hall", hall.into()), ("booth", booth.into())]),
    );
    *told = Some(now);
}

/// The first frame, and the first moment a key moves the visitor.
fn marks(room: Option<Res<Room>>, mut step: Local<u8>) {
    if *step == 0 && room.is_some() && drawn() > 0 {
        mark("boothwalk:hall-frame");
        // The frame after the first one has already been asked for input: from here on keys walk.
        mark("boothwalk:walkable");
        progress("walkable", 1, 1);
        *step = 1;
    }
}
