//! Groups: how one finds the people to walk with, without a server that assigns them.
//!
//! A hall's people see one another in groups, because with everybody seeing everybody 1,400 people would ask for
//! millions of messages a second. The first group fills first, so that nobody walks alone while others are there: one
//! listens to group 0, and its kept cards tell how many are in it. From [`FULL`] people on one tries the next ring: 1,
//! then one of 2 and 3, then one of 4 to 7 and so on, chosen by chance, so that 1,400 people at once spread by themselves.

use crate::{LiveTime, VisitorId};

/// From so many people on, newcomers go on to the next group.
pub const FULL: usize = 40;
/// The most people a group may have: what is between the two is for colleagues, and for those who came at the same time.
pub const LIMIT: usize = 48;
/// Groups that are tried at most; the last one is taken however full it seems. The last ring has 64 groups.
const TRIES: u32 = 8;
/// Number of the last group that anybody is sent to.
pub const LAST: u16 = (1 << (TRIES - 1)) - 1;
/// How long to listen to a group before its kept cards are counted, milliseconds: a broker sends them at once.
pub const LISTEN_MS: u64 = 700;
/// With fewer others than this one is lonely.
const LONELY: usize = 3;
/// Seconds of being lonely after which one looks for company again.
const LONELY_SECS: u32 = 120;

/// What to do after a count.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum GroupStep {
    /// Listen to this group instead, for [`LISTEN_MS`], and count again.
    Try(u16),
    /// This is our group: say the card there (and nowhere else).
    Join(u16),
    /// Nothing changes.
    Stay,
}

/// The search for a group in one hall, and the stay in it.
#[derive(Debug, Clone)]
pub struct Group {
    random: u64,
    at: u16,
    /// Which try this is; `None` once we joined.
    trying: Option<u32>,
    /// Whether `at` is the group that colleagues are in: it may be filled up to the limit.
    invited: bool,
    lonely_since: Option<LiveTime>,
}

impl Group {
    /// Begins to look: listen to [`Group::at`] first. `with` is the group that a colleague's link names; `random` differs
    /// from person to person.
    #[must_use]
    pub fn new(random: u64, with: Option<u16>) -> Self {
        let with = with.filter(|&with| with <= LAST);
        Self {
            random,
            at: with.unwrap_or(0),
            trying: Some(0),
            invited: with.is_some(),
            lonely_since: None,
        }
    }

    /// The group that is listened to now.
    #[must_use]
    pub const fn at(&self) -> u16 {
        self.at
    }

    /// Whether the search has ended: only then one says one's card.
    #[must_use]
    pub const fn is_joined(&self) -> bool {
        self.trying.is_none()
    }

    /// Counts the people of the group that is listened to. `others` are the ids of their cards, without our own.
    pub fn counted<'a>(
        &mut self,
        others: impl Iterator<Item = &'a VisitorId>,
        me: &VisitorId,
        now: LiveTime,
    ) -> GroupStep {
        let (mut count, mut before_me) = (0, 0);
        for other in others {
            count += 1;
            before_me += usize::from(other < me);
        }
        let Some(tried) = self.trying else {
            return self.stay(count, before_me, now);
        };
        if count < if self.invited { LIMIT } else { FULL } || tried + 1 >= TRIES {
            self.trying = None;
            return GroupStep::Join(self.at);
        }
        // From a full group of colleagues the search begins like anybody's.
        let next = if self.invited { 0 } else { tried + 1 };
        self.invited = false;
        self.go(next)
    }

    fn stay(&mut self, count: usize, before_me: usize, now: LiveTime) -> GroupStep {
        if before_me >= LIMIT {
            // Many came at once, and all of them saw room. Those with the highest ids go on: everybody finds the same ones.
            self.lonely_since = None;
            let ring = u32::BITS - u32::from(self.at).leading_zeros();
            return self.go((ring + 1).min(TRIES - 1));
        }
        if self.at == 0 || count >= LONELY {
            self.lonely_since = None;
            return GroupStep::Stay;
        }
        let since = *self.lonely_since.get_or_insert(now);
        if now.secs_since(since) < LONELY_SECS {
            return GroupStep::Stay;
        }
        self.lonely_since = None;
        self.go(0)
    }

    /// Goes to some group of a ring: 0 | 1 | 2, 3 | 4 to 7 | …
    fn go(&mut self, ring: u32) -> GroupStep {
        self.trying = Some(ring);
        self.at = match ring {
            0 => 0,
            ring => {
                let first = 1_u16 << (ring - 1);
                self.random = self
                    .random
                    .wrapping_mul(6_364_136_223_846_793_005)
                    .wrapping_add(1_442_695_040_888_963_407);
                // Squared: the lower ones of a ring fill first, so that a ring of 64 is not 64 nearly empty rooms.
                let part = self.random >> 48;
                first + ((((part * part) >> 16) * u64::from(first)) >> 16) as u16
            }
        };
        GroupStep::Try(self.at)
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use proptest::prelude::*;

    use super::*;

    const NOON: LiveTime = LiveTime::from_tenths(1_000_000);

    fn id(n: usize) -> VisitorId {
        let mut key = [0; 32];
        key[..8].copy_from_slice(&n.to_le_bytes());
        VisitorId::from_key(&key)
    }

    /// People who come `at_once` together, see the same counts, and only then say their cards. Returns the groups' members.
    fn come(people: usize, at_once: usize) -> BTreeMap<u16, Vec<VisitorId>> {
        let mut groups: BTreeMap<u16, Vec<VisitorId>> = BTreeMap::new();
        let ids: Vec<_> = (0..people).map(id).collect();
        for (batch, chunk) in ids.chunks(at_once).enumerate() {
            let mut searching: Vec<_> = chunk
                .iter()
                .enumerate()
                .map(|(n, me)| (*me, Group::new((batch * 1_000 + n) as u64, None)))
                .collect();
            while !searching.is_empty() {
                let seen = groups.clone();
                searching.retain_mut(|(me, group)| {
                    let others = seen.get(&group.at()).cloned().unwrap_or_default();
                    if let GroupStep::Join(at) = group.counted(others.iter(), me, NOON) {
                        groups.entry(at).or_default().push(*me);
                        return false;
                    }
                    true
                });
            }
        }
        groups
    }

    #[test]
    fn the_first_group_fills_first() {
        let groups = come(100, 1);
        assert_eq!(groups[&0].len(), FULL);
        assert_eq!(groups[&1].len(), FULL);
        assert_eq!(groups.values().map(Vec::len).sum::<usize>(), 100);
    }

    #[test]
    fn fourteen_hundred_find_groups_that_are_not_too_full() {
        let groups = come(1_400, 5);
        assert!(
            groups.values().all(|members| members.len() <= LIMIT),
            "{:?}",
            groups.values().map(Vec::len).collect::<Vec<_>>()
        );
        assert!(groups.len() >= 1_400 / LIMIT);
        // Nobody of a crowd walks alone.
        assert!(
            groups
                .values()
                .filter(|members| members.len() < LONELY)
                .count()
                <= 6,
            "{:?}",
            groups.values().map(Vec::len).collect::<Vec<_>>()
        );
    }

    #[test]
    fn colleagues_come_into_the_named_group_until_it_is_full() {
        let others: Vec<_> = (0..LIMIT).map(id).collect();
        let me = id(999);
        let mut group = Group::new(1, Some(5));
        assert_eq!(group.at(), 5);
        assert_eq!(
            group.counted(others[..LIMIT - 1].iter(), &me, NOON),
            GroupStep::Join(5)
        );
        let mut group = Group::new(1, Some(5));
        assert_eq!(group.counted(others.iter(), &me, NOON), GroupStep::Try(0));
        assert_eq!(
            group.counted(others[..3].iter(), &me, NOON),
            GroupStep::Join(0)
        );
        // No link leads out of the groups that people look at.
        assert_eq!(Group::new(1, Some(60_000)).at(), 0);
    }

    #[test]
    fn of_those_who_came_at_once_the_last_ids_go_on() {
        let mut ids: Vec<_> = (0..60).map(id).collect();
        ids.sort();
        let moved = ids
            .iter()
            .filter(|me| {
                let mut group = Group::new(3, None);
                assert_eq!(group.counted([].iter(), me, NOON), GroupStep::Join(0));
                group.counted(ids.iter().filter(|other| other != me), me, NOON) == GroupStep::Try(1)
            })
            .count();
        assert_eq!(moved, 60 - LIMIT);
    }

    #[test]
    fn the_lonely_look_for_company() {
        let (me, others) = (id(0), [id(1)]);
        let mut group = Group::new(1, Some(6));
        assert_eq!(group.counted(others.iter(), &me, NOON), GroupStep::Join(6));
        assert_eq!(group.counted(others.iter(), &me, NOON), GroupStep::Stay);
        assert_eq!(
            group.counted(others.iter(), &me, NOON.plus_secs(LONELY_SECS)),
            GroupStep::Try(0)
        );
        // In group 0 there is nobody else to look for.
        assert_eq!(
            group.counted([].iter(), &me, NOON.plus_secs(121)),
            GroupStep::Join(0)
        );
        assert_eq!(
            group.counted([].iter(), &me, NOON.plus_secs(900)),
            GroupStep::Stay
        );
    }

    proptest! {
        #[test]
        fn a_search_ends_after_few_tries(random in any::<u64>(), with in prop::option::of(any::<u16>()), counts in prop::collection::vec(0_usize..200, 12)) {
            let others: Vec<_> = (0..200).map(id).collect();
            let me = id(999);
            let mut group = Group::new(random, with);
            let tries = counts.iter().take_while(|&&count| !matches!(group.counted(others[..count].iter(), &me, NOON), GroupStep::Join(_))).count();
            prop_assert!(tries <= TRIES as usize, "{tries}");
        }
    }
}
