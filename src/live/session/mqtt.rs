//! MQTT 5 packets by the crate `mqtt-protocol-core`: the only file that knows it, so that it can be replaced.
//!
//! One [`Protocol`] lives as long as one network connection. What must outlive a connection (who we are, what we listen
//! to, what was not yet acknowledged) is the session's, which sends it again through a new `Protocol`. The crate's own
//! store for that is not used: it does not count what it sends again against the broker's receive maximum.

use mqtt_protocol_core::mqtt::{
    Connection, Version,
    common::Cursor,
    connection::{Event as Raw, role::Client},
    packet::{
        GenericPacketTrait, MaximumPacketSize, MessageExpiryInterval, Packet, Property, Qos,
        SessionExpiryInterval, SubEntry, SubOpts, v5_0,
    },
    result_code::{ConnectReasonCode, MqttError},
};

use super::{Publication, Settings};

/// Largest packet that is taken from a broker, bytes. Its rules allow 4,096 for each message; a broker that sends more
/// is broken or hostile, and a browser's tab has better use for its memory.
const LARGEST_PACKET: u32 = 16 * 1024;

/// What a broker said, as far as a session wants to know it.
#[derive(Debug, PartialEq)]
pub(super) enum Heard {
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
    connection: Connection<Client>,
    out: Vec<Vec<u8>>,
    heard: Vec<Heard>,
}

impl Protocol {
    pub(super) fn new() -> Self {
        let mut connection = Connection::new(Version::V5_0);
        connection.set_auto_pub_response(true);
        Self {
            connection,
            out: Vec::new(),
            heard: Vec::new(),
        }
    }

    /// Packets to be sent, each for one WebSocket message.
    pub(super) fn take_out(&mut self) -> Vec<Vec<u8>> {
        std::mem::take(&mut self.out)
    }

    /// Takes bytes from the broker, cut anywhere.
    pub(super) fn feed(&mut self, bytes: &[u8]) -> Vec<Heard> {
        let mut cursor = Cursor::new(bytes);
        while (cursor.position() as usize) < bytes.len() {
            let before = cursor.position();
            let events = self.connection.recv(&mut cursor);
            self.take(events);
            if self.heard.last() == Some(&Heard::Garbage) || cursor.position() == before {
                break;
            }
        }
        std::mem::take(&mut self.heard)
    }

    /// CONNECT.
    ///
    /// # Errors
    /// If a text of the settings cannot be said in MQTT.
    pub(super) fn connect(&mut self, settings: &Settings) -> Result<(), MqttError> {
        let mut builder = v5_0::Connect::builder()
            .client_id(settings.client_id.as_str())?
            .clean_start(false)
            .keep_alive(settings.keep_alive_secs)
            .props(vec![
                SessionExpiryInterval::new(settings.session_expiry_secs)?.into(),
                MaximumPacketSize::new(LARGEST_PACKET)?.into(),
            ]);
        if let Some(name) = &settings.username {
            builder = builder.user_name(name.as_str())?;
        }
        if let Some(password) = &settings.password {
            builder = builder.password(password.as_str())?;
        }
        if let Some(topic) = &settings.will {
            builder =
                builder.will_message(topic.as_str(), Vec::<u8>::new(), Qos::AtMostOnce, true)?;
        }
        self.send(builder.build()?);
        Ok(())
    }

    /// PUBLISH. `packet` is its id, for what is to be acknowledged; `again` tells that it was sent before in this session.
    ///
    /// # Errors
    /// If the topic cannot be said in MQTT.
    pub(super) fn publish(
        &mut self,
        message: &Publication,
        expiry_secs: Option<u32>,
        packet: Option<u16>,
        again: bool,
    ) -> Result<(), MqttError> {
        let mut builder = v5_0::Publish::builder()
            .topic_name(message.topic.as_str())?
            .retain(message.retained)
            .payload(message.payload.as_slice());
        if let Some(secs) = expiry_secs {
            builder = builder.props(vec![MessageExpiryInterval::new(secs)?.into()]);
        }
        builder = match packet {
            Some(packet) => {
                self.connection.register_packet_id(packet)?;
                builder.qos(Qos::AtLeastOnce).packet_id(packet).dup(again)
            }
            None => builder.qos(Qos::AtMostOnce),
        };
        self.send(builder.build()?);
        Ok(())
    }

    /// SUBSCRIBE: (filter, whether at QoS 1). Our own messages do not come back.
    ///
    /// # Errors
    /// If a filter cannot be said in MQTT.
    pub(super) fn subscribe<'a>(
        &mut self,
        packet: u16,
        filters: impl Iterator<Item = (&'a str, bool)>,
    ) -> Result<(), MqttError> {
        let entries = filters
            .map(|(filter, assured)| {
                let qos = if assured {
                    Qos::AtLeastOnce
                } else {
                    Qos::AtMostOnce
                };
                SubEntry::new(
                    filter,
                    SubOpts::new().set_qos(qos).set_nl(true).set_rap(true),
                )
            })
            .collect::<Result<Vec<_>, _>>()?;
        self.connection.register_packet_id(packet)?;
        self.send(
            v5_0::Subscribe::builder()
                .packet_id(packet)
                .entries(entries)
                .build()?,
        );
        Ok(())
    }

    /// UNSUBSCRIBE.
    ///
    /// # Errors
    /// If a filter cannot be said in MQTT.
    pub(super) fn unsubscribe(&mut self, packet: u16, filter: &str) -> Result<(), MqttError> {
        let unsubscribe = v5_0::Unsubscribe::builder()
            .packet_id(packet)
            .entries(vec![filter])?
            .build()?;
        self.connection.register_packet_id(packet)?;
        self.send(unsubscribe);
        Ok(())
    }

    /// PINGREQ.
    pub(super) fn ping(&mut self) {
        if let Ok(ping) = v5_0::Pingreq::builder().build() {
            self.send(ping);
        }
    }

    /// DISCONNECT of our own will: the broker keeps the session and does not speak our will.
    pub(super) fn goodbye(&mut self) {
        if let Ok(goodbye) = v5_0::Disconnect::builder().build() {
            self.send(goodbye);
        }
    }

    /// Whether the broker takes another message that is to be acknowledged.
    pub(super) fn has_room(&self) -> bool {
        self.connection
            .get_receive_maximum_vacancy_for_send()
            .is_none_or(|vacancy| vacancy > 0)
    }

    fn send(&mut self, packet: impl Into<Packet>) {
        let events = self.connection.send(packet.into());
        self.take(events);
    }

    fn take(&mut self, events: Vec<Raw>) {
        for event in events {
            match event {
                Raw::RequestSendPacket { packet, .. } => {
                    self.out.push(packet.to_continuous_buffer());
                }
                Raw::NotifyPacketReceived(packet) => self.heard.extend(heard(&packet)),
                Raw::NotifyError(_) => self.heard.push(Heard::Garbage),
                // The session keeps its own deadlines, and its own list of packet ids.
                Raw::RequestTimerReset { .. }
                | Raw::RequestTimerCancel(_)
                | Raw::NotifyPacketIdReleased(_)
                | Raw::RequestClose => {}
            }
        }
    }
}

fn heard(packet: &Packet) -> Option<Heard> {
    Some(match packet {
        Packet::V5_0Connack(packet) if packet.reason_code() == ConnectReasonCode::Success => {
            Heard::Welcome {
                resumed: packet.session_present(),
                keep_alive_secs: packet.props().iter().find_map(|property| match property {
                    Property::ServerKeepAlive(secs) => Some(secs.val()),
                    _ => None,
                }),
            }
        }
        Packet::V5_0Connack(packet) => Heard::Unwelcome(packet.reason_code() as u8),
        Packet::V5_0Publish(packet) => Heard::Message {
            topic: packet.topic_name().to_owned(),
            payload: packet.payload().as_slice().to_vec(),
            retained: packet.retain(),
        },
        Packet::V5_0Puback(packet) => Heard::Acknowledged {
            packet: packet.packet_id(),
            reason: packet.reason_code().map_or(0, |reason| reason as u8),
        },
        Packet::V5_0Suback(packet) => Heard::Subscribed {
            packet: packet.packet_id(),
            refused: packet
                .reason_codes()
                .iter()
                .enumerate()
                .filter(|(_, code)| code.is_failure())
                .map(|(at, _)| at)
                .collect(),
        },
        Packet::V5_0Pingresp(_) => Heard::Pong,
        Packet::V5_0Disconnect(packet) => {
            Heard::Goodbye(packet.reason_code().map_or(0, |reason| reason as u8))
        }
        _ => return None,
    })
}
