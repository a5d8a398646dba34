//! Meetings as an iCalendar file (RFC 5545), for the calendars of those who meet.

use catalogue::calendar::{one_line, utc};
use catalogue::content_line::ContentLines;

use super::people::Side;
use super::record::MeetingEntry;

/// The meetings of one party by their marks, as one calendar. `title` is the event's, `meets` words it for whom one meets.
pub(super) fn calendar<'e>(
    entries: impl Iterator<Item = (&'e String, &'e MeetingEntry)>,
    side: Side,
    title: &str,
    meets: impl Fn(&str) -> String,
) -> String {
    let mut lines = ContentLines::default();
    lines.raw("BEGIN", "VCALENDAR");
    lines.raw("VERSION", "2.0");
    lines.raw("PRODID", "-//Boothwalk//Meetings//EN");
    for (uid, entry) in entries {
        let other = match side {
            Side::Participant => &entry.exhibitor,
            Side::Exhibitor => &entry.participant,
        };
        lines.raw("BEGIN", "VEVENT");
        lines.text("UID", &[&one_line(uid)]);
        lines.raw("SEQUENCE", &entry.sequence.to_string());
        lines.raw("DTSTAMP", &utc(entry.stamp));
        lines.raw("DTSTART", &utc(entry.start));
        lines.raw("DTEND", &utc(entry.end));
        lines.raw(
            "STATUS",
            if entry.is_off {
                "CANCELLED"
            } else {
                "CONFIRMED"
            },
        );
        lines.text("SUMMARY", &[&one_line(&meets(&other.name))]);
        lines.text("DESCRIPTION", &[&one_line(title)]);
        // Calendars make a link of it that one press follows.
        if let Some(url) = &entry.exhibitor.url {
            lines.raw("URL", &one_line(url));
        }
        if !entry.exhibitor.place.is_empty() {
            lines.text(
                "LOCATION",
                &[&one_line(&format!(
                    "{}, {}",
                    entry.exhibitor.name, entry.exhibitor.place
                ))],
            );
        }
        lines.raw("END", "VEVENT");
    }
    lines.raw("END", "VCALENDAR");
    lines.into_string()
}
