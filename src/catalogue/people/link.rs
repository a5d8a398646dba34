//! Link: keeps a session with the broker going over a socket: does what the session asks for, tells it what came and what
//! time it is. The session itself (`live::session`) knows neither.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use live::session::{
    BrokerSession, Effect, Publication, PublishError, SessionEvent, SessionSettings, Token,
};
use page::browser::loader::sleep;
use page::browser::{Listener, is_hidden, spawn};

use super::port::{Socket, SocketEvent};
use super::random;
use crate::app::dom;

/// A session with its socket. Cheap to clone: a handle. It ends with [`Link::stop`].
#[derive(Clone)]
pub struct SessionLink(Rc<Inside>);

struct Inside {
    url: String,
    session: RefCell<BrokerSession>,
    socket: RefCell<Option<Socket>>,
    /// Counts sockets: what a former one still tells is not heard.
    opened: Cell<u32>,
    /// When the session is woken next, in its milliseconds.
    alarm: Cell<Option<u64>>,
    told: Box<dyn Fn(SessionEvent)>,
    wakes: RefCell<Vec<Listener>>,
}

/// Milliseconds of a clock that nobody sets.
fn now() -> u64 {
    // A page is open for days at most; what is cut off is less than a millisecond.
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "whole milliseconds since the page was opened"
    )]
    let now = dom::running_ms() as u64;
    now
}

impl SessionLink {
    /// A session that is not started. What happens in it is told to `told`.
    pub fn new(
        url: &str,
        settings: SessionSettings,
        told: impl Fn(SessionEvent) + 'static,
    ) -> Self {
        let link = Self(Rc::new(Inside {
            url: url.to_owned(),
            session: RefCell::new(BrokerSession::new(settings, random::seed())),
            socket: RefCell::default(),
            opened: Cell::default(),
            alarm: Cell::default(),
            told: Box::new(told),
            wakes: RefCell::default(),
        }));
        let wake = |name: &str| {
            let inside = Rc::downgrade(&link.0);
            Listener::on_window(name, move |_| {
                if let (Some(inside), false) = (inside.upgrade(), is_hidden()) {
                    Self(inside).with(BrokerSession::wake);
                }
            })
        };
        // A network that is back, and a page that is looked at again after a sleep, ask at once.
        let wakes = ["online", "visibilitychange", "pageshow"].into_iter();
        link.0.wakes.replace(wakes.filter_map(wake).collect());
        link
    }

    /// Connects.
    pub fn start(&self) {
        self.with(BrokerSession::start);
    }

    /// Says goodbye, and stays away until [`Link::start`]; the broker keeps the session for its time.
    pub fn rest(&self) {
        self.with(|session, _| session.stop());
    }

    /// The same for good.
    pub fn stop(&self) {
        self.0.wakes.take();
        self.rest();
    }

    /// Whether messages go out now.
    pub fn is_joined(&self) -> bool {
        self.0.session.borrow().is_joined()
    }

    /// Sets which topic the broker empties when we are lost.
    pub fn set_will(&self, topic: Option<String>) {
        self.with(|session, now| session.set_will(topic, now));
    }

    /// Sends a message.
    ///
    /// # Errors
    /// See [`PublishError`].
    pub fn publish(&self, message: Publication) -> Result<Option<Token>, PublishError> {
        self.with(|session, now| session.publish(message, now))
    }

    /// Listens to a filter; `assured` messages wait for us while we are away.
    pub fn listen(&self, filter: String, assured: bool) {
        self.with(|session, now| session.listen(filter, assured, now));
    }

    /// Listens to a filter no more.
    pub fn ignore(&self, filter: &str) {
        self.with(|session, now| session.ignore(filter, now));
    }

    /// Does something with the session, and then what it asks for.
    fn with<T>(&self, act: impl FnOnce(&mut BrokerSession, u64) -> T) -> T {
        let done = act(&mut self.0.session.borrow_mut(), now());
        self.go_on();
        done
    }

    fn go_on(&self) {
        loop {
            let effect = self.0.session.borrow_mut().next_effect();
            let Some(effect) = effect else { break };
            match effect {
                Effect::Open => self.open(),
                Effect::Send(bytes) => {
                    if let Some(socket) = &*self.0.socket.borrow() {
                        socket.send(&bytes);
                    }
                }
                Effect::Close => self.close(),
                // Whoever is told may ask for something at once: nothing is borrowed here.
                Effect::Tell(event) => (self.0.told)(event),
            }
        }
        self.set_alarm();
    }

    fn open(&self) {
        self.close();
        let mine = self.0.opened.get();
        let inside = Rc::downgrade(&self.0);
        let socket = Socket::open(&self.0.url, move |heard| {
            let Some(inside) = inside.upgrade() else {
                return;
            };
            if inside.opened.get() == mine {
                Self(inside).hear(heard);
            }
        });
        let is_none = socket.is_none();
        self.0.socket.replace(socket);
        if is_none {
            // Not from within: the session has not finished what it does.
            let link = self.clone();
            spawn(async move { link.hear(SocketEvent::Closed) });
        }
    }

    fn close(&self) {
        self.0.opened.set(self.0.opened.get().wrapping_add(1));
        let socket = self.0.socket.take();
        drop(socket);
    }

    fn hear(&self, heard: SocketEvent) {
        self.with(|session, now| match heard {
            SocketEvent::Opened => session.opened(now),
            SocketEvent::Bytes(bytes) => session.received(&bytes, now),
            SocketEvent::Closed => session.closed(now),
        });
    }

    /// Wakes the session when its time has come.
    fn set_alarm(&self) {
        let deadline = self.0.session.borrow().deadline();
        if self.0.alarm.get() == deadline {
            return;
        }
        self.0.alarm.set(deadline);
        let Some(deadline) = deadline else { return };
        let inside = Rc::downgrade(&self.0);
        #[expect(clippy::cast_precision_loss, reason = "milliseconds of hours")]
        let secs = deadline.saturating_sub(now()) as f64 / 1000.0;
        spawn(async move {
            sleep(secs).await;
            let Some(inside) = inside.upgrade() else {
                return;
            };
            if inside.alarm.get() == Some(deadline) {
                inside.alarm.set(None);
                Self(inside).with(BrokerSession::tick);
            }
        });
    }
}
