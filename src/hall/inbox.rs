//! The inbox: the queue of what arrives from outside between two frames. It is emptied once a frame, into messages.

use std::sync::{Arc, Mutex};

use bevy::prelude::*;

use crate::messages::HallEvent;
use crate::schedule::FrameStep;

/// Where what arrives is put. Cheap to clone: each sender has one.
#[derive(Resource, Clone)]
pub struct Inbox {
    waiting: Arc<Mutex<Vec<HallEvent>>>,
    waker: Arc<dyn Fn() + Send + Sync>,
}

impl Inbox {
    /// One that wakes the hall by this.
    pub fn new(waker: impl Fn() + Send + Sync + 'static) -> Self {
        Self {
            waiting: Arc::default(),
            waker: Arc::new(waker),
        }
    }

    /// Hands something to the hall and wakes it.
    pub fn send(&self, event: HallEvent) {
        if let Ok(mut waiting) = self.waiting.lock() {
            waiting.push(event);
        }
        self.wake();
    }

    /// Has the hall look around.
    pub fn wake(&self) {
        (self.waker)();
    }

    fn drain(&self) -> Vec<HallEvent> {
        self.waiting
            .lock()
            .map_or_else(|_| Vec::new(), |mut waiting| std::mem::take(&mut *waiting))
    }
}

impl Default for Inbox {
    /// One that wakes nobody.
    fn default() -> Self {
        Self::new(|| ())
    }
}

pub(super) fn plugin(app: &mut App) {
    app.init_resource::<Inbox>();
    app.add_systems(Update, receive.before(FrameStep::Receive));
}

/// Empties the inbox into messages.
fn receive(inbox: Res<Inbox>, mut events: MessageWriter<HallEvent>) {
    events.write_batch(inbox.drain());
}
