//! The visitor's records on the device: read at the start, written when they change, shared with the other face.

use bevy::prelude::*;
use page::records::Place;

use super::news::{self, News};
use crate::room::{Event, Room};
use crate::schedule::Step;
use crate::state::{Diary, Stale};
use crate::visitor::Visitor;

/// The place is written at most so often while one walks, seconds.
const EVERY: f32 = 2.0;

pub(super) fn plugin(app: &mut App) {
    app.add_systems(Update, take.in_set(Step::Receive));
    app.add_systems(Update, keep.in_set(Step::Tell));
}

/// The other face, or another tab, has changed them.
fn take(
    event: Option<Res<Event>>,
    mut diary: ResMut<Diary>,
    mut stale: ResMut<Stale>,
    mut listening: Local<bool>,
) {
    let Some(event) = event else { return };
    if !*listening {
        *listening = true;
        let changed = |records, _| news::send(News::Records(Box::new(records)));
        for listener in page::browser::records::on_change(&event.event.id, changed) {
            listener.for_ever();
        }
    }
    let changes = news::take(|news| match news {
        News::Records(records) => Ok(*records),
        other => Err(other),
    });
    if let Some(records) = changes.into_iter().last()
        && records != diary.0
    {
        // Already written: nothing to write back.
        diary.bypass_change_detection().0 = records;
        stale.panels = true;
        stale.hall = true;
    }
}

/// Writes what changed here.
fn keep(
    time: Res<Time<Real>>,
    event: Option<Res<Event>>,
    room: Option<Res<Room>>,
    visitor: Res<Visitor>,
    mut diary: ResMut<Diary>,
    mut written_at: Local<f32>,
    mut opened: Local<bool>,
) {
    let (Some(event), Some(room)) = (event, room) else {
        return;
    };
    let now = time.elapsed_secs();
    let stance = visitor.stance();
    let hall = event
        .event
        .halls
        .get(room.hall)
        .map(|hall| hall.id.clone())
        .unwrap_or_default();
    let place = Place {
        hall,
        position: stance.position.into(),
        yaw: stance.yaw,
    };
    // The last step before a rest is written too: the frame in which nothing moves any more.
    let moved =
        diary.place.as_ref() != Some(&place) && (!visitor.moved || now - *written_at > EVERY);
    let changed = diary.is_changed() && *opened;
    *opened = true;
    if !moved && !changed {
        return;
    }
    *written_at = now;
    let diary = diary.bypass_change_detection();
    diary.place = Some(place.clone());
    let records = &diary.0;
    let id = &event.event.id;
    // A device that forbids storing has been told of by the page; here it goes on without.
    let _ = if changed {
        page::browser::records::change(id, |stored| stored.clone_from(records)).map(drop)
    } else {
        page::browser::records::stand(id, place)
    };
}
