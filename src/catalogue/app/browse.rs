//! The start page's list with its search: found as one types, narrowed by facets, shared by its address.

use std::sync::Arc;

use super::reactive::*;
use finder::{Facets, Query, SearchResult};
use html::{button, details, div, form, h1, h2, input, label, p, section, summary};
use page::Route;
use page::browser::loader::sleep;
use page::browser::route::{self, RouteStep};
use page::browser::spawn;

use super::bookmark_button::BookmarkButton;
use super::dom;
use super::lazy_module;
use super::state::App;
use crate::views::card::card;
use crate::views::reasons;
use crate::views::start;

/// Booths shown at first, of a hall or of what was found; more on demand.
const AT_FIRST: usize = 60;
/// Booths shown of what was found: more than two screens of them, drawn again with each key.
const FOUND_AT_FIRST: usize = 24;
/// Seconds without a key before the address follows what was typed: browsers refuse addresses that change too often.
const SETTLE_SECS: f64 = 0.3;

/// The view.
pub fn browse(app: App) -> View {
    let query = RwSignal::new(asked(&app.route.get_untracked()));
    let shown = RwSignal::new(FOUND_AT_FIRST);
    // The address may change under the page: back, a link, the other face.
    Effect::new(move || {
        let route = app.route.get();
        if matches!(route, Route::Start | Route::Search { .. }) {
            let asked = asked(&route);
            if asked != query.get_untracked() {
                let finds = !asked.is_empty();
                query.set(asked);
                // A topic that was pressed far down the page: what it finds begins at the top.
                if finds {
                    dom::once_changed(dom::focus_heading);
                }
            }
        }
    });
    let keys = StoredValue::new(0_u32);
    let change = move |new: Query| {
        query.set(new);
        shown.set(FOUND_AT_FIRST);
        let key = keys.try_update_value(|keys| {
            *keys += 1;
            *keys
        });
        spawn(async move {
            sleep(SETTLE_SECS).await;
            // A later key writes for this one; a page that was left writes nothing.
            if keys.try_get_value() == key && key.is_some() {
                write(app, &query.get_untracked());
            }
        });
    };
    let found = Memo::new_with_compare(
        move |_| {
            app.indexed.track();
            let query = query.get();
            let now = app.now.get();
            (!query.is_empty()).then(|| {
                let found = app
                    .index
                    .with_value(|index| index.search(&query, now, app.seed));
                Arc::new(found)
            })
        },
        |_, _| true,
    );
    let facets = Memo::new(move |_| match found.get() {
        Some(found) => found.facets.clone(),
        None => {
            app.indexed.track();
            let now = app.now.get();
            app.index
                .with_value(|index| index.search(&Query::default(), now, app.seed).facets)
        }
    });
    Effect::new(move || {
        if let Some(found) = found.get() {
            dom::announce(&count(app, found.hits.len()));
        }
    });
    section()
        .class("browse")
        .child((
            h1().class("unseen").tabindex("-1").child(app.t("booths")),
            form()
                .class("search")
                .attr("role", "search")
                .on("submit", move |event| {
                    event.prevent_default();
                    write(app, &query.get_untracked());
                })
                .child((
                    label().r#for("search").child(app.t("search-label")),
                    input()
                        .id("search")
                        .prop("value", move || query.read().text.clone())
                        .r#type("search")
                        .name("q")
                        .autocomplete("off")
                        .attr("enterkeyhint", "search")
                        .placeholder(app.t("search-placeholder"))
                        .on("input", move |event| {
                            change(Query {
                                text: html::value(&event),
                                ..query.get_untracked()
                            });
                        }),
                )),
            narrow(app, query, facets, change),
            move || match found.get() {
                Some(found) => results(app, &found, query, shown, change),
                None => app.draw(|context| {
                    (
                        start::halls(context, &BookmarkButton(app), AT_FIRST),
                        start::about(context),
                        start::sources(context),
                    )
                        .into_view()
                }),
            },
        ))
        .into_view()
}

fn asked(route: &Route) -> Query {
    match route {
        Route::Search { query } => Query::from_pairs(
            query
                .iter()
                .map(|(name, value)| (name.as_str(), value.as_str())),
        ),
        _ => Query::default(),
    }
}

/// The search in the address: the first one can be gone back from, further keys refine it.
fn write(app: App, query: &Query) {
    let (new, step) = if query.is_empty() {
        // The pictures come back above the field, which stays where it is seen.
        dom::once_changed(|| dom::scroll_to("search"));
        (Route::Start, RouteStep::Replace)
    } else {
        let new = Route::Search {
            query: query.to_pairs(),
        };
        let first = matches!(*app.route.read_untracked(), Route::Start);
        (
            new,
            if first {
                RouteStep::Push
            } else {
                RouteStep::Replace
            },
        )
    };
    if !app.route.read_untracked().is_in_hall() {
        route::write(&new, step);
    }
}

fn count(app: App, n: usize) -> String {
    app.locale.read().format("search-found", &[("n", n.into())])
}

fn results(
    app: App,
    found: &SearchResult,
    query: RwSignal<Query>,
    shown: RwSignal<usize>,
    change: impl Fn(Query) + Copy + Send + Sync + 'static,
) -> View {
    let most = shown.get();
    let cards = app.draw_with(Some(found), |context| {
        found
            .hits
            .iter()
            .take(most)
            .filter_map(|hit| {
                let slot = context.exhibition.slots.get(hit.slot)?;
                let why = app
                    .index
                    .with_value(|index| index.why(found, hit.slot, context.locale.language()));
                Some(card(
                    context,
                    slot,
                    &BookmarkButton(app),
                    reasons::found(context, &why).map(IntoView::into_view),
                ))
            })
            .collect::<Vec<_>>()
    });
    let n = found.hits.len();
    section()
        .class("results")
        .child((
            div().class("found").child((
                h2().child(count(app, n)),
                lazy_module::chosen(app, &query.read_untracked(), change),
                button()
                    .r#type("button")
                    .class("plain")
                    .on("click", move |_| change(Query::default()))
                    .child(app.t("search-clear")),
            )),
            (n == 0).then(|| p().child(app.t("search-nothing"))),
            div().class("cards").child(cards),
            (n > most).then(|| {
                p().child(
                    button()
                        .r#type("button")
                        .class("button")
                        .on("click", move |_| shown.update(|most| *most += AT_FIRST))
                        .child(app.t("show-more")),
                )
            }),
        ))
        .into_view()
}

/// The choices that narrow the list down, folded away at first.
fn narrow(
    app: App,
    query: RwSignal<Query>,
    facets: Memo<Facets>,
    change: impl Fn(Query) + Copy + Send + Sync + 'static,
) -> impl IntoView {
    // Drawn with each key only while somebody sees them.
    let open = RwSignal::new(false);
    details()
        .class("facets")
        .on("toggle", move |event| open.set(html::is_open(&event)))
        .child((
            summary().child(app.t("facets")),
            div().class("facet-groups").child(move || {
                open.get()
                    .then(|| lazy_module::choices(app, query, facets, change))
            }),
        ))
}
