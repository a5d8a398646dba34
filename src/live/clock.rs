//! Clock correction: by how much this device's clock is wrong, told by the host's own (`Date` of an HTTP answer).
//!
//! Signed messages count for two minutes around their time, and walks start at a moment that everybody has to agree on,
//! so a clock that is ten minutes wrong would shut its owner out. MQTT says no time; the host of the site does, in the
//! `Date` header of each answer, and it is trusted already: the public keys come from it. An answer gives an interval in
//! which the correction lies (its second is not rounded, and we only know that it was written between asking and getting
//! the answer); several answers narrow it. A clock that agrees with all of them is left alone, because a device that asks
//! a time server knows better than a header with whole seconds. Ask past every cache (`cache: "no-store"`), and add an
//! `Age` header to `Date` if there is one: a cached answer tells when it was written, not when it came.

use crate::LiveTime;

/// Answers that took longer say too little, milliseconds.
const LONGEST_ANSWER_MS: f64 = 10_000.0;
/// A `Date` header has whole seconds: the truth lies within this many milliseconds after it.
const RESOLUTION_MS: f64 = 1_000.0;
/// How far answers may contradict one another before the older ones are forgotten: the device's clock was set meanwhile.
const SLACK_MS: f64 = 250.0;

/// How wrong this device's clock is.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct BrokerClock {
    /// The correction lies between these, milliseconds to be added; `None` before the first answer.
    bounds: Option<(f64, f64)>,
}

impl BrokerClock {
    /// A clock that is right as far as is known.
    #[must_use]
    pub const fn new() -> Self {
        Self { bounds: None }
    }

    /// The host answered. All three are Unix milliseconds: this device's time before asking and after the answer, and what
    /// the host said. Nonsense is ignored.
    pub fn answered(&mut self, asked: f64, got: f64, host: f64) {
        let took = got - asked;
        if !(0.0..=LONGEST_ANSWER_MS).contains(&took) || !host.is_finite() {
            return;
        }
        let (low, high) = (host - got, host + RESOLUTION_MS - asked);
        self.bounds = Some(match self.bounds {
            Some((known_low, known_high))
                if low <= known_high + SLACK_MS && known_low <= high + SLACK_MS =>
            {
                let (low, high) = (low.max(known_low), high.min(known_high));
                if low <= high {
                    (low, high)
                } else {
                    (high, low)
                }
            }
            _ => (low, high),
        });
    }

    /// Milliseconds to be added to this device's time.
    #[must_use]
    pub fn correction_ms(&self) -> f64 {
        match self.bounds {
            Some((low, high)) if low > 0.0 || high < 0.0 => f64::midpoint(low, high),
            _ => 0.0,
        }
    }

    /// The time, from this device's Unix time in milliseconds.
    #[must_use]
    pub fn now(&self, device_ms: f64) -> LiveTime {
        LiveTime::from_unix_ms(device_ms + self.correction_ms())
    }

    /// A moment of everybody's time in this device's Unix milliseconds.
    #[must_use]
    pub fn on_device(&self, time: LiveTime) -> f64 {
        time.to_unix_ms() - self.correction_ms()
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// 2026-11-28, as the host's clock has it.
    const HOST: f64 = 1_795_000_000_000.0;

    fn ask(clock: &mut BrokerClock, at: f64, wrong_by: f64, way: f64, back: f64) {
        let header = ((at + way) / 1_000.0).floor() * 1_000.0;
        clock.answered(at + wrong_by, at + way + back + wrong_by, header);
    }

    #[test]
    fn ten_minutes_wrong_become_less_than_a_second() {
        for wrong_by in [-600_000.0, 600_000.0] {
            let mut clock = BrokerClock::new();
            ask(&mut clock, HOST + 321.0, wrong_by, 40.0, 30.0);
            assert!(
                (clock.correction_ms() + wrong_by).abs() <= 600.0,
                "{clock:?}"
            );
            for at in 1..6 {
                ask(
                    &mut clock,
                    HOST + f64::from(at) * 5_170.0,
                    wrong_by,
                    40.0,
                    30.0,
                );
            }
            assert!(
                (clock.correction_ms() + wrong_by).abs() <= 200.0,
                "{clock:?}"
            );
        }
    }

    #[test]
    fn a_good_clock_is_left_alone() {
        let mut clock = BrokerClock::new();
        ask(&mut clock, HOST + 999.0, 20.0, 80.0, 200.0);
        assert_eq!(clock.correction_ms(), 0.0);
    }

    #[test]
    fn slow_and_senseless_answers_are_ignored() {
        let mut clock = BrokerClock::new();
        clock.answered(HOST, HOST + 60_000.0, HOST + 600_000.0);
        clock.answered(HOST, HOST - 1.0, HOST + 600_000.0);
        clock.answered(HOST, HOST, f64::NAN);
        assert_eq!(clock, BrokerClock::new());
    }

    #[test]
    fn a_clock_that_was_set_meanwhile_is_measured_anew() {
        let mut clock = BrokerClock::new();
        ask(&mut clock, HOST, 600_000.0, 40.0, 30.0);
        ask(&mut clock, HOST + 60_000.0, 0.0, 40.0, 30.0);
        assert_eq!(clock.correction_ms(), 0.0);
    }

    proptest! {
        #[test]
        fn the_truth_stays_within_the_bounds(wrong_by in -1e6..1e6, asks in prop::collection::vec((0.0..1e6, 0.0..900.0, 0.0..900.0), 1..20)) {
            let mut clock = BrokerClock::new();
            for (after, way, back) in asks {
                ask(&mut clock, HOST + after, wrong_by, way, back);
                let (low, high) = clock.bounds.unwrap();
                prop_assert!(low <= -wrong_by + 1e-3 && -wrong_by <= high + 1e-3);
            }
        }
    }
}
