//! Frame quality: how much work goes into a frame. Walking, frames have to follow one another: where that takes too long, the
//! hall's resolution falls. Standing still one looks at things: where no graphics card draws, the hall is then refined once,
//! with smooth edges and sharp floors, and that picture is cached, so that panels can change before it without its being drawn again.

use bevy::prelude::*;
use page::records::Quality;

use crate::diagnostics::Diagnostics;
use crate::lod::{FAR, FAR_WALKING};
use crate::options::Options;
use crate::schedule::Step;
use crate::visitor::body::Visitor;
use crate::visitor_records::VisitorRecords;

/// Frames longer than this, seconds, are slow to walk by: less than sixteen a second.
const SLOW: f32 = 0.060;
/// Frames shorter than this, seconds, leave room for twice the pixels.
const QUICK: f32 = 0.018;
/// So many slow frames in a row decide: half a second of walking. To go back takes twenty times as many.
const FRAMES: u32 = 8;
/// Half of the pixels each way.
const HALF: f32 = 0.5;
/// Shares of the pixels each way: all, half of all pixels, a quarter.
const SCALES: [f32; 3] = [1.0, 0.71, HALF];

/// The hall has been the same for so long, seconds, when it is drawn with all care: longer than between two taps of a key,
/// because that frame takes as long as three others.
const STILL: f64 = 0.35;

/// How the hall comes onto the canvas.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum FrameMode {
    /// With this share of the pixels each way, enlarged: while one walks and every pixel would take too long.
    Scaled(f32),
    /// Every pixel, straight onto the canvas.
    Direct,
    /// Every pixel with all care, into a picture that is kept (on very large screens straight onto the canvas).
    Refined,
    /// As the picture that was kept: the hall is the same, the panels are not (on very large screens drawn again).
    Cached,
}

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

/// Whether the hall stays as it is, and what has been kept of it. Times are seconds since the start.
#[derive(Resource)]
pub struct IdleRefinement {
    /// Whether the kept picture shows the hall as it is now.
    kept: bool,
    /// Whether frames are drawn with care at all.
    refines: bool,
    /// When the hall changed last.
    changed: f64,
    /// When the hall is going to be woken.
    wakes: Option<f64>,
}

impl IdleRefinement {
    /// Of a hall that nobody has seen yet; `card` says that a graphics card draws. It smooths every frame, and has the hall
    /// drawn again before one could show a kept one.
    pub fn new(card: bool) -> Self {
        Self {
            kept: false,
            refines: !card,
            changed: 0.0,
            wakes: None,
        }
    }

    /// How far away, metres, bays have all their triangles in a frame that looks so.
    pub fn far(&self, mode: FrameMode) -> f32 {
        if self.hurries(mode) { FAR_WALKING } else { FAR }
    }

    /// Whether light in the air is drawn in a frame that looks so: it lies over much of the picture, and software pays for
    /// each pixel.
    pub fn airy(&self, mode: FrameMode) -> bool {
        !self.hurries(mode)
    }

    fn hurries(&self, mode: FrameMode) -> bool {
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

/// Share of the pixels each way that is drawn while one walks.
#[derive(Resource)]
pub struct ResolutionScale(pub f32);

pub(super) fn plugin(app: &mut App) {
    app.insert_resource(ResolutionScale(1.0));
    app.add_systems(Startup, begin);
    app.add_systems(Update, choose.in_set(Step::Mark));
}

fn begin(mut commands: Commands, options: Res<Options>) {
    commands.insert_resource(IdleRefinement::new(options.card));
}

/// The visitor's setting, or what frames cost.
fn choose(
    time: Res<Time<Real>>,
    records: Res<VisitorRecords>,
    visitor: Res<Visitor>,
    diagnostics: Res<Diagnostics>,
    mut scale: ResMut<ResolutionScale>,
    mut scaler: Local<ResolutionScaler>,
) {
    let wanted = match records.settings.quality {
        Quality::Full => 1.0,
        Quality::Half => HALF,
        Quality::Auto => {
            scaler.count(time.delta_secs(), visitor.moved, diagnostics.frames);
            scaler.scale()
        }
    };
    if scale.0 != wanted {
        scale.0 = wanted;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whoever_stands_still_sees_one_careful_frame_which_is_kept_until_something_changes() {
        let mut idle = IdleRefinement::new(false);
        assert_eq!(idle.mode(true, 1.0), FrameMode::Direct);
        let sleeps = idle.sleeps(1.0);
        assert!(sleeps.is_some_and(|secs| secs > STILL && secs < STILL + 0.1));
        assert_eq!(idle.sleeps(1.1), None, "woken once is enough");
        assert_eq!(idle.mode(false, 1.2), FrameMode::Direct);
        assert_eq!(idle.mode(false, 1.36), FrameMode::Refined);
        assert_eq!(idle.mode(false, 1.4), FrameMode::Cached);
        assert_eq!(
            (idle.far(FrameMode::Cached), idle.airy(FrameMode::Cached)),
            (FAR, true)
        );
        assert_eq!(idle.sleeps(9.0), None, "nothing runs while nothing changes");
        assert_eq!(idle.mode(true, 9.0), FrameMode::Direct);
        assert!(idle.sleeps(9.0).is_some());
    }

    #[test]
    fn a_walk_that_goes_on_is_never_interrupted_by_care() {
        let mut idle = IdleRefinement::new(false);
        for frame in 0..100 {
            let now = f64::from(frame) * 0.1;
            assert_eq!(idle.mode(true, now), FrameMode::Direct);
            assert_eq!(idle.far(FrameMode::Direct), FAR_WALKING);
            assert!(!idle.airy(FrameMode::Direct));
            let _ = idle.sleeps(now);
        }
        // Woken in between, it goes to sleep again for as long as is left.
        let _ = idle.mode(false, 10.0);
        assert!(idle.sleeps(10.0).is_some_and(|secs| secs < STILL));
    }

    #[test]
    fn a_graphics_card_is_left_alone() {
        let mut idle = IdleRefinement::new(true);
        assert_eq!(idle.mode(true, 0.0), FrameMode::Direct);
        assert_eq!(idle.mode(false, 60.0), FrameMode::Direct);
        assert_eq!(idle.sleeps(0.0), None);
        assert_eq!(idle.far(FrameMode::Direct), FAR);
        assert!(idle.airy(FrameMode::Direct));
    }

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
