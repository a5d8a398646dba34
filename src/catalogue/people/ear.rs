//! Ear: hears messages one after another, and lets only those count that are signed by whom they claim to be from, of this time,
//! and no replay. Who floods is not listened to, and takes nothing from the others.

use std::cell::RefCell;
use std::rc::Rc;

use live::envelope::{self, Accepted, Refused};
use live::flood::{FROM_ALL, FROM_ONE, Limits};
use live::{Author, BrokerTopic, LatestTimes, LiveTime, VisitorId};

use super::port::verify;
use super::serial::Serial;

/// What counts of what came.
#[derive(Debug)]
pub enum Checked {
    /// A message, and the key that signed it.
    Said(Box<Accepted>, [u8; 32]),
    /// What was kept on this topic is taken back.
    TakenBack(BrokerTopic),
}

/// Hears signed messages. Cheap to clone: a handle.
#[derive(Clone)]
pub struct Ear(Rc<Inside>);

struct Inside {
    event: String,
    seen: RefCell<LatestTimes>,
    visitors: RefCell<Limits<VisitorId>>,
    order: Serial,
    now: Box<dyn Fn() -> LiveTime>,
    /// The keys of desks and organiser, which the feed has.
    keys: Box<dyn Fn(&Author) -> Vec<[u8; 32]>>,
    told: Box<dyn Fn(Checked)>,
}

impl Ear {
    /// Tells `told` what counts; `keys` knows those of desks and organiser.
    pub fn new(
        event: String,
        now: impl Fn() -> LiveTime + 'static,
        keys: impl Fn(&Author) -> Vec<[u8; 32]> + 'static,
        told: impl Fn(Checked) + 'static,
    ) -> Self {
        Self(Rc::new(Inside {
            event,
            seen: RefCell::default(),
            visitors: RefCell::new(Limits::new(FROM_ONE, Some(FROM_ALL))),
            order: Serial::default(),
            now: Box::new(now),
            keys: Box::new(keys),
            told: Box::new(told),
        }))
    }

    /// A message came.
    pub fn hear(&self, topic: &str, payload: &[u8]) {
        let inside = self.0.clone();
        match envelope::read(&inside.event, topic, payload) {
            Ok(message) if !inside.admits(message.author()) => {}
            Ok(message) => self.0.order.after(async move {
                let keys = match message.author() {
                    Author::Visitor { key, .. } => vec![*key],
                    other => (inside.keys)(other),
                };
                for key in keys {
                    if verify(&key, message.bytes_to_verify(), message.signature()).await {
                        let mut seen = inside.seen.borrow_mut();
                        let accepted = message.accept(true, (inside.now)(), &mut seen);
                        drop(seen);
                        if let Ok(accepted) = accepted {
                            (inside.told)(Checked::Said(Box::new(accepted), key));
                        }
                        return;
                    }
                }
            }),
            Err(Refused::Empty) => {
                let topic = BrokerTopic::parse(&inside.event, topic);
                self.0.order.after(async move {
                    if let Some(topic) = topic {
                        (inside.told)(Checked::TakenBack(topic));
                    }
                });
            }
            // Strangers send what they like.
            Err(_) => {}
        }
    }
}

impl Inside {
    /// Whether one more message of this author may cost us looking at its signature. Anybody is a visitor who likes; desks
    /// and organiser have shown the broker their password.
    fn admits(&self, author: &Author) -> bool {
        let Author::Visitor { id, .. } = author else {
            return true;
        };
        self.visitors.borrow_mut().admit(*id, (self.now)())
    }
}
