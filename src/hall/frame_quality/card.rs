//! With a graphics card: sixty frames a second. Where a frame takes the card longer, light in the air is given up first, then
//! smooth edges, then pixels. What was given up comes back one by one, when there is room for it; what turned out to be too
//! much once does not.
//!
//! What the steps cost was measured on a card: samples take fill rate, which is what weak cards lack.

use bevy::math::UVec2;

use super::{CardClock, FrameQuality};
use crate::screen::Viewport;

/// What a frame may take, seconds.
const FRAME: f32 = 1.0 / 60.0;
/// A card's share of it that leaves room for the browser's own drawing.
const FULL: f32 = 0.8;
/// The share that is aimed at.
const AIM: f32 = 0.7;
/// A card that takes less than this share is not why frames come late.
const BUSY: f32 = 0.45;
/// As many frames that follow one another are judged at once, without the two longest: a hitch is no slow card.
const WINDOW: usize = 16;
const HITCHES: usize = 2;
/// They are late when they are so many times as long, and in time when at most so many.
const LATE: f32 = 1.15;
const IN_TIME: f32 = 1.1;
/// As many times in a row the card's clock decides: it tells of every second or third frame.
const SLOW_FRAMES: u32 = 4;
/// As many windows in a row with room decide: two seconds of walking.
const SPARE_WINDOWS: u32 = 8;
/// What was given up has helped when frames are at most this share as long.
const HELPED: f32 = 0.95;
/// After a change so many frames tell nothing: the card's clock still speaks of those before.
const SETTLING: u32 = 4;
/// Seconds until something may come back, the first time; each time that something is given up doubles them.
const PATIENCE: f64 = 10.0;
/// What is too much shows within so many seconds.
const TRIAL: f64 = 10.0;

/// Device pixels a CSS pixel from which on steps at edges are too small to see.
const FINE: f32 = 1.75;
/// Pixels that are smoothed at most with a card (2560 by 1600), and without one (1920 by 1200).
const MOST: [u32; 2] = [2560 * 1600, 1920 * 1200];

/// A step of what frames are like.
#[derive(Clone, Copy)]
struct Level {
    /// Whether light in the air is drawn, and everything in full detail.
    whole: bool,
    samples: u32,
    share: f32,
}

const fn level(whole: bool, samples: u32, share: f32) -> Level {
    Level {
        whole,
        samples,
        share,
    }
}

/// From best to least, where edges show.
const COARSE_LEVELS: [Level; 6] = [
    level(true, 4, 1.0),
    level(false, 4, 1.0),
    level(false, 2, 1.0),
    level(false, 0, 1.0),
    level(false, 0, 0.71),
    level(false, 0, 0.5),
];
/// Where pixels are too small for that, or too many.
const FINE_LEVELS: [Level; 5] = [
    level(true, 0, 1.0),
    level(false, 0, 1.0),
    level(false, 0, 0.71),
    level(false, 0, 0.5),
    level(false, 0, 0.35),
];

impl Level {
    /// What it costs, next to every pixel without anything.
    fn cost(self) -> f32 {
        let samples = match self.samples {
            4 => 3.3,
            2 => 1.9,
            _ => 1.0,
        };
        let air = if self.whole { 1.15 } else { 1.0 };
        samples * air * self.share * self.share
    }

    fn quality(self) -> FrameQuality {
        FrameQuality {
            share: self.share,
            samples: self.samples,
            hurries: !self.whole,
        }
    }
}

/// What is filled.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Screenful {
    /// Device pixels.
    size: UVec2,
    /// Whether edges show.
    coarse: bool,
}

impl Screenful {
    /// That of a screen.
    pub fn of(screen: &Viewport) -> Self {
        Self {
            size: screen.device_pixels(),
            coarse: screen.scale < FINE,
        }
    }

    /// Samples a pixel at most.
    pub fn samples(self, card: bool) -> u32 {
        let few = self.size.x * self.size.y <= MOST[usize::from(!card)];
        // Software has always smoothed the picture that is kept, whatever the screen: it is drawn once.
        if few && (self.coarse || !card) { 4 } else { 0 }
    }

    fn levels(self) -> &'static [Level] {
        if self.samples(true) > 0 {
            &COARSE_LEVELS
        } else {
            &FINE_LEVELS
        }
    }
}

/// The best there is for such a screen.
pub fn best(screenful: Screenful) -> FrameQuality {
    screenful.levels()[0].quality()
}

/// What is known of a frame. Times are seconds.
pub struct FrameReading {
    /// Since the frame before.
    pub secs: f32,
    /// What the card says.
    pub clock: CardClock,
    /// Whether the visitor moved.
    pub moved: bool,
    /// The how many-th it was that was drawn.
    pub drawn: u32,
    /// Since the start.
    pub now: f64,
}

/// What has been seen of the frames, and the step chosen by it.
#[derive(Default)]
pub struct CardScaler {
    screenful: Screenful,
    /// Which step.
    level: usize,
    /// No better one than this comes back.
    ceiling: usize,
    drawn: u32,
    settling: u32,
    /// The frames of this window, seconds.
    recent: Vec<f32>,
    /// What the card took at last, seconds.
    card: f32,
    slow: u32,
    spare: u32,
    /// How long frames were when something was given up, seconds, until they are in time.
    given_up_at: Option<f32>,
    /// Giving up does not help: it is not the card, which does not tell.
    helpless: bool,
    /// How often something was given up.
    given_up: u32,
    /// When.
    at: f64,
    /// When something came back.
    tried: Option<f64>,
}

impl CardScaler {
    /// Counts a frame, and chooses.
    pub fn count(&mut self, screenful: Screenful, seen: &FrameReading) -> FrameQuality {
        if self.screenful != screenful {
            // Another window is another question.
            *self = Self {
                screenful,
                drawn: self.drawn,
                ..Self::default()
            };
        }
        // Only frames that follow upon one another while walking tell how long a frame takes.
        let follows = seen.moved && seen.drawn == self.drawn + 1 && seen.secs < 1.0;
        self.drawn = seen.drawn;
        if follows {
            self.judge(seen);
        }
        screenful.levels()[self.level].quality()
    }

    fn judge(&mut self, seen: &FrameReading) {
        if self.helpless {
            return;
        }
        if self.settling > 0 {
            self.settling -= 1;
            return;
        }
        if let CardClock::Took(secs) = seen.clock {
            self.card = secs;
            self.slow = if secs > FRAME * FULL {
                self.slow + 1
            } else {
                0
            };
        }
        self.recent.push(seen.secs);
        if self.slow >= SLOW_FRAMES {
            self.give_up(self.card, seen.now);
        } else if self.recent.len() >= WINDOW {
            let mean = mean(std::mem::take(&mut self.recent));
            self.judge_window(mean, seen.clock != CardClock::Silent, seen.now);
        }
    }

    /// Judges frames of this length, seconds; `told` says that the card tells its own time.
    fn judge_window(&mut self, mean: f32, told: bool, now: f64) {
        if mean > FRAME * LATE {
            self.spare = 0;
            if !told
                && self
                    .given_up_at
                    .is_some_and(|before| mean > before * HELPED)
            {
                (self.helpless, self.level) = (true, 0);
            } else if !told || self.card > FRAME * BUSY {
                self.given_up_at = Some(mean);
                self.give_up(mean, now);
            }
            return;
        }
        self.given_up_at = None;
        let room = if told {
            self.card * self.gain(self.level.saturating_sub(1)) < FRAME * AIM
        } else {
            mean < FRAME * IN_TIME
        };
        self.spare = if room { self.spare + 1 } else { 0 };
        if self.spare >= SPARE_WINDOWS {
            self.take_back(now);
        }
    }

    /// What another step costs, next to this one.
    fn gain(&self, other: usize) -> f32 {
        let levels = self.screenful.levels();
        levels[other].cost() / levels[self.level].cost()
    }

    /// Down to the step in which what takes so long, seconds, should fit; at least one.
    fn give_up(&mut self, load: f32, now: f64) {
        let last = self.screenful.levels().len() - 1;
        if self.level < last {
            let fits = |level: &usize| load * self.gain(*level) <= FRAME * AIM;
            let fitting = (self.level + 1..=last).find(fits).unwrap_or(last);
            if self.tried.is_some_and(|at| now - at < TRIAL) {
                self.ceiling = self.level + 1;
            }
            self.level = fitting;
            self.given_up += 1;
            self.at = now;
        }
        self.begin_anew();
    }

    /// One step back up, when that is not too soon.
    fn take_back(&mut self, now: f64) {
        let patience = PATIENCE * f64::from(1 << self.given_up.clamp(1, 8)) / 2.0;
        if self.level > self.ceiling && now - self.at >= patience {
            self.level -= 1;
            self.tried = Some(now);
            self.at = now;
        }
        self.begin_anew();
    }

    fn begin_anew(&mut self) {
        self.recent.clear();
        (self.slow, self.spare, self.settling) = (0, 0, SETTLING);
    }
}

/// The middle length of frames, seconds, without the longest ones.
fn mean(mut frames: Vec<f32>) -> f32 {
    frames.sort_by(f32::total_cmp);
    let counted = frames.len() - HITCHES;
    frames[..counted].iter().sum::<f32>() / counted as f32
}

#[cfg(test)]
mod tests {
    use bevy::math::Vec2;

    use super::*;

    /// A card that takes so many times as long as the one that was measured: seconds a frame, and a million pixels.
    struct Card {
        times: f32,
        clock: bool,
    }

    impl Card {
        /// Seconds for a frame. The measured card took 0.06 ms and 0.34 ms a million pixels, 3.3 times that with four samples,
        /// and with light in the air 6 % more, or 20 % on many pixels.
        fn takes(&self, screenful: Screenful, quality: FrameQuality) -> f32 {
            let pixels = screenful.size.as_vec2() * quality.share;
            let samples = match quality.samples {
                4 => 3.3,
                2 => 2.0,
                _ => 1.0,
            };
            let air = if quality.hurries { 1.0 } else { 1.2 };
            let fill = pixels.x * pixels.y * 1e-6 * 0.34e-3 * samples * air;
            self.times * (0.06e-3 + fill)
        }
    }

    struct Walk {
        scaler: CardScaler,
        now: f64,
        /// Times of the changes, seconds.
        changes: Vec<f64>,
    }

    impl Walk {
        fn new() -> Self {
            Self {
                scaler: CardScaler::default(),
                now: 0.0,
                changes: Vec::new(),
            }
        }

        /// Walks for so many seconds, and tells the frames a second.
        fn goes_on(&mut self, screenful: Screenful, card: &Card, secs: f64) -> f64 {
            let mut quality = screenful.levels()[self.scaler.level].quality();
            let (end, mut frames) = (self.now + secs, 0);
            while self.now < end {
                let takes = card.takes(screenful, quality);
                let secs = takes.max(FRAME);
                self.now += f64::from(secs);
                frames += 1;
                // A clock tells of every third frame.
                let clock = match (card.clock, frames % 3) {
                    (false, _) => CardClock::Silent,
                    (true, 0) => CardClock::Took(takes),
                    (true, _) => CardClock::Running,
                };
                let seen = FrameReading {
                    secs,
                    clock,
                    moved: true,
                    drawn: self.scaler.drawn + 1,
                    now: self.now,
                };
                let next = self.scaler.count(screenful, &seen);
                if next != quality {
                    self.changes.push(self.now);
                }
                quality = next;
            }
            f64::from(frames) / secs
        }
    }

    fn screenful(width: f32, height: f32, scale: f32) -> Screenful {
        Screenful::of(&Viewport {
            size: Vec2::new(width, height),
            scale,
            touch: false,
        })
    }

    fn screens() -> [Screenful; 5] {
        [
            screenful(1280.0, 720.0, 1.0),
            screenful(1920.0, 1080.0, 1.0),
            screenful(2560.0, 1440.0, 1.0),
            screenful(1920.0, 1080.0, 2.0),
            screenful(390.0, 844.0, 3.0),
        ]
    }

    #[test]
    fn a_card_of_a_thirtieth_of_the_speed_keeps_fifty_frames_a_second() {
        for clock in [true, false] {
            for screenful in screens() {
                let card = Card { times: 30.0, clock };
                let mut walk = Walk::new();
                walk.goes_on(screenful, &card, 2.0);
                let frames = walk.goes_on(screenful, &card, 120.0);
                assert!(frames >= 50.0, "{screenful:?} {clock}: {frames}");
                assert!(walk.changes.len() <= 6, "{screenful:?} {:?}", walk.changes);
            }
        }
    }

    #[test]
    fn a_strong_card_never_gives_anything_up() {
        for clock in [true, false] {
            for screenful in screens() {
                let mut walk = Walk::new();
                let card = Card { times: 1.0, clock };
                walk.goes_on(screenful, &card, 60.0);
                assert!(walk.changes.is_empty());
                let quality = screenful.levels()[walk.scaler.level].quality();
                assert_eq!(quality, best(screenful));
            }
        }
    }

    #[test]
    fn nothing_goes_on_and_off() {
        // Whatever the card, what it has turned out not to manage is not tried again and again.
        for times in (2..120).step_by(7) {
            for clock in [true, false] {
                for screenful in screens() {
                    let card = Card {
                        times: times as f32,
                        clock,
                    };
                    let mut walk = Walk::new();
                    walk.goes_on(screenful, &card, 180.0);
                    let before = walk.changes.len();
                    walk.goes_on(screenful, &card, 600.0);
                    let changes = walk.changes.len() - before;
                    assert!(
                        before <= 8 && changes <= 3,
                        "{times} {clock} {screenful:?}: {:?}",
                        walk.changes
                    );
                }
            }
        }
    }

    #[test]
    fn air_goes_before_edges_and_edges_before_pixels() {
        let costs: Vec<f32> = COARSE_LEVELS.map(Level::cost).into();
        assert!(costs.is_sorted_by(|dear, cheap| dear > cheap), "{costs:?}");
        let costs: Vec<f32> = FINE_LEVELS.map(Level::cost).into();
        assert!(costs.is_sorted_by(|dear, cheap| dear > cheap), "{costs:?}");
        let given: Vec<_> = COARSE_LEVELS
            .map(|level| (level.whole, level.samples, level.share))
            .into();
        assert_eq!(given[1], (false, 4, 1.0));
        assert_eq!(given[3], (false, 0, 1.0));
    }

    #[test]
    fn a_fine_screen_is_not_smoothed_at_all() {
        assert_eq!(best(screenful(1920.0, 1080.0, 2.0)).samples, 0);
        assert_eq!(best(screenful(1280.0, 720.0, 1.0)).samples, 4);
        assert_eq!(screenful(1920.0, 1080.0, 2.0).samples(true), 0);
        assert_eq!(screenful(390.0, 844.0, 2.0).samples(false), 4);
        assert_eq!(screenful(3840.0, 2160.0, 1.0).samples(false), 0);
    }

    #[test]
    fn what_was_given_up_comes_back_when_there_is_room() {
        let screenful = screenful(1280.0, 720.0, 1.0);
        for clock in [true, false] {
            let mut walk = Walk::new();
            // A film in another tab, say.
            walk.goes_on(screenful, &Card { times: 30.0, clock }, 5.0);
            assert!(walk.scaler.level >= 2, "{clock}");
            walk.goes_on(screenful, &Card { times: 2.0, clock }, 120.0);
            assert_eq!(walk.scaler.level, 0, "{clock}");
        }
    }

    #[test]
    fn late_frames_of_an_idle_card_give_nothing_up() {
        let screenful = screenful(1280.0, 720.0, 1.0);
        let mut scaler = CardScaler::default();
        for frame in 1..600 {
            let seen = FrameReading {
                secs: 0.05,
                clock: CardClock::Took(0.002),
                moved: true,
                drawn: frame,
                now: f64::from(frame) * 0.05,
            };
            assert_eq!(scaler.count(screenful, &seen), best(screenful));
        }
    }

    #[test]
    fn a_browser_that_shows_thirty_frames_a_second_to_save_power_loses_nothing() {
        let screenful = screenful(1280.0, 720.0, 1.0);
        let mut scaler = CardScaler::default();
        let mut last = best(screenful);
        for frame in 1..600 {
            let seen = FrameReading {
                secs: 1.0 / 30.0,
                clock: CardClock::Silent,
                moved: true,
                drawn: frame,
                now: f64::from(frame) / 30.0,
            };
            last = scaler.count(screenful, &seen);
        }
        assert_eq!(last, best(screenful));
    }

    #[test]
    fn hitches_are_no_slow_card() {
        let screenful = screenful(1280.0, 720.0, 1.0);
        let mut scaler = CardScaler::default();
        for frame in 1..3000 {
            let seen = FrameReading {
                secs: if frame % 10 == 0 { 0.4 } else { FRAME },
                clock: CardClock::Silent,
                moved: true,
                drawn: frame,
                now: f64::from(frame) * 0.05,
            };
            assert_eq!(scaler.count(screenful, &seen), best(screenful));
        }
    }
}
