//! Reduced motion: the visitor does not glide, the picture fades from place to place.

use bevy::prelude::*;
use overlay::{Action, Panel};
use venue::walk::Stance;

use super::body::Visitor;
use crate::messages::{Asked, HallEvent, ReducedMotionAsked, arrived};
use crate::redraw::Redraw;
use crate::schedule::FrameStep;
use crate::visitor_records::VisitorRecords;

/// Seconds from a full picture to a plain one, and back: long enough not to flash, short enough not to wait for.
const HALF: f32 = 0.15;

/// How the visitor wants to be moved.
#[derive(Resource, Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ReducedMotion {
    /// What the device asks for.
    pub device: bool,
    /// Short fades instead of walking.
    pub reduced: bool,
}

/// A fade from one place to another.
#[derive(Resource, Clone, Copy, Debug, Default, PartialEq)]
pub struct Fade {
    /// How much of the picture is hidden, 0 to 1.
    pub hidden: f32,
    goal: Option<(Stance, Option<usize>)>,
}

impl Fade {
    /// Whether the picture is clear and nothing is on its way.
    pub fn is_clear(&self) -> bool {
        self.goal.is_none() && self.hidden == 0.0
    }

    /// Fades to another place; the booth to open there, if any.
    pub fn to(&mut self, stance: Stance, opens: Option<usize>) {
        self.goal = Some((stance, opens));
    }

    /// Fades in from a plain picture: one has just come into a hall.
    pub fn arrive(&mut self) {
        self.hidden = 1.0;
        self.goal = None;
    }
}

pub(super) fn plugin(app: &mut App) {
    app.init_resource::<ReducedMotion>();
    app.init_resource::<Fade>();
    app.add_systems(Update, choose.in_set(FrameStep::Receive));
    app.add_systems(Update, fade.in_set(FrameStep::Enter));
}

fn choose(
    records: Res<VisitorRecords>,
    mut events: MessageReader<HallEvent>,
    mut motion: ResMut<ReducedMotion>,
) {
    if let Some(ReducedMotionAsked(device)) = arrived(&mut events).last() {
        motion.device = *device;
    }
    let reduced = records.settings.reduced_motion.unwrap_or(motion.device);
    if motion.reduced != reduced {
        motion.reduced = reduced;
    }
}

fn fade(
    time: Res<Time>,
    mut fade: ResMut<Fade>,
    mut visitor: ResMut<Visitor>,
    mut redraw: ResMut<Redraw>,
    mut asked: MessageWriter<Asked>,
) {
    if fade.is_clear() {
        return;
    }
    let fade = &mut *fade;
    // Before any motion the clock may have stood for minutes: one frame is never more than a third of a fade.
    let step = (time.delta_secs() / HALF).min(0.34);
    if let Some((stance, opens)) = fade.goal {
        fade.hidden += step;
        if fade.hidden >= 1.0 {
            fade.hidden = 1.0;
            fade.goal = None;
            visitor.walker.stance = stance;
            visitor.moved = true;
            if let Some(slot) = opens {
                asked.write(Asked(Action::Show(Panel::Booth(slot))));
            }
        }
    } else {
        fade.hidden = (fade.hidden - step).max(0.0);
    }
    redraw.request_frame();
}
