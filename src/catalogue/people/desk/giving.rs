//! Giving: what a seat does about meetings - it claims a slot, waits for the broker, tells the visitor, moves and cancels.

use live::message::{LineContent, Meeting, MemberTag, Message, Slots};
use live::slots::{ClaimOutcome, SlotBook};
use live::thread::{Thread, VISITOR};
use live::{BrokerTopic, LiveTime, VisitorId};

use super::seat::{DeskNews, Outgoing, Seat};
use crate::people::slots::MeetingSlot;

/// Seconds after joining within which the broker must have said what it keeps.
const KEPT_SECS: u32 = 5;

/// The meeting that is held with the visitor of a talk.
pub(super) fn meeting_in(thread: &Thread, slots: &SlotBook) -> Option<Meeting> {
    let lines = thread.lines().iter().rev();
    let mut numbers = lines.filter_map(|line| match &line.said {
        LineContent::Meeting(meeting) => Some(meeting.number),
        _ => None,
    });
    numbers.find_map(|number| {
        let meeting = slots.meeting(number)?;
        meeting.held.then_some(*meeting)
    })
}

impl Seat {
    /// How many meetings the booth holds at once, by its file.
    pub fn set_at_once(&mut self, at_once: usize) {
        self.slots.set_at_once(at_once);
    }

    /// What the page kept of talks tells of meetings, too: the broker may have forgotten them.
    pub(super) fn remember_meetings(&mut self) {
        for thread in self.threads.values() {
            for line in thread.lines() {
                if let (LineContent::Meeting(meeting), true) = (&line.said, line.author != VISITOR)
                {
                    self.slots
                        .remember(*meeting, line.at, MemberTag(line.author));
                }
            }
        }
    }

    /// Claims a slot for a visitor whom this member has, or another one for the meeting with a number. Whether it is claimed.
    pub fn give(&mut self, id: &VisitorId, number: u32, slot: &MeetingSlot, now: LiveTime) -> bool {
        self.has(id) && self.claim(number, Some(*id), slot, now)
    }

    /// Claims another slot for a meeting, in the talk or after it. Whether it is claimed.
    pub fn move_to(&mut self, number: u32, slot: &MeetingSlot, now: LiveTime) -> bool {
        let is_held = self.slots.meeting(number).is_some_and(|known| known.held);
        is_held && self.may_change(number) && self.claim(number, self.with(number), slot, now)
    }

    /// Cancels a meeting, in the talk or after it. Whether there is one.
    pub fn cancel(&mut self, number: u32, now: LiveTime) -> bool {
        if !self.may_change(number) {
            return false;
        }
        let Some(meeting) = self.slots.cancel(number, now) else {
            return false;
        };
        self.say_slots();
        if let Some(id) = self.with(number) {
            self.say_meeting(&id, meeting, now);
        }
        true
    }

    /// Whether this member may move or cancel a meeting: a colleague who talks with the visitor does it there.
    pub fn may_change(&self, number: u32) -> bool {
        let holder = self.with(number).and_then(|id| self.holder(&id));
        holder.is_none_or(|(member, _)| self.is_me(member.0))
    }

    fn claim(
        &mut self,
        number: u32,
        with: Option<VisitorId>,
        slot: &MeetingSlot,
        now: LiveTime,
    ) -> bool {
        if !self.slots.claim(number, slot.start, slot.minutes, now) {
            return false;
        }
        self.giving.insert(number, with);
        self.say_slots();
        true
    }

    /// The desk's word on slots came: a colleague's, or our own that comes back.
    pub(super) fn slots_said(&mut self, said: &Slots, now: LiveTime) -> Option<DeskNews> {
        self.slots_heard = true;
        let heard = self.slots.heard(said, now);
        let mut has_to_say = heard.say;
        let mut news = None;
        for outcome in heard.outcomes {
            match outcome {
                ClaimOutcome::Given(meeting) => {
                    let id = self.giving.remove(&meeting.number).flatten();
                    let is_told = id.is_some_and(|id| self.say_meeting(&id, meeting, now));
                    // Who has taken the request back meanwhile meets nobody. Of a change the visitor's page hears by the
                    // desk's word on slots, too.
                    if !is_told && meeting.sequence == 0 {
                        self.slots.cancel(meeting.number, now);
                        has_to_say = true;
                    }
                }
                ClaimOutcome::TooLate(number) => {
                    self.giving.remove(&number);
                    news = Some(DeskNews::TooLate);
                }
            }
        }
        if has_to_say {
            self.say_slots();
        }
        news
    }

    /// What time has made of the slots. Whether anything is to be seen of it.
    pub(super) fn look_at_slots(&mut self, now: LiveTime) -> bool {
        self.slots.expire(now);
        let over = self.slots.overfull(now);
        for meeting in &over {
            let with = self.with(meeting.number);
            if let Some(id) = with {
                self.say_meeting(&id, *meeting, now);
            }
        }
        let since = self.joined.map_or(0, |joined| now.secs_since(joined));
        // The broker keeps nothing, and we know something.
        let is_forgotten = !self.slots_heard && since >= KEPT_SECS && !self.slots.is_empty();
        if is_forgotten || !over.is_empty() {
            self.slots_heard = true;
            self.say_slots();
        }
        !over.is_empty()
    }

    fn say_meeting(&mut self, id: &VisitorId, meeting: Meeting, now: LiveTime) -> bool {
        let thread = self.threads.get_mut(id);
        let is_written =
            thread.is_some_and(|thread| thread.write(LineContent::Meeting(meeting), now).is_ok());
        self.say_lines(id);
        is_written
    }

    fn say_slots(&mut self) {
        let booth = self.booth.clone();
        self.out.push(Outgoing {
            topic: BrokerTopic::Slots { booth },
            message: Message::Slots(self.slots.all()),
            time: None,
            line: None,
        });
    }

    // --- What is shown ---

    /// Whether a slot has room for a meeting, or for the one with a number.
    pub fn is_free(&self, slot: &MeetingSlot, but: Option<u32>) -> bool {
        self.slots.is_free(slot.start, slot.minutes, but)
    }

    /// All meetings that are held, the next one first, each with whom it is as far as that is known here.
    pub fn meetings(&self) -> Vec<(Meeting, Option<VisitorId>)> {
        let held = self.slots.held();
        let mut all: Vec<_> = held
            .map(|meeting| (*meeting, self.with(meeting.number)))
            .collect();
        all.sort_by_key(|(meeting, _)| (meeting.start, meeting.number));
        all
    }

    /// The meeting that is held with a visitor.
    pub fn meeting_with(&self, id: &VisitorId) -> Option<Meeting> {
        meeting_in(self.threads.get(id)?, &self.slots)
    }

    /// Whether a slot for a visitor is claimed, and not given yet.
    pub fn is_giving(&self, id: &VisitorId) -> bool {
        self.giving.values().any(|one| one.as_ref() == Some(id))
    }

    /// What a visitor wishes for.
    pub fn wished(&self, id: &VisitorId) -> Vec<LiveTime> {
        let lines = self.threads.get(id).map(|thread| thread.lines().iter());
        let mut wishes = lines.into_iter().flatten().rev();
        let last = wishes.find_map(|line| match &line.said {
            LineContent::Times(times) if line.author == VISITOR => Some(times.clone()),
            _ => None,
        });
        last.unwrap_or_default()
    }

    fn with(&self, number: u32) -> Option<VisitorId> {
        let has = |said: &LineContent| matches!(said, LineContent::Meeting(meeting) if meeting.number == number);
        let mut threads = self.threads.values();
        let thread = threads.find(|thread| thread.lines().iter().any(|line| has(&line.said)))?;
        Some(*thread.visitor())
    }
}
