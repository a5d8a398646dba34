//! Asking hosts, with bounds: so many bytes, so much time, no cookies, no word about where the visitor is.

use std::time::Duration;

pub use super::port::fetch::{bytes, post};

/// A file that takes longer has failed; the visitor is shown the rest and a word about it.
pub const TIMEOUT: Duration = Duration::from_secs(20);

/// Why a file could not be fetched.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum FetchProblem {
    /// No answer: no connection, a refused one, or a host that does not let other sites read its files (CORS).
    #[error("no answer, or the host does not allow this page to read it (CORS)")]
    NoAnswer,
    /// Too slow.
    #[error("no answer within {} seconds", TIMEOUT.as_secs())]
    TooSlow,
    /// The host's answer was no.
    #[error("the host answered {0}")]
    Status(u16),
    /// More bytes than are read.
    #[error("more than {limit} bytes")]
    TooLarge {
        /// How many were taken before giving up.
        bytes: usize,
        /// How many are read.
        limit: usize,
    },
}

/// How a fetch treats the browser's own cache.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Freshness {
    /// As the host's headers say.
    Usual,
    /// As it was last read, without asking the host: the other face has just done so.
    Kept,
    /// Ask the host whether its copy is newer (the browser does so with the ETag it knows; no preflight).
    Revalidate,
}

/// What a host said to something that was sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer {
    /// The status of HTTP.
    pub status: u16,
    /// The header `Retry-After`, when the host lets other sites read it.
    pub retry_after: Option<String>,
}
