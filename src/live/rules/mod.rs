//! Access rules for brokers, and their configuration, as text: what the topics mean for who may write where.
//!
//! Rules limit *where* one writes; who one *is* only signatures show ([`crate::envelope`]). `tests/broker` holds both forms
//! against the real brokers.

pub mod ejabberd;
pub mod mosquitto;
