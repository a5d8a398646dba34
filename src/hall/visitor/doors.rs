//! Doors: whoever walks through one stands in the hall behind it.

use bevy::ecs::system::SystemParam;
use bevy::prelude::*;
use overlay::{Action, Panel};
use venue::measures::DOOR_WIDTH;
use venue::plan::{Door, End, Standpoint};

use super::body::Visitor;
use super::reduced_motion::Fade;
use crate::current_hall::{CurrentExhibition, CurrentHall};
use crate::messages::{Asked, Enter, Entered, Entrance};
use crate::schedule::FrameStep;
use crate::screen::Viewport;

/// How near the threshold one is through, metres: half a stride before the wall behind it.
const THRESHOLD: f32 = 0.45;

pub(super) fn plugin(app: &mut App) {
    app.add_systems(Update, (pass, enter).chain().in_set(FrameStep::Enter));
}

/// Notices that the visitor walks out of a door.
fn pass(
    event: If<Res<CurrentExhibition>>,
    room: If<Res<CurrentHall>>,
    visitor: Res<Visitor>,
    mut enter: MessageWriter<Enter>,
) {
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

/// What one comes in by.
#[derive(SystemParam)]
pub(crate) struct DoorPassage<'w> {
    screen: Res<'w, Viewport>,
    visitor: ResMut<'w, Visitor>,
    fade: ResMut<'w, Fade>,
    entered: MessageWriter<'w, Entered>,
    asked: MessageWriter<'w, Asked>,
}

/// Puts the visitor into the other hall.
pub(crate) fn enter(
    mut commands: Commands,
    event: If<Res<CurrentExhibition>>,
    room: Option<Res<CurrentHall>>,
    mut enters: MessageReader<Enter>,
    mut arrival: DoorPassage,
) {
    let Some(enter) = enters.read().last() else {
        return;
    };
    if enter.hall >= event.event.halls.len() {
        return;
    }
    let elsewhere = room.as_ref().is_none_or(|room| room.hall != enter.hall);
    let fresh = elsewhere.then(|| CurrentHall::new(&event, enter.hall));
    let Some(room) = fresh.as_ref().or(room.as_deref()) else {
        return;
    };
    arrival.stand(room, enter.at);
    if let Some(fresh) = fresh {
        arrival.entered.write(Entered { hall: fresh.hall });
        commands.insert_resource(fresh);
    }
}

impl DoorPassage<'_> {
    /// Stands where one comes in.
    fn stand(&mut self, room: &CurrentHall, at: Entrance) {
        self.visitor.put(place(room, at, self.screen.is_upright()));
        self.visitor.at_slot = match at {
            Entrance::Booth(slot, _) => Some(slot),
            _ => None,
        };
        if let Entrance::Booth(slot, true) = at {
            self.asked.write(Asked(Action::Show(Panel::Booth(slot))));
        }
        self.fade.arrive();
    }
}

/// Where in a hall one stands who comes in here; `upright` is the screen.
fn place(room: &CurrentHall, at: Entrance, upright: bool) -> Standpoint {
    match at {
        Entrance::Door(end) => room.plan.arrival(end, upright),
        Entrance::Place(position, yaw) => Standpoint {
            position: room.ground.nearest_free(position),
            yaw,
        },
        Entrance::Booth(slot, _) => room
            .plot(slot)
            .and_then(|plot| room.plan.plots.get(plot))
            .map_or_else(|| room.plan.entrance(), |plot| plot.viewpoint(&room.plan)),
    }
}
