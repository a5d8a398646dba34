//! What the visitor wants in this frame, whatever it was said with: keys, mouse, touch, stick or gamepad.

use bevy::prelude::*;

use crate::schedule::FrameStep;

/// What the visitor wants in this frame. Set anew in [`FrameStep::Sense`].
#[derive(Resource, Clone, Debug, Default, PartialEq)]
pub struct VisitorIntent {
    /// Walking, turning and looking.
    pub steps: venue::walk::Intent,
    /// A point of the screen that was clicked or tapped, in CSS pixels from the top left.
    pub pick: Option<Vec2>,
    /// To another booth in walking order.
    pub next: Option<Next>,
}

/// To another booth in walking order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Next {
    /// To the next one (1) or the one before (-1).
    pub by: i32,
    /// Whether the first one follows on the last.
    pub around: bool,
}

/// Which input belongs to the hall and not to a panel.
#[derive(Resource, Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Gate {
    /// A panel is open: Tab and Enter are its keys; letters and Escape stay the hall's.
    pub panel: bool,
    /// Arrows and sticks are the panel's, too. Not the welcome card's: whoever walks has read it.
    pub arrows: bool,
    /// What is open hides the hall: nothing is picked, nobody walks.
    pub blocked: bool,
}

pub(super) fn plugin(app: &mut App) {
    app.init_resource::<VisitorIntent>();
    app.init_resource::<Gate>();
    // Before everything that senses, so that last frame's wishes are gone.
    app.add_systems(
        Update,
        forget.before(FrameStep::Sense).after(FrameStep::Receive),
    );
}

fn forget(mut intent: ResMut<VisitorIntent>) {
    *intent = VisitorIntent::default();
}
