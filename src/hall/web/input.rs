//! Keys, mouse, pen, fingers and wheel on the canvas, as Bevy's events of a window, in the order in which they came.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use bevy::input::ButtonState;
use bevy::input::keyboard::{KeyboardFocusLost, KeyboardInput};
use bevy::input::mouse::{MouseButtonInput, MouseScrollUnit, MouseWheel};
use bevy::input::touch::{TouchInput, TouchPhase};
use bevy::prelude::*;
use bevy::window::{CursorMoved, WindowEvent, WindowFocused};
use page::browser::Listener;
use wasm_bindgen::prelude::*;
use web_sys::{HtmlCanvasElement, KeyboardEvent, PointerEvent, WheelEvent};

use super::{event_loop, webgl};
use crate::browser_input::{changed_buttons, key_code, logical_key};
use crate::options::Options;

/// There is one window, and nobody asks which.
const WINDOW: Entity = Entity::PLACEHOLDER;

#[wasm_bindgen]
extern "C" {
    /// A pointer's place as browsers tell it, in parts of CSS pixels; web-sys cuts these off.
    type PointerPlace;
    #[wasm_bindgen(method, getter, js_name = offsetX)]
    fn x(this: &PointerPlace) -> f64;
    #[wasm_bindgen(method, getter, js_name = offsetY)]
    fn y(this: &PointerPlace) -> f64;
}

/// What was heard since the last frame.
#[derive(Clone, Default)]
struct Heard(Rc<RefCell<Vec<WindowEvent>>>);

impl Heard {
    fn push(&self, event: impl Into<WindowEvent>) {
        self.0.borrow_mut().push(event.into());
        event_loop::wake();
    }
}

pub(super) fn plugin(app: &mut App) {
    app.insert_non_send(Heard::default())
        .add_systems(Startup, listen)
        .add_systems(PreUpdate, deliver);
}

fn deliver(heard: NonSend<Heard>, mut events: MessageWriter<WindowEvent>) {
    events.write_batch(heard.0.take());
}

fn listen(options: Res<Options>, heard: NonSend<Heard>) {
    let Some(canvas) = webgl::canvas(&options.canvas) else {
        return;
    };
    for (name, state) in [
        ("keydown", ButtonState::Pressed),
        ("keyup", ButtonState::Released),
    ] {
        on(
            &canvas,
            name,
            &heard,
            move |event: &KeyboardEvent, heard| {
                heard.push(key(event, state));
            },
        );
    }
    for (name, focused) in [("focus", true), ("blur", false)] {
        on(&canvas, name, &heard, move |_: &web_sys::Event, heard| {
            heard.push(WindowFocused {
                window: WINDOW,
                focused,
            });
            if !focused {
                heard.push(KeyboardFocusLost);
            }
        });
    }
    on(&canvas, "wheel", &heard, |event, heard| {
        if let Some(wheel) = wheel(event) {
            heard.push(wheel);
        }
    });
    let held = Rc::new(Cell::new(0));
    for (name, phase) in [
        ("pointerdown", TouchPhase::Started),
        ("pointermove", TouchPhase::Moved),
        ("pointerup", TouchPhase::Ended),
        ("pointercancel", TouchPhase::Canceled),
    ] {
        let (captor, held) = (canvas.clone(), Rc::clone(&held));
        on(&canvas, name, &heard, move |event: &PointerEvent, heard| {
            if event.pointer_type() == "touch" {
                heard.push(touch(event, phase));
                return;
            }
            if phase == TouchPhase::Started {
                // What is dragged out of the canvas is heard of; only a pointer that has gone is refused.
                let _ = captor.set_pointer_capture(event.pointer_id());
            }
            point(event, held.replace(event.buttons()), heard);
        });
    }
}

/// Listens on the canvas as long as the page lives.
fn on<E: JsCast>(
    canvas: &HtmlCanvasElement,
    name: &str,
    heard: &Heard,
    act: impl Fn(&E, &Heard) + 'static,
) {
    let heard = heard.clone();
    let listener = Listener::new(canvas, name, move |event| {
        act(event.unchecked_ref(), &heard);
    });
    listener.for_ever();
}

fn key(event: &KeyboardEvent, state: ButtonState) -> KeyboardInput {
    KeyboardInput {
        key_code: key_code(&event.code()),
        logical_key: logical_key(&event.key()),
        state,
        text: None,
        repeat: event.repeat(),
        window: WINDOW,
    }
}

/// The wheel's step towards the visitor: lines, or device pixels. A browser that counts in pages is not listened to.
fn wheel(event: &WheelEvent) -> Option<MouseWheel> {
    let pixels = page::browser::window().map_or(1.0, |window| window.device_pixel_ratio());
    let (unit, scale) = match event.delta_mode() {
        WheelEvent::DOM_DELTA_LINE => (MouseScrollUnit::Line, 1.0),
        WheelEvent::DOM_DELTA_PIXEL => (MouseScrollUnit::Pixel, pixels),
        _ => return None,
    };
    Some(MouseWheel {
        unit,
        x: (-event.delta_x() * scale) as f32,
        y: (-event.delta_y() * scale) as f32,
        window: WINDOW,
        phase: TouchPhase::Moved,
    })
}

/// Where a pointer is on the canvas, CSS pixels.
fn place(event: &PointerEvent) -> Vec2 {
    let place: &PointerPlace = event.unchecked_ref();
    Vec2::new(place.x() as f32, place.y() as f32)
}

fn touch(event: &PointerEvent, phase: TouchPhase) -> TouchInput {
    TouchInput {
        phase,
        position: place(event),
        window: WINDOW,
        force: None,
        // Browsers number pointers from nought up.
        id: event.pointer_id().unsigned_abs().into(),
    }
}

/// A mouse or pen: where it is, then the buttons that are not as they were `before`.
fn point(event: &PointerEvent, before: u16, heard: &Heard) {
    heard.push(CursorMoved {
        window: WINDOW,
        position: place(event),
        delta: None,
    });
    for (button, state) in changed_buttons(before, event.buttons()) {
        heard.push(MouseButtonInput {
            button,
            state,
            window: WINDOW,
        });
    }
}
