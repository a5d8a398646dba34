//! Whether a booth is staffed, in words for its sign.

use feed::time::{self, Staffed};
use feed::{Booth, Event};
use i18n::{Domain, Messages, value};
use jiff::Timestamp;
use jiff::tz::Offset;

/// The sentence of the sign; empty when nothing is known.
pub fn words(booth: &Booth, event: &Event, now: Timestamp, language: &str) -> String {
    let words = Messages::load(language, &[Domain::HALL]);
    let offset = offset(booth, event);
    match time::booth_staffed(booth, event, now) {
        Staffed::Now { until } => {
            let until = time::time_in_words(until, offset);
            words.format("staffed-now", &[("until", value(until))])
        }
        Staffed::Next { from } => {
            let from = time::moment_in_words(from, offset, &words);
            words.format("staffed-next", &[("from", value(from))])
        }
        Staffed::Over => words.get("staffed-over"),
        Staffed::Unknown => String::new(),
    }
}

/// The event's clock, as its hours (or the booth's) are written.
fn offset(booth: &Booth, event: &Event) -> Offset {
    let own = booth.staff.iter().flat_map(|person| &person.hours);
    let first = own.chain(&event.hours).next();
    first.map_or(Offset::UTC, |span| span.start.offset)
}
