//! Analytics: the organiser's own counter is told of each place that is opened: the event, the route and the language, and
//! nothing else. Off unless the event names one, and for whoever asks not to be tracked.

use super::reactive::*;
use feed::link::Policy;
use page::Route;

use super::dom;
use super::state::App;

/// Tells of every place from now on.
pub fn follow(app: App) {
    if dom::wants_no_tracking() {
        return;
    }
    Effect::new(move |before: Option<Option<String>>| {
        let exhibition = app.exhibition.get();
        let counter = exhibition.event.analytics.as_deref();
        let url = Policy::Web.read(counter?).ok()?;
        let locale = app.locale.get();
        let visit = Visit {
            event: &exhibition.event.id,
            route: place(app.route.get()).to_string(),
            language: locale.language(),
        };
        let visit = serde_json::to_string(&visit).ok()?;
        if before.flatten().as_ref() != Some(&visit) {
            dom::beacon(url.as_str(), &visit);
        }
        Some(visit)
    });
}

/// What the counter is sent.
#[derive(serde::Serialize)]
struct Visit<'a> {
    event: &'a str,
    route: String,
    language: &'a str,
}

/// Where a visitor is, without what they look for or whom they write to.
fn place(route: Route) -> Route {
    match route {
        Route::Search { .. } => Route::Start,
        Route::Matching { .. } => Route::Matching { query: Vec::new() },
        Route::Contact { .. } => Route::Contact { booths: Vec::new() },
        other => other,
    }
}
