//! The table of a desk's meetings: who has one and who wishes for one and when, for the organiser's `boothwalk meet` and
//! `boothwalk figures --leads`.

use feed::Span;
use live::{LiveTime, VisitorId};

use super::seat::Seat;
use crate::export::row;
use crate::meetings::interval;

/// The columns. A meeting that is given is the first wish, so that a timetable leaves it where it is; times are intervals of
/// ISO 8601.
const COLUMNS: [&str; 7] = [
    "name",
    "organisation",
    "booth",
    "rank",
    "meetings",
    "kind",
    "date",
];

/// The table (CSV), if there is anything to tell. `who` gives name and firm of a visitor, as far as they said them; `span` the
/// slot that begins at a time, of so many minutes if that is known.
pub fn csv(
    seat: &Seat,
    booth: &str,
    who: impl Fn(&VisitorId) -> (String, String),
    span: impl Fn(LiveTime, Option<u16>) -> Span,
) -> Option<String> {
    let mut rows = Vec::new();
    let mut add = |id: Option<VisitorId>, unknown: String, rank: u8, spans: &[Span]| {
        let (name, firm) = id.map(|id| who(&id)).unwrap_or_default();
        let name = Some(name).filter(|name| !name.is_empty());
        let times: Vec<String> = spans.iter().map(interval).collect();
        let date = times.first().and_then(|time| time.get(..10));
        rows.push([
            name.unwrap_or(unknown),
            firm,
            booth.to_owned(),
            rank.to_string(),
            times.join("; "),
            if rank == 1 { "meeting" } else { "wish" }.to_owned(),
            date.unwrap_or_default().to_owned(),
        ]);
    };
    for (meeting, with) in seat.meetings() {
        let unknown = with.map_or_else(|| format!("#{}", meeting.number), |id| id.to_string());
        add(
            with,
            unknown,
            1,
            &[span(meeting.start, Some(meeting.minutes))],
        );
    }
    for thread in seat.threads() {
        let id = *thread.visitor();
        let wished = seat.wished(&id);
        if seat.meeting_with(&id).is_none() && !wished.is_empty() {
            let spans: Vec<Span> = wished.into_iter().map(|start| span(start, None)).collect();
            add(Some(id), id.to_string(), 2, &spans);
        }
    }
    // Office programs take a file for UTF-8 only when it begins with a byte order mark.
    let mut out = String::from("\u{feff}");
    row(&mut out, COLUMNS.map(str::to_owned));
    let has_any = !rows.is_empty();
    rows.into_iter().for_each(|cells| row(&mut out, cells));
    has_any.then_some(out)
}
