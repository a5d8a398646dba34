//! How much work goes into a frame. Walking, frames have to follow one another: where that takes too long, the hall has
//! fewer pixels. Standing still one looks at things: where no graphics card draws, the hall is then drawn once more with
//! smooth edges and sharp floors, and kept, so that panels can change before it without its being drawn again.

use bevy::prelude::*;

use crate::booths::merge::FAR;

/// Frames longer than this, seconds, are slow to walk by: less than sixteen a second.
const SLOW: f32 = 0.060;
/// Frames shorter than this, seconds, leave room for twice the pixels.
const QUICK: f32 = 0.018;
/// So many slow frames in a row decide: half a second of walking. To go back takes twenty times as many.
const FRAMES: u32 = 8;
/// Half of the pixels each way.
pub const HALF: f32 = 0.5;
/// Shares of the pixels each way: all, half of all pixels, a quarter.
const SHARES: [f32; 3] = [1.0, 0.71, HALF];

/// The hall has been the same for so long, seconds, when it is drawn with all care: longer than between two taps of a key,
/// because that frame takes as long as three others.
const STILL: f64 = 0.35;
/// Without a graphics card bays that begin farther away than this, metres, have few triangles while one walks: theirs would be a
/// few pixels each, and software fills no triangle by less than four.
const FAR_WALKING: f32 = 12.0;

/// How the hall comes onto the canvas.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Look {
    /// With this share of the pixels each way, enlarged: while one walks and every pixel would take too long.
    Smaller(f32),
    /// Every pixel, straight onto the canvas.
    Whole,
    /// Every pixel with all care, into a picture that is kept (on very large screens straight onto the canvas).
    Fine,
    /// As the picture that was kept: the hall is the same, the panels are not (on very large screens drawn again).
    Kept,
}

/// What has been seen of the frames' lengths, and the share of pixels chosen by it.
#[derive(Default)]
pub struct Seen {
    /// Which of the shares.
    step: usize,
    slow: u32,
    quick: u32,
    drawn: u32,
    /// Whether it has gone back once: going on and off would only flicker.
    settled: bool,
}

impl Seen {
    /// The share of the pixels each way that frames leave room for.
    pub fn share(&self) -> f32 {
        SHARES[self.step]
    }

    /// Counts a frame of so many seconds, the `drawn`th, and chooses.
    pub fn count(&mut self, frame: f32, moved: bool, drawn: u32) {
        // Only frames that follow upon one another while walking tell how long a frame takes.
        let counts = moved && drawn == self.drawn + 1 && frame < 1.0;
        self.drawn = drawn;
        if !counts {
            return;
        }
        self.slow = if frame > SLOW { self.slow + 1 } else { 0 };
        self.quick = if frame < QUICK { self.quick + 1 } else { 0 };
        if self.slow >= FRAMES && self.step + 1 < SHARES.len() {
            self.step += 1;
        } else if self.quick >= FRAMES * 20 && self.step > 0 && !self.settled {
            self.step -= 1;
            self.settled = true;
        } else {
            return;
        }
        (self.slow, self.quick) = (0, 0);
    }
}

/// Whether the hall stays as it is, and what has been kept of it. Times are seconds since the start.
#[derive(Resource)]
pub struct Rest {
    /// Whether the kept picture shows the hall as it is now.
    kept: bool,
    /// Whether frames are drawn with care at all.
    cares: bool,
    /// When the hall changed last.
    changed: f64,
    /// When the hall is going to be woken.
    wakes: Option<f64>,
}

impl Rest {
    /// Of a hall that nobody has seen yet; `card` says that a graphics card draws. It smooths every frame, and has the hall
    /// drawn again before one could show a kept one.
    pub fn new(card: bool) -> Self {
        Self {
            kept: false,
            cares: !card,
            changed: 0.0,
            wakes: None,
        }
    }

    /// How far away, metres, bays have all their triangles in a frame that looks so.
    pub fn far(&self, look: Look) -> f32 {
        if self.hurries(look) { FAR_WALKING } else { FAR }
    }

    /// Whether light in the air is drawn in a frame that looks so: it lies over much of the picture, and software pays for
    /// each pixel.
    pub fn airy(&self, look: Look) -> bool {
        !self.hurries(look)
    }

    fn hurries(&self, look: Look) -> bool {
        self.cares && !matches!(look, Look::Fine | Look::Kept)
    }

    /// How this frame is to look; `changed` says that the hall is not as it was in the frame before.
    pub fn look(&mut self, changed: bool, now: f64) -> Look {
        if !self.cares {
            return Look::Whole;
        }
        if changed {
            (self.kept, self.changed) = (false, now);
        }
        if self.kept {
            return Look::Kept;
        }
        if now >= self.changed + STILL {
            self.kept = true;
            return Look::Fine;
        }
        Look::Whole
    }

    /// For how many seconds the hall may sleep until it is time to draw with care; none when nobody has to wake it, or
    /// somebody is going to.
    pub fn sleeps(&mut self, now: f64) -> Option<f64> {
        let woken = self.wakes.is_some_and(|wakes| now < wakes);
        if self.kept || woken || !self.cares {
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
        let mut rest = Rest::new(false);
        assert_eq!(rest.look(true, 1.0), Look::Whole);
        let sleeps = rest.sleeps(1.0);
        assert!(sleeps.is_some_and(|secs| secs > STILL && secs < STILL + 0.1));
        assert_eq!(rest.sleeps(1.1), None, "woken once is enough");
        assert_eq!(rest.look(false, 1.2), Look::Whole);
        assert_eq!(rest.look(false, 1.36), Look::Fine);
        assert_eq!(rest.look(false, 1.4), Look::Kept);
        assert_eq!((rest.far(Look::Kept), rest.airy(Look::Kept)), (FAR, true));
        assert_eq!(rest.sleeps(9.0), None, "nothing runs while nothing changes");
        assert_eq!(rest.look(true, 9.0), Look::Whole);
        assert!(rest.sleeps(9.0).is_some());
    }

    #[test]
    fn a_walk_that_goes_on_is_never_interrupted_by_care() {
        let mut rest = Rest::new(false);
        for frame in 0..100 {
            let now = f64::from(frame) * 0.1;
            assert_eq!(rest.look(true, now), Look::Whole);
            assert_eq!(rest.far(Look::Whole), FAR_WALKING);
            assert!(!rest.airy(Look::Whole));
            let _ = rest.sleeps(now);
        }
        // Woken in between, it goes to sleep again for as long as is left.
        let _ = rest.look(false, 10.0);
        assert!(rest.sleeps(10.0).is_some_and(|secs| secs < STILL));
    }

    #[test]
    fn a_graphics_card_is_left_alone() {
        let mut rest = Rest::new(true);
        assert_eq!(rest.look(true, 0.0), Look::Whole);
        assert_eq!(rest.look(false, 60.0), Look::Whole);
        assert_eq!(rest.sleeps(0.0), None);
        assert_eq!(rest.far(Look::Whole), FAR);
        assert!(rest.airy(Look::Whole));
    }

    /// Walks for so many frames of this length.
    fn walk(seen: &mut Seen, frames: u32, secs: f32) {
        for _ in 0..frames {
            seen.count(secs, true, seen.drawn + 1);
        }
    }

    #[test]
    fn slow_frames_take_pixels_away_step_by_step_and_quick_ones_give_them_back_once() {
        let mut seen = Seen::default();
        walk(&mut seen, FRAMES - 1, 0.1);
        walk(&mut seen, 1, 0.03);
        assert_eq!(seen.step, 0, "a hitch is no slow machine");
        walk(&mut seen, FRAMES, 0.1);
        assert_eq!(seen.step, 1);
        walk(&mut seen, FRAMES * 9, 0.1);
        assert_eq!(seen.step, SHARES.len() - 1, "there is nothing less");
        walk(&mut seen, FRAMES * 100, 0.01);
        assert_eq!(seen.step, SHARES.len() - 2, "back once, not on and off");
    }

    #[test]
    fn only_frames_of_a_walk_count() {
        let mut seen = Seen::default();
        for frame in 1..100 {
            seen.count(0.1, false, frame);
            // The hall slept in between.
            seen.count(0.1, true, frame + 5);
        }
        assert_eq!(seen.step, 0);
    }
}
