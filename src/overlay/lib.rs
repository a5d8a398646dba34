//! The hall's egui panels: plain functions from what is to be shown to what the visitor asked for.
//!
//! No Bevy and no browser in here: the hall hands over a [`View`] and an [`egui::Context`] and receives [`Action`]s.
//! Typing and everything that leaves the page happens in the page itself, never in egui.

mod bar;
mod booth;
mod film;
pub mod fonts;
mod guidance_strip;
mod help;
mod hover_label;
mod icons;
mod joystick;
pub mod lettering;
mod map;
mod object;
mod others;
mod panel;
mod panel_context;
mod poster;
mod programme;
mod prose;
mod settings;
pub mod style;
mod tokens;
pub mod transcript;
pub mod typeset;
mod widgets;

use std::borrow::Cow;

use feed::{Exhibition, Tour};
use i18n::{Domain, Locale, Messages};
use jiff::Timestamp;
use jiff::tz::Offset;
use page::Route;
use page::records::{Records, Settings};
use venue::plan::Plan;

pub use crate::film::{Film, FilmCaptions, is_own as is_own_film};
use crate::panel_context::PanelContext;
use crate::style::Metrics;
pub use crate::transcript::{Line, LineKind, Transcript};

/// What the panels show.
pub struct View<'a> {
    /// The event.
    pub exhibition: &'a Exhibition,
    /// The visitor's records.
    pub records: &'a Records,
    /// BCP 47 tag of the language to show.
    pub language: &'a str,
    /// The languages that can be chosen.
    pub languages: &'a [String],
    /// Index of the hall the visitor is in.
    pub hall: usize,
    /// Its floor plan.
    pub plan: &'a Plan,
    /// For each plot of the plan, the index of its slot in the exhibition.
    pub plot_slots: &'a [usize],
    /// Where the visitor stands (x, z in metres) and looks (radians).
    pub position: [f32; 2],
    /// Radians.
    pub yaw: f32,
    /// Slot of the nearest booth.
    pub nearest: Option<usize>,
    /// Where "take me there" is leading: the slot, and the way still to go, in metres on the floor.
    pub guidance: Option<Guidance<'a>>,
    /// The walk on which the visitor is led, while one is under way.
    pub walk: Option<Walk<'a>>,
    /// The organiser's tours, while the map is open.
    pub tours: &'a [Cow<'a, Tour>],
    /// Other people here.
    pub people: People<'a>,
    /// Slots of what the search in the hall has found; nothing while nothing is looked for.
    pub found: Option<&'a [usize]>,
    /// What a press where the pointer is would lead to, and where that is, CSS pixels.
    pub hovered: Option<(Hovered, [f32; 2])>,
    /// Now.
    pub now: Timestamp,
    /// The visitor's offset from UTC at an instant.
    pub offset: &'a dyn Fn(Timestamp) -> Offset,
    /// Whether the device has a touch screen.
    pub touch: bool,
    /// Pictures that are decoded and on the graphics card, asked for by URL or path as the feed writes it.
    pub pictures: &'a dyn Fn(PictureRef<'_>) -> Option<egui::load::SizedTexture>,
}

/// What there is to say of other people.
pub struct People<'a> {
    /// Whether the visitor lets others see them.
    pub joined: bool,
    /// Whether the visitor holds up a hand.
    pub hand: bool,
    /// How many walk along, in words; nothing where nobody knows.
    pub counts: &'a str,
    /// Where the others in this hall are, x and z in metres.
    pub others: &'a [[f32; 2]],
    /// The booth whose panel is open, by slot, if its staff have a live desk, and how that is staffed right now, in words.
    pub desk: Option<(usize, &'a str)>,
}

impl<'a> People<'a> {
    /// How a booth is staffed right now, in words; nothing where its staff have no live desk.
    pub fn desk(&self, slot: usize) -> Option<&'a str> {
        self.desk
            .filter(|(at, _)| *at == slot)
            .map(|(_, words)| words)
    }
}

/// How many reactions there are.
pub const REACTIONS: u8 = 8;

/// A picture of a booth.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct PictureRef<'a> {
    /// Index of the booth's slot.
    pub slot: usize,
    /// As the booth file writes it.
    pub src: &'a str,
}

/// A way that is being shown.
pub struct Guidance<'a> {
    /// Where to.
    pub slot: usize,
    /// The corners still ahead, x and z in metres.
    pub way: &'a [[f32; 2]],
}

/// How far the walk is on which the visitor is led.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Walk<'a> {
    /// The booth that is next, or has been reached: its slot.
    pub slot: usize,
    /// Which one it is, from 0.
    pub at: usize,
    /// Whether the visitor has reached it.
    pub reached: bool,
    /// The slots of all of them, in order.
    pub stops: &'a [usize],
    /// The tour that it is; none is the visitor's own list.
    pub tour: Option<&'a Tour>,
}

impl Walk<'_> {
    /// Whether the next one, or the one that has been reached, is the last.
    fn is_last(&self) -> bool {
        self.at + 1 >= self.stops.len()
    }
}

/// Something in the hall that can be pressed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Hovered {
    /// The booth with this slot.
    Booth(usize),
    /// The door to the hall with this index.
    Door(usize),
}

/// Which panel is open. At most one is; on wide screens the booth panel leaves the hall in view.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Panel {
    /// None: the hall alone with its small controls.
    #[default]
    None,
    /// The welcome card.
    Welcome,
    /// A booth, by slot.
    Booth(usize),
    /// A poster of a booth, large with its text: slot and index.
    Poster(usize, usize),
    /// What stands on a booth's plinth, from close by: slot.
    Object(usize),
    /// The map.
    Map,
    /// The programme board.
    Programme,
    /// Settings.
    Settings,
    /// The keys and gestures.
    Help,
}

impl Panel {
    /// Where closing it leads: one level up.
    pub fn back(&self) -> Self {
        match self {
            Self::Poster(slot, _) | Self::Object(slot) => Self::Booth(*slot),
            _ => Self::None,
        }
    }
}

/// What the visitor asked for.
#[derive(Clone, Debug, PartialEq)]
pub enum Action {
    /// Open or close a panel.
    Show(Panel),
    /// Walk to the booth with this slot, showing the way (in another hall too).
    TakeMeTo(usize),
    /// Stand in front of the booth with this slot, and open it.
    GoTo(usize),
    /// Walk from booth to booth through the visitor's own list.
    WalkList,
    /// Walk from booth to booth on the tour with this id.
    WalkTour(String),
    /// Go on to the next booth of the walk.
    NextStop,
    /// Go back to the booth before.
    PreviousStop,
    /// Walk to a point on the floor of this hall (clicked on the map), metres.
    WalkTo([f32; 2]),
    /// Stop showing the way.
    StopGuidance,
    /// Turn what one looks at from close by, radians, and come nearer to it, as a logarithm.
    Turn {
        /// To the right.
        turn: f32,
        /// Away where it is negative.
        nearer: f32,
    },
    /// Go to another hall.
    EnterHall(usize),
    /// Put on or take off the visitor's list.
    Keep(usize, bool),
    /// Put a session on or off the list.
    KeepSession(String, bool),
    /// Copy the route of what is open, for sharing.
    Share,
    /// Open the booth with this slot, and play its film.
    Film(usize),
    /// Play a film over the hall, in the page.
    Play(Box<Film>),
    /// Leave by the page: the page names the host and asks before it opens the address.
    Open(String),
    /// Write to the exhibitor with this slot, in the page's form.
    Contact(usize),
    /// Ask the staff of the booth with this slot, in the page.
    Ask(usize),
    /// Show others the reaction with this number, from 1 to [`REACTIONS`].
    React(u8),
    /// Raise a hand, or take it down.
    Hand(bool),
    /// Show this route in the catalogue, beside the hall where there is room.
    List(Route),
    /// Show the catalogue beside or instead of the hall.
    Catalogue,
    /// Look for a booth: the page has the field.
    Find,
    /// Speak this language.
    Speak(String),
    /// New settings.
    Set(Settings),
    /// The welcome card was read.
    Welcomed,
    /// Forget everything the page remembers on this device.
    Forget,
}

/// The panels' own state between frames. The hall keeps one.
#[derive(Default)]
pub struct Overlay {
    /// Which panel is open. The hall sets it when it follows an [`Action::Show`]; the panels never do.
    pub panel: Panel,
    /// The slot of the booth whose film was asked for by a press on its screen.
    pub plays: Option<usize>,
    /// Our messages in the language they were last wanted in.
    texts: Option<Texts>,
    /// Where panels and controls lay in the last frame.
    covered: Vec<egui::Rect>,
    /// What a panel beside the hall left free of it in the last frame.
    clear: Option<egui::Rect>,
    /// Where the stick is pushed.
    stick: egui::Vec2,
    /// Whether a booth's sheet takes the whole height of a phone.
    tall: bool,
    /// The panel of the last frame.
    before: Panel,
    /// Whether a menu of the bar is open.
    menu: bool,
    /// What the open panel says.
    transcript: Transcript,
    /// What was opened or closed last, in words.
    announcement: String,
    /// Name of the control that has the keys.
    focused: String,
}

/// Our messages for one language.
struct Texts {
    locale: Locale,
    countries: Messages,
}

impl Texts {
    fn load(language: &str) -> Self {
        Self {
            locale: Locale::load(language, &[Domain::HALL]),
            countries: Messages::load(language, &[Domain::COUNTRIES]),
        }
    }
}

impl Overlay {
    /// Draws everything and says what the visitor asked for. Draws nothing until the first font is there
    /// (see [`fonts::FontSet`]).
    pub fn ui(&mut self, context: &egui::Context, view: &View<'_>) -> Vec<Action> {
        let texts = match self.texts.take() {
            Some(texts) if texts.locale.tag() == view.language => texts,
            _ => Texts::load(view.language),
        };
        let mut cx = PanelContext {
            view,
            messages: texts.locale.messages(),
            countries: &texts.countries,
            metrics: Metrics {
                screen: context.content_rect(),
                scale: text_scale(view),
                touch: view.touch,
            },
            actions: Vec::new(),
            covered: Vec::new(),
            clear: None,
            opened: false,
        };
        self.stick = egui::Vec2::ZERO;
        lettering::begin(context, view.language);
        if fonts::ready(context) {
            self.draw(context, &mut cx);
        }
        let PanelContext {
            actions,
            covered,
            clear,
            ..
        } = cx;
        self.covered = covered;
        self.clear = clear;
        self.texts = Some(texts);
        actions
    }

    fn draw(&mut self, context: &egui::Context, cx: &mut PanelContext<'_>) {
        style::dress(context, &cx.metrics);
        let panel = self.panel.clone();
        if panel != self.before {
            // Whoever opens a panel with a key goes on with keys: the focus is where it can be closed again.
            let by_key = context.input(|input| {
                let key =
                    |event: &egui::Event| matches!(event, egui::Event::Key { pressed: true, .. });
                input.events.iter().any(key) || !input.keys_down.is_empty()
            });
            // The welcome card comes by itself, and has the focus: what it advises works at once.
            cx.opened = true;
            if panel == Panel::None {
                // One focus at a time: the hall's own now.
                context.memory_mut(|memory| {
                    if let Some(focused) = memory.focused() {
                        memory.surrender_focus(focused);
                    }
                });
            } else if by_key && panel != Panel::Welcome {
                panel::focus_next(context);
            }
            if !matches!(
                (&panel, &self.before),
                (
                    Panel::Booth(_),
                    Panel::Booth(_) | Panel::Poster(..) | Panel::Object(_)
                )
            ) {
                self.tall = false;
            }
            self.before = panel.clone();
        }
        // In low windows cards take the whole height, the bar's too.
        let card = !matches!(panel, Panel::None | Panel::Booth(_));
        if !(card && cx.metrics.low() && !cx.metrics.phone()) {
            panel::keep_keys(context, panel != Panel::None);
            bar::ui(context, cx, &panel);
            panel::keep_keys(context, false);
        }
        self.menu = egui::Popup::is_any_open(context);
        transcript::begin(context);
        let said = guidance_strip::said(cx, &panel);
        for words in &said {
            transcript::add(context, LineKind::Text, words);
        }
        match panel {
            Panel::None => {
                if cx.view.records.settings.stick {
                    self.stick = joystick::ui(context, cx);
                }
            }
            Panel::Welcome => help::welcome(context, cx),
            Panel::Booth(slot) => self.tall = booth::ui(context, cx, slot, self.tall),
            Panel::Poster(slot, index) => poster::ui(context, cx, slot, index),
            Panel::Object(slot) => object::ui(context, cx, slot),
            Panel::Map => map::ui(context, cx),
            Panel::Programme => programme::ui(context, cx),
            Panel::Settings => settings::ui(context, cx),
            Panel::Help => help::help(context, cx),
        }
        if let Some(slot) = self.plays.take() {
            film::press(cx, slot);
        }
        let title = self.title(cx);
        if cx.opened {
            let value = |title: &String| [("panel", i18n::value(title.clone()))];
            self.announcement = match self.panel {
                Panel::None => cx.format("closed", &value(&self.transcript.title)),
                _ => [cx.format("opened", &value(&title))]
                    .into_iter()
                    .chain(said)
                    .collect::<Vec<_>>()
                    .join(" "),
            };
        }
        // The stick on the screen is no panel.
        self.focused = transcript::focused(context);
        let mut lines = transcript::end(context);
        if self.panel == Panel::None {
            lines.clear();
        }
        self.transcript = Transcript { title, lines };
        if matches!(self.panel, Panel::None | Panel::Booth(_)) {
            guidance_strip::strip(context, cx, &self.panel);
            others::strip(context, cx, &self.panel);
        }
        if matches!(self.panel, Panel::None | Panel::Booth(_)) {
            hover_label::ui(context, cx);
        }
        if self.panel != Panel::None && panel::escape(context) {
            cx.show(self.panel.back());
        }
        // A welcome card that was closed in any way has been read.
        if self.panel == Panel::Welcome
            && cx
                .actions
                .iter()
                .any(|action| matches!(action, Action::Show(_)))
            && !cx.actions.contains(&Action::Welcomed)
        {
            cx.ask(Action::Welcomed);
        }
        if map::closes(&cx.actions) {
            cx.show(Panel::None);
        }
    }

    /// Name of the open panel.
    fn title(&self, cx: &PanelContext<'_>) -> String {
        match self.panel {
            Panel::None => String::new(),
            Panel::Welcome => cx.text(&cx.view.exhibition.event.title).to_owned(),
            Panel::Booth(slot) => cx.name(slot),
            Panel::Poster(slot, index) => cx.booth(slot).map_or_else(String::new, |booth| {
                let poster = booth.posters.get(index);
                poster.map_or_else(String::new, |poster| cx.text(&poster.title).to_owned())
            }),
            Panel::Object(slot) => cx.booth(slot).map_or_else(String::new, |booth| {
                let object = booth.object.as_ref();
                object.map_or_else(String::new, |object| cx.text(&object.title).to_owned())
            }),
            Panel::Map => cx.t("map"),
            Panel::Programme => cx.t("programme"),
            Panel::Settings => cx.t("settings"),
            Panel::Help => cx.t("help"),
        }
    }

    /// What was opened or closed last and how to go on, for those who listen; empty before the first panel.
    pub fn announcement(&self) -> &str {
        &self.announcement
    }

    /// Name of the control that had the keys in the last frame; empty where none had them.
    pub fn focused(&self) -> &str {
        &self.focused
    }

    /// What the open panel said in the last frame; nothing while none is open.
    pub fn transcript(&self) -> &Transcript {
        &self.transcript
    }

    /// Whether a menu of the bar was open in the last frame: it has the keys.
    pub fn has_menu(&self) -> bool {
        self.menu
    }

    /// What a panel beside the hall left free of the window in the last frame, CSS pixels from the top left; nothing while there
    /// is none, or while it covers everything.
    pub fn clear(&self) -> Option<egui::Rect> {
        self.clear
    }

    /// Whether this point (CSS pixels from the top left) lies on a panel or control as of the last frame:
    /// such a press is not the hall's.
    pub fn covers(&self, point: [f32; 2]) -> bool {
        let point = egui::pos2(point[0], point[1]);
        self.covered.iter().any(|rect| rect.contains(point))
    }

    /// Where the on-screen stick is pushed: x to the right, y forwards, at most 1 long; zero while it is not shown.
    pub fn stick(&self) -> egui::Vec2 {
        self.stick
    }
}

/// The visitor's text size within its limits; records may hold anything.
fn text_scale(view: &View<'_>) -> f32 {
    let wanted = view.records.settings.text_scale;
    let (least, most) = page::records::TEXT_SCALE;
    if wanted.is_finite() {
        wanted.clamp(least, most)
    } else {
        1.0
    }
}

#[cfg(test)]
mod tests;
