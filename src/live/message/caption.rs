//! Captions: the last lines of what is being said on a channel, in the topic's language.
//!
//! `4 number of the last line, 1 count, count × (2 length, text)`

use crate::limits::{CAPTION_CHARACTERS, CAPTION_LINES, PAYLOAD_BYTES};
use crate::wire::{Malformed, Reader, Writer};

/// The last lines.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LiveCaption {
    /// Number of the last one, from 1.
    pub number: u32,
    /// Three at most, the last one last.
    pub lines: Vec<String>,
}

impl LiveCaption {
    pub(super) fn write(&self, to: &mut Writer) {
        let lines = &self.lines[self.lines.len().saturating_sub(CAPTION_LINES)..];
        to.u32(self.number).count(lines.len());
        for line in lines {
            to.text(line, PAYLOAD_BYTES, CAPTION_CHARACTERS);
        }
    }

    pub(super) fn read(from: &mut Reader<'_>) -> Result<Self, Malformed> {
        let number = from.u32()?;
        let count = from.count(CAPTION_LINES)?;
        let lines = (0..count)
            .map(|_| from.text(PAYLOAD_BYTES, CAPTION_CHARACTERS))
            .collect::<Result<_, _>>()?;
        Ok(Self { number, lines })
    }
}
