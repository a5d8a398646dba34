//! Live on the page: who is there, asking a booth's staff, and the desks; the third module.
//!
//! [`whole`] is its boundary, as `whole` of `app/lazy_contents.rs` is the second's: what is reached through it alone comes
//! only where an event is live, behind everything else. What is said over the broker, and how, is `live`'s; here stands
//! what connects it with the page: [`link`] drives its session over a socket, [`voice`] signs and [`ear`] verifies, through
//! the port of [`port`]; [`visitor`] is who walks and asks; the rest shows it.

mod announcements;
mod booth;
mod bridge;
mod captions;
mod choices;
pub(crate) mod desk;
mod desk_part;
mod ear;
pub mod hall_told;
mod known;
mod link;
mod memory;
mod on_demand;
mod pictures;
pub(crate) mod port;
mod privacy;
mod random;
mod serial;
mod shared;
mod slots;
mod staff;
mod start;
mod state;
pub(crate) mod strip;
mod talk;
pub(crate) mod talk_contents;
mod talk_part;
pub(crate) mod talking;
pub(crate) mod visitor;
mod voice;
mod wishes;

use crate::app::reactive::View;
use crate::app::state::App;

/// What the third module can do for the page.
#[derive(Clone, Copy)]
pub struct PeopleModule {
    /// Begins: shows who is there, connects if the visitor wants it.
    pub start: fn(App),
    /// Draws who of a booth's staff is there, and what is said with them.
    pub booth: fn(App, String) -> View,
    /// Says who of a booth's staff is there now.
    pub staff_now: fn(&str) -> Option<String>,
    /// Draws what was said with the staff of all booths.
    pub visit: fn(App) -> View,
    /// Draws the desk of a booth's staff, or the organiser's.
    pub desk: fn(App, Option<String>) -> View,
    /// Forgets who the visitor was and what was said.
    pub forget: fn(App),
}

/// Everything that the third module can do. Called by its entrance alone (`web/split/live.rs`).
pub fn whole() -> PeopleModule {
    PeopleModule {
        start: start::start,
        booth: booth::booth,
        staff_now: staff::now,
        visit: talk_part::all,
        desk: desk_part::draw,
        forget: start::forget,
    }
}
