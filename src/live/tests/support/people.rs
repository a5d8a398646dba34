//! Visitors and staff as their pages have them: a session, keys, and what the crate keeps of others.

use std::{
    collections::BTreeMap,
    time::{Duration, Instant, SystemTime, UNIX_EPOCH},
};

use live::{
    DeskCode, LiveTime, Message, Refused, Seen, Stamps, Topic, VisitorId,
    clock::Clock,
    desk::{About, Desk},
    envelope::{Accepted, Author, Unsigned, read},
    message::{Act, Card, Languages, Line, Meeting, MemberTag, Request, Said},
    presence::{CARD_SECS, Present},
    queue::Queue,
    seal::{PublicSealKey, SecretSealKey, open, seal},
    session::{Event, Publication, PublishError, Settings, Token},
    signer::{Signer, is_signed},
    slots,
    thread::{Thread, VISITOR},
    topic::{VISITOR_PASSWORD, desk_user},
};

use super::{
    broker::{Broker, Door, EVENT},
    client::Client,
};

/// How long something may take: machines that run many tests at once are slow, and nodes slower.
const PATIENCE: Duration = Duration::from_secs(90);

pub const HALL: &str = "dockyard";
pub const BOOTH: &str = "acme";

/// What a site says of its desks: public keys.
#[derive(Clone)]
pub struct Keys {
    pub sign: [u8; 32],
    pub seal: PublicSealKey,
}

impl Keys {
    pub fn of(code: &DeskCode) -> Self {
        Self {
            sign: Signer::of_desk(code).key(),
            seal: code.seal_key().public().unwrap(),
        }
    }
}

/// A desk's code made of one number.
pub fn code(number: u8) -> DeskCode {
    DeskCode::from_fresh([number; 16])
}

/// 32 bytes that no other call returns: enough for keys that nobody keeps.
pub fn fresh() -> [u8; 32] {
    use std::sync::atomic::{AtomicU64, Ordering};
    static NEXT: AtomicU64 = AtomicU64::new(1);
    let mut bytes = [0; 32];
    bytes[..8].copy_from_slice(&NEXT.fetch_add(1, Ordering::Relaxed).to_le_bytes());
    bytes[8..12].copy_from_slice(&std::process::id().to_le_bytes());
    bytes
}

fn secret_client_id() -> String {
    fresh()[..16]
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect()
}

/// What every page has.
pub struct Page {
    pub client: Client,
    pub signer: Signer,
    pub clock: Clock,
    /// How wrong the device's clock is, milliseconds.
    pub wrong_by: f64,
    pub refused: Vec<Refused>,
    pub events: Vec<Event>,
    seen: Seen,
    stamps: Stamps,
    keys: BTreeMap<String, Keys>,
}

impl Page {
    fn new(client: Client, signer: Signer, keys: &BTreeMap<String, Keys>) -> Self {
        Self {
            client,
            signer,
            clock: Clock::new(),
            wrong_by: 0.0,
            refused: Vec::new(),
            events: Vec::new(),
            seen: Seen::default(),
            stamps: Stamps::default(),
            keys: keys.clone(),
        }
    }

    pub fn device_ms(&self) -> f64 {
        SystemTime::now()
            .duration_since(UNIX_EPOCH)
            .unwrap()
            .as_secs_f64()
            * 1_000.0
            + self.wrong_by
    }

    pub fn now(&self) -> LiveTime {
        self.clock.now(self.device_ms())
    }

    pub fn listen(&mut self, filter: String, assured: bool) {
        let now = self.client.now();
        self.client.session.listen(filter, assured, now);
    }

    /// Signs and publishes.
    pub fn say(&mut self, topic: &Topic, message: &Message) -> Result<Option<Token>, PublishError> {
        let time = self.stamps.next(self.now());
        self.say_at(topic, message, time)
    }

    pub fn say_at(
        &mut self,
        topic: &Topic,
        message: &Message,
        time: LiveTime,
    ) -> Result<Option<Token>, PublishError> {
        let payload = self.signed(topic, message, time);
        self.publish(Publication::of(EVENT, topic, message, payload, time))
    }

    pub fn signed(&self, topic: &Topic, message: &Message, time: LiveTime) -> Vec<u8> {
        let unsigned = Unsigned::new(EVENT, topic, message, time, &self.signer.key()).unwrap();
        self.signer.signed(&unsigned)
    }

    pub fn publish(&mut self, publication: Publication) -> Result<Option<Token>, PublishError> {
        let now = self.client.now();
        self.client.session.publish(publication, now)
    }

    /// What came and counts. Events of the session are kept.
    fn accepted(&mut self) -> Vec<(Accepted, Vec<u8>)> {
        let mut accepted = Vec::new();
        for event in self.client.step() {
            if let Event::Message { topic, payload, .. } = &event {
                match self.accept(topic, payload) {
                    Ok(message) => accepted.push((message, payload.clone())),
                    Err(refused) => self.refused.push(refused),
                }
            }
            self.events.push(event);
        }
        accepted
    }

    pub fn accept(&mut self, topic: &str, payload: &[u8]) -> Result<Accepted, Refused> {
        let unverified = read(EVENT, topic, payload)?;
        let key = match unverified.author() {
            Author::Visitor { key, .. } => Some(*key),
            Author::Desk(booth) => self.keys.get(booth).map(|keys| keys.sign),
            Author::Organiser => None,
        };
        let valid = key.is_some_and(|key| is_signed(&unverified, &key));
        let now = self.now();
        unverified.accept(valid, now, &mut self.seen)
    }

    /// How often the page came to be connected.
    pub fn joined(&self) -> usize {
        self.events
            .iter()
            .filter(|event| matches!(event, Event::Joined { .. }))
            .count()
    }
}

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
        let mut settings = Settings::new(
            secret_client_id(),
            Some(id.to_string()),
            Some(VISITOR_PASSWORD.to_owned()),
        );
        settings.will = Some(presence(id).name(EVENT));
        let client = Client::new(door, settings, u64::from(fresh()[0]));
        let mut page = Page::new(client, signer, keys);
        page.listen(Topic::filter_group(EVENT, HALL, 0), false);
        page.listen(Topic::filter_to_visitor(EVENT, &id), true);
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
        let topic = Topic::ToDesk {
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
            .write(Said::Words(text.to_owned()), now)
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
                (Topic::Presence { id, .. }, Message::Card(card)) => {
                    let now = self.page.now();
                    self.hall.heard(id, card, time, now);
                }
                (topic @ Topic::ToVisitor { .. }, Message::Line(sealed)) => {
                    let Topic::ToVisitor { booth, .. } = &topic else {
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
                        Said::Act(act) => drop(thread.acted(act, time)),
                        Said::Place(place) => self.places.push(*place),
                        _ => drop(thread.receive(&line, time)),
                    }
                }
                _ => {}
            }
        }
        for at in before..self.page.events.len() {
            match self.page.events[at].clone() {
                // The broker speaks our will for us, or somebody takes a card back.
                Event::Message { topic, payload, .. } if payload.is_empty() => {
                    if let Some(Topic::Presence { id, .. }) = Topic::parse(EVENT, &topic) {
                        self.hall.gone(&id);
                    }
                }
                Event::Joined { resumed } => self.joined(resumed),
                Event::Delivered { token, .. } => {
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
            let topic = Topic::ToDesk {
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

/// What a desk reads of a request.
#[derive(Debug, Clone)]
pub struct Asked {
    pub text: String,
    answer_key: PublicSealKey,
}

/// A staff member's page.
pub struct Staff {
    pub page: Page,
    pub queue: Queue<Asked>,
    pub desk: Desk,
    pub slots: slots::Desk,
    /// Visitors of meetings that this member has claimed.
    giving: BTreeMap<u32, VisitorId>,
    /// Meetings for which this member came too late.
    pub too_late: Vec<u32>,
    pub threads: BTreeMap<VisitorId, Thread>,
    pub tag: MemberTag,
    pub name: &'static str,
    code: DeskCode,
    lines: BTreeMap<Token, (VisitorId, u32)>,
}

impl Staff {
    pub fn new(
        broker: &Broker,
        keys: &BTreeMap<String, Keys>,
        code: &DeskCode,
        tag: u32,
        name: &'static str,
    ) -> Self {
        let settings = Settings::new(
            secret_client_id(),
            Some(desk_user(BOOTH)),
            Some(code.password()),
        );
        let client = Client::new(&broker.desks, settings, u64::from(tag));
        let mut page = Page::new(client, Signer::of_desk(code), keys);
        page.listen(Topic::filter_to_desk(EVENT, BOOTH), true);
        page.listen(Topic::filter_queue(EVENT, BOOTH), true);
        page.listen(
            Topic::Status {
                booth: BOOTH.to_owned(),
            }
            .name(EVENT),
            true,
        );
        let slots = Topic::Slots {
            booth: BOOTH.to_owned(),
        };
        page.listen(slots.name(EVENT), true);
        let now = page.now();
        let tag = MemberTag(tag);
        let about = About {
            name: name.to_owned(),
            figure: 1,
            languages: Languages::new(["ja"]),
        };
        Self {
            page,
            queue: Queue::new(tag),
            desk: Desk::new(tag, about, now),
            slots: slots::Desk::new(tag, 1),
            giving: BTreeMap::new(),
            too_late: Vec::new(),
            threads: BTreeMap::new(),
            tag,
            name,
            code: code.clone(),
            lines: BTreeMap::new(),
        }
    }

    pub fn take(&mut self, visitor: VisitorId) -> bool {
        let now = self.page.now();
        let Some((act, at)) = self.queue.take(&visitor, self.name, now) else {
            return false;
        };
        self.say_act(visitor, &act, at);
        true
    }

    pub fn hand(&mut self, visitor: VisitorId, to: Option<(MemberTag, &str)>) {
        let now = self.page.now();
        let (act, at) = self.queue.hand(&visitor, to, now).unwrap();
        self.say_act(visitor, &act, at);
    }

    pub fn close(&mut self, visitor: VisitorId) {
        let now = self.page.now();
        let (act, at) = self.queue.close(&visitor, now).unwrap();
        self.say_act(visitor, &act, at);
    }

    /// Says an act to colleagues, and to the visitor.
    fn say_act(&mut self, visitor: VisitorId, act: &Act, at: LiveTime) {
        let topic = Topic::Queue {
            booth: BOOTH.to_owned(),
            id: visitor,
        };
        self.page
            .say_at(&topic, &Message::Act(act.clone()), at)
            .unwrap();
        if let Some(thread) = self.threads.get_mut(&visitor) {
            thread.acted(act, at);
        }
        let line = self.act_line(visitor, act.clone());
        self.say_to_visitor(visitor, &line, at);
    }

    fn repeat_taken(&mut self, visitor: VisitorId) {
        let entry = self.queue.entry(&visitor);
        let holder = entry.and_then(|entry| entry.custody.holder()).cloned();
        if let Some(holder) = holder.filter(|holder| holder.member == self.tag) {
            let by = holder.member;
            let name = holder.name;
            let line = self.act_line(visitor, Act::Taken { by, name });
            self.say_to_visitor(visitor, &line, holder.since);
        }
    }

    fn act_line(&self, visitor: VisitorId, act: Act) -> Line {
        Line {
            asked: self.queue.entry(&visitor).unwrap().asked,
            author: self.tag.0,
            number: 0,
            heard_author: VISITOR,
            heard: 0,
            said: Said::Act(act),
        }
    }

    pub fn write(&mut self, visitor: VisitorId, text: &str) {
        let now = self.page.now();
        self.threads
            .get_mut(&visitor)
            .unwrap()
            .write(Said::Words(text.to_owned()), now)
            .unwrap();
    }

    /// Gives a visitor half an hour, or moves the meeting with this number.
    pub fn give(&mut self, visitor: VisitorId, number: u32, start: LiveTime) -> bool {
        let now = self.page.now();
        let is_claimed = self.slots.claim(number, start, 30, now);
        if is_claimed {
            self.giving.insert(number, visitor);
            self.say_slots();
        }
        is_claimed
    }

    /// Cancels a meeting.
    pub fn cancel(&mut self, visitor: VisitorId, number: u32) {
        let now = self.page.now();
        let meeting = self.slots.cancel(number, now).unwrap();
        self.say_slots();
        self.say_meeting(visitor, meeting);
    }

    fn say_meeting(&mut self, visitor: VisitorId, meeting: Meeting) {
        let now = self.page.now();
        let thread = self.threads.get_mut(&visitor).unwrap();
        thread.write(Said::Meeting(meeting), now).unwrap();
    }

    fn say_slots(&mut self) {
        let topic = Topic::Slots {
            booth: BOOTH.to_owned(),
        };
        let all = Message::Slots(self.slots.all());
        self.page.say(&topic, &all).unwrap();
    }

    fn say_to_visitor(&mut self, visitor: VisitorId, line: &Line, at: LiveTime) -> Option<Token> {
        let key = self.queue.entry(&visitor)?.request.answer_key;
        let topic = Topic::ToVisitor {
            id: visitor,
            booth: BOOTH.to_owned(),
        };
        let sealed = seal(
            line,
            &key,
            &self.page.signer.key(),
            &topic.name(EVENT),
            fresh(),
        )
        .unwrap();
        self.page
            .say_at(&topic, &Message::Line(sealed), at)
            .unwrap()
    }

    pub fn step(&mut self) {
        let before = self.page.events.len();
        for (
            Accepted {
                author,
                topic,
                time,
                message,
            },
            _,
        ) in self.page.accepted()
        {
            let name = topic.name(EVENT);
            let key = match author {
                Author::Visitor { key, .. } => key,
                Author::Desk(_) | Author::Organiser => self.page.signer.key(),
            };
            match (topic, message) {
                (Topic::ToDesk { id, .. }, Message::Request(sealed)) => {
                    let Ok(request) = open::<Request>(&sealed, &self.code.seal_key(), &key, &name)
                    else {
                        continue;
                    };
                    let asked = Asked {
                        text: request.text.clone(),
                        answer_key: request.answer_key,
                    };
                    self.queue.asked(id, asked, time);
                    let new = || {
                        Thread::new(BOOTH.to_owned(), id, self.tag.0, request.text.clone(), time)
                    };
                    let thread = self.threads.entry(id).or_insert_with(new);
                    thread.asked_again(request.text, time);
                    // Who says it again may have missed who has it.
                    self.repeat_taken(id);
                }
                (Topic::ToDesk { id, .. }, Message::Withdrawn) => drop(self.queue.withdrawn(&id)),
                (Topic::ToDesk { id, .. } | Topic::Queue { id, .. }, Message::Line(sealed)) => {
                    let Ok(line) = open::<Line>(&sealed, &self.code.seal_key(), &key, &name) else {
                        continue;
                    };
                    if let Some(thread) = self.threads.get_mut(&id) {
                        thread.receive(&line, time);
                    }
                }
                (Topic::Queue { id, .. }, Message::Act(act)) => {
                    if let Some(thread) = self.threads.get_mut(&id) {
                        thread.acted(&act, time);
                    }
                    if let Some((again, at)) = self.queue.acted(id, act, time) {
                        self.say_act(id, &again, at);
                    }
                }
                (Topic::Slots { .. }, Message::Slots(said)) => {
                    let heard = self.slots.heard(&said, self.page.now());
                    for outcome in heard.outcomes {
                        match outcome {
                            slots::Outcome::Given(meeting) => {
                                let visitor = self.giving[&meeting.number];
                                self.say_meeting(visitor, meeting);
                            }
                            slots::Outcome::TooLate(number) => self.too_late.push(number),
                        }
                    }
                    if heard.say {
                        self.say_slots();
                    }
                }
                (Topic::Status { .. }, Message::Desk(status)) => {
                    let now = self.page.now();
                    if self.desk.heard(&status, now) {
                        self.say_status();
                    }
                }
                _ => {}
            }
        }
        for at in before..self.page.events.len() {
            match self.page.events[at].clone() {
                Event::Joined { resumed } => {
                    if !resumed {
                        self.threads.values_mut().for_each(Thread::session_lost);
                    }
                    self.say_status();
                }
                Event::Delivered { token, .. } => {
                    if let Some((visitor, number)) = self.lines.remove(&token) {
                        self.threads.get_mut(&visitor).unwrap().delivered(number);
                    }
                }
                _ => {}
            }
        }
        let visitors: Vec<VisitorId> = self.threads.keys().copied().collect();
        for visitor in visitors {
            for line in self.threads.get_mut(&visitor).unwrap().due() {
                let now = self.page.now();
                // Colleagues get it, too: whoever a talk is handed to has all of it.
                let topic = Topic::Queue {
                    booth: BOOTH.to_owned(),
                    id: visitor,
                };
                let own = self.code.seal_key().public().unwrap();
                let sealed = seal(
                    &line,
                    &own,
                    &self.page.signer.key(),
                    &topic.name(EVENT),
                    fresh(),
                )
                .unwrap();
                let _ = self.page.say(&topic, &Message::Line(sealed));
                match self.say_to_visitor(visitor, &line, now) {
                    Some(token) => drop(self.lines.insert(token, (visitor, line.number))),
                    None => self
                        .threads
                        .get_mut(&visitor)
                        .unwrap()
                        .not_sent(line.number),
                }
            }
        }
    }

    fn say_status(&mut self) {
        let now = self.page.now();
        let waiting = self.queue.waiting().len() as u16;
        let status = self.desk.say(waiting, now);
        self.page
            .say(
                &Topic::Status {
                    booth: BOOTH.to_owned(),
                },
                &Message::Desk(status),
            )
            .unwrap();
    }
}

pub fn presence(id: VisitorId) -> Topic {
    Topic::Presence {
        hall: HALL.to_owned(),
        group: 0,
        id,
    }
}

/// Everybody in one place, driven together.
pub struct Scene {
    pub broker: Broker,
    pub keys: BTreeMap<String, Keys>,
    pub code: DeskCode,
    pub visitors: Vec<Visitor>,
    pub staff: Vec<Staff>,
}

impl Scene {
    /// A broker with two booths' desks, and nobody there yet.
    pub fn new(name: &str) -> Self {
        let (acme, zenith, organiser) = (code(1), code(2), code(3));
        let broker = Broker::start(name, &[(BOOTH, &acme), ("zenith", &zenith)], &organiser);
        let keys = [(BOOTH, &acme), ("zenith", &zenith)]
            .map(|(booth, code)| (booth.to_owned(), Keys::of(code)))
            .into();
        Self {
            broker,
            keys,
            code: acme,
            visitors: Vec::new(),
            staff: Vec::new(),
        }
    }

    pub fn visitor(&mut self) -> usize {
        self.visitors
            .push(Visitor::at(&self.broker.visitors, &self.keys));
        let at = self.visitors.len() - 1;
        self.until("a visitor joins", |scene| {
            scene.visitors[at].page.joined() > 0
        });
        at
    }

    pub fn member(&mut self, tag: u32, name: &'static str) -> usize {
        self.staff
            .push(Staff::new(&self.broker, &self.keys, &self.code, tag, name));
        let at = self.staff.len() - 1;
        self.until("a staff member joins", |scene| {
            scene.staff[at].page.joined() > 0
        });
        at
    }

    pub fn step(&mut self) {
        self.visitors.iter_mut().for_each(Visitor::step);
        self.staff.iter_mut().for_each(Staff::step);
        std::thread::sleep(Duration::from_millis(2));
    }

    /// Drives everybody until something holds; fails after [`PATIENCE`]. Returns how long it took.
    pub fn until(&mut self, what: &str, holds: impl Fn(&Self) -> bool) -> Duration {
        let began = Instant::now();
        while !holds(self) {
            assert!(
                began.elapsed() < PATIENCE,
                "{what}: not within {PATIENCE:?}"
            );
            self.step();
        }
        began.elapsed()
    }

    /// Drives everybody for a while, for what must not happen.
    pub fn pass(&mut self, time: Duration) {
        let began = Instant::now();
        while began.elapsed() < time {
            self.step();
        }
    }
}
