//! Why a booth was found, where it does not show by itself: through the other language, its reading, the vocabulary,
//! a session, or a forgiven slip.

use feed::Text;

use crate::highlight::Folded;
use crate::index::{Index, IndexedBooth};
use crate::record::{Reach, RecordField, each_wording};
use crate::search::{Looked, SearchResult, WordMatch};
use crate::terms::Term;

/// Why one typed word found a booth.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Why {
    /// The word as it was typed.
    pub typed: String,
    /// The word that was found instead, where a slip of the finger was forgiven.
    pub instead: Option<String>,
    /// Where it stands.
    pub reason: Reason,
}

/// Where a word stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reason {
    /// In a text as it is shown; [`SearchResult::marks`] says where.
    Shown(RecordField),
    /// In a text of another language.
    OtherLanguage {
        /// Which text.
        field: RecordField,
        /// BCP 47 tag of the language.
        language: String,
    },
    /// In the reading of the name.
    Reading,
    /// In the name of a topic, or in another word for it.
    Topic {
        /// Id of the topic.
        id: String,
        /// The other word, when it is not the topic's name as it is shown.
        word: Option<String>,
    },
    /// It names a Sustainable Development Goal of the booth: its number.
    Goal(usize),
    /// In a session that the booth takes part in.
    Session {
        /// Id of the session.
        id: String,
    },
}

impl Index {
    /// Why a search found the booth of this slot, for a reader of this language: one entry a typed word.
    pub fn why(&self, found: &SearchResult, slot: usize, language: &str) -> Vec<Why> {
        let Some(Some(entry)) = self.entries.get(slot) else {
            return Vec::new();
        };
        let why = |looked: &Looked| {
            let all = |way: &&Vec<Term>| {
                way.iter()
                    .all(|term| self.reason(entry, term, language).is_some())
            };
            let way = looked.ways.iter().find(all)?;
            // Of words run together the one that needs most explaining tells most.
            let reasons = way
                .iter()
                .filter_map(|term| Some((term, self.reason(entry, term, language)?)));
            let (term, reason) =
                reasons.max_by_key(|(_, reason)| !matches!(reason, Reason::Shown(_)))?;
            let instead = (looked.how == WordMatch::Slip).then(|| term.text.clone());
            Some(Why {
                typed: looked.typed.clone(),
                instead,
                reason,
            })
        };
        found.looked.iter().filter_map(why).collect()
    }

    fn reason(&self, entry: &IndexedBooth, term: &Term, language: &str) -> Option<Reason> {
        let booth = &*entry.booth;
        let mut shown = None;
        let mut other = None;
        // Each key asks this for every booth on the screen: what is folded already is not folded again.
        let mut holds = entry.record.hold(term);
        each_wording(booth, &mut |field, text, wording, _| {
            if holds.next() != Some(true) || shown.is_some() {
                return;
            }
            if wording.language == text.shown(language).language {
                shown = Some(Reason::Shown(field));
            } else if other.is_none() {
                other = wording.language.map(|language| Reason::OtherLanguage {
                    field,
                    language: language.to_owned(),
                });
            }
        });
        let reading = || {
            let record = &entry.record;
            (record.reads_like(term) || record.sounds_like(term)).then_some(Reason::Reading)
        };
        // The name in another language explains more than its reading, its reading more than a topic.
        let name = |reason: &&Reason| {
            matches!(
                reason,
                Reason::OtherLanguage {
                    field: RecordField::Name,
                    ..
                }
            )
        };
        shown
            .or_else(|| other.as_ref().filter(name).cloned())
            .or_else(reading)
            .or_else(|| self.topic_reason(entry, term, language))
            .or(other)
            .or_else(|| goal_reason(entry, term))
            .or_else(|| self.session_reason(entry, term))
    }

    fn topic_reason(&self, entry: &IndexedBooth, term: &Term, language: &str) -> Option<Reason> {
        let own = entry.about.iter().chain(&entry.needs).copied();
        let around = entry
            .about
            .iter()
            .flat_map(|&place| self.vocabulary.upwards(place).skip(1));
        own.chain(around).find_map(|place| {
            let topic = self.event.topics.get(place)?;
            let id = topic.id.clone();
            if Folded::new(topic.title.get(language)).has(term) {
                return Some(Reason::Topic { id, word: None });
            }
            let names = std::iter::once(&topic.title)
                .chain(&topic.synonyms)
                .flat_map(Text::wordings);
            let word = names
                .map(|name| name.text)
                .find(|name| Folded::new(name).has(term));
            // What none of its names has is its reading, or how that sounds.
            let (record, _) = self.topics.get(place)?;
            (word.is_some() || record.score(term, Reach::All) > 0.0).then(|| Reason::Topic {
                id,
                word: word.map(str::to_owned),
            })
        })
    }

    fn session_reason(&self, entry: &IndexedBooth, term: &Term) -> Option<Reason> {
        let place = entry.sessions.iter().find(|place| {
            self.sessions
                .get(**place)
                .is_some_and(|(record, _)| record.score(term, Reach::All) > 0.0)
        })?;
        let session = self.programme.sessions.get(*place)?;
        Some(Reason::Session {
            id: session.id.clone(),
        })
    }
}

fn goal_reason(entry: &IndexedBooth, term: &Term) -> Option<Reason> {
    let goal = term.goal?;
    let mut goals = entry.booth.sdgs.iter();
    goals
        .any(|own| usize::from(*own) == goal)
        .then_some(Reason::Goal(goal))
}
