//! The event's vocabulary as a tree: which topic includes which, and how near two topics are.

use std::collections::HashMap;

use feed::Event;

/// The tree of topics. Places are indices in [`Event::topics`].
pub(crate) struct Vocabulary {
    places: HashMap<String, usize>,
    broader: Vec<Option<usize>>,
}

/// How near two topics are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Nearness {
    /// Both are included directly in the same topic.
    Sibling,
    /// The one includes the other.
    Included,
    /// They are the same.
    Same,
}

impl Vocabulary {
    pub fn new(event: &Event) -> Self {
        let places: HashMap<String, usize> = event
            .topics
            .iter()
            .enumerate()
            .map(|(place, topic)| (topic.id.clone(), place))
            .collect();
        let broader = event
            .topics
            .iter()
            .map(|topic| {
                topic
                    .broader
                    .as_ref()
                    .and_then(|id| places.get(id).copied())
            })
            .collect();
        Self { places, broader }
    }

    pub fn place(&self, id: &str) -> Option<usize> {
        self.places.get(id).copied()
    }

    /// The topic and those that include it, from narrow to broad.
    pub fn upwards(&self, place: usize) -> impl Iterator<Item = usize> + '_ {
        let above = |at: &usize| self.broader.get(*at).copied().flatten();
        // The feed has no circles; the bound keeps this true for events made by hand.
        std::iter::successors(Some(place), above).take(self.broader.len())
    }

    /// How near two topics are, if at all.
    pub fn nearness(&self, a: usize, b: usize) -> Option<Nearness> {
        if a == b {
            return Some(Nearness::Same);
        }
        if self.upwards(a).any(|above| above == b) || self.upwards(b).any(|above| above == a) {
            return Some(Nearness::Included);
        }
        let above = |place: usize| self.broader.get(place).copied().flatten();
        (above(a).is_some() && above(a) == above(b)).then_some(Nearness::Sibling)
    }
}
