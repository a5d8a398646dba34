//! State of a booth's desk on this page: whether it is open, what its seat knows, and the connection that carries it.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use live::clock::BrokerClock;
use live::flat_map::FlatMap;
use live::keys::DeskKeys;
use live::message::{LineContent, MemberState, MemberTag};
use live::session::{SessionEvent, SessionSettings, Token};
use live::topic::desk_user;
use live::{Author, BrokerTopic, DeskCode, LiveTime, VisitorId};
use page::browser::loader::sleep;
use page::browser::{Listener, is_hidden, spawn};

use super::bell;
use super::kept::Kept;
use super::leads;
use super::seat::{DeskNews, Keys, Outgoing, Seat};
use crate::app::dom;
use crate::app::reactive::*;
use crate::people::ear::{Checked, Ear};
use crate::people::link::SessionLink;
use crate::people::port::{KeyPair, hosts_time, random_bytes};
use crate::people::random;
use crate::people::slots::{self, MeetingSlot};
use crate::people::state::{Connection, Live};
use crate::people::talk;
use crate::people::voice::Voice;

/// Seconds between two looks at what time has made of the queue.
const LOOK_SECS: f64 = 5.0;
/// Seconds after which another tab must be the one that has this desk: one that has just ended it has let go by then.
const OTHER_TAB_SECS: f64 = 6.0;
/// Seconds without a connection after which the page says so.
const PATIENCE_SECS: f64 = 10.0;

/// Why a code does not open a desk.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WrongCode {
    /// It is none: 25 letters and digits.
    NoCode,
    /// It is another desk's, or an old one.
    OtherDesk,
}

/// A booth's desk. Cheap to copy: handles only.
#[derive(Clone, Copy)]
pub struct OpenDesk {
    /// The page's live state.
    pub live: Live,
    booth: StoredValue<String>,
    /// How far the connection is; off while the desk is closed.
    pub connection: RwSignal<Connection>,
    /// What is kept.
    pub kept: RwSignal<Kept>,
    /// Counts changes of what the seat knows.
    changes: RwSignal<u32>,
    /// The visitor whose talk is open.
    pub open: RwSignal<Option<VisitorId>>,
    /// Visitors who said something that was not looked at.
    pub unread: RwSignal<FlatMap<VisitorId, usize>>,
    work: StoredValue<Option<Rc<Work>>, LocalStorage>,
}

/// What an open desk works with.
struct Work {
    seat: RefCell<Seat>,
    link: SessionLink,
    voice: Voice,
    ear: Ear,
    sent: RefCell<FlatMap<Token, (VisitorId, u32)>>,
    is_over: Cell<bool>,
    _touches: Vec<Listener>,
}

thread_local! {
    static DESKS: RefCell<FlatMap<String, OpenDesk>> = RefCell::default();
    /// How wrong this device's clock is.
    static CLOCK: Cell<BrokerClock> = const { Cell::new(BrokerClock::new()) };
}

/// The broker's time now.
#[expect(clippy::cast_precision_loss, reason = "milliseconds of this age fit")]
pub fn now() -> LiveTime {
    CLOCK
        .get()
        .now(page::browser::clock::now().as_millisecond() as f64)
}

/// Corrects this device's clock by the host's.
pub async fn set_clock() {
    if let Some((asked, got, host)) = hosts_time(&page::browser::address::page()).await {
        let mut clock = CLOCK.get();
        clock.answered(asked, got, host);
        CLOCK.set(clock);
    }
}

/// An owner of signals that outlives the view in which it is made: a child of the page's own.
pub(super) fn lasting() -> Owner {
    let mut top = Owner::current();
    while let Some(parent) = top.as_ref().and_then(Owner::parent) {
        top = Some(parent);
    }
    top.map_or_else(Owner::new, |top| top.with(Owner::new))
}

/// The desk of a booth. It goes on while the page shows something else.
pub fn desk(live: Live, booth: &str) -> OpenDesk {
    if let Some(desk) = DESKS.with_borrow(|desks| desks.get(booth).copied()) {
        return desk;
    }
    let owner = lasting();
    let desk = owner.with(|| {
        let kept = Kept::load(&live.app.event_id(), booth);
        let desk = OpenDesk {
            live,
            booth: StoredValue::new(booth.to_owned()),
            connection: RwSignal::new(Connection::Off),
            kept: RwSignal::new(kept),
            changes: RwSignal::new(0),
            open: RwSignal::new(None),
            unread: RwSignal::new(FlatMap::new()),
            work: StoredValue::new_local(None),
        };
        bell::follow(desk);
        desk
    });
    // A desk lives as long as the page.
    std::mem::forget(owner);
    DESKS.with_borrow_mut(|desks| desks.insert(booth.to_owned(), desk));
    if let Some(code) = DeskCode::parse(&desk.kept.read_untracked().code)
        && desk.fits(&code).is_ok()
    {
        desk.start(&code);
    }
    desk
}

impl OpenDesk {
    /// Id of the booth.
    pub fn booth(self) -> String {
        self.booth.get_value()
    }

    fn event(self) -> String {
        self.live.app.event_id()
    }

    /// The public keys of this desk, if the code is its own.
    fn fits(self, code: &DeskCode) -> Result<DeskKeys, WrongCode> {
        let keys = self.live.booths_keys(&self.booth.get_value());
        keys.filter(|keys| keys.are_of(code))
            .ok_or(WrongCode::OtherDesk)
    }

    /// Opens the desk with a code, before anything is sent.
    ///
    /// # Errors
    /// If the code is not this desk's.
    pub fn enter(self, typed: &str, change: impl FnOnce(&mut Kept)) -> Result<(), WrongCode> {
        let code = DeskCode::parse(typed).ok_or(WrongCode::NoCode)?;
        self.fits(&code)?;
        self.keep(|kept| {
            change(kept);
            typed.clone_into(&mut kept.code);
        });
        self.start(&code);
        Ok(())
    }

    /// Changes what is kept.
    pub fn keep(self, change: impl FnOnce(&mut Kept)) {
        self.kept.update(change);
        let kept = self.kept.read_untracked();
        kept.save(&self.event(), &self.booth.get_value());
    }

    fn start(self, code: &DeskCode) {
        if self.connection.get_untracked() != Connection::Off {
            return;
        }
        if self.kept.read_untracked().member == 0 {
            self.keep(|kept| {
                kept.client = random::client_id();
                let random = random_bytes();
                // Nobody is no member.
                kept.member = u32::from_le_bytes(std::array::from_fn(|at| random[at])).max(1);
            });
        }
        self.connection.set(Connection::Opening);
        let begun = Rc::new(Cell::new(false));
        let is_first = begun.clone();
        spawn(async move {
            sleep(OTHER_TAB_SECS).await;
            if !begun.get() {
                self.connection.set(Connection::OtherTab);
            }
        });
        let (code, name) = (
            code.clone(),
            format!("boothwalk:{}:desk:{}", self.event(), self.booth.get_value()),
        );
        spawn(async move {
            let work = async move {
                is_first.set(true);
                self.connection.set(Connection::Opening);
                let Some(work) = self.connect(&code).await else {
                    return;
                };
                while !work.is_over.get() {
                    sleep(LOOK_SECS).await;
                    // Ages are told in minutes.
                    if self.act(|seat| seat.look(now())) == Some(true) || now().tenths() % 600 < 50
                    {
                        self.changed();
                    }
                }
            };
            dom::exclusively(&name, work).await;
        });
    }

    async fn connect(self, code: &DeskCode) -> Option<Rc<Work>> {
        let (event, booth) = (self.event(), self.booth.get_value());
        let keys = self.fits(code).ok()?;
        let Some(pair) = KeyPair::of_seed(&code.sign_seed()).await else {
            self.connection.set(Connection::OldBrowser);
            return None;
        };
        set_clock().await;
        let kept = self.kept.get_untracked();
        let door = {
            let exhibition = self.live.app.exhibition.read_untracked();
            exhibition.event.live.as_ref()?.desks_door().to_owned()
        };
        let status = BrokerTopic::Status {
            booth: booth.clone(),
        };
        let mut settings = SessionSettings::new(
            kept.client.clone(),
            Some(desk_user(&booth)),
            Some(code.password()),
        );
        settings.will = Some(status.name(&event));
        let link = SessionLink::new(&door, settings, move |happened| {
            self.happened(happened);
        });
        let mut seat = Seat::new(
            event.clone(),
            booth.clone(),
            MemberTag(kept.member),
            Keys {
                sign: keys.sign,
                seal: code.seal_key(),
                public_seal: keys.seal,
            },
            kept.about(),
            kept.threads,
            now(),
        );
        seat.set_at_once(slots::at_once(self.live, &booth));
        let touches = ["keydown", "pointerdown"].into_iter();
        let work = Rc::new(Work {
            seat: RefCell::new(seat),
            voice: Voice::new(event.clone(), link.clone(), pair, now),
            ear: Ear::new(
                event.clone(),
                now,
                move |author| match author {
                    Author::Visitor { key, .. } => vec![*key],
                    Author::Desk(_) => vec![keys.sign],
                    Author::Organiser => Vec::new(),
                },
                move |heard| self.heard(heard),
            ),
            link,
            sent: RefCell::default(),
            is_over: Cell::default(),
            _touches: touches
                .filter_map(|name| Listener::on_window(name, move |_| self.touched()))
                .collect(),
        });
        self.work.set_value(Some(work.clone()));
        let link = &work.link;
        link.listen(BrokerTopic::filter_to_desk(&event, &booth), true);
        link.listen(BrokerTopic::filter_queue(&event, &booth), true);
        link.listen(BrokerTopic::filter_here(&event, &booth), false);
        link.listen(status.name(&event), false);
        let slots = BrokerTopic::Slots { booth };
        link.listen(slots.name(&event), true);
        link.start();
        spawn(async move {
            sleep(PATIENCE_SECS).await;
            if self.connection.get_untracked() == Connection::Opening {
                self.connection.set(Connection::Unreachable);
                dom::announce(&self.live.say("desk-unreachable", &[]));
            }
        });
        Some(work)
    }

    /// Closes the desk on this device, and forgets its code, what was said and the leads.
    pub fn leave(self) {
        if let Some(work) = self.work.try_update_value(Option::take).flatten() {
            let booth = self.booth.get_value();
            let status = BrokerTopic::Status { booth };
            let farewell = work.seat.borrow().farewell();
            if let Some(message) = farewell {
                let link = work.link.clone();
                work.voice
                    .say_of(work.voice.stamp(), status, message, move |_| link.stop());
            } else {
                work.voice.take_back(&status);
                work.link.stop();
            }
            work.is_over.set(true);
        }
        self.keep(|kept| *kept = Kept::default());
        self.open.set(None);
        self.unread.set(FlatMap::new());
        self.connection.set(Connection::Off);
    }

    fn work(self) -> Option<Rc<Work>> {
        self.work.with_value(Clone::clone)
    }

    /// Does something at the seat, and says what follows from it.
    fn act<T>(self, act: impl FnOnce(&mut Seat) -> T) -> Option<T> {
        let work = self.work()?;
        let done = act(&mut work.seat.borrow_mut());
        let out = work.seat.borrow_mut().take_out();
        for what in out {
            self.say(&work, what);
        }
        Some(done)
    }

    /// The same for what is to be seen and kept.
    fn act_seen<T>(self, act: impl FnOnce(&mut Seat) -> T) -> Option<T> {
        let done = self.act(act);
        self.note();
        self.changed();
        done
    }

    fn changed(self) {
        self.changes
            .update(|changes| *changes = changes.wrapping_add(1));
    }

    /// Keeps what is said, and who says who they are.
    fn note(self) {
        let Some(work) = self.work() else { return };
        let seat = work.seat.borrow();
        let threads = seat.threads().cloned().collect();
        self.keep(|kept| {
            kept.threads = threads;
            for thread in seat.threads() {
                let Some(entry) = seat.entry(thread.visitor()) else {
                    continue;
                };
                let request = &entry.request;
                let languages: Vec<String> = request.languages.iter().map(str::to_owned).collect();
                let given = (request.name.as_str(), request.firm.as_str());
                leads::note(&mut kept.leads, thread.visitor(), given, &languages, thread);
            }
        });
    }

    fn say(self, work: &Rc<Work>, what: Outgoing) {
        let time = what.time.unwrap_or_else(|| work.voice.stamp());
        let then = move |token: Option<Token>| {
            let (Some((id, number)), Some(work)) = (what.line, self.work()) else {
                return;
            };
            match token {
                Some(token) => {
                    work.sent.borrow_mut().insert(token, (id, number));
                }
                None => work.seat.borrow_mut().delivered(&id, number, false),
            }
        };
        work.voice.say_of(time, what.topic, what.message, then);
    }

    fn happened(self, event: SessionEvent) {
        match event {
            SessionEvent::Joined { resumed } => {
                self.connection.set(Connection::Joined);
                self.act_seen(|seat| seat.joined(resumed, now()));
            }
            SessionEvent::Message { topic, payload, .. } => {
                if let Some(work) = self.work() {
                    work.ear.hear(&topic, &payload);
                }
            }
            SessionEvent::Delivered { token, .. } => self.delivered(token, true),
            SessionEvent::Refused { token, .. } | SessionEvent::Expired { token } => {
                self.delivered(token, false);
            }
            SessionEvent::Deaf { .. } => {}
            SessionEvent::Lost { .. } => {
                self.act(Seat::lost);
                if self.connection.get_untracked() == Connection::Joined {
                    self.connection.set(Connection::Lost);
                }
            }
            SessionEvent::TakenOver => self.connection.set(Connection::OtherTab),
            SessionEvent::Denied { .. } => self.connection.set(Connection::Refused),
        }
    }

    fn delivered(self, token: Token, is_there: bool) {
        let line = self
            .work()
            .and_then(|work| work.sent.borrow_mut().remove(&token));
        if let Some((id, number)) = line {
            self.act_seen(|seat| seat.delivered(&id, number, is_there));
        }
    }

    pub(super) fn heard(self, heard: Checked) {
        match heard {
            Checked::Said(said, key) => {
                let news = self
                    .act_seen(|seat| seat.heard(*said, &key, now()))
                    .flatten();
                if let Some(news) = news {
                    self.tell(&news);
                }
            }
            Checked::TakenBack(topic) => {
                self.act_seen(|seat| seat.taken_back(&topic, now()));
            }
        }
    }

    /// Tells the member what is new.
    fn tell(self, news: &DeskNews) {
        let is_looked_at = |id: &VisitorId| self.open.get_untracked() == Some(*id) && !is_hidden();
        match news {
            DeskNews::Asked(id) => {
                let words = self.first_words(id);
                bell::rings(
                    self,
                    &self.live.say("desk-asked", &[("words", words.into())]),
                );
            }
            DeskNews::HandedToUs(id) => {
                let words = self.first_words(id);
                bell::rings(
                    self,
                    &self.live.say("desk-handed", &[("words", words.into())]),
                );
            }
            DeskNews::Said(id) => {
                let said = self.peek(|seat| {
                    let line = seat.thread(id)?.lines().last()?;
                    seat.mine()
                        .iter()
                        .any(|entry| entry.visitor == *id)
                        .then(|| (line.author, line.said.clone()))
                });
                let Some((author, said)) = said.flatten() else {
                    return;
                };
                let booth = self.booth.get_value();
                let words = untrack(|| talk::words(self.live, &booth, author, &said));
                let words = self.live.say("desk-said", &[("words", words.into())]);
                if is_looked_at(id) {
                    dom::announce(&words);
                } else {
                    self.unread
                        .update(|unread| *unread.get_or_insert_with(*id, || 0) += 1);
                    bell::rings(self, &words);
                }
            }
            DeskNews::TooLate => dom::announce(&self.live.say("desk-too-late", &[])),
            DeskNews::Taken(id, name) => {
                // Whoever has just pressed the same button sees why nothing came of it.
                if is_looked_at(id) {
                    self.open.set(None);
                }
                dom::announce(&self.live.say("desk-has", &[("name", name.into())]));
            }
        }
    }

    fn first_words(self, id: &VisitorId) -> String {
        let words = self.peek(|seat| Some(seat.thread(id)?.words().to_owned()));
        words.flatten().unwrap_or_default()
    }

    // --- What the views ask ---

    /// Looks at the seat; follows its changes. `None` while the desk is closed.
    pub fn seat<T>(self, look: impl FnOnce(&Seat) -> T) -> Option<T> {
        self.changes.track();
        self.peek(look)
    }

    /// The same, once.
    fn peek<T>(self, look: impl FnOnce(&Seat) -> T) -> Option<T> {
        let work = self.work()?;
        let seat = work.seat.borrow();
        Some(look(&seat))
    }

    /// How many wait, and how many lines were not looked at.
    pub fn to_do(self) -> (usize, usize) {
        let waiting = self.seat(|seat| seat.waiting().len()).unwrap_or(0);
        (waiting, self.unread.read().values().sum())
    }

    /// Takes a request, and opens the talk.
    pub fn take(self, id: VisitorId) {
        if self.act_seen(|seat| seat.take(&id, now())) == Some(true) {
            self.look_at(id);
        }
    }

    /// Opens a talk.
    pub fn look_at(self, id: VisitorId) {
        self.unread.update(|unread| {
            unread.remove(&id);
        });
        self.open.set(Some(id));
    }

    /// Answers.
    pub fn write(self, id: VisitorId, said: LineContent) -> bool {
        self.act_seen(|seat| seat.write(&id, said, now())) == Some(true)
    }

    /// Gives a visitor a slot: a meeting, or another time for the one that there is.
    pub fn give(self, id: VisitorId, slot: MeetingSlot) {
        self.claim(|seat| {
            let known = seat.meeting_with(&id).map(|meeting| meeting.number);
            let number = known.unwrap_or_else(|| live::slots::number(random::seed() as u32));
            seat.give(&id, number, &slot, now())
        });
    }

    /// Moves a meeting, also after its talk.
    pub fn move_to(self, number: u32, slot: MeetingSlot) {
        self.claim(|seat| seat.move_to(number, &slot, now()));
    }

    fn claim(self, claim: impl FnOnce(&mut Seat) -> bool) {
        let at_once = untrack(|| slots::at_once(self.live, &self.booth.get_value()));
        let is_claimed = self.act_seen(|seat| {
            seat.set_at_once(at_once);
            claim(seat)
        });
        if is_claimed != Some(true) {
            dom::announce(&self.live.say("desk-too-late", &[]));
        }
    }

    /// Cancels a meeting, also after its talk.
    pub fn cancel(self, number: u32) {
        self.act_seen(|seat| seat.cancel(number, now()));
    }

    /// Hands a talk to a colleague, or back to the queue.
    pub fn hand(self, id: VisitorId, to: Option<(MemberTag, &str)>) {
        if self.act_seen(|seat| seat.hand(&id, to, now())) == Some(true) {
            self.open.set(None);
        }
    }

    /// Ends a talk.
    pub fn close(self, id: VisitorId) {
        if self.act_seen(|seat| seat.close(&id, now())) == Some(true) {
            self.open.set(None);
        }
    }

    /// Says whether the member can be asked.
    pub fn choose(self, state: MemberState) {
        self.act_seen(|seat| seat.choose(state, now()));
    }

    /// The member looks, speaks or is called otherwise.
    pub fn describe(self, change: impl FnOnce(&mut Kept)) {
        self.keep(change);
        let about = self.kept.read_untracked().about();
        self.act_seen(|seat| seat.describe(about, now()));
    }

    fn touched(self) {
        if self.act(|seat| seat.touched(now())) == Some(true) {
            self.changed();
        }
    }
}
