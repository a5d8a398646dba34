//! Typed messages: what arrives from outside, what systems tell one another, and what only the page can do.

use bevy::prelude::*;
use bevy::window::WindowEvent;
use feed::event::Theme;
use feed::read::Parsed;
use feed::{Booth, Event, Exhibition, Programme};
use overlay::{Action, Closeup, Film, Transcript};
use page::{Records, Route};
use venue::plan::End;
use venue::themes::sound::SoundLayer;

use crate::hall_mesh::BuiltHall;
use crate::people::news::{OwnWalk, PeopleNews};
use crate::render_queue::Surfaces;

/// An object by its booth's file and its path there.
pub type ObjectKey = (Option<String>, String);

/// A kind of thing that arrives from outside.
pub trait Arrival: Into<HallEvent> {
    /// What has arrived, where it is of this kind.
    fn of(event: &HallEvent) -> Option<&Self>;
    /// The same, to take something out of it.
    fn of_mut(event: &mut HallEvent) -> Option<&mut Self>;
    /// What has arrived, or whatever else it is.
    #[cfg(test)]
    fn take(event: HallEvent) -> Result<Self, Box<HallEvent>>;
}

/// Declares what may arrive through the inbox: a type each.
macro_rules! hall_events {
    ($($(#[$doc:meta])* $name:ident($($part:ty),+);)+) => {
        $($(#[$doc])* pub struct $name($(pub $part),+);)+

        /// Something that arrives from outside. One type of message for all: registering one costs kilobytes of the module.
        #[derive(Message)]
        pub enum HallEvent {
            $($(#[$doc])* $name($name),)+
        }

        $(impl From<$name> for HallEvent {
            fn from(arrived: $name) -> Self {
                Self::$name(arrived)
            }
        }

        impl Arrival for $name {
            fn of(event: &HallEvent) -> Option<&Self> {
                match event {
                    HallEvent::$name(it) => Some(it),
                    _ => None,
                }
            }

            fn of_mut(event: &mut HallEvent) -> Option<&mut Self> {
                match event {
                    HallEvent::$name(it) => Some(it),
                    _ => None,
                }
            }

            #[cfg(test)]
            fn take(event: HallEvent) -> Result<Self, Box<HallEvent>> {
                match event {
                    HallEvent::$name(it) => Ok(it),
                    other => Err(Box::new(other)),
                }
            }
        })+
    };
}

/// What has arrived of a kind since this system last looked.
pub fn arrived<'a, T: Arrival + 'a>(
    events: &'a mut MessageReader<HallEvent>,
) -> impl Iterator<Item = &'a T> {
    events.read().filter_map(T::of)
}

/// The same, to take something out of it.
pub fn taken<'a, T: Arrival + 'a>(
    events: &'a mut MessageMutator<HallEvent>,
) -> impl Iterator<Item = &'a mut T> {
    events.read().filter_map(T::of_mut)
}

/// Takes out what has arrived of a kind.
#[cfg(test)]
pub(crate) fn drain<T: Arrival>(app: &mut App) -> Vec<T> {
    let mut events = app.world_mut().resource_mut::<Messages<HallEvent>>();
    let all: Vec<_> = events.drain().map(T::take).collect();
    let (found, others): (Vec<_>, Vec<_>) = all.into_iter().partition(Result::is_ok);
    events.write_batch(others.into_iter().filter_map(Result::err).map(|it| *it));
    found.into_iter().filter_map(Result::ok).collect()
}

hall_events! {
    /// The event has been opened: what its file says, and what the device remembers of it. Taken by the first who reads it.
    EventOpened(Option<Box<(Exhibition, Records)>>);
    /// The event cannot be shown: why, for the console.
    EventFailed(String);
    /// How far loading has got: a step's name, what is done and what there is to do.
    LoadingProgressed(&'static str, usize, usize);
    /// The event file has changed.
    EventChanged(Parsed<Event>);
    /// The programme has come.
    ProgrammeArrived(Parsed<Programme>);
    /// A booth file has come, for these slots.
    BoothArrived(Vec<usize>, Parsed<Booth>);
    /// The route in the address is another.
    RouteChanged(Route);
    /// The other face has changed the records.
    RecordsChanged(Records);
    /// Another language was chosen: its BCP 47 tag.
    LanguageChosen(String);
    /// The file of a theme's baked light; nothing when it could not be fetched.
    LightArrived(Theme, Option<Vec<u8>>);
    /// The hall of a theme has been built. Taken by the first who reads it.
    HallBuilt(Option<Box<BuiltHall>>);
    /// The halls' surfaces have been decoded. Taken by the first who reads it.
    SurfacesDecoded(Option<Surfaces>);
    /// The list of typefaces, as JSON.
    FontListArrived(Vec<u8>);
    /// A typeface for the panels; nothing when it could not be fetched. Taken by the first who reads it.
    FontArrived(String, Option<Vec<u8>>);
    /// An image was decoded, or could not be: its address, and why not.
    ImageDecoded(String, Option<String>);
    /// The file of a booth's object; nothing when it could not be fetched.
    ObjectArrived(ObjectKey, Option<Vec<u8>>);
    /// What the page tells of other people.
    PeopleTold(PeopleNews);
    /// What the search in the hall has found, by the booths' ids; nothing while nothing is looked for.
    BoothsFound(Option<Vec<String>>);
    /// The visitor wants to be led to the booth with this id, or to stand before it at once with its panel open.
    BoothWanted(String, bool);
    /// The device's wish for less motion.
    ReducedMotionAsked(bool);
}

/// What the visitor asked for, with a panel or a key.
#[derive(Message, Clone, Debug, PartialEq)]
pub struct Asked(pub Action);

/// What only the page can do.
#[derive(Message, Clone, Debug, PartialEq)]
pub enum PageRequest {
    /// Name the host and open the address.
    Open(String),
    /// Play this film over the hall.
    Play(Box<Film>),
    /// Show this picture from close by.
    Look(Box<Closeup>),
    /// Show this route of the catalogue.
    List(Route),
    /// Show the catalogue.
    Catalogue,
    /// Look for a booth, in the page's own field.
    Find,
    /// Speak this language, and say so in the address.
    Speak(String),
    /// Copy the route of what is open.
    Share,
    /// Forget everything on this device.
    Forget,
    /// The booth that was open, or that the address names, is not at the exhibition.
    BoothGone,
    /// The hall that the address names is not there.
    HallGone,
    /// Let these layers be heard, instead of what was; none for silence.
    Sound(&'static [SoundLayer]),
    /// The visitor is in a hall with this title, at a booth with this name and id (empty: at none).
    Here {
        /// Title of the hall.
        hall: String,
        /// Name of the booth.
        booth: String,
        /// Its id.
        id: String,
    },
    /// Write this route into the address, if that is the hall's by now.
    WriteRoute {
        /// The route.
        route: Route,
        /// It says more exactly what stands there: "back" leads past it.
        replaces: bool,
    },
    /// The visitor walks here, for others to see.
    Walk(Box<OwnWalk>),
    /// The visitor has left the hall.
    LeftHall,
    /// The visitor wants to ask the staff of the booth with this id.
    Ask(String),
    /// The visitor shows the reaction with this number.
    React(u8),
    /// The visitor raises a hand, or takes it down.
    Hand(bool),
    /// Say this to those who listen.
    Announce(String),
    /// What the open panel says, for those who listen.
    Mirror(Transcript),
    /// Remember these records.
    StoreRecords(Box<Records>),
    /// Remember where the visitor stands.
    StorePlace(page::records::LastPlace),
}

/// What has to be fetched, or made while the page may answer its visitor.
#[derive(Message, Clone, Debug, PartialEq)]
pub enum Fetch {
    /// The programme, and the files of booths in this order of slots; from then on, what changes.
    Feed(Vec<usize>),
    /// Files of booths by how far their slots are, metres, the nearest first; those that are not named come last.
    Nearest(Vec<(usize, f32)>),
    /// The list of typefaces.
    FontList,
    /// A typeface.
    Font(String),
    /// The file of a booth's object.
    Object(ObjectKey),
    /// The file of a theme's baked light.
    Light(Theme),
    /// The halls' surfaces.
    Surfaces,
    /// The meshes of a theme's hall in the light of this file.
    Hall(Theme, Option<Vec<u8>>),
}

/// The visitor is to stand in another hall.
#[derive(Message, Clone, Debug, PartialEq)]
pub struct Enter {
    /// Index of the hall.
    pub hall: usize,
    /// Where in it.
    pub at: Entrance,
}

/// Where one comes in.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Entrance {
    /// Through the door at this end.
    Door(End),
    /// In front of the booth with this slot; whether to open it.
    Booth(usize, bool),
    /// On this place with this look.
    Place(Vec2, f32),
}

/// A hall has been entered.
#[derive(Message, Clone, Copy, Debug, PartialEq, Eq)]
pub struct Entered {
    /// Index of the hall.
    pub hall: usize,
}

/// Lead the visitor to the booth with this slot.
#[derive(Message, Clone, Copy, Debug, PartialEq, Eq)]
pub struct LeadTo(pub usize);

pub(super) fn plugin(app: &mut App) {
    // What is heard of keys, pointers and fingers, in the order in which it came.
    app.add_message::<WindowEvent>();
    app.add_message::<HallEvent>();
    app.add_message::<Asked>();
    app.add_message::<PageRequest>();
    app.add_message::<Fetch>();
    app.add_message::<Enter>();
    app.add_message::<Entered>();
    app.add_message::<LeadTo>();
}
