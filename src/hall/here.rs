//! Where the visitor is, for the canvas' name and for those who listen.

use bevy::prelude::*;

use crate::current_hall::{CurrentExhibition, CurrentHall};
use crate::locale::CurrentLocale;
use crate::messages::PageRequest;
use crate::schedule::FrameStep;
use crate::visitor::body::{NAMED, Visitor};

pub(super) fn plugin(app: &mut App) {
    app.add_systems(Update, tell.in_set(FrameStep::Tell));
}

/// Tells the page when that has changed.
fn tell(
    event: If<Res<CurrentExhibition>>,
    room: If<Res<CurrentHall>>,
    locale: If<Res<CurrentLocale>>,
    visitor: Res<Visitor>,
    mut requests: MessageWriter<PageRequest>,
    mut told: Local<Option<(usize, Option<usize>, String)>>,
) {
    let nearest = visitor.booth(&room, NAMED);
    let now = (room.hall, nearest, locale.language.clone());
    if told.as_ref() == Some(&now) {
        return;
    }
    let hall = event.event.halls.get(room.hall);
    let hall = hall.map_or("", |hall| hall.title.get(&locale.language));
    let booth = nearest
        .and_then(|slot| event.slots.get(slot))
        .and_then(|slot| slot.booth());
    let name = booth.map_or("", |booth| booth.name.get(&locale.language));
    let id = booth.map(|booth| booth.id.clone()).unwrap_or_default();
    requests.write(PageRequest::Here {
        hall: hall.to_owned(),
        booth: name.to_owned(),
        id,
    });
    *told = Some(now);
}
