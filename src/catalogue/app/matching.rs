//! Matching: what the visitor looks for and offers, against the exhibitors' offers and needs. Nothing leaves the device.

use super::reactive::*;
use finder::{Match, MatchQuery};
use html::{
    button, details, div, fieldset, h1, h2, input, label, legend, p, section, span, summary,
};
use page::Route;
use page::browser::route::{self, RouteStep};

use super::bookmark_button::BookmarkButton;
use super::dom;
use super::state::App;
use crate::views::card::card;
use crate::views::reasons::matched;

/// Booths shown: those further down hardly match.
const MOST: usize = 60;
/// Id of what was found.
const FOUND: &str = "matches";

/// The view.
pub fn matching(app: App) -> View {
    let wish = Memo::new(move |before: Option<&MatchQuery>| match app.route.get() {
        Route::Matching { query } => MatchQuery::from_pairs(
            query
                .iter()
                .map(|(name, value)| (name.as_str(), value.as_str())),
        ),
        _ => before.cloned().unwrap_or_default(),
    });
    let matches = Memo::new(move |_| {
        app.indexed.track();
        let mut wish = wish.get();
        if wish.languages.is_empty() {
            wish.languages = vec![app.locale.read().language().to_owned()];
        }
        let found = app.index.with_value(|index| index.matches(&wish, app.seed));
        if wish.is_empty() { Vec::new() } else { found }
    });
    Effect::new(move || {
        let n = matches.read().len();
        if !wish.read().is_empty() {
            dom::announce(&app.locale.read().format("search-found", &[("n", n.into())]));
        }
    });
    section()
        .class("matching")
        .child((
            h1().class("page-title")
                .tabindex("-1")
                .child(app.t("matching")),
            p().class("quiet").child(app.t("matching-intro")),
            div().class("match").child((
                div().class("facet-groups").child((
                    ticks(app, wish, "i-seek", |wish| &mut wish.needs),
                    ticks(app, wish, "i-offer", |wish| &mut wish.offers),
                )),
                move || found(app, wish, &matches.get()),
            )),
        ))
        .into_view()
}

/// What fits, and how many: on small screens that stands at their edge while what fits is farther down.
fn found(app: App, wish: Memo<MatchQuery>, matches: &[Match]) -> View {
    if matches.is_empty() {
        let key = if wish.read().is_empty() {
            "match-none"
        } else {
            "search-nothing"
        };
        let none = p().class("quiet").child(app.t(key));
        return div()
            .class("actions")
            .child((none, from_list(app, wish)))
            .into_view();
    }
    app.draw(|context| {
        let cards: Vec<_> = matches
            .iter()
            .take(MOST)
            .filter_map(|found| {
                let slot = context.exhibition.slots.get(found.slot)?;
                let because: Vec<_> = found
                    .reasons
                    .iter()
                    .map(|reason| p().child(matched(context, reason)))
                    .collect();
                Some(card(
                    context,
                    slot,
                    &BookmarkButton(app),
                    Some(because.into_view()),
                ))
            })
            .collect();
        let n = cards.len();
        let found = context.locale.format("search-found", &[("n", n.into())]);
        let show = button()
            .r#type("button")
            .class("plain")
            .on("click", |_| dom::scroll_to(FOUND))
            .child(found);
        (
            h2().child(show),
            div().class("cards").id(FOUND).child(cards),
        )
            .into_view()
    })
}

/// Begins with what the booths on the visitor's own list offer.
fn from_list(app: App, wish: Memo<MatchQuery>) -> Option<View> {
    if !wish.read().is_empty() {
        return None;
    }
    let records = app.records.read();
    let exhibition = app.exhibition.read();
    let kept = records.kept_booths.keys();
    let booths = kept.filter_map(|id| exhibition.find(id)?.1.booth());
    let mut needs: Vec<String> = booths.flat_map(|booth| booth.offers.clone()).collect();
    needs.sort();
    needs.dedup();
    if needs.is_empty() {
        return None;
    }
    let query = MatchQuery {
        needs,
        ..MatchQuery::default()
    }
    .to_pairs();
    let begin = button()
        .r#type("button")
        .class("button")
        .on("click", move |_| {
            let query = query.clone();
            route::write(&Route::Matching { query }, RouteStep::Push);
        });
    Some(begin.child(app.t("match-from-list")).into_view())
}

fn ticks(
    app: App,
    wish: Memo<MatchQuery>,
    key: &'static str,
    list: fn(&mut MatchQuery) -> &mut Vec<String>,
) -> impl IntoView {
    let choices = move || {
        app.draw(|context| {
            let topics = context.exhibition.event.topics.iter();
            topics
                .map(|topic| {
                    let (words, language) = context.topic(&topic.id);
                    let (of_checked, of_change) = (topic.id.clone(), topic.id.clone());
                    label().class("choice").child((
                        input()
                            .r#type("checkbox")
                            .prop("checked", move || {
                                list(&mut wish.get()).contains(&of_checked)
                            })
                            .on("change", move |_| {
                                let mut next = wish.get_untracked();
                                let ticked = list(&mut next);
                                if ticked.contains(&of_change) {
                                    ticked.retain(|other| *other != of_change);
                                } else {
                                    ticked.push(of_change.clone());
                                }
                                let route = Route::Matching {
                                    query: next.to_pairs(),
                                };
                                route::write(&route, RouteStep::Replace);
                            }),
                        span().lang(language).child(words),
                    ))
                })
                .collect::<Vec<_>>()
        })
    };
    details().attr("open", "").child((
        summary().child(app.t(key)),
        fieldset().child((
            legend().class("unseen").child(app.t(key)),
            div().class("choices").child(choices),
        )),
    ))
}
