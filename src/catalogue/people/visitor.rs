//! The visitor: connects with the broker, says where they walk if they let others see it, hears who else is there, asks booths'
//! staff and hears their answers.

use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::rc::Rc;

use live::clock::Clock;
use live::envelope::Accepted;
use live::group::{Group, LISTEN_MS, Step};
use live::limits::{REPORT_SECS, TALK_SECS};
use live::message::{Card, Here, Languages, Line, Message, Reaction, Report, Request, Said};
use live::presence::{CARD_AGAIN_SECS, CARD_SECS, HERE_SECS, Present};
use live::seal::{self, SecretSealKey};
use live::session::{Event, Settings, Token};
use live::thread::{Received, Thread, VISITOR};
use live::topic::Subject;
use live::{Author, LiveTime, Topic, VisitorId};
use page::browser::loader::sleep;
use page::browser::spawn;

use super::bridge;
use super::ear::{Ear, Heard};
use super::link::Link;
use super::memory::{Introduction, Memory, Wish};
use super::port::{KeyPair, hosts_time, random_bytes};
use super::staff::{COUNTS_SECS, Desk, Member};
use super::state::{Connection, Live, Walker};
use super::voice::{Manner, Voice};
use crate::app::dom;
use crate::app::reactive::*;

/// Seconds without a connection after which the page says so, once.
const PATIENCE_SECS: f64 = 10.0;
/// Seconds after which another tab must be the one that has the connection: one that has just ended it has let go by then.
const OTHER_TAB_SECS: f64 = 6.0;
/// Seconds between two looks at what time has made of cards, groups and desks.
const LOOK_SECS: f64 = 5.0;
/// Seconds within which changes of who is there are told together: the hall gets them ten times a second at most.
const GATHER_SECS: f64 = 0.1;
/// Milliseconds for which a person shows one reaction.
const REACTION_MS: f64 = 2_000.0;

/// Where a walk leads, as the hall tells it.
#[derive(Clone, Debug, PartialEq)]
pub struct Walk {
    /// Id of the hall.
    pub hall: String,
    /// Where it began: x and z, metres.
    pub from: [f32; 2],
    /// Where it ends.
    pub to: [f32; 2],
    /// Where one looks at its end, radians.
    pub yaw: f32,
    /// Metres a second; 0 stands.
    pub pace: f32,
    /// Id of the booth that is open.
    pub booth: Option<String>,
}

/// The hall one is in, and the search for people there.
struct Hall {
    id: String,
    group: Group,
}

/// What an assured message was.
enum Sent {
    /// A request to a booth.
    Request,
    /// A line to a booth, by its number.
    Line(String, u32),
}

/// A visitor with a connection.
pub struct Visitor {
    live: Live,
    event: String,
    id: VisitorId,
    link: Link,
    voice: Voice,
    ear: Ear,
    clock: RefCell<Clock>,
    answer_key: SecretSealKey,
    present: RefCell<Present<Card>>,
    /// Reactions by person's number: which, and when this device heard it, Unix milliseconds.
    reactions: RefCell<BTreeMap<u32, (u8, f64)>>,
    hall: RefCell<Option<Hall>>,
    /// The last walk and when it began.
    walk: RefCell<Option<(Walk, LiveTime)>>,
    card_said: Cell<Option<LiveTime>>,
    /// Topic that the broker empties when this page is cut off.
    will: RefCell<Option<String>>,
    hand: Cell<bool>,
    /// The booth whose desk was told that somebody is there, and when.
    here: RefCell<Option<(String, LiveTime)>>,
    sent: RefCell<BTreeMap<Token, Sent>>,
    is_gathering: Cell<bool>,
    is_over: Cell<bool>,
}

/// This device's Unix time in milliseconds.
#[expect(clippy::cast_precision_loss, reason = "milliseconds of this age fit")]
fn device_ms() -> f64 {
    page::browser::clock::now().as_millisecond() as f64
}

impl Visitor {
    /// Connects, as the only tab of this browser; when another one has the connection, once that is closed.
    pub fn start(live: Live) {
        if live.connection.get_untracked() != Connection::Off {
            return;
        }
        live.connection.set(Connection::Opening);
        let event = live.app.event_id();
        let begun = Rc::new(Cell::new(false));
        let is_first = begun.clone();
        spawn(async move {
            sleep(OTHER_TAB_SECS).await;
            if !begun.get() {
                live.connection.set(Connection::OtherTab);
            }
        });
        spawn(async move {
            let name = format!("boothwalk:{event}:live");
            let work = async move {
                is_first.set(true);
                live.connection.set(Connection::Opening);
                let Some(visitor) = Self::open(live, event).await else {
                    return;
                };
                while !visitor.is_over.get() {
                    sleep(LOOK_SECS).await;
                    visitor.look();
                }
            };
            dom::exclusively(&name, work).await;
        });
    }

    async fn open(live: Live, event: String) -> Option<Rc<Self>> {
        let broker = live.broker()?;
        let Some(keys) = KeyPair::kept(&event).await else {
            live.connection.set(Connection::OldBrowser);
            return None;
        };
        let mut clock = Clock::new();
        if let Some((asked, got, host)) = hosts_time(&dom::page_address()).await {
            clock.answered(asked, got, host);
        }
        if live.memory.read_untracked().client.is_empty() {
            live.remember(|memory| {
                memory.client = client_id();
                memory.answer_key = random_bytes();
            });
        }
        let memory = live.memory.get_untracked();
        let id = VisitorId::from_key(&keys.public());
        let settings = Settings::new(memory.client.clone(), Some(id.to_string()), None);
        let seed = u64::from_le_bytes(std::array::from_fn(|at| memory.answer_key[at]));
        let link = Link::new(&broker, settings, seed, move |event| {
            live.with_visitor(|visitor| visitor.happened(event));
        });
        let mut present = Present::new(CARD_SECS);
        for &person in &memory.hidden {
            present.hide(person, true);
        }
        let visitor = Rc::new(Self {
            live,
            id,
            voice: Voice::new(event.clone(), link.clone(), keys, move || live.now()),
            ear: Ear::new(
                event.clone(),
                move || live.now(),
                move |author| keys_of(live, author),
                move |heard| live.with_visitor(|visitor| visitor.heard(heard)),
            ),
            link,
            event,
            clock: RefCell::new(clock),
            answer_key: SecretSealKey(memory.answer_key),
            present: RefCell::new(present),
            reactions: RefCell::default(),
            hall: RefCell::default(),
            walk: RefCell::default(),
            card_said: Cell::default(),
            will: RefCell::default(),
            hand: Cell::default(),
            here: RefCell::default(),
            sent: RefCell::default(),
            is_gathering: Cell::default(),
            is_over: Cell::default(),
        });
        live.visitor.set_value(Some(visitor.clone()));
        let link = &visitor.link;
        link.listen(Topic::filter_status(&visitor.event), false);
        link.listen(Topic::filter_organiser(&visitor.event), false);
        link.listen(Topic::filter_to_visitor(&visitor.event, &id), true);
        link.start();
        spawn(async move {
            sleep(PATIENCE_SECS).await;
            if live.connection.get_untracked() == Connection::Opening {
                live.connection.set(Connection::Unreachable);
                dom::announce(&live.say("live-unreachable", &[]));
            }
        });
        bridge::joined(live.wish() == Wish::Join);
        visitor.follow_route(live.app.route.get_untracked());
        Some(visitor)
    }

    /// How wrong this device's clock is.
    pub fn clock(&self) -> Clock {
        *self.clock.borrow()
    }

    /// Breaks the connection and forgets the key.
    pub fn leave_for_good(&self) {
        self.fade();
        self.link.stop();
        self.is_over.set(true);
        let event = self.event.clone();
        spawn(async move { KeyPair::forget(&event).await });
    }

    /// Nobody sees the visitor any more.
    pub fn fade(&self) {
        if let (Some(_), Some(topic)) = (self.card_said.take(), self.presence()) {
            self.voice.take_back(&topic);
        }
        if let Some((booth, _)) = self.here.take() {
            let id = self.id;
            self.voice.take_back(&Topic::Here { booth, id });
        }
    }

    /// The visitor wants others to see them, or no longer; or looks or speaks otherwise.
    pub fn wish_changed(&self) {
        let joins = self.joins();
        bridge::joined(joins);
        if joins {
            self.say_card();
            self.say_here();
        } else {
            self.fade();
        }
    }

    fn joins(&self) -> bool {
        self.live.wish() == Wish::Join && !self.live.banned.get_untracked()
    }

    // --- Halls and walks ---

    /// The page shows something else: a hall that is entered is looked into.
    pub fn follow_route(&self, route: page::Route) {
        use page::Route;
        if let Route::Hall { hall }
        | Route::HallBooth { hall, .. }
        | Route::HallPanel { hall, .. } = route
        {
            self.enter(&hall);
        }
        self.say_here();
    }

    /// The visitor has left the halls.
    pub fn left_hall(&self) {
        self.fade();
        if let Some(hall) = self.hall.take() {
            let filter = Topic::filter_group(&self.event, &hall.id, hall.group.at());
            self.link.ignore(&filter);
        }
        self.live.is_in_hall.set(false);
        self.walk.take();
        self.present.borrow_mut().clear();
        self.changed();
    }

    /// The visitor walks.
    pub fn walked(&self, walk: Walk) {
        self.enter(&walk.hall);
        self.walk.replace(Some((walk, self.live.now())));
        self.say_card();
        self.say_here();
    }

    fn enter(&self, hall: &str) {
        let is_there = |there: &Hall| there.id == hall;
        if self.hall.borrow().as_ref().is_some_and(is_there) {
            return;
        }
        let is_first = self.hall.borrow().is_none();
        self.left_hall();
        let random = random_bytes();
        let seed = u64::from_le_bytes(std::array::from_fn(|at| random[at]));
        // A colleague's link is about the hall that one comes into first.
        let with = is_first.then(|| invited(&dom::page_address())).flatten();
        let group = Group::new(seed, with);
        self.live.is_in_hall.set(true);
        self.look_into(hall, group);
    }

    /// Listens to a group; its kept cards tell how many are in it.
    fn look_into(&self, hall: &str, group: Group) {
        self.present.borrow_mut().clear();
        let at = group.at();
        self.link
            .listen(Topic::filter_group(&self.event, hall, at), false);
        self.hall.replace(Some(Hall {
            id: hall.to_owned(),
            group,
        }));
        let (live, hall) = (self.live, hall.to_owned());
        spawn(async move {
            #[expect(clippy::cast_precision_loss, reason = "less than a second")]
            sleep(LISTEN_MS as f64 / 1000.0).await;
            live.with_visitor(|visitor| {
                let is_same = |there: &Hall| there.id == hall && there.group.at() == at;
                if visitor.hall.borrow().as_ref().is_some_and(is_same) {
                    visitor.count();
                }
            });
        });
        self.changed();
    }

    /// Counts who is in the group, and goes on to another one or stays.
    fn count(&self) {
        // While the broker is silent nothing can be counted.
        if !self.link.is_joined() {
            return;
        }
        let before = self.presence();
        let step = {
            let mut hall = self.hall.borrow_mut();
            let Some(hall) = hall.as_mut() else { return };
            let present = self.present.borrow();
            let others = present.people().map(|person| &person.id);
            let at = hall.group.at();
            let step = hall.group.counted(others, &self.id, self.live.now());
            (step, at)
        };
        match step {
            (Step::Try(_), at) => {
                if let (Some(_), Some(topic)) = (self.card_said.take(), before) {
                    self.voice.take_back(&topic);
                }
                if let Some(hall) = self.hall.take() {
                    let filter = Topic::filter_group(&self.event, &hall.id, at);
                    self.link.ignore(&filter);
                    self.look_into(&hall.id, hall.group);
                }
            }
            (Step::Join(_), _) => {
                self.say_card();
                self.changed();
            }
            (Step::Stay, _) => {}
        }
    }

    /// The group one walks in, for a colleague's link: its hall and number.
    pub fn group(&self) -> Option<(String, u16)> {
        let hall = self.hall.borrow();
        let hall = hall.as_ref().filter(|hall| hall.group.is_joined())?;
        Some((hall.id.clone(), hall.group.at()))
    }

    /// Where one's own card stands.
    fn presence(&self) -> Option<Topic> {
        let (hall, group) = self.group()?;
        let id = self.id;
        Some(Topic::Presence { hall, group, id })
    }

    fn say_card(&self) {
        let walk = self.walk.borrow();
        let (Some((walk, started)), Some(topic), true) = (&*walk, self.presence(), self.joins())
        else {
            return;
        };
        let will = topic.name(&self.event);
        if self.will.replace(Some(will.clone())).as_ref() != Some(&will) {
            // The card is said as soon as the connection that knows it is there.
            return self.link.set_will(Some(will));
        }
        let booth = walk.booth.as_deref();
        let card = Card {
            from: walk.from,
            to: walk.to,
            started: *started,
            pace: walk.pace,
            yaw: walk.yaw,
            figure: self.live.memory.read_untracked().figure,
            hand: self.hand.get(),
            away: page::browser::is_hidden(),
            languages: self.languages(),
            booth: booth.and_then(|booth| self.place_of(&walk.hall, booth)),
        };
        self.card_said.set(Some(self.live.now()));
        self.voice
            .say(topic, Message::Card(card), Manner::kept(CARD_SECS), |_| ());
    }

    /// Tells the desk of the booth that is open that somebody is there.
    fn say_here(&self) {
        let walk = self.walk.borrow();
        let walked = walk.as_ref().and_then(|(walk, _)| walk.booth.clone());
        let read = self.live.app.route.read_untracked();
        let booth = walked.or_else(|| read.booth().map(str::to_owned));
        let booth = booth.filter(|_| self.joins());
        let now = self.live.now();
        let said = self.here.take();
        if let Some((before, _)) = &said
            && booth.as_ref() != Some(before)
        {
            let (booth, id) = (before.clone(), self.id);
            self.voice.take_back(&Topic::Here { booth, id });
        }
        let Some(booth) = booth else { return };
        if let Some((before, at)) = said
            && before == booth
            && now.secs_since(at) < CARD_AGAIN_SECS
        {
            self.here.replace(Some((before, at)));
            return;
        }
        let here = Here {
            figure: self.live.memory.read_untracked().figure,
            languages: self.languages(),
        };
        let id = self.id;
        self.here.replace(Some((booth.clone(), now)));
        let topic = Topic::Here { booth, id };
        self.voice
            .say(topic, Message::Here(here), Manner::kept(HERE_SECS), |_| ());
    }

    /// Shows one of the eight reactions.
    pub fn react(&self, reaction: u8) {
        if let (Some(topic), Some(reaction), true) =
            (self.presence(), Reaction::new(reaction), self.joins())
        {
            let message = Message::Reaction(reaction);
            self.voice.say(topic, message, Manner::ONCE, |_| ());
        }
    }

    /// Raises the hand, or lowers it.
    pub fn raise_hand(&self, is_up: bool) {
        self.hand.set(is_up);
        self.say_card();
    }

    fn languages(&self) -> Languages {
        Languages::new(untrack(|| self.live.spoken()))
    }

    /// A booth's place in its hall.
    fn place_of(&self, hall: &str, booth: &str) -> Option<u16> {
        let exhibition = self.live.app.exhibition.read_untracked();
        let hall = exhibition
            .event
            .halls
            .iter()
            .position(|one| one.id == hall)?;
        let place = exhibition
            .hall_slots(hall)
            .position(|(_, slot)| slot.id == booth)?;
        u16::try_from(place).ok()
    }

    fn booth_at(&self, hall: &str, place: u16) -> Option<String> {
        let exhibition = self.live.app.exhibition.read_untracked();
        let hall = exhibition
            .event
            .halls
            .iter()
            .position(|one| one.id == hall)?;
        let slot = exhibition.hall_slots(hall).nth(usize::from(place));
        slot.map(|(_, slot)| slot.id.clone())
    }

    // --- What happens ---

    fn happened(&self, event: Event) {
        match event {
            Event::Joined { resumed } => {
                self.live.connection.set(Connection::Joined);
                self.came_in(resumed);
            }
            Event::Message { topic, payload, .. } => self.ear.hear(&topic, &payload),
            Event::Delivered { token, .. } => {
                if let Some(Sent::Line(booth, number)) = self.sent.borrow_mut().remove(&token) {
                    self.with_talk(&booth, |talk| talk.delivered(number));
                }
            }
            Event::Refused { token, .. } | Event::Expired { token } => {
                if let Some(Sent::Line(booth, number)) = self.sent.borrow_mut().remove(&token) {
                    self.with_talk(&booth, |talk| talk.not_sent(number));
                }
            }
            Event::Deaf { .. } => {}
            Event::Lost { .. } => {
                if self.live.connection.get_untracked() == Connection::Joined {
                    self.live.connection.set(Connection::Lost);
                }
            }
            Event::TakenOver => self.live.connection.set(Connection::OtherTab),
            Event::Denied { .. } => self.live.connection.set(Connection::Refused),
        }
    }

    /// The connection is there, again or for the first time.
    fn came_in(&self, is_resumed: bool) {
        self.say_card();
        self.here.take();
        self.say_here();
        let booths: Vec<String> = self.live.talks.read_untracked().keys().cloned().collect();
        for booth in booths {
            if !is_resumed {
                self.with_talk(&booth, Thread::session_lost);
            }
            let stands = |talk: &Thread| talk.request_stands();
            if self
                .live
                .talks
                .read_untracked()
                .get(&booth)
                .is_some_and(stands)
            {
                // A broker that was killed may have lost it; who has it already hears nothing new.
                self.say_request(&booth);
            }
            self.say_lines(&booth);
        }
        let live = self.live;
        spawn(async move {
            #[expect(clippy::cast_precision_loss, reason = "less than a second")]
            sleep(LISTEN_MS as f64 / 1000.0).await;
            live.with_visitor(|visitor| visitor.count());
        });
    }

    /// What time has made of everything.
    fn look(&self) {
        let now = self.live.now();
        if self.present.borrow_mut().expire(now) {
            self.changed();
        }
        let is_old = |desk: &Desk| now.secs_since(desk.said) >= COUNTS_SECS;
        if self.live.desks.read_untracked().values().any(is_old) {
            self.live
                .desks
                .update(|desks| desks.retain(|_, desk| !is_old(desk)));
        }
        if let Some((_, said)) = self.live.total.get_untracked()
            && now.secs_since(said) >= COUNTS_SECS
        {
            self.live.total.set(None);
        }
        self.count();
        let card_is_old = |said: LiveTime| now.secs_since(said) >= CARD_AGAIN_SECS;
        if self.card_said.get().is_some_and(card_is_old) {
            self.say_card();
        }
        self.say_here();
    }

    fn heard(&self, heard: Heard) {
        match heard {
            Heard::Said(said, key) => self.said(*said, &key),
            Heard::TakenBack(Topic::Presence { id, .. }) => {
                if self.present.borrow_mut().gone(&id) {
                    self.changed();
                }
            }
            Heard::TakenBack(Topic::Status { booth }) => {
                self.live.desks.update(|desks| drop(desks.remove(&booth)));
            }
            Heard::TakenBack(Topic::Organiser(Subject::Say(place))) => {
                self.live
                    .announcements
                    .update(|said| drop(said.remove(&place)));
            }
            Heard::TakenBack(_) => {}
        }
    }

    fn said(&self, said: Accepted, key: &[u8; 32]) {
        let time = said.time;
        match (said.topic, said.message) {
            (Topic::Presence { hall, group, id }, message) => {
                let is_ours = |there: &Hall| there.id == hall && there.group.at() == group;
                if id != self.id && self.hall.borrow().as_ref().is_some_and(is_ours) {
                    self.person_said(id, message, time);
                }
            }
            (Topic::Status { booth }, Message::Desk(status)) => {
                let members = status.members.into_iter().map(|member| Member {
                    name: member.name,
                    languages: member.languages.iter().map(str::to_owned).collect(),
                    figure: member.figure,
                    state: member.state,
                });
                let desk = Desk {
                    said: time,
                    members: members.collect(),
                    waiting: status.waiting,
                    median_answer_secs: status.median_answer_secs,
                };
                self.live
                    .desks
                    .update(|desks| drop(desks.insert(booth, desk)));
            }
            (Topic::Organiser(Subject::Say(place)), Message::Say(announcement)) => {
                let said = self.live.announcements;
                said.update(|said| drop(said.insert(place, announcement)));
            }
            (_, Message::Counts(counts)) => self.live.total.set(Some((counts.here, time))),
            (_, Message::Ban(ban)) => {
                self.live.banned.set(ban.ids.contains(&self.id));
                self.present.borrow_mut().ban(ban.ids);
                self.changed();
                if self.live.banned.get_untracked() {
                    self.fade();
                    bridge::joined(false);
                }
            }
            (topic @ Topic::ToVisitor { .. }, Message::Line(sealed)) => {
                let name = topic.name(&self.event);
                let line = seal::open::<Line>(&sealed, &self.answer_key, key, &name);
                if let (Topic::ToVisitor { booth, .. }, Ok(line)) = (topic, line) {
                    self.answered(&booth, &line, time);
                }
            }
            _ => {}
        }
    }

    fn person_said(&self, id: VisitorId, message: Message, time: LiveTime) {
        let now = self.live.now();
        match message {
            Message::Card(card) => {
                self.present.borrow_mut().heard(id, card, time, now);
            }
            Message::Reaction(reaction) => {
                let present = self.present.borrow();
                let Some(person) = present.person(&id) else {
                    return;
                };
                let (mut reactions, at) = (self.reactions.borrow_mut(), device_ms());
                let is_new = |(_, before): &(u8, f64)| at - before >= REACTION_MS;
                if reactions.get(&person.number).is_none_or(is_new) {
                    reactions.insert(person.number, (reaction.number(), at));
                }
            }
            _ => return,
        }
        self.changed();
    }

    /// Who is there has changed: told a moment later, with what changes meanwhile.
    fn changed(&self) {
        if self.is_gathering.replace(true) {
            return;
        }
        let live = self.live;
        spawn(async move {
            sleep(GATHER_SECS).await;
            live.with_visitor(|visitor| {
                visitor.is_gathering.set(false);
                visitor.tell_others();
            });
        });
    }

    fn tell_others(&self) {
        let hall = self.hall.borrow();
        let hall = hall.as_ref().map_or("", |hall| hall.id.as_str());
        let present = self.present.borrow();
        let clock = self.clock();
        let mut reactions = self.reactions.borrow_mut();
        let at = device_ms();
        reactions.retain(|_, (_, since)| at - *since < 2.0 * REACTION_MS);
        let mut numbers = Vec::new();
        let mut walkers = Vec::new();
        for person in present.people() {
            let card = &person.card;
            let (reaction, since) = reactions.get(&person.number).copied().unwrap_or((0, 0.0));
            let flags = u8::from(card.hand) + 2 * u8::from(card.away);
            numbers.extend([
                f64::from(person.number),
                f64::from(card.figure),
                f64::from(card.from[0]),
                f64::from(card.from[1]),
                f64::from(card.to[0]),
                f64::from(card.to[1]),
                clock.on_device(card.started),
                f64::from(card.pace),
                f64::from(card.yaw),
                f64::from(flags),
                f64::from(reaction),
                since,
            ]);
            walkers.push(Walker {
                id: person.id,
                figure: card.figure,
                languages: card.languages.iter().map(str::to_owned).collect(),
                booth: card.booth.and_then(|place| self.booth_at(hall, place)),
            });
        }
        bridge::others(&numbers);
        if *self.live.walkers.read_untracked() != walkers {
            self.live.walkers.set(walkers);
        }
    }

    /// Tells a hall that has just come what it has not heard.
    pub fn tell_again(&self) {
        bridge::joined(self.joins());
        self.tell_others();
    }

    /// Hides a person on this device.
    pub fn hide(&self, id: VisitorId) {
        self.present.borrow_mut().hide(id, true);
        self.live.remember(|memory| {
            memory.hidden.insert(id);
        });
        self.changed();
    }

    /// Tells the organiser of a person, and hides them.
    pub fn report(&self, about: VisitorId) {
        let report = Report {
            about,
            text: String::new(),
        };
        let topic = Topic::Report { id: self.id };
        let key = self.live.organisers_seal_key();
        if let Some(sealed) = key.and_then(|key| self.sealed(&report, &key, &topic)) {
            let manner = Manner::assured_kept(REPORT_SECS);
            self.voice
                .say(topic, Message::Report(sealed), manner, |_| ());
        }
        self.hide(about);
    }

    // --- Talks ---

    /// Asks a booth's staff, as soon as the connection that was asked for with it is on its way.
    pub fn ask_soon(live: Live, booth: &str, words: &str, introduction: Introduction) {
        let (booth, words) = (booth.to_owned(), words.to_owned());
        spawn(async move {
            let mut waited = 0.0;
            while live.visitor.with_value(Option::is_none) && waited < PATIENCE_SECS {
                sleep(GATHER_SECS).await;
                waited += GATHER_SECS;
            }
            let visitor = live.visitor.with_value(Clone::clone);
            let Some(visitor) = visitor else {
                return super::talk::put_back(live, &booth, &words);
            };
            visitor.ask(&booth, &words, introduction);
            // The form is another one now: for more.
            let field = super::talk::field_id(&booth);
            dom::once_changed(move || dom::focus(&field));
        });
    }

    /// Asks a booth's staff.
    fn ask(&self, booth: &str, words: &str, introduction: Introduction) {
        let now = self.voice.stamp();
        self.live.remember(|memory: &mut Memory| {
            memory.talks.insert(booth.to_owned(), introduction);
        });
        self.live.talks.update(|talks| {
            if let Some(talk) = talks.get_mut(booth) {
                talk.asked_again(words.to_owned(), now);
            } else {
                let talk = Thread::new(booth.to_owned(), self.id, VISITOR, words.to_owned(), now);
                talks.insert(booth.to_owned(), talk);
            }
        });
        self.with_talk(booth, |_| ());
        self.say_request(booth);
    }

    /// Says something more.
    pub fn write(&self, booth: &str, said: Said) {
        let now = self.live.now();
        self.with_talk(booth, |talk| {
            // What is empty or too long the form has not let through.
            let _ = talk.write(said, now);
        });
        self.say_lines(booth);
    }

    /// Takes the request back.
    pub fn withdraw(&self, booth: &str) {
        self.with_talk(booth, Thread::withdraw);
        self.live.forget_place(booth);
        let topic = self.to_desk(booth);
        let manner = Manner::assured_kept(TALK_SECS);
        self.voice.say(topic, Message::Withdrawn, manner, |_| ());
    }

    /// Changes what is said with a booth, and remembers it.
    fn with_talk(&self, booth: &str, change: impl FnOnce(&mut Thread)) {
        self.live.talks.update(|talks| {
            if let Some(talk) = talks.get_mut(booth) {
                change(talk);
                Memory::save_talk(&self.event, talk);
            }
        });
    }

    fn to_desk(&self, booth: &str) -> Topic {
        let (booth, id) = (booth.to_owned(), self.id);
        Topic::ToDesk { booth, id }
    }

    fn sealed(
        &self,
        plain: &impl seal::Plain,
        key: &seal::PublicSealKey,
        topic: &Topic,
    ) -> Option<seal::Sealed> {
        let name = topic.name(&self.event);
        seal::seal(plain, key, &self.voice.key(), &name, random_bytes()).ok()
    }

    fn say_request(&self, booth: &str) {
        let memory = self.live.memory.read_untracked();
        let introduction = memory.talks.get(booth).cloned().unwrap_or_default();
        drop(memory);
        let asked = {
            let talks = self.live.talks.read_untracked();
            let talk = talks.get(booth);
            talk.map(|talk| (talk.words().to_owned(), talk.asked()))
        };
        let (Some((text, asked)), Ok(answer_key), Some(key)) = (
            asked,
            self.answer_key.public(),
            self.live.booths_seal_key(booth),
        ) else {
            return;
        };
        let request = Request {
            answer_key,
            languages: self.languages(),
            text,
            name: introduction.name,
            firm: introduction.firm,
            wishes: Vec::new(),
        };
        let topic = self.to_desk(booth);
        let Some(sealed) = self.sealed(&request, &key, &topic) else {
            return;
        };
        let live = self.live;
        let manner = Manner::assured_kept(TALK_SECS);
        self.voice.say_of(
            asked,
            topic,
            Message::Request(sealed),
            manner,
            move |token| {
                live.with_visitor(|visitor| visitor.remember_sent(token, Sent::Request));
            },
        );
    }

    fn say_lines(&self, booth: &str) {
        let Some(key) = self.live.booths_seal_key(booth) else {
            return;
        };
        let mut due = Vec::new();
        self.with_talk(booth, |talk| due = talk.due());
        for line in due {
            let topic = self.to_desk(booth);
            let Some(sealed) = self.sealed(&line, &key, &topic) else {
                continue;
            };
            let (live, booth) = (self.live, booth.to_owned());
            let manner = Manner::assured(TALK_SECS);
            self.voice
                .say(topic, Message::Line(sealed), manner, move |token| {
                    live.with_visitor(|visitor| {
                        if token.is_none() {
                            visitor.with_talk(&booth, |talk| talk.not_sent(line.number));
                        }
                        visitor.remember_sent(token, Sent::Line(booth, line.number));
                    });
                });
        }
    }

    fn remember_sent(&self, token: Option<Token>, sent: Sent) {
        if let Some(token) = token {
            self.sent.borrow_mut().insert(token, sent);
        }
    }

    /// A booth's staff said something.
    fn answered(&self, booth: &str, line: &Line, time: LiveTime) {
        let live = self.live;
        match &line.said {
            Said::Place(place) => {
                let place = *place;
                live.places.update(|places| {
                    places.insert(booth.to_owned(), place);
                });
            }
            Said::Act(act) => {
                let mut changed = false;
                self.with_talk(booth, |talk| changed = talk.acted(act, time));
                if changed {
                    live.forget_place(booth);
                    // The booth's page is a live region of its own.
                    if live.app.route.read_untracked().booth() != Some(booth) {
                        dom::announce(&super::talk::state_in_words(live, booth));
                    }
                }
            }
            _ => {
                let mut received = Received::Refused;
                self.with_talk(booth, |talk| received = talk.receive(line, time));
                if received == Received::New {
                    live.unread.update(|unread| {
                        *unread.entry(booth.to_owned()).or_default() += 1;
                    });
                    super::talk::say_new(live, booth, line);
                }
            }
        }
        self.say_lines(booth);
    }
}

/// The keys of whom the feed knows.
fn keys_of(live: Live, author: &Author) -> Vec<[u8; 32]> {
    match author {
        Author::Visitor { key, .. } => vec![*key],
        Author::Desk(booth) => live.booths_sign_key(booth).into_iter().collect(),
        Author::Organiser => live.organisers_sign_key().into_iter().collect(),
    }
}

/// A name for a session that nobody can guess.
fn client_id() -> String {
    let random = random_bytes();
    random
        .iter()
        .take(16)
        .map(|byte| format!("{byte:02x}"))
        .collect()
}

/// The group that a colleague's link names: `?with=12`.
fn invited(address: &str) -> Option<u16> {
    let (_, search) = address.split_once('?')?;
    let mut pairs = form_urlencoded::parse(search.as_bytes());
    let (_, group) = pairs.find(|(name, _)| name == "with")?;
    group.parse().ok()
}
