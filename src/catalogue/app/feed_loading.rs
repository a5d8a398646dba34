//! The feed as it comes in at the start: booths, and the search index over them.

use std::sync::Arc;

use super::reactive::*;
use feed::read::Parsed;
use feed::{Booth, Exhibition};
use finder::Index;
use page::browser::clock;
use page::browser::loader::{Loader, sleep};
use page::browser::spawn;
use page::scale_test;

use super::state::App;

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
                        scale_test::booth(exhibition, slot, &parsed);
                        tell(app, exhibition, slot);
                    }
                });
            }
            if left.get_value() == 0 {
                return index(app).await;
            }
            sleep(GATHER_SECS).await;
        }
    };
    spawn(gather);
    let started = clock::now();
    while left.get_value() > 0
        && (clock::now().as_millisecond() - started.as_millisecond())
            < (PATIENCE_SECS * 1000.0) as i64
    {
        sleep(GATHER_SECS / 4.0).await;
    }
}

/// Says in the console what is wrong with a booth that has come in.
pub fn tell(app: App, exhibition: &Exhibition, slot: usize) {
    if let Some(slot) = exhibition.slots.get(slot) {
        app.tell(slot.problems());
    }
}

/// Fills the search index. The first one finds what is in it by now; later ones take its place when they are whole.
pub async fn index(app: App) {
    let mut exhibition = app.exhibition.get_untracked();
    if app.indexed.get_untracked() == 0 {
        app.index.set_value(Index::new(&exhibition));
        for (place, slot) in exhibition.slots.iter().enumerate() {
            app.index.update_value(|index| index.set(place, slot));
            breathe(place).await;
        }
        app.indexed.update(|count| *count += 1);
        // The programme comes by itself, and may have come meanwhile.
        let programme = Arc::clone(&exhibition.programme);
        exhibition = app.exhibition.get_untracked();
        if Arc::ptr_eq(&programme, &exhibition.programme) {
            return;
        }
    }
    let index = filled(&exhibition).await;
    // Something newer may have come meanwhile; it brings its own.
    if Arc::ptr_eq(&exhibition, &app.exhibition.get_untracked()) {
        app.index.set_value(index);
        app.indexed.update(|count| *count += 1);
    }
}

/// An index with all booths that have been read.
pub async fn filled(exhibition: &Exhibition) -> Index {
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
