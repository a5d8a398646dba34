//! Messages on their way: kept in the tab until they have arrived, sent again when that can help, never otherwise.

use std::time::Duration;

use super::reactive::*;
use page::browser::fetch::post;
use page::browser::loader::sleep;
use page::browser::{clock, records};
use serde::{Deserialize, Serialize};
use wasm_bindgen_futures::spawn_local;

use super::app::App;
use super::device::{self, Tab};
use crate::letters::{self, Letter, Receiver, TRIES, Verdict, Way};

/// Unsent messages that a visitor lets this device keep are forgotten after so many seconds: three days.
const KEPT_SECS: i64 = 3 * 24 * 60 * 60;
/// An endpoint that has not answered by then is asked again.
const ANSWER: Duration = Duration::from_secs(15);

/// A message to one receiver.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Item {
    /// Names this message to this receiver, on every try.
    pub key: String,
    /// To whom.
    pub receiver: Receiver,
    /// What.
    pub letter: Letter,
    /// When it was written, seconds since 1970.
    pub written: i64,
    /// How far it is.
    pub stage: Stage,
}

/// How far a message is.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Stage {
    /// On its way.
    Sending,
    /// Waiting for the next try.
    Waiting {
        /// Whole seconds.
        secs: u32,
    },
    /// There.
    Sent,
    /// The host will not take it.
    Refused {
        /// The host's answer.
        status: u16,
    },
    /// Tried often enough: the visitor decides.
    GaveUp,
}

/// Sends a letter to those receivers that have an endpoint.
pub fn send(app: App, letter: &Letter, receivers: &[Receiver], keep: bool) {
    for receiver in receivers {
        if !matches!(receiver.way, Way::Form { .. }) {
            continue;
        }
        let item = Item {
            key: device::unique_key(),
            receiver: receiver.clone(),
            letter: letter.clone(),
            written: clock::now().as_second(),
            stage: Stage::Sending,
        };
        let key = item.key.clone();
        app.outbox.update(|outbox| outbox.push(item));
        spawn_local(deliver(app, key));
    }
    Tab::set(&name(app, "keep"), if keep { "1" } else { "" });
    store(app);
}

/// Takes up what the tab, or the device if the visitor let it, still holds.
pub fn resume(app: App) {
    let kept = records::load_text(&app.event_id(), "outbox");
    let held = Tab::get(&name(app, "outbox")).or(kept);
    let Some(items) = held.and_then(|text| serde_json::from_str::<Vec<Item>>(&text).ok()) else {
        return;
    };
    let oldest = clock::now().as_second() - KEPT_SECS;
    let items: Vec<Item> = items
        .into_iter()
        .filter(|item| item.written > oldest && item.stage != Stage::Sent)
        .collect();
    app.outbox.set(items.clone());
    for item in items {
        if matches!(item.stage, Stage::Sending | Stage::Waiting { .. }) {
            spawn_local(deliver(app, item.key));
        }
    }
    store(app);
}

/// Tries again what was given up.
pub fn again(app: App, key: String) {
    set(app, &key, Stage::Sending);
    spawn_local(deliver(app, key));
}

/// Forgets everything that has not arrived.
pub fn forget(app: App) {
    app.outbox.set(Vec::new());
    store(app);
}

async fn deliver(app: App, key: String) {
    let mut tried = 0;
    loop {
        // Forgotten meanwhile: nothing is sent.
        let item = app
            .outbox
            .with_untracked(|outbox| outbox.iter().find(|item| item.key == key).cloned());
        let Some(item) = item else { return };
        let Way::Form { kind, url, .. } = &item.receiver.way else {
            return;
        };
        set(app, &key, Stage::Sending);
        let wire = letters::wire(&item.letter, &item.receiver, *kind, &app.event_id(), &key);
        let (status, after) = match post(url, &wire.headers, &wire.body, ANSWER).await {
            Ok(answer) => (Some(answer.status), answer.retry_after),
            Err(_) => (None, None),
        };
        tried += 1;
        match letters::verdict(status, after.as_deref()) {
            Verdict::Delivered => return set(app, &key, Stage::Sent),
            Verdict::Refused { status } => return set(app, &key, Stage::Refused { status }),
            Verdict::Again { .. } if tried >= TRIES => return set(app, &key, Stage::GaveUp),
            Verdict::Again { after } => {
                let secs = letters::wait_secs(tried, after, js_sys::Math::random());
                #[expect(
                    clippy::cast_possible_truncation,
                    clippy::cast_sign_loss,
                    reason = "minutes at most"
                )]
                let whole = secs.ceil() as u32;
                set(app, &key, Stage::Waiting { secs: whole });
                sleep(secs).await;
            }
        }
    }
}

fn set(app: App, key: &str, stage: Stage) {
    let mut words = None;
    app.outbox.update(|outbox| {
        if let Some(item) = outbox.iter_mut().find(|item| item.key == key) {
            item.stage = stage;
            words = Some(said(app, item));
        }
    });
    if let Some(words) = words {
        device::announce(&words);
    }
    store(app);
}

/// Where a message is, in words.
pub fn said(app: App, item: &Item) -> String {
    let name = item.receiver.name.clone();
    let tongue = app.tongue.get_untracked();
    match &item.stage {
        Stage::Sending => tongue.format("contact-sending", &[("name", name.into())]),
        Stage::Waiting { secs } => tongue.format(
            "contact-retry",
            &[("name", name.into()), ("secs", (*secs).into())],
        ),
        Stage::Sent => tongue.format("contact-sent", &[("name", name.into())]),
        Stage::Refused { status } => tongue.format(
            "contact-refused",
            &[("name", name.into()), ("status", u32::from(*status).into())],
        ),
        Stage::GaveUp => tongue.format("contact-gave-up", &[("name", name.into())]),
    }
}

/// What has not arrived stays in the tab, and on the device only if the visitor said so.
fn store(app: App) {
    let open: Vec<Item> = app.outbox.with_untracked(|outbox| {
        let open = outbox.iter().filter(|item| item.stage != Stage::Sent);
        open.cloned().collect()
    });
    let text = if open.is_empty() {
        String::new()
    } else {
        serde_json::to_string(&open).unwrap_or_default()
    };
    Tab::set(&name(app, "outbox"), &text);
    let keep = Tab::get(&name(app, "keep")).is_some();
    // A full or forbidden store: the tab still holds it.
    let _ = records::save_text(&app.event_id(), "outbox", if keep { &text } else { "" });
}

fn name(app: App, what: &str) -> String {
    format!("boothwalk:{}:{what}", app.event_id())
}
