//! What is wrong with a file, for the person who can mend it: file, place, what was found, what is wanted.
//! The sentences are made in `messages`.

mod messages;

use std::ops::Range;

use crate::link::UrlFault;
pub(crate) use crate::text::sanitize::quoted;

/// One thing that is wrong, or could be better.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// How much it costs.
    pub severity: Severity,
    /// Path or URL of the file.
    pub file: String,
    /// JSON path in it, e.g. `posters[2].image`; empty for the file as a whole.
    pub path: String,
    /// Line and column from 1, when known.
    pub position: Option<(usize, usize)>,
    /// The bytes of the file it is about, when known.
    pub span: Option<Range<usize>>,
    /// What it is.
    pub kind: ProblemKind,
}

/// How much a problem costs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// Worth knowing.
    Note,
    /// Shown, but not as it should be.
    Warning,
    /// Not shown.
    Error,
}

/// What is wrong. The sentences are in `assets/locales/*/feed.ftl`, each under the name of its variant,
/// and what to do about it in `feed-advice.ftl`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ProblemKind {
    /// The file could not be fetched or read, with the reason.
    Unreadable(String),
    /// The shape is not the wanted one, in words that have no translation. Rare: what the format knows has its own variant.
    Shape(String),
    /// The file has more bytes than are read.
    FileTooLarge {
        /// Its bytes, or as many as were read before giving up.
        bytes: usize,
        /// Bytes that are read.
        limit: usize,
    },
    /// The file is not UTF-8.
    NotUtf8,
    /// The text is no JSON; with the parser's words.
    NotJson(String),
    /// The text stops before the JSON is complete.
    Truncated,
    /// Objects and arrays are nested too deeply.
    TooDeep {
        /// Levels that are read.
        limit: usize,
    },
    /// A field stands twice in one object.
    Repeated {
        /// The field.
        field: String,
    },
    /// The file is of a newer format than this build reads.
    Newer {
        /// The file's version.
        found: u32,
        /// The newest version read here.
        known: u32,
    },
    /// A value of another kind is wanted.
    WrongType {
        /// What stands there.
        found: FoundValue,
        /// What is wanted.
        wanted: ExpectedValue,
    },
    /// The kind is right but the value is not.
    WrongValue {
        /// What stands there.
        found: FoundValue,
        /// What is wanted.
        wanted: ExpectedValue,
    },
    /// A field that must be there is not.
    Missing {
        /// The field.
        field: String,
    },
    /// A field that the format does not know.
    Unknown {
        /// The field.
        field: String,
        /// A known field that is written much alike.
        meant: Option<String>,
    },
    /// A text that must not be empty is.
    Empty,
    /// A text has too many characters; the rest is cut off.
    TextTooLong {
        /// Its characters.
        count: usize,
        /// Characters that are shown.
        limit: usize,
    },
    /// A list has too many entries; the rest is left out.
    ListTooLong {
        /// Its entries.
        count: usize,
        /// Entries that are shown.
        limit: usize,
    },
    /// Control characters or direction overrides were taken out of a text.
    Controls,
    /// An id has other characters than lower-case letters, digits and hyphens.
    BadId(String),
    /// An id is taken by somebody else.
    IdTaken {
        /// The id.
        id: String,
        /// Where it stands first: a file or a path.
        first: String,
    },
    /// The event calls the booth otherwise than its file does.
    IdBound {
        /// The id in the file.
        id: String,
        /// That in the event.
        bound: String,
    },
    /// A file's id is not its name, so that the event does not say whose id that is.
    IdUnbound {
        /// The id.
        id: String,
    },
    /// A link inside a text is not followed.
    ProseLink {
        /// The address.
        found: String,
        /// Why not.
        why: UrlFault,
    },
    /// Two ids look alike to people.
    IdAlike {
        /// The id.
        id: String,
        /// The other one.
        other: String,
        /// Where the other stands.
        first: String,
    },
    /// Nothing has this id.
    NoSuch {
        /// What sort of thing is meant.
        kind: Reference,
        /// The id.
        id: String,
    },
    /// A tour stops at a booth a second time.
    StopRepeated {
        /// The booth's id.
        id: String,
    },
    /// A topic includes itself by way of its broader topics.
    Circle {
        /// The topic's id.
        id: String,
    },
    /// Not a BCP 47 language tag.
    BadLanguage(String),
    /// A language that the event does not declare.
    UndeclaredLanguage(String),
    /// A text lacks a language that the event declares.
    Untranslated {
        /// The language.
        language: String,
    },
    /// A picture has no words that stand for it.
    NoAlt,
    /// A span or session ends before it starts.
    EndsBeforeStart,
    /// A session starts on another day than it says.
    OtherDay {
        /// The day it says.
        day: String,
        /// Its start.
        start: String,
    },
    /// A session's day is not among the programme's days.
    UnlistedDay {
        /// The day.
        day: String,
    },
    /// Not a Sustainable Development Goal.
    BadGoal(u8),
    /// Not a colour.
    BadColour(String),
    /// Not a country code.
    BadCountry(String),
    /// Not the name of a time zone.
    BadTimeZone(String),
    /// A link or address that is not followed, and why.
    BadUrl {
        /// The address, shortened.
        found: String,
        /// Why.
        why: UrlFault,
    },
    /// Not the public keys of a desk.
    BadDeskKeys(String),
    /// Not a mail address.
    BadMail(String),
    /// The plot is taken.
    PlotTaken {
        /// The plot's number.
        plot: u32,
        /// Id of the booth that stands there.
        by: String,
    },
    /// There is no plot of this number.
    NoSuchPlot {
        /// The number.
        plot: u32,
    },
    /// The event has no halls, or no booth in any.
    NothingToShow,
    /// More is wrong with the file than is told.
    More {
        /// Problems left out.
        count: usize,
    },
}

/// What stands in a file where something else is wanted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FoundValue {
    /// `null`.
    Nothing,
    /// `true` or `false`.
    Bool(bool),
    /// A number, as it is written.
    Number(String),
    /// A text, shortened.
    Text(String),
    /// A list.
    List,
    /// An object.
    Object,
}

/// What is wanted in a place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ExpectedValue {
    /// A text without languages.
    Words,
    /// A text, or texts by language.
    Text,
    /// A list.
    List,
    /// An object.
    Object,
    /// `true` or `false`.
    Bool,
    /// A whole number up to the largest that fits.
    Whole {
        /// The largest.
        max: u64,
    },
    /// A point in time.
    Moment,
    /// A day.
    Date,
    /// A path, an address or the thing itself.
    Source,
    /// One of these words.
    OneOf(Vec<String>),
    /// Something else, in words that have no translation.
    Other(String),
}

/// What an id refers to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reference {
    /// A topic of the event's vocabulary.
    Topic,
    /// A session of the programme.
    Session,
    /// A channel of the programme.
    Channel,
    /// A booth of the event.
    Booth,
}

impl Problem {
    /// A problem of a file as a whole, as whoever fetches files makes them.
    pub fn of_file(severity: Severity, file: &str, what: ProblemKind) -> Self {
        Self {
            severity,
            file: file.to_owned(),
            path: String::new(),
            position: None,
            span: None,
            kind: what,
        }
    }

    /// A file that could not be fetched or read.
    pub fn unreadable(file: &str, reason: &str) -> Self {
        Self::of_file(
            Severity::Error,
            file,
            ProblemKind::Unreadable(reason.to_owned()),
        )
    }
}
