//! What a desk's page keeps: the code, the member, what is said, the leads. In the tab, and gone with it; on the device only
//! where a member has ticked that.

use live::desk::About;
use live::message::Languages;
use live::thread::Thread;
use page::browser::records;
use serde::{Deserialize, Serialize};

use super::leads::Lead;
use crate::app::dom::Tab;

/// What is kept of a desk.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Kept {
    /// The desk's code; empty while the desk is closed.
    pub code: String,
    /// Whether it is kept on the device.
    pub on_device: bool,
    /// Name of the session at the broker: a secret.
    pub client: String,
    /// Names this page among the members; 0 while there is none.
    pub member: u32,
    /// The member's name, as visitors read it.
    pub name: String,
    /// How they look in the hall.
    pub figure: u8,
    /// What they speak, BCP 47.
    pub languages: Vec<String>,
    /// Whether a sound is to be heard until somebody takes a request.
    pub sound: bool,
    /// What is said with visitors.
    pub threads: Vec<Thread>,
    /// Visitors who said who they are.
    pub leads: Vec<Lead>,
}

/// Name under which it is kept.
fn name(booth: &str) -> String {
    format!("live-desk:{booth}")
}

fn tabs_name(event: &str, booth: &str) -> String {
    format!("boothwalk:{event}:{}", name(booth))
}

impl Kept {
    /// What is kept of a booth's desk; what cannot be read is nothing.
    pub fn load(event: &str, booth: &str) -> Self {
        let in_tab = Tab::get(&tabs_name(event, booth));
        let text = in_tab.or_else(|| records::load_text(event, &name(booth)));
        text.and_then(|text| serde_json::from_str(&text).ok())
            .unwrap_or_default()
    }

    /// Keeps it.
    pub fn save(&self, event: &str, booth: &str) {
        // Lists and plain values: there is nothing in here that JSON cannot say.
        let text = serde_json::to_string(self).unwrap_or_default();
        let (in_tab, on_device) = if self.on_device {
            ("", text.as_str())
        } else {
            (text.as_str(), "")
        };
        Tab::set(&tabs_name(event, booth), in_tab);
        // What a full or forbidden storage does not take the page holds until it is left.
        let _ = records::save_text(event, &name(booth), on_device);
    }

    /// The member as visitors see them.
    pub fn about(&self) -> About {
        About {
            name: self.name.clone(),
            figure: self.figure,
            languages: Languages::new(self.languages.iter().cloned()),
        }
    }
}
