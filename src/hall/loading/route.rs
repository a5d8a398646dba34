//! The route in the address, both ways: what is entered and opened is written there, what is written there is entered and opened.

use bevy::prelude::*;
use feed::Exhibition;
use overlay::{Action, Panel};
use page::Route;

use super::entrance;
use crate::current_hall::{CurrentExhibition, CurrentHall};
use crate::messages::{Asked, Enter, PageRequest, RouteChanged};
use crate::panels::state::Panels;
use crate::schedule::Step;

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
    app.add_systems(Update, (hear, follow).chain().in_set(Step::Receive));
    app.add_systems(Update, write.in_set(Step::Tell));
}

/// Keeps the route, whether or not there is a hall by now.
fn hear(mut changed: MessageReader<RouteChanged>, mut route: ResMut<PageRoute>) {
    if let Some(RouteChanged(now)) = changed.read().last() {
        route.0 = now.clone();
    }
}

/// Goes where a new route leads.
fn follow(
    event: If<Res<CurrentExhibition>>,
    room: If<Res<CurrentHall>>,
    panels: Res<Panels>,
    mut routes: MessageReader<RouteChanged>,
    mut enters: MessageWriter<Enter>,
    mut asked: MessageWriter<Asked>,
) {
    let Some(RouteChanged(route)) = routes.read().last() else {
        return;
    };
    if *route == present(&event, &room, &panels.overlay.panel) {
        return;
    }
    let Some(enter) = entrance::by_route(&event, route) else {
        return;
    };
    if matches!(route, Route::Hall { .. }) {
        // Back from an open booth to its hall closes the booth; one stays where one is.
        asked.write(Asked(Action::Show(Panel::None)));
        if enter.hall == room.hall {
            return;
        }
    }
    enters.write(enter);
}

/// Writes what is entered and opened.
fn write(
    event: If<Res<CurrentExhibition>>,
    room: If<Res<CurrentHall>>,
    panels: Res<Panels>,
    mut requests: MessageWriter<PageRequest>,
    mut told: Local<Option<Route>>,
) {
    let now = present(&event, &room, &panels.overlay.panel);
    if told.as_ref() == Some(&now) {
        return;
    }
    let first = told.replace(now.clone()).is_none();
    if !first {
        requests.write(PageRequest::WriteRoute(now));
    }
}

/// The route of what is entered and opened.
fn present(event: &Exhibition, room: &CurrentHall, panel: &Panel) -> Route {
    let hall = room.id(event).to_owned();
    let open = match panel {
        Panel::Booth(slot) | Panel::Poster(slot, _) => event.slots.get(*slot),
        _ => None,
    };
    match open {
        Some(slot) => Route::HallBooth {
            hall,
            booth: slot.id.clone(),
        },
        None => Route::Hall { hall },
    }
}
