//! Entry by ticket: who has none is told what to do, who has one comes in under its name, and nothing of it is left when the visitor
//! wants everything forgotten.

#![allow(clippy::unwrap_used, reason = "tests")]

use live::message::{Card, Device, Message};
use live::signer::Signer;
use live::{BrokerTopic, Ticket};
use page::browser::{records, tell};
use page::events;

use super::live::{BROKER, begin_live, said, say, strip, strip_words};
use super::{announced, go, open, press, shown, wait, words};
use crate::stand_in::broker;

/// Opens the page of an event with entry by ticket, on a device that keeps this one.
fn visit(ticket: Option<&Ticket>, broker: &str) {
    open("#/hall/h");
    broker::open(true);
    shown(|shown| shown.by_ticket = true);
    if let Some(ticket) = ticket {
        records::save_text("fair", "ticket", &ticket.to_string()).unwrap();
    }
    begin_live(broker);
}

fn ticket() -> Ticket {
    Ticket::from_fresh([5; 16])
}

#[test]
fn who_has_no_ticket_is_told_what_to_do_and_asks_nobody() {
    // Not even where the broker is the page's own host.
    for broker in [BROKER, "ws://localhost:9001/"] {
        visit(None, broker);
        let says = strip_words();
        assert!(says.contains("open the link in your invitation"), "{says}");
        assert!(!strip(|strip| strip.press("Let others see me")));
        assert!(!says.contains("Figure"), "nothing to choose: {says}");
        go("#/booth/one");
        wait(2.0);
        assert!(words().contains("open the link in your invitation"));
        assert!(shown(|shown| shown.sockets.is_empty()));
    }
}

#[test]
fn who_has_one_comes_in_under_its_name_once_they_want_to() {
    let ticket = ticket();
    visit(Some(&ticket), "ws://localhost:9001/");
    broker::let_in(&ticket.id().to_string(), &ticket.password());
    assert!(
        shown(|shown| shown.sockets.is_empty()),
        "a ticket says who it is"
    );
    let says = strip_words();
    assert!(
        says.contains("The organiser can tell by it who you are"),
        "{says}"
    );
    assert!(strip(|strip| strip.press("Let others see me")));
    wait(3.0);
    assert!(
        strip_words().contains("Nobody else walks"),
        "{}",
        strip_words()
    );
}

/// What another device of the ticket says when it comes.
fn other_comes(ticket: &Ticket, number: u8) {
    let signer = Signer::from_seed(&ticket.sign_seed());
    let topic = BrokerTopic::Device { id: ticket.id() };
    say(&signer, &topic, &Message::Device(Device([number; 8])), true);
}

fn is_device(message: &Message) -> bool {
    matches!(message, Message::Device(_))
}

fn cards() -> Vec<Card> {
    let card = |message| match message {
        Message::Card(card) => Some(card),
        _ => None,
    };
    said(|message| matches!(message, Message::Card(_)))
        .into_iter()
        .filter_map(card)
        .collect()
}

/// Comes in with a ticket, and walks where others see it.
fn walks(ticket: &Ticket) {
    visit(Some(ticket), BROKER);
    // The ticket was opened elsewhere before.
    other_comes(ticket, 1);
    assert!(strip(|strip| strip.press("Let others see me")));
    wait(3.0);
    let walk = [("hall", Some("h")), ("walk", Some("1 2 3 4 0.5 1.4"))];
    tell(events::WALK, &walk);
    wait(6.0);
}

#[test]
fn the_device_that_came_last_goes_on_and_the_other_one_says_so_until_it_is_asked_back() {
    let ticket = ticket();
    walks(&ticket);
    // Who was there before changes nothing.
    assert!(
        strip_words().contains("Nobody else walks"),
        "{}",
        strip_words()
    );
    assert_eq!(said(is_device).len(), 1);
    other_comes(&ticket, 2);
    wait(1.0);
    let says = strip_words();
    assert!(says.contains("Your visit goes on elsewhere"), "{says}");
    assert!(
        announced()
            .iter()
            .any(|words| words.contains("Your visit goes on elsewhere"))
    );
    assert!(!strip(|strip| strip.press("No longer let")), "{says}");
    assert_eq!(shown(|shown| shown.joined.last().copied()), Some(false));
    // It says nothing more, and does not come back by itself.
    let sockets = shown(|shown| shown.sockets.len());
    tell(events::HERE, &[]);
    said(|_| true);
    wait(300.0);
    assert_eq!(said(|_| true), []);
    assert_eq!(shown(|shown| shown.sockets.len()), sockets);
    // One press, and it is the one that came last.
    assert!(strip(|strip| strip.press("Continue here")));
    wait(6.0);
    let says = strip_words();
    assert!(says.contains("No longer let others see me"), "{says}");
    assert_eq!(said(is_device).len(), 1);
    assert_eq!(shown(|shown| shown.joined.last().copied()), Some(true));
    other_comes(&ticket, 3);
    wait(1.0);
    assert!(strip_words().contains("Your visit goes on elsewhere"));
}

#[test]
fn a_device_that_slept_hears_on_waking_that_another_one_came() {
    let ticket = ticket();
    walks(&ticket);
    broker::cut_off();
    other_comes(&ticket, 2);
    wait(6.0);
    assert!(
        strip_words().contains("Your visit goes on elsewhere"),
        "{}",
        strip_words()
    );
}

#[test]
fn while_nobody_else_came_a_lost_connection_comes_back_and_the_device_is_kept() {
    let ticket = ticket();
    walks(&ticket);
    said(|_| true);
    broker::cut_off();
    wait(6.0);
    assert!(strip_words().contains("No longer let others see me"));
    assert_eq!(said(is_device), [], "it is known already");
    // The broker forgets it in 90 s: it is said each minute.
    wait(150.0);
    assert_eq!(said(is_device).len(), 2);
}

#[test]
fn what_a_device_of_before_takes_back_under_the_common_name_is_said_again() {
    let ticket = ticket();
    walks(&ticket);
    let topic = BrokerTopic::Presence {
        hall: "h".to_owned(),
        group: 0,
        id: ticket.id(),
    };
    assert!(broker::kept(&topic.name("fair")).is_some());
    cards();
    broker::publish(&topic.name("fair"), &[], true);
    wait(6.0);
    assert_eq!(cards().len(), 1);
    assert!(broker::kept(&topic.name("fair")).is_some());
}

#[test]
fn a_ticket_that_was_renewed_is_refused_in_words() {
    let (old, new) = (ticket(), Ticket::from_fresh([6; 16]));
    visit(Some(&old), BROKER);
    broker::let_in(&new.id().to_string(), &new.password());
    strip(|strip| strip.press("Only see"));
    wait(3.0);
    let says = strip_words();
    assert!(says.contains("Your ticket is not accepted"), "{says}");
}

#[test]
fn a_ticket_is_forgotten_with_everything_else() {
    visit(Some(&ticket()), BROKER);
    strip(|strip| strip.press("Only see"));
    wait(3.0);
    go("#/visit");
    wait(1.0);
    press("Forget everything");
    wait(1.0);
    assert_eq!(records::load_text("fair", "ticket"), None);
    assert!(strip_words().contains("open the link in your invitation"));
}
