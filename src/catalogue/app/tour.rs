//! A guided tour's page, on the live page.

use super::reactive::*;
use html::View;

use super::dom;
use super::pages::gone;
use super::state::App;
use crate::views;

/// The tour with this id, and its name in the window's title.
pub fn tour(app: App, id: String) -> View {
    let own = id.clone();
    Effect::new(move || {
        let (exhibition, locale) = (app.exhibition.get(), app.locale.get());
        if let Some(tour) = exhibition.tour(&own) {
            let title = locale.words(&tour.title);
            let event = locale.words(&exhibition.event.title);
            dom::set_title(&format!("{title} – {event}"));
        }
    });
    (move || {
        app.draw(|context| match context.exhibition.tour(&id) {
            Some(tour) => views::tour::tour(context, &tour),
            None => gone(app, "tour-gone"),
        })
    })
    .into_view()
}
