//! Framing: while a booth's panel stands beside the hall, what one looks at is in the middle of what the panel leaves free.

use bevy::prelude::*;
use overlay::{Overlay, Panel};

use super::camera::Lens;
use super::reduced_motion::ReducedMotion;
use crate::panels::state::Panels;
use crate::redraw::Redraw;
use crate::schedule::FrameStep;
use crate::screen::Viewport;
use crate::visitor_records::VisitorRecords;

/// How fast the picture slides aside: in so many seconds to a third of the way that is left.
const PACE: f32 = 0.09;
/// Nearer than this, a share of the screen, it is there.
const THERE: f32 = 0.002;
/// The longest time that one frame stands for, seconds: on a slow machine it slides in a few steps, not in one.
const LONGEST_FRAME: f32 = 0.1;

/// A part of the screen, as shares of its width and height from the top left.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Framing {
    /// Left and top.
    pub low: Vec2,
    /// Right and bottom.
    pub high: Vec2,
}

impl Framing {
    /// The whole screen.
    pub const WHOLE: Self = Self {
        low: Vec2::ZERO,
        high: Vec2::ONE,
    };

    /// What this panel leaves free; nothing where the framing stays as it was, which nobody sees.
    fn beside(overlay: &Overlay, screen: Vec2) -> Option<Self> {
        match (&overlay.panel, overlay.clear()) {
            // The whole picture is behind the poster, and comes back as it was.
            (Panel::Poster(..), _) => None,
            (_, None) => Some(Self::WHOLE),
            (_, Some(clear)) => {
                let share = |at: egui::Pos2| {
                    (Vec2::new(at.x, at.y) / screen.max(Vec2::ONE)).clamp(Vec2::ZERO, Vec2::ONE)
                };
                let free = Self {
                    low: share(clear.min),
                    high: share(clear.max),
                };
                // A slit frames nothing.
                let is_slit = (free.high - free.low).min_element() < 0.2;
                Some(if is_slit { Self::WHOLE } else { free })
            }
        }
    }

    /// Part of the way from here to there.
    fn towards(self, goal: Self, share: f32) -> Self {
        let next = Self {
            low: self.low.lerp(goal.low, share),
            high: self.high.lerp(goal.high, share),
        };
        let left = (goal.low - next.low)
            .abs()
            .max((goal.high - next.high).abs());
        if left.max_element() < THERE {
            goal
        } else {
            next
        }
    }
}

/// What the hall is seen through now.
#[derive(Resource, Clone, Copy, Debug, PartialEq)]
pub struct Camera {
    /// The lens.
    pub lens: Lens,
    /// Whether the picture slides aside, or back.
    pub slides: bool,
    framing: Framing,
}

impl Default for Camera {
    fn default() -> Self {
        Self {
            lens: Lens::new(75.0, 16.0 / 9.0),
            slides: false,
            framing: Framing::WHOLE,
        }
    }
}

pub(super) fn plugin(app: &mut App) {
    app.init_resource::<Camera>();
    app.add_systems(Update, frame.in_set(FrameStep::Aim));
}

fn frame(
    (screen, records, panels): (Res<Viewport>, Res<VisitorRecords>, Res<Panels>),
    (time, motion): (Res<Time<Real>>, Res<ReducedMotion>),
    mut camera: ResMut<Camera>,
    mut redraw: ResMut<Redraw>,
) {
    let goal = Framing::beside(&panels.overlay, screen.size).unwrap_or(camera.framing);
    let secs = time.delta_secs().min(LONGEST_FRAME);
    let share = if motion.reduced {
        1.0
    } else {
        1.0 - (-secs / PACE).exp()
    };
    let framing = camera.framing.towards(goal, share);
    let slides = framing != goal;
    redraw.request_frame_if(slides);
    let lens = Lens::new(records.settings.field_of_view, screen.aspect()).framed(framing);
    camera.set_if_neq(Camera {
        lens,
        slides,
        framing,
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_slides_to_its_place_and_rests_there() {
        let goal = Framing {
            low: Vec2::ZERO,
            high: Vec2::new(0.6, 1.0),
        };
        let mut framing = Framing::WHOLE;
        let mut steps = 0;
        while framing != goal {
            let before = framing.high.x;
            framing = framing.towards(goal, 0.3);
            assert!(framing.high.x < before);
            steps += 1;
        }
        assert!((8..40).contains(&steps), "{steps}");
    }
}
