//! Without a graphics card: where frames of a walk take too long, they are drawn with fewer pixels.

/// Frames longer than this, seconds, are slow to walk by: less than sixteen a second.
const SLOW: f32 = 0.060;
/// Frames shorter than this, seconds, leave room for twice the pixels.
const QUICK: f32 = 0.018;
/// So many slow frames in a row decide: half a second of walking. To go back takes twenty times as many.
const FRAMES: u32 = 8;
/// Half of the pixels each way.
pub const HALF: f32 = 0.5;
/// Shares of the pixels each way: all, half of all pixels, a quarter.
const SCALES: [f32; 3] = [1.0, 0.71, HALF];

/// What has been seen of the frames' lengths, and the share of pixels chosen by it.
#[derive(Default)]
pub struct ResolutionScaler {
    /// Which of the shares.
    step: usize,
    slow: u32,
    quick: u32,
    drawn: u32,
    /// Whether it has gone back once: going on and off would only flicker.
    settled: bool,
}

impl ResolutionScaler {
    /// The share of the pixels each way that frames leave room for.
    pub fn scale(&self) -> f32 {
        SCALES[self.step]
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
        if self.slow >= FRAMES && self.step + 1 < SCALES.len() {
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

#[cfg(test)]
mod tests {
    use super::*;

    /// Walks for so many frames of this length.
    fn walk(scaler: &mut ResolutionScaler, frames: u32, secs: f32) {
        for _ in 0..frames {
            scaler.count(secs, true, scaler.drawn + 1);
        }
    }

    #[test]
    fn slow_frames_take_pixels_away_step_by_step_and_quick_ones_give_them_back_once() {
        let mut scaler = ResolutionScaler::default();
        walk(&mut scaler, FRAMES - 1, 0.1);
        walk(&mut scaler, 1, 0.03);
        assert_eq!(scaler.step, 0, "a hitch is no slow machine");
        walk(&mut scaler, FRAMES, 0.1);
        assert_eq!(scaler.step, 1);
        walk(&mut scaler, FRAMES * 9, 0.1);
        assert_eq!(scaler.step, SCALES.len() - 1, "there is nothing less");
        walk(&mut scaler, FRAMES * 100, 0.01);
        assert_eq!(scaler.step, SCALES.len() - 2, "back once, not on and off");
    }

    #[test]
    fn only_frames_of_a_walk_count() {
        let mut scaler = ResolutionScaler::default();
        for frame in 1..100 {
            scaler.count(0.1, false, frame);
            // The hall slept in between.
            scaler.count(0.1, true, frame + 5);
        }
        assert_eq!(scaler.step, 0);
    }
}
