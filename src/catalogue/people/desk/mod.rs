//! The desks: of a booth's staff, at `#/desk/<booth>` - who waits, what they ask, and the answers -, and the organiser's, at
//! `#/desk`. A code opens each.
//!
//! [`seat`] is what one member's page knows, and [`word`] what it says, without a browser; [`state`] connects it; [`view`] and
//! its neighbours show it. The organiser's is [`organiser`], [`organiser_view`] and [`speaking`]. The code never leaves the
//! device: a password, a signing and an opening key are derived from it (`live::code`).

mod bell;
mod given;
mod giving;
mod giving_view;
mod kept;
mod lead_list;
mod leads;
mod meeting_table;
mod member;
mod organiser;
mod organiser_view;
mod phrases;
mod seat;
mod speaking;
mod state;
#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests;
mod view;
mod word;

use super::state::live;
use crate::app::reactive::View;
use crate::app::state::App;

/// What the fourth module can do.
#[derive(Clone, Copy)]
pub struct Desks {
    /// Draws the desk of a booth's staff, or the organiser's.
    pub draw: fn(App, Option<String>) -> View,
}

/// Everything that the fourth module can do. Called by its entrance alone (`web/split/desk.rs`).
pub fn whole() -> Desks {
    Desks { draw: desk }
}

fn desk(_: App, booth: Option<String>) -> View {
    let Some(live) = live() else {
        return View::Nothing;
    };
    match booth {
        Some(booth) => view::desk(state::desk(live, &booth)),
        None => organiser_view::desk(organiser::organiser(live)),
    }
}
