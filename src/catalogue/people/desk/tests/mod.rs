//! A request from the visitor's page to the desk and back, all messages signed, sealed and read as over a broker; and the desk
//! as its members use it, in a browser in memory.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::needless_pass_by_value,
    reason = "tests"
)]

mod desk_page;
mod giving;
mod organiser;
mod seats;

use live::desk::About;
use live::envelope::{self, Accepted, Unsigned};
use live::message::{Languages, Line, LineContent, MemberTag, Message, Request};
use live::seal::{self, SecretSealKey};
use live::signer::Signer;
use live::thread::{Thread, VISITOR};
use live::{BrokerTopic, DeskCode, LatestTimes, LiveTime, VisitorId};

use super::seat::{DeskNews, Keys, Outgoing, Seat};

const EVENT: &str = "fair";
/// When the clock of the browser in memory begins.
const NOON: LiveTime = LiveTime::from_tenths(286_128_000);
const SATO: MemberTag = MemberTag(7);
const KIM: MemberTag = MemberTag(9);

fn code() -> DeskCode {
    DeskCode::from_fresh([5; 16])
}

/// A message as everybody hears it.
fn post(by: &Signer, topic: BrokerTopic, message: &Message, time: LiveTime) -> Accepted {
    let unsigned = Unsigned::new(EVENT, &topic, message, time, &by.key()).unwrap();
    let payload = by.signed(&unsigned);
    let read = envelope::read(EVENT, &topic.name(EVENT), &payload).unwrap();
    assert!(live::signer::is_signed(&read, &by.key()));
    read.accept(true, time, &mut LatestTimes::default())
        .unwrap()
}

struct Visitor {
    signer: Signer,
    id: VisitorId,
    answer_key: SecretSealKey,
    thread: Thread,
    places: Vec<u16>,
}

impl Visitor {
    fn new(seed: u8, words: &str) -> Self {
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

    fn to_desk(&self) -> BrokerTopic {
        BrokerTopic::ToDesk {
            booth: "one".to_owned(),
            id: self.id,
        }
    }

    fn request(&self, name: &str) -> Accepted {
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

    fn withdrawn(&self) -> Accepted {
        let later = NOON.plus_secs(30);
        post(&self.signer, self.to_desk(), &Message::Withdrawn, later)
    }

    fn lines(&mut self, time: LiveTime) -> Vec<Accepted> {
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
        let BrokerTopic::ToVisitor { id, .. } = &said.topic else {
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
            LineContent::Place(place) => self.places.push(*place),
            LineContent::Act(act) => drop(self.thread.acted(act, said.time)),
            _ => drop(self.thread.receive(&line, said.time)),
        }
    }

    fn words(&self) -> Vec<&LineContent> {
        self.thread.lines().iter().map(|line| &line.said).collect()
    }
}

fn seat(tag: MemberTag, name: &str) -> Seat {
    seat_with(tag, name, Vec::new())
}

fn seat_with(tag: MemberTag, name: &str, kept: Vec<Thread>) -> Seat {
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
) -> Vec<DeskNews> {
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

fn both(
    one: &mut Seat,
    other: &mut Seat,
    visitors: &mut [&mut Visitor],
    now: LiveTime,
) -> Vec<DeskNews> {
    let mut news = Vec::new();
    for _ in 0..4 {
        news.extend(deliver(one, other, visitors, now));
        news.extend(deliver(other, one, visitors, now));
    }
    news
}

fn tell(seats: [&mut Seat; 2], said: &Accepted, by: &Signer) -> Vec<DeskNews> {
    let news = seats.map(|seat| seat.heard(said.clone(), &by.key(), said.time));
    news.into_iter().flatten().collect()
}
