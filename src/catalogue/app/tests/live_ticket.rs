//! Entry by ticket: who has none is told what to do, who has one comes in under its name, and nothing of it is left when the visitor
//! wants everything forgotten.

#![allow(clippy::unwrap_used, reason = "tests")]

use live::Ticket;
use page::browser::records;

use super::live::{BROKER, begin_live, strip, strip_words};
use super::{go, open, press, shown, wait, words};
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
    assert_eq!(broker::client(), ticket.client_id());
    broker::take_over();
    wait(1.0);
    let says = strip_words();
    assert!(says.contains("in use on another device"), "{says}");
    assert!(!strip(|strip| strip.press("No longer let")));
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
