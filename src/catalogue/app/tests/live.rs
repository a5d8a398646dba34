//! Live on the page: who is seen when, and what the organiser and the desks say, over a broker in memory.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::needless_pass_by_value,
    reason = "tests"
)]

use html::stand_in::Document;
use live::envelope::{Unsigned, read};
use live::flood::FROM_ONE;
use live::keys::DeskKeys;
use live::message::{
    Announcement, Card, Counts, DeskStatus, Languages, LiveCaption, Member, MemberState, MemberTag,
    Message, Reaction,
};
use live::seal::SecretSealKey;
use live::signer::Signer;
use live::topic::Subject;
use live::{BrokerTopic, LiveTime, VisitorId};
use page::browser::{clock, language, tell};
use page::events;

use super::{EVENT, announced, begin, booth, go, open, serve, shown, wait, words};
use crate::stand_in::broker;

pub(super) const BROKER: &str = "wss://meet.example/live";

pub(super) fn desk() -> Signer {
    Signer::from_seed(&[1; 32])
}

fn organiser() -> Signer {
    Signer::from_seed(&[3; 32])
}

pub(super) fn desks_secret() -> SecretSealKey {
    SecretSealKey([2; 32])
}

/// The key of this browser (`stand_in/people.rs`).
pub(super) fn me() -> VisitorId {
    VisitorId::from_key(&Signer::from_seed(&[7; 32]).key())
}

pub(super) fn keys(sign: &Signer, seal: &SecretSealKey) -> String {
    let (sign, seal) = (sign.key(), seal.public().unwrap());
    DeskKeys { sign, seal }.to_string()
}

/// Opens the page of a live event; the booth `one` has a desk.
pub(super) fn visit_live(at: &str, broker: &str, is_there: bool) {
    open(at);
    broker::open(is_there);
    begin_live(broker);
}

/// The same in a browser that is as it is to be.
pub(super) fn begin_live(broker: &str) {
    begin_live_with(broker, "");
}

/// The same where the event says more of what is live.
pub(super) fn begin_live_with(broker: &str, more: &str) {
    let organisers = keys(&organiser(), &SecretSealKey([4; 32]));
    let live =
        format!(r#""live": {{"broker": "{broker}", "desk": "{organisers}"{more}}}, "refresh""#);
    serve("event.json", &EVENT.replacen(r#""refresh""#, &live, 1));
    serve("programme.json", super::PROGRAMME);
    let keys = keys(&desk(), &desks_secret());
    serve(
        "booths/one.json",
        &booth("one", &format!(r#", "desk": "{keys}""#)),
    );
    serve("booths/two.json", &booth("two", ""));
    serve("booths/three.json", &booth("three", ""));
    begin();
    wait(4.0);
}

pub(super) fn strip<T>(act: impl FnOnce(&Document) -> T) -> T {
    let strip = shown(|shown| shown.elsewhere.remove("people")).expect("no strip");
    let given = act(&strip);
    shown(|shown| shown.elsewhere.insert("people".to_owned(), strip));
    wait(0.1);
    given
}

pub(super) fn strip_words() -> String {
    strip(Document::words)
}

fn on_top() -> String {
    shown(|shown| {
        shown
            .elsewhere
            .get("announcements")
            .map_or_else(String::new, Document::words)
    })
}

#[expect(clippy::cast_precision_loss, reason = "milliseconds of this age fit")]
pub(super) fn now() -> LiveTime {
    LiveTime::from_unix_ms(clock::now().as_millisecond() as f64)
}

/// Somebody says a message.
pub(super) fn say(by: &Signer, topic: &BrokerTopic, message: &Message, retained: bool) {
    let unsigned = Unsigned::new("fair", topic, message, now(), &by.key()).unwrap();
    broker::publish(&topic.name("fair"), &by.signed(&unsigned), retained);
    wait(0.2);
}

/// What the page said of a kind since this was asked last.
pub(super) fn said(fits: impl Fn(&Message) -> bool) -> Vec<Message> {
    let said = broker::said().into_iter();
    let messages = said.filter_map(|(topic, payload, _)| {
        let unverified = read("fair", &topic, &payload).ok()?;
        let mut seen = live::LatestTimes::default();
        let accepted = unverified.accept(true, now(), &mut seen).ok()?;
        Some(accepted.message)
    });
    messages.filter(|message| fits(message)).collect()
}

fn is_card(message: &Message) -> bool {
    matches!(message, Message::Card(_))
}

fn walk() {
    let walk = "1 2 3 4 0.5 1.4";
    tell(
        events::WALK,
        &[
            ("hall", Some("h")),
            ("walk", Some(walk)),
            ("booth", Some("two")),
        ],
    );
    wait(2.0);
}

fn person(seed: u8) -> (Signer, BrokerTopic) {
    let signer = Signer::from_seed(&[seed; 32]);
    let id = VisitorId::from_key(&signer.key());
    let topic = BrokerTopic::Presence {
        hall: "h".to_owned(),
        group: 0,
        id,
    };
    (signer, topic)
}

fn card() -> Message {
    Message::Card(Card {
        from: [1.0, 2.0],
        to: [5.0, 2.0],
        started: now(),
        pace: 1.4,
        yaw: 0.0,
        figure: 3,
        hand: true,
        away: false,
        languages: Languages::new(["ja"]),
        booth: Some(0),
    })
}

#[test]
fn an_event_that_is_not_live_shows_and_asks_nothing() {
    super::visit("");
    assert!(shown(|shown| shown.sockets.is_empty()));
    assert!(shown(|shown| !shown.elsewhere.contains_key("people")));
    go("#/desk/one");
    assert!(words().contains("not live"), "{}", words());
}

#[test]
fn nobody_is_told_of_a_visitor_who_has_pressed_nothing() {
    visit_live("#/hall/h", BROKER, true);
    wait(60.0);
    assert!(shown(|shown| shown.sockets.is_empty()));
    let strip_says = strip_words();
    assert!(strip_says.contains("meet.example"), "{strip_says}");
}

#[test]
fn at_a_desk_nobody_is_asked_to_walk_but_whoever_is_seen_can_end_it_there() {
    visit_live("#/desk/one", BROKER, true);
    assert_eq!(strip_words(), "");
    go("#/hall/h");
    assert!(strip(|strip| strip.press("Let others see me")));
    wait(3.0);
    go("#/desk/one");
    assert!(strip(|strip| strip.press("No longer let others see me")));
    assert_eq!(strip_words(), "");
}

#[test]
fn one_press_lets_others_see_and_one_ends_it() {
    visit_live("#/hall/h", BROKER, true);
    assert!(strip(|strip| strip.press("Let others see me")));
    wait(3.0);
    assert_eq!(shown(|shown| shown.sockets.clone()), [BROKER]);
    walk();
    // Whoever is cut off is seen no more; whoever comes back is.
    let topic = person(7).1.name("fair");
    broker::cut_off();
    assert_eq!(broker::kept(&topic), None);
    wait(5.0);
    assert!(broker::kept(&topic).is_some());
    let cards = said(is_card);
    let Some(Message::Card(card)) = cards.last() else {
        panic!("no card");
    };
    assert_eq!(
        (card.from, card.to, card.booth),
        ([1.0, 2.0], [3.0, 4.0], Some(1))
    );
    assert!(broker::kept(&topic).is_some());
    assert!(broker::kept(&format!("bw/fair/n/two/{}", me())).is_some());
    assert!(strip(|strip| strip.press("No longer let")));
    wait(0.5);
    assert_eq!(broker::kept(&topic), None);
    assert_eq!(broker::kept(&format!("bw/fair/n/two/{}", me())), None);
    assert_eq!(shown(|shown| shown.joined.clone()).last(), Some(&false));
    walk();
    assert_eq!(said(is_card), []);
}

#[test]
fn a_card_that_is_being_signed_when_one_leaves_is_not_left_behind() {
    visit_live("#/hall/h", BROKER, true);
    strip(|strip| strip.press("Let others see me"));
    wait(3.0);
    walk();
    let topic = person(7).1.name("fair");
    assert!(broker::kept(&topic).is_some());
    // One step more, and in the same moment the press.
    let step = [("hall", Some("h")), ("walk", Some("3 4 5 6 0.5 1.4"))];
    strip(|strip| {
        tell(events::WALK, &step);
        strip.press("No longer let");
    });
    wait(2.0);
    assert_eq!(broker::kept(&topic), None);
}

#[test]
fn looking_only_shows_others_and_says_no_card() {
    visit_live("#/hall/h", BROKER, true);
    assert!(strip(|strip| strip.press("Only see")));
    wait(3.0);
    assert!(
        strip_words().contains("Nobody else walks"),
        "{}",
        strip_words()
    );
    let here = |here: u16| {
        let counts = Message::Counts(Counts {
            here: here.into(),
            halls: vec![here],
        });
        say(
            &organiser(),
            &BrokerTopic::Organiser(Subject::Counts),
            &counts,
            true,
        );
        strip_words()
    };
    let nobody = "Nobody else walks in this hall now.";
    let says = here(0);
    assert!(
        says.starts_with(nobody) && !says.contains("here,") && !says.contains("are here"),
        "{says}"
    );
    let says = here(2);
    assert!(says.starts_with(&format!("{nobody} 2 are here")), "{says}");
    assert!(
        strip(|strip| strip.unfold("Figure")),
        "figures and people come when they are looked at"
    );
    wait(1.0);
    let (other, topic) = person(9);
    say(&other, &topic, &card(), true);
    assert!(
        strip_words().contains("One person walks with you"),
        "{}",
        strip_words()
    );
    assert!(
        strip_words().contains("Figure 4, speaks 日本語"),
        "{}",
        strip_words()
    );
    let numbers = shown(|shown| shown.others.clone());
    assert_eq!(numbers.len(), 12);
    assert_eq!(numbers[1..6], [3.0, 1.0, 2.0, 5.0, 2.0]);
    assert_eq!(numbers[9], 1.0, "the hand is up");
    say(
        &other,
        &topic,
        &Message::Reaction(Reaction::new(2).unwrap()),
        false,
    );
    assert_eq!(shown(|shown| shown.others[10]), 2.0);
    say(
        &organiser(),
        &BrokerTopic::Organiser(Subject::Counts),
        &Message::Counts(Counts {
            here: 214,
            halls: vec![214],
        }),
        true,
    );
    assert!(
        strip_words().contains("with you, 214 are here"),
        "{}",
        strip_words()
    );
    // An own walk is not told to anybody.
    walk();
    assert_eq!(said(is_card), []);
    // A card that is not renewed goes.
    wait(95.0);
    assert!(
        strip_words().contains("Nobody else walks"),
        "{}",
        strip_words()
    );
}

#[test]
fn a_colleagues_link_leads_into_their_group() {
    visit_live("?with=3#/hall/h", BROKER, true);
    assert!(strip(|strip| strip.press("Let others see me")));
    wait(3.0);
    walk();
    let group = |at: u16| broker::kept(&format!("bw/fair/h/h/{at}/{}", me()));
    assert!(group(3).is_some() && group(0).is_none());
}

#[test]
fn who_floods_is_not_listened_to_and_takes_nothing_from_the_others() {
    visit_live("#/hall/h", BROKER, true);
    assert!(strip(|strip| strip.press("Only see")));
    wait(3.0);
    let (flood, topic) = person(9);
    let name = topic.name("fair");
    let before = shown(|shown| shown.verified);
    for later in 0..300 {
        let time = LiveTime::from_tenths(now().tenths() - 600 + later);
        let unsigned = Unsigned::new("fair", &topic, &card(), time, &flood.key()).unwrap();
        broker::publish(&name, &flood.signed(&unsigned), false);
    }
    wait(1.0);
    let looked_at = shown(|shown| shown.verified) - before;
    assert!(
        (1..=FROM_ONE.burst as usize).contains(&looked_at),
        "{looked_at}"
    );
    let (other, topic) = person(10);
    say(&other, &topic, &card(), true);
    assert!(
        strip_words().contains("2 people walk with you"),
        "{}",
        strip_words()
    );
}

#[test]
fn a_person_is_hidden_or_reported_for_good() {
    visit_live("#/hall/h", BROKER, true);
    strip(|strip| strip.press("Only see"));
    wait(3.0);
    assert!(strip(|strip| strip.unfold("Figure")));
    wait(1.0);
    let (other, topic) = person(9);
    say(&other, &topic, &card(), true);
    assert!(strip(|strip| strip.press("Report")));
    wait(0.5);
    assert!(
        strip_words().contains("Nobody else walks"),
        "{}",
        strip_words()
    );
    assert_eq!(
        said(|message| matches!(message, Message::Report(_))).len(),
        1
    );
    wait(1.0);
    say(&other, &topic, &card(), true);
    assert!(
        strip_words().contains("Nobody else walks"),
        "{}",
        strip_words()
    );
}

#[test]
fn what_is_not_signed_by_the_desk_is_not_shown() {
    visit_live("#/booth/one", BROKER, true);
    strip(|strip| strip.press("Only see"));
    wait(3.0);
    let topic = BrokerTopic::Status {
        booth: "one".to_owned(),
    };
    let status = Message::Desk(DeskStatus {
        members: [("Sato", MemberState::Free), ("Kim", MemberState::Busy)]
            .into_iter()
            .zip(1..)
            .map(|((name, state), tag)| Member {
                tag: MemberTag(tag),
                seen: now(),
                name: name.to_owned(),
                state,
                figure: 2,
                languages: Languages::new(["ja", "en"]),
            })
            .collect(),
        waiting: 1,
        median_answer_secs: Some(70),
    });
    say(&person(9).0, &topic, &status, true);
    assert!(!words().contains("Sato"), "{}", words());
    say(&desk(), &topic, &status, true);
    let now_says = words();
    assert!(
        now_says.contains("2 of the staff are here, one is free"),
        "{now_says}"
    );
    assert!(
        now_says.contains("Sato") && now_says.contains("about 2 minutes"),
        "{now_says}"
    );
    let staff = shown(|shown| shown.staff.clone());
    assert_eq!(staff[0].1, ["free", "busy"]);
    assert_eq!(staff[0].2, "2 of the staff are here, one is free");
    // A desk that says nothing more is not there any more.
    wait(95.0);
    assert!(!words().contains("Sato"), "{}", words());
}

#[test]
fn the_organiser_is_heard_in_the_pages_language_until_the_end() {
    visit_live("", BROKER, true);
    strip(|strip| strip.press("Only see"));
    wait(3.0);
    let texts = [("en", "Lunch is served."), ("ja", "昼食の時間です。")];
    let announcement = Message::Say(Announcement {
        until: now().plus_secs(100),
        texts: texts
            .map(|(tag, text)| (tag.to_owned(), text.to_owned()))
            .into(),
    });
    announced();
    say(
        &organiser(),
        &BrokerTopic::Organiser(Subject::Say(0)),
        &announcement,
        true,
    );
    assert!(on_top().contains("Lunch is served."), "{}", on_top());
    assert!(announced().iter().any(|said| said.contains("Lunch")));
    wait(130.0);
    assert_eq!(on_top(), "");
}

#[test]
fn what_is_said_on_a_channel_is_read_by_whoever_unfolds_it_until_nothing_more_comes() {
    visit_live("", BROKER, true);
    strip(|strip| strip.press("Only see"));
    wait(3.0);
    assert!(!strip_words().contains("Live captions"));
    let caption = |language: &str, number: u32, line: &str| {
        let subject = Subject::Caption {
            channel: "a".to_owned(),
            language: language.to_owned(),
        };
        let lines = vec![line.to_owned()];
        let caption = Message::Caption(LiveCaption { number, lines });
        say(
            &organiser(),
            &BrokerTopic::Organiser(subject),
            &caption,
            true,
        );
    };
    announced();
    caption("ja", 1, "ようこそ。");
    caption("en", 1, "Welcome.");
    assert!(strip_words().contains("Live captions"), "{}", strip_words());
    assert!(
        !strip_words().contains("Welcome."),
        "only where it is wanted"
    );
    assert!(strip(|strip| strip.unfold("Live captions")));
    wait(0.5);
    let says = strip_words();
    assert!(
        says.contains("Welcome.") && !says.contains("ようこそ"),
        "{says}"
    );
    assert!(says.contains("Channel A"), "{says}");
    assert!(strip(|strip| strip.choose("live-captions", "a ja")));
    assert!(strip_words().contains("ようこそ。"), "{}", strip_words());
    caption("ja", 2, "始めます。");
    assert!(strip_words().contains("始めます。"), "{}", strip_words());
    assert_eq!(announced(), Vec::<String>::new(), "nobody is spoken over");
    // Another language of the page is another one of the captions, which stay unfolded.
    let reads = |tag: &str| {
        language::choose(tag);
        wait(1.0);
        strip_words()
    };
    caption("ja", 3, "始めます。");
    let says = reads("ja");
    assert!(
        says.contains("始めます。") && says.contains("ライブ字幕"),
        "{says}"
    );
    assert!(reads("vi").contains("始めます。"), "what was chosen stands");
    assert!(reads("en").contains("始めます。"), "where it was chosen");
    // Where it ends, what is said in another language stands.
    broker::publish("bw/fair/o/cc/a/ja", &[], true);
    wait(0.2);
    let says = strip_words();
    assert!(
        says.contains("Welcome.") && !says.contains("始めます。"),
        "{says}"
    );
    wait(130.0);
    assert!(
        !strip_words().contains("Live captions"),
        "{}",
        strip_words()
    );
}
#[test]
fn a_hall_that_comes_late_is_told_what_it_has_missed() {
    visit_live("#/hall/h", BROKER, true);
    strip(|strip| strip.press("Let others see me"));
    wait(3.0);
    shown(|shown| {
        shown.joined.clear();
        shown.counts.clear();
    });
    tell(events::HERE, &[("hall", Some("Hall"))]);
    assert_eq!(shown(|shown| shown.joined.clone()), [true]);
    assert!(shown(|shown| shown.counts.contains("Nobody else walks")));
}

#[test]
fn a_broker_that_is_not_there_is_told_of_once() {
    visit_live("", BROKER, false);
    strip(|strip| strip.press("Only see"));
    announced();
    wait(11.0);
    let unreachable = |said: &String| said.contains("does not come about");
    assert_eq!(
        announced().iter().filter(|said| unreachable(said)).count(),
        1
    );
    assert!(unreachable(&strip_words()));
    wait(120.0);
    assert_eq!(
        announced().iter().filter(|said| unreachable(said)).count(),
        0
    );
}

#[test]
fn a_browser_that_cannot_sign_says_so_in_a_word() {
    open("");
    visit_live("", BROKER, true);
    shown(|shown| shown.no_signatures = true);
    strip(|strip| strip.press("Let others"));
    wait(1.0);
    assert!(
        strip_words().contains("needs a newer browser"),
        "{}",
        strip_words()
    );
    assert!(shown(|shown| shown.sockets.is_empty()));
}

#[test]
fn outside_of_the_halls_nobody_is_said_to_be_alone_in_one() {
    visit_live("", BROKER, true);
    strip(|strip| strip.press("Only see"));
    wait(3.0);
    let says = strip_words();
    assert!(says.starts_with("People here"), "{says}");
    go("#/hall/h");
    assert!(strip_words().starts_with("Nobody else walks"));
    tell(events::LEFT_HALL, &[]);
    wait(0.5);
    assert!(strip_words().starts_with("People here"));
}
