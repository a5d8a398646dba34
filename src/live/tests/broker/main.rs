//! Visitors and a desk against a real broker with the rules that an event has, over WebSocket: what people do, what breaks
//! meanwhile, and what somebody with bad intent cannot do.
//!
//! The broker is a mosquitto; `tests/run.sh live-cluster` asks for a pair of ejabberd. What is not for both says so.

#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a test that cannot be set up has failed"
)]

#[path = "../support/mod.rs"]
mod support;

mod devices;
mod doors;
mod failing;
mod forged;
mod meeting;
mod slots;
mod talk;
