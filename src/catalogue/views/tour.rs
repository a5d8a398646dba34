//! A guided tour as a list: its stops in order, each with its sentence, its booth and its hall; and the ways to all tours.

use feed::Tour;
use feed::tour::TourStop;
use html::{IntoView, View, a, article, h1, h2, li, nav, ol, p, ul};
use page::Route;

use super::ViewContext;
use super::prose::prose;

/// A tour.
pub fn tour(context: &ViewContext<'_>, tour: &Tour) -> View {
    let stops: Vec<_> = tour
        .stops
        .iter()
        .filter_map(|stop| one_stop(context, stop))
        .collect();
    article()
        .class("tour")
        .child((
            h1().tabindex("-1").child(context.text(&tour.title)),
            prose(context, &tour.summary, 1),
            walk(context, tour).map(|route| {
                p().class("actions").child(
                    a().class("button primary")
                        .href(context.links.to(&route))
                        .child(context.locale.t("tour-walk")),
                )
            }),
            ol().class("stops").child(stops),
        ))
        .into_view()
}

/// Where the tour begins in the halls.
fn walk(context: &ViewContext<'_>, tour: &Tour) -> Option<Route> {
    let (_, slot) = context.exhibition.find(&tour.stops.first()?.booth)?;
    Some(Route::HallTour {
        hall: context.exhibition.event.halls.get(slot.hall)?.id.clone(),
        tour: tour.id.clone(),
    })
}

fn one_stop(context: &ViewContext<'_>, stop: &TourStop) -> Option<View> {
    let (_, slot) = context.exhibition.find(&stop.booth)?;
    let hall = context.exhibition.event.halls.get(slot.hall)?;
    let name = slot.booth().and_then(|booth| context.text(&booth.name));
    let map = Route::Map {
        hall: Some(hall.id.clone()),
        booth: Some(slot.id.clone()),
    };
    Some(
        li().child((
            h2().child(
                a().href(context.links.booth(&slot.id))
                    .child(name.unwrap_or_else(|| slot.id.clone().into_view())),
            ),
            p().class("quiet").child(
                a().href(context.links.to(&map))
                    .child(context.text(&hall.title)),
            ),
            context.text(&stop.text).map(|text| p().child(text)),
        ))
        .into_view(),
    )
}

/// The ways to all tours; nothing where the event has none.
pub fn tours(context: &ViewContext<'_>) -> Option<View> {
    let tours = context.exhibition.tours().into_iter();
    let ways: Vec<_> = tours
        .map(|tour| {
            let route = Route::Tour {
                tour: tour.id.clone(),
            };
            li().child(
                a().href(context.links.to(&route))
                    .child(context.text(&tour.title)),
            )
        })
        .collect();
    let label = context.locale.t("tours");
    (!ways.is_empty()).then(|| {
        nav()
            .class("tours")
            .aria_label(label.clone())
            .child((p().child(label), ul().class("ways").child(ways)))
            .into_view()
    })
}
