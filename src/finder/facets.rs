//! What a search can be narrowed to, with the number of booths there would be.

use std::collections::BTreeMap;

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
    topics: Vec<usize>,
    kinds: BTreeMap<&'static str, usize>,
    halls: Vec<usize>,
    countries: BTreeMap<String, usize>,
    sdgs: BTreeMap<u8, usize>,
    staffed: usize,
}

impl<'a> Counter<'a> {
    pub fn new(index: &'a Index, query: &'a Query) -> Self {
        let chosen = query
            .topics
            .iter()
            .filter_map(|id| index.vocabulary.place(id))
            .collect();
        let chosen_goals = query.sdgs.iter().map(|goal| (*goal, 0)).collect();
        let chosen_countries = query
            .countries
            .iter()
            .map(|code| (code.clone(), 0))
            .collect();
        Self {
            index,
            query,
            chosen,
            topics: vec![0; index.event.topics.len()],
            kinds: BTreeMap::new(),
            halls: vec![0; index.event.halls.len()],
            countries: chosen_countries,
            sdgs: chosen_goals,
            staffed: 0,
        }
    }

    /// Counts a booth; whether it passes every facet.
    pub fn count(&mut self, entry: &Entry, staffed: bool) -> bool {
        let query = self.query;
        let booth = &entry.booth;
        let around = &entry.around;
        let hall = self
            .index
            .event
            .halls
            .get(entry.hall)
            .map(|hall| hall.id.as_str());
        let passes = [
            query.topics.is_empty() || self.chosen.iter().any(|chosen| around.contains(chosen)),
            query.kinds.is_empty() || query.kinds.contains(&booth.kind),
            query.halls.is_empty() || query.halls.iter().any(|id| hall == Some(id)),
            query.countries.is_empty()
                || booth
                    .country
                    .as_ref()
                    .is_some_and(|code| query.countries.contains(code)),
            query.sdgs.is_empty() || booth.sdgs.iter().any(|goal| query.sdgs.contains(goal)),
            !query.staffed || staffed,
        ];
        let failed = passes.iter().filter(|pass| !**pass).count();
        // What one facet alone keeps out would come in by another choice there.
        let counts: [bool; FACETS] = passes.map(|pass| failed == 0 || (failed == 1 && !pass));
        let [topics, kinds, halls, countries, sdgs, staff] = counts;
        if topics {
            for &place in around {
                if let Some(count) = self.topics.get_mut(place) {
                    *count += 1;
                }
            }
        }
        if kinds {
            *self
                .kinds
                .entry(crate::query::kind_name(booth.kind))
                .or_default() += 1;
        }
        if halls && let Some(count) = self.halls.get_mut(entry.hall) {
            *count += 1;
        }
        if countries && let Some(code) = &booth.country {
            match self.countries.get_mut(code) {
                Some(count) => *count += 1,
                None => {
                    self.countries.insert(code.clone(), 1);
                }
            }
        }
        if sdgs {
            for goal in &booth.sdgs {
                *self.sdgs.entry(*goal).or_default() += 1;
            }
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
        let kinds = KINDS.map(|kind| {
            let count = self.kinds.get(crate::query::kind_name(kind));
            (kind, count.copied().unwrap_or(0))
        });
        Facets {
            topics: topics
                .filter(|(id, count)| *count > 0 || query.topics.contains(id))
                .collect(),
            kinds: kinds
                .into_iter()
                .filter(|(kind, count)| *count > 0 || query.kinds.contains(kind))
                .collect(),
            halls: halls
                .filter(|(id, count)| *count > 0 || query.halls.contains(id))
                .collect(),
            countries: self.countries.into_iter().collect(),
            sdgs: self.sdgs.into_iter().collect(),
            staffed: self.staffed,
        }
    }
}
