//! A real broker, sessions on real sockets, and the people behind them.

#![allow(dead_code, unused_imports, reason = "each test file uses a part of it")]

pub mod broker;
pub mod client;
pub mod load;
pub mod people;
