//! How a visitor walks: pure steps from one stance to the next.
//!
//! Two things move a visitor: their own [`Intent`], and a [`Way`] that leads them. Any intent ends the way.
//! There is no roll, no head bob, and no turn faster than [`TURN_RATE`] that the visitor did not ask for.

use std::f32::consts::{FRAC_PI_3, FRAC_PI_6};

use glam::Vec2;

use crate::angle::{direction, wrap, yaw_towards};
use crate::ground::Ground;
use crate::plan::Standpoint;
use crate::way::Way;

/// Walking pace, metres a second.
pub const WALKING: f32 = 1.4;
/// Brisk pace, metres a second.
pub const BRISK: f32 = 2.8;
/// Fastest smooth turn, radians a second: a quarter turn takes about a second.
pub const TURN_RATE: f32 = 1.6;
/// One step of a snap turn, radians: 30 degrees, twelve to a full turn.
pub const SNAP: f32 = FRAC_PI_6;
/// Farthest look up and down, radians: 60 degrees shows one's feet and the rafters, and never turns over.
pub const PITCH_LIMIT: f32 = FRAC_PI_3;

/// Longest time taken at once, seconds: after a longer pause the visitor goes on from where they were.
const LONGEST_STEP: f32 = 0.25;
/// What is below this is a stick at rest or rounding, not an intent.
const DEAD_ZONE: f32 = 1e-3;
/// How fast a led visitor turns for each radian that is missing, per second: ends soft, without swinging over.
const TURN_EASE: f32 = 3.5;
/// How fast a led visitor comes to rest, metres a second each second.
const BRAKE: f32 = 1.2;
/// Slowest led pace, metres a second, so that the goal is reached at last.
const CREEP: f32 = 0.15;
/// A led visitor looks at a point of the way so far ahead, metres: corners become curves.
const LOOK_AHEAD: f32 = 1.2;
/// Nearer to the goal than this, metres, the visitor turns to what is to be seen there.
const FACE_FROM: f32 = 0.8;
/// A yaw this near to the wanted one is there, radians: a third of a degree.
const FACED: f32 = 0.006;
/// A led visitor who does not get on for so long has been stopped by something, seconds.
const PATIENCE: f32 = 1.0;

/// Where the visitor is and looks.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Stance {
    /// On the floor, metres.
    pub position: Vec2,
    /// Radians, 0 along -z, growing to the left, from -π to π.
    pub yaw: f32,
    /// Radians, up is positive.
    pub pitch: f32,
}

impl From<Standpoint> for Stance {
    fn from(place: Standpoint) -> Self {
        Self {
            position: place.position,
            yaw: wrap(place.yaw),
            pitch: 0.0,
        }
    }
}

/// What the visitor's hands ask for at this moment.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Intent {
    /// Onwards, -1 (back) to 1, as a share of the pace.
    pub forward: f32,
    /// Sideways, -1 (left) to 1, as a share of the pace.
    pub right: f32,
    /// Turning for as long as it is held, -1 (right) to 1 (left), as a share of [`TURN_RATE`].
    pub turn: f32,
    /// Steps of [`SNAP`] to turn at once; left is positive.
    pub snaps: i32,
    /// Turn (x, left is positive) and tilt (y, up is positive) at once, radians: from dragging.
    pub look: Vec2,
}

impl Intent {
    /// Whether nothing is asked for.
    pub fn is_none(&self) -> bool {
        let moves = [
            self.forward,
            self.right,
            self.turn,
            self.look.x,
            self.look.y,
        ];
        self.snaps == 0
            && moves
                .iter()
                .all(|value| value.abs() < DEAD_ZONE || value.is_nan())
    }
}

/// A visitor on foot.
#[derive(Clone, Debug, Default)]
pub struct Walker {
    /// Where they are and look.
    pub stance: Stance,
    way: Option<Way>,
    arrived: bool,
    /// For how long the way has not got on, seconds.
    stalled: f32,
}

impl Walker {
    /// A visitor who stands at a place.
    pub fn new(place: Standpoint) -> Self {
        Self {
            stance: place.into(),
            ..Self::default()
        }
    }

    /// Stands at a place at once, without walking there; ends any way.
    pub fn stand(&mut self, place: Standpoint) {
        *self = Self::new(place);
    }

    /// Lets a way lead the visitor from now on.
    pub fn follow(&mut self, way: Way) {
        self.way = Some(way);
        self.arrived = false;
        self.stalled = 0.0;
    }

    /// Stops where one is.
    pub fn stop(&mut self) {
        self.way = None;
    }

    /// The way that leads the visitor, with what is left of it.
    pub fn way(&self) -> Option<&Way> {
        self.way.as_ref()
    }

    /// Whether the last step ended a way at its goal. False again after the next step.
    pub fn arrived(&self) -> bool {
        self.arrived
    }

    /// Goes on by `dt` seconds at up to `pace` metres a second. Returns whether anything changed, that is,
    /// whether to draw. Wants to be called again as long as there is an intent or a [`Walker::way`].
    pub fn step(&mut self, dt: f32, intent: Intent, ground: &Ground, pace: f32) -> bool {
        let before = self.stance;
        self.arrived = false;
        let dt = if dt.is_finite() {
            dt.clamp(0.0, LONGEST_STEP)
        } else {
            0.0
        };
        if !intent.is_none() {
            self.way = None;
            self.go(dt, intent, ground, pace);
        } else if let Some(way) = self.way.take() {
            self.be_led(dt, way, ground, pace);
        }
        self.stance != before || self.arrived
    }

    fn go(&mut self, dt: f32, intent: Intent, ground: &Ground, pace: f32) {
        let number = |value: f32| if value.is_finite() { value } else { 0.0 };
        let stance = &mut self.stance;
        let turn = number(intent.turn).clamp(-1.0, 1.0) * TURN_RATE * dt;
        stance.yaw = wrap(stance.yaw + turn + intent.snaps as f32 * SNAP + number(intent.look.x));
        stance.pitch = (stance.pitch + number(intent.look.y)).clamp(-PITCH_LIMIT, PITCH_LIMIT);
        let onwards = direction(stance.yaw);
        let wanted = onwards * number(intent.forward) + onwards.perp() * number(intent.right);
        if wanted.length() >= DEAD_ZONE {
            stance.position =
                ground.slide(stance.position, wanted.clamp_length_max(1.0) * pace * dt);
        }
    }

    fn be_led(&mut self, dt: f32, mut way: Way, ground: &Ground, pace: f32) {
        let stance = &mut self.stance;
        let left = way.length_left(stance.position);
        let ahead = way.ahead(stance.position, LOOK_AHEAD);
        let heading = if left < FACE_FROM && way.face.is_some() {
            way.face
        } else {
            (ahead - stance.position).try_normalize().map(yaw_towards)
        };
        let missing = heading.map_or(0.0, |heading| wrap(heading - stance.yaw));
        let turn = (missing * TURN_EASE).clamp(-TURN_RATE, TURN_RATE) * dt;
        // The easing never quite ends: the last bit is taken at once.
        let turn = if missing.abs() < FACED || turn.abs() > missing.abs() {
            missing
        } else {
            turn
        };
        stance.yaw = wrap(stance.yaw + turn);
        let level = (TURN_RATE / 2.0 * dt).min(stance.pitch.abs());
        stance.pitch -= level.copysign(stance.pitch);

        // First turn, then walk; nobody walks sideways. Near the goal one may already look elsewhere.
        let facing = if left < FACE_FROM {
            1.0
        } else {
            missing.cos().clamp(0.1, 1.0)
        };
        let speed = (pace * facing).min((2.0 * BRAKE * left).sqrt()).max(CREEP);
        let mut distance = speed * dt;
        while let Some(corner) = way.next_corner() {
            let to = corner - stance.position;
            let length = to.length();
            if length > distance {
                stance.position = ground.slide(stance.position, to * (distance / length));
                break;
            }
            stance.position = ground.slide(stance.position, to);
            distance -= length;
            way.pass_corner();
        }
        let there = way.next_corner().is_none();
        if there && (way.face.is_none() || (turn == missing && way.face == heading)) {
            self.arrived = true;
            return;
        }
        let got_on = left - way.length_left(stance.position) > 0.1 * CREEP * dt;
        self.stalled = if got_on || there || dt == 0.0 {
            0.0
        } else {
            self.stalled + dt
        };
        if self.stalled < PATIENCE {
            self.way = Some(way);
        }
    }
}

#[cfg(test)]
mod tests;
