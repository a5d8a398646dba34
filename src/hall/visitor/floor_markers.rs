//! Floor markers: the way to a booth, and the ground of the booth one was led to.

use bevy::prelude::*;
use venue::angle::direction;

use super::guidance::Guidance;
use crate::current_hall::CurrentHall;
use crate::render_queue::{RenderCommand, RenderQueue};
use crate::schedule::FrameStep;
use crate::vertex_buffer::{GpuVertex, MeshBuffer};

/// How far apart the footmarks are, metres: a stride.
const APART: f32 = 0.9;
/// Half the width and half the length of a footmark, metres.
const HALF: Vec2 = Vec2::new(0.16, 0.26);
/// Width of the line around a booth, metres.
const LINE: f32 = 0.1;
/// Height over the floor, metres: over its setts and the booths' carpets.
const OVER: f32 = 0.03;
/// Lamp yellow: seen on stone, timber and carpet.
const COLOUR: [u8; 3] = [255, 206, 84];

pub(super) fn plugin(app: &mut App) {
    app.add_systems(Update, submit.in_set(FrameStep::Submit));
}

/// Hands the markers over, when they have changed.
fn submit(room: If<Res<CurrentHall>>, guidance: Res<Guidance>, mut queue: ResMut<RenderQueue>) {
    if guidance.is_changed() || room.is_changed() {
        queue.push(RenderCommand::FloorMarkers(markers(&guidance, &room)));
    }
}

/// The markers of a guidance in this hall.
fn markers(guidance: &Guidance, room: &CurrentHall) -> MeshBuffer {
    let mut packed = MeshBuffer::default();
    if let Some(led) = &guidance.to {
        for mark in led.marks(APART) {
            arrow(&mut packed, mark.position, mark.yaw);
        }
    }
    let slot = guidance
        .arrived
        .or(guidance.to.as_ref().map(|led| led.slot));
    let plot = slot
        .and_then(|slot| room.plot(slot))
        .and_then(|plot| room.plan.plots.get(plot));
    if let Some(plot) = plot {
        let corners = plot.corners();
        for (index, from) in corners.iter().enumerate() {
            line(&mut packed, *from, corners[(index + 1) % 4]);
        }
    }
    packed
}

/// An arrowhead that points along a yaw.
fn arrow(packed: &mut MeshBuffer, at: Vec2, yaw: f32) {
    let ahead = direction(yaw);
    let right = ahead.perp();
    let tip = at + ahead * HALF.y;
    let notch = at - ahead * HALF.y * 0.2;
    let (left, right) = (
        at - ahead * HALF.y - right * HALF.x,
        at - ahead * HALF.y + right * HALF.x,
    );
    quad(packed, [tip, right, notch, left]);
}

fn line(packed: &mut MeshBuffer, from: Vec2, to: Vec2) {
    let along = (to - from).normalize_or_zero() * LINE / 2.0;
    let aside = along.perp();
    quad(
        packed,
        [
            from - along + aside,
            to + along + aside,
            to + along - aside,
            from - along - aside,
        ],
    );
}

fn quad(packed: &mut MeshBuffer, corners: [Vec2; 4]) {
    packed.rectangle(corners.map(|at| GpuVertex {
        position: Vec3::new(at.x, OVER, at.y),
        uv: Vec2::ZERO,
        light: [128, 128, 128, 215],
        paint: [COLOUR[0], COLOUR[1], COLOUR[2], 0],
    }));
}
