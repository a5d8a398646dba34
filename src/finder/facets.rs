//! What a search can be narrowed to, with the number of booths there would be.

use feed::booth::OrganisationKind;
use feed::time::{Staffed, booth_staffed};
use jiff::Timestamp;

use crate::bitset::Bitset;
use crate::index::Index;
use crate::query::Query;

/// The counts of each facet: how many booths there would be with this entry chosen and the other facets as they are.
/// Entries without booths are left out, unless they are chosen.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Facets {
    /// Ids of topics, in the organiser's order; a topic counts the booths of those it includes.
    pub topics: Vec<(String, usize)>,
    /// Kinds of organisation, in the order of the format.
    pub kinds: Vec<(OrganisationKind, usize)>,
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

/// What the booths that match the text are narrowed to.
pub(crate) struct Narrowed {
    /// The booths that pass every facet.
    pub hits: Bitset,
    pub facets: Facets,
}

impl Index {
    /// Narrows what the text has found, and counts.
    pub(crate) fn narrow(&self, query: &Query, found: &Bitset, now: Timestamp) -> Narrowed {
        let sets = &self.sets;
        let staffed = |among: &Bitset| {
            let mut staffed = Bitset::default();
            let mut manned = sets.manned.clone();
            manned.meet(among);
            for slot in manned.slots() {
                if let Some(Some(entry)) = self.entries.get(slot) {
                    let is_now = booth_staffed(&entry.booth, &self.event, now);
                    staffed.put(slot, matches!(is_now, Staffed::Now { .. }));
                }
            }
            staffed
        };
        let topics = query.topics.iter();
        let topics = topics.filter_map(|id| sets.around.get(self.vocabulary.place(id)?));
        let kinds = OrganisationKind::ALL.iter().zip(&sets.kinds);
        let kinds = kinds.filter(|(kind, _)| query.kinds.contains(kind));
        let halls = self.event.halls.iter().zip(&sets.halls);
        let halls = halls.filter(|(hall, _)| query.halls.contains(&hall.id));
        let countries = self.countries.iter().zip(&sets.countries);
        let countries = countries.filter(|(code, _)| query.countries.contains(code));
        let goals = query.sdgs.iter();
        let goals = goals.filter_map(|goal| sets.goals.get(usize::from(*goal)));
        // Who passes each facet; `None` where nothing is chosen, so that all do.
        let passes: [Option<Bitset>; FACETS] = [
            (!query.topics.is_empty()).then(|| any(topics)),
            (!query.kinds.is_empty()).then(|| any(kinds.map(|(_, bits)| bits))),
            (!query.halls.is_empty()).then(|| any(halls.map(|(_, bits)| bits))),
            (!query.countries.is_empty()).then(|| any(countries.map(|(_, bits)| bits))),
            (!query.sdgs.is_empty()).then(|| any(goals)),
            query.staffed.then(|| staffed(found)),
        ];
        // Who would be there with another choice in one facet, and the others as they are.
        let but_for = |facet: usize, passes: &[Option<Bitset>; FACETS]| {
            let mut left = found.clone();
            let others = passes.iter().enumerate();
            others
                .filter(|(other, _)| *other != facet)
                .filter_map(|(_, pass)| pass.as_ref())
                .for_each(|pass| left.meet(pass));
            left
        };
        let [by_topic, by_kind, by_hall, by_country, by_goal, by_staff] =
            std::array::from_fn(|facet| but_for(facet, &passes));
        let staffed_now = match passes.last() {
            Some(Some(staffed)) => by_staff.shared(staffed),
            _ => staffed(&by_staff).shared(&by_staff),
        };
        let hits = but_for(FACETS, &passes);
        let counted = |sets: &[Bitset], among: &Bitset| -> Vec<usize> {
            sets.iter().map(|set| set.shared(among)).collect()
        };
        let event = &self.event;
        let topics = event
            .topics
            .iter()
            .map(|topic| topic.id.clone())
            .zip(counted(&sets.around, &by_topic));
        let halls = event
            .halls
            .iter()
            .map(|hall| hall.id.clone())
            .zip(counted(&sets.halls, &by_hall));
        let kinds = OrganisationKind::ALL
            .into_iter()
            .zip(counted(&sets.kinds, &by_kind));
        let mut countries: Vec<(String, usize)> = self
            .countries
            .iter()
            .cloned()
            .zip(counted(&sets.countries, &by_country))
            .filter(|(code, count)| *count > 0 || query.countries.contains(code))
            .collect();
        feed::sort::sort_by(&mut countries, Ord::cmp);
        let goals = (0..).zip(counted(&sets.goals, &by_goal)).skip(1);
        let facets = Facets {
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
            staffed: staffed_now,
        };
        Narrowed { hits, facets }
    }
}

/// The booths in any of the sets.
fn any<'b>(sets: impl Iterator<Item = &'b Bitset>) -> Bitset {
    sets.fold(Bitset::default(), |mut all, set| {
        all.join(set);
        all
    })
}
