//! The event file has changed while somebody is in the hall: booths come, go and move, and the visitor stays.

use bevy::prelude::*;
use overlay::Panel;

use super::loading::{Errors, Reading, load, stay};
use super::news::{self, News};
use super::page as face;
use super::pictures::PanelPictures;
use crate::panels::Panels;
use crate::render::Deliveries;
use crate::room::{Event, Room};
use crate::state::{Stale, Tongue};
use crate::visitor::Visitor;
use crate::visitor::guidance::{Guidance, Lead};

/// Takes in a newer event file. One that cannot be shown is named, and everything stays as it was.
pub(super) fn renew(
    event: Option<ResMut<Event>>,
    room: Option<ResMut<Room>>,
    tongue: Option<ResMut<Tongue>>,
    mut reading: NonSendMut<Reading>,
    mut visitor: ResMut<Visitor>,
    mut panels: ResMut<Panels>,
    mut guidance: ResMut<Guidance>,
    mut pictures: ResMut<PanelPictures>,
    mut deliveries: ResMut<Deliveries>,
    mut errors: ResMut<Errors>,
    mut stale: ResMut<Stale>,
    mut leads: MessageWriter<Lead>,
) {
    let (Some(mut event), Some(mut room), Some(mut tongue)) = (event, room, tongue) else {
        return;
    };
    let renewed = news::take(|news| match news {
        News::Renewed(parsed) => Ok(*parsed),
        other => Err(other),
    });
    let Some(parsed) = renewed.into_iter().last() else {
        return;
    };
    errors.tell(&parsed.problems);
    let is_repeated = crate::start::options().is_some_and(|options| options.booths.is_some());
    let id = parsed.value.as_ref().map(|next| next.id.as_str());
    // Booths repeated for a test stand in no file; and another event is another page, which the list opens.
    if is_repeated || id.is_some_and(|id| id != event.event.id) {
        return;
    }
    let hall = event.event.halls.get(room.hall).map(|hall| hall.id.clone());
    let Some(moved) = event.renew(parsed) else {
        return;
    };
    let moved = |slot: usize| moved.get(slot).copied().flatten();
    tongue.languages.clone_from(&event.event.languages);
    if !tongue.languages.contains(&tongue.language)
        && let Some(first) = event.event.languages.first()
    {
        tongue.language.clone_from(first);
    }
    let panel = match panels.overlay.panel {
        Panel::Booth(slot) => moved(slot).map(Panel::Booth),
        // The poster may be another by now.
        Panel::Poster(slot, _) => moved(slot).map(Panel::Booth),
        ref other => Some(other.clone()),
    };
    if panel.is_none() {
        face::gone();
    }
    panels.overlay.panel = panel.unwrap_or_default();
    deliveries.0.extend(pictures.renumber(moved));
    // A way that was found on the former plan may lead through a wall.
    let led = guidance.to.take().and_then(|led| moved(led.slot));
    leads.write_batch(led.map(Lead));
    guidance.arrived = guidance.arrived.and_then(moved);
    visitor.walker.stop();
    visitor.opens = None;
    visitor.at_slot = visitor.at_slot.and_then(moved);
    let hall = hall.and_then(|id| event.hall(&id));
    let fresh = Room::new(&event, hall.unwrap_or(0));
    if !fresh.is_like(&room) {
        *room = fresh;
        match hall {
            Some(_) => stay(&mut visitor, &room),
            // The hall itself is gone.
            None => visitor.put(room.plan.entrance()),
        }
    }
    stale.hall = true;
    stale.panels = true;
    if let Some(loader) = reading.loader.clone() {
        load(&loader, &event, &mut reading, None);
    }
}
