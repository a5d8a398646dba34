//! What the visitor presses is what the hall is asked for.

use std::sync::Arc;

use egui::Key;
use feed::Problem;
use feed::exhibition::BoothState;
use overlay::{Action, Panel};

use crate::visitor::{Visitor, desk};

#[test]
fn the_bar_asks_the_page_for_its_search() {
    for size in [[360.0, 640.0], [1400.0, 720.0]] {
        let mut visitor = Visitor::new("showcase", "en", size);
        visitor.settle();
        assert_eq!(visitor.press("Find"), [Action::Find]);
    }
}

#[test]
fn the_bar_opens_panels() {
    let mut visitor = desk();
    for (name, panel) in [
        ("Map", Panel::Map),
        ("Programme", Panel::Programme),
        ("Settings", Panel::Settings),
        ("Help", Panel::Help),
    ] {
        assert_eq!(visitor.press(name), [Action::Show(panel)]);
    }
    assert_eq!(visitor.press("List"), [Action::Catalogue]);
}

#[test]
fn the_bar_offers_no_programme_where_there_is_none() {
    let mut visitor = desk();
    assert!(visitor.find("Programme").is_some());
    Arc::make_mut(&mut visitor.exhibition.event).programme = None;
    visitor.settle();
    assert_eq!(visitor.find("Programme"), None);
    assert!(visitor.find("Map").is_some() && visitor.find("Help").is_some());
}

#[test]
fn a_booth_is_kept_shared_visited_and_written_to() {
    let mut visitor = desk();
    visitor.open(Panel::Booth(1));
    assert_eq!(visitor.press("Keep on my list"), [Action::Keep(1, true)]);
    assert_eq!(visitor.press("Copy the link"), [Action::Share]);
    assert_eq!(visitor.press("Take me there"), [Action::TakeMeTo(1)]);
    assert_eq!(visitor.press("Write a message"), [Action::Contact(1)]);
    assert_eq!(visitor.press("Close"), [Action::Show(Panel::None)]);
    let id = visitor.exhibition.slots[1].id.clone();
    visitor.records.kept_booths.insert(id, String::new());
    visitor.settle();
    assert_eq!(visitor.press("On my list"), [Action::Keep(1, false)]);
}

#[test]
fn an_object_is_looked_at_from_close_by_and_turned() {
    let mut visitor = Visitor::new("showcase", "en", [1280.0, 4000.0]);
    visitor.settle();
    let slot = 0;
    let booth = visitor.exhibition.slots[0].booth().unwrap().clone();
    let mut booth = feed::Booth::clone(&booth);
    booth.object.as_mut().unwrap().src = "gauge-0123456789.object".to_owned();
    let put = |visitor: &mut Visitor, slot: usize, booth: &feed::Booth| {
        visitor.exhibition.slots[slot].state = BoothState::Ready {
            booth: booth.clone().into(),
            problems: Vec::new(),
        };
    };
    put(&mut visitor, slot, &booth);
    visitor.open(Panel::Booth(slot));
    let look = [Action::Show(Panel::Object(slot))];
    assert_eq!(visitor.press("Look at it closely"), look);
    visitor.open(Panel::Object(slot));
    assert!(visitor.says("A tide gauge for the quay"));
    let turned = |turn, nearer| [Action::Turn { turn, nearer }];
    assert_eq!(visitor.press("Turn to the left"), turned(-0.4, 0.0));
    assert_eq!(visitor.press("Turn to the right"), turned(0.4, 0.0));
    assert_eq!(visitor.press("Nearer"), turned(0.0, 0.25));
    assert_eq!(visitor.press("Farther"), turned(0.0, -0.25));
    let wheel = egui::Event::MouseWheel {
        unit: egui::MouseWheelUnit::Point,
        delta: egui::vec2(0.0, 50.0),
        modifiers: egui::Modifiers::NONE,
        phase: egui::TouchPhase::Move,
    };
    let mut heard = visitor.frame(vec![wheel]);
    heard.extend(visitor.frame(Vec::new()));
    let nearer = |action: &Action| matches!(action, Action::Turn { nearer, .. } if *nearer > 0.0);
    assert!(heard.iter().any(nearer), "{heard:?}");
    assert_eq!(visitor.press("Back"), [Action::Show(Panel::Booth(slot))]);
    // One that only its exhibitor's file has is not in the hall.
    booth.object.as_mut().unwrap().src = "gauge.glb".to_owned();
    put(&mut visitor, slot, &booth);
    visitor.open(Panel::Booth(slot));
    assert!(visitor.find("Look at it closely").is_none());
}

#[test]
fn a_pressed_poster_is_looked_at_in_the_page() {
    let mut visitor = Visitor::new("showcase", "en", [1280.0, 800.0]);
    visitor.settle();
    let shiomi = |slot: &feed::exhibition::BoothSlot| slot.id == "shiomi-tide";
    let slot = visitor.exhibition.slots.iter().position(shiomi).unwrap();
    let texture = egui::TextureId::User(7);
    visitor.picture = Some(egui::load::SizedTexture::new(
        texture,
        egui::vec2(70.0, 100.0),
    ));
    visitor.open(Panel::Poster(slot, 0));
    let alt = "A moon over an evening sea; a scale from 0 to 3 metres on the left";
    let name = format!("{alt} (Look at it closely)");
    let [Action::Look(picture)] = &visitor.press(&name)[..] else {
        panic!("it is not looked at");
    };
    assert_eq!(
        [&picture.title[..], &picture.alt],
        ["A city that reads the tide", alt]
    );
    assert!(picture.url.starts_with("booths/images/"), "{}", picture.url);
    assert_eq!(picture.words, ["Close", "Nearer", "Farther"]);
}

#[test]
fn a_pressed_screen_plays_as_the_button_does_and_once() {
    let mut visitor = Visitor::new("showcase", "en", [1280.0, 4000.0]);
    visitor.settle();
    let hikari = |slot: &feed::exhibition::BoothSlot| slot.id == "hikari-street";
    let slot = visitor.exhibition.slots.iter().position(hikari).unwrap();
    visitor.overlay.panel = Panel::Booth(slot);
    visitor.overlay.plays = Some(slot);
    let mut asked = visitor.frame(Vec::new());
    asked.extend(visitor.frame(Vec::new()));
    let played: Vec<_> = asked
        .into_iter()
        .filter(|action| matches!(action, Action::Play(_)))
        .collect();
    visitor.settle();
    assert_eq!(played, visitor.press("Play the video"));
}

#[test]
fn a_film_is_played_by_the_page_with_its_captions_and_words() {
    let mut visitor = Visitor::new("showcase", "en", [1280.0, 4000.0]);
    visitor.settle();
    let hikari = |slot: &feed::exhibition::BoothSlot| slot.id == "hikari-street";
    let slot = visitor.exhibition.slots.iter().position(hikari).unwrap();
    visitor.open(Panel::Booth(slot));
    assert!(visitor.says("Lights on the way home"));
    let [Action::Play(film)] = &visitor.press("Play the video")[..] else {
        panic!("the page is asked to play it");
    };
    assert_eq!(
        (
            film.url.as_str(),
            film.title.as_str(),
            film.language.as_str()
        ),
        (
            "booths/films/hikari-walk.webm",
            "Lights on the way home",
            "en"
        )
    );
    let captions: Vec<_> = film
        .captions
        .iter()
        .map(|one| (one.src.as_str(), one.label.as_str(), one.shown))
        .collect();
    assert_eq!(
        captions,
        [
            ("booths/films/hikari-walk.ja.vtt", "日本語", false),
            ("booths/films/hikari-walk.en.vtt", "English", true),
        ]
    );
    assert_eq!(film.words[0], "Close");
    // One on another host, that was not copied, is left for.
    let booth = visitor.exhibition.slots[slot].booth().unwrap().clone();
    let mut booth = feed::Booth::clone(&booth);
    booth.screen.as_mut().unwrap().get_mut().video = "https://films.example/walk.webm".to_owned();
    visitor.exhibition.slots[slot].state = BoothState::Ready {
        booth: booth.into(),
        problems: Vec::new(),
    };
    visitor.open(Panel::Booth(slot));
    let leaves = [Action::Open("https://films.example/walk.webm".to_owned())];
    assert_eq!(visitor.press("Play the video"), leaves);
}

#[test]
fn topics_and_sessions_lead_into_the_list() {
    let mut visitor = Visitor::new("showcase", "en", [1280.0, 4000.0]);
    visitor.settle();
    let has = |slot: &feed::exhibition::BoothSlot| {
        let booth = slot.booth();
        booth.is_some_and(|booth| !booth.topics.is_empty() && !booth.sessions.is_empty())
    };
    let slot = visitor.exhibition.slots.iter().position(has).unwrap();
    let booth = visitor.exhibition.slots[slot].booth().unwrap().clone();
    visitor.open(Panel::Booth(slot));
    let event = &visitor.exhibition.event;
    let topic = event
        .topics
        .iter()
        .find(|topic| topic.id == booth.topics[0]);
    let topic = topic.unwrap().title.get("en").to_owned();
    let mut sessions = visitor.exhibition.programme.sessions.iter();
    let session = sessions.find(|session| session.id == booth.sessions[0]);
    let session = session.unwrap();
    let (session, id) = (session.title.get("en").to_owned(), session.id.clone());
    let to = |route: &str| [Action::List(page::Route::parse(route))];
    assert_eq!(
        visitor.press(&topic),
        to(&format!("#/search?topic={}", booth.topics[0]))
    );
    assert_eq!(visitor.press(&session), to(&format!("#/programme/{id}")));
}

#[test]
fn next_and_previous_go_round_the_hall() {
    let mut visitor = desk();
    let count = visitor.exhibition.hall_slots(0).count();
    let mut slot = 0;
    let mut seen = vec![slot];
    for _ in 1..count {
        visitor.open(Panel::Booth(slot));
        let next = visitor
            .nodes
            .values()
            .find(|(_, name, _)| name.starts_with("Next booth: "))
            .unwrap()
            .1
            .clone();
        let [Action::GoTo(to)] = visitor.press(&next)[..] else {
            panic!("next leads nowhere")
        };
        slot = to;
        seen.push(slot);
    }
    seen.sort_unstable();
    seen.dedup();
    assert_eq!(seen.len(), count);
}

#[test]
fn escape_closes_and_a_poster_leads_back_to_its_booth() {
    let mut visitor = desk();
    for panel in [Panel::Map, Panel::Settings, Panel::Booth(0)] {
        visitor.open(panel);
        assert_eq!(visitor.key(Key::Escape), [Action::Show(Panel::None)]);
    }
    visitor.open(Panel::Poster(0, 0));
    assert_eq!(visitor.key(Key::Escape), [Action::Show(Panel::Booth(0))]);
    visitor.open(Panel::None);
    assert_eq!(visitor.key(Key::Escape), []);
}

#[test]
fn keys_reach_every_control_and_enter_presses_it() {
    let mut visitor = desk();
    visitor.open(Panel::Help);
    let mut actions = Vec::new();
    for _ in 0..30 {
        visitor.key(Key::Tab);
        actions.extend(visitor.key(Key::Enter));
    }
    assert!(actions.contains(&Action::Catalogue), "{actions:?}");
    assert!(actions.contains(&Action::Show(Panel::None)), "{actions:?}");
}

#[test]
fn a_panel_opened_by_key_has_its_close_button_in_focus() {
    let mut visitor = desk();
    visitor.overlay.panel = Panel::Help;
    visitor.key(Key::H);
    visitor.settle();
    assert_eq!(visitor.key(Key::Enter), [Action::Show(Panel::None)]);
}

#[test]
fn the_welcome_card_is_read_once() {
    let mut visitor = desk();
    visitor.open(Panel::Welcome);
    let actions = visitor.press("Look around");
    assert!(
        actions.contains(&Action::Welcomed) && actions.contains(&Action::Show(Panel::None)),
        "{actions:?}"
    );
    assert!(visitor.key(Key::Escape).contains(&Action::Welcomed));
}

#[test]
fn a_session_unfolds_and_is_kept() {
    let mut visitor = Visitor::new("ascc-2021", "en", [1280.0, 4000.0]);
    visitor.open(Panel::Programme);
    let session = visitor
        .exhibition
        .programme
        .sessions
        .iter()
        .find(|session| !session.speakers.is_empty())
        .unwrap()
        .clone();
    let title = session.title.get("en").to_owned();
    let day = session.day;
    if visitor.find(&title).is_none() {
        let name = visitor
            .nodes
            .values()
            .find(|(_, name, _)| name.contains(&format!(" {} ", day.day())))
            .unwrap()
            .1
            .clone();
        visitor.press(&name);
    }
    visitor.settle();
    assert_eq!(visitor.press(&title), []);
    visitor.settle();
    let speaker = session.speakers[0].name.get("en").to_owned();
    assert!(
        visitor
            .nodes
            .values()
            .any(|(_, name, _)| name.starts_with(&speaker)),
        "{speaker}"
    );
    let kept = visitor.press("Keep this session on my list");
    assert!(
        matches!(&kept[..], [Action::KeepSession(_, true)]),
        "{kept:?}"
    );
}

#[test]
fn a_broken_booth_says_so_and_shows_its_last_good_copy() {
    let mut visitor = desk();
    let booth = Arc::clone(visitor.exhibition.slots[0].booth().unwrap());
    let problem = Problem::unreadable("booths/a.json", "404");
    for (last_good, says) in [
        (
            Some(booth),
            "Shown below is the last copy that could be read.",
        ),
        (None, "All other booths work as usual."),
    ] {
        visitor.exhibition.slots[0].state = BoothState::Broken {
            problems: vec![problem.clone()],
            last_good,
        };
        visitor.open(Panel::Booth(0));
        assert!(visitor.find(says).is_some());
        assert!(visitor.find(&problem.sentence("en")).is_some());
    }
}

#[test]
fn unsafe_addresses_open_nothing() {
    let mut visitor = desk();
    let mut booth = (**visitor.exhibition.slots[0].booth().unwrap()).clone();
    booth.description = "[press me](javascript:alert(1)) and [me](https://example.org/)".into();
    booth.contact = Some(feed::booth::Contact {
        url: Some("javascript:alert(1)".to_owned()),
        ..Default::default()
    });
    booth
        .materials
        .iter_mut()
        .for_each(|material| material.url = "javascript:alert(1)".to_owned());
    booth
        .materials
        .iter_mut()
        .for_each(|material| material.until = None);
    visitor.exhibition.slots[0].state = BoothState::Ready {
        booth: booth.into(),
        problems: Vec::new(),
    };
    visitor.open(Panel::Booth(0));
    assert!(visitor.find("Website").is_none());
    assert!(visitor.find("press me").is_none());
    assert_eq!(
        visitor.press("me"),
        [Action::Open("https://example.org/".to_owned())]
    );
    let unsafe_notes = visitor
        .nodes
        .values()
        .filter(|(_, name, _)| name.ends_with("not safe to open"))
        .count();
    assert!(unsafe_notes > 0);
}

#[test]
fn the_stick_says_where_to_walk() {
    let mut visitor = Visitor::new("showcase", "en", [390.0, 844.0]);
    visitor.records.settings.stick = true;
    visitor.settle();
    assert_eq!(visitor.overlay.stick(), egui::Vec2::ZERO);
    let stick = visitor.find("Stick on the screen").unwrap();
    let button = |pressed| egui::Event::PointerButton {
        pos: stick.center(),
        button: egui::PointerButton::Primary,
        pressed,
        modifiers: egui::Modifiers::NONE,
    };
    let above = stick.center() - egui::vec2(0.0, 50.0);
    visitor.frame(vec![egui::Event::PointerMoved(stick.center())]);
    visitor.frame(vec![button(true)]);
    visitor.frame(vec![egui::Event::PointerMoved(above)]);
    visitor.frame(Vec::new());
    let push = visitor.overlay.stick();
    assert!(
        push.y > 0.5 && push.x.abs() < 0.1 && push.length() <= 1.0,
        "{push:?}"
    );
    visitor.frame(vec![button(false)]);
    visitor.frame(Vec::new());
    assert_eq!(visitor.overlay.stick(), egui::Vec2::ZERO);
}

#[test]
fn who_is_seen_by_others_raises_a_hand_and_reacts() {
    let mut visitor = desk();
    assert!(visitor.find("Raise your hand").is_none(), "nobody sees it");
    visitor.joined = true;
    visitor.settle();
    assert!(visitor.says("31 walk with you"));
    assert_eq!(visitor.press("Raise your hand"), [Action::Hand(true)]);
    visitor.press("Show a reaction");
    visitor.settle();
    assert_eq!(visitor.press("Clap"), [Action::React(2)]);
}

#[test]
fn staff_at_a_live_desk_are_asked_from_the_panel_of_their_booth() {
    let mut visitor = desk();
    visitor.open(Panel::Booth(1));
    assert!(visitor.find("Ask the staff").is_none());
    visitor.staffed = Some((1, "Two are here, one is free"));
    visitor.settle();
    assert!(visitor.says("Two are here, one is free"));
    assert_eq!(visitor.press("Ask the staff"), [Action::Ask(1)]);
}
