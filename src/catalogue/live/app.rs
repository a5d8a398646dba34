//! The state of the live page, and what changes it: the feed, the address, the other face, the clock.

use std::sync::Arc;

use super::reactive::*;
use feed::{Exhibition, Moment};
use finder::{Found, Index};
use jiff::Timestamp;
use jiff::tz::Offset;
use page::browser::loader::{Loader, REACHED, sleep};
use page::browser::messages::{self, Part};
use page::browser::{Listener, clock, detail, language, records, route};
use page::records::StoreProblem;
use page::{Records, Route, arrival};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::spawn_local;
use web_sys::HtmlElement;

use super::rest::{self, Rest};
use super::{browse, device, outbox, reading};
use crate::links::Links;
use crate::tongue::Tongue;
use crate::views::{Clock, Look, Numbers};

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

/// The state. Cheap to copy: handles only.
#[derive(Clone, Copy)]
pub struct App {
    /// What there is.
    pub exhibition: RwSignal<Arc<Exhibition>>,
    /// Where the visitor is.
    pub route: RwSignal<Route>,
    /// The language.
    pub tongue: RwSignal<Arc<Tongue>>,
    /// What the page remembers for the visitor.
    pub records: RwSignal<Records>,
    /// What went wrong with remembering.
    pub store_problem: RwSignal<Option<StoreProblem>>,
    /// Now.
    pub now: RwSignal<Timestamp>,
    /// Set while the event's files cannot be reached: when they were last read.
    pub stale: RwSignal<Option<Timestamp>>,
    /// Counts changes of the search index.
    pub indexed: RwSignal<u32>,
    /// The search index.
    pub index: StoredValue<Index, LocalStorage>,
    /// Counts how often the feed was read anew: what began before the last time is moot.
    pub reading: StoredValue<u32>,
    /// Whether booths are repeated for a test of scale.
    pub is_repeated: bool,
    /// Reads the event's files.
    pub loader: StoredValue<Loader, LocalStorage>,
    /// How far the second module is.
    pub rest: RwSignal<Rest>,
    /// Messages on their way.
    pub outbox: RwSignal<Vec<outbox::Item>>,
    links: StoredValue<Links>,
    /// The visitor's own number, which orders what is otherwise equal.
    pub seed: u64,
}

/// What the page shows, as far as it is another view.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Place {
    /// The list with its search.
    Browse,
    /// A booth.
    Booth(String),
    /// The programme.
    Programme,
    /// One of the event's longer texts.
    Text(String),
    /// Matching.
    Matching,
    /// The visitor's own list.
    Visit,
    /// A message to these booths.
    Contact(Vec<String>),
}

impl Place {
    /// Where a route leads. In the hall, the list stays as it was left; an open booth is open here as well.
    fn of(route: Route, before: Option<&Self>) -> Self {
        match route {
            Route::Start | Route::Search { .. } => Self::Browse,
            Route::Hall { .. } => before.cloned().unwrap_or(Self::Browse),
            Route::HallBooth { booth, .. } | Route::Booth { booth } => Self::Booth(booth),
            Route::Programme { .. } => Self::Programme,
            Route::Text { text } => Self::Text(text),
            Route::Matching { .. } => Self::Matching,
            Route::Visit => Self::Visit,
            Route::Contact { booths } => Self::Contact(booths),
        }
    }
}

impl App {
    /// Draws with the state as it is: whatever calls this follows the language, the feed and the clock.
    pub fn look<T>(&self, draw: impl FnOnce(&Look<'_>) -> T) -> T {
        self.look_for(None, draw)
    }

    /// The same with found words marked.
    pub fn look_for<T>(&self, found: Option<&Found>, draw: impl FnOnce(&Look<'_>) -> T) -> T {
        let (exhibition, tongue) = (self.exhibition.get(), self.tongue.get());
        let now = self.now.get();
        self.links.with_value(|links| {
            draw(&Look {
                tongue: &tongue,
                links,
                exhibition: &exhibition,
                clock: Some(Clock {
                    now,
                    offset: |at| {
                        Offset::from_seconds(clock::offset_secs(at)).unwrap_or(Offset::UTC)
                    },
                }),
                numbers: &Numbers::default(),
                found,
            })
        })
    }

    /// One of our own texts; follows the language.
    pub fn t(self, key: &'static str) -> impl Fn() -> String + Copy + Send + 'static {
        let tongue = self.tongue;
        move || tongue.read().t(key)
    }

    /// Id of the event, under which the device remembers.
    pub fn event_id(&self) -> String {
        self.exhibition.read_untracked().event.id.clone()
    }

    /// Changes what the page remembers.
    pub fn remember(&self, change: impl FnOnce(&mut Records)) {
        // What went wrong is told to everybody who listens, this page too.
        let _ = records::change(&self.event_id(), change);
    }

    /// The name of a booth, for labels and sentences.
    pub fn booth_name(&self, id: &str) -> String {
        let exhibition = self.exhibition.get();
        exhibition
            .find(id)
            .and_then(|(_, slot)| slot.booth())
            .map_or_else(
                || id.to_owned(),
                |booth| self.tongue.read().words(&booth.name),
            )
    }
}

/// Starts the live page: reads the event, takes over `<main>`, and follows whatever changes.
pub fn start(start: Start) {
    // Effects run as tasks of the browser. There may be an executor already only where two live pages share a module.
    let _ = any_spawner::Executor::init_wasm_bindgen();
    spawn_local(async move {
        let Ok(loader) = Loader::new(&start.event) else {
            return;
        };
        // They are on their way since before this module was.
        messages::load(Part::List, &start.language).await;
        let parsed = loader.event().await;
        let mut exhibition = match Exhibition::open(parsed) {
            Ok(exhibition) => exhibition,
            Err(problems) => {
                // The prerendered page stands; one line says why it is not live.
                page::browser::send("boothwalk:no-event", &JsValue::NULL);
                return rest::tell_alone(&problems).await;
            }
        };
        if start.booths > 0 {
            arrival::repeat_booths(&mut exhibition, start.booths);
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
        tongue: RwSignal::new(Arc::new(Tongue::new(&start.language))),
        records: RwSignal::new(records::load(&id)),
        store_problem: RwSignal::new(None),
        now: RwSignal::new(clock::now()),
        stale: RwSignal::new(None),
        indexed: RwSignal::new(0),
        reading: StoredValue::new(0),
        is_repeated: start.booths > 0,
        loader: StoredValue::new_local(loader.clone()),
        rest: RwSignal::new(Rest::Unasked),
        outbox: RwSignal::new(Vec::new()),
        links: StoredValue::new(Links::Live {
            root: start.root.clone(),
            event: loader.event_url().clone(),
        }),
        // Any number does.
        seed: js_sys::Math::random().to_bits(),
        exhibition: RwSignal::new(Arc::new(exhibition)),
    };
    follow(app, &id);
    if Place::of(app.route.get_untracked(), None) != Place::Browse {
        spawn_local(rest::fetch(app));
    }
    reading::load(app, &loader).await;
    rest::settled(app).await;
    if let Some(main) = device::document()
        .get_element_by_id("catalogue")
        .and_then(|main| main.dyn_into::<HtmlElement>().ok())
    {
        main.set_text_content(None);
        // What stood here said its own language; from now on it is the page's.
        let _ = main.remove_attribute("lang");
        html::mount(&main, view(app));
        // Who comes by a link to a search wants what it finds, not the pictures above it.
        if matches!(*app.route.read_untracked(), Route::Search { .. }) {
            device::once_changed(|| device::scroll_to("search"));
        }
    }
    device::mark("boothwalk:usable");
    rest::work(app);
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
        spawn_local(async move {
            messages::load(Part::List, &language).await;
            if matches!(app.rest.get_untracked(), Rest::Here(_)) {
                messages::load(Part::More, &language).await;
            }
            app.tongue.set(Arc::new(Tongue::new(&language)));
        });
    }) {
        listener.for_ever();
    }
    if let Some(listener) = Listener::on_window(REACHED, move |sent| {
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
    spawn_local(async move {
        loop {
            sleep(TICK_SECS).await;
            app.now.set(clock::now());
        }
    });
}

/// The whole of `<main>`.
fn view(app: App) -> impl IntoView {
    let place = Memo::new(move |before: Option<&Place>| Place::of(app.route.get(), before));
    // Nothing while the second module, of which it is, is not there.
    let shown = Memo::new(move |_| {
        let place = place.get();
        (place == Place::Browse || matches!(app.rest.get(), Rest::Here(_))).then_some(place)
    });
    Effect::new(move |before: Option<Option<Place>>| {
        let now = shown.get();
        let is_new = now.is_some() && before.is_some_and(|before| before != now);
        if is_new && !app.route.read_untracked().is_in_hall() {
            device::once_changed(device::focus_heading);
        }
        now
    });
    Effect::new(move || {
        let event = app.tongue.read().words(&app.exhibition.read().event.title);
        let own = match place.get() {
            Place::Browse => None,
            Place::Booth(id) => Some(app.booth_name(&id)),
            Place::Programme => Some(app.t("programme")()),
            Place::Text(id) => {
                let exhibition = app.exhibition.read();
                let text = exhibition.event.texts.iter().find(|text| text.id == id);
                text.map(|text| app.tongue.read().words(&text.title))
            }
            Place::Matching => Some(app.t("matching")()),
            Place::Visit => Some(app.t("visit-list")()),
            Place::Contact(_) => Some(app.t("contact")()),
        };
        device::document()
            .set_title(&own.map_or_else(|| event.clone(), |own| format!("{own} – {event}")));
    });
    let notices = move || {
        let problem = match app.store_problem.get() {
            Some(StoreProblem::Forbidden) => Some(app.t("store-forbidden")()),
            Some(StoreProblem::Full) => Some(app.t("store-full")()),
            None => None,
        };
        let stale = app.stale.get().map(|at| {
            let offset = Offset::from_seconds(clock::offset_secs(at)).unwrap_or(Offset::UTC);
            let tongue = app.tongue.get();
            let at = feed::time::moment_in_words(at, offset, tongue.messages());
            tongue.format("as-of", &[("time", at.into())])
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
        Some(Place::Browse) => browse::browse(app),
        Some(place) => rest::draw(app, place),
        None => rest::waiting(app),
    })
}
