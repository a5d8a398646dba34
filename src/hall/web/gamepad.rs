//! Gamepads whose layout the browser knows (W3C Gamepad, "standard" mapping). The left stick and the cross walk, the right
//! stick turns, A opens, B closes, X shows the map, Y the programme, the shoulder buttons go from booth to booth.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use bevy::ecs::system::SystemParam;
use bevy::prelude::*;
use overlay::{Action, Panel};
use page::browser::Listener;
use wasm_bindgen::prelude::*;
use web_sys::{Gamepad, GamepadButton, GamepadMappingType};

use crate::current_hall::CurrentHall;
use crate::inbox::Inbox;
use crate::messages::Asked;
use crate::panels::state::Panels;
use crate::schedule::Step;
use crate::visitor::body::Visitor;
use crate::visitor::intent::{Gate, Intent};
use crate::visitor::keyboard::at_hand;

/// Sticks that are let go still say so much.
const DEAD: f32 = 0.15;

/// Milliseconds from one question to the next: a frame at 60 a second.
const ASK_MS: i32 = 16;

/// Bits of [`Pad::buttons`]: the standard mapping's indices.
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

/// What a pad said last.
#[derive(Clone, Copy, Default, PartialEq)]
struct Pad {
    /// To the right and onwards.
    walk: Vec2,
    /// To the left.
    turn: f32,
    buttons: u32,
}

/// The pads of this device: what they said last, and whether they are being asked.
struct Pads {
    last: Cell<Pad>,
    asking: Cell<bool>,
    next: RefCell<Option<Closure<dyn FnMut()>>>,
    inbox: Inbox,
}

/// Shared with what the browser calls.
#[derive(Deref)]
struct SharedPads(Rc<Pads>);

pub(super) fn plugin(app: &mut App) {
    app.add_systems(Startup, listen);
    app.add_systems(Update, sense.in_set(Step::Sense));
}

/// Pads tell nothing by themselves: from the moment one is there, it is asked. The hall wakes only when a pad says something.
fn listen(world: &mut World) {
    let pads = Rc::new(Pads {
        last: Cell::default(),
        asking: Cell::default(),
        next: RefCell::default(),
        inbox: world.resource::<Inbox>().clone(),
    });
    let asked = Rc::clone(&pads);
    pads.next.replace(Some(Closure::new(move || asked.ask())));
    let begun = Rc::clone(&pads);
    let connected = Listener::on_window("gamepadconnected", move |_| {
        if !begun.asking.replace(true) {
            begun.again();
        }
    });
    if let Some(connected) = connected {
        connected.for_ever();
    }
    world.insert_non_send(SharedPads(pads));
}

impl Pads {
    fn again(&self) {
        if let (Some(next), Some(window)) = (&*self.next.borrow(), page::browser::window()) {
            // Not with the screen's frames: waking the hall there would put its own frame off to the next one, for ever.
            let next = next.as_ref().unchecked_ref();
            let _ = window.set_timeout_with_callback_and_timeout_and_arguments_0(next, ASK_MS);
        }
    }

    fn ask(&self) {
        let found = page::browser::window()
            .and_then(|window| window.navigator().get_gamepads().ok())
            .and_then(|pads| pads.iter().find_map(read));
        let now = found.unwrap_or_default();
        if self.last.replace(now) != now || now != Pad::default() {
            self.inbox.wake();
        }
        if found.is_some() {
            self.again();
        } else {
            self.asking.set(false);
        }
    }
}

/// What a pad says; nothing when its place is empty or its layout unknown.
fn read(place: JsValue) -> Option<Pad> {
    let pad: Gamepad = place.dyn_into().ok()?;
    if pad.mapping() != GamepadMappingType::Standard {
        return None;
    }
    let axis = |index| {
        let told = pad.axes().get(index).as_f64().unwrap_or(0.0) as f32;
        if told.abs() < DEAD { 0.0 } else { told }
    };
    let held = |(index, button): (usize, JsValue)| {
        let held = GamepadButton::from(button).pressed();
        u32::from(held) << index
    };
    let buttons = pad.buttons().iter().enumerate().take(16).map(held).sum();
    let cross = |plus, minus| {
        let held = |button| f32::from(u8::from(buttons & button != 0));
        held(plus) - held(minus)
    };
    let walk = Vec2::new(
        axis(0) + cross(button::RIGHT, button::LEFT),
        cross(button::UP, button::DOWN) - axis(1),
    );
    Some(Pad {
        walk: walk.clamp(Vec2::NEG_ONE, Vec2::ONE),
        turn: -axis(2),
        buttons,
    })
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
    pads: If<NonSend<SharedPads>>,
    now: Situation,
    mut intent: ResMut<Intent>,
    mut asked: MessageWriter<Asked>,
    mut before: Local<u32>,
) {
    let Situation {
        gate,
        panels,
        visitor,
        room,
    } = now;
    let pad = pads.last.get();
    let pressed = pad.buttons & !std::mem::replace(&mut *before, pad.buttons);
    if !gate.panel {
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
    show(button::B, Panel::None);
    show(button::X, toggled(Panel::Map));
    show(button::Y, toggled(Panel::Programme));
    if let Some(booth) = at_hand(&panels, &visitor, &room) {
        show(button::A, booth);
    }
    if pressed & button::RIGHT_SHOULDER != 0 {
        intent.next = Some(1);
    } else if pressed & button::LEFT_SHOULDER != 0 {
        intent.next = Some(-1);
    }
}
