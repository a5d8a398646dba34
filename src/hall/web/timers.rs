//! Timers: wakes the hall when it asked for that, and tells it what time it is.

use bevy::prelude::*;
use page::browser::clock;
use page::browser::loader::sleep;
use wasm_bindgen_futures::spawn_local;

use crate::clock::WallClock;
use crate::inbox::Inbox;
use crate::redraw::WakeIn;

pub(super) fn plugin(app: &mut App) {
    app.insert_resource(WallClock::new(clock::now, clock::offset_secs));
    app.add_systems(Last, wake);
}

fn wake(inbox: Res<Inbox>, mut alarms: MessageReader<WakeIn>) {
    for &WakeIn(secs) in alarms.read() {
        let inbox = inbox.clone();
        spawn_local(async move {
            sleep(secs).await;
            inbox.wake();
        });
    }
}
