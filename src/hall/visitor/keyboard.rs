//! Keys: W A S D and arrows walk and turn, Q and E turn in steps, Tab goes from booth to booth,
//! Enter opens, Esc closes, M shows the map, P the programme, H the help. None is needed: each has a control.

use bevy::ecs::system::SystemParam;
use bevy::input::keyboard::KeyboardInput;
use bevy::prelude::*;
use overlay::{Action, Panel};

use super::body::Visitor;
use super::intent::{Gate, Intent};
use crate::current_hall::CurrentHall;
use crate::messages::Asked;
use crate::panels::state::Panels;
use crate::schedule::Step;
use crate::visitor_records::VisitorRecords;

/// How near a booth has to be for Enter to open it, and for "next" to count from it, metres.
pub const REACH: f32 = 6.0;

pub(super) fn plugin(app: &mut App) {
    app.add_systems(Update, (hold, press).in_set(Step::Sense));
}

/// Keys that count while they are held.
fn hold(
    keys: Res<ButtonInput<KeyCode>>,
    gate: Res<Gate>,
    records: Res<VisitorRecords>,
    mut intent: ResMut<Intent>,
) {
    if chord(&keys) {
        return;
    }
    let letters = records.settings.letter_keys;
    let arrow_held = |key| !gate.panel && keys.pressed(key);
    let held = |letter: KeyCode, arrow: Option<KeyCode>| {
        let held = (letters && keys.pressed(letter)) || arrow.is_some_and(arrow_held);
        f32::from(u8::from(held))
    };
    intent.steps.forward +=
        held(KeyCode::KeyW, Some(KeyCode::ArrowUp)) - held(KeyCode::KeyS, Some(KeyCode::ArrowDown));
    intent.steps.right += held(KeyCode::KeyD, None) - held(KeyCode::KeyA, None);
    let arrow = |key| f32::from(u8::from(arrow_held(key)));
    intent.steps.turn += arrow(KeyCode::ArrowLeft) - arrow(KeyCode::ArrowRight);
}

/// What a key that goes down depends on.
#[derive(SystemParam)]
struct Situation<'w> {
    keys: Res<'w, ButtonInput<KeyCode>>,
    gate: Res<'w, Gate>,
    records: Res<'w, VisitorRecords>,
    panels: Res<'w, Panels>,
    visitor: Res<'w, Visitor>,
    room: If<Res<'w, CurrentHall>>,
}

/// Keys that count when they go down.
fn press(
    mut pressed: MessageReader<KeyboardInput>,
    now: Situation,
    mut intent: ResMut<Intent>,
    mut asked: MessageWriter<Asked>,
    mut shift: Local<bool>,
) {
    let Situation {
        keys,
        gate,
        records,
        panels,
        visitor,
        room,
    } = now;
    let mut toggle = |panel: Panel| {
        let open = panels.overlay.panel == panel;
        asked.write(Asked(Action::Show(if open { Panel::None } else { panel })));
    };
    for key in pressed.read() {
        if matches!(key.key_code, KeyCode::ShiftLeft | KeyCode::ShiftRight) {
            // As it was when the next key went down: by the end of a slow frame it may have been let go again.
            *shift = key.state.is_pressed();
        }
        if !key.state.is_pressed() || key.repeat || chord(&keys) {
            continue;
        }
        match key.key_code {
            KeyCode::Tab if !gate.panel => intent.next = Some(if *shift { -1 } else { 1 }),
            KeyCode::Escape => toggle(panels.overlay.panel.clone()),
            KeyCode::Enter | KeyCode::NumpadEnter => {
                if let Some(booth) = at_hand(&panels, &visitor, &room) {
                    toggle(booth);
                }
            }
            _ if !records.settings.letter_keys => {}
            KeyCode::KeyN => intent.next = Some(if *shift { -1 } else { 1 }),
            KeyCode::KeyQ => intent.steps.snaps += 1,
            KeyCode::KeyE => intent.steps.snaps -= 1,
            KeyCode::KeyM => toggle(Panel::Map),
            KeyCode::KeyP => toggle(Panel::Programme),
            KeyCode::KeyH => toggle(Panel::Help),
            _ => {}
        }
    }
    // What was let go elsewhere, while the canvas had no focus, is heard of here only.
    *shift = keys.any_pressed([KeyCode::ShiftLeft, KeyCode::ShiftRight]);
}

/// The panel of the booth one stands at, while nothing else is open.
pub fn at_hand(panels: &Panels, visitor: &Visitor, room: &CurrentHall) -> Option<Panel> {
    let nothing = panels.overlay.panel == Panel::None;
    let booth = visitor.booth(room, REACH).filter(|_| nothing);
    booth.map(Panel::Booth)
}

/// Whether a modifier makes the keys the browser's: Ctrl+W, Alt+arrow and the like are not for us.
fn chord(keys: &ButtonInput<KeyCode>) -> bool {
    keys.any_pressed([
        KeyCode::ControlLeft,
        KeyCode::ControlRight,
        KeyCode::AltLeft,
        KeyCode::AltRight,
        KeyCode::SuperLeft,
        KeyCode::SuperRight,
    ])
}
