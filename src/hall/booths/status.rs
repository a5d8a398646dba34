//! Whether a booth is staffed, in words for its sign.

use feed::clocks::{near_in_words, of_hours};
use feed::time::{self, Staffed};
use feed::{Booth, Event};
use i18n::{Domain, Messages, value};
use jiff::Timestamp;

/// The sentence of the sign; empty when nothing is known.
pub fn words(booth: &Booth, event: &Event, now: Timestamp, language: &str) -> String {
    let words = Messages::load(language, &[Domain::HALL]);
    // Painted for everybody who passes: on the event's clock.
    let said = |key, at| {
        let at = of_hours(booth, event, at);
        let at = near_in_words(at.at, now, at.offset, &words);
        words.format(key, &[("time", value(at))])
    };
    match time::booth_staffed(booth, event, now) {
        Staffed::Now { until } => said("staffed-now", until),
        Staffed::Next { from } => said("staffed-next", from),
        Staffed::Over => words.get("staffed-over"),
        Staffed::Unknown => String::new(),
    }
}
