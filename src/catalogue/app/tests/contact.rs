//! Letters to exhibitors: written, checked, sent, kept and tried again.

use page::browser::fetch::Answer;

use super::*;
use crate::stand_in::Tab;

/// Fills in the letter.
fn letter() {
    write("contact-name", "Aoi");
    write("contact-email", "aoi@example.com");
    write("contact-message", "Good day");
}

/// The host is going to answer with a status.
fn answer(status: u16) {
    fetch::answer(Ok(Answer {
        status,
        retry_after: None,
    }));
}

#[test]
fn a_letter_is_sent_when_it_is_whole_and_meant() {
    visit("#/contact/one");
    assert!(words().contains("desk.example"), "{}", words());
    assert!(main(html::stand_in::Document::submit));
    // Everything is asked in one round, at its field, and the first one is gone to.
    let asked = words();
    assert_eq!(asked.matches("Please fill this in.").count(), 3, "{asked}");
    assert!(asked.contains("Please tick the box"), "{asked}");
    let invalid = |id: &str| main(|main| main.attribute(id, "aria-invalid")).unwrap();
    assert_eq!(invalid("contact-name"), "true");
    assert_eq!(invalid("contact-country"), "false");
    wait(0.1);
    assert_eq!(
        shown(|shown| shown.focused_fields.clone()),
        ["contact-name"]
    );
    letter();
    assert_eq!(invalid("contact-name"), "false");
    assert!(main(|main| main.tick("I agree")));
    wait(10.0);
    answer(503);
    answer(201);
    assert!(fetch::posted().is_empty());
    assert!(main(html::stand_in::Document::submit));
    wait(0.1);
    // What happens takes the form's place, with a copy; the text is kept.
    let focused = shown(|shown| shown.focused);
    assert!(
        words().contains("Your message is on its way"),
        "{}",
        words()
    );
    assert!(words().contains("Good day") && words().contains("aoi@example.com"));
    assert!(!words().contains("Who receives this"), "{}", words());
    assert!(focused > 0, "the confirmation is gone to");
    assert!(Tab::get("boothwalk:fair:outbox").is_some());
    let draft = || Tab::get("boothwalk:fair:draft").unwrap();
    assert!(draft().contains("Good day"));
    wait(600.0);
    assert!(
        words().contains("Your message has been sent"),
        "{}",
        words()
    );
    assert!(!draft().contains("Good day") && draft().contains("Aoi"));
    let posted = fetch::posted();
    assert_eq!(posted.len(), 2, "once more after the host's fault");
    assert_eq!(posted[0].url, "https://desk.example/one");
    assert_eq!(posted[0].body, posted[1].body);
    assert!(posted[0].body.contains("Good day"));
    assert_eq!(Tab::get("boothwalk:fair:outbox"), None, "it has arrived");
    press("Write another message");
    assert!(words().contains("Who receives this"), "{}", words());
}

#[test]
fn a_draft_that_arrived_is_not_offered_again_elsewhere() {
    visit("#/contact/one");
    letter();
    main(|main| main.tick("I agree"));
    wait(10.0);
    answer(503);
    answer(201);
    main(html::stand_in::Document::submit);
    wait(0.1);
    go("#/visit");
    let draft = || Tab::get("boothwalk:fair:draft").unwrap();
    assert!(draft().contains("Good day"), "it has not arrived yet");
    wait(600.0);
    assert!(!draft().contains("Good day") && draft().contains("Aoi"));
}

#[test]
fn nobody_writes_where_nobody_receives() {
    visit("#/booth/three");
    assert!(!words().contains("Write a message"), "{}", words());
    go("#/contact/three");
    assert!(
        words().contains("Nobody here takes messages"),
        "{}",
        words()
    );
    assert_eq!(main(|main| main.attribute("contact-name", "value")), None);
    go("#/contact/three,one");
    assert!(
        words().contains("Three works takes no messages here"),
        "{}",
        words()
    );
    assert!(words().contains("Who receives this"));
}

#[test]
fn a_program_that_fills_in_forms_costs_a_person_one_more_press() {
    visit("#/contact/one");
    letter();
    write("contact-trap", "aoi");
    main(|main| main.tick("I agree"));
    wait(10.0);
    main(html::stand_in::Document::submit);
    assert!(words().contains("once more"), "{}", words());
    wait(10.0);
    assert!(fetch::posted().is_empty());
    main(html::stand_in::Document::submit);
    wait(1.0);
    assert_eq!(fetch::posted().len(), 1);
}

#[test]
fn what_is_sent_at_once_leaves_when_people_would_have_written_it() {
    visit("#/visit");
    go("#/contact/one");
    letter();
    main(|main| main.tick("I agree"));
    main(html::stand_in::Document::submit);
    assert!(
        words().contains("Your message is on its way"),
        "{}",
        words()
    );
    wait(2.0);
    assert!(fetch::posted().is_empty());
    wait(1.5);
    assert_eq!(fetch::posted().len(), 1);
}

#[test]
fn what_nobody_takes_waits_in_the_tab_until_it_is_forgotten() {
    visit("#/contact/one");
    letter();
    main(|main| main.tick("I agree"));
    main(|main| main.tick("Keep unsent"));
    wait(10.0);
    main(html::stand_in::Document::submit);
    wait(3600.0);
    assert!(fetch::posted().len() > 2);
    assert!(
        storage::texts().contains_key("boothwalk:fair:outbox"),
        "the visitor let it"
    );
    press("Try again");
    wait(1.0);
    assert_eq!(fetch::posted().len(), 1);
    press("Forget unsent messages");
    wait(3600.0);
    assert!(fetch::posted().is_empty());
    assert!(!storage::texts().contains_key("boothwalk:fair:outbox"));
}

#[test]
fn what_another_tab_delivers_is_heard_and_not_sent_again() {
    visit("#/contact/one");
    letter();
    main(|main| main.tick("I agree"));
    wait(10.0);
    answer(503);
    main(html::stand_in::Document::submit);
    wait(0.1);
    assert_eq!(fetch::posted().len(), 1);
    let held = Tab::get("boothwalk:fair:outbox").unwrap();
    let items: Vec<crate::outbox::Item> = serde_json::from_str(&held).unwrap();
    storage::write_elsewhere("boothwalk:fair:delivered", &items[0].key);
    wait(0.1);
    assert!(words().contains("has been sent"), "{}", words());
    wait(3600.0);
    assert!(fetch::posted().is_empty());
    // Nor by a page that holds it still, as one that was loaded again does.
    Tab::set("boothwalk:fair:outbox", &held);
    begin();
    wait(3600.0);
    assert!(fetch::posted().is_empty());
    assert!(Tab::get("boothwalk:fair:outbox").is_none());
}

#[test]
fn a_draft_outlives_its_page_and_a_mail_address_is_written_to_by_mail() {
    visit("#/contact/two");
    letter();
    go("#/visit");
    go("#/contact/two");
    let name = main(|main| main.attribute("contact-name", "value"));
    assert_eq!(name.as_deref(), Some("Aoi"));
    let link = main(|main| main.link("Open in mail program")).unwrap();
    assert!(link.starts_with("mailto:two@example.com?"), "{link}");
    press("Copy message");
    assert!(shown(|shown| shown.copied[0].contains("Good day")));
}
