//! What goes from the app to the renderer: buffers and pictures once, the frame's few numbers every time.

use std::ops::Range;

use bevy::prelude::*;

use feed::event::Theme;
use page::browser::loader::sleep;
use venue::light::{Air, air};
use venue::mesh_builder::Detail;
use venue::themes::Part;
use wasm_bindgen_futures::spawn_local;

use super::share::Share;
use super::stage::Stage;
use crate::booths::atlas::Tile;
use crate::booths::merge::{FARTHEST, Merged};
use crate::booths::residency::Gallery;
use crate::bridge::news;
use crate::care::{Look, Rest};
use crate::packed::Packed;
use crate::room::Room;
use crate::schedule::Step;
use crate::state::{Diary, Screen, Stale};
use crate::visitor::Visitor;
use crate::visitor::comfort::Fade;
use crate::visitor::guidance::Guidance;
use crate::visitor::look::{axes, eye, sees};
use crate::visitor::marks::marks;

/// The indices of tail, bay and head.
pub type PartRanges = [Range<u32>; 3];

/// Something for the graphics card.
pub enum Delivery {
    /// The parts of the hall, for each level of detail.
    Shell(Packed, [PartRanges; 3]),
    /// The light in their air.
    Auras(Packed, PartRanges),
    /// The hall's booths with this much detail.
    Booths(Detail, Packed),
    /// What hangs on them.
    Pictures(Packed),
    /// The way on the floor and the marks.
    Markers(Packed),
    /// The halls' surfaces.
    Surfaces(Surfaces),
    /// A picture for its tile, all sizes.
    Tile(Tile, Vec<Vec<u8>>),
    /// The panels, painted anew.
    Panels(PanelPaint),
    /// A picture for the panels: id, width and height, pixels.
    PanelPicture(u64, UVec2, Vec<u8>),
    /// A picture for the panels is not shown any more.
    DropPanelPicture(u64),
}

/// The halls' surfaces as layers of a texture array, in the order of [`venue::mesh::Surface::ALL`].
pub struct Surfaces {
    /// Width and height of a layer, pixels.
    pub side: u32,
    /// Each layer with its smaller copies, four bytes a pixel.
    pub layers: Vec<Vec<Vec<u8>>>,
}

/// The panels as egui paints them.
pub struct PanelPaint {
    /// Triangles with their textures.
    pub primitives: Vec<egui::ClippedPrimitive>,
    /// Changes of egui's own textures.
    pub textures: egui::TexturesDelta,
    /// Device pixels a point.
    pub scale: f32,
    /// Where panels are, device pixels: left, top, right, bottom.
    pub covered: Vec<[f32; 4]>,
}

/// What waits to be taken to the graphics card.
#[derive(Resource, Default)]
pub struct Deliveries(pub Vec<Delivery>);

/// Equal parts of the hall that stand one behind the other and are drawn at once.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Run {
    /// Which mesh.
    pub part: Part,
    /// At which detail.
    pub detail: Detail,
    /// z of the first, metres.
    pub first: f32,
    /// From each to the next, metres.
    pub step: f32,
    /// How many.
    pub copies: u32,
}

/// What is drawn in this frame.
#[derive(Resource, Clone, Debug, PartialEq)]
pub struct Frame {
    /// Whether anything is drawn at all.
    pub draws: bool,
    /// Device pixels.
    pub size: UVec2,
    /// From the hall to the screen.
    pub clip_from_world: Mat4,
    /// Where the visitor looks from, and what is to the right and up from there.
    pub view: [Vec3; 3],
    /// How much of the picture is left while it fades.
    pub fade: f32,
    /// What far things fade into.
    pub air: Air,
    /// How the hall comes onto the canvas.
    pub look: Look,
    /// Whether light in the air is drawn.
    pub airy: bool,
    /// Placed parts that may be seen.
    pub parts: Vec<Run>,
    /// Indices of booths that may be seen, in the mesh of each detail.
    pub booths: [Vec<Range<u32>>; 3],
}

impl Default for Frame {
    fn default() -> Self {
        Self {
            draws: false,
            size: UVec2::ZERO,
            clip_from_world: Mat4::IDENTITY,
            view: [Vec3::ZERO, Vec3::X, Vec3::Y],
            fade: 1.0,
            air: air(Theme::default()),
            look: Look::Whole,
            airy: false,
            parts: Vec::new(),
            booths: Default::default(),
        }
    }
}

pub(super) fn plugin(app: &mut App) {
    app.init_resource::<Frame>();
    app.add_systems(Update, (pack, mark, frame).chain().in_set(Step::Tell));
}

/// Takes merged booths and changed quads to the renderer.
fn pack(
    mut merged: ResMut<Merged>,
    mut gallery: ResMut<Gallery>,
    mut deliveries: ResMut<Deliveries>,
    mut stale: ResMut<Stale>,
) {
    for detail in Detail::ALL {
        if merged.packed[detail as usize].is_some()
            && let Some(packed) = merged.packed[detail as usize].take()
        {
            deliveries.0.push(Delivery::Booths(detail, packed));
            stale.hall = true;
        }
    }
    if gallery.stale {
        gallery.stale = false;
        deliveries.0.push(Delivery::Pictures(gallery.quads()));
        stale.hall = true;
    }
}

/// Takes the way on the floor to the renderer, when it has changed.
fn mark(
    room: Option<Res<Room>>,
    guidance: Res<Guidance>,
    mut deliveries: ResMut<Deliveries>,
    mut stale: ResMut<Stale>,
) {
    let Some(room) = room else { return };
    if guidance.is_changed() || room.is_changed() {
        deliveries
            .0
            .push(Delivery::Markers(marks(&guidance, &room)));
        stale.hall = true;
    }
}

/// Sums up the frame.
fn frame(
    screen: Res<Screen>,
    diary: Res<Diary>,
    visitor: Res<Visitor>,
    fade: Res<Fade>,
    share: Res<Share>,
    mut rest: ResMut<Rest>,
    time: Res<Time<Real>>,
    room: Option<Res<Room>>,
    merged: Res<Merged>,
    shell: Res<super::shell::Shell>,
    mut stale: ResMut<Stale>,
    mut frame: ResMut<Frame>,
) {
    let size = (screen.size * screen.scale).round().as_uvec2();
    let resized = size != frame.size;
    // Before its walls and booths are there, the hall is not shown at all.
    let stands = |room: &Res<Room>| shell.is_of(room.plan.theme) && merged.furnishes(room.hall);
    let Some(room) = room.filter(stands) else {
        frame.draws = false;
        return;
    };
    let hall = stale.hall || visitor.moved || resized;
    let now = time.elapsed_secs_f64();
    let look = rest.look(hall, now);
    if let Some(secs) = rest.sleeps(now) {
        spawn_local(async move {
            sleep(secs).await;
            news::wake();
        });
    }
    frame.draws = hall || stale.panels || look == Look::Fine;
    stale.hall = false;
    stale.panels = false;
    if !frame.draws {
        return;
    }
    frame.size = size;
    frame.fade = 1.0 - fade.hidden;
    frame.look = look;
    // Whoever stands still looks at things: the last frame of a walk is drawn again with every pixel.
    let moving = visitor.moved || !fade.is_clear();
    if moving && look == Look::Whole && share.0 < 1.0 {
        frame.look = Look::Smaller(share.0);
        stale.hall = true;
        stale.soon = true;
    }
    frame.airy = rest.airy(look);
    let far = rest.far(look);
    frame.air = air(room.plan.theme);
    frame.clip_from_world = screen
        .lens(diary.settings.field_of_view)
        .clip_from_world(visitor.stance());
    let eye = eye(visitor.stance());
    let (right, up, _) = axes(visitor.stance());
    frame.view = [eye, right, up];
    let seen: Vec<Option<Detail>> = (0..room.plan.parts.len())
        .map(|part| {
            let (low, high) = shell.bounds(&room, part);
            let inside = eye.cmpge(low).all() && eye.cmple(high).all();
            let seen = inside || sees(&frame.clip_from_world, low, high);
            let distance = (low.z - eye.z).max(eye.z - high.z);
            let detail = if distance > FARTHEST {
                Detail::Far
            } else if distance > far {
                Detail::Coarse
            } else {
                Detail::Fine
            };
            seen.then_some(detail)
        })
        .collect();
    frame.parts = runs(&room, &seen);
    frame.booths = merged.ranges.seen(&seen);
}

/// Runs of equal parts that are seen. Parts follow one another, so a gap ends a run.
fn runs(room: &Room, seen: &[Option<Detail>]) -> Vec<Run> {
    let mut runs: Vec<Run> = Vec::new();
    let mut before = None;
    for (placed, seen) in room.plan.parts.iter().zip(seen) {
        let this = seen.map(|detail| (placed.part, detail));
        match (this, runs.last_mut()) {
            (Some(_), Some(run)) if this == before => {
                let last = run.first + run.step * (run.copies - 1) as f32;
                run.step = placed.z - last;
                run.copies += 1;
            }
            (Some((part, detail)), _) => runs.push(Run {
                part,
                detail,
                first: placed.z,
                step: 0.0,
                copies: 1,
            }),
            (None, _) => {}
        }
        before = this;
    }
    runs
}

/// Takes what was delivered to the graphics card.
pub fn hand_over(mut stage: NonSendMut<Stage>, mut deliveries: ResMut<Deliveries>) {
    if !deliveries.0.is_empty() {
        stage.take(std::mem::take(&mut deliveries.0));
    }
}
