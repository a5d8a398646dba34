//! The fourth module: the desks, asked for when one is opened, so that no visitor waits for them.

use html::p;
use page::browser::spawn;
use reactive_graph::signal::ArcRwSignal;

use super::desk;
use super::state::live;
use crate::app::dom;
use crate::app::reactive::*;
use crate::app::state::App;

/// What the fourth module can do.
#[derive(Clone, Copy)]
pub struct Desks {
    /// Draws the desk of a booth's staff, or the organiser's.
    pub draw: fn(App, Option<String>) -> View,
}

/// Everything that the fourth module can do. Called by its entrance alone (`web/split.rs`).
pub fn whole() -> Desks {
    Desks { draw: desk::desk }
}

/// How far it is.
#[derive(Clone, Copy)]
enum Part {
    Unasked,
    Coming,
    Here(Desks),
    Missing,
}

thread_local! {
    static PART: ArcRwSignal<Part> = ArcRwSignal::new(Part::Unasked);
}

/// A desk, as soon as the module is there.
pub fn draw(app: App, booth: Option<String>) -> View {
    let part = PART.with(Clone::clone);
    // One that could not be had is asked for again when a desk is opened again.
    if matches!(part.get_untracked(), Part::Unasked | Part::Missing) {
        part.set(Part::Coming);
        let part = part.clone();
        spawn(async move {
            let come = dom::desks().await;
            part.set(come.map_or(Part::Missing, Part::Here));
        });
    }
    (move || match part.get() {
        Part::Here(desks) => (desks.draw)(app, booth.clone()),
        Part::Unasked | Part::Coming => said("desk-opening"),
        Part::Missing => said("desk-missing"),
    })
    .into_view()
}

fn said(key: &'static str) -> View {
    let Some(live) = live() else {
        return View::Nothing;
    };
    p().attr("role", "status").child(live.t(key)).into_view()
}
