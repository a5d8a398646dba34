//! Live, as far as it stands in the second module: asks for the third one where the event is live, and shows what that
//! draws in its places. Where an event is not live none of it is fetched, and nothing is shown.

use super::reactive::*;
use html::{p, section};
use page::browser::messages;
use page::browser::{Listener, spawn};
use reactive_graph::signal::ArcRwSignal;

use super::dom;
use super::load_state::LoadState;
use super::state::App;
use crate::people::PeopleModule;

thread_local! {
    /// Not in the state: the first module knows nothing of it.
    static THIRD: ArcRwSignal<LoadState<PeopleModule>> = ArcRwSignal::new(LoadState::Coming);
}

fn third() -> ArcRwSignal<LoadState<PeopleModule>> {
    THIRD.with(Clone::clone)
}

/// Asks for the third module if the event is live; again when the device is back on the network.
pub fn start(app: App) {
    third().set(LoadState::Coming);
    if app.exhibition.read_untracked().event.live.is_none() {
        return;
    }
    spawn(fetch(app));
    let online = Listener::on_window("online", move |_| {
        if matches!(third().get_untracked(), LoadState::Missing) {
            third().set(LoadState::Coming);
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
    let (Ok(people), true) = (
        people,
        messages::load(messages::MessagePart::Live, &language).await,
    ) else {
        return third().set(LoadState::Missing);
    };
    (people.start)(app);
    third().set(LoadState::Here(people));
}

/// What stands in a place as soon as the third module is there.
fn place(draw: impl Fn(PeopleModule) -> View + Send + 'static) -> View {
    (move || match third().get() {
        LoadState::Here(people) => draw(people),
        LoadState::Unasked | LoadState::Coming | LoadState::Missing => View::Nothing,
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
        LoadState::Here(people) => (people.staff_now)(id),
        LoadState::Unasked | LoadState::Coming | LoadState::Missing => None,
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
            return p().child(app.t("desk-not-live")).into_view();
        }
        match third().get() {
            LoadState::Here(people) => (people.desk)(app, booth.clone()),
            LoadState::Unasked | LoadState::Coming | LoadState::Missing => coming(app),
        }
    })
    .into_view()
}

/// Says that it is on its way.
fn coming(app: App) -> View {
    let said = p()
        .class("quiet")
        .attr("role", "status")
        .child(app.t("rest-coming"));
    section().class("rest").child(said).into_view()
}

/// Forgets what was said, who the visitor was, and the connection. (Without the third module nothing was said.)
pub fn forget(app: App) {
    if let LoadState::Here(people) = third().get_untracked() {
        (people.forget)(app);
    }
}
