//! Code splitting: what the live page can do besides its list and search comes in a second module, behind the first.
//!
//! Most visitors first want to see who is there and to find a booth, so the first module holds what that needs and nothing
//! else. Whatever is reached through `whole` of `lazy_contents.rs` alone - booth, programme, map and text pages, matching, the visitor's own list
//! with its exports, the message form with its outbox, the choices of the filter, following the feed, the search inside the hall, Markdown, the
//! sentences about files with faults, and the texts of all these - `wasm-split` moves into the second module when the
//! engine is built (wasm-build.sh): functions, tables and texts alike. So the list in `whole` is the boundary: what is
//! called from elsewhere as well comes with the first module.
//!
//! The second module is asked for as soon as the list can be searched, or at once when the address is about something else;
//! behind the hall for those who are on the way into it and want nothing else meanwhile.
//! Until it is there its places say so; when it cannot be had they say that, and it is tried again on a press and when the
//! device is back on the network.

use std::sync::Arc;

use super::reactive::*;
use feed::Problem;
use finder::{Facets, Query};
use page::browser::loader::sleep;
use page::browser::messages::{self, MessagePart};
use page::browser::{Listener, spawn, tell};
use page::events;

use super::dom::{self, later};
use super::state::{App, Lazy, PageView};
use html::{View, button, p, section};

/// Seconds for which a page whose address is about the second module's part waits for it before it shows that it waits.
const PATIENCE_SECS: f64 = 5.0;
/// Seconds between two looks whether it has come.
const LOOK_SECS: f64 = 0.025;

/// Asks for the second module, unless it is there or on its way.
pub fn want(app: App) {
    spawn(fetch(app));
}

/// Asks for it if nobody has: one that could not be had is tried again when somebody wants it.
fn want_first(app: App) {
    if matches!(app.lazy.get_untracked(), Lazy::Unasked) {
        want(app);
    }
}

async fn fetch(app: App) {
    if matches!(app.lazy.get_untracked(), Lazy::Coming | Lazy::Here(_)) {
        return;
    }
    app.lazy.set(Lazy::Coming);
    let language = app.locale.read_untracked().language().to_owned();
    let later = match later().await {
        Ok(later) if messages::load(MessagePart::More, &language).await => later,
        _ => {
            tell(events::REST_MISSING, &[]);
            return app.lazy.set(Lazy::Missing);
        }
    };
    (later.programme)(app).await;
    // Another language may have been chosen meanwhile.
    let language = app.locale.read_untracked().language().to_owned();
    messages::load(MessagePart::More, &language).await;
    app.lazy.set(Lazy::Here(later));
    // With the messages that have come everything is said again.
    app.speak(&language);
    page::browser::mark(events::marks::WHOLE);
}

/// Waits a while for what is on its way.
pub async fn settled(app: App) {
    let mut waited = 0.0;
    while matches!(app.lazy.get_untracked(), Lazy::Coming) && waited < PATIENCE_SECS {
        sleep(LOOK_SECS).await;
        waited += LOOK_SECS;
    }
}

/// Lets the second module work for the page once both are there: asks for it if nobody has, behind the hall if that is to come
/// first, and tries again whenever the device is back on the network, or somebody looks for a booth in the hall.
pub fn work(app: App) {
    if !app.route.read_untracked().is_in_hall() {
        want_first(app);
    }
    Effect::new(move |works: Option<bool>| {
        let Lazy::Here(later) = app.lazy.get() else {
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
    let wishes: [(&str, fn(App)); 3] = [
        ("online", want),
        (events::FIND, want),
        (events::HALL_SETTLED, want_first),
    ];
    for (wish, act) in wishes {
        let heard = Listener::on_window(wish, move |_| act(app));
        if let Some(heard) = heard {
            heard.for_ever();
        }
    }
}

/// Says in the console what is wrong with a file where there is nothing to show, and so no state.
pub async fn tell_alone(problems: &[Problem]) {
    if let Ok(later) = later().await {
        (later.tell)(problems);
    }
}

/// A place of the second module, or how far that is.
pub fn draw(app: App, place: PageView) -> View {
    match app.lazy.get_untracked() {
        Lazy::Here(later) => (later.draw)(app, place),
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
    (move || match app.lazy.get() {
        Lazy::Here(later) => (later.choices)(app, query, facets, change.clone()),
        _ => waiting(app),
    })
    .into_view()
}

/// What narrows a search down, as soon as the second module is there.
pub fn chosen(
    app: App,
    query: &Query,
    change: impl Fn(Query) + Send + Sync + 'static,
) -> Option<View> {
    match app.lazy.get() {
        Lazy::Here(later) => Some((later.chosen)(app, query, &(Arc::new(change) as _))),
        _ => None,
    }
}

/// Says that it is on its way, or that it could not be had and how to try again. Whoever sees this wants it now.
pub fn waiting(app: App) -> View {
    want_first(app);
    let said = move || match app.lazy.get() {
        Lazy::Missing => (
            p().class("said wrong")
                .attr("role", "alert")
                .child(app.t("rest-missing")),
            p().class("actions").child(
                button()
                    .r#type("button")
                    .class("button")
                    .on("click", move |_| {
                        // The button goes.
                        dom::once_changed(dom::focus_heading);
                        want(app);
                    })
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
