//! The search inside the hall: a field of the page over the canvas, where input methods work, answered by the list's own index.
//!
//! The hall says that somebody looks for a booth ([`events::FIND`]), is told what was found, for its map
//! ([`events::FOUND`]), and where to lead the visitor ([`events::LEAD`]). Which keys do what is in [`cell`], how it looks
//! in [`view`].

mod cell;
mod view;

use std::sync::Arc;

use super::dom;
use super::reactive::*;
use super::state::App;
use finder::{Query, SearchResult};
use html::Event;
use page::browser::{Listener, tell};
use page::{HallPanel, Route, events};

use self::cell::Cell;

/// Id of its place on the page, which the page's script makes (`web/find.js`).
pub(super) const PLACE: &str = "find";
/// Id of the field.
pub(super) const FIELD: &str = "find-words";
/// Booths that are shown: more words are quicker than more rows.
const MOST: usize = 24;

/// What is looked for, and where the visitor is in what was found.
#[derive(Clone, Copy)]
struct HallSearch {
    app: App,
    is_open: RwSignal<bool>,
    /// What was found lies behind the field while that has not the focus.
    is_folded: RwSignal<bool>,
    words: RwSignal<String>,
    at: RwSignal<Option<Cell>>,
    found: Memo<Option<Arc<SearchResult>>>,
}

/// Waits for those who look for a booth in the hall.
pub fn start(app: App) {
    let words = RwSignal::new(String::new());
    let found = Memo::new_with_compare(
        move |_| {
            app.indexed.track();
            let query = Query {
                text: words.read().trim().to_owned(),
                ..Query::default()
            };
            let now = app.now.get_untracked();
            (!query.is_empty()).then(|| {
                let index = &app.index;
                Arc::new(index.with_value(|index| index.search(&query, now, app.seed)))
            })
        },
        |_, _| true,
    );
    let search = HallSearch {
        app,
        is_open: RwSignal::new(false),
        is_folded: RwSignal::new(false),
        words,
        at: RwSignal::new(None),
        found,
    };
    dom::fill(PLACE, move || view::draw(search));
    Effect::new(move |told: Option<Option<String>>| {
        let now = search.found_ids();
        if told.flatten() != now {
            tell(events::FOUND, &[("booths", now.as_deref())]);
        }
        now
    });
    Effect::new(move || {
        if let Some(found) = found.get() {
            dom::announce(&search.count(found.hits.len()));
        }
    });
    Effect::new(move || {
        // A booth that opens, and a page of the list, take the place of what was looked for.
        let stays = match app.route.get() {
            Route::Hall { .. } => true,
            Route::HallPanel { panel, .. } => panel == HallPanel::Map,
            _ => false,
        };
        if !stays {
            untrack(|| search.close());
        }
    });
    if let Some(asked) = Listener::on_window(events::FIND, move |_| search.open()) {
        asked.for_ever();
    }
    tell(events::FINDS, &[]);
}

impl HallSearch {
    fn open(self) {
        self.is_open.set(true);
        self.is_folded.set(false);
        // The field is drawn in the tasks of its signals.
        dom::once_changed(|| dom::once_changed(|| dom::focus(FIELD)));
    }

    fn close(self) {
        if self.is_open.get_untracked() {
            self.is_open.set(false);
            self.write(String::new());
        }
    }

    /// Back to the hall.
    fn leave(self) {
        self.close();
        dom::focus("hall");
    }

    fn write(self, words: String) {
        self.words.set(words);
        self.at.set(None);
        self.is_folded.set(false);
    }

    /// How many rows are shown.
    fn rows(self) -> usize {
        let found = self.found.get();
        found.map_or(0, |found| found.hits.len().min(MOST))
    }

    fn count(self, n: usize) -> String {
        let locale = self.app.locale.get_untracked();
        locale.format("search-found", &[("n", n.into())])
    }

    /// Ids of all that was found, apart by spaces; nothing while nothing is looked for.
    fn found_ids(self) -> Option<String> {
        let found = self.found.get()?;
        let exhibition = self.app.exhibition.read();
        let slots = found.hits.iter().map(|hit| exhibition.slots.get(hit.slot));
        let ids: Vec<&str> = slots.flatten().map(|slot| slot.id.as_str()).collect();
        Some(ids.join(" "))
    }

    /// A key goes down in the field.
    fn press(self, event: &Event) {
        let Some(key) = html::key(event) else { return };
        let at = self.at.get_untracked();
        match key.as_str() {
            // The best one, unless another is meant.
            "Enter" => self.choose(at.unwrap_or(Cell {
                row: 0,
                opens: false,
            })),
            "Escape" if self.words.read_untracked().is_empty() => self.leave(),
            "Escape" => self.write(String::new()),
            _ => match Cell::after(at, &key, untrack(|| self.rows())) {
                Some(to) => {
                    self.at.set(Some(to));
                    dom::reveal(&to.id());
                }
                None => return,
            },
        }
        event.prevent_default();
    }

    /// Leads the visitor to a booth, or opens it.
    fn choose(self, cell: Cell) {
        let found = self.found.get_untracked();
        let hit = found.and_then(|found| found.hits.get(cell.row).copied());
        let exhibition = self.app.exhibition.get_untracked();
        let Some(slot) = hit.and_then(|hit| exhibition.slots.get(hit.slot)) else {
            return;
        };
        self.leave();
        let opens = cell.opens.then_some("yes");
        tell(
            events::LEAD,
            &[("booth", Some(slot.id.as_str())), ("opens", opens)],
        );
    }
}
