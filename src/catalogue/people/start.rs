//! Beginning and end of being live on this page.

use live::flat_map::FlatMap;

use super::memory::{LiveWish, Memory};
use super::state::{Connection, begin, live};
use super::visitor::LiveVisitor;
use super::{announcements, bridge, strip};
use crate::app::reactive::*;
use crate::app::state::App;

/// Begins: shows who is there, and connects if that was wanted before or tells nobody anything new.
pub fn start(app: App) {
    let owner = Owner::new();
    owner.with(|| {
        let live = begin(app);
        strip::show(live);
        announcements::show(live);
        bridge::listen(live);
        if live.wish() > LiveWish::Unasked || live.tells_nobody_new() {
            LiveVisitor::start(live);
        }
    });
    // The state lives as long as the page.
    std::mem::forget(owner);
}

/// Forgets who the visitor was and what was said, and breaks the connection.
pub fn forget(_: App) {
    if let Some(live) = live() {
        if let Some(visitor) = live.visitor.try_update_value(Option::take).flatten() {
            visitor.leave_for_good();
        }
        live.memory.read_untracked().forget(&live.app.event_id());
        live.memory.set(Memory::default());
        live.talks.set(FlatMap::new());
        let connection = Connection::at_first(&live.app.event_id());
        live.connection.set(connection);
    }
}
