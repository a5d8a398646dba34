//! A booth in a list: mark, name, tagline, topics.

use feed::exhibition::{BoothSlot, BoothState};
use feed::time::{self, Staffed};
use html::{IntoView, View, a, article, div, h3, li, p, ul};
use page::Route;

use super::logo::logo;
use super::{Extras, ViewContext, span};

/// Topics beyond these are on the booth's page; more would drown the names.
const TOPICS: usize = 4;

/// A booth in a list.
///
/// `because` says why it is in the list, where that does not show by itself.
pub fn card(
    context: &ViewContext<'_>,
    slot: &BoothSlot,
    extras: &dyn Extras,
    because: Option<View>,
) -> View {
    let Some(booth) = slot.booth() else {
        return waiting(context, slot);
    };
    let source = slot.source.as_deref();
    let topics: Vec<_> = booth
        .topics
        .iter()
        .take(TOPICS)
        .map(|id| {
            let (words, language) = context.topic(id);
            li().child(
                a().href(context.links.topic(id))
                    .lang(language)
                    .child(words),
            )
        })
        .collect();
    let walk = context.exhibition.event.halls.get(slot.hall).map(|hall| {
        let route = Route::HallBooth {
            hall: hall.id.clone(),
            booth: booth.id.clone(),
        };
        route.to_string()
    });
    article()
        .class("card")
        .attr("data-booth", booth.id.clone())
        .attr("data-hall-route", walk)
        .child((
            logo(context, booth, source, false),
            div().class("card-words").child((
                h3().child(
                    a().href(context.links.booth(&booth.id))
                        .child(context.marked(&booth.name)),
                ),
                context
                    .marked(&booth.tagline)
                    .map(|words| p().class("tagline").child(words)),
                because.map(|words| div().class("because").child(words)),
                (!topics.is_empty()).then(|| ul().class("topics").child(topics)),
                // Its line is there before the second module fills it, or the list would jump.
                p().class("marks").child(
                    context
                        .deferred
                        .map(|deferred| (deferred.marks)(context, slot, extras)),
                ),
            )),
            extras.booth(&booth.id),
        ))
        .into_view()
}

/// Where the booth is and how one stands to it: its number in the hall, whether somebody is there now, whether one has been there.
pub fn marks(context: &ViewContext<'_>, slot: &BoothSlot, extras: &dyn Extras) -> View {
    let locale = context.locale;
    let mark = |class: &'static str, words| html::span().class(class).child(words);
    let number = context.number(slot);
    let is_staffed = context
        .clock
        .zip(slot.booth())
        .is_some_and(|(clock, booth)| {
            let staffed = time::booth_staffed(booth, &context.exhibition.event, clock.now);
            matches!(staffed, Staffed::Now { .. })
        });
    (
        number.map(|n| locale.format("booth-number", &[("n", n.into())])),
        is_staffed.then(|| (" ", mark("staffed now", locale.t("here-now")))),
        extras
            .is_visited(&slot.id)
            .then(|| (" ", mark("kind", locale.t("visited")))),
    )
        .into_view()
}

/// A booth that is not there yet, or cannot be read: it says why in the exhibitor's words.
fn waiting(context: &ViewContext<'_>, slot: &BoothSlot) -> View {
    let locale = context.locale;
    let words = match &slot.state {
        BoothState::Broken { problems, .. } => {
            let sentences: Vec<_> = problems
                .iter()
                .filter_map(|problem| {
                    let sentence = (context.deferred?.sentence)(problem, locale.language());
                    Some(p().class("problem").child(sentence))
                })
                .collect();
            div()
                .child((p().child(locale.t("booth-broken")), sentences))
                .into_view()
        }
        _ => p().child(locale.t("booth-waiting")).into_view(),
    };
    article()
        .class("card card-waiting")
        .attr("data-booth", slot.id.clone())
        .child(
            div()
                .class("card-words")
                .child((h3().child(span(slot.id.clone(), None)), words)),
        )
        .into_view()
}
