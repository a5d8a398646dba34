//! The visitor's records: taken over when the other face has changed them, handed over to be stored when the hall has.

use bevy::ecs::system::SystemParam;
use bevy::prelude::*;
use page::records::{LastPlace, Records};

use crate::current_hall::{CurrentExhibition, CurrentHall};
use crate::messages::{HallEvent, PageRequest, RecordsChanged, arrived};
use crate::schedule::FrameStep;
use crate::visitor::body::Visitor;
use crate::visitor_records::VisitorRecords;

/// The place is written at most so often while one walks, seconds.
const EVERY: f32 = 2.0;

/// The records as they are stored, but for the place.
#[derive(Resource, Default)]
struct StoredRecords(Records);

pub(super) fn plugin(app: &mut App) {
    app.init_resource::<StoredRecords>();
    app.add_systems(Update, hear.in_set(FrameStep::Receive));
    app.add_systems(Update, store.in_set(FrameStep::Tell));
}

/// The other face, or another tab, has changed them: nothing to write back.
fn hear(
    mut events: MessageReader<HallEvent>,
    mut records: ResMut<VisitorRecords>,
    mut stored: ResMut<StoredRecords>,
) {
    if let Some(RecordsChanged(now)) = arrived(&mut events).last()
        && *now != records.0
    {
        records.0.clone_from(now);
        stored.0.clone_from(now);
    }
}

/// Where the visitor stands.
#[derive(SystemParam)]
struct Standing<'w> {
    event: If<Res<'w, CurrentExhibition>>,
    room: If<Res<'w, CurrentHall>>,
    visitor: Res<'w, Visitor>,
}

/// Hands over what changed here.
fn store(
    time: Res<Time<Real>>,
    standing: Standing,
    mut records: ResMut<VisitorRecords>,
    mut stored: ResMut<StoredRecords>,
    mut requests: MessageWriter<PageRequest>,
    (mut written_at, mut opened): (Local<f32>, Local<bool>),
) {
    let now = time.elapsed_secs();
    let place = standing.place();
    // The last step before a rest is written too: the frame in which nothing moves any more.
    let moved = records.place.as_ref() != Some(&place)
        && (!standing.visitor.moved || now - *written_at > EVERY);
    if !std::mem::replace(&mut *opened, true) {
        // What was read at the start is stored.
        stored.0.clone_from(&records.0);
    }
    let changed = records.is_changed() && differ(&records.0, &mut stored.0);
    if !moved && !changed {
        return;
    }
    *written_at = now;
    // Nobody shows the place: no change that panels would have to be painted for.
    records.bypass_change_detection().place = Some(place.clone());
    requests.write(if changed {
        stored.0.clone_from(&records.0);
        PageRequest::StoreRecords(Box::new(records.0.clone()))
    } else {
        PageRequest::StorePlace(place)
    });
}

/// Whether records differ in anything but the place.
fn differ(now: &Records, stored: &mut Records) -> bool {
    stored.place.clone_from(&now.place);
    now != stored
}

impl Standing<'_> {
    fn place(&self) -> LastPlace {
        let stance = self.visitor.stance();
        LastPlace {
            hall: self.room.id(&self.event).to_owned(),
            position: stance.position.into(),
            yaw: stance.yaw,
        }
    }
}
