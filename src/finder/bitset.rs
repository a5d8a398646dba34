//! Sets of booths, a bit each: 64 booths are asked or counted at once.

/// A set of slots.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Bitset(Vec<u64>);

impl Bitset {
    /// Puts a slot in or takes it out.
    pub fn put(&mut self, slot: usize, is_in: bool) {
        let (at, bit) = (slot / 64, 1 << (slot % 64));
        if is_in && self.0.len() <= at {
            self.0.resize(at + 1, 0);
        }
        if let Some(word) = self.0.get_mut(at) {
            if is_in {
                *word |= bit;
            } else {
                *word &= !bit;
            }
        }
    }

    pub fn has(&self, slot: usize) -> bool {
        let word = self.0.get(slot / 64);
        word.is_some_and(|word| word & 1 << (slot % 64) != 0)
    }

    /// Takes in whatever is in the other.
    pub fn join(&mut self, other: &Self) {
        if self.0.len() < other.0.len() {
            self.0.resize(other.0.len(), 0);
        }
        let words = self.0.iter_mut().zip(&other.0);
        words.for_each(|(word, other)| *word |= other);
    }

    /// Keeps what is in the other, too.
    pub fn meet(&mut self, other: &Self) {
        self.0.truncate(other.0.len());
        let words = self.0.iter_mut().zip(&other.0);
        words.for_each(|(word, other)| *word &= other);
    }

    /// How many are in both.
    pub fn shared(&self, other: &Self) -> usize {
        let words = self.0.iter().zip(&other.0);
        words.map(|(a, b)| (a & b).count_ones() as usize).sum()
    }

    /// The slots, in order.
    pub fn slots(&self) -> impl Iterator<Item = usize> + '_ {
        self.0.iter().enumerate().flat_map(|(at, word)| {
            let mut left = *word;
            std::iter::from_fn(move || {
                let bit = left.trailing_zeros() as usize;
                left &= left.wrapping_sub(1);
                (bit < 64).then_some(at * 64 + bit)
            })
        })
    }
}

impl FromIterator<u64> for Bitset {
    fn from_iter<I: IntoIterator<Item = u64>>(words: I) -> Self {
        Self(words.into_iter().collect())
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use proptest::prelude::*;

    fn of(slots: &BTreeSet<usize>) -> Bitset {
        let mut bits = Bitset::default();
        slots.iter().for_each(|&slot| bits.put(slot, true));
        bits
    }

    proptest! {
        #[test]
        fn sets_are_sets(
            a in prop::collection::btree_set(0_usize..300, 0..40), b in prop::collection::btree_set(0_usize..300, 0..40), out in 0_usize..300
        ) {
            let slots = |bits: &Bitset| bits.slots().collect::<BTreeSet<_>>();
            let (bits, others) = (of(&a), of(&b));
            prop_assert_eq!(slots(&bits), a.clone());
            prop_assert!((0..300).all(|slot| bits.has(slot) == a.contains(&slot)));
            prop_assert_eq!(bits.shared(&others), a.intersection(&b).count());
            let (mut joined, mut met, mut less) = (bits.clone(), bits.clone(), bits);
            joined.join(&others);
            met.meet(&others);
            less.put(out, false);
            prop_assert_eq!(slots(&joined), a.union(&b).copied().collect());
            prop_assert_eq!(slots(&met), a.intersection(&b).copied().collect());
            prop_assert_eq!(slots(&less), a.into_iter().filter(|slot| *slot != out).collect());
        }
    }
}
