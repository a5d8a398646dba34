//! The visitor's body: where it stands, how it looks, and the way that leads it.

use bevy::prelude::*;
use venue::plan::Standpoint;
use venue::walk::{Stance, Walker};
use venue::way::Way;

use crate::current_hall::CurrentHall;

/// How near a booth has to be to be named as the place one is at, metres.
pub const NAMED: f32 = 4.0;

/// The visitor.
#[derive(Resource, Default)]
pub struct Visitor {
    /// Where it stands, how it looks, and the way that leads it.
    pub walker: Walker,
    /// The booth to open at the end of that way.
    pub opens: Option<usize>,
    /// Whether it moved or turned in this frame.
    pub moved: bool,
    /// The last booth gone to; none once the visitor walks off by hand or to a place on the floor.
    pub at_slot: Option<usize>,
}

impl Visitor {
    /// Where it stands and looks.
    pub fn stance(&self) -> &Stance {
        &self.walker.stance
    }

    /// The booth the visitor is at: the one gone to, even where another's corner is nearer, or else the nearest one
    /// at most `within` metres away.
    pub fn booth(&self, room: &CurrentHall, within: f32) -> Option<usize> {
        self.at_slot
            .filter(|&slot| self.walker.way().is_none() && room.plot(slot).is_some())
            .or_else(|| room.nearest(self.stance().position, within))
    }

    /// Stands somewhere else at once, without a walk.
    pub fn put(&mut self, place: Standpoint) {
        self.walker.stand(place);
        self.opens = None;
        self.moved = true;
    }

    /// Walks along a way, and opens a booth at its end.
    pub fn follow(&mut self, way: Option<Way>, opens: Option<usize>) {
        self.at_slot = opens;
        match way {
            Some(way) => self.walker.follow(way),
            None => self.walker.stop(),
        }
        self.opens = opens;
    }
}
