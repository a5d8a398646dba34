//! A hall without a browser: the showcase is opened through the inbox, walked in, changed, and broken, with a raster that
//! draws nothing and images that come when the test lets them. What follows is asserted in commands, tiles and messages.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "tests"
)]

mod drawing;
mod films;
mod life;
mod objects;
mod panels;
mod people;
mod walks_seen;

use std::cell::RefCell;
use std::path::Path;
use std::rc::Rc;
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};
use std::time::Duration;

use bevy::ecs::message::MessageCursor;
use bevy::input::ButtonState;
use bevy::input::keyboard::{Key, KeyboardInput, NativeKey};
use bevy::prelude::*;
use bevy::tasks::block_on;
use bevy::time::TimeUpdateStrategy;
use bevy::window::WindowEvent;
use feed::read::Parsed;
use feed::{Booth, Exhibition};
use hall::booths::painting;
use hall::booths::signs::{Sheet, SignItem};
use hall::clock::WallClock;
use hall::current_hall::{CurrentExhibition, CurrentHall};
use hall::diagnostics::Diagnostics;
use hall::frame::Frame;
use hall::hall_mesh::build_hall;
use hall::images::{ImageCache, ImageKey, ImagePixels, ImageState, Images};
use hall::inbox::Inbox;
use hall::locale::CurrentLocale;
use hall::messages::{
    Asked, BoothArrived, EventChanged, EventOpened, Fetch, HallBuilt, HallEvent, ImageDecoded,
    LightArrived, ObjectArrived, PageRequest, PeopleTold, SurfacesDecoded,
};
use hall::options::Options;
use hall::panels::pictures;
use hall::redraw::WakeIn;
use hall::render_queue::{RenderCommand, RenderQueue};
use hall::schedule::FrameStep;
use hall::text_raster::TextRaster;
use hall::visitor::body::Visitor;
use jiff::Timestamp;
use overlay::Action;
use venue::plan::Plot;

/// Sixty frames a second.
const FRAME: Duration = Duration::from_micros(16_667);

/// An image of this size.
#[derive(Clone)]
struct Flat(UVec2);

impl ImagePixels for Flat {
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
            SignItem::Line(line) => Some(line.text.as_str()),
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
        Self::open_in(|_| ())
    }

    /// The same in an app that has something more.
    fn open_in(more: impl FnOnce(&mut App)) -> Self {
        let now = Arc::new(AtomicI64::new(moment("2027-06-01T02:00:00Z")));
        let clock = Arc::clone(&now);
        let mut app = App::new();
        app.add_plugins(MinimalPlugins)
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
                    .in_set(FrameStep::Mark),
            );
        more(&mut app);
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

    /// Presses a key, or lets it go.
    fn key(&mut self, key_code: KeyCode, state: ButtonState) {
        self.app
            .world_mut()
            .write_message(WindowEvent::from(KeyboardInput {
                key_code,
                logical_key: Key::Unidentified(NativeKey::Unidentified),
                state,
                text: None,
                repeat: false,
                window: Entity::PLACEHOLDER,
            }));
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
    assert!(!view.parts.is_empty() && view.booths.iter().any(|seen| !seen.textured.is_empty()));
    let commands = hall.settle(Some(&Flat(UVec2::new(300, 200))), None);
    assert!(tiles(&commands) > 0, "signs are painted");
    assert!(!hall.draws(), "at rest");
    assert!(hall.frames(30).is_empty() && !hall.draws());
}

#[test]
fn what_the_first_frame_can_do_without_comes_behind_it() {
    let mut hall = Hall::open();
    let own = hall.app.world().resource::<CurrentHall>().plan.theme;
    let order = [Fetch::Light(own), Fetch::Hall(own, None), Fetch::Surfaces];
    let fetched = |hall: &Hall| hall.asked.1.clone();
    let all = fetched(&hall);
    let wanted: Vec<_> = all.iter().filter(|one| order.contains(one)).collect();
    assert_eq!(wanted, order.iter().collect::<Vec<_>>());
    let place = |wanted: &Fetch| all.iter().position(|one| one == wanted);
    assert!(place(&Fetch::FontList) > place(&order[1]));
    let lights = |hall: &Hall| {
        let themes = fetched(hall).into_iter().filter_map(|fetch| match fetch {
            Fetch::Light(theme) => Some(theme),
            _ => None,
        });
        themes.collect::<Vec<_>>()
    };
    assert_eq!(lights(&hall), [own]);
    // Of the other hall, and of no theme that the event has not.
    hall.send(SurfacesDecoded(None));
    assert_eq!(lights(&hall), [own, hall.exhibition().theme(1)]);
}

#[test]
fn a_key_moves_the_visitor_and_draws() {
    let mut hall = Hall::open();
    hall.frames(60);
    let before = hall.position();
    hall.key(KeyCode::KeyW, ButtonState::Pressed);
    hall.frames(30);
    assert!(hall.draws());
    hall.key(KeyCode::KeyW, ButtonState::Released);
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
