//! Mouse and touch: dragging looks around, a click or tap picks. A press that began on a panel is the panel's to the end.

use bevy::ecs::system::SystemParam;
use bevy::input::mouse::{MouseButtonInput, MouseMotion};
use bevy::input::touch::{TouchInput, TouchPhase};
use bevy::prelude::*;
use bevy::window::{CursorMoved, WindowFocused};

use super::camera::Lens;
use super::framing::Camera;
use super::intent::{Gate, VisitorIntent};
use crate::panels::state::Panels;
use crate::schedule::FrameStep;
use crate::screen::Viewport;

/// A press that moves less than this is a click, CSS pixels: a finger trembles more than a mouse, both less than this.
const CLICK: f32 = 8.0;
/// A press longer than this is no click, seconds.
const CLICK_SECONDS: f32 = 0.6;

/// A press on the hall.
#[derive(Clone, Copy, Debug)]
struct Press {
    /// Where it began, CSS pixels.
    from: Vec2,
    /// Where it is.
    at: Vec2,
    /// When it began, seconds.
    since: f32,
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
    app.add_systems(Update, (mouse, touch).in_set(FrameStep::Sense));
}

/// What a press depends on, and what it does.
#[derive(SystemParam)]
struct Pointing<'w> {
    time: Res<'w, Time<Real>>,
    screen: Res<'w, Viewport>,
    camera: Res<'w, Camera>,
    panels: Res<'w, Panels>,
    gate: Res<'w, Gate>,
    presses: ResMut<'w, Presses>,
    intent: ResMut<'w, VisitorIntent>,
}

fn mouse(
    pointing: Pointing,
    mut moved: MessageReader<CursorMoved>,
    mut buttons: MessageReader<MouseButtonInput>,
    mut focus: MessageReader<WindowFocused>,
    mut motion: MessageReader<MouseMotion>,
) {
    let Pointing {
        time,
        screen,
        camera,
        panels,
        gate,
        mut presses,
        mut intent,
    } = pointing;
    motion.clear();
    if moved.is_empty() && buttons.is_empty() && focus.is_empty() {
        return;
    }
    let now = time.elapsed_secs();
    if focus.read().any(|focus| !focus.focused) {
        presses.mouse = None;
    }
    for moved in moved.read() {
        presses.cursor = Some(moved.position);
        drag(
            &mut presses.mouse,
            moved.position,
            &screen,
            &camera.lens,
            &mut intent,
        );
    }
    for button in buttons.read() {
        if button.button != MouseButton::Left {
            continue;
        }
        let Some(at) = presses.cursor else { continue };
        if button.state.is_pressed() {
            let ours = !gate.blocked && !panels.overlay.covers(at.into());
            presses.mouse = ours.then_some(Press::new(at, now));
        } else if let Some(press) = presses.mouse.take() {
            intent.pick = press.click(now).or(intent.pick);
        }
    }
}

fn touch(pointing: Pointing, mut touches: MessageReader<TouchInput>) {
    let Pointing {
        time,
        screen,
        camera,
        panels,
        gate,
        mut presses,
        mut intent,
    } = pointing;
    if touches.is_empty() {
        return;
    }
    let now = time.elapsed_secs();
    for touch in touches.read() {
        let held = presses.finger.map(|(id, _)| id);
        match touch.phase {
            TouchPhase::Started if held.is_none() => {
                if !gate.blocked && !panels.overlay.covers(touch.position.into()) {
                    presses.finger = Some((touch.id, Press::new(touch.position, now)));
                }
            }
            TouchPhase::Moved if held == Some(touch.id) => {
                let mut press = presses.finger.map(|(_, press)| press);
                drag(
                    &mut press,
                    touch.position,
                    &screen,
                    &camera.lens,
                    &mut intent,
                );
                presses.finger = press.map(|press| (touch.id, press));
            }
            TouchPhase::Ended if held == Some(touch.id) => {
                if let Some((_, press)) = presses.finger.take() {
                    intent.pick = press.click(now).or(intent.pick);
                }
            }
            TouchPhase::Canceled if held == Some(touch.id) => presses.finger = None,
            _ => {}
        }
    }
}

impl Press {
    fn new(at: Vec2, since: f32) -> Self {
        Self {
            from: at,
            at,
            since,
            drags: false,
        }
    }

    /// The point it clicked, when it was a click.
    fn click(self, now: f32) -> Option<Vec2> {
        (!self.drags && now - self.since < CLICK_SECONDS).then_some(self.at)
    }
}

/// The hall follows the hand: what was under the pointer stays under it.
fn drag(
    press: &mut Option<Press>,
    to: Vec2,
    screen: &Viewport,
    lens: &Lens,
    intent: &mut VisitorIntent,
) {
    let Some(press) = press else { return };
    press.drags = press.drags || to.distance(press.from) > CLICK;
    if press.drags {
        let by = (to - press.at) / screen.size.max(Vec2::ONE) * 2.0 * lens.tangents;
        intent.steps.look += by;
    }
    press.at = to;
}
