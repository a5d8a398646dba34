//! Reconnect back-off: how long to wait before the next attempt, longer each time and never the same for two people.
//!
//! When a broker is started again, everybody who was there comes back at once. The first waits are therefore drawn
//! from three whole seconds, so that 1,400 people ask for about 470 connections a second and not for all in one.

use super::Millis;

/// Shortest and longest first wait; both double with each failed attempt up to the limits below.
const FIRST: (Millis, Millis) = (1_000, 4_000);
/// Upper limits of the shortest and the longest wait.
const LIMIT: (Millis, Millis) = (30_000, 60_000);
/// A connection that held this long counts as good again: the next loss waits as the first one did.
pub(super) const GOOD_AFTER: Millis = 20_000;

/// Waits between attempts to connect.
#[derive(Debug, Clone)]
pub(super) struct Backoff {
    failures: u32,
    /// State of SplitMix64: no secret, it only has to differ from person to person.
    random: u64,
}

impl Backoff {
    /// `seed` is any number that differs from one device to the next.
    pub(super) fn new(seed: u64) -> Self {
        Self {
            failures: 0,
            random: seed,
        }
    }

    /// A connection was lost, or never came to be. `held` is for how long it stood. Returns the time to wait.
    pub(super) fn lost(&mut self, held: Millis) -> Millis {
        if held >= GOOD_AFTER {
            self.failures = 0;
        }
        let doubled = |first: Millis, limit: Millis| (first << self.failures.min(10)).min(limit);
        let (low, high) = (doubled(FIRST.0, LIMIT.0), doubled(FIRST.1, LIMIT.1));
        self.failures = self.failures.saturating_add(1);
        low + self.next() % (high - low + 1)
    }

    fn next(&mut self) -> u64 {
        self.random = self.random.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.random;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn waits_grow_from_one_to_sixty_seconds() {
        let mut backoff = Backoff::new(7);
        let waits: Vec<Millis> = (0..12).map(|_| backoff.lost(0)).collect();
        assert!((1_000..=4_000).contains(&waits[0]), "{waits:?}");
        assert!((2_000..=8_000).contains(&waits[1]), "{waits:?}");
        assert!(
            waits[6..]
                .iter()
                .all(|wait| (30_000..=60_000).contains(wait)),
            "{waits:?}"
        );
    }

    #[test]
    fn a_connection_that_held_starts_over() {
        let mut backoff = Backoff::new(7);
        for _ in 0..8 {
            backoff.lost(1_000);
        }
        assert!(backoff.lost(GOOD_AFTER) <= 4_000);
    }

    #[test]
    fn people_do_not_come_back_in_step() {
        let mut tenths = [0_u32; 30];
        for person in 0..1_400 {
            let wait = Backoff::new(person).lost(60_000);
            tenths[((wait - 1_000) / 100).min(29) as usize] += 1;
        }
        assert!(tenths.iter().all(|&people| people < 100), "{tenths:?}");
    }
}
