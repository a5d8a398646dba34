//! A sieve in front of the search: which pairs and threes of letters a booth's texts have, as bits. A booth that
//! lacks one of a word's cannot hold the word, and its texts need not be read.

use crate::terms::Term;

/// Bits of a booth's sieve. A booth's texts in two languages have some 500 to 1,000 different grams; with 4,096 bits
/// a word of two grams passes by chance in one of twenty booths, a longer one hardly ever.
const BITS: usize = 4_096;

/// Pairs of letters, and threes of Latin letters, whose pairs are too few to tell texts apart. Kept beside the texts,
/// one after another, because going through memory booth by booth would take longer than the comparing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Grams([u64; BITS / 64]);

impl Default for Grams {
    fn default() -> Self {
        Self([0; BITS / 64])
    }
}

impl Grams {
    /// Whether a word, or a reading that sounds like it, can be there at all.
    pub fn let_pass(&self, term: &Term) -> bool {
        self.hold(&term.grams)
            || term
                .sound
                .as_ref()
                .is_some_and(|(_, needed)| self.hold(needed))
    }

    /// Whether every gram of a word is among these.
    fn hold(&self, needed: &Needed) -> bool {
        needed
            .0
            .iter()
            .all(|(word, bits)| self.0.get(*word).is_some_and(|here| here & bits == *bits))
    }

    /// Takes in a folded text.
    pub fn take_in(&mut self, folded: &str) {
        let mut window = Window::default();
        folded.chars().for_each(|c| window.push(c, self));
    }

    fn add(&mut self, hash: u32) {
        let bit = hash as usize % BITS;
        if let Some(word) = self.0.get_mut(bit / 64) {
            *word |= 1 << (bit % 64);
        }
    }
}

/// The bits that a word's places need, by their word of 64: a handful, so that most booths are passed over after a
/// look at one or two.
pub(crate) struct Needed(Vec<(usize, u64)>);

impl Needed {
    /// Of a folded word.
    pub fn of(folded: &str) -> Self {
        let mut grams = Grams::default();
        grams.take_in(folded);
        let words = grams.0.iter().copied().enumerate();
        Self(words.filter(|(_, bits)| *bits != 0).collect())
    }

    /// Whether the word is too short for the sieve: it passes everywhere.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

/// The last two letters of a text that is read letter by letter.
#[derive(Default)]
struct Window {
    one: Option<char>,
    two: Option<char>,
}

impl Window {
    fn push(&mut self, c: char, grams: &mut Grams) {
        match (self.two, self.one) {
            (Some(two), Some(one)) if c.is_ascii() && one.is_ascii() && two.is_ascii() => {
                grams.add(mixed(
                    u32::from(two) << 16 | u32::from(one) << 8 | u32::from(c),
                ));
            }
            (_, Some(one)) if !(c.is_ascii() && one.is_ascii()) => {
                grams.add(mixed(u32::from(one).rotate_left(13) ^ u32::from(c)));
            }
            _ => {}
        }
        self.two = self.one.replace(c);
    }
}

/// Spreads neighbouring code points over all bits (the finaliser of MurmurHash3).
fn mixed(mut hash: u32) -> u32 {
    hash ^= hash >> 16;
    hash = hash.wrapping_mul(0x85eb_ca6b);
    hash ^= hash >> 13;
    hash = hash.wrapping_mul(0xc2b2_ae35);
    hash ^ hash >> 16
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn most_words_that_are_not_there_are_kept_out() {
        let grams = of("低炭素で回復力のある都市のための統合的アプローチ smart cities in japan");
        assert!(grams.hold(&Needed::of("都市")) && grams.hold(&Needed::of("cities")));
        assert!(!grams.hold(&Needed::of("廃棄物処理")) && !grams.hold(&Needed::of("garbage")));
        assert!(Needed::of("水").is_empty() && Needed::of("ab").is_empty());
    }

    fn of(folded: &str) -> Grams {
        let mut grams = Grams::default();
        grams.take_in(folded);
        grams
    }

    proptest! {
        /// Nothing that is there is ever kept out.
        #[test]
        fn what_is_there_passes(before in "[a-zあ-ん一-丁]{0,20}", word in "[a-zあ-ん一-丁]{1,8}", after in "[a-zあ-ん一-丁]{0,20}") {
            let text = before + &word + &after;
            prop_assert!(of(&text).hold(&Needed::of(&word)));
        }
    }
}
