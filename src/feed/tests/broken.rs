//! Broken files: what is said about them, where, and what remains.
#![allow(clippy::unwrap_used, clippy::panic)]

use feed::booth::Kind;
use feed::event::Feature;
use feed::exhibition::State;
use feed::problem::{Found, ProblemKind, Wanted};
use feed::{Booth, Event, Exhibition, Parsed, Programme, Severity, limits};
use serde_json::{Value, json};

fn booth(value: &Value) -> Parsed<Booth> {
    Booth::parse(value.to_string().as_bytes(), "booths/nec.json")
}

fn small() -> Value {
    json!({"version": 1, "id": "nec", "name": {"ja": "日本電気", "en": "NEC"}})
}

fn with(field: &str, value: Value) -> Value {
    let mut booth = small();
    booth[field] = value;
    booth
}

/// The only problem of a file.
fn only<T>(parsed: &Parsed<T>) -> (&str, Severity, &ProblemKind) {
    let [problem] = parsed.problems.as_slice() else {
        panic!("{:#?}", parsed.problems)
    };
    (&problem.path, problem.severity, &problem.kind)
}

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
fn a_film_without_words_is_told_and_one_that_is_none_costs_itself_alone() {
    let parsed = booth(&with("screen", json!({"video": "films/a.mp4"})));
    assert_eq!(
        only(&parsed),
        ("screen", Severity::Note, &ProblemKind::NoAlt)
    );
    let screen = parsed.value.unwrap().screen.unwrap();
    let screen = screen.get().unwrap();
    assert_eq!(screen.video, "films/a.mp4");
    let parsed = booth(&with(
        "screen",
        json!({"video": "javascript:alert(1)", "alt": "x", "captions": [{"src": "../a.vtt"}, {"src": "a.vtt", "language": "!"}]}),
    ));
    let paths: Vec<_> = parsed
        .problems
        .iter()
        .map(|one| one.path.as_str())
        .collect();
    assert_eq!(
        paths,
        [
            "screen.video",
            "screen.captions[0].src",
            "screen.captions[1].language"
        ]
    );
    assert_eq!(parsed.value.unwrap().screen, None);
    for wrong in [json!(7), json!({}), json!({"video": ["a.mp4"]})] {
        let parsed = booth(&with("screen", wrong.clone()));
        assert!(parsed.problems[0].path.starts_with("screen"), "{wrong}");
        assert_eq!(parsed.problems[0].severity, Severity::Error);
        assert_eq!(parsed.value.unwrap().screen, None, "{wrong}");
    }
}

#[test]
fn a_wrong_type_deep_inside_is_named_with_place_found_and_wanted() {
    let text = "{\n  \"version\": 1,\n  \"id\": \"nec\",\n  \"name\": \"NEC\",\n  \"posters\": [\n    {\"title\": \"A\"},\n    {\"alt\": {\"ja\": 3}}\n  ]\n}\n";
    let parsed = Booth::parse(text.as_bytes(), "booths/nec.json");
    assert_eq!(parsed.value, None);
    let what = ProblemKind::WrongType {
        found: Found::Number("3".to_owned()),
        wanted: Wanted::Words,
    };
    assert_eq!(only(&parsed), ("posters[1].alt.ja", Severity::Error, &what));
    assert_eq!(parsed.problems[0].position, Some((7, 20)));
    assert_eq!(
        parsed.problems[0].sentence("en"),
        "booths/nec.json, line 7, column 20, posters[1].alt.ja: the number 3 stands where a text is wanted."
    );
    assert_eq!(
        parsed.problems[0].sentence("ja"),
        "booths/nec.json(7行20文字目) posters[1].alt.ja:文字列が必要なところに数値 3が書かれています。"
    );
}

#[test]
fn all_faults_of_a_file_are_told_at_once() {
    let mut value = small();
    value["name"] = json!(7);
    value["size"] = json!("huge");
    value["materials"] =
        json!([{"kind": "pdf", "title": "x", "url": "x.pdf"}, {"kind": "zip", "title": "x"}]);
    value["updated"] = json!("yesterday");
    let parsed = booth(&value);
    assert!(parsed.value.is_none());
    let mut paths: Vec<&str> = parsed
        .problems
        .iter()
        .map(|problem| problem.path.as_str())
        .collect();
    paths.sort_unstable();
    assert_eq!(paths, ["materials[1].kind", "name", "size", "updated"]);
    let size = parsed
        .problems
        .iter()
        .find(|problem| problem.path == "size")
        .unwrap();
    assert_eq!(
        size.short("en"),
        "the text “huge” stands here, but one of standard, wide, island is wanted."
    );
}

#[test]
fn a_word_outside_a_vocabulary_costs_its_field() {
    let mut value = small();
    value["kind"] = json!("Company");
    value["size"] = json!("huge");
    value["style"] = json!("cave");
    value["materials"] =
        json!([{"kind": "zip", "title": "x"}, {"kind": "pdf", "title": "y", "url": "y.pdf"}]);
    let parsed = booth(&value);
    for problem in &parsed.problems {
        assert_eq!(problem.severity, Severity::Warning, "{problem:?}");
    }
    let paths: Vec<&str> = parsed
        .problems
        .iter()
        .map(|problem| problem.path.as_str())
        .collect();
    assert_eq!(paths.len(), 4, "{paths:?}");
    let booth = parsed.value.unwrap();
    assert_eq!(booth.style, None);
    assert_eq!(booth.kind, Kind::default());
    // What cannot be without the word goes with it.
    assert_eq!(booth.materials.len(), 1);
    assert_eq!(booth.materials[0].url, "y.pdf");
}

#[test]
fn errors_and_warnings_come_in_one_round() {
    let mut value = small();
    value["updated"] = json!(3);
    value["country"] = json!("Japan");
    let parsed = booth(&value);
    assert!(parsed.value.is_none());
    let paths: Vec<&str> = parsed
        .problems
        .iter()
        .map(|problem| problem.path.as_str())
        .collect();
    assert!(
        paths.contains(&"updated") && paths.contains(&"country"),
        "{paths:?}"
    );
}

#[test]
fn files_that_cannot_be_read_at_all() {
    let what = |bytes: &[u8]| {
        let parsed = Booth::parse(bytes, "b.json");
        assert!(parsed.value.is_none());
        only(&parsed).2.clone()
    };
    assert!(matches!(what(b""), ProblemKind::Truncated));
    assert!(matches!(what(b"<!doctype html>"), ProblemKind::NotJson(_)));
    assert!(matches!(what(b"{\"version\": 1, "), ProblemKind::Truncated));
    assert!(matches!(what(b"{\"id\": \"\xff\"}"), ProblemKind::NotUtf8));
    let large = vec![b' '; limits::BOOTH_BYTES + 1];
    assert!(matches!(what(&large), ProblemKind::FileTooLarge { .. }));
    let deep = "[".repeat(limits::DEPTH + 1);
    assert!(matches!(what(deep.as_bytes()), ProblemKind::TooDeep { .. }));
    assert!(matches!(
        what(b"{\"version\": 2, \"surprise\": {}}"),
        ProblemKind::Newer { found: 2, known: 1 }
    ));
    assert!(matches!(
        what(b"{\"version\": 1, \"id\": \"a\", \"id\": \"b\", \"name\": \"x\"}"),
        ProblemKind::Repeated { .. }
    ));
    assert!(matches!(
        what(b"[]"),
        ProblemKind::WrongType {
            found: Found::List,
            wanted: Wanted::Object
        }
    ));
    assert!(matches!(
        what(b"{\"version\": 1, \"id\": \"a\"}"),
        ProblemKind::Missing { .. }
    ));
}

#[test]
fn a_byte_order_mark_is_nothing() {
    let text = format!("\u{feff}{}", small());
    let parsed = Booth::parse(text.as_bytes(), "b.json");
    assert_eq!(parsed.problems, []);
    assert!(parsed.value.is_some());
}

#[test]
fn unknown_fields_are_noted_and_guessed_at() {
    let mut value = small();
    value["$schema"] = json!("../schemas/booth.schema.json");
    value["tagLin"] = json!("x");
    value["staff"] = json!([{"name": "A", "phone": "1"}]);
    let parsed = booth(&value);
    assert!(parsed.value.is_some());
    assert!(
        parsed
            .problems
            .iter()
            .all(|problem| problem.severity == Severity::Note)
    );
    let whats: Vec<_> = parsed
        .problems
        .iter()
        .map(|problem| (problem.path.as_str(), &problem.kind))
        .collect();
    let unknown = |field: &str, meant: Option<&str>| ProblemKind::Unknown {
        field: field.to_owned(),
        meant: meant.map(str::to_owned),
    };
    assert!(
        whats.contains(&("tagLin", &unknown("tagLin", Some("tagline")))),
        "{whats:?}"
    );
    assert!(
        whats.contains(&("staff[0].phone", &unknown("phone", None))),
        "{whats:?}"
    );
}

#[test]
fn what_is_too_long_is_cut_and_the_booth_shows() {
    let parsed = booth(&with("description", json!({"ja": "あ".repeat(80_000)})));
    let limit = limits::DESCRIPTION;
    assert_eq!(
        only(&parsed),
        (
            "description.ja",
            Severity::Warning,
            &ProblemKind::TextTooLong {
                count: 80_000,
                limit
            }
        )
    );
    let shown = parsed.value.unwrap().description.get("ja").to_owned();
    assert_eq!(shown.chars().count(), limit);
    let topics: Vec<String> = (0..300).map(|number| format!("t{number}")).collect();
    let parsed = booth(&with("topics", json!(topics)));
    let limit = limits::BOOTH_TOPICS;
    assert_eq!(
        only(&parsed),
        (
            "topics",
            Severity::Warning,
            &ProblemKind::ListTooLong { count: 300, limit }
        )
    );
    assert_eq!(parsed.value.unwrap().topics.len(), limit);
}

#[test]
fn a_text_of_100_000_characters_is_a_named_problem() {
    let parsed = booth(&with("tagline", json!("x".repeat(100_000))));
    assert!(matches!(
        only(&parsed),
        (
            "tagline",
            Severity::Warning,
            ProblemKind::TextTooLong { count: 100_000, .. }
        )
    ));
}

#[test]
fn a_bad_link_or_image_costs_only_itself() {
    let mut value = small();
    value["logo"] = json!({"src": "data:image/svg+xml,<svg/>"});
    value["posters"] = json!([
        {"title": "A", "link": "javascript:alert(1)"},
        {"title": "B", "image": "../../secret.png"},
        {"image": "/etc/passwd", "alt": "x"}
    ]);
    value["materials"] = json!([
        {"kind": "link", "title": "x", "url": "file:///etc/passwd"},
        {"kind": "pdf", "title": "y", "url": "files/y.pdf"}
    ]);
    value["contact"] = json!({"email": "a@b.example, c@d.example", "url": "http://example.com/"});
    let parsed = booth(&value);
    let booth = parsed.value.unwrap();
    assert_eq!(parsed.problems.len(), 7, "{:#?}", parsed.problems);
    assert!(
        parsed
            .problems
            .iter()
            .all(|problem| problem.severity == Severity::Warning)
    );
    assert_eq!(booth.logo, None);
    assert_eq!(booth.posters.len(), 2);
    assert_eq!(booth.materials.len(), 1);
    assert_eq!(booth.contact, Some(feed::booth::Contact::default()));
}

#[test]
fn small_values_are_checked() {
    let mut value = small();
    value["name"] = json!("");
    value["id"] = json!("NEC Corp.");
    value["sdgs"] = json!([11, 0, 11, 18]);
    value["colours"] = json!({"main": "#123456", "accent": "red"});
    value["country"] = json!("jp");
    value["plot"] = json!(0);
    value["staff"] = json!([{"name": "A", "languages": ["ja", "?"], "hours": [
        {"start": "2021-10-28T10:00:00+09:00", "end": "2021-10-28T09:00:00+09:00"}
    ]}]);
    let parsed = booth(&value);
    let booth = parsed.value.unwrap();
    assert_eq!(
        (booth.id.as_str(), booth.name.get("en")),
        ("nec-corp", "nec-corp")
    );
    assert_eq!(
        (booth.sdgs, booth.plot, booth.country.as_deref()),
        (vec![11], None, Some("JP"))
    );
    assert_eq!(booth.colours.unwrap().accent, None);
    assert_eq!(
        (booth.staff[0].languages.len(), booth.staff[0].hours.len()),
        (1, 0)
    );
    let mut paths: Vec<&str> = parsed
        .problems
        .iter()
        .map(|problem| problem.path.as_str())
        .collect();
    paths.sort_unstable();
    let wanted = [
        "colours.accent",
        "id",
        "name",
        "plot",
        "sdgs[1]",
        "sdgs[3]",
        "staff[0].hours[0]",
        "staff[0].languages[1]",
    ];
    assert_eq!(paths, wanted);
}

fn event(halls: &Value) -> Value {
    json!({
        "version": 1, "id": "fair", "title": "Fair", "languages": ["ja", "en"], "timeZone": "Asia/Tokyo",
        "organiser": {"name": "City"}, "topics": [{"id": "water", "title": "Water"}], "halls": halls
    })
}

fn opened(value: &Value) -> Exhibition {
    Exhibition::open(Event::parse(value.to_string().as_bytes(), "event.json")).unwrap()
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
    let State::Broken {
        problems,
        last_good: None,
    } = &exhibition.slots[0].state
    else {
        panic!()
    };
    assert_eq!(problems[0].path, "halls[0].booths[0].posters[0].title");
    assert!(matches!(exhibition.slots[1].state, State::Ready { .. }));
    assert!(matches!(exhibition.slots[2].state, State::Broken { .. }));
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
fn the_last_good_copy_stays() {
    let mut exhibition = opened(&event(
        &json!([{"id": "a", "title": "A", "booths": ["booths/nec.json"]}]),
    ));
    assert_eq!(exhibition.slots[0].id, "nec");
    exhibition.set_booth(0, booth(&with("topics", json!(["water", "fire"]))));
    let shown = exhibition.slots[0].booth().cloned().unwrap();
    assert_eq!(shown.topics, ["water"]);
    assert_eq!(exhibition.slots[0].problems().len(), 1);
    exhibition.set_booth(0, Booth::parse(b"{", "booths/nec.json"));
    assert!(matches!(
        &exhibition.slots[0].state,
        State::Broken {
            last_good: Some(_),
            ..
        }
    ));
    assert_eq!(exhibition.slots[0].booth(), Some(&shown));
    exhibition.set_booth(0, booth(&small()));
    assert!(
        matches!(&exhibition.slots[0].state, State::Ready { problems, .. } if problems.is_empty())
    );
}

#[test]
fn an_id_belongs_to_the_first_who_has_it() {
    let files =
        json!([{"id": "a", "title": "A", "booths": ["x/nec.json", "y/nec.json", "z.json"]}]);
    let named = |id: &str| {
        let mut value = small();
        value["id"] = json!(id);
        booth(&value)
    };
    let mut exhibition = opened(&event(&files));
    let ready = |exhibition: &Exhibition, index: usize| {
        matches!(exhibition.slots[index].state, State::Ready { .. })
    };
    // The later one arrives first, is shown, and gives way when the first arrives.
    exhibition.set_booth(2, named("nec"));
    assert!(ready(&exhibition, 2));
    exhibition.set_booth(1, named("nec"));
    assert!(ready(&exhibition, 1) && !ready(&exhibition, 2));
    exhibition.set_booth(0, named("nec"));
    assert!(ready(&exhibition, 0) && !ready(&exhibition, 1) && !ready(&exhibition, 2));
    assert_eq!(
        exhibition.slots[1].problems()[0].sentence("en"),
        "y/nec.json, id: The id “nec” is already taken by x/nec.json."
    );
    let mut ids: Vec<&str> = exhibition
        .slots
        .iter()
        .map(|slot| slot.id.as_str())
        .collect();
    assert_eq!(exhibition.find("nec").map(|(index, _)| index), Some(0));
    ids.sort_unstable();
    ids.dedup();
    assert_eq!(ids.len(), 3);
    // The first takes another id: the next in order gets it, the third still waits.
    exhibition.set_booth(0, named("nec-corp"));
    assert!(ready(&exhibition, 0) && ready(&exhibition, 1) && !ready(&exhibition, 2));
    assert_eq!(exhibition.slots[1].id, "nec");
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

/// Three booths: one whose file has its id for a name, and two that may want it, here and on another host.
fn three(first: &str) -> Exhibition {
    let booths = json!([first, "booths/green-roofs.json", "booths/other.json"]);
    opened(&event(
        &json!([{"id": "a", "title": "A", "booths": booths}]),
    ))
}

fn called(id: &str, name: &str) -> Parsed<Booth> {
    let mut value = small();
    value["id"] = json!(id);
    value["name"] = json!(name);
    Booth::parse(value.to_string().as_bytes(), "b.json")
}

#[test]
fn a_file_that_says_the_id_of_another_is_the_one_at_fault() {
    // However the id is written, and in whatever order the files come in.
    for id in [
        "green-roofs",
        "Green-Roofs",
        "green_roofs",
        "green.roofs",
        "green-roofs\u{200b}",
    ] {
        for first in [
            "booths/harbour-works.json",
            "https://x.example/harbour-works.json",
        ] {
            for order in [[0, 1], [1, 0]] {
                let mut exhibition = three(first);
                for index in order {
                    let booth = match index {
                        0 => called(id, "IMPOSTOR"),
                        _ => called("green-roofs", "Green Roofs"),
                    };
                    exhibition.set_booth(index, booth);
                }
                let (index, slot) = exhibition.find("green-roofs").unwrap();
                assert_eq!(
                    (index, slot.booth().unwrap().name.get("en")),
                    (1, "Green Roofs")
                );
                assert!(exhibition.slots[0].booth().is_none());
                let told = &exhibition.slots[0].problems()[0];
                assert_eq!((told.file.as_str(), told.path.as_str()), (first, "id"));
            }
        }
    }
}

#[test]
fn nobody_on_another_host_stands_in_for_a_file_that_is_on_its_way() {
    let mut exhibition = three("https://x.example/harbour-works.json");
    exhibition.set_booth(0, called("green-roofs", "IMPOSTOR"));
    assert!(exhibition.slots[0].booth().is_none());
    assert_eq!(
        exhibition.find("green-roofs").map(|(index, _)| index),
        Some(1)
    );
    // That file has another id itself: the one that waits may have it.
    exhibition.set_booth(1, called("roofs", "Roofs"));
    assert_eq!(
        exhibition.find("green-roofs").map(|(index, _)| index),
        Some(0)
    );
}

#[test]
fn nothing_changes_hands_in_a_visit() {
    let mut exhibition = three("https://x.example/harbour-works.json");
    exhibition.set_booth(0, called("harbour-works", "Harbour Works"));
    exhibition.set_booth(1, called("green-roofs", "Green Roofs"));
    // The hosted file says another id from one look to the next: that of somebody else, then one of nobody's.
    for id in ["green-roofs", "somebody-new"] {
        exhibition.set_booth(0, called(id, "Harbour Works, changed"));
        let name = |id: &str| {
            exhibition
                .find(id)
                .map(|(_, slot)| slot.booth().unwrap().name.get("en"))
        };
        assert_eq!(name("green-roofs"), Some("Green Roofs"));
        assert_eq!(name("harbour-works"), Some("Harbour Works, changed"));
        assert_eq!(exhibition.slots[0].booth().unwrap().id, "harbour-works");
    }
}

#[test]
fn the_event_says_whose_an_id_is() {
    // Two files on hosts of their own, whose names say nothing: behind `#` stands what each is.
    let booths = json!([
        "https://evil.example/booth.json#harbour-works",
        "https://roofs.example/booth.json#green-roofs",
        "https://nobody.example/booth.json"
    ]);
    let halls = json!([{"id": "a", "title": "A", "booths": booths}]);
    for order in [[0, 1, 2], [2, 1, 0], [0, 2, 1]] {
        let mut exhibition = opened(&event(&halls));
        assert_eq!(
            exhibition.find("green-roofs").map(|(index, _)| index),
            Some(1)
        );
        for index in order {
            let name = ["IMPOSTOR", "Green Roofs", "ANOTHER"][index];
            exhibition.set_booth(index, called("green-roofs", name));
        }
        let (index, slot) = exhibition.find("green-roofs").unwrap();
        let name = slot.booth().unwrap().name.get("en");
        assert_eq!((index, name), (1, "Green Roofs"), "{order:?}");
        let bound = exhibition.slots[0].booth().unwrap();
        assert_eq!(bound.id, "harbour-works");
        let told = &exhibition.slots[0].problems()[0];
        assert_eq!(
            (told.path.as_str(), told.short("en").as_str()),
            (
                "id",
                "The file says the id “green-roofs”; in this event the booth is “harbour-works”."
            )
        );
        assert!(exhibition.slots[2].booth().is_none(), "{order:?}");
    }
}

#[test]
fn ids_that_look_alike_are_told_and_files_whose_name_says_nothing() {
    let told = |ids: [&str; 2]| {
        let booths = json!([format!("{}.json", ids[0]), "https://x.example/booth.json"]);
        let mut exhibition = opened(&event(
            &json!([{"id": "a", "title": "A", "booths": booths}]),
        ));
        exhibition.set_booth(0, called(ids[0], "A"));
        exhibition.set_booth(1, called(ids[1], "B"));
        let problems = exhibition.check();
        let of = |key: &str| {
            problems
                .iter()
                .any(|problem| problem.short("en").contains(key))
        };
        assert!(of("is not called"), "{problems:?}");
        of("looks like")
    };
    for alike in [
        ["green-roofs", "greenroofs"],
        ["green-roofs", "green-r00fs"],
        ["shiomi-tide", "shiorni-tide"],
        ["all-in", "a1l-ln"],
        ["wave", "vvave"],
    ] {
        assert!(told(alike), "{alike:?}");
    }
    for other in [
        ["hall-1-1", "hall-11"],
        ["a-12", "a-13"],
        ["north", "south"],
    ] {
        assert!(!told(other), "{other:?}");
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
fn a_file_with_another_name_keeps_its_id_when_nobody_else_claims_it() {
    let mut exhibition = three("booths/a.json");
    exhibition.set_booth(2, called("nec", "NEC"));
    exhibition.set_booth(0, called("other", "Other"));
    assert_eq!(exhibition.find("nec").map(|(index, _)| index), Some(2));
    assert_eq!(exhibition.find("other").map(|(index, _)| index), Some(0));
}

#[test]
fn a_renewed_event_keeps_what_was_read() {
    let hall = |booths: Value| event(&json!([{"id": "a", "title": "A", "booths": booths}]));
    let mut exhibition = opened(&hall(json!(["nec.json"])));
    exhibition.set_booth(0, booth(&small()));
    let parsed = |value: &Value| Event::parse(value.to_string().as_bytes(), "event.json");
    let renewed = hall(json!(["other.json", "nec.json"]));
    assert_eq!(exhibition.renew(parsed(&renewed)), Some(vec![Some(1)]));
    assert!(matches!(exhibition.slots[0].state, State::Waiting));
    assert!(matches!(exhibition.slots[1].state, State::Ready { .. }));
    assert_eq!(exhibition.renew(Event::parse(b"{", "event.json")), None);
    assert_eq!((exhibition.slots.len(), exhibition.problems.len()), (2, 1));
    let renewed = hall(json!(["nec.json"]));
    assert_eq!(
        exhibition.renew(parsed(&renewed)),
        Some(vec![None, Some(0)])
    );
    assert_eq!((exhibition.slots.len(), exhibition.problems.len()), (1, 0));
}

#[test]
fn no_two_versions_of_booths_have_one_revision() {
    let hall = |booths: Value| event(&json!([{"id": "a", "title": "A", "booths": booths}]));
    let mut exhibition = opened(&hall(json!(["nec.json", "other.json"])));
    let revisions = |exhibition: &Exhibition| [0, 1].map(|slot| exhibition.slots[slot].revision);
    assert_eq!(revisions(&exhibition), [0, 0], "nothing is shown yet");
    let mut seen = std::collections::BTreeSet::new();
    for _ in 0..3 {
        exhibition.set_booth(0, booth(&small()));
        assert!(seen.insert(exhibition.slots[0].revision));
    }
    let before = exhibition.slots[0].revision;
    exhibition.set_booth(0, Parsed::unreadable("nec.json", "gone"));
    assert_eq!(exhibition.slots[0].revision, before, "the last good copy");
    // Another booth takes the slot's number in the event's list.
    let renewed = hall(json!(["other.json", "nec.json"]));
    exhibition.renew(Event::parse(renewed.to_string().as_bytes(), "event.json"));
    let mut other = small();
    other["id"] = json!("other");
    exhibition.set_booth(0, booth(&other));
    let [other, nec] = revisions(&exhibition);
    assert!(!seen.contains(&other) && nec != other);
}

#[test]
fn slots_of_one_file_and_booths_inside_find_their_places_again() {
    let mut inline = small();
    inline["id"] = json!("inside");
    let hall = |booths: Value| event(&json!([{"id": "a", "title": "A", "booths": booths}]));
    let mut exhibition = opened(&hall(json!(["nec.json", inline, "nec.json"])));
    let renewed = hall(json!(["nec.json", "nec.json", inline]));
    let parsed = Event::parse(renewed.to_string().as_bytes(), "event.json");
    assert_eq!(
        exhibition.renew(parsed),
        Some(vec![Some(0), Some(2), Some(1)])
    );
}

#[test]
fn a_new_vocabulary_is_held_against_booths_that_were_read_before() {
    let with_topics = |ids: &[&str]| {
        let mut value = event(&json!([{"id": "a", "title": "A", "booths": ["nec.json"]}]));
        let topic = |id: &&str| json!({"id": id, "title": id});
        value["topics"] = ids.iter().map(topic).collect();
        Event::parse(value.to_string().as_bytes(), "event.json")
    };
    let mut exhibition = Exhibition::open(with_topics(&["water", "waste"])).unwrap();
    let mut nec = small();
    nec["topics"] = json!(["water", "energy"]);
    exhibition.set_booth(0, booth(&nec));
    let topics = |exhibition: &Exhibition| exhibition.slots[0].booth().unwrap().topics.clone();
    let told = |exhibition: &Exhibition| exhibition.slots[0].problems().len();
    assert_eq!(
        (topics(&exhibition), told(&exhibition)),
        (vec!["water".to_owned()], 1)
    );
    exhibition.renew(with_topics(&["energy"]));
    assert_eq!(
        (topics(&exhibition), told(&exhibition)),
        (vec!["energy".to_owned()], 1)
    );
    exhibition.renew(with_topics(&["energy", "water"]));
    let both = ["water", "energy"].map(str::to_owned).to_vec();
    assert_eq!((topics(&exhibition), told(&exhibition)), (both, 0));
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
