//! Sessions that the visitor keeps, and what they are called.

use feed::Exhibition;
use feed::programme::Session;
use html::p;
use page::Records;

use super::reactive::*;
use super::state::App;

/// The sessions that the visitor keeps.
pub fn kept_sessions<'e>(exhibition: &'e Exhibition, records: &Records) -> Vec<&'e Session> {
    let sessions = exhibition.programme.sessions.iter();
    sessions
        .filter(|session| records.kept_sessions.contains_key(&session.id))
        .collect()
}

/// "At the same time: …"; nothing where there is none.
pub fn clash_in_words(app: App, sessions: &[&Session]) -> Option<View> {
    let locale = app.locale.read();
    let titles: Vec<_> = sessions
        .iter()
        .map(|session| locale.words(&session.title))
        .collect();
    let titles = titles.join(&locale.t("list-comma"));
    (!titles.is_empty()).then(|| {
        p().class("problem")
            .child(locale.format("clash", &[("titles", titles.into())]))
            .into_view()
    })
}

/// The title of a session; empty where it is gone.
pub fn session_title(app: App, id: &str) -> String {
    let exhibition = app.exhibition.get();
    let mut sessions = exhibition.programme.sessions.iter();
    let session = sessions.find(|session| session.id == id);
    session.map_or_else(String::new, |session| {
        app.locale.read().words(&session.title)
    })
}
