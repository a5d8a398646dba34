//! MQTT 5 packets, as far as our sessions say and hear them: QoS 0 and 1, no topic aliases, no exchange of proofs.
//!
//! A library that knows all of MQTT costs every visitor 40 KB on the way, of which a session would use these ten packets
//! (numbers behind names are sections of MQTT 5). `mqtt-protocol-core` is the other end in the tests.
//!
//! One [`Protocol`] lives as long as one network connection. What must outlive a connection (who we are, what we listen
//! to, what was not yet acknowledged) is the session's, which sends it again through a new `Protocol`.

use super::{Publication, SessionSettings};
use crate::topic::letter;
use crate::wire::{Malformed, Reader};

/// Largest packet that is taken from a broker, bytes. Its rules allow 4,096 for each message; a broker that sends more
/// is broken or hostile, and a browser's tab has better use for its memory.
const LARGEST_PACKET: u32 = 16 * 1024;

/// First bytes of packets: the kind in the upper half, flags that are always the same in the lower (2.1).
mod kind {
    pub(super) const CONNECT: u8 = 0x10;
    pub(super) const CONNACK: u8 = 0x20;
    pub(super) const PUBLISH: u8 = 0x30;
    pub(super) const PUBACK: u8 = 0x40;
    pub(super) const SUBSCRIBE: u8 = 0x82;
    pub(super) const SUBACK: u8 = 0x90;
    pub(super) const UNSUBSCRIBE: u8 = 0xA2;
    pub(super) const UNSUBACK: u8 = 0xB0;
    pub(super) const PINGREQ: u8 = 0xC0;
    pub(super) const PINGRESP: u8 = 0xD0;
    pub(super) const DISCONNECT: u8 = 0xE0;
}

/// Names of the properties that we say or heed (2.2.2.2).
mod property {
    pub(super) const MESSAGE_EXPIRY: u8 = 0x02;
    pub(super) const SESSION_EXPIRY: u8 = 0x11;
    pub(super) const SERVER_KEEP_ALIVE: u8 = 0x13;
    pub(super) const RECEIVE_MAXIMUM: u8 = 0x21;
    pub(super) const MAXIMUM_PACKET_SIZE: u8 = 0x27;
}

/// Flags of PUBLISH (3.3.1).
mod publish {
    pub(super) const RETAIN: u8 = 1;
    pub(super) const QOS_1: u8 = 1 << 1;
    pub(super) const QOS: u8 = 3 << 1;
    pub(super) const AGAIN: u8 = 1 << 3;
}

/// A packet has no form: a text is longer than MQTT's 65,535 bytes, or all of it more than the broker takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Unsayable;

/// What a broker said, as far as a session wants to know it.
#[derive(Debug, PartialEq)]
pub(super) enum BrokerPacket {
    Welcome {
        resumed: bool,
        keep_alive_secs: Option<u16>,
    },
    /// CONNECT was refused, with MQTT's reason code.
    Unwelcome(u8),
    Message {
        topic: String,
        payload: Vec<u8>,
        retained: bool,
    },
    Acknowledged {
        packet: u16,
        reason: u8,
    },
    /// Which of the filters of a SUBSCRIBE were refused, by their place in it.
    Subscribed {
        packet: u16,
        refused: Vec<usize>,
    },
    Pong,
    /// The broker ends the connection, with MQTT's reason code.
    Goodbye(u8),
    /// Not MQTT, or not as it was agreed.
    Garbage,
}

/// MQTT's state over one network connection.
pub(super) struct Protocol {
    /// Whether the broker has answered CONNECT: that comes first, and once.
    greeted: bool,
    /// What came of a packet that is not whole yet.
    came: Vec<u8>,
    out: Vec<Vec<u8>>,
    /// Ids of messages that the broker has not acknowledged, and how many of them it takes at once.
    under_way: Vec<u16>,
    receive_maximum: u16,
    /// Largest packet that the broker takes, bytes.
    largest: u32,
}

impl Protocol {
    pub(super) const fn new() -> Self {
        Self {
            greeted: false,
            came: Vec::new(),
            out: Vec::new(),
            under_way: Vec::new(),
            receive_maximum: u16::MAX,
            largest: u32::MAX,
        }
    }

    /// Packets to be sent, each for one WebSocket message.
    pub(super) fn take_out(&mut self) -> Vec<Vec<u8>> {
        std::mem::take(&mut self.out)
    }

    /// Takes bytes from the broker, cut anywhere. Nothing is to be taken any more after [`BrokerPacket::Garbage`].
    pub(super) fn feed(&mut self, bytes: &[u8]) -> Vec<BrokerPacket> {
        let mut came = std::mem::take(&mut self.came);
        came.extend_from_slice(bytes);
        let mut rest = Reader(&came);
        let mut heard = Vec::new();
        loop {
            match packet(&mut rest).and_then(|(first, body)| self.hear(first, body)) {
                Ok(what) => heard.extend(what),
                Err(Trouble::NotWhole) => break,
                Err(Trouble::Garbage) => {
                    heard.push(BrokerPacket::Garbage);
                    return heard;
                }
            }
        }
        self.came = rest.0.to_vec();
        heard
    }

    /// CONNECT (3.1).
    ///
    /// # Errors
    /// If a text of the settings is too long for MQTT.
    pub(super) fn connect(&mut self, settings: &SessionSettings) -> Result<(), Unsayable> {
        let given = |flag: u8, text: &Option<String>| if text.is_some() { flag } else { 0 };
        // The will is an empty retained message, QoS 0. Not a clean start: the broker goes on with what it kept of us.
        let flags = given(1 << 7, &settings.username)
            | given(1 << 6, &settings.password)
            | given(1 << 5 | 1 << 2, &settings.will);
        let mut body = b"\0\x04MQTT\x05".to_vec();
        body.push(flags);
        body.extend(settings.keep_alive_secs.to_be_bytes());
        body.push(10);
        body.push(property::SESSION_EXPIRY);
        body.extend(settings.session_expiry_secs.to_be_bytes());
        body.push(property::MAXIMUM_PACKET_SIZE);
        body.extend(LARGEST_PACKET.to_be_bytes());
        text(&mut body, &settings.client_id)?;
        if let Some(topic) = &settings.will {
            body.push(0);
            text(&mut body, topic)?;
            text(&mut body, "")?;
        }
        for said in [&settings.username, &settings.password]
            .into_iter()
            .flatten()
        {
            text(&mut body, said)?;
        }
        self.send(kind::CONNECT, &body)
    }

    /// PUBLISH (3.3). `packet` is its id, for what is to be acknowledged; `again` tells that it was sent before in this
    /// session.
    ///
    /// # Errors
    /// If it is too long for MQTT or for the broker.
    pub(super) fn publish(
        &mut self,
        message: &Publication,
        expiry_secs: Option<u32>,
        packet: Option<u16>,
        again: bool,
    ) -> Result<(), Unsayable> {
        let mut first = kind::PUBLISH;
        if message.retained {
            first |= publish::RETAIN;
        }
        let mut body = Vec::new();
        text(&mut body, &message.topic)?;
        if let Some(packet) = packet {
            first |= publish::QOS_1;
            if again {
                first |= publish::AGAIN;
            }
            body.extend(packet.to_be_bytes());
        }
        match expiry_secs {
            Some(secs) => {
                body.extend([5, property::MESSAGE_EXPIRY]);
                body.extend(secs.to_be_bytes());
            }
            None => body.push(0),
        }
        body.extend_from_slice(&message.payload);
        self.send(first, &body)?;
        self.under_way.extend(packet);
        Ok(())
    }

    /// SUBSCRIBE (3.8): (filter, whether at QoS 1). Our own messages do not come back, but for those about slots and devices:
    /// whoever claims something waits until the broker has passed the claim on (`slots.rs`, `turn.rs`).
    ///
    /// # Errors
    /// If it is too long for MQTT or for the broker.
    pub(super) fn subscribe(
        &mut self,
        packet: u16,
        filters: &[(String, bool)],
    ) -> Result<(), Unsayable> {
        // Retained messages come marked as such: those of before, and those that are said now.
        const AS_PUBLISHED: u8 = 1 << 3;
        const NO_LOCAL: u8 = 1 << 2;
        let mut body = packet.to_be_bytes().to_vec();
        body.push(0);
        for (filter, assured) in filters {
            text(&mut body, filter)?;
            let no_local = if matches!(letter(filter), Some("t" | "d")) {
                0
            } else {
                NO_LOCAL
            };
            body.push(AS_PUBLISHED | no_local | u8::from(*assured));
        }
        self.send(kind::SUBSCRIBE, &body)
    }

    /// UNSUBSCRIBE (3.10).
    ///
    /// # Errors
    /// If it is too long for MQTT or for the broker.
    pub(super) fn unsubscribe(&mut self, packet: u16, filter: &str) -> Result<(), Unsayable> {
        let mut body = packet.to_be_bytes().to_vec();
        body.push(0);
        text(&mut body, filter)?;
        self.send(kind::UNSUBSCRIBE, &body)
    }

    /// PINGREQ (3.12).
    pub(super) fn ping(&mut self) {
        self.out.push(vec![kind::PINGREQ, 0]);
    }

    /// DISCONNECT (3.14) of our own will: the broker keeps the session and does not speak our will.
    pub(super) fn goodbye(&mut self) {
        self.out.push(vec![kind::DISCONNECT, 0]);
    }

    /// Whether the broker takes another message that is to be acknowledged.
    pub(super) const fn has_room(&self) -> bool {
        self.under_way.len() < self.receive_maximum as usize
    }

    fn send(&mut self, first: u8, body: &[u8]) -> Result<(), Unsayable> {
        let mut bytes = vec![first];
        let mut length = body.len();
        // Seven bits a byte, four bytes at most (1.5.5).
        while length > 0x7F {
            bytes.push(length as u8 | 0x80);
            length >>= 7;
        }
        bytes.push(length as u8);
        if bytes.len() > 5 || bytes.len() + body.len() > self.largest as usize {
            return Err(Unsayable);
        }
        bytes.extend_from_slice(body);
        self.out.push(bytes);
        Ok(())
    }

    /// What a packet says; nothing where that is for this file alone.
    fn hear(&mut self, first: u8, body: &[u8]) -> Result<Option<BrokerPacket>, Trouble> {
        if self.greeted == (first == kind::CONNACK) {
            return Err(Trouble::Garbage);
        }
        self.greeted = true;
        let mut body = Reader(body);
        Ok(Some(match first {
            kind::CONNACK => self.hear_connack(&mut body)?,
            _ if first & 0xF0 == kind::PUBLISH => self.hear_publish(first, body)?,
            kind::PUBACK => {
                let packet = u16_of(&mut body)?;
                self.under_way.retain(|&id| id != packet);
                // Success may be left out (3.4.2.1).
                let reason = body.u8().unwrap_or(0);
                BrokerPacket::Acknowledged { packet, reason }
            }
            kind::SUBACK => {
                let packet = u16_of(&mut body)?;
                properties(&mut body)?;
                let codes = body.0.iter().enumerate();
                let refused = codes.filter(|(_, code)| **code >= 0x80);
                BrokerPacket::Subscribed {
                    packet,
                    refused: refused.map(|(at, _)| at).collect(),
                }
            }
            kind::UNSUBACK => return Ok(None),
            kind::PINGRESP => BrokerPacket::Pong,
            kind::DISCONNECT => BrokerPacket::Goodbye(body.u8().unwrap_or(0)),
            _ => return Err(Trouble::Garbage),
        }))
    }

    fn hear_connack(&mut self, body: &mut Reader<'_>) -> Result<BrokerPacket, Trouble> {
        let [flags, reason] = body.array()?;
        if reason != 0 {
            return Ok(BrokerPacket::Unwelcome(reason));
        }
        let mut keep_alive_secs = None;
        let mut said = properties(body)?;
        while let Ok(name) = said.u8() {
            match name {
                property::SERVER_KEEP_ALIVE => keep_alive_secs = Some(u16_of(&mut said)?),
                property::RECEIVE_MAXIMUM => self.receive_maximum = u16_of(&mut said)?,
                property::MAXIMUM_PACKET_SIZE => {
                    self.largest = said.array().map(u32::from_be_bytes)?;
                }
                _ => skip_property(name, &mut said)?,
            }
        }
        Ok(BrokerPacket::Welcome {
            resumed: flags == 1,
            keep_alive_secs,
        })
    }

    fn hear_publish(&mut self, first: u8, mut body: Reader<'_>) -> Result<BrokerPacket, Trouble> {
        let topic = text_of(&mut body)?;
        let topic = str::from_utf8(topic).map_err(|_| Trouble::Garbage)?;
        let packet = match first & publish::QOS {
            0 => None,
            publish::QOS_1 => Some(u16_of(&mut body)?),
            // Nobody asked for it.
            _ => return Err(Trouble::Garbage),
        };
        properties(&mut body)?;
        if topic.is_empty() {
            // An alias: none was agreed.
            return Err(Trouble::Garbage);
        }
        if let Some(packet) = packet {
            let [high, low] = packet.to_be_bytes();
            self.out.push(vec![kind::PUBACK, 2, high, low]);
        }
        Ok(BrokerPacket::Message {
            topic: topic.to_owned(),
            payload: body.0.to_vec(),
            retained: first & publish::RETAIN != 0,
        })
    }
}

/// Why there is no packet.
enum Trouble {
    /// More has to come.
    NotWhole,
    Garbage,
}

impl From<Malformed> for Trouble {
    fn from(_: Malformed) -> Self {
        Self::Garbage
    }
}

/// The next packet, once it is whole: its first byte and what follows its length.
fn packet<'a>(rest: &mut Reader<'a>) -> Result<(u8, &'a [u8]), Trouble> {
    let mut ahead = Reader(rest.0);
    let not_whole = |_| Trouble::NotWhole;
    let first = ahead.u8().map_err(not_whole)?;
    let length = match number_of(&mut ahead) {
        Err(Malformed::Short) => return Err(Trouble::NotWhole),
        length => length?,
    };
    if length > LARGEST_PACKET {
        return Err(Trouble::Garbage);
    }
    let body = ahead.bytes(length as usize).map_err(not_whole)?;
    *rest = ahead;
    Ok((first, body))
}

/// A number of seven bits a byte (1.5.5).
fn number_of(from: &mut Reader<'_>) -> Result<u32, Malformed> {
    let mut number = 0;
    for shift in [0, 7, 14, 21] {
        let byte = from.u8()?;
        number |= u32::from(byte & 0x7F) << shift;
        if byte & 0x80 == 0 {
            return Ok(number);
        }
    }
    Err(Malformed::Number)
}

fn u16_of(from: &mut Reader<'_>) -> Result<u16, Malformed> {
    from.array().map(u16::from_be_bytes)
}

/// A text or bytes with their length in front (1.5.4, 1.5.6).
fn text_of<'a>(from: &mut Reader<'a>) -> Result<&'a [u8], Malformed> {
    let length = u16_of(from)?;
    from.bytes(usize::from(length))
}

fn properties<'a>(from: &mut Reader<'a>) -> Result<Reader<'a>, Malformed> {
    let length = number_of(from)?;
    from.bytes(length as usize).map(Reader)
}

/// Goes past a property of CONNACK (3.2.2.3) that we do not heed.
fn skip_property(name: u8, from: &mut Reader<'_>) -> Result<(), Malformed> {
    match name {
        // What the broker can do that we do not ask for, by a byte, and the topic aliases that it would take.
        0x24 | 0x25 | 0x28 | 0x29 | 0x2A => from.bytes(1)?,
        0x22 => from.bytes(2)?,
        property::SESSION_EXPIRY => from.bytes(4)?,
        // The client id it gave, its reasons, where its answers come, another server, how it proves itself.
        0x12 | 0x1F | 0x1A | 0x1C | 0x15 | 0x16 => text_of(from)?,
        // A name and a value.
        0x26 => {
            text_of(from)?;
            text_of(from)?
        }
        _ => return Err(Malformed::Number),
    };
    Ok(())
}

fn text(to: &mut Vec<u8>, text: &str) -> Result<(), Unsayable> {
    let length = u16::try_from(text.len()).map_err(|_| Unsayable)?;
    to.extend(length.to_be_bytes());
    to.extend_from_slice(text.as_bytes());
    Ok(())
}
