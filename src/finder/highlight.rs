//! Where the found words stand in a text as it is shown, for highlighting.

use std::ops::Range;

use crate::fold::letters;
use crate::search::SearchResult;
use crate::terms::Term;

impl SearchResult {
    /// Byte ranges of the found words in a text, in order and without overlaps. Each begins and ends between characters.
    pub fn marks(&self, text: &str) -> Vec<Range<usize>> {
        let folded = Folded::new(text);
        let terms = self
            .looked
            .iter()
            .flat_map(|looked| looked.ways.iter().flatten());
        let mut marks: Vec<Range<usize>> = terms.flat_map(|term| folded.places(term)).collect();
        feed::sort::sort_by_key(&mut marks, |mark| (mark.start, mark.end));
        let mut joined: Vec<Range<usize>> = Vec::with_capacity(marks.len());
        for mark in marks {
            match joined.last_mut() {
                Some(last) if mark.start <= last.end => last.end = last.end.max(mark.end),
                _ => joined.push(mark),
            }
        }
        joined
    }
}

/// A text folded with the way back.
pub(crate) struct Folded {
    text: String,
    /// For each byte of the folded text: the original range of its letter, and whether a word begins there.
    bytes: Vec<(Range<usize>, bool)>,
}

impl Folded {
    pub fn new(original: &str) -> Self {
        let mut text = String::with_capacity(original.len());
        let mut bytes = Vec::with_capacity(original.len());
        letters(original, |letter| {
            text.push(letter.is);
            let mut begins = letter.begins;
            while bytes.len() < text.len() {
                bytes.push((letter.from..letter.to, begins));
                begins = false;
            }
        });
        Self { text, bytes }
    }

    /// Where a word stands, by the same rules as in the search.
    pub fn places(&self, term: &Term) -> Vec<Range<usize>> {
        let length = term.text.len();
        let begins = |at: usize| self.bytes.get(at).is_some_and(|byte| byte.1);
        let mut places = Vec::new();
        let mut from = 0;
        // A place may begin inside one that was not taken: `ono` of `aon ono`.
        while let Some(rest) = self.text.as_bytes().get(from..)
            && let Some(found) = term.finder.find(rest)
        {
            let at = from + found;
            from = at + 1;
            let inside = || length >= 4 && !(at + 1..at + length).any(begins);
            if at == 0 || !term.latin || begins(at) || inside() {
                let ends = (self.bytes.get(at), self.bytes.get(at + length - 1));
                if let (Some((first, _)), Some((last, _))) = ends {
                    places.push(first.start..last.end);
                }
            }
        }
        places
    }

    pub fn has(&self, term: &Term) -> bool {
        !self.places(term).is_empty()
    }
}
