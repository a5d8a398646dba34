//! What the panels hear of the mouse and of keys, and how the pointer looks over them.
//!
//! bevy_egui translates keys. Its plugin is left out: it looks for windows, cameras and text fields that nothing here has, in two dozen
//! systems a frame, and registers its settings for reflection. Wheel and fingers are heard by `panels::input`.

use bevy::input::ButtonState;
use bevy::input::keyboard::Key;
use bevy::prelude::*;
use bevy::window::WindowEvent;
use bevy_egui::helpers::bevy_to_egui_key;
use bevy_egui::input::ModifierKeysState;

use crate::options::Options;
use crate::panels::state::PanelEgui;
use crate::schedule::FrameStep;

pub(super) fn plugin(app: &mut App) {
    app.add_systems(Update, hear.in_set(FrameStep::Receive));
    app.add_systems(Update, point.after(FrameStep::Show));
}

/// What is held, where the mouse is, and whether keys go elsewhere.
#[derive(Default)]
struct Held {
    modifiers: ModifierKeysState,
    at: egui::Pos2,
    is_elsewhere: bool,
}

/// Hands mouse and keys on, in the order in which they came.
fn hear(
    mut events: MessageReader<WindowEvent>,
    time: Res<Time<Real>>,
    mut egui: ResMut<PanelEgui>,
    mut held: Local<Held>,
) {
    let PanelEgui { context, input, .. } = &mut *egui;
    let zoom = context.zoom_factor();
    let before = context.input(|input| input.modifiers);
    let Held {
        modifiers,
        at,
        is_elsewhere,
    } = &mut *held;
    for event in events.read() {
        match event {
            WindowEvent::CursorMoved(moved) => {
                *at = egui::pos2(moved.position.x, moved.position.y) / zoom;
                input.events.push(egui::Event::PointerMoved(*at));
            }
            WindowEvent::MouseButtonInput(press) => {
                input.events.extend(button(press.button).map(|button| {
                    egui::Event::PointerButton {
                        pos: *at,
                        button,
                        pressed: press.state == ButtonState::Pressed,
                        modifiers: modifiers.to_egui_modifiers(),
                    }
                }));
            }
            WindowEvent::KeyboardInput(typed) => {
                let pressed = typed.state.is_pressed();
                hold(modifiers, &typed.logical_key, pressed);
                input
                    .events
                    .extend(
                        bevy_to_egui_key(&typed.logical_key).map(|key| egui::Event::Key {
                            key,
                            physical_key: None,
                            pressed,
                            repeat: false,
                            modifiers: modifiers.to_egui_modifiers(),
                        }),
                    );
            }
            WindowEvent::WindowFocused(focus) => *is_elsewhere = !focus.focused,
            // What is let go elsewhere is not heard of.
            WindowEvent::KeyboardFocusLost(_) => *modifiers = ModifierKeysState::default(),
            _ => {}
        }
    }
    let now = modifiers.to_egui_modifiers();
    // Any event has egui paint once more.
    if now != before {
        input.events.push(egui::Event::ModifiersChanged(now));
    }
    input.focused = !*is_elsewhere;
    input.time = Some(time.elapsed_secs_f64());
}

fn button(button: MouseButton) -> Option<egui::PointerButton> {
    match button {
        MouseButton::Left => Some(egui::PointerButton::Primary),
        MouseButton::Right => Some(egui::PointerButton::Secondary),
        MouseButton::Middle => Some(egui::PointerButton::Middle),
        _ => None,
    }
}

/// Keys that count while others are pressed.
fn hold(modifiers: &mut ModifierKeysState, key: &Key, pressed: bool) {
    match key {
        Key::Shift => modifiers.shift = pressed,
        Key::Control => modifiers.ctrl = pressed,
        Key::Alt => modifiers.alt = pressed,
        Key::Super | Key::Meta => modifiers.win = pressed,
        _ => {}
    }
}

/// Shows the pointer as the panels, or what is pointed at in the hall, want it.
fn point(egui: Res<PanelEgui>, options: Res<Options>, mut shown: Local<egui::CursorIcon>) {
    if *shown == egui.pointer {
        return;
    }
    *shown = egui.pointer;
    let name = match egui.pointer {
        egui::CursorIcon::PointingHand => "pointer",
        egui::CursorIcon::ZoomIn => "zoom-in",
        _ => "default",
    };
    if let Some(canvas) = super::webgl::canvas(&options.canvas) {
        let _ = canvas.style().set_property("cursor", name);
    }
}
