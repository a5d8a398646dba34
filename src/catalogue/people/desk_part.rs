//! The fourth module: the desks, asked for when one is opened, so that no visitor waits for them.

use reactive_graph::signal::ArcRwSignal;

use super::desk::Desks;
use super::on_demand;
use crate::app::dom;
use crate::app::load_state::LoadState;
use crate::app::reactive::*;
use crate::app::state::App;

thread_local! {
    static PART: ArcRwSignal<LoadState<Desks>> = ArcRwSignal::new(LoadState::Unasked);
}

/// A desk, as soon as the module is there.
pub fn draw(app: App, booth: Option<String>) -> View {
    let words = ["desk-opening", "desk-missing"];
    on_demand::draw(&PART, dom::desks(), words, move |desks| {
        (desks.draw)(app, booth.clone())
    })
}
