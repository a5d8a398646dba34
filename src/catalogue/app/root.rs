//! The live page as a whole: starts it, listens to what changes it (address, other face, clock), and draws `<main>`.

use std::sync::Arc;

use super::reactive::*;
use feed::{Exhibition, Moment};
use finder::Index;
use jiff::tz::Offset;
use page::browser::fetch::Freshness;
use page::browser::loader::{Loader, sleep};
use page::browser::messages::{self, MessagePart};
use page::browser::{Listener, clock, detail, language, records, route, spawn, tell};
use page::records::StoreProblem;
use page::{Records, Route, events, scale_test};

use super::state::{App, Lazy, PageView};
use super::{browse, dom, feed_loading, lazy_module};
use crate::links::Links;
use crate::locale::PageLocale;
use crate::views::DrawnNumbers;

/// Seconds between two looks at the clock: times are shown in minutes.
const TICK_SECS: f64 = 30.0;

/// What the page's script says.
pub struct Start {
    /// Address of the event file.
    pub event: String,
    /// From the page to the site's root.
    pub root: String,
    /// The language to begin with.
    pub language: String,
    /// Repeat booths up to so many; 0 does not.
    pub booths: usize,
}

/// Starts the live page: reads the event, takes over `<main>`, and follows whatever changes.
pub fn start(start: Start) {
    dom::run_effects();
    spawn(async move {
        let Ok(loader) = Loader::new(&start.event, Freshness::Usual) else {
            return;
        };
        // They are on their way since before this module was.
        messages::load(MessagePart::List, &start.language).await;
        let parsed = loader.event().await;
        let mut exhibition = match Exhibition::open(parsed) {
            Ok(exhibition) => exhibition,
            Err(problems) => {
                // The prerendered page stands; one line says why it is not live.
                tell(events::NO_EVENT, &[]);
                return lazy_module::tell_alone(&problems).await;
            }
        };
        if start.booths > 0 {
            scale_test::repeat_booths(&mut exhibition, start.booths);
        }
        run(&start, loader, exhibition).await;
    });
}

async fn run(start: &Start, loader: Loader, exhibition: Exhibition) {
    let owner = Owner::new();
    owner.set();
    let id = exhibition.event.id.clone();
    let app = App {
        index: StoredValue::new_local(Index::new(&exhibition)),
        route: RwSignal::new(route::read()),
        locale: RwSignal::new(Arc::new(PageLocale::new(&start.language, None))),
        records: RwSignal::new(records::load(&id)),
        store_problem: RwSignal::new(None),
        now: RwSignal::new(clock::now()),
        stale: RwSignal::new(None),
        indexed: RwSignal::new(0),
        reading: StoredValue::new(0),
        is_repeated: start.booths > 0,
        loader: StoredValue::new_local(loader.clone()),
        lazy: RwSignal::new(Lazy::Unasked),
        outbox: RwSignal::new(Vec::new()),
        links: StoredValue::new(Links::Live {
            root: start.root.clone(),
            event: loader.event_url().clone(),
        }),
        numbers: StoredValue::new_local(DrawnNumbers::default()),
        // Any number does.
        seed: page::browser::random().to_bits(),
        exhibition: RwSignal::new(Arc::new(exhibition)),
    };
    follow(app, &id);
    if PageView::of(app.route.get_untracked(), None) != PageView::Browse {
        lazy_module::want(app);
    }
    feed_loading::load(app, &loader).await;
    lazy_module::settled(app).await;
    dom::take_over(view(app));
    // Who comes by a link to a search wants what it finds, not the pictures above it.
    if matches!(*app.route.read_untracked(), Route::Search { .. }) {
        dom::once_changed(|| dom::scroll_to("search"));
    }
    page::browser::mark(events::marks::USABLE);
    lazy_module::work(app);
    // The state lives as long as the page.
    std::mem::forget(owner);
}

/// Listens to the address, the other face, and the clock.
fn follow(app: App, id: &str) {
    for listener in route::on_change(move |route| app.route.set(route)) {
        listener.for_ever();
    }
    let told = move |records: Records, problem: Option<StoreProblem>| {
        app.records.set(records);
        app.store_problem.set(problem);
    };
    for listener in records::on_change(id, told) {
        listener.for_ever();
    }
    if let Some(listener) = language::on_change(move |language| {
        app.remember(|records| records.settings.language = Some(language.clone()));
        spawn(async move {
            messages::load(MessagePart::List, &language).await;
            if matches!(app.lazy.get_untracked(), Lazy::Here(_)) {
                messages::load(MessagePart::More, &language).await;
            }
            app.speak(&language);
        });
    }) {
        listener.for_ever();
    }
    if let Some(listener) = Listener::on_window(events::FEED, move |sent| {
        let reached = detail(&sent, "reached").as_deref() == Some("yes");
        if reached {
            app.stale.set(None);
        } else if app.stale.get_untracked().is_none() {
            // A copy from an earlier visit is older than now.
            let at = detail(&sent, "at").and_then(|at| Moment::parse(&at).ok());
            app.stale
                .set(Some(at.map_or_else(clock::now, |moment| moment.at)));
        }
    }) {
        listener.for_ever();
    }
    tell(events::LISTENS, &[]);
    spawn(async move {
        loop {
            sleep(TICK_SECS).await;
            app.now.set(clock::now());
        }
    });
}

/// The whole of `<main>`.
fn view(app: App) -> impl IntoView {
    let place = Memo::new(move |before: Option<&PageView>| PageView::of(app.route.get(), before));
    // Nothing while the second module, of which it is, is not there.
    let shown = Memo::new(move |_| {
        let place = place.get();
        (place == PageView::Browse || matches!(app.lazy.get(), Lazy::Here(_))).then_some(place)
    });
    // The page that is opened first is where the visitor is already, however late it can be drawn.
    Effect::new(move |before: Option<Option<PageView>>| {
        let here = Some(place.get());
        let before = before.unwrap_or_else(|| here.clone());
        if shown.get().is_none() {
            return before.filter(|before| here.as_ref() == Some(before));
        }
        if before != here && !app.route.read_untracked().is_in_hall() {
            dom::once_changed(dom::focus_heading);
        }
        here
    });
    Effect::new(move || {
        let event = app.locale.read().words(&app.exhibition.read().event.title);
        // In a hall the list beside it stays where it was; the page is the hall.
        let own = app.hall_title().or_else(|| match place.get() {
            // A desk says its own, with how many wait; and tours are read by the second module.
            PageView::Browse | PageView::Desk(_) | PageView::Tour(_) => None,
            PageView::Booth(id) => Some(app.booth_name(&id)),
            PageView::Programme => Some(app.t("programme")()),
            PageView::Text(id) => {
                let exhibition = app.exhibition.read();
                let text = exhibition.event.texts.iter().find(|text| text.id == id);
                text.map(|text| app.locale.read().words(&text.title))
            }
            PageView::Matching => Some(app.t("matching")()),
            PageView::Map => Some(app.t("map")()),
            PageView::Visit => Some(app.t("visit-list")()),
            PageView::Contact(_) => Some(app.t("contact")()),
        });
        dom::set_title(&own.map_or_else(|| event.clone(), |own| format!("{own} – {event}")));
    });
    let notices = move || {
        let problem = match app.store_problem.get() {
            Some(StoreProblem::Forbidden) => Some(app.t("store-forbidden")()),
            Some(StoreProblem::Full) => Some(app.t("store-full")()),
            None => None,
        };
        let stale = app.stale.get().map(|at| {
            let offset = Offset::from_seconds(clock::offset_secs(at)).unwrap_or(Offset::UTC);
            let locale = app.locale.get();
            let at = feed::time::moment_in_words(at, offset, locale.messages());
            locale.format("as-of", &[("time", at.into())])
        });
        let said = |words| {
            html::p()
                .class("said wrong")
                .attr("role", "status")
                .child(words)
        };
        (problem.map(said), stale.map(said))
    };
    (notices, move || match shown.get() {
        Some(PageView::Browse) => browse::browse(app),
        Some(place) => lazy_module::draw(app, place),
        None => lazy_module::waiting(app),
    })
}
