//! A visitor who asks for a meeting: the slots still to come, what is sent, and what the own list holds.

use super::{EVENT, begin, booth, go, main, open, press, serve, shown, wait, words};
use page::browser::fetch::Answer;
use page::stand_in::fetch;

const FIRST: &str = "2026-11-28T14:00:00+09:00/2026-11-28T14:30:00+09:00";
const SECOND: &str = "2026-11-28T13:30:00+09:00/2026-11-28T14:00:00+09:00";

/// The tests' clock stands on 13:00: the slots of the morning are over, and the session at 13:00 to 14:00 runs.
fn at_the_form() {
    open("#/contact/one");
    serve("event.json", EVENT);
    serve("programme.json", super::PROGRAMME);
    serve(
        "booths/one.json",
        &booth(
            "one",
            r#", "contact": {"form": {"kind": "json", "url": "https://desk.example/one"}},
               "meetings": {"spans": [{"start": "2026-11-28T12:00:00+09:00", "end": "2026-11-28T15:00:00+09:00"}]}"#,
        ),
    );
    begin();
    wait(3.0);
}

fn choose(field: &str, value: &str) {
    assert!(
        main(|main| main.choose(field, value)),
        "no choice {value} in {field}"
    );
}

#[test]
fn only_slots_still_to_come_can_be_wished_for() {
    at_the_form();
    let text = words();
    assert!(
        text.contains("13:30–14:00") && text.contains("14:30–15:00"),
        "{text}"
    );
    assert!(!text.contains("12:00–12:30"), "{text}");
}

#[test]
fn by_mail_the_request_is_a_file_to_attach_and_the_wish_stands_on_the_own_list() {
    open("#/contact/one");
    serve("event.json", EVENT);
    serve("programme.json", super::PROGRAMME);
    serve(
        "booths/one.json",
        &booth(
            "one",
            r#", "contact": {"email": "one@desk.example"},
               "meetings": {"spans": [{"start": "2026-11-28T13:30:00+09:00", "end": "2026-11-28T15:00:00+09:00"}],
                            "url": "https://call.example/one"}"#,
        ),
    );
    begin();
    wait(3.0);
    super::write("contact-name", "Aoi");
    super::write("contact-email", "aoi@visitor.example");
    let request = "Calendar request";
    assert!(
        !words().contains(request),
        "nothing is wished for: {}",
        words()
    );
    choose("contact-meeting-first", FIRST);
    choose("contact-meeting-second", SECOND);
    wait(0.5);
    let link = main(|main| main.link("Open in mail program")).unwrap();
    assert!(link.contains("14%3A00"), "{link}");
    press(request);
    let (name, _, file) = shown(|shown| shown.files.pop()).unwrap();
    assert_eq!(name, "fair-one.ics");
    let file = file.replace("\r\n ", "");
    assert_eq!(file.matches("METHOD:REQUEST").count(), 2, "{file}");
    assert!(file.contains(":mailto:one@desk.example\r\n"), "{file}");
    assert!(
        file.contains("ORGANIZER:mailto:aoi@visitor.example"),
        "{file}"
    );
    assert!(file.contains("LOCATION:https://call.example/one"), "{file}");
    assert!(main(|main| main.click("contact-mail")));
    go("#/visit");
    assert!(words().contains("Meetings you asked for"), "{}", words());
}

#[test]
fn a_wish_is_sent_as_words_of_a_calendar_and_kept_on_the_own_list() {
    at_the_form();
    for (field, text) in [
        ("contact-name", "Aoi"),
        ("contact-email", "aoi@visitor.example"),
        ("contact-message", "About water."),
    ] {
        super::write(field, text);
    }
    choose("contact-meeting-first", FIRST);
    choose("contact-meeting-second", SECOND);
    choose("contact-meeting-third", FIRST);
    assert!(main(|main| main.tick("I agree")));
    wait(10.0);
    fetch::answer(Ok(Answer {
        status: 201,
        retry_after: None,
    }));
    assert!(main(html::stand_in::Document::submit));
    wait(1.0);
    let sent: serde_json::Value = serde_json::from_str(&fetch::posted()[0].body).unwrap();
    assert_eq!(sent["meetings"], format!("{FIRST}, {SECOND}"));
    let calendar = sent["calendar"].as_str().unwrap();
    assert_eq!(calendar.matches("BEGIN:VEVENT").count(), 2, "{calendar}");
    assert!(calendar.contains("METHOD:REQUEST"));
    press("Calendar file of these times");
    let files = shown(|shown| std::mem::take(&mut shown.files));
    assert_eq!(files[0].0, "fair-one.ics");
    go("#/visit");
    let list = words();
    assert!(list.contains("Meetings you asked for"), "{list}");
    assert!(
        list.contains("14:00–14:30") && list.contains("13:30–14:00"),
        "{list}"
    );
    press("Remove");
    assert!(!words().contains("Meetings you asked for"), "{}", words());
    press("Undo");
    assert!(words().contains("14:00–14:30"), "{}", words());
}
