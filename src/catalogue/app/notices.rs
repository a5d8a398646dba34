//! Notices on the live page: they go when their time is over, and a visitor can put them away until something else is said.

use super::reactive::*;
use html::{IntoView, View, button};

use super::dom;
use super::state::App;
use crate::views::notices::{NOTICES, notices};

/// Under this name the tab remembers what was put away.
const AWAY: &str = "boothwalk:notices-away";

/// Shows them in the place of the prerendered ones, from now on.
pub fn show(app: App) {
    let away = RwSignal::new(dom::Tab::get(AWAY).unwrap_or_default());
    dom::fill(NOTICES, move || {
        let words = app.draw(|context| {
            let event = &context.exhibition.event;
            let texts = event
                .notices
                .iter()
                .map(|notice| context.locale.words(&notice.text));
            texts.collect::<Vec<_>>().join("\n")
        });
        // What is put away may have no words of the organiser's: a deadline alone.
        if away.get() == format!("{words}\n") {
            return View::Nothing;
        }
        let close = button()
            .r#type("button")
            .class("put-away")
            .aria_label(app.t("notices-put-away")())
            .on("click", move |_| {
                let words = format!("{words}\n");
                dom::Tab::set(AWAY, &words);
                away.set(words);
            })
            .child("✕");
        app.draw(|context| notices(context, Some(close.into_view())))
            .into_view()
    });
}
