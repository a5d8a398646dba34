//! Application state: what the live page knows, as signals, and where it is.

use std::pin::Pin;
use std::sync::Arc;

use super::load_state::LoadState;
use super::reactive::*;
use feed::{Exhibition, Problem};
use finder::{Facets, Index, Query, SearchResult};
use jiff::Timestamp;
use jiff::tz::Offset;
use page::browser::loader::Loader;
use page::browser::{clock, records};
use page::records::StoreProblem;
use page::{Records, Route};

use crate::deferred::Deferred;
use crate::links::Links;
use crate::locale::PageLocale;
use crate::outbox::Item;
use crate::views::{Clock, DrawnNumbers, ViewContext};

/// What the second module can do for the page.
#[derive(Clone, Copy)]
pub struct LazyModule {
    /// The deferred half of the views.
    pub deferred: Deferred,
    /// Draws a place of its own.
    pub draw: fn(App, PageView) -> View,
    /// Draws the choices of the filter.
    pub choices: Choices,
    /// Draws what narrows a search down.
    pub chosen: fn(App, &Query, &QueryChange) -> View,
    /// Says in the console what is wrong with a file.
    pub tell: fn(&[Problem]),
    /// Reads the programme.
    pub programme: fn(App) -> Pin<Box<dyn Future<Output = ()>>>,
    /// Takes up messages on their way.
    pub resume: fn(App),
    /// Follows the feed, says on top what matters now, waits for those who look for a booth in the hall, and lets visits be
    /// counted where the organiser wants it.
    pub follow: fn(App),
}

/// Draws the choices of the filter.
pub type Choices = fn(App, RwSignal<Query>, Memo<Facets>, QueryChange) -> View;

/// Told what is searched for from now on.
pub type QueryChange = Arc<dyn Fn(Query) + Send + Sync>;

/// How far the second module is.
pub type Lazy = LoadState<LazyModule>;

/// The state. Cheap to copy: handles only.
#[derive(Clone, Copy)]
pub struct App {
    /// What there is.
    pub exhibition: RwSignal<Arc<Exhibition>>,
    /// Where the visitor is.
    pub route: RwSignal<Route>,
    /// The language.
    pub locale: RwSignal<Arc<PageLocale>>,
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
    pub lazy: RwSignal<Lazy>,
    /// Messages on their way.
    pub outbox: RwSignal<Vec<Item>>,
    /// How pages refer to what is elsewhere.
    pub links: StoredValue<Links>,
    /// The numbers of the booths.
    pub numbers: StoredValue<DrawnNumbers, LocalStorage>,
    /// The visitor's own number, which orders what is otherwise equal.
    pub seed: u64,
}

/// What the page shows, as far as it is another view.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PageView {
    /// The list with its search.
    Browse,
    /// A booth.
    Booth(String),
    /// The programme.
    Programme,
    /// One of the event's longer texts.
    Text(String),
    /// A guided tour.
    Tour(String),
    /// Matching.
    Matching,
    /// The halls from above.
    Map,
    /// The visitor's own list.
    Visit,
    /// A message to these booths.
    Contact(Vec<String>),
    /// The desk of a booth's staff, or the organiser's.
    Desk(Option<String>),
}

impl PageView {
    /// Where a route leads. In the hall, the list stays as it was left; an open booth is open here as well.
    pub fn of(route: Route, before: Option<&Self>) -> Self {
        match route {
            Route::Start | Route::Search { .. } => Self::Browse,
            Route::Hall { .. } | Route::HallPanel { .. } | Route::HallTour { .. } => {
                before.cloned().unwrap_or(Self::Browse)
            }
            Route::HallBooth { booth, .. } | Route::Booth { booth } => Self::Booth(booth),
            Route::Programme { .. } => Self::Programme,
            Route::Text { text } => Self::Text(text),
            Route::Tour { tour } => Self::Tour(tour),
            Route::Matching { .. } => Self::Matching,
            Route::Map { .. } => Self::Map,
            Route::Visit => Self::Visit,
            Route::Contact { booths } => Self::Contact(booths),
            Route::Desk { booth } => Self::Desk(booth),
        }
    }
}

impl App {
    /// What the hall is called in which the visitor is, while no booth is open there.
    pub fn hall_title(&self) -> Option<String> {
        let route = self.route.get();
        let (Route::Hall { hall } | Route::HallPanel { hall, .. } | Route::HallTour { hall, .. }) =
            &route
        else {
            return None;
        };
        let exhibition = self.exhibition.read();
        let hall = exhibition.event.halls.get(exhibition.hall(hall)?)?;
        Some(self.locale.read().words(&hall.title))
    }

    /// Draws with the state as it is: whatever calls this follows the language, the feed and the clock.
    pub fn draw<T>(&self, draw: impl FnOnce(&ViewContext<'_>) -> T) -> T {
        self.draw_with(None, draw)
    }

    /// The same with found words marked.
    pub fn draw_with<T>(
        &self,
        found: Option<&SearchResult>,
        draw: impl FnOnce(&ViewContext<'_>) -> T,
    ) -> T {
        let (exhibition, locale) = (self.exhibition.get(), self.locale.get());
        let now = self.now.get();
        // It has come before the locale that speaks its messages.
        let deferred = self.deferred();
        let numbers = self.numbers.with_value(|drawn| drawn.of(&exhibition));
        self.links.with_value(|links| {
            draw(&ViewContext {
                locale: &locale,
                links,
                exhibition: &exhibition,
                clock: Some(Clock {
                    now,
                    offset: |at| {
                        Offset::from_seconds(clock::offset_secs(at)).unwrap_or(Offset::UTC)
                    },
                }),
                numbers: &numbers,
                deferred: deferred.as_ref(),
                found,
            })
        })
    }

    /// The deferred half of the views, as soon as it is there.
    pub fn deferred(&self) -> Option<Deferred> {
        match self.lazy.get_untracked() {
            Lazy::Here(module) => Some(module.deferred),
            _ => None,
        }
    }

    /// Speaks this language from now on, with whatever messages are there.
    pub fn speak(&self, language: &str) {
        let messages = self.deferred().map(|deferred| deferred.messages);
        self.locale
            .set(Arc::new(PageLocale::new(language, messages)));
    }

    /// Says in the console what is wrong with a file. What comes in before the second module is told when that is there.
    pub fn tell(&self, problems: &[Problem]) {
        if let Lazy::Here(module) = self.lazy.get_untracked() {
            (module.tell)(problems);
        }
    }

    /// One of our own texts; follows the language.
    pub fn t(self, key: &'static str) -> impl Fn() -> String + Copy + Send + 'static {
        let locale = self.locale;
        move || locale.read().t(key)
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
                |booth| self.locale.read().words(&booth.name),
            )
    }
}
