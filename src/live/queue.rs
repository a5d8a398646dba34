//! The desk's queue: who waits, who has whom, and how two members who take the same request at once agree.
//!
//! Every member's page keeps the queue for itself, from what the broker keeps and passes on; MQTT has no conditional write.
//! So every page decides by the same rule: of those who took a request in one round the lowest (time, member) has it.
//! A topic keeps one message, the last one, so whoever has a request says so again when somebody takes it too late.
//! A round begins with the request, with going back to the queue, and with handing over.

use crate::{
    LiveTime, VisitorId,
    flat_map::FlatMap,
    limits::TALK_SECS,
    message::{Act, MemberTag},
};

/// Requests a queue holds; a booth with more has other worries, and a flood ends here.
pub const MOST_WAITING: usize = 200;

/// Who holds a request: what all acts together mean, in whatever order they come.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Custody {
    /// When this round began.
    pub(crate) round: LiveTime,
    pub(crate) holder: Option<Holder>,
    pub(crate) closed: bool,
}

/// A member who has a request.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Holder {
    /// Since when.
    pub since: LiveTime,
    /// Who.
    pub member: MemberTag,
    /// Their name.
    pub name: String,
}

/// What an act changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ActOutcome {
    /// It counts.
    Counts,
    /// It comes too late, or is known.
    Nothing,
}

impl Custody {
    /// Nobody has it yet.
    #[must_use]
    pub const fn asked(at: LiveTime) -> Self {
        Self {
            round: at,
            holder: None,
            closed: false,
        }
    }

    /// Who has it.
    #[must_use]
    pub const fn holder(&self) -> Option<&Holder> {
        self.holder.as_ref()
    }

    /// Whether it is over.
    #[must_use]
    pub const fn is_closed(&self) -> bool {
        self.closed
    }

    /// The visitor asks (again): a closed talk begins anew, if the request is newer than its end.
    pub fn asked_again(&mut self, at: LiveTime) -> ActOutcome {
        if !self.closed || at <= self.round {
            return ActOutcome::Nothing;
        }
        *self = Self::asked(at);
        ActOutcome::Counts
    }

    /// Acts now: later than what it follows, even within one tenth of a second and with clocks that differ.
    fn act(&mut self, act: Act, now: LiveTime) -> Option<(Act, LiveTime)> {
        let after = self
            .holder
            .as_ref()
            .map_or(self.round, |holder| holder.since.max(self.round));
        let now = now.max(LiveTime::from_tenths(after.tenths().saturating_add(1)));
        (self.apply(&act, now) == ActOutcome::Counts).then_some((act, now))
    }

    /// A member's act came. Acts of former rounds change nothing.
    pub fn apply(&mut self, act: &Act, at: LiveTime) -> ActOutcome {
        if at < self.round || self.closed {
            return ActOutcome::Nothing;
        }
        match act {
            Act::Taken { by, name } => {
                let earlier = |holder: &Holder| (holder.since, holder.member) <= (at, *by);
                if self.holder.as_ref().is_some_and(earlier) {
                    return ActOutcome::Nothing;
                }
                self.holder = Some(Holder {
                    since: at,
                    member: *by,
                    name: name.clone(),
                });
            }
            Act::Handed { from, to, name } => {
                // Only who has it can give it away. A page that came late knows nobody who has it, and takes the word.
                if self
                    .holder
                    .as_ref()
                    .is_some_and(|holder| holder.member != *from)
                    || at == self.round
                {
                    return ActOutcome::Nothing;
                }
                self.round = at;
                self.holder = to.map(|member| Holder {
                    since: at,
                    member,
                    name: name.clone(),
                });
            }
            Act::Closed { .. } => {
                self.round = at;
                self.closed = true;
                self.holder = None;
            }
        }
        ActOutcome::Counts
    }
}

/// A request as a desk sees it.
#[derive(Debug, Clone, PartialEq)]
pub struct QueueEntry<Request> {
    /// Who asks.
    pub visitor: VisitorId,
    /// When they asked first: their age in the queue, however often the page said it again.
    pub asked: LiveTime,
    /// What they asked, decrypted.
    pub request: Request,
    /// Who has it.
    pub custody: Custody,
}

/// A desk's queue. `Request` is what the desk reads of a request (first words, language, name).
#[derive(Debug, Clone)]
pub struct Queue<Request> {
    me: MemberTag,
    entries: FlatMap<VisitorId, QueueEntry<Request>>,
    /// Acts that came before the request they are about (each topic of its own comes when it likes).
    early: FlatMap<VisitorId, (Act, LiveTime)>,
}

impl<Request> Queue<Request> {
    /// An empty queue, seen by `me`.
    #[must_use]
    pub const fn new(me: MemberTag) -> Self {
        Self {
            me,
            entries: FlatMap::new(),
            early: FlatMap::new(),
        }
    }

    /// A request came: a new one, or one said again. Returns whether it is new to this desk, so that it is noticed.
    pub fn asked(&mut self, visitor: VisitorId, request: Request, at: LiveTime) -> bool {
        if let Some(entry) = self.entries.get_mut(&visitor) {
            entry.request = request;
            if entry.custody.asked_again(at) == ActOutcome::Nothing {
                return false;
            }
            entry.asked = at;
            return true;
        }
        if self.entries.len() >= MOST_WAITING {
            return false;
        }
        let mut custody = Custody::asked(at);
        if let Some((act, acted)) = self.early.remove(&visitor) {
            custody.apply(&act, acted);
        }
        let fresh = custody.holder.is_none() && !custody.closed;
        self.entries.insert(
            visitor,
            QueueEntry {
                visitor,
                asked: at,
                request,
                custody,
            },
        );
        fresh
    }

    /// The visitor took the request back.
    pub fn withdrawn(&mut self, visitor: &VisitorId) -> Option<QueueEntry<Request>> {
        self.entries.remove(visitor)
    }

    /// A colleague's act, or one of our own that comes back. If it returns an act, that is to be said (again): we have
    /// this request, and the broker has just kept the word of somebody who has not.
    pub fn acted(&mut self, visitor: VisitorId, act: Act, at: LiveTime) -> Option<(Act, LiveTime)> {
        let Some(entry) = self.entries.get_mut(&visitor) else {
            if self.early.len() < MOST_WAITING
                && self
                    .early
                    .get(&visitor)
                    .is_none_or(|(_, known)| *known < at)
            {
                self.early.insert(visitor, (act, at));
            }
            return None;
        };
        if entry.custody.apply(&act, at) == ActOutcome::Counts {
            return None;
        }
        let holder = entry
            .custody
            .holder
            .as_ref()
            .filter(|holder| holder.member == self.me)?;
        let Act::Taken { by, .. } = act else {
            return None;
        };
        (by != self.me).then(|| {
            (
                Act::Taken {
                    by: holder.member,
                    name: holder.name.clone(),
                },
                holder.since,
            )
        })
    }

    /// We take a request. Returns the act to be said and its time, or `None` if somebody has it already.
    pub fn take(
        &mut self,
        visitor: &VisitorId,
        name: &str,
        now: LiveTime,
    ) -> Option<(Act, LiveTime)> {
        let act = Act::Taken {
            by: self.me,
            name: name.to_owned(),
        };
        let entry = self.entries.get_mut(visitor)?;
        if entry.custody.holder.is_some() {
            return None;
        }
        entry.custody.act(act, now)
    }

    /// We hand a request of ours to a colleague (tag and name), or with `None` back to the queue. Returns the act to be said.
    pub fn hand(
        &mut self,
        visitor: &VisitorId,
        to: Option<(MemberTag, &str)>,
        now: LiveTime,
    ) -> Option<(Act, LiveTime)> {
        let act = Act::Handed {
            from: self.me,
            to: to.map(|(member, _)| member),
            name: to.map(|(_, name)| name.to_owned()).unwrap_or_default(),
        };
        self.act_on_mine(visitor, act, now)
    }

    /// We close a talk of ours. Returns the act to be said.
    pub fn close(&mut self, visitor: &VisitorId, now: LiveTime) -> Option<(Act, LiveTime)> {
        self.act_on_mine(visitor, Act::Closed { by: self.me }, now)
    }

    /// Requests that nobody has, the oldest first.
    #[must_use]
    pub fn waiting(&self) -> Vec<&QueueEntry<Request>> {
        let mut waiting: Vec<_> = self
            .entries
            .values()
            .filter(|entry| entry.custody.holder.is_none() && !entry.custody.closed)
            .collect();
        waiting.sort_by_key(|entry| (entry.asked, entry.visitor));
        waiting
    }

    /// Requests that we have, the oldest first.
    #[must_use]
    pub fn mine(&self) -> Vec<&QueueEntry<Request>> {
        self.held_by(|member| member == self.me)
    }

    /// Requests that colleagues have, the oldest first.
    #[must_use]
    pub fn colleagues(&self) -> Vec<&QueueEntry<Request>> {
        self.held_by(|member| member != self.me)
    }

    /// A request.
    #[must_use]
    pub fn entry(&self, visitor: &VisitorId) -> Option<&QueueEntry<Request>> {
        self.entries.get(visitor)
    }

    /// A visitor's place in the queue, from 1, as they are told it; `None` if they do not wait.
    #[must_use]
    pub fn place(&self, visitor: &VisitorId) -> Option<usize> {
        self.waiting()
            .iter()
            .position(|entry| entry.visitor == *visitor)
            .map(|at| at + 1)
    }

    /// Gives back to the queue what a colleague has whose page is gone. Returns what is to be said; only the present
    /// member with the lowest tag says it.
    pub fn abandoned(
        &mut self,
        present: &[MemberTag],
        now: LiveTime,
    ) -> Vec<(VisitorId, Act, LiveTime)> {
        if present.iter().min() != Some(&self.me) {
            return Vec::new();
        }
        let mut acts = Vec::new();
        for entry in self.entries.values_mut() {
            let Some(holder) = &entry.custody.holder else {
                continue;
            };
            if present.contains(&holder.member) {
                continue;
            }
            let act = Act::Handed {
                from: holder.member,
                to: None,
                name: String::new(),
            };
            acts.extend(
                entry
                    .custody
                    .act(act, now)
                    .map(|(act, at)| (entry.visitor, act, at)),
            );
        }
        acts
    }

    /// Forgets requests that are too old, and closed ones after as long.
    pub fn expire(&mut self, now: LiveTime) {
        let fresh = |at: LiveTime| now.secs_since(at) < TALK_SECS;
        self.entries.retain(|_, entry| {
            fresh(entry.asked) || fresh(entry.custody.round) || entry.custody.holder.is_some()
        });
        self.early.retain(|_, (_, at)| fresh(*at));
    }

    fn act_on_mine(
        &mut self,
        visitor: &VisitorId,
        act: Act,
        now: LiveTime,
    ) -> Option<(Act, LiveTime)> {
        let custody = &mut self.entries.get_mut(visitor)?.custody;
        if custody.holder.as_ref()?.member != self.me {
            return None;
        }
        custody.act(act, now)
    }

    fn held_by(&self, holds: impl Fn(MemberTag) -> bool) -> Vec<&QueueEntry<Request>> {
        let mut held: Vec<_> = self
            .entries
            .values()
            .filter(|entry| {
                entry
                    .custody
                    .holder
                    .as_ref()
                    .is_some_and(|holder| holds(holder.member))
            })
            .collect();
        held.sort_by_key(|entry| (entry.asked, entry.visitor));
        held
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const NOON: LiveTime = LiveTime::from_tenths(1_000_000);
    const SATO: MemberTag = MemberTag(7);
    const KIM: MemberTag = MemberTag(9);

    fn id(n: u8) -> VisitorId {
        VisitorId::from_key(&[n; 32])
    }

    fn desk(me: MemberTag, visitors: u8) -> Queue<&'static str> {
        let mut queue = Queue::new(me);
        for n in 1..=visitors {
            assert!(queue.asked(id(n), "Hello", NOON.plus_secs(n.into())));
        }
        queue
    }

    fn taken(by: MemberTag, name: &str) -> Act {
        Act::Taken {
            by,
            name: name.to_owned(),
        }
    }

    fn holder(queue: &Queue<&str>, n: u8) -> Option<MemberTag> {
        queue
            .entry(&id(n))
            .unwrap()
            .custody
            .holder()
            .map(|holder| holder.member)
    }

    #[test]
    fn the_oldest_waits_first_and_places_follow() {
        let mut queue = desk(SATO, 3);
        assert_eq!(
            queue
                .waiting()
                .iter()
                .map(|entry| entry.visitor)
                .collect::<Vec<_>>(),
            [id(1), id(2), id(3)]
        );
        assert_eq!(queue.place(&id(3)), Some(3));
        queue.take(&id(1), "Sato", NOON.plus_secs(9)).unwrap();
        assert_eq!(queue.place(&id(3)), Some(2));
        assert_eq!(queue.place(&id(1)), None);
        assert_eq!(queue.mine().len(), 1);
        // Said again after a reconnect, a request keeps its age.
        assert!(!queue.asked(id(2), "Hello", NOON.plus_secs(400)));
        assert_eq!(queue.place(&id(2)), Some(1));
    }

    #[test]
    fn of_two_who_take_at_once_the_earlier_has_it_on_both_desks() {
        let (mut sato, mut kim) = (desk(SATO, 1), desk(KIM, 1));
        let (by_kim, at_kim) = kim.take(&id(1), "Kim", NOON.plus_secs(20)).unwrap();
        let (by_sato, at_sato) = sato.take(&id(1), "Sato", NOON.plus_secs(21)).unwrap();
        // The broker passes Kim's first and keeps Sato's; Kim says theirs again, and that one stays.
        assert_eq!(sato.acted(id(1), by_kim.clone(), at_kim), None);
        assert_eq!(
            kim.acted(id(1), by_sato, at_sato),
            Some((by_kim.clone(), at_kim))
        );
        assert_eq!(sato.acted(id(1), by_kim, at_kim), None);
        assert_eq!((holder(&sato, 1), holder(&kim, 1)), (Some(KIM), Some(KIM)));
    }

    #[test]
    fn at_the_same_tenth_the_lower_tag_has_it() {
        let (mut sato, mut kim) = (desk(SATO, 1), desk(KIM, 1));
        let (by_kim, at) = kim.take(&id(1), "Kim", NOON.plus_secs(20)).unwrap();
        let (by_sato, _) = sato.take(&id(1), "Sato", NOON.plus_secs(20)).unwrap();
        assert_eq!(kim.acted(id(1), by_sato.clone(), at), None);
        assert_eq!(sato.acted(id(1), by_kim, at), Some((by_sato, at)));
        assert_eq!(
            (holder(&sato, 1), holder(&kim, 1)),
            (Some(SATO), Some(SATO))
        );
    }

    #[test]
    fn handed_over_handed_back_and_closed() {
        let (mut sato, mut kim) = (desk(SATO, 1), desk(KIM, 1));
        let (act, at) = sato.take(&id(1), "Sato", NOON.plus_secs(20)).unwrap();
        kim.acted(id(1), act.clone(), at);
        assert_eq!(
            kim.hand(&id(1), None, NOON.plus_secs(25)),
            None,
            "it is not Kim's to give"
        );
        let (handed, at_handed) = sato
            .hand(&id(1), Some((KIM, "Kim")), NOON.plus_secs(30))
            .unwrap();
        kim.acted(id(1), handed.clone(), at_handed);
        assert_eq!((holder(&sato, 1), holder(&kim, 1)), (Some(KIM), Some(KIM)));
        // What is said again of the former round changes nothing, but the broker keeps it now: Kim's word has to stand there.
        assert_eq!(
            kim.acted(id(1), act, at),
            Some((taken(KIM, "Kim"), at_handed))
        );
        kim.acted(id(1), handed, at_handed);
        assert_eq!(holder(&kim, 1), Some(KIM));
        let (back, at_back) = kim.hand(&id(1), None, NOON.plus_secs(31)).unwrap();
        sato.acted(id(1), back, at_back);
        assert_eq!(sato.place(&id(1)), Some(1));
        let (act, at) = sato.take(&id(1), "Sato", NOON.plus_secs(31)).unwrap();
        assert!(at > at_back);
        kim.acted(id(1), act, at);
        let (closed, at_closed) = sato.close(&id(1), NOON.plus_secs(40)).unwrap();
        kim.acted(id(1), closed, at_closed);
        assert!(kim.entry(&id(1)).unwrap().custody.is_closed());
        // The kept request comes again: nothing. A new one: the talk begins anew.
        assert!(!kim.asked(id(1), "Hello", NOON.plus_secs(1)));
        assert!(kim.asked(id(1), "One more thing", NOON.plus_secs(100)));
        assert_eq!(kim.place(&id(1)), Some(1));
    }

    #[test]
    fn a_desk_that_comes_late_knows_who_has_what() {
        let mut late = Queue::new(KIM);
        late.acted(id(1), taken(SATO, "Sato"), NOON.plus_secs(20));
        late.acted(id(2), Act::Closed { by: SATO }, NOON.plus_secs(30));
        assert!(!late.asked(id(1), "Hello", NOON));
        assert!(!late.asked(id(2), "Hello", NOON));
        assert!(late.asked(id(3), "Hello", NOON));
        assert_eq!(late.waiting().len(), 1);
        assert_eq!(late.colleagues()[0].custody.holder().unwrap().name, "Sato");
        let mut later = Queue::new(SATO);
        later.asked(id(1), "Hello", NOON);
        later.acted(
            id(1),
            Act::Handed {
                from: KIM,
                to: Some(SATO),
                name: "Sato".to_owned(),
            },
            NOON.plus_secs(50),
        );
        assert_eq!(later.mine().len(), 1);
    }

    #[test]
    fn what_a_lost_colleague_had_goes_back_once() {
        let mut queues = [desk(SATO, 2), desk(KIM, 2)];
        let gone = MemberTag(1);
        for queue in &mut queues {
            queue.acted(id(1), taken(gone, "Ito"), NOON.plus_secs(20));
            queue.acted(id(2), taken(KIM, "Kim"), NOON.plus_secs(20));
        }
        let [sato, kim] = &mut queues;
        assert_eq!(kim.abandoned(&[SATO, KIM], NOON.plus_secs(200)), []);
        let acts = sato.abandoned(&[SATO, KIM], NOON.plus_secs(200));
        assert_eq!(acts.len(), 1);
        for (visitor, act, at) in acts {
            kim.acted(visitor, act, at);
        }
        assert_eq!((kim.place(&id(1)), sato.place(&id(1))), (Some(1), Some(1)));
    }

    #[test]
    fn requests_expire_but_not_under_somebodys_hands() {
        let mut queue = desk(SATO, 2);
        queue.take(&id(1), "Sato", NOON.plus_secs(20));
        queue.expire(NOON.plus_secs(TALK_SECS + 60));
        assert!(queue.entry(&id(1)).is_some());
        assert!(queue.entry(&id(2)).is_none());
    }

    #[test]
    fn a_flood_of_requests_ends_at_the_limit() {
        let mut queue = Queue::new(SATO);
        for n in 0..1_000_u32 {
            let mut key = [0; 32];
            key[..4].copy_from_slice(&n.to_le_bytes());
            queue.asked(VisitorId::from_key(&key), "Hello", NOON);
            queue.acted(VisitorId::from_key(&[n as u8; 32]), taken(KIM, "Kim"), NOON);
        }
        assert!(queue.waiting().len() <= MOST_WAITING);
        assert!(queue.early.len() <= MOST_WAITING);
    }

    proptest! {
        /// Whatever order (and however often) takes come in, every desk names the same member.
        #[test]
        fn desks_agree_in_whatever_order_takes_come(
            takes in prop::collection::vec((1_u32..6, 0_u32..30), 1..6),
            orders in prop::collection::vec(prop::collection::vec(any::<prop::sample::Index>(), 20), 2..4),
        ) {
            let mut takes: Vec<_> = takes.into_iter().map(|(member, at)| (MemberTag(member), NOON.plus_secs(10 + at))).collect();
            takes.sort();
            takes.dedup_by_key(|(member, _)| *member);
            let winner = takes.iter().map(|(member, at)| (*at, *member)).min().unwrap().1;
            for order in orders {
                let mut late = desk(MemberTag(99), 1);
                for which in order.iter().map(|index| index.index(takes.len())).chain(0..takes.len()) {
                    let (by, at) = takes[which];
                    late.acted(id(1), taken(by, "name"), at);
                }
                prop_assert_eq!(holder(&late, 1), Some(winner));
            }
        }
    }
}
