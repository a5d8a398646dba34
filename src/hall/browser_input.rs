//! Keys and buttons as browsers tell them, as Bevy's.
//!
//! Sources (W3C): UI Events KeyboardEvent `code` Values and `key` Values; Pointer Events, `buttons`.

use bevy::input::ButtonState;
use bevy::input::keyboard::{Key, NativeKey, NativeKeyCode};
use bevy::prelude::{KeyCode, MouseButton};

/// Buttons of a mouse or pen by their bits in `buttons`.
const BUTTONS: [(u16, MouseButton); 3] = [
    (1, MouseButton::Left),
    (2, MouseButton::Right),
    (4, MouseButton::Middle),
];

/// Keys that bear the same name here and there.
macro_rules! named {
    ($told:expr, $keys:ident: $($name:ident)*) => {
        match $told {
            $(stringify!($name) => Some($keys::$name),)*
            _ => None,
        }
    };
}

/// The key at a place of the keyboard, from a `code`.
pub fn key_code(code: &str) -> KeyCode {
    let same = named!(code, KeyCode:
        KeyA KeyB KeyC KeyD KeyE KeyF KeyG KeyH KeyI KeyJ KeyK KeyL KeyM KeyN KeyO KeyP KeyQ KeyR KeyS KeyT KeyU KeyV KeyW
        KeyX KeyY KeyZ Digit0 Digit1 Digit2 Digit3 Digit4 Digit5 Digit6 Digit7 Digit8 Digit9 Backquote Backslash BracketLeft
        BracketRight Comma Equal IntlBackslash IntlRo IntlYen Minus Period Quote Semicolon Slash AltLeft AltRight Backspace
        CapsLock ContextMenu ControlLeft ControlRight Enter ShiftLeft ShiftRight Space Tab Delete End Help Home Insert
        PageDown PageUp ArrowDown ArrowLeft ArrowRight ArrowUp NumLock Numpad0 Numpad1 Numpad2 Numpad3 Numpad4 Numpad5
        Numpad6 Numpad7 Numpad8 Numpad9 NumpadAdd NumpadComma NumpadDecimal NumpadDivide NumpadEnter NumpadEqual
        NumpadMultiply NumpadSubtract Escape F1 F2 F3 F4 F5 F6 F7 F8 F9 F10 F11 F12);
    match code {
        "MetaLeft" => KeyCode::SuperLeft,
        "MetaRight" => KeyCode::SuperRight,
        _ => same.unwrap_or(KeyCode::Unidentified(NativeKeyCode::Unidentified)),
    }
}

/// What is printed on a key, from a `key`: a character of any script, or a key by its name.
pub fn logical_key(key: &str) -> Key {
    let named = named!(key, Key:
        Alt AltGraph CapsLock Control Fn Meta Shift Super Enter Tab ArrowDown ArrowLeft ArrowRight ArrowUp End Home PageDown
        PageUp Backspace Delete Insert ContextMenu Escape Process F1 F2 F3 F4 F5 F6 F7 F8 F9 F10 F11 F12);
    match (named, key) {
        (Some(key), _) => key,
        (None, " ") => Key::Space,
        (None, "Dead") => Key::Dead(None),
        // Names are words of Latin letters and figures; what is printed is one character, as its reader counts.
        (None, name) if name.len() > 1 && name.bytes().all(|b| b.is_ascii_alphanumeric()) => {
            Key::Unidentified(NativeKey::Unidentified)
        }
        (None, printed) => Key::Character(printed.into()),
    }
}

/// Buttons that were let go or pressed from one state of `buttons` to the next: browsers tell of a second one as of a move, and of
/// one that was let go elsewhere not at all.
pub fn changed_buttons(before: u16, now: u16) -> impl Iterator<Item = (MouseButton, ButtonState)> {
    let changed = move |(bit, _): &(u16, MouseButton)| (before ^ now) & bit != 0;
    BUTTONS
        .into_iter()
        .filter(changed)
        .map(move |(bit, button)| {
            let state = if now & bit == 0 {
                ButtonState::Released
            } else {
                ButtonState::Pressed
            };
            (button, state)
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn buttons_are_told_one_by_one_when_they_change() {
        use ButtonState::{Pressed, Released};
        let changed = |before, now| changed_buttons(before, now).collect::<Vec<_>>();
        assert_eq!(changed(0, 1), [(MouseButton::Left, Pressed)]);
        assert_eq!(changed(1, 3), [(MouseButton::Right, Pressed)]);
        assert_eq!(
            changed(3, 4),
            [
                (MouseButton::Left, Released),
                (MouseButton::Right, Released),
                (MouseButton::Middle, Pressed)
            ]
        );
        assert_eq!(changed(1, 1), []);
        // The side buttons of a mouse are the browser's.
        assert_eq!(changed(0, 8), []);
    }

    #[test]
    fn places_are_known_by_name_and_strange_ones_are_nobodys() {
        assert_eq!(key_code("KeyW"), KeyCode::KeyW);
        assert_eq!(key_code("NumpadEnter"), KeyCode::NumpadEnter);
        assert_eq!(key_code("MetaRight"), KeyCode::SuperRight);
        let unknown = KeyCode::Unidentified(NativeKeyCode::Unidentified);
        assert_eq!(["", "LaunchApp1", "keyw"].map(key_code), [unknown; 3]);
    }

    #[test]
    fn what_is_printed_is_a_character_or_a_name() {
        let character = |text: &str| Key::Character(text.into());
        for printed in ["a", "ф", "，", "ｎ", "क्ष", "1", "/"] {
            assert_eq!(logical_key(printed), character(printed));
        }
        assert_eq!(logical_key(" "), Key::Space);
        assert_eq!(logical_key("Meta"), Key::Meta);
        assert_eq!(logical_key("Dead"), Key::Dead(None));
        let unknown = Key::Unidentified(NativeKey::Unidentified);
        assert_eq!(logical_key("AudioVolumeUp"), unknown);
    }
}
