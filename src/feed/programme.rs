//! The programme: days, channels and sessions.

use jiff::civil::Date;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::booth::Material;
use crate::fields::described;
use crate::tracks::{Track, Tracks};
use crate::{Moment, Text, limits};

/// A programme.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Programme {
    /// Format version of this file, 1 today.
    pub version: u32,
    /// The days, in order.
    #[serde(default)]
    pub days: Vec<Day>,
    /// What runs side by side.
    #[serde(default)]
    pub channels: Vec<Channel>,
    /// All sessions.
    #[serde(default)]
    pub sessions: Vec<Session>,
}

/// A day of the programme.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Day {
    /// The date in the event's time zone, e.g. `2021-10-28`.
    #[serde(deserialize_with = "crate::moment::date")]
    #[schemars(extend("format" = "date"), with = "String")]
    pub date: Date,
    /// What the day is called.
    #[serde(default, skip_serializing_if = "Text::is_empty")]
    pub title: Text,
}

/// One of the things that run side by side.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Channel {
    /// Name in files.
    pub id: String,
    /// What people read.
    pub title: Text,
}

/// A session.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Session {
    /// Name in files and addresses.
    pub id: String,
    /// What it is called.
    pub title: Text,
    /// A line above or below the title ("Thematic session 3").
    #[serde(default, skip_serializing_if = "Text::is_empty")]
    pub subtitle: Text,
    /// The day it is on, in the event's time zone.
    #[serde(deserialize_with = "crate::moment::date")]
    #[schemars(extend("format" = "date"), with = "String")]
    pub day: Date,
    /// When it starts; absent when only the day is known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub start: Option<Moment>,
    /// When it ends.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub end: Option<Moment>,
    /// In words, when the times are not known ("Afternoon").
    #[serde(default, skip_serializing_if = "Text::is_empty")]
    pub when: Text,
    /// Id of its channel.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub channel: Option<String>,
    /// What it is about: the CommonMark subset.
    #[serde(default, rename = "abstract", skip_serializing_if = "Text::is_empty")]
    pub summary: Text,
    /// Who speaks, in order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub speakers: Vec<Speaker>,
    /// Where it can be followed live.
    #[serde(default, skip_serializing_if = "Tracks::is_empty")]
    pub stream: Tracks,
    /// Where it can be seen afterwards.
    #[serde(default, skip_serializing_if = "Tracks::is_empty")]
    pub recording: Tracks,
    /// Slides and papers.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub materials: Vec<Material>,
}

/// A person in a session.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Speaker {
    /// The person's name.
    pub name: Text,
    /// Organisation and post.
    #[serde(default, skip_serializing_if = "Text::is_empty")]
    pub affiliation: Text,
    /// What the person does in the session.
    #[serde(default)]
    pub role: SpeakerRole,
}

/// What a person does in a session.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum SpeakerRole {
    /// Opens it.
    Opening,
    /// Gives the keynote.
    Keynote,
    /// Leads it.
    Moderator,
    /// Introduces it.
    Introduction,
    /// Speaks.
    #[default]
    Speaker,
    /// Presents.
    Presenter,
    /// Discusses.
    Panelist,
    /// Comments.
    Commentator,
    /// Sends a video message.
    Message,
    /// Closes it.
    Closing,
}

impl SpeakerRole {
    /// Key of our words for what such a person does.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Opening => "role-opening",
            Self::Keynote => "role-keynote",
            Self::Moderator => "role-moderator",
            Self::Introduction => "role-introduction",
            Self::Speaker => "role-speaker",
            Self::Presenter => "role-presenter",
            Self::Panelist => "role-panelist",
            Self::Commentator => "role-commentator",
            Self::Message => "role-message",
            Self::Closing => "role-closing",
        }
    }
}

// What each field may hold: see `fields`.

described!(Programme {
    version: version,
    days: list(limits::DAYS) of Day,
    channels: list(limits::CHANNELS) of Channel,
    sessions: list(limits::SESSIONS) of Session,
});

described!(Day {
    date: free,
    title: line(limits::TITLE),
});

described!(Channel {
    id: id,
    title: title(limits::NAME),
});

described!(Session {
    id: id,
    title: title(limits::TITLE),
    subtitle: line(limits::TITLE),
    day: free,
    start: free,
    end: free,
    when: line(limits::NAME),
    channel: reference,
    summary "abstract": prose(limits::DESCRIPTION),
    speakers: list(limits::SPEAKERS) of Speaker,
    stream: tracks(limits::TRACKS) of Track,
    recording: tracks(limits::TRACKS) of Track,
    materials: list(limits::MATERIALS) of Material,
});

described!(Speaker {
    name: line(limits::NAME),
    affiliation: line(limits::LINE),
    role: free,
});
