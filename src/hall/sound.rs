//! The sound of the place: asked for by a setting, and made by the page from the hall's layers.

use bevy::prelude::*;
use feed::event::Theme;

use crate::current_hall::{CurrentExhibition, CurrentHall};
use crate::messages::PageRequest;
use crate::schedule::Step;
use crate::visitor_records::VisitorRecords;

pub(super) fn plugin(app: &mut App) {
    app.add_systems(Update, tell.in_set(Step::Tell));
}

/// Tells the page what is to be heard, when that has changed.
fn tell(
    event: If<Res<CurrentExhibition>>,
    room: If<Res<CurrentHall>>,
    records: Res<VisitorRecords>,
    mut requests: MessageWriter<PageRequest>,
    mut told: Local<Option<Theme>>,
) {
    let now = records.settings.sound.then(|| event.theme(room.hall));
    if *told != now {
        let layers = now.map_or(&[][..], |theme| venue::themes::spec(theme).sound);
        requests.write(PageRequest::Sound(layers));
        *told = now;
    }
}
