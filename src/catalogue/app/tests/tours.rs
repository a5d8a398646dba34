//! Guided tours on the live page.

use super::*;

/// The fair, by now with a tour past two of its booths and one that is not there.
fn toured() -> String {
    let tours = r#""tours": [{"id": "round", "title": "A walk", "summary": "Short.", "stops": [
        {"booth": "two", "text": "First."}, {"booth": "gone", "text": "Never."}, {"booth": "one", "text": "Last."}]}],
        "texts""#;
    EVENT.replace("\"texts\"", tours)
}

#[test]
fn a_tour_is_read_stop_by_stop_and_leads_into_the_hall() {
    visit("#/tour/round");
    assert!(words().contains("There is no such tour"), "{}", words());
    // It comes with a newer event file.
    serve("event.json", &toured());
    wait(63.0);
    let said = words();
    let order = [
        "A walk",
        "Short.",
        "Two works",
        "First.",
        "One works",
        "Last.",
    ];
    let places: Vec<_> = order.iter().map(|part| said.find(part)).collect();
    assert!(places.is_sorted() && places[0].is_some(), "{said}");
    assert!(!said.contains("Never."));
    let into = main(|main| main.link("Walk it in the hall"));
    assert_eq!(into.as_deref(), Some("#/hall/h/tour/round"));
    assert_eq!(shown(|shown| shown.title.clone()), "A walk – Fair");
    // The door and the map offer it.
    assert_eq!(
        shown(|shown| shown.words["en"]["tour:round"].clone()),
        "A walk"
    );
    go("#/map");
    assert!(words().contains("A walk"));
    assert_eq!(shown(|shown| shown.title.clone()), "Map – Fair");
}
