//! A way that leads a visitor: corner by corner to a place, to be walked, drawn on the floor, or taken in hops.

use std::collections::VecDeque;

use glam::Vec2;

use crate::angle::{direction, yaw_towards};
use crate::ground::Ground;
use crate::plan::Standpoint;

/// From a place to what one looks at from it, metres: about from a viewpoint to the middle of its booth.
const SEEN_FROM: f32 = 4.7;

/// Where a way leads and what is left of it.
#[derive(Clone, Debug, PartialEq)]
pub struct Way {
    /// Corners that lie ahead, the goal last; those passed are gone.
    corners: VecDeque<Vec2>,
    /// Where to look on arrival, radians; `None` to go on looking the way one went.
    pub face: Option<f32>,
}

impl Way {
    /// The way to a place, looking there in its direction; `None` when there is none.
    pub fn to_place(ground: &Ground, from: Vec2, place: Standpoint) -> Option<Self> {
        let corners: VecDeque<_> = ground.route(from, place.position)?.into();
        // Where one could not get quite to the place, one still looks at what it looks at.
        let reached = corners.back().copied().unwrap_or(from);
        let face = if reached.distance(place.position) < 0.05 {
            place.yaw
        } else {
            let seen = place.position + direction(place.yaw) * SEEN_FROM;
            yaw_towards(seen - reached)
        };
        Some(Self {
            corners,
            face: Some(face),
        })
    }

    /// The way to a point on the floor; `None` when there is none.
    pub fn to_point(ground: &Ground, from: Vec2, to: Vec2) -> Option<Self> {
        let corners = ground.route(from, to)?.into();
        Some(Self {
            corners,
            face: None,
        })
    }

    /// Where it ends.
    pub fn goal(&self) -> Option<Vec2> {
        self.corners.back().copied()
    }

    /// What is left of it, corner by corner, from where the visitor is.
    pub fn left(&self, from: Vec2) -> impl Iterator<Item = Vec2> + '_ {
        std::iter::once(from).chain(self.corners.iter().copied())
    }

    /// How long that is, metres.
    pub fn length_left(&self, from: Vec2) -> f32 {
        let mut at = from;
        let legs = self.corners.iter().map(|corner| {
            let before = std::mem::replace(&mut at, *corner);
            before.distance(*corner)
        });
        legs.sum()
    }

    /// The point of it that lies so many metres ahead, or its goal.
    pub fn ahead(&self, from: Vec2, metres: f32) -> Vec2 {
        let (mut at, mut metres) = (from, metres);
        for corner in &self.corners {
            let leg = at.distance(*corner);
            if leg >= metres && leg > 0.0 {
                return at.lerp(*corner, metres / leg);
            }
            metres -= leg;
            at = *corner;
        }
        at
    }

    /// Points along what is left of it, so many metres apart, the goal included: footmarks on the floor.
    pub fn marks(&self, from: Vec2, apart: f32) -> Vec<Standpoint> {
        let mut marks = Vec::new();
        let mut until_next = apart;
        let mut at = from;
        for corner in &self.corners {
            let leg = *corner - at;
            let (length, yaw) = (leg.length(), yaw_towards(leg));
            let along = leg.normalize_or_zero();
            while until_next <= length {
                let position = at + along * until_next;
                marks.push(Standpoint { position, yaw });
                until_next += apart;
            }
            until_next -= length;
            at = *corner;
        }
        marks
    }

    /// The way in hops of at most `longest` metres, for visitors who would rather not see movement: each place is one fade.
    pub fn hops(&self, from: Vec2, longest: f32) -> Vec<Standpoint> {
        let mut hops: Vec<Standpoint> = Vec::new();
        let mut at = from;
        for corner in &self.corners {
            let leg = *corner - at;
            let count = (leg.length() / longest.max(0.5)).ceil();
            for nth in 1..=count as usize {
                hops.push(Standpoint {
                    position: at + leg * (nth as f32 / count),
                    yaw: yaw_towards(leg),
                });
            }
            at = *corner;
        }
        // One looks at a corner where one goes on to, and at the goal at what is to be seen there.
        for index in 1..hops.len() {
            hops[index - 1].yaw = yaw_towards(hops[index].position - hops[index - 1].position);
        }
        if let (Some(face), Some(last)) = (self.face, hops.last_mut()) {
            last.yaw = face;
        }
        hops
    }

    pub(crate) fn next_corner(&self) -> Option<Vec2> {
        self.corners.front().copied()
    }

    pub(crate) fn pass_corner(&mut self) {
        self.corners.pop_front();
    }
}
