//! The walk on which a visitor is led from booth to booth, through doors where the next one is in another hall: past those of
//! their own list, or along a tour of the organiser's.

use std::borrow::Cow;

use bevy::prelude::*;
use feed::{Exhibition, Tour};
use venue::walk_order;

/// The walk that is under way; without stops, none is.
#[derive(Resource, Clone, Debug, Default, PartialEq)]
pub struct GuidedWalk {
    /// Slots of the booths, in the order of the walk.
    pub stops: Vec<usize>,
    /// Which of them is next, or has been reached.
    pub at: usize,
    /// The tour that it is; none is the visitor's own list.
    pub tour: Option<Tour>,
}

impl GuidedWalk {
    /// A short walk past the booths with these ids, from a place in a hall.
    pub fn of_list(
        exhibition: &Exhibition,
        keeps: impl Fn(&str) -> bool,
        (hall, position): (usize, Vec2),
    ) -> Self {
        Self {
            stops: walk_order::of_booths(exhibition, keeps, Some((hall, position))),
            ..Self::default()
        }
    }

    /// The organiser's tour with this id, in its own order.
    pub fn of_tour(exhibition: &Exhibition, id: &str) -> Self {
        let tour = exhibition.tour(id).map(Cow::into_owned);
        let stops = tour.iter().flat_map(|tour| &tour.stops);
        Self {
            stops: stops
                .filter_map(|stop| Some(exhibition.find(&stop.booth)?.0))
                .collect(),
            at: 0,
            tour,
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

    /// Goes back to the booth before.
    pub fn retreat(&mut self) -> Option<usize> {
        self.at = self.at.saturating_sub(1);
        self.stop()
    }

    /// Booths have moved to other slots; those that have left the exhibition leave the walk. What the organiser says on the
    /// way is as the exhibition has it by now.
    pub fn renew(&mut self, exhibition: &Exhibition, moved: impl Fn(usize) -> Option<usize>) {
        self.renumber(moved);
        if let Some(tour) = &mut self.tour
            && let Some(now) = exhibition.tour(&tour.id)
        {
            *tour = now.into_owned();
        }
    }

    fn renumber(&mut self, moved: impl Fn(usize) -> Option<usize>) {
        let before = self.stops.iter().take(self.at).copied();
        self.at = before.filter_map(&moved).count();
        self.stops = self.stops.iter().copied().filter_map(moved).collect();
        if self.stop().is_none() {
            *self = Self::default();
        }
    }
}

pub(super) fn plugin(app: &mut App) {
    app.init_resource::<GuidedWalk>();
}

#[cfg(test)]
mod tests {
    use super::*;

    fn walk(stops: &[usize], at: usize) -> GuidedWalk {
        GuidedWalk {
            stops: stops.to_vec(),
            at,
            tour: None,
        }
    }

    #[test]
    fn behind_the_last_booth_the_walk_is_over() {
        let mut under_way = walk(&[4, 1], 0);
        assert_eq!((under_way.stop(), under_way.advance()), (Some(4), Some(1)));
        assert_eq!(
            (under_way.retreat(), under_way.retreat()),
            (Some(4), Some(4))
        );
        assert_eq!((under_way.advance(), under_way.advance()), (Some(1), None));
        assert_eq!(under_way, GuidedWalk::default());
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
        assert_eq!(after(&[4, 1], 1), GuidedWalk::default());
    }
}
