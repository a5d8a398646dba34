//! Timers: wakes the hall when it asked for that, and tells it what time it is.
//!
//! A browser's timers stand still while the device sleeps, and none runs longer than 24 days: long ones are slept in slices, by
//! the wall clock.

use bevy::prelude::*;
use page::browser::clock;
use page::browser::loader::sleep;
use wasm_bindgen_futures::spawn_local;

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
        spawn_local(async move {
            let until = js_sys::Date::now() + secs * 1000.0;
            loop {
                let left = (until - js_sys::Date::now()) / 1000.0;
                if left <= 0.0 {
                    break;
                }
                sleep(left.min(SLICE)).await;
            }
            inbox.wake();
        });
    }
}
