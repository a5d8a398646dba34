//! An event with its booths and programme as far as they are known: what both faces, the finder and the
//! organiser's command work on. A fault in one booth costs that booth only.

use std::sync::Arc;

use crate::event::{BoothSource, ProgrammeSource, Theme};
use crate::{Booth, Event, Problem, Programme};

/// An event with whatever has been read of it.
#[derive(Clone, Debug)]
pub struct Exhibition {
    /// The event file.
    pub event: Arc<Event>,
    /// The programme; empty while it is not read or when there is none.
    pub programme: Arc<Programme>,
    /// One slot a booth of the event file: hall by hall, in the organiser's order.
    pub slots: Vec<Slot>,
    /// What is wrong with the event file and the programme.
    pub problems: Vec<Problem>,
}

/// A booth's place in the event file.
#[derive(Clone, Debug)]
pub struct Slot {
    /// Index of the hall in [`Event::halls`].
    pub hall: usize,
    /// Id of the booth; until it is read, a guess from its file's name.
    pub id: String,
    /// Path or URL of its file; `None` when the booth stands in the event file itself.
    pub source: Option<String>,
    /// What is known of it.
    pub state: State,
}

/// What is known of a booth.
#[derive(Clone, Debug, Default)]
pub enum State {
    /// Not asked for yet.
    #[default]
    Waiting,
    /// On its way.
    Loading,
    /// Read; problems are warnings that hide nothing.
    Ready {
        /// The booth.
        booth: Arc<Booth>,
        /// What could be better.
        problems: Vec<Problem>,
    },
    /// Not readable now.
    Broken {
        /// Why, in the exhibitor's words.
        problems: Vec<Problem>,
        /// The last copy that could be read, shown meanwhile.
        last_good: Option<Arc<Booth>>,
    },
}

impl Exhibition {
    /// An event whose files beside it have not been read yet. Booths and programmes inside it are ready.
    pub fn new(event: Event) -> Self {
        let mut slots = Vec::new();
        for (hall, entry) in event.halls.iter().enumerate() {
            for source in &entry.booths {
                slots.push(Slot::new(hall, source));
            }
        }
        let programme = match &event.programme {
            Some(ProgrammeSource::Inline(programme)) => Arc::new((**programme).clone()),
            _ => Arc::default(),
        };
        Self {
            event: Arc::new(event),
            programme,
            slots,
            problems: Vec::new(),
        }
    }

    /// The slots of one hall, with their index in [`Exhibition::slots`].
    pub fn hall_slots(&self, hall: usize) -> impl Iterator<Item = (usize, &Slot)> {
        self.slots
            .iter()
            .enumerate()
            .filter(move |(_, slot)| slot.hall == hall)
    }

    /// The slot of the booth with this id.
    pub fn find(&self, id: &str) -> Option<(usize, &Slot)> {
        self.slots
            .iter()
            .enumerate()
            .find(|(_, slot)| slot.id == id)
    }

    /// Index of the hall with this id.
    pub fn hall(&self, id: &str) -> Option<usize> {
        self.event.halls.iter().position(|hall| hall.id == id)
    }

    /// Theme of a hall; the first theme for a hall that is not there.
    pub fn theme(&self, hall: usize) -> Theme {
        self.event
            .halls
            .get(hall)
            .map_or_else(Theme::default, |hall| hall.theme)
    }
}

impl Slot {
    fn new(hall: usize, source: &BoothSource) -> Self {
        match source {
            BoothSource::At(at) => {
                let name = at.split(['?', '#']).next().unwrap_or(at);
                let name = name
                    .rsplit('/')
                    .next()
                    .unwrap_or(name)
                    .trim_end_matches(".json");
                Self {
                    hall,
                    id: name.to_owned(),
                    source: Some(at.clone()),
                    state: State::Waiting,
                }
            }
            BoothSource::Inline(booth) => Self {
                hall,
                id: booth.id.clone(),
                source: None,
                state: State::Ready {
                    booth: Arc::new((**booth).clone()),
                    problems: Vec::new(),
                },
            },
        }
    }

    /// The booth to show: the one read, or the last good copy.
    pub fn booth(&self) -> Option<&Arc<Booth>> {
        match &self.state {
            State::Ready { booth, .. } => Some(booth),
            State::Broken { last_good, .. } => last_good.as_ref(),
            State::Waiting | State::Loading => None,
        }
    }

    /// What there is to say about the booth's file.
    pub fn problems(&self) -> &[Problem] {
        match &self.state {
            State::Ready { problems, .. } | State::Broken { problems, .. } => problems,
            State::Waiting | State::Loading => &[],
        }
    }
}
