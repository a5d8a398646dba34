//! Why a booth was found, where it does not show by itself: through the other language, its reading, the vocabulary,
//! a session, or a forgiven slip.

use feed::Text;

use crate::highlight::Folded;
use crate::index::{Entry, Index};
use crate::record::{Field, Reach, each_text};
use crate::search::{Found, How, Looked};
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
    /// In a text as it is shown; [`Found::marks`] says where.
    Shown(Field),
    /// In a text of another language.
    OtherLanguage {
        /// Which text.
        field: Field,
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
    /// In a session that the booth takes part in.
    Session {
        /// Id of the session.
        id: String,
    },
}

impl Index {
    /// Why a search found the booth of this slot, for a reader of this language: one entry a typed word.
    pub fn why(&self, found: &Found, slot: usize, language: &str) -> Vec<Why> {
        let Some(Some(entry)) = self.entries.get(slot) else {
            return Vec::new();
        };
        let why = |looked: &Looked| {
            let all = |way: &Vec<Term>| -> Option<Vec<(String, Reason)>> {
                way.iter()
                    .map(|term| Some((term.text.clone(), self.reason(entry, term, language)?)))
                    .collect()
            };
            // Of words run together the one that needs most explaining tells most.
            let reasons = looked.ways.iter().find_map(all)?.into_iter();
            let (text, reason) =
                reasons.max_by_key(|(_, reason)| !matches!(reason, Reason::Shown(_)))?;
            let instead = (looked.how == How::Slip).then_some(text);
            Some(Why {
                typed: looked.typed.clone(),
                instead,
                reason,
            })
        };
        found.looked.iter().filter_map(why).collect()
    }

    fn reason(&self, entry: &Entry, term: &Term, language: &str) -> Option<Reason> {
        let booth = &*entry.booth;
        let (mut shown, mut other) = (None, None);
        // The index has all texts folded already: folding them for each key would cost more than the search.
        let found = entry.record.wordings(term);
        if !found.is_empty() {
            each_text(booth, |(field, number), text| {
                let here = text.shown(language);
                for (wording, words) in (0..).zip(text.wordings()) {
                    if !found.contains(&(field, number, wording)) {
                        continue;
                    }
                    if std::ptr::eq(here.text, words.text) {
                        shown = shown.take().or(Some(Reason::Shown(field)));
                    } else if let (None, Some(language)) = (&other, words.language) {
                        let language = language.to_owned();
                        other = Some(Reason::OtherLanguage { field, language });
                    }
                }
            });
        }
        let reading = || {
            let written = found.iter().any(|(field, ..)| *field == Field::Reading);
            (written || entry.record.sounds_like(term)).then_some(Reason::Reading)
        };
        // The name in another language explains more than its reading, its reading more than a topic.
        let name = |reason: &&Reason| {
            matches!(
                reason,
                Reason::OtherLanguage {
                    field: Field::Name,
                    ..
                }
            )
        };
        shown
            .or_else(|| other.as_ref().filter(name).cloned())
            .or_else(reading)
            .or_else(|| self.topic_reason(entry, term, language))
            .or(other)
            .or_else(|| self.session_reason(entry, term))
    }

    fn topic_reason(&self, entry: &Entry, term: &Term, language: &str) -> Option<Reason> {
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

    fn session_reason(&self, entry: &Entry, term: &Term) -> Option<Reason> {
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
