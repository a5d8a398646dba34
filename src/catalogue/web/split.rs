//! Code splitting: the only ways into the second module, the third, the fourth and the fifth. What is reached through one alone is moved there when
//! the engine is built (`app/lazy_module.rs`, `people/mod.rs`, `people/desk_part.rs` and `people/talk_part.rs` say what that is).

use wasm_split_helpers::{SplitLoaderError, wasm_split};

use crate::app::lazy_module::{self, LazyModule};
use crate::people::desk_part::{self, Desks};
use crate::people::talk_part::{self, Talking};
use crate::people::{self, People};

/// The second module, once it has come.
#[wasm_split(rest, fallible)]
pub fn later() -> Result<LazyModule, SplitLoaderError> {
    Ok(lazy_module::whole())
}

/// The third module, of an event that is live, once it has come.
#[wasm_split(live, fallible)]
pub fn live() -> Result<People, SplitLoaderError> {
    Ok(people::whole())
}

/// The fourth module, of the desks, once it has come.
#[wasm_split(desk, fallible)]
pub fn desks() -> Result<Desks, SplitLoaderError> {
    Ok(desk_part::whole())
}

/// The fifth module, of what a visitor says and chooses, once it has come.
#[wasm_split(talk, fallible)]
pub fn talking() -> Result<Talking, SplitLoaderError> {
    Ok(talk_part::whole())
}
