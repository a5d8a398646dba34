//! What arrives from outside between two frames waits here, and wakes the hall.

use std::cell::RefCell;

use bevy::prelude::*;
use bevy::window::RequestRedraw;
use bevy::winit::{EventLoopProxyWrapper, WinitUserEvent};
use feed::event::Theme;
use feed::read::Parsed;
use feed::{Booth, Event, Exhibition, Programme};
use page::{Records, Route};

use crate::render::{Raised, Surfaces};
use crate::state::Stale;

/// Something that arrived.
pub enum News {
    /// The event file, read.
    Event(Box<Exhibition>),
    /// The event file has changed.
    Renewed(Box<Parsed<Event>>),
    /// The programme.
    Programme(Box<Parsed<Programme>>),
    /// A booth file, for these slots.
    Booth(Vec<usize>, Box<Parsed<Booth>>),
    /// The address was changed by the visitor or the other face.
    Route(Route),
    /// The other face changed the records.
    Records(Box<Records>),
    /// Another language was chosen.
    Language(String),
    /// The file of a theme's baked light; nothing when it could not be fetched.
    Light(Theme, Option<Vec<u8>>),
    /// The hall of a theme has been built.
    Raised(Box<Raised>),
    /// The halls' surfaces.
    Surfaces(Surfaces),
    /// The list of typefaces.
    FontList(Vec<u8>),
    /// A typeface for the panels; nothing when it could not be fetched.
    Font(String, Option<Vec<u8>>),
    /// It is time to see whether more typefaces are needed.
    FontsDue,
    /// A picture was decoded, or could not be: its key.
    Picture(String),
    /// The device's wish for less motion.
    ReducedMotion(bool),
}

thread_local! {
    static INBOX: RefCell<Vec<News>> = const { RefCell::new(Vec::new()) };
    static BELL: RefCell<Option<Box<dyn Fn()>>> = const { RefCell::new(None) };
}

/// Hands something to the hall and wakes it.
pub fn send(news: News) {
    INBOX.with_borrow_mut(|inbox| inbox.push(news));
    wake();
}

/// Has the hall look around.
pub fn wake() {
    BELL.with_borrow(|bell| {
        if let Some(bell) = bell {
            bell();
        }
    });
}

/// Takes what waits and is of one kind; the rest stays for others.
pub fn take<T>(mut pick: impl FnMut(News) -> Result<T, News>) -> Vec<T> {
    INBOX.with_borrow_mut(|inbox| {
        let mut picked = Vec::new();
        let mut left = Vec::with_capacity(inbox.len());
        for news in inbox.drain(..) {
            match pick(news) {
                Ok(one) => picked.push(one),
                Err(news) => left.push(news),
            }
        }
        *inbox = left;
        picked
    })
}

pub(super) fn plugin(app: &mut App) {
    app.add_systems(Startup, remember);
    app.add_systems(Last, again);
}

fn remember(proxy: Res<EventLoopProxyWrapper>) {
    let proxy = (**proxy).clone();
    BELL.set(Some(Box::new(move || {
        // A loop that has ended needs no waking.
        let _ = proxy.send_event(WinitUserEvent::WakeUp);
    })));
}

/// Asks for the next frame while something is in motion.
fn again(mut stale: ResMut<Stale>, mut redraw: MessageWriter<RequestRedraw>) {
    if std::mem::take(&mut stale.bypass_change_detection().soon) {
        redraw.write(RequestRedraw);
    }
}
