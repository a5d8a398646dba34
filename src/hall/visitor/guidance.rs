//! "Take me there": the way on the floor, through doors where the booth is in another hall.

use bevy::prelude::*;
use venue::plan::Standpoint;
use venue::walk_order::door_towards;
use venue::way::Way;

use super::body::Visitor;

use super::walking::to_plot;
use crate::current_hall::{CurrentExhibition, CurrentHall};
use crate::messages::{Entered, LeadTo};
use crate::schedule::FrameStep;

/// Nearer than this to the booth's viewpoint the visitor has arrived, metres.
const ARRIVED: f32 = 0.6;
/// The way is found anew after so many metres: whoever strays is led on from there.
const STRIDE: f32 = 0.8;
/// The booth that was arrived at stays marked until one is farther away than this, metres.
const LEFT: f32 = 5.0;

/// Where "take me there" leads.
#[derive(Resource, Clone, Debug, Default, PartialEq)]
pub struct Guidance {
    /// The booth's slot and the way still to go in this hall; `None` when nothing is shown.
    pub to: Option<Led>,
    /// The booth that was arrived at.
    pub arrived: Option<usize>,
}

/// A way that is shown.
#[derive(Clone, Debug, PartialEq)]
pub struct Led {
    /// The booth's slot.
    pub slot: usize,
    /// To the booth, or to the door towards its hall.
    pub way: Way,
    /// Where it was found from.
    from: Vec2,
}

impl Led {
    /// What is left of the way, corner by corner.
    pub fn corners(&self) -> Vec<[f32; 2]> {
        self.way.left(self.from).map(Into::into).collect()
    }

    /// Footmarks on the floor, so many metres apart.
    pub fn marks(&self, apart: f32) -> Vec<Standpoint> {
        self.way.marks(self.from, apart)
    }
}

pub(super) fn plugin(app: &mut App) {
    app.init_resource::<Guidance>();
    app.add_systems(Update, (lead, advance).chain().in_set(FrameStep::Mark));
}

/// Starts a walk, and goes on with it in the next hall.
fn lead(
    event: If<Res<CurrentExhibition>>,
    room: If<Res<CurrentHall>>,
    mut leads: MessageReader<LeadTo>,
    mut entered: MessageReader<Entered>,
    mut guidance: ResMut<Guidance>,
    mut visitor: ResMut<Visitor>,
) {
    let wanted = leads.read().last().map(|lead| lead.0);
    // Entered halls are looked at even when a new wish makes them moot, so that they are not taken up later.
    let came_in = entered.read().last().is_some();
    let going_on = guidance.to.as_ref().filter(|_| came_in).map(|led| led.slot);
    let Some(slot) = wanted.or(going_on) else {
        return;
    };
    let from = visitor.stance().position;
    guidance.arrived = None;
    guidance.to = way_to(&event, &room, from, slot).map(|way| {
        let opens = room.plot(slot).map(|_| slot);
        visitor.follow(Some(way.clone()), opens);
        Led { slot, way, from }
    });
}

/// The way to a booth, or to the door that leads towards its hall.
fn way_to(event: &CurrentExhibition, room: &CurrentHall, from: Vec2, slot: usize) -> Option<Way> {
    if let Some(plot) = room.plot(slot) {
        return to_plot(room, from, plot);
    }
    let end = door_towards(room.hall, event.slots.get(slot)?.hall)?;
    Way::to_point(&room.ground, from, room.plan.door(end).centre)
}

/// Finds the way again as the visitor goes, and notices the arrival.
fn advance(
    event: If<Res<CurrentExhibition>>,
    room: If<Res<CurrentHall>>,
    mut guidance: ResMut<Guidance>,
    visitor: Res<Visitor>,
) {
    if !visitor.moved {
        return;
    }
    let here = visitor.stance().position;
    let plot = |slot: usize| room.plot(slot).and_then(|plot| room.plan.plots.get(plot));
    if let Some(slot) = guidance.arrived
        && plot(slot).is_none_or(|plot| plot.distance(here) > LEFT)
    {
        guidance.arrived = None;
    }
    let Some(led) = &guidance.to else { return };
    let (slot, from) = (led.slot, led.from);
    if plot(slot).is_some_and(|plot| plot.viewpoint(&room.plan).position.distance(here) < ARRIVED) {
        guidance.to = None;
        guidance.arrived = Some(slot);
    } else if from.distance(here) > STRIDE
        && let Some(way) = way_to(&event, &room, here, slot)
    {
        let from = here;
        guidance.to = Some(Led { slot, way, from });
    }
}
