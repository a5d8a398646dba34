//! Idle refinement: where frames of a walk are drawn with less care, the hall is drawn once with all of it as soon as one
//! stands still, and that picture is kept, so that panels can change before it without its being drawn again.

use bevy::prelude::*;

use super::FrameMode;
use crate::lod::{FAR, FAR_WALKING};

/// The hall has been the same for so long, seconds, when it is drawn with all care: longer than between two taps of a key,
/// because that frame takes as long as three others.
const STILL: f64 = 0.35;

/// Whether the hall stays as it is, and what has been kept of it. Times are seconds since the start.
#[derive(Resource, Default)]
pub struct IdleRefinement {
    /// Whether the kept picture shows the hall as it is now.
    kept: bool,
    /// Whether frames of a walk leave something to refine.
    refines: bool,
    /// When the hall changed last.
    changed: f64,
    /// When the hall is going to be woken.
    wakes: Option<f64>,
}

impl IdleRefinement {
    /// Takes note of whether frames of a walk leave something to refine.
    pub fn refine(&mut self, refines: bool) {
        if self.refines != refines {
            (self.refines, self.kept) = (refines, false);
        }
    }

    /// How far away, metres, bays have all their triangles in a frame that looks so.
    pub fn far(&self, mode: FrameMode) -> f32 {
        if self.hurries(mode) { FAR_WALKING } else { FAR }
    }

    /// Whether a frame that looks so leaves out what is missed least: light in the air, which lies over much of the picture, and
    /// the grain of plain surfaces. Software pays for each pixel, also for those that something nearer hides.
    pub fn hurries(&self, mode: FrameMode) -> bool {
        self.refines && !matches!(mode, FrameMode::Refined | FrameMode::Cached)
    }

    /// How this frame is to look; `changed` says that the hall is not as it was in the frame before.
    pub fn mode(&mut self, changed: bool, now: f64) -> FrameMode {
        if !self.refines {
            return FrameMode::Direct;
        }
        if changed {
            (self.kept, self.changed) = (false, now);
        }
        if self.kept {
            return FrameMode::Cached;
        }
        if now >= self.changed + STILL {
            self.kept = true;
            return FrameMode::Refined;
        }
        FrameMode::Direct
    }

    /// For how many seconds the hall may sleep until it is time to draw with care; none when nobody has to wake it, or
    /// somebody is going to.
    pub fn sleeps(&mut self, now: f64) -> Option<f64> {
        let woken = self.wakes.is_some_and(|wakes| now < wakes);
        if self.kept || woken || !self.refines {
            return None;
        }
        // A little later, because a browser's clocks are not that precise.
        let wakes = self.changed + STILL + 0.005;
        self.wakes = Some(wakes);
        (wakes > now).then_some(wakes - now)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whoever_stands_still_sees_one_careful_frame_which_is_kept_until_something_changes() {
        let mut idle = IdleRefinement::default();
        idle.refine(true);
        assert_eq!(idle.mode(true, 1.0), FrameMode::Direct);
        let sleeps = idle.sleeps(1.0);
        assert!(sleeps.is_some_and(|secs| secs > STILL && secs < STILL + 0.1));
        assert_eq!(idle.sleeps(1.1), None, "woken once is enough");
        assert_eq!(idle.mode(false, 1.2), FrameMode::Direct);
        assert_eq!(idle.mode(false, 1.36), FrameMode::Refined);
        assert_eq!(idle.mode(false, 1.4), FrameMode::Cached);
        assert_eq!(
            (idle.far(FrameMode::Cached), idle.hurries(FrameMode::Cached)),
            (FAR, false)
        );
        assert_eq!(idle.sleeps(9.0), None, "nothing runs while nothing changes");
        assert_eq!(idle.mode(true, 9.0), FrameMode::Direct);
        assert!(idle.sleeps(9.0).is_some());
    }

    #[test]
    fn a_walk_that_goes_on_is_never_interrupted_by_care() {
        let mut idle = IdleRefinement::default();
        idle.refine(true);
        for frame in 0..100 {
            let now = f64::from(frame) * 0.1;
            assert_eq!(idle.mode(true, now), FrameMode::Direct);
            assert_eq!(idle.far(FrameMode::Direct), FAR_WALKING);
            assert!(idle.hurries(FrameMode::Direct));
            let _ = idle.sleeps(now);
        }
        // Woken in between, it goes to sleep again for as long as is left.
        let _ = idle.mode(false, 10.0);
        assert!(idle.sleeps(10.0).is_some_and(|secs| secs < STILL));
    }

    #[test]
    fn where_nothing_is_given_up_nothing_is_refined() {
        let mut idle = IdleRefinement::default();
        assert_eq!(idle.mode(true, 0.0), FrameMode::Direct);
        assert_eq!(idle.mode(false, 60.0), FrameMode::Direct);
        assert_eq!(idle.sleeps(0.0), None);
        assert_eq!(idle.far(FrameMode::Direct), FAR);
        assert!(!idle.hurries(FrameMode::Direct));
    }
}
