//! The index: the folded texts of every booth, topic and session. It is filled booth by booth, so that a page can
//! give the browser air between, and a booth that changes is put in again.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use feed::booth::Kind;
use feed::exhibition::Slot;
use feed::{Booth, Event, Exhibition, Programme, Text};

use crate::grams::Grams;
use crate::record::{Field, Record};
use crate::vocabulary::Vocabulary;

/// What is searched.
pub struct Index {
    pub(crate) event: Arc<Event>,
    pub(crate) programme: Arc<Programme>,
    /// By the index of the slot; `None` where no booth is known.
    pub(crate) entries: Vec<Option<Box<Entry>>>,
    /// The entries' sieves, in the same order; of no use where no booth is known.
    pub(crate) sieves: Vec<Grams>,
    pub(crate) vocabulary: Vocabulary,
    /// By the index of the topic in the event file.
    pub(crate) topics: Vec<(Record, Grams)>,
    /// By the index of the session in the programme.
    pub(crate) sessions: Vec<(Record, Grams)>,
    session_places: HashMap<String, usize>,
    /// Codes of countries, each once.
    pub(crate) countries: Vec<String>,
    /// Latin words there are, for slips of the finger.
    pub(crate) words: HashSet<Box<str>>,
}

/// A booth in the index.
pub(crate) struct Entry {
    pub booth: Arc<Booth>,
    /// What is asked of every hit stands here again: going to the booth for it would take longer than the asking.
    pub hall: usize,
    pub kind: Kind,
    /// Index in [`Index::countries`].
    pub country: Option<usize>,
    /// A bit for each Sustainable Development Goal.
    pub goals: u32,
    /// Whether anybody is named who could answer.
    pub manned: bool,
    /// Of the booth's id, for [`lot`].
    pub hash: u64,
    pub record: Record,
    /// Places in the vocabulary of what the booth is about or offers.
    pub about: Vec<usize>,
    /// These and the topics that include them, each once.
    pub around: Vec<usize>,
    /// Places in the vocabulary of what it offers.
    pub offers: Vec<usize>,
    /// Places in the vocabulary of what it looks for.
    pub needs: Vec<usize>,
    /// Places in the programme of its sessions.
    pub sessions: Vec<usize>,
}

impl Index {
    /// An index of the exhibition's topics and sessions, without booths yet.
    pub fn new(exhibition: &Exhibition) -> Self {
        let event = Arc::clone(&exhibition.event);
        let programme = Arc::clone(&exhibition.programme);
        let mut words = HashSet::new();
        let topics = event
            .topics
            .iter()
            .map(|topic| {
                let names = std::iter::once(&topic.title).chain(&topic.synonyms);
                Record::of_texts(names.map(|name| (Field::Name, name)), &mut words)
            })
            .collect();
        let sessions = programme
            .sessions
            .iter()
            .map(|session| {
                let titles = [&session.title, &session.subtitle].map(|text| (Field::Tagline, text));
                let people = session
                    .speakers
                    .iter()
                    .flat_map(|speaker| [&speaker.name, &speaker.affiliation]);
                let people = people.map(|text: &Text| (Field::Staff, text));
                let rest = std::iter::once((Field::Description, &session.summary));
                Record::of_texts(titles.into_iter().chain(people).chain(rest), &mut words)
            })
            .collect();
        let places = programme.sessions.iter().enumerate();
        let session_places = places
            .map(|(place, session)| (session.id.clone(), place))
            .collect();
        Self {
            vocabulary: Vocabulary::new(&event),
            event,
            programme,
            entries: Vec::new(),
            sieves: Vec::new(),
            topics,
            sessions,
            session_places,
            countries: Vec::new(),
            words,
        }
    }

    /// Puts the booth of a slot in, in place of the one before; a slot without a booth is taken out.
    /// `slot` is its index in [`Exhibition::slots`].
    pub fn set(&mut self, slot: usize, of: &Slot) {
        if self.entries.len() <= slot {
            self.entries.resize_with(slot + 1, || None);
            self.sieves.resize_with(slot + 1, Grams::default);
        }
        let (entry, sieve) = match of.booth() {
            Some(booth) => self.entry(booth, of.hall),
            None => (None, Grams::default()),
        };
        if let (Some(place), Some(here)) = (self.entries.get_mut(slot), self.sieves.get_mut(slot)) {
            (*place, *here) = (entry, sieve);
        }
    }

    /// The whole exhibition at once, where nobody waits: tools and tests.
    pub fn whole(exhibition: &Exhibition) -> Self {
        let mut index = Self::new(exhibition);
        for (place, slot) in exhibition.slots.iter().enumerate() {
            index.set(place, slot);
        }
        index
    }

    fn entry(&mut self, booth: &Arc<Booth>, hall: usize) -> (Option<Box<Entry>>, Grams) {
        let (record, grams) = Record::new(booth, &mut self.words);
        let places = |ids: &[String]| {
            ids.iter()
                .filter_map(|id| self.vocabulary.place(id))
                .collect()
        };
        let mut about: Vec<usize> = places(&booth.topics);
        let offers = places(&booth.offers);
        about.extend(&offers);
        feed::order::sort_and_dedup(&mut about);
        let mut around: Vec<usize> = about
            .iter()
            .flat_map(|&place| self.vocabulary.upwards(place))
            .collect();
        feed::order::sort_and_dedup(&mut around);
        let sessions = booth
            .sessions
            .iter()
            .filter_map(|id| self.session_places.get(id).copied())
            .collect();
        let needs = places(&booth.needs);
        let country = booth.country.as_ref().map(|code| {
            let known = self.countries.iter().position(|other| other == code);
            known.unwrap_or_else(|| {
                self.countries.push(code.clone());
                self.countries.len() - 1
            })
        });
        let goals = booth
            .sdgs
            .iter()
            .filter(|goal| **goal < 32)
            .fold(0, |goals, goal| goals | 1 << goal);
        let entry = Entry {
            booth: Arc::clone(booth),
            hall,
            kind: booth.kind,
            country,
            goals,
            manned: !booth.staff.is_empty(),
            hash: hash(&booth.id),
            record,
            about,
            around,
            offers,
            needs,
            sessions,
        };
        (Some(Box::new(entry)), grams)
    }

    /// Slots that have a booth, with it.
    pub(crate) fn known(&self) -> impl Iterator<Item = (usize, &Entry)> {
        self.entries
            .iter()
            .enumerate()
            .filter_map(|(slot, entry)| Some((slot, entry.as_deref()?)))
    }
}

/// A number that orders what is otherwise equal: different for each visitor, the same for one visitor as long as
/// the seed is. So no exhibitor always comes first.
pub(crate) fn lot(hash: u64, seed: u64) -> u64 {
    // The finaliser of SplitMix64, so that near seeds give far orders.
    let mut lot = hash ^ seed.wrapping_mul(0x9e37_79b9_7f4a_7c15);
    lot = (lot ^ (lot >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    lot = (lot ^ (lot >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    lot ^ (lot >> 31)
}

/// FNV-1a.
fn hash(id: &str) -> u64 {
    let step = |hash: u64, byte: u8| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
    id.bytes().fold(0xcbf2_9ce4_8422_2325, step)
}
