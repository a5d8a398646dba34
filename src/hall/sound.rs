//! The sound of the place: asked for by a setting, and made by the page from the hall's layers.

use bevy::prelude::*;
use feed::event::Theme;

use crate::current_hall::{CurrentExhibition, CurrentHall};
use crate::messages::PageRequest;
use crate::schedule::FrameStep;
use crate::visitor_records::VisitorRecords;

pub(super) fn plugin(app: &mut App) {
    app.add_systems(Update, tell.in_set(FrameStep::Tell));
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

#[cfg(test)]
mod tests {
    use feed::{Event, Exhibition};
    use venue::themes::sound::SoundLayer;

    use super::*;

    const EVENT: &[u8] = br#"{ "version": 1, "id": "fair", "title": "Fair", "timeZone": "Asia/Tokyo", "languages": ["en"],
        "organiser": { "name": "City" },
        "halls": [
            { "id": "dock", "title": "Dock", "theme": "dockyard", "booths": [] },
            { "id": "store", "title": "Store", "theme": "warehouse", "booths": [] }
        ] }"#;

    /// What the page is told in the next frame.
    fn heard(app: &mut App) -> Option<&'static [SoundLayer]> {
        app.update();
        let mut requests = app.world_mut().resource_mut::<Messages<PageRequest>>();
        let said = requests.drain().last();
        match said? {
            PageRequest::Sound(layers) => Some(layers),
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn each_hall_is_heard_from_when_one_asks_for_it_until_one_does_not() {
        let event = Event::parse(EVENT, "event.json").value;
        let exhibition = Exhibition::new(event.unwrap_or_else(|| panic!("the event is sound")));
        let halls = [0, 1].map(|hall| CurrentHall::new(&exhibition, hall));
        let mut app = App::new();
        app.add_message::<PageRequest>()
            .init_resource::<VisitorRecords>()
            .insert_resource(CurrentExhibition(exhibition));
        plugin(&mut app);
        let [dock, store] = halls;
        app.insert_resource(dock);
        assert_eq!(heard(&mut app), None);
        let settings = |app: &mut App, on| {
            app.world_mut()
                .resource_mut::<VisitorRecords>()
                .settings
                .sound = on;
        };
        settings(&mut app, true);
        let dock = venue::themes::spec(Theme::Dockyard).sound;
        assert_eq!(heard(&mut app), Some(dock));
        assert_eq!(heard(&mut app), None, "nothing has changed");
        app.insert_resource(store);
        let store = venue::themes::spec(Theme::Warehouse).sound;
        assert_eq!(heard(&mut app), Some(store));
        assert_ne!(dock, store);
        settings(&mut app, false);
        assert_eq!(heard(&mut app), Some(&[][..]));
    }
}
