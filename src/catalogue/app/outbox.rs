//! Sends what is in the outbox, and keeps in the tab what has not arrived.

use std::time::Duration;

use super::reactive::*;
use page::browser::fetch::post;
use page::browser::loader::sleep;
use page::browser::spawn;
use page::browser::{clock, records};

use super::dom::{self, Tab};
use super::state::App;
use crate::contact_message::{DeliveryWay, Letter, Receiver, wire};
use crate::outbox::{Item, Stage, after, is_delivered, stored, taken_up, verdict, with_delivered};

/// Under this name the device keeps the keys of what has arrived: numbers without meaning, nothing of what was written.
const DELIVERED: &str = "delivered";

/// An endpoint that has not answered by then is asked again.
const ANSWER: Duration = Duration::from_secs(15);

/// Sends a letter to those receivers that have an endpoint, `early` milliseconds from now.
pub fn send(app: App, letter: &Letter, receivers: &[Receiver], keep: bool, early: f64) {
    for receiver in receivers {
        if !matches!(receiver.way, DeliveryWay::Form { .. }) {
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
    follow(app);
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

/// Hears of what other tabs deliver.
fn follow(app: App) {
    let heard = records::on_text_change(&app.event_id(), DELIVERED, move |kept| {
        let news = |item: &&Item| item.stage != Stage::Sent && is_delivered(&kept, &item.key);
        let arrived = |outbox: &Vec<Item>| outbox.iter().filter(news).cloned().collect::<Vec<_>>();
        for item in app.outbox.with_untracked(arrived) {
            arrives(app, &item);
        }
    });
    if let Some(listener) = heard {
        listener.for_ever();
    }
}

/// A tab that was duplicated holds the same messages: one of them delivers, the other one waits and hears that it is done.
///
/// Who has delivered holds the lock for as long as its page is open: the other tab may be given the lock before it hears what
/// is stored.
async fn deliver(app: App, key: String) {
    let lock = format!("boothwalk:{key}");
    if arrived_before(app, &key) {
        return;
    }
    dom::exclusively(&lock, async move {
        if arrived_before(app, &key) || attempts(app, &key).await {
            std::future::pending::<()>().await;
        }
    })
    .await;
}

/// Whether another tab has delivered it, or this one before it was loaded again.
fn arrived_before(app: App, key: &str) -> bool {
    let kept = records::load_text(&app.event_id(), DELIVERED).unwrap_or_default();
    let arrived = is_delivered(&kept, key);
    if let Some(item) = open(app, key).filter(|_| arrived) {
        arrives(app, &item);
    }
    arrived
}

/// The message with this key, unless it has arrived, here or from another tab, or was forgotten.
fn open(app: App, key: &str) -> Option<Item> {
    app.outbox.with_untracked(|outbox| {
        let mut open = outbox.iter().filter(|item| item.stage != Stage::Sent);
        open.find(|item| item.key == key).cloned()
    })
}

/// Tries until it has arrived, which is said by `true`, or it is given up.
async fn attempts(app: App, key: &str) -> bool {
    let mut tried = 0;
    while let Some(item) = open(app, key) {
        let DeliveryWay::Form { kind, url, .. } = &item.receiver.way else {
            return false;
        };
        set(app, key, Stage::Sending);
        let wire = wire(
            &item.letter,
            &item.receiver,
            *kind,
            &app.event_id(),
            key,
            clock::now(),
        );
        let (status, asked) = match post(url, &wire.headers, &wire.body, ANSWER).await {
            Ok(answer) => (Some(answer.status), answer.retry_after),
            Err(_) => (None, None),
        };
        tried += 1;
        let verdict = verdict(status, asked.as_deref());
        let (stage, wait) = after(tried, verdict, page::browser::random());
        if stage == Stage::Sent {
            remember_delivered(app, key);
            arrives(app, &item);
            return true;
        }
        set(app, key, stage);
        let Some(secs) = wait else { return false };
        sleep(secs).await;
    }
    false
}

fn arrives(app: App, item: &Item) {
    set(app, &item.key, Stage::Sent);
    forget_draft(app, &item.letter);
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
