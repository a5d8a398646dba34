//! Requests: a visitor's first words to a booth's staff. Travels sealed.
//!
//! `1 kind (1), 32 X25519 key that answers are sealed to, languages, 2 length, text, 1 length, name, 1 length, firm,
//! 1 count, count × 4 moment wished for`

use super::Languages;
use crate::LiveTime;
use crate::limits::{NAME_BYTES, NAME_CHARACTERS, TEXT_BYTES, TEXT_CHARACTERS, WISHES};
use crate::seal::PublicSealKey;
use crate::seal::inside::Plain;
use crate::topic::letter;
use crate::wire::{Malformed, Reader, Writer};

/// A visitor asks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Request {
    /// What answers are sealed to.
    pub answer_key: PublicSealKey,
    /// What the visitor speaks.
    pub languages: Languages,
    /// The first words.
    pub text: String,
    /// Their name, if they give it; else empty.
    pub name: String,
    /// Their firm, if they give it; else empty.
    pub firm: String,
    /// When they would like to meet; three at most.
    pub wishes: Vec<LiveTime>,
}

impl Plain for Request {
    const KIND: u8 = 1;

    fn write(&self, to: &mut Writer) {
        to.bytes(&self.answer_key.0);
        self.languages.write(to);
        to.text(&self.text, TEXT_BYTES, TEXT_CHARACTERS)
            .line(&self.name, NAME_BYTES, NAME_CHARACTERS)
            .line(&self.firm, NAME_BYTES, NAME_CHARACTERS);
        let wishes = &self.wishes[..self.wishes.len().min(WISHES)];
        to.count(wishes.len());
        for wish in wishes {
            to.u32(wish.tenths());
        }
    }

    fn read(from: &mut Reader<'_>) -> Result<Self, Malformed> {
        Ok(Self {
            answer_key: PublicSealKey(from.array()?),
            languages: Languages::read(from)?,
            text: from.text(TEXT_BYTES, TEXT_CHARACTERS)?,
            name: from.line(NAME_BYTES, NAME_CHARACTERS)?,
            firm: from.line(NAME_BYTES, NAME_CHARACTERS)?,
            wishes: {
                let count = from.count(WISHES)?;
                (0..count)
                    .map(|_| from.u32().map(LiveTime::from_tenths))
                    .collect::<Result<_, _>>()?
            },
        })
    }

    fn fits(&self, topic_name: &str) -> bool {
        letter(topic_name) == Some("b")
    }
}
