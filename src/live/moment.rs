//! Live time: tenths of a second since 2026-01-01T00:00:00Z, in four bytes of a message.

use serde::{Deserialize, Serialize};

use crate::limits::WINDOW_SECS;

/// Unix time of live time's zero, milliseconds.
const ZERO_MS: f64 = 1_767_225_600_000.0;

/// A moment to a tenth of a second; enough for 13 years.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize,
)]
pub struct LiveTime(u32);

impl LiveTime {
    /// From tenths of a second since 2026-01-01T00:00:00Z.
    #[must_use]
    pub const fn from_tenths(tenths: u32) -> Self {
        Self(tenths)
    }

    /// Tenths of a second since 2026-01-01T00:00:00Z.
    #[must_use]
    pub const fn tenths(self) -> u32 {
        self.0
    }

    /// From Unix time in milliseconds; what lies outside becomes the nearest moment that there is.
    #[must_use]
    pub fn from_unix_ms(ms: f64) -> Self {
        // A cast from a float saturates, and takes NaN for zero.
        Self(((ms - ZERO_MS) / 100.0).round() as u32)
    }

    /// Unix time in milliseconds.
    #[must_use]
    pub fn to_unix_ms(self) -> f64 {
        ZERO_MS + f64::from(self.0) * 100.0
    }

    /// So many seconds later.
    #[must_use]
    pub const fn plus_secs(self, secs: u32) -> Self {
        Self(self.0.saturating_add(secs.saturating_mul(10)))
    }

    /// Whole seconds since an earlier moment; 0 if that is later.
    #[must_use]
    pub const fn secs_since(self, earlier: Self) -> u32 {
        self.0.saturating_sub(earlier.0) / 10
    }
}

/// Times for one author's messages: each later than the one before, so that nobody takes the second for a replay, though
/// two be said in one tenth of a second, or a clock be corrected a little backwards.
#[derive(Debug, Clone, Copy, Default)]
pub struct Stamps(Option<LiveTime>);

impl Stamps {
    /// The time for the next message.
    pub fn next(&mut self, now: LiveTime) -> LiveTime {
        let stamp = match self.0 {
            // What was said with a clock so far ahead nobody has accepted.
            Some(last) if last >= now && last.secs_since(now) < WINDOW_SECS => {
                LiveTime(last.0.saturating_add(1))
            }
            _ => now,
        };
        self.0 = Some(stamp);
        stamp
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn unix_time_and_back() {
        let noon = LiveTime::from_unix_ms(1_795_867_200_049.0);
        assert_eq!(noon.to_unix_ms(), 1_795_867_200_000.0);
        assert_eq!(LiveTime::from_unix_ms(ZERO_MS + 100.0).tenths(), 1);
        for outside in [f64::NAN, 0.0, f64::NEG_INFINITY] {
            assert_eq!(LiveTime::from_unix_ms(outside).tenths(), 0, "{outside}");
        }
        assert_eq!(LiveTime::from_unix_ms(1e300).tenths(), u32::MAX);
        assert_eq!(LiveTime(95).secs_since(LiveTime(10)), 8);
        assert_eq!(LiveTime(u32::MAX).plus_secs(u32::MAX), LiveTime(u32::MAX));
    }

    #[test]
    fn stamps_rise_unless_the_clock_was_far_ahead() {
        let mut stamps = Stamps::default();
        let said: Vec<u32> = [100, 100, 90, 200, 199]
            .map(|now| stamps.next(LiveTime(now)).tenths())
            .to_vec();
        assert_eq!(said, [100, 101, 102, 200, 201]);
        stamps.next(LiveTime(10_000));
        assert_eq!(stamps.next(LiveTime(4_000)), LiveTime(4_000));
    }
}
