#![allow(clippy::unwrap_used, reason = "tests")]
//! The hall without a browser: keys, ways, doors and what panels ask for, on the real schedule.

use std::time::Duration;

use bevy::input::ButtonState;
use bevy::input::keyboard::{Key, KeyboardFocusLost, KeyboardInput};
use bevy::prelude::*;
use bevy::time::TimeUpdateStrategy;
use bevy::window::WindowEvent;
use feed::Exhibition;
use feed::exhibition::BoothState;
use overlay::{Action, Panel};

use hall::current_hall::{CurrentExhibition, CurrentHall};
use hall::locale::CurrentLocale;
use hall::messages::{
    Asked, BoothWanted, BoothsFound, Enter, Entrance, EventChanged, HallEvent, LanguageChosen,
    PageRequest, RouteChanged,
};
use hall::panels::state::Panels;
use hall::render_queue::{RenderCommand, RenderQueue};
use hall::visitor::body::Visitor;
use hall::visitor::finding::FoundBooths;
use hall::visitor::guidance::Guidance;
use hall::visitor::guided_walk::GuidedWalk;
use hall::visitor::reduced_motion::ReducedMotion;
use hall::visitor_records::VisitorRecords;

const EVENT: &str = r#"{"version": 1, "id": "fair", "title": "Fair", "languages": ["en", "ja"], "timeZone": "Asia/Tokyo",
    "organiser": {"name": "We"}, "halls": [
        {"id": "dock", "title": "Dock", "booths": [
            {"version": 1, "id": "one", "name": "One"},
            {"version": 1, "id": "two", "name": "Two"},
            {"version": 1, "id": "three", "name": "Three", "size": "island"}]},
        {"id": "store", "title": "Store", "theme": "warehouse", "booths": [
            {"version": 1, "id": "four", "name": "Four"},
            {"version": 1, "id": "five", "name": "Five"}]}],
    "tours": [{"id": "round", "title": "Round", "stops": [
        {"booth": "three", "text": "An island."}, {"booth": "gone", "text": "Nobody."},
        {"booth": "five", "text": "Far."}, {"booth": "one", "text": "Home."}]}]}"#;

/// Sixty frames a second.
const FRAME: Duration = Duration::from_micros(16_667);

fn hall() -> App {
    let mut app = App::new();
    app.add_plugins(MinimalPlugins)
        .insert_resource(TimeUpdateStrategy::ManualDuration(FRAME))
        .add_plugins(hall::plugin);
    let event = feed::Event::parse(EVENT.as_bytes(), "event.json")
        .value
        .unwrap();
    let exhibition = Exhibition::new(event);
    app.insert_resource(CurrentLocale {
        language: "en".into(),
        languages: exhibition.event.languages.clone(),
    });
    app.insert_resource(CurrentExhibition(exhibition));
    app.world_mut().write_message(Enter {
        hall: 0,
        at: Entrance::Door(venue::plan::End::Tail),
    });
    frames(&mut app, 60);
    // No graphics card takes what waits for it, and egui wants its textures to be taken.
    for command in &mut app.world_mut().resource_mut::<RenderQueue>().0 {
        if let RenderCommand::Panels(paint) = command {
            paint.textures.clear();
        }
    }
    app
}

fn frames(app: &mut App, count: usize) {
    for _ in 0..count {
        app.update();
    }
}

fn key(app: &mut App, code: KeyCode, state: ButtonState) {
    let untold = Key::Unidentified(bevy::input::keyboard::NativeKey::Unidentified);
    printed_key(app, code, untold, state);
}

fn printed_key(app: &mut App, key_code: KeyCode, logical_key: Key, state: ButtonState) {
    app.world_mut()
        .write_message(WindowEvent::from(KeyboardInput {
            key_code,
            logical_key,
            state,
            text: None,
            repeat: false,
            window: Entity::PLACEHOLDER,
        }));
}

fn press(app: &mut App, code: KeyCode) {
    key(app, code, ButtonState::Pressed);
    app.update();
    key(app, code, ButtonState::Released);
    app.update();
}

fn ask(app: &mut App, action: Action) {
    app.world_mut().write_message(Asked(action));
    frames(app, 2);
}

fn position(app: &App) -> Vec2 {
    app.world().resource::<Visitor>().stance().position
}

fn panel(app: &App) -> Panel {
    app.world().resource::<Panels>().overlay.panel.clone()
}

/// Runs until something holds, a minute of the hall's time at most.
fn until(app: &mut App, holds: impl Fn(&App) -> bool) -> bool {
    (0..3600).any(|_| {
        app.update();
        holds(app)
    })
}

#[test]
fn a_held_key_walks_at_walking_pace_and_stops_when_let_go() {
    let mut app = hall();
    let before = position(&app);
    key(&mut app, KeyCode::KeyW, ButtonState::Pressed);
    frames(&mut app, 60);
    key(&mut app, KeyCode::KeyW, ButtonState::Released);
    app.update();
    let walked = before.distance(position(&app));
    assert!((walked - 1.4).abs() < 0.1, "{walked}");
    let there = position(&app);
    frames(&mut app, 30);
    assert_eq!(position(&app), there);
}

#[test]
fn arrows_turn_and_q_turns_in_steps() {
    let mut app = hall();
    press(&mut app, KeyCode::KeyQ);
    let yaw = app.world().resource::<Visitor>().stance().yaw;
    assert!((yaw - venue::walk::SNAP).abs() < 1e-3, "{yaw}");
    key(&mut app, KeyCode::ArrowRight, ButtonState::Pressed);
    frames(&mut app, 30);
    assert!(app.world().resource::<Visitor>().stance().yaw < 0.0);
}

#[test]
fn letters_do_nothing_when_the_visitor_has_switched_them_off() {
    let mut app = hall();
    app.world_mut()
        .resource_mut::<VisitorRecords>()
        .settings
        .letter_keys = false;
    let before = position(&app);
    key(&mut app, KeyCode::KeyW, ButtonState::Pressed);
    frames(&mut app, 30);
    press(&mut app, KeyCode::KeyM);
    assert_eq!(position(&app), before);
    assert_eq!(panel(&app), Panel::None);
}

#[test]
fn control_and_a_letter_is_the_browsers() {
    let mut app = hall();
    let before = position(&app);
    key(&mut app, KeyCode::ControlLeft, ButtonState::Pressed);
    key(&mut app, KeyCode::KeyW, ButtonState::Pressed);
    frames(&mut app, 30);
    assert_eq!(position(&app), before);
}

#[test]
fn tab_leads_to_the_first_booth_and_enter_opens_it() {
    let mut app = hall();
    press(&mut app, KeyCode::Tab);
    assert!(until(&mut app, |app| app
        .world()
        .resource::<Visitor>()
        .walker
        .way()
        .is_none()));
    press(&mut app, KeyCode::Enter);
    let slot = app.world().resource::<Visitor>().at_slot.unwrap();
    assert_eq!(panel(&app), Panel::Booth(slot));
    let id = app.world().resource::<CurrentExhibition>().slots[slot]
        .id
        .clone();
    assert!(
        app.world()
            .resource::<VisitorRecords>()
            .visited
            .contains_key(&id)
    );
    press(&mut app, KeyCode::Escape);
    assert_eq!(panel(&app), Panel::None);
}

#[test]
fn walking_through_the_head_door_leads_to_the_next_hall() {
    let mut app = hall();
    let door = app.world().resource::<CurrentHall>().plan.doors[1].centre;
    ask(&mut app, Action::WalkTo(door.into()));
    assert!(until(&mut app, |app| app
        .world()
        .resource::<CurrentHall>()
        .hall
        == 1));
    let room = app.world().resource::<CurrentHall>();
    let arrival = room.plan.doors[0].arrival.position;
    assert!(
        position(&app).distance(arrival) < 0.5,
        "inside the tail's doorway"
    );
}

#[test]
fn take_me_there_leads_through_doors_and_opens_the_booth() {
    let mut app = hall();
    let slot = app
        .world()
        .resource::<CurrentExhibition>()
        .find("five")
        .unwrap()
        .0;
    ask(&mut app, Action::TakeMeTo(slot));
    assert!(
        app.world().resource::<Guidance>().to.is_some(),
        "the way is shown"
    );
    assert!(until(&mut app, |app| app
        .world()
        .resource::<Guidance>()
        .arrived
        == Some(slot)));
    assert!(until(&mut app, |app| panel(app) == Panel::Booth(slot)));
    assert_eq!(app.world().resource::<CurrentHall>().hall, 1);
}

#[test]
fn the_printed_key_asks_the_page_for_its_search() {
    for (code, printed) in [
        (KeyCode::KeyF, "f"),
        // On a German keyboard.
        (KeyCode::Digit7, "/"),
        (KeyCode::Slash, "/"),
        // An input method is at work.
        (KeyCode::Slash, "・"),
    ] {
        let mut app = hall();
        let mut cursor = bevy::ecs::message::MessageCursor::<PageRequest>::default();
        let logical = Key::Character(printed.into());
        printed_key(&mut app, code, logical, ButtonState::Pressed);
        frames(&mut app, 2);
        let requests = app.world().resource::<Messages<PageRequest>>();
        let asked = cursor.read(requests).filter(|it| **it == PageRequest::Find);
        assert_eq!(asked.count(), 1, "{code:?} {printed}");
    }
}

#[test]
fn the_pages_search_leads_to_a_booth_or_opens_it() {
    let mut app = hall();
    let find = |app: &App, id| {
        app.world()
            .resource::<CurrentExhibition>()
            .find(id)
            .unwrap()
            .0
    };
    app.world_mut()
        .write_message(HallEvent::from(BoothWanted("two".into(), false)));
    frames(&mut app, 2);
    let led = |app: &App| app.world().resource::<Guidance>().to.clone();
    assert_eq!(led(&app).unwrap().slot, find(&app, "two"));
    app.world_mut()
        .write_message(HallEvent::from(BoothWanted("gone".into(), false)));
    app.world_mut()
        .write_message(HallEvent::from(BoothWanted("five".into(), true)));
    frames(&mut app, 3);
    assert_eq!(panel(&app), Panel::Booth(find(&app, "five")));
    assert_eq!(app.world().resource::<CurrentHall>().hall, 1);
}

#[test]
fn what_the_page_has_found_is_kept_for_the_map() {
    let mut app = hall();
    let found = |app: &App| {
        let event = app.world().resource::<CurrentExhibition>();
        app.world().resource::<FoundBooths>().slots(event)
    };
    let ids = ["five", "gone", "one"].map(str::to_owned).to_vec();
    app.world_mut()
        .write_message(HallEvent::from(BoothsFound(Some(ids))));
    frames(&mut app, 1);
    assert_eq!(found(&app), Some(vec![4, 0]));
    app.world_mut()
        .write_message(HallEvent::from(BoothsFound(None)));
    frames(&mut app, 1);
    assert_eq!(found(&app), None);
}

#[test]
fn the_own_list_is_walked_booth_by_booth_and_through_doors() {
    let mut app = hall();
    let slot = |app: &App, id| {
        app.world()
            .resource::<CurrentExhibition>()
            .find(id)
            .unwrap()
            .0
    };
    let stops = ["two", "five", "one"].map(|id| slot(&app, id));
    for id in ["five", "two", "one", "gone"] {
        let mut records = app.world_mut().resource_mut::<VisitorRecords>();
        records.kept_booths.insert(id.into(), String::new());
    }
    let walk = |app: &App| app.world().resource::<GuidedWalk>().clone();
    ask(&mut app, Action::WalkList);
    let mut ordered = walk(&app).stops;
    // Both of this hall before the one in the next.
    assert_eq!(ordered[2], stops[1]);
    assert_eq!(app.world().resource::<VisitorRecords>().walk.len(), 3);
    for (at, stop) in ordered.clone().into_iter().enumerate() {
        assert!(until(&mut app, |app| panel(app) == Panel::Booth(stop)));
        assert_eq!((walk(&app).at, walk(&app).stop()), (at, Some(stop)));
        ask(&mut app, Action::NextStop);
    }
    assert_eq!(walk(&app), GuidedWalk::default(), "behind the last one");
    ordered.sort_unstable();
    assert_eq!(ordered, {
        let mut stops = stops;
        stops.sort_unstable();
        stops
    });
    // Whoever stops the guide ends the walk.
    ask(&mut app, Action::WalkList);
    ask(&mut app, Action::StopGuidance);
    assert_eq!(walk(&app), GuidedWalk::default());
    assert!(app.world().resource::<Guidance>().to.is_none());
}

#[test]
fn a_link_into_the_hall_begins_the_walk() {
    let mut app = hall();
    let mut records = app.world_mut().resource_mut::<VisitorRecords>();
    records.kept_booths.insert("two".into(), String::new());
    let route = page::Route::parse("#/hall/dock/walk");
    app.world_mut()
        .write_message(HallEvent::from(RouteChanged(route)));
    frames(&mut app, 3);
    assert_eq!(app.world().resource::<GuidedWalk>().stops.len(), 1);
    assert!(app.world().resource::<Guidance>().to.is_some());
}

#[test]
fn an_address_that_leads_nowhere_is_told_and_moves_nobody() {
    let mut app = hall();
    frames(&mut app, 3);
    let stood = app.world().resource::<Visitor>().walker.stance.position;
    let mut cursor = bevy::ecs::message::MessageCursor::<PageRequest>::default();
    let mut told = |app: &mut App, route: &str| {
        let route = page::Route::parse(route);
        app.world_mut()
            .write_message(HallEvent::from(RouteChanged(route)));
        app.update();
        let gone = |request: &&PageRequest| {
            matches!(request, PageRequest::BoothGone | PageRequest::HallGone)
        };
        let requests = app.world().resource::<Messages<PageRequest>>();
        cursor
            .read(requests)
            .filter(gone)
            .cloned()
            .collect::<Vec<_>>()
    };
    for nowhere in ["#/hall/other", "#/hall/other/map"] {
        let gone = told(&mut app, nowhere);
        assert_eq!(gone, [PageRequest::HallGone], "{nowhere}");
    }
    let booth = told(&mut app, "#/hall/dock/booth/other");
    assert_eq!(booth, [PageRequest::BoothGone]);
    assert_eq!(
        app.world().resource::<Visitor>().walker.stance.position,
        stood
    );
    // A booth is found whichever hall its address names.
    assert_eq!(told(&mut app, "#/hall/other/booth/two"), []);
    assert_eq!(told(&mut app, "#/booth/other"), [], "that is the list's");
    // And a tour begins wherever one is.
    assert_eq!(told(&mut app, "#/hall/other/tour/round"), []);
    frames(&mut app, 3);
    assert!(app.world().resource::<GuidedWalk>().tour.is_some());
}

#[test]
fn a_tour_is_walked_in_its_own_order_back_and_on() {
    let mut app = hall();
    let route = page::Route::parse("#/hall/dock/tour/round");
    app.world_mut()
        .write_message(HallEvent::from(RouteChanged(route)));
    frames(&mut app, 3);
    let walk = |app: &App| app.world().resource::<GuidedWalk>().clone();
    // Past the booth that is not there.
    assert_eq!(walk(&app).stops, [2, 4, 0]);
    for stop in [2, 4] {
        assert!(until(&mut app, |app| panel(app) == Panel::Booth(stop)));
        assert_eq!(walk(&app).stop(), Some(stop));
        press(&mut app, KeyCode::KeyN);
    }
    // Back from the way to the last one, and on again.
    ask(&mut app, Action::PreviousStop);
    assert!(until(&mut app, |app| panel(app) == Panel::Booth(4)));
    ask(&mut app, Action::NextStop);
    assert!(until(&mut app, |app| panel(app) == Panel::Booth(0)));
    assert_eq!(app.world().resource::<CurrentHall>().hall, 0);
    ask(&mut app, Action::StopGuidance);
    assert_eq!(walk(&app), GuidedWalk::default());
    // A tour that is not there leads nowhere.
    ask(&mut app, Action::WalkTour("other".into()));
    assert_eq!(walk(&app), GuidedWalk::default());
}

#[test]
fn a_booth_that_is_withdrawn_leaves_the_tour_and_new_words_are_said() {
    let mut app = hall();
    ask(&mut app, Action::WalkTour("round".into()));
    ask(&mut app, Action::NextStop);
    let walk = |app: &App| app.world().resource::<GuidedWalk>().clone();
    assert_eq!((walk(&app).at, walk(&app).stop()), (1, Some(4)));
    // The booth that one is on the way to goes, and what is said at the last one changes.
    let changed = EVENT
        .replace(
            ",\n            {\"version\": 1, \"id\": \"five\", \"name\": \"Five\"}",
            "",
        )
        .replace("Home.", "Home at last.");
    assert!(changed.len() < EVENT.len());
    let parsed = feed::Event::parse(changed.as_bytes(), "event.json");
    app.world_mut()
        .write_message(HallEvent::from(EventChanged(parsed)));
    frames(&mut app, 3);
    assert_eq!((walk(&app).at, walk(&app).stops), (1, vec![2, 0]));
    let tour = walk(&app).tour.unwrap();
    assert_eq!(tour.text_at("one").unwrap().get("en"), "Home at last.");
    assert!(until(&mut app, |app| panel(app) == Panel::Booth(0)));
}

#[test]
fn a_walk_that_is_asked_for_early_waits_for_the_booths() {
    let mut app = hall();
    let mut records = app.world_mut().resource_mut::<VisitorRecords>();
    records.kept_booths.insert("two".into(), String::new());
    let waiting = |app: &mut App, state: BoothState| {
        let mut event = app.world_mut().resource_mut::<CurrentExhibition>();
        std::mem::replace(&mut event.slots[1].state, state)
    };
    let there = waiting(&mut app, BoothState::Loading);
    let route = page::Route::parse("#/hall/dock/walk");
    app.world_mut()
        .write_message(HallEvent::from(RouteChanged(route)));
    frames(&mut app, 3);
    assert!(app.world().resource::<GuidedWalk>().stops.is_empty());
    waiting(&mut app, there);
    frames(&mut app, 3);
    assert_eq!(app.world().resource::<GuidedWalk>().stops.len(), 1);
    // Once: whoever stops is not led on.
    ask(&mut app, Action::StopGuidance);
    frames(&mut app, 3);
    assert!(app.world().resource::<GuidedWalk>().stops.is_empty());
}

#[test]
fn a_key_ends_the_walk_but_not_the_way() {
    let mut app = hall();
    ask(&mut app, Action::TakeMeTo(1));
    press(&mut app, KeyCode::KeyS);
    assert!(app.world().resource::<Visitor>().walker.way().is_none());
    assert!(app.world().resource::<Guidance>().to.is_some());
    ask(&mut app, Action::StopGuidance);
    assert!(app.world().resource::<Guidance>().to.is_none());
}

#[test]
fn with_reduced_motion_one_is_there_after_a_few_fades() {
    let mut app = hall();
    app.world_mut().resource_mut::<ReducedMotion>().device = true;
    app.update();
    let start = position(&app);
    press(&mut app, KeyCode::Tab);
    let mut steps = 0;
    let mut last = start;
    for _ in 0..600 {
        app.update();
        if position(&app) != last {
            last = position(&app);
            steps += 1;
        }
    }
    assert!(last.distance(start) > 2.0);
    assert!(steps < 8, "{steps} moves are no glide");
}

#[test]
fn keeping_settings_and_languages_are_remembered() {
    let mut app = hall();
    ask(&mut app, Action::Keep(0, true));
    ask(&mut app, Action::KeepSession("talk".into(), true));
    let mut cursor = bevy::ecs::message::MessageCursor::<PageRequest>::default();
    ask(&mut app, Action::Speak("ja".into()));
    // The page is told, and tells the hall once the messages are there.
    let left: Vec<PageRequest> = cursor
        .read(app.world().resource::<Messages<PageRequest>>())
        .filter(|request| matches!(request, PageRequest::Speak(_)))
        .cloned()
        .collect();
    assert_eq!(left, [PageRequest::Speak("ja".into())]);
    ask(&mut app, Action::Speak("tlh".into()));
    assert_eq!(app.world().resource::<CurrentLocale>().language, "en");
    app.world_mut()
        .write_message(HallEvent::from(LanguageChosen("ja".into())));
    app.update();
    assert_eq!(app.world().resource::<CurrentLocale>().language, "ja");
    let records = app.world().resource::<VisitorRecords>();
    assert!(records.kept_booths.contains_key("one"));
    assert!(records.kept_sessions.contains_key("talk"));
    assert_eq!(records.settings.language.as_deref(), Some("ja"));
    ask(&mut app, Action::Keep(0, false));
    assert!(
        app.world()
            .resource::<VisitorRecords>()
            .kept_booths
            .is_empty()
    );
}

#[test]
fn what_leaves_the_hall_is_handed_to_the_page() {
    let mut app = hall();
    let mut cursor = bevy::ecs::message::MessageCursor::<PageRequest>::default();
    ask(&mut app, Action::Contact(1));
    let contact = |request: &&PageRequest| matches!(request, PageRequest::List(_));
    let left: Vec<PageRequest> = cursor
        .read(app.world().resource::<Messages<PageRequest>>())
        .filter(contact)
        .cloned()
        .collect();
    assert_eq!(
        left,
        [PageRequest::List(page::Route::parse("#/contact/two"))]
    );
}

#[test]
fn go_to_stands_before_the_booth_at_once() {
    let mut app = hall();
    let slot = app
        .world()
        .resource::<CurrentExhibition>()
        .find("four")
        .unwrap()
        .0;
    ask(&mut app, Action::GoTo(slot));
    frames(&mut app, 3);
    let room = app.world().resource::<CurrentHall>();
    assert_eq!(room.hall, 1);
    let plot = room.plan.plots[room.plot(slot).unwrap()];
    assert!(plot.viewpoint(&room.plan).position.distance(position(&app)) < 0.1);
    assert_eq!(panel(&app), Panel::Booth(slot));
}

#[test]
fn keys_are_held_until_they_are_let_go_or_heard_elsewhere() {
    let mut app = hall();
    let keys = |app: &App| app.world().resource::<ButtonInput<KeyCode>>().clone();
    key(&mut app, KeyCode::KeyW, ButtonState::Pressed);
    app.update();
    assert!(keys(&app).just_pressed(KeyCode::KeyW));
    app.update();
    assert!(keys(&app).pressed(KeyCode::KeyW) && !keys(&app).just_pressed(KeyCode::KeyW));
    // Macs tell of no key that is let go while Cmd is held.
    key(&mut app, KeyCode::SuperLeft, ButtonState::Pressed);
    app.update();
    assert!(keys(&app).get_pressed().eq([&KeyCode::SuperLeft]));
    let lost = WindowEvent::from(KeyboardFocusLost);
    app.world_mut().write_message(lost);
    app.update();
    assert_eq!(keys(&app).get_pressed().len(), 0);
}
