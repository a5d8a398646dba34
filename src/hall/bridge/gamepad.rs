//! Gamepads whose layout the browser knows (W3C Gamepad, "standard" mapping). The left stick and the cross walk, the right
//! stick turns, A opens, B closes, X shows the map, Y the programme, the shoulder buttons go from booth to booth.

use std::cell::{Cell, RefCell};

use bevy::prelude::*;
use overlay::{Action, Panel};
use wasm_bindgen::prelude::*;
use web_sys::{Gamepad, GamepadButton, GamepadMappingType};

use super::news;
use crate::panels::{Asked, Panels};
use crate::room::Room;
use crate::schedule::Step;
use crate::visitor::Visitor;
use crate::visitor::intent::{Gate, Intent};
use crate::visitor::keys::at_hand;

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

thread_local! {
    static PAD: Cell<Pad> = const { Cell::new(Pad { walk: Vec2::ZERO, turn: 0.0, buttons: 0 }) };
    static ASKING: Cell<bool> = const { Cell::new(false) };
    static NEXT: RefCell<Option<Closure<dyn FnMut()>>> = const { RefCell::new(None) };
}

pub(super) fn plugin(app: &mut App) {
    app.add_systems(Startup, listen);
    app.add_systems(Update, sense.in_set(Step::Sense));
}

/// Pads tell nothing by themselves: from the moment one is there, it is asked. The hall wakes only when a pad says something.
fn listen() {
    NEXT.set(Some(Closure::new(ask)));
    let Some(window) = page::browser::window() else {
        return;
    };
    let begin = Closure::<dyn FnMut()>::new(|| {
        if !ASKING.replace(true) {
            again();
        }
    });
    // The window takes every listener.
    let _ =
        window.add_event_listener_with_callback("gamepadconnected", begin.as_ref().unchecked_ref());
    begin.forget();
}

fn again() {
    NEXT.with_borrow(|next| {
        if let (Some(next), Some(window)) = (next, page::browser::window()) {
            // Not with the screen's frames: waking the hall there would put its own frame off to the next one, for ever.
            let next = next.as_ref().unchecked_ref();
            let _ = window.set_timeout_with_callback_and_timeout_and_arguments_0(next, ASK_MS);
        }
    });
}

fn ask() {
    let found = page::browser::window()
        .and_then(|window| window.navigator().get_gamepads().ok())
        .and_then(|pads| pads.iter().find_map(read));
    let now = found.unwrap_or_default();
    if PAD.replace(now) != now || now != Pad::default() {
        news::wake();
    }
    if found.is_some() {
        again();
    } else {
        ASKING.set(false);
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

fn sense(
    gate: Res<Gate>,
    panels: Res<Panels>,
    visitor: Res<Visitor>,
    room: Option<Res<Room>>,
    mut intent: ResMut<Intent>,
    mut asked: MessageWriter<Asked>,
    mut before: Local<u32>,
) {
    let pad = PAD.get();
    let pressed = pad.buttons & !std::mem::replace(&mut *before, pad.buttons);
    let Some(room) = room else { return };
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
