//! Gamepads whose layout the browser knows (W3C Gamepad, "standard" mapping). The left stick and the cross walk, the right
//! stick turns, A opens, B closes, X shows the map, Y the programme, the shoulder buttons go from booth to booth.
//!
//! All pads of the device are heard as one. Worn sticks do not rest in the middle: where one rests is found out.

use std::collections::HashMap;
use std::sync::{Arc, Mutex};

use bevy::ecs::system::SystemParam;
use bevy::prelude::*;
use overlay::{Action, Panel};

use super::body::Visitor;
use super::intent::{Gate, Next, VisitorIntent};
use super::keyboard::at_hand;
use crate::current_hall::CurrentHall;
use crate::messages::Asked;
use crate::panels::state::Panels;
use crate::schedule::FrameStep;

/// Sticks that are let go still say so much.
const DEAD: f32 = 0.15;
/// What is pushed farther than this is no stick at rest.
const RESTING: f32 = 0.45;
/// A stick at rest trembles less than this.
const TREMBLE: f32 = 0.02;
/// A stick that says the same so many times rests: two seconds at sixty a second. No hand is that calm.
const CALM: u32 = 120;

/// Bits of [`RawPad::buttons`]: the standard mapping's indices.
mod button {
    pub const A: u32 = 1;
    pub const B: u32 = 1 << 1;
    pub const X: u32 = 1 << 2;
    pub const Y: u32 = 1 << 3;
    pub const LEFT_SHOULDER: u32 = 1 << 4;
    pub const RIGHT_SHOULDER: u32 = 1 << 5;
    pub const UP: u32 = 1 << 12;
    pub const DOWN: u32 = 1 << 13;
    pub const LEFT: u32 = 1 << 14;
    pub const RIGHT: u32 = 1 << 15;
}

/// What a pad says.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct RawPad {
    /// Its place among the device's pads.
    pub place: u32,
    /// The left stick and the right one: to the right and back, -1 to 1 each.
    pub axes: [f32; 4],
    /// A bit for each button that is held.
    pub buttons: u32,
}

/// What all pads say together.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
struct Pad {
    /// To the right and onwards.
    walk: Vec2,
    /// To the left.
    turn: f32,
    buttons: u32,
}

/// Where an axis rests.
#[derive(Clone, Copy, Debug, Default)]
struct Rest {
    at: f32,
    last: f32,
    /// How often it has said the same.
    same: u32,
}

impl Rest {
    /// What an axis says beyond its rest.
    fn hear(&mut self, told: f32) -> f32 {
        if (told - self.last).abs() < TREMBLE {
            self.same += 1;
        } else {
            (self.last, self.same) = (told, 0);
        }
        if self.same >= CALM && told.abs() < RESTING {
            self.at = told;
        }
        let pushed = told - self.at;
        // From its rest to its end a stick says all there is to say, on either side.
        let whole = 1.0 - self.at * pushed.signum();
        if pushed.abs() < DEAD {
            0.0
        } else {
            pushed / whole
        }
    }
}

/// The pads of this device.
#[derive(Default)]
struct Pads {
    rests: HashMap<u32, [Rest; 4]>,
    last: Pad,
}

impl Pads {
    fn hear(&mut self, raw: &[RawPad]) -> Pad {
        self.rests
            .retain(|place, _| raw.iter().any(|pad| pad.place == *place));
        let mut all = Pad::default();
        for pad in raw {
            // Browsers show a pad once a button of it is pressed: its sticks rest, as a rule.
            let begin = || {
                pad.axes.map(|told| Rest {
                    at: if told.abs() < RESTING { told } else { 0.0 },
                    last: told,
                    same: 0,
                })
            };
            let rests = self.rests.entry(pad.place).or_insert_with(begin);
            let mut axes = [0.0; 4];
            for ((axis, rest), told) in axes.iter_mut().zip(rests).zip(pad.axes) {
                *axis = rest.hear(told);
            }
            let cross = |plus, minus| {
                let held = |button| f32::from(u8::from(pad.buttons & button != 0));
                held(plus) - held(minus)
            };
            all.walk.x += axes[0] + cross(button::RIGHT, button::LEFT);
            all.walk.y += cross(button::UP, button::DOWN) - axes[1];
            all.turn -= axes[2];
            all.buttons |= pad.buttons;
        }
        all.walk = all.walk.clamp(Vec2::NEG_ONE, Vec2::ONE);
        all.turn = all.turn.clamp(-1.0, 1.0);
        all
    }
}

/// The pads of this device, shared with whoever asks them.
#[derive(Resource, Clone, Default)]
pub struct Gamepads(Arc<Mutex<Pads>>);

impl Gamepads {
    /// Takes what all pads say; whether the hall has to look.
    pub fn hear(&self, raw: &[RawPad]) -> bool {
        let Ok(mut pads) = self.0.lock() else {
            return false;
        };
        let now = pads.hear(raw);
        std::mem::replace(&mut pads.last, now) != now || now != Pad::default()
    }

    fn last(&self) -> Pad {
        self.0.lock().map(|pads| pads.last).unwrap_or_default()
    }
}

pub(super) fn plugin(app: &mut App) {
    app.init_resource::<Gamepads>();
    app.add_systems(Update, sense.in_set(FrameStep::Sense));
}

/// What a pad's buttons depend on.
#[derive(SystemParam)]
struct Situation<'w> {
    gate: Res<'w, Gate>,
    panels: Res<'w, Panels>,
    visitor: Res<'w, Visitor>,
    room: If<Res<'w, CurrentHall>>,
}

fn sense(
    pads: Res<Gamepads>,
    now: Situation,
    mut intent: ResMut<VisitorIntent>,
    mut asked: MessageWriter<Asked>,
    mut before: Local<u32>,
) {
    let Situation {
        gate,
        panels,
        visitor,
        room,
    } = now;
    let pad = pads.last();
    let pressed = pad.buttons & !std::mem::replace(&mut *before, pad.buttons);
    if !gate.arrows {
        intent.steps.right += pad.walk.x;
        intent.steps.forward += pad.walk.y;
        intent.steps.turn += pad.turn;
    }
    let open = &panels.overlay.panel;
    let toggled = |panel: Panel| if *open == panel { Panel::None } else { panel };
    let mut show = |button: u32, panel: Panel| {
        if pressed & button != 0 {
            asked.write(Asked(Action::Show(panel)));
        }
    };
    show(button::B, open.back());
    show(button::X, toggled(Panel::Map));
    show(button::Y, toggled(Panel::Programme));
    if let Some(booth) = at_hand(&panels, &visitor, &room) {
        show(button::A, booth);
    }
    if pressed & button::RIGHT_SHOULDER != 0 {
        intent.next = Some(Next {
            by: 1,
            around: true,
        });
    } else if pressed & button::LEFT_SHOULDER != 0 {
        intent.next = Some(Next {
            by: -1,
            around: true,
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pad(place: u32, axes: [f32; 4], buttons: u32) -> RawPad {
        RawPad {
            place,
            axes,
            buttons,
        }
    }

    #[test]
    fn a_stick_that_rests_beside_the_middle_does_not_walk() {
        for rest in [0.2, -0.3, 0.4] {
            let mut pads = Pads::default();
            let idle = pads.hear(&[pad(0, [0.0, rest, rest, 0.0], 0)]);
            assert_eq!(idle, Pad::default(), "{rest}");
            let pushed = pads.hear(&[pad(0, [0.0, -1.0, 0.0, 0.0], 0)]);
            assert!(pushed.walk.y > 0.9, "{pushed:?}");
        }
    }

    #[test]
    fn a_stick_that_comes_to_rest_elsewhere_stops_after_two_seconds() {
        let mut pads = Pads::default();
        pads.hear(&[pad(0, [0.0; 4], 0)]);
        let drift = [pad(0, [0.0, 0.2, 0.0, 0.0], 0)];
        assert!(pads.hear(&drift).walk.y < 0.0);
        let mut last = Pad::default();
        for _ in 0..=CALM {
            last = pads.hear(&drift);
        }
        assert_eq!(last, Pad::default());
        // What is pushed to the end is meant, however calm the hand.
        let held = [pad(0, [0.0, -0.9, 0.0, 0.0], 0)];
        for _ in 0..=2 * CALM {
            last = pads.hear(&held);
        }
        assert!(last.walk.y > 0.9);
    }

    #[test]
    fn all_pads_are_heard() {
        let mut pads = Pads::default();
        let idle = pad(0, [0.0; 4], 0);
        pads.hear(&[idle, pad(2, [0.0; 4], 0)]);
        let both = pads.hear(&[idle, pad(2, [1.0, 0.0, 0.0, 0.0], button::A)]);
        assert_eq!((both.walk, both.buttons), (Vec2::X, button::A));
    }
}
