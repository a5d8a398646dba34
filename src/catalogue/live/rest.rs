//! What the live page can do besides its list and search. It comes in a second module, behind the first.
//!
//! Most visitors first want to see who is there and to find a booth, so the first module holds what that needs and nothing
//! else. Whatever is reached through [`later`] alone - booth, programme and text pages, matching, the visitor's own list
//! with its exports, the message form with its outbox, the choices of the filter, following the feed, Markdown, the
//! sentences about files with faults, and the texts of all these - `wasm-split` moves into the second module when the
//! engine is built (wasm-build.sh): functions, tables and texts alike. So the list in `later` is the boundary: what is
//! called from elsewhere as well comes with the first module.
//!
//! The second module is asked for as soon as the list can be searched, or at once when the address is about something else.
//! Until it is there its places say so; when it cannot be had they say that, and it is tried again on a press and when the
//! device is back on the network.

use std::pin::Pin;
use std::sync::Arc;

use super::reactive::*;
use feed::Problem;
use finder::{Facets, Query};
use page::browser::loader::sleep;
use page::browser::messages::{self, Part};
use page::browser::{Listener, problems};
use wasm_bindgen_futures::spawn_local;
use wasm_split_helpers::{SplitLoaderError, wasm_split};

use super::app::{App, Place};
use super::{contact, device, following, matching, narrow, outbox, pages, visit};
use crate::late::{self, Late};
use crate::tongue::Tongue;
use html::{View, button, p, section};

/// Seconds for which a page whose address is about the second module's part waits for it before it shows that it waits.
const PATIENCE_SECS: f64 = 5.0;
/// Seconds between two looks whether it has come.
const LOOK_SECS: f64 = 0.025;

/// What the second module can do.
#[derive(Clone, Copy)]
pub struct Later {
    late: Late,
    draw: fn(App, Place) -> View,
    choices: Choices,
    tell: fn(&[Problem]),
    programme: fn(App) -> Pin<Box<dyn Future<Output = ()>>>,
    resume: fn(App),
    follow: fn(App),
}

/// Draws the choices of the filter.
type Choices = fn(App, RwSignal<Query>, Memo<Facets>, Arc<dyn Fn(Query) + Send + Sync>) -> View;

/// The second module's only entrance.
#[wasm_split(rest, fallible)]
fn later() -> Result<Later, SplitLoaderError> {
    Ok(Later {
        late: late::ALL,
        draw: |app, place| match place {
            // The first module's own.
            Place::Browse => View::Nothing,
            Place::Booth(id) => pages::booth(app, id),
            Place::Programme => pages::programme(app),
            Place::Text(id) => pages::text(app, id),
            Place::Matching => matching::matching(app),
            Place::Visit => visit::visit(app),
            Place::Contact(booths) => contact::contact(app, booths),
        },
        choices: narrow::choices,
        tell: problems::tell,
        programme: |app| Box::pin(following::programme(app)),
        resume: outbox::resume,
        follow: following::follow,
    })
}

/// How far the second module is.
#[derive(Clone, Copy)]
pub enum Rest {
    /// Nobody has asked for it.
    Unasked,
    /// On its way.
    Coming,
    /// There.
    Here(Later),
    /// It could not be had.
    Missing,
}

/// Asks for the second module, unless it is there or on its way.
pub async fn fetch(app: App) {
    if matches!(app.rest.get_untracked(), Rest::Coming | Rest::Here(_)) {
        return;
    }
    app.rest.set(Rest::Coming);
    let language = app.tongue.read_untracked().language().to_owned();
    let Ok(later) = later().await else {
        return app.rest.set(Rest::Missing);
    };
    if !messages::load(Part::More, &language).await {
        return app.rest.set(Rest::Missing);
    }
    late::came(later.late);
    (later.programme)(app).await;
    // With the texts that have come everything is said again.
    // Another language may have been chosen meanwhile.
    let language = app.tongue.read_untracked().language().to_owned();
    messages::load(Part::More, &language).await;
    app.tongue.set(Arc::new(Tongue::new(&language)));
    app.rest.set(Rest::Here(later));
    device::mark("boothwalk:whole");
}

/// Waits a while for what is on its way.
pub async fn settled(app: App) {
    let mut waited = 0.0;
    while matches!(app.rest.get_untracked(), Rest::Coming) && waited < PATIENCE_SECS {
        sleep(LOOK_SECS).await;
        waited += LOOK_SECS;
    }
}

/// Lets the second module work for the page once both are there: asks for it if nobody has, and tries again whenever the
/// device is back on the network.
pub fn work(app: App) {
    if matches!(app.rest.get_untracked(), Rest::Unasked) {
        spawn_local(fetch(app));
    }
    Effect::new(move |works: Option<bool>| {
        let Rest::Here(later) = app.rest.get() else {
            return false;
        };
        if works != Some(true) {
            for slot in &app.exhibition.read_untracked().slots {
                (later.tell)(slot.problems());
            }
            (later.resume)(app);
            (later.follow)(app);
        }
        true
    });
    let online = Listener::on_window("online", move |_| {
        if matches!(app.rest.get_untracked(), Rest::Missing) {
            spawn_local(fetch(app));
        }
    });
    if let Some(online) = online {
        online.for_ever();
    }
}

/// Says in the console what is wrong with a file. What comes in before the second module is told when that is there.
pub fn tell(app: App, problems: &[Problem]) {
    if let Rest::Here(later) = app.rest.get_untracked() {
        (later.tell)(problems);
    }
}

/// The same where there is nothing to show, and so no state.
pub async fn tell_alone(problems: &[Problem]) {
    if let Ok(later) = later().await {
        (later.tell)(problems);
    }
}

/// A place of the second module, or how far that is.
pub fn draw(app: App, place: Place) -> View {
    match app.rest.get_untracked() {
        Rest::Here(later) => (later.draw)(app, place),
        _ => waiting(app),
    }
}

/// The choices of the filter, or how far the second module is.
pub fn choices(
    app: App,
    query: RwSignal<Query>,
    facets: Memo<Facets>,
    change: impl Fn(Query) + Send + Sync + 'static,
) -> View {
    let change = Arc::new(change);
    (move || match app.rest.get() {
        Rest::Here(later) => (later.choices)(app, query, facets, change.clone()),
        _ => waiting(app),
    })
    .into_view()
}

/// Says that it is on its way, or that it could not be had and how to try again.
pub fn waiting(app: App) -> View {
    let said = move || match app.rest.get() {
        Rest::Missing => (
            p().class("said wrong")
                .attr("role", "alert")
                .child(app.t("rest-missing")),
            p().class("actions").child(
                button()
                    .r#type("button")
                    .class("button")
                    .on("click", move |_| spawn_local(fetch(app)))
                    .child(app.t("rest-again")),
            ),
        )
            .into_view(),
        _ => p()
            .class("quiet")
            .attr("role", "status")
            .child(app.t("rest-coming"))
            .into_view(),
    };
    section().class("rest").child(said).into_view()
}
