//! Announcements for those who do not see the canvas: what was opened or closed and how to read it, and what it says, word for word.

use bevy::prelude::*;
use overlay::Transcript;

use crate::messages::PageRequest;
use crate::panels::state::Panels;
use crate::schedule::FrameStep;

pub(super) fn plugin(app: &mut App) {
    app.add_systems(Update, (announce, mirror).chain().in_set(FrameStep::Tell));
}

/// Says what was opened or closed.
fn announce(
    panels: Res<Panels>,
    mut requests: MessageWriter<PageRequest>,
    mut told: Local<String>,
) {
    let now = panels.overlay.announcement();
    if now != *told {
        now.clone_into(&mut told);
        requests.write(PageRequest::Announce(now.to_owned()));
    }
}

/// Hands over what the open panel says, whenever that has changed.
fn mirror(
    panels: Res<Panels>,
    mut requests: MessageWriter<PageRequest>,
    mut told: Local<Transcript>,
) {
    let now = panels.overlay.transcript();
    if *now != *told {
        told.clone_from(now);
        requests.write(PageRequest::Mirror(now.clone()));
    }
}
