//! What egui hears: bevy_egui's pointer and keys, and wheel and touch from here.
//!
//! bevy_egui hands wheel steps on in device pixels (bevy#25304), and looks for a text field of its own after each touch.

use bevy::input::mouse::{MouseScrollUnit, MouseWheel};
use bevy::input::touch::{TouchInput, TouchPhase};
use bevy::prelude::*;
use bevy_egui::{EguiContext, EguiInput, EguiInputSystemSettings, PrimaryEguiContext};
use overlay::{Overlay, Panel};

use crate::state::{Screen, Stale};

/// Points a wheel step stands for where the browser counts in lines.
const LINE: f32 = 40.0;

/// bevy_egui's part.
pub fn settings() -> EguiInputSystemSettings {
    EguiInputSystemSettings {
        run_write_mouse_wheel_messages_system: false,
        run_write_window_touch_messages_system: false,
        run_write_non_window_touch_messages_system: false,
        run_write_non_window_pointer_moved_messages_system: false,
        run_write_ime_messages_system: false,
        run_write_file_dnd_messages_system: false,
        ..EguiInputSystemSettings::default()
    }
}

/// Our part.
pub fn add(
    mut wheels: MessageReader<MouseWheel>,
    mut touches: MessageReader<TouchInput>,
    screen: Res<Screen>,
    mut contexts: Query<(&mut EguiContext, &mut EguiInput), With<PrimaryEguiContext>>,
    mut stale: ResMut<Stale>,
    mut finger: Local<Option<u64>>,
    mut lifted: Local<bool>,
) {
    let Ok((mut context, mut input)) = contexts.single_mut() else {
        return;
    };
    let context = context.get_mut();
    let zoom = context.zoom_factor();
    let modifiers = context.input(|input| input.modifiers);
    if std::mem::take(&mut *lifted) {
        input.events.push(egui::Event::PointerGone);
    }
    for wheel in wheels.read() {
        let step = egui::vec2(wheel.x, wheel.y);
        let delta = match wheel.unit {
            MouseScrollUnit::Line => step * LINE,
            MouseScrollUnit::Pixel => step / screen.scale / zoom,
        };
        input.events.push(egui::Event::MouseWheel {
            unit: egui::MouseWheelUnit::Point,
            delta,
            modifiers,
            phase: egui::TouchPhase::Move,
        });
    }
    for touch in touches.read() {
        let pos = egui::pos2(touch.position.x, touch.position.y) / zoom;
        let phase = match touch.phase {
            TouchPhase::Started => egui::TouchPhase::Start,
            TouchPhase::Moved => egui::TouchPhase::Move,
            TouchPhase::Ended => egui::TouchPhase::End,
            TouchPhase::Canceled => egui::TouchPhase::Cancel,
        };
        input.events.push(egui::Event::Touch {
            device_id: egui::TouchDeviceId(0),
            id: egui::TouchId(touch.id),
            phase,
            pos,
            force: None,
        });
        // The first finger is the pointer.
        if phase == egui::TouchPhase::Start && finger.is_none() {
            *finger = Some(touch.id);
        }
        if *finger != Some(touch.id) {
            continue;
        }
        let button = |pressed| egui::Event::PointerButton {
            pos,
            button: egui::PointerButton::Primary,
            pressed,
            modifiers,
        };
        input.events.push(egui::Event::PointerMoved(pos));
        match phase {
            egui::TouchPhase::Start => input.events.push(button(true)),
            egui::TouchPhase::Move => {}
            egui::TouchPhase::End | egui::TouchPhase::Cancel => {
                input.events.push(button(false));
                // A tap is a press and a release at a place; egui is told that the finger is gone once it has seen them.
                *lifted = true;
                stale.panels = true;
                stale.soon = true;
                *finger = None;
            }
        }
    }
}

/// Leaves out what is not for the panels; whether anything is left that they have to hear.
///
/// `over` remembers whether the pointer was on a panel: leaving one is heard too.
pub fn for_panels(input: &mut EguiInput, overlay: &Overlay, over: &mut bool) -> bool {
    let open = overlay.panel != Panel::None;
    let zoom_free = |pos: egui::Pos2| [pos.x, pos.y];
    let mut heard = false;
    input.events.retain(|event| match event {
        egui::Event::PointerMoved(pos) => {
            let now = overlay.covers(zoom_free(*pos));
            heard |= now || *over;
            *over = now;
            true
        }
        egui::Event::PointerButton { pos, .. } => {
            heard |= open || *over || overlay.covers(zoom_free(*pos));
            true
        }
        egui::Event::Key { .. } | egui::Event::Text(_) => {
            heard |= open;
            open
        }
        egui::Event::ModifiersChanged(_) => true,
        egui::Event::Touch { pos, .. } => {
            heard |= open || overlay.covers(zoom_free(*pos));
            true
        }
        _ => {
            heard |= *over || open;
            true
        }
    });
    heard
}
