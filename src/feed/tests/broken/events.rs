//! Broken event files and programmes: what a fault costs, and what shows only between files.

use feed::event::{Admission, Feature};
use feed::exhibition::BoothState;
use feed::problem::ProblemKind;
use feed::{Event, Programme, Severity};
use serde_json::{Value, json};

use super::{booth, event, opened, small};

/// Browsers read it apart from the rest, and are told the same as who reads the file in one.
#[test]
fn a_programme_inside_an_event_file_is_read_alike_by_itself() {
    let text = serde_json::json!({
        "version": 1, "id": "Fair", "titel": "x", "title": "Fair", "languages": ["en"], "timeZone": "Asia/Tokyo",
        "organiser": {"name": "We"}, "halls": [],
        "programme": {"version": 1, "sessions": [
            {"id": "one", "title": "One", "day": "2027-06-01", "stream": "javascript:alert(1)"},
            {"id": "two", "title": "Two", "day": "never"},
            {"id": "three", "title": "Three", "day": "2027-06-01", "recording": [
                {"url": "a.webm", "language": "e", "kind": "dub"}, {"url": "../a.webm"}]},
        ]},
    })
    .to_string();
    let whole = Event::parse(text.as_bytes(), "event.json");
    let inside = Programme::inside(text.as_bytes(), "event.json");
    let value = inside.value.unwrap();
    assert!(matches!(
        whole.value.unwrap().programme,
        Some(feed::event::ProgrammeSource::Inline(programme)) if *programme == value
    ));
    assert_eq!(value.sessions.len(), 2);
    assert!(value.sessions[0].stream.is_empty());
    let [track] = value.sessions[1].recording.all() else {
        panic!("one track is sound");
    };
    assert_eq!(
        (track.language.as_ref(), track.kind),
        (None, feed::tracks::TrackKind::Floor)
    );
    let mut told = whole.problems;
    told.retain(|problem| problem.path.starts_with("programme"));
    assert_eq!(told, inside.problems);
    let places: Vec<_> = told.iter().map(|problem| problem.path.as_str()).collect();
    for place in [
        "programme.sessions[0].stream",
        "programme.sessions[1].day",
        "programme.sessions[2].recording[0].language",
        "programme.sessions[2].recording[0].kind",
        "programme.sessions[2].recording[1].url",
    ] {
        assert!(places.contains(&place), "{place}: {places:?}");
    }
}

#[test]
fn one_bad_booth_inside_never_spoils_the_event() {
    let mut bad = small();
    bad["posters"] = json!([{"title": 5}]);
    let mut good = small();
    good["id"] = json!("good");
    let exhibition = opened(&event(
        &json!([{"id": "a", "title": "A", "booths": [bad, good, null, "javascript:x"]}]),
    ));
    assert_eq!(exhibition.slots.len(), 4);
    let BoothState::Broken {
        problems,
        last_good: None,
    } = &exhibition.slots[0].state
    else {
        panic!()
    };
    assert_eq!(problems[0].path, "halls[0].booths[0].posters[0].title");
    assert!(matches!(
        exhibition.slots[1].state,
        BoothState::Ready { .. }
    ));
    assert!(matches!(
        exhibition.slots[2].state,
        BoothState::Broken { .. }
    ));
    assert_eq!(exhibition.slots[3].problems().len(), 1);
    assert_eq!(exhibition.problems, []);
}

#[test]
fn one_bad_session_never_spoils_the_programme() {
    let session = |id: &str| json!({"id": id, "title": "T", "day": "2021-10-26"});
    let mut late = session("late");
    late["start"] = json!("2021-10-27T10:00:00+09:00");
    late["end"] = json!("2021-10-27T09:00:00+09:00");
    let mut bad = session("bad");
    bad["speakers"] = json!([{"name": []}]);
    let value = json!({
        "version": 1, "days": [{"date": "2021-10-26"}],
        "sessions": [session("a"), bad, session("a"), late]
    });
    let parsed = Programme::parse(value.to_string().as_bytes(), "programme.json");
    let programme = parsed.value.unwrap();
    let ids: Vec<&str> = programme
        .sessions
        .iter()
        .map(|session| session.id.as_str())
        .collect();
    assert_eq!(ids, ["a", "late"]);
    assert_eq!(programme.sessions[1].end, None);
    let paths: Vec<&str> = parsed
        .problems
        .iter()
        .map(|problem| problem.path.as_str())
        .collect();
    assert_eq!(
        paths,
        [
            "sessions[1].speakers[0].name",
            "sessions[2].id",
            "sessions[3].end",
            "sessions[3].day"
        ]
    );
}

#[test]
fn a_zone_that_is_none_is_refused_and_the_one_that_was_meant_told() {
    for (zone, advice) in [
        (
            "Berlin",
            "Write “Europe/Berlin”, the IANA name of the zone.",
        ),
        ("JST", "Write “Asia/Tokyo”, the IANA name of the zone."),
        ("GMT+9", "Write “Asia/Tokyo”, the IANA name of the zone."),
        ("Asia/Yokohama", "Write an IANA name such as Asia/Tokyo."),
    ] {
        let mut value = event(&json!([{"id": "a", "title": "A", "booths": [small()]}]));
        value["timeZone"] = json!(zone);
        let parsed = Event::parse(value.to_string().as_bytes(), "event.json");
        let problem = &parsed.problems[0];
        assert_eq!(
            (problem.path.as_str(), problem.severity),
            ("timeZone", Severity::Error),
            "{zone}"
        );
        assert_eq!(problem.advice("en"), advice, "{zone}");
    }
}

#[test]
fn sites_that_may_show_the_event_are_whole_addresses() {
    let mut value = event(&json!([{"id": "a", "title": "A", "booths": [small()]}]));
    value["embed"] = json!([
        "https://city.example/fair",
        "city.example",
        "https://*.example/",
        "http://x.example"
    ]);
    let parsed = Event::parse(value.to_string().as_bytes(), "event.json");
    assert_eq!(parsed.value.unwrap().embed, ["https://city.example/fair"]);
    let paths: Vec<&str> = parsed
        .problems
        .iter()
        .map(|problem| problem.path.as_str())
        .collect();
    assert_eq!(paths, ["embed[1]", "embed[2]", "embed[3]"]);
}

#[test]
fn a_live_event_names_the_whole_address_of_an_encrypted_socket() {
    let keys = format!("{}.{}", "s".repeat(43), "-_".repeat(21) + "e");
    let live = |live: Value| {
        let mut value = event(&json!([{"id": "a", "title": "A", "booths": [small()]}]));
        value["live"] = live;
        let parsed = Event::parse(value.to_string().as_bytes(), "event.json");
        let told: Vec<String> = parsed.problems.iter().map(|one| one.path.clone()).collect();
        (parsed.value.unwrap().live, told)
    };
    for broker in [
        "wss://live.city.example/live",
        "ws://127.0.0.1:9001/",
        "ws://localhost:9001",
    ] {
        let (sound, told) = live(json!({"broker": broker, "desk": keys}));
        let sound = sound.unwrap();
        assert_eq!(
            (sound.desk.as_ref(), told.len()),
            (Some(&keys), 0),
            "{told:?}"
        );
        assert!(sound.has(Feature::Announcements) && sound.desks_door() == broker);
    }
    for broker in [
        "ws://live.city.example/",
        "https://city.example/live",
        "wss://user:word@city.example/",
        "wss://city.example/#live",
        "wss://x;y.example/",
        "live",
        "",
    ] {
        let (none, told) = live(json!({"broker": broker}));
        assert_eq!(
            (none, told),
            (None, vec!["live.broker".to_owned()]),
            "{broker}"
        );
    }
    let odd = json!({"broker": "wss://a.example/", "desks": "ws://a.example/", "desk": "s.e", "features": ["announcements", "cinema"]});
    let (rest, told) = live(odd);
    let rest = rest.unwrap();
    assert_eq!(told, ["live.features[1]", "live.desks", "live.desk"]);
    assert_eq!(
        (rest.desk.as_deref(), rest.desks_door()),
        (None, "wss://a.example/")
    );
    assert!(rest.has(Feature::Announcements) && !rest.has(Feature::Presence));
    // Whoever wants tickets and misspells it must not let everybody in.
    let entry = |entry: &str| {
        let (live, told) = live(json!({"broker": "wss://a.example/", "entry": entry}));
        (live.map(|live| live.entry), told.join(" "))
    };
    assert_eq!(entry("ticket"), (Some(Admission::Ticket), String::new()));
    assert_eq!(entry("open"), (Some(Admission::Open), String::new()));
    assert_eq!(entry("tickets"), (None, "live.entry".to_owned()));
    // What is of another kind costs no more than this.
    assert_eq!(
        live(json!({"broker": 7})),
        (None, vec!["live.broker".to_owned()])
    );
}

#[test]
fn links_in_a_text_that_are_not_followed_are_told() {
    let mut value = small();
    value["description"] = json!({"en": "[a](javascript:alert(1)) [b](http://x.example/) <https://y.example;sandbox/> \
        [c](https://good.example/) [d](mailto:info@x.example) [e][r]\n\n[r]: data:text/html,x"});
    let parsed = booth(&value);
    let told: Vec<String> = parsed
        .problems
        .iter()
        .map(|problem| problem.sentence("en"))
        .collect();
    assert_eq!(told.len(), 4, "{told:?}");
    for (told, address) in
        told.iter()
            .zip(["javascript:", "http://x", "y.example;sandbox", "data:"])
    {
        assert!(
            told.contains("description.en: The link") && told.contains(address),
            "{told}"
        );
    }
}

#[test]
fn an_event_without_booths_stands() {
    let exhibition = opened(&event(&json!([])));
    assert!(exhibition.slots.is_empty());
    assert_eq!(exhibition.problems[0].kind, ProblemKind::NothingToShow);
}

#[test]
fn check_sees_what_shows_only_between_files() {
    let mut a = small();
    a["plot"] = json!(2);
    a["sessions"] = json!(["opening"]);
    a["name"] = json!({"ja": "日本電気", "th": "เอ็นอีซี"});
    let mut b = small();
    b["id"] = json!("b");
    b["plot"] = json!(2);
    let exhibition = opened(&event(
        &json!([{"id": "a", "title": "A", "booths": [a, b]}]),
    ));
    let said: Vec<String> = exhibition
        .check()
        .iter()
        .map(|problem| problem.sentence("en"))
        .collect();
    assert_eq!(
        said,
        [
            "event.json halls[0].booths[0], name.th: The language “th” is used here, but the event does not declare it.",
            "event.json halls[0].booths[0], name: The text is missing in the language “en”.",
            "event.json halls[0].booths[0], sessions[0]: The programme has no session “opening”.",
            "event.json halls[0].booths[1], plot: Plot 2 is taken by the booth “nec”.",
        ]
    );
}

#[test]
fn topics_in_a_circle_are_cut_open() {
    let mut value = event(&json!([]));
    value["topics"] = json!([
        {"id": "a", "title": "A", "broader": "b"},
        {"id": "b", "title": "B", "broader": "a"},
        {"id": "c", "title": "C", "broader": "nowhere"}
    ]);
    let exhibition = opened(&value);
    let broader: Vec<Option<&str>> = exhibition
        .event
        .topics
        .iter()
        .map(|topic| topic.broader.as_deref())
        .collect();
    assert_eq!(broader, [None, Some("a"), None]);
    assert_eq!(exhibition.problems[0].path, "topics[0].broader");
    assert_eq!(exhibition.problems[1].path, "topics[2].broader");
}
