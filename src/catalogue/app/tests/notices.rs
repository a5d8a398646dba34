//! What stands on top of the page, and what the organiser's counter hears.

use super::{EVENT, begin, go, open, serve, shown, wait};
use html::stand_in::Document;

/// The tests' clock stands on 28 November 2026, 13:00 in Tokyo, and goes on while they wait.
const AROUND: &str = r#""notices": [
        {"text": "Booth hours end at 15:00 today.", "until": "2026-11-28T13:01:00+09:00"},
        {"text": "No lunch.", "until": "2026-11-27T13:00:00+09:00"}],
    "registration": {"url": "https://city.example/sign-up", "until": "2026-11-27T17:00:00+09:00"},
    "next": {"title": "Fair 2027", "url": "https://city.example/2027"},
    "analytics": "https://count.example/visit",
    "refresh""#;

fn visit_with(around: &str) {
    open("");
    serve("event.json", &EVENT.replacen(r#""refresh""#, around, 1));
    serve("programme.json", super::PROGRAMME);
    begin();
    wait(3.0);
}

fn on_top() -> String {
    shown(|shown| {
        shown
            .elsewhere
            .get("notices")
            .map_or_else(String::new, Document::words)
    })
}

#[test]
fn notices_stand_until_their_end() {
    visit_with(AROUND);
    let now = on_top();
    assert!(now.contains("Booth hours end"), "{now}");
    assert!(!now.contains("No lunch"), "{now}");
    assert!(now.contains("Registration closed"), "{now}");
    assert!(!now.contains("2027"), "the event is not over: {now}");
    wait(120.0);
    assert!(!on_top().contains("Booth hours end"), "{}", on_top());
}

#[test]
fn what_comes_next_is_said_once_the_event_is_over() {
    visit_with(AROUND);
    wait(3700.0);
    let later = on_top();
    assert!(
        later.contains("This event is over") && later.contains("Fair 2027"),
        "{later}"
    );
    assert!(!later.contains("Registration"), "{later}");
}

#[test]
fn what_is_put_away_stays_away_until_something_else_is_said() {
    visit_with(AROUND);
    let place = shown(|shown| shown.elsewhere.remove("notices")).unwrap();
    let pressed = place.press("✕");
    shown(|shown| shown.elsewhere.insert("notices".to_owned(), place));
    assert!(pressed);
    wait(0.1);
    assert_eq!(on_top(), "");
    let anew = AROUND.replace("15:00 today", "16:00 today");
    serve("event.json", &EVENT.replacen(r#""refresh""#, &anew, 1));
    wait(61.0);
    assert!(on_top().contains("Registration closed"), "{}", on_top());
}

#[test]
fn the_counter_hears_of_event_place_and_language_alone() {
    visit_with(AROUND);
    go("#/search?q=secret");
    go("#/booth/one");
    let heard = shown(|shown| std::mem::take(&mut shown.beacons));
    let start = r##"{"event":"fair","route":"#/","language":"en"}"##;
    let booth = r##"{"event":"fair","route":"#/booth/one","language":"en"}"##;
    let host = "https://count.example/visit".to_owned();
    assert_eq!(
        heard,
        [(host.clone(), start.to_owned()), (host, booth.to_owned())]
    );
}

#[test]
fn nobody_is_told_of_who_does_not_want_it_or_without_a_counter() {
    open("");
    shown(|shown| shown.no_tracking = true);
    serve("event.json", &EVENT.replacen(r#""refresh""#, AROUND, 1));
    begin();
    wait(3.0);
    assert!(shown(|shown| shown.beacons.is_empty()));
    visit_with(r#""refresh""#);
    go("#/map");
    assert!(shown(|shown| shown.beacons.is_empty()));
    assert_eq!(on_top(), "");
}
