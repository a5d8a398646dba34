//! The organiser's desk, as it is used in a browser in memory: announcements, captions, counts, and who is shut out.

use live::envelope::{self, Accepted};
use live::message::{Card, Languages, Message, Report};
use live::seal;
use live::signer::Signer;
use live::topic::Subject;
use live::{BrokerTopic, LatestTimes};
use page::stand_in::wait;

use super::super::{organiser, state};
use super::desk_page::{typed, visit_at, words};
use super::{EVENT, Visitor, code, post};
use crate::people::ear::Checked;
use crate::people::state::live;
use crate::stand_in::{broker, main};

/// What the page said so far, and everybody would count.
fn said() -> Vec<(BrokerTopic, Message)> {
    let now = state::now();
    broker::said()
        .into_iter()
        .filter_map(|(topic, payload, _)| {
            let read = envelope::read(EVENT, &topic, &payload).ok()?;
            let accepted = read.accept(true, now, &mut LatestTimes::default()).ok()?;
            Some((accepted.topic, accepted.message))
        })
        .collect()
}

fn enter_organisers() {
    visit_at("#/desk");
    broker::open(true);
    main(|main| {
        assert!(main.write("desk-code", &typed()));
        assert!(main.submit());
    });
    wait(3.0);
    assert!(words().contains("The desk is open."), "{}", words());
}

fn organisers_hear(said: Accepted, by: &Signer) {
    let desk = organiser::organiser(live().unwrap());
    desk.heard(Checked::Said(Box::new(said), by.key()));
    wait(0.5);
}

#[test]
fn the_organiser_announces_and_takes_back() {
    enter_organisers();
    main(|main| {
        assert!(main.write("announce-en", "Lunch is late."));
        assert!(main.choose("announce-until", "15"));
        assert!(main.submit());
    });
    wait(0.5);
    let announced = said()
        .into_iter()
        .find_map(|(topic, message)| match message {
            Message::Say(said) => Some((topic, said)),
            _ => None,
        });
    let (topic, announcement) = announced.expect("nothing is announced");
    assert_eq!(topic, BrokerTopic::Organiser(Subject::Say(0)));
    assert_eq!(
        announcement.texts,
        [("en".to_owned(), "Lunch is late.".to_owned())]
    );
    assert_eq!(announcement.until.secs_since(state::now()).div_ceil(60), 15);
    assert!(words().contains("Lunch is late."), "{}", words());
    assert!(main(|main| main.press("Take back")));
    wait(0.5);
    assert!(!words().contains("Lunch is late."), "{}", words());
}

#[test]
fn what_is_said_on_a_channel_is_typed_or_pasted_line_by_line() {
    enter_organisers();
    let captions = || {
        let said = said().into_iter();
        let captions = said.filter_map(|(topic, message)| match (topic, message) {
            (
                BrokerTopic::Organiser(Subject::Caption { channel, language }),
                Message::Caption(said),
            ) => Some((channel, language, said.number, said.lines)),
            _ => None,
        });
        captions.collect::<Vec<_>>()
    };
    let speak = |words: &str| {
        main(|main| {
            assert!(main.write("talk-words-captions", words));
            assert!(main.key("talk-words-captions", Some("Enter")));
        });
    };
    captions();
    assert!(main(|main| main.choose("captions-language", "ja")));
    speak("One.\nTwo.\nThree.\nFour.");
    wait(1.0);
    let of = |number, lines: &[&str]| {
        let lines: Vec<String> = lines.iter().map(|&line| line.to_owned()).collect();
        // Without a programme there is one channel, the event's own.
        ("fair".to_owned(), "ja".to_owned(), number, lines)
    };
    assert_eq!(captions(), [of(1, &["One."])], "what is pasted can be read");
    wait(6.0);
    let last = [
        of(2, &["One.", "Two."]),
        of(3, &["One.", "Two.", "Three."]),
        of(4, &["Two.", "Three.", "Four."]),
    ];
    assert_eq!(captions(), last);
    assert!(words().contains("Four."), "{}", words());
    // The end comes after what was said before it.
    speak("Five.\nSix.");
    assert!(main(|main| main.press("End captions")));
    wait(1.0);
    let topic = "bw/fair/o/cc/fair/ja";
    assert!(broker::kept(topic).is_some() && words().contains("Five."));
    wait(5.0);
    assert_eq!(broker::kept(topic), None);
    assert!(!words().contains("Six."), "{}", words());
    speak("Once more.");
    wait(1.0);
    assert!(broker::kept(topic).is_some() && words().contains("Once more."));
}

#[test]
fn the_organiser_counts_who_is_here_and_shuts_out_who_is_reported() {
    enter_organisers();
    let (an, bo) = (Visitor::new(1, ""), Visitor::new(2, ""));
    let card = Card {
        from: [0.0; 2],
        to: [0.0; 2],
        started: state::now(),
        pace: 0.0,
        yaw: 0.0,
        figure: 3,
        hand: false,
        away: false,
        languages: Languages::new(["en"]),
        booth: None,
    };
    let topic = BrokerTopic::Presence {
        hall: "h".to_owned(),
        group: 0,
        id: an.id,
    };
    let said_card = post(&an.signer, topic, &Message::Card(card), state::now());
    organisers_hear(said_card, &an.signer);
    wait(11.0);
    let counts = said()
        .into_iter()
        .rev()
        .find_map(|(_, message)| match message {
            Message::Counts(counts) => Some(counts),
            _ => None,
        });
    let counts = counts.expect("nothing is counted");
    assert_eq!((counts.here, counts.halls), (1, vec![1]));
    assert!(
        words().contains("One visitor lets others see them"),
        "{}",
        words()
    );

    let topic = BrokerTopic::Report { id: bo.id };
    let report = Report {
        about: an.id,
        text: String::new(),
    };
    let key = code().seal_key().public().unwrap();
    let sealed = seal::seal(&report, &key, &bo.signer.key(), &topic.name(EVENT), [8; 32]).unwrap();
    organisers_hear(
        post(&bo.signer, topic, &Message::Report(sealed), state::now()),
        &bo.signer,
    );
    assert!(words().contains("Figure 4, speaks English"), "{}", words());
    assert!(main(|main| main.press("Shut out")));
    wait(0.5);
    let bans = said()
        .into_iter()
        .rev()
        .find_map(|(_, message)| match message {
            Message::Ban(ban) => Some(ban.ids),
            _ => None,
        });
    assert_eq!(bans, Some(vec![an.id]));
    assert!(words().contains("Let in again"), "{}", words());
}
