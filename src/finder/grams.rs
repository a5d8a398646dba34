//! Which pairs and threes of letters a booth's texts have, as bits: a booth that lacks one of a word's cannot hold the
//! word, and its texts need not be read. The same for the letters with which the words of its short texts begin.

use crate::terms::Term;

/// Bitset of a booth's sieve. A booth's texts in two languages have some 500 to 1,000 different grams; with 4,096 bits
/// a word of two grams passes by chance in one of twenty booths, a longer one hardly ever.
pub(crate) const BITS: usize = 4_096;
/// Bitset for words of a letter or two: names, taglines and cities of a booth have some 50 to 150 different beginnings.
pub(crate) const BEGINNINGS: usize = 1_024;

/// Pairs of letters, and threes of Latin letters, whose pairs are too few to tell texts apart.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Grams {
    anywhere: [u64; BITS / 64],
    beginnings: [u64; BEGINNINGS / 64],
}

impl Default for Grams {
    fn default() -> Self {
        Self {
            anywhere: [0; BITS / 64],
            beginnings: [0; BEGINNINGS / 64],
        }
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
        let has = |bit: &usize| {
            let word = self.anywhere.get(bit / 64);
            word.is_some_and(|word| word & 1 << (bit % 64) != 0)
        };
        needed.bits.iter().all(has)
    }

    /// Takes in a folded text.
    pub fn take_in(&mut self, folded: &str) {
        let mut window = Window::default();
        folded.chars().for_each(|c| window.push(c, self));
    }

    /// Takes in how a word of the short texts begins; for scripts whose words are found anywhere, each letter.
    pub fn take_in_beginning(&mut self, first: char, second: Option<char>) {
        add(&mut self.beginnings, beginning(first, None));
        if second.is_some() {
            add(&mut self.beginnings, beginning(first, second));
        }
    }

    /// The bits that are set: of grams, and of beginnings.
    pub fn set_bits(&self) -> (impl Iterator<Item = usize>, impl Iterator<Item = usize>) {
        (set_bits(&self.anywhere), set_bits(&self.beginnings))
    }
}

fn add(words: &mut [u64], bit: usize) {
    if let Some(word) = words.get_mut(bit / 64) {
        *word |= 1 << (bit % 64);
    }
}

fn set_bits(words: &[u64]) -> impl Iterator<Item = usize> {
    words.iter().enumerate().flat_map(|(at, word)| {
        let mut left = *word;
        std::iter::from_fn(move || {
            let bit = left.trailing_zeros() as usize;
            left &= left.wrapping_sub(1);
            (bit < 64).then_some(at * 64 + bit)
        })
    })
}

/// The bit of a beginning of one letter or two.
fn beginning(first: char, second: Option<char>) -> usize {
    let both = u32::from(first) ^ second.map_or(0, |second| u32::from(second).rotate_left(21));
    mixed(both) as usize % BEGINNINGS
}

/// The bits that a word's places need: a handful.
pub(crate) struct Needed {
    bits: Vec<usize>,
    /// The bit of its beginning, for words too short to have grams.
    beginning: Option<usize>,
}

impl Needed {
    /// Of a folded word.
    pub fn of(folded: &str) -> Self {
        let mut grams = Grams::default();
        grams.take_in(folded);
        let mut letters = folded.chars();
        let beginning = letters.next().map(|first| beginning(first, letters.next()));
        Self {
            bits: set_bits(&grams.anywhere).collect(),
            beginning,
        }
    }

    /// Whether the word is too short to have grams.
    pub fn is_empty(&self) -> bool {
        self.bits.is_empty()
    }

    /// Bitset of its grams.
    pub fn bits(&self) -> &[usize] {
        &self.bits
    }

    /// The bit of its beginning.
    pub fn beginning(&self) -> Option<usize> {
        self.beginning
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
                let three = u32::from(two) << 16 | u32::from(one) << 8 | u32::from(c);
                add(&mut grams.anywhere, mixed(three) as usize % BITS);
            }
            (_, Some(one)) if !(c.is_ascii() && one.is_ascii()) => {
                let two = u32::from(one).rotate_left(13) ^ u32::from(c);
                add(&mut grams.anywhere, mixed(two) as usize % BITS);
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
