//! How a site is laid out.

/// Hexadecimal digits of a content hash in a file's name: 40 bits, so that a thousand files meet by chance once in a million sites.
pub(crate) const HASH_DIGITS: usize = 10;

/// Where the engine lies in a site.
pub(super) const ENGINE: &str = "engine";

/// Where the event's own files lie in a site.
pub(super) const EVENT: &str = "event";
