//! Broken files: what is said about them, where, and what remains.
#![allow(clippy::unwrap_used, clippy::panic)]

mod events;
mod ids;

use feed::booth::OrganisationKind;
use feed::problem::{ExpectedValue, FoundValue, ProblemKind};
use feed::{Booth, Event, Exhibition, Parsed, Severity, limits};
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
        found: FoundValue::Number("3".to_owned()),
        wanted: ExpectedValue::Words,
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
    assert_eq!(booth.kind, OrganisationKind::default());
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
            found: FoundValue::List,
            wanted: ExpectedValue::Object
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
