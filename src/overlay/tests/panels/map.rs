//! The map, and the walks that begin on it.

use egui::Shape;
use overlay::{Action, Panel};

use crate::visitor::{Visitor, desk};

#[test]
fn the_own_list_is_walked_from_the_map_and_stop_by_stop() {
    let mut visitor = desk();
    visitor.open(Panel::Map);
    assert!(!visitor.says("Walk my list"), "nothing is kept");
    for slot in [0, 1] {
        let id = visitor.exhibition.slots[slot].id.clone();
        visitor.records.kept_booths.insert(id, String::new());
    }
    visitor.settle();
    assert_eq!(visitor.press("Walk my list (2)"), [Action::WalkList]);
    visitor.open(Panel::None);
    visitor.walk = Some((0, vec![0, 1]));
    visitor.settle();
    assert!(visitor.says("1 of 2") && !visitor.says("Back"));
    assert_eq!(visitor.press("Next stop"), [Action::NextStop]);
    visitor.walk = Some((1, vec![0, 1]));
    visitor.settle();
    assert!(visitor.says("2 of 2") && !visitor.says("Next stop"));
    assert_eq!(visitor.press("Back"), [Action::PreviousStop]);
    assert_eq!(visitor.press("Stop"), [Action::StopGuidance]);
}

#[test]
fn a_tour_begins_on_the_map_says_its_sentences_and_ends_with_a_word() {
    let mut visitor = Visitor::new("showcase", "en", [1280.0, 800.0]);
    visitor.open(Panel::Map);
    let tour = visitor.exhibition.tours()[0].clone().into_owned();
    let title = tour.title.get("en");
    assert_eq!(
        visitor.press(&format!("Guided tour: {title}")),
        [Action::WalkTour(tour.id.clone())]
    );
    let stops = tour.stops.iter();
    let slots: Vec<_> = stops
        .map(|stop| visitor.exhibition.find(&stop.booth).unwrap().0)
        .collect();
    visitor.open(Panel::None);
    visitor.on_tour = true;
    // On the way the sentence would come too early.
    visitor.walk = Some((0, slots.clone()));
    visitor.guided = Some(slots[0]);
    visitor.settle();
    let sentence = tour.stops[0].text.get("en");
    assert!(visitor.says(&format!("1 of {}", slots.len())) && !visitor.says(sentence));
    visitor.guided = None;
    visitor.settle();
    assert!(visitor.says(sentence), "on arrival");
    // Who listens hears it with the booth that opens.
    visitor.open(Panel::Booth(slots[0]));
    let heard = visitor.overlay.announcement().to_owned();
    assert!(heard.ends_with(sentence), "{heard}");
    let read = &visitor.overlay.transcript().lines;
    assert!(read.iter().any(|line| line.words == sentence), "{read:?}");
    let last = slots.len() - 1;
    // The map says which stop each booth is; its list stands in the transcript.
    visitor.open(Panel::Map);
    let second = format!("2 of {}", slots.len());
    let read = &visitor.overlay.transcript().lines;
    assert!(
        read.iter().any(|line| line.words.contains(&second)),
        "{read:?}"
    );
    visitor.open(Panel::None);
    visitor.walk = Some((last, slots));
    visitor.settle();
    assert!(visitor.says(&format!("This is the last stop of “{title}”")));
    assert_eq!(visitor.press("End the tour"), [Action::StopGuidance]);
}

#[test]
fn the_map_leads_to_booths_and_to_the_floor() {
    let mut visitor = Visitor::new("ascc-2021", "en", [1280.0, 720.0]);
    visitor.open(Panel::Map);
    let slot = visitor.exhibition.hall_slots(0).last().unwrap().0;
    let (_, name, rect) = visitor
        .nodes
        .values()
        .filter(|(_, name, rect)| {
            rect.is_finite()
                && rect.right() < 700.0
                && name.chars().next().is_some_and(char::is_numeric)
        })
        .max_by(|a, b| a.1.len().cmp(&b.1.len()))
        .cloned()
        .unwrap();
    let actions = visitor.click(rect.center());
    assert!(
        matches!(actions[..], [Action::GoTo(to)] if to <= slot),
        "{name}: {actions:?}"
    );
    let picture = visitor
        .find("Choose a booth or a spot on the floor to go there")
        .unwrap();
    let actions = visitor.click(picture.center());
    assert!(
        matches!(actions[..], [Action::WalkTo([x, z]), Action::Show(Panel::None)] if x.abs() < 1.0 && z < -5.0),
        "{actions:?}"
    );
}

#[test]
fn the_map_marks_what_was_found_in_every_hall() {
    let mut visitor = Visitor::new("ascc-2021", "en", [1280.0, 720.0]);
    visitor.open(Panel::Map);
    let colours = |visitor: &Visitor| -> Vec<_> {
        let rects = visitor.shapes.iter().filter_map(|it| match &it.shape {
            Shape::Rect(rect) if rect.stroke.width >= 3.0 => Some(rect.stroke.color),
            _ => None,
        });
        rects.collect()
    };
    let before = colours(&visitor).len();
    let first = |visitor: &Visitor, hall| visitor.exhibition.hall_slots(hall).next().unwrap().0;
    visitor.found = Some(vec![first(&visitor, 0), first(&visitor, 1)]);
    visitor.settle();
    assert_eq!(colours(&visitor).len(), before + 1, "one of this hall");
    assert!(visitor.says("Dockyard Garden (1)") && visitor.says("Red Brick Warehouse (1)"));
    visitor.found = Some(Vec::new());
    visitor.settle();
    assert_eq!(colours(&visitor).len(), before);
    assert!(visitor.says("Red Brick Warehouse (0)"));
}

#[test]
fn the_map_names_every_booth_of_every_hall_at_any_size() {
    for size in [[320.0, 568.0], [390.0, 844.0], [1280.0, 720.0]] {
        for event in ["ascc-2021", "ascc-2025"] {
            let mut visitor = Visitor::new(event, "en", size);
            visitor.open(Panel::Map);
            let halls = visitor.exhibition.event.halls.len();
            for hall in 0..halls {
                let title = &visitor.exhibition.event.halls[hall].title;
                let title = title.get("en").to_owned();
                if halls > 1 {
                    visitor.press(&title);
                    visitor.settle();
                }
                let slots = visitor.exhibition.hall_slots(hall);
                let names: Vec<_> = slots
                    .filter_map(|(_, slot)| Some(slot.booth()?.name.get("en").to_owned()))
                    .collect();
                for name in names {
                    assert!(visitor.says(&name), "{size:?} {event} {title}: {name}");
                }
            }
        }
    }
}

#[test]
fn a_phones_map_is_full_of_hall_and_its_far_end_can_be_drawn_from_under_the_buttons() {
    for (event, last) in [("showcase", "Umikaze University"), ("ascc-2025", "45 ")] {
        let mut visitor = Visitor::new(event, "en", [320.0, 568.0]);
        visitor.open(Panel::Map);
        let picture = visitor
            .find("Choose a booth or a spot on the floor to go there")
            .unwrap();
        let floor = |visitor: &Visitor| {
            let mut shapes = visitor.shapes.iter().map(|it| &it.shape);
            let is_floor = |shape: &&Shape| match shape {
                Shape::Path(path) => path.fill == egui::Color32::from_rgb(38, 45, 56),
                _ => false,
            };
            shapes.find(is_floor).unwrap().visual_bounding_rect()
        };
        // One stands at the entrance, which lies at the left.
        let before = floor(&visitor).left() - picture.left();
        assert!((0.0..40.0).contains(&before), "{event}: {before}");
        for _ in 0..6 {
            visitor.drag(picture.center(), egui::vec2(-120.0, 0.0));
        }
        let end = floor(&visitor).right();
        let nearer = visitor.find("Nearer").unwrap();
        assert!(
            end <= nearer.left() && end > picture.left(),
            "{event}: {end} of {picture:?}, before {nearer:?}"
        );
        let number = visitor
            .nodes
            .values()
            .find(|(_, name, rect)| name.contains(last) && picture.contains_rect(*rect));
        assert!(number.is_some(), "{event}: {last}");
    }
}

#[test]
fn no_name_on_the_map_covers_another() {
    for size in [
        [320.0, 568.0],
        [390.0, 844.0],
        [844.0, 390.0],
        [1280.0, 720.0],
    ] {
        for (event, language) in [("showcase", "en"), ("showcase", "ja"), ("ascc-2021", "ja")] {
            let mut visitor = Visitor::new(event, language, size);
            visitor.open(Panel::Map);
            let hint = match language {
                "en" => "Choose a booth or a spot on the floor to go there",
                _ => "ブースか床を選ぶと、そこへ移動します",
            };
            let picture = visitor.find(hint).unwrap();
            let texts = visitor.shapes.iter().filter_map(|it| match &it.shape {
                Shape::Text(text) => Some((text.galley.text(), it.shape.visual_bounding_rect())),
                _ => None,
            });
            let is_name = |text: &str| text != hint && text.parse::<u32>().is_err();
            let texts: Vec<_> = texts
                .filter(|(text, rect)| is_name(text) && picture.contains_rect(*rect))
                .collect();
            assert!(texts.len() > 2, "{texts:?}");
            for (index, (text, rect)) in texts.iter().enumerate() {
                for (other, at) in &texts[..index] {
                    let both = rect.intersect(*at);
                    let covers = both.is_positive() && both.size().min_elem() > 1.0;
                    assert!(!covers, "{size:?} {event} {language}: {text} over {other}");
                }
            }
        }
    }
}

#[test]
fn others_are_dots_on_the_map_until_they_are_hidden() {
    let mut visitor = desk();
    visitor.open(Panel::Map);
    let dots = |visitor: &Visitor| {
        let is_dot =
            |shape: &Shape| matches!(shape, Shape::Circle(dot) if (3.0..4.0).contains(&dot.radius));
        let shapes = visitor.shapes.iter();
        shapes.filter(|clipped| is_dot(&clipped.shape)).count()
    };
    let shown = dots(&visitor);
    visitor.records.settings.hide_others = true;
    visitor.settle();
    assert_eq!(shown - dots(&visitor), 1, "one is here");
}
