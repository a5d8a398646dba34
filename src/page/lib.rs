//! What the two faces share in the browser: the route in the URL, the visitor's own records, fetching the feed.
//!
//! The route and the records are plain data. `browser` connects them with the address bar, the device's storage and the
//! network, through a port of a few functions: `web/` is a real browser's (WebAssembly only), `stand_in/` one in memory, for
//! tests.

#[cfg(any(target_arch = "wasm32", test, feature = "stand-in"))]
pub mod browser;
pub mod events;
pub mod queue;
pub mod records;
pub mod route;
pub mod scale_test;
#[cfg(all(not(target_arch = "wasm32"), any(test, feature = "stand-in")))]
pub mod stand_in;
#[cfg(target_arch = "wasm32")]
mod web;

pub use records::Records;
pub use route::{HallPanel, Route};
