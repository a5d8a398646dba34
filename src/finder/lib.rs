//! Finding and matching: folding of Japanese and English, search, offers and needs with reasons.
//!
//! Everything happens on the visitor's device. An [`Index`] is filled booth by booth from an exhibition; a [`Query`]
//! finds booths and counts facets; a [`MatchQuery`] matches booths in both directions. Reasons come out as data: whoever
//! shows them finds the words.

mod bitset;
mod facets;
mod fold;
mod grams;
mod highlight;
mod index;
mod marks;
mod matching;
mod ngram_index;
mod query;
mod reasons;
mod record;
#[cfg(test)]
mod reference;
mod romaji;
mod search;
mod terms;
mod unicode;
mod vocabulary;

pub use facets::Facets;
pub use fold::fold;
pub use index::Index;
pub use matching::{Because, Match, MatchQuery};
pub use query::{Query, TYPED};
pub use reasons::{Reason, Why};
pub use record::RecordField;
pub use search::{Hit, SearchResult};
pub use terms::bare_name;
pub use vocabulary::Nearness;
