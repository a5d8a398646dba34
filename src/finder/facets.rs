//! What a search can be narrowed to, with the number of booths there would be.

use feed::booth::Kind;

use crate::index::{Entry, Index};
use crate::query::{KINDS, Query};

/// The counts of each facet: how many booths there would be with this entry chosen and the other facets as they are.
/// Entries without booths are left out, unless they are chosen.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Facets {
    /// Ids of topics, in the organiser's order; a topic counts the booths of those it includes.
    pub topics: Vec<(String, usize)>,
    /// Kinds of organisation, in the order of the format.
    pub kinds: Vec<(Kind, usize)>,
    /// Ids of halls, in the order of their doors.
    pub halls: Vec<(String, usize)>,
    /// Country codes, by their letters.
    pub countries: Vec<(String, usize)>,
    /// Sustainable Development Goals, by their numbers.
    pub sdgs: Vec<(u8, usize)>,
    /// Booths where somebody answers now.
    pub staffed: usize,
}

/// Number of facets.
const FACETS: usize = 6;

/// Goes over the booths that match the text.
pub(crate) struct Counter<'a> {
    index: &'a Index,
    query: &'a Query,
    /// Places of the chosen topics.
    chosen: Vec<usize>,
    /// Whether each of the index's countries is chosen.
    chosen_countries: Vec<bool>,
    /// Chosen goals, a bit each.
    chosen_goals: u32,
    topics: Vec<usize>,
    kinds: [usize; KINDS.len()],
    halls: Vec<usize>,
    countries: Vec<usize>,
    goals: [usize; 32],
    staffed: usize,
}

impl<'a> Counter<'a> {
    pub fn new(index: &'a Index, query: &'a Query) -> Self {
        let chosen = query
            .topics
            .iter()
            .filter_map(|id| index.vocabulary.place(id))
            .collect();
        let goals = query.sdgs.iter().filter(|goal| **goal < 32);
        Self {
            index,
            query,
            chosen,
            chosen_countries: index
                .countries
                .iter()
                .map(|code| query.countries.contains(code))
                .collect(),
            chosen_goals: goals.fold(0, |goals, goal| goals | 1 << goal),
            topics: vec![0; index.event.topics.len()],
            kinds: [0; KINDS.len()],
            halls: vec![0; index.event.halls.len()],
            countries: vec![0; index.countries.len()],
            goals: [0; 32],
            staffed: 0,
        }
    }

    /// Counts a booth; whether it passes every facet.
    pub fn count(&mut self, entry: &Entry, staffed: bool) -> bool {
        let query = self.query;
        let around = &entry.around;
        let in_hall = || {
            let hall = self.index.event.halls.get(entry.hall);
            hall.is_some_and(|hall| query.halls.contains(&hall.id))
        };
        let from = |country: usize| self.chosen_countries.get(country).copied().unwrap_or(false);
        let passes = [
            query.topics.is_empty() || self.chosen.iter().any(|chosen| around.contains(chosen)),
            query.kinds.is_empty() || query.kinds.contains(&entry.kind),
            query.halls.is_empty() || in_hall(),
            query.countries.is_empty() || entry.country.is_some_and(from),
            query.sdgs.is_empty() || entry.goals & self.chosen_goals != 0,
            !query.staffed || staffed,
        ];
        let failed = passes.iter().filter(|pass| !**pass).count();
        // What one facet alone keeps out would come in by another choice there.
        let counts: [bool; FACETS] = passes.map(|pass| failed == 0 || (failed == 1 && !pass));
        let [topics, kinds, halls, countries, sdgs, staff] = counts;
        let add = |counts: &mut [usize], at: usize| {
            if let Some(count) = counts.get_mut(at) {
                *count += 1;
            }
        };
        if topics {
            around
                .iter()
                .for_each(|&place| add(&mut self.topics, place));
        }
        if kinds && let Some(place) = KINDS.iter().position(|kind| *kind == entry.kind) {
            add(&mut self.kinds, place);
        }
        if halls {
            add(&mut self.halls, entry.hall);
        }
        if countries && let Some(place) = entry.country {
            add(&mut self.countries, place);
        }
        if sdgs && entry.goals != 0 {
            (1..32)
                .filter(|goal| entry.goals & 1 << goal != 0)
                .for_each(|goal| add(&mut self.goals, goal));
        }
        if staff && staffed {
            self.staffed += 1;
        }
        failed == 0
    }

    pub fn finish(self) -> Facets {
        let query = self.query;
        let event = &self.index.event;
        let topics = event
            .topics
            .iter()
            .map(|topic| topic.id.clone())
            .zip(self.topics);
        let halls = event
            .halls
            .iter()
            .map(|hall| hall.id.clone())
            .zip(self.halls);
        let kinds = KINDS.into_iter().zip(self.kinds);
        let mut countries: Vec<(String, usize)> = self
            .index
            .countries
            .iter()
            .cloned()
            .zip(self.countries)
            .filter(|(code, count)| *count > 0 || query.countries.contains(code))
            .collect();
        feed::order::sort_by(&mut countries, Ord::cmp);
        let goals = (0..32_u8).zip(self.goals);
        Facets {
            topics: topics
                .filter(|(id, count)| *count > 0 || query.topics.contains(id))
                .collect(),
            kinds: kinds
                .filter(|(kind, count)| *count > 0 || query.kinds.contains(kind))
                .collect(),
            halls: halls
                .filter(|(id, count)| *count > 0 || query.halls.contains(id))
                .collect(),
            countries,
            sdgs: goals
                .filter(|(goal, count)| *count > 0 || query.sdgs.contains(goal))
                .collect(),
            staffed: self.staffed,
        }
    }
}
