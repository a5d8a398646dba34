//! Sessions as an iCalendar file (RFC 5545), for the visitor's own calendar.

use feed::programme::Session;
use feed::{Exhibition, markdown};
use jiff::Timestamp;
use page::Route;

use crate::content_line::ContentLines;
use crate::locale::PageLocale;

/// The sessions with a time, as one calendar. `now` stamps it, `page` is the address of the live page without its route.
/// `None` when no session has a time.
pub fn calendar<'s>(
    exhibition: &Exhibition,
    sessions: impl IntoIterator<Item = &'s Session>,
    locale: &PageLocale,
    now: Timestamp,
    page: &str,
) -> Option<String> {
    let mut lines = ContentLines::default();
    lines.raw("BEGIN", "VCALENDAR");
    lines.raw("VERSION", "2.0");
    lines.raw("PRODID", "-//Boothwalk//Programme//EN");
    let mut any = false;
    for session in sessions {
        let Some(start) = session.start else { continue };
        any = true;
        lines.raw("BEGIN", "VEVENT");
        let id = format!("{}@{}.boothwalk", session.id, exhibition.event.id);
        lines.text("UID", &[&one_line(&id)]);
        lines.raw("DTSTAMP", &utc(now));
        lines.raw("DTSTART", &utc(start.at));
        // A session that ends before it starts has no end that a calendar would take.
        if let Some(end) = session.end.filter(|end| end.at > start.at) {
            lines.raw("DTEND", &utc(end.at));
        }
        lines.text("SUMMARY", &[&one_line(&locale.words(&session.title))]);
        let about = markdown::plain(&locale.words(&session.summary));
        if !about.is_empty() {
            lines.text("DESCRIPTION", &[&about]);
        }
        let mut channels = exhibition.programme.channels.iter();
        if let Some(channel) =
            channels.find(|channel| Some(&channel.id) == session.channel.as_ref())
        {
            lines.text("LOCATION", &[&one_line(&locale.words(&channel.title))]);
        }
        let route = Route::Programme {
            session: Some(session.id.clone()),
        };
        lines.raw("URL", &format!("{page}{route}"));
        alarm(&mut lines, &locale.words(&session.title));
        lines.raw("END", "VEVENT");
    }
    lines.raw("END", "VCALENDAR");
    any.then(|| lines.into_string())
}

/// A calendar without a word in time is a list: it speaks up ten minutes before (RFC 5545, section 3.6.6).
fn alarm(lines: &mut ContentLines, title: &str) {
    lines.raw("BEGIN", "VALARM");
    lines.raw("ACTION", "DISPLAY");
    lines.text("DESCRIPTION", &[&one_line(title)]);
    lines.raw("TRIGGER", "-PT10M");
    lines.raw("END", "VALARM");
}

/// What a calendar of these sessions is called: the event, and the session if it is one alone. Ids are names of files.
pub fn file_name(event: &str, sessions: &[&str]) -> String {
    match sessions {
        [one] => format!("{event}-{one}.ics"),
        _ => format!("{event}.ics"),
    }
}

/// A moment as iCalendar writes it: `20221205T010000Z`.
pub fn utc(at: Timestamp) -> String {
    let at = jiff::tz::Offset::UTC.to_datetime(at);
    format!(
        "{:04}{:02}{:02}T{:02}{:02}{:02}Z",
        at.year(),
        at.month(),
        at.day(),
        at.hour(),
        at.minute(),
        at.second()
    )
}

/// A text without ends of lines: none may end inside a value that is written on one.
pub fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn exhibition() -> Exhibition {
        let event = r#"{"version": 1, "id": "fair", "title": "F", "languages": ["en"], "timeZone": "Asia/Tokyo",
            "organiser": {"name": "We"}, "halls": [{"id": "h", "title": "H"}], "programme": {"version": 1,
            "channels": [{"id": "c", "title": "Channel; 1"}], "sessions": [
              {"id": "s1", "title": "Water, waste; and\nBEGIN:VEVENT", "day": "2021-10-28", "channel": "c",
               "start": "2021-10-28T10:30:00+09:00", "end": "2021-10-28T12:00:00+09:00",
               "abstract": {"ja": "長い説明。長い説明。長い説明。長い説明。長い説明。長い説明。", "en": "L-o-n-g-.-L-o-n-g-.-L-o-n-g-.-L-o-n-g-.-L-o-n-g-.-L-o-n-g-.-L-o-n-g-.-L-o-n-g-.-L-o-n-g-.-L-o-n-g-.-L-o-n-g-.-L-o-n-g-.-L-o-n-g"}},
              {"id": "s2", "title": "Backwards", "day": "2021-10-28",
               "start": "2021-10-28T10:30:00+09:00", "end": "2021-10-28T09:00:00+09:00"},
              {"id": "s3", "title": "Some time", "day": "2021-10-28"}]}}"#;
        Exhibition::new(
            feed::Event::parse(event.as_bytes(), "event.json")
                .value
                .unwrap(),
        )
    }

    #[test]
    fn sessions_become_events_in_utc_and_text_stays_text() {
        let exhibition = exhibition();
        let sessions = &exhibition.programme.sessions;
        let page = "https://fair.example/";
        let text = calendar(
            &exhibition,
            sessions,
            &PageLocale::new("en", Some(i18n::Domain::MORE)),
            Timestamp::UNIX_EPOCH,
            page,
        );
        let text = text.unwrap();
        assert_eq!(text.matches("\r\nBEGIN:VEVENT\r\n").count(), 2, "{text}");
        assert!(text.contains("DTSTART:20211028T013000Z\r\n"));
        assert_eq!(text.matches("DTEND").count(), 1);
        assert!(text.contains(r"SUMMARY:Water\, waste\; and BEGIN:VEVENT"));
        assert!(text.contains("URL:https://fair.example/#/programme/s1"));
    }

    #[test]
    fn each_session_speaks_up_ten_minutes_before() {
        let exhibition = exhibition();
        let sessions = exhibition.programme.sessions.iter().take(1);
        let locale = PageLocale::new("en", Some(i18n::Domain::MORE));
        let text = calendar(&exhibition, sessions, &locale, Timestamp::UNIX_EPOCH, "").unwrap();
        let alarm = text.split("BEGIN:VALARM").nth(1).unwrap();
        assert!(alarm.contains("\r\nTRIGGER:-PT10M\r\n"), "{text}");
        assert!(text.ends_with("END:VALARM\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"));
        assert_eq!(file_name("fair", &["s1"]), "fair-s1.ics");
        assert_eq!(file_name("fair", &["s1", "s2"]), "fair.ics");
    }

    #[test]
    fn long_lines_are_folded_at_75_octets() {
        let exhibition = exhibition();
        let sessions = &exhibition.programme.sessions;
        for language in ["ja", "en"] {
            let locale = PageLocale::new(language, Some(i18n::Domain::MORE));
            let text = calendar(&exhibition, sessions, &locale, Timestamp::UNIX_EPOCH, "");
            let text = text.unwrap();
            assert!(text.contains("\r\n "), "{text}");
            for line in text.split("\r\n") {
                assert!(line.len() <= 75, "{} octets: {line}", line.len());
            }
        }
    }

    #[test]
    fn without_times_there_is_no_calendar() {
        let exhibition = exhibition();
        let sessions = exhibition.programme.sessions.iter().skip(2);
        let text = calendar(
            &exhibition,
            sessions,
            &PageLocale::new("ja", Some(i18n::Domain::MORE)),
            Timestamp::UNIX_EPOCH,
            "",
        );
        assert_eq!(text, None);
    }
}
