//! The visitor: connects with the broker, and hands what is heard to who is seen (`presence.rs`) and to what is said with booths
//! (`talks.rs`, which comes with what shows it: `talk_part.rs`).

mod presence;
mod talks;

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use live::clock::Clock;
use live::envelope::Accepted;
use live::flat_map::FlatMap;
use live::group::LISTEN_MS;
use live::limits::WINDOW_SECS;
use live::message::{Card, Message};
use live::presence::{CARD_AGAIN_SECS, CARD_SECS, Present};
use live::seal::SecretSealKey;
use live::session::{Event, Settings, Token};
use live::topic::{Subject, VISITOR_PASSWORD};
use live::{Author, LiveTime, Topic, VisitorId};
use page::browser::loader::sleep;
use page::browser::spawn;

use super::bridge;
use super::captions::{self, Spoken};
use super::ear::{Ear, Heard};
use super::link::Link;
use super::memory::Wish;
use super::port::{KeyPair, hosts_time, random_bytes};
use super::random;
use super::staff::{COUNTS_SECS, Desk, Member};
use super::state::{Connection, Live};
use super::talk_part;
use super::voice::Voice;
use crate::app::dom;
use crate::app::reactive::*;
use presence::Hall;
pub use presence::Walk;
pub use talks::remembered;

/// Seconds without a connection after which the page says so, once.
const PATIENCE_SECS: f64 = 10.0;
/// Seconds after which another tab must be the one that has the connection: one that has just ended it has let go by then.
const OTHER_TAB_SECS: f64 = 6.0;
/// Seconds between two looks at what time has made of cards, groups and desks.
const LOOK_SECS: f64 = 5.0;
/// Seconds within which changes of who is there are told together: the hall gets them ten times a second at most.
const GATHER_SECS: f64 = 0.1;

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
    reactions: RefCell<FlatMap<u32, (u8, f64)>>,
    hall: RefCell<Option<Hall>>,
    /// The last walk and when it began.
    walk: RefCell<Option<(Walk, LiveTime)>>,
    card_said: Cell<Option<LiveTime>>,
    /// Topic that the broker empties when this page is cut off.
    will: RefCell<Option<String>>,
    hand: Cell<bool>,
    /// The booth whose desk was told that somebody is there, and when.
    here: RefCell<Option<(String, LiveTime)>>,
    /// Lines that the broker has not confirmed: booth and number.
    sent: RefCell<FlatMap<Token, (String, u32)>>,
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
        if let Some((asked, got, host)) = hosts_time(&page::browser::address::page()).await {
            clock.answered(asked, got, host);
        }
        if live.memory.read_untracked().client.is_empty() {
            live.remember(|memory| {
                memory.client = random::client_id();
                memory.answer_key = random_bytes();
            });
        }
        let memory = live.memory.get_untracked();
        let id = VisitorId::from_key(&keys.public());
        let settings = Settings::new(
            memory.client.clone(),
            Some(id.to_string()),
            Some(VISITOR_PASSWORD.to_owned()),
        );
        let link = Link::new(&broker, settings, move |event| {
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
        spawn(async move {
            sleep(PATIENCE_SECS).await;
            if live.connection.get_untracked() == Connection::Opening {
                live.connection.set(Connection::Unreachable);
                dom::announce(&live.say("live-unreachable", &[]));
            }
        });
        if !memory.talks.is_empty() {
            // What waits for us at the broker comes at once, and once.
            talk_part::come(live).await;
        }
        if visitor.is_over.get() {
            return None;
        }
        link.start();
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

    fn happened(&self, event: Event) {
        match event {
            Event::Joined { resumed } => {
                self.live.connection.set(Connection::Joined);
                self.came_in(resumed);
            }
            Event::Message { topic, payload, .. } => self.ear.hear(&topic, &payload),
            Event::Delivered { token, .. } => self.settled(token, true),
            Event::Refused { token, .. } | Event::Expired { token } => self.settled(token, false),
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
        if let Some(talking) = talk_part::here() {
            (talking.came_in)(self, is_resumed);
        }
        let live = self.live;
        spawn(async move {
            #[expect(clippy::cast_precision_loss, reason = "less than a second")]
            sleep(LISTEN_MS as f64 / 1000.0).await;
            live.with_visitor(|visitor| visitor.count());
        });
    }

    /// The broker has taken an assured message, or has not.
    fn settled(&self, token: Token, is_there: bool) {
        let line = self.sent.borrow_mut().remove(&token);
        if let (Some((booth, number)), Some(talking)) = (line, talk_part::here()) {
            (talking.settled)(self, &booth, number, is_there);
        }
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
        let is_over = |spoken: &Spoken| now.secs_since(spoken.said) >= WINDOW_SECS;
        if self.live.captions.read_untracked().iter().any(is_over) {
            self.live
                .captions
                .update(|all| all.retain(|one| !is_over(one)));
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
                self.live.desks.update(|desks| desks.insert(booth, desk));
            }
            (Topic::Organiser(Subject::Say(place)), Message::Say(announcement)) => {
                let said = self.live.announcements;
                said.update(|said| said.insert(place, announcement));
            }
            (
                Topic::Organiser(Subject::Caption { channel, language }),
                Message::Caption(caption),
            ) => {
                let spoken = Spoken::of(channel, language, caption, time);
                self.live.captions.update(|all| captions::hear(all, spoken));
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
            (topic @ (Topic::ToVisitor { .. } | Topic::Slots { .. }), message) => {
                if let Some(talking) = talk_part::here() {
                    (talking.said)(self, topic, message, key, time);
                }
            }
            _ => {}
        }
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
