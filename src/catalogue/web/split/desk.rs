//! The way into the fourth module; what is in it: `people/desk/mod.rs`.

use wasm_split_helpers::{SplitLoaderError, wasm_split};

use crate::people::desk::{self, Desks};

/// The fourth module, of the desks, once it has come.
#[wasm_split(desk, fallible)]
pub fn desks() -> Result<Desks, SplitLoaderError> {
    Ok(desk::whole())
}
