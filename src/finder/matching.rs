//! Matching: what a visitor looks for and offers, against what exhibitors offer and look for. Only ids are compared,
//! so the order is the same in every language, and nothing has to leave the device.

use feed::sort;

use crate::index::{Index, IndexedBooth, lot};
use crate::vocabulary::Nearness;

/// What a visitor ticked, by ids of topics.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct MatchQuery {
    /// What the visitor looks for.
    pub needs: Vec<String>,
    /// What the visitor offers.
    pub offers: Vec<String>,
    /// BCP 47 tags of the languages the visitor speaks.
    pub languages: Vec<String>,
}

/// A booth that matches.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Match {
    /// Its slot: an index in `Exhibition::slots`.
    pub slot: usize,
    /// How well it matches: 100 for each need that is offered just so; comparable within one wish only.
    pub score: u32,
    /// Why, the strongest first.
    pub reasons: Vec<Because>,
}

/// Why a booth matches. Topics are told by their ids.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Because {
    /// The visitor looks for something that the exhibitor offers.
    TheyOffer {
        /// What the visitor looks for.
        need: String,
        /// What the exhibitor offers.
        offer: String,
        /// How near the two are.
        nearness: Nearness,
    },
    /// The visitor offers something that the exhibitor looks for.
    TheyNeed {
        /// What the visitor offers.
        offer: String,
        /// What the exhibitor looks for.
        need: String,
        /// How near the two are.
        nearness: Nearness,
    },
    /// The booth is about something that the visitor looks for, but does not say that it offers it.
    TheyAreAbout {
        /// What the visitor looks for.
        topic: String,
    },
    /// Somebody at the booth speaks a language of the visitor.
    TheySpeak {
        /// BCP 47 tag of the language, as the visitor gave it.
        language: String,
    },
}

/// What a need that is offered is worth.
fn worth(nearness: Nearness) -> u32 {
    match nearness {
        Nearness::Same => 100,
        Nearness::Included => 50,
        Nearness::Sibling => 25,
    }
}

/// Worth of a booth that is about something without offering it: less than an offer of something near.
const ABOUT: u32 = 20;
/// Worth of a common language: it decides between equals, nothing more.
const LANGUAGE: u32 = 5;

impl MatchQuery {
    /// The names and values that stand in a link.
    pub fn to_pairs(&self) -> Vec<(String, String)> {
        let lists = [
            ("need", &self.needs),
            ("offer", &self.offers),
            ("lang", &self.languages),
        ];
        let pairs = |(name, list): (&str, &Vec<String>)| -> Vec<(String, String)> {
            list.iter()
                .map(|value| (name.to_owned(), value.clone()))
                .collect()
        };
        lists.into_iter().flat_map(pairs).collect()
    }

    /// Reads the names and values of a link; what is not known, or stands twice, is passed over.
    pub fn from_pairs<'a>(pairs: impl IntoIterator<Item = (&'a str, &'a str)>) -> Self {
        let mut wish = Self::default();
        for (name, value) in pairs {
            let list = match name {
                "need" => &mut wish.needs,
                "offer" => &mut wish.offers,
                "lang" => &mut wish.languages,
                _ => continue,
            };
            // More than any event has; links come from strangers.
            if list.len() < 100 && !list.iter().any(|other| other == value) {
                list.push(value.to_owned());
            }
        }
        wish
    }

    /// Whether nothing is ticked that could match.
    pub fn is_empty(&self) -> bool {
        self.needs.is_empty() && self.offers.is_empty()
    }
}

impl Index {
    /// Booths that match a wish, best first. `seed` is the visitor's own number, which orders what is otherwise equal.
    pub fn matches(&self, wish: &MatchQuery, seed: u64) -> Vec<Match> {
        let places = |ids: &[String]| -> Vec<usize> {
            ids.iter()
                .filter_map(|id| self.vocabulary.place(id))
                .collect()
        };
        let (needs, offers) = (places(&wish.needs), places(&wish.offers));
        let mut matches: Vec<(Match, u64)> = Vec::new();
        for (slot, entry) in self.known() {
            let (score, reasons) = self.compare(entry, &needs, &offers, &wish.languages);
            if score > 0 {
                matches.push((
                    Match {
                        slot,
                        score,
                        reasons,
                    },
                    lot(self.hashes.get(slot).copied().unwrap_or(0), seed),
                ));
            }
        }
        sort::sort_by(&mut matches, |(a, lot_a), (b, lot_b)| {
            b.score.cmp(&a.score).then_with(|| lot_a.cmp(lot_b))
        });
        matches.into_iter().map(|(one, _)| one).collect()
    }

    fn compare(
        &self,
        entry: &IndexedBooth,
        needs: &[usize],
        offers: &[usize],
        languages: &[String],
    ) -> (u32, Vec<Because>) {
        let id = |place: usize| {
            self.event
                .topics
                .get(place)
                .map(|topic| topic.id.clone())
                .unwrap_or_default()
        };
        // Their nearest to one of ours: more of theirs can only come nearer.
        let nearest = |ours: usize, theirs: &[usize]| {
            let near = |&theirs: &usize| {
                Some((
                    self.vocabulary.nearness(ours, theirs)?,
                    std::cmp::Reverse(theirs),
                ))
            };
            theirs
                .iter()
                .filter_map(near)
                .max()
                .map(|(nearness, theirs)| (nearness, theirs.0))
        };
        let mut found: Vec<(u32, Because)> = Vec::new();
        for &need in needs {
            if let Some((nearness, offer)) = nearest(need, &entry.offers) {
                let because = Because::TheyOffer {
                    need: id(need),
                    offer: id(offer),
                    nearness,
                };
                found.push((worth(nearness), because));
            } else if entry.about.contains(&need) {
                found.push((ABOUT, Because::TheyAreAbout { topic: id(need) }));
            }
        }
        for &offer in offers {
            if let Some((nearness, need)) = nearest(offer, &entry.needs) {
                // The visitor came to find, so what they could sell counts half.
                let because = Because::TheyNeed {
                    offer: id(offer),
                    need: id(need),
                    nearness,
                };
                found.push((worth(nearness) / 2, because));
            }
        }
        if !found.is_empty() {
            let speaks = |language: &&String| {
                entry
                    .booth
                    .staff
                    .iter()
                    .flat_map(|person| &person.languages)
                    .any(|tag| same_language(tag, language))
            };
            if let Some(language) = languages.iter().find(speaks) {
                found.push((
                    LANGUAGE,
                    Because::TheySpeak {
                        language: language.clone(),
                    },
                ));
            }
        }
        sort::sort_by_key(&mut found, |(worth, _)| std::cmp::Reverse(*worth));
        (
            found.iter().map(|(worth, _)| worth).sum(),
            found.into_iter().map(|(_, because)| because).collect(),
        )
    }
}

/// `zh-Hans` and `zh` can talk.
fn same_language(a: &str, b: &str) -> bool {
    let primary = |tag: &str| tag.split('-').next().unwrap_or("").to_ascii_lowercase();
    primary(a) == primary(b)
}
