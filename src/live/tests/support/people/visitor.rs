//! A visitor's page: its card, its requests and threads.

use std::collections::BTreeMap;

use live::{
    BrokerTopic, Message, VisitorId,
    envelope::Accepted,
    message::{Card, Languages, Line, LineContent, Request},
    presence::{CARD_SECS, Present},
    seal::{SecretSealKey, open, seal},
    session::{SessionEvent, SessionSettings, Token},
    signer::Signer,
    thread::{Thread, VISITOR},
    topic::VISITOR_PASSWORD,
};

use super::{HALL, Keys, Page, fresh, presence, secret_client_id};
use crate::support::{
    broker::{Door, EVENT},
    client::Client,
};

/// A visitor's page.
pub struct Visitor {
    pub page: Page,
    pub id: VisitorId,
    pub hall: Present<Card>,
    pub threads: BTreeMap<String, Thread>,
    pub places: Vec<u16>,
    answer_key: SecretSealKey,
    lines: BTreeMap<Token, (String, u32)>,
}

impl Visitor {
    pub fn at(door: &Door, keys: &BTreeMap<String, Keys>) -> Self {
        let signer = Signer::from_seed(&fresh());
        let id = VisitorId::from_key(&signer.key());
        let mut settings = SessionSettings::new(
            secret_client_id(),
            Some(id.to_string()),
            Some(VISITOR_PASSWORD.to_owned()),
        );
        settings.will = Some(presence(id).name(EVENT));
        let client = Client::new(door, settings, u64::from(fresh()[0]));
        let mut page = Page::new(client, signer, keys);
        page.listen(BrokerTopic::filter_group(EVENT, HALL, 0), false);
        page.listen(BrokerTopic::filter_to_visitor(EVENT, &id), true);
        Self {
            page,
            id,
            hall: Present::new(CARD_SECS),
            threads: BTreeMap::new(),
            places: Vec::new(),
            answer_key: SecretSealKey(fresh()),
            lines: BTreeMap::new(),
        }
    }

    pub fn card(&self, to: [f32; 2]) -> Message {
        Message::Card(Card {
            from: [0.0; 2],
            to,
            started: self.page.now(),
            pace: 1.4,
            yaw: 0.0,
            figure: 3,
            hand: false,
            away: false,
            languages: Languages::new(["ja", "en"]),
            booth: None,
        })
    }

    pub fn walk(&mut self, to: [f32; 2]) {
        let card = self.card(to);
        self.page.say(&presence(self.id), &card).unwrap();
    }

    pub fn ask(&mut self, booth: &str, text: &str) {
        let asked = self.page.now();
        self.threads.insert(
            booth.to_owned(),
            Thread::new(booth.to_owned(), self.id, VISITOR, text.to_owned(), asked),
        );
        self.say_request(booth);
    }

    fn say_request(&mut self, booth: &str) -> Option<Token> {
        let thread = &self.threads[booth];
        let request = Request {
            answer_key: self.answer_key.public().unwrap(),
            languages: Languages::new(["ja"]),
            text: thread.words().to_owned(),
            name: String::new(),
            firm: String::new(),
            wishes: Vec::new(),
        };
        let topic = BrokerTopic::ToDesk {
            booth: booth.to_owned(),
            id: self.id,
        };
        let sealed = seal(
            &request,
            &self.page.keys[booth].seal,
            &self.page.signer.key(),
            &topic.name(EVENT),
            fresh(),
        )
        .unwrap();
        let asked = thread.asked();
        self.page
            .say_at(&topic, &Message::Request(sealed), asked)
            .unwrap()
    }

    pub fn write(&mut self, booth: &str, text: &str) {
        let now = self.page.now();
        self.threads
            .get_mut(booth)
            .unwrap()
            .write(LineContent::Words(text.to_owned()), now)
            .unwrap();
    }

    /// A reload: what was kept is all that is left.
    pub fn reload_threads(&mut self) {
        for thread in self.threads.values_mut() {
            *thread = Thread::from_json(&thread.to_json()).unwrap();
        }
        self.lines.clear();
    }

    pub fn step(&mut self) {
        let before = self.page.events.len();
        for (
            Accepted {
                topic,
                time,
                message,
                ..
            },
            _,
        ) in self.page.accepted()
        {
            match (topic, message) {
                (BrokerTopic::Presence { id, .. }, Message::Card(card)) => {
                    let now = self.page.now();
                    self.hall.heard(id, card, time, now);
                }
                (topic @ BrokerTopic::ToVisitor { .. }, Message::Line(sealed)) => {
                    let BrokerTopic::ToVisitor { booth, .. } = &topic else {
                        unreachable!()
                    };
                    let Some(thread) = self.threads.get_mut(booth) else {
                        continue;
                    };
                    let sign = self.page.keys[booth].sign;
                    let Ok(line) =
                        open::<Line>(&sealed, &self.answer_key, &sign, &topic.name(EVENT))
                    else {
                        continue;
                    };
                    match &line.said {
                        LineContent::Act(act) => drop(thread.acted(act, time)),
                        LineContent::Place(place) => self.places.push(*place),
                        _ => drop(thread.receive(&line, time)),
                    }
                }
                _ => {}
            }
        }
        for at in before..self.page.events.len() {
            match self.page.events[at].clone() {
                // The broker speaks our will for us, or somebody takes a card back.
                SessionEvent::Message { topic, payload, .. } if payload.is_empty() => {
                    if let Some(BrokerTopic::Presence { id, .. }) =
                        BrokerTopic::parse(EVENT, &topic)
                    {
                        self.hall.gone(&id);
                    }
                }
                SessionEvent::Joined { resumed } => self.joined(resumed),
                SessionEvent::Delivered { token, .. } => {
                    if let Some((booth, number)) = self.lines.remove(&token) {
                        self.threads.get_mut(&booth).unwrap().delivered(number);
                    }
                }
                _ => {}
            }
        }
        self.say_lines();
    }

    fn joined(&mut self, resumed: bool) {
        let booths: Vec<String> = self.threads.keys().cloned().collect();
        for booth in booths {
            let thread = self.threads.get_mut(&booth).unwrap();
            if !resumed {
                thread.session_lost();
            }
            if thread.request_stands() {
                self.say_request(&booth);
            }
        }
    }

    fn say_lines(&mut self) {
        for (booth, thread) in &mut self.threads {
            let topic = BrokerTopic::ToDesk {
                booth: booth.clone(),
                id: self.id,
            };
            for line in thread.due() {
                let sealed = seal(
                    &line,
                    &self.page.keys[booth].seal,
                    &self.page.signer.key(),
                    &topic.name(EVENT),
                    fresh(),
                )
                .unwrap();
                match self.page.say(&topic, &Message::Line(sealed)) {
                    Ok(Some(token)) => drop(self.lines.insert(token, (booth.clone(), line.number))),
                    _ => thread.not_sent(line.number),
                }
            }
        }
    }
}
