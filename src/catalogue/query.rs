//! What is searched for, as it stands in the address: words and facets.

use std::collections::BTreeSet;

use feed::exhibition::Slot;
use feed::time::{self, Staffed};
use feed::{Booth, Exhibition};
use jiff::Timestamp;

use crate::views::booth::kind_key;

/// Ways to narrow a list down.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Facet {
    /// A topic of the vocabulary, by id.
    Topic,
    /// Kind of organisation, by the key of its name without `kind-`.
    Kind,
    /// A hall, by id.
    Hall,
    /// ISO code of a country.
    Country,
    /// Number of a goal.
    Sdg,
    /// Staffed now: the value is always `1`.
    Now,
}

impl Facet {
    /// All of them, in the order in which they are offered.
    pub const ALL: [Self; 6] = [
        Self::Topic,
        Self::Kind,
        Self::Hall,
        Self::Country,
        Self::Sdg,
        Self::Now,
    ];

    /// Its name in the address.
    pub fn name(self) -> &'static str {
        match self {
            Self::Topic => "topic",
            Self::Kind => "kind",
            Self::Hall => "hall",
            Self::Country => "country",
            Self::Sdg => "sdg",
            Self::Now => "now",
        }
    }

    /// What a booth has of it.
    pub fn of(
        self,
        exhibition: &Exhibition,
        slot: &Slot,
        booth: &Booth,
        now: Timestamp,
    ) -> Vec<String> {
        match self {
            Self::Topic => booth.topics.clone(),
            Self::Kind => kind_key(booth.kind)
                .map(|key| key.trim_start_matches("kind-").to_owned())
                .into_iter()
                .collect(),
            Self::Hall => exhibition
                .event
                .halls
                .get(slot.hall)
                .map(|hall| hall.id.clone())
                .into_iter()
                .collect(),
            Self::Country => booth.country.clone().into_iter().collect(),
            Self::Sdg => booth.sdgs.iter().map(u8::to_string).collect(),
            Self::Now => match time::booth_staffed(booth, &exhibition.event, now) {
                Staffed::Now { .. } => vec!["1".to_owned()],
                _ => Vec::new(),
            },
        }
    }
}

/// What is searched for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Query {
    /// The words.
    pub words: String,
    /// What was chosen: within a facet any of the values, between facets all.
    pub chosen: BTreeSet<(Facet, String)>,
}

impl Query {
    /// Reads the pairs of a route; unknown names are left out.
    pub fn read(pairs: &[(String, String)]) -> Self {
        let mut query = Self::default();
        for (name, value) in pairs {
            if name == "q" {
                query.words.clone_from(value);
            } else if let Some(facet) = Facet::ALL.iter().find(|facet| facet.name() == name) {
                query.chosen.insert((*facet, value.clone()));
            }
        }
        query
    }

    /// The pairs of a route.
    pub fn write(&self) -> Vec<(String, String)> {
        let words = (!self.words.is_empty()).then(|| ("q".to_owned(), self.words.clone()));
        let chosen = self
            .chosen
            .iter()
            .map(|(facet, value)| (facet.name().to_owned(), value.clone()));
        words.into_iter().chain(chosen).collect()
    }

    /// Whether nothing is asked.
    pub fn is_empty(&self) -> bool {
        self.words.trim().is_empty() && self.chosen.is_empty()
    }

    /// Whether a booth fits the facets; `except` is left out of account, to count what its values would give.
    pub fn fits(
        &self,
        exhibition: &Exhibition,
        slot: &Slot,
        booth: &Booth,
        now: Timestamp,
        except: Option<Facet>,
    ) -> bool {
        Facet::ALL
            .into_iter()
            .filter(|facet| Some(*facet) != except)
            .all(|facet| {
                let mut wanted = self
                    .chosen
                    .iter()
                    .filter(|(chosen, _)| *chosen == facet)
                    .map(|(_, value)| value)
                    .peekable();
                if wanted.peek().is_none() {
                    return true;
                }
                let has = facet.of(exhibition, slot, booth, now);
                wanted.any(|value| has.contains(value))
            })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_search_survives_the_address() {
        let mut query = Query {
            words: "水 quality".into(),
            ..Query::default()
        };
        query.chosen.insert((Facet::Topic, "waste".into()));
        query.chosen.insert((Facet::Topic, "energy".into()));
        query.chosen.insert((Facet::Now, "1".into()));
        let route = page::Route::Search {
            query: query.write(),
        };
        let page::Route::Search { query: pairs } = page::Route::parse(&route.to_string()) else {
            panic!("{route}");
        };
        assert_eq!(Query::read(&pairs), query);
    }

    #[test]
    fn values_of_one_facet_widen_and_facets_narrow() {
        let event = br#"{"version": 1, "id": "f", "title": "F", "languages": ["en"], "timeZone": "UTC",
            "organiser": {"name": "We"}, "topics": [{"id": "a", "title": "A"}, {"id": "b", "title": "B"}],
            "halls": [{"id": "h", "title": "H", "booths": [
                {"version": 1, "id": "one", "name": "One", "topics": ["a"], "country": "JP"},
                {"version": 1, "id": "two", "name": "Two", "topics": ["b"], "country": "TH"}]}]}"#;
        let exhibition = Exhibition::new(feed::Event::parse(event, "event.json").value.unwrap());
        let found = |pairs: &[(Facet, &str)]| {
            let query = Query {
                chosen: pairs.iter().map(|(f, v)| (*f, (*v).to_owned())).collect(),
                ..Query::default()
            };
            let fits = |slot: &&Slot| {
                let booth = slot.booth().unwrap();
                query.fits(&exhibition, slot, booth, Timestamp::UNIX_EPOCH, None)
            };
            exhibition.slots.iter().filter(fits).count()
        };
        assert_eq!(found(&[]), 2);
        assert_eq!(found(&[(Facet::Topic, "a")]), 1);
        assert_eq!(found(&[(Facet::Topic, "a"), (Facet::Topic, "b")]), 2);
        assert_eq!(found(&[(Facet::Topic, "a"), (Facet::Country, "TH")]), 0);
    }
}
