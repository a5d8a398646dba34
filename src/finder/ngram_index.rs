//! The sieve in front of the search: the grams of all booths, gram by gram, so that a word is held against 64 booths at once.

use crate::bitset::Bitset;
use crate::grams::{BEGINNINGS, BITS, Grams, Needed};
use crate::record::Reach;
use crate::terms::Term;

/// The grams of all booths.
#[derive(Default)]
pub(crate) struct NgramIndex(Vec<Block>);

/// The grams of 64 booths, a bit for each booth: going through memory booth by booth would take longer than the comparing.
struct Block {
    anywhere: Box<[u64]>,
    beginnings: Box<[u64]>,
}

impl Default for Block {
    fn default() -> Self {
        Self {
            anywhere: vec![0; BITS].into(),
            beginnings: vec![0; BEGINNINGS].into(),
        }
    }
}

impl NgramIndex {
    /// Puts the grams of a slot in.
    pub fn put(&mut self, slot: usize, grams: &Grams) {
        let (at, bit) = (slot / 64, 1_u64 << (slot % 64));
        if self.0.len() <= at {
            self.0.resize_with(at + 1, Block::default);
        }
        let Some(block) = self.0.get_mut(at) else {
            return;
        };
        let (anywhere, beginnings) = grams.set_bits();
        for (words, set) in [
            (&mut block.anywhere, anywhere.collect::<Vec<_>>()),
            (&mut block.beginnings, beginnings.collect()),
        ] {
            for place in set {
                if let Some(word) = words.get_mut(place) {
                    *word |= bit;
                }
            }
        }
    }

    /// Takes the grams of a slot out.
    pub fn clear(&mut self, slot: usize) {
        if let Some(block) = self.0.get_mut(slot / 64) {
            let words = block.anywhere.iter_mut().chain(&mut block.beginnings);
            words.for_each(|word| *word &= !(1 << (slot % 64)));
        }
    }

    /// The slots whose texts can hold the word, or a reading that sounds like it.
    pub fn let_pass(&self, term: &Term, reach: Reach) -> Bitset {
        let sound = term.sound.as_ref().map(|(_, needed)| needed);
        let pass = |block: &Block| {
            if !term.grams.is_empty() {
                let heard = sound.map_or(0, |needed| block.hold(needed));
                return heard | block.hold(&term.grams);
            }
            let beginning = term.grams.beginning().filter(|_| reach == Reach::Short);
            beginning.map_or(u64::MAX, |bit| {
                block.beginnings.get(bit).copied().unwrap_or(0)
            })
        };
        self.0.iter().map(pass).collect()
    }
}

impl Block {
    /// The booths that have every gram of a word.
    fn hold(&self, needed: &Needed) -> u64 {
        let has = |bit: &usize| self.anywhere.get(*bit).copied().unwrap_or(0);
        needed
            .bits()
            .iter()
            .map(has)
            .fold(u64::MAX, |all, one| all & one)
    }
}
