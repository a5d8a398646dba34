//! Voice: says messages, signed, one after another, each later than the one before.

use std::cell::RefCell;
use std::rc::Rc;

use live::envelope::Unsigned;
use live::flat_map::FlatMap;
use live::session::{Publication, Token};
use live::{BrokerTopic, LiveTime, Message, Stamps};

use super::link::SessionLink;
use super::port::KeyPair;
use super::serial::Serial;

/// What is told of a message: the token of one that must arrive, or `None` when it could not be sent.
type Then = Box<dyn FnOnce(Option<Token>)>;

/// Says signed messages over a link. Cheap to clone: a handle.
#[derive(Clone)]
pub struct Voice(Rc<Inside>);

struct Inside {
    event: String,
    link: SessionLink,
    keys: KeyPair,
    stamps: RefCell<Stamps>,
    order: Serial,
    /// Topics whose message was taken back, and when.
    taken_back: RefCell<FlatMap<String, LiveTime>>,
    now: Box<dyn Fn() -> LiveTime>,
}

impl Voice {
    /// A voice of whoever holds these keys.
    pub fn new(
        event: String,
        link: SessionLink,
        keys: KeyPair,
        now: impl Fn() -> LiveTime + 'static,
    ) -> Self {
        Self(Rc::new(Inside {
            event,
            link,
            keys,
            stamps: RefCell::default(),
            order: Serial::default(),
            taken_back: RefCell::default(),
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

    /// Says a message.
    pub fn say(&self, topic: BrokerTopic, message: Message) {
        self.say_of(self.stamp(), topic, message, |_| ());
    }

    /// The same with a time of its own: what is said again is the same message for whoever has heard it. Calls back with the
    /// token of one that must arrive, or with `None` when it could not be sent.
    pub fn say_of(
        &self,
        time: LiveTime,
        topic: BrokerTopic,
        message: Message,
        then: impl FnOnce(Option<Token>) + 'static,
    ) {
        self.say_and(time, topic, message, Box::new(then));
    }

    fn say_and(&self, time: LiveTime, topic: BrokerTopic, message: Message, then: Then) {
        let inside = self.0.clone();
        self.0.order.after(async move {
            let key = inside.keys.public();
            let Ok(unsigned) = Unsigned::new(&inside.event, &topic, &message, time, &key) else {
                return then(None);
            };
            let Some(signature) = inside.keys.sign(unsigned.bytes_to_sign()).await else {
                return then(None);
            };
            let name = topic.name(&inside.event);
            let taken_back = inside.taken_back.borrow().get(&name).copied();
            if taken_back.is_some_and(|taken_back| taken_back > time) {
                // It was taken back while it was being signed: said now, it would stay.
                return then(None);
            }
            let payload = unsigned.signed(&signature);
            let publication = Publication::of(&inside.event, &topic, &message, payload, time);
            let sent = inside.link.publish(publication);
            then(sent.ok().flatten());
        });
    }

    /// Takes back what is kept on a topic, at once: an empty message needs no signature.
    pub fn take_back(&self, topic: &BrokerTopic) {
        let (name, now) = (topic.name(&self.0.event), self.stamp());
        self.0.taken_back.borrow_mut().insert(name, now);
        // Without a connection the broker does it by itself, by our will or when its time is over.
        let _ = self.0.link.publish(Publication {
            assured: false,
            ..Publication::taking_back(&self.0.event, topic)
        });
    }
}
