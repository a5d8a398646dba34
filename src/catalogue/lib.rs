//! The HTML face: prerendered natively, live in the browser.
//!
//! Natively, [`site::prerender`] writes every page of an event's site as text: complete without any script. In the browser the same
//! views are drawn live over the start page's `<main>` (module `live`), following the feed and the visitor.
//!
//! # How a site is laid out
//!
//! ```text
//! index.html                      the start page in the event's first language; both faces live here
//! booths/<id>/index.html          one page a booth; programme/, map/, texts/<id>/, tours/<id>/ alike: no script
//! en/…                            the same in each further language
//! sitemap.xml                     when the site's address is known
//! messages/                       our own messages, a file a language and module (`site/messages.rs`)
//! event/event.json, booths/…      the event's folder as it is, pictures included
//! event/fonts/fonts.json, *.ttf   the typefaces cut to the event; files relative to the list (`typeface::Manifest`)
//! engine/                         the same for every event; may lie elsewhere (`Options::engine`)
//!   boot.js  style.css  more.css  the page's own script and styles
//!   engine.json                   {"files": {"hall_bg.wasm": {"name": "hall_bg-1a2b.wasm", "bytes": 123}, …}}:
//!                                 names as built and sizes before compression; without it names are taken as they are
//!   hall.js  hall_bg.wasm         the hall, by wasm-bindgen --target web
//!   catalogue.js  catalogue_bg.wasm  catalogue_rest-1a2b.wasm
//!                                 list and search, and what comes behind them (`app/lazy_contents.rs`)
//!   halls/<theme>.webp            a picture of each theme for the start page
//!   halls/<theme>-tall.webp       its middle, for narrow screens
//! ```
//!
//! # What the page's script and this module agree on
//!
//! `boot.js` reads the data block `#boothwalk` and calls `start({event, language, languages})` of `catalogue.js`. Afterwards
//! they speak by events on the window, named in [`page::events`] and in `web/events.js`.

#[cfg(any(target_arch = "wasm32", test))]
mod app;
mod banner;
pub mod calendar;
pub mod contact_message;
pub mod content_line;
pub mod deferred;
pub mod export;
pub mod filters;
pub mod links;
pub mod locale;
pub mod meetings;
pub mod outbox;
#[cfg(any(target_arch = "wasm32", test))]
mod people;
#[cfg(not(target_arch = "wasm32"))]
pub mod site;
#[cfg(all(test, not(target_arch = "wasm32")))]
mod stand_in;
pub mod views;
#[cfg(target_arch = "wasm32")]
mod web;

#[cfg(not(target_arch = "wasm32"))]
pub use site::{Page, SiteOptions, message_files, prerender, visited_hosts};
