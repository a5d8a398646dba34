//! The hall's egui panels: plain functions from what is to be shown to what the visitor asked for.
//!
//! No Bevy and no browser in here: the hall hands over a [`View`] and an [`egui::Context`] and receives [`Action`]s.
//! Typing and everything that leaves the page happens in the page itself, never in egui.

use feed::Exhibition;
use jiff::Timestamp;
use page::records::{Records, Settings};
use venue::plan::Plan;

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
    /// Now.
    pub now: Timestamp,
    /// The visitor's offset from UTC now, seconds.
    pub visitor_offset_secs: i32,
    /// Whether the device has a touch screen.
    pub touch: bool,
    /// Pictures that are decoded and on the graphics card, asked for by URL or path as the feed writes it.
    pub pictures: &'a dyn Fn(PictureRef<'_>) -> Option<egui::load::SizedTexture>,
}

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
    /// The map.
    Map,
    /// The programme board.
    Programme,
    /// Settings.
    Settings,
    /// The keys and gestures.
    Help,
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
    /// Walk to a point on the floor of this hall (clicked on the map), metres.
    WalkTo([f32; 2]),
    /// Stop showing the way.
    StopGuidance,
    /// Go to another hall.
    EnterHall(usize),
    /// Put on or take off the visitor's list.
    Keep(usize, bool),
    /// Put a session on or off the list.
    KeepSession(String, bool),
    /// Copy the route of what is open, for sharing.
    Share,
    /// Leave by the page: the page names the host and asks before it opens the address.
    Open(String),
    /// Write to the exhibitor with this slot, in the page's form.
    Contact(usize),
    /// Show the catalogue beside or instead of the hall.
    Catalogue,
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
    /// Which panel is open.
    pub panel: Panel,
}

impl Overlay {
    /// Draws everything and says what the visitor asked for.
    pub fn ui(&mut self, context: &egui::Context, view: &View<'_>) -> Vec<Action> {
        let _ = (context, view);
        Vec::new()
    }

    /// Whether this point (CSS pixels from the top left) lies on a panel or control as of the last frame:
    /// such a press is not the hall's.
    pub fn covers(&self, point: [f32; 2]) -> bool {
        let _ = point;
        false
    }
}
