//! Telling open pages that the served site has changed: each asks once and is answered when there is something new.

use std::sync::Arc;
use std::time::Duration;

use axum::extract::{RawQuery, State};
use axum::http::header::CONTENT_TYPE;
use axum::response::IntoResponse;
use serde_json::json;
use tokio::sync::watch;

/// Where pages ask.
pub(super) const PATH: &str = "/boothwalk-live";

/// An answer comes at the latest after this, so that nothing between page and server takes the line for dead.
const LONGEST: Duration = Duration::from_secs(25);

/// The state of the site that is served.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct SiteEdition {
    /// Counts builds.
    pub number: u64,
    /// The last build for which more than booths and programme had changed: pages must be loaded anew.
    pub event: u64,
}

/// Tells of new editions.
#[derive(Clone, Debug)]
pub(super) struct Editions(Arc<watch::Sender<SiteEdition>>);

impl Editions {
    pub fn new() -> Self {
        Self(Arc::new(watch::Sender::new(SiteEdition::default())))
    }

    /// There is a new edition; `event` when more has changed than booths and programme.
    pub fn tell(&self, event: bool) {
        self.0.send_modify(|edition| {
            edition.number += 1;
            if event {
                edition.event = edition.number;
            }
        });
    }
}

/// Answers when the site is another than the one the page has seen, which it names as `?after=`. `version` is the
/// edition; `event` says whether the page must be loaded anew.
pub(super) async fn ask(
    State(editions): State<Editions>,
    RawQuery(query): RawQuery,
) -> impl IntoResponse {
    // Another server has other editions.
    let start = std::process::id();
    let query = query.unwrap_or_default();
    let after = query.strip_prefix("after=").unwrap_or_default();
    let number = after
        .strip_prefix(&format!("{start}."))
        .and_then(|number| number.parse::<u64>().ok());
    let mut editions = editions.0.subscribe();
    if let Some(number) = number {
        // Only the server itself ends them; then no answer matters.
        let _ = tokio::time::timeout(LONGEST, editions.wait_for(|now| now.number > number)).await;
    }
    let now = editions.borrow().clone();
    // A page of a former run of the server may have missed anything.
    let event = number.map_or(!after.is_empty(), |number| now.event > number);
    let told = json!({ "version": format!("{start}.{}", now.number), "event": event });
    ([(CONTENT_TYPE, "application/json")], told.to_string())
}
