//! What goes into a session and what comes out of it: who connects, what is sent, what is to be done, what happened.

/// Milliseconds of a clock that never goes back (`performance.now()`). Only differences count.
pub type Millis = u64;

/// Messages that may wait to be acknowledged. A person types no faster; more means that something is broken.
pub(super) const OUTBOX: usize = 64;
/// Seconds within which a broker hears from us. Not less: a browser gives hidden tabs a timer once a minute, so that
/// shorter ones lose the people who look at another tab.
pub const KEEP_ALIVE_SECS: u16 = 180;
/// Seconds for which a broker keeps a session of somebody who is away: as long as a request waits.
pub const SESSION_EXPIRY_SECS: u32 = 2 * 60 * 60;

/// Who connects.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SessionSettings {
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

impl SessionSettings {
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
pub struct Token(pub(super) u64);

/// What the owner of the socket has to do, in order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Effect {
    /// Open a socket (subprotocol `mqtt`), then call [`Session::opened`](super::BrokerSession::opened) or [`Session::closed`](super::BrokerSession::closed).
    Open,
    /// Send these bytes as one binary message.
    Send(Vec<u8>),
    /// Close the socket. Nothing that still comes from it is to be told to the session.
    Close,
    /// Something happened.
    Tell(SessionEvent),
}

/// What happened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SessionEvent {
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
    /// The session is over; [`Session::start`](super::BrokerSession::start) takes it back, if somebody wants that.
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
