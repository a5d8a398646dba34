//! The browser as both faces use it: reading the feed and looking for changes, the visitor's records, the route and the
//! language in the address, messages, and the events between the faces.
//!
//! What only a browser can do is behind one port of a few functions: `web/` asks a real browser, `stand_in/` is one in
//! memory with a clock of its own, so that everything here is tested natively.

pub mod address;
pub mod fetch;
pub mod language;
pub mod loader;
pub mod messages;
pub mod problems;
pub mod records;
pub mod refresh;
pub mod route;

#[cfg(not(target_arch = "wasm32"))]
use crate::stand_in as port;
#[cfg(target_arch = "wasm32")]
use crate::web as port;

pub use port::{
    Listener, Sent, base_address, clock, detail, is_hidden, mark, numbers, random, say, spawn,
    tell, tree,
};
#[cfg(target_arch = "wasm32")]
pub use port::{js, node, object, send, window};
