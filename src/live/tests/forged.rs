//! Forged messages: what somebody who may write anything anywhere at the broker (or is the broker) cannot do.

#![expect(
    clippy::unwrap_used,
    reason = "a test that cannot be set up has failed"
)]

use live::envelope::{Accepted, Refused, Unsendable, Unsigned, read};
use live::limits::{ORGANISER_SECS, WINDOW_SECS};
use live::message::{
    Act, Announcement, Card, Counts, DeskStatus, Languages, Line, LineContent, MemberTag, Reaction,
    Report, Request,
};
use live::seal::{self, PublicSealKey, SealError, Sealed, SecretSealKey};
use live::signer::{Signer, is_signed};
use live::topic::Subject;
use live::{Author, BrokerTopic, DeskCode, LatestTimes, LiveTime, Message, VisitorId};

const EVENT: &str = "my-fair";
const NOON: LiveTime = LiveTime::from_tenths(286_000_000);

fn alice() -> Signer {
    Signer::from_seed(&[1; 32])
}

fn mallory() -> Signer {
    Signer::from_seed(&[2; 32])
}

fn id(of: &Signer) -> VisitorId {
    VisitorId::from_key(&of.key())
}

fn presence(of: &Signer, group: u16) -> BrokerTopic {
    BrokerTopic::Presence {
        hall: "dockyard".to_owned(),
        group,
        id: id(of),
    }
}

fn to_desk(of: &Signer, booth: &str) -> BrokerTopic {
    BrokerTopic::ToDesk {
        booth: booth.to_owned(),
        id: id(of),
    }
}

fn card(figure: u8) -> Message {
    Message::Card(Card {
        from: [1.0, 2.0],
        to: [3.0, 4.0],
        started: NOON,
        pace: 1.4,
        yaw: std::f32::consts::FRAC_PI_2,
        figure,
        hand: false,
        away: false,
        languages: Languages::new(["ja"]),
        booth: None,
    })
}

fn sent(by: &Signer, topic: &BrokerTopic, message: &Message, time: LiveTime) -> Vec<u8> {
    by.signed(&Unsigned::new(EVENT, topic, message, time, &by.key()).unwrap())
}

/// What a page makes of bytes on a topic: read, verified with the visitor's own key or `feed`'s for desks, accepted.
fn heard_by(
    seen: &mut LatestTimes,
    event: &str,
    name: &str,
    payload: &[u8],
    feed: &[u8; 32],
    now: LiveTime,
) -> Result<Accepted, Refused> {
    let heard = read(event, name, payload)?;
    let key = match heard.author() {
        Author::Visitor { key, .. } => *key,
        Author::Desk(_) | Author::Organiser => *feed,
    };
    let valid = is_signed(&heard, &key);
    heard.accept(valid, now, seen)
}

fn heard(topic: &BrokerTopic, payload: &[u8], now: LiveTime) -> Result<Accepted, Refused> {
    heard_by(
        &mut LatestTimes::default(),
        EVENT,
        &topic.name(EVENT),
        payload,
        &[0; 32],
        now,
    )
}

#[test]
fn nobody_writes_on_anothers_topic() {
    let topic = presence(&alice(), 0);
    let refused = Unsigned::new(EVENT, &topic, &card(1), NOON, &mallory().key());
    assert_eq!(refused, Err(Unsendable::NotTheTopicsOwner));
    // As she would without our code: her own card under the other's topic.
    let own = sent(&mallory(), &presence(&mallory(), 0), &card(1), NOON);
    assert_eq!(heard(&topic, &own, NOON), Err(Refused::NotTheTopicsOwner));
}

#[test]
fn anothers_key_is_of_no_use_without_its_secret() {
    let topic = presence(&alice(), 0);
    let claimed = Unsigned::new(EVENT, &topic, &card(1), NOON, &alice().key()).unwrap();
    let forged = mallory().signed(&claimed);
    assert_eq!(heard(&topic, &forged, NOON), Err(Refused::Signature));
}

#[test]
fn a_message_counts_in_its_event_and_on_its_topic_alone() {
    let topic = presence(&alice(), 0);
    let true_one = sent(&alice(), &topic, &card(1), NOON);
    assert!(heard(&topic, &true_one, NOON).is_ok());
    // Moved to another group, hall and event.
    let elsewhere = BrokerTopic::Presence {
        hall: "brick".to_owned(),
        group: 0,
        id: id(&alice()),
    };
    for moved in [presence(&alice(), 1), elsewhere] {
        assert_eq!(heard(&moved, &true_one, NOON), Err(Refused::Signature));
    }
    let name = topic.name("other");
    let moved = heard_by(
        &mut LatestTimes::default(),
        "other",
        &name,
        &true_one,
        &[0; 32],
        NOON,
    );
    assert_eq!(moved, Err(Refused::Signature));
    assert_eq!(
        heard_by(
            &mut LatestTimes::default(),
            EVENT,
            &name,
            &true_one,
            &[0; 32],
            NOON
        ),
        Err(Refused::Topic)
    );
}

#[test]
fn no_byte_can_be_changed_cut_or_added() {
    let topic = presence(&alice(), 0);
    let true_one = sent(&alice(), &topic, &card(1), NOON);
    for at in 0..true_one.len() {
        let mut changed = true_one.clone();
        changed[at] ^= 1 << (at % 8);
        assert!(heard(&topic, &changed, NOON).is_err(), "byte {at}");
    }
    for length in 0..true_one.len() {
        assert!(
            heard(&topic, &true_one[..length], NOON).is_err(),
            "cut to {length}"
        );
        assert!(
            heard(&topic, &true_one[length + 1..], NOON).is_err(),
            "first {length} cut off"
        );
    }
    for at in [0, 5, 37, true_one.len() - 64, true_one.len()] {
        let mut longer = true_one.clone();
        longer.insert(at, 0);
        assert!(heard(&topic, &longer, NOON).is_err(), "a byte more at {at}");
    }
    assert_eq!(heard(&topic, &[], NOON), Err(Refused::Empty));
    assert_eq!(heard(&topic, &[1; 5_000], NOON), Err(Refused::TooLong));
}

#[test]
fn what_was_said_before_does_not_take_the_place_of_what_is_said_now() {
    let mut seen = LatestTimes::default();
    let topic = presence(&alice(), 0);
    let name = topic.name(EVENT);
    let (first, second) = (
        sent(&alice(), &topic, &card(1), NOON),
        sent(&alice(), &topic, &card(2), NOON.plus_secs(1)),
    );
    let now = NOON.plus_secs(2);
    let mut hear = |payload: &[u8]| {
        heard_by(&mut seen, EVENT, &name, payload, &[0; 32], now).map(|heard| heard.message)
    };
    assert_eq!(hear(&first), Ok(card(1)));
    assert_eq!(hear(&second), Ok(card(2)));
    assert_eq!(hear(&first), Err(Refused::Replay));
    // A broker repeats what it retains, to whoever comes back to the group.
    assert_eq!(hear(&second), Ok(card(2)));
    // A reaction is shown once, and does not keep cards out.
    let wave = Message::Reaction(Reaction::new(1).unwrap());
    let waved = sent(&alice(), &topic, &wave, NOON.plus_secs(2));
    assert_eq!(hear(&waved), Ok(wave));
    assert_eq!(hear(&waved), Err(Refused::Replay));
    assert_eq!(hear(&second), Ok(card(2)));
}

#[test]
fn a_request_that_was_taken_back_stays_so() {
    let mut seen = LatestTimes::default();
    let topic = to_desk(&alice(), "acme");
    let name = topic.name(EVENT);
    let asked = Message::Request(asked(&alice(), "acme", "Hello"));
    let asked = sent(&alice(), &topic, &asked, NOON);
    let withdrawn = sent(&alice(), &topic, &Message::Withdrawn, NOON.plus_secs(60));
    let now = NOON.plus_secs(3_600);
    let mut hear = |payload: &[u8]| heard_by(&mut seen, EVENT, &name, payload, &[0; 32], now);
    assert!(hear(&asked).is_ok());
    assert!(hear(&withdrawn).is_ok());
    assert_eq!(hear(&asked), Err(Refused::Replay));
}

#[test]
fn a_clock_ten_minutes_wrong_is_not_believed() {
    let topic = presence(&alice(), 0);
    let at = |tenths: u32| {
        heard(
            &topic,
            &sent(&alice(), &topic, &card(1), LiveTime::from_tenths(tenths)),
            NOON,
        )
    };
    let window = WINDOW_SECS * 10;
    for (tenths, counts) in [
        (NOON.tenths() - 6_000, false),
        (NOON.tenths() - window, false),
        (NOON.tenths() - window + 1, true),
        (NOON.tenths() + window, true),
        (NOON.tenths() + window + 1, false),
        (NOON.tenths() + 6_000, false),
        (0, false),
        (u32::MAX, false),
    ] {
        assert_eq!(
            at(tenths).map(|_| ()),
            if counts { Ok(()) } else { Err(Refused::Time) },
            "{tenths}"
        );
    }
}

#[test]
fn the_organisers_words_end() {
    let organiser = Signer::from_seed(&[5; 32]);
    let topic = BrokerTopic::Organiser(Subject::Say(0));
    let say = |until: LiveTime| {
        let texts = vec![("en".to_owned(), "Doors close at six".to_owned())];
        sent(
            &organiser,
            &topic,
            &Message::Say(Announcement { until, texts }),
            NOON,
        )
    };
    let hear = |payload: &[u8], now| {
        heard_by(
            &mut LatestTimes::default(),
            EVENT,
            &topic.name(EVENT),
            payload,
            &organiser.key(),
            now,
        )
        .map(|_| ())
    };
    assert_eq!(
        hear(&say(NOON.plus_secs(7_200)), NOON.plus_secs(7_199)),
        Ok(())
    );
    assert_eq!(
        hear(&say(NOON.plus_secs(7_200)), NOON.plus_secs(7_200)),
        Err(Refused::Time)
    );
    let for_ever = say(LiveTime::from_tenths(u32::MAX));
    assert_eq!(
        hear(&for_ever, NOON.plus_secs(ORGANISER_SECS)),
        Err(Refused::Time)
    );
}

#[test]
fn nobody_is_staff_without_the_booths_key() {
    let acme = DeskCode::parse("00000-00000-00000-00000-0ACME").unwrap();
    let other = DeskCode::parse("00000-00000-00000-00000-0THER").unwrap();
    let topic = BrokerTopic::Status {
        booth: "acme".to_owned(),
    };
    let status = Message::Desk(DeskStatus {
        waiting: 3,
        ..DeskStatus::default()
    });
    let hear = |payload: &[u8]| {
        let key = Signer::of_desk(&acme).key();
        heard_by(
            &mut LatestTimes::default(),
            EVENT,
            &topic.name(EVENT),
            payload,
            &key,
            NOON,
        )
        .map(|heard| heard.author)
    };
    assert_eq!(
        hear(&sent(&Signer::of_desk(&acme), &topic, &status, NOON)),
        Ok(Author::Desk("acme".to_owned()))
    );
    assert_eq!(
        hear(&sent(&Signer::of_desk(&other), &topic, &status, NOON)),
        Err(Refused::Signature)
    );
    assert_eq!(
        hear(&sent(&mallory(), &topic, &status, NOON)),
        Err(Refused::Signature)
    );
}

#[test]
fn kinds_stay_on_their_topics_and_unknown_ones_are_skipped() {
    let topic = BrokerTopic::Organiser(Subject::Counts);
    let counts = Message::Counts(Counts {
        here: 3,
        halls: vec![3],
    });
    let status = BrokerTopic::Status {
        booth: "acme".to_owned(),
    };
    assert_eq!(
        Unsigned::new(EVENT, &status, &counts, NOON, &[0; 32]),
        Err(Unsendable::WrongTopic)
    );
    let mut said = sent(&mallory(), &topic, &counts, NOON);
    let on_status = read(EVENT, &status.name(EVENT), &said).map(|_| ());
    assert_eq!(on_status, Err(Refused::WrongTopic));
    said[0] = 200;
    assert_eq!(
        read(EVENT, &topic.name(EVENT), &said).map(|_| ()),
        Err(Refused::UnknownKind)
    );
}

const ACME: SecretSealKey = SecretSealKey([7; 32]);
const OTHER: SecretSealKey = SecretSealKey([8; 32]);

fn request(text: &str) -> Request {
    Request {
        answer_key: PublicSealKey([4; 32]),
        languages: Languages::new(["en"]),
        text: text.to_owned(),
        name: String::new(),
        firm: String::new(),
        wishes: Vec::new(),
    }
}

fn asked(by: &Signer, booth: &str, text: &str) -> Sealed {
    let name = to_desk(by, booth).name(EVENT);
    seal::seal(
        &request(text),
        &ACME.public().unwrap(),
        &by.key(),
        &name,
        [6; 32],
    )
    .unwrap()
}

#[test]
fn only_the_booth_opens_and_only_what_was_meant_for_it() {
    let sealed = asked(&alice(), "acme", "Hello");
    let name = to_desk(&alice(), "acme").name(EVENT);
    let open =
        |key, author: &Signer, name: &str| seal::open::<Request>(&sealed, key, &author.key(), name);
    assert_eq!(open(&ACME, &alice(), &name), Ok(request("Hello")));
    assert_eq!(open(&OTHER, &alice(), &name), Err(SealError::Open));
    // Another visitor passes the same bytes on as their own, on their own topic or (signed with their own key) on this one.
    let hers = to_desk(&mallory(), "acme").name(EVENT);
    assert_eq!(open(&ACME, &mallory(), &hers), Err(SealError::Open));
    assert_eq!(open(&ACME, &mallory(), &name), Err(SealError::Open));
    // A booth passes what it was told on to another that has the same key.
    assert_eq!(
        open(&ACME, &alice(), &to_desk(&alice(), "other").name(EVENT)),
        Err(SealError::Open)
    );
    assert_eq!(
        open(&ACME, &alice(), &to_desk(&alice(), "acme").name("other")),
        Err(SealError::Open)
    );
    // A request is no line and no report.
    assert!(matches!(
        seal::open::<Line>(&sealed, &ACME, &alice().key(), &name),
        Err(SealError::Malformed(_))
    ));
    assert!(matches!(
        seal::open::<Report>(&sealed, &ACME, &alice().key(), &name),
        Err(SealError::Malformed(_))
    ));
}

#[test]
fn sizes_tell_little() {
    let topic = to_desk(&alice(), "acme");
    let size = |text: &str| {
        sent(
            &alice(),
            &topic,
            &Message::Request(asked(&alice(), "acme", text)),
            NOON,
        )
        .len()
    };
    assert_eq!(size("Yes"), size("No, but my colleague might be"));
    let sizes: std::collections::BTreeSet<usize> = (0..1_000)
        .map(|length| size(&"漢".repeat(length)))
        .collect();
    assert!(sizes.len() <= seal::SIZES.len(), "{sizes:?}");
}

#[test]
fn a_thread_leads_to_no_address_but_a_safe_one() {
    let name = to_desk(&alice(), "acme").name(EVENT);
    let called = |address: &str| {
        let line = Line {
            asked: NOON,
            author: 0,
            number: 1,
            heard_author: 0,
            heard: 0,
            said: LineContent::Call(address.to_owned()),
        };
        let sealed = seal::seal(
            &line,
            &ACME.public().unwrap(),
            &alice().key(),
            &name,
            [6; 32],
        )
        .unwrap();
        seal::open::<Line>(&sealed, &ACME, &alice().key(), &name).map(|line| line.said)
    };
    let meet = "https://meet.example/room?a=1#b";
    assert_eq!(called(meet), Ok(LineContent::Call(meet.to_owned())));
    for bad in [
        "javascript:alert(1)",
        "http://meet.example/",
        "https://meet.example/ x",
        "",
        " https://meet.example/",
    ] {
        assert!(called(bad).is_err(), "{bad}");
    }
}

#[test]
fn each_side_of_a_thread_speaks_for_itself() {
    let desk = Signer::from_seed(&[3; 32]);
    let answers = BrokerTopic::ToVisitor {
        id: id(&alice()),
        booth: "acme".to_owned(),
    };
    let said = |by: &Signer, topic: &BrokerTopic, author, said: LineContent| {
        let name = topic.name(EVENT);
        let line = Line {
            asked: NOON,
            author,
            number: 1,
            heard_author: 0,
            heard: 0,
            said,
        };
        let sealed = seal::seal(&line, &ACME.public().unwrap(), &by.key(), &name, [6; 32]).unwrap();
        seal::open::<Line>(&sealed, &ACME, &by.key(), &name).map(|line| line.said)
    };
    let words = || LineContent::Words("Hello".to_owned());
    assert_eq!(
        said(&alice(), &to_desk(&alice(), "acme"), 0, words()),
        Ok(words())
    );
    assert_eq!(said(&desk, &answers, 77, words()), Ok(words()));
    // A visitor who says that a member of the staff wrote this, or took the request; staff who write as the visitor.
    assert_eq!(
        said(&alice(), &to_desk(&alice(), "acme"), 77, words()),
        Err(SealError::NotTheirs)
    );
    let closed = LineContent::Act(Act::Closed { by: MemberTag(77) });
    assert_eq!(
        said(&desk, &answers, 77, closed.clone()),
        Ok(closed.clone())
    );
    assert_eq!(
        said(&alice(), &to_desk(&alice(), "acme"), 0, closed),
        Err(SealError::NotTheirs)
    );
    assert_eq!(
        said(
            &alice(),
            &to_desk(&alice(), "acme"),
            0,
            LineContent::Place(1)
        ),
        Err(SealError::NotTheirs)
    );
    assert_eq!(said(&desk, &answers, 0, words()), Err(SealError::NotTheirs));
    // A request on a topic where only lines stand.
    let name = answers.name(EVENT);
    let sealed = seal::seal(
        &request("Hello"),
        &ACME.public().unwrap(),
        &desk.key(),
        &name,
        [6; 32],
    )
    .unwrap();
    assert_eq!(
        seal::open::<Request>(&sealed, &ACME, &desk.key(), &name),
        Err(SealError::NotTheirs)
    );
}
