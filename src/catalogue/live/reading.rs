//! The feed as it comes in: booths at the start, later whatever has changed, the event file itself included.

use std::sync::Arc;

use super::reactive::*;
use feed::parse::Parsed;
use feed::{Booth, Event, Exhibition};
use finder::Index;
use page::arrival;
use page::browser::loader::{Change, Loader, sleep};
use page::browser::{clock, problems};
use wasm_bindgen_futures::spawn_local;

use super::app::App;
use super::device;
use crate::banner;

/// Seconds that arriving booths are gathered before they are shown together.
const GATHER_SECS: f64 = 0.1;
/// Seconds after which the live page comes up with the booths that are there.
const PATIENCE_SECS: f64 = 1.5;
/// Booths put into the search index at a time: some milliseconds' work, so that keys and scrolling are never held up.
const INDEX_AT_ONCE: usize = 100;

/// Fetches the booths that are not there yet, the one in the address first, and returns when all are there or patience
/// has run out.
pub async fn load(app: App, loader: &Loader) {
    let reading = app.reading.get_value();
    let exhibition = app.exhibition.get_untracked();
    let wanted = app.route.read_untracked().booth().map(str::to_owned);
    let wanted = wanted.and_then(|id| exhibition.find(&id).map(|(index, _)| index));
    let order = wanted.into_iter().chain(0..exhibition.slots.len());
    let arrived: StoredValue<Vec<(usize, Parsed<Booth>)>, LocalStorage> =
        StoredValue::new_local(Vec::new());
    let missing = exhibition
        .slots
        .iter()
        .filter(|slot| slot.booth().is_none() && slot.source.is_some());
    let left = StoredValue::new_local(missing.count());
    loader.load_all(&exhibition, order, move |slots, parsed| {
        arrived.update_value(|arrived| {
            arrived.extend(slots.iter().map(|slot| (*slot, parsed.clone())));
        });
    });
    let gather = async move {
        // What was asked for by an event file that is no longer the last one has no place any more.
        while app.reading.get_value() == reading {
            let booths = arrived.try_update_value(std::mem::take).unwrap_or_default();
            if !booths.is_empty() {
                left.update_value(|left| *left = left.saturating_sub(booths.len()));
                app.exhibition.update(|exhibition| {
                    let exhibition = Arc::make_mut(exhibition);
                    for (slot, parsed) in booths {
                        arrival::booth(exhibition, slot, &parsed);
                        tell(exhibition, slot);
                    }
                });
            }
            if left.get_value() == 0 {
                return index(app).await;
            }
            sleep(GATHER_SECS).await;
        }
    };
    spawn_local(gather);
    let started = clock::now();
    while left.get_value() > 0
        && (clock::now().as_millisecond() - started.as_millisecond())
            < (PATIENCE_SECS * 1000.0) as i64
    {
        sleep(GATHER_SECS / 4.0).await;
    }
}

/// Says in the console what is wrong with a booth that has come in.
fn tell(exhibition: &Exhibition, slot: usize) {
    if let Some(slot) = exhibition.slots.get(slot) {
        problems::tell(slot.problems());
    }
}

/// Fills the search index. The first one finds what is in it by now; later ones take its place when they are whole.
async fn index(app: App) {
    let exhibition = app.exhibition.get_untracked();
    let is_first = app.indexed.get_untracked() == 0;
    if is_first {
        app.index.set_value(Index::new(&exhibition));
        for (place, slot) in exhibition.slots.iter().enumerate() {
            app.index.update_value(|index| index.set(place, slot));
            breathe(place).await;
        }
        app.indexed.update(|count| *count += 1);
    } else {
        let index = filled(&exhibition).await;
        // Something newer may have come meanwhile; it brings its own.
        if Arc::ptr_eq(&exhibition, &app.exhibition.get_untracked()) {
            app.index.set_value(index);
            app.indexed.update(|count| *count += 1);
        }
    }
}

async fn filled(exhibition: &Exhibition) -> Index {
    let mut index = Index::new(exhibition);
    for (place, slot) in exhibition.slots.iter().enumerate() {
        index.set(place, slot);
        breathe(place).await;
    }
    index
}

/// Gives the browser air now and then.
async fn breathe(place: usize) {
    if place % INDEX_AT_ONCE == INDEX_AT_ONCE - 1 {
        sleep(0.0).await;
    }
}

/// Looks for changes as often as the event asks for.
pub fn watch(app: App, loader: &Loader) {
    let exhibition = app.exhibition.get_untracked();
    let own = loader.clone();
    let watch = loader.watch(&exhibition, move |change| {
        match change {
            Change::Event(parsed) => {
                problems::tell(&parsed.problems);
                if !app.is_repeated && parsed.value.is_some() {
                    spawn_local(renew(app, own.clone(), parsed.clone()));
                }
                return;
            }
            Change::Programme(parsed) => app.exhibition.update(|exhibition| {
                arrival::programme(Arc::make_mut(exhibition), parsed);
            }),
            Change::Booth(slots, parsed) => app.exhibition.update(|exhibition| {
                let exhibition = Arc::make_mut(exhibition);
                for slot in slots {
                    arrival::booth(exhibition, *slot, parsed);
                    tell(exhibition, *slot);
                }
            }),
        }
        spawn_local(index(app));
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
        let location = page::browser::window().map(|window| window.location());
        let _ = location.map(|location| location.reload());
        return;
    }
    if let Some(programme) = loader.programme(&exhibition.event).await {
        exhibition.set_programme(programme);
    }
    let index = filled(&exhibition).await;
    let open = app.route.read_untracked().booth().map(str::to_owned);
    let is_gone = open.is_some_and(|id| {
        app.exhibition.read_untracked().find(&id).is_some() && exhibition.find(&id).is_none()
    });
    banner::tell(&exhibition);
    // Together: what is found names booths by their place.
    app.exhibition.set(Arc::new(exhibition));
    app.index.set_value(index);
    app.indexed.update(|count| *count += 1);
    if is_gone {
        device::announce(&app.tongue.read_untracked().t("booth-gone"));
    }
    load(app, &loader).await;
    watch(app, &loader);
}
