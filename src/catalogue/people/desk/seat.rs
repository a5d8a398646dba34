//! Seat: what one member's page knows of a booth's desk - the queue, what is said with each visitor, who stands there, the
//! members. Messages in, messages out ([`super::word`]); no socket, no view.

use live::desk::{About, MemberDesk, PRESENT_SECS};
use live::envelope::Accepted;
use live::flat_map::FlatMap;
use live::message::{
    Act, Here, Line, LineContent, Member, MemberState, MemberTag, Message, Request,
};
use live::presence::HERE_SECS;
use live::queue::{Queue, QueueEntry};
use live::seal::{self, PublicSealKey, SecretSealKey};
use live::thread::{Received, Thread};
use live::{BrokerTopic, LiveTime, VisitorId, slots};

use super::giving;

/// Lines that may come before the request they belong to; more is a flood.
const MOST_EARLY: usize = 64;

/// The keys of a desk, as its code gives them.
pub struct Keys {
    /// Its public half of what it signs with.
    pub sign: [u8; 32],
    /// What opens what visitors sealed.
    pub seal: SecretSealKey,
    /// What is sealed to it.
    pub public_seal: PublicSealKey,
}

/// Something to be said.
pub struct Outgoing {
    /// Where.
    pub topic: BrokerTopic,
    /// What.
    pub message: Message,
    /// The moment that it tells of; now, where there is none.
    pub time: Option<LiveTime>,
    /// The line that it is, by visitor and number, which has to arrive.
    pub line: Option<(VisitorId, u32)>,
}

/// What a member wants to notice.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DeskNews {
    /// A visitor asks.
    Asked(VisitorId),
    /// A visitor says something more.
    Said(VisitorId),
    /// A colleague has a request now.
    Taken(VisitorId, String),
    /// A colleague has handed a request to this member.
    HandedToUs(VisitorId),
    /// A colleague was first to give the slot that this member has claimed.
    TooLate,
}

/// What one member's page knows.
pub struct Seat {
    pub(super) event: String,
    pub(super) booth: String,
    pub(super) me: MemberTag,
    pub(super) keys: Keys,
    name: String,
    pub(super) desk: MemberDesk,
    pub(super) queue: Queue<Request>,
    pub(super) slots: slots::SlotBook,
    /// Visitors for whom slots are claimed, as far as they are known, by the meeting's number.
    pub(super) giving: FlatMap<u32, Option<VisitorId>>,
    /// Whether the desk's word on slots was heard since the connection is there.
    pub(super) slots_heard: bool,
    pub(super) threads: FlatMap<VisitorId, Thread>,
    early: Vec<(VisitorId, Line, LiveTime)>,
    here: FlatMap<VisitorId, (Here, LiveTime)>,
    pub(super) members: Vec<Member>,
    pub(super) places: FlatMap<VisitorId, u16>,
    pub(super) joined: Option<LiveTime>,
    pub(super) out: Vec<Outgoing>,
}

impl Seat {
    /// A member sits down; `threads` is what the page kept.
    pub fn new(
        event: String,
        booth: String,
        me: MemberTag,
        keys: Keys,
        about: About,
        threads: impl IntoIterator<Item = Thread>,
        now: LiveTime,
    ) -> Self {
        let mut seat = Self {
            event,
            booth,
            me,
            keys,
            name: about.name.clone(),
            desk: MemberDesk::new(me, about, now),
            queue: Queue::new(me),
            slots: slots::SlotBook::new(me, 1),
            giving: FlatMap::new(),
            slots_heard: false,
            threads: threads
                .into_iter()
                .map(|thread| (*thread.visitor(), thread))
                .collect(),
            early: Vec::new(),
            here: FlatMap::new(),
            members: Vec::new(),
            places: FlatMap::new(),
            joined: None,
            out: Vec::new(),
        };
        seat.remember_meetings();
        seat
    }

    /// Takes what is to be said, in order.
    pub fn take_out(&mut self) -> Vec<Outgoing> {
        std::mem::take(&mut self.out)
    }

    /// The connection is there, again or for the first time.
    pub fn joined(&mut self, is_resumed: bool, now: LiveTime) {
        self.joined = Some(now);
        self.slots_heard = is_resumed;
        if !is_resumed {
            self.threads.values_mut().for_each(Thread::session_lost);
        }
        self.say_status(now);
        let visitors: Vec<VisitorId> = self.threads.keys().copied().collect();
        visitors.iter().for_each(|visitor| self.say_lines(visitor));
    }

    /// The connection is lost.
    pub fn lost(&mut self) {
        self.joined = None;
    }

    // --- What comes ---

    /// A message that counts came, signed with `key`.
    pub fn heard(&mut self, said: Accepted, key: &[u8; 32], now: LiveTime) -> Option<DeskNews> {
        let (time, name) = (said.time, said.topic.name(&self.event));
        match (said.topic, said.message) {
            (BrokerTopic::ToDesk { booth, id }, message) if booth == self.booth => match message {
                Message::Request(sealed) => {
                    let request = seal::open(&sealed, &self.keys.seal, key, &name).ok()?;
                    self.asked(id, request, time, now)
                }
                Message::Withdrawn => {
                    self.queue.withdrawn(&id);
                    if let Some(thread) = self.threads.get_mut(&id) {
                        thread.withdraw();
                    }
                    self.say_places();
                    self.say_status_if_due(now);
                    None
                }
                Message::Line(sealed) => {
                    let line = seal::open(&sealed, &self.keys.seal, key, &name).ok()?;
                    self.said(id, line, time)
                }
                _ => None,
            },
            (BrokerTopic::Here { booth, id }, Message::Here(here)) if booth == self.booth => {
                self.here.insert(id, (here, time));
                None
            }
            (BrokerTopic::Status { booth }, Message::Desk(status)) if booth == self.booth => {
                let has_to_answer = self.desk.heard(&status, now);
                self.members = status.members;
                if has_to_answer {
                    self.say_status(now);
                }
                None
            }
            (BrokerTopic::Slots { booth }, Message::Slots(slots)) if booth == self.booth => {
                self.slots_said(&slots, now)
            }
            (BrokerTopic::Queue { booth, id }, Message::Act(act)) if booth == self.booth => {
                self.acted(id, act, time, now)
            }
            (BrokerTopic::Queue { booth, id }, Message::Line(sealed)) if booth == self.booth => {
                // A colleague's, so that whoever gets the request has read everything.
                let line = seal::open(&sealed, &self.keys.seal, key, &name).ok()?;
                self.said(id, line, time);
                None
            }
            _ => None,
        }
    }

    /// What was kept on a topic is taken back.
    pub fn taken_back(&mut self, topic: &BrokerTopic, now: LiveTime) {
        match topic {
            BrokerTopic::Here { booth, id } if *booth == self.booth => drop(self.here.remove(id)),
            // A colleague's page was lost, and its last will spoke for all of us.
            BrokerTopic::Status { booth } if *booth == self.booth => self.say_status(now),
            _ => {}
        }
    }

    fn asked(
        &mut self,
        id: VisitorId,
        request: Request,
        time: LiveTime,
        now: LiveTime,
    ) -> Option<DeskNews> {
        let words = request.text.clone();
        let is_new = self.queue.asked(id, request, time);
        self.queue.entry(&id)?;
        if let Some(thread) = self.threads.get_mut(&id) {
            thread.asked_again(words, time);
        } else {
            let thread = Thread::new(self.booth.clone(), id, self.me.0, words, time);
            self.threads.insert(id, thread);
        }
        self.tell_thread_who_has_it(&id);
        // Who says it again may have missed what was said of it.
        self.places.remove(&id);
        self.repeat_taken(id);
        let early = std::mem::take(&mut self.early);
        for (of, line, at) in early {
            self.said(of, line, at);
        }
        self.say_places();
        self.say_status_if_due(now);
        self.say_lines(&id);
        is_new.then_some(DeskNews::Asked(id))
    }

    /// Acts may come before the request that they are about: the queue remembers them, the thread hears of them here.
    fn tell_thread_who_has_it(&mut self, id: &VisitorId) {
        let (Some(entry), Some(thread)) = (self.queue.entry(id), self.threads.get_mut(id)) else {
            return;
        };
        if let Some(holder) = entry.custody.holder() {
            let act = Act::Taken {
                by: holder.member,
                name: holder.name.clone(),
            };
            thread.acted(&act, holder.since);
        }
    }

    fn repeat_taken(&mut self, id: VisitorId) {
        let holder = self
            .queue
            .entry(&id)
            .and_then(|entry| entry.custody.holder());
        if let Some(holder) = holder.filter(|holder| holder.member == self.me) {
            let act = Act::Taken {
                by: holder.member,
                name: holder.name.clone(),
            };
            let since = holder.since;
            self.say_uncounted(id, LineContent::Act(act), Some(since));
        }
    }

    fn said(&mut self, id: VisitorId, line: Line, at: LiveTime) -> Option<DeskNews> {
        let Some(thread) = self.threads.get_mut(&id) else {
            if self.early.len() < MOST_EARLY {
                self.early.push((id, line, at));
            }
            return None;
        };
        let received = thread.receive(&line, at);
        // What the visitor shows not to have heard is said again.
        self.say_lines(&id);
        (received == Received::New).then_some(DeskNews::Said(id))
    }

    fn acted(
        &mut self,
        id: VisitorId,
        act: Act,
        time: LiveTime,
        now: LiveTime,
    ) -> Option<DeskNews> {
        let before = self.holder(&id);
        if let Some(thread) = self.threads.get_mut(&id) {
            thread.acted(&act, time);
        }
        if let Some((act, time)) = self.queue.acted(id, act, time) {
            self.say_act(id, act, time);
        }
        self.say_places();
        self.say_status_if_due(now);
        let after = self.holder(&id);
        match after {
            Some((member, _)) if before.as_ref().is_some_and(|(had, _)| *had == member) => None,
            Some((member, _)) if member == self.me => Some(DeskNews::HandedToUs(id)),
            Some((_, name)) => Some(DeskNews::Taken(id, name)),
            None => None,
        }
    }

    /// Whether this member has a visitor's request.
    pub(super) fn has(&self, id: &VisitorId) -> bool {
        self.holder(id).is_some_and(|(member, _)| member == self.me)
    }

    pub(super) fn holder(&self, id: &VisitorId) -> Option<(MemberTag, String)> {
        let holder = self.queue.entry(id)?.custody.holder()?;
        Some((holder.member, holder.name.clone()))
    }

    /// What time has made of everything. Returns whether anything is to be seen of it.
    pub fn look(&mut self, now: LiveTime) -> bool {
        let before = self.here.len();
        self.here
            .retain(|_, (_, said)| now.secs_since(*said) < HERE_SECS);
        self.queue.expire(now);
        let mut changed = before != self.here.len();
        // Whoever has just come has not heard yet who is there: colleagues say it once a minute.
        let knows_all = |since: LiveTime| now.secs_since(since) >= PRESENT_SECS;
        if self.joined.is_some_and(knows_all) {
            // With whom a meeting is held is to be known until then.
            let (queue, slots) = (&self.queue, &self.slots);
            self.threads.retain(|id, thread| {
                queue.entry(id).is_some() || giving::meeting_in(thread, slots).is_some()
            });
            let present = self.desk.present(now);
            for (id, act, time) in self.queue.abandoned(&present, now) {
                if let Some(thread) = self.threads.get_mut(&id) {
                    thread.acted(&act, time);
                }
                self.say_act(id, act, time);
                changed = true;
            }
        }
        if changed {
            self.say_places();
        }
        changed |= self.look_at_slots(now);
        self.say_status_if_due(now) || changed
    }

    // --- What the member does ---

    /// The member touched keys or pointer.
    pub fn touched(&mut self, now: LiveTime) -> bool {
        self.desk.touched(now);
        self.say_status_if_due(now)
    }

    /// The member says whether they can be asked.
    pub fn choose(&mut self, state: MemberState, now: LiveTime) {
        self.desk.choose(state, now);
        self.say_status_if_due(now);
    }

    /// The member changed name, figure or languages.
    pub fn describe(&mut self, about: About, now: LiveTime) {
        self.name.clone_from(&about.name);
        self.desk.describe(about);
        self.say_status_if_due(now);
    }

    /// The member takes a request. Whether they have it.
    pub fn take(&mut self, id: &VisitorId, now: LiveTime) -> bool {
        let asked = self.queue.entry(id).map(|entry| entry.asked);
        let Some((act, time)) = self.queue.take(id, &self.name, now) else {
            return false;
        };
        if let Some(asked) = asked {
            self.desk.answered(now.secs_since(asked));
        }
        self.act(*id, act, time, now);
        true
    }

    /// The member hands a request of theirs to a colleague, or back to the queue.
    pub fn hand(&mut self, id: &VisitorId, to: Option<(MemberTag, &str)>, now: LiveTime) -> bool {
        let Some((act, time)) = self.queue.hand(id, to, now) else {
            return false;
        };
        self.act(*id, act, time, now);
        true
    }

    /// The member closes a talk of theirs.
    pub fn close(&mut self, id: &VisitorId, now: LiveTime) -> bool {
        let Some((act, time)) = self.queue.close(id, now) else {
            return false;
        };
        self.act(*id, act, time, now);
        true
    }

    /// The member answers, in a talk that they have. Whether it goes out.
    pub fn write(&mut self, id: &VisitorId, said: LineContent, now: LiveTime) -> bool {
        let is_ours = self.has(id);
        let Some(thread) = self.threads.get_mut(id).filter(|_| is_ours) else {
            return false;
        };
        let is_written = thread.write(said, now).is_ok();
        self.say_lines(id);
        is_written
    }

    /// The broker has a line of ours, or could not be given it.
    pub fn delivered(&mut self, id: &VisitorId, number: u32, is_there: bool) {
        if let Some(thread) = self.threads.get_mut(id) {
            if is_there {
                thread.delivered(number);
            } else {
                thread.not_sent(number);
            }
        }
    }

    /// The member leaves: what the others are told; nothing where nobody is left, and the word is to be taken back.
    pub fn farewell(&self) -> Option<Message> {
        let status = self.desk.farewell(self.waiting_count());
        (!status.members.is_empty()).then_some(Message::Desk(status))
    }

    fn act(&mut self, id: VisitorId, act: Act, time: LiveTime, now: LiveTime) {
        if let Some(thread) = self.threads.get_mut(&id) {
            thread.acted(&act, time);
        }
        self.say_act(id, act, time);
        self.say_places();
        self.say_status_if_due(now);
    }

    // --- What is shown ---

    /// Those who wait, the first one first.
    pub fn waiting(&self) -> Vec<&QueueEntry<Request>> {
        self.queue.waiting()
    }

    /// Those whom this member has.
    pub fn mine(&self) -> Vec<&QueueEntry<Request>> {
        self.queue.mine()
    }

    /// Those whom colleagues have.
    pub fn colleagues(&self) -> Vec<&QueueEntry<Request>> {
        self.queue.colleagues()
    }

    /// A request.
    pub fn entry(&self, id: &VisitorId) -> Option<&QueueEntry<Request>> {
        self.queue.entry(id)
    }

    /// What is said with a visitor.
    pub fn thread(&self, id: &VisitorId) -> Option<&Thread> {
        self.threads.get(id)
    }

    /// All that is said.
    pub fn threads(&self) -> impl Iterator<Item = &Thread> {
        self.threads.values()
    }

    /// Whether a member is this one.
    pub fn is_me(&self, member: u32) -> bool {
        member == self.me.0
    }

    /// Who of the colleagues is at the desk.
    pub fn others(&self) -> impl Iterator<Item = &Member> {
        self.members.iter().filter(|member| member.tag != self.me)
    }

    /// Who stands at the booth and lets others see it.
    pub fn visitors(&self) -> impl Iterator<Item = &Here> {
        self.here.values().map(|(here, _)| here)
    }

    /// Whether this member can be asked now.
    pub fn state(&self, now: LiveTime) -> MemberState {
        self.desk.state(now)
    }
}
