//! The format's fields, each described once: beside its type, by its name and its rule. From these descriptions come the
//! limits and link rules of the checks, the JSON Schema, the visitor over all texts and links of a value ([`visit`]), and the
//! addresses in a file's text ([`links_in`]).

mod addresses;
mod visit;
mod walk;

use crate::limits;
use crate::link::Policy;

pub use addresses::{LinkAt, links_in};
pub use walk::{FieldContent, FieldWalk, visit};

/// What an address in the feed is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum LinkUse {
    /// A picture for fascia and cards, drawn by the page itself.
    Logo,
    /// A picture on a booth's wall, drawn by the page itself.
    Poster,
    /// An object on a booth's plinth, drawn by the hall itself.
    Object,
    /// A film of a booth, played by the page at the visitor's press.
    Film,
    /// A file to read, see or take along, at the visitor's click.
    Document,
    /// Captions of a film, loaded by the page when the film is.
    Captions,
    /// Whatever a visitor may follow: a page, a file, a mail address, a telephone number.
    Follow,
    /// Somebody's web site.
    Site,
    /// A page that may lie on the event's own host, beside it or above.
    Page,
    /// Where messages are sent.
    Endpoint,
    /// Where visits are counted: told of each place that is opened.
    Counter,
    /// The broker of what is live: connected to by the page.
    Broker,
    /// A booth file, fetched by the page.
    Booth,
    /// A programme file, fetched by the page.
    Programme,
}

impl LinkUse {
    /// The addresses that are accepted for it.
    pub const fn policy(self) -> Policy {
        match self {
            Self::Logo
            | Self::Poster
            | Self::Object
            | Self::Film
            | Self::Document
            | Self::Captions
            | Self::Booth
            | Self::Programme => Policy::File,
            Self::Follow => Policy::Link,
            Self::Site | Self::Endpoint | Self::Counter => Policy::Web,
            Self::Page => Policy::Page,
            Self::Broker => Policy::Socket,
        }
    }
}

/// What a field may hold beyond its type.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rule {
    /// A text of one line: characters in each language.
    Line(usize),
    /// A text in paragraphs, plain.
    Paragraphs(usize),
    /// A text in the CommonMark subset.
    Prose(usize),
    /// Words in no particular language: characters.
    Words(usize),
    /// A list of texts of one line: entries, and characters of each.
    Lines(usize, usize),
    /// A list of texts in paragraphs: entries, and characters of each.
    Notes(usize, usize),
    /// An id, or a reference to one.
    Id,
    /// A list of references to ids: entries.
    Ids(usize),
    /// An address.
    Link(LinkUse),
    /// A list of booths, each an address or the booth itself: entries in all lists of the file.
    Booths(usize),
    /// The programme, as an address or itself.
    Programme,
    /// A stream or recording, as an address or as a list by language: entries.
    Tracks(usize),
    /// A list of sites, each by its address: entries.
    Sites(usize),
    /// A mail address.
    Mail,
    /// The public keys of a desk.
    DeskKeys,
    /// A colour, `#rrggbb`.
    Colour,
    /// ISO 3166-1 alpha-2.
    Country,
    /// IANA name of a time zone.
    TimeZone,
    /// A BCP 47 language tag.
    Language,
    /// A list of BCP 47 language tags.
    Languages,
    /// A list of Sustainable Development Goals.
    Goals,
    /// A whole number, from and up to.
    Whole(u32, u32),
    /// A list: entries.
    List(usize),
    /// Whatever the type allows.
    Free,
}

/// A field of the format.
#[derive(Clone, Copy, Debug)]
pub struct Field {
    /// Its name in files.
    pub name: &'static str,
    /// What it may hold.
    pub rule: Rule,
    /// What the objects in it are.
    pub inside: Option<&'static ObjectType>,
}

/// A type of the format with its fields.
#[derive(Clone, Copy, Debug)]
pub struct ObjectType {
    /// Its name, as the schema has it.
    pub name: &'static str,
    /// Its fields in the format's order.
    pub fields: &'static [Field],
}

impl ObjectType {
    /// The field of this name.
    pub fn field(&self, name: &str) -> Option<&'static Field> {
        self.fields.iter().find(|field| field.name == name)
    }
}

/// A type whose fields are described.
pub trait Described {
    /// The description.
    const OBJECT: &'static ObjectType;

    /// Shows every field to a visitor, in the format's order.
    fn visit(&self, walk: &mut FieldWalk<'_>);
}

/// Describes the fields of a type, in the format's order: Rust name, name in files where it is another, and a kind of field
/// with its limits. A kind is a function in three places, by the same name: [`rule`] says its rule, [`FieldWalk`] shows the
/// value, and the checker cleans it. Beside this the type says in `Settle` what has to hold between its fields.
macro_rules! described {
    (@name $field:ident) => { stringify!($field) };
    (@name $field:ident $name:literal) => { $name };
    ($owner:ident { $($(#[$only:meta])* $field:ident $($name:literal)?: $kind:ident $(($($limit:expr),*))? $(of $inside:ty)?,)* }) => {
        impl $crate::fields::Described for $owner {
            const OBJECT: &'static $crate::fields::ObjectType = &$crate::fields::ObjectType {
                name: stringify!($owner),
                fields: &[$($(#[$only])* $crate::fields::Field {
                    name: described!(@name $field $($name)?),
                    rule: $crate::fields::rule::$kind($($($limit),*)?),
                    inside: described!(@inside $($inside)?),
                }),*],
            };

            fn visit(&self, walk: &mut $crate::fields::FieldWalk<'_>) {
                $($(#[$only])* walk.$kind(described!(@name $field $($name)?), &self.$field $($(, $limit)*)?);)*
            }
        }

        impl $crate::check::Clean for $owner {
            fn clean(&mut self, checker: &mut $crate::check::Checker) -> bool {
                let mut sound = true;
                $($(#[$only])* { sound &= checker.$kind(described!(@name $field $($name)?), &mut self.$field $($(, $limit)*)?); })*
                sound && $crate::check::Settle::settle(self, checker)
            }
        }
    };
    (@inside) => { None };
    (@inside $inside:ty) => { Some(<$inside as $crate::fields::Described>::OBJECT) };
}

pub(crate) use described;

/// The rule of each kind of field.
pub(crate) mod rule {
    use super::{LinkUse, Rule, limits};

    /// A text of one line.
    pub const fn line(limit: usize) -> Rule {
        Rule::Line(limit)
    }
    /// A text of one line that may not be empty.
    pub const fn title(limit: usize) -> Rule {
        Rule::Line(limit)
    }
    /// A plain text in paragraphs.
    pub const fn paragraphs(limit: usize) -> Rule {
        Rule::Paragraphs(limit)
    }
    /// A text in the CommonMark subset.
    pub const fn prose(limit: usize) -> Rule {
        Rule::Prose(limit)
    }
    /// Words in no language.
    pub const fn words(limit: usize) -> Rule {
        Rule::Words(limit)
    }
    /// A list of texts of one line.
    pub const fn lines(most: usize, each: usize) -> Rule {
        Rule::Lines(most, each)
    }
    /// A list of texts in paragraphs.
    pub const fn notes(most: usize, each: usize) -> Rule {
        Rule::Notes(most, each)
    }
    /// The id of what is described.
    pub const fn id() -> Rule {
        Rule::Id
    }
    /// The id of something else, if any.
    pub const fn reference() -> Rule {
        Rule::Id
    }
    /// Ids of other things.
    pub const fn ids(limit: usize) -> Rule {
        Rule::Ids(limit)
    }
    /// An address, if any.
    pub const fn link(to: LinkUse) -> Rule {
        Rule::Link(to)
    }
    /// An address without which there is nothing to show.
    pub const fn address(to: LinkUse) -> Rule {
        Rule::Link(to)
    }
    /// The id of a hall, which is never dropped for it.
    pub const fn hall_id() -> Rule {
        Rule::Id
    }
    /// Topics.
    pub const fn topics(limit: usize) -> Rule {
        Rule::List(limit)
    }
    /// Booths of a hall.
    pub const fn booths() -> Rule {
        Rule::Booths(limits::BOOTHS)
    }
    /// Sites.
    pub const fn sites(limit: usize) -> Rule {
        Rule::Sites(limit)
    }
    /// Guided tours.
    pub const fn tours(limit: usize) -> Rule {
        Rule::List(limit)
    }
    /// The programme.
    pub const fn programme() -> Rule {
        Rule::Programme
    }
    /// A mail address, if any.
    pub const fn mail() -> Rule {
        Rule::Mail
    }
    /// The public keys of a desk, if any.
    pub const fn desk_keys() -> Rule {
        Rule::DeskKeys
    }
    /// A colour.
    pub const fn colour() -> Rule {
        Rule::Colour
    }
    /// A colour, if any.
    pub const fn accent() -> Rule {
        Rule::Colour
    }
    /// A country, if any.
    pub const fn country() -> Rule {
        Rule::Country
    }
    /// A time zone.
    pub const fn time_zone() -> Rule {
        Rule::TimeZone
    }
    /// A stream or a recording.
    pub const fn tracks(limit: usize) -> Rule {
        Rule::Tracks(limit)
    }
    /// A language, if any.
    pub const fn language() -> Rule {
        Rule::Language
    }
    /// Languages.
    pub const fn languages() -> Rule {
        Rule::Languages
    }
    /// Sustainable Development Goals.
    pub const fn goals() -> Rule {
        Rule::Goals
    }
    /// A plot's number, if any.
    pub const fn plot() -> Rule {
        Rule::Whole(1, limits::PLOT)
    }
    /// A number from 0 up to so much.
    pub const fn whole(max: u32) -> Rule {
        Rule::Whole(0, max)
    }
    /// The format's version.
    pub const fn version() -> Rule {
        Rule::Whole(1, crate::FORMAT_VERSION)
    }
    /// Spans of time.
    pub const fn spans() -> Rule {
        Rule::List(limits::HOURS)
    }
    /// A list of described things.
    pub const fn list(limit: usize) -> Rule {
        Rule::List(limit)
    }
    /// A described thing.
    pub const fn object() -> Rule {
        Rule::Free
    }
    /// A described thing, if any; left out when it is not sound.
    pub const fn part() -> Rule {
        Rule::Free
    }
    /// The same, read in browsers where it is shown.
    pub const fn later() -> Rule {
        Rule::Free
    }
    /// What the type alone decides.
    pub const fn free() -> Rule {
        Rule::Free
    }
}
