//! Announcements for those who do not see the canvas: what was opened or closed and how to read it, and what it says, word for word.

use bevy::prelude::*;
use i18n::{Domain, Messages, value};
use overlay::{Panel, Transcript};

use crate::locale::CurrentLocale;
use crate::messages::PageRequest;
use crate::panels::state::Panels;
use crate::schedule::Step;

pub(super) fn plugin(app: &mut App) {
    app.add_systems(Update, (announce, mirror).chain().in_set(Step::Tell));
}

/// Says what was opened, or that nothing is open any more.
fn announce(
    panels: Res<Panels>,
    locale: If<Res<CurrentLocale>>,
    mut requests: MessageWriter<PageRequest>,
    mut before: Local<(Panel, String)>,
) {
    let overlay = &panels.overlay;
    if overlay.panel == before.0 {
        return;
    }
    let messages = Messages::load(&locale.language, &[Domain::HALL]);
    let title = overlay.transcript().title.clone();
    let said = if overlay.panel == Panel::None {
        messages.format("closed", &[("panel", value(before.1.clone()))])
    } else if title.is_empty() {
        // It has not been drawn yet, as before the first typeface: it is said once it is.
        return;
    } else {
        messages.format("opened", &[("panel", value(title.clone()))])
    };
    requests.write(PageRequest::Announce(said));
    *before = (overlay.panel.clone(), title);
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
