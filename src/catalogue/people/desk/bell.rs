//! Bell: how a member notices a request while the page is in another tab: the count in its title, its icon, a notification where
//! they allowed it, a sound until somebody takes it where they asked for one, and words for who hears the page.

use std::cell::Cell;
use std::rc::Rc;

use page::Route;
use page::browser::loader::sleep;
use page::browser::{is_hidden, spawn};

use super::state::OpenDesk;
use crate::app::dom;
use crate::app::reactive::*;
use crate::people::port;

/// Seconds between two sounds: heard in the next room, and not a torment.
const AGAIN_SECS: f64 = 8.0;

/// Follows what there is to do from now on.
pub fn follow(desk: OpenDesk) {
    Effect::new(move || title(desk));
    Effect::new(move || {
        let (waiting, unread) = desk.to_do();
        port::mark_icon(waiting + unread > 0);
    });
    let is_ringing = Rc::new(Cell::new(false));
    Effect::new(move || {
        if !wants_sound(desk) || is_ringing.replace(true) {
            return;
        }
        let is_ringing = is_ringing.clone();
        spawn(async move {
            while untrack(|| wants_sound(desk)) {
                port::ring();
                sleep(AGAIN_SECS).await;
            }
            is_ringing.set(false);
        });
    });
}

fn wants_sound(desk: OpenDesk) -> bool {
    desk.to_do().0 > 0 && desk.kept.read().sound
}

/// The title counts what there is to do, while the page shows the desk.
fn title(desk: OpenDesk) {
    let booth = desk.booth();
    let (waiting, unread) = desk.to_do();
    let name = desk.live.app.booth_name(&booth);
    let title = desk.live.say("desk", &[("booth", name.into())]);
    let is_here = desk.live.app.route.get() == Route::Desk { booth: Some(booth) };
    if is_here {
        let title = match waiting + unread {
            0 => title,
            count => format!("({count}) {title}"),
        };
        // The page gives itself a title of its own when another place is opened.
        dom::once_changed(move || dom::set_title(&title));
    }
}

/// Something came that a member should know of at once.
pub fn rings(desk: OpenDesk, words: &str) {
    dom::announce(words);
    if is_hidden() {
        let name = untrack(|| desk.live.app.booth_name(&desk.booth()));
        let title = desk.live.say("desk", &[("booth", name.into())]);
        port::notify(&title, words);
    }
}
