//! Moving: by hand over the ground's free places, or along a way to what was clicked or asked for.

use bevy::ecs::system::SystemParam;
use bevy::prelude::*;
use overlay::{Action, Panel};
use venue::plan::Standpoint;
use venue::walk::{BRISK, SNAP, WALKING, Walker};
use venue::way::Way;

use super::body::Visitor;
use super::framing::Camera;
use super::intent::{Gate, Next, VisitorIntent};
use super::keyboard::REACH;
use super::pick;
use super::reduced_motion::{Fade, ReducedMotion};
use crate::booths::films::WallFilms;
use crate::booths::sign_atlas::SignAtlas;
use crate::current_hall::CurrentHall;
use crate::messages::Asked;
use crate::panels::state::Panels;
use crate::redraw::Redraw;
use crate::schedule::FrameStep;
use crate::screen::Viewport;
use crate::visitor_records::VisitorRecords;

/// With reduced motion a held key steps this far, metres, from one short fade to the next.
const SHORT_STRIDE: f32 = 2.0;
/// With reduced motion a way is taken in hops of this length, metres: far enough to get on, near enough to follow.
const HOP: f32 = 7.0;
/// The first frame after a rest stands for this long, seconds, however long the rest was.
const FIRST_FRAME: f32 = 1.0 / 60.0;
/// The longest stretch of time one frame stands for, seconds: at four frames a second one still walks at full pace.
const LONGEST_FRAME: f32 = 0.25;

pub(super) fn plugin(app: &mut App) {
    app.add_systems(Update, (choose, walk).chain().in_set(FrameStep::Move));
}

/// A click on the floor or on a booth, and "next booth", become ways.
fn choose(
    intent: Res<VisitorIntent>,
    gate: Res<Gate>,
    (screen, camera): (Res<Viewport>, Res<Camera>),
    room: If<Res<CurrentHall>>,
    (films, signs): (Res<WallFilms>, Res<SignAtlas>),
    mut visitor: ResMut<Visitor>,
    mut asked: MessageWriter<Asked>,
) {
    if gate.blocked || (intent.pick.is_none() && intent.next.is_none()) {
        return;
    }
    let here = visitor.stance().position;
    if let Some(at) = intent.pick {
        let ray = camera
            .lens
            .ray(visitor.stance(), at / screen.size.max(Vec2::ONE));
        match pick::pick(&room.plan, ray) {
            pick::Picked::Booth(plot) => {
                let slot = room.plot_slots.get(plot).copied();
                match (slot, signs.poster_at(plot, ray)) {
                    (Some(slot), _) if films.is_hit(plot, ray) => {
                        asked.write(Asked(Action::Film(slot)));
                    }
                    (Some(slot), Some(index)) => {
                        asked.write(Asked(Action::Show(Panel::Poster(slot, index))));
                    }
                    _ => visitor.follow(to_plot(&room, here, plot), slot),
                }
            }
            pick::Picked::Door(end) => {
                // To the threshold and through; where it leads nowhere one stands before it.
                let place = room.ground.nearest_free(room.plan.door(end).centre);
                visitor.follow(Way::to_point(&room.ground, here, place), None);
            }
            pick::Picked::Floor(place) => {
                let place = room.ground.nearest_free(place);
                visitor.follow(Way::to_point(&room.ground, here, place), None);
            }
            pick::Picked::Nothing => {}
        }
    }
    if let Some(next) = intent.next
        && let Some(plot) = next_plot(&room, &visitor, next)
    {
        visitor.follow(to_plot(&room, here, plot), None);
        visitor.at_slot = room.plot_slots.get(plot).copied();
    }
}

/// The way to a booth's front.
pub fn to_plot(room: &CurrentHall, from: Vec2, plot: usize) -> Option<Way> {
    let place = room.plan.plots.get(plot)?.viewpoint(&room.plan);
    Way::to_place(&room.ground, from, place)
}

/// The plot before or after the one the visitor is at, in walking order.
pub fn next_plot(
    room: &CurrentHall,
    visitor: &Visitor,
    Next { by, around }: Next,
) -> Option<usize> {
    let order = &room.plan.walking_order;
    let here = visitor
        .at_slot
        .or_else(|| room.nearest(visitor.stance().position, REACH))
        .and_then(|slot| room.plot(slot))
        .and_then(|plot| order.iter().position(|&at| at == plot));
    let count = i32::try_from(order.len()).ok().filter(|&count| count > 0)?;
    let next = match here {
        Some(here) if around => (i32::try_from(here).ok()? + by).rem_euclid(count),
        Some(here) => i32::try_from(here).ok()? + by,
        None if by > 0 => 0,
        None => count - 1,
    };
    order.get(usize::try_from(next).ok()?).copied()
}

/// What a step depends on.
#[derive(SystemParam)]
struct Stride<'w> {
    time: Res<'w, Time>,
    intent: Res<'w, VisitorIntent>,
    gate: Res<'w, Gate>,
    records: Res<'w, VisitorRecords>,
    motion: Res<'w, ReducedMotion>,
    room: Option<Res<'w, CurrentHall>>,
    panels: Res<'w, Panels>,
}

/// Goes on by one frame.
fn walk(
    stride: Stride,
    mut fade: ResMut<Fade>,
    mut visitor: ResMut<Visitor>,
    mut redraw: ResMut<Redraw>,
    mut asked: MessageWriter<Asked>,
    mut was_going: Local<bool>,
) {
    let Stride {
        time,
        intent,
        gate,
        records,
        motion,
        room,
        panels,
    } = stride;
    let visitor = visitor.bypass_change_detection();
    visitor.moved = false;
    let Some(room) = room else { return };
    let steps = if gate.blocked {
        venue::walk::Intent::default()
    } else {
        intent.steps
    };
    let held = steps.forward != 0.0 || steps.right != 0.0 || steps.turn != 0.0;
    if !steps.is_none() {
        visitor.opens = None;
    }
    // Whoever walks has read the welcome card, or does not want to.
    if !steps.is_none() && panels.overlay.panel == Panel::Welcome {
        asked.write(Asked(Action::Welcomed));
    }
    if held && (steps.forward != 0.0 || steps.right != 0.0) {
        visitor.at_slot = None;
    }
    if motion.reduced {
        hop(visitor, steps, &room, &mut fade);
        redraw.request_frame_if(held || !fade.is_clear());
        return;
    }
    let seconds = if *was_going {
        time.delta_secs().min(LONGEST_FRAME)
    } else {
        FIRST_FRAME
    };
    let pace = if records.settings.brisk {
        BRISK
    } else {
        WALKING
    };
    visitor.moved = visitor.walker.step(seconds, steps, &room.ground, pace);
    if visitor.walker.arrived()
        && let Some(slot) = visitor.opens.take()
    {
        asked.write(Asked(Action::Show(Panel::Booth(slot))));
    }
    *was_going = held || visitor.walker.way().is_some();
    redraw.request_frame_if(*was_going);
}

/// Without gliding: each step of a held key, and each hop of a way, is a short fade. Looking around stays free.
fn hop(visitor: &mut Visitor, mut steps: venue::walk::Intent, room: &CurrentHall, fade: &mut Fade) {
    let turns = std::mem::take(&mut steps.turn);
    let mut moving = venue::walk::Intent {
        forward: std::mem::take(&mut steps.forward),
        right: std::mem::take(&mut steps.right),
        ..venue::walk::Intent::default()
    };
    if turns != 0.0 {
        moving.look.x = turns.signum() * SNAP;
    }
    visitor.moved = visitor.walker.step(0.0, steps, &room.ground, 0.0);
    if !fade.is_clear() {
        return;
    }
    let here = *visitor.stance();
    if !moving.is_none() {
        let mut ahead = Walker::default();
        ahead.stance = here;
        // In small steps, so that no wall is stepped over.
        for _ in 0..10 {
            ahead.step(0.1, moving, &room.ground, SHORT_STRIDE);
            moving.look = Vec2::ZERO;
        }
        if ahead.stance != here {
            fade.to(ahead.stance, None);
        }
        visitor.walker.stop();
    } else if let Some(way) = visitor.walker.way() {
        let hops = way.hops(here.position, HOP);
        let opens = visitor.opens;
        match hops.as_slice() {
            [] => visitor.walker.stop(),
            [last] => {
                fade.to((*last).into(), opens);
                visitor.walker.stop();
                visitor.opens = None;
            }
            [next, ..] => {
                let goal = hops.last().map(|place| place.position);
                fade.to((*next).into(), None);
                on_from(visitor, room, next, goal);
            }
        }
    }
}

/// The rest of a way after a hop, to the same goal and look.
fn on_from(visitor: &mut Visitor, room: &CurrentHall, next: &Standpoint, goal: Option<Vec2>) {
    let face = visitor.walker.way().and_then(|way| way.face);
    let way = goal.and_then(|position| match face {
        Some(yaw) => Way::to_place(&room.ground, next.position, Standpoint { position, yaw }),
        None => Way::to_point(&room.ground, next.position, position),
    });
    match way {
        Some(way) => visitor.walker.follow(way),
        None => visitor.walker.stop(),
    }
}
