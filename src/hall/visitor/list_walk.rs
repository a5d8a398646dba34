//! The walk through the visitor's own list: booth by booth, through doors where the next one is in another hall.

use bevy::prelude::*;
use feed::Exhibition;
use venue::tour;

/// The walk that is under way; without stops, none is.
#[derive(Resource, Clone, Debug, Default, PartialEq, Eq)]
pub struct ListWalk {
    /// Slots of the booths, in the order of the walk.
    pub stops: Vec<usize>,
    /// Which of them is next, or has been reached.
    pub at: usize,
}

impl ListWalk {
    /// A short walk past the booths with these ids, from a place in a hall.
    pub fn from(
        exhibition: &Exhibition,
        keeps: impl Fn(&str) -> bool,
        (hall, position): (usize, Vec2),
    ) -> Self {
        Self {
            stops: tour::of_booths(exhibition, keeps, Some((hall, position))),
            at: 0,
        }
    }

    /// The booth that is next, or has been reached.
    pub fn stop(&self) -> Option<usize> {
        self.stops.get(self.at).copied()
    }

    /// Goes on to the next booth; behind the last one the walk is over.
    pub fn advance(&mut self) -> Option<usize> {
        self.at += 1;
        let next = self.stop();
        if next.is_none() {
            *self = Self::default();
        }
        next
    }

    /// Booths have moved to other slots; those that have left the exhibition leave the walk.
    pub fn renumber(&mut self, moved: impl Fn(usize) -> Option<usize>) {
        let before = self.stops.iter().take(self.at).copied();
        self.at = before.filter_map(&moved).count();
        self.stops = self.stops.iter().copied().filter_map(moved).collect();
        if self.stop().is_none() {
            *self = Self::default();
        }
    }
}

pub(super) fn plugin(app: &mut App) {
    app.init_resource::<ListWalk>();
}

#[cfg(test)]
mod tests {
    use super::*;

    fn walk(stops: &[usize], at: usize) -> ListWalk {
        ListWalk {
            stops: stops.to_vec(),
            at,
        }
    }

    #[test]
    fn behind_the_last_booth_the_walk_is_over() {
        let mut under_way = walk(&[4, 1], 0);
        assert_eq!((under_way.stop(), under_way.advance()), (Some(4), Some(1)));
        assert_eq!(under_way.advance(), None);
        assert_eq!(under_way, ListWalk::default());
    }

    #[test]
    fn whoever_leaves_the_exhibition_leaves_the_walk() {
        let moved = |slot: usize| (slot != 1).then_some(slot + 10);
        let after = |stops: &[usize], at| {
            let mut walk = walk(stops, at);
            walk.renumber(moved);
            walk
        };
        assert_eq!(after(&[4, 1, 2], 0), walk(&[14, 12], 0));
        // The one that was next is gone: the one behind it is.
        assert_eq!(after(&[4, 1, 2], 1), walk(&[14, 12], 1));
        assert_eq!(after(&[4, 1, 2], 2), walk(&[14, 12], 1));
        assert_eq!(after(&[4, 1], 1), ListWalk::default());
    }
}
