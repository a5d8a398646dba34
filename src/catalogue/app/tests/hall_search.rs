//! The search inside the hall: opened by the hall, typed in the page, answered with a way or an open booth.

use std::cell::RefCell;
use std::rc::Rc;

use super::{EVENT, go, open, serve, shown, tell, visit, wait};
use crate::app::hall_search::{FIELD, PLACE};
use html::stand_in::Document;
use page::browser::{Listener, detail};
use page::{events, stand_in::address};

/// Does something with what stands over the canvas.
#[expect(
    clippy::unwrap_used,
    reason = "a test that looks at nothing has to fail"
)]
fn place<T>(act: impl FnOnce(&Document) -> T) -> T {
    let place = shown(|shown| shown.elsewhere.remove(PLACE)).unwrap();
    let given = act(&place);
    shown(|shown| shown.elsewhere.insert(PLACE.to_owned(), place));
    wait(0.1);
    given
}

fn words() -> String {
    place(Document::words)
}

fn typed(text: &str) {
    assert!(place(|place| place.write(FIELD, text)), "no field");
}

fn key(key: &str) {
    assert!(place(|place| place.key(FIELD, Some(key))), "no field");
}

fn said(name: &str) -> Option<String> {
    place(|place| place.attribute(FIELD, name))
}

/// What the hall is told: what was found, and where to lead.
#[derive(Clone, Default)]
struct Hall(Rc<RefCell<Vec<String>>>);

impl Hall {
    /// Somebody who comes into the hall and looks for a booth.
    fn searched() -> Self {
        visit("#/hall/h");
        let hall = Self::listening();
        tell(events::FIND, &[]);
        wait(0.1);
        hall
    }

    fn listening() -> Self {
        let hall = Self::default();
        let (found, led) = (hall.clone(), hall.clone());
        let heard = [
            Listener::on_window(events::FOUND, move |sent| {
                let booths = detail(&sent, "booths").unwrap_or_else(|| "nothing".to_owned());
                found.0.borrow_mut().push(format!("found {booths}"));
            }),
            Listener::on_window(events::LEAD, move |sent| {
                let opens = detail(&sent, "opens").map_or("to", |_| "into");
                let booth = detail(&sent, "booth").unwrap_or_default();
                led.0.borrow_mut().push(format!("{opens} {booth}"));
            }),
        ];
        heard.into_iter().flatten().for_each(Listener::for_ever);
        hall
    }

    fn told(&self) -> Vec<String> {
        self.0.take()
    }
}

#[test]
fn a_booth_is_found_as_one_types_and_enter_leads_there() {
    let hall = Hall::searched();
    assert_eq!(
        shown(|shown| shown.focused_fields.clone()),
        [FIELD],
        "typing begins at once"
    );
    typed("works");
    assert_eq!(said("aria-expanded").as_deref(), Some("true"));
    assert!(words().contains("3 booths found"), "{}", words());
    assert!(words().contains("1 One"), "its number: {}", words());
    let found = hall.told().pop().unwrap();
    assert!(
        found.starts_with("found ") && found.contains("two"),
        "{found}"
    );
    typed("water");
    assert_eq!(hall.told(), ["found one"]);
    let aloud = shown(|shown| shown.announced.last().cloned());
    assert_eq!(aloud.as_deref(), Some("One booth found"));
    key("Enter");
    assert_eq!(hall.told(), ["to one", "found nothing"]);
    assert_eq!(words(), "", "what was looked for is found");
    let focused = shown(|shown| shown.focused_fields.last().cloned());
    assert_eq!(focused.as_deref(), Some("hall"));
    assert_eq!(
        address::shown(),
        "#/hall/h",
        "the hall writes its own route"
    );
}

#[test]
fn arrows_choose_another_and_the_cell_beside_opens_it() {
    let hall = Hall::searched();
    typed("works");
    let found = hall.told().pop().unwrap();
    let second = found.split(' ').nth(2).unwrap().to_owned();
    key("ArrowDown");
    key("ArrowDown");
    let active = said("aria-activedescendant").unwrap();
    let chosen = place(|place| place.attribute(&active, "aria-selected"));
    assert_eq!(
        (active.as_str(), chosen.as_deref()),
        ("find-lead-1", Some("true"))
    );
    key("ArrowRight");
    assert_eq!(
        said("aria-activedescendant").as_deref(),
        Some("find-open-1")
    );
    key("Enter");
    assert_eq!(hall.told()[0], format!("into {second}"));
}

#[test]
fn a_press_does_the_same() {
    let hall = Hall::searched();
    typed("energy");
    assert!(place(|place| place.click("find-open-0")));
    assert_eq!(hall.told()[1], "into two");
    tell(events::FIND, &[]);
    wait(0.1);
    assert_eq!(said("value").as_deref(), Some(""), "it begins anew");
    typed("energy");
    assert!(place(|place| place.click("find-lead-0")));
    assert!(hall.told().contains(&"to two".to_owned()));
}

#[test]
fn escape_takes_the_words_and_then_the_search_away() {
    let hall = Hall::searched();
    typed("water");
    key("Escape");
    assert_eq!(hall.told(), ["found one", "found nothing"]);
    assert_eq!(said("value").as_deref(), Some(""));
    key("Escape");
    assert_eq!(words(), "");
    let focused = shown(|shown| shown.focused_fields.last().cloned());
    assert_eq!(focused.as_deref(), Some("hall"));
}

#[test]
fn keys_of_an_input_method_and_an_empty_field_send_nothing() {
    let hall = Hall::searched();
    key("Enter");
    typed("water");
    assert!(place(|place| place.key(FIELD, None)));
    key("Home");
    assert_eq!(hall.told(), ["found one"]);
    typed("zzzzqq");
    key("ArrowDown");
    key("Enter");
    assert_eq!(said("aria-expanded").as_deref(), Some("false"));
    assert!(words().contains("Nothing was found"), "{}", words());
    assert_eq!(hall.told(), ["found "]);
}

#[test]
fn the_map_keeps_it_and_a_page_of_the_list_takes_its_place() {
    let hall = Hall::searched();
    typed("water");
    go("#/hall/h/map");
    assert!(words().contains("One works"), "{}", words());
    go("#/hall/h/booth/one");
    assert_eq!(words(), "");
    assert_eq!(hall.told(), ["found one", "found nothing"]);
}

#[test]
fn what_is_on_the_own_list_says_so() {
    Hall::searched();
    typed("water");
    assert!(!words().contains("On my list"));
    page::browser::records::change("fair", |records| {
        records.kept_booths.insert("one".to_owned(), String::new());
    })
    .unwrap();
    wait(0.1);
    assert!(words().contains("On my list"), "{}", words());
}

#[test]
fn whoever_asks_before_it_is_there_hears_when_it_is() {
    open("#/hall/h");
    serve("event.json", EVENT);
    let ready = Rc::new(RefCell::new(0));
    let own = Rc::clone(&ready);
    let heard = Listener::on_window(events::FINDS, move |_| *own.borrow_mut() += 1);
    super::begin();
    wait(3.0);
    assert_eq!(*ready.borrow(), 1);
    drop(heard);
}
