//! Keys: W A S D and arrows walk and turn, Q and E turn in steps, Tab goes from booth to booth and out of the hall behind the
//! last, Enter opens, Esc closes and, with nothing open, leads to the list. Letters open what their name begins with. None is
//! needed: each has a control.
//!
//! The keys that walk are where W A S D are on an American keyboard, whatever is printed on them: they lie under the hand. All
//! other letters act by what is printed on the key, as far as the browser tells.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use bevy::ecs::system::SystemParam;
use bevy::input::keyboard::{Key, KeyboardInput};
use bevy::prelude::*;
use bevy::window::WindowEvent;
use overlay::{Action, Panel};

use super::body::Visitor;
use super::guidance::Guidance;
use super::guided_walk::GuidedWalk;
use super::intent::{Gate, Next, VisitorIntent};
use super::walking::next_plot;
use crate::current_hall::CurrentHall;
use crate::messages::Asked;
use crate::panels::state::Panels;
use crate::people::Together;
use crate::schedule::FrameStep;
use crate::visitor_records::VisitorRecords;

/// How near a booth has to be for Enter to open it, and for "next" to count from it, metres.
pub const REACH: f32 = 6.0;

/// The Cmd or Windows keys.
const SUPER: [KeyCode; 2] = [KeyCode::SuperLeft, KeyCode::SuperRight];

/// Keys that would scroll, leave the canvas or open the browser's own search.
const OURS: [&str; 10] = [
    "Tab",
    "ArrowUp",
    "ArrowDown",
    "ArrowLeft",
    "ArrowRight",
    " ",
    "PageUp",
    "PageDown",
    "'",
    "/",
];

/// Whether Tab and Shift+Tab are the page's: there is no further booth that way. Shared with whoever hears keys first.
#[derive(Resource, Clone, Default)]
pub struct TabLeaves([Arc<AtomicBool>; 2]);

impl TabLeaves {
    /// Whether Tab leaves the hall; `back` is Shift+Tab.
    pub fn get(&self, back: bool) -> bool {
        self.0[usize::from(back)].load(Ordering::Relaxed)
    }

    /// Whether a key, by what is printed on it, is the hall's alone.
    pub fn keeps(&self, key: &str, shift: bool) -> bool {
        let leaves = key == "Tab" && self.get(shift);
        OURS.contains(&key) && !leaves
    }
}

pub(super) fn plugin(app: &mut App) {
    app.init_resource::<TabLeaves>();
    app.init_resource::<ButtonInput<KeyCode>>();
    app.add_systems(
        Update,
        (track, hold, press).chain().in_set(FrameStep::Sense),
    );
    app.add_systems(Update, leave.in_set(FrameStep::Tell));
}

/// Keeps which keys are held. What is let go elsewhere is not heard of: without the focus, none is.
fn track(mut heard: MessageReader<WindowEvent>, mut keys: ResMut<ButtonInput<KeyCode>>) {
    // What was pressed and let go in the frame before is old.
    keys.bypass_change_detection().clear();
    for event in heard.read() {
        match event {
            WindowEvent::KeyboardInput(key) => {
                // Macs tell nothing of keys that are let go while Cmd is held: with it, all are.
                if SUPER.contains(&key.key_code) {
                    keys.release_all();
                }
                if key.state.is_pressed() {
                    keys.press(key.key_code);
                } else {
                    keys.release(key.key_code);
                }
            }
            WindowEvent::KeyboardFocusLost(_) => keys.release_all(),
            _ => {}
        }
    }
}

/// Keys that count while they are held.
fn hold(
    keys: Res<ButtonInput<KeyCode>>,
    gate: Res<Gate>,
    records: Res<VisitorRecords>,
    mut intent: ResMut<VisitorIntent>,
) {
    if chord(&keys) {
        return;
    }
    let letters = records.settings.letter_keys;
    let arrow_held = |key| !gate.arrows && keys.pressed(key);
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
    guidance: Res<'w, Guidance>,
    walk: Res<'w, GuidedWalk>,
    together: Res<'w, Together>,
    room: If<Res<'w, CurrentHall>>,
}

/// Keys that count when they go down.
fn press(
    mut heard: MessageReader<WindowEvent>,
    now: Situation,
    mut intent: ResMut<VisitorIntent>,
    mut asked: MessageWriter<Asked>,
    mut shift: Local<bool>,
) {
    let mut ask = |action| {
        asked.write(Asked(action));
    };
    for event in heard.read() {
        let WindowEvent::KeyboardInput(key) = event else {
            continue;
        };
        if matches!(key.key_code, KeyCode::ShiftLeft | KeyCode::ShiftRight) {
            // As it was when the next key went down: by the end of a slow frame it may have been let go again.
            *shift = key.state.is_pressed();
        }
        if !key.state.is_pressed() || key.repeat || chord(&now.keys) {
            continue;
        }
        let by = if *shift { -1 } else { 1 };
        match key.key_code {
            KeyCode::Tab if !now.gate.panel => intent.next = Some(Next { by, around: false }),
            KeyCode::Escape if !now.panels.overlay.has_menu() => ask(now.escape()),
            KeyCode::Enter | KeyCode::NumpadEnter => {
                if let Some(booth) = at_hand(&now.panels, &now.visitor, &now.room) {
                    ask(Action::Show(booth));
                }
            }
            _ if !now.records.settings.letter_keys => {}
            KeyCode::KeyQ => intent.steps.snaps += 1,
            KeyCode::KeyE => intent.steps.snaps -= 1,
            KeyCode::KeyW | KeyCode::KeyA | KeyCode::KeyS | KeyCode::KeyD => {}
            _ => match printed(key) {
                Some('n') if now.walk.stop().is_some() => ask(if by > 0 {
                    Action::NextStop
                } else {
                    Action::PreviousStop
                }),
                Some('n') => intent.next = Some(Next { by, around: true }),
                Some('f' | '/') => ask(Action::Find),
                Some('m') => ask(now.toggled(Panel::Map)),
                Some('p') => ask(now.toggled(Panel::Programme)),
                Some('h') => ask(now.toggled(Panel::Help)),
                Some('o' | ',') => ask(now.toggled(Panel::Settings)),
                Some('l') => ask(Action::Catalogue),
                Some('r') => ask(Action::Hand(!now.together.hand)),
                Some(digit @ '1'..='8') => ask(Action::React(digit as u8 - b'0')),
                _ => {}
            },
        }
    }
    // What was let go elsewhere, while the canvas had no focus, is heard of here only.
    *shift = (now.keys).any_pressed([KeyCode::ShiftLeft, KeyCode::ShiftRight]);
}

impl Situation<'_> {
    fn toggled(&self, panel: Panel) -> Action {
        let open = self.panels.overlay.panel == panel;
        Action::Show(if open { Panel::None } else { panel })
    }

    /// One level up: out of what is open, off the way that is shown, out of the hall.
    fn escape(&self) -> Action {
        match &self.panels.overlay.panel {
            Panel::None if self.guidance.to.is_some() => Action::StopGuidance,
            Panel::None => Action::Catalogue,
            open => Action::Show(open.back()),
        }
    }
}

/// The letter or mark that is printed on a key. Where the browser tells none of the Latin script (another script, an input
/// method at work), the one that an American keyboard has there.
fn printed(key: &KeyboardInput) -> Option<char> {
    let told = match &key.logical_key {
        Key::Character(text) => text.chars().next().map(narrow),
        _ => None,
    };
    told.filter(char::is_ascii).or(match key.key_code {
        KeyCode::KeyN => Some('n'),
        KeyCode::KeyF => Some('f'),
        KeyCode::Slash => Some('/'),
        KeyCode::KeyM => Some('m'),
        KeyCode::KeyP => Some('p'),
        KeyCode::KeyH => Some('h'),
        KeyCode::KeyO => Some('o'),
        KeyCode::KeyL => Some('l'),
        KeyCode::KeyR => Some('r'),
        KeyCode::Comma => Some(','),
        _ => None,
    })
}

/// Small and narrow: input methods type letters as wide as kanji.
fn narrow(c: char) -> char {
    let narrow = match c {
        '！'..='～' => char::from_u32(u32::from(c) - 0xfee0).unwrap_or(c),
        _ => c,
    };
    narrow.to_ascii_lowercase()
}

/// The panel of the booth one stands at, while nothing else is open.
pub fn at_hand(panels: &Panels, visitor: &Visitor, room: &CurrentHall) -> Option<Panel> {
    let nothing = panels.overlay.panel == Panel::None;
    let booth = visitor.booth(room, REACH).filter(|_| nothing);
    booth.map(Panel::Booth)
}

/// Tells whether Tab leads to a further booth.
fn leave(
    gate: Res<Gate>,
    visitor: Res<Visitor>,
    room: If<Res<CurrentHall>>,
    leaves: Res<TabLeaves>,
) {
    for (flag, by) in leaves.0.iter().zip([1, -1]) {
        let next = Next { by, around: false };
        let leads = gate.panel || next_plot(&room, &visitor, next).is_some();
        flag.store(!leads, Ordering::Relaxed);
    }
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
