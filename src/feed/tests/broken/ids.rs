//! Ids that two want, and what a newer event file keeps of what was read.

use feed::exhibition::BoothState;

use feed::{Booth, Event, Exhibition, Parsed};
use serde_json::{Value, json};

use super::{booth, event, opened, small, with};

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
        BoothState::Broken {
            last_good: Some(_),
            ..
        }
    ));
    assert_eq!(exhibition.slots[0].booth(), Some(&shown));
    exhibition.set_booth(0, booth(&small()));
    assert!(
        matches!(&exhibition.slots[0].state, BoothState::Ready { problems, .. } if problems.is_empty())
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
        matches!(exhibition.slots[index].state, BoothState::Ready { .. })
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
    assert!(matches!(exhibition.slots[0].state, BoothState::Waiting));
    assert!(matches!(
        exhibition.slots[1].state,
        BoothState::Ready { .. }
    ));
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
