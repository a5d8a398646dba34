//! Turn: of several devices with one ticket, the visit goes on at the one that came last; the others say so, and come back by a press.
//!
//! A device that comes says its number where all of them listen (`d/<id>`, kept by the broker). Whoever has heard their own number
//! and hears another one after it knows that somebody came later, and gives in at once: no clock is compared, and it does not
//! matter whether a broker says why it closes. Who was asleep meanwhile hears the kept number on waking. Until one's own number
//! comes back, all others are of those who came before.

use crate::message::Device;

/// Whether the visit goes on here.
#[derive(Debug, Clone, Copy)]
pub struct Turn {
    device: Device,
    has_heard_own: bool,
}

impl Turn {
    /// A device comes, or comes back by a press: its number is to be said.
    #[must_use]
    pub const fn begin(device: Device) -> Self {
        Self {
            device,
            has_heard_own: false,
        }
    }

    /// The number to say.
    #[must_use]
    pub const fn device(&self) -> Device {
        self.device
    }

    /// Whether it is known that the visit goes on here. While it is not, the number is to be said on every connection.
    #[must_use]
    pub const fn is_known(&self) -> bool {
        self.has_heard_own
    }

    /// A number was said. Returns whether another device came later: then the visit goes on there.
    #[must_use]
    pub fn heard(&mut self, device: Device) -> bool {
        if device == self.device {
            self.has_heard_own = true;
            return false;
        }
        self.has_heard_own
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const PHONE: Device = Device([1; 8]);
    const LAPTOP: Device = Device([2; 8]);

    /// What a broker passes on reaches all in one order; who comes hears what is kept first.
    fn say(turns: &mut [&mut Turn], device: Device) -> Vec<bool> {
        turns.iter_mut().map(|turn| turn.heard(device)).collect()
    }

    #[test]
    fn whoever_came_last_stays_and_a_press_brings_the_other_back() {
        let mut phone = Turn::begin(PHONE);
        assert_eq!(say(&mut [&mut phone], PHONE), [false]);
        // The laptop hears what is kept, and then its own number.
        let mut laptop = Turn::begin(LAPTOP);
        assert!(!laptop.heard(PHONE) && !laptop.is_known());
        assert_eq!(say(&mut [&mut phone, &mut laptop], LAPTOP), [true, false]);
        // Said again each minute, it changes nothing.
        assert_eq!(say(&mut [&mut laptop], LAPTOP), [false]);
        // The press on the phone.
        phone = Turn::begin(PHONE);
        assert!(!phone.heard(LAPTOP));
        assert_eq!(say(&mut [&mut phone, &mut laptop], PHONE), [false, true]);
    }

    #[test]
    fn of_two_at_once_the_broker_lets_one_stay() {
        let (mut phone, mut laptop) = (Turn::begin(PHONE), Turn::begin(LAPTOP));
        assert_eq!(say(&mut [&mut phone, &mut laptop], PHONE), [false, false]);
        assert_eq!(say(&mut [&mut phone, &mut laptop], LAPTOP), [true, false]);
    }

    #[test]
    fn who_slept_gives_in_on_waking_but_not_to_what_was_kept_before() {
        let mut phone = Turn::begin(PHONE);
        assert!(!phone.heard(LAPTOP), "of yesterday");
        assert!(!phone.heard(PHONE));
        assert!(phone.heard(LAPTOP), "it came while the phone slept");
    }
}
