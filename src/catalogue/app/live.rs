//! Live, as far as it stands in the second module: asks for the third one where the event is live, and shows what that
//! draws in its places. Where an event is not live none of it is fetched, and nothing is shown.

use super::reactive::*;
use page::browser::messages::{self, Part};
use page::browser::{Listener, spawn};
use reactive_graph::signal::ArcRwSignal;

use super::dom;
use super::lazy_module::waiting;
use super::state::App;
use crate::people::People;

/// How far the third module is.
#[derive(Clone, Copy)]
enum Third {
    /// On its way, or not asked for.
    Coming,
    /// There.
    Here(People),
    /// It could not be had.
    Missing,
}

thread_local! {
    /// Not in the state: the first module knows nothing of it.
    static THIRD: ArcRwSignal<Third> = ArcRwSignal::new(Third::Coming);
}

fn third() -> ArcRwSignal<Third> {
    THIRD.with(Clone::clone)
}

/// Asks for the third module if the event is live; again when the device is back on the network.
pub fn start(app: App) {
    third().set(Third::Coming);
    if app.exhibition.read_untracked().event.live.is_none() {
        return;
    }
    spawn(fetch(app));
    let online = Listener::on_window("online", move |_| {
        if matches!(third().get_untracked(), Third::Missing) {
            third().set(Third::Coming);
            spawn(fetch(app));
        }
    });
    if let Some(online) = online {
        online.for_ever();
    }
}

async fn fetch(app: App) {
    let people = dom::live().await;
    let language = app.locale.read_untracked().language().to_owned();
    let (Ok(people), true) = (people, messages::load(Part::Live, &language).await) else {
        return third().set(Third::Missing);
    };
    (people.start)(app);
    third().set(Third::Here(people));
}

/// What stands in a place as soon as the third module is there.
fn place(draw: impl Fn(People) -> View + Send + 'static) -> View {
    (move || match third().get() {
        Third::Here(people) => draw(people),
        Third::Coming | Third::Missing => View::Nothing,
    })
    .into_view()
}

/// Who of a booth's staff is there now, and what is said with them.
pub fn booth(app: App, id: &str) -> View {
    let id = id.to_owned();
    place(move |people| (people.booth)(app, id.clone()))
}

/// Who of a booth's staff is there now, in words; nothing while their desk is not live.
pub fn staff_now(id: &str) -> Option<String> {
    match third().get() {
        Third::Here(people) => (people.staff_now)(id),
        Third::Coming | Third::Missing => None,
    }
}

/// What was said with the staff of booths, in the visitor's own list.
pub fn visit(app: App) -> View {
    place(move |people| (people.visit)(app))
}

/// The desk of a booth's staff, or the organiser's.
pub fn desk(app: App, booth: Option<String>) -> View {
    (move || {
        if app.exhibition.read().event.live.is_none() {
            return html::p().child(app.t("desk-not-live")).into_view();
        }
        match third().get() {
            Third::Here(people) => (people.desk)(app, booth.clone()),
            Third::Coming | Third::Missing => waiting(app),
        }
    })
    .into_view()
}

/// Forgets what was said, who the visitor was, and the connection. (Without the third module nothing was said.)
pub fn forget(app: App) {
    if let Third::Here(people) = third().get_untracked() {
        (people.forget)(app);
    }
}
