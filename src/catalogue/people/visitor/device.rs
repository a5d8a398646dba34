//! Devices: where entry is by ticket, a visitor who opens the link on phone and laptop goes on at the one that came last.

use live::message::{Device, Message};
use live::presence::CARD_AGAIN_SECS;
use live::turn::Turn;
use live::{BrokerTopic, LiveTime};

use super::{LiveVisitor, wait_patiently};
use crate::app::dom;
use crate::people::port;
use crate::people::random;
use crate::people::state::Connection;

/// A number of this page that no other one has.
pub(super) fn new_turn() -> Turn {
    Turn::begin(Device(random::seed().to_le_bytes()))
}

impl LiveVisitor {
    /// The connection is there: says that this page has come, unless it did and another one may have come since.
    pub(super) fn say_turn_unless_known(&self) {
        if self.turn.get().is_some_and(|turn| !turn.is_known()) {
            self.say_turn();
        } else {
            // What is kept is heard before it is said again.
            self.turn_said.set(self.live.now());
        }
    }

    /// Says it again, so that it is kept as long as the page is there.
    pub(super) fn say_turn_if_old(&self, now: LiveTime) {
        if now.secs_since(self.turn_said.get()) >= CARD_AGAIN_SECS {
            self.say_turn();
        }
    }

    fn say_turn(&self) {
        if let Some(turn) = self.turn.get() {
            self.turn_said.set(self.live.now());
            let topic = BrokerTopic::Device { id: self.id };
            self.voice.say(topic, Message::Device(turn.device()));
        }
    }

    /// A device of this visitor says that it has come.
    pub(super) fn device_came(&self, device: Device) {
        let Some(mut turn) = self.turn.get() else {
            return;
        };
        let was_known = turn.is_known();
        let is_over = turn.heard(device);
        self.turn.set(Some(turn));
        if is_over {
            self.give_in();
        } else if turn.is_known() && !was_known {
            // Whoever gives in now takes back what stands under our common name.
            self.say_all_soon();
        }
    }

    fn give_in(&self) {
        self.fade();
        self.link.rest();
        self.live.connection.set(Connection::OtherDevice);
        port::tell_joined(false);
        self.present.borrow_mut().clear();
        self.changed();
        dom::announce(&self.live.say("live-ticket-elsewhere", &[]));
    }

    /// The visitor wants to go on here.
    pub fn go_on_here(&self) {
        self.turn.set(Some(new_turn()));
        self.live.connection.set(Connection::Opening);
        port::tell_joined(self.joins());
        wait_patiently(self.live);
        self.link.start();
    }
}
