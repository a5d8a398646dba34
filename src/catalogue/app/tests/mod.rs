//! The live page as its visitors use it, in a browser in memory: what is found, kept, written and read anew.

mod contact;
mod hall_search;
mod live;
mod live_privacy;
mod live_slots;
mod live_talk;
mod live_ticket;
mod meetings;
mod notices;
mod tours;

use page::browser::fetch::FetchProblem;
use page::browser::loader::sleep;
use page::browser::{Listener, language, spawn, tell};
use page::events;
use page::records::StoreProblem;
use page::stand_in::{address, console, fetch, storage, wait};

use super::root::{Start, start};
use crate::stand_in::{main, open, shown};

const EVENT: &str = r#"{"version": 1, "id": "fair", "title": {"en": "Fair", "ja": "見本市"}, "languages": ["en", "ja"],
    "timeZone": "Asia/Tokyo", "organiser": {"name": "We"}, "programme": "programme.json", "refresh": {"everySecs": 60},
    "topics": [{"id": "water", "title": "Water"}, {"id": "energy", "title": "Energy"}],
    "texts": [{"id": "rules", "title": "Rules", "body": "Be **kind**."}],
    "halls": [{"id": "h", "title": "Hall", "theme": "dockyard",
        "booths": ["booths/one.json", "booths/two.json", "booths/three.json"]}]}"#;

const PROGRAMME: &str = r#"{"version": 1, "days": [{"date": "2026-11-28"}],
    "channels": [{"id": "a", "title": "Channel A"}], "sessions": [
    {"id": "opening", "day": "2026-11-28", "title": "Opening words", "channel": "a",
     "start": "2026-11-28T13:00:00+09:00", "end": "2026-11-28T14:00:00+09:00"}]}"#;

fn booth(id: &str, more: &str) -> String {
    let name = id[..1].to_uppercase() + &id[1..];
    format!(r#"{{"version": 1, "id": "{id}", "name": "{name} works"{more}}}"#)
}

fn serve(path: &str, text: &str) {
    fetch::serve(&format!("event/{path}"), Ok(text.as_bytes()));
}

/// Opens the page of a fair at an address; everything is there some seconds later.
fn visit(at: &str) {
    open(at);
    read_on();
}

/// The same where the second module cannot be had.
fn visit_without_second_module(at: &str) {
    open(at);
    shown(|shown| shown.no_second_module = true);
    read_on();
}

fn read_on() {
    serve("event.json", EVENT);
    serve("programme.json", PROGRAMME);
    serve(
        "booths/one.json",
        &booth(
            "one",
            r#", "tagline": "Clean water", "topics": ["water"], "offers": ["water"],
               "contact": {"form": {"kind": "json", "url": "https://desk.example/one"}}"#,
        ),
    );
    serve(
        "booths/two.json",
        &booth(
            "two",
            r#", "topics": ["energy"], "contact": {"email": "two@example.com"}"#,
        ),
    );
    serve("booths/three.json", &booth("three", ""));
    begin();
    wait(3.0);
}

/// Begins where no hall is going to come.
fn begin() {
    begin_before_the_hall();
    spawn(async {
        sleep(2.0).await;
        tell(events::HALL_SETTLED, &[]);
    });
}

fn begin_before_the_hall() {
    start(Start {
        event: "event/event.json".to_owned(),
        root: String::new(),
        language: "en".to_owned(),
        booths: 0,
    });
}

/// Everything that is said in `<main>`.
fn words() -> String {
    main(html::stand_in::Document::words)
}

/// Whether the second module is there.
fn is_whole() -> bool {
    let marks = page::stand_in::marks();
    marks.iter().any(|mark| mark == events::marks::WHOLE)
}

fn names() -> Vec<String> {
    main(|main| main.all("h3", ""))
}

fn press(words: &str) {
    let is_pressed = main(|main| main.press(words));
    assert!(is_pressed, "no button {words:?} in {}", self::words());
}

fn write(id: &str, text: &str) {
    assert!(main(|main| main.write(id, text)), "no field {id:?}");
}

fn announced() -> Vec<String> {
    shown(|shown| std::mem::take(&mut shown.announced))
}

fn go(address: &str) {
    address::go(address);
    wait(0.1);
}

#[test]
fn the_list_comes_up_with_its_booths_and_then_the_second_module() {
    visit("");
    assert_eq!(names(), ["One works", "Two works", "Three works"]);
    let marks = page::stand_in::marks();
    assert_eq!(marks, [events::marks::USABLE, events::marks::WHOLE]);
    assert_eq!(shown(|shown| shown.title.clone()), "Fair");
    let told = shown(|shown| shown.words["ja"]["title"].clone());
    assert_eq!(told, "見本市");
}

#[test]
fn on_the_way_into_the_hall_the_second_module_comes_when_it_is_wanted() {
    let wishes = [
        || go("#/programme"),
        || tell(events::FIND, &[]),
        || tell(events::HALL_SETTLED, &[]),
    ];
    for wish in wishes {
        open("#/hall/a");
        serve("event.json", EVENT);
        begin_before_the_hall();
        wait(60.0);
        assert!(page::stand_in::marks().contains(&events::marks::USABLE.to_owned()));
        assert!(!is_whole(), "the line is the hall's");
        wish();
        wait(1.0);
        assert!(is_whole());
    }
}

#[test]
fn a_slow_booth_does_not_hold_up_the_list() {
    open("");
    serve("event.json", EVENT);
    serve("booths/one.json", &booth("one", ""));
    fetch::serve("event/booths/two.json", Err(FetchProblem::Status(500)));
    begin();
    wait(3.0);
    assert_eq!(names()[0], "One works");
    // What is wrong with it stands in the console, with the file's name.
    let console = console();
    assert!(
        console.iter().any(|line| line.contains("booths/two.json")),
        "{console:?}"
    );
}

#[test]
fn what_narrows_a_search_is_named_and_taken_back() {
    visit("#/booth/one");
    let focused = shown(|shown| shown.focused);
    go("#/search?topic=water");
    assert_eq!(names(), ["One works"]);
    assert!(shown(|shown| shown.focused) > focused, "it is gone to");
    assert!(words().contains("Water ✕"), "{}", words());
    press("Water ✕");
    assert_eq!(names().len(), 3);
}

#[test]
fn a_broken_event_leaves_the_prerendered_page() {
    open("");
    serve("event.json", "{");
    begin();
    wait(1.0);
    assert!(shown(|shown| shown.main.is_none()));
    assert!(!console().is_empty());
}

#[test]
fn typing_finds_and_the_address_follows_once_the_keys_rest() {
    visit("");
    write("search", "w");
    write("search", "water");
    assert_eq!(names(), ["One works"]);
    assert_eq!(address::shown(), "", "a key alone writes nothing");
    wait(0.4);
    assert_eq!(address::shown(), "#/search?q=water");
    assert!(announced().iter().any(|said| said == "One booth found"));
    // The first search can be gone back from; further keys only refine it.
    let entries = address::entries();
    write("search", "wate");
    wait(0.4);
    assert_eq!(address::entries(), entries);
    address::back();
    wait(0.1);
    assert_eq!(names().len(), 3);
    assert_eq!(
        main(|main| main.attribute("search", "value")).as_deref(),
        Some("")
    );
}

#[test]
fn filters_narrow_the_list_and_what_finds_nothing_says_so() {
    visit("");
    assert!(main(|main| main.unfold("")));
    assert!(main(|main| main.tick("Energy")));
    assert_eq!(names(), ["Two works"]);
    write("search", "zzzzqq");
    assert!(names().is_empty());
    press("Show all");
    assert_eq!(names().len(), 3);
}

#[test]
fn a_programme_with_a_fault_is_told_in_the_console() {
    visit("");
    assert_eq!(console(), [""; 0]);
    serve("programme.json", r#"{"version": 1, "sessions": 3}"#);
    wait(61.0);
    let console = console();
    assert!(console[0].contains("programme.json"), "{console:?}");
}

#[test]
fn a_session_is_found_once_the_programme_is_there() {
    visit("");
    assert_eq!(console(), [""; 0]);
    write("search", "opening");
    assert!(names().is_empty(), "no booth has it");
    go("#/programme");
    assert!(words().contains("Opening words"), "{}", words());
    press("Add all sessions");
    let files = shown(|shown| shown.files.clone());
    assert_eq!(files[0].0, "fair-opening.ics");
    assert!(files[0].2.contains("SUMMARY:Opening words"));
}

/// A recording on the fair's own host in Japanese with captions, as sound in English, and a film on another host.
const RECORDED: &str = r#"{"version": 1, "sessions": [{"id": "tour", "day": "2026-11-28", "title": "Tour",
    "stream": "https://tube.example/live", "recording": [
    {"url": "tour.webm", "language": "ja", "captions": [{"src": "tour.en.vtt", "language": "en"},
        {"src": "https://tube.example/tour.vtt", "language": "ko"}]},
    {"url": "tour.mp3", "language": "en", "kind": "audio"},
    {"url": "https://tube.example/tour", "language": "vi", "kind": "interpretation"}]}]}"#;

#[test]
fn a_recording_plays_in_place_in_the_language_that_was_chosen() {
    visit("");
    serve("programme.json", RECORDED);
    wait(61.0);
    go("#/programme");
    assert_eq!(
        main(|main| main.attribute("player", "src")),
        None,
        "nothing plays by itself"
    );
    assert_eq!(
        main(|main| main.all("button", "keep"))[..2],
        ["English · sound only", "日本語"],
        "the page's language first"
    );
    let links = main(|main| main.all("a", "outward"));
    let words = "Tiếng Việt · interpretation · tube.example";
    assert!(links.iter().any(|one| one.starts_with(words)), "{links:?}");
    press("日本語");
    let player = |name: &'static str| main(move |main| main.attribute("player", name));
    assert_eq!(
        player("src").as_deref(),
        Some("https://fair.example/event/tour.webm")
    );
    assert_eq!(
        main(|main| main.all("track", "")).len(),
        1,
        "no captions of another host"
    );
    assert!(main(|main| main.choose("player-speed", "1.5")));
    let speeds = shown(|shown| shown.speeds.clone());
    assert_eq!(speeds, [("player".to_owned(), "1.5".to_owned())]);
    shown(|shown| shown.played_secs = 42);
    press("English · sound only");
    let there = "https://fair.example/event/tour.mp3#t=42";
    assert_eq!(
        player("src").as_deref(),
        Some(there),
        "it goes on from where it was"
    );
    assert_eq!(main(|main| main.all("audio", "")).len(), 1);
    press("English · sound only");
    assert_eq!(player("src"), None);
}

#[test]
fn a_booths_page_counts_as_a_visit_and_has_its_title() {
    visit("#/booth/one");
    assert!(words().contains("Clean water"));
    assert_eq!(shown(|shown| shown.title.clone()), "One works – Fair");
    let records = page::browser::records::load("fair");
    assert!(records.visited.contains_key("one"));
    go("#/booth/nobody");
    assert!(words().contains("There is no booth"));
    assert_eq!(shown(|shown| shown.focused), 1, "the new page's heading");
    go("#/text/rules");
    assert!(words().contains("kind"));
    go("#/hall/h/booth/one");
    assert_eq!(shown(|shown| shown.title.clone()), "One works – Fair");
    go("#/hall/h");
    assert_eq!(shown(|shown| shown.title.clone()), "Hall – Fair");
}

#[test]
fn without_the_second_module_its_places_say_so_and_try_again() {
    open("#/visit");
    shown(|shown| shown.no_second_module = true);
    serve("event.json", EVENT);
    begin();
    wait(8.0);
    assert!(words().contains("could not be loaded"), "{}", words());
    shown(|shown| shown.no_second_module = false);
    press("Try again");
    wait(1.0);
    assert!(words().contains("My list"));
}

#[test]
fn what_is_kept_stands_on_the_list_with_its_note_and_comes_along() {
    visit("");
    press("Keep on my list");
    go("#/booth/three");
    press("Keep on my list");
    go("#/visit");
    assert!(words().contains("One works") && words().contains("Three works"));
    write("note-one", "ask about pumps");
    press("Sort into walking order");
    assert_eq!(announced().last().unwrap(), "The list is in walking order.");
    let records = page::browser::records::load("fair");
    assert_eq!(
        records.kept_booths.get("one").map(String::as_str),
        Some("ask about pumps")
    );
    assert_eq!(records.walk.len(), 2);
    press("Table");
    press("Contacts");
    let files = shown(|shown| std::mem::take(&mut shown.files));
    assert!(files[0].0 == "fair.csv" && files[0].2.contains("ask about pumps"));
    assert!(files[1].0 == "fair.vcf");
    press("Remove");
    let kept = page::browser::records::load("fair").kept_booths;
    assert!(!kept.contains_key("one"));
    assert!(words().contains("off your list"));
    press("Forget everything");
    assert!(!words().contains("One works"), "nothing comes back");
    assert!(words().contains("Your list is empty"));
    assert!(page::browser::records::load("fair").kept_booths.is_empty());
    assert_eq!(shown(|shown| shown.questions.len()), 1);
}

#[test]
fn a_list_of_another_device_is_joined_and_anything_else_is_refused() {
    visit("#/visit");
    shown(|shown| shown.chosen_file = Some("{\"name\": 1}".to_owned()));
    assert!(main(|main| main.choose("import", "")));
    assert!(words().contains("could not be read"));
    let mut other = page::Records::default();
    other.toggle_booth("two");
    shown(|shown| shown.chosen_file = Some(other.to_json()));
    assert!(main(|main| main.choose("import", "")));
    assert!(words().contains("Two works"), "{}", words());
    assert_eq!(
        shown(|shown| shown.kept),
        1,
        "the page's head says how much is on it"
    );
}

#[test]
fn matching_lists_whoever_offers_it_with_the_reason() {
    visit("#/matching");
    assert!(names().is_empty());
    assert!(main(|main| main.tick("Water")));
    assert_eq!(names(), ["One works"]);
    assert!(address::shown().starts_with("#/matching?"));
    assert!(!main(|main| main.all("div", "because"))[0].is_empty());
    assert!(main(|main| main.tick("Water")));
    assert!(names().is_empty());
}

#[test]
fn from_a_booth_one_goes_to_those_beside_it_and_sends_its_address() {
    visit("#/booth/two");
    let before = main(|main| main.link("One works"));
    let after = main(|main| main.link("Three works"));
    assert_eq!(before.as_deref(), Some("#/booth/one"));
    assert_eq!(after.as_deref(), Some("#/booth/three"));
    press("Copy the link");
    assert!(shown(|shown| shown.copied[0].ends_with("#/booth/two")));
    assert_eq!(announced().last().unwrap(), "The link is copied.");
    go("#/booth/one");
    assert!(!words().contains("Previous booth"), "{}", words());
}

#[test]
fn what_was_taken_off_the_list_comes_back_with_its_note() {
    visit("#/booth/one");
    press("Keep on my list");
    go("#/visit");
    write("note-one", "Ask about pumps");
    press("Remove");
    assert!(
        words().contains("“One works” is off your list."),
        "{}",
        words()
    );
    assert!(page::browser::records::load("fair").kept_booths.is_empty());
    press("Undo");
    let kept = page::browser::records::load("fair").kept_booths;
    assert_eq!(kept.get("one").unwrap(), "Ask about pumps");
    assert!(!words().contains("off your list"));
}

#[test]
fn another_language_is_spoken_once_its_messages_are_there() {
    visit("#/visit");
    assert!(words().contains("My list"));
    language::choose("ja");
    wait(1.0);
    assert!(!words().contains("My list"));
    assert!(shown(|shown| shown.title.clone()).ends_with("見本市"));
    assert_eq!(
        page::browser::records::load("fair")
            .settings
            .language
            .as_deref(),
        Some("ja")
    );
}

#[test]
fn what_went_wrong_stands_above_the_page_until_it_is_over() {
    visit("");
    storage::refuse(Some(StoreProblem::Full));
    press("Keep on my list");
    assert!(words().contains("is full"), "{}", words());
    storage::refuse(None);
    press("On my list");
    assert!(!words().contains("is full"));
    tell(events::FEED, &[("reached", Some("no"))]);
    wait(0.1);
    assert!(words().contains("cannot be reached now"), "{}", words());
    tell(events::FEED, &[("reached", Some("yes"))]);
    wait(0.1);
    assert!(!words().contains("cannot be reached now"));
}

#[test]
fn what_the_page_knew_before_the_catalogue_listened_is_asked_for() {
    open("");
    shown(|shown| shown.no_second_module = true);
    let listener = Listener::on_window(events::LISTENS, |_| {
        let earlier = Some("2026-10-01T09:00:00Z");
        tell(events::FEED, &[("reached", Some("no")), ("at", earlier)]);
    });
    read_on();
    drop(listener);
    assert!(words().contains("cannot be reached now"), "{}", words());
    assert!(words().contains("1 Oct 2026"), "{}", words());
}

#[test]
fn the_page_that_is_opened_first_does_not_take_the_focus_however_late_it_comes() {
    visit_without_second_module("#/booth/one");
    assert!(!words().contains("Clean water"));
    shown(|shown| shown.no_second_module = false);
    tell("online", &[]);
    wait(1.0);
    assert!(words().contains("Clean water"), "{}", words());
    assert_eq!(shown(|shown| shown.focused), 0);
    go("#/booth/two");
    go("#/booth/one");
    assert_eq!(shown(|shown| shown.focused), 2, "what is gone to does");
}

#[test]
fn what_is_gone_to_before_it_can_be_drawn_takes_the_focus_when_it_is_left_again() {
    visit_without_second_module("");
    go("#/booth/one");
    go("#/");
    assert_eq!(names()[0], "One works");
    assert_eq!(shown(|shown| shown.focused), 1);
}

#[test]
fn a_saved_booth_is_shown_and_found_as_it_is_now() {
    visit("");
    serve(
        "booths/three.json",
        &booth("three", r#", "tagline": "Bridges""#),
    );
    wait(61.0);
    assert!(words().contains("Bridges"));
    write("search", "bridges");
    assert_eq!(names(), ["Three works"]);
}

#[test]
fn a_booth_that_is_taken_out_while_it_is_open_is_told() {
    visit("#/booth/three");
    serve("event.json", &EVENT.replace(r#", "booths/three.json""#, ""));
    wait(61.0);
    assert!(
        announced()
            .iter()
            .any(|said| said.contains("There is no booth"))
    );
    go("#/");
    assert_eq!(names().len(), 2);
    // The new file is followed from now on.
    serve("booths/two.json", &booth("two", r#", "tagline": "Anew""#));
    wait(61.0);
    assert!(words().contains("Anew"));
}

#[test]
fn another_event_in_the_same_place_begins_again() {
    visit("");
    serve(
        "event.json",
        &EVENT.replace(r#""id": "fair""#, r#""id": "other""#),
    );
    wait(61.0);
    assert_eq!(shown(|shown| shown.reloaded), 1);
}

#[test]
fn a_broken_event_file_changes_nothing() {
    visit("");
    console();
    serve("event.json", "{");
    wait(61.0);
    assert_eq!(names().len(), 3);
    assert!(console().iter().any(|line| line.contains("event.json")));
    serve("event.json", &EVENT.replace("Fair", "Fair anew"));
    wait(61.0);
    assert_eq!(shown(|shown| shown.title.clone()), "Fair anew");
}
