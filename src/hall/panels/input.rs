//! What the panels hear: wheel and touch as egui's events, and only what is for them.

use bevy::input::mouse::MouseScrollUnit;
use bevy::input::touch::{TouchInput, TouchPhase};
use bevy::prelude::*;
use bevy::window::WindowEvent;
use overlay::{Overlay, Panel};

use super::state::{PanelEgui, Panels};
use crate::redraw::Redraw;
use crate::schedule::FrameStep;
use crate::screen::Viewport;
use crate::visitor::intent::{Gate, VisitorIntent};

/// Points a wheel step stands for where the browser counts in lines.
const LINE: f32 = 40.0;

pub(super) fn plugin(app: &mut App) {
    app.add_systems(Update, (add, gate).in_set(FrameStep::Receive));
    app.add_systems(Update, push.in_set(FrameStep::Sense));
}

/// Keys and presses belong to an open panel, or to the hall.
fn gate(panels: Res<Panels>, mut gate: ResMut<Gate>) {
    let panel = &panels.overlay.panel;
    // What a booth's panel leaves free of the hall, beside it or above it on a phone, can be pressed; the welcome card is in nobody's way.
    let beside = match panel {
        Panel::Booth(_) => panels.overlay.clear().is_some(),
        Panel::None | Panel::Welcome | Panel::Object(_) => true,
        _ => false,
    };
    let menu = panels.overlay.has_menu();
    let now = Gate {
        panel: *panel != Panel::None || menu,
        arrows: !matches!(panel, Panel::None | Panel::Welcome | Panel::Object(_)) || menu,
        blocked: !beside,
    };
    if *gate != now {
        *gate = now;
    }
}

/// The stick on the screen walks and turns.
fn push(panels: Res<Panels>, mut intent: ResMut<VisitorIntent>) {
    let stick = panels.overlay.stick();
    if stick != egui::Vec2::ZERO {
        intent.steps.forward += stick.y;
        intent.steps.turn -= stick.x;
    }
}

/// The finger that is the pointer.
#[derive(Default)]
struct Finger {
    held: Option<u64>,
    /// It was let go in the frame before.
    lifted: bool,
}

/// Adds wheel and touch.
fn add(
    mut heard: MessageReader<WindowEvent>,
    screen: Res<Viewport>,
    mut egui: ResMut<PanelEgui>,
    mut panels: ResMut<Panels>,
    mut redraw: ResMut<Redraw>,
    mut finger: Local<Finger>,
) {
    let PanelEgui { context, input, .. } = &mut *egui;
    let zoom = context.zoom_factor();
    let modifiers = context.input(|input| input.modifiers);
    if std::mem::take(&mut finger.lifted) {
        input.events.push(egui::Event::PointerGone);
    }
    for event in heard.read() {
        match event {
            WindowEvent::MouseWheel(wheel) => {
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
            WindowEvent::TouchInput(touch) => {
                let pos = egui::pos2(touch.position.x, touch.position.y) / zoom;
                finger.touch(touch, pos, modifiers, input);
            }
            _ => {}
        }
    }
    if finger.lifted {
        panels.set_changed();
        redraw.request_frame();
    }
}

impl Finger {
    /// Adds a touch at a place of egui's. The first finger is the pointer.
    fn touch(
        &mut self,
        touch: &TouchInput,
        pos: egui::Pos2,
        modifiers: egui::Modifiers,
        input: &mut egui::RawInput,
    ) {
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
        if phase == egui::TouchPhase::Start && self.held.is_none() {
            self.held = Some(touch.id);
        }
        if self.held != Some(touch.id) {
            return;
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
                self.lifted = true;
                self.held = None;
            }
        }
    }
}

/// Leaves out what is not for the panels; whether anything is left that they have to hear.
///
/// `over` remembers whether the pointer was on a panel: leaving one is heard too.
pub fn for_panels(input: &mut egui::RawInput, overlay: &Overlay, over: &mut bool) -> bool {
    let open = overlay.panel != Panel::None || overlay.has_menu();
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
        // The hall goes one level up by itself; a menu is egui's.
        egui::Event::Key {
            key: egui::Key::Escape,
            ..
        } if !overlay.has_menu() => false,
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

#[cfg(test)]
mod tests {
    use super::*;

    fn input(events: Vec<egui::Event>) -> egui::RawInput {
        egui::RawInput {
            events,
            ..egui::RawInput::default()
        }
    }

    fn key() -> egui::Event {
        egui::Event::Text("m".into())
    }

    #[test]
    fn keys_are_the_halls_while_no_panel_is_open() {
        let mut overlay = Overlay::default();
        let mut over = false;
        let mut raw = input(vec![key()]);
        assert!(!for_panels(&mut raw, &overlay, &mut over));
        assert!(raw.events.is_empty());
        overlay.panel = Panel::Map;
        let mut raw = input(vec![key()]);
        assert!(for_panels(&mut raw, &overlay, &mut over));
        assert_eq!(raw.events.len(), 1);
    }

    #[test]
    fn leaving_a_panel_is_heard_and_moving_over_the_hall_is_not() {
        let overlay = Overlay::default();
        let moved = || input(vec![egui::Event::PointerMoved(egui::pos2(5.0, 5.0))]);
        let mut over = true;
        assert!(for_panels(&mut moved(), &overlay, &mut over));
        assert!(!for_panels(&mut moved(), &overlay, &mut over));
    }
}
