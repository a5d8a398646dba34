//! The wall clock, as a port: the browser's, or one that a test sets.

use bevy::prelude::*;
use jiff::Timestamp;

/// What time it is for the visitor.
#[derive(Resource)]
pub struct WallClock {
    now: Box<dyn Fn() -> Timestamp + Send + Sync>,
    offset: Box<dyn Fn(Timestamp) -> i32 + Send + Sync>,
}

impl WallClock {
    /// A clock that asks these for the time, and for the visitor's seconds ahead of UTC at a time.
    pub fn new(
        now: impl Fn() -> Timestamp + Send + Sync + 'static,
        offset: impl Fn(Timestamp) -> i32 + Send + Sync + 'static,
    ) -> Self {
        Self {
            now: Box::new(now),
            offset: Box::new(offset),
        }
    }

    /// Now.
    pub fn now(&self) -> Timestamp {
        (self.now)()
    }

    /// Seconds by which the visitor's clock is ahead of UTC at a time.
    pub fn offset_secs(&self, at: Timestamp) -> i32 {
        (self.offset)(at)
    }
}

impl Default for WallClock {
    /// The device's own, in UTC.
    fn default() -> Self {
        Self::new(Timestamp::now, |_| 0)
    }
}
