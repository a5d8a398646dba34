//! How each kind of message is sent: assured or not, kept for those who come later or not, and until when.

use super::Publication;
use crate::{
    BrokerTopic, LiveTime, Message,
    limits::{REPORT_SECS, TALK_SECS, WINDOW_SECS},
    presence::{CARD_SECS, HERE_SECS},
};

impl Publication {
    /// A signed message (`payload`, said at `time`) as its kind is sent.
    #[must_use]
    pub fn of(
        event: &str,
        topic: &BrokerTopic,
        message: &Message,
        payload: Vec<u8>,
        time: LiveTime,
    ) -> Self {
        // Assured: nobody says it again of itself. Retained: those who come later have to know it.
        let (assured, retained, expiry_secs) = match message {
            Message::Card(_) | Message::Device(_) => (false, true, CARD_SECS),
            Message::Reaction(_) => (false, false, WINDOW_SECS),
            Message::Here(_) => (false, true, HERE_SECS),
            Message::Request(_) | Message::Withdrawn | Message::Act(_) => (true, true, TALK_SECS),
            Message::Line(_) => (true, false, TALK_SECS),
            Message::Desk(_) => (true, true, WINDOW_SECS),
            Message::Counts(_) => (false, true, WINDOW_SECS),
            Message::Caption(_) => (true, true, WINDOW_SECS),
            Message::Report(_) => (true, true, REPORT_SECS),
            Message::Say(_) | Message::Ban(_) | Message::Slots(_) => {
                (true, true, message.counts_until(time).secs_since(time))
            }
        };
        Self {
            topic: topic.name(event),
            payload,
            assured,
            retained,
            expiry_secs: Some(expiry_secs.max(1)),
        }
    }

    /// Takes back what is kept on a topic, for those who come later.
    #[must_use]
    pub fn taking_back(event: &str, topic: &BrokerTopic) -> Self {
        Self {
            topic: topic.name(event),
            payload: Vec::new(),
            assured: true,
            retained: true,
            expiry_secs: None,
        }
    }
}
