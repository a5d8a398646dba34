//! What the visitor sets is what is remembered.

use overlay::{Action, Panel};

use crate::visitor::{Visitor, desk};

#[test]
fn settings_say_what_changed() {
    let mut visitor = desk();
    visitor.open(Panel::Settings);
    let mut wanted = visitor.records.settings.clone();
    wanted.brisk = true;
    assert_eq!(visitor.press("Brisk"), [Action::Set(wanted)]);
    let mut wanted = visitor.records.settings.clone();
    wanted.reduced_motion = Some(true);
    assert_eq!(visitor.press("Less motion"), [Action::Set(wanted)]);
    let mut wanted = visitor.records.settings.clone();
    wanted.letter_keys = false;
    assert_eq!(visitor.press("Letter keys"), [Action::Set(wanted)]);
    visitor.records.settings.text_scale = f32::NAN;
    visitor.settle();
}

#[test]
fn everything_is_forgotten_only_after_a_second_press() {
    let mut visitor = Visitor::new("showcase", "en", [1280.0, 1600.0]);
    visitor.open(Panel::Settings);
    assert_eq!(visitor.press("Forget everything"), []);
    visitor.settle();
    assert_eq!(visitor.press("Forget"), [Action::Forget]);
}

#[test]
fn others_are_hidden_in_the_settings() {
    let mut visitor = Visitor::new("showcase", "en", [1280.0, 2400.0]);
    visitor.settle();
    visitor.open(Panel::Settings);
    let asked = visitor.press("Hide others");
    let [Action::Set(settings)] = asked.as_slice() else {
        panic!("{asked:?}");
    };
    assert!(settings.hide_others);
}

#[test]
fn films_on_walls_stand_still_where_the_settings_say_so() {
    let mut visitor = Visitor::new("showcase", "en", [1280.0, 2400.0]);
    visitor.settle();
    visitor.open(Panel::Settings);
    let asked = visitor.press("Videos stand still");
    let [Action::Set(settings)] = asked.as_slice() else {
        panic!("{asked:?}");
    };
    assert!(settings.still_films);
}

#[test]
fn the_sound_of_the_place_is_off_until_it_is_asked_for() {
    let mut visitor = Visitor::new("showcase", "en", [1280.0, 2400.0]);
    visitor.settle();
    visitor.open(Panel::Settings);
    let asked = visitor.press("Sound of the place");
    let [Action::Set(settings)] = asked.as_slice() else {
        panic!("{asked:?}");
    };
    assert!(settings.sound);
}
