//! Moments before, at and after what they are held against.

use super::*;
use crate::Moment;
use i18n::Domain;
use proptest::prelude::*;

fn at(text: &str) -> Timestamp {
    text.parse().unwrap_or(Timestamp::UNIX_EPOCH)
}

fn span(start: i64, end: i64) -> Span {
    let moment = |secs: i64| Moment {
        at: Timestamp::from_second(secs).unwrap_or(Timestamp::UNIX_EPOCH),
        offset: Offset::UTC,
    };
    Span {
        start: moment(start),
        end: moment(end),
    }
}

fn sec(secs: i64) -> Timestamp {
    Timestamp::from_second(secs).unwrap_or(Timestamp::UNIX_EPOCH)
}

#[test]
fn shifts_that_touch_are_one_presence() {
    let spans = [span(20, 30), span(10, 20), span(40, 50)];
    assert_eq!(staffed(&spans, sec(5)), Staffed::Next { from: sec(10) });
    assert_eq!(staffed(&spans, sec(10)), Staffed::Now { until: sec(30) });
    assert_eq!(staffed(&spans, sec(30)), Staffed::Next { from: sec(40) });
    assert_eq!(staffed(&spans, sec(50)), Staffed::Over);
    assert_eq!(staffed(&[], sec(50)), Staffed::Unknown);
}

#[test]
fn dates_are_written_as_people_write_them() {
    let ja = &Messages::load("ja", &[Domain::LOCALE]);
    let en = &Messages::load("en", &[Domain::LOCALE]);
    let now = at("2021-10-28T01:30:00Z");
    let japan = jiff::tz::offset(9);
    assert_eq!(moment_in_words(now, japan, ja), "2021年10月28日(木) 10:30");
    assert_eq!(moment_in_words(now, japan, en), "Thu 28 Oct 2021, 10:30");
    let honolulu = jiff::tz::offset(-10);
    assert_eq!(moment_in_words(now, honolulu, en), "Wed 27 Oct 2021, 15:30");
    let later = at("2021-10-28T03:00:00Z");
    assert_eq!(
        span_in_words(now, later, japan, ja),
        "2021年10月28日(木) 10:30〜12:00"
    );
    assert_eq!(
        span_in_words(now, at("2021-10-29T03:05:00Z"), japan, en),
        "Thu 28 Oct 2021, 10:30 – Fri 29 Oct 2021, 12:05"
    );
    assert_eq!(short_date_in_words(date(now, japan), en), "Thu 28 Oct");
    assert_eq!(short_date_in_words(date(now, japan), ja), "10月28日(木)");
    assert_eq!(offset_in_words(japan), "UTC+9");
    assert_eq!(offset_in_words(honolulu), "UTC−10");
    let india = Offset::from_seconds(19_800).unwrap();
    assert_eq!(offset_in_words(india), "UTC+5:30");
    assert_eq!(offset_in_words(Offset::UTC), "UTC");
}

#[test]
fn channels_have_their_now_and_next() {
    let session = |id: &str, channel: Option<&str>, start: &str, end: &str| serde_json::json!({"id": id, "title": id, "day": "2021-10-28", "channel": channel, "start": start, "end": end});
    let value = serde_json::json!({"version": 1, "channels": [{"id": "a", "title": "A"}, {"id": "b", "title": "B"}],
    "sessions": [
        session("one", Some("a"), "2021-10-28T10:00:00+09:00", "2021-10-28T11:00:00+09:00"),
        session("two", Some("a"), "2021-10-28T11:00:00+09:00", "2021-10-28T12:00:00+09:00"),
        session("three", Some("b"), "2021-10-28T11:30:00+09:00", "2021-10-28T12:00:00+09:00"),
    ]});
    let programme = Programme::parse(value.to_string().as_bytes(), "p.json")
        .value
        .unwrap_or_default();
    let on = |now: &str| -> Vec<(Option<String>, Option<String>)> {
        let id = |session: Option<&Session>| session.map(|session| session.id.clone());
        on_air(&programme, at(now))
            .iter()
            .map(|on| (id(on.now), id(on.next)))
            .collect()
    };
    let some = |id: &str| Some(id.to_owned());
    assert_eq!(
        on("2021-10-28T00:59:59Z"),
        [(None, some("one")), (None, some("three"))]
    );
    assert_eq!(
        on("2021-10-28T02:00:00Z"),
        [(some("two"), None), (None, some("three"))]
    );
    assert_eq!(
        on("2021-10-28T02:30:00Z"),
        [(some("two"), None), (some("three"), None)]
    );
    assert_eq!(on("2021-10-28T03:00:00Z"), [(None, None), (None, None)]);
}

#[test]
fn the_hour_of_an_event_is_that_of_its_own_clocks_and_only_while_it_is_on() {
    // Its clocks are put back in the night between.
    let value = serde_json::json!({"version": 1, "id": "e", "title": "E", "languages": ["en"],
    "timeZone": "Europe/Berlin", "organiser": {"name": "O"}, "halls": [], "hours": [
        {"start": "2027-10-31T10:00:00+01:00", "end": "2027-10-31T18:00:00+01:00"},
        {"start": "2027-10-30T10:00:00+02:00", "end": "2027-10-30T18:00:00+02:00"},
    ]});
    let event = Event::parse(value.to_string().as_bytes(), "e.json").value;
    let event = event.unwrap_or_else(|| unreachable!());
    let second = |now: &str| second_of_day(&event, &Programme::default(), at(now));
    assert_eq!(second("2027-10-30T07:59:59Z"), None);
    assert_eq!(second("2027-10-30T08:00:00Z"), Some(10 * 3600));
    assert_eq!(
        second("2027-10-30T22:30:00Z"),
        Some(1800),
        "the night between"
    );
    assert_eq!(second("2027-10-31T09:00:00Z"), Some(10 * 3600));
    assert_eq!(second("2027-10-31T16:59:59Z"), Some(18 * 3600 - 1));
    assert_eq!(second("2027-10-31T17:00:00Z"), None);
    let nothing = Event {
        hours: Vec::new(),
        ..event
    };
    let programme = serde_json::json!({"version": 1, "sessions": [{"id": "s", "title": "S", "day": "2021-10-28",
        "start": "2021-10-28T15:00:00+09:00", "end": "2021-10-28T16:00:00+09:00"}]});
    let programme = Programme::parse(programme.to_string().as_bytes(), "p.json").value;
    let programme = programme.unwrap_or_default();
    let second = |now: &str| second_of_day(&nothing, &programme, at(now));
    assert_eq!(second("2021-10-28T06:30:00Z"), Some(15 * 3600 + 1800));
    assert_eq!(second("2021-10-28T07:00:00Z"), None);
    let silent = second_of_day(&nothing, &Programme::default(), at("2021-10-28T06:30:00Z"));
    assert_eq!(silent, None, "nobody has said when it is");
}

#[test]
fn an_event_is_before_open_between_and_after() {
    let value = serde_json::json!({"version": 1, "id": "e", "title": "E", "languages": ["en"], "timeZone": "UTC",
    "organiser": {"name": "O"}, "halls": [], "hours": [
        {"start": "2021-10-26T10:00:00+09:00", "end": "2021-10-26T17:00:00+09:00"},
        {"start": "2021-10-27T10:00:00+09:00", "end": "2021-10-28T00:00:00+09:00"},
    ]});
    let event = Event::parse(value.to_string().as_bytes(), "e.json").value;
    let (event, none) = (
        event.unwrap_or_else(|| unreachable!()),
        Programme::default(),
    );
    let status = |now: &str| status(&event, &none, at(now));
    assert_eq!(
        status("2021-10-26T00:00:00Z"),
        Status::Before {
            opens: at("2021-10-26T01:00:00Z")
        }
    );
    assert_eq!(
        status("2021-10-26T01:00:00Z"),
        Status::Open {
            until: at("2021-10-26T08:00:00Z")
        }
    );
    assert_eq!(
        status("2021-10-26T08:00:00Z"),
        Status::Between {
            opens: at("2021-10-27T01:00:00Z")
        }
    );
    assert_eq!(
        status("2021-10-27T15:00:00Z"),
        Status::After {
            since: at("2021-10-27T15:00:00Z")
        }
    );
    // Midnight ends the day before.
    let days = days(&event, &none).map(|(first, last)| (first.to_string(), last.to_string()));
    assert_eq!(
        days,
        Some(("2021-10-26".to_owned(), "2021-10-27".to_owned()))
    );
}

proptest! {
    #[test]
    fn presence_agrees_with_the_spans(
        spans in prop::collection::vec((0_i64..50, 1_i64..20), 1..8), now in 0_i64..80
    ) {
        let spans: Vec<Span> = spans.into_iter().map(|(start, length)| span(start, start + length)).collect();
        let here = |secs: i64| spans.iter().any(|span| span.contains(sec(secs)));
        match staffed(&spans, sec(now)) {
            Staffed::Now { until } => {
                let until = until.as_second();
                prop_assert!((now..until).all(here) && !here(until));
            }
            Staffed::Next { from } => {
                let from = from.as_second();
                prop_assert!((now..from).all(|secs| !here(secs)) && here(from));
            }
            Staffed::Over => prop_assert!((now..100).all(|secs| !here(secs))),
            Staffed::Unknown => prop_assert!(false),
        }
    }
}

#[test]
fn sessions_clash_when_they_run_at_once() {
    let at = |id: &str, start: &str, end: &str| -> Session {
        let time = |at: &str| format!("\"2026-12-01T{at}:00+09:00\"");
        let end = match end {
            "" => String::new(),
            end => format!(r#", "end": {}"#, time(end)),
        };
        let text = format!(
            r#"{{"id": "{id}", "title": "T", "day": "2026-12-01", "start": {}{end}}}"#,
            time(start)
        );
        serde_json::from_str(&text).unwrap()
    };
    let all = [
        at("a", "10:00", "11:00"),
        at("b", "10:40", "11:40"),
        at("c", "11:00", "12:00"),
        at("d", "10:40", ""),
    ];
    let with = |index: usize| -> Vec<&str> {
        let found = clashes(&all[index], &all);
        found.iter().map(|session| session.id.as_str()).collect()
    };
    assert_eq!(with(0), ["b", "d"]);
    assert_eq!(with(1), ["a", "c", "d"]);
    assert_eq!(with(2), ["b"]);
    assert_eq!(with(3), ["a", "b"]);
    // A meeting from the end of one to the middle of another.
    let slot = Span {
        start: Moment::parse("2026-12-01T11:00:00+09:00").unwrap(),
        end: Moment::parse("2026-12-01T11:30:00+09:00").unwrap(),
    };
    let meanwhile: Vec<&str> = during(&slot, &all)
        .iter()
        .map(|session| session.id.as_str())
        .collect();
    assert_eq!(meanwhile, ["b", "c"]);
}

#[test]
fn a_session_that_is_over_is_followed_by_its_recording() {
    let session = |recording: &str| -> Session {
        let text = format!(
            r#"{{"id": "a", "title": "T", "day": "2026-12-01", "end": "2026-12-01T11:00:00+09:00",
                "stream": "https://example.org/live"{recording}}}"#
        );
        serde_json::from_str(&text).unwrap()
    };
    let (before, after) = (at("2026-12-01T01:59:59Z"), at("2026-12-01T02:00:00Z"));
    let recorded = session(r#", "recording": "https://example.org/seen""#);
    assert!(live_stream(&recorded, before).is_some());
    assert!(live_stream(&recorded, after).is_none());
    // Without a recording the stream's page is all there is.
    assert!(live_stream(&session(""), after).is_some());
}
