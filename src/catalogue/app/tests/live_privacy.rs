//! What a visitor reads of who sees what: in each language, all that is on at this event, and nothing else.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "tests")]

use i18n::{Domain, Locale};
use page::browser::language;

use super::live::{BROKER, begin_live_with, strip, strip_words};
use super::{open, shown, visit, wait, words};
use crate::stand_in::broker;

const LANGUAGES: [&str; 6] = ["en", "ja", "ko", "zh-Hans", "vi", "th"];
/// Sentences that are told wherever an event is live, where visitors see one another, where they react, and where they ask.
const ALWAYS: [&str; 3] = ["sees-first", "sees-host", "sees-device"];
const WALKS: [&str; 4] = ["sees-walk", "sees-booth", "sees-end", "sees-organiser"];
const REACTS: [&str; 1] = ["sees-react"];
const ASKS: [&str; 2] = ["sees-ask", "sees-host-ask"];

/// A sentence as a page in this language says it.
fn sentence(tag: &str, key: &str) -> String {
    let locale = Locale::load(tag, &[Domain::LIVE]);
    let forget = Locale::load(tag, &[Domain::MORE]).get("forget-all");
    let values = [
        ("n", 2.into()),
        ("host", "meet.example".into()),
        ("forget", forget.into()),
    ];
    locale.format(key, &values)
}

/// What is told of who sees what, at an event where this is on.
fn told(tag: &str, features: &str) -> String {
    open("");
    broker::open(true);
    begin_live_with(BROKER, features);
    language::choose(tag);
    wait(1.0);
    let title = sentence(tag, "live-sees");
    assert!(strip(|strip| strip.unfold(&title)), "{tag}: {title}");
    wait(1.0);
    strip_words()
}

#[test]
fn each_language_tells_who_sees_what_of_all_that_is_on_and_of_nothing_else() {
    let events: [(&str, &[&[&str]]); 4] = [
        ("", &[&WALKS, &REACTS, &ASKS]),
        (r#", "features": ["presence"]"#, &[&WALKS]),
        (r#", "features": ["requests"]"#, &[&ASKS]),
        (r#", "features": ["announcements"]"#, &[]),
    ];
    for tag in LANGUAGES {
        for (features, on) in events {
            let told = told(tag, features);
            for key in [&ALWAYS[..], &WALKS, &REACTS, &ASKS].concat() {
                let is_on = ALWAYS.contains(&key) || on.iter().any(|keys| keys.contains(&key));
                let sentence = sentence(tag, key);
                assert_eq!(
                    told.contains(&sentence),
                    is_on,
                    "{tag}{features}: {key} in {told}"
                );
            }
            assert!(told.contains("meet.example"), "{told}");
        }
    }
}

#[test]
fn each_language_has_sentences_of_its_own() {
    for key in [&ALWAYS[..], &WALKS, &REACTS, &ASKS, &["live-sees"]].concat() {
        let mut said: Vec<String> = LANGUAGES.iter().map(|tag| sentence(tag, key)).collect();
        // How long something is kept stands in each.
        let tells_time = matches!(key, "sees-end" | "sees-ask");
        assert!(
            said.iter().all(|words| words.contains('2') == tells_time),
            "{said:?}"
        );
        said.sort();
        said.dedup();
        assert_eq!(said.len(), LANGUAGES.len(), "{key}: {said:?}");
    }
}

#[test]
fn an_event_that_is_not_live_tells_nothing_of_it() {
    for tag in LANGUAGES {
        visit("");
        language::choose(tag);
        wait(1.0);
        let around: Vec<String> = shown(|shown| {
            let parts = shown.elsewhere.values();
            parts.map(html::stand_in::Document::words).collect()
        });
        let all = words() + &around.concat();
        for key in [&ALWAYS[..], &WALKS, &REACTS, &ASKS, &["live-sees", "live"]].concat() {
            assert!(!all.contains(&sentence(tag, key)), "{tag}: {key}");
        }
    }
}
