//! The desk's page: its code, what its member is told, and the talk.

use live::envelope::Accepted;
use live::message::{Here, Languages, Message};
use live::seal::PublicSealKey;
use live::signer::Signer;
use live::{BrokerTopic, DeskCode};
use page::stand_in::{fetch, wait};

use super::super::state;
use super::{Visitor, code, post};
use crate::app::reactive::*;
use crate::app::root::{Start, start};
use crate::people::ear::Checked;
use crate::people::state::live;
use crate::stand_in::{main, open, shown};

fn base64url(bytes: &[u8; 32]) -> String {
    const ALPHABET: &[u8] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    let bit = |at: usize| bytes.get(at / 8).map_or(0, |byte| byte >> (7 - at % 8) & 1);
    (0..43)
        .map(|at| (0..6).fold(0, |value, of| value << 1 | bit(6 * at + of)))
        .map(|value| char::from(ALPHABET[usize::from(value)]))
        .collect()
}

pub(super) fn typed() -> String {
    code().to_string()
}

/// Opens a desk's page; nothing of the code is known.
fn visit() {
    visit_at("#/desk/one");
}

pub(super) fn visit_at(address: &str) {
    open(address);
    let event = r#"{"version": 1, "id": "fair", "title": {"en": "Fair"}, "languages": ["en", "ja"],
        "timeZone": "Asia/Tokyo", "organiser": {"name": "We"}, "live": {"broker": "wss://broker.example/live", "desk": "KEYS"},
        "halls": [{"id": "h", "title": "Hall", "theme": "dockyard", "booths": ["booths/one.json"]}]}"#;
    let PublicSealKey(seal) = code().seal_key().public().unwrap();
    let sign = Signer::of_desk(&code()).key();
    let keys = format!("{}.{}", base64url(&sign), base64url(&seal));
    let booth = format!(r#"{{"version": 1, "id": "one", "name": "One works", "desk": "{keys}"}}"#);
    let event = event.replace("KEYS", &keys);
    fetch::serve("event/event.json", Ok(event.as_bytes()));
    fetch::serve("event/booths/one.json", Ok(booth.as_bytes()));
    begin();
}

fn begin() {
    start(Start {
        event: "event/event.json".to_owned(),
        root: String::new(),
        language: "en".to_owned(),
        booths: 0,
    });
    wait(5.0);
}

pub(super) fn words() -> String {
    main(html::stand_in::Document::words)
}

fn enter(code: &str) {
    main(|main| {
        assert!(main.write("desk-code", code));
        assert!(main.write("desk-name", "Sato"));
        assert!(main.submit());
    });
    wait(1.0);
}

fn hear(said: Accepted, by: &Signer) {
    let desk = state::desk(live().unwrap(), "one");
    desk.heard(Checked::Said(Box::new(said), by.key()));
    wait(0.5);
}

#[test]
fn only_the_booths_own_code_opens_the_desk_and_nothing_is_sent_before() {
    visit();
    for (wrong, said) in [
        ("ABCDE", "This is no desk code."),
        (
            &DeskCode::from_fresh([6; 16]).to_string(),
            "This code does not open this desk.",
        ),
    ] {
        enter(wrong);
        assert!(words().contains(said), "{}", words());
        assert!(shown(|shown| shown
            .sockets
            .iter()
            .all(|url| !url.contains("broker"))));
    }
    enter(&typed().to_lowercase());
    assert!(words().contains("Connecting"), "{}", words());
    let door = shown(|shown| shown.sockets.first().cloned());
    assert_eq!(door.as_deref(), Some("wss://broker.example/live"));
    wait(12.0);
    assert!(words().contains("does not come about"), "{}", words());
}

#[test]
fn a_request_is_noticed_taken_and_answered() {
    visit();
    enter(&typed());
    assert!(main(|main| main.press("Notify me")));
    wait(0.5);
    assert!(words().contains("You are notified"), "{}", words());
    assert!(main(|main| main.tick("A sound until")));
    let tried = shown(|shown| shown.rung);
    page::stand_in::hide(true);
    let an = Visitor::new(1, "Do you ship to Hue?");
    hear(an.request("An"), &an.signer);
    let now = words();
    assert!(
        now.contains("Waiting: 1") && now.contains("Do you ship to Hue?"),
        "{now}"
    );
    assert!(now.contains("English"), "what the visitor speaks: {now}");
    assert!(shown(|shown| shown
        .title
        .starts_with("(1) Desk of One works")));
    assert!(shown(|shown| shown.icon_is_marked));
    assert!(shown(
        |shown| shown.notified[0].contains("Do you ship to Hue?")
    ));
    assert!(shown(|shown| shown
        .announced
        .iter()
        .any(|said| said.contains("A visitor asks"))));
    wait(20.0);
    assert!(
        shown(|shown| shown.rung) >= tried + 3,
        "it sounds until taken"
    );
    page::stand_in::hide(false);

    // The desk goes on while the page shows something else.
    for address in ["#/programme", "#/desk/one"] {
        page::stand_in::address::go(address);
        wait(1.0);
    }
    assert!(words().contains("Waiting: 1"), "{}", words());
    assert!(main(|main| main.press("Take")));
    wait(1.0);
    let rung = shown(|shown| shown.rung);
    wait(20.0);
    assert_eq!(shown(|shown| shown.rung), rung);
    assert!(words().contains("Waiting: 0"), "{}", words());
    assert!(shown(|shown| shown.title.starts_with("Desk of One works")));
    assert!(!shown(|shown| shown.icon_is_marked));
    let field = format!("talk-words-desk-{}", an.id);
    assert!(main(|main| main.choose("desk-phrase", "phrase-moment")));
    let draft = format!("boothwalk:fair:talk:desk-{}", an.id);
    assert_eq!(
        crate::stand_in::Tab::get(&draft).as_deref(),
        Some("One moment, please. I am finding out."),
        "in the first of the visitor's languages that the event has"
    );
    assert!(main(|main| main.write(&field, "Yes, we do.")));
    assert!(main(html::stand_in::Document::submit));
    wait(0.5);
    assert!(words().contains("Yes, we do."), "{}", words());

    assert!(
        words().contains("Visitors who said who they are"),
        "{}",
        words()
    );
    assert!(main(
        |main| main.write(&format!("lead-note-{}", an.id), "send a sample")
    ));
    assert!(main(|main| main.press("As a table")));
    let (name, _, table) = shown(|shown| shown.files.pop()).unwrap();
    assert_eq!(name, "fair-one.csv");
    assert!(table.contains(r#""An","","vi en","Do you ship to Hue?","","send a sample","one","request","2026-11-28""#), "{table}");

    assert!(main(|main| main.press("End the talk")));
    wait(0.5);
    assert!(!words().contains("Yes, we do."), "{}", words());
    assert!(main(|main| main.press("Close the desk")));
    wait(0.5);
    assert!(words().contains("Desk code"), "{}", words());
    assert_eq!(
        page::stand_in::storage::texts()
            .values()
            .filter(|text| text.contains("Hue"))
            .count(),
        0
    );
}

#[test]
fn a_member_who_wants_no_notification_is_told_so() {
    visit();
    enter(&typed());
    shown(|shown| shown.refuses_notices = true);
    assert!(main(|main| main.press("Notify me")));
    wait(0.5);
    assert!(words().contains("shows no notifications"), "{}", words());
}

#[test]
fn who_stands_at_the_booth_is_told_without_a_name() {
    visit();
    enter(&typed());
    let an = Visitor::new(1, "");
    let here = Here {
        figure: 4,
        languages: Languages::new(["ja"]),
    };
    let topic = BrokerTopic::Here {
        booth: "one".to_owned(),
        id: an.id,
    };
    let now = untrack(state::now);
    hear(
        post(&an.signer, topic, &Message::Here(here), now),
        &an.signer,
    );
    assert!(words().contains("Figure 5, speaks 日本語"), "{}", words());
}
