//! The published limits of the feed: what is larger is refused, with the limit named.

/// Bytes of an event or programme file.
pub const EVENT_BYTES: usize = 4 * 1024 * 1024;
/// Bytes of a booth file.
pub const BOOTH_BYTES: usize = 256 * 1024;
/// Nesting of JSON objects and arrays.
pub const DEPTH: usize = 32;
/// Booths of an event.
pub const BOOTHS: usize = 10_000;
/// Halls of an event.
pub const HALLS: usize = 20;
