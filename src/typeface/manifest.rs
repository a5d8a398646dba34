//! `fonts.json`: the list of font files that a build writes and the browser reads.

use serde::{Deserialize, Serialize};

/// The font files of an event, in the order in which they are looked through for a character.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Manifest {
    /// The files.
    pub fonts: Vec<FontEntry>,
}

/// A font file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FontEntry {
    /// Path of the file, relative to the manifest.
    pub file: String,
    /// Its weight.
    pub weight: Weight,
    /// When it is fetched.
    pub role: Role,
    /// BCP 47 primary tag of the language whose texts it draws before all others: Chinese characters have other shapes
    /// in Japanese.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub language: Option<String>,
    /// Every character it draws, in order.
    pub characters: String,
}

/// Weight of a face.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Weight {
    /// 400: what is read.
    Regular,
    /// 700: names and headings.
    Bold,
}

/// When a file is fetched.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Role {
    /// Before the first panel.
    First,
    /// Right after it: everything else the event says.
    Rest,
    /// When a text in its script is shown.
    Script,
    /// When a character is needed that the event did not use when it was built.
    Spare,
}
