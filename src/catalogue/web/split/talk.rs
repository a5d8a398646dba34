//! The way into the fifth module; what is in it: `people/talk_contents.rs`.

use wasm_split_helpers::{SplitLoaderError, wasm_split};

use crate::people::talk_contents;
use crate::people::talking::Talking;

/// The fifth module, of what a visitor says and chooses, once it has come.
#[wasm_split(talk, fallible)]
pub fn talking() -> Result<Talking, SplitLoaderError> {
    Ok(talk_contents::whole())
}
