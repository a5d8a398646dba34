//! Flood limits (token buckets): how often somebody may say something to us.
//!
//! A broker does not limit its clients. What comes is therefore counted before its signature is verified, which costs 94 µs
//! each: a flood under one name, or under many, costs its sender more than us.

use crate::{LiveTime, flat_map::FlatMap};

/// How often, in the long run and at once.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rate {
    /// How many may come at once.
    pub burst: u32,
    /// How many in ten seconds in the long run.
    pub in_ten_secs: u32,
}

/// What is taken from one author: a walker says four cards a second at most; of a talk many lines come at once after a sleep.
pub const FROM_ONE: Rate = Rate {
    burst: 40,
    in_ten_secs: 50,
};
/// What is taken from all together: a full group says 48 × 0.25 a second, and 48 at once when one comes in.
pub const FROM_ALL: Rate = Rate {
    burst: 300,
    in_ten_secs: 1_000,
};

/// Authors that are counted each; more than a hall's group has. Those beyond share one count.
const AUTHORS: usize = 512;

/// One token bucket.
#[derive(Debug, Clone, Copy)]
struct Limit {
    rate: Rate,
    /// What is left, in tenths of a token per ten seconds: exact in whole numbers.
    left: u64,
    at: LiveTime,
}

/// A token in the units of [`Limit::left`]: `in_ten_secs` of them come back each tenth of a second.
const TOKEN: u64 = 100;

impl Limit {
    /// A full bucket.
    const fn new(rate: Rate) -> Self {
        Self {
            rate,
            left: rate.burst as u64 * TOKEN,
            at: LiveTime::from_tenths(0),
        }
    }

    /// Whether one more may pass now; counts it if so. A clock that goes back gives nothing.
    fn admits(&mut self, now: LiveTime) -> bool {
        let gone = u64::from(now.tenths().saturating_sub(self.at.tenths()));
        self.at = now;
        self.left = (self.left + gone * u64::from(self.rate.in_ten_secs))
            .min(u64::from(self.rate.burst) * TOKEN);
        let admits = self.left >= TOKEN;
        if admits {
            self.left -= TOKEN;
        }
        admits
    }

    fn is_full(&self, now: LiveTime) -> bool {
        let gone = u64::from(now.tenths().saturating_sub(self.at.tenths()));
        self.left + gone * u64::from(self.rate.in_ten_secs) >= u64::from(self.rate.burst) * TOKEN
    }
}

/// A limit for each of many, and one for all.
#[derive(Debug)]
pub struct Limits<Key> {
    each: FlatMap<Key, Limit>,
    rate: Rate,
    others: Limit,
    all: Option<Limit>,
}

impl<Key: Ord> Limits<Key> {
    /// So many from each, and if said so many from all together.
    #[must_use]
    pub const fn new(rate: Rate, all: Option<Rate>) -> Self {
        let all = match all {
            Some(all) => Some(Limit::new(all)),
            None => None,
        };
        Self {
            each: FlatMap::new(),
            rate,
            others: Limit::new(rate),
            all,
        }
    }

    /// Whether one more of `key` may pass now; counts it if so.
    pub fn admit(&mut self, key: Key, now: LiveTime) -> bool {
        if self.each.len() >= AUTHORS && !self.each.contains_key(&key) {
            self.each.retain(|_, limit| !limit.is_full(now));
        }
        let limit = if self.each.len() < AUTHORS || self.each.contains_key(&key) {
            self.each.get_or_insert_with(key, || Limit::new(self.rate))
        } else {
            &mut self.others
        };
        limit.admits(now) && self.all.as_mut().is_none_or(|all| all.admits(now))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOON: LiveTime = LiveTime::from_tenths(1_000_000);

    fn passed(limit: &mut Limit, tenths: impl Iterator<Item = u32>) -> usize {
        tenths
            .filter(|&tenth| limit.admits(LiveTime::from_tenths(NOON.tenths() + tenth)))
            .count()
    }

    #[test]
    fn a_burst_passes_and_then_what_is_said_in_the_long_run() {
        let mut limit = Limit::new(Rate {
            burst: 4,
            in_ten_secs: 10,
        });
        assert_eq!(passed(&mut limit, std::iter::repeat_n(0, 20)), 4);
        assert_eq!(passed(&mut limit, 1..=100), 10);
    }

    #[test]
    fn a_clock_that_goes_back_opens_nothing() {
        let mut limit = Limit::new(Rate {
            burst: 1,
            in_ten_secs: 5,
        });
        assert!(limit.admits(NOON));
        assert!(!limit.admits(LiveTime::from_tenths(0)));
        assert!(!limit.admits(LiveTime::from_tenths(10)));
    }

    #[test]
    fn one_who_floods_takes_nothing_from_the_others() {
        let mut limits = Limits::new(FROM_ONE, Some(FROM_ALL));
        let taken = (0..10_000).filter(|_| limits.admit(1, NOON)).count();
        assert_eq!(taken, FROM_ONE.burst as usize);
        assert!((2..60).all(|other| limits.admit(other, NOON)));
    }

    #[test]
    fn a_flood_under_many_names_stays_small_in_memory_and_work() {
        let mut limits = Limits::new(FROM_ONE, Some(FROM_ALL));
        let taken = (0..20_000).filter(|&name| limits.admit(name, NOON)).count();
        assert!(taken <= FROM_ALL.burst as usize, "{taken}");
        assert!(limits.each.len() <= AUTHORS);
        // Half a minute later those names are forgotten.
        assert!(limits.admit(7_000_000, NOON.plus_secs(30)));
        assert!(limits.each.len() <= 2);
    }
}
