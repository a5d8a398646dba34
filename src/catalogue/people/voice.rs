//! Voice: says messages, signed, one after another, each later than the one before.

use std::cell::RefCell;
use std::rc::Rc;

use live::envelope::Unsigned;
use live::session::{Publication, Token};
use live::{LiveTime, Message, Stamps, Topic};

use super::link::Link;
use super::port::KeyPair;
use super::serial::Serial;

/// How a message is sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Manner {
    /// It is sent until the broker has it.
    pub assured: bool,
    /// The broker keeps it for those who come later.
    pub retained: bool,
    /// Seconds after which the broker forgets it.
    pub expiry_secs: Option<u32>,
}

impl Manner {
    /// For this moment: who is not there does not hear it.
    pub const ONCE: Self = Self {
        assured: false,
        retained: false,
        expiry_secs: None,
    };

    /// Until it is said anew, and for this long.
    pub const fn kept(expiry_secs: u32) -> Self {
        Self {
            assured: false,
            retained: true,
            expiry_secs: Some(expiry_secs),
        }
    }

    /// It must arrive.
    pub const fn assured(expiry_secs: u32) -> Self {
        Self {
            assured: true,
            retained: false,
            expiry_secs: Some(expiry_secs),
        }
    }

    /// It must arrive, also with those who come later.
    pub const fn assured_kept(expiry_secs: u32) -> Self {
        Self {
            assured: true,
            retained: true,
            expiry_secs: Some(expiry_secs),
        }
    }
}

/// Says signed messages over a link. Cheap to clone: a handle.
#[derive(Clone)]
pub struct Voice(Rc<Inside>);

struct Inside {
    event: String,
    link: Link,
    keys: KeyPair,
    stamps: RefCell<Stamps>,
    order: Serial,
    now: Box<dyn Fn() -> LiveTime>,
}

impl Voice {
    /// A voice of whoever holds these keys.
    pub fn new(
        event: String,
        link: Link,
        keys: KeyPair,
        now: impl Fn() -> LiveTime + 'static,
    ) -> Self {
        Self(Rc::new(Inside {
            event,
            link,
            keys,
            stamps: RefCell::default(),
            order: Serial::default(),
            now: Box::new(now),
        }))
    }

    /// The public key that it signs with.
    pub fn key(&self) -> [u8; 32] {
        self.0.keys.public()
    }

    /// A time for a message, later than those before.
    pub fn stamp(&self) -> LiveTime {
        self.0.stamps.borrow_mut().next((self.0.now)())
    }

    /// Says a message; calls back with the token of one that must arrive, or with `None` when it could not be sent.
    pub fn say(
        &self,
        topic: Topic,
        message: Message,
        manner: Manner,
        then: impl FnOnce(Option<Token>) + 'static,
    ) {
        let time = self.stamp();
        self.say_of(time, topic, message, manner, then);
    }

    /// The same with the time of what is said again: it is the same message for whoever has heard it.
    pub fn say_of(
        &self,
        time: LiveTime,
        topic: Topic,
        message: Message,
        manner: Manner,
        then: impl FnOnce(Option<Token>) + 'static,
    ) {
        let inside = self.0.clone();
        self.0.order.after(async move {
            let key = inside.keys.public();
            let Ok(unsigned) = Unsigned::new(&inside.event, &topic, &message, time, &key) else {
                return then(None);
            };
            let Some(signature) = inside.keys.sign(unsigned.bytes_to_sign()).await else {
                return then(None);
            };
            let sent = inside.link.publish(Publication {
                topic: topic.name(&inside.event),
                payload: unsigned.signed(&signature),
                assured: manner.assured,
                retained: manner.retained,
                expiry_secs: manner.expiry_secs,
            });
            then(sent.ok().flatten());
        });
    }

    /// Takes back what is kept on a topic, at once: an empty message needs no signature.
    pub fn take_back(&self, topic: &Topic) {
        // Without a connection the broker does it by itself, by our will or when its time is over.
        let _ = self.0.link.publish(Publication {
            topic: topic.name(&self.0.event),
            payload: Vec::new(),
            assured: false,
            retained: true,
            expiry_secs: None,
        });
    }
}
