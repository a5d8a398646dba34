//! An MQTT 5 session, sans I/O: bytes from the socket in, bytes for it out, what happened as events, timers as deadlines.
//!
//! Whoever owns the socket and the clock drives it: it does what each [`Effect`] says, tells of each thing that happened
//! to the socket, and calls [`Session::tick`] when [`Session::deadline`] has come. The session outlives its connections:
//! it says again what nobody acknowledged, listens again to what it listened to, and comes back by itself, but not after
//! another device took its place.

mod backoff;
mod mqtt;
mod publication;
#[cfg(test)]
mod tests;

use std::collections::VecDeque;

use self::{
    backoff::{Backoff, GOOD_AFTER},
    mqtt::{Heard, Protocol},
};

/// Milliseconds of a clock that never goes back (`performance.now()`). Only differences count.
pub type Millis = u64;

/// Seconds within which a broker hears from us. Not less: a browser gives hidden tabs a timer once a minute, so that
/// shorter ones lose the people who look at another tab.
pub const KEEP_ALIVE_SECS: u16 = 180;
/// Seconds for which a broker keeps a session of somebody who is away: as long as a request waits.
pub const SESSION_EXPIRY_SECS: u32 = 2 * 60 * 60;

/// How long opening a socket and greeting the broker may take.
const OPENING: Millis = 10_000;
/// How long an answer to a ping may take after a wake, and otherwise. After a wake one looks at the page and waits.
const PROBE: (Millis, Millis) = (5_000, 15_000);
/// Least time between two attempts to connect, however often the page wakes.
const LEAST_BETWEEN_ATTEMPTS: Millis = 1_000;
/// Messages that may wait to be acknowledged. A person types no faster; more means that something is broken.
const OUTBOX: usize = 64;
/// Of these, how many are under way at once: no broker allows fewer by default.
const UNDER_WAY: usize = 16;

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

/// Who connects.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Settings {
    /// A secret: whoever has it can take the session over and inherit what waits in it. 128 random bits as text, never in
    /// a topic, kept on the device.
    pub client_id: String,
    /// A visitor's id, or a desk's name.
    pub username: Option<String>,
    /// A desk's password.
    pub password: Option<String>,
    /// Topic that the broker empties when the connection is lost: one's card.
    pub will: Option<String>,
    /// [`KEEP_ALIVE_SECS`], except in tests.
    pub keep_alive_secs: u16,
    /// [`SESSION_EXPIRY_SECS`], except in tests.
    pub session_expiry_secs: u32,
}

impl Settings {
    /// Settings with the usual times, and no will.
    #[must_use]
    pub fn new(client_id: String, username: Option<String>, password: Option<String>) -> Self {
        Self {
            client_id,
            username,
            password,
            will: None,
            keep_alive_secs: KEEP_ALIVE_SECS,
            session_expiry_secs: SESSION_EXPIRY_SECS,
        }
    }
}

/// A message to be sent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Publication {
    /// Where to.
    pub topic: String,
    /// What; empty takes a retained message back.
    pub payload: Vec<u8>,
    /// Whether it must arrive (QoS 1): it is said again until the broker has it, and waits while there is no connection.
    /// Otherwise (QoS 0) it is dropped when there is none.
    pub assured: bool,
    /// Whether the broker keeps it for those who come later.
    pub retained: bool,
    /// Seconds after which the broker forgets it.
    pub expiry_secs: Option<u32>,
}

/// Names an assured message until it is delivered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Token(u64);

/// What the owner of the socket has to do, in order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Effect {
    /// Open a socket (subprotocol `mqtt`), then call [`Session::opened`] or [`Session::closed`].
    Open,
    /// Send these bytes as one binary message.
    Send(Vec<u8>),
    /// Close the socket. Nothing that still comes from it is to be told to the session.
    Close,
    /// Something happened.
    Tell(Event),
}

/// What happened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Event {
    /// Connected. `resumed`: the broker still had our session. Cards are to be said again either way.
    Joined {
        /// Whether the broker still knew us.
        resumed: bool,
    },
    /// A message for us.
    Message {
        /// Its topic.
        topic: String,
        /// Its bytes; empty: a retained message was taken back.
        payload: Vec<u8>,
        /// Whether it was kept for us, and not said just now.
        retained: bool,
    },
    /// The broker has an assured message. `heard`: somebody listens to its topic now.
    Delivered {
        /// Which.
        token: Token,
        /// Whether anybody listens.
        heard: bool,
    },
    /// The broker does not take an assured message.
    Refused {
        /// Which.
        token: Token,
        /// MQTT's reason code.
        reason: u8,
    },
    /// An assured message got too old while there was no connection.
    Expired {
        /// Which.
        token: Token,
    },
    /// The broker does not let us listen to this.
    Deaf {
        /// The filter.
        filter: String,
    },
    /// No connection; the next attempt comes by itself.
    Lost {
        /// In how long.
        retry_in: Millis,
    },
    /// Another page with our client id is connected now: the broker said so, or each of our last connections ended at once.
    /// The session is over; [`Session::start`] takes it back, if somebody wants that.
    TakenOver,
    /// The broker does not let us in, and would not a second time. The session is over.
    Denied {
        /// MQTT's reason code.
        reason: u8,
    },
}

/// Why an assured message was not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum PublishError {
    /// Too many wait already.
    #[error("{OUTBOX} messages wait already")]
    Full,
    /// There is no connection, and the message is not one that waits.
    #[error("there is no connection")]
    Offline,
    /// The topic cannot be written in MQTT.
    #[error("no topic of MQTT")]
    Topic,
}

#[derive(Debug)]
struct Pending {
    token: Token,
    message: Publication,
    since: Millis,
    /// Packet id once it was sent in this session of the broker's.
    packet: Option<u16>,
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
pub struct Session {
    settings: Settings,
    link: Link,
    backoff: Backoff,
    last_attempt: Option<Millis>,
    /// How many resumed connections in a row ended at once.
    pushed_out: u32,
    keep_alive: Millis,
    pending: VecDeque<Pending>,
    listening: Vec<Listening>,
    /// SUBSCRIBEs on their way: packet id, filters.
    asked: Vec<(u16, Vec<String>)>,
    next_token: u64,
    next_packet: u16,
    effects: VecDeque<Effect>,
}

impl Session {
    /// A session that is not started. `seed` is any number that differs from device to device: it spreads reconnects.
    #[must_use]
    pub fn new(settings: Settings, seed: u64) -> Self {
        Self {
            keep_alive: 0,
            settings,
            link: Link::Off,
            backoff: Backoff::new(seed),
            last_attempt: None,
            pushed_out: 0,
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

    /// When [`Session::tick`] is to be called at the latest.
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

    /// Sets which topic the broker empties when we are lost. It counts from the next connection on.
    pub fn set_will(&mut self, topic: Option<String>) {
        self.settings.will = topic;
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
            self.finish(Event::Denied {
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
            self.pushed_out = if at_once { self.pushed_out + 1 } else { 0 };
        }
        if self.pushed_out >= PUSHED_OUT {
            self.pushed_out = 0;
            self.finish(Event::TakenOver);
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

    /// Sends a message. Assured ones get a token, by which [`Event::Delivered`] and its like name them.
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
            .push_back(Effect::Tell(Event::Lost { retry_in }));
    }

    fn finish(&mut self, event: Event) {
        self.link = Link::Off;
        self.asked.clear();
        self.effects.push_back(Effect::Close);
        self.effects.push_back(Effect::Tell(event));
    }

    fn take(&mut self, heard: Heard, now: Millis) {
        match heard {
            Heard::Welcome {
                resumed,
                keep_alive_secs,
            } => self.welcome(resumed, keep_alive_secs, now),
            Heard::Unwelcome(reason) if reason::FOR_GOOD.contains(&reason) => {
                self.finish(Event::Denied { reason });
            }
            Heard::Goodbye(reason::TAKEN_OVER) => self.finish(Event::TakenOver),
            Heard::Unwelcome(_) | Heard::Goodbye(_) | Heard::Garbage => {
                self.effects.push_back(Effect::Close);
                self.wait(now);
            }
            Heard::Message {
                topic,
                payload,
                retained,
            } => {
                self.effects.push_back(Effect::Tell(Event::Message {
                    topic,
                    payload,
                    retained,
                }));
            }
            Heard::Acknowledged { packet, reason } => {
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
                        Event::Refused { token, reason }
                    } else {
                        Event::Delivered {
                            token,
                            heard: reason != reason::NOBODY_LISTENS,
                        }
                    }));
            }
            Heard::Subscribed { packet, refused } => {
                let Some(at) = self.asked.iter().position(|(asked, _)| *asked == packet) else {
                    return;
                };
                let (_, filters) = self.asked.swap_remove(at);
                for filter in refused.into_iter().filter_map(|at| filters.get(at)) {
                    self.effects.push_back(Effect::Tell(Event::Deaf {
                        filter: filter.clone(),
                    }));
                }
            }
            Heard::Pong => {}
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
            .push_back(Effect::Tell(Event::Joined { resumed }));
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

    /// Says again what was under way when the connection was lost: with its packet id if the broker still knows it.
    fn resend(&mut self, resumed: bool, now: Millis) {
        self.expire(now);
        let Link::Joined { protocol, .. } = &mut self.link else {
            return;
        };
        for pending in &mut self.pending {
            let Some(packet) = pending.packet else {
                continue;
            };
            let sent = if resumed && protocol.has_room() {
                protocol
                    .publish(
                        &pending.message,
                        expiry_left(pending, now),
                        Some(packet),
                        true,
                    )
                    .is_ok()
            } else {
                false
            };
            if !sent {
                pending.packet = None;
            }
        }
        self.effects
            .extend(protocol.take_out().into_iter().map(Effect::Send));
    }

    fn expire(&mut self, now: Millis) {
        let effects = &mut self.effects;
        self.pending.retain(|pending| {
            let keep = expiry_left(pending, now) != Some(0);
            if !keep {
                effects.push_back(Effect::Tell(Event::Expired {
                    token: pending.token,
                }));
            }
            keep
        });
    }

    /// Sends what waits, in order, as far as the broker takes it.
    fn send_pending(&mut self, now: Millis) {
        if !self.is_joined() {
            return;
        }
        self.expire(now);
        let mut under_way = self
            .pending
            .iter()
            .filter(|pending| pending.packet.is_some())
            .count();
        let mut at = 0;
        while at < self.pending.len() {
            if self.pending[at].packet.is_some() {
                at += 1;
                continue;
            }
            let packet = self.free_packet();
            let Link::Joined {
                last_sent,
                protocol,
                ..
            } = &mut self.link
            else {
                return;
            };
            if under_way >= UNDER_WAY || !protocol.has_room() {
                break;
            }
            let pending = &mut self.pending[at];
            if protocol
                .publish(
                    &pending.message,
                    expiry_left(pending, now),
                    Some(packet),
                    false,
                )
                .is_ok()
            {
                pending.packet = Some(packet);
                *last_sent = now;
                under_way += 1;
                at += 1;
            } else {
                let token = pending.token;
                self.pending.remove(at);
                self.effects.push_back(Effect::Tell(Event::Refused {
                    token,
                    reason: reason::FIRST_FAILURE,
                }));
            }
        }
        if let Link::Joined { protocol, .. } = &mut self.link {
            self.effects
                .extend(protocol.take_out().into_iter().map(Effect::Send));
        }
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
                self.effects.push_back(Effect::Tell(Event::Deaf {
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

/// Seconds that a message still counts for; `None`: for ever.
fn expiry_left(pending: &Pending, now: Millis) -> Option<u32> {
    let gone = u32::try_from(now.saturating_sub(pending.since) / 1_000).unwrap_or(u32::MAX);
    pending
        .message
        .expiry_secs
        .map(|secs| secs.saturating_sub(gone))
}
