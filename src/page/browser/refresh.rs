//! Refresh: waiting for the next look at an event's files: for so long, or until somebody says that there is something new.

use std::cell::{Cell, RefCell};
use std::future::poll_fn;
use std::pin::pin;
use std::rc::Rc;
use std::task::{Poll, Waker};

use super::port::Listener;
use super::port::timers::sleep;
use crate::events;

/// Hears [`events::LOOK`], also between two waits.
pub(super) struct RefreshSignal {
    told: Rc<Cell<bool>>,
    waker: Rc<RefCell<Option<Waker>>>,
    _listener: Option<Listener>,
}

impl RefreshSignal {
    pub fn new() -> Self {
        let told = Rc::new(Cell::new(false));
        let waker: Rc<RefCell<Option<Waker>>> = Rc::default();
        let (heard, waiting) = (Rc::clone(&told), Rc::clone(&waker));
        let listener = Listener::on_window(events::LOOK, move |_| {
            heard.set(true);
            if let Some(waker) = waiting.borrow_mut().take() {
                waker.wake();
            }
        });
        Self {
            told,
            waker,
            _listener: listener,
        }
    }

    /// Waits so many seconds, for ever when there are none, or until somebody says so; true then.
    pub async fn next(&self, secs: Option<f64>) -> bool {
        let mut pause = pin!(async {
            match secs {
                Some(secs) => sleep(secs).await,
                None => std::future::pending().await,
            }
        });
        poll_fn(|context| {
            *self.waker.borrow_mut() = Some(context.waker().clone());
            if self.told.get() {
                return Poll::Ready(());
            }
            pause.as_mut().poll(context)
        })
        .await;
        self.told.replace(false)
    }
}
