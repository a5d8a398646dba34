//! Device: at which of a visitor's pages the visit goes on. `8 number of the page, random`

use crate::wire::{Malformed, Reader, Writer};

/// Names one page of a visitor: a random number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Device(pub [u8; 8]);

impl Device {
    pub(super) fn write(self, to: &mut Writer) {
        to.bytes(&self.0);
    }

    pub(super) fn read(from: &mut Reader<'_>) -> Result<Self, Malformed> {
        from.array().map(Self)
    }
}
