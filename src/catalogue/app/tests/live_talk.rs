//! A request of a visitor from both sides, and what is said in its thread, over a broker in memory.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "tests")]

use html::stand_in::Document;
use live::envelope::read;
use live::message::{Act, DeskStatus, Line, LineContent, MemberTag, Message, Request};
use live::seal::{self, PublicSealKey};
use live::signer::Signer;
use live::{BrokerTopic, LiveTime};

use super::live::{BROKER, desk, desks_secret, me, now, said, say, strip_words, visit_live};
use super::{announced, begin, go, main, press, shown, wait, words, write};
use crate::stand_in::broker;

pub(super) fn request() -> Option<(Request, LiveTime)> {
    let topic = BrokerTopic::ToDesk {
        booth: "one".to_owned(),
        id: me(),
    };
    let name = topic.name("fair");
    let payload = broker::kept(&name)?;
    let unverified = read("fair", &name, &payload).ok()?;
    let accepted = unverified
        .accept(true, now(), &mut live::LatestTimes::default())
        .ok()?;
    let Message::Request(sealed) = accepted.message else {
        return None;
    };
    let visitor = Signer::from_seed(&[7; 32]).key();
    let request = seal::open::<Request>(&sealed, &desks_secret(), &visitor, &name).ok()?;
    Some((request, accepted.time))
}

pub(super) fn answer(to: &PublicSealKey, asked: LiveTime, number: u32, said: LineContent) {
    let topic = BrokerTopic::ToVisitor {
        id: me(),
        booth: "one".to_owned(),
    };
    let line = Line {
        asked,
        author: 5,
        number,
        heard_author: 0,
        heard: 0,
        said,
    };
    let sealed = seal::seal(
        &line,
        to,
        &desk().key(),
        &topic.name("fair"),
        [number as u8 + 1; 32],
    );
    say(&desk(), &topic, &Message::Line(sealed.unwrap()), false);
}

pub(super) fn ask_at_one(question: &str) -> (Request, LiveTime) {
    go("#/booth/one");
    write("talk-words-one", question);
    assert!(main(Document::submit));
    wait(3.0);
    request().expect("no request")
}

#[test]
fn a_request_is_read_by_the_desk_alone_and_answered_in_a_thread() {
    visit_live("#/booth/one", BROKER, true);
    let (request, asked) = ask_at_one("Does it run on 100 V?");
    assert_eq!(request.text, "Does it run on 100 V?");
    assert_eq!((request.name.as_str(), request.firm.as_str()), ("", ""));
    assert!(
        words().contains("Nobody of the staff is there"),
        "{}",
        words()
    );
    let to = request.answer_key;
    answer(&to, asked, 0, LineContent::Place(2));
    assert!(words().contains("You are number 2"), "{}", words());
    let taken = Act::Taken {
        by: MemberTag(5),
        name: "Sato".to_owned(),
    };
    answer(&to, asked, 0, LineContent::Act(taken));
    assert!(words().contains("Sato talks with you."), "{}", words());
    announced();
    answer(
        &to,
        asked,
        1,
        LineContent::Words("Yes, and on 200 V.".to_owned()),
    );
    assert!(words().contains("Yes, and on 200 V."), "{}", words());
    assert!(announced().iter().any(|said| said.contains("on 200 V")));
    // A link that the staff send is shown by its host.
    answer(
        &to,
        asked,
        2,
        LineContent::Call("https://meet.example/room/1".to_owned()),
    );
    assert!(words().contains("meet.example"), "{}", words());
    assert!(!words().contains("/room/1"), "{}", words());
    write("talk-words-one", "Thank you");
    assert!(main(Document::submit));
    wait(0.5);
    let lines = said(|message| matches!(message, Message::Line(_)));
    assert_eq!(lines.len(), 1);
    assert!(words().contains("Thank you"), "{}", words());
    // It stands in the visitor's own list.
    go("#/visit");
    assert!(words().contains("Talks with staff"), "{}", words());
}

#[test]
fn a_question_that_a_stranger_took_from_the_broker_is_asked_again_when_the_desk_speaks() {
    visit_live("#/booth/one", BROKER, true);
    let (first, asked) = ask_at_one("Does it run on 100 V?");
    // An open door lets anybody come in a visitor's name, and an empty message needs no signature.
    let topic = BrokerTopic::ToDesk {
        booth: "one".to_owned(),
        id: me(),
    };
    broker::publish(&topic.name("fair"), &[], true);
    assert!(request().is_none());
    let status = BrokerTopic::Status {
        booth: "one".to_owned(),
    };
    let desk_speaks = || {
        let said = Message::Desk(DeskStatus::default());
        say(&desk(), &status, &said, true);
        wait(0.5);
    };
    desk_speaks();
    let (again, time) = request().expect("it is not asked again");
    assert_eq!((again.text, time), (first.text, asked), "the same question");
    // Whoever was told their place is known, and need not say it again.
    answer(&first.answer_key, asked, 0, LineContent::Place(1));
    broker::said();
    desk_speaks();
    assert_eq!(said(|message| matches!(message, Message::Request(_))), []);
}

#[test]
fn an_answer_that_comes_while_one_reads_elsewhere_is_told_on_top() {
    visit_live("#/booth/one", BROKER, true);
    let (request, asked) = ask_at_one("Is it loud?");
    go("#/map");
    let hello = LineContent::Words("Not at all.".to_owned());
    answer(&request.answer_key, asked, 1, hello);
    let says = strip_words();
    assert!(says.contains("A new answer from One works"), "{says}");
    go("#/booth/one");
    let says = strip_words();
    assert!(!says.contains("new answer"), "{says}");
}

#[test]
fn a_request_outlives_the_broker_and_is_the_same() {
    visit_live("#/booth/one", BROKER, true);
    let (before, asked) = ask_at_one("Is it loud?");
    broker::kill(true);
    assert_eq!(request(), None);
    wait(70.0);
    let (again, asked_again) = request().expect("not said again");
    assert_eq!(
        (again.text, again.answer_key),
        (before.text, before.answer_key)
    );
    assert_eq!(asked_again, asked);
}

#[test]
fn a_question_that_is_taken_back_is_so_too_when_the_page_is_closed_at_once() {
    visit_live("#/booth/one", BROKER, true);
    ask_at_one("Is it loud?");
    let taken_back = || said(|message| matches!(message, Message::Withdrawn)).len();
    press("Take the question back");
    wait(1.0);
    assert_ne!(taken_back(), 0);
    // Whether the broker has heard of it is not known when the page is opened again.
    begin();
    wait(5.0);
    assert_ne!(taken_back(), 0);
    assert!(words().contains("You have taken your question back."));
}

#[test]
fn what_was_said_is_there_after_a_reload_and_gone_when_everything_is_forgotten() {
    visit_live("#/booth/one", BROKER, true);
    let (request, asked) = ask_at_one("Is it loud?");
    answer(
        &request.answer_key,
        asked,
        1,
        LineContent::Words("Not at all.".to_owned()),
    );
    begin();
    wait(5.0);
    assert!(words().contains("Not at all."), "{}", words());
    go("#/visit");
    press("Forget");
    wait(1.0);
    let texts = page::stand_in::storage::texts();
    let left: Vec<_> = texts.keys().filter(|name| name.contains("live")).collect();
    assert!(left.is_empty(), "{left:?}");
    assert_eq!(shown(|shown| shown.forgotten_keys.clone()), ["fair"]);
    assert!(!words().contains("Talks with staff"), "{}", words());
}
