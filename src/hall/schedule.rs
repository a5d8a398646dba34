//! The order of a frame, in one place. When adding a step, order it here.

use bevy::prelude::*;

/// The steps of a frame, in their order, all in [`Update`].
#[derive(SystemSet, Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum FrameStep {
    /// What arrived from the page: files, pictures, the route, the clock.
    Receive,
    /// Keys, pointer and touch become what the visitor wants.
    Sense,
    /// What panels and keys asked for is done.
    Obey,
    /// The visitor moves.
    Move,
    /// Doors: from hall to hall.
    Enter,
    /// Booths get their walls, colours, signs and posters.
    Furnish,
    /// The way on the floor and the marks of booths.
    Mark,
    /// The panels are painted, when something in them changed.
    Show,
    /// The camera looks past what panels cover.
    Aim,
    /// What has changed is put into the render queue.
    Submit,
    /// The frame is summed up.
    Draw,
    /// What others have to know: the page, the probe, the visitor's records.
    Tell,
}

pub(super) fn plugin(app: &mut App) {
    app.configure_sets(
        Update,
        (
            FrameStep::Receive,
            FrameStep::Sense,
            FrameStep::Obey,
            FrameStep::Move,
            FrameStep::Enter,
            FrameStep::Furnish,
            FrameStep::Mark,
            FrameStep::Show,
            FrameStep::Aim,
            FrameStep::Submit,
            FrameStep::Draw,
            FrameStep::Tell,
        )
            .chain(),
    );
}
