//! The feed as it changes while the page is open: booths, the programme, the event file itself.

use std::sync::Arc;

use super::reactive::*;
use feed::read::Parsed;
use feed::{Event, Exhibition};
use page::browser::loader::{LoadChange, Loader};
use page::browser::problems;
use page::browser::spawn;
use page::scale_test;

use super::dom;
use super::feed_loading::{filled, index, load, tell};
use super::state::App;
use crate::banner;

/// Looks for changes as often as the event asks for.
pub fn follow(app: App) {
    // The page was made from the event file as it was then.
    Effect::new(move || {
        app.locale.track();
        tell_banner(app, &app.exhibition.read_untracked());
    });
    watch(app);
}

/// Reads the programme, and puts its sessions and speakers into the search.
pub async fn programme(app: App) {
    let loader = app.loader.get_value();
    let event = app.exhibition.read_untracked().event.clone();
    if let Some(programme) = loader.programme(&event).await {
        problems::tell(&programme.problems);
        app.exhibition.update(|exhibition| {
            Arc::make_mut(exhibition).set_programme(programme);
        });
        // Where booths are still coming in, the index is made when they are there.
        if app.indexed.get_untracked() > 0 {
            spawn(index(app));
        }
    }
}

fn tell_banner(app: App, exhibition: &Exhibition) {
    let messages = app.deferred().map(|deferred| deferred.messages);
    let texts = banner::all_words(exhibition, messages);
    let halls = exhibition.event.halls.iter().map(|hall| hall.id.as_str());
    dom::tell_event(&texts, &halls.collect::<Vec<_>>());
}

fn watch(app: App) {
    let loader = app.loader.get_value();
    let exhibition = app.exhibition.get_untracked();
    let own = loader.clone();
    let watch = loader.watch(&exhibition, move |change| {
        match change {
            LoadChange::Event(parsed) => {
                problems::tell(&parsed.problems);
                if !app.is_repeated && parsed.value.is_some() {
                    spawn(renew(app, own.clone(), parsed.clone()));
                }
                return;
            }
            LoadChange::Programme(parsed) => {
                problems::tell(&parsed.problems);
                app.exhibition.update(|exhibition| {
                    Arc::make_mut(exhibition).set_programme(parsed.clone());
                });
            }
            LoadChange::Booth(slots, parsed) => app.exhibition.update(|exhibition| {
                let exhibition = Arc::make_mut(exhibition);
                for slot in slots {
                    scale_test::booth(exhibition, *slot, parsed);
                    tell(app, exhibition, *slot);
                }
            }),
        }
        spawn(index(app));
    });
    // It looks until the page is left, or ends by itself.
    std::mem::forget(watch);
}

/// Takes in a newer event file: what was read before stays in its new place, on the page and in the search.
async fn renew(app: App, loader: Loader, parsed: Parsed<Event>) {
    app.reading.update_value(|count| *count += 1);
    let mut exhibition = (*app.exhibition.get_untracked()).clone();
    let id = exhibition.event.id.clone();
    exhibition.renew(parsed);
    if exhibition.event.id != id {
        // Another event stands here now, and what is remembered belongs to the former.
        return dom::reload();
    }
    if let Some(programme) = loader.programme(&exhibition.event).await {
        problems::tell(&programme.problems);
        exhibition.set_programme(programme);
    }
    let index = filled(&exhibition).await;
    let open = app.route.read_untracked().booth().map(str::to_owned);
    let is_gone = open.is_some_and(|id| {
        app.exhibition.read_untracked().find(&id).is_some() && exhibition.find(&id).is_none()
    });
    tell_banner(app, &exhibition);
    // Together: what is found names booths by their place.
    app.exhibition.set(Arc::new(exhibition));
    app.index.set_value(index);
    app.indexed.update(|count| *count += 1);
    if is_gone {
        dom::announce(&app.locale.read_untracked().t("booth-gone"));
    }
    load(app, &loader).await;
    watch(app);
}
