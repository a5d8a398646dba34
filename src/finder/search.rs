//! Searching: every word must be found, in the booth's own texts, in its topics or in its sessions. What is nowhere
//! is looked for again with a slip of the finger forgiven, or as several words run together.

use std::collections::HashSet;

use feed::sort;
use jiff::Timestamp;

use crate::bitset::Bitset;
use crate::facets::{Facets, Narrowed};
use crate::grams::Grams;
use crate::index::{Index, lot};
use crate::query::Query;
use crate::record::{FORGIVEN, Reach, Record, Score};
use crate::terms::{Term, run_together, terms};

/// What was found.
pub struct SearchResult {
    /// Booths, best first.
    pub hits: Vec<Hit>,
    /// What the hits could be narrowed to, with how many there would be.
    pub facets: Facets,
    pub(crate) looked: Vec<Looked>,
}

/// A booth that was found.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Hit {
    /// Its slot: an index in `Exhibition::slots`.
    pub slot: usize,
    /// How well it matches; comparable within one search only.
    pub score: f32,
}

/// One typed word and what was looked for in the end.
pub(crate) struct Looked {
    pub typed: String,
    pub how: WordMatch,
    /// Alternatives; the words of each must all be there.
    pub ways: Vec<Vec<Term>>,
}

/// How a typed word was taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum WordMatch {
    AsTyped,
    /// A slip of the finger was forgiven.
    Slip,
    /// It was taken for several words.
    Apart,
}

/// What a hit in a topic's name is worth, against the same hit in the booth's own name: more than in its tagline.
const TOPIC: f32 = 0.45;
/// The same for a topic that the booth also offers something in.
const TOPIC_OFFERED: f32 = 0.5;
/// The same for a topic that includes the booth's topic, and for a topic that the booth looks for.
const TOPIC_AROUND: f32 = 0.25;
/// What a Sustainable Development Goal is worth that was asked for by its number: as much as a topic found by its whole name.
const GOAL: f32 = 100.0;
/// What a hit in a session is worth, against the same hit in the booth itself.
const SESSION: f32 = 0.3;

impl Index {
    /// Searches. `now` decides who is staffed; `seed` is the visitor's own number, which orders what is otherwise equal.
    pub fn search(&self, query: &Query, now: Timestamp, seed: u64) -> SearchResult {
        let mut totals = self.all();
        let mut looked = Vec::new();
        for term in terms(&query.text) {
            let (taken, scores) = self.look(term, &totals);
            for (total, score) in totals.iter_mut().zip(scores) {
                *total = if score > 0.0 && *total > 0.0 {
                    *total + score
                } else {
                    0.0
                };
            }
            looked.push(taken);
        }
        let mut found = Bitset::default();
        for (slot, score) in totals.iter().enumerate() {
            if *score > 0.0 {
                found.put(slot, true);
            }
        }
        let Narrowed { hits, facets } = self.narrow(query, &found, now);
        // Better scores first, equals by lot, as one number: of positive floats the larger has the larger bits, too.
        let of_slot = |slot: usize| {
            let score = totals.get(slot).copied().unwrap_or(0.0);
            let hash = self.hashes.get(slot).copied().unwrap_or(0);
            let rank = (u64::from(!score.to_bits()) << 32) | (lot(hash, seed) >> 32);
            (rank, Hit { slot, score })
        };
        let mut hits: Vec<(u64, Hit)> = hits.slots().map(of_slot).collect();
        // Without words the organiser's order is the order.
        if !looked.is_empty() {
            hits.sort_unstable_by_key(|(rank, _)| *rank);
        }
        SearchResult {
            hits: hits.into_iter().map(|(_, hit)| hit).collect(),
            facets,
            looked,
        }
    }

    /// Every slot that has a booth.
    fn all(&self) -> Vec<f32> {
        let known = |entry: &Option<_>| if entry.is_some() { 1.0 } else { 0.0 };
        self.entries.iter().map(known).collect()
    }

    /// Scores of the slots that the words before left, for one typed word, and how it was taken.
    fn look(&self, term: Term, left: &[f32]) -> (Looked, Vec<f32>) {
        let typed = term.typed.clone();
        let scores = self.scores(&term, left);
        // A word that stands somewhere is meant as it is typed, even where the other words are not.
        let elsewhere = || left.contains(&0.0) && any(&self.scores(&term, &self.all()));
        if any(&scores) || elsewhere() {
            let ways = vec![vec![term]];
            return (
                Looked {
                    typed,
                    how: WordMatch::AsTyped,
                    ways,
                },
                scores,
            );
        }
        let (how, ways) = if term.latin {
            let words = near(&term.text, &self.words);
            (
                WordMatch::Slip,
                words.into_iter().map(|word| vec![word]).collect(),
            )
        } else {
            (WordMatch::Apart, run_together(&term.typed))
        };
        let mut best = scores;
        let mut taken = Vec::new();
        for way in ways {
            let way: Vec<Term> = way.iter().filter_map(|word| Term::new(word)).collect();
            let scores = self.all_of(&way, left);
            if any(&scores) {
                // What was meant and not typed is worth a little less.
                best.iter_mut()
                    .zip(scores)
                    .for_each(|(best, score)| *best = best.max(0.8 * score));
                taken.push(way);
                if how == WordMatch::Apart {
                    break;
                }
            }
        }
        let how = if taken.is_empty() {
            WordMatch::AsTyped
        } else {
            how
        };
        let ways = if taken.is_empty() {
            vec![vec![term]]
        } else {
            taken
        };
        (Looked { typed, how, ways }, best)
    }

    /// Scores of booths that have all of these words; nothing when one of them is nowhere.
    fn all_of(&self, way: &[Term], left: &[f32]) -> Vec<f32> {
        let mut all: Vec<f32> = Vec::new();
        for term in way {
            let scores = self.scores(term, if all.is_empty() { left } else { &all });
            if !any(&scores) {
                return Vec::new();
            }
            if all.is_empty() {
                all = scores;
                continue;
            }
            for (all, score) in all.iter_mut().zip(scores) {
                *all = if score > 0.0 && *all > 0.0 {
                    *all + score
                } else {
                    0.0
                };
            }
        }
        all
    }

    /// Scores of the slots that are left, for one word. Words of a letter or two stand in nearly every long text and say nothing
    /// there: they are looked for in names, taglines and topics, and further only if they are nowhere in these.
    fn scores(&self, term: &Term, left: &[f32]) -> Vec<f32> {
        if term.grams.is_empty() {
            let scores = self.scores_within(term, left, Reach::Short);
            if any(&scores) {
                return scores;
            }
        }
        self.scores_within(term, left, Reach::All)
    }

    fn scores_within(&self, term: &Term, left: &[f32], reach: Reach) -> Vec<f32> {
        let score = |(record, grams): &(Record, Grams), reach| {
            if grams.let_pass(term) {
                record.score(term, reach)
            } else {
                0.0
            }
        };
        let topics: Vec<f32> = self
            .topics
            .iter()
            .map(|topic| score(topic, Reach::All))
            .collect();
        let sessions: Vec<f32> = self
            .sessions
            .iter()
            .map(|session| score(session, reach))
            .collect();
        let about = any(&topics).then(|| self.about_topics(&topics));
        let any_session = any(&sessions);
        let of = |scores: &[f32], place: usize| scores.get(place).copied().unwrap_or(0.0);
        let holding = self.holding(term, reach);
        let mut candidates = holding.clone();
        for (set, place) in self.sets.tied.iter().zip(0..) {
            let worth = about.as_ref().map_or(0.0, |about| of(about, place));
            if worth > 0.0 || of(&topics, place) > 0.0 {
                candidates.join(set);
            }
        }
        for (set, score) in self.sets.sessions.iter().zip(&sessions) {
            if *score > 0.0 {
                candidates.join(set);
            }
        }
        let goal = term.goal.and_then(|goal| self.sets.goals.get(goal));
        if let Some(set) = goal {
            candidates.join(set);
        }
        candidates.meet(&self.sets.known);
        let mut scores = vec![0.0; left.len()];
        for slot in candidates.slots() {
            let (Some(total), Some(Some(entry))) = (scores.get_mut(slot), self.entries.get(slot))
            else {
                continue;
            };
            if of(left, slot) == 0.0 {
                continue;
            }
            let mut score = Score::default();
            if holding.has(slot) {
                score.add(entry.record.score(term, reach));
            }
            if let Some(about) = &about {
                let is_about = entry.about.iter().map(|&place| of(about, place));
                let offers = entry
                    .offers
                    .iter()
                    .map(|&place| TOPIC_OFFERED * of(&topics, place));
                let needs = entry
                    .needs
                    .iter()
                    .map(|&place| TOPIC_AROUND * of(&topics, place));
                score.add(is_about.chain(offers).chain(needs).fold(0.0, f32::max));
            }
            if goal.is_some_and(|set| set.has(slot)) {
                score.add(GOAL);
            }
            if any_session {
                let best = entry
                    .sessions
                    .iter()
                    .map(|&place| of(&sessions, place))
                    .fold(0.0, f32::max);
                score.add(SESSION * best);
            }
            *total = score.total();
        }
        scores
    }

    /// The booths whose texts can hold the word.
    fn holding(&self, term: &Term, reach: Reach) -> Bitset {
        #[cfg(test)]
        if crate::reference::READ_ALL.get() {
            return self.sets.known.clone();
        }
        self.sieve.let_pass(term, reach)
    }

    /// What a booth's being about each topic is worth: the topic's own hit, or that of one which includes it.
    fn about_topics(&self, topics: &[f32]) -> Vec<f32> {
        let of = |place: usize| topics.get(place).copied().unwrap_or(0.0);
        (0..topics.len())
            .map(|place| {
                let around = self
                    .vocabulary
                    .upwards(place)
                    .skip(1)
                    .map(of)
                    .fold(0.0, f32::max);
                (TOPIC * of(place)).max(TOPIC_AROUND * around)
            })
            .collect()
    }
}

fn any(scores: &[f32]) -> bool {
    scores.iter().any(|score| *score > 0.0)
}

/// Words that differ from this one by a slip or two, the nearest only. Words that begin like this one count too,
/// for it may not be typed to its end.
fn near(typed: &str, words: &HashSet<Box<str>>) -> Vec<String> {
    let length = typed.len();
    if length < FORGIVEN || !typed.bytes().all(|byte| byte.is_ascii_lowercase()) {
        return Vec::new();
    }
    // One slip in seven letters, as spelling correctors commonly have it.
    let most = if length < 8 { 1 } else { 2 };
    let mine = letters_of(typed);
    let mut found: Vec<(usize, &str)> = Vec::new();
    for word in words {
        // A letter that is not there at all is a slip each: most words are told apart by this alone.
        if word.len() + most < length || (mine & !letters_of(word)).count_ones() as usize > most {
            continue;
        }
        let begins = (length - 1..=length + 1).filter_map(|end| word.get(..end));
        let slips = begins
            .chain([&**word])
            .map(|begin| strsim::osa_distance(typed, begin))
            .min();
        if let Some(slips) = slips.filter(|slips| *slips <= most) {
            found.push((slips, word));
        }
    }
    let least = found.iter().map(|(slips, _)| *slips).min().unwrap_or(0);
    found.retain(|(slips, _)| *slips == least);
    sort::sort_by(&mut found, Ord::cmp);
    // More than a few would be guessing.
    found
        .into_iter()
        .take(8)
        .map(|(_, word)| word.to_owned())
        .collect()
}

fn letters_of(word: &str) -> u32 {
    word.bytes()
        .filter(u8::is_ascii_lowercase)
        .fold(0, |letters, byte| letters | 1 << (byte - b'a'))
}
