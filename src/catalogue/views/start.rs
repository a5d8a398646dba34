//! The start page's list: every hall with its booths, then the programme, the longer texts, notes and sources.

use feed::link::Policy;
use html::{IntoView, View, a, div, h2, header, li, p, section, ul};
use page::Route;

use super::card::card;
use super::prose::prose;
use super::{Extras, Look, cut, outward};

/// The halls with their booths, at most `most` a hall; the live page shows more on demand.
pub fn halls(look: &Look<'_>, extras: &dyn Extras, most: usize) -> View {
    let tongue = look.tongue;
    let halls: Vec<_> = look
        .exhibition
        .event
        .halls
        .iter()
        .enumerate()
        .map(|(index, hall)| {
            let count = look.exhibition.hall_slots(index).count();
            let cards: Vec<_> = look
                .exhibition
                .hall_slots(index)
                .take(most)
                .map(|(_, slot)| card(look, slot, extras, None))
                .collect();
            let walk = Route::Hall {
                hall: hall.id.clone(),
            };
            section()
                .class("hall")
                .id(format!("hall-{}", hall.id))
                .child((
                    header().class("hall-head").child((
                        h2().child(look.text(&hall.title)),
                        p().class("count")
                            .child(tongue.format("booths-count", &[("n", count.into())])),
                        a().class("into-hall")
                            .href(look.links.to(&walk))
                            .child(tongue.t("into-this-hall")),
                    )),
                    prose(look, &hall.description, 2),
                    (count == 0).then(|| p().class("quiet").child(tongue.t("hall-empty"))),
                    div().class("cards").child(cards),
                    cut::list(
                        look,
                        &look.exhibition.problems,
                        &format!("halls[{index}].booths"),
                    ),
                    (count > most).then(|| {
                        p().class("quiet")
                            .child(tongue.format("more-by-search", &[("n", (count - most).into())]))
                    }),
                ))
        })
        .collect();
    halls.into_view()
}

/// What the event says of itself, with the ways to programme and texts.
pub fn about(look: &Look<'_>) -> View {
    let tongue = look.tongue;
    let event = &look.exhibition.event;
    let texts: Vec<_> = event
        .texts
        .iter()
        .map(|text| {
            let route = Route::Text {
                text: text.id.clone(),
            };
            li().child(
                a().href(look.links.to(&route))
                    .child(look.text(&text.title)),
            )
        })
        .collect();
    let programme = event.programme.is_some().then(|| {
        li().child(
            a().href(look.links.to(&Route::Programme { session: None }))
                .child(tongue.t("programme")),
        )
    });
    section()
        .class("about")
        .child((
            h2().child(tongue.t("about")),
            prose(look, &event.description, 2),
            ul().class("ways").child((programme, texts)),
        ))
        .into_view()
}

/// Notes, sources and related events.
pub fn sources(look: &Look<'_>) -> Option<View> {
    let tongue = look.tongue;
    let event = &look.exhibition.event;
    if event.notes.is_empty() && event.sources.is_empty() && event.related.is_empty() {
        return None;
    }
    let notes: Vec<_> = event
        .notes
        .iter()
        .filter_map(|note| prose(look, note, 2))
        .collect();
    let list = |key: &str, links: &[feed::event::Link]| {
        let items: Vec<_> = links
            .iter()
            .map(|link| li().child(linked(look, link, key == "related")))
            .collect();
        (!items.is_empty()).then(|| (h2().child(tongue.t(key)), ul().class("links").child(items)))
    };
    Some(
        section()
            .class("sources")
            .child((
                (!notes.is_empty()).then(|| (h2().child(tongue.t("notes")), notes)),
                list("sources", &event.sources),
                list("related", &event.related),
            ))
            .into_view(),
    )
}

fn linked(look: &Look<'_>, link: &feed::event::Link, neighbour: bool) -> View {
    let words = look.text(&link.title);
    let Some(url) = &link.url else {
        return words.into_view();
    };
    match Policy::Web.read(url) {
        Ok(url) => outward(look.tongue, url.as_str().to_owned(), words.into_view()),
        Err(_) if neighbour => match Policy::Page.read(url) {
            Ok(path) => a()
                .href(look.links.neighbour(path.as_str()))
                .child(words)
                .into_view(),
            Err(_) => words.into_view(),
        },
        Err(_) => match look.links.file(None, url) {
            Some(address) => a().href(address).child(words).into_view(),
            None => words.into_view(),
        },
    }
}
