//! Who takes part: exhibitors of the event and participants of the tables, found by their names, with the nearest name where none is.

use std::collections::{BTreeMap, BTreeSet};

use feed::Exhibition;
use feed::meetings::Meetings;
use sha2::{Digest, Sha256};

use super::intervals::{self, Interval};
use crate::import::{company, fold, slug};

/// A side of a meeting.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Side {
    /// Whoever comes to meet exhibitors.
    Participant,
    /// Whoever has a booth.
    Exhibitor,
}

/// Somebody who takes part.
#[derive(Clone, Debug, Default)]
pub(super) struct Party {
    /// By what they are known again: an exhibitor's id, a participant's folded name and organisation.
    pub key: String,
    /// What their files are called.
    pub file: String,
    /// Their name.
    pub name: String,
    /// The language of the name, where it is known.
    pub language: Option<String>,
    /// A participant's organisation.
    pub organisation: String,
    /// Where an exhibitor meets: the place that its file names, else its hall.
    pub place: String,
    /// Where an exhibitor meets online.
    pub url: Option<String>,
    /// When they can; a union.
    pub can: Vec<Interval>,
    /// Whether a row says when they can, in words that are read or not.
    pub says_times: bool,
    /// When an exhibitor meets visitors by its own file, which counts where no row says a time.
    pub by_file: Vec<Interval>,
    /// Minutes of a meeting by an exhibitor's own file.
    pub minutes: Option<u16>,
    /// How many they meet at a time, where the table says so.
    pub at_once: Option<usize>,
    /// The same by an exhibitor's own file.
    pub at_once_by_file: Option<usize>,
    /// Most meetings they have, where the table says so.
    pub most: Option<usize>,
    /// Whom they wish for by the other's place, with the rank.
    pub wishes: BTreeMap<usize, Option<u32>>,
    /// Whether a row is theirs.
    pub is_named: bool,
}

impl Party {
    /// Name and organisation.
    pub fn full_name(&self) -> String {
        if self.organisation.is_empty() {
            self.name.clone()
        } else {
            format!("{} ({})", self.name, self.organisation)
        }
    }

    /// Place and address of the exhibitor's meetings in one line.
    pub fn whereabouts(&self) -> String {
        let parts = std::iter::once(self.place.as_str()).chain(self.url.as_deref());
        let parts: Vec<&str> = parts.filter(|part| !part.is_empty()).collect();
        parts.join(", ")
    }

    /// Takes when and where an exhibitor meets visitors by its own file.
    fn take_file(&mut self, meetings: &Meetings, language: &str) {
        let spans = meetings.spans.iter().map(|span| Interval {
            start: span.start.at,
            end: span.end.at,
        });
        self.by_file = intervals::union(spans.collect());
        self.minutes = u16::try_from(meetings.minutes).ok();
        self.at_once_by_file = usize::try_from(meetings.at_once).ok();
        meetings.place.get(language).clone_into(&mut self.place);
        self.url.clone_from(&meetings.url);
    }
}

/// One side: its parties, and the names by which they are found.
#[derive(Debug, Default)]
pub(super) struct Parties {
    /// In an order that no row of a table decides.
    pub all: Vec<Party>,
    by_name: BTreeMap<String, BTreeSet<usize>>,
    /// Organisations without what they are by law.
    by_bare_name: BTreeMap<String, BTreeSet<usize>>,
}

/// What a name leads to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum PartyFound {
    /// One party.
    One(usize),
    /// Several are called so.
    Several,
    /// None is; the nearest name, if one is near.
    None(Option<String>),
}

impl PartyFound {
    fn of(called: &BTreeSet<usize>) -> Self {
        match (called.first(), called.len()) {
            (Some(one), 1) => Self::One(*one),
            _ => Self::Several,
        }
    }
}

impl Parties {
    /// The exhibitors of an event, in its order.
    pub fn exhibitors(exhibition: &Exhibition, language: &str) -> Self {
        let mut parties = Self::default();
        for slot in &exhibition.slots {
            if parties.all.iter().any(|party| party.key == slot.id) {
                continue;
            }
            let index = parties.all.len();
            let mut names = BTreeSet::from([fold(&slot.id), company(&slot.id)]);
            let mut party = Party {
                key: slot.id.clone(),
                file: slot.id.clone(),
                name: slot.id.clone(),
                ..Party::default()
            };
            if let Some(booth) = slot.booth() {
                names.extend(booth.name.wordings().map(|name| company(name.text)));
                names.extend(booth.reading.as_deref().map(company));
                let bare = booth.name.wordings().map(|name| bare(name.text));
                for name in bare.filter(|name| !name.is_empty()) {
                    let called = parties.by_bare_name.entry(name).or_default();
                    called.insert(index);
                }
                let shown = booth.name.shown(language);
                party.name = shown.text.to_owned();
                party.language = shown.language.map(str::to_owned);
            }
            let meetings = slot.booth().and_then(|booth| booth.meetings.as_ref());
            if let Some(meetings) = meetings {
                party.take_file(meetings, language);
            }
            let hall = exhibition.event.halls.get(slot.hall);
            if let Some(hall) = hall.filter(|_| party.place.is_empty()) {
                party.place = hall.title.get(language).to_owned();
            }
            parties.all.push(party);
            parties.name(index, names);
        }
        parties
    }

    /// The participants of some names and organisations; each pair once.
    pub fn participants(names: &BTreeMap<String, (String, String)>) -> Self {
        let mut parties = Self::default();
        for (index, (key, (name, organisation))) in names.iter().enumerate() {
            let party = Party {
                key: key.clone(),
                file: file_name(name, key),
                name: name.clone(),
                organisation: organisation.clone(),
                is_named: true,
                ..Party::default()
            };
            let both = |one: &str, other: &str| fold(&format!("{one}{other}"));
            let mut called = BTreeSet::from([fold(name), both(name, organisation)]);
            called.insert(both(organisation, name));
            parties.all.push(party);
            parties.name(index, called);
        }
        parties
    }

    fn name(&mut self, index: usize, names: BTreeSet<String>) {
        for name in names.into_iter().filter(|name| !name.is_empty()) {
            self.by_name.entry(name).or_default().insert(index);
        }
    }

    /// Whom a name means.
    pub fn find(&self, name: &str) -> PartyFound {
        match self.find_in_full(name) {
            PartyFound::None(near) => self
                .by_bare_name
                .get(&bare(name))
                .map_or(PartyFound::None(near), PartyFound::of),
            found => found,
        }
    }

    /// Whom a name means that leaves nothing out.
    pub fn find_in_full(&self, name: &str) -> PartyFound {
        let folds = [company(name), fold(name)];
        let found = folds.iter().find_map(|name| self.by_name.get(name));
        found.map_or_else(|| PartyFound::None(self.near(&folds)), PartyFound::of)
    }

    /// The name of whoever is called nearly so: a third of the letters may differ.
    fn near(&self, folds: &[String]) -> Option<String> {
        let far = |known: &str| {
            let far = folds.iter().map(|name| strsim::osa_distance(known, name));
            far.min().unwrap_or(usize::MAX)
        };
        let (distance, nearest) = self.by_name.keys().map(|known| (far(known), known)).min()?;
        // What begins with the whole of it is meant, however long its end: `NEC` for `NEC Corporation`.
        let longer = || {
            let begin = |known: &&String| {
                folds
                    .iter()
                    .any(|name| name.chars().nth(1).is_some() && known.starts_with(name.as_str()))
            };
            self.by_name.keys().find(begin)
        };
        let near = if distance * 3 <= nearest.chars().count() {
            Some(nearest)
        } else {
            longer()
        };
        let index = self.by_name.get(near?)?.first()?;
        Some(self.all.get(*index)?.name.clone())
    }
}

/// A name without what its organisation is by law, folded.
fn bare(name: &str) -> String {
    company(&finder::bare_name(name))
}

/// By what a participant is known again.
pub(super) fn participant_key(name: &str, organisation: &str) -> String {
    format!("{}|{}", fold(name), company(organisation))
}

/// Hexadecimal digits of a hash of several texts.
pub(super) fn digest(texts: &[&str], digits: usize) -> String {
    let mut hash = Sha256::new();
    for text in texts {
        hash.update(text.len().to_le_bytes());
        hash.update(text);
    }
    let bytes = hash.finalize();
    let mut out: String = bytes.iter().map(|byte| format!("{byte:02x}")).collect();
    out.truncate(digits);
    out
}

/// What a participant's files are called: the same again at each run, no other's, and by their name in whatever script, so that
/// whoever hands them out sees whose they are.
fn file_name(name: &str, key: &str) -> String {
    const DIGITS: usize = 8;
    const LETTERS: usize = 40;
    // The first letter that is no Latin one: a slug would leave it out.
    const GREEK: char = '\u{370}';
    let digest = digest(&[key], DIGITS);
    let mut slug = slug(name);
    let folded = fold(name);
    if folded.chars().any(|c| c >= GREEK) {
        slug = folded.chars().take(LETTERS).collect();
    }
    if slug.is_empty() {
        digest
    } else {
        format!("{slug}-{digest}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_are_called_by_names_in_any_script() {
        for (name, wanted) in [
            ("Ann Lee", "ann-lee-"),
            ("見本 一郎（架空）", "見本一郎架空-"),
            ("田中 CEO", "田中ceo-"),
            ("José Núñez", "jose-nunez-"),
            ("../../x\n", "x-"),
            ("🙂", ""),
        ] {
            let file = file_name(name, "k");
            let digits = file.strip_prefix(wanted).unwrap_or_default();
            assert!(digits.len() == 8 && !digits.contains('-'), "{file}");
        }
        assert!(file_name(&"あ".repeat(500), "k").len() < 255);
    }
}
