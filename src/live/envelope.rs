//! Envelopes: a message as it travels, signed over topic and bytes, and what is refused of those that come.
//!
//! | bytes | what |
//! |---|---|
//! | 1 | kind ([`crate::message`]) |
//! | 4 | time, tenths of a second since 2026-01-01T00:00:00Z |
//! | 32 | the author's public Ed25519 key, on visitors' topics alone; desks' and the organiser's stand in the feed |
//! | … | body |
//! | 64 | Ed25519 signature (RFC 8032) |
//!
//! Signed is `"boothwalk live 1\0"`, the length of the topic's name in two bytes, the name (which begins with the event), and all
//! bytes before the signature: what was signed for one place and event counts in no other.
//!
//! An empty payload is no envelope: MQTT takes a retained message away with it, and a broker says it for who was cut off.

use std::collections::HashMap;

use crate::limits::{PAYLOAD_BYTES, SEEN, WINDOW_SECS};
use crate::topic::{BrokerTopic, Owner};
use crate::wire::{Malformed, Reader, Writer};
use crate::{LiveTime, Message, VisitorId};

/// What each signed text begins with, so that a signature for this says nothing elsewhere.
const DOMAIN: &[u8] = b"boothwalk live 1\0";
/// Bytes of a signature.
const SIGNATURE: usize = 64;

/// Who said something.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Author {
    /// A visitor, with the key that the id comes from.
    Visitor {
        /// Their id.
        id: VisitorId,
        /// Their public key.
        key: [u8; 32],
    },
    /// The desk of the booth with this id.
    Desk(String),
    /// The organiser.
    Organiser,
}

/// Why a message cannot be sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Unsendable {
    /// Its kind does not belong on the topic.
    #[error("the message does not belong on this topic")]
    WrongTopic,
    /// The topic belongs to another visitor.
    #[error("the topic belongs to another visitor")]
    NotTheTopicsOwner,
    /// It is larger than [`PAYLOAD_BYTES`].
    #[error("the message is too long")]
    TooLong,
}

/// Why a message that came does not count. All are to be dropped without a word: strangers send what they like.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Refused {
    /// Another event's topic, or none.
    #[error("no topic of this event")]
    Topic,
    /// Nothing in it: what was retained here is taken away.
    #[error("nothing in it")]
    Empty,
    /// Larger than [`PAYLOAD_BYTES`].
    #[error("too long")]
    TooLong,
    /// A kind of a later version.
    #[error("a kind of message that is unknown here")]
    UnknownKind,
    /// The kind does not belong on the topic.
    #[error("a kind of message that does not belong on the topic")]
    WrongTopic,
    /// The bytes are none of ours.
    #[error("{0}")]
    Malformed(#[from] Malformed),
    /// The key is not the one that the topic's id comes from.
    #[error("somebody else's topic")]
    NotTheTopicsOwner,
    /// The signature is none by that key over these bytes on this topic.
    #[error("a signature that is not valid")]
    Signature,
    /// From too far ahead, or over.
    #[error("from another time")]
    Time,
    /// Older than what the same author said here before.
    #[error("older than what is known")]
    Replay,
}

/// A message that waits for its signature.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unsigned {
    signed: Vec<u8>,
    payload_at: usize,
}

impl Unsigned {
    /// Makes a message ready to be signed with the author's key, whose public half is `key`.
    ///
    /// # Errors
    ///
    /// If it does not belong on the topic, the topic to somebody else, or it is too long.
    pub fn new(
        event: &str,
        topic: &BrokerTopic,
        message: &Message,
        time: LiveTime,
        key: &[u8; 32],
    ) -> Result<Self, Unsendable> {
        if !message.fits(topic) {
            return Err(Unsendable::WrongTopic);
        }
        let mut to = Writer(signed_head(&topic.name(event)));
        let payload_at = to.0.len();
        to.u8(message.kind()).u32(time.tenths());
        if let Owner::Visitor(id) = topic.owner() {
            if VisitorId::from_key(key) != id {
                return Err(Unsendable::NotTheTopicsOwner);
            }
            to.bytes(key);
        }
        message.write(&mut to);
        if to.0.len() - payload_at + SIGNATURE > PAYLOAD_BYTES {
            return Err(Unsendable::TooLong);
        }
        Ok(Self {
            signed: to.0,
            payload_at,
        })
    }

    /// What the signature is made over.
    #[must_use]
    pub fn bytes_to_sign(&self) -> &[u8] {
        &self.signed
    }

    /// The payload to publish.
    #[must_use]
    pub fn signed(&self, signature: &[u8; SIGNATURE]) -> Vec<u8> {
        [&self.signed[self.payload_at..], signature].concat()
    }
}

/// A message that came, before its signature is verified.
#[derive(Debug, Clone, PartialEq)]
pub struct Unverified {
    signed: Vec<u8>,
    signature: [u8; SIGNATURE],
    name: String,
    topic: BrokerTopic,
    author: Author,
    time: LiveTime,
    message: Message,
}

/// A message that counts.
#[derive(Debug, Clone, PartialEq)]
pub struct Accepted {
    /// Who said it.
    pub author: Author,
    /// Where.
    pub topic: BrokerTopic,
    /// When, by the author's clock.
    pub time: LiveTime,
    /// What.
    pub message: Message,
}

/// Reads what came on a topic.
///
/// # Errors
///
/// Whatever can be refused before the signature is looked at.
pub fn read(event: &str, topic_name: &str, payload: &[u8]) -> Result<Unverified, Refused> {
    let topic = BrokerTopic::parse(event, topic_name).ok_or(Refused::Topic)?;
    if payload.is_empty() {
        return Err(Refused::Empty);
    }
    if payload.len() > PAYLOAD_BYTES {
        return Err(Refused::TooLong);
    }
    let (said, signature) = payload
        .split_last_chunk::<SIGNATURE>()
        .ok_or(Malformed::Short)?;
    let mut from = Reader(said);
    let kind = from.u8()?;
    let time = LiveTime::from_tenths(from.u32()?);
    let author = match topic.owner() {
        Owner::Visitor(id) => {
            let key = from.array()?;
            if VisitorId::from_key(&key) != id {
                return Err(Refused::NotTheTopicsOwner);
            }
            Author::Visitor { id, key }
        }
        Owner::Desk(booth) => Author::Desk(booth.to_owned()),
        Owner::Organiser => Author::Organiser,
    };
    let message = Message::read(kind, from)?.ok_or(Refused::UnknownKind)?;
    if !message.fits(&topic) {
        return Err(Refused::WrongTopic);
    }
    let mut signed = signed_head(topic_name);
    signed.extend_from_slice(said);
    Ok(Unverified {
        signed,
        signature: *signature,
        name: topic_name.to_owned(),
        topic,
        author,
        time,
        message,
    })
}

impl Unverified {
    /// Who claims to have said it. A visitor's key is inside; a desk's and the organiser's the feed knows.
    #[must_use]
    pub const fn author(&self) -> &Author {
        &self.author
    }

    /// What the signature is over.
    #[must_use]
    pub fn bytes_to_verify(&self) -> &[u8] {
        &self.signed
    }

    /// The signature.
    #[must_use]
    pub const fn signature(&self) -> &[u8; SIGNATURE] {
        &self.signature
    }

    /// Lets the message count, if the signature is `valid`, its time is near enough to the corrected clock's `now`, and it is no
    /// replay.
    ///
    /// # Errors
    ///
    /// If it does not count.
    pub fn accept(
        self,
        valid: bool,
        now: LiveTime,
        seen: &mut LatestTimes,
    ) -> Result<Accepted, Refused> {
        if !valid {
            return Err(Refused::Signature);
        }
        let is_ahead = self.time > now.plus_secs(WINDOW_SECS);
        if is_ahead || now >= self.message.counts_until(self.time) {
            return Err(Refused::Time);
        }
        seen.look(self.name, &self.message, self.time)?;
        Ok(Accepted {
            author: self.author,
            topic: self.topic,
            time: self.time,
            message: self.message,
        })
    }
}

/// What each signed text begins with.
fn signed_head(topic_name: &str) -> Vec<u8> {
    let mut to = Writer(DOMAIN.to_vec());
    // A name is refused or made by `BrokerTopic`, and far shorter than 65,535 bytes.
    to.u16(topic_name.len() as u16).bytes(topic_name.as_bytes());
    to.0
}

/// Against replay: when the last message of each topic was said. What is older does not count; the same once more does
/// (brokers repeat what they retain), but for reactions, which would be shown again.
///
/// Lines, acts, desks' status, slots and devices pass: they come in any order, and carry numbers or times of their own.
#[derive(Debug, Clone, Default)]
pub struct LatestTimes(HashMap<(String, Slot), LiveTime>);

/// Messages on one topic that take one another's place.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
enum Slot {
    Statement,
    Reaction,
}

impl LatestTimes {
    fn look(&mut self, name: String, message: &Message, time: LiveTime) -> Result<(), Refused> {
        let slot = match message {
            Message::Line(_)
            | Message::Act(_)
            | Message::Desk(_)
            | Message::Report(_)
            | Message::Slots(_)
            | Message::Device(_) => {
                return Ok(());
            }
            Message::Reaction(_) => Slot::Reaction,
            _ => Slot::Statement,
        };
        let key = (name, slot);
        match self.0.get_mut(&key) {
            Some(last) if time < *last || (time == *last && slot == Slot::Reaction) => {
                return Err(Refused::Replay);
            }
            Some(last) => *last = time,
            None => {
                self.make_room();
                self.0.insert(key, time);
            }
        }
        Ok(())
    }

    /// Forgets the oldest, if it is full.
    fn make_room(&mut self) {
        if self.0.len() >= SEEN
            && let Some(oldest) = self
                .0
                .iter()
                .min_by_key(|(_, time)| **time)
                .map(|(key, _)| key.clone())
        {
            self.0.remove(&oldest);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_flood_of_topics_stays_small_in_memory_and_forgets_the_oldest() {
        let mut seen = LatestTimes::default();
        let mut look = |topic: usize, tenths: usize| {
            let time = LiveTime::from_tenths(tenths as u32);
            let known = seen.look(topic.to_string(), &Message::Withdrawn, time);
            (known, seen.0.len())
        };
        for topic in 0..2 * SEEN {
            let (known, remembered) = look(topic, 1_000 + topic);
            assert_eq!(known, Ok(()));
            assert!(remembered <= SEEN);
        }
        let last = 2 * SEEN - 1;
        assert_eq!(look(last, 1_000 + last - 1).0, Err(Refused::Replay));
        assert_eq!(look(last - SEEN + 1, 0).0, Err(Refused::Replay));
        assert_eq!(look(0, 0).0, Ok(()));
    }
}
