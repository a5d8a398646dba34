//! The desk's slots: which meetings are given, and how two members who give the same slot at once agree.
//!
//! Every member's page keeps all of them and says all of them; of two words about one meeting the later counts, so pages come
//! to the same whatever order they hear one another in. A slot is not given by saying so: the page claims it, and waits until
//! the broker has passed its own word back. What others claimed before has come by then (a topic's messages come to all in one
//! order), and whoever finds the slot full takes the claim back. Nobody is told of a meeting before that.
//!
//! A meeting that is moved keeps its slot until the other one is certain, so that it can stay: the other is claimed by an entry
//! of its own, a hold, whose number is the meeting's with the highest bit set.
//!
//! Nodes of a cluster may pass words in different orders. Where a slot is found fuller than it may be for some time, whoever
//! gave it last by (time, member) takes it back ([`SlotBook::overfull`]).

use crate::LiveTime;
use crate::flat_map::FlatMap;
use crate::limits::GIVEN;
use crate::message::{Given, Meeting, MemberTag, Slots};

/// Seconds for which a cancelled meeting is told of: as long as a page may have slept and still know it as held.
const CANCELLED_SECS: u32 = 24 * 60 * 60;
/// Marks the number of a hold.
const HOLD: u32 = 1 << 31;
/// Seconds after which a hold that is still there is nobody's: its page was closed, or sleeps.
const HELD_SECS: u32 = 60;
/// Seconds after which both of two who gave one slot must have heard of it.
const SETTLED_SECS: u32 = 10;

/// What became of a claim.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ClaimOutcome {
    /// The meeting is given: the visitor is to be told.
    Given(Meeting),
    /// A colleague was first: the meeting with this number stands as it stood before.
    TooLate(u32),
}

/// What follows from a word that was heard.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Consequence {
    /// What became of our claims.
    pub outcomes: Vec<ClaimOutcome>,
    /// Whether all is to be said again: the broker keeps a word that knows less, or we take a claim back.
    pub say: bool,
}

/// What one member's page knows of the desk's slots.
#[derive(Debug, Clone)]
pub struct SlotBook {
    me: MemberTag,
    /// Meetings that can be held at one time.
    at_once: usize,
    given: FlatMap<u32, Given>,
    /// Meetings with a claim that the broker has not passed back yet, and the entry that claims: the meeting's own or its hold.
    claims: FlatMap<u32, u32>,
}

impl SlotBook {
    /// Nothing given, as seen by `me`.
    #[must_use]
    pub const fn new(me: MemberTag, at_once: usize) -> Self {
        Self {
            me,
            at_once,
            given: FlatMap::new(),
            claims: FlatMap::new(),
        }
    }

    /// How many meetings can be held at one time, as the booth's file says now.
    pub const fn set_at_once(&mut self, at_once: usize) {
        self.at_once = at_once;
    }

    /// What is known, as it is said.
    #[must_use]
    pub fn all(&self) -> Slots {
        Slots {
            given: self.given.values().copied().collect(),
        }
    }

    /// Whether nothing is known.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.given.is_empty()
    }

    /// A meeting.
    #[must_use]
    pub fn meeting(&self, number: u32) -> Option<&Meeting> {
        Some(&self.given.get(&number)?.meeting)
    }

    /// Whether a slot is claimed for a meeting, and it is not known yet whether it is given.
    #[must_use]
    pub fn is_pending(&self, number: u32) -> bool {
        self.claims.contains_key(&meeting_of(number))
    }

    /// The meetings that are held and certain, as visitors know them.
    pub fn held(&self) -> impl Iterator<Item = &Meeting> {
        let meetings = self.given.values().map(|given| &given.meeting);
        meetings.filter(|meeting| {
            let (number, held) = (meeting.number, meeting.held);
            held && !is_hold(number) && self.claims.get(&number) != Some(&number)
        })
    }

    /// Whether there is room for (one more) meeting, or for the one with a number to be moved there.
    #[must_use]
    pub fn is_free(&self, start: LiveTime, minutes: u16, but: Option<u32>) -> bool {
        self.all().taken(start, minutes, but.map(meeting_of)) < self.at_once
    }

    /// A meeting that a page remembers from what was said with a visitor: the broker may have forgotten it.
    pub fn remember(&mut self, meeting: Meeting, at: LiveTime, by: MemberTag) {
        self.take_in(Given { meeting, at, by });
    }

    /// Claims a slot for a meeting (of a [`number`]), or another one for a meeting that is moved. Returns whether all is to be
    /// said now; not where the slot is full, or there are too many.
    pub fn claim(&mut self, number: u32, start: LiveTime, minutes: u16, now: LiveTime) -> bool {
        let is_moved = self.meeting(number).is_some_and(|meeting| meeting.held);
        let entry = if is_moved { number | HOLD } else { number };
        let has_room = self.given.contains_key(&entry) || self.given.len() < GIVEN;
        if !has_room || self.is_pending(number) || !self.is_free(start, minutes, Some(number)) {
            return false;
        }
        self.change(entry, start, minutes, true, now);
        self.claims.insert(number, entry);
        true
    }

    /// Cancels a meeting. Returns what the visitor is to be told; all is to be said.
    pub fn cancel(&mut self, number: u32, now: LiveTime) -> Option<Meeting> {
        let meeting = self.given.get(&number)?.meeting;
        if !meeting.held || self.is_pending(number) {
            return None;
        }
        Some(self.change(number, meeting.start, meeting.minutes, false, now))
    }

    fn change(
        &mut self,
        number: u32,
        start: LiveTime,
        minutes: u16,
        held: bool,
        now: LiveTime,
    ) -> Meeting {
        let before = self.given.get(&number).map(|given| given.meeting.sequence);
        let meeting = Meeting {
            number,
            sequence: before.map_or(0, |sequence| sequence.saturating_add(1)),
            held,
            start,
            minutes,
        };
        let (at, by) = (now, self.me);
        self.given.insert(number, Given { meeting, at, by });
        meeting
    }

    /// A colleague's word came, or our own that comes back.
    pub fn heard(&mut self, said: &Slots, now: LiveTime) -> Consequence {
        let mut heard = Consequence::default();
        for given in &said.given {
            self.take_in(*given);
        }
        let claims: Vec<(u32, u32)> = self.claims.iter().map(|(of, by)| (*of, *by)).collect();
        for (number, entry) in claims {
            let Some(claimed) = self.given.get(&entry).copied() else {
                continue;
            };
            let is_ours = claimed.by == self.me;
            if is_ours && !said.given.contains(&claimed) {
                continue;
            }
            self.claims.remove(&number);
            let Meeting { start, minutes, .. } = claimed.meeting;
            let is_there = self.meeting(number).is_some_and(|meeting| meeting.held);
            let is_certain = is_ours && is_there && self.is_free(start, minutes, Some(number));
            heard.outcomes.push(if is_certain && is_hold(entry) {
                ClaimOutcome::Given(self.change(number, start, minutes, true, now))
            } else if is_certain {
                ClaimOutcome::Given(claimed.meeting)
            } else {
                ClaimOutcome::TooLate(number)
            });
            // The hold has done its work; or the claim is taken back. What a colleague has changed since is theirs.
            if is_ours && (is_hold(entry) || !is_certain) {
                self.change(entry, start, minutes, false, now);
                heard.say = true;
            }
        }
        let is_told = |given: &Given| {
            said.given.iter().any(|said| {
                said.meeting.number == given.meeting.number && rank(said) >= rank(given)
            })
        };
        heard.say |= !self.given.values().all(is_told);
        heard
    }

    fn take_in(&mut self, given: Given) {
        let number = given.meeting.number;
        let has_room = self.given.len() < GIVEN;
        match self.given.get_mut(&number) {
            Some(known) if rank(known) >= rank(&given) => {}
            Some(known) => *known = given,
            None if has_room => self.given.insert(number, given),
            None => {}
        }
    }

    /// Meetings of ours in slots that are fuller than they may be, and have been for a while, and anybody's holds that are left
    /// over. They are cancelled; visitors are to be told, and all is to be said.
    pub fn overfull(&mut self, now: LiveTime) -> Vec<Meeting> {
        let all = self.all();
        let is_over = |given: &&Given| {
            let first = (given.at, given.by, given.meeting.number);
            let earlier = all.at_once(&given.meeting, Some(meeting_of(given.meeting.number)));
            let earlier =
                earlier.filter(|other| (other.at, other.by, other.meeting.number) < first);
            let since = now.secs_since(given.at);
            let is_ours = given.by == self.me && since >= SETTLED_SECS;
            given.meeting.held
                && !self.is_pending(given.meeting.number)
                && (is_ours && earlier.count() >= self.at_once
                    || is_hold(given.meeting.number) && since >= HELD_SECS)
        };
        let over: Vec<u32> = all
            .given
            .iter()
            .filter(is_over)
            .map(|given| given.meeting.number)
            .collect();
        over.into_iter()
            .filter_map(|number| self.cancel(number, now))
            .collect()
    }

    /// Forgets meetings that are over, and cancelled ones after a day.
    pub fn expire(&mut self, now: LiveTime) {
        self.given.retain(|_, given| {
            given.meeting.end() > now
                && (given.meeting.held || now.secs_since(given.at) < CANCELLED_SECS)
        });
        let given = &self.given;
        self.claims.retain(|_, entry| given.contains_key(entry));
    }
}

/// A number for a new meeting, out of a random one.
#[must_use]
pub const fn number(random: u32) -> u32 {
    random & !HOLD
}

const fn is_hold(number: u32) -> bool {
    number & HOLD != 0
}

/// The number of the meeting that an entry is about, a hold or not.
pub(crate) const fn meeting_of(number: u32) -> u32 {
    number & !HOLD
}

/// Of two words about one meeting the greater counts.
const fn rank(given: &Given) -> (u16, u32, u32) {
    (given.meeting.sequence, given.at.tenths(), given.by.0)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const NOON: LiveTime = LiveTime::from_tenths(1_000_000);
    const ONE: LiveTime = NOON.plus_secs(3_600);
    const TWO: LiveTime = NOON.plus_secs(7_200);
    const SATO: MemberTag = MemberTag(7);
    const KIM: MemberTag = MemberTag(9);

    fn pair() -> (SlotBook, SlotBook) {
        (SlotBook::new(SATO, 1), SlotBook::new(KIM, 1))
    }

    fn starts(desk: &SlotBook) -> Vec<(u32, LiveTime)> {
        let held = desk.given.values().filter(|given| given.meeting.held);
        held.map(|given| (given.meeting.number, given.meeting.start))
            .collect()
    }

    #[test]
    fn a_slot_is_given_once_the_broker_has_passed_it_back_and_moved_and_cancelled_by_number() {
        let (mut sato, mut kim) = pair();
        assert!(sato.claim(1, ONE, 30, NOON));
        assert!(sato.is_pending(1));
        let said = sato.all();
        assert_eq!(kim.heard(&said, NOON), Consequence::default());
        assert!(!kim.claim(2, ONE, 30, NOON), "a colleague has it");
        assert!(!kim.claim(2, ONE.plus_secs(900), 30, NOON), "it overlaps");
        let Consequence { outcomes, say } = sato.heard(&said, NOON);
        assert!(matches!(
            outcomes[..],
            [ClaimOutcome::Given(Meeting {
                number: 1,
                sequence: 0,
                held: true,
                start: ONE,
                ..
            })]
        ));
        assert!(!say && !sato.is_pending(1));
        // Kim moves it, and then cancels it.
        assert!(kim.claim(1, TWO, 30, NOON));
        let said = kim.all();
        let Consequence { outcomes, say } = kim.heard(&said, NOON);
        assert!(say);
        assert!(matches!(
            outcomes[..],
            [ClaimOutcome::Given(Meeting {
                number: 1,
                sequence: 1,
                start: TWO,
                ..
            })]
        ));
        sato.heard(&kim.all(), NOON);
        assert!(sato.is_free(ONE, 30, None) && !sato.is_free(TWO, 30, None));
        let cancelled = kim.cancel(1, NOON).unwrap();
        assert_eq!((cancelled.sequence, cancelled.held), (2, false));
        sato.heard(&kim.all(), NOON);
        assert!(sato.is_free(TWO, 30, None));
        assert_eq!(sato.cancel(1, NOON), None);
    }

    #[test]
    fn of_two_who_claim_at_once_the_one_whom_the_broker_heard_first_gives_it() {
        let (mut sato, mut kim) = pair();
        // Kim's clock is behind: the order of the broker counts, not that of clocks.
        assert!(sato.claim(1, ONE, 30, NOON.plus_secs(9)));
        assert!(kim.claim(2, ONE, 30, NOON));
        let (first, second) = (sato.all(), kim.all());
        assert!(matches!(
            sato.heard(&first, NOON).outcomes[..],
            [ClaimOutcome::Given(_)]
        ));
        assert_eq!(kim.heard(&first, NOON).outcomes, []);
        sato.heard(&second, NOON);
        let heard = kim.heard(&second, NOON);
        assert_eq!(heard.outcomes, [ClaimOutcome::TooLate(2)]);
        assert!(heard.say);
        sato.heard(&kim.all(), NOON);
        assert_eq!(starts(&sato), [(1, ONE)]);
        assert_eq!(starts(&kim), starts(&sato));
    }

    #[test]
    fn a_move_that_comes_too_late_leaves_the_meeting_where_it_was() {
        let (mut sato, mut kim) = pair();
        sato.claim(1, ONE, 30, NOON);
        let said = sato.all();
        sato.heard(&said, NOON);
        kim.heard(&said, NOON);
        assert!(kim.claim(2, TWO, 30, NOON) && sato.claim(1, TWO, 30, NOON));
        let (first, second) = (kim.all(), sato.all());
        for said in [&first, &second] {
            let (by_kim, by_sato) = (kim.heard(said, NOON), sato.heard(said, NOON));
            assert!(!by_kim.outcomes.contains(&ClaimOutcome::TooLate(2)));
            if said == &second {
                assert_eq!(by_sato.outcomes, [ClaimOutcome::TooLate(1)]);
            }
        }
        assert_eq!(starts(&sato), [(1, ONE), (2, TWO)]);
    }

    #[test]
    fn a_meeting_that_is_moved_keeps_its_slot_until_the_other_is_certain() {
        let (mut sato, mut kim) = pair();
        sato.claim(1, ONE, 30, NOON);
        let said = sato.all();
        sato.heard(&said, NOON);
        kim.heard(&said, NOON);
        assert!(sato.claim(1, TWO, 30, NOON));
        assert_eq!(sato.held().map(|it| it.start).collect::<Vec<_>>(), [ONE]);
        let moving = sato.all();
        kim.heard(&moving, NOON);
        assert!(!kim.is_free(ONE, 30, None) && !kim.is_free(TWO, 30, None));
        assert!(!kim.claim(2, ONE, 30, NOON));
        // Its page is closed before it hears that the slot is its own: a minute later a colleague gives it up.
        let later = NOON.plus_secs(HELD_SECS);
        let over = kim.clone().overfull(later);
        assert_eq!(over.len(), 1);
        // Or it hears it.
        sato.heard(&moving, NOON);
        kim.heard(&sato.all(), NOON);
        assert!(kim.is_free(ONE, 30, None) && !kim.is_free(TWO, 30, None));
        assert_eq!(kim.overfull(later), []);
    }

    #[test]
    fn nodes_that_disagree_are_mended_by_the_later_one() {
        let (mut sato, mut kim) = pair();
        sato.claim(1, ONE, 30, NOON);
        kim.claim(2, ONE, 30, NOON.plus_secs(1));
        let (by_sato, by_kim) = (sato.all(), kim.all());
        // Each hears itself first.
        sato.heard(&by_sato, NOON);
        kim.heard(&by_kim, NOON);
        sato.heard(&by_kim, NOON);
        kim.heard(&by_sato, NOON);
        assert_eq!(starts(&sato).len(), 2);
        let later = NOON.plus_secs(60);
        assert_eq!(sato.overfull(later), []);
        let over = kim.overfull(later);
        assert_eq!((over[0].number, over[0].held), (2, false));
        sato.heard(&kim.all(), later);
        assert_eq!(starts(&sato), [(1, ONE)]);
    }

    #[test]
    fn what_the_broker_forgot_is_said_again_and_what_is_over_is_not() {
        let (mut sato, mut kim) = pair();
        sato.claim(1, ONE, 30, NOON);
        let said = sato.all();
        sato.heard(&said, NOON);
        kim.remember(*sato.meeting(1).unwrap(), NOON, SATO);
        assert!(kim.heard(&Slots::default(), NOON).say);
        assert!(!kim.heard(&said, NOON).say);
        kim.expire(TWO);
        assert!(kim.is_empty());
    }

    proptest! {
        /// Some members give, move and cancel; their words reach everybody in one order, sooner or later.
        #[test]
        fn no_slot_is_ever_given_twice(
            at_once in 1..3_usize,
            acts in prop::collection::vec((0..3_usize, 0..4_u32, 0..3_u32, any::<bool>(), 0..4_usize), 1..40),
        ) {
            let mut desks: Vec<SlotBook> = (1..=3).map(|tag| SlotBook::new(MemberTag(tag), at_once)).collect();
            let mut topic: Vec<Slots> = Vec::new();
            let mut read = [0; 3];
            // What visitors were told, by number.
            let mut told: FlatMap<u32, Meeting> = FlatMap::new();
            let listen = |desks: &mut Vec<SlotBook>, topic: &mut Vec<Slots>, read: &mut [usize; 3], told: &mut FlatMap<u32, Meeting>, who: usize, most: usize| {
                for _ in 0..most {
                    let Some(said) = topic.get(read[who]).cloned() else { break };
                    read[who] += 1;
                    let heard = desks[who].heard(&said, NOON);
                    for outcome in &heard.outcomes {
                        if let ClaimOutcome::Given(meeting) = outcome {
                            told.insert(meeting.number, *meeting);
                        }
                    }
                    if heard.say {
                        topic.push(desks[who].all());
                    }
                }
            };
            for (who, number, slot, cancels, reads) in acts {
                // A visitor's talk is one member's at a time: each number has its own.
                let (number, start) = (number * 3 + who as u32, NOON.plus_secs(3_600 * (slot + 1)));
                if cancels {
                    if let Some(meeting) = desks[who].cancel(number, NOON) {
                        told.insert(number, meeting);
                        topic.push(desks[who].all());
                    }
                } else if desks[who].claim(number, start, 30, NOON) {
                    topic.push(desks[who].all());
                }
                for who in 0..3 {
                    listen(&mut desks, &mut topic, &mut read, &mut told, who, reads);
                }
                for slot in 1..=3 {
                    let start = NOON.plus_secs(3_600 * slot);
                    let held = told.values().filter(|meeting| meeting.held && meeting.start == start).count();
                    prop_assert!(held <= at_once, "{told:?}");
                }
            }
            for _ in 0..200 {
                (0..3).for_each(|who| listen(&mut desks, &mut topic, &mut read, &mut told, who, 50));
            }
            prop_assert_eq!(read, [topic.len(); 3], "they never come to rest");
            for desk in &desks {
                prop_assert_eq!(desk.all(), desks[0].all());
            }
        }
    }
}
