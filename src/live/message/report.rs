//! Reports: a visitor tells the organiser about another. Travels sealed.
//!
//! `1 kind (3), 15 about whom, 2 length, text`

use crate::VisitorId;
use crate::limits::{TEXT_BYTES, TEXT_CHARACTERS};
use crate::seal::inside::Plain;
use crate::topic::letter;
use crate::wire::{Malformed, Reader, Writer};

/// What somebody did.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Report {
    /// Who.
    pub about: VisitorId,
    /// What; may be empty.
    pub text: String,
}

impl Plain for Report {
    const KIND: u8 = 3;

    fn write(&self, to: &mut Writer) {
        to.bytes(self.about.bytes())
            .text(&self.text, TEXT_BYTES, TEXT_CHARACTERS);
    }

    fn read(from: &mut Reader<'_>) -> Result<Self, Malformed> {
        Ok(Self {
            about: VisitorId::from_bytes(from.array()?),
            text: from.text(TEXT_BYTES, TEXT_CHARACTERS)?,
        })
    }

    fn fits(&self, topic_name: &str) -> bool {
        letter(topic_name) == Some("r")
    }
}
