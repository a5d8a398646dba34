//! The outbox: messages on their way as plain data, what is kept of them, and the retry policy. `app/outbox.rs` sends.

use serde::{Deserialize, Serialize};

use crate::contact_message::{Letter, Receiver};
use crate::locale::PageLocale;

/// Unsent messages that a visitor lets this device keep are forgotten after so many seconds: three days.
const KEPT_SECS: i64 = 3 * 24 * 60 * 60;

/// A message to one receiver.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Item {
    /// Names this message to this receiver, on every try.
    pub key: String,
    /// To whom.
    pub receiver: Receiver,
    /// What.
    pub letter: Letter,
    /// When it was written, seconds since 1970.
    pub written: i64,
    /// How far it is.
    pub stage: Stage,
}

/// How far a message is.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Stage {
    /// On its way.
    Sending,
    /// Waiting for the next try.
    Waiting {
        /// Whole seconds.
        secs: u32,
    },
    /// There.
    Sent,
    /// The host will not take it.
    Refused {
        /// The host's answer.
        status: u16,
    },
    /// Tried often enough: the visitor decides.
    GaveUp,
}

impl Item {
    /// Where it is, in words.
    pub fn said(&self, locale: &PageLocale) -> String {
        let name = ("name", self.receiver.name.as_str().into());
        match self.stage {
            Stage::Sending => locale.format("contact-sending", &[name]),
            Stage::Waiting { secs } => {
                locale.format("contact-retry", &[name, ("secs", secs.into())])
            }
            Stage::Sent => locale.format("contact-sent", &[name]),
            Stage::Refused { status } => locale.format(
                "contact-refused",
                &[name, ("status", u32::from(status).into())],
            ),
            Stage::GaveUp => locale.format("contact-gave-up", &[name]),
        }
    }
}

/// How far messages are that were sent together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Delivery {
    /// All have arrived.
    Delivered,
    /// Some may still arrive.
    UnderWay,
    /// What has not arrived never will by itself.
    Stuck,
}

/// How far these messages are.
pub fn delivery<'a>(items: impl IntoIterator<Item = &'a Item>) -> Delivery {
    let mut whole = Delivery::Delivered;
    for item in items {
        match item.stage {
            Stage::Sent => {}
            Stage::Sending | Stage::Waiting { .. } => return Delivery::UnderWay,
            Stage::Refused { .. } | Stage::GaveUp => whole = Delivery::Stuck,
        }
    }
    whole
}

/// Keys of messages that have arrived, as they are kept: the latest, so that another tab of the same visitor does not send
/// them once more.
pub fn with_delivered(kept: &str, key: &str) -> String {
    const MOST: usize = 50;
    let mut keys: Vec<&str> = kept
        .split_whitespace()
        .filter(|kept| *kept != key)
        .collect();
    keys.push(key);
    keys[keys.len().saturating_sub(MOST)..].join(" ")
}

/// Whether the message with this key is among those kept as arrived.
pub fn is_delivered(kept: &str, key: &str) -> bool {
    kept.split_whitespace().any(|kept| kept == key)
}

/// What is taken up of a stored outbox at this second since 1970: neither what has arrived nor what is too old. What cannot
/// be read is nothing.
pub fn taken_up(stored: &str, now: i64) -> Vec<Item> {
    let mut items: Vec<Item> = serde_json::from_str(stored).unwrap_or_default();
    items.retain(|item| item.written > now - KEPT_SECS && item.stage != Stage::Sent);
    items
}

/// What is stored of an outbox: what has not arrived; an empty text when that is nothing.
pub fn stored(items: &[Item]) -> String {
    let open: Vec<_> = items
        .iter()
        .filter(|item| item.stage != Stage::Sent)
        .collect();
    if open.is_empty() {
        return String::new();
    }
    serde_json::to_string(&open).unwrap_or_default()
}

/// How far a message is after try number `tried`, and the seconds to the next one, if there is one.
pub fn after(tried: u32, verdict: Verdict, chance: f64) -> (Stage, Option<f64>) {
    match verdict {
        Verdict::Delivered => (Stage::Sent, None),
        Verdict::Refused { status } => (Stage::Refused { status }, None),
        Verdict::Again { .. } if tried >= TRIES => (Stage::GaveUp, None),
        Verdict::Again { after } => {
            let wait = wait_secs(tried, after, chance);
            #[expect(
                clippy::cast_possible_truncation,
                clippy::cast_sign_loss,
                reason = "minutes at most"
            )]
            let secs = wait.ceil() as u32;
            (Stage::Waiting { secs }, Some(wait))
        }
    }
}

/// What an answer means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// It has arrived.
    Delivered,
    /// It may arrive later: no answer, too many, or a fault of the host's.
    Again {
        /// Seconds the host asks to wait.
        after: Option<u32>,
    },
    /// It will never be taken as it is.
    Refused {
        /// The host's answer.
        status: u16,
    },
}

/// Reads an answer; `None` is no answer at all.
pub fn verdict(status: Option<u16>, retry_after: Option<&str>) -> Verdict {
    match status {
        Some(200..=299) => Verdict::Delivered,
        None | Some(408 | 425 | 429 | 500..=599) => Verdict::Again {
            after: retry_after.and_then(|secs| secs.trim().parse().ok()),
        },
        Some(status) => Verdict::Refused { status },
    }
}

/// Tries of one message before the visitor is asked.
const TRIES: u32 = 6;

/// Seconds to wait before try number `tried + 1`: doubling from 2, at most two minutes, at least what the host asked
/// for, and up to half as long again by `chance` (0 to 1), so that not all visitors come back at once.
fn wait_secs(tried: u32, asked: Option<u32>, chance: f64) -> f64 {
    let doubled = 2_f64
        .powi(i32::try_from(tried.clamp(1, 7)).unwrap_or(7))
        .min(120.0);
    // A host that asks for more than ten minutes is asked again after ten.
    let asked = f64::from(asked.unwrap_or(0).min(600));
    doubled.max(asked) * (1.0 + chance.clamp(0.0, 1.0) / 2.0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::contact_message::DeliveryWay;

    fn item(written: i64, stage: Stage) -> Item {
        Item {
            key: "k".into(),
            receiver: Receiver {
                booth: "nec".into(),
                name: "NEC".into(),
                way: DeliveryWay::Copy,
                privacy: None,
                by_organiser: false,
            },
            letter: Letter::default(),
            written,
            stage,
        }
    }

    #[test]
    fn what_has_not_arrived_is_taken_up_for_three_days() {
        let now = 10_000_000;
        let items = [
            item(now - KEPT_SECS, Stage::Sending),
            item(now - 60, Stage::Sent),
            item(now - 50, Stage::Waiting { secs: 8 }),
            item(now - 40, Stage::Refused { status: 404 }),
        ];
        let again = taken_up(&stored(&items), now);
        assert_eq!(again, items[2..]);
        assert_eq!(stored(&items[1..2]), "");
        for broken in ["", "null", "[{}]", "{"] {
            assert!(taken_up(broken, now).is_empty());
        }
    }

    #[test]
    fn messages_sent_together_have_arrived_when_all_have() {
        let gone = |stages: &[Stage]| {
            let items: Vec<_> = stages.iter().map(|stage| item(0, stage.clone())).collect();
            delivery(&items)
        };
        let refused = Stage::Refused { status: 404 };
        assert_eq!(gone(&[Stage::Sent, Stage::Sent]), Delivery::Delivered);
        assert_eq!(gone(&[Stage::Sent, refused.clone()]), Delivery::Stuck);
        assert_eq!(
            gone(&[refused, Stage::Waiting { secs: 8 }]),
            Delivery::UnderWay
        );
        assert_eq!(gone(&[Stage::GaveUp]), Delivery::Stuck);
    }

    #[test]
    fn the_latest_arrived_are_known_once_each() {
        let mut kept = String::new();
        for key in 0..60 {
            kept = with_delivered(&kept, &format!("key-{key}"));
        }
        kept = with_delivered(&kept, "key-30");
        assert!(is_delivered(&kept, "key-59") && is_delivered(&kept, "key-30"));
        assert!(!is_delivered(&kept, "key-9") && !is_delivered(&kept, "key"));
        assert_eq!(kept.split(' ').count(), 50);
    }

    #[test]
    fn a_message_is_tried_six_times_and_then_the_visitor_decides() {
        let again = Verdict::Again { after: None };
        for tried in 1..TRIES {
            let (stage, wait) = after(tried, again, 0.5);
            let wait = wait.unwrap();
            assert!(matches!(stage, Stage::Waiting { secs } if f64::from(secs) >= wait));
        }
        assert_eq!(after(TRIES, again, 0.5), (Stage::GaveUp, None));
        assert_eq!(after(1, Verdict::Delivered, 0.5), (Stage::Sent, None));
        assert_eq!(
            after(1, Verdict::Refused { status: 403 }, 0.5),
            (Stage::Refused { status: 403 }, None)
        );
    }

    #[test]
    fn each_stage_is_said() {
        let locale = PageLocale::new("en", Some(i18n::Domain::MORE));
        let stages = [
            Stage::Sending,
            Stage::Waiting { secs: 8 },
            Stage::Sent,
            Stage::Refused { status: 404 },
            Stage::GaveUp,
        ];
        let mut said = stages.map(|stage| item(0, stage).said(&locale)).to_vec();
        assert!(said.iter().all(|said| said.contains("NEC")), "{said:?}");
        assert!(said[1].contains('8') && said[3].contains("404"));
        said.dedup();
        assert_eq!(said.len(), 5);
    }

    #[test]
    fn only_what_may_still_arrive_is_sent_again() {
        assert_eq!(verdict(Some(201), None), Verdict::Delivered);
        assert_eq!(verdict(None, None), Verdict::Again { after: None });
        assert_eq!(
            verdict(Some(429), Some("7")),
            Verdict::Again { after: Some(7) }
        );
        assert_eq!(
            verdict(Some(503), Some("Wed")),
            Verdict::Again { after: None }
        );
        for status in [301, 400, 403, 404, 422] {
            assert_eq!(verdict(Some(status), None), Verdict::Refused { status });
        }
    }

    #[test]
    fn waits_grow_and_heed_the_host() {
        let waits: Vec<_> = (1..=8).map(|tried| wait_secs(tried, None, 0.0)).collect();
        assert!(waits.windows(2).all(|pair| pair[0] <= pair[1]), "{waits:?}");
        assert!(waits.iter().all(|wait| (2.0..=120.0).contains(wait)));
        assert!(wait_secs(1, Some(30), 0.0) >= 30.0);
        assert!(wait_secs(1, Some(u32::MAX), 1.0) <= 900.0);
    }
}
