//! The event's files: fetched when the hall asks for them, and looked after from then on.

use std::collections::HashMap;

use bevy::prelude::*;
use feed::Exhibition;
use page::browser::loader::{Change, Loader, Watch};
use page::browser::messages::{self, Part};
use page::browser::{language, records, route};
use page::queue::Queue;
use page::scale_test;
use wasm_bindgen_futures::spawn_local;

use super::page_events::{failed, progress};
use crate::current_hall::CurrentExhibition;
use crate::inbox::Inbox;
use crate::messages::{
    BoothArrived, EventChanged, EventOpened, Fetch, LanguageChosen, ProgrammeArrived,
    RecordsChanged, RouteChanged,
};
use crate::options::Options;

/// What reads the event's files, and goes on reading them.
struct Reading {
    loader: Loader,
    /// What is still to come.
    queue: Option<Queue>,
    watch: Option<Watch>,
}

pub(super) fn plugin(app: &mut App) {
    app.add_systems(Startup, begin);
    app.add_systems(Last, fetch);
}

fn begin(world: &mut World) {
    let options = world.resource::<Options>().clone();
    let inbox = world.resource::<Inbox>().clone();
    let loader = match Loader::new(&options.event) {
        Ok(loader) => loader,
        Err(error) => {
            failed(&error.to_string());
            return;
        }
    };
    world.insert_non_send(super::images::BrowserImages::new(
        loader.clone(),
        inbox.clone(),
    ));
    world.insert_non_send(Reading {
        loader: loader.clone(),
        queue: None,
        watch: None,
    });
    let heard = inbox.clone();
    for listener in route::on_change(move |route| heard.send(RouteChanged(route).into())) {
        listener.for_ever();
    }
    spawn_local(open(loader, options.booths, inbox));
}

/// Reads the event file. `booths` repeats the event's booths for a test.
async fn open(loader: Loader, booths: Option<usize>, inbox: Inbox) {
    progress("event", 0, 1);
    let parsed = loader.event().await;
    let Some(event) = parsed.value else {
        let sentence = parsed
            .problems
            .first()
            .map(|problem| problem.sentence("en"));
        failed(&sentence.unwrap_or(parsed.file));
        return;
    };
    let mut exhibition = Exhibition::new(event);
    exhibition.problems = parsed.problems;
    if let Some(count) = booths {
        scale_test::repeat_booths(&mut exhibition, count);
    }
    progress("event", 1, 1);
    let id = exhibition.event.id.clone();
    let remembered = records::load(&id);
    listen(&id, &inbox);
    let opened = Box::new((exhibition, remembered));
    inbox.send(EventOpened(Some(opened)).into());
}

/// Hears of what the other face changes.
fn listen(event: &str, inbox: &Inbox) {
    let heard = inbox.clone();
    let changed = move |records, _| heard.send(RecordsChanged(records).into());
    for listener in records::on_change(event, changed) {
        listener.for_ever();
    }
    // The hall speaks a language as soon as it has its messages.
    let heard = inbox.clone();
    let speak = move |tag: String| {
        let heard = heard.clone();
        spawn_local(async move {
            messages::load(Part::Hall, &tag).await;
            heard.send(LanguageChosen(tag).into());
        });
    };
    if let Some(listener) = language::on_change(speak) {
        listener.for_ever();
    }
}

/// Fetches what the hall asked for.
fn fetch(
    mut wanted: MessageReader<Fetch>,
    reading: If<NonSendMut<Reading>>,
    event: If<Res<CurrentExhibition>>,
    inbox: Res<Inbox>,
) {
    let mut reading = reading;
    for wanted in wanted.read() {
        match wanted {
            Fetch::Feed(order) => reading.load(&event, order, &inbox),
            Fetch::Nearest(distances) => reading.prefer(distances),
            Fetch::Font(_) | Fetch::Hall(..) => {}
        }
    }
}

impl Reading {
    /// Fetches the programme and the booths, and looks after them.
    fn load(&mut self, exhibition: &Exhibition, order: &[usize], inbox: &Inbox) {
        let (event, loader) = (exhibition.event.clone(), self.loader.clone());
        let programme = inbox.clone();
        spawn_local(async move {
            if let Some(parsed) = loader.programme(&event).await {
                programme.send(ProgrammeArrived(parsed).into());
            }
        });
        let booth = inbox.clone();
        let arrived = move |slots: &[usize], parsed| {
            booth.send(BoothArrived(slots.to_vec(), parsed).into());
        };
        let order = order.iter().copied();
        self.queue = Some(self.loader.load_all(exhibition, order, arrived));
        let changed = inbox.clone();
        self.watch = Some(self.loader.watch(exhibition, move |change| {
            changed.send(match change {
                Change::Event(parsed) => EventChanged(parsed.clone()).into(),
                Change::Programme(parsed) => ProgrammeArrived(parsed.clone()).into(),
                Change::Booth(slots, parsed) => BoothArrived(slots.to_vec(), parsed.clone()).into(),
            });
        }));
    }

    /// Booths near the visitor come first.
    fn prefer(&self, distances: &[(usize, f32)]) {
        if let Some(queue) = &self.queue {
            let distances: HashMap<usize, f32> = distances.iter().copied().collect();
            queue.sort(|slot| distances.get(&slot).copied().unwrap_or(f32::INFINITY));
        }
    }
}
