//! The index: the folded texts of every booth, topic and session. It is filled booth by booth, so that a page can
//! give the browser air between, and a booth that changes is put in again.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use feed::booth::OrganisationKind;
use feed::exhibition::BoothSlot;
use feed::{Booth, Event, Exhibition, Programme, Text};

use crate::bitset::Bitset;
use crate::grams::Grams;
use crate::ngram_index::NgramIndex;
use crate::record::{Record, RecordField};
use crate::vocabulary::Vocabulary;

/// What is searched.
pub struct Index {
    pub(crate) event: Arc<Event>,
    pub(crate) programme: Arc<Programme>,
    /// By the index of the slot; `None` where no booth is known.
    pub(crate) entries: Vec<Option<Box<IndexedBooth>>>,
    /// Of the booths' ids, for [`lot`], in the same order.
    pub(crate) hashes: Vec<u64>,
    /// Which of them can hold a word.
    pub(crate) sieve: NgramIndex,
    /// Which of them have what.
    pub(crate) sets: Sets,
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

/// Which slots have what is asked of every hit: going to each booth for it would take longer than the asking.
#[derive(Default)]
pub(crate) struct Sets {
    /// A booth.
    pub known: Bitset,
    /// By the place of the topic in the vocabulary: about it, offered or looked for.
    pub tied: Vec<Bitset>,
    /// The same: about it or about a topic that it includes.
    pub around: Vec<Bitset>,
    /// By the place of the session in the programme.
    pub sessions: Vec<Bitset>,
    /// By the place in [`OrganisationKind::ALL`].
    pub kinds: [Bitset; OrganisationKind::ALL.len()],
    /// By the place of the hall in the event file.
    pub halls: Vec<Bitset>,
    /// By the place in [`Index::countries`].
    pub countries: Vec<Bitset>,
    /// By the number of the Sustainable Development Goal.
    pub goals: [Bitset; GOALS],
    /// Somebody is named who could answer.
    pub manned: Bitset,
}

/// More than there are goals: their numbers begin with 1 and end with 17.
pub(crate) const GOALS: usize = 32;

impl Sets {
    fn new(event: &Event, programme: &Programme) -> Self {
        let none = |many: usize| vec![Bitset::default(); many];
        Self {
            tied: none(event.topics.len()),
            around: none(event.topics.len()),
            sessions: none(programme.sessions.len()),
            halls: none(event.halls.len()),
            ..Self::default()
        }
    }

    fn clear(&mut self, slot: usize) {
        [&mut self.known, &mut self.manned]
            .into_iter()
            .chain(&mut self.tied)
            .chain(&mut self.around)
            .chain(&mut self.sessions)
            .chain(&mut self.kinds)
            .chain(&mut self.halls)
            .chain(&mut self.countries)
            .chain(&mut self.goals)
            .for_each(|bits| bits.put(slot, false));
    }
}

/// A booth in the index.
pub(crate) struct IndexedBooth {
    pub booth: Arc<Booth>,
    pub record: Record,
    /// Places in the vocabulary of what the booth is about or offers.
    pub about: Vec<usize>,
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
            .map(|topic| Record::of_topic(topic, &mut words))
            .collect();
        let sessions = programme
            .sessions
            .iter()
            .map(|session| {
                let titles =
                    [&session.title, &session.subtitle].map(|text| (RecordField::Tagline, text));
                let people = session
                    .speakers
                    .iter()
                    .flat_map(|speaker| [&speaker.name, &speaker.affiliation]);
                let people = people.map(|text: &Text| (RecordField::Staff, text));
                let rest = std::iter::once((RecordField::Description, &session.summary));
                Record::of_texts(titles.into_iter().chain(people).chain(rest), &mut words)
            })
            .collect();
        let places = programme.sessions.iter().enumerate();
        let session_places = places
            .map(|(place, session)| (session.id.clone(), place))
            .collect();
        Self {
            vocabulary: Vocabulary::new(&event),
            sets: Sets::new(&event, &programme),
            event,
            programme,
            entries: Vec::new(),
            hashes: Vec::new(),
            sieve: NgramIndex::default(),
            topics,
            sessions,
            session_places,
            countries: Vec::new(),
            words,
        }
    }

    /// Puts the booth of a slot in, in place of the one before; a slot without a booth is taken out.
    /// `slot` is its index in [`Exhibition::slots`].
    pub fn set(&mut self, slot: usize, of: &BoothSlot) {
        if self.entries.len() <= slot {
            self.entries.resize_with(slot + 1, || None);
            self.hashes.resize(slot + 1, 0);
        }
        if self.sets.known.has(slot) {
            self.sets.clear(slot);
            self.sieve.clear(slot);
        }
        let entry = of.booth().map(|booth| self.entry(slot, booth, of.hall));
        if let Some(place) = self.entries.get_mut(slot) {
            *place = entry;
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

    fn entry(&mut self, slot: usize, booth: &Arc<Booth>, hall: usize) -> Box<IndexedBooth> {
        let (record, grams) = Record::new(booth, &mut self.words);
        self.sieve.put(slot, &grams);
        if let Some(place) = self.hashes.get_mut(slot) {
            *place = hash(&booth.id);
        }
        let places = |ids: &[String]| -> Vec<usize> {
            ids.iter()
                .filter_map(|id| self.vocabulary.place(id))
                .collect()
        };
        let mut about = places(&booth.topics);
        let (offers, needs) = (places(&booth.offers), places(&booth.needs));
        about.extend(&offers);
        feed::sort::sort_and_dedup(&mut about);
        let sessions: Vec<usize> = booth
            .sessions
            .iter()
            .filter_map(|id| self.session_places.get(id).copied())
            .collect();
        let country = booth.country.as_ref().map(|code| {
            let known = self.countries.iter().position(|other| other == code);
            known.unwrap_or_else(|| {
                self.countries.push(code.clone());
                self.sets.countries.push(Bitset::default());
                self.countries.len() - 1
            })
        });
        let around = about
            .iter()
            .flat_map(|&place| self.vocabulary.upwards(place));
        let sets = &mut self.sets;
        put(&mut sets.around, around, slot);
        put(&mut sets.tied, about.iter().chain(&needs).copied(), slot);
        put(&mut sets.sessions, sessions.iter().copied(), slot);
        put(&mut sets.halls, [hall], slot);
        put(&mut sets.countries, country, slot);
        let kind = OrganisationKind::ALL
            .iter()
            .position(|kind| *kind == booth.kind);
        put(&mut sets.kinds, kind, slot);
        let goals = booth.sdgs.iter().map(|goal| usize::from(*goal));
        put(&mut sets.goals, goals, slot);
        sets.known.put(slot, true);
        sets.manned.put(slot, !booth.staff.is_empty());
        Box::new(IndexedBooth {
            booth: Arc::clone(booth),
            record,
            about,
            offers,
            needs,
            sessions,
        })
    }

    /// Slots that have a booth, with it.
    pub(crate) fn known(&self) -> impl Iterator<Item = (usize, &IndexedBooth)> {
        self.entries
            .iter()
            .enumerate()
            .filter_map(|(slot, entry)| Some((slot, entry.as_deref()?)))
    }
}

/// Puts a slot into the sets at these places.
fn put(sets: &mut [Bitset], places: impl IntoIterator<Item = usize>, slot: usize) {
    for place in places {
        if let Some(set) = sets.get_mut(place) {
            set.put(slot, true);
        }
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
