//! What the two faces share in the browser: the route in the URL, the visitor's own records, fetching the feed.
//!
//! The route and the records are plain data with tests that need no browser; `browser`, whose files are in `web/`
//! (WebAssembly only), connects them with the address bar, the device's storage and the network.

#[cfg(target_arch = "wasm32")]
#[path = "web/mod.rs"]
pub mod browser;
pub mod events;
pub mod queue;
pub mod records;
pub mod route;
pub mod scale_test;

pub use records::Records;
pub use route::Route;
