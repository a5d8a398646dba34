//! Refresh: waiting for the next look at an event's files: for so long, or until somebody says that there is something new.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use js_sys::Function;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;

use super::{Listener, window};
use crate::events;

/// Hears [`events::LOOK`], also between two waits.
pub(super) struct RefreshSignal {
    told: Rc<Cell<bool>>,
    wake: Rc<RefCell<Option<Function>>>,
    _listener: Option<Listener>,
}

impl RefreshSignal {
    pub fn new() -> Self {
        let told = Rc::new(Cell::new(false));
        let wake: Rc<RefCell<Option<Function>>> = Rc::default();
        let (heard, waiting) = (Rc::clone(&told), Rc::clone(&wake));
        let listener = Listener::on_window(events::LOOK, move |_| {
            heard.set(true);
            if let Some(wake) = waiting.borrow_mut().take() {
                // It resolves a promise, which cannot fail.
                let _ = wake.call0(&JsValue::NULL);
            }
        });
        Self {
            told,
            wake,
            _listener: listener,
        }
    }

    /// Waits so many seconds, for ever when there are none, or until somebody says so; true then.
    pub async fn next(&self, secs: Option<f64>) -> bool {
        if !self.told.get() {
            let promise = js_sys::Promise::new(&mut |done, _| {
                if let (Some(secs), Some(window)) = (secs, window()) {
                    let milliseconds = super::loader::milliseconds(secs);
                    let _ = window
                        .set_timeout_with_callback_and_timeout_and_arguments_0(&done, milliseconds);
                }
                *self.wake.borrow_mut() = Some(done);
            });
            let _ = JsFuture::from(promise).await;
        }
        self.told.replace(false)
    }
}
