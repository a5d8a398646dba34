//! The way into the second module; what is in it: `app/lazy_contents.rs`.

use wasm_split_helpers::{SplitLoaderError, wasm_split};

use crate::app::lazy_contents;
use crate::app::state::LazyModule;

/// The second module, once it has come.
#[wasm_split(rest, fallible)]
pub fn later() -> Result<LazyModule, SplitLoaderError> {
    Ok(lazy_contents::whole())
}
