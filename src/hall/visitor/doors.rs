//! Doors: whoever walks through one stands in the hall behind it.

use bevy::prelude::*;
use venue::measures::DOOR_WIDTH;
use venue::plan::{Door, End};

use super::Visitor;
use super::comfort::Fade;
use crate::room::{Event, Room};
use crate::schedule::Step;
use crate::state::Screen;

/// How near the threshold one is through, metres: half a stride before the wall behind it.
const THRESHOLD: f32 = 0.45;

/// The visitor is to stand in another hall.
#[derive(Message, Clone, Debug, PartialEq)]
pub struct Enter {
    /// Index of the hall.
    pub hall: usize,
    /// Where in it.
    pub at: Entrance,
}

/// Where one comes in.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Entrance {
    /// Through the door at this end.
    Door(End),
    /// In front of the booth with this slot; whether to open it.
    Booth(usize, bool),
    /// On this place with this look.
    Place(Vec2, f32),
}

/// A hall has been entered.
#[derive(Message, Clone, Copy, Debug, PartialEq, Eq)]
pub struct Entered {
    /// Index of the hall.
    pub hall: usize,
}

pub(super) fn plugin(app: &mut App) {
    app.add_message::<Enter>();
    app.add_message::<Entered>();
    app.add_systems(Update, (pass, enter).chain().in_set(Step::Enter));
}

/// Notices that the visitor walks out of a door.
fn pass(
    event: Option<Res<Event>>,
    room: Option<Res<Room>>,
    visitor: Res<Visitor>,
    mut enter: MessageWriter<Enter>,
) {
    let (Some(event), Some(room)) = (event, room) else {
        return;
    };
    if !visitor.moved || event.event.halls.len() < 2 {
        return;
    }
    if let Some(door) = room
        .plan
        .doors
        .iter()
        .find(|door| is_through(door, visitor.stance().position))
    {
        let into = match door.end {
            End::Head => End::Tail,
            End::Tail => End::Head,
        };
        enter.write(Enter {
            hall: room.beyond(&event, door.end),
            at: Entrance::Door(into),
        });
    }
}

fn is_through(door: &Door, position: Vec2) -> bool {
    let off = position - door.centre;
    let outwards = match door.end {
        End::Tail => off.y,
        End::Head => -off.y,
    };
    off.x.abs() < DOOR_WIDTH / 2.0 && outwards > -THRESHOLD
}

/// Puts the visitor into the other hall.
pub(crate) fn enter(
    mut commands: Commands,
    event: Option<Res<Event>>,
    room: Option<ResMut<Room>>,
    screen: Res<Screen>,
    mut enters: MessageReader<Enter>,
    mut entered: MessageWriter<Entered>,
    mut visitor: ResMut<Visitor>,
    mut fade: ResMut<Fade>,
    mut asked: MessageWriter<crate::panels::Asked>,
) {
    let (Some(event), Some(enter)) = (event, enters.read().last()) else {
        return;
    };
    if enter.hall >= event.event.halls.len() {
        return;
    }
    let elsewhere = room.as_ref().is_none_or(|room| room.hall != enter.hall);
    let fresh = elsewhere.then(|| Room::new(&event, enter.hall));
    let Some(room) = fresh.as_ref().or(room.as_deref()) else {
        return;
    };
    let place = match enter.at {
        Entrance::Door(end) => room.plan.arrival(end, screen.size.y > screen.size.x),
        Entrance::Place(position, yaw) => venue::plan::Place {
            position: room.ground.nearest_free(position),
            yaw,
        },
        Entrance::Booth(slot, open) => {
            if open {
                let panel = overlay::Panel::Booth(slot);
                asked.write(crate::panels::Asked(overlay::Action::Show(panel)));
            }
            room.plot(slot)
                .and_then(|plot| room.plan.plots.get(plot))
                .map_or_else(|| room.plan.entrance(), |plot| plot.viewpoint(&room.plan))
        }
    };
    visitor.put(place);
    visitor.at_slot = match enter.at {
        Entrance::Booth(slot, _) => Some(slot),
        _ => None,
    };
    fade.arrive();
    if let Some(fresh) = fresh {
        entered.write(Entered { hall: fresh.hall });
        commands.insert_resource(fresh);
    }
}
