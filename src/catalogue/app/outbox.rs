//! Sends what is in the outbox, and keeps in the tab what has not arrived.

use std::time::Duration;

use super::reactive::*;
use page::browser::fetch::post;
use page::browser::loader::sleep;
use page::browser::spawn;
use page::browser::{clock, records};

use super::dom::{self, Tab};
use super::state::App;
use crate::contact_message::{Letter, Receiver, Way, wire};
use crate::outbox::{Item, Stage, after, is_delivered, stored, taken_up, verdict, with_delivered};

/// Under this name the device keeps the keys of what has arrived: numbers without meaning, nothing of what was written.
const DELIVERED: &str = "delivered";

/// An endpoint that has not answered by then is asked again.
const ANSWER: Duration = Duration::from_secs(15);

/// Sends a letter to those receivers that have an endpoint, `early` milliseconds from now.
pub fn send(app: App, letter: &Letter, receivers: &[Receiver], keep: bool, early: f64) {
    for receiver in receivers {
        if !matches!(receiver.way, Way::Form { .. }) {
            continue;
        }
        let item = Item {
            key: dom::unique_key(),
            receiver: receiver.clone(),
            letter: letter.clone(),
            written: clock::now().as_second(),
            stage: Stage::Sending,
        };
        let key = item.key.clone();
        app.outbox.update(|outbox| outbox.push(item));
        spawn(async move {
            sleep(early / 1000.0).await;
            deliver(app, key).await;
        });
    }
    Tab::set(&name(app, "keep"), if keep { "1" } else { "" });
    store(app);
}

/// Takes up what the tab, or the device if the visitor let it, still holds.
pub fn resume(app: App) {
    let kept = records::load_text(&app.event_id(), "outbox");
    let held = Tab::get(&name(app, "outbox")).or(kept);
    let items = taken_up(&held.unwrap_or_default(), clock::now().as_second());
    app.outbox.set(items.clone());
    for item in items {
        if matches!(item.stage, Stage::Sending | Stage::Waiting { .. }) {
            spawn(deliver(app, item.key));
        }
    }
    store(app);
}

/// Tries again what was given up.
pub fn again(app: App, key: String) {
    set(app, &key, Stage::Sending);
    spawn(deliver(app, key));
}

/// Forgets everything that has not arrived, and what has.
pub fn forget(app: App) {
    app.outbox.set(Vec::new());
    store(app);
    let _ = records::save_text(&app.event_id(), DELIVERED, "");
}

/// A tab that was duplicated holds the same messages: one of them delivers, the other one waits and then sees that it is done.
async fn deliver(app: App, key: String) {
    let lock = format!("boothwalk:{key}");
    dom::exclusively(&lock, async move {
        let kept = records::load_text(&app.event_id(), DELIVERED);
        if is_delivered(&kept.unwrap_or_default(), &key) {
            return set(app, &key, Stage::Sent);
        }
        attempts(app, key).await;
    })
    .await;
}

async fn attempts(app: App, key: String) {
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
        let wire = wire(
            &item.letter,
            &item.receiver,
            *kind,
            &app.event_id(),
            &key,
            clock::now(),
        );
        let (status, asked) = match post(url, &wire.headers, &wire.body, ANSWER).await {
            Ok(answer) => (Some(answer.status), answer.retry_after),
            Err(_) => (None, None),
        };
        tried += 1;
        let verdict = verdict(status, asked.as_deref());
        let (stage, wait) = after(tried, verdict, page::browser::random());
        let sent = stage == Stage::Sent;
        set(app, &key, stage);
        if sent {
            remember_delivered(app, &key);
            forget_draft(app, &item.letter);
        }
        let Some(secs) = wait else { return };
        sleep(secs).await;
    }
}

fn remember_delivered(app: App, key: &str) {
    let event = app.event_id();
    let kept = records::load_text(&event, DELIVERED).unwrap_or_default();
    // Where nothing can be kept, the tabs do not know of one another.
    let _ = records::save_text(&event, DELIVERED, &with_delivered(&kept, key));
}

/// A draft whose message has arrived everywhere is not offered again, wherever the visitor is by then.
fn forget_draft(app: App, sent: &Letter) {
    let name = draft_name(app);
    let waits = app.outbox.with_untracked(|outbox| {
        let same = |item: &Item| item.letter.message == sent.message;
        outbox
            .iter()
            .any(|item| same(item) && item.stage != Stage::Sent)
    });
    let draft = Tab::get(&name).and_then(|text| serde_json::from_str::<Letter>(&text).ok());
    if let Some(mut draft) = draft.filter(|draft| !waits && draft.message == sent.message) {
        draft.message = String::new();
        Tab::set(&name, &serde_json::to_string(&draft).unwrap_or_default());
    }
}

/// Under this name the tab keeps what is being written.
pub fn draft_name(app: App) -> String {
    name(app, "draft")
}

fn set(app: App, key: &str, stage: Stage) {
    let mut words = None;
    app.outbox.update(|outbox| {
        if let Some(item) = outbox.iter_mut().find(|item| item.key == key) {
            item.stage = stage;
            words = Some(item.said(&app.locale.read_untracked()));
        }
    });
    if let Some(words) = words {
        dom::announce(&words);
    }
    store(app);
}

/// What has not arrived stays in the tab, and on the device only if the visitor said so.
fn store(app: App) {
    let text = app.outbox.with_untracked(|outbox| stored(outbox));
    Tab::set(&name(app, "outbox"), &text);
    let keep = Tab::get(&name(app, "keep")).is_some();
    // A full or forbidden store: the tab still holds it.
    let _ = records::save_text(&app.event_id(), "outbox", if keep { &text } else { "" });
}

fn name(app: App, what: &str) -> String {
    format!("boothwalk:{}:{what}", app.event_id())
}
