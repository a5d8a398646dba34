//! An MQTT 5 session, sans I/O: bytes from the socket in, bytes for it out, what happened as events, timers as deadlines.
//!
//! Whoever owns the socket and the clock drives it: it does what each [`Effect`] says, tells of each thing that happened
//! to the socket, and calls [`BrokerSession::tick`] when [`BrokerSession::deadline`] has come. The session outlives its connections:
//! it says again what nobody acknowledged, listens again to what it listened to, and comes back by itself, but not after
//! another device took its place.

mod backoff;
mod kinds;
mod mqtt;
mod outbox;
mod publication;
#[cfg(test)]
mod tests;

use std::collections::VecDeque;

use self::kinds::OUTBOX;
pub use self::kinds::{
    Effect, KEEP_ALIVE_SECS, Millis, Publication, PublishError, SESSION_EXPIRY_SECS, SessionEvent,
    SessionSettings, Token,
};
use self::{
    backoff::{Backoff, GOOD_AFTER},
    mqtt::{BrokerPacket, Protocol},
    outbox::Pending,
};

/// How long opening a socket and greeting the broker may take.
const OPENING: Millis = 10_000;
/// How long an answer to a ping may take after a wake, and otherwise. After a wake one looks at the page and waits.
const PROBE: (Millis, Millis) = (5_000, 15_000);
/// Least time between two attempts to connect, however often the page wakes.
const LEAST_BETWEEN_ATTEMPTS: Millis = 1_000;
/// Two pages with one client id push one another out in turn, if the broker does not say why it closes (mosquitto 2.0 over
/// WebSocket does not). After so many resumed connections in a row that ended at once, one of them gives in.
const PUSHED_OUT: u32 = 3;

/// Reason codes of MQTT 5 that are told apart here.
mod reason {
    pub(super) const NOBODY_LISTENS: u8 = 0x10;
    pub(super) const FIRST_FAILURE: u8 = 0x80;
    pub(super) const TAKEN_OVER: u8 = 0x8E;
    /// Bad client id, bad user name or password, not authorised, banned, bad authentication method.
    pub(super) const FOR_GOOD: [u8; 5] = [0x85, 0x86, 0x87, 0x8A, 0x8C];
}

#[derive(Debug)]
struct Listening {
    filter: String,
    assured: bool,
}

enum Link {
    /// Not started, stopped, taken over or denied.
    Off,
    Opening {
        since: Millis,
    },
    Greeting {
        since: Millis,
        protocol: Box<Protocol>,
    },
    Joined {
        since: Millis,
        resumed: bool,
        last_sent: Millis,
        probe_ends: Option<Millis>,
        protocol: Box<Protocol>,
    },
    Waiting {
        until: Millis,
    },
}

/// An MQTT 5 session. See the module's documentation.
pub struct BrokerSession {
    settings: SessionSettings,
    link: Link,
    backoff: Backoff,
    last_attempt: Option<Millis>,
    /// How many resumed connections in a row ended at once; `None` until the first one has ended.
    pushed_out: Option<u32>,
    keep_alive: Millis,
    pending: VecDeque<Pending>,
    listening: Vec<Listening>,
    /// SUBSCRIBEs on their way: packet id, filters.
    asked: Vec<(u16, Vec<String>)>,
    next_token: u64,
    next_packet: u16,
    effects: VecDeque<Effect>,
}

impl BrokerSession {
    /// A session that is not started. `seed` is any number that differs from device to device: it spreads reconnects.
    #[must_use]
    pub fn new(settings: SessionSettings, seed: u64) -> Self {
        Self {
            keep_alive: 0,
            settings,
            link: Link::Off,
            backoff: Backoff::new(seed),
            last_attempt: None,
            pushed_out: None,
            pending: VecDeque::new(),
            listening: Vec::new(),
            asked: Vec::new(),
            next_token: 0,
            next_packet: 0,
            effects: VecDeque::new(),
        }
    }

    /// What is to be done next; ask until there is nothing.
    pub fn next_effect(&mut self) -> Option<Effect> {
        self.effects.pop_front()
    }

    /// When [`BrokerSession::tick`] is to be called at the latest.
    #[must_use]
    pub fn deadline(&self) -> Option<Millis> {
        match &self.link {
            Link::Off => None,
            Link::Opening { since } | Link::Greeting { since, .. } => Some(since + OPENING),
            Link::Joined {
                last_sent,
                probe_ends,
                ..
            } => Some(probe_ends.unwrap_or(last_sent + self.ping_after())),
            Link::Waiting { until } => Some(*until),
        }
    }

    /// Whether messages go out now.
    #[must_use]
    pub fn is_joined(&self) -> bool {
        matches!(self.link, Link::Joined { .. })
    }

    /// How many assured messages the broker does not have yet.
    #[must_use]
    pub fn waiting(&self) -> usize {
        self.pending.len()
    }

    /// Sets which topic the broker empties when we are lost. A connection has one will from its greeting, so it begins anew.
    pub fn set_will(&mut self, topic: Option<String>, now: Millis) {
        self.settings.will = topic;
        if matches!(self.link, Link::Greeting { .. } | Link::Joined { .. }) {
            self.stop();
            self.start(now);
        }
    }

    /// Connects, if the session is off.
    pub fn start(&mut self, now: Millis) {
        if matches!(self.link, Link::Off) {
            self.open(now);
        }
    }

    /// Says goodbye and stays off. The broker keeps the session for its time, and does not speak the will.
    pub fn stop(&mut self) {
        if let Link::Joined { protocol, .. } = &mut self.link {
            protocol.goodbye();
            self.effects
                .extend(protocol.take_out().into_iter().map(Effect::Send));
        }
        if !matches!(self.link, Link::Off | Link::Waiting { .. }) {
            self.effects.push_back(Effect::Close);
        }
        self.link = Link::Off;
    }

    /// The page is looked at again, or the network is back: finds out at once whether the connection still stands.
    pub fn wake(&mut self, now: Millis) {
        match &mut self.link {
            Link::Joined {
                last_sent,
                probe_ends,
                protocol,
                ..
            } => {
                let ends = now + PROBE.0;
                if probe_ends.is_none_or(|probe_ends| probe_ends > ends) {
                    *probe_ends = Some(ends);
                    *last_sent = now;
                    protocol.ping();
                    self.effects
                        .extend(protocol.take_out().into_iter().map(Effect::Send));
                }
            }
            Link::Waiting { until } => {
                let earliest = self
                    .last_attempt
                    .map_or(now, |last| last + LEAST_BETWEEN_ATTEMPTS);
                *until = earliest.max(now).min(*until);
                self.tick(now);
            }
            Link::Off | Link::Opening { .. } | Link::Greeting { .. } => {}
        }
    }

    /// The socket is open.
    pub fn opened(&mut self, now: Millis) {
        if !matches!(self.link, Link::Opening { .. }) {
            return;
        }
        let mut protocol = Box::new(Protocol::new());
        if protocol.connect(&self.settings).is_err() {
            // A name that MQTT has no form for: no broker will ever take it.
            self.finish(SessionEvent::Denied {
                reason: reason::FOR_GOOD[0],
            });
            return;
        }
        self.effects
            .extend(protocol.take_out().into_iter().map(Effect::Send));
        self.link = Link::Greeting {
            since: now,
            protocol,
        };
    }

    /// The socket closed, or could not be opened.
    pub fn closed(&mut self, now: Millis) {
        if let Link::Joined { since, resumed, .. } = self.link {
            let at_once = resumed && now.saturating_sub(since) < GOOD_AFTER;
            // A page's first connection does not count: so whoever came last has one turn more, and stays.
            let before = self.pushed_out.filter(|_| at_once);
            self.pushed_out = Some(before.map_or(0, |before| before + 1));
        }
        if self.pushed_out >= Some(PUSHED_OUT) {
            self.pushed_out = None;
            self.finish(SessionEvent::TakenOver);
        } else if !matches!(self.link, Link::Off | Link::Waiting { .. }) {
            self.wait(now);
        }
    }

    /// Bytes came from the socket, cut anywhere.
    pub fn received(&mut self, bytes: &[u8], now: Millis) {
        let (Link::Greeting { protocol, .. } | Link::Joined { protocol, .. }) = &mut self.link
        else {
            return;
        };
        let heard = protocol.feed(bytes);
        self.effects
            .extend(protocol.take_out().into_iter().map(Effect::Send));
        if let Link::Joined { probe_ends, .. } = &mut self.link {
            // Whatever comes shows that the connection stands, not only the answer to a ping.
            *probe_ends = None;
        }
        for what in heard {
            self.take(what, now);
            if matches!(self.link, Link::Off | Link::Waiting { .. }) {
                break;
            }
        }
        self.send_pending(now);
    }

    /// Does what time asks for. Early calls do no harm.
    pub fn tick(&mut self, now: Millis) {
        if self.deadline().is_none_or(|deadline| now < deadline) {
            return;
        }
        let keep_alive_due = now + PROBE.1;
        match &mut self.link {
            Link::Waiting { .. } => self.open(now),
            Link::Joined {
                last_sent,
                probe_ends: probe_ends @ None,
                protocol,
                ..
            } => {
                *probe_ends = Some(keep_alive_due);
                *last_sent = now;
                protocol.ping();
                self.effects
                    .extend(protocol.take_out().into_iter().map(Effect::Send));
            }
            Link::Opening { .. } | Link::Greeting { .. } | Link::Joined { .. } => {
                self.effects.push_back(Effect::Close);
                self.wait(now);
            }
            Link::Off => {}
        }
    }

    /// Sends a message. Assured ones get a token, by which [`SessionEvent::Delivered`] and its like name them.
    ///
    /// # Errors
    /// See [`PublishError`]; the message is not sent then.
    pub fn publish(
        &mut self,
        message: Publication,
        now: Millis,
    ) -> Result<Option<Token>, PublishError> {
        if message.topic.is_empty() || message.topic.contains(['+', '#', '\0']) {
            return Err(PublishError::Topic);
        }
        if message.assured {
            if self.pending.len() >= OUTBOX {
                return Err(PublishError::Full);
            }
            let token = Token(self.next_token);
            self.next_token += 1;
            self.pending.push_back(Pending {
                token,
                message,
                since: now,
                packet: None,
            });
            self.send_pending(now);
            return Ok(Some(token));
        }
        let Link::Joined {
            last_sent,
            protocol,
            ..
        } = &mut self.link
        else {
            return Err(PublishError::Offline);
        };
        protocol
            .publish(&message, message.expiry_secs, None, false)
            .map_err(|_| PublishError::Topic)?;
        *last_sent = now;
        self.effects
            .extend(protocol.take_out().into_iter().map(Effect::Send));
        Ok(None)
    }

    /// Listens to a filter, now and after each reconnect; `assured` messages wait for us while we are away.
    pub fn listen(&mut self, filter: String, assured: bool, now: Millis) {
        if self
            .listening
            .iter()
            .all(|listening| listening.filter != filter)
        {
            self.listening.push(Listening {
                filter: filter.clone(),
                assured,
            });
        }
        self.subscribe(&[(filter, assured)], now);
    }

    /// Listens to a filter no more.
    pub fn ignore(&mut self, filter: &str, now: Millis) {
        self.listening
            .retain(|listening| listening.filter != filter);
        let packet = self.free_packet();
        let Link::Joined {
            last_sent,
            protocol,
            ..
        } = &mut self.link
        else {
            return;
        };
        if protocol.unsubscribe(packet, filter).is_ok() {
            *last_sent = now;
            self.effects
                .extend(protocol.take_out().into_iter().map(Effect::Send));
        }
    }

    fn ping_after(&self) -> Millis {
        // Two thirds: a hidden tab's timer comes up to a minute late.
        self.keep_alive * 2 / 3
    }

    fn open(&mut self, now: Millis) {
        self.last_attempt = Some(now);
        self.link = Link::Opening { since: now };
        self.effects.push_back(Effect::Open);
    }

    fn wait(&mut self, now: Millis) {
        let held = if let Link::Joined { since, .. } = self.link {
            now.saturating_sub(since)
        } else {
            0
        };
        let retry_in = self.backoff.lost(held);
        self.link = Link::Waiting {
            until: now + retry_in,
        };
        self.asked.clear();
        self.effects
            .push_back(Effect::Tell(SessionEvent::Lost { retry_in }));
    }

    fn finish(&mut self, event: SessionEvent) {
        self.link = Link::Off;
        self.asked.clear();
        self.effects.push_back(Effect::Close);
        self.effects.push_back(Effect::Tell(event));
    }

    fn take(&mut self, heard: BrokerPacket, now: Millis) {
        match heard {
            BrokerPacket::Welcome {
                resumed,
                keep_alive_secs,
            } => self.welcome(resumed, keep_alive_secs, now),
            BrokerPacket::Unwelcome(reason) if reason::FOR_GOOD.contains(&reason) => {
                self.finish(SessionEvent::Denied { reason });
            }
            BrokerPacket::Goodbye(reason::TAKEN_OVER) => self.finish(SessionEvent::TakenOver),
            BrokerPacket::Unwelcome(_) | BrokerPacket::Goodbye(_) | BrokerPacket::Garbage => {
                self.effects.push_back(Effect::Close);
                self.wait(now);
            }
            BrokerPacket::Message {
                topic,
                payload,
                retained,
            } => {
                self.effects.push_back(Effect::Tell(SessionEvent::Message {
                    topic,
                    payload,
                    retained,
                }));
            }
            BrokerPacket::Acknowledged { packet, reason } => {
                let Some(at) = self
                    .pending
                    .iter()
                    .position(|pending| pending.packet == Some(packet))
                else {
                    return;
                };
                let Some(Pending { token, .. }) = self.pending.remove(at) else {
                    return;
                };
                self.effects
                    .push_back(Effect::Tell(if reason >= reason::FIRST_FAILURE {
                        SessionEvent::Refused { token, reason }
                    } else {
                        SessionEvent::Delivered {
                            token,
                            heard: reason != reason::NOBODY_LISTENS,
                        }
                    }));
            }
            BrokerPacket::Subscribed { packet, refused } => {
                let Some(at) = self.asked.iter().position(|(asked, _)| *asked == packet) else {
                    return;
                };
                let (_, filters) = self.asked.swap_remove(at);
                for filter in refused.into_iter().filter_map(|at| filters.get(at)) {
                    self.effects.push_back(Effect::Tell(SessionEvent::Deaf {
                        filter: filter.clone(),
                    }));
                }
            }
            BrokerPacket::Pong => {}
        }
    }

    fn welcome(&mut self, resumed: bool, keep_alive_secs: Option<u16>, now: Millis) {
        let link = std::mem::replace(&mut self.link, Link::Off);
        let Link::Greeting { protocol, .. } = link else {
            // A second CONNACK: no broker does that.
            self.link = link;
            return;
        };
        self.keep_alive =
            Millis::from(keep_alive_secs.unwrap_or(self.settings.keep_alive_secs)).max(1) * 1_000;
        self.link = Link::Joined {
            since: now,
            resumed,
            last_sent: now,
            probe_ends: None,
            protocol,
        };
        self.effects
            .push_back(Effect::Tell(SessionEvent::Joined { resumed }));
        let filters: Vec<_> = self
            .listening
            .iter()
            .map(|listening| (listening.filter.clone(), listening.assured))
            .collect();
        if !filters.is_empty() {
            self.subscribe(&filters, now);
        }
        self.resend(resumed, now);
    }

    fn subscribe(&mut self, filters: &[(String, bool)], now: Millis) {
        let packet = self.free_packet();
        let Link::Joined {
            last_sent,
            protocol,
            ..
        } = &mut self.link
        else {
            return;
        };
        if protocol.subscribe(packet, filters).is_ok() {
            *last_sent = now;
            self.asked.push((
                packet,
                filters.iter().map(|(filter, _)| filter.clone()).collect(),
            ));
            self.effects
                .extend(protocol.take_out().into_iter().map(Effect::Send));
        } else {
            for (filter, _) in filters {
                self.effects.push_back(Effect::Tell(SessionEvent::Deaf {
                    filter: filter.clone(),
                }));
            }
        }
    }

    /// A packet id that nothing of ours uses.
    fn free_packet(&mut self) -> u16 {
        loop {
            self.next_packet = self.next_packet.checked_add(1).unwrap_or(1);
            let packet = self.next_packet;
            if self
                .pending
                .iter()
                .all(|pending| pending.packet != Some(packet))
                && self.asked.iter().all(|(asked, _)| *asked != packet)
            {
                return packet;
            }
        }
    }
}
