//! How much work goes into a frame. Walking, frames have to follow one another: where that takes too long, the hall has
//! fewer pixels. Standing still one looks at things: where no graphics card draws, the hall is then drawn once more with
//! smooth edges and sharp floors, and kept, so that panels can change before it without its being drawn again.

use bevy::prelude::*;
use page::browser::loader::sleep;
use page::records::Quality;
use wasm_bindgen_futures::spawn_local;

use super::deliver::Look;
use super::drawn;
use crate::booths::merge::FAR;
use crate::bridge::news;
use crate::schedule::Step;
use crate::state::{Diary, Stale};
use crate::visitor::Visitor;

/// Frames longer than this, seconds, are slow to walk by: less than sixteen a second.
const SLOW: f32 = 0.060;
/// Frames shorter than this, seconds, leave room for twice the pixels.
const QUICK: f32 = 0.018;
/// So many slow frames in a row decide: half a second of walking. To go back takes twenty times as many.
const FRAMES: u32 = 8;
/// Shares of the pixels each way: all, half of all pixels, a quarter.
const SHARES: [f32; 3] = [1.0, 0.71, 0.5];

/// The hall has been the same for so long, seconds, when it is drawn with all care: longer than between two taps of a key,
/// because that frame takes as long as three others.
const STILL: f64 = 0.35;
/// Screens of more pixels than this (1920 by 1200) show smaller steps at edges anyway, and smoothing them would take 32 bytes a
/// pixel.
const SMOOTHED: u32 = 1920 * 1200;

/// Without a graphics card bays that begin farther away than this, metres, have few triangles while one walks: theirs would be a
/// few pixels each, and software fills no triangle by less than four.
const FAR_WALKING: f32 = 20.0;

/// Share of the pixels each way while one walks, by the visitor's setting or by what frames cost.
#[derive(Resource)]
pub struct Share(pub f32);

/// What has been seen of the frames' lengths.
#[derive(Default)]
struct Seen {
    /// Which of the shares.
    step: usize,
    slow: u32,
    quick: u32,
    drawn: u32,
    /// Whether it has gone back once: going on and off would only flicker.
    settled: bool,
}

pub(super) fn plugin(app: &mut App) {
    app.insert_resource(Share(1.0));
    // A graphics card smooths every frame, and has the hall drawn again before one could show a kept one.
    let card = crate::start::options().is_some_and(|options| options.card);
    app.insert_resource(Rest {
        kept: false,
        cares: !card,
        changed: 0.0,
        wakes: None,
    });
    app.add_systems(Update, choose.in_set(Step::Mark));
}

fn choose(
    time: Res<Time<Real>>,
    diary: Res<Diary>,
    visitor: Res<Visitor>,
    mut share: ResMut<Share>,
    mut stale: ResMut<Stale>,
    mut seen: Local<Seen>,
) {
    let wanted = match diary.settings.quality {
        Quality::Full => SHARES[0],
        Quality::Half => SHARES[2],
        Quality::Auto => {
            seen.look(time.delta_secs(), visitor.moved);
            SHARES[seen.step]
        }
    };
    if share.0 != wanted {
        share.0 = wanted;
        stale.hall = true;
    }
}

impl Seen {
    /// Counts a frame of so many seconds and chooses.
    fn look(&mut self, frame: f32, moved: bool) {
        // Only frames that follow upon one another while walking tell how long a frame takes.
        let counts = moved && drawn() == self.drawn + 1 && frame < 1.0;
        self.drawn = drawn();
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
    /// How far away, metres, bays have all their triangles in a frame that looks so.
    pub fn far(&self, look: Look) -> f32 {
        if self.cares && look != Look::Fine {
            FAR_WALKING
        } else {
            FAR
        }
    }

    /// How this frame is to look; `changed` says that the hall is not as it was in the frame before, `size` is in pixels.
    pub fn look(&mut self, changed: bool, size: UVec2, now: f64) -> Look {
        if !self.cares || size.x * size.y > SMOOTHED {
            return Look::Whole;
        }
        if changed {
            (self.kept, self.changed) = (false, now);
        }
        if self.kept {
            return Look::Kept;
        }
        let due = self.changed + STILL;
        if now >= due {
            self.kept = true;
            return Look::Fine;
        }
        if self.wakes.is_none_or(|wakes| now >= wakes) {
            self.wakes = Some(due);
            spawn_local(async move {
                // A little later, because a browser's clocks are not that precise.
                sleep(due - now + 0.005).await;
                news::wake();
            });
        }
        Look::Whole
    }
}
