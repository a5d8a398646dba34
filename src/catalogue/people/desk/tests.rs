//! A request from the visitor's page to the desk and back, all messages signed, sealed and read as over a broker; and the desk
//! as its members use it, in a browser in memory.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::needless_pass_by_value,
    reason = "tests"
)]

use live::desk::About;
use live::envelope::{self, Accepted, Unsigned};
use live::message::{Here, Languages, Line, MemberTag, Message, Request, Said};
use live::seal::{self, PublicSealKey, SecretSealKey};
use live::signer::Signer;
use live::thread::{State as Stage, Thread, VISITOR};
use live::{DeskCode, LiveTime, Seen, Topic, VisitorId};
use page::stand_in::{fetch, wait};

use super::seat::{Keys, News, Outgoing, Seat};
use super::state;
use crate::app::reactive::*;
use crate::app::root::{Start, start};
use crate::people::ear::Heard;
use crate::people::state::live;
use crate::stand_in::{main, open, shown};

pub(super) const EVENT: &str = "fair";
/// When the clock of the browser in memory begins.
pub(super) const NOON: LiveTime = LiveTime::from_tenths(286_128_000);
pub(super) const SATO: MemberTag = MemberTag(7);
pub(super) const KIM: MemberTag = MemberTag(9);

pub(super) fn code() -> DeskCode {
    DeskCode::from_fresh([5; 16])
}

/// A message as everybody hears it.
pub(super) fn post(by: &Signer, topic: Topic, message: &Message, time: LiveTime) -> Accepted {
    let unsigned = Unsigned::new(EVENT, &topic, message, time, &by.key()).unwrap();
    let payload = by.signed(&unsigned);
    let read = envelope::read(EVENT, &topic.name(EVENT), &payload).unwrap();
    assert!(live::signer::is_signed(&read, &by.key()));
    read.accept(true, time, &mut Seen::default()).unwrap()
}

pub(super) struct Visitor {
    pub(super) signer: Signer,
    pub(super) id: VisitorId,
    answer_key: SecretSealKey,
    pub(super) thread: Thread,
    places: Vec<u16>,
}

impl Visitor {
    pub(super) fn new(seed: u8, words: &str) -> Self {
        let signer = Signer::from_seed(&[seed; 32]);
        let id = VisitorId::from_key(&signer.key());
        Self {
            thread: Thread::new("one".to_owned(), id, VISITOR, words.to_owned(), NOON),
            answer_key: SecretSealKey([seed; 32]),
            signer,
            id,
            places: Vec::new(),
        }
    }

    fn to_desk(&self) -> Topic {
        Topic::ToDesk {
            booth: "one".to_owned(),
            id: self.id,
        }
    }

    pub(super) fn request(&self, name: &str) -> Accepted {
        let request = Request {
            answer_key: self.answer_key.public().unwrap(),
            languages: Languages::new(["vi", "en"]),
            text: self.thread.words().to_owned(),
            name: name.to_owned(),
            firm: String::new(),
            wishes: Vec::new(),
        };
        let name = self.to_desk().name(EVENT);
        let key = code().seal_key().public().unwrap();
        let sealed = seal::seal(&request, &key, &self.signer.key(), &name, [3; 32]).unwrap();
        post(
            &self.signer,
            self.to_desk(),
            &Message::Request(sealed),
            NOON,
        )
    }

    pub(super) fn withdrawn(&self) -> Accepted {
        let later = NOON.plus_secs(30);
        post(&self.signer, self.to_desk(), &Message::Withdrawn, later)
    }

    pub(super) fn lines(&mut self, time: LiveTime) -> Vec<Accepted> {
        let (name, key) = (
            self.to_desk().name(EVENT),
            code().seal_key().public().unwrap(),
        );
        let due = self.thread.due();
        due.iter()
            .map(|line| {
                let sealed = seal::seal(line, &key, &self.signer.key(), &name, [4; 32]).unwrap();
                post(&self.signer, self.to_desk(), &Message::Line(sealed), time)
            })
            .collect()
    }

    /// What a desk says, as this visitor's page takes it.
    fn hears(&mut self, said: &Accepted) {
        let Topic::ToVisitor { id, .. } = &said.topic else {
            return;
        };
        let Message::Line(sealed) = &said.message else {
            panic!("{said:?}")
        };
        let desk = Signer::of_desk(&code()).key();
        let name = said.topic.name(EVENT);
        let line = seal::open::<Line>(sealed, &self.answer_key, &desk, &name);
        if *id != self.id {
            assert!(line.is_err(), "nobody else reads it");
            return;
        }
        let line = line.unwrap();
        match &line.said {
            Said::Place(place) => self.places.push(*place),
            Said::Act(act) => drop(self.thread.acted(act, said.time)),
            _ => drop(self.thread.receive(&line, said.time)),
        }
    }

    pub(super) fn words(&self) -> Vec<&Said> {
        self.thread.lines().iter().map(|line| &line.said).collect()
    }
}

pub(super) fn seat(tag: MemberTag, name: &str) -> Seat {
    seat_with(tag, name, Vec::new())
}

pub(super) fn seat_with(tag: MemberTag, name: &str, kept: Vec<Thread>) -> Seat {
    let seal = code().seal_key();
    let keys = Keys {
        sign: Signer::of_desk(&code()).key(),
        public_seal: seal.public().unwrap(),
        seal,
    };
    let about = About {
        name: name.to_owned(),
        figure: 1,
        languages: Languages::new(["ja"]),
    };
    Seat::new(
        EVENT.to_owned(),
        "one".to_owned(),
        tag,
        keys,
        about,
        kept,
        NOON,
    )
}

/// Passes on what a seat says, to the other seat and to visitors, until nobody says anything. Gives the other seat's news.
fn deliver(
    from: &mut Seat,
    to: &mut Seat,
    visitors: &mut [&mut Visitor],
    now: LiveTime,
) -> Vec<News> {
    let desk = Signer::of_desk(&code());
    let mut news = Vec::new();
    for Outgoing {
        topic,
        message,
        time,
        ..
    } in from.take_out()
    {
        let said = post(&desk, topic, &message, time.unwrap_or(now));
        visitors.iter_mut().for_each(|visitor| visitor.hears(&said));
        // A broker gives a page its own words back as well.
        from.heard(said.clone(), &desk.key(), now);
        news.extend(to.heard(said, &desk.key(), now));
    }
    news
}

pub(super) fn both(
    one: &mut Seat,
    other: &mut Seat,
    visitors: &mut [&mut Visitor],
    now: LiveTime,
) -> Vec<News> {
    let mut news = Vec::new();
    for _ in 0..4 {
        news.extend(deliver(one, other, visitors, now));
        news.extend(deliver(other, one, visitors, now));
    }
    news
}

pub(super) fn tell(seats: [&mut Seat; 2], said: &Accepted, by: &Signer) -> Vec<News> {
    let news = seats.map(|seat| seat.heard(said.clone(), &by.key(), said.time));
    news.into_iter().flatten().collect()
}

#[test]
fn a_request_is_taken_answered_handed_over_and_closed() {
    let (mut sato, mut kim) = (seat(SATO, "Sato"), seat(KIM, "Kim"));
    sato.joined(false, NOON);
    kim.joined(false, NOON);
    let mut an = Visitor::new(1, "Do you ship to Hue?");
    both(&mut sato, &mut kim, &mut [&mut an], NOON);

    let news = tell([&mut sato, &mut kim], &an.request("An"), &an.signer);
    assert_eq!(news, [News::Asked(an.id), News::Asked(an.id)]);
    both(&mut sato, &mut kim, &mut [&mut an], NOON);
    assert_eq!(an.places, [1], "one of the members tells the place");

    let at = NOON.plus_secs(20);
    assert!(sato.take(&an.id, at));
    let news = both(&mut sato, &mut kim, &mut [&mut an], at);
    assert_eq!(news, [News::Taken(an.id, "Sato".to_owned())]);
    assert!(!kim.take(&an.id, at), "Sato has it");
    assert!(!kim.write(&an.id, Said::Words("No".to_owned()), at));
    assert!(matches!(an.thread.state(), Stage::Taken(holder) if holder.name == "Sato"));

    let yes = Said::Words("Yes, from Da Nang.".to_owned());
    assert!(sato.write(&an.id, yes.clone(), at));
    both(&mut sato, &mut kim, &mut [&mut an], at);
    assert_eq!(an.words(), [&yes]);
    let when = Said::Words("How fast?".to_owned());
    an.thread.write(when.clone(), at).unwrap();
    for line in an.lines(at) {
        let news = tell([&mut sato, &mut kim], &line, &an.signer);
        assert_eq!(news, [News::Said(an.id), News::Said(an.id)]);
    }

    let at = NOON.plus_secs(40);
    assert!(sato.hand(&an.id, Some((KIM, "Kim")), at));
    let news = both(&mut sato, &mut kim, &mut [&mut an], at);
    assert_eq!(news, [News::HandedToUs(an.id)]);
    let read: Vec<_> = kim
        .thread(&an.id)
        .unwrap()
        .lines()
        .iter()
        .map(|line| &line.said)
        .collect();
    assert_eq!(read, [&yes, &when], "Kim has read everything");
    let days = Said::Words("Two days.".to_owned());
    assert!(kim.write(&an.id, days.clone(), at));
    both(&mut sato, &mut kim, &mut [&mut an], at);
    assert_eq!(an.words(), [&yes, &when, &days]);

    let at = NOON.plus_secs(60);
    assert!(kim.close(&an.id, at));
    both(&mut sato, &mut kim, &mut [&mut an], at);
    assert_eq!(an.thread.state(), Stage::Closed);
    assert!(sato.mine().is_empty() && kim.mine().is_empty() && sato.colleagues().is_empty());
}

#[test]
fn two_who_take_at_once_agree_and_the_other_one_is_told() {
    let (mut sato, mut kim) = (seat(SATO, "Sato"), seat(KIM, "Kim"));
    let mut an = Visitor::new(1, "Hello");
    tell([&mut sato, &mut kim], &an.request(""), &an.signer);
    let at = NOON.plus_secs(5);
    assert!(kim.take(&an.id, at) && sato.take(&an.id, at));
    let news = both(&mut kim, &mut sato, &mut [&mut an], at);
    assert_eq!(news, [News::Taken(an.id, "Sato".to_owned())]);
    assert_eq!((sato.mine().len(), kim.mine().len()), (1, 0));
    assert!(matches!(an.thread.state(), Stage::Taken(holder) if holder.name == "Sato"));
}

#[test]
fn places_move_up_and_a_request_that_goes_back_waits_again() {
    let (mut sato, mut kim) = (seat(SATO, "Sato"), seat(KIM, "Kim"));
    let (mut an, mut bo) = (Visitor::new(1, "One"), Visitor::new(2, "Two"));
    for visitor in [&an, &bo] {
        tell([&mut sato, &mut kim], &visitor.request(""), &visitor.signer);
    }
    both(&mut sato, &mut kim, &mut [&mut an, &mut bo], NOON);
    let first = sato.waiting()[0].visitor;
    sato.take(&first, NOON.plus_secs(1));
    both(
        &mut sato,
        &mut kim,
        &mut [&mut an, &mut bo],
        NOON.plus_secs(1),
    );
    let second = if first == an.id { &bo } else { &an };
    assert_eq!(second.places.last(), Some(&1));
    assert!(sato.hand(&first, None, NOON.plus_secs(2)));
    both(
        &mut sato,
        &mut kim,
        &mut [&mut an, &mut bo],
        NOON.plus_secs(2),
    );
    assert_eq!((sato.waiting().len(), kim.waiting().len()), (2, 2));
    let first = if first == an.id { &an } else { &bo };
    assert_eq!(first.thread.state(), Stage::Open);
}

#[test]
fn what_a_lost_member_had_goes_back_once_everybody_would_have_been_heard() {
    let (mut sato, mut kim) = (seat(SATO, "Sato"), seat(KIM, "Kim"));
    let mut an = Visitor::new(1, "Hello");
    tell([&mut sato, &mut kim], &an.request(""), &an.signer);
    kim.take(&an.id, NOON);
    both(&mut kim, &mut sato, &mut [&mut an], NOON);
    sato.joined(false, NOON.plus_secs(1));
    sato.look(NOON.plus_secs(60));
    assert_eq!(sato.colleagues().len(), 1, "Kim may still be there");
    sato.look(NOON.plus_secs(120));
    assert_eq!(sato.waiting().len(), 1);
}

// --- The page ---

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
    desk.heard(Heard::Said(Box::new(said), by.key()));
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
    let topic = Topic::Here {
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
