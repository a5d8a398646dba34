//! The start page's list: every hall with its booths, then the programme, the longer texts, notes and sources.

use feed::link::Policy;
use html::{IntoView, View, a, div, h2, header, li, p, section, ul};
use page::Route;

use super::card::card;
use super::prose::prose;
use super::{Extras, ViewContext, outward, truncation};

/// The halls with their booths, at most `most` a hall; the live page shows more on demand.
pub fn halls(context: &ViewContext<'_>, extras: &dyn Extras, most: usize) -> View {
    let locale = context.locale;
    let halls: Vec<_> = context
        .exhibition
        .event
        .halls
        .iter()
        .enumerate()
        .map(|(index, hall)| {
            let count = context.exhibition.hall_slots(index).count();
            let cards: Vec<_> = context
                .exhibition
                .hall_slots(index)
                .take(most)
                .map(|(_, slot)| card(context, slot, extras, None))
                .collect();
            let walk = Route::Hall {
                hall: hall.id.clone(),
            };
            let map = Route::Map {
                hall: Some(hall.id.clone()),
                booth: None,
            };
            section()
                .class("hall")
                .id(format!("hall-{}", hall.id))
                .child((
                    header().class("hall-head").child((
                        h2().child(context.text(&hall.title)),
                        p().class("count")
                            .child(locale.format("booths-count", &[("n", count.into())])),
                        a().class("into-hall")
                            .href(context.links.to(&walk))
                            .child(locale.t("into-this-hall")),
                        (count > 0)
                            .then(|| a().href(context.links.to(&map)).child(locale.t("map"))),
                    )),
                    prose(context, &hall.description, 2),
                    (count == 0).then(|| p().class("quiet").child(locale.t("hall-empty"))),
                    div().class("cards").child(cards),
                    truncation::list(
                        context,
                        &context.exhibition.problems,
                        &format!("halls[{index}].booths"),
                    ),
                    (count > most).then(|| {
                        p().class("quiet")
                            .child(locale.format("more-by-search", &[("n", (count - most).into())]))
                    }),
                ))
        })
        .collect();
    halls.into_view()
}

/// What the event says of itself, with the ways to programme and texts.
pub fn about(context: &ViewContext<'_>) -> View {
    let locale = context.locale;
    let event = &context.exhibition.event;
    let texts: Vec<_> = event
        .texts
        .iter()
        .map(|text| {
            let route = Route::Text {
                text: text.id.clone(),
            };
            li().child(
                a().href(context.links.to(&route))
                    .child(context.text(&text.title)),
            )
        })
        .collect();
    let programme = event.programme.is_some().then(|| {
        li().child(
            a().href(context.links.to(&Route::Programme { session: None }))
                .child(locale.t("programme")),
        )
    });
    let said = prose(context, &event.description, 2);
    // An event that says nothing of itself has no such part.
    let about = (said.is_some() || programme.is_some() || !texts.is_empty())
        .then(|| h2().child(locale.t("about")));
    section()
        .class("about")
        .child((about, said, ul().class("ways").child((programme, texts))))
        .into_view()
}

/// Notes, sources and related events.
pub fn sources(context: &ViewContext<'_>) -> Option<View> {
    let locale = context.locale;
    let event = &context.exhibition.event;
    if event.notes.is_empty() && event.sources.is_empty() && event.related.is_empty() {
        return None;
    }
    let notes: Vec<_> = event
        .notes
        .iter()
        .filter_map(|note| prose(context, note, 2))
        .collect();
    let list = |key: &str, links: &[feed::event::Link]| {
        let items: Vec<_> = links
            .iter()
            .map(|link| li().child(source(context, link, key == "related")))
            .collect();
        (!items.is_empty()).then(|| (h2().child(locale.t(key)), ul().class("links").child(items)))
    };
    Some(
        section()
            .class("sources")
            .child((
                (!notes.is_empty()).then(|| (h2().child(locale.t("notes")), notes)),
                list("sources", &event.sources),
                list("related", &event.related),
            ))
            .into_view(),
    )
}

fn source(context: &ViewContext<'_>, link: &feed::event::Link, neighbour: bool) -> View {
    let words = context.text(&link.title);
    match &link.url {
        Some(url) if neighbour => linked(context, url, words.into_view()),
        Some(url) => match Policy::Web.read(url) {
            Ok(url) => outward(context.locale, url.as_str().to_owned(), words.into_view()),
            Err(_) => match context.links.file(None, url) {
                Some(address) => a().href(address).child(words).into_view(),
                None => words.into_view(),
            },
        },
        None => words.into_view(),
    }
}

/// Words that lead to a page of another host, or to one beside the event.
pub(super) fn linked(context: &ViewContext<'_>, url: &str, words: View) -> View {
    if let Ok(url) = Policy::Web.read(url) {
        return outward(context.locale, url.as_str().to_owned(), words);
    }
    match Policy::Page.read(url) {
        Ok(path) => a()
            .href(context.links.neighbour(path.as_str()))
            .child(words)
            .into_view(),
        Err(_) => words,
    }
}
