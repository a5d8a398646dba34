//! The route in the address, both ways: what is entered and opened is written there, what is written there is entered and opened.
//!
//! One step of the visitor's is one entry of the browser's history. What a route led to is not written again: at most it is said
//! more exactly, in the same entry.

use bevy::prelude::*;
use feed::Exhibition;
use feed::exhibition::BoothSlot;
use overlay::{Action, Panel};
use page::{HallPanel, Route};

use super::entrance;
use crate::current_hall::{CurrentExhibition, CurrentHall};
use crate::messages::{Asked, Enter, HallEvent, PageRequest, RouteChanged, arrived};
use crate::panels::state::Panels;
use crate::schedule::FrameStep;

/// The route in the address.
#[derive(Resource)]
pub struct PageRoute(pub Route);

impl Default for PageRoute {
    fn default() -> Self {
        Self(Route::parse(""))
    }
}

pub(super) fn plugin(app: &mut App) {
    app.init_resource::<PageRoute>();
    app.add_systems(Update, (hear, follow).chain().in_set(FrameStep::Receive));
    app.add_systems(Update, begin_walk.after(follow).in_set(FrameStep::Receive));
    app.add_systems(Update, write.in_set(FrameStep::Tell));
}

/// Keeps the route, whether or not there is a hall by now.
fn hear(mut events: MessageReader<HallEvent>, mut route: ResMut<PageRoute>) {
    if let Some(RouteChanged(now)) = arrived(&mut events).last() {
        route.0 = now.clone();
    }
}

/// Goes where a new route leads.
fn follow(
    event: If<Res<CurrentExhibition>>,
    room: If<Res<CurrentHall>>,
    panels: Res<Panels>,
    mut events: MessageReader<HallEvent>,
    mut enters: MessageWriter<Enter>,
    mut asked: MessageWriter<Asked>,
    mut requests: MessageWriter<PageRequest>,
) {
    let Some(RouteChanged(route)) = arrived(&mut events).last() else {
        return;
    };
    if *route == present(&event, &room, &panels.overlay.panel) {
        return;
    }
    requests.write_batch(entrance::missing(&event, route));
    // A walk begins where one is.
    if begins(route).is_some() {
        return;
    }
    let Some(enter) = entrance::by_route(&event, route) else {
        return;
    };
    if let Some(panel) = panel(route) {
        // Back from an open booth to its hall closes the booth; one stays where one is.
        asked.write(Asked(Action::Show(panel)));
        if enter.hall == room.hall {
            return;
        }
    }
    enters.write(enter);
}

/// Begins the walk that a route names, as soon as the hall and all its booths are there.
fn begin_walk(
    route: Res<PageRoute>,
    event: If<Res<CurrentExhibition>>,
    _inside: If<Res<CurrentHall>>,
    mut asked: MessageWriter<Asked>,
    mut begun: Local<Option<Action>>,
) {
    let walk = begins(&route.0);
    if walk.is_some() && (*begun == walk || event.slots.iter().any(BoothSlot::is_awaited)) {
        return;
    }
    asked.write_batch(walk.clone().map(Asked));
    *begun = walk;
}

/// The walk that a route begins: through the own list, or a tour of the organiser's.
fn begins(route: &Route) -> Option<Action> {
    match route {
        Route::HallPanel { panel, .. } if *panel == HallPanel::Walk => Some(Action::WalkList),
        Route::HallTour { tour, .. } => Some(Action::WalkTour(tour.clone())),
        _ => None,
    }
}

/// The panel that a route opens in a hall, without a booth's.
pub fn panel(route: &Route) -> Option<Panel> {
    match route {
        Route::Hall { .. } | Route::HallTour { .. } => Some(Panel::None),
        Route::HallPanel { panel, .. } => Some(match panel {
            HallPanel::Map => Panel::Map,
            HallPanel::Walk => Panel::None,
            HallPanel::Programme => Panel::Programme,
            HallPanel::Settings => Panel::Settings,
            HallPanel::Help => Panel::Help,
        }),
        _ => None,
    }
}

/// Writes what is entered and opened.
fn write(
    event: If<Res<CurrentExhibition>>,
    room: If<Res<CurrentHall>>,
    panels: Res<Panels>,
    mut events: MessageReader<HallEvent>,
    mut requests: MessageWriter<PageRequest>,
    mut told: Local<Option<Route>>,
) {
    // An address that the visitor went to is the entry already.
    let replaces = arrived::<RouteChanged>(&mut events).count() > 0;
    let route = present(&event, &room, &panels.overlay.panel);
    if told.as_ref() == Some(&route) {
        return;
    }
    let first = told.replace(route.clone()).is_none();
    if !first {
        requests.write(PageRequest::WriteRoute { route, replaces });
    }
}

/// The route of what is entered and opened.
fn present(event: &Exhibition, room: &CurrentHall, panel: &Panel) -> Route {
    let hall = room.id(event).to_owned();
    let panel = match panel {
        Panel::Booth(slot) | Panel::Poster(slot, _) | Panel::Object(slot) => {
            return match event.slots.get(*slot) {
                Some(slot) => Route::HallBooth {
                    hall,
                    booth: slot.id.clone(),
                },
                None => Route::Hall { hall },
            };
        }
        Panel::Map => HallPanel::Map,
        Panel::Programme => HallPanel::Programme,
        Panel::Settings => HallPanel::Settings,
        Panel::Help => HallPanel::Help,
        Panel::None | Panel::Welcome => return Route::Hall { hall },
    };
    Route::HallPanel { hall, panel }
}
