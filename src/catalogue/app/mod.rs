//! The live page: the same views as the prerendered ones, drawn over the start page's `<main>`, following the feed and the
//! visitor. What only a browser can do is asked of [`page::browser`] and of `dom`: a real browser's (`web/dom.rs`), or in
//! tests one in memory (`stand_in.rs`).

mod analytics;
mod bookmark_button;
mod browse;
mod contact;
mod copy_button;
mod feed_loading;
mod feed_updates;
mod filters;
mod hall_search;
mod kept_sessions;
pub(crate) mod lazy_contents;
mod lazy_module;
pub(crate) mod letter_form;
mod live;
pub(crate) mod load_state;
mod matching;
mod meetings;
mod notices;
mod outbox;
mod pages;
pub(crate) mod reactive;
mod removal;
pub(crate) mod root;
pub(crate) mod state;
mod tour;
mod visit;

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests;

#[cfg(not(target_arch = "wasm32"))]
pub(crate) use crate::stand_in as dom;
#[cfg(target_arch = "wasm32")]
pub(crate) use crate::web::dom;
