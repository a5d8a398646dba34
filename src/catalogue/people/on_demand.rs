//! On demand: parts of the page that come when they are first looked at, so that no visitor waits for them.

use std::thread::LocalKey;

use html::p;
use page::browser::spawn;
use reactive_graph::signal::ArcRwSignal;

use super::state::live;
use crate::app::load_state::LoadState;
use crate::app::reactive::*;

/// Draws with a part as soon as it is there; until then it says so, by the messages `words` (on its way, missing).
pub fn draw<T: Copy + Send + Sync + 'static, E>(
    part: &'static LocalKey<ArcRwSignal<LoadState<T>>>,
    fetch: impl Future<Output = Result<T, E>> + 'static,
    words: [&'static str; 2],
    mut draw: impl FnMut(T) -> View + 'static,
) -> View {
    let part = part.with(Clone::clone);
    // One that could not be had is asked for again when it is looked at again.
    if matches!(
        part.get_untracked(),
        LoadState::Unasked | LoadState::Missing
    ) {
        part.set(LoadState::Coming);
        let part = part.clone();
        spawn(async move {
            come(&part, fetch).await;
        });
    }
    (move || match part.get() {
        LoadState::Here(part) => draw(part),
        LoadState::Unasked | LoadState::Coming => said(words[0]),
        LoadState::Missing => said(words[1]),
    })
    .into_view()
}

/// Waits for a part; whether it has come.
pub async fn come<T: Send + Sync + 'static, E>(
    part: &ArcRwSignal<LoadState<T>>,
    fetch: impl Future<Output = Result<T, E>>,
) -> bool {
    let come = fetch.await;
    let is_here = come.is_ok();
    part.set(come.map_or(LoadState::Missing, LoadState::Here));
    is_here
}

fn said(key: &'static str) -> View {
    let Some(live) = live() else {
        return View::Nothing;
    };
    p().attr("role", "status").child(live.t(key)).into_view()
}
