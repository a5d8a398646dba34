//! Announcements of the organiser, by language, with an end.
//!
//! `4 until, 1 count, count × (1 length, tag, 2 length, text)`

use crate::LiveTime;
use crate::limits::{ANNOUNCEMENT_CHARACTERS, ANNOUNCEMENT_LANGUAGES, PAYLOAD_BYTES, TAG_BYTES};
use crate::message::languages::is_tag;
use crate::wire::{Malformed, Reader, Writer};

/// What everybody is told.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Announcement {
    /// When it is over.
    pub until: LiveTime,
    /// The text by BCP 47 tag; who speaks none of these reads the first.
    pub texts: Vec<(String, String)>,
}

impl Announcement {
    pub(super) fn write(&self, to: &mut Writer) {
        to.u32(self.until.tenths());
        let texts: Vec<_> = self
            .texts
            .iter()
            .filter(|(tag, _)| is_tag(tag))
            .take(ANNOUNCEMENT_LANGUAGES)
            .collect();
        to.count(texts.len());
        for (tag, text) in texts {
            to.line(tag, TAG_BYTES, TAG_BYTES)
                .text(text, PAYLOAD_BYTES, ANNOUNCEMENT_CHARACTERS);
        }
    }

    pub(super) fn read(from: &mut Reader<'_>) -> Result<Self, Malformed> {
        let until = LiveTime::from_tenths(from.u32()?);
        let count = from.count(ANNOUNCEMENT_LANGUAGES)?;
        let mut texts = Vec::new();
        for _ in 0..count {
            let tag = from.line(TAG_BYTES, TAG_BYTES)?;
            let text = from.text(PAYLOAD_BYTES, ANNOUNCEMENT_CHARACTERS)?;
            if is_tag(&tag) {
                texts.push((tag, text));
            }
        }
        Ok(Self { until, texts })
    }
}
