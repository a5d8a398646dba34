//! A message that is being written.

use crate::app::reactive::*;
use crate::app::state::App;
use crate::contact_message::{DeliveryWay, Letter, Receiver};

/// What the visitor writes, and to whom.
#[derive(Clone, Copy)]
pub struct Draft {
    /// The page.
    pub app: App,
    /// What is written.
    pub letter: RwSignal<Letter>,
    /// To whom.
    pub receivers: Memo<Vec<Receiver>>,
}

impl Draft {
    /// Whether somebody receives it from this page.
    pub fn has_form(self) -> bool {
        let receivers = self.receivers.read();
        let mut ways = receivers.iter().map(|receiver| &receiver.way);
        ways.any(|way| matches!(way, DeliveryWay::Form { .. }))
    }

    /// Whether somebody receives it at all.
    pub fn is_received(self) -> bool {
        let receivers = self.receivers.read();
        receivers
            .iter()
            .any(|receiver| receiver.way != DeliveryWay::Copy)
    }
}
