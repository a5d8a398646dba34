//! Code splitting: the only way into the second module. What is reached through it alone is moved there when the engine is
//! built (`app/lazy_module.rs` says what that is).

use wasm_split_helpers::{SplitLoaderError, wasm_split};

use crate::app::lazy_module::{self, LazyModule};

/// The second module, once it has come.
#[wasm_split(rest, fallible)]
pub fn later() -> Result<LazyModule, SplitLoaderError> {
    Ok(lazy_module::whole())
}
