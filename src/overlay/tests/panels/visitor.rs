//! A visitor with a window: reads events from the repository, draws frames, presses what has a name.

use jiff::tz::Offset;
use std::borrow::Cow;
use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use egui::accesskit::{NodeId, Role};
use egui::epaint::ClippedShape;
use egui::load::SizedTexture;
use egui::{Context, Event, Key, Modifiers, PointerButton, Pos2, RawInput, Rect, Vec2, pos2, vec2};
use feed::exhibition::Fetched;
use feed::{Exhibition, Tour};
use overlay::fonts::FontSet;
use overlay::{Action, GuidedWay, Overlay, Panel, PanelView, PeopleStatus, WalkProgress};
use page::records::Records;

use venue::plan::Plan;

use crate::raster::Textures;

/// Reads an event as the tools do.
pub fn event(name: &str) -> Exhibition {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../../assets/events")
        .join(name);
    let read = |path: &str| std::fs::read(folder.join(path)).unwrap();
    Exhibition::assemble(&read("event.json"), &mut |path, _| {
        Fetched::Bytes(read(path))
    })
    .unwrap()
}

/// The fonts that a build of this event serves.
pub fn fonts(exhibition: &Exhibition) -> FontSet {
    let cut = typeface::subset_event(exhibition).unwrap();
    let mut set = FontSet::new(cut.manifest(|file| file.name.clone()));
    let languages = exhibition.event.languages.iter();
    let wanted: BTreeSet<String> = languages
        .flat_map(|language| set.wanted(exhibition, language))
        .collect();
    for file in cut.files {
        if wanted.contains(&file.name) {
            set.add(&file.name, file.bytes).unwrap();
        }
    }
    set
}

/// A visitor of the showcase at a desk's screen.
pub fn desk() -> Visitor {
    let mut visitor = Visitor::new("showcase", "en", [1280.0, 900.0]);
    visitor.settle();
    visitor
}

/// A visitor at a window.
pub struct Visitor {
    pub exhibition: Exhibition,
    pub records: Records,
    pub language: String,
    pub hall: usize,
    pub now: &'static str,
    pub touch: bool,
    pub guided: Option<usize>,
    /// What the search in the hall has found.
    pub found: Option<Vec<usize>>,
    /// Which stop of a walk the visitor is led to, or has reached, and the slots of all.
    pub walk: Option<(usize, Vec<usize>)>,
    /// Whether that walk is the first tour of the event.
    pub on_tour: bool,
    /// Whether others see them.
    pub joined: bool,
    /// A booth whose desk is live, and what it says.
    pub staffed: Option<(usize, &'static str)>,
    pub overlay: Overlay,
    pub context: Context,
    pub size: [f32; 2],
    pub nodes: BTreeMap<NodeId, (Role, String, Rect)>,
    /// What the last frame drew.
    pub shapes: Vec<ClippedShape>,
    pub textures: Textures,
    pub fonts: FontSet,
    /// What stands for every picture; none is there without it.
    pub picture: Option<SizedTexture>,
    /// The pictures that the last frame asked for.
    pub asked: RefCell<BTreeSet<String>>,
    time: f64,
}

impl Visitor {
    pub fn new(event_name: &str, language: &str, size: [f32; 2]) -> Self {
        let exhibition = event(event_name);
        let context = Context::default();
        context.enable_accesskit();
        let mut fonts = fonts(&exhibition);
        fonts.apply(&context, language);
        Self {
            exhibition,
            records: Records::default(),
            language: language.to_owned(),
            hall: 0,
            now: "2021-10-28T05:10:00Z",
            touch: size[0] < 600.0,
            guided: None,
            found: None,
            walk: None,
            on_tour: false,
            joined: false,
            staffed: None,
            overlay: Overlay::default(),
            context,
            size,
            nodes: BTreeMap::new(),
            shapes: Vec::new(),
            textures: Textures::default(),
            fonts,
            picture: None,
            asked: RefCell::default(),
            time: 0.0,
        }
    }

    /// One frame with these events.
    pub fn frame(&mut self, events: Vec<Event>) -> Vec<Action> {
        self.time += 1.0 / 60.0;
        self.asked.borrow_mut().clear();
        self.fonts.apply(&self.context, &self.language);
        let slots: Vec<usize> = self
            .exhibition
            .hall_slots(self.hall)
            .map(|(slot, _)| slot)
            .collect();
        let plan = Plan::of_hall(&self.exhibition, self.hall);
        let languages = self.exhibition.event.languages.clone();
        let tours = self.exhibition.tours().into_iter();
        let tours: Vec<Cow<'_, Tour>> = tours.map(|tour| Cow::Owned(tour.into_owned())).collect();
        let stance = plan
            .plots
            .first()
            .map(|plot| plot.viewpoint(&plan))
            .unwrap_or_default();
        let way = [[0.0, -6.0], [2.0, -14.0]];
        let guidance = self.guided.map(|slot| GuidedWay { slot, way: &way });
        let mut actions = Vec::new();
        let input = RawInput {
            screen_rect: Some(Rect::from_min_size(
                Pos2::ZERO,
                vec2(self.size[0], self.size[1]),
            )),
            time: Some(self.time),
            events,
            focused: true,
            ..RawInput::default()
        };
        let Self {
            overlay,
            exhibition,
            records,
            language,
            hall,
            now,
            touch,
            picture,
            asked,
            found,
            walk,
            on_tour,
            guided,
            joined,
            staffed,
            ..
        } = self;
        let mut output = self.context.run_ui(input, |ui| {
            let view = PanelView {
                exhibition,
                records,
                language,
                languages: &languages,
                hall: *hall,
                plan: &plan,
                plot_slots: &slots,
                position: stance.position.into(),
                yaw: stance.yaw,
                nearest: slots.first().copied(),
                walk: walk.as_ref().map(|(at, stops)| WalkProgress {
                    slot: stops[*at],
                    at: *at,
                    reached: guided.is_none(),
                    stops,
                    tour: tours.first().filter(|_| *on_tour).map(|tour| &**tour),
                }),
                tours: &tours,
                guidance: guidance.as_ref().map(|g| GuidedWay {
                    slot: g.slot,
                    way: g.way,
                }),
                people: PeopleStatus {
                    joined: *joined,
                    hand: false,
                    counts: if *joined { "31 walk with you" } else { "" },
                    others: &[[0.0, -5.0]],
                    desk: *staffed,
                },
                found: found.as_deref(),
                hovered: None,
                now: now.parse().unwrap(),
                offset: &|_| Offset::constant(2),
                touch: *touch,
                pictures: &|wanted| {
                    asked.borrow_mut().insert(wanted.src.to_owned());
                    *picture
                },
            };
            // As in the hall: egui may go over it more than once.
            actions.extend(overlay.ui(ui.ctx(), &view));
        });
        if let Some(update) = &output.platform_output.accesskit_update {
            self.nodes.clear();
            for (id, node) in &update.nodes {
                let name = node
                    .label()
                    .or_else(|| node.value())
                    .unwrap_or_default()
                    .to_owned();
                let bounds = node.bounds().map_or(Rect::NOTHING, |b| {
                    Rect::from_min_max(
                        pos2(b.x0 as f32, b.y0 as f32),
                        pos2(b.x1 as f32, b.y1 as f32),
                    )
                });
                self.nodes.insert(*id, (node.role(), name, bounds));
            }
        }
        self.textures.update(&mut output.textures_delta);
        self.shapes = output.shapes;
        actions
    }

    /// Frames until everything has found its place.
    pub fn settle(&mut self) {
        for _ in 0..4 {
            self.frame(Vec::new());
        }
    }

    /// Opens a panel, as the hall does.
    pub fn open(&mut self, panel: Panel) {
        self.overlay.panel = panel;
        self.settle();
    }

    /// Whether anything on the screen says these words.
    pub fn says(&self, words: &str) -> bool {
        self.nodes.values().any(|(_, name, _)| name.contains(words))
    }

    /// Where something with this name is.
    pub fn find(&self, name: &str) -> Option<Rect> {
        self.nodes
            .values()
            .find(|(_, label, _)| label == name)
            .map(|(_, _, rect)| *rect)
    }

    /// Presses what has this name.
    pub fn press(&mut self, name: &str) -> Vec<Action> {
        let Some(rect) = self.find(name) else {
            let names: Vec<_> = self
                .nodes
                .values()
                .map(|(_, name, _)| name.as_str())
                .collect();
            panic!("nothing is called {name}: {names:?}");
        };
        self.click(rect.center())
    }

    /// Presses at this point.
    pub fn click(&mut self, at: Pos2) -> Vec<Action> {
        let button = |pressed| Event::PointerButton {
            pos: at,
            button: PointerButton::Primary,
            pressed,
            modifiers: Modifiers::NONE,
        };
        let mut actions = self.frame(vec![Event::PointerMoved(at)]);
        actions.extend(self.frame(vec![button(true)]));
        actions.extend(self.frame(vec![button(false)]));
        self.frame(vec![Event::PointerGone]);
        actions
    }

    /// Draws something along with the pointer.
    pub fn drag(&mut self, from: Pos2, by: Vec2) {
        let button = |pos, pressed| Event::PointerButton {
            pos,
            button: PointerButton::Primary,
            pressed,
            modifiers: Modifiers::NONE,
        };
        self.frame(vec![Event::PointerMoved(from)]);
        self.frame(vec![button(from, true)]);
        self.frame(vec![Event::PointerMoved(from + by)]);
        self.frame(vec![button(from + by, false)]);
        self.frame(vec![Event::PointerGone]);
    }

    /// Presses a key.
    pub fn key(&mut self, key: Key) -> Vec<Action> {
        let event = |pressed| Event::Key {
            key,
            physical_key: None,
            pressed,
            repeat: false,
            modifiers: Modifiers::NONE,
        };
        let mut actions = self.frame(vec![event(true)]);
        actions.extend(self.frame(vec![event(false)]));
        actions
    }
}
