//! Announcements: what the organiser says to everybody now, on top of both faces, until its end.

use html::{IntoView, View, p, section, span};

use super::shared::follow;
use super::state::Live;
use crate::app::dom;
use crate::app::reactive::*;

/// Id of their place on the page.
pub const PLACE: &str = "announcements";

/// Shows them from now on, and says new ones aloud.
pub fn show(live: Live) {
    dom::fill(PLACE, move || {
        let said = live.announced();
        let lines: Vec<View> = said
            .into_iter()
            .map(|(words, language)| {
                p().child((
                    span().class("kind").child(live.t("announcement")),
                    " ",
                    span().lang(language).child(words),
                ))
                .into_view()
            })
            .collect();
        (!lines.is_empty()).then(|| {
            section()
                .class("notices")
                .aria_label(live.say("announcement", &[]))
                .child(lines)
        })
    });
    let mut before: Vec<String> = Vec::new();
    follow(move || {
        let now: Vec<String> = live
            .announced()
            .into_iter()
            .map(|(words, _)| words)
            .collect();
        let new: Vec<&str> = now
            .iter()
            .filter(|words| !before.contains(words))
            .map(String::as_str)
            .collect();
        if !new.is_empty() {
            let from = untrack(|| live.say("announcement", &[]));
            dom::announce(&format!("{from} {}", new.join(" ")));
        }
        before = now;
    });
}
