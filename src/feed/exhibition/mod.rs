//! An event with its booths and programme as far as they are known: what both faces, the finder and the
//! organiser's command work on. A fault in one booth costs that booth only.

use std::collections::{BTreeMap, VecDeque};
use std::sync::Arc;

use crate::event::{BoothSource, ProgrammeSource, Theme};
use crate::problem::{ProblemKind, Severity, quoted};
use crate::sparse::SparseVec;
use crate::{Booth, Event, Parsed, Problem, Programme, limits};

mod ids;
mod slot;
mod tours;

pub(crate) use ids::id_of_file;
use ids::{Named, bound_id, free, guessed_id, is_whole};
pub use slot::{BoothSlot, BoothState};

/// Name of the event file in its folder.
pub const EVENT_FILE: &str = "event.json";

/// An event with whatever has been read of it.
#[derive(Clone, Debug)]
pub struct Exhibition {
    /// The event file.
    pub event: Arc<Event>,
    /// The programme; empty while it is not read or when there is none.
    pub programme: Arc<Programme>,
    /// One slot a booth of the event file: hall by hall, in the organiser's order.
    pub slots: Vec<BoothSlot>,
    /// What is wrong with the event file and the programme.
    pub problems: Vec<Problem>,
    /// Path or URL of the event file, for sentences about booths that stand in it.
    file: String,
    /// Booths that can be read but whose id a booth before them has, by slot. They come back when the id is free.
    aside: SparseVec<(Arc<Booth>, Vec<Problem>)>,
    /// Booths as their files have them, by slot, where they name topics that the event does not have (yet).
    whole: SparseVec<(Arc<Booth>, Vec<Problem>)>,
    /// How many versions of booths there have been.
    revisions: u32,
    /// Slots by their ids, so that ten thousand booths that come in one by one do not each look through all others.
    named: Named,
}

/// What came of looking for a file that an event names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fetched {
    /// Its bytes.
    Bytes(Vec<u8>),
    /// It is there but has more bytes than are read.
    TooLarge(usize),
    /// It cannot be read, with the reason.
    Unreadable(String),
    /// It is not looked for here: it lies on another host, say.
    Elsewhere,
}

impl Exhibition {
    /// An event whose files beside it have not been read yet. Booths and programmes inside it are ready.
    pub fn new(event: Event) -> Self {
        Self::with_problems(event, EVENT_FILE, Vec::new(), 0)
    }

    /// The exhibition of an event file. What is wrong with a booth inside the file is told at that booth.
    ///
    /// # Errors
    /// When the event cannot be shown, with the reasons.
    pub fn open(parsed: Parsed<Event>) -> Result<Self, Vec<Problem>> {
        Self::open_after(parsed, 0)
    }

    /// The same, where so many versions of booths have been before.
    fn open_after(parsed: Parsed<Event>, revisions: u32) -> Result<Self, Vec<Problem>> {
        let Parsed {
            value,
            file,
            problems,
        } = parsed;
        match value {
            Some(event) => Ok(Self::with_problems(event, &file, problems, revisions)),
            None => Err(problems),
        }
    }

    /// The exhibition of an event file's bytes with all the files it names, read by `fetch`: called with the address, as the
    /// event has it, and the bytes that are read at most.
    ///
    /// # Errors
    /// When the event cannot be shown, with the reasons.
    pub fn assemble(
        event: &[u8],
        fetch: &mut dyn FnMut(&str, usize) -> Fetched,
    ) -> Result<Self, Vec<Problem>> {
        let mut exhibition = Self::open(Event::parse(event, EVENT_FILE))?;
        exhibition.fetch(fetch);
        Ok(exhibition)
    }

    /// Reads the files that the event names, its programme and its booths, by `fetch` as [`Exhibition::assemble`] does.
    pub fn fetch(&mut self, fetch: &mut dyn FnMut(&str, usize) -> Fetched) {
        if let Some(ProgrammeSource::At(at)) = self.event.programme.clone()
            && let Some(parsed) = one(&at, limits::EVENT_BYTES, Programme::parse, fetch)
        {
            self.set_programme(parsed);
        }
        for index in 0..self.slots.len() {
            let at = self.slots.get(index).and_then(|slot| slot.source.clone());
            if let Some(at) = at
                && let Some(parsed) = one(&at, limits::BOOTH_BYTES, Booth::parse, fetch)
            {
                self.set_booth(index, parsed);
            }
        }
    }

    /// Takes in a newer event file. Booths from the same files as before, and the programme, are kept until they are
    /// read anew. Returns where each slot of before is by now, nothing for those that are gone. An event file that
    /// cannot be shown changes nothing but [`Exhibition::problems`], and `None` is returned.
    pub fn renew(&mut self, parsed: Parsed<Event>) -> Option<Vec<Option<usize>>> {
        let mut next = match Self::open_after(parsed, self.revisions) {
            Ok(next) => next,
            Err(problems) => {
                let file = self.file.clone();
                self.problems.retain(|problem| problem.file != file);
                self.problems.extend(problems);
                return None;
            }
        };
        let slots = std::mem::take(&mut self.slots);
        let mut moved = vec![None; slots.len()];
        let mut former: BTreeMap<String, VecDeque<(usize, BoothSlot)>> = BTreeMap::new();
        for (before, slot) in slots.into_iter().enumerate() {
            match slot.source.clone() {
                // A file that several slots name stands for them in their order.
                Some(source) => former.entry(source).or_default().push_back((before, slot)),
                None => moved[before] = next.find(&slot.id).map(|(now, _)| now),
            }
        }
        for now in 0..next.slots.len() {
            let Some(source) = next.slots.get(now).and_then(|slot| slot.source.clone()) else {
                continue;
            };
            let Some((before, slot)) = former.get_mut(&source).and_then(VecDeque::pop_front) else {
                continue;
            };
            moved[before] = Some(now);
            let aside = self.aside.remove(before);
            match (self.whole.remove(before).or(aside), slot.state) {
                // The vocabulary may be another: what the booth says about itself is held against the new one.
                (Some((booth, problems)), _) | (None, BoothState::Ready { booth, problems }) => {
                    next.set(now, Arc::unwrap_or_clone(booth), problems);
                }
                (None, state) => {
                    next.name(now, slot.id);
                    if let Some(here) = next.slots.get_mut(now) {
                        here.state = state;
                        here.revision = slot.revision;
                    }
                }
            }
        }
        if let Some(ProgrammeSource::Unread) = &next.event.programme {
            next.programme = Arc::clone(&self.programme);
        }
        if let Some(ProgrammeSource::At(at)) = &next.event.programme {
            next.programme = Arc::clone(&self.programme);
            let told = self.problems.iter().filter(|told| told.file == *at);
            next.problems.extend(told.cloned());
        }
        *self = next;
        Some(moved)
    }

    fn with_problems(event: Event, file: &str, problems: Vec<Problem>, revisions: u32) -> Self {
        let mut at_booths = Vec::new();
        let mut of_event = Vec::new();
        for problem in problems {
            match booth_in(&problem.path) {
                Some(place) => at_booths.push((place, problem)),
                None => of_event.push(problem),
            }
        }
        crate::sort::sort_by_key(&mut at_booths, |(place, _)| *place);
        let mut at_booths = at_booths.into_iter().peekable();
        let programme = match &event.programme {
            // Browsers read none here, and need not load what would copy it.
            Some(ProgrammeSource::Inline(programme)) if cfg!(not(target_arch = "wasm32")) => {
                Arc::new((**programme).clone())
            }
            _ => Arc::default(),
        };
        let event = Arc::new(event);
        let mut exhibition = Self {
            event: Arc::clone(&event),
            programme,
            slots: Vec::new(),
            problems: of_event,
            file: file.to_owned(),
            aside: SparseVec::default(),
            whole: SparseVec::default(),
            revisions,
            named: Named::default(),
        };
        for (hall, entry) in event.halls.iter().enumerate() {
            for (number, source) in entry.booths.iter().enumerate() {
                let here = (hall, number);
                // Those of booths that were left out.
                while at_booths.next_if(|(place, _)| *place < here).is_some() {}
                let mut problems = Vec::new();
                while let Some((_, problem)) = at_booths.next_if(|(place, _)| *place == here) {
                    problems.push(problem);
                }
                let index = exhibition.slots.len();
                let guess = guessed_id(source, &entry.id, number);
                let guess = free(&guess, |id| exhibition.named.with(id).next().is_some());
                exhibition.named.add(guess.clone(), index);
                exhibition
                    .slots
                    .push(BoothSlot::new(hall, guess, source, problems.clone()));
                if let BoothSource::Inline(booth) = source {
                    exhibition.set(index, (**booth).clone(), problems);
                }
            }
        }
        exhibition
    }

    /// Puts what was read of a booth's file into its slot. A file that cannot be shown leaves the last good copy; an
    /// id that a booth before it has makes it broken until the id is free.
    pub fn set_booth(&mut self, index: usize, parsed: Parsed<Booth>) {
        if let Some(booth) = parsed.value {
            self.set(index, booth, parsed.problems);
            return;
        }
        self.aside.remove(index);
        self.whole.remove(index);
        if let Some(slot) = self.slots.get_mut(index) {
            let last_good = slot.booth().cloned();
            slot.state = BoothState::Broken {
                problems: parsed.problems,
                last_good,
            };
        }
    }

    /// Puts what was read of the programme's file in its place; one that cannot be shown leaves the one before.
    pub fn set_programme(&mut self, parsed: Parsed<Programme>) {
        self.problems.retain(|problem| problem.file != parsed.file);
        self.problems.extend(parsed.problems);
        if let Some(programme) = parsed.value {
            self.programme = Arc::new(programme);
        }
    }

    /// Path or URL of the event file.
    pub fn event_file(&self) -> &str {
        &self.file
    }

    /// Path or URL of a slot's file; a booth inside the event file is named by its place there.
    pub fn file(&self, index: usize) -> String {
        let Some(slot) = self.slots.get(index) else {
            return self.file.clone();
        };
        match &slot.source {
            Some(source) => source.clone(),
            None => {
                // Slots stand hall by hall.
                let first = self.slots.partition_point(|other| other.hall < slot.hall);
                let number = index - first;
                format!("{} halls[{}].booths[{number}]", self.file, slot.hall)
            }
        }
    }

    fn set(&mut self, index: usize, mut booth: Booth, mut problems: Vec<Problem>) {
        // Notes, pages and mail hang on the id of a booth that was shown. One that comes from another host keeps it for the
        // rest of the visit, whatever its file says from now on.
        if self.is_elsewhere(index)
            && let Some(shown) = self.slots.get(index).and_then(BoothSlot::booth)
        {
            booth.id.clone_from(&shown.id);
        }
        let file = self.file(index);
        let source = self
            .slots
            .get(index)
            .and_then(|slot| slot.source.as_deref());
        if let Some(bound) = source.and_then(bound_id).filter(|bound| *bound != booth.id) {
            let id = quoted(&std::mem::replace(&mut booth.id, bound.clone()));
            let what = ProblemKind::IdBound { id, bound };
            problems.push(Problem {
                path: "id".to_owned(),
                ..Problem::of_file(Severity::Warning, &file, what)
            });
        }
        let is_known = |id: &String| self.event.topics.iter().any(|topic| topic.id == *id);
        let lists = [&booth.topics, &booth.offers, &booth.needs];
        if lists.into_iter().flatten().all(is_known) {
            self.whole.remove(index);
        } else {
            let whole = (Arc::new(booth.clone()), problems.clone());
            self.whole.insert(index, whole);
        }
        crate::check::known_topics(&mut booth, &self.event, &file, &mut problems);
        self.place(index, Arc::new(booth), problems);
    }

    /// Gives a booth its slot, if nobody with a better claim has its id: see [`Exhibition::claim`]. Whoever waited for an id that
    /// is given up thereby gets it, one after the other.
    fn place(&mut self, index: usize, booth: Arc<Booth>, problems: Vec<Problem>) {
        let mut next = Some((index, booth, problems));
        while let Some((index, booth, problems)) = next {
            next = self.place_one(index, booth, problems);
        }
    }

    /// The same for one; whoever has waited for its former id comes next.
    fn place_one(
        &mut self,
        index: usize,
        booth: Arc<Booth>,
        problems: Vec<Problem>,
    ) -> Option<(usize, Arc<Booth>, Vec<Problem>)> {
        let id = booth.id.clone();
        let former = self.slots.get(index).map(|slot| slot.id.clone());
        self.aside.remove(index);
        let of_this_id = self.of_id(&id, index);
        let has_booth = |other: &usize| {
            let slot = self.slots.get(*other);
            slot.is_some_and(|slot| slot.booth().is_some())
        };
        // A slot that has a booth has the booth's id; others only have a guess.
        let (holders, guesses): (Vec<usize>, Vec<usize>) =
            of_this_id.into_iter().partition(has_booth);
        let claim = self.claim(index, &id);
        let better = |other: usize| self.claim(other, &id) < claim;
        // From another host nobody takes what somebody's own file name says, not even while that file is on its way.
        let awaited = guesses.iter().copied();
        let awaited = awaited.filter(|&other| self.is_elsewhere(index) && better(other));
        let first = holders.iter().copied().filter(|&other| better(other));
        match first.chain(awaited).next() {
            Some(first) => self.set_aside(index, first, booth, problems),
            None => {
                if let Some(later) = holders.first().copied()
                    && let Some(slot) = self.slots.get_mut(later)
                {
                    match std::mem::take(&mut slot.state) {
                        BoothState::Ready { booth, problems } => {
                            self.set_aside(later, index, booth, problems);
                        }
                        // A last good copy gives way; the file is broken anyway.
                        BoothState::Broken { problems, .. } => {
                            slot.state = BoothState::Broken {
                                problems,
                                last_good: None,
                            };
                        }
                        other => slot.state = other,
                    }
                }
                // A guess gives way to the booth itself.
                if let Some(other) = guesses.first().copied() {
                    let id = self.free_id(&id, other);
                    self.name(other, id);
                }
                self.name(index, id.clone());
                if let Some(slot) = self.slots.get_mut(index) {
                    slot.state = BoothState::Ready { booth, problems };
                    self.revisions += 1;
                    slot.revision = self.revisions;
                }
            }
        }
        let former = former.filter(|former| *former != id)?;
        let waiting = self
            .aside
            .iter()
            .filter(|(_, (aside, _))| aside.id == former);
        let next = waiting
            .map(|(next, _)| next)
            .min_by_key(|&next| self.claim(next, &former))?;
        let (booth, problems) = self.aside.remove(next)?;
        Some((next, booth, problems))
    }

    /// How good a slot's claim to an id is, the best first. An id belongs to its entry in the event's list: to the file of
    /// that name, or the booth inside the event file; then to files beside the event file, whatever their names; then to
    /// those on other hosts. Of equal claims the first in the list counts. So a file that says another's id is the one at
    /// fault, and never the one whose id it is.
    fn claim(&self, index: usize, id: &str) -> (u8, usize) {
        let source = self
            .slots
            .get(index)
            .and_then(|slot| slot.source.as_deref());
        let rank = match source {
            None => 0,
            Some(at) if id_of_file(at) == id => 0,
            Some(at) if !is_whole(at) => 1,
            Some(_) => 2,
        };
        (rank, index)
    }

    /// Whether a slot's file lies on another host.
    fn is_elsewhere(&self, index: usize) -> bool {
        let source = self
            .slots
            .get(index)
            .and_then(|slot| slot.source.as_deref());
        source.is_some_and(is_whole)
    }

    fn set_aside(&mut self, index: usize, first: usize, booth: Arc<Booth>, problems: Vec<Problem>) {
        let what = ProblemKind::IdTaken {
            id: quoted(&booth.id),
            first: self.file(first),
        };
        let taken = Problem {
            path: "id".to_owned(),
            ..Problem::of_file(Severity::Error, &self.file(index), what)
        };
        let id = self.free_id(&booth.id, index);
        self.name(index, id);
        if let Some(slot) = self.slots.get_mut(index) {
            slot.state = BoothState::Broken {
                // The id may only look like the other's: then that was told, too.
                problems: std::iter::once(taken)
                    .chain(problems.iter().cloned())
                    .collect(),
                last_good: None,
            };
        }
        self.aside.insert(index, (booth, problems));
    }

    /// An id for a slot that cannot have this one.
    fn free_id(&mut self, wanted: &str, index: usize) -> String {
        free(wanted, |id| !self.of_id(id, index).is_empty())
    }

    /// The slots with this id besides one, in order.
    fn of_id(&mut self, id: &str, besides: usize) -> Vec<usize> {
        if self.named.count != self.slots.len() {
            self.named = Named::of(&self.slots);
        }
        self.named
            .with(id)
            .filter(|&slot| slot != besides)
            .collect()
    }

    /// Gives a slot its id.
    fn name(&mut self, index: usize, id: String) {
        let Some(slot) = self.slots.get_mut(index) else {
            return;
        };
        let former = std::mem::replace(&mut slot.id, id.clone());
        if self.named.count == self.slots.len() {
            self.named.rename(index, &former, id);
        }
    }

    /// The slots of one hall, with their index in [`Exhibition::slots`].
    pub fn hall_slots(&self, hall: usize) -> impl Iterator<Item = (usize, &BoothSlot)> {
        self.slots
            .iter()
            .enumerate()
            .filter(move |(_, slot)| slot.hall == hall)
    }

    /// The slot of the booth with this id.
    pub fn find(&self, id: &str) -> Option<(usize, &BoothSlot)> {
        let is_it = |(_, slot): &(usize, &BoothSlot)| slot.id == id;
        let named = self.named.with(id).next();
        let named = named.filter(|_| self.named.count == self.slots.len());
        let known = named.and_then(|index| Some((index, self.slots.get(index)?)));
        known
            .filter(is_it)
            .or_else(|| self.slots.iter().enumerate().find(is_it))
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

/// Fetches and reads a file; nothing when it is not looked for here.
fn one<T>(
    at: &str,
    limit: usize,
    parse: fn(&[u8], &str) -> Parsed<T>,
    fetch: &mut dyn FnMut(&str, usize) -> Fetched,
) -> Option<Parsed<T>> {
    match fetch(at, limit) {
        Fetched::Bytes(bytes) => Some(parse(&bytes, at)),
        Fetched::TooLarge(bytes) => Some(Parsed::too_large(at, bytes, limit)),
        Fetched::Unreadable(reason) => Some(Parsed::unreadable(at, &reason)),
        Fetched::Elsewhere => None,
    }
}

/// Hall and number of the booth that a path such as `halls[0].booths[3].name` leads into.
fn booth_in(path: &str) -> Option<(usize, usize)> {
    let (hall, rest) = path.strip_prefix("halls[")?.split_once("].booths[")?;
    let (number, _) = rest.split_once(']')?;
    Some((hall.parse().ok()?, number.parse().ok()?))
}
