//! Ids of booths: what one is called before its file is read, who has which, and which are free.

use super::BoothSlot;
use crate::event::BoothSource;

/// Slots by their ids: a list in the order of ids, and of slots with the same. A tree would do the same with ten times the
/// code, which visitors download.
#[derive(Clone, Debug, Default)]
pub(super) struct Named {
    slots: Vec<(String, usize)>,
    /// How many slots there were: others may add some.
    pub(super) count: usize,
}

impl Named {
    pub(super) fn of(slots: &[BoothSlot]) -> Self {
        let ids = slots.iter().enumerate();
        let mut ids: Vec<_> = ids.map(|(index, slot)| (slot.id.clone(), index)).collect();
        crate::sort::sort_by(&mut ids, Ord::cmp);
        Self {
            count: ids.len(),
            slots: ids,
        }
    }

    /// The slots with an id, in order.
    pub(super) fn with<'a>(&'a self, id: &'a str) -> impl Iterator<Item = usize> + 'a {
        let first = self.slots.partition_point(|(other, _)| other.as_str() < id);
        let from = self.slots.get(first..).unwrap_or_default();
        let same = from.iter().take_while(move |(other, _)| other == id);
        same.map(|(_, slot)| *slot)
    }

    /// The next slot.
    pub(super) fn add(&mut self, id: String, index: usize) {
        if let Err(at) = self.place(&id, index) {
            self.slots.insert(at, (id, index));
        }
        self.count = index + 1;
    }

    pub(super) fn rename(&mut self, index: usize, former: &str, id: String) {
        if let Ok(at) = self.place(former, index) {
            self.slots.remove(at);
        }
        if let Err(at) = self.place(&id, index) {
            self.slots.insert(at, (id, index));
        }
    }

    fn place(&self, id: &str, slot: usize) -> Result<usize, usize> {
        let wanted = (id, slot);
        self.slots
            .binary_search_by(|(id, slot)| (id.as_str(), *slot).cmp(&wanted))
    }
}

/// What a booth is called before its file is read: the file's name, or hall and number.
pub(super) fn guessed_id(source: &BoothSource, hall: &str, number: usize) -> String {
    let guess = match source {
        BoothSource::At(at) => id_of_file(at),
        BoothSource::Inline(booth) => booth.id.clone(),
        BoothSource::Unreadable => String::new(),
    };
    if guess.is_empty() {
        format!("{hall}-{}", number + 1)
    } else {
        guess
    }
}

/// The id that the event gives a booth, behind the address of its file.
pub(super) fn bound_id(at: &str) -> Option<String> {
    let (_, id) = at.split_once('#')?;
    Some(crate::check::fit_id(id)).filter(|id| !id.is_empty())
}

/// The id that the event or a file's name says.
pub(crate) fn id_of_file(at: &str) -> String {
    if let Some(bound) = bound_id(at) {
        return bound;
    }
    let path = at.split(['?', '#']).next().unwrap_or(at);
    let name = path.rsplit('/').next().unwrap_or(path);
    crate::check::fit_id(name.trim_end_matches(".json"))
}

/// Whether an address is a whole one, not a path beside the event file.
pub(super) fn is_whole(at: &str) -> bool {
    at.contains("://")
}

/// The wanted id, or the wanted id with a number behind it that is not taken. Numbers are given without gaps, so the end of those
/// that are taken is found by halves: ten thousand booths of one id do not each count from 2.
pub(super) fn free(wanted: &str, mut taken: impl FnMut(&str) -> bool) -> String {
    if !taken(wanted) {
        return wanted.to_owned();
    }
    let numbered = |number: usize| format!("{wanted}-{number}");
    let (mut below, mut above) = (1, 2);
    while taken(&numbered(above)) {
        (below, above) = (above, above * 2);
    }
    while above - below > 1 {
        let middle = usize::midpoint(below, above);
        if taken(&numbered(middle)) {
            below = middle;
        } else {
            above = middle;
        }
    }
    numbered(above)
}
