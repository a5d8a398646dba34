//! The resolution of the hall: every pixel, or half as many each way where frames take too long. Panels stay sharp,
//! and so does the hall while one stands still.

use bevy::prelude::*;
use page::records::Quality;

use super::deliver::Half;
use super::drawn;
use crate::schedule::Step;
use crate::state::{Diary, Stale};
use crate::visitor::Visitor;

/// Frames longer than this, seconds, are too slow to walk by: less than twelve a second.
const SLOW: f32 = 0.085;
/// Frames shorter than this, seconds, leave room for four times the pixels.
const QUICK: f32 = 0.018;
/// So many frames in a row decide.
const FRAMES: u32 = 12;

/// What has been seen of the frames' lengths.
#[derive(Default)]
struct Seen {
    slow: u32,
    quick: u32,
    drawn: u32,
    /// Whether it has been switched back once: a third change would only flicker.
    settled: bool,
}

pub(super) fn plugin(app: &mut App) {
    app.add_systems(Update, choose.in_set(Step::Mark));
}

fn choose(
    time: Res<Time<Real>>,
    diary: Res<Diary>,
    visitor: Res<Visitor>,
    mut half: ResMut<Half>,
    mut stale: ResMut<Stale>,
    mut seen: Local<Seen>,
) {
    let wanted = match diary.settings.quality {
        Quality::Full => false,
        Quality::Half => true,
        Quality::Auto => {
            // Only frames that follow upon one another while walking tell how long a frame takes.
            let frame = time.delta_secs();
            let counts = visitor.moved && drawn() == seen.drawn + 1 && frame < 1.0;
            seen.drawn = drawn();
            seen.slow = if counts && frame > SLOW {
                seen.slow + 1
            } else if counts {
                0
            } else {
                seen.slow
            };
            seen.quick = if counts && frame < QUICK {
                seen.quick + 1
            } else if counts {
                0
            } else {
                seen.quick
            };
            if !half.0 && seen.slow >= FRAMES {
                true
            } else if half.0 && seen.quick >= FRAMES * 10 && !seen.settled {
                seen.settled = true;
                false
            } else {
                half.0
            }
        }
    };
    if half.0 != wanted {
        half.0 = wanted;
        (seen.slow, seen.quick) = (0, 0);
        stale.hall = true;
    }
}
