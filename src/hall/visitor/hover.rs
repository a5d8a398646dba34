//! Hovering: what a press where the pointer is would do, for the cursor and a label.

use bevy::ecs::system::SystemParam;
use bevy::prelude::*;

use super::body::Visitor;
use super::framing::Camera;
use super::intent::Gate;
use super::pick::{Picked, pick};
use super::pointer::Presses;
use crate::current_hall::{CurrentExhibition, CurrentHall};
use crate::panels::state::Panels;
use crate::schedule::FrameStep;
use crate::screen::Viewport;

/// What a press would lead to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PressTarget {
    /// The booth with this slot.
    Booth(usize),
    /// The hall with this index, through a door.
    Hall(usize),
}

/// What the pointer is on, and where it was when it came there, CSS pixels.
#[derive(Resource, Clone, Copy, Debug, Default, PartialEq)]
pub struct Hovered(pub Option<(PressTarget, Vec2)>);

pub(super) fn plugin(app: &mut App) {
    app.init_resource::<Hovered>();
    app.add_systems(Update, hover.in_set(FrameStep::Mark));
}

/// What is looked at.
#[derive(SystemParam)]
struct Looking<'w> {
    event: If<Res<'w, CurrentExhibition>>,
    room: If<Res<'w, CurrentHall>>,
    gate: Res<'w, Gate>,
    screen: Res<'w, Viewport>,
    camera: Res<'w, Camera>,
    panels: Res<'w, Panels>,
    presses: Res<'w, Presses>,
    visitor: Res<'w, Visitor>,
}

fn hover(looking: Looking, mut hovered: ResMut<Hovered>) {
    if !looking.presses.is_changed() && !looking.visitor.moved && !looking.panels.is_changed() {
        return;
    }
    let now = looking.target();
    // The label stays where the pointer came upon it.
    if hovered.0.map(|(target, _)| target) != now.map(|(target, _)| target) {
        hovered.0 = now;
    }
}

impl Looking<'_> {
    fn target(&self) -> Option<(PressTarget, Vec2)> {
        let at = self.presses.resting()?;
        // While one walks everything passes under the pointer.
        if self.gate.blocked || self.visitor.moved || self.panels.overlay.covers(at.into()) {
            return None;
        }
        let lens = self.camera.lens;
        let ray = lens.ray(self.visitor.stance(), at / self.screen.size.max(Vec2::ONE));
        let target = match pick(&self.room.plan, ray) {
            Picked::Booth(plot) => PressTarget::Booth(*self.room.plot_slots.get(plot)?),
            Picked::Door(end) if self.event.event.halls.len() > 1 => {
                PressTarget::Hall(self.room.beyond(&self.event, end))
            }
            _ => return None,
        };
        Some((target, at))
    }
}
