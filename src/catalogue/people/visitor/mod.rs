//! The visitor: connects with the broker, and hands what is heard to who is seen (`presence.rs`) and to what is said with booths
//! (`talks.rs`, which comes with what shows it: `talking.rs`).

mod connecting;
mod device;
mod hall;
mod presence;
mod talks;

use std::cell::{Cell, RefCell};

use live::clock::BrokerClock;
use live::envelope::Accepted;
use live::flat_map::FlatMap;
use live::group::LISTEN_MS;
use live::limits::WINDOW_SECS;
use live::message::{Card, Message};
use live::presence::{CARD_AGAIN_SECS, Present};
use live::seal::SecretSealKey;
use live::session::{SessionEvent, Token};
use live::topic::Subject;
use live::turn::Turn;
use live::{BrokerTopic, LiveTime, VisitorId};
use page::browser::loader::sleep;
use page::browser::spawn;

use super::ear::{Checked, Ear};
use super::known::{self, COUNTS_SECS, KnownDesk, Spoken, StaffMember};
use super::link::SessionLink;
use super::memory::LiveWish;
use super::port::{self, KeyPair};
use super::state::{Connection, Live};
use super::talking;
use super::voice::Voice;
use crate::app::dom;
use hall::LiveHall;
pub use hall::ToldWalk;
pub use talks::remembered;

/// Seconds without a connection after which the page says so, once.
const PATIENCE_SECS: f64 = 10.0;
/// Seconds within which changes of who is there are told together: the hall gets them ten times a second at most.
const GATHER_SECS: f64 = 0.1;

/// A visitor with a connection.
pub struct LiveVisitor {
    live: Live,
    event: String,
    id: VisitorId,
    link: SessionLink,
    voice: Voice,
    ear: Ear,
    clock: RefCell<BrokerClock>,
    answer_key: SecretSealKey,
    present: RefCell<Present<Card>>,
    /// Reactions by person's number: which, and when this device heard it, Unix milliseconds.
    reactions: RefCell<FlatMap<u32, (u8, f64)>>,
    hall: RefCell<Option<LiveHall>>,
    /// The last walk and when it began.
    walk: RefCell<Option<(ToldWalk, LiveTime)>>,
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
    /// Whether the visit goes on here, where entry is by ticket; and when that was said.
    turn: Cell<Option<Turn>>,
    turn_said: Cell<LiveTime>,
}

/// This device's Unix time in milliseconds.
#[expect(clippy::cast_precision_loss, reason = "milliseconds of this age fit")]
fn device_ms() -> f64 {
    page::browser::clock::now().as_millisecond() as f64
}

/// Says so, once, when no connection comes about.
fn wait_patiently(live: Live) {
    spawn(async move {
        sleep(PATIENCE_SECS).await;
        if live.connection.get_untracked() == Connection::Opening {
            live.connection.set(Connection::Unreachable);
            dom::announce(&live.say("live-unreachable", &[]));
        }
    });
}

impl LiveVisitor {
    /// How wrong this device's clock is.
    pub fn clock(&self) -> BrokerClock {
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
        port::tell_joined(joins);
        if joins {
            self.say_card();
            self.say_here();
        } else {
            self.fade();
        }
    }

    fn joins(&self) -> bool {
        let live = self.live;
        let is_elsewhere = live.connection.get_untracked() == Connection::OtherDevice;
        live.wish() == LiveWish::Join && !live.banned.get_untracked() && !is_elsewhere
    }

    fn happened(&self, event: SessionEvent) {
        match event {
            SessionEvent::Joined { resumed } => {
                self.live.connection.set(Connection::Joined);
                self.came_in(resumed);
            }
            SessionEvent::Message { topic, payload, .. } => self.ear.hear(&topic, &payload),
            SessionEvent::Delivered { token, .. } => self.settled(token, true),
            SessionEvent::Refused { token, .. } | SessionEvent::Expired { token } => {
                self.settled(token, false);
            }
            SessionEvent::Deaf { .. } => {}
            SessionEvent::Lost { .. } => {
                if self.live.connection.get_untracked() == Connection::Joined {
                    self.live.connection.set(Connection::Lost);
                }
            }
            SessionEvent::TakenOver => self.live.connection.set(Connection::OtherTab),
            SessionEvent::Denied { .. } => self.live.connection.set(Connection::Refused),
        }
    }

    /// The connection is there, again or for the first time.
    fn came_in(&self, is_resumed: bool) {
        self.say_turn_unless_known();
        self.say_card();
        self.here.take();
        self.say_here();
        if let Some(talking) = talking::here() {
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
        if let (Some((booth, number)), Some(talking)) = (line, talking::here()) {
            (talking.settled)(self, &booth, number, is_there);
        }
    }

    /// What time has made of everything.
    fn look(&self) {
        let now = self.live.now();
        if self.present.borrow_mut().expire(now) {
            self.changed();
        }
        let is_old = |desk: &KnownDesk| now.secs_since(desk.said) >= COUNTS_SECS;
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
        self.say_turn_if_old(now);
    }

    fn heard(&self, heard: Checked) {
        match heard {
            Checked::Said(said, key) => self.said(*said, &key),
            Checked::TakenBack(topic @ BrokerTopic::Presence { id, .. }) => {
                if id == self.id {
                    // By the broker after a connection of before, or by a device of before: we are still here.
                    if self.presence() == Some(topic) {
                        self.say_all_soon();
                    }
                } else if self.present.borrow_mut().gone(&id) {
                    self.changed();
                }
            }
            Checked::TakenBack(BrokerTopic::Status { booth }) => {
                self.live.desks.update(|desks| drop(desks.remove(&booth)));
            }
            Checked::TakenBack(BrokerTopic::Organiser(Subject::Say(place))) => {
                self.live
                    .announcements
                    .update(|said| drop(said.remove(&place)));
            }
            Checked::TakenBack(BrokerTopic::Organiser(Subject::Caption { channel, language })) => {
                self.live
                    .captions
                    .update(|all| known::end(all, &channel, &language));
            }
            Checked::TakenBack(_) => {}
        }
    }

    fn said(&self, said: Accepted, key: &[u8; 32]) {
        let time = said.time;
        match (said.topic, said.message) {
            (BrokerTopic::Presence { hall, group, id }, message) => {
                let is_ours = |there: &LiveHall| there.id == hall && there.group.at() == group;
                if id != self.id && self.hall.borrow().as_ref().is_some_and(is_ours) {
                    self.person_said(id, message, time);
                }
            }
            (BrokerTopic::Status { booth }, Message::Desk(status)) => {
                let members = status.members.into_iter().map(|member| StaffMember {
                    name: member.name,
                    languages: member.languages.iter().map(str::to_owned).collect(),
                    figure: member.figure,
                    state: member.state,
                });
                let desk = KnownDesk {
                    said: time,
                    members: members.collect(),
                    waiting: status.waiting,
                    median_answer_secs: status.median_answer_secs,
                };
                self.live
                    .desks
                    .update(|desks| desks.insert(booth.clone(), desk));
                if let Some(talking) = talking::here() {
                    (talking.desk_spoke)(self, &booth);
                }
            }
            (BrokerTopic::Organiser(Subject::Say(place)), Message::Say(announcement)) => {
                let said = self.live.announcements;
                said.update(|said| said.insert(place, announcement));
            }
            (
                BrokerTopic::Organiser(Subject::Caption { channel, language }),
                Message::Caption(caption),
            ) => {
                let spoken = Spoken::of(channel, language, caption, time);
                self.live.captions.update(|all| known::hear(all, spoken));
            }
            (_, Message::Counts(counts)) => self.live.total.set(Some((counts.here, time))),
            (_, Message::Ban(ban)) => {
                self.live.banned.set(ban.ids.contains(&self.id));
                self.present.borrow_mut().ban(ban.ids);
                self.changed();
                if self.live.banned.get_untracked() {
                    self.fade();
                    port::tell_joined(false);
                }
            }
            (BrokerTopic::Device { id }, Message::Device(device)) if id == self.id => {
                self.device_came(device);
            }
            (topic @ (BrokerTopic::ToVisitor { .. } | BrokerTopic::Slots { .. }), message) => {
                if let Some(talking) = talking::here() {
                    (talking.said)(self, topic, message, key, time);
                }
            }
            _ => {}
        }
    }
}
