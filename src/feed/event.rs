//! The event file: what the organiser says.

use std::fmt;
use std::marker::PhantomData;

use schemars::JsonSchema;
use serde::de::value::MapAccessDeserializer;
use serde::de::{MapAccess, Visitor};
use serde::{Deserialize, Deserializer, Serialize};

use crate::booth::Contact;
use crate::fields::{LinkUse, described};
use crate::tour::{Tour, Tours};
use crate::{Booth, Moment, Programme, Span, Text, limits};

/// An event: its halls, its vocabulary and its programme.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Event {
    /// Format version of this file, 1 today.
    pub version: u32,
    /// Name of the event in addresses and on the visitor's device: lower-case letters, digits and hyphens.
    pub id: String,
    /// What the event is called.
    pub title: Text,
    /// Its motto.
    #[serde(default, skip_serializing_if = "Text::is_empty")]
    pub tagline: Text,
    /// What it is: the CommonMark subset of booth descriptions.
    #[serde(default, skip_serializing_if = "Text::is_empty")]
    pub description: Text,
    /// BCP 47 tags of the languages the event speaks; the first is shown when the visitor's is not among them.
    pub languages: Vec<String>,
    /// IANA name of the event's time zone, e.g. `Asia/Tokyo`.
    pub time_zone: String,
    /// Where it takes place, if anywhere.
    #[serde(default, skip_serializing_if = "Text::is_empty")]
    pub place: Text,
    /// When the halls are staffed; they can always be visited.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub hours: Vec<Span>,
    /// Who holds it.
    pub organiser: Organiser,
    /// The halls, in the order of their doors.
    pub halls: Vec<Hall>,
    /// The vocabulary that booths, offers and needs are tagged with.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub topics: Vec<Topic>,
    /// The programme, in place or as a path beside this file.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub programme: Option<ProgrammeSource>,
    /// Longer texts: a declaration, directions, house rules.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub texts: Vec<Document>,
    /// Guided tours: walks past some booths, with a sentence at each. Visitors read them as a list, and are led from booth to
    /// booth in the halls.
    #[serde(default, skip_serializing_if = "Tours::is_empty")]
    #[schemars(with = "Vec<Tour>")]
    pub tours: Tours,
    /// What visitors must know to understand what they see ("placement is illustrative").
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub notes: Vec<Text>,
    /// Where the facts come from.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub sources: Vec<Link>,
    /// Other events worth a visit.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub related: Vec<Link>,
    /// What everybody should know just now: a change of the programme, a day when nobody is at the booths. In both faces, on top,
    /// until its end.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub notices: Vec<Notice>,
    /// Where visitors sign up.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub registration: Option<Registration>,
    /// What comes next: said once the event's last day is over.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub next: Option<Link>,
    /// Where the organiser's own counter of visits listens. It is sent the event's id, the route and the language of each place
    /// that is opened, and nothing else, unless the visitor's browser asks not to be tracked.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub analytics: Option<String>,
    /// Where staff and visitors meet while they are here; without it nobody sees anybody.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub live: Option<LiveSettings>,
    /// How often an open page looks for changes.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub refresh: Option<Refresh>,
    /// Booths on other hosts are fetched from there by each visitor's browser, instead of being copied into the site.
    #[serde(default, skip_serializing_if = "is_false")]
    pub direct: bool,
    /// Sites that may show the event in a frame of theirs, by their address: `https://city.example`. The event's own site always
    /// may. Hosts that send no headers let every site do it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub embed: Vec<String>,
}

fn is_false(value: &bool) -> bool {
    !*value
}

/// Who holds the event.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Organiser {
    /// The organiser's name.
    pub name: Text,
    /// The organiser's site.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
    /// ISO 3166-1 alpha-2 code of the country whose law applies.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub country: Option<String>,
    /// How the organiser is reached, and booths that name no contact of their own; with the privacy notice.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub contact: Option<Contact>,
}

/// A hall.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Hall {
    /// Name of the hall in addresses.
    pub id: String,
    /// What it is called.
    pub title: Text,
    /// A sentence or two about it.
    #[serde(default, skip_serializing_if = "Text::is_empty")]
    pub description: Text,
    /// What it looks like.
    #[serde(default)]
    pub theme: Theme,
    /// How many plots it has at least (at most 1,000). Those that no booth stands on stay free: booths that name a `plot` keep their
    /// places, corners and gaps too, whoever comes to the others later.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub plots: u32,
    /// The booths, in the order of their plots.
    #[serde(default)]
    pub booths: Vec<BoothSource>,
}

#[expect(
    clippy::trivially_copy_pass_by_ref,
    reason = "serde hands on a reference"
)]
fn is_zero(count: &u32) -> bool {
    *count == 0
}

/// Names each theme once: as the variant, and as it is written in files.
macro_rules! themes {
    ($($(#[$about:meta])* $theme:ident = $name:literal,)*) => {
        /// What a hall looks like.
        #[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
        pub enum Theme {
            $($(#[$about])* #[serde(rename = $name)] $theme,)*
        }

        impl Theme {
            /// All themes. A new one is added at the end: baked light knows them by their place.
            pub const ALL: &[Self] = &[$(Self::$theme,)*];

            /// Its name in the format, and that of its files.
            pub const fn name(self) -> &'static str {
                match self {
                    $(Self::$theme => $name,)*
                }
            }
        }
    };
}

themes! {
    /// A restored stone dry dock under an evening sky.
    #[default]
    Dockyard = "dockyard",
    /// A long brick warehouse with light falling in.
    Warehouse = "warehouse",
    /// A bright convention hall with daylight from a glazed side.
    Convention = "convention",
}

/// Where a booth comes from.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
#[serde(untagged)]
pub enum BoothSource {
    /// A path beside the event file, or an https URL. What stands behind `#` is the booth's id in this event, whatever the file
    /// says; else a file's id is its own name where two say the same.
    At(String),
    /// The booth itself.
    Inline(Box<Booth>),
    /// A booth that cannot be read here; its place stays. What is wrong stands among the problems of the event file.
    #[schemars(skip)]
    Unreadable,
}

/// Where the programme comes from.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
#[serde(untagged)]
pub enum ProgrammeSource {
    /// A path beside the event file, or an https URL.
    At(String),
    /// The programme itself.
    Inline(Box<Programme>),
    /// The programme itself, not read yet: in browsers the list does without, and what reads it comes later, with
    /// [`Programme::inside`].
    #[schemars(skip)]
    Unread,
}

/// A word of the event's vocabulary.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Topic {
    /// Name in files and addresses.
    pub id: String,
    /// What people read.
    pub title: Text,
    /// The title in kana, for search.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reading: Option<String>,
    /// Id of the topic that includes this one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub broader: Option<String>,
    /// Other words for it, for search.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub synonyms: Vec<Text>,
}

/// A longer text.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Document {
    /// Name in addresses.
    pub id: String,
    /// Heading.
    pub title: Text,
    /// The text, in the CommonMark subset.
    pub body: Text,
}

/// A link with words.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Link {
    /// The words.
    pub title: Text,
    /// Where it leads: https, or a page on the event's own host, beside it or above (`../`). A source on paper has none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
}

/// Something that everybody should know just now.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Notice {
    /// The words.
    pub text: Text,
    /// Where more is said: https, or a page on the event's own host, beside it or above (`../`).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
    /// When it stops being shown; without it, it stays.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<Moment>,
}

/// Where visitors sign up for the event.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Registration {
    /// The page: https, or one on the event's own host, beside it or above (`../`).
    pub url: String,
    /// The deadline.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<Moment>,
}

/// Where staff and visitors meet while they are here.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct LiveSettings {
    /// The address of the broker (MQTT 5 over WebSocket): its door for visitors, `wss://city.example/live`.
    pub broker: String,
    /// Its door for desks, which asks for their codes, where that is another: `wss://city.example/live/desk`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub desks: Option<String>,
    /// The public keys of the organiser's desk, as `boothwalk live codes` makes them: what it announces is believed when they fit.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub desk: Option<String>,
    /// Who is let in by the visitors' door: everybody (`open`, as when this is absent), or whoever has a ticket that
    /// `boothwalk live tickets` made.
    // Browsers learn it from the page: the list is searched without it.
    #[cfg(not(target_arch = "wasm32"))]
    #[serde(default, skip_serializing_if = "Admission::is_open")]
    pub entry: Admission,
    /// What there is; everything when this is absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub features: Option<Vec<Feature>>,
}

/// Who is let in to what is live.
#[cfg(not(target_arch = "wasm32"))]
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Admission {
    /// Everybody.
    #[default]
    Open,
    /// Whoever has a ticket.
    Ticket,
}

#[cfg(not(target_arch = "wasm32"))]
impl Admission {
    /// Whether everybody is let in.
    pub fn is_open(&self) -> bool {
        *self == Self::Open
    }
}

/// A part of what is live.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Feature {
    /// Visitors who want it see one another walk.
    Presence,
    /// They raise a hand, wave and clap.
    Reactions,
    /// They ask the staff of a booth, and are answered.
    Requests,
    /// The organiser announces.
    Announcements,
}

impl LiveSettings {
    /// The door for desks.
    pub fn desks_door(&self) -> &str {
        self.desks.as_deref().unwrap_or(&self.broker)
    }

    /// Whether there is this.
    pub fn has(&self, feature: Feature) -> bool {
        let features = self.features.as_ref();
        features.is_none_or(|features| features.contains(&feature))
    }
}

/// How often an open page looks for changes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Refresh {
    /// Seconds between looks; 0 never looks.
    pub every_secs: u32,
    /// Up to so many seconds are added by chance, so that visitors do not all ask at once.
    #[serde(default)]
    pub jitter_secs: u32,
}

/// An address, the thing itself, or nothing where a fault was struck out. By hand, because what serde derives for
/// such a choice says only that nothing matched, and not what is wrong deep inside.
struct SourceVisitor<T>(PhantomData<T>);

/// What stood at the source's place.
enum Stood<T> {
    At(String),
    Inline(Box<T>),
    Nothing,
}

impl<'de, T: Deserialize<'de>> Visitor<'de> for SourceVisitor<T> {
    type Value = Stood<T>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a source")
    }

    fn visit_str<E>(self, at: &str) -> Result<Self::Value, E> {
        Ok(Stood::At(at.to_owned()))
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Self::Value, A::Error> {
        T::deserialize(MapAccessDeserializer::new(map))
            .map(|inside| Stood::Inline(Box::new(inside)))
    }

    fn visit_none<E>(self) -> Result<Self::Value, E> {
        Ok(Stood::Nothing)
    }
}

impl<'de> Deserialize<'de> for BoothSource {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Ok(
            match deserializer.deserialize_any(SourceVisitor(PhantomData))? {
                Stood::At(at) => Self::At(at),
                Stood::Inline(booth) => Self::Inline(booth),
                Stood::Nothing => Self::Unreadable,
            },
        )
    }
}

#[cfg(target_arch = "wasm32")]
impl<'de> Deserialize<'de> for ProgrammeSource {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Ok(
            match deserializer.deserialize_any(SourceVisitor(PhantomData::<Unread>))? {
                Stood::At(at) => Self::At(at),
                Stood::Inline(_) | Stood::Nothing => Self::Unread,
            },
        )
    }
}

/// Whatever stands there, passed over.
#[cfg(target_arch = "wasm32")]
struct Unread;

#[cfg(target_arch = "wasm32")]
impl<'de> Deserialize<'de> for Unread {
    fn deserialize<D: Deserializer<'de>>(_: D) -> Result<Self, D::Error> {
        Ok(Self)
    }
}

#[cfg(not(target_arch = "wasm32"))]
impl<'de> Deserialize<'de> for ProgrammeSource {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Ok(
            match deserializer.deserialize_any(SourceVisitor(PhantomData))? {
                Stood::At(at) => Self::At(at),
                Stood::Inline(programme) => Self::Inline(programme),
                Stood::Nothing => Self::Inline(Box::default()),
            },
        )
    }
}

// What each field may hold: see `fields`.

described!(Event {
    version: version,
    id: id,
    title: title(limits::TITLE),
    tagline: line(limits::LINE),
    description: prose(limits::DESCRIPTION),
    languages: languages,
    time_zone "timeZone": time_zone,
    place: line(limits::TITLE),
    hours: spans,
    organiser: object of Organiser,
    topics: topics(limits::VOCABULARY) of Topic,
    halls: list(limits::HALLS) of Hall,
    programme: programme of Programme,
    texts: list(limits::DOCUMENTS) of Document,
    tours: tours(limits::TOURS) of Tour,
    notes: notes(limits::NOTES, limits::NOTE),
    sources: list(limits::LINKS) of Link,
    related: list(limits::LINKS) of Link,
    notices: list(limits::NOTICES) of Notice,
    registration: part of Registration,
    next: part of Link,
    analytics: link(LinkUse::Counter),
    live: part of LiveSettings,
    refresh: part of Refresh,
    direct: free,
    embed: sites(limits::EMBED),
});

described!(Organiser {
    name: line(limits::NAME),
    url: link(LinkUse::Site),
    country: country,
    contact: part of Contact,
});

described!(Hall {
    id: hall_id,
    title: title(limits::NAME),
    description: paragraphs(limits::NOTE),
    theme: free,
    plots: whole(limits::PLOTS),
    booths: booths of Booth,
});

described!(Topic {
    id: id,
    title: title(limits::NAME),
    reading: words(limits::NAME),
    broader: reference,
    synonyms: lines(limits::SYNONYMS, limits::NAME),
});

described!(Document {
    id: id,
    title: title(limits::TITLE),
    body: prose(limits::DOCUMENT),
});

described!(Link {
    title: line(limits::TITLE),
    url: link(LinkUse::Page),
});

described!(Notice {
    text: line(limits::LINE),
    url: link(LinkUse::Page),
    until: free,
});

described!(Registration {
    url: address(LinkUse::Page),
    until: free,
});

described!(LiveSettings {
    broker: address(LinkUse::Broker),
    desks: link(LinkUse::Broker),
    desk: desk_keys,
    #[cfg(not(target_arch = "wasm32"))]
    entry: free,
    features: free,
});

described!(Refresh {
    every_secs "everySecs": whole(limits::REFRESH_SECS),
    jitter_secs "jitterSecs": whole(limits::REFRESH_SECS),
});
