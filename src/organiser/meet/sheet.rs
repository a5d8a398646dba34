//! The organiser's sheet: every wish with its meeting or with the reason why there is none, as a table (CSV).

use catalogue::export::row;

use super::outcome::{MeetOutcome, Pair};
use super::words::Words;

/// Keys of the words above the columns.
const COLUMNS: [&str; 10] = [
    "meet-column-day",
    "meet-column-start",
    "meet-column-end",
    "meet-column-exhibitor",
    "meet-column-place",
    "meet-column-participant",
    "meet-column-organisation",
    "meet-column-participant-rank",
    "meet-column-exhibitor-rank",
    "meet-column-reason",
];

/// The sheet: meetings in order of time, then what has none.
pub(super) fn csv(outcome: &MeetOutcome<'_>, words: &Words<'_>) -> String {
    // Office programs take a file for UTF-8 only when it begins with a byte order mark.
    let mut out = String::from("\u{feff}");
    row(&mut out, COLUMNS.iter().map(|key| words.say(key)));
    let mut line = |times: [String; 3], pair: &Pair<'_>, reason: String| {
        let [day, start, end] = times;
        let cells = [
            day,
            start,
            end,
            pair.exhibitor.name.clone(),
            pair.exhibitor.whereabouts(),
            pair.participant.name.clone(),
            pair.participant.organisation.clone(),
            words.rank(pair.of_participant),
            words.rank(pair.of_exhibitor),
            reason,
        ];
        row(&mut out, cells);
    };
    for (slot, pair) in &outcome.meetings {
        let (start, end) = (words.local(slot.start), words.local(slot.end));
        let clock = |at: jiff::civil::DateTime| at.strftime("%H:%M").to_string();
        let times = [start.date().to_string(), clock(start), clock(end)];
        line(times, pair, String::new());
    }
    for (pair, reason) in &outcome.unplaced {
        line(Default::default(), pair, words.reason(pair, *reason));
    }
    out
}
