//! Days of sessions that are far from the event's own: a year of another event, most likely.

use std::collections::BTreeSet;

use feed::Exhibition;
use feed::event::ProgrammeSource;
use feed::problem::Severity;
use i18n::value;
use jiff::ToSpan as _;
use jiff::tz::TimeZone;

use crate::console::Console;
use crate::report::Finding;
use crate::source::EVENT_FILE;

/// Days before the event and behind it on which something of it may well be.
const NEAR: i64 = 60;

/// Looks at the programme; each day is told once.
pub(super) fn findings(exhibition: &Exhibition, console: &Console) -> Vec<Finding> {
    let hours = &exhibition.event.hours;
    // A day more or less makes no difference here, nor does the zone.
    let date = |moment: feed::Moment| moment.at.to_zoned(TimeZone::UTC).date();
    let first = hours.iter().map(|span| date(span.start)).min();
    let last = hours.iter().map(|span| date(span.end)).max();
    let (Some(first), Some(last)) = (first, last) else {
        return Vec::new();
    };
    let near = first.saturating_sub(NEAR.days())..=last.saturating_add(NEAR.days());
    let (file, inside) = match &exhibition.event.programme {
        Some(ProgrammeSource::At(at)) => (at.as_str(), ""),
        _ => (EVENT_FILE, "programme."),
    };
    let mut told = BTreeSet::new();
    let sessions = exhibition.programme.sessions.iter().enumerate();
    let far =
        sessions.filter(|(_, session)| !near.contains(&session.day) && told.insert(session.day));
    far.map(|(index, session)| {
        let values = [
            ("day", value(session.day.to_string())),
            ("first", value(first.to_string())),
            ("last", value(last.to_string())),
        ];
        let path = format!("{inside}sessions[{index}].day");
        Finding::ours(Severity::Warning, file, &path, "day-far", &values, console)
    })
    .collect()
}
