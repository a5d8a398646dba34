//! Live: visitors and staff meet over an MQTT broker. Topics, signed and sealed messages, desk codes; no DOM, no I/O.
//!
//! The broker is not trusted: its rules say who may write where, but who somebody *is* a signature says, and what is told to a
//! booth only the booth can open. The formats stand byte by byte in [`envelope`], [`seal`], [`code`] and the files of
//! [`message`]; `tests/vectors` holds examples for other implementations. All numbers are little-endian.
//!
//! A visitor's page says something like this: a [`Message`] and its [`BrokerTopic`] make an [`envelope::Unsigned`], the browser's key
//! signs it, the session publishes it. What comes is [`envelope::read`], verified outside, and [`accepted`](envelope::Unverified::accept).

pub mod clock;
pub mod code;
pub mod desk;
pub mod envelope;
pub mod flat_map;
pub mod flood;
pub mod group;
mod id;
pub mod keys;
pub mod limits;
pub mod message;
mod moment;
pub mod presence;
pub mod queue;
pub mod rules;
pub mod seal;
pub mod session;
#[cfg(not(target_arch = "wasm32"))]
pub mod signer;
pub mod slots;
pub mod thread;
mod ticket;
pub mod topic;
pub mod turn;
mod wire;

pub use code::DeskCode;
pub use envelope::{Author, LatestTimes, Refused};
pub use id::VisitorId;
pub use message::Message;
pub use moment::{LiveTime, Stamps};
pub use ticket::Ticket;
pub use topic::BrokerTopic;
