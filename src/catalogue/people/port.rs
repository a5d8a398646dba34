//! Port: what live asks of a browser beside the page itself: a connection, keys, what time the host has, and the events of the
//! hall with numbers in them. A real browser's are in `web/`, those for tests in `stand_in/`.

use live::message::MemberState;

#[cfg(not(target_arch = "wasm32"))]
pub use crate::stand_in::people::{
    KeyPair, Socket, ask_for_notices, flag, hosts_time, is_by_ticket, mark_icon, notices, notify,
    number, press, random_bytes, ring, tell_counts, tell_joined, tell_others, tell_staff, verify,
    walk,
};
#[cfg(target_arch = "wasm32")]
pub use crate::web::{
    bell::{ask_for_notices, mark_icon, notices, notify, ring},
    keys::{KeyPair, random_bytes, verify},
    people::{
        flag, hosts_time, is_by_ticket, number, press, tell_counts, tell_joined, tell_others,
        tell_staff, walk,
    },
    socket::Socket,
};

/// What a connection tells.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SocketEvent {
    /// It is open.
    Opened,
    /// A message came.
    Bytes(Vec<u8>),
    /// It is closed, or could not be opened.
    Closed,
}

/// Whether the browser shows notifications of this page.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Notices {
    /// It was not asked yet.
    #[default]
    Unasked,
    /// It does.
    Allowed,
    /// It does not, or cannot.
    Refused,
}

/// What the hall is told of a desk.
#[derive(Clone, Debug, PartialEq)]
pub struct Told {
    /// Id of the booth.
    pub booth: String,
    /// Figure and state of each member.
    pub members: Vec<(u8, MemberState)>,
    /// What its sign says.
    pub words: String,
}

/// A key that was pressed in a field.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Press {
    /// Whether it is Enter, and not the Enter that ends a composition.
    pub enter: bool,
    /// Whether Ctrl or the command key is held.
    pub command: bool,
    /// Whether Shift is held.
    pub shift: bool,
}

/// A state as the hall knows it.
pub fn state_name(state: MemberState) -> &'static str {
    match state {
        MemberState::Free => "free",
        MemberState::Busy => "busy",
        MemberState::Away => "away",
    }
}
