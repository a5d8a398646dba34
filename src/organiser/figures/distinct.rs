//! Counting distinct visits by many keys in bounded memory: exact up to a limit, and from there on by adaptive sampling
//! (P. Flajolet, "On adaptive sampling", 1990): whole visits are left out by their hash, half of them each time the set is full.

use std::collections::{HashMap, HashSet};

/// Pairs of visit and key that are kept: some 70 MB. 1,400 visitors of 100 booths on three days make half a million.
const PAIRS: usize = 3_500_000;

/// Which visits have done what.
pub(super) struct Distinct {
    pairs: HashSet<(u64, u32)>,
    limit: usize,
    /// One of 2 to the power of this many visits is counted.
    level: u32,
}

/// How many visits.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Count {
    /// Visits that were counted.
    pub sampled: u64,
    /// Visits that there were, as far as one can tell from those.
    pub all: u64,
}

impl Default for Distinct {
    fn default() -> Self {
        Self::with_limit(PAIRS)
    }
}

impl Distinct {
    fn with_limit(limit: usize) -> Self {
        Self {
            pairs: HashSet::new(),
            limit,
            level: 0,
        }
    }

    /// A visit, by its hash, has done what the key says.
    pub fn add(&mut self, visit: u64, key: u32) {
        if !is_in(visit, self.level) {
            return;
        }
        self.pairs.insert((visit, key));
        while self.pairs.len() > self.limit && self.level < u64::BITS - 1 {
            self.level += 1;
            let level = self.level;
            self.pairs.retain(|(visit, _)| is_in(*visit, level));
        }
    }

    /// One of so many visits is counted: 1 for all of them.
    pub fn one_of(&self) -> u64 {
        1 << self.level
    }

    /// The visits that have done one of several things, each once.
    pub fn any(&self, is_one: impl Fn(u32) -> bool) -> Count {
        let all = self.pairs.iter().filter(|(_, key)| is_one(*key));
        let visits: HashSet<u64> = all.map(|(visit, _)| *visit).collect();
        let sampled = visits.len() as u64;
        Count {
            sampled,
            all: sampled * self.one_of(),
        }
    }

    /// The visits by key.
    pub fn counts(&self) -> HashMap<u32, Count> {
        let mut counts: HashMap<u32, Count> = HashMap::new();
        for (_, key) in &self.pairs {
            let count = counts.entry(*key).or_default();
            count.sampled += 1;
            count.all += self.one_of();
        }
        counts
    }
}

fn is_in(visit: u64, level: u32) -> bool {
    visit.trailing_zeros() >= level
}

#[cfg(test)]
mod tests {
    use std::hash::{BuildHasher, RandomState};

    use super::*;

    #[test]
    fn each_visit_counts_once() {
        let mut distinct = Distinct::default();
        for (visit, key) in [(1, 7), (2, 7), (1, 7), (1, 8)] {
            distinct.add(visit, key);
        }
        assert_eq!(distinct.any(|key| key < 9).all, 2);
        let counts = distinct.counts();
        assert_eq!(
            (counts[&7].all, counts[&8].all, distinct.one_of()),
            (2, 1, 1)
        );
    }

    #[test]
    fn more_than_fits_is_sampled() {
        let mut distinct = Distinct::with_limit(20_000);
        let hasher = RandomState::new();
        for visit in 0..500_000_u32 {
            distinct.add(hasher.hash_one(visit), 1);
            if visit % 2 == 0 {
                distinct.add(hasher.hash_one(visit), 2);
            }
            assert!(distinct.pairs.len() <= 20_000);
        }
        assert!(distinct.one_of() >= 32);
        let counts = distinct.counts();
        // Six standard deviations of a sample of 5,000.
        for (key, there) in [(1, 500_000_f64), (2, 250_000.0)] {
            let found = counts[&key].all as f64;
            assert!((found / there - 1.0).abs() < 0.1, "{key}: {found}");
        }
    }
}
