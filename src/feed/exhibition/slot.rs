//! A booth's slot: its place in the event file, and what is known of it.

use std::sync::Arc;

use crate::event::BoothSource;
use crate::{Booth, Problem};

/// A booth's place in the event file.
#[derive(Clone, Debug)]
pub struct BoothSlot {
    /// Index of the hall in [`Event::halls`](crate::Event::halls).
    pub hall: usize,
    /// Id of the booth; until it is read, a guess from its file's name.
    pub id: String,
    /// Path or URL of its file; `None` when the booth stands in the event file itself.
    pub source: Option<String>,
    /// What is known of it.
    pub state: BoothState,
    /// Which version of a booth it shows: a number that no other version in this exhibition has had, 0 for none yet.
    /// Whoever has drawn the booth sees by it whether to draw it again.
    pub revision: u32,
}

/// What is known of a booth.
#[derive(Clone, Debug, Default)]
pub enum BoothState {
    /// Not asked for yet.
    #[default]
    Waiting,
    /// On its way.
    Loading,
    /// Read; problems are warnings that hide nothing.
    Ready {
        /// The booth.
        booth: Arc<Booth>,
        /// What could be better.
        problems: Vec<Problem>,
    },
    /// Not readable now.
    Broken {
        /// Why, in the exhibitor's words.
        problems: Vec<Problem>,
        /// The last copy that could be read, shown meanwhile.
        last_good: Option<Arc<Booth>>,
    },
}

impl BoothSlot {
    pub(super) fn new(
        hall: usize,
        id: String,
        source: &BoothSource,
        problems: Vec<Problem>,
    ) -> Self {
        let (source, state) = match source {
            BoothSource::At(at) => (Some(at.clone()), BoothState::Waiting),
            BoothSource::Inline(_) => (None, BoothState::Waiting),
            BoothSource::Unreadable => (
                None,
                BoothState::Broken {
                    problems,
                    last_good: None,
                },
            ),
        };
        Self {
            hall,
            id,
            source,
            state,
            revision: 0,
        }
    }

    /// The booth to show: the one read, or the last good copy.
    pub fn booth(&self) -> Option<&Arc<Booth>> {
        match &self.state {
            BoothState::Ready { booth, .. } => Some(booth),
            BoothState::Broken { last_good, .. } => last_good.as_ref(),
            BoothState::Waiting | BoothState::Loading => None,
        }
    }

    /// Whether its booth is still to come.
    pub fn is_awaited(&self) -> bool {
        matches!(self.state, BoothState::Waiting | BoothState::Loading)
    }

    /// Whether it shows the same booth as another and says the same about its file.
    pub fn shows_same(&self, other: &Self) -> bool {
        self.booth() == other.booth() && self.problems() == other.problems()
    }

    /// What there is to say about the booth's file.
    pub fn problems(&self) -> &[Problem] {
        match &self.state {
            BoothState::Ready { problems, .. } | BoothState::Broken { problems, .. } => problems,
            BoothState::Waiting | BoothState::Loading => &[],
        }
    }
}
