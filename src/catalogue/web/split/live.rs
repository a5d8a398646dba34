//! The way into the third module; what is in it: `people/mod.rs`.

use wasm_split_helpers::{SplitLoaderError, wasm_split};

use crate::people::{self, PeopleModule};

/// The third module, of an event that is live, once it has come.
#[wasm_split(live, fallible)]
pub fn live() -> Result<PeopleModule, SplitLoaderError> {
    Ok(people::whole())
}
