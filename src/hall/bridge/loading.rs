//! The event, its programme and its booths arrive.

use std::collections::HashMap;

use bevy::prelude::*;
use feed::exhibition::Slot;
use feed::problem::Severity;
use feed::{Exhibition, Problem};
use overlay::{Action, Panel};
use page::arrival;
use page::browser::language;
use page::browser::loader::{Change, Loader, Queue, Watch};
use page::browser::messages::{self, Part};
use page::browser::route;
use wasm_bindgen_futures::spawn_local;

use super::news::{self, News};
use super::page as face;
use super::renewing;
use crate::panels::{Asked, Panels};
use crate::room::{Event, Room};
use crate::schedule::Step;
use crate::state::{Diary, Stale, Tongue};
use crate::visitor::Visitor;
use crate::visitor::doors::{Enter, Entrance};

/// After so many metres another booth may be the nearest.
const NEARER: f32 = 4.0;

/// What reads the event's files, and goes on reading them.
#[derive(Default)]
pub struct Reading {
    /// Reads.
    pub loader: Option<Loader>,
    /// What is still to come.
    pub queue: Option<Queue>,
    watch: Option<Watch>,
}

/// What went wrong, a line each, as the console has it.
#[derive(Resource, Default)]
pub struct Errors(pub Vec<String>);

impl Errors {
    /// Says what costs something in a file.
    pub fn tell(&mut self, problems: &[Problem]) {
        page::browser::problems::tell(problems);
        let grave = |problem: &&Problem| problem.severity == Severity::Error;
        for line in problems.iter().filter(grave).map(|p| p.sentence("en")) {
            if !self.0.contains(&line) {
                self.0.push(line);
            }
        }
    }

    /// Says it once.
    pub fn log(&mut self, line: String) {
        if !self.0.contains(&line) {
            page::browser::problems::log(&line);
            self.0.push(line);
        }
    }
}

pub(super) fn plugin(app: &mut App) {
    app.init_non_send::<Reading>();
    app.init_resource::<Errors>();
    app.add_systems(Startup, begin);
    app.add_systems(
        Update,
        (open, renewing::renew, arrive, redraw_plan, prefer)
            .chain()
            .in_set(Step::Receive),
    );
}

fn begin(mut reading: NonSendMut<Reading>) {
    let Some(options) = crate::start::options() else {
        return;
    };
    let loader = match Loader::new(&options.event) {
        Ok(loader) => loader,
        Err(error) => {
            face::failed(&error.to_string());
            return;
        }
    };
    reading.loader = Some(loader.clone());
    spawn_local(async move {
        face::progress("event", 0, 1);
        let parsed = loader.event().await;
        match parsed.value {
            Some(event) => {
                let mut exhibition = Exhibition::new(event);
                exhibition.problems = parsed.problems;
                if let Some(count) = options.booths {
                    arrival::repeat_booths(&mut exhibition, count);
                }
                face::progress("event", 1, 1);
                news::send(News::Event(Box::new(exhibition)));
            }
            None => {
                let sentence = parsed
                    .problems
                    .first()
                    .map(|problem| problem.sentence("en"));
                face::failed(&sentence.unwrap_or_else(|| parsed.file.clone()));
            }
        }
    });
}

/// The event has been read: the visitor comes in where the address, or the last visit, says.
fn open(
    mut commands: Commands,
    mut reading: NonSendMut<Reading>,
    mut diary: ResMut<Diary>,
    mut errors: ResMut<Errors>,
    mut enter: MessageWriter<Enter>,
    mut asked: MessageWriter<Asked>,
    panels: Res<Panels>,
) {
    let events = news::take(|news| match news {
        News::Event(event) => Ok(*event),
        other => Err(other),
    });
    let Some(exhibition) = events.into_iter().last() else {
        return;
    };
    errors.tell(&exhibition.problems);
    diary.0 = page::browser::records::load(&exhibition.event.id);
    let chosen = crate::start::options().and_then(|options| options.language);
    let languages = exhibition.event.languages.clone();
    let language = chosen
        .or_else(|| diary.settings.language.clone())
        .filter(|tag| languages.contains(tag))
        .or_else(|| languages.first().cloned())
        .unwrap_or_else(|| "en".to_owned());
    commands.insert_resource(Tongue {
        language,
        languages,
    });
    enter.write(first_place(&exhibition, &diary));
    if !diary.welcomed && panels.overlay.panel == Panel::None {
        asked.write(Asked(Action::Show(Panel::Welcome)));
    }
    if let Some(loader) = reading.loader.clone() {
        let begin = route::read();
        load(&loader, &exhibition, &mut reading, begin.booth());
    }
    // The hall speaks a language as soon as it has its messages.
    let speak = |tag: String| {
        spawn_local(async move {
            messages::load(Part::Hall, &tag).await;
            news::send(News::Language(tag));
        });
    };
    if let Some(listener) = language::on_change(speak) {
        listener.for_ever();
    }
    commands.insert_resource(Event(exhibition));
}

/// Where the visitor comes in.
fn first_place(exhibition: &Exhibition, diary: &Diary) -> Enter {
    let now = route::read();
    let asked = super::route::entrance(exhibition, &now);
    let place = diary.place.as_ref();
    let known = place.and_then(|place| Some((place, exhibition.hall(&place.hall)?)));
    match (asked, known) {
        // A booth was asked for, or a hall that the visitor was not in.
        (Some(asked), known)
            if !matches!(asked.at, Entrance::Door(_))
                || known.is_none_or(|(_, hall)| hall != asked.hall) =>
        {
            asked
        }
        // Reloaded, or back another day: where the visitor stood.
        (_, Some((place, hall))) => Enter {
            hall,
            at: Entrance::Place(place.position.into(), place.yaw),
        },
        (_, None) => Enter {
            hall: 0,
            at: Entrance::Door(venue::plan::End::Tail),
        },
    }
}

/// Fetches the programme and the booths: the hall one is in first, its booths by their order from the entrance.
pub(super) fn load(
    loader: &Loader,
    exhibition: &Exhibition,
    reading: &mut Reading,
    first: Option<&str>,
) {
    let event = exhibition.event.clone();
    let programme = loader.clone();
    spawn_local(async move {
        if let Some(parsed) = programme.programme(&event).await {
            news::send(News::Programme(Box::new(parsed)));
        }
    });
    let first = first
        .and_then(|id| exhibition.find(id))
        .map(|(slot, _)| slot);
    let hall = first
        .and_then(|slot| exhibition.slots.get(slot))
        .map_or(0, |slot| slot.hall);
    let mut order: Vec<usize> = (0..exhibition.slots.len()).collect();
    order.sort_by_key(|&slot| (Some(slot) != first, exhibition.slots[slot].hall != hall));
    let queue = loader.load_all(exhibition, order, |slots, parsed| {
        news::send(News::Booth(slots.to_vec(), Box::new(parsed)));
    });
    reading.queue = Some(queue);
    reading.watch = Some(loader.watch(exhibition, |change| match change {
        Change::Event(parsed) => news::send(News::Renewed(Box::new(parsed.clone()))),
        Change::Programme(parsed) => news::send(News::Programme(Box::new(parsed.clone()))),
        Change::Booth(slots, parsed) => {
            news::send(News::Booth(slots.to_vec(), Box::new(parsed.clone())));
        }
    }));
}

/// Booths, the programme and other languages come in.
fn arrive(
    event: Option<ResMut<Event>>,
    tongue: Option<ResMut<Tongue>>,
    mut errors: ResMut<Errors>,
    mut stale: ResMut<Stale>,
) {
    let (Some(mut event), Some(mut tongue)) = (event, tongue) else {
        return;
    };
    let arrived = news::take(|news| match news {
        News::Booth(..) | News::Programme(_) | News::Language(_) => Ok(news),
        other => Err(other),
    });
    for news in arrived {
        stale.panels = true;
        match news {
            News::Booth(slots, parsed) => {
                for slot in slots {
                    // Asked for by an event file that was another then.
                    let is_its = |slot: &Slot| slot.source.as_ref() == Some(&parsed.file);
                    if !event.slots.get(slot).is_some_and(is_its) {
                        continue;
                    }
                    // Told apart from changes of nothing, so that plan and booths are left alone then.
                    if arrival::booth(event.bypass_change_detection(), slot, &parsed) {
                        event.set_changed();
                    }
                    if let Some(slot) = event.slots.get(slot) {
                        errors.tell(slot.problems());
                    }
                }
            }
            News::Programme(parsed) => {
                if arrival::programme(event.bypass_change_detection(), &parsed) {
                    event.set_changed();
                }
            }
            News::Language(tag) if tongue.languages.contains(&tag) && tongue.language != tag => {
                tongue.language = tag;
            }
            _ => {}
        }
    }
}

/// A booth that turns out to be larger, or wants another plot, moves its neighbours: the plan is drawn again.
fn redraw_plan(
    event: Option<Res<Event>>,
    room: Option<ResMut<Room>>,
    mut visitor: ResMut<Visitor>,
) {
    let (Some(event), Some(mut room)) = (event, room) else {
        return;
    };
    if event.is_changed() && room.is_stale(&event) {
        *room = Room::new(&event, room.hall);
        stay(&mut visitor, &room);
    }
}

/// The plan is another: whoever stands before a booth goes with it, others stay where they are as far as that is free.
pub(super) fn stay(visitor: &mut Visitor, room: &Room) {
    let resting = visitor.walker.way().is_none();
    let before = visitor.at_slot.filter(|_| resting);
    match before.and_then(|slot| room.plan.plots.get(room.plot(slot)?)) {
        Some(plot) => visitor.walker.stand(plot.viewpoint(&room.plan)),
        None => {
            let free = room.ground.nearest_free(visitor.stance().position);
            visitor.walker.stance.position = free;
        }
    }
    visitor.moved = true;
}

/// Files of booths near the visitor come first, however far one has walked since the event was opened.
fn prefer(
    reading: NonSend<Reading>,
    room: Option<Res<Room>>,
    visitor: Res<Visitor>,
    mut last: Local<Option<(usize, Vec2)>>,
) {
    let (Some(queue), Some(room)) = (&reading.queue, room) else {
        return;
    };
    let here = visitor.stance().position;
    if last.is_some_and(|(hall, at)| hall == room.hall && at.distance(here) < NEARER) {
        return;
    }
    *last = Some((room.hall, here));
    let plots = room.plot_slots.iter().copied().zip(&room.plan.plots);
    let distances: HashMap<usize, f32> = plots
        .map(|(slot, plot)| (slot, plot.distance(here)))
        .collect();
    queue.sort(|slot| distances.get(&slot).copied().unwrap_or(f32::INFINITY));
}
