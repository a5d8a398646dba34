//! Mouse and touch: dragging looks around, a click or tap picks. A press that began on a panel is the panel's to the end.

use bevy::ecs::system::SystemParam;
use bevy::input::mouse::MouseButtonInput;
use bevy::input::touch::{TouchInput, TouchPhase};
use bevy::prelude::*;
use bevy::window::WindowEvent;

use super::camera::Lens;
use super::framing::Camera;
use super::intent::{Gate, VisitorIntent};
use crate::panels::state::Panels;
use crate::schedule::FrameStep;
use crate::screen::Viewport;

/// A press that moves less than this is a click, CSS pixels: a finger trembles more than a mouse, both less than this. However long
/// it takes: there are slow hands, and slow devices, on which a frame is longer than a tap.
const CLICK: f32 = 8.0;

/// A press on the hall.
#[derive(Clone, Copy, Debug)]
struct Press {
    /// Where it began, CSS pixels.
    from: Vec2,
    /// Where it is.
    at: Vec2,
    /// Whether it has become a drag.
    drags: bool,
}

/// Presses on the hall: of the mouse, and of the first finger.
#[derive(Resource, Default)]
pub struct Presses {
    mouse: Option<Press>,
    cursor: Option<Vec2>,
    finger: Option<(u64, Press)>,
}

impl Presses {
    /// Where the mouse is while it is not pressed, CSS pixels.
    pub fn resting(&self) -> Option<Vec2> {
        self.cursor.filter(|_| self.mouse.is_none())
    }
}

pub(super) fn plugin(app: &mut App) {
    app.init_resource::<Presses>();
    app.add_systems(Update, hear.in_set(FrameStep::Sense));
}

/// What a press depends on, and what it does.
#[derive(SystemParam)]
struct Pointing<'w> {
    screen: Res<'w, Viewport>,
    camera: Res<'w, Camera>,
    panels: Res<'w, Panels>,
    gate: Res<'w, Gate>,
    presses: ResMut<'w, Presses>,
    intent: ResMut<'w, VisitorIntent>,
}

fn hear(mut pointing: Pointing, mut heard: MessageReader<WindowEvent>) {
    for event in heard.read() {
        match event {
            WindowEvent::CursorMoved(moved) => pointing.moved(moved.position),
            WindowEvent::MouseButtonInput(button) => pointing.clicked(*button),
            WindowEvent::TouchInput(touch) => pointing.touched(touch),
            // Where it is let go is not heard of.
            WindowEvent::WindowFocused(focus) if !focus.focused => pointing.presses.mouse = None,
            _ => {}
        }
    }
}

impl Pointing<'_> {
    /// A press that begins here; none where it is a panel's.
    fn begin(&self, at: Vec2) -> Option<Press> {
        let is_ours = !self.gate.blocked && !self.panels.overlay.covers(at.into());
        is_ours.then(|| Press::new(at))
    }

    fn moved(&mut self, to: Vec2) {
        self.presses.cursor = Some(to);
        if let Some(press) = &mut self.presses.mouse {
            self.intent.steps.look += press.drag(to, &self.screen, &self.camera.lens);
        }
    }

    fn clicked(&mut self, button: MouseButtonInput) {
        let Some(at) = self.presses.cursor else {
            return;
        };
        if button.button != MouseButton::Left {
            return;
        }
        if button.state.is_pressed() {
            self.presses.mouse = self.begin(at);
        } else if let Some(press) = self.presses.mouse.take() {
            self.pick(press);
        }
    }

    fn touched(&mut self, touch: &TouchInput) {
        let Some((id, press)) = &mut self.presses.finger else {
            if touch.phase == TouchPhase::Started {
                self.presses.finger = self.begin(touch.position).map(|press| (touch.id, press));
            }
            return;
        };
        if *id != touch.id {
            return;
        }
        match touch.phase {
            TouchPhase::Started => {}
            TouchPhase::Moved => {
                let look = press.drag(touch.position, &self.screen, &self.camera.lens);
                self.intent.steps.look += look;
            }
            TouchPhase::Ended => {
                let press = *press;
                self.presses.finger = None;
                self.pick(press);
            }
            TouchPhase::Canceled => self.presses.finger = None,
        }
    }

    fn pick(&mut self, press: Press) {
        self.intent.pick = press.click().or(self.intent.pick);
    }
}

impl Press {
    fn new(at: Vec2) -> Self {
        Self {
            from: at,
            at,
            drags: false,
        }
    }

    /// The point it clicked, when it was a click.
    fn click(self) -> Option<Vec2> {
        (!self.drags).then_some(self.at)
    }

    /// Goes on to a place; by how much the hall turns. It follows the hand: what was under the pointer stays under it.
    fn drag(&mut self, to: Vec2, screen: &Viewport, lens: &Lens) -> Vec2 {
        self.drags |= to.distance(self.from) > CLICK;
        let by = (to - self.at) / screen.size.max(Vec2::ONE) * 2.0 * lens.tangents;
        self.at = to;
        if self.drags { by } else { Vec2::ZERO }
    }
}
