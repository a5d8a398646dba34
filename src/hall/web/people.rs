//! What the page tells of other people, as it comes over the window.

use bevy::prelude::*;
use js_sys::{Array, Float64Array, Reflect};
use page::browser::Listener;
use page::events;
use wasm_bindgen::prelude::*;
use web_sys::CustomEvent;

use crate::inbox::Inbox;
use crate::messages::PeopleTold;
use crate::people::news::{Card, Desk, NUMBERS, News};

pub(super) fn plugin(app: &mut App) {
    app.add_systems(Startup, listen);
}

fn listen(inbox: Res<Inbox>) {
    let kinds: [(&str, fn(&JsValue) -> News); 5] = [
        (events::JOINED, joined),
        (events::OTHERS, others),
        (events::STAFF, desks),
        (events::COUNTS, counts),
        (events::HAND, hand),
    ];
    for (name, read) in kinds {
        let inbox = inbox.clone();
        let heard = move |event: web_sys::Event| {
            if let Some(event) = event.dyn_ref::<CustomEvent>() {
                inbox.send(PeopleTold(read(&event.detail())).into());
            }
        };
        if let Some(listener) = Listener::on_window(name, heard) {
            listener.for_ever();
        }
    }
}

fn member(of: &JsValue, name: &str) -> JsValue {
    Reflect::get(of, &name.into()).unwrap_or(JsValue::UNDEFINED)
}

fn text(of: &JsValue, name: &str) -> String {
    member(of, name).as_string().unwrap_or_default()
}

fn joined(detail: &JsValue) -> News {
    News::Joined(member(detail, "on").is_truthy())
}

fn hand(detail: &JsValue) -> News {
    News::Hand(member(detail, "up").is_truthy())
}

fn others(detail: &JsValue) -> News {
    let numbers = member(detail, "people").dyn_into::<Float64Array>();
    let numbers = numbers.map_or_else(|_| Vec::new(), |numbers| numbers.to_vec());
    let people = numbers.as_chunks::<NUMBERS>().0;
    News::Others(people.iter().filter_map(Card::read).collect())
}

fn desks(detail: &JsValue) -> News {
    let desk = |desk: JsValue| Desk {
        booth: text(&desk, "booth"),
        members: list(&desk, "members")
            .into_iter()
            // Who is away is not there.
            .filter(|one| text(one, "state") != "away")
            .map(|one| {
                let figure = member(&one, "figure").as_f64().unwrap_or_default();
                (figure as u8, text(&one, "state") == "busy")
            })
            .collect(),
        words: text(&desk, "words"),
    };
    News::Desks(list(detail, "booths").into_iter().map(desk).collect())
}

fn list(of: &JsValue, name: &str) -> Vec<JsValue> {
    let list = member(of, name).dyn_into::<Array>();
    list.map_or_else(|_| Vec::new(), |list| list.iter().collect())
}

fn counts(detail: &JsValue) -> News {
    News::Counts(text(detail, "words"))
}
