//! Languages that somebody speaks: BCP 47 tags, limited in number and length.
//!
//! `1 count, count × (1 length, length tag)`; what is no tag is left out when it is read.

use serde::{Deserialize, Serialize};

use crate::limits::{LANGUAGES, TAG_BYTES};
use crate::wire::{Malformed, Reader, Writer};

/// BCP 47 tags, the best-spoken first, each once; eight at most.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Languages(Vec<String>);

impl Languages {
    /// Takes the first eight tags; what is none is left out.
    pub fn new<T: Into<String>>(tags: impl IntoIterator<Item = T>) -> Self {
        let mut kept: Vec<String> = Vec::new();
        for tag in tags.into_iter().map(Into::into).filter(|tag| is_tag(tag)) {
            if kept.len() < LANGUAGES && !kept.contains(&tag) {
                kept.push(tag);
            }
        }
        Self(kept)
    }

    /// The tags.
    pub fn iter(&self) -> impl Iterator<Item = &str> {
        self.0.iter().map(String::as_str)
    }

    pub(crate) fn write(&self, to: &mut Writer) {
        to.count(self.0.len());
        for tag in &self.0 {
            to.line(tag, TAG_BYTES, TAG_BYTES);
        }
    }

    pub(crate) fn read(from: &mut Reader<'_>) -> Result<Self, Malformed> {
        let count = from.count(LANGUAGES)?;
        let tags: Vec<String> = (0..count)
            .map(|_| from.line(TAG_BYTES, TAG_BYTES))
            .collect::<Result<_, _>>()?;
        Ok(Self::new(tags))
    }
}

/// Whether a text has the form of a BCP 47 tag: letters, then parts of letters and digits, of 1 to 8 each.
pub(crate) fn is_tag(text: &str) -> bool {
    let mut parts = text.split('-');
    let is_language =
        |part: &str| (2..=8).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_alphabetic());
    let is_part = |part: &str| {
        (1..=8).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_alphanumeric())
    };
    text.len() <= TAG_BYTES && parts.next().is_some_and(is_language) && parts.all(is_part)
}
