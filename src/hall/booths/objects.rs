//! Objects on plinths: those nearby are fetched as posters are, drawn at once by the program that draws people, and turn
//! once round when one comes up to them.

use std::collections::HashMap;
use std::f32::consts::TAU;

use bevy::ecs::system::SystemParam;
use bevy::prelude::*;
use overlay::Panel;
use venue::angle::yaw_towards;
use venue::light::on_floor;
use venue::measures::EYE_HEIGHT;
use venue::mesh_builder::Detail;
use venue::object::{ObjectMesh, PLINTH_TOP};
use venue::plan::Standpoint;
use venue::walk::Stance;

use super::merge::{BakedLight, BoothShapes};
use crate::current_hall::{CurrentExhibition, CurrentHall};
use crate::messages::{Fetch, HallEvent, ObjectArrived, ObjectKey, arrived};
use crate::mood::HourMood;
use crate::options::Options;
use crate::panels::state::Panels;
use crate::people::crowd::Pose;
use crate::redraw::Redraw;
use crate::render_queue::{RenderCommand, RenderQueue};
use crate::schedule::FrameStep;
use crate::screen::PageHidden;
use crate::vertex_buffer::{GpuVertex, MeshBuffer};
use crate::visitor::body::Visitor;
use crate::visitor::intent::VisitorIntent;
use crate::visitor::reduced_motion::ReducedMotion;

/// Objects are there from so near on, metres, the nearest ones, and so many at once.
const SEEN: f32 = 14.0;
const MOST: usize = 4;
/// They turn once round from so near on, metres (where one stands to read a booth), in so many seconds, and may do so again once one was farther off.
const NEAR: f32 = 6.0;
const FARTHER: f32 = 8.0;
const ROUND: f32 = 16.0;
/// From the eye to an object that one looks at from close by, metres: least, most, and at first.
const AWAY: (f32, f32, f32) = (0.8, 2.6, 1.7);
/// While a key is held it turns by so many radians, and comes nearer so fast (as a logarithm), each second.
const HELD: (f32, f32) = (1.6, 0.9);
/// How far it turns by a drag, in the angle the eye would have turned.
const DRAGGED: f32 = 2.5;
/// The choice is made anew after so many metres.
const STRIDE: f32 = 0.7;

/// An object that is drawn.
struct Shown {
    key: ObjectKey,
    /// Index of its plot.
    plot: usize,
    pose: Pose,
    /// How far it has turned of its one round, 0 to 1; none while nobody was near.
    turned: Option<f32>,
}

/// A closer look at one of them.
struct Closer {
    /// Index of its plot.
    plot: usize,
    /// How far it was turned by hand, radians.
    turned: f32,
    /// From the eye to it, metres.
    away: f32,
    /// Where the eye is.
    stance: Stance,
}

/// The objects of the event, as far as they were near.
#[derive(Resource, Default)]
pub struct PlinthObjects {
    /// What came of each file: nothing while it is on its way, or is none.
    files: HashMap<ObjectKey, Option<ObjectMesh>>,
    shown: Vec<Shown>,
    chosen_at: Option<Vec2>,
    close: Option<Closer>,
    /// How they stand, as the shader takes it.
    pub poses: Vec<Vec4>,
}

impl PlinthObjects {
    /// How many are drawn.
    pub fn count(&self) -> usize {
        self.shown.len()
    }

    /// Where one looks from who looks at one of them from close by.
    pub fn closer(&self) -> Option<&Stance> {
        self.close.as_ref().map(|close| &close.stance)
    }

    /// Turns what one looks at from close by, radians, and comes nearer, as a logarithm.
    pub fn turn(&mut self, by: f32, nearer: f32) {
        if let Some(close) = &mut self.close {
            close.turned += by;
            close.away = (close.away * (-nearer).exp()).clamp(AWAY.0, AWAY.1);
        }
    }
}

pub(super) fn plugin(app: &mut App) {
    app.init_resource::<PlinthObjects>();
    app.add_systems(Update, take.in_set(FrameStep::Receive));
    app.add_systems(Update, look.in_set(FrameStep::Obey));
    app.add_systems(Update, (choose, turn).chain().in_set(FrameStep::Mark));
}

/// A file has come in.
fn take(mut events: MessageReader<HallEvent>, mut objects: ResMut<PlinthObjects>) {
    for ObjectArrived(key, file) in arrived(&mut events) {
        let object = file.as_deref().and_then(ObjectMesh::decode);
        objects.files.insert(key.clone(), object);
        objects.chosen_at = None;
    }
}

/// Where objects stand, and in which light.
#[derive(SystemParam)]
struct Where<'w> {
    event: If<Res<'w, CurrentExhibition>>,
    room: If<Res<'w, CurrentHall>>,
    shapes: Res<'w, BoothShapes>,
    baked: Res<'w, BakedLight>,
    mood: Res<'w, HourMood>,
    visitor: Res<'w, Visitor>,
}

impl Where<'_> {
    fn is_changed(&self) -> bool {
        self.event.is_changed()
            || self.room.is_changed()
            || self.baked.is_changed()
            || self.mood.is_changed()
    }

    /// The nearest plots with an object, and what is on each.
    fn nearest(&self) -> Vec<(usize, ObjectKey)> {
        let here = self.visitor.stance().position;
        let plots = self.room.plan.plots.iter().enumerate();
        let mut near: Vec<_> = plots
            .filter_map(|(index, plot)| {
                let away = plot.to_hall(plot.plinth?).distance(here);
                let slot = self.event.slots.get(*self.room.plot_slots.get(index)?)?;
                let object = slot.booth()?.object.as_ref()?;
                let key = (slot.source.clone(), object.src.clone());
                (away < SEEN).then_some((away, index, key))
            })
            .collect();
        near.sort_by(|a, b| a.0.total_cmp(&b.0));
        let near = near.into_iter().take(MOST);
        near.map(|(_, index, key)| (index, key)).collect()
    }

    /// How the object on this plot stands.
    fn pose(&self, index: usize) -> Option<Pose> {
        let plot = self.room.plan.plots.get(index)?;
        let local = plot.plinth?;
        let lit = self.baked.light.booth(plot.form(), Detail::Fine);
        let day = self.mood.grade(self.room.plan.theme).day;
        let light = on_floor(&self.shapes.of(plot.form()).mesh, lit, local, day);
        Some(Pose {
            place: Standpoint {
                position: plot.to_hall(local),
                yaw: plot.yaw + TAU / 2.0,
            },
            floor: PLINTH_TOP,
            light,
            shown: 1.0,
            ..Pose::default()
        })
    }
}

/// Chooses what is near, has it fetched, and hands it over once it is there.
fn choose(
    at: Where,
    mut objects: ResMut<PlinthObjects>,
    mut fetch: MessageWriter<Fetch>,
    mut queue: ResMut<RenderQueue>,
) {
    let here = at.visitor.stance().position;
    let stays = objects
        .chosen_at
        .is_some_and(|chosen| chosen.distance(here) < STRIDE);
    if stays && !at.is_changed() {
        return;
    }
    let objects = objects.bypass_change_detection();
    objects.chosen_at = Some(here);
    let mut before = std::mem::take(&mut objects.shown);
    let was: Vec<_> = before
        .iter()
        .map(|one| (one.plot, one.key.clone()))
        .collect();
    for (plot, key) in at.nearest() {
        match objects.files.get(&key) {
            Some(Some(_)) => {
                let known = before.iter().position(|one| one.plot == plot);
                let turned = known.and_then(|index| before.swap_remove(index).turned);
                let pose = at.pose(plot);
                objects.shown.extend(pose.map(|pose| Shown {
                    key,
                    plot,
                    pose,
                    turned,
                }));
            }
            Some(None) => {}
            None => {
                objects.files.insert(key.clone(), None);
                fetch.write(Fetch::Object(key));
            }
        }
    }
    // In an order that stays, so that the buffer does.
    objects.shown.sort_by_key(|one| one.plot);
    let now = objects.shown.iter().map(|one| (one.plot, one.key.clone()));
    if now.ne(was) {
        queue.push(RenderCommand::Objects(buffer(objects)));
    }
    objects.poses = poses(objects);
}

/// While one looks at an object from close by, hands and keys turn it, and the visitor stays.
fn look(
    panels: Res<Panels>,
    room: If<Res<CurrentHall>>,
    time: Res<Time<Real>>,
    mut intent: ResMut<VisitorIntent>,
    mut objects: ResMut<PlinthObjects>,
    mut redraw: ResMut<Redraw>,
) {
    let objects = objects.bypass_change_detection();
    let plot = match panels.overlay.panel {
        Panel::Object(slot) => room.plot(slot),
        _ => None,
    };
    let Some(index) = plot else {
        if objects.close.take().is_some() {
            objects.poses = poses(objects);
        }
        return;
    };
    let Some(plot) = room.plan.plots.get(index) else {
        return;
    };
    let Some(local) = plot.plinth else { return };
    if objects
        .close
        .as_ref()
        .is_none_or(|close| close.plot != index)
    {
        objects.close = Some(Closer {
            plot: index,
            turned: 0.0,
            away: AWAY.2,
            stance: Stance::default(),
        });
    }
    let steps = std::mem::take(&mut *intent).steps;
    let secs = time.delta_secs().min(0.1);
    objects.turn(
        steps.look.x * DRAGGED - steps.turn * HELD.0 * secs,
        steps.forward * HELD.1 * secs,
    );
    redraw.request_frame_if(steps.turn != 0.0 || steps.forward != 0.0);
    let (at, front) = (plot.to_hall(local), plot.front());
    if let Some(close) = &mut objects.close {
        close.stance = Stance {
            position: at + front * close.away,
            yaw: yaw_towards(-front),
            // To its middle, about so high over the plinth.
            pitch: (PLINTH_TOP + 0.35 - EYE_HEIGHT).atan2(close.away),
        };
    }
    objects.poses = poses(objects);
}

/// Turns what one stands before. Without a graphics card, where each frame is dear, it stands still, as it does for those
/// whom motion troubles.
fn turn(
    (visitor, time): (Res<Visitor>, Res<Time<Real>>),
    (options, hidden): (Res<Options>, Res<PageHidden>),
    reduced: Res<ReducedMotion>,
    mut objects: ResMut<PlinthObjects>,
    mut redraw: ResMut<Redraw>,
) {
    let still = reduced.reduced || hidden.0 || !options.card || objects.close.is_some();
    if objects.shown.is_empty() || still {
        return;
    }
    let objects = objects.bypass_change_detection();
    let here = visitor.stance().position;
    let mut moves = false;
    for one in &mut objects.shown {
        let away = one.pose.place.position.distance(here);
        match &mut one.turned {
            None if away < NEAR => one.turned = Some(0.0),
            Some(turned) if *turned < 1.0 => {
                // After a rest it goes on where it was.
                *turned = (*turned + time.delta_secs().min(0.1) / ROUND).min(1.0);
            }
            Some(_) if away > FARTHER => one.turned = None,
            _ => continue,
        }
        moves |= one.turned.is_some_and(|turned| turned < 1.0);
    }
    objects.poses = poses(objects);
    redraw.request_frame_if(moves);
}

fn poses(objects: &PlinthObjects) -> Vec<Vec4> {
    let of = |one: &Shown| {
        let mut pose = one.pose;
        let close = objects.close.as_ref().filter(|it| it.plot == one.plot);
        let by_hand = close.map_or(0.0, |close| close.turned);
        pose.place.yaw += TAU * one.turned.unwrap_or(0.0) + by_hand;
        pose.packed()
    };
    objects.shown.iter().flat_map(of).collect()
}

/// All that are shown in one buffer, each corner with the place of its object among the poses.
fn buffer(objects: &PlinthObjects) -> MeshBuffer {
    let mut packed = MeshBuffer::default();
    for (nth, one) in objects.shown.iter().enumerate() {
        let Some(Some(object)) = objects.files.get(&one.key) else {
            continue;
        };
        let first = packed.count() as u32;
        for corner in &object.corners {
            let [x, y, z] = corner.normal.map(|part| part.cast_unsigned() ^ 0x80);
            let [r, g, b] = corner.rgb;
            packed.corner(GpuVertex {
                position: object.position(corner),
                uv: Vec2::ONE,
                light: [x, y, z, nth as u8],
                paint: [r, g, b, 0],
            });
        }
        let indices = object.indices.iter();
        packed
            .indices
            .extend(indices.map(|index| first + u32::from(*index)));
    }
    packed
}
