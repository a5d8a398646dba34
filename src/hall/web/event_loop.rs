//! The event loop: a frame follows what was heard, what arrived, or what is in motion; otherwise nothing runs.
//!
//! The app turns on the browser's own frames. Bevy's loop would bring windows of all systems with it, and a tenth of the download
//! (see `SIZE.md`).

use std::cell::{Cell, OnceCell, RefCell};

use bevy::prelude::*;
use page::browser::{Listener, is_hidden, window};
use wasm_bindgen::prelude::*;

use crate::redraw::Redraw;

thread_local! {
    /// The loop, from when it turns. Whoever wakes it may be on any thread as far as types know; there is this one.
    static EVENT_LOOP: OnceCell<EventLoop> = const { OnceCell::new() };
}

struct EventLoop {
    app: RefCell<App>,
    frame: Closure<dyn FnMut()>,
    /// Whether a frame is coming.
    is_requested: Cell<bool>,
}

/// Has a frame run soon. Before the loop turns there is nothing to wake: its first frame looks at everything.
pub(super) fn wake() {
    with(EventLoop::request);
}

/// Runs the app from here on; the browser calls it.
pub(super) fn run(app: App) {
    EVENT_LOOP.with(|slot| {
        slot.get_or_init(|| EventLoop {
            app: RefCell::new(app),
            frame: Closure::new(|| with(EventLoop::frame)),
            is_requested: Cell::new(false),
        });
    });
    // Who leaves is told at once, though no frame is shown any more; who comes back finds people where they are by then.
    let seen = Listener::on_window("visibilitychange", |_| with(EventLoop::request_unseen));
    if let Some(listener) = seen {
        listener.for_ever();
    }
    wake();
}

fn with(act: impl FnOnce(&EventLoop)) {
    EVENT_LOOP.with(|slot| slot.get().map(act));
}

impl EventLoop {
    /// Has a frame run with the screen's next one.
    fn request(&self) {
        if self.is_requested.replace(true) {
            return;
        }
        if is_hidden() {
            self.request_unseen();
        } else if let Some(window) = window() {
            // Only a callback that is no function is refused.
            let _ = window.request_animation_frame(self.frame.as_ref().unchecked_ref());
        }
    }

    /// Has a frame run by itself: a hidden page has no frames of the screen's.
    fn request_unseen(&self) {
        self.is_requested.set(true);
        if let Some(window) = window() {
            let _ = window.set_timeout_with_callback(self.frame.as_ref().unchecked_ref());
        }
    }

    fn frame(&self) {
        self.is_requested.set(false);
        // A frame that failed never gave the app back: it runs no further.
        let Ok(mut app) = self.app.try_borrow_mut() else {
            return;
        };
        app.update();
        // What moves while nobody looks waits for somebody.
        if app.world_mut().resource_mut::<Redraw>().take() && !is_hidden() {
            self.request();
        }
    }
}
