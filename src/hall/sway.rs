//! Sway: lanterns, strings of lights, cloth and leaves move a little while one walks. It goes on only in frames that are drawn
//! because one moves; at rest, and for who wants less motion, all hangs still. The shader does the moving.

use std::f32::consts::TAU;

use bevy::prelude::*;

use crate::schedule::FrameStep;
use crate::visitor::body::Visitor;
use crate::visitor::reduced_motion::ReducedMotion;

/// How far what hangs most freely moves, metres.
const MOST: f32 = 0.045;
/// Radians a second: a breath of air, not a wind.
const PACE: f32 = 1.15;
/// Seconds of walking until the air is stirred.
const STIRS: f32 = 3.0;
/// The first frame after a rest stands for no more than this, seconds.
const LONGEST_FRAME: f32 = 0.1;
/// After so many turns everything is as it was: the shader's waves are tenths of one another.
const TURNS: f32 = 10.0;

/// How everything hangs.
#[derive(Resource, Clone, Copy, Debug, Default, PartialEq)]
pub struct Sway {
    /// Where in its swing it is, radians.
    pub phase: f32,
    /// How far it swings at most, metres.
    pub reach: f32,
}

impl Sway {
    /// Goes on by a frame of walking.
    fn stir(&mut self, secs: f32) {
        let secs = secs.min(LONGEST_FRAME);
        self.phase = (self.phase + PACE * secs) % (TAU * TURNS);
        self.reach = (self.reach + MOST / STIRS * secs).min(MOST);
    }
}

pub(super) fn plugin(app: &mut App) {
    app.init_resource::<Sway>();
    app.add_systems(Update, stir.in_set(FrameStep::Mark));
}

fn stir(
    time: Res<Time>,
    visitor: Res<Visitor>,
    motion: Res<ReducedMotion>,
    mut sway: ResMut<Sway>,
) {
    if motion.reduced {
        sway.set_if_neq(Sway::default());
    } else if visitor.moved {
        sway.stir(time.delta_secs());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn air_is_stirred_little_by_little_and_never_far() {
        let mut sway = Sway::default();
        sway.stir(60.0);
        assert!(
            sway.phase > 0.0 && sway.phase < 0.2,
            "a rest is no walk: {sway:?}"
        );
        let mut before = sway;
        for _ in 0..60 * 60 * 4 {
            sway.stir(1.0 / 60.0);
            assert!(sway.reach <= MOST && sway.phase <= TAU * TURNS);
            // What hangs most freely moves by less than 2 mm from frame to frame.
            assert!((sway.reach - before.reach).abs() < 0.001);
            before = sway;
        }
        assert_eq!(sway.reach, MOST);
    }
}
