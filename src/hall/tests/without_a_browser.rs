#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "tests"
)]
//! A hall without a browser: the showcase is opened through the inbox, walked in, changed, and broken, with a raster that
//! draws nothing and images that come when the test lets them. What follows is asserted in commands, tiles and messages.

use std::cell::RefCell;
use std::path::Path;
use std::rc::Rc;
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};
use std::time::Duration;

use bevy::ecs::message::MessageCursor;
use bevy::input::ButtonState;
use bevy::input::InputPlugin;
use bevy::input::keyboard::{Key, KeyboardInput, NativeKey};
use bevy::prelude::*;
use bevy::tasks::block_on;
use bevy::time::TimeUpdateStrategy;
use bevy::window::{CursorMoved, WindowFocused};
use feed::read::Parsed;
use feed::{Booth, Exhibition};
use hall::booths::films::{FilmKey, WallFilms};
use hall::booths::painting;
use hall::booths::signs::{Item, Sheet};
use hall::clock::WallClock;
use hall::current_hall::{CurrentExhibition, CurrentHall};
use hall::diagnostics::Diagnostics;
use hall::frame::Frame;
use hall::hall_mesh::build_hall;
use hall::images::{Image, ImageCache, ImageKey, ImageState, Images};
use hall::inbox::Inbox;
use hall::locale::CurrentLocale;
use hall::messages::{
    Asked, BoothArrived, EventChanged, EventOpened, Fetch, HallBuilt, HallEvent, ImageDecoded,
    LightArrived, ObjectArrived, PageRequest, PeopleTold,
};
use hall::options::Options;
use hall::panels::pictures;
use hall::panels::state::Panels;
use hall::people::news::{Card, Desk, News, Reaction};
use hall::people::{Crowd, People};
use hall::redraw::WakeIn;
use hall::render_queue::{RenderCommand, RenderQueue};
use hall::schedule::Step;
use hall::text_raster::TextRaster;
use hall::visitor::body::Visitor;
use hall::visitor_records::VisitorRecords;
use jiff::Timestamp;
use overlay::{Action, Panel};
use venue::plan::Plot;

/// Sixty frames a second.
const FRAME: Duration = Duration::from_micros(16_667);

/// An image of this size.
#[derive(Clone)]
struct Flat(UVec2);

impl Image for Flat {
    fn size(&self) -> UVec2 {
        self.0
    }

    fn is_scalable(&self) -> bool {
        false
    }
}

/// Remembers what signs said.
#[derive(Clone, Default)]
struct Raster(Rc<RefCell<Vec<String>>>);

impl TextRaster for Raster {
    type Image = Flat;

    fn measure(&self, text: &str, _: &str, _: bool) -> f32 {
        text.chars().count() as f32 * 0.6
    }

    fn draw(
        &self,
        sheet: &Sheet,
        size: UVec2,
        _: &dyn Fn(&str) -> Option<Flat>,
    ) -> Option<Vec<u8>> {
        let lines = sheet.items.iter().filter_map(|item| match item {
            Item::Line(line) => Some(line.text.as_str()),
            _ => None,
        });
        self.0
            .borrow_mut()
            .push(lines.collect::<Vec<_>>().join(" "));
        Some(vec![0; (size.x * size.y * 4) as usize])
    }

    fn draw_image(&self, _: &Flat, size: UVec2) -> Option<Vec<u8>> {
        Some(vec![0; (size.x * size.y * 4) as usize])
    }
}

/// Images that are on their way until the test says what became of them.
#[derive(Clone, Default)]
struct Waiting {
    cache: Rc<RefCell<ImageCache<Flat>>>,
    asked: Rc<RefCell<Vec<ImageKey>>>,
}

impl Images for Waiting {
    type Image = Flat;

    fn address(&self, _: Option<&str>, path: &str) -> Option<String> {
        Some(format!("https://fair.example/{path}"))
    }

    fn get(&self, key: &ImageKey) -> ImageState<Flat> {
        self.cache.borrow_mut().get(key)
    }

    fn request(&self, key: &ImageKey) {
        if self.cache.borrow_mut().begin(key).is_some() {
            self.asked.borrow_mut().push(key.clone());
        }
    }

    fn release(&self, key: &ImageKey) {
        self.cache.borrow_mut().remove(key);
    }
}

/// A hall in which the showcase is open.
struct Hall {
    app: App,
    raster: Raster,
    images: Waiting,
    now: Arc<AtomicI64>,
    requests: MessageCursor<PageRequest>,
    fetches: MessageCursor<Fetch>,
    alarms: MessageCursor<WakeIn>,
    /// What was asked of the page, of the loader and of the alarm clock so far.
    asked: (Vec<PageRequest>, Vec<Fetch>, Vec<f64>),
}

fn sample(name: &str) -> Vec<u8> {
    let events = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../assets/events/showcase");
    std::fs::read(events.join(name)).unwrap()
}

fn event() -> Parsed<feed::Event> {
    feed::Event::parse(&sample("event.json"), "event.json")
}

fn moment(text: &str) -> i64 {
    text.parse::<Timestamp>().unwrap().as_second()
}

impl Hall {
    /// Opens the showcase with its booths, lets its hall be built, and draws the first frame.
    fn open() -> Self {
        let now = Arc::new(AtomicI64::new(moment("2027-06-01T02:00:00Z")));
        let clock = Arc::clone(&now);
        let mut app = App::new();
        app.add_plugins((MinimalPlugins, InputPlugin))
            .add_message::<CursorMoved>()
            .add_message::<WindowFocused>()
            .insert_resource(TimeUpdateStrategy::ManualDuration(FRAME))
            .insert_resource(WallClock::new(
                move || Timestamp::from_second(clock.load(Ordering::Relaxed)).unwrap(),
                |_| 0,
            ))
            .add_plugins(hall::plugin)
            .add_systems(
                Update,
                (
                    painting::paint::<Raster, Waiting>,
                    pictures::deliver::<Raster, Waiting>,
                )
                    .chain()
                    .in_set(Step::Mark),
            );
        let (raster, images) = (Raster::default(), Waiting::default());
        app.insert_non_send(raster.clone());
        app.insert_non_send(images.clone());
        let mut hall = Self {
            app,
            raster,
            images,
            now,
            requests: MessageCursor::default(),
            fetches: MessageCursor::default(),
            alarms: MessageCursor::default(),
            asked: Default::default(),
        };
        let exhibition = Exhibition::new(event().value.unwrap());
        let opened = Box::new((exhibition, page::Records::default()));
        hall.send(EventOpened(Some(opened)));
        let theme = hall.app.world().resource::<CurrentHall>().plan.theme;
        for (slot, source) in hall.sources() {
            let parsed = Booth::parse(&sample(&source), &source);
            hall.put(BoothArrived(vec![slot], parsed));
        }
        hall.send(LightArrived(theme, None));
        let wanted = Fetch::Hall(theme, None);
        assert!(hall.asked.1.contains(&wanted), "its meshes are wanted");
        let built = block_on(build_hall(theme, None, async {}));
        hall.send(HallBuilt(Some(Box::new(built))));
        hall.frames(90);
        hall
    }

    fn sources(&self) -> Vec<(usize, String)> {
        let slots = self.exhibition().slots.iter().enumerate();
        let sources = slots.filter_map(|(slot, it)| Some((slot, it.source.clone()?)));
        sources.collect()
    }

    fn exhibition(&self) -> &Exhibition {
        self.app.world().resource::<CurrentExhibition>()
    }

    fn put(&self, event: impl Into<HallEvent>) {
        self.app.world().resource::<Inbox>().send(event.into());
    }

    fn send(&mut self, event: impl Into<HallEvent>) {
        self.put(event);
        self.frames(1);
    }

    /// Runs frames as the graphics card does: what waits for it is taken. Returns what did.
    fn frames(&mut self, count: usize) -> Vec<RenderCommand> {
        let mut commands = Vec::new();
        for _ in 0..count {
            self.app.update();
            self.listen();
            let mut queue = self.app.world_mut().resource_mut::<RenderQueue>();
            commands.append(&mut queue.0);
        }
        for command in &mut commands {
            // egui wants its textures to be taken.
            if let RenderCommand::Panels(paint) = command {
                paint.textures.clear();
            }
        }
        commands
    }

    fn draws(&self) -> bool {
        self.app.world().resource::<Frame>().draws
    }

    fn position(&self) -> Vec2 {
        self.app.world().resource::<Visitor>().stance().position
    }

    /// Hears what was asked for in this frame.
    fn listen(&mut self) {
        let world = self.app.world();
        let (requests, fetches, alarms) = &mut self.asked;
        requests.extend(self.requests.read(world.resource()).cloned());
        fetches.extend(self.fetches.read(world.resource()).cloned());
        alarms.extend(self.alarms.read(world.resource()).map(|alarm| alarm.0));
    }

    /// Runs frames until nothing more comes of it; images become this.
    fn settle(&mut self, image: Option<&Flat>, fault: Option<&str>) -> Vec<RenderCommand> {
        let mut all = Vec::new();
        let mut quiet = 0;
        for _ in 0..3000 {
            let decided = self.decide(image, fault);
            let commands = self.frames(1);
            quiet = if decided > 0 || !commands.is_empty() {
                0
            } else {
                quiet + 1
            };
            all.extend(commands);
            if quiet == 40 {
                return all;
            }
        }
        panic!("the hall never comes to rest");
    }

    fn said(&self) -> Vec<String> {
        std::mem::take(&mut self.raster.0.borrow_mut())
    }

    /// Stands before a booth.
    fn stand_before(&mut self, slot: usize) -> Plot {
        let world = self.app.world_mut();
        let hall = world.resource::<CurrentHall>();
        let plot = hall.plan.plots[hall.plot(slot).unwrap()];
        let place = plot.viewpoint(&hall.plan);
        world.resource_mut::<Visitor>().put(place);
        plot
    }

    /// What became of every image that was asked for.
    fn decide(&mut self, image: Option<&Flat>, fault: Option<&str>) -> usize {
        let asked = std::mem::take(&mut *self.images.asked.borrow_mut());
        for key in &asked {
            let mut cache = self.images.cache.borrow_mut();
            cache.finish(key.clone(), image.cloned());
            self.put(ImageDecoded(key.address.clone(), fault.map(str::to_owned)));
        }
        asked.len()
    }
}

fn tiles(commands: &[RenderCommand]) -> usize {
    let tile = |command: &&RenderCommand| matches!(command, RenderCommand::Tile(..));
    commands.iter().filter(tile).count()
}

#[test]
fn the_showcase_is_shown_and_nothing_is_drawn_while_nothing_changes() {
    let mut hall = Hall::open();
    let frame = hall.app.world().resource::<Frame>();
    let view = frame.view.as_ref().unwrap();
    assert!(!view.parts.is_empty() && view.booths.iter().flatten().count() > 0);
    let commands = hall.settle(Some(&Flat(UVec2::new(300, 200))), None);
    assert!(tiles(&commands) > 0, "signs are painted");
    assert!(!hall.draws(), "at rest");
    assert!(hall.frames(30).is_empty() && !hall.draws());
}

/// A flag of one triangle, as the build makes them.
fn flag() -> Vec<u8> {
    let corner = |x: u16, y: u16| venue::object::Corner {
        place: [x, y, 0],
        normal: [0, 0, 127],
        rgb: [200, 40, 20],
    };
    let object = venue::object::Object {
        size: Vec3::new(0.5, 0.4, 0.1),
        scale: 1.0,
        corners: vec![corner(0, 0), corner(65_535, 0), corner(0, 65_535)],
        indices: vec![0, 1, 2],
    };
    object.encode()
}

#[test]
fn an_object_is_fetched_nearby_stands_on_its_plinth_and_turns_once_round() {
    let mut hall = Hall::open();
    hall.app.world_mut().resource_mut::<Options>().card = true;
    let (slot, source) = hall.sources().remove(0);
    let mut booth: serde_json::Value = serde_json::from_slice(&sample(&source)).unwrap();
    booth["object"] = serde_json::json!({"src": "objects/flag-0123456789.object", "alt": "A flag"});
    let parsed = Booth::parse(booth.to_string().as_bytes(), &source);
    hall.send(BoothArrived(vec![slot], parsed));
    hall.frames(60);
    let plot = hall.stand_before(slot);
    let objects = |commands: &[RenderCommand]| {
        let counts = commands.iter().filter_map(|command| match command {
            RenderCommand::Objects(buffer) => Some(buffer.count()),
            _ => None,
        });
        counts.collect::<Vec<_>>()
    };
    let commands = hall.frames(3);
    assert!(objects(&commands).is_empty(), "it is on its way");
    let key = (Some(source), "objects/flag-0123456789.object".to_owned());
    let asked = hall
        .asked
        .1
        .iter()
        .filter(|one| **one == Fetch::Object(key.clone()));
    assert_eq!(asked.count(), 1, "{:?}", hall.asked.1);
    hall.put(ObjectArrived(key, Some(flag())));
    let commands = hall.frames(2);
    assert_eq!(objects(&commands), [3]);
    let poses = |hall: &Hall| {
        let view = hall.app.world().resource::<Frame>().view.clone().unwrap();
        view.objects
    };
    let first = poses(&hall);
    assert_eq!(first.len(), 3);
    let at = plot.to_hall(plot.plinth.unwrap());
    assert!(Vec2::new(first[0].x, first[0].y).distance(at) < 1e-4);
    assert_eq!(first[2].w, venue::object::PLINTH_TOP);
    let ground = &hall.app.world().resource::<CurrentHall>().ground;
    assert!(!ground.is_free(at), "one walks around it");
    assert!(hall.frames(60).is_empty(), "only its pose is another");
    assert!(hall.draws());
    let later = poses(&hall);
    assert!((later[0].z - first[0].z - 0.39).abs() < 0.05, "{later:?}");
    // Once round, and it rests.
    hall.settle(Some(&Flat(UVec2::new(300, 200))), None);
    hall.frames(16 * 60);
    assert!(!hall.draws());
    assert!((poses(&hall)[0].z - first[0].z - std::f32::consts::TAU).abs() < 0.02);
    // What is farther off is let go of.
    let far = hall.app.world().resource::<CurrentHall>().plan.length;
    let place = venue::plan::Place {
        position: Vec2::new(0.0, -far + 3.0),
        yaw: 0.0,
    };
    hall.app.world_mut().resource_mut::<Visitor>().put(place);
    let commands = hall.frames(3);
    assert_eq!((objects(&commands), poses(&hall).len()), (vec![0], 0));
}

#[test]
fn who_looks_at_an_object_from_close_by_turns_it_and_stays_where_they_are() {
    let mut hall = Hall::open();
    let (slot, source) = hall.sources().remove(0);
    let mut booth: serde_json::Value = serde_json::from_slice(&sample(&source)).unwrap();
    booth["object"] = serde_json::json!({"src": "flag.object"});
    let parsed = Booth::parse(booth.to_string().as_bytes(), &source);
    hall.send(BoothArrived(vec![slot], parsed));
    hall.frames(60);
    let plot = hall.stand_before(slot);
    hall.frames(3);
    hall.put(ObjectArrived(
        (Some(source), "flag.object".to_owned()),
        Some(flag()),
    ));
    hall.settle(Some(&Flat(UVec2::new(300, 200))), None);
    let view = |hall: &Hall| hall.app.world().resource::<Frame>().view.clone().unwrap();
    let (stood, before) = (hall.position(), view(&hall));
    let ask = |hall: &mut Hall, action| {
        hall.app.world_mut().write_message(Asked(action));
        hall.frames(2);
    };
    let close = Action::Show(Panel::Object(slot));
    ask(&mut hall, close);
    let at = plot.to_hall(plot.plinth.unwrap());
    let away =
        |view: &hall::frame::HallView| Vec2::new(view.axes[0].x, view.axes[0].z).distance(at);
    let (near, far) = (away(&view(&hall)), away(&before));
    assert!((near - 1.7).abs() < 1e-3 && far > 3.0, "{near} {far}");
    ask(
        &mut hall,
        Action::Turn {
            turn: 0.5,
            nearer: 0.25,
        },
    );
    let turned = view(&hall).objects[0].z - before.objects[0].z;
    assert!((turned - 0.5).abs() < 1e-4, "{turned}");
    assert!((away(&view(&hall)) - 1.7 * (-0.25_f32).exp()).abs() < 1e-3);
    // No nearer than one sees it.
    ask(
        &mut hall,
        Action::Turn {
            turn: 0.0,
            nearer: 9.0,
        },
    );
    assert!((away(&view(&hall)) - 0.8).abs() < 1e-3);
    let key = |state| KeyboardInput {
        key_code: KeyCode::ArrowRight,
        logical_key: Key::ArrowRight,
        state,
        text: None,
        repeat: false,
        window: Entity::PLACEHOLDER,
    };
    hall.app
        .world_mut()
        .write_message(key(ButtonState::Pressed));
    hall.frames(30);
    hall.app
        .world_mut()
        .write_message(key(ButtonState::Released));
    hall.frames(2);
    let held = view(&hall).objects[0].z - before.objects[0].z;
    assert!(held > 0.5 + 0.5, "the arrow turns it: {held}");
    assert_eq!(hall.position(), stood);
    ask(&mut hall, Action::Show(Panel::Booth(slot)));
    assert_eq!(view(&hall).axes, before.axes);
    assert_eq!(view(&hall).objects, before.objects);
}

#[test]
fn without_a_card_an_object_stands_still_and_costs_no_frame() {
    let mut hall = Hall::open();
    let (slot, source) = hall.sources().remove(0);
    let mut booth: serde_json::Value = serde_json::from_slice(&sample(&source)).unwrap();
    booth["object"] = serde_json::json!({"src": "flag.object"});
    let parsed = Booth::parse(booth.to_string().as_bytes(), &source);
    hall.send(BoothArrived(vec![slot], parsed));
    hall.frames(60);
    hall.stand_before(slot);
    hall.frames(3);
    hall.put(ObjectArrived(
        (Some(source), "flag.object".to_owned()),
        Some(flag()),
    ));
    hall.settle(Some(&Flat(UVec2::new(300, 200))), None);
    assert!(hall.frames(60).is_empty() && !hall.draws());
    let view = hall.app.world().resource::<Frame>().view.clone().unwrap();
    assert_eq!(view.objects.len(), 3);
}

/// The slot of the showcase's booth with a film, and that film.
fn filmed(hall: &Hall) -> (usize, FilmKey) {
    let (slot, source) = hall
        .sources()
        .into_iter()
        .find(|(_, source)| source.contains("hikari-street"))
        .unwrap();
    (slot, (Some(source), "films/hikari-walk.webm".to_owned()))
}

/// What the player is to do: nothing, or whether the film goes on.
fn plays(hall: &Hall) -> Option<(FilmKey, bool)> {
    let wanted = hall.app.world().resource::<WallFilms>().wanted();
    wanted.map(|it| (it.key.clone(), it.plays))
}

/// A picture of the film comes.
fn picture(hall: &mut Hall) -> Vec<RenderCommand> {
    let world = hall.app.world_mut();
    world.resource_scope(|world, mut films: Mut<WallFilms>| {
        films.come(&mut world.resource_mut::<RenderQueue>());
    });
    hall.frames(1)
}

/// The corners of where a film moves, each time that was said.
fn moves(commands: &[RenderCommand]) -> Vec<usize> {
    let counts = commands.iter().filter_map(|command| match command {
        RenderCommand::Film(buffer) => Some(buffer.count()),
        _ => None,
    });
    counts.collect()
}

#[test]
fn a_film_moves_while_one_stands_before_it_and_costs_nothing_else() {
    let mut hall = Hall::open();
    hall.app.world_mut().write_message(Asked(Action::Welcomed));
    let (slot, film) = filmed(&hall);
    hall.settle(Some(&Flat(UVec2::new(300, 200))), None);
    assert_eq!(plays(&hall), None, "nothing of it is fetched from afar");
    let others = hall
        .app
        .world()
        .resource::<CurrentHall>()
        .plot_slots
        .clone();
    for other in others.into_iter().filter(|other| *other != slot) {
        hall.stand_before(other);
        hall.frames(1);
        assert_eq!(plays(&hall), None, "nor before another booth: {other}");
    }
    hall.stand_before(slot);
    hall.frames(2);
    assert_eq!(plays(&hall), Some((film.clone(), true)));
    // Until something of it has come its still picture is seen, and nothing is drawn for it.
    let commands = hall.settle(Some(&Flat(UVec2::new(300, 200))), None);
    assert_eq!(moves(&commands), [0; 0]);
    assert!(!hall.draws());
    let commands = picture(&mut hall);
    assert_eq!(moves(&commands), [4]);
    assert!(hall.draws(), "a picture, a frame");
    let commands = picture(&mut hall);
    assert!(matches!(commands.as_slice(), [RenderCommand::FilmPicture]));
    assert!(hall.draws());
    hall.frames(1);
    // A panel is read: the film waits.
    let show = |hall: &mut Hall, panel| {
        hall.app
            .world_mut()
            .write_message(Asked(Action::Show(panel)));
        hall.frames(2)
    };
    show(&mut hall, Panel::Booth(slot));
    assert_eq!(plays(&hall), Some((film.clone(), false)));
    show(&mut hall, Panel::None);
    assert_eq!(plays(&hall), Some((film.clone(), true)));
    let turn = |hall: &mut Hall, by: f32| {
        let mut visitor = hall.app.world_mut().resource_mut::<Visitor>();
        let stance = *visitor.stance();
        let (position, yaw) = (stance.position, stance.yaw + by);
        visitor.put(venue::plan::Place { position, yaw });
        hall.frames(2)
    };
    turn(&mut hall, std::f32::consts::PI);
    assert_eq!(plays(&hall), Some((film.clone(), false)), "out of view");
    turn(&mut hall, std::f32::consts::PI);
    // It is let go of from afar, and its still picture is there again.
    let far = hall.app.world().resource::<CurrentHall>().plan.length;
    let place = venue::plan::Place {
        position: Vec2::new(0.0, -far + 3.0),
        yaw: 0.0,
    };
    hall.app.world_mut().resource_mut::<Visitor>().put(place);
    let commands = hall.frames(2);
    assert_eq!((plays(&hall), moves(&commands)), (None, vec![0]));
}

#[test]
fn a_film_stands_still_on_a_metered_line_without_motion_or_where_one_says_so_or_it_fails() {
    let mut hall = Hall::open();
    hall.app.world_mut().write_message(Asked(Action::Welcomed));
    let (slot, film) = filmed(&hall);
    let set = |hall: &mut Hall, change: &dyn Fn(&mut World)| {
        change(hall.app.world_mut());
        hall.frames(2);
        plays(hall).is_some()
    };
    let metered =
        |to: bool| move |world: &mut World| world.resource_mut::<WallFilms>().metered = to;
    let still = |to: bool| {
        move |world: &mut World| {
            let mut records = world.resource_mut::<VisitorRecords>();
            records.settings.still_films = to;
        }
    };
    let reduced = |to: bool| {
        move |world: &mut World| {
            let mut records = world.resource_mut::<VisitorRecords>();
            records.settings.reduced_motion = Some(to);
        }
    };
    hall.stand_before(slot);
    assert!(!set(&mut hall, &metered(true)));
    assert!(set(&mut hall, &metered(false)));
    assert!(!set(&mut hall, &still(true)));
    assert!(set(&mut hall, &still(false)));
    assert!(!set(&mut hall, &reduced(true)));
    assert!(set(&mut hall, &reduced(false)));
    assert_eq!(plays(&hall), Some((film, true)));
    assert!(!set(&mut hall, &|world| world
        .resource_mut::<WallFilms>()
        .fail()));
    // On another host it lies for whoever presses.
    let (_, source) = hall.sources().swap_remove(slot);
    let mut booth: serde_json::Value = serde_json::from_slice(&sample(&source)).unwrap();
    booth["screen"]["video"] = "https://films.example/a.webm".into();
    let parsed = Booth::parse(booth.to_string().as_bytes(), &source);
    hall.send(BoothArrived(vec![slot], parsed));
    hall.frames(2);
    assert_eq!(plays(&hall), None);
}

#[test]
fn a_press_on_the_screen_opens_the_booth_and_plays_the_film_over_the_hall() {
    let mut hall = Hall::open();
    hall.app.world_mut().write_message(Asked(Action::Welcomed));
    let (slot, _) = filmed(&hall);
    hall.app
        .world_mut()
        .write_message(Asked(Action::Film(slot)));
    hall.frames(3);
    let panels = hall.app.world().resource::<Panels>();
    assert_eq!(panels.overlay.panel, Panel::Booth(slot));
}

#[test]
fn a_key_moves_the_visitor_and_draws() {
    let mut hall = Hall::open();
    hall.frames(60);
    let before = hall.position();
    let key = |state| KeyboardInput {
        key_code: KeyCode::KeyW,
        logical_key: Key::Unidentified(NativeKey::Unidentified),
        state,
        text: None,
        repeat: false,
        window: Entity::PLACEHOLDER,
    };
    hall.app
        .world_mut()
        .write_message(key(ButtonState::Pressed));
    hall.frames(30);
    assert!(hall.draws());
    hall.app
        .world_mut()
        .write_message(key(ButtonState::Released));
    hall.frames(60);
    assert!(before.distance(hall.position()) > 0.4);
    let stored = |request: &PageRequest| matches!(request, PageRequest::StorePlace(_));
    assert!(hall.asked.0.iter().any(stored), "the place is kept");
}

#[test]
fn a_changed_booth_is_drawn_anew_and_a_broken_one_keeps_its_last_good_sign() {
    let mut hall = Hall::open();
    let (slot, source) = hall.sources()[0].clone();
    hall.stand_before(slot);
    hall.settle(None, Some("gone"));
    hall.said();
    let mut booth = Booth::parse(&sample(&source), &source);
    if let Some(booth) = &mut booth.value {
        booth.name = feed::Text::Plain("Renamed".to_owned());
    }
    hall.put(BoothArrived(vec![slot], booth));
    let commands = hall.settle(None, Some("gone"));
    assert!(tiles(&commands) > 0);
    assert!(hall.said().iter().any(|sign| sign.contains("Renamed")));
    let broken = Booth::parse(b"{", &source);
    hall.put(BoothArrived(vec![slot], broken));
    let commands = hall.settle(None, Some("gone"));
    assert_eq!(tiles(&commands), 0, "the last good copy stands");
    let lines = &hall.app.world().resource::<Diagnostics>().lines;
    assert!(lines.iter().any(|line| line.contains(&source)));
}

#[test]
fn a_changed_event_renumbers_booths_and_has_its_files_fetched_again() {
    let mut hall = Hall::open();
    hall.settle(None, Some("gone"));
    hall.asked.1.clear();
    let first = hall.exhibition().slots[0].id.clone();
    let mut changed = event();
    if let Some(event) = &mut changed.value {
        let booths = &mut event.halls[0].booths;
        booths.rotate_left(1);
    }
    hall.put(EventChanged(changed));
    let commands = hall.settle(None, Some("gone"));
    assert!(hall.exhibition().find(&first).unwrap().0 > 0);
    let feed = |fetch: &Fetch| matches!(fetch, Fetch::Feed(_));
    assert!(hall.asked.1.iter().any(feed));
    let walls = |command: &RenderCommand| matches!(command, RenderCommand::Booths(..));
    assert!(commands.iter().any(walls), "their colours have moved");
}

#[test]
fn a_lost_image_is_told_and_its_sign_does_without() {
    let mut hall = Hall::open();
    let slot = hall.sources()[0].0;
    hall.stand_before(slot);
    hall.frames(60);
    hall.said();
    assert!(
        hall.decide(None, Some("no answer")) > 0,
        "logos and posters"
    );
    let commands = hall.frames(60);
    assert!(tiles(&commands) > 0 && !hall.said().is_empty());
    let lines = &hall.app.world().resource::<Diagnostics>().lines;
    assert!(lines.iter().any(|line| line.ends_with("no answer")));
}

#[test]
fn a_status_sign_changes_when_what_it_says_does_and_the_hall_is_woken_for_it() {
    let mut hall = Hall::open();
    // When what a booth's sign says is another.
    let ends = |(slot, _): &(usize, String)| {
        let booth = hall.exhibition().slots[*slot].booth().unwrap();
        let now = Timestamp::from_second(hall.now.load(Ordering::Relaxed)).unwrap();
        let status = feed::time::booth_staffed(booth, &hall.exhibition().event, now);
        let end = match status {
            feed::time::Staffed::Now { until } => until,
            feed::time::Staffed::Next { from } => from,
            _ => return None,
        };
        let here = hall.exhibition().slots[*slot].hall == 0;
        here.then_some((*slot, end.as_second()))
    };
    // The first of all: until then no sign of the hall is another.
    let first = hall
        .sources()
        .iter()
        .filter_map(ends)
        .min_by_key(|(_, due)| *due);
    let (slot, due) = first.unwrap();
    hall.stand_before(slot);
    hall.settle(None, Some("gone"));
    hall.said();
    hall.now.store(due - 30, Ordering::Relaxed);
    hall.frames(10);
    assert!(hall.said().is_empty(), "nothing changed yet");
    let ring = *hall.asked.2.last().unwrap();
    assert!(
        (30.0..31.0).contains(&ring),
        "the hall is woken then: {ring}"
    );
    hall.now.store(due, Ordering::Relaxed);
    let commands = hall.settle(None, Some("gone"));
    assert!(tiles(&commands) > 0 && !hall.said().is_empty());
}

/// Somebody who stands so far before the visitor, or walks from there to so far.
fn somebody(hall: &Hall, person: u32, from: Vec2, to: Vec2) -> Card {
    Card {
        person,
        figure: person as u8,
        from: from.into(),
        to: to.into(),
        started: hall.now.load(Ordering::Relaxed) as f64 * 1000.0,
        pace: if from == to { 0.0 } else { 1.4 },
        ..Card::default()
    }
}

#[test]
fn others_stand_in_the_picture_at_rest_and_are_drawn_anew_while_they_walk() {
    let mut hall = Hall::open();
    hall.settle(Some(&Flat(UVec2::new(300, 200))), None);
    let ahead = hall.position() - Vec2::Y * 4.0;
    let card = somebody(&hall, 7, ahead, ahead);
    let commands = {
        hall.put(PeopleTold(News::Others(vec![card])));
        hall.frames(1)
    };
    let figures = |it: &RenderCommand| matches!(it, RenderCommand::Figures(..));
    assert!(commands.iter().any(figures) && hall.draws());
    hall.frames(90);
    assert!(hall.frames(30).is_empty() && !hall.draws(), "at rest again");
    let view = hall.app.world().resource::<Frame>().view.clone().unwrap();
    assert_eq!(view.people.guises.len(), 1, "they stand in the picture");

    hall.send(PeopleTold(News::Others(vec![somebody(
        &hall,
        7,
        ahead,
        ahead - Vec2::Y * 3.0,
    )])));
    let mut drawn = 0;
    // Frame by frame, by a clock as fine as the browser's.
    let begun = hall.now.load(Ordering::Relaxed) * 1000;
    let millis = Arc::new(AtomicI64::new(begun));
    let clock = Arc::clone(&millis);
    let now = move || Timestamp::from_millisecond(clock.load(Ordering::Relaxed)).unwrap();
    hall.app.insert_resource(WallClock::new(now, |_| 0));
    for nth in 0..8 * 60 {
        millis.store(begun + nth * 1000 / 60, Ordering::Relaxed);
        hall.frames(1);
        drawn += u32::from(hall.draws() && nth < 3 * 60);
    }
    assert!(drawn > 10, "{drawn}");
    assert!(!hall.draws(), "who has arrived stands");
    // Three seconds in software: no more than fifteen a second, and a careful one for each pause.
    assert!(drawn <= 3 * 17, "{drawn}");
    let people = hall.app.world().resource::<People>();
    let at = people.others[0].place().position;
    assert!(at.distance(ahead - Vec2::Y * 3.0) < 0.1, "{at}");
}

#[test]
fn who_is_out_of_view_costs_no_frame_and_the_nearest_are_drawn() {
    let mut hall = Hall::open();
    hall.settle(Some(&Flat(UVec2::new(300, 200))), None);
    let behind = hall.position() + Vec2::Y * 0.9;
    hall.send(PeopleTold(News::Others(vec![somebody(
        &hall, 1, behind, behind,
    )])));
    assert!(!hall.draws(), "out of view");
    let crowd = |nth: u32| {
        let at = hall.position() - Vec2::Y * (2.0 + nth as f32 * 0.5);
        somebody(&hall, nth, at, at)
    };
    let all: Vec<Card> = (0..60).map(crowd).collect();
    hall.send(PeopleTold(News::Others(all.clone())));
    assert_eq!(
        hall.app.world().resource::<Crowd>().count(),
        24,
        "in software"
    );
    hall.app.world_mut().resource_mut::<Options>().card = true;
    hall.send(PeopleTold(News::Others(all)));
    assert_eq!(
        hall.app.world().resource::<Crowd>().count(),
        48,
        "with a card"
    );
}

#[test]
fn staff_stand_at_their_counter_and_turn_to_whoever_comes() {
    let mut hall = Hall::open();
    hall.settle(Some(&Flat(UVec2::new(300, 200))), None);
    let plot = hall.stand_before(0);
    let booth = hall.exhibition().slots[0].id.clone();
    hall.send(PeopleTold(News::Desks(vec![Desk {
        booth,
        members: vec![(1, false), (2, true)],
        words: "Two are here".into(),
    }])));
    hall.frames(60);
    assert_eq!(hall.app.world().resource::<Crowd>().count(), 2);
    let look = |hall: &Hall| {
        hall.app
            .world()
            .resource::<Frame>()
            .view
            .clone()
            .unwrap()
            .people
            .poses
    };
    let before = look(&hall);
    assert_eq!(before.len(), 6);
    // One step up to the counter.
    let at = plot.to_hall(Vec2::new(0.3, -2.0));
    hall.app
        .world_mut()
        .resource_mut::<Visitor>()
        .put(venue::plan::Place {
            position: at,
            yaw: plot.yaw + std::f32::consts::PI,
        });
    hall.frames(120);
    let after = look(&hall);
    assert!(
        after[0].z != before[0].z || after[2].z != before[2].z,
        "somebody looks up"
    );
    assert!(!hall.draws(), "and then stands");
}

#[test]
fn a_reaction_goes_after_four_seconds() {
    let mut hall = Hall::open();
    hall.settle(Some(&Flat(UVec2::new(300, 200))), None);
    let ahead = hall.position() - Vec2::Y * 4.0;
    let mut card = somebody(&hall, 3, ahead, ahead);
    card.reaction = Some((Reaction::Heart, card.started));
    hall.send(PeopleTold(News::Others(vec![card])));
    let symbols = |hall: &Hall| {
        let view = hall.app.world().resource::<Frame>().view.clone().unwrap();
        view.people
            .guises
            .iter()
            .filter(|guise| guise.symbol.is_some())
            .count()
    };
    assert_eq!(symbols(&hall), 1);
    assert!(
        hall.asked.2.iter().any(|secs| (3.9..4.1).contains(secs)),
        "woken for it"
    );
    hall.now.fetch_add(5, Ordering::Relaxed);
    hall.frames(30);
    assert_eq!(symbols(&hall), 0);
}

/// What the page was told of the visitor's own walk.
fn walks(hall: &Hall) -> Vec<hall::people::tell::OwnWalk> {
    let walks = hall.asked.0.iter().filter_map(|request| match request {
        PageRequest::Walk(walk) => Some((**walk).clone()),
        _ => None,
    });
    walks.collect()
}

#[test]
fn who_lets_others_see_them_tells_each_goal_and_each_stop_and_little_besides() {
    let mut hall = Hall::open();
    hall.frames(60);
    assert!(walks(&hall).is_empty(), "nothing is told before");
    hall.send(PeopleTold(News::Joined(true)));
    let begun = hall.position();
    assert_eq!(walks(&hall).len(), 1);
    let first = walks(&hall).remove(0);
    assert_eq!((Vec2::from(first.to), first.pace), (begun, 0.0));
    assert!(!first.hall.is_empty());

    // A goal is told once, and the place where one stands then.
    let goal = begun - Vec2::Y * 3.0;
    hall.frames(30);
    hall.app
        .world_mut()
        .write_message(Asked(Action::WalkTo(goal.into())));
    hall.frames(300);
    let told = walks(&hall);
    assert_eq!(told.len(), 3, "{told:?}");
    assert!(Vec2::from(told[1].to).distance(goal) < 0.05 && told[1].pace > 1.0);
    assert!(Vec2::from(told[2].from).distance(hall.position()) < 0.05 && told[2].pace == 0.0);

    // By keys: on the way to somewhere ahead, and then the stop.
    let key = |state| KeyboardInput {
        key_code: KeyCode::KeyW,
        logical_key: Key::Unidentified(NativeKey::Unidentified),
        state,
        text: None,
        repeat: false,
        window: Entity::PLACEHOLDER,
    };
    let write = |hall: &mut Hall, state| {
        hall.app.world_mut().write_message(key(state));
    };
    write(&mut hall, ButtonState::Pressed);
    hall.frames(180);
    write(&mut hall, ButtonState::Released);
    hall.frames(60);
    let told = walks(&hall).split_off(3);
    assert!((3..=6).contains(&told.len()), "{told:?}");
    assert!((told[0].pace - 1.4).abs() < 0.3, "{told:?}");
    let last = told.last().unwrap();
    assert!(Vec2::from(last.to).distance(hall.position()) < 0.05 && last.pace == 0.0);
    hall.send(PeopleTold(News::Joined(false)));
    hall.stand_before(0);
    hall.frames(60);
    assert_eq!(
        walks(&hall).len(),
        3 + told.len(),
        "nothing is told afterwards"
    );
}

#[test]
fn a_live_desk_says_so_on_the_sign_and_is_asked_through_the_page() {
    let mut hall = Hall::open();
    let (slot, _) = hall.sources()[0].clone();
    hall.stand_before(slot);
    hall.settle(None, Some("gone"));
    hall.said();
    let booth = hall.exhibition().slots[slot].id.clone();
    hall.put(PeopleTold(News::Desks(vec![Desk {
        booth: booth.clone(),
        members: vec![(0, false)],
        words: "One is here and free".into(),
    }])));
    hall.settle(None, Some("gone"));
    assert!(hall.said().iter().any(|sign| sign.contains("free")));
    hall.app.world_mut().write_message(Asked(Action::Ask(slot)));
    hall.frames(1);
    assert!(hall.asked.0.contains(&PageRequest::Ask(booth)));
}

#[test]
fn who_reacts_beside_the_visitor_is_told_of_in_words_and_not_too_often() {
    let mut hall = Hall::open();
    hall.frames(60);
    let beside = hall.position() - Vec2::Y * 2.0;
    let mut card = somebody(&hall, 1, beside, beside);
    hall.send(PeopleTold(News::Others(vec![card])));
    for nth in 1..=3 {
        card.reaction = Some((Reaction::Clap, card.started + f64::from(nth)));
        hall.send(PeopleTold(News::Others(vec![card])));
        hall.frames(10);
    }
    let language = hall
        .app
        .world()
        .resource::<CurrentLocale>()
        .language
        .clone();
    let messages = i18n::Messages::load(&language, &[i18n::Domain::HALL]);
    let clap = messages.get("reaction-2");
    let words = messages.format("beside-you", &[("what", i18n::value(clap))]);
    let said = |request: &&PageRequest| **request == PageRequest::Announce(words.clone());
    assert_eq!(hall.asked.0.iter().filter(said).count(), 1);
    // One's own is seen by nobody who has not joined.
    let react = |hall: &mut Hall| {
        hall.app.world_mut().write_message(Asked(Action::React(5)));
        hall.frames(1);
        hall.asked.0.contains(&PageRequest::React(5))
    };
    assert!(!react(&mut hall));
    hall.send(PeopleTold(News::Joined(true)));
    assert!(react(&mut hall));
}
