//! The frame: what is drawn of the hall, from culling and level of detail to pacing. A frame is drawn when it differs from
//! the one before, or when the render queue holds something for it.

use bevy::ecs::system::SystemParam;
use bevy::prelude::*;
use feed::event::Theme;
use venue::light::{Air, air};
use venue::mesh_builder::Detail;
use venue::plan::PlacedPart;
use venue::themes::HallPart;
use venue::themes::mood::Grade;

use crate::booths::merge::{Merged, SeenRanges};
use crate::booths::objects::PlinthObjects;
use crate::current_hall::CurrentHall;
use crate::frame_quality::idle::IdleRefinement;
use crate::frame_quality::{FrameMode, FrameQuality, refined_samples};
use crate::hall_mesh::HallMesh;
use crate::lod::detail;
use crate::mood::HourMood;
use crate::options::Options;
use crate::people::Crowd;
use crate::people::crowd::PeopleView;
use crate::redraw::{Redraw, WakeIn};
use crate::render_queue::RenderQueue;
use crate::schedule::FrameStep;
use crate::screen::Viewport;
use crate::sway::Sway;
use crate::visitor::body::Visitor;
use crate::visitor::camera::{axes, eye, sees};
use crate::visitor::framing::Camera;
use crate::visitor::reduced_motion::Fade;

/// Equal parts of the hall that stand one behind the other and are drawn at once.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct PartRun {
    /// Which mesh.
    pub part: HallPart,
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
    /// How the hall comes onto the canvas.
    pub mode: FrameMode,
    /// Samples a pixel where edges are smoothed; 0 leaves them as they are.
    pub samples: u32,
    /// What of the hall is to be seen; nothing before its walls and booths are there.
    pub view: Option<HallView>,
}

/// What of the hall is to be seen.
#[derive(Clone, Debug, PartialEq)]
pub struct HallView {
    /// Device pixels.
    pub size: UVec2,
    /// From the hall to the screen.
    pub clip_from_world: Mat4,
    /// Where the visitor looks from, and what is to the right and up from there.
    pub axes: [Vec3; 3],
    /// How much of the picture is left while it fades.
    pub fade: f32,
    /// What far things fade into.
    pub air: Air,
    /// How the light is changed by the hour.
    pub grade: Grade,
    /// How lanterns and leaves hang.
    pub sway: Sway,
    /// Whether it is drawn in a hurry: no light in the air, and plain surfaces without their grain.
    pub hurried: bool,
    /// The people.
    pub people: PeopleView,
    /// How the objects stand that are nearby, as the shader of people takes it.
    pub objects: Vec<Vec4>,
    /// Placed parts that may be seen.
    pub parts: Vec<PartRun>,
    /// Indices of booths that may be seen, in the mesh of each detail.
    pub booths: [SeenRanges; 3],
}

pub(super) fn plugin(app: &mut App) {
    app.insert_resource(Frame {
        draws: false,
        mode: FrameMode::Direct,
        samples: 0,
        view: None,
    });
    app.add_systems(Update, compose.in_set(FrameStep::Draw));
}

/// What a frame is made from.
#[derive(SystemParam)]
struct Seen<'w> {
    screen: Res<'w, Viewport>,
    camera: Res<'w, Camera>,
    visitor: Res<'w, Visitor>,
    fade: Res<'w, Fade>,
    room: Option<Res<'w, CurrentHall>>,
    merged: Res<'w, Merged>,
    mesh: Res<'w, HallMesh>,
    crowd: Res<'w, Crowd>,
    objects: Res<'w, PlinthObjects>,
    mood: Res<'w, HourMood>,
    sway: Res<'w, Sway>,
}

/// Sums up the frame.
fn compose(
    seen: Seen,
    (quality, options): (Res<FrameQuality>, Res<Options>),
    queue: Res<RenderQueue>,
    time: Res<Time<Real>>,
    (mut idle, mut redraw): (ResMut<IdleRefinement>, ResMut<Redraw>),
    mut alarm: MessageWriter<WakeIn>,
    mut frame: ResMut<Frame>,
) {
    let Some(room) = seen.standing() else {
        frame.draws = false;
        frame.view = None;
        return;
    };
    // Whoever stands still looks at things: the last frame of a walk is drawn again with every pixel.
    let was_scaled = matches!(frame.mode, FrameMode::Scaled(_));
    let pose = seen.pose(room.plan.theme);
    let before = frame.view.as_ref();
    let changed = queue.changes_hall() || was_scaled || !before.is_some_and(|it| it.is_from(&pose));
    let now = time.elapsed_secs_f64();
    idle.refine(quality.hurries);
    let mut mode = idle.mode(changed, now);
    alarm.write_batch(idle.sleeps(now).map(WakeIn));
    let (hurried, far) = (idle.hurries(mode), idle.far(mode));
    let moving = seen.visitor.moved || seen.camera.slides || !seen.fade.is_clear();
    if mode == FrameMode::Direct && moving && quality.share < 1.0 {
        mode = FrameMode::Scaled(quality.share);
        redraw.request_frame();
    } else if mode == FrameMode::Direct && quality.samples > 0 {
        mode = FrameMode::Smoothed;
    }
    let parts = visible(room, &seen.mesh, &pose, far);
    let view = HallView {
        hurried,
        parts: runs(&room.plan.parts, &parts),
        booths: seen.merged.ranges.seen(&parts),
        ..pose
    };
    // What is the same but for being kept or refined is not worth a frame by itself; a refined one is.
    frame.draws = changed || queue.changes_picture() || mode == FrameMode::Refined;
    if frame.draws {
        frame.mode = mode;
        // Smoothed alike while walking and standing, so that both can be drawn into one buffer.
        frame.samples = match quality.samples {
            0 => refined_samples(&seen.screen, options.card),
            samples => samples,
        };
        frame.view = Some(view);
    }
}

impl Seen<'_> {
    /// The hall one is in, once its walls and booths are there.
    fn standing(&self) -> Option<&CurrentHall> {
        let stands = |room: &&CurrentHall| {
            self.mesh.is_of(room.plan.theme) && self.merged.furnishes(room.hall)
        };
        self.room.as_deref().filter(stands)
    }

    /// Where one looks from and how, before it is known what is there to be seen.
    fn pose(&self, theme: Theme) -> HallView {
        let stance = self.objects.closer().unwrap_or(self.visitor.stance());
        let (right, up, _) = axes(stance);
        let grade = self.mood.grade(theme);
        HallView {
            size: self.screen.device_pixels(),
            clip_from_world: self.camera.lens.clip_from_world(stance),
            axes: [eye(stance), right, up],
            fade: 1.0 - self.fade.hidden,
            air: grade.air(air(theme)),
            grade,
            sway: *self.sway,
            hurried: true,
            people: self.crowd.view.clone(),
            objects: self.objects.poses.clone(),
            parts: Vec::new(),
            booths: Default::default(),
        }
    }
}

impl HallView {
    /// Whether it is seen from this pose. How things sway is nothing to draw a frame for.
    fn is_from(&self, pose: &Self) -> bool {
        self.size == pose.size
            && self.clip_from_world == pose.clip_from_world
            && self.axes == pose.axes
            && self.fade == pose.fade
            && self.air == pose.air
            && self.grade == pose.grade
            && self.people.looks_like(&pose.people)
            && self.objects == pose.objects
    }
}

/// For each part of the plan its level of detail; nothing for one that is out of view.
fn visible(room: &CurrentHall, mesh: &HallMesh, pose: &HallView, far: f32) -> Vec<Option<Detail>> {
    let parts = 0..room.plan.parts.len();
    parts
        .map(|part| level(pose, mesh.bounds(room, part), far))
        .collect()
}

/// The level of detail of what lies between these corners; nothing when it is out of view.
fn level(pose: &HallView, (low, high): (Vec3, Vec3), far: f32) -> Option<Detail> {
    let eye = pose.axes[0];
    let inside = eye.cmpge(low).all() && eye.cmple(high).all();
    let distance = (low.z - eye.z).max(eye.z - high.z);
    (inside || sees(&pose.clip_from_world, low, high)).then(|| detail(distance, far))
}

/// Runs of equal parts that are seen. Parts follow one another, so a gap ends a run.
fn runs(parts: &[PlacedPart], seen: &[Option<Detail>]) -> Vec<PartRun> {
    let mut runs: Vec<PartRun> = Vec::new();
    let mut before = None;
    for (placed, seen) in parts.iter().zip(seen) {
        let this = seen.map(|detail| (placed.part, detail));
        match (this, runs.last_mut()) {
            (Some(_), Some(run)) if this == before => {
                let last = run.first + run.step * (run.copies - 1) as f32;
                run.step = placed.z - last;
                run.copies += 1;
            }
            (Some((part, detail)), _) => runs.push(PartRun {
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

#[cfg(test)]
mod tests {
    use venue::walk::Stance;

    use super::*;
    use crate::lod::FAR;
    use crate::visitor::camera::Lens;

    fn seen_from(stance: Stance) -> HallView {
        HallView {
            size: UVec2::new(1280, 720),
            clip_from_world: Lens::new(75.0, 1.6).clip_from_world(&stance),
            axes: [eye(&stance), Vec3::X, Vec3::Y],
            fade: 1.0,
            air: air(Theme::default()),
            grade: Grade::OWN,
            sway: Sway::default(),
            hurried: false,
            people: PeopleView::default(),
            objects: Vec::new(),
            parts: Vec::new(),
            booths: Default::default(),
        }
    }

    #[test]
    fn equal_parts_in_a_row_are_one_run_and_a_gap_ends_it() {
        let placed = |part: HallPart, z: f32| PlacedPart { part, z };
        let parts = [
            placed(HallPart::Tail, 0.0),
            placed(HallPart::Bay, -8.0),
            placed(HallPart::Bay, -20.0),
            placed(HallPart::Bay, -32.0),
            placed(HallPart::Bay, -44.0),
            placed(HallPart::Bay, -56.0),
        ];
        let near = Some(Detail::Fine);
        let seen = [None, near, near, None, near, Some(Detail::Coarse)];
        let found: Vec<_> = runs(&parts, &seen)
            .iter()
            .map(|run| (run.first, run.step, run.copies, run.detail))
            .collect();
        assert_eq!(
            found,
            [
                (-8.0, -12.0, 2, Detail::Fine),
                (-44.0, 0.0, 1, Detail::Fine),
                (-56.0, 0.0, 1, Detail::Coarse)
            ]
        );
    }

    #[test]
    fn what_one_stands_in_is_fine_what_is_behind_is_left_out_and_what_is_far_is_coarse() {
        let pose = seen_from(Stance::default());
        let bay = |from: f32, to: f32| (Vec3::new(-9.0, -0.1, to), Vec3::new(9.0, 9.0, from));
        let levels = [
            (6.0, -6.0),
            (30.0, 18.0),
            (-20.0, -32.0),
            (-40.0, -52.0),
            (-80.0, -92.0),
        ]
        .map(|(from, to)| level(&pose, bay(from, to), FAR));
        assert_eq!(
            levels,
            [
                Some(Detail::Fine),
                None,
                Some(Detail::Fine),
                Some(Detail::Coarse),
                Some(Detail::Far)
            ]
        );
    }
}
