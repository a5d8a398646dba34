//! Everything fits: on a small phone, at 200 % page zoom, with large text; and what is pressed is large enough.

use egui::accesskit::Role;
use overlay::Panel;

use crate::visitor::Visitor;

const PANELS: [Panel; 9] = [
    Panel::None,
    Panel::Welcome,
    Panel::Booth(0),
    Panel::Poster(0, 0),
    Panel::Object(0),
    Panel::Map,
    Panel::Programme,
    Panel::Settings,
    Panel::Help,
];

fn pressable(role: Role) -> bool {
    matches!(
        role,
        Role::Button | Role::CheckBox | Role::RadioButton | Role::DisclosureTriangle
    )
}

#[test]
fn nothing_runs_out_of_the_window() {
    for (size, scale) in [
        ([360.0, 640.0], 1.0),
        ([360.0, 640.0], 2.0),
        ([640.0, 360.0], 1.0),
        ([1280.0, 720.0], 1.0),
        ([1280.0, 720.0], 2.0),
    ] {
        for (event, language) in [("showcase", "en"), ("ascc-2021", "ja")] {
            let mut visitor = Visitor::new(event, language, size);
            visitor.records.settings.text_scale = scale;
            visitor.records.settings.stick = true;
            visitor.guided = Some(1);
            visitor.walk = Some((1, vec![0, 1]));
            visitor.on_tour = true;
            for panel in PANELS {
                visitor.overlay.panel = panel.clone();
                visitor.settle();
                for (role, name, rect) in visitor.nodes.values() {
                    if name.is_empty() || !rect.is_finite() {
                        continue;
                    }
                    let fits = rect.left() >= -0.5 && rect.right() <= size[0] + 0.5;
                    assert!(
                        fits,
                        "{size:?} × {scale} {language} {panel:?}: {role:?} {name} at {rect:?}"
                    );
                }
            }
        }
    }
}

#[test]
fn the_way_to_a_long_name_is_said_in_two_lines() {
    let height = |size: [f32; 2], id: &str| {
        let mut visitor = Visitor::new("showcase", "en", size);
        let mut slots = visitor.exhibition.slots.iter();
        visitor.guided = slots.position(|slot| slot.id == id);
        visitor.settle();
        let mut nodes = visitor.nodes.values();
        let said = nodes.find(|(_, name, _)| name.contains(" m to "));
        said.expect("the strip").2.height()
    };
    for (size, lines) in [
        ([1280.0, 720.0], 2.0),
        ([390.0, 844.0], 2.0),
        ([844.0, 390.0], 1.0),
    ] {
        let (long, short) = (height(size, "long-name"), height(size, "wakka-cups"));
        let ratio = long / short;
        assert!((ratio - lines).abs() < 0.3, "{size:?}: {short} and {long}");
    }
}

#[test]
fn what_is_pressed_is_large_enough() {
    for (size, least) in [([360.0, 640.0], 40.0), ([1280.0, 720.0], 24.0)] {
        let mut visitor = Visitor::new("showcase", "en", size);
        for panel in PANELS {
            // On the map, booths have the size they have; the list beside it has the same targets.
            if panel == Panel::Map {
                continue;
            }
            visitor.overlay.panel = panel.clone();
            visitor.settle();
            for (role, name, rect) in visitor.nodes.values() {
                if pressable(*role) && *role != Role::DisclosureTriangle {
                    let enough = rect.width() >= 24.0 && rect.height() >= least;
                    assert!(
                        enough,
                        "{size:?} {panel:?}: {role:?} {name} is {:?}",
                        rect.size()
                    );
                }
            }
        }
    }
}

#[test]
fn the_booth_panel_leaves_the_hall_in_view() {
    for size in [[1280.0, 720.0], [390.0, 844.0]] {
        let mut visitor = Visitor::new("showcase", "en", size);
        visitor.open(Panel::Booth(0));
        let points = (0..40)
            .flat_map(|x| (0..40).map(move |y| [(x as f32 + 0.5) / 40.0, (y as f32 + 0.5) / 40.0]));
        let free = points
            .filter(|[x, y]| !visitor.overlay.covers([x * size[0], y * size[1]]))
            .count();
        assert!(
            free as f32 / 1600.0 > 0.28,
            "{size:?}: {free} of 1600 points are free"
        );
    }
}

#[test]
fn it_says_what_it_covers() {
    let mut visitor = Visitor::new("ascc-2021", "en", [1280.0, 720.0]);
    visitor.settle();
    assert!(!visitor.overlay.covers([640.0, 400.0]));
    let map = visitor.find("Map").unwrap().center();
    assert!(visitor.overlay.covers([map.x, map.y]));
    visitor.open(Panel::Settings);
    assert!(visitor.overlay.covers([640.0, 400.0]));
}

#[test]
fn a_booths_panel_is_no_taller_than_what_it_says() {
    for (id, says_much) in [("adb", false), ("shiomi-tide", true)] {
        let event = if says_much { "showcase" } else { "ascc-2025" };
        // Where the panel is in any case, and where it is only when much is said.
        for (size, always, much) in [
            ([1280.0, 800.0], [1200.0, 160.0], [1200.0, 700.0]),
            ([390.0, 844.0], [195.0, 820.0], [195.0, 340.0]),
        ] {
            let mut visitor = Visitor::new(event, "en", size);
            let mut slots = visitor.exhibition.slots.iter();
            let slot = slots.position(|slot| slot.id == id).unwrap();
            visitor.open(Panel::Booth(slot));
            assert!(visitor.overlay.covers(always), "{id} {size:?}");
            assert_eq!(visitor.overlay.covers(much), says_much, "{id} {size:?}");
            let clear = visitor.overlay.clear().unwrap();
            let free = visitor.overlay.covers([195.0, clear.bottom() - 4.0]);
            assert!(!free, "{id} {size:?}: what is free is not covered");
        }
    }
}

#[test]
fn the_welcome_leaves_a_phones_hall_in_view() {
    let mut visitor = Visitor::new("showcase", "en", [390.0, 844.0]);
    visitor.open(Panel::Welcome);
    let title = visitor.find("Showcase (invented exhibitors)").unwrap();
    assert!(title.top() > 300.0, "{title:?}");
    let button = visitor.find("Look around").unwrap();
    assert!(button.bottom() < 844.0, "{button:?}");
}

#[test]
fn a_sheet_that_does_not_show_all_it_says_can_be_enlarged() {
    let sheet = |event: &str, id: &str| {
        let mut visitor = Visitor::new(event, "en", [390.0, 844.0]);
        let mut slots = visitor.exhibition.slots.iter();
        let slot = slots.position(|slot| slot.id == id).unwrap();
        visitor.open(Panel::Booth(slot));
        visitor
    };
    let mut visitor = sheet("showcase", "shiomi-tide");
    let high = |visitor: &Visitor| visitor.overlay.covers([195.0, 150.0]);
    assert!(!high(&visitor));
    visitor.press("Enlarge");
    visitor.settle();
    assert!(high(&visitor));
    visitor.press("Reduce");
    visitor.settle();
    assert!(!high(&visitor));
    let brief = sheet("ascc-2025", "adb");
    assert_eq!(brief.find("Enlarge"), None, "it shows all it says");
}

#[test]
fn it_says_what_a_panel_beside_the_hall_leaves_free() {
    for (size, beside) in [([1280.0, 720.0], true), ([390.0, 844.0], false)] {
        let mut visitor = Visitor::new("showcase", "en", size);
        visitor.settle();
        assert_eq!(visitor.overlay.clear(), None, "nothing is beside it");
        visitor.open(Panel::Booth(0));
        let clear = visitor.overlay.clear().unwrap();
        assert!(clear.left() == 0.0 && clear.area() > 0.2 * size[0] * size[1]);
        if beside {
            assert_eq!((clear.top(), clear.bottom()), (0.0, size[1]));
            assert!(!visitor.overlay.covers([clear.right() - 4.0, size[1] / 2.0]));
        } else {
            assert_eq!(clear.right(), size[0]);
            assert!(
                !visitor
                    .overlay
                    .covers([size[0] / 2.0, clear.bottom() - 4.0])
            );
        }
        assert!(visitor.overlay.covers([size[0] - 40.0, size[1] - 40.0]));
        // A card in the middle stands before the whole hall.
        visitor.open(Panel::Settings);
        assert_eq!(visitor.overlay.clear(), None);
    }
}
