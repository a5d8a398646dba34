//! Visitors and staff as their pages have them: a session, keys, and what the crate keeps of others.

mod scene;
mod staff;
mod visitor;

use std::{
    collections::BTreeMap,
    time::{SystemTime, UNIX_EPOCH},
};

use live::{
    BrokerTopic, DeskCode, LatestTimes, LiveTime, Message, Refused, Stamps, VisitorId,
    clock::BrokerClock,
    envelope::{Accepted, Author, Unsigned, read},
    seal::PublicSealKey,
    session::{Publication, PublishError, SessionEvent, Token},
    signer::{Signer, is_signed},
};

use super::{broker::EVENT, client::Client};

pub use scene::Scene;
pub use staff::Staff;
pub use visitor::Visitor;

pub const HALL: &str = "dockyard";
pub const BOOTH: &str = "acme";

/// What a site says of its desks: public keys.
#[derive(Clone)]
pub struct Keys {
    pub sign: [u8; 32],
    pub seal: PublicSealKey,
}

impl Keys {
    pub fn of(code: &DeskCode) -> Self {
        Self {
            sign: Signer::of_desk(code).key(),
            seal: code.seal_key().public().unwrap(),
        }
    }
}

/// A desk's code made of one number.
pub fn code(number: u8) -> DeskCode {
    DeskCode::from_fresh([number; 16])
}

/// 32 bytes that no other call returns: enough for keys that nobody keeps.
pub fn fresh() -> [u8; 32] {
    use std::sync::atomic::{AtomicU64, Ordering};
    static NEXT: AtomicU64 = AtomicU64::new(1);
    let mut bytes = [0; 32];
    bytes[..8].copy_from_slice(&NEXT.fetch_add(1, Ordering::Relaxed).to_le_bytes());
    bytes[8..12].copy_from_slice(&std::process::id().to_le_bytes());
    bytes
}

/// A name for a session that no other call returns.
pub fn secret_client_id() -> String {
    fresh()[..16]
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect()
}

/// What every page has.
pub struct Page {
    pub client: Client,
    pub signer: Signer,
    pub clock: BrokerClock,
    /// How wrong the device's clock is, milliseconds.
    pub wrong_by: f64,
    pub refused: Vec<Refused>,
    pub events: Vec<SessionEvent>,
    seen: LatestTimes,
    stamps: Stamps,
    keys: BTreeMap<String, Keys>,
}

impl Page {
    fn new(client: Client, signer: Signer, keys: &BTreeMap<String, Keys>) -> Self {
        Self {
            client,
            signer,
            clock: BrokerClock::new(),
            wrong_by: 0.0,
            refused: Vec::new(),
            events: Vec::new(),
            seen: LatestTimes::default(),
            stamps: Stamps::default(),
            keys: keys.clone(),
        }
    }

    pub fn device_ms(&self) -> f64 {
        SystemTime::now()
            .duration_since(UNIX_EPOCH)
            .unwrap()
            .as_secs_f64()
            * 1_000.0
            + self.wrong_by
    }

    pub fn now(&self) -> LiveTime {
        self.clock.now(self.device_ms())
    }

    pub fn listen(&mut self, filter: String, assured: bool) {
        let now = self.client.now();
        self.client.session.listen(filter, assured, now);
    }

    /// Signs and publishes.
    pub fn say(
        &mut self,
        topic: &BrokerTopic,
        message: &Message,
    ) -> Result<Option<Token>, PublishError> {
        let time = self.stamps.next(self.now());
        self.say_at(topic, message, time)
    }

    pub fn say_at(
        &mut self,
        topic: &BrokerTopic,
        message: &Message,
        time: LiveTime,
    ) -> Result<Option<Token>, PublishError> {
        let payload = self.signed(topic, message, time);
        self.publish(Publication::of(EVENT, topic, message, payload, time))
    }

    pub fn signed(&self, topic: &BrokerTopic, message: &Message, time: LiveTime) -> Vec<u8> {
        let unsigned = Unsigned::new(EVENT, topic, message, time, &self.signer.key()).unwrap();
        self.signer.signed(&unsigned)
    }

    pub fn publish(&mut self, publication: Publication) -> Result<Option<Token>, PublishError> {
        let now = self.client.now();
        self.client.session.publish(publication, now)
    }

    /// What came and counts. Events of the session are kept.
    fn accepted(&mut self) -> Vec<(Accepted, Vec<u8>)> {
        let mut accepted = Vec::new();
        for event in self.client.step() {
            if let SessionEvent::Message { topic, payload, .. } = &event {
                match self.accept(topic, payload) {
                    Ok(message) => accepted.push((message, payload.clone())),
                    Err(refused) => self.refused.push(refused),
                }
            }
            self.events.push(event);
        }
        accepted
    }

    pub fn accept(&mut self, topic: &str, payload: &[u8]) -> Result<Accepted, Refused> {
        let unverified = read(EVENT, topic, payload)?;
        let key = match unverified.author() {
            Author::Visitor { key, .. } => Some(*key),
            Author::Desk(booth) => self.keys.get(booth).map(|keys| keys.sign),
            Author::Organiser => None,
        };
        let valid = key.is_some_and(|key| is_signed(&unverified, &key));
        let now = self.now();
        unverified.accept(valid, now, &mut self.seen)
    }

    /// How often the page came to be connected.
    pub fn joined(&self) -> usize {
        self.events
            .iter()
            .filter(|event| matches!(event, SessionEvent::Joined { .. }))
            .count()
    }
}

pub fn presence(id: VisitorId) -> BrokerTopic {
    BrokerTopic::Presence {
        hall: HALL.to_owned(),
        group: 0,
        id,
    }
}
