//! Here: a visitor who lets others see them stands at a booth, so that its desk knows.
//!
//! `1 figure, languages`

use super::Languages;
use crate::wire::{Malformed, Reader, Writer};

/// Who stands at a booth: no name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Here {
    /// Number of their figure.
    pub figure: u8,
    /// What they speak.
    pub languages: Languages,
}

impl Here {
    pub(super) fn write(&self, to: &mut Writer) {
        to.u8(self.figure);
        self.languages.write(to);
    }

    pub(super) fn read(from: &mut Reader<'_>) -> Result<Self, Malformed> {
        Ok(Self {
            figure: from.u8()?,
            languages: Languages::read(from)?,
        })
    }
}
