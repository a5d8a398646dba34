//! What a visitor looks for, as it stands in a shared link.

use feed::booth::OrganisationKind;

/// A search. Entries of one list are alternatives; everything else must all be true.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Query {
    /// What was typed.
    pub text: String,
    /// Ids of topics; a topic stands for those it includes.
    pub topics: Vec<String>,
    /// Kinds of organisation.
    pub kinds: Vec<OrganisationKind>,
    /// Ids of halls.
    pub halls: Vec<String>,
    /// ISO 3166-1 alpha-2 codes.
    pub countries: Vec<String>,
    /// Sustainable Development Goals.
    pub sdgs: Vec<u8>,
    /// Only booths where somebody answers now.
    pub staffed: bool,
}

impl Query {
    /// The names and values that stand in a link, in a fixed order: the same search has the same link.
    pub fn to_pairs(&self) -> Vec<(String, String)> {
        let mut pairs = Vec::new();
        let mut push = |name: &str, value: &str| pairs.push((name.to_owned(), value.to_owned()));
        if !self.text.is_empty() {
            push("q", &self.text);
        }
        self.topics.iter().for_each(|topic| push("topic", topic));
        self.kinds.iter().for_each(|kind| push("kind", kind.name()));
        self.halls.iter().for_each(|hall| push("hall", hall));
        self.countries
            .iter()
            .for_each(|country| push("country", country));
        self.sdgs
            .iter()
            .for_each(|goal| push("sdg", &goal.to_string()));
        if self.staffed {
            push("staffed", "now");
        }
        pairs
    }

    /// Reads the names and values of a link; what is not known, or stands twice, is passed over.
    pub fn from_pairs<'a>(pairs: impl IntoIterator<Item = (&'a str, &'a str)>) -> Self {
        fn add<T: PartialEq>(list: &mut Vec<T>, value: T) {
            // More than any event has; links come from strangers.
            if list.len() < 100 && !list.contains(&value) {
                list.push(value);
            }
        }
        let mut query = Self::default();
        for (name, value) in pairs {
            match name {
                "q" => query.text = value.chars().take(TYPED).collect(),
                "topic" => add(&mut query.topics, value.to_owned()),
                "kind" => {
                    if let Some(kind) = kind_named(value) {
                        add(&mut query.kinds, kind);
                    }
                }
                "hall" => add(&mut query.halls, value.to_owned()),
                "country" => add(&mut query.countries, value.to_ascii_uppercase()),
                "sdg" => {
                    if let Ok(goal) = value.parse() {
                        add(&mut query.sdgs, goal);
                    }
                }
                "staffed" => query.staffed = value == "now",
                _ => {}
            }
        }
        query
    }

    /// Whether nothing is asked for.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

/// Characters of a typed search that are looked at.
pub const TYPED: usize = 200;

fn kind_named(name: &str) -> Option<OrganisationKind> {
    OrganisationKind::ALL
        .into_iter()
        .find(|kind| kind.name() == name)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn a_link_says_the_same_search(
            text in "\\PC{0,20}", topics in prop::collection::btree_set("[a-z-]{1,8}", 0..4),
            kinds in prop::sample::subsequence(OrganisationKind::ALL.to_vec(), 0..4),
            countries in prop::collection::btree_set("[A-Z]{2}", 0..3), sdgs in prop::collection::btree_set(1_u8..=17, 0..4),
            staffed: bool
        ) {
            let query = Query {
                text, topics: topics.into_iter().collect(), kinds, halls: vec!["dock".to_owned()],
                countries: countries.into_iter().collect(), sdgs: sdgs.into_iter().collect(), staffed
            };
            let pairs = query.to_pairs();
            let read = Query::from_pairs(pairs.iter().map(|(name, value)| (name.as_str(), value.as_str())));
            prop_assert_eq!(read, query);
        }

        #[test]
        fn any_link_is_read(pairs in prop::collection::vec(("[a-z]{0,7}", "\\PC{0,9}"), 0..9)) {
            Query::from_pairs(pairs.iter().map(|(name, value)| (name.as_str(), value.as_str())));
        }
    }
}
