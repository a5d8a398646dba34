//! Hot reload: the event file has changed while somebody is in the hall. Booths come, go and move, and the visitor stays.

use bevy::ecs::system::SystemParam;
use bevy::prelude::*;
use overlay::Panel;

use super::entrance;
use crate::current_hall::{CurrentExhibition, CurrentHall};
use crate::diagnostics::Diagnostics;
use crate::locale::CurrentLocale;
use crate::messages::{EventChanged, Fetch, HallEvent, LeadTo, PageRequest, arrived};
use crate::options::Options;
use crate::panels::pictures::PanelPictures;
use crate::panels::state::Panels;
use crate::render_queue::RenderQueue;
use crate::visitor::body::Visitor;
use crate::visitor::guidance::Guidance;
use crate::visitor::guided_walk::GuidedWalk;

/// What a reload changes.
#[derive(SystemParam)]
pub(super) struct Reloaded<'w> {
    event: If<ResMut<'w, CurrentExhibition>>,
    room: If<ResMut<'w, CurrentHall>>,
    locale: If<ResMut<'w, CurrentLocale>>,
    visitor: ResMut<'w, Visitor>,
    panels: ResMut<'w, Panels>,
    guidance: ResMut<'w, Guidance>,
    walk: ResMut<'w, GuidedWalk>,
    pictures: ResMut<'w, PanelPictures>,
    queue: ResMut<'w, RenderQueue>,
    requests: MessageWriter<'w, PageRequest>,
    leads: MessageWriter<'w, LeadTo>,
    fetch: MessageWriter<'w, Fetch>,
}

/// Takes in a newer event file. One that cannot be shown is named, and everything stays as it was.
pub(super) fn reload(
    mut events: MessageReader<HallEvent>,
    options: Res<Options>,
    mut diagnostics: ResMut<Diagnostics>,
    mut all: Reloaded,
) {
    let Some(EventChanged(parsed)) = arrived(&mut events).last() else {
        return;
    };
    diagnostics.problems(&parsed.problems);
    let id = parsed.value.as_ref().map(|next| next.id.as_str());
    // Booths repeated for a test stand in no file; and another event is another page, which the list opens.
    if options.booths.is_some() || id.is_some_and(|id| id != all.event.event.id) {
        return;
    }
    let hall = all.room.id(&all.event).to_owned();
    let Some(moved) = all.event.renew(parsed.clone()) else {
        return;
    };
    all.renumber(|slot| moved.get(slot).copied().flatten());
    let hall = all.event.hall(&hall);
    all.settle(hall);
    let order = entrance::order(&all.event, None);
    all.fetch.write(Fetch::Feed(order));
}

impl Reloaded<'_> {
    /// Booths have moved to other slots: whatever names one goes with it.
    fn renumber(&mut self, moved: impl Fn(usize) -> Option<usize>) {
        self.locale.renew(&self.event.event.languages);
        let panel = open_panel(&self.panels.overlay.panel, &moved);
        if panel.is_none() {
            self.requests.write(PageRequest::BoothGone);
        }
        self.panels.overlay.panel = panel.unwrap_or_default();
        self.queue.0.extend(self.pictures.renumber(&moved));
        // A way that was found on the former plan may lead through a wall.
        let led = self.guidance.to.take();
        self.guidance.arrived = self.guidance.arrived.and_then(&moved);
        self.walk.renew(&self.event, &moved);
        // On a walk the next booth takes the place of one that has gone.
        let led = led.and_then(|led| moved(led.slot).or(self.walk.stop()));
        self.leads.write_batch(led.map(LeadTo));
        self.visitor.walker.stop();
        self.visitor.opens = None;
        self.visitor.at_slot = self.visitor.at_slot.and_then(moved);
    }

    /// Draws the plan of the hall one is in, which by now has this index; nothing when the hall itself is gone.
    fn settle(&mut self, hall: Option<usize>) {
        let fresh = CurrentHall::new(&self.event, hall.unwrap_or(0));
        if fresh.is_like(&self.room) {
            return;
        }
        **self.room = fresh;
        match hall {
            Some(_) => stay(&mut self.visitor, &self.room),
            None => self.visitor.put(self.room.plan.entrance()),
        }
    }
}

/// The panel that is open once booths have moved; nothing when its booth is gone.
fn open_panel(panel: &Panel, moved: impl Fn(usize) -> Option<usize>) -> Option<Panel> {
    match *panel {
        Panel::Booth(slot) => moved(slot).map(Panel::Booth),
        // The poster, or the object, may be another by now.
        Panel::Poster(slot, _) | Panel::Object(slot) => moved(slot).map(Panel::Booth),
        ref other => Some(other.clone()),
    }
}

/// A booth that turns out to be larger, or wants another plot, moves its neighbours: the plan is drawn again.
pub(super) fn redraw_plan(
    event: If<Res<CurrentExhibition>>,
    mut room: If<ResMut<CurrentHall>>,
    mut visitor: ResMut<Visitor>,
) {
    if event.is_changed() && room.is_stale(&event) {
        **room = CurrentHall::new(&event, room.hall);
        stay(&mut visitor, &room);
    }
}

/// The plan is another: whoever stands before a booth goes with it, others stay where they are as far as that is free.
fn stay(visitor: &mut Visitor, room: &CurrentHall) {
    let resting = visitor.walker.way().is_none();
    let before = visitor.at_slot.filter(|_| resting);
    match before.and_then(|slot| room.plan.plots.get(room.plot(slot)?)) {
        Some(plot) => visitor.walker.stand(plot.viewpoint(&room.plan)),
        None => {
            let free = room.ground.nearest_free(visitor.stance().position);
            visitor.walker.stance.position = free;
        }
    }
    visitor.moved = true;
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_open_booth_stays_open_where_it_is_by_now_and_its_poster_becomes_the_booth() {
        let moved = |slot: usize| (slot == 2).then_some(5);
        assert_eq!(open_panel(&Panel::Booth(2), moved), Some(Panel::Booth(5)));
        let poster = Panel::Poster(2, 1);
        assert_eq!(open_panel(&poster, moved), Some(Panel::Booth(5)));
        assert_eq!(open_panel(&Panel::Booth(3), moved), None);
        assert_eq!(open_panel(&Panel::Map, moved), Some(Panel::Map));
    }
}
