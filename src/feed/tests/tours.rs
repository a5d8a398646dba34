//! Guided tours: what is told about faulty ones, and what visitors get of them.
#![allow(clippy::unwrap_used, clippy::panic)]

use feed::problem::{ProblemKind, Reference};
use feed::{Event, Exhibition, Parsed, Severity};
use serde_json::{Value, json};

fn event(tours: &Value) -> Parsed<Event> {
    let booth = |id: &str| json!({"version": 1, "id": id, "name": id});
    let text = json!({
        "version": 1, "id": "fair", "title": "Fair", "languages": ["ja", "en"], "timeZone": "Asia/Tokyo",
        "organiser": {"name": "We"}, "tours": tours,
        "halls": [{"id": "a", "title": "A", "booths": [booth("one"), booth("two")]}],
    });
    Event::parse(text.to_string().as_bytes(), "event.json")
}

fn told(parsed: &Parsed<Event>) -> Vec<(&str, Severity)> {
    let told = parsed.problems.iter();
    told.map(|problem| (problem.path.as_str(), problem.severity))
        .collect()
}

fn tour(id: &str, stops: &Value) -> Value {
    json!({"id": id, "title": "Tour", "stops": stops})
}

fn walks(event: Event) -> Vec<(String, Vec<String>)> {
    let exhibition = Exhibition::new(event);
    let tours = exhibition.tours().into_iter();
    tours
        .map(|tour| {
            let stops = tour.stops.iter();
            let booths = stops.map(|stop| stop.booth.clone()).collect();
            (tour.id.clone(), booths)
        })
        .collect()
}

#[test]
fn faults_cost_the_stop_or_the_tour_and_no_more() {
    let sound = |booth: &str| json!({"booth": booth, "text": "Look."});
    let parsed = event(&json!([
        tour("nowhere", &json!([])),
        tour("silent", &json!([{"booth": "one"}, sound("two")])),
        tour("twice", &json!([sound("one"), sound("two"), sound("one")])),
        tour("odd", &json!([7, {"text": "Where?"}, sound("two")])),
        tour("silent", &json!([sound("one")])),
        {"id": "untitled", "stops": [sound("one")]},
        tour("listless", &json!("one")),
    ]));
    assert_eq!(
        told(&parsed),
        [
            ("tours[3].stops[0]", Severity::Error),
            ("tours[3].stops[1]", Severity::Error),
            ("tours[5]", Severity::Error),
            ("tours[6].stops", Severity::Error),
            ("tours[0].stops", Severity::Warning),
            ("tours[1].stops[0].text", Severity::Warning),
            ("tours[2].stops", Severity::Warning),
            ("tours[4].id", Severity::Error),
        ]
    );
    let twice = ProblemKind::StopRepeated {
        id: "one".to_owned(),
    };
    assert_eq!(parsed.problems[6].kind, twice);
    let ids = |list: &[&str]| list.iter().map(|id| (*id).to_owned()).collect::<Vec<_>>();
    assert_eq!(
        walks(parsed.value.unwrap()),
        [
            ("silent".to_owned(), ids(&["one", "two"])),
            ("twice".to_owned(), ids(&["one", "two"])),
            ("odd".to_owned(), ids(&["two"])),
        ]
    );
}

#[test]
fn what_is_no_list_of_tours_costs_the_tours_only() {
    for odd in [json!(3), json!({}), Value::Null] {
        let parsed = event(&odd);
        assert_eq!(told(&parsed), [("tours", Severity::Error)]);
        assert_eq!(walks(parsed.value.unwrap()), []);
    }
}

#[test]
fn booths_that_are_not_there_are_told_and_passed_by() {
    let text = json!({"ja": "見る。"});
    let stops = json!([{"booth": "gone", "text": text}, {"booth": "two", "text": text}]);
    let none = json!([{"booth": "gone", "text": text}]);
    let parsed = event(&json!([tour("some", &stops), tour("none", &none)]));
    assert_eq!(told(&parsed), []);
    let exhibition = Exhibition::new(parsed.value.unwrap());
    let problems = exhibition.check();
    let missing: Vec<_> = problems
        .iter()
        .filter(|problem| {
            let kind = Reference::Booth;
            let id = "gone".to_owned();
            problem.kind == ProblemKind::NoSuch { kind, id }
        })
        .map(|problem| problem.path.as_str())
        .collect();
    assert_eq!(
        missing,
        ["tours[0].stops[0].booth", "tours[1].stops[0].booth"]
    );
    // A language that the sentence lacks is told like any other text's.
    let lacks = problems.iter().filter(|problem| {
        matches!(&problem.kind, ProblemKind::Untranslated { language } if language == "en")
    });
    let lacks: Vec<_> = lacks.map(|problem| problem.path.as_str()).collect();
    assert!(lacks.contains(&"tours[0].stops[1].text"), "{lacks:?}");
    assert_eq!(exhibition.tour("none"), None);
    assert_eq!(exhibition.tour("some").unwrap().stops.len(), 1);
}
