//! Timers: wakes the hall when it asked for that, and tells it what time it is.
//!
//! A browser's timers stand still while the device sleeps, and none runs longer than 24 days: long ones are slept in slices, by
//! the wall clock.

use bevy::prelude::*;
use page::browser::loader::sleep;
use page::browser::{clock, spawn};

use crate::clock::WallClock;
use crate::inbox::Inbox;
use crate::redraw::WakeIn;

/// The longest slice, seconds: at most so late the hall hears that a moment has come while the device slept.
const SLICE: f64 = 60.0;

pub(super) fn plugin(app: &mut App) {
    app.insert_resource(WallClock::new(clock::now, clock::offset_secs));
    app.add_systems(Last, wake);
}

fn wake(inbox: Res<Inbox>, mut alarms: MessageReader<WakeIn>) {
    for &WakeIn(secs) in alarms.read() {
        let inbox = inbox.clone();
        // Never.
        if !secs.is_finite() {
            continue;
        }
        let now = || clock::now().as_duration().as_secs_f64();
        let until = now() + secs;
        spawn(async move {
            loop {
                let left = until - now();
                if left <= 0.0 {
                    break;
                }
                sleep(left.min(SLICE)).await;
            }
            inbox.wake();
        });
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;
    use std::sync::atomic::{AtomicU32, Ordering};

    use page::stand_in::{self, wait};

    use super::*;

    #[test]
    fn the_hall_is_woken_once_for_each_wish_and_not_before_its_time() {
        stand_in::open("");
        let woken = Arc::new(AtomicU32::new(0));
        let heard = woken.clone();
        let mut app = App::new();
        app.insert_resource(Inbox::new(move || {
            heard.fetch_add(1, Ordering::Relaxed);
        }));
        app.add_message::<WakeIn>();
        app.add_plugins(plugin);
        app.world_mut().write_message(WakeIn(5.0));
        app.world_mut().write_message(WakeIn(90_000.0));
        app.world_mut().write_message(WakeIn(f64::INFINITY));
        app.update();
        let count_after = |secs| {
            wait(secs);
            woken.load(Ordering::Relaxed)
        };
        assert_eq!([count_after(4.9), count_after(0.2)], [0, 1]);
        // Longer than a day, in slices.
        assert_eq!([count_after(89_990.0), count_after(10.0)], [1, 2]);
    }
}
