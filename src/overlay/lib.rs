//! The hall's egui panels: plain functions from what is to be shown to what the visitor asked for.
//!
//! No Bevy and no browser in here: the hall hands over a [`PanelView`] and an [`egui::Context`] and receives [`Action`]s.
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
mod overlay;
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
use jiff::Timestamp;
use jiff::tz::Offset;
use page::Route;
use page::records::{Records, Settings};
use venue::plan::Plan;

pub use crate::film::is_own as is_own_film;
pub use crate::overlay::Overlay;
pub use crate::transcript::{LineKind, Transcript, TranscriptLine};

/// What the panels show.
pub struct PanelView<'a> {
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
    pub guidance: Option<GuidedWay<'a>>,
    /// The walk on which the visitor is led, while one is under way.
    pub walk: Option<WalkProgress<'a>>,
    /// The organiser's tours, while the map is open.
    pub tours: &'a [Cow<'a, Tour>],
    /// Other people here.
    pub people: PeopleStatus<'a>,
    /// Slots of what the search in the hall has found; nothing while nothing is looked for.
    pub found: Option<&'a [usize]>,
    /// What a press where the pointer is would lead to, and where that is, CSS pixels.
    pub hovered: Option<(HoverTarget, [f32; 2])>,
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
pub struct PeopleStatus<'a> {
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

impl<'a> PeopleStatus<'a> {
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
pub struct GuidedWay<'a> {
    /// Where to.
    pub slot: usize,
    /// The corners still ahead, x and z in metres.
    pub way: &'a [[f32; 2]],
}

/// How far the walk is on which the visitor is led.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct WalkProgress<'a> {
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

impl WalkProgress<'_> {
    /// Whether the next one, or the one that has been reached, is the last.
    fn is_last(&self) -> bool {
        self.at + 1 >= self.stops.len()
    }
}

/// Something in the hall that can be pressed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HoverTarget {
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

/// A film to be played by the page. Addresses are as seen from the event file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Film {
    /// The film.
    pub url: String,
    /// The picture that stands there until it plays; empty where there is none.
    pub poster: String,
    /// What it is called.
    pub title: String,
    /// The language of that; empty where it is not known.
    pub language: String,
    /// Its captions.
    pub captions: Vec<FilmCaptions>,
    /// What the player says: its button that closes, its choice of speed, its link to the file, and that the film cannot be played.
    pub words: [String; 4],
}

/// A picture to be looked at from close by, in the page. Its address is as seen from the event file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Closeup {
    /// The picture.
    pub url: String,
    /// What it is called.
    pub title: String,
    /// What it looks like; empty where nobody says.
    pub alt: String,
    /// The language of that; empty where it is not known.
    pub language: String,
    /// What the buttons say: close, nearer, farther.
    pub words: [String; 3],
}

/// Captions of a film.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FilmCaptions {
    /// The WebVTT file.
    pub src: String,
    /// Their language; empty where it is not known.
    pub language: String,
    /// What they are called.
    pub label: String,
    /// Whether they are in another language than the film.
    pub translates: bool,
    /// Whether they are shown at first: where the visitor's language is not spoken.
    pub shown: bool,
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
    /// Look at a picture from close by, in the page.
    Look(Box<Closeup>),
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

#[cfg(test)]
mod tests;
