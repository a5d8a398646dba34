//! Booths, and the seating areas between them, merged into static meshes, bay by bay: a stretch of the hall is one draw,
//! whatever stands in it.
//!
//! Measured without a graphics card, one merged mesh of 1,000 booths costs a third of the same booths instanced. All
//! booths are there with the fewest triangles; with more of them only those around the visitor, so that 1,000 cost neither
//! the memory nor the second it would take to merge them.

use std::ops::Range;
use std::time::Duration;

use bevy::platform::time::Instant;
use bevy::prelude::*;
use feed::Exhibition;
use feed::event::Theme;
use venue::booth::{BoothShape, Form, plinth, shape_at};
use venue::light::{Light, encode, on_floor};
use venue::mesh::{Mesh, Vertex};
use venue::mesh_builder::Detail;
use venue::plan::Plot;
use venue::themes::spec;

use super::booth_colours::{BoothColours, booth_colours};
use crate::current_hall::{CurrentExhibition, CurrentHall};
use crate::lod::{FAR, FARTHEST};
use crate::redraw::Redraw;
use crate::render_queue::{RenderCommand, RenderQueue};
use crate::schedule::FrameStep;
use crate::vertex_buffer::{MeshBuffer, SurfaceRanges};
use crate::visitor::body::Visitor;

/// The shape of each form of booth, made once, by [`Detail`].
#[derive(Resource)]
pub struct BoothShapes([[BoothShape; Form::COUNT]; 3]);

impl Default for BoothShapes {
    fn default() -> Self {
        Self(Detail::ALL.map(|detail| Form::all().map(|form| shape_at(form, detail))))
    }
}

impl BoothShapes {
    /// The shape of this form.
    pub fn of(&self, form: Form) -> &BoothShape {
        self.at(form, Detail::Fine)
    }

    /// The shape of this form at this level of detail. All have the same faces.
    pub fn at(&self, form: Form, detail: Detail) -> &BoothShape {
        &self.0[detail as usize][form.index()]
    }
}

/// The baked light of a theme. Nothing is built before that of the hall's own theme has arrived.
#[derive(Resource, Default)]
pub struct BakedLight {
    /// Whose light it is.
    pub theme: Option<Theme>,
    /// The light.
    pub light: Light,
}

/// So long a frame merges before it leaves the next mesh to the one after it: shorter than what a frame takes anyway.
const SHARE: Duration = Duration::from_millis(20);

/// After so many metres along the hall the booths around the visitor are merged anew, by [`Detail`]; those with the fewest
/// triangles are all there from the start.
const WALKED: [f32; 3] = [15.0, 40.0, f32::INFINITY];

/// Booths around the visitor begin at most so far away, metres: whoever has walked so far sees none too few, and
/// some metres more for what stands out of its bay.
fn around(detail: Detail) -> f32 {
    let far = [FAR, FARTHEST, f32::INFINITY];
    far[detail as usize] + WALKED[detail as usize] + 5.0
}

/// The merged booths of the hall, waiting to be taken to the graphics card.
#[derive(Resource, Default)]
pub struct Merged {
    /// The meshes by [`Detail`], once; taken by the renderer.
    buffers: [Option<MeshBuffer>; 3],
    /// Where in them the booths of each part are.
    pub ranges: Ranges,
    colours: Vec<BoothColours>,
    /// Which meshes are still to be merged, by [`Detail`].
    due: [bool; 3],
    /// The hall whose booths are all there.
    furnished: Option<usize>,
    /// Where along the hall the visitor was when the booths around were merged, by [`Detail`].
    around: [f32; 3],
}

impl Merged {
    /// Whether the booths of this hall are there, near and far.
    pub fn furnishes(&self, hall: usize) -> bool {
        self.furnished == Some(hall)
    }
}

pub(super) fn plugin(app: &mut App) {
    app.init_resource::<BoothShapes>();
    app.init_resource::<BakedLight>();
    app.init_resource::<Merged>();
    app.add_systems(Update, furnish.in_set(FrameStep::Furnish));
    app.add_systems(Update, submit.in_set(FrameStep::Submit));
}

/// Hands over what was merged.
fn submit(mut merged: ResMut<Merged>, mut queue: ResMut<RenderQueue>) {
    for detail in Detail::ALL {
        if let Some(buffer) = merged.bypass_change_detection().buffers[detail as usize].take() {
            queue.push(RenderCommand::Booths(detail, buffer));
        }
    }
}

/// Merges again when another hall is entered, light arrives, or a booth turns out to wear other colours; and what is
/// near when the visitor has gone on. What takes long is spread over frames: 1,000 booths three times over would hold up
/// the page.
fn furnish(
    event: If<Res<CurrentExhibition>>,
    room: If<Res<CurrentHall>>,
    shapes: Res<BoothShapes>,
    baked: Res<BakedLight>,
    visitor: Res<Visitor>,
    mut merged: ResMut<Merged>,
    mut redraw: ResMut<Redraw>,
) {
    if baked.theme != Some(room.plan.theme) {
        return;
    }
    let here = visitor.stance().position.y;
    let mut afresh = room.is_changed() || baked.is_changed();
    // In another hall, or another light, none is there yet; drawn anew in the same hall, the former ones stand until then.
    if baked.is_changed() || merged.furnished != Some(room.hall) {
        merged.furnished = None;
    }
    if afresh || event.is_changed() {
        let colours = all_colours(&event, &room);
        afresh |= merged.colours != colours;
        merged.colours = colours;
    }
    for (level, far) in WALKED.into_iter().enumerate() {
        let walked = (here - merged.around[level]).abs() > far;
        merged.due[level] |= afresh || walked;
    }
    if merged.due == [false; 3] {
        return;
    }
    let begun = Instant::now();
    for detail in Detail::ALL {
        let level = detail as usize;
        if !merged.due[level] {
            continue;
        }
        let near = |part: usize| distance(&room, part, here) <= around(detail);
        let (packed, ranges) = merge(&room, &shapes, &baked.light, &merged.colours, detail, near);
        merged.buffers[level] = Some(packed);
        merged.ranges.0[level] = ranges;
        merged.around[level] = here;
        merged.due[level] = false;
        if begun.elapsed() > SHARE {
            break;
        }
    }
    if merged.due == [false; 3] {
        merged.furnished = Some(room.hall);
    } else {
        redraw.request_frame();
    }
}

/// How far along the hall a part is from here, metres; nothing within it.
fn distance(room: &CurrentHall, part: usize, here: f32) -> f32 {
    room.plan.parts.get(part).map_or(f32::INFINITY, |placed| {
        let end = placed.z - spec(room.plan.theme).length(placed.part);
        (here - placed.z).max(end - here).max(0.0)
    })
}

fn all_colours(exhibition: &Exhibition, room: &CurrentHall) -> Vec<BoothColours> {
    room.plot_slots
        .iter()
        .map(|&slot| {
            let booth = exhibition.slots.get(slot).and_then(|slot| slot.booth());
            booth_colours(booth.map(AsRef::as_ref))
        })
        .collect()
}

/// The booths and seating areas of those parts of a hall as one mesh, and which of its indices belong to which part of the plan.
fn merge(
    room: &CurrentHall,
    shapes: &BoothShapes,
    light: &Light,
    colours: &[BoothColours],
    detail: Detail,
    wanted: impl Fn(usize) -> bool,
) -> (MeshBuffer, Vec<SurfaceRanges>) {
    let mut packed = MeshBuffer::default();
    let mut ranges = vec![SurfaceRanges::default(); room.plan.parts.len()];
    let seats = spec(room.plan.theme).seating.mesh(detail);
    let booths = room
        .plan
        .plots
        .iter()
        .enumerate()
        .map(|(index, plot)| Piece {
            part: plot.part,
            mesh: &shapes.at(plot.form(), detail).mesh,
            light: light.booth(plot.form(), detail),
            yaw: plot.yaw,
            origin: plot.origin(),
            colours: colours.get(index).copied().unwrap_or_default(),
        });
    let seatings = room.plan.seatings.iter().map(|seating| Piece {
        part: seating.part,
        mesh: &seats,
        light: light.seating(detail),
        yaw: seating.yaw,
        origin: seating.origin(),
        colours: BoothColours::default(),
    });
    let stand = plinth();
    let lights: Vec<_> = room
        .plan
        .plots
        .iter()
        .map(|plot| plinth_light(&stand, plot, shapes, light, detail))
        .collect();
    let plots = room.plan.plots.iter().enumerate();
    let plinths = plots.filter_map(|(index, plot)| {
        let at = plot.to_hall(plot.plinth?);
        Some(Piece {
            part: plot.part,
            mesh: &stand,
            light: &lights[index],
            yaw: plot.yaw,
            origin: Vec3::new(at.x, 0.0, at.y),
            colours: colours.get(index).copied().unwrap_or_default(),
        })
    });
    // Part by part: a booth may have wished for a plot far from its neighbours in the event's list.
    let mut pieces: Vec<Piece> = booths.chain(seatings).chain(plinths).collect();
    pieces.sort_by_key(|piece| piece.part);
    for piece in pieces {
        let Some(range) = ranges.get_mut(piece.part).filter(|_| wanted(piece.part)) else {
            continue;
        };
        let before = packed.extent();
        packed.mesh(
            piece.mesh,
            piece.light,
            piece.yaw,
            piece.origin,
            piece.colours,
        );
        // Farther off they are small: another draw would be worth less than it costs.
        if detail != Detail::Fine {
            packed.settle();
        }
        let after = packed.extent();
        grow(&mut range.textured, before.0..after.0);
        grow(&mut range.plain, before.1..after.1);
    }
    let plain = packed.settle();
    for range in &mut ranges {
        range.plain.start += plain;
        range.plain.end += plain;
    }
    (packed, ranges)
}

/// Makes a range, which may be none yet, reach to the end of what follows it.
fn grow(range: &mut Range<u32>, by: Range<u32>) {
    if range.start == range.end {
        range.start = by.start;
    }
    range.end = by.end;
}

/// The light on a plinth: that of the floor around it, less of it on what looks aside and lies low.
fn plinth_light(
    stand: &Mesh,
    plot: &Plot,
    shapes: &BoothShapes,
    light: &Light,
    detail: Detail,
) -> Vec<[u8; 4]> {
    let baked = light.booth(plot.form(), detail);
    let Some(at) = plot.plinth.filter(|_| !baked.is_empty()) else {
        return Vec::new();
    };
    let mesh = &shapes.at(plot.form(), detail).mesh;
    let [floor, night] = [Vec3::ONE, Vec3::ZERO].map(|day| on_floor(mesh, baked, at, day));
    let lamps = night.element_sum() / floor.element_sum().max(1e-6);
    let share = |vertex: &Vertex| {
        let low = 0.7 + 0.3 * (vertex.position.y / 0.5).min(1.0);
        (0.7 + 0.3 * vertex.normal.y) * low
    };
    let vertices = stand.vertices.iter();
    vertices
        .map(|it| {
            let [red, green, blue, all] = encode(floor * share(it));
            [red, green, blue, (f32::from(all) * lamps) as u8]
        })
        .collect()
}

/// What is merged: a booth, its plinth or a seating area in its place.
struct Piece<'a> {
    part: usize,
    mesh: &'a Mesh,
    light: &'a [[u8; 4]],
    yaw: f32,
    origin: Vec3,
    colours: BoothColours,
}

/// For each level of detail and each part of the plan the indices of what stands in it; parts lie one behind the other,
/// as in the hall.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Ranges([Vec<SurfaceRanges>; 3]);

/// What of a mesh of booths is drawn.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SeenRanges {
    /// Surfaces with a texture.
    pub textured: Vec<Range<u32>>,
    /// Plain ones.
    pub plain: Vec<Range<u32>>,
}

impl Ranges {
    /// The indices to draw for these parts in each mesh, neighbours joined. `None` leaves a part out.
    pub fn seen(&self, parts: &[Option<Detail>]) -> [SeenRanges; 3] {
        let mut joined: [SeenRanges; 3] = Default::default();
        for (part, detail) in parts.iter().enumerate() {
            let Some(detail) = detail else { continue };
            let Some(ranges) = self.0[*detail as usize].get(part) else {
                continue;
            };
            let joined = &mut joined[*detail as usize];
            join(&mut joined.textured, &ranges.textured);
            join(&mut joined.plain, &ranges.plain);
        }
        joined
    }
}

/// Adds a range to those that lie before it.
fn join(joined: &mut Vec<Range<u32>>, range: &Range<u32>) {
    match joined.last_mut() {
        _ if range.is_empty() => {}
        Some(last) if last.end == range.start => last.end = range.end,
        _ => joined.push(range.clone()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn neighbours_are_one_draw() {
        let of = |ranges: [Range<u32>; 4]| {
            let plain = |range: &Range<u32>| range.start + 100..range.end + 100;
            let split = |textured: Range<u32>| SurfaceRanges {
                plain: plain(&textured),
                textured,
            };
            Vec::from(ranges.map(split))
        };
        let fine = of([0..10, 10..20, 20..20, 20..30]);
        let coarse = of([0..2, 2..4, 4..4, 4..6]);
        let far = of([0..1, 1..2, 2..2, 2..3]);
        let ranges = Ranges([fine, coarse, far]);
        let near = [Some(Detail::Fine); 4];
        let none = SeenRanges::default;
        let one = |first: u32, end: u32| {
            let of = |by| Vec::from_iter(std::iter::once(first + by..end + by));
            SeenRanges {
                textured: of(0),
                plain: of(100),
            }
        };
        assert_eq!(ranges.seen(&near), [one(0, 30), none(), none()]);
        let mixed = [
            None,
            Some(Detail::Fine),
            Some(Detail::Coarse),
            Some(Detail::Far),
        ];
        assert_eq!(
            ranges.seen(&mixed),
            [one(10, 20), none(), one(2, 3)],
            "the third has no booths"
        );
    }
}
