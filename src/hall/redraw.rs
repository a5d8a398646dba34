//! Redraw requests: a frame that follows at once, and the hall's alarm clock. Without them nothing runs while nothing changes.

use bevy::prelude::*;

/// Whether the next frame is wanted at once: something is in motion.
#[derive(Resource, Default)]
pub struct Redraw(bool);

impl Redraw {
    /// The next frame is wanted at once.
    pub fn request_frame(&mut self) {
        self.0 = true;
    }

    /// The same where that holds.
    pub fn request_frame_if(&mut self, wanted: bool) {
        self.0 |= wanted;
    }

    /// Whether it is wanted. Whoever asks sees to it that one comes.
    pub fn take(&mut self) -> bool {
        std::mem::take(&mut self.0)
    }
}

/// The hall is to look around in so many seconds, whatever happens until then.
#[derive(Message, Clone, Copy, Debug, PartialEq)]
pub struct WakeIn(pub f64);

pub(super) fn plugin(app: &mut App) {
    app.init_resource::<Redraw>();
    app.add_message::<WakeIn>();
}
