//! The route in the address, both ways: what is entered and opened is written there, what is written there is entered and opened.

use bevy::prelude::*;
use feed::Exhibition;
use overlay::{Action, Panel};
use page::Route;
use page::browser::route::{self, Step as Writing};

use super::news::{self, News};
use crate::panels::{Asked, Panels};
use crate::room::{Event, Room};
use crate::schedule::Step;
use crate::visitor::doors::{Enter, Entrance};

pub(super) fn plugin(app: &mut App) {
    app.add_systems(Startup, listen);
    app.add_systems(Update, follow.in_set(Step::Receive));
    app.add_systems(Update, write.in_set(Step::Tell));
}

fn listen() {
    for listener in route::on_change(|route| news::send(News::Route(route))) {
        listener.for_ever();
    }
}

/// Where a route leads in the halls.
pub fn entrance(exhibition: &Exhibition, route: &Route) -> Option<Enter> {
    match route {
        Route::Hall { hall } => Some(Enter {
            hall: exhibition.hall(hall)?,
            at: Entrance::Door(venue::plan::End::Tail),
        }),
        Route::HallBooth { booth, .. } => {
            let (index, slot) = exhibition.find(booth)?;
            Some(Enter {
                hall: slot.hall,
                at: Entrance::Booth(index, true),
            })
        }
        _ => None,
    }
}

/// Goes where a new route leads.
fn follow(
    event: Option<Res<Event>>,
    room: Option<Res<Room>>,
    panels: Res<Panels>,
    mut enters: MessageWriter<Enter>,
    mut asked: MessageWriter<Asked>,
) {
    let (Some(event), Some(room)) = (event, room) else {
        return;
    };
    let routes = news::take(|news| match news {
        News::Route(route) => Ok(route),
        other => Err(other),
    });
    let Some(route) = routes.last() else { return };
    if *route == present(&event, &room, &panels.overlay.panel) {
        return;
    }
    let Some(enter) = entrance(&event, route) else {
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

/// Writes what is entered and opened, once the visitor is in the hall's face.
fn write(
    event: Option<Res<Event>>,
    room: Option<Res<Room>>,
    panels: Res<Panels>,
    mut told: Local<Option<Route>>,
) {
    let (Some(event), Some(room)) = (event, room) else {
        return;
    };
    let now = present(&event, &room, &panels.overlay.panel);
    if told.as_ref() == Some(&now) {
        return;
    }
    let first = told.replace(now.clone()).is_none();
    let written = route::read();
    if written.is_in_hall() && !first {
        route::write(&now, Writing::Push);
    }
}

/// The route of what is entered and opened.
fn present(event: &Event, room: &Room, panel: &Panel) -> Route {
    let hall = event
        .event
        .halls
        .get(room.hall)
        .map(|hall| hall.id.clone())
        .unwrap_or_default();
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
