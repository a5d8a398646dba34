//! What the device remembers of being live, under the event's name: how the visitor wants it, whom they hid, and with which
//! booths they speak. The key that signs is not here but where no script can read it; each talk is a text of its own.

use std::collections::{BTreeMap, BTreeSet};

use live::VisitorId;
use live::thread::Thread;
use page::browser::records;
use serde::{Deserialize, Serialize};

/// Name under which it is remembered.
pub const KEPT: &str = "live";

/// How much of being live a visitor wants.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Wish {
    /// Nothing was asked for yet.
    #[default]
    Unasked,
    /// To see who is there, or to ask somebody.
    Look,
    /// To be seen as well.
    Join,
}

/// What is remembered.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Memory {
    /// Name of the session at the broker: a secret, for who knows it can take the session over.
    pub client: String,
    /// Secret half of the key that answers are sealed to.
    pub answer_key: [u8; 32],
    /// What the visitor wants.
    pub wish: Wish,
    /// How they look.
    pub figure: u8,
    /// What they speak, BCP 47; the page's language while it is empty.
    pub languages: Vec<String>,
    /// Whom they do not want to see.
    pub hidden: BTreeSet<VisitorId>,
    /// Booths with which something was said, and as whom.
    pub talks: BTreeMap<String, Introduction>,
}

/// Who a visitor says they are, to one booth; empty where they do not.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Introduction {
    /// Their name.
    pub name: String,
    /// Their firm.
    pub firm: String,
}

/// Name under which what is said with a booth is remembered.
fn talk_name(booth: &str) -> String {
    format!("{KEPT}-talk:{booth}")
}

impl Memory {
    /// What the device remembers of an event; what cannot be read is nothing.
    pub fn load(event: &str) -> Self {
        let text = records::load_text(event, KEPT);
        text.and_then(|text| serde_json::from_str(&text).ok())
            .unwrap_or_default()
    }

    /// Remembers it. What a full or forbidden storage does not take the page holds until it is left.
    pub fn save(&self, event: &str) {
        // Lists and plain values: there is nothing in here that JSON cannot say.
        let text = serde_json::to_string(self).unwrap_or_default();
        let _ = records::save_text(event, KEPT, &text);
    }

    /// What was said with each booth.
    pub fn talks(&self, event: &str) -> impl Iterator<Item = Thread> {
        let texts = self.talks.keys();
        texts.filter_map(move |booth| {
            Thread::from_json(&records::load_text(event, &talk_name(booth))?)
        })
    }

    /// Remembers what was said with a booth.
    pub fn save_talk(event: &str, talk: &Thread) {
        let _ = records::save_text(event, &talk_name(talk.booth()), &talk.to_json());
    }

    /// Forgets all of it.
    pub fn forget(&self, event: &str) {
        for booth in self.talks.keys() {
            let _ = records::save_text(event, &talk_name(booth), "");
        }
        let _ = records::save_text(event, KEPT, "");
    }
}
