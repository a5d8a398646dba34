//! The panels' frame: egui runs only when something for it has changed, and never paints what nobody sees.

use bevy::camera::Camera;
use bevy::prelude::*;
use bevy_egui::{
    EguiContext, EguiContextSettings, EguiFullOutput, EguiGlobalSettings, EguiInput, EguiPlugin,
    EguiPreUpdateSet, PrimaryEguiContext,
};
use overlay::{Guidance as Shown, Panel, View};

use super::input;
use super::{Asked, Panels};
use crate::bridge::files::Fonts;
use crate::bridge::pictures::PanelPictures;
use crate::render::{Deliveries, Delivery, PanelPaint};
use crate::room::{Event, Room};
use crate::schedule::Step;
use crate::state::{Diary, Screen, Stale, Tongue};
use crate::visitor::guidance::Guidance;
use crate::visitor::intent::{Gate, Intent};
use crate::visitor::{NAMED, Visitor};

/// While one walks, panels follow so often, seconds: the map's arrow need not move more smoothly.
const EVERY: f32 = 0.1;

pub(crate) fn plugin(app: &mut App) {
    app.add_plugins(EguiPlugin::default());
    app.insert_resource(EguiGlobalSettings {
        auto_create_primary_context: false,
        // The page has the text fields; egui has none.
        enable_ime: false,
        input_system_settings: input::settings(),
        ..EguiGlobalSettings::default()
    });
    app.add_systems(PreStartup, spawn);
    app.add_systems(
        PreUpdate,
        input::add
            .after(EguiPreUpdateSet::ProcessInput)
            .before(EguiPreUpdateSet::BeginPass),
    );
    app.add_systems(Update, gate.in_set(Step::Receive));
    app.add_systems(Update, push.in_set(Step::Sense));
    app.add_systems(Update, show.in_set(Step::Show));
}

/// egui's input wants a camera to know its window by; nothing is drawn through it.
fn spawn(mut commands: Commands) {
    commands.spawn((
        Camera::default(),
        PrimaryEguiContext,
        EguiContextSettings {
            run_manually: true,
            input_system_settings: input::settings(),
            ..EguiContextSettings::default()
        },
    ));
}

/// Keys and presses belong to an open panel, or to the hall.
fn gate(panels: Res<Panels>, screen: Res<Screen>, mut gate: ResMut<Gate>) {
    let panel = &panels.overlay.panel;
    // A booth's panel leaves the hall in view where there is room beside it; the welcome card is in nobody's way.
    let beside = match panel {
        Panel::Booth(_) => screen.size.x >= 900.0,
        Panel::None | Panel::Welcome => true,
        _ => false,
    };
    let now = Gate {
        panel: !matches!(panel, Panel::None | Panel::Welcome),
        blocked: !beside,
    };
    if *gate != now {
        *gate = now;
    }
}

/// The stick on the screen walks and turns.
fn push(panels: Res<Panels>, mut intent: ResMut<Intent>) {
    let stick = panels.overlay.stick();
    if stick != egui::Vec2::ZERO {
        intent.steps.forward += stick.y;
        intent.steps.turn -= stick.x;
    }
}

fn show(
    time: Res<Time<Real>>,
    mut contexts: Query<
        (&mut EguiContext, &mut EguiInput, &mut EguiFullOutput),
        With<PrimaryEguiContext>,
    >,
    event: Option<Res<Event>>,
    room: Option<Res<Room>>,
    tongue: Option<Res<Tongue>>,
    (screen, visitor, guidance, pictures, mut fonts): (
        Res<Screen>,
        Res<Visitor>,
        Res<Guidance>,
        Res<PanelPictures>,
        ResMut<Fonts>,
    ),
    mut diary: ResMut<Diary>,
    mut panels: ResMut<Panels>,
    mut stale: ResMut<Stale>,
    mut deliveries: ResMut<Deliveries>,
    mut asked: MessageWriter<Asked>,
    (mut last, mut begun): (Local<(f32, Option<usize>, bool)>, Local<bool>),
) {
    let Ok((mut context, mut raw, mut full)) = contexts.single_mut() else {
        return;
    };
    let context = context.get_mut().clone();
    if !*begun {
        // egui has no fonts to look at before its first pass, not even to find that nothing is painted.
        *begun = true;
        context.begin_pass(egui::RawInput::default());
        let output = context.end_pass();
        deliveries.0.push(Delivery::Panels(PanelPaint {
            primitives: Vec::new(),
            textures: output.textures_delta,
            scale: output.pixels_per_point,
            covered: Vec::new(),
        }));
    }
    // bevy_egui asks for an output of every frame, also of those in which nothing ran.
    full.0 = Some(egui::FullOutput {
        pixels_per_point: context.pixels_per_point(),
        ..egui::FullOutput::default()
    });
    let (Some(event), Some(room), Some(tongue)) = (event, room, tongue) else {
        return;
    };
    let lettered = fonts
        .bypass_change_detection()
        .set
        .as_mut()
        .is_some_and(|set| set.apply(&context, &tongue.language));
    let heard = input::for_panels(&mut raw, &panels.overlay, &mut last.2);
    let now = time.elapsed_secs();
    let nearest = visitor.booth(&room, NAMED);
    // Nothing else shows where exactly one stands.
    let shows_place = panels.overlay.panel == Panel::Map || guidance.to.is_some();
    let followed = shows_place && visitor.moved && now - last.0 > EVERY;
    let changed = stale.panels
        || lettered
        || heard
        || followed
        || nearest != last.1
        || room.is_changed()
        || event.is_changed()
        || tongue.is_changed()
        || guidance.is_changed()
        || pictures.is_changed()
        || context.has_requested_repaint();
    if !changed || !overlay::fonts::ready(&context) {
        raw.events.clear();
        return;
    }
    (last.0, last.1) = (now, nearest);
    raw.screen_rect = Some(egui::Rect::from_min_size(
        egui::Pos2::ZERO,
        egui::vec2(screen.size.x, screen.size.y) / context.zoom_factor(),
    ));
    raw.max_texture_side = Some(4096);
    raw.viewports
        .entry(egui::ViewportId::ROOT)
        .or_default()
        .native_pixels_per_point = Some(screen.scale);
    let way = guidance.to.as_ref().map(|led| (led.slot, led.corners()));
    let timestamp = page::browser::clock::now();
    let picture = |wanted: overlay::PictureRef<'_>| pictures.get(wanted.slot, wanted.src);
    let view = View {
        exhibition: &event,
        records: &diary.bypass_change_detection().0,
        language: &tongue.language,
        languages: &tongue.languages,
        hall: room.hall,
        plan: &room.plan,
        plot_slots: &room.plot_slots,
        position: visitor.stance().position.into(),
        yaw: visitor.stance().yaw,
        nearest,
        guidance: way.as_ref().map(|(slot, way)| Shown { slot: *slot, way }),
        now: timestamp,
        visitor_offset_secs: page::browser::clock::offset_secs(timestamp),
        touch: screen.touch,
        pictures: &picture,
    };
    let overlay = &mut panels.bypass_change_detection().overlay;
    let mut actions = Vec::new();
    // egui may go over it more than once, to find the sizes of things.
    let output = context.run_ui(raw.take(), |ui| actions.extend(overlay.ui(ui.ctx(), &view)));
    if !actions.is_empty() || context.has_requested_repaint() || overlay.stick() != egui::Vec2::ZERO
    {
        stale.soon = true;
    }
    for action in actions {
        asked.write(Asked(action));
    }
    let scale = output.pixels_per_point;
    let primitives = context.tessellate(output.shapes, scale);
    let covered = covered(&primitives, scale);
    full.0 = Some(egui::FullOutput {
        platform_output: output.platform_output,
        pixels_per_point: scale,
        ..egui::FullOutput::default()
    });
    deliveries.0.push(Delivery::Panels(PanelPaint {
        primitives,
        textures: output.textures_delta,
        scale,
        covered,
    }));
    stale.panels = true;
}

/// Where something is painted, device pixels: overlapping rectangles joined until none do.
fn covered(primitives: &[egui::ClippedPrimitive], scale: f32) -> Vec<[f32; 4]> {
    let mut rectangles: Vec<egui::Rect> = Vec::new();
    for primitive in primitives {
        let egui::epaint::Primitive::Mesh(mesh) = &primitive.primitive else {
            continue;
        };
        let mut rect = mesh.calc_bounds().intersect(primitive.clip_rect);
        if !rect.is_positive() {
            continue;
        }
        rect = rect.expand(1.0);
        while let Some(other) = rectangles.iter().position(|other| other.intersects(rect)) {
            rect = rect.union(rectangles.swap_remove(other));
        }
        rectangles.push(rect);
    }
    rectangles
        .iter()
        .map(|rect| {
            let rect = *rect * scale;
            [
                rect.min.x.floor(),
                rect.min.y.floor(),
                rect.max.x.ceil(),
                rect.max.y.ceil(),
            ]
        })
        .collect()
}
