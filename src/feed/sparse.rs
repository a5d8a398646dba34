//! What is kept by the slot it belongs to, where hardly any slot has something: a list in the slots' order. A tree would do the
//! same with ten times the code, which visitors download.

/// Values by slot.
#[derive(Clone, Debug)]
pub(crate) struct SparseVec<V>(Vec<(usize, V)>);

impl<V> Default for SparseVec<V> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<V> SparseVec<V> {
    /// Puts a value in a slot's place, whatever was there.
    pub fn insert(&mut self, slot: usize, value: V) {
        match self.place(slot) {
            Ok(at) => {
                if let Some(entry) = self.0.get_mut(at) {
                    entry.1 = value;
                }
            }
            Err(at) => self.0.insert(at, (slot, value)),
        }
    }

    /// Takes a slot's value away.
    pub fn remove(&mut self, slot: usize) -> Option<V> {
        let at = self.place(slot).ok()?;
        Some(self.0.remove(at).1)
    }

    /// All of them, in the slots' order.
    pub fn iter(&self) -> impl Iterator<Item = (usize, &V)> {
        self.0.iter().map(|(slot, value)| (*slot, value))
    }

    fn place(&self, slot: usize) -> Result<usize, usize> {
        self.0.binary_search_by_key(&slot, |(slot, _)| *slot)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slot_has_the_last_value_that_was_put_there() {
        let mut few = SparseVec::default();
        for (slot, value) in [(7, 'a'), (2, 'b'), (9, 'c'), (2, 'd')] {
            few.insert(slot, value);
        }
        let all =
            |few: &SparseVec<char>| few.iter().map(|(slot, c)| (slot, *c)).collect::<Vec<_>>();
        assert_eq!(all(&few), [(2, 'd'), (7, 'a'), (9, 'c')]);
        assert_eq!((few.remove(7), few.remove(7)), (Some('a'), None));
        assert_eq!(all(&few), [(2, 'd'), (9, 'c')]);
    }
}
