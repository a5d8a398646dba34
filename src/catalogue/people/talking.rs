//! What the fifth module can do, and whether it is there: without asking for it, so that whoever hears the broker may hand on to
//! it what is its own.

use live::message::Message;
use live::{BrokerTopic, LiveTime};
use reactive_graph::signal::ArcRwSignal;

use super::state::Live;
use super::visitor::LiveVisitor;
use crate::app::load_state::LoadState;
use crate::app::reactive::*;
use crate::app::state::App;

/// What the fifth module can do.
#[derive(Clone, Copy)]
pub struct Talking {
    /// Draws what is said with a booth, and the fields for more.
    pub talk: fn(Live, &str) -> View,
    /// Draws what was said with all booths.
    pub all: fn(App) -> View,
    /// Draws what others see of the visitor, and who they are.
    pub choices: fn(Live) -> View,
    /// Draws what is being said on the programme's channels.
    pub captions: fn(Live) -> View,
    /// Draws who sees what of the visitor.
    pub privacy: fn(Live) -> View,
    /// Brings back what the device remembers of talks.
    pub remembered: fn(Live),
    /// A visitor is connected, again (`true`) or anew.
    pub came_in: fn(&LiveVisitor, bool),
    /// A booth's desk is there.
    pub desk_spoke: fn(&LiveVisitor, &str),
    /// A line to a booth with this number has arrived, or has not.
    pub settled: fn(&LiveVisitor, &str, u32, bool),
    /// A booth's staff said something on a topic, signed with a key, at a time.
    pub said: fn(&LiveVisitor, BrokerTopic, Message, &[u8; 32], LiveTime),
}

thread_local! {
    /// How far the module is.
    pub static PART: ArcRwSignal<LoadState<Talking>> = ArcRwSignal::new(LoadState::Unasked);
}

/// The module, once it has come.
pub fn here() -> Option<Talking> {
    match PART.with(ArcRwSignal::get_untracked) {
        LoadState::Here(talking) => Some(talking),
        _ => None,
    }
}
