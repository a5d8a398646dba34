//! Events for the page: how loading goes, what only the page can do, and the marks that tests and progress bars read.

use bevy::prelude::*;
use feed::json::Node;
use overlay::{Closeup, Film, LineKind, TranscriptLine};
use page::browser::route::{self, RouteStep as Writing};
use page::browser::{address, language, mark, problems, records, say};
use page::events;
use venue::themes::sound::SoundLayer;

use crate::current_hall::{CurrentExhibition, CurrentHall};
use crate::diagnostics::{ConsoleReport, Diagnostics};
use crate::messages::{EventFailed, HallEvent, LoadingProgressed, PageRequest};
use crate::schedule::FrameStep;

/// The hall cannot be shown.
pub fn failed(reason: &str) {
    say(events::FAILED, &Node::object([("reason", reason.into())]));
}

/// How far loading has got: a step's name, what is done and what there is to do.
pub fn progress(step: &str, done: usize, total: usize) {
    let count = |count| Node::from(u32::try_from(count).unwrap_or(u32::MAX));
    let members = [
        ("step", step.into()),
        ("done", count(done)),
        ("total", count(total)),
    ];
    say(events::PROGRESS, &Node::object(members));
}

pub(super) fn plugin(app: &mut App) {
    app.add_systems(Last, (ask, report, tell_loading));
    let entered = resource_exists::<CurrentHall>;
    app.add_systems(Update, marks.run_if(entered).in_set(FrameStep::Tell));
}

/// How loading the event goes.
fn tell_loading(mut events: MessageReader<HallEvent>) {
    for event in events.read() {
        match event {
            &HallEvent::LoadingProgressed(LoadingProgressed(step, done, total)) => {
                progress(step, done, total);
            }
            HallEvent::EventFailed(EventFailed(reason)) => failed(reason),
            _ => {}
        }
    }
}

/// What only the page can do.
fn ask(mut requests: MessageReader<PageRequest>, event: If<Res<CurrentExhibition>>) {
    for request in requests.read() {
        fulfil(request, &event.event.id);
    }
}

/// What is not there, as the key of the words for it.
fn gone(key: &str) -> Node {
    Node::object([("key", Node::from(key))])
}

fn fulfil(request: &PageRequest, event: &str) {
    let text = |text: &String| Node::from(text.as_str());
    let (name, detail) = match request {
        PageRequest::Open(url) => (events::OPEN, Node::object([("url", text(url))])),
        PageRequest::Play(film) => (events::FILM, self::film(film)),
        PageRequest::Look(picture) => (events::CLOSEUP, closeup(picture)),
        PageRequest::List(route) => {
            let route = text(&route.to_string());
            (events::LIST, Node::object([("route", route)]))
        }
        PageRequest::Catalogue => (events::CATALOGUE, Node::Null),
        PageRequest::Find => (events::FIND, Node::Null),
        PageRequest::BoothGone => (events::GONE, gone("booth-gone")),
        PageRequest::HallGone => (events::GONE, gone("hall-gone")),
        PageRequest::Share => (
            events::SHARE,
            Node::object([("url", text(&address::whole()))]),
        ),
        PageRequest::Sound(layers) => {
            let layers = layers.iter().map(sound_layer).collect();
            (
                events::SOUND,
                Node::object([("layers", Node::List(layers))]),
            )
        }
        PageRequest::Here { hall, booth, id } => (
            events::HERE,
            Node::object([
                ("hall", text(hall)),
                ("booth", text(booth)),
                ("id", text(id)),
            ]),
        ),
        PageRequest::Walk(walk) => {
            let place = |at: [f32; 2]| Node::List(at.map(Node::from).into());
            let members = [
                ("hall", text(&walk.hall)),
                ("from", place(walk.from)),
                ("to", place(walk.to)),
                ("yaw", walk.yaw.into()),
                ("pace", walk.pace.into()),
                ("booth", text(&walk.booth)),
            ];
            (events::WALK, Node::object(members))
        }
        PageRequest::LeftHall => (events::LEFT_HALL, Node::Null),
        PageRequest::Ask(booth) => (events::ASK, Node::object([("booth", text(booth))])),
        PageRequest::React(reaction) => {
            let reaction = u32::from(*reaction).into();
            (events::REACT, Node::object([("reaction", reaction)]))
        }
        PageRequest::Hand(up) => (events::HAND, Node::object([("up", Node::Bool(*up))])),
        PageRequest::Announce(said) => (events::SAID, Node::object([("text", text(said))])),
        PageRequest::Mirror(said) => {
            let lines = Node::List(said.lines.iter().map(line).collect());
            let members = [("title", text(&said.title)), ("lines", lines)];
            (events::PANEL, Node::object(members))
        }
        other => return remember(other, event),
    };
    say(name, &detail);
}

/// What the address and the device are to remember. A device that forbids storing has been told of by the page; here it goes
/// on without.
fn remember(request: &PageRequest, event: &str) {
    match request {
        PageRequest::Speak(tag) => language::choose(tag),
        PageRequest::WriteRoute { route, replaces } => {
            let step = if *replaces {
                Writing::Replace
            } else {
                Writing::Push
            };
            if route::read().is_in_hall() {
                route::write(route, step);
            }
        }
        PageRequest::Forget => drop(records::forget(event)),
        PageRequest::StoreRecords(now) => {
            drop(records::change(event, |stored| stored.clone_from(now)));
        }
        PageRequest::StorePlace(place) => drop(records::stand(event, place.clone())),
        _ => {}
    }
}

/// A layer of a hall's sound as the page takes it.
fn sound_layer(layer: &SoundLayer) -> Node {
    Node::object([
        ("low", layer.band.0.into()),
        ("high", layer.band.1.into()),
        ("level", layer.level.into()),
        ("swell", layer.swell.0.into()),
        ("share", layer.swell.1.into()),
        ("flutter", layer.flutter.into()),
    ])
}

/// A film as the page takes it.
fn film(film: &Film) -> Node {
    let text = |text: &String| Node::from(text.as_str());
    let captions = film.captions.iter().map(|one| {
        Node::object([
            ("src", text(&one.src)),
            ("language", text(&one.language)),
            ("label", text(&one.label)),
            ("translates", Node::Bool(one.translates)),
            ("shown", Node::Bool(one.shown)),
        ])
    });
    Node::object([
        ("url", text(&film.url)),
        ("poster", text(&film.poster)),
        ("title", text(&film.title)),
        ("language", text(&film.language)),
        ("captions", Node::List(captions.collect())),
        ("words", Node::List(film.words.iter().map(text).collect())),
    ])
}

/// A picture to be looked at from close by, as the page takes it.
fn closeup(picture: &Closeup) -> Node {
    let text = |text: &String| Node::from(text.as_str());
    let [close, nearer, farther] = &picture.words;
    Node::object([
        ("url", text(&picture.url)),
        ("title", text(&picture.title)),
        ("alt", text(&picture.alt)),
        ("language", text(&picture.language)),
        ("close", text(close)),
        ("nearer", text(nearer)),
        ("farther", text(farther)),
    ])
}

/// A line of a panel as the page takes it.
fn line(line: &TranscriptLine) -> Node {
    let kind = match line.kind {
        LineKind::Heading => "heading",
        LineKind::Text => "text",
        LineKind::Image => "image",
        LineKind::Control { on: None } => "control",
        LineKind::Control { on: Some(true) } => "on",
        LineKind::Control { on: Some(false) } => "off",
    };
    Node::List(vec![kind.into(), line.words.as_str().into()])
}

/// Says on the console what went wrong.
fn report(mut diagnostics: ResMut<Diagnostics>) {
    for report in diagnostics.take_unsaid() {
        match report {
            ConsoleReport::Problems(found) => problems::tell(&found),
            ConsoleReport::Line(line) => problems::log(&line),
        }
    }
}

/// The first frame, and the first moment a key moves the visitor.
fn marks(diagnostics: Res<Diagnostics>, mut marked: Local<bool>) {
    if !*marked && diagnostics.frames > 0 {
        *marked = true;
        mark(events::marks::HALL_FRAME);
        // The frame after the first one has already been asked for input: from here on keys walk.
        mark(events::marks::WALKABLE);
        progress("walkable", 1, 1);
    }
}

#[cfg(test)]
mod tests {
    use feed::{Event, Exhibition};
    use overlay::Transcript;
    use page::Route;
    use page::stand_in::{self, said};

    use super::*;
    use crate::people::news::OwnWalk;

    /// What the page is told of a request: the event's name, and its detail as JSON.
    fn told(request: &PageRequest) -> (String, serde_json::Value) {
        fulfil(request, "fair");
        let [(name, detail)] = said().try_into().unwrap();
        (name, serde_json::to_value(detail).unwrap())
    }

    #[test]
    fn the_page_is_told_what_only_it_can_do() {
        stand_in::open("?lang=ja#/hall/a");
        let walk = OwnWalk {
            hall: "a".into(),
            from: [1.0, -2.5],
            to: [1.5, 3.0],
            yaw: 0.5,
            pace: 1.5,
            booth: String::new(),
        };
        let layer = SoundLayer {
            band: (100.0, 400.0),
            level: 0.5,
            swell: (8.0, 0.25),
            flutter: 0.0,
        };
        let mirror = Transcript {
            title: "Map".into(),
            lines: vec![
                TranscriptLine {
                    kind: LineKind::Heading,
                    words: "Halls".into(),
                },
                TranscriptLine {
                    kind: LineKind::Control { on: Some(true) },
                    words: "Sound".into(),
                },
            ],
        };
        let layers: &'static [SoundLayer] = Box::leak(Box::new([layer]));
        for (request, name, detail) in [
            (
                PageRequest::Open("https://a.example/".into()),
                events::OPEN,
                r#"{"url":"https://a.example/"}"#,
            ),
            (PageRequest::Catalogue, events::CATALOGUE, "null"),
            (
                PageRequest::Share,
                events::SHARE,
                r#"{"url":"https://fair.example/?lang=ja#/hall/a"}"#,
            ),
            (
                PageRequest::Walk(Box::new(walk)),
                events::WALK,
                r#"{"hall":"a","from":[1.0,-2.5],"to":[1.5,3.0],"yaw":0.5,"pace":1.5,"booth":""}"#,
            ),
            (
                PageRequest::Sound(layers),
                events::SOUND,
                r#"{"layers":[{"low":100.0,"high":400.0,"level":0.5,"swell":8.0,"share":0.25,"flutter":0.0}]}"#,
            ),
            (
                PageRequest::Mirror(mirror),
                events::PANEL,
                r#"{"title":"Map","lines":[["heading","Halls"],["on","Sound"]]}"#,
            ),
            (PageRequest::Hand(true), events::HAND, r#"{"up":true}"#),
            (PageRequest::React(3), events::REACT, r#"{"reaction":3}"#),
        ] {
            let wanted = serde_json::from_str(detail).unwrap();
            assert_eq!(told(&request), (name.to_owned(), wanted), "{request:?}");
        }
    }

    #[test]
    fn a_route_is_written_while_the_address_is_the_halls() {
        stand_in::open("#/hall/a");
        let write = |route: &str, replaces| {
            let route = Route::parse(route);
            fulfil(&PageRequest::WriteRoute { route, replaces }, "fair");
        };
        write("#/hall/b", false);
        assert_eq!(
            (
                stand_in::address::shown().as_str(),
                stand_in::address::entries()
            ),
            ("#/hall/b", 2)
        );
        write("#/hall/c", true);
        assert_eq!(
            (
                stand_in::address::shown().as_str(),
                stand_in::address::entries()
            ),
            ("#/hall/c", 2)
        );
        stand_in::address::write("#/programme", true);
        write("#/hall/b", false);
        assert_eq!(stand_in::address::shown(), "#/programme");
        assert!(said().is_empty());
    }

    #[test]
    fn the_first_frame_is_marked_once_and_faults_are_said() {
        stand_in::open("");
        let event = br#"{"version": 1, "id": "fair", "title": "Fair", "languages": ["en"], "timeZone": "Asia/Tokyo",
            "organiser": {"name": "We"}, "halls": [{"id": "a", "title": "A", "booths": []}]}"#;
        let exhibition = Exhibition::open(Event::parse(event, "event.json")).unwrap();
        let mut app = App::new();
        app.init_resource::<Diagnostics>();
        app.add_plugins((crate::messages::plugin, plugin));
        app.insert_resource(CurrentHall::new(&exhibition, 0));
        app.insert_resource(CurrentExhibition(exhibition));
        app.update();
        assert!(said().is_empty());
        let mut diagnostics = app.world_mut().resource_mut::<Diagnostics>();
        diagnostics.frames = 1;
        diagnostics.log("a fault".into());
        app.world_mut()
            .write_message(HallEvent::from(EventFailed("gone".into())));
        app.world_mut().write_message(PageRequest::Catalogue);
        app.update();
        app.update();
        let mut names: Vec<String> = said().into_iter().map(|(name, _)| name).collect();
        names.sort();
        let mut wanted = [events::PROGRESS, events::FAILED, events::CATALOGUE];
        wanted.sort();
        assert_eq!(names, wanted);
        assert!(
            stand_in::console()
                .iter()
                .any(|line| line.contains("a fault"))
        );
        assert_eq!(
            stand_in::marks(),
            [events::marks::HALL_FRAME, events::marks::WALKABLE]
        );
    }
}
