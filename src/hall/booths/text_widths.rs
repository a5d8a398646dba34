//! Text widths: measured once, for signs are drawn in several sizes as one comes nearer.

use std::cell::RefCell;
use std::collections::HashMap;

/// So many widths of words are kept: those of a few hundred signs.
const KEPT: usize = 4096;

/// How wide words are at size 1, by language, whether bold, and the words.
#[derive(Default)]
pub struct TextWidths(RefCell<HashMap<(String, bool, String), f32>>);

impl TextWidths {
    /// The width of words; `measure` is asked where it is not known.
    pub fn get(
        &self,
        words: &str,
        language: &str,
        bold: bool,
        measure: impl FnOnce() -> f32,
    ) -> f32 {
        let key = (language.to_owned(), bold, words.to_owned());
        let mut widths = self.0.borrow_mut();
        if let Some(width) = widths.get(&key) {
            return *width;
        }
        if widths.len() >= KEPT {
            widths.clear();
        }
        let width = measure();
        widths.insert(key, width);
        width
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_measured_once_for_each_way_in_which_they_look() {
        let widths = TextWidths::default();
        let mut asked = 0;
        let mut get = |words: &str, language: &str, bold| {
            let measure = || {
                asked += 1;
                asked as f32
            };
            widths.get(words, language, bold, measure)
        };
        assert_eq!([get("a", "en", false), get("a", "en", false)], [1.0, 1.0]);
        assert_eq!([get("a", "en", true), get("a", "ja", false)], [2.0, 3.0]);
        for number in 0..KEPT {
            get(&number.to_string(), "en", false);
        }
        assert!(get("a", "en", false) > 3.0, "forgotten meanwhile");
    }
}
