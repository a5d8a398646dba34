//! Fetching with bounds: so many bytes, so much time, no cookies, no word about where the visitor is.

use std::time::Duration;

use futures_util::StreamExt as _;
use reqwest::{Client, StatusCode};
use url::Url;

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
    /// Ask the host whether its copy is newer (the browser does so with the ETag it knows; no preflight).
    Revalidate,
}

/// The bytes at an address, at most `limit` of them.
///
/// # Errors
/// When the host does not answer in time with success, or with more bytes.
pub async fn bytes(
    client: &Client,
    url: &Url,
    limit: usize,
    freshness: Freshness,
) -> Result<Vec<u8>, FetchProblem> {
    let request = client
        .get(url.clone())
        .timeout(TIMEOUT)
        .fetch_credentials_omit()
        .fetch_referrer_policy("no-referrer");
    let request = match freshness {
        Freshness::Usual => request.fetch_cache_default(),
        Freshness::Revalidate => request.fetch_cache_no_cache(),
    };
    let response = request.send().await.map_err(|error| said(&error))?;
    if response.status() != StatusCode::OK {
        return Err(FetchProblem::Status(response.status().as_u16()));
    }
    let mut bytes = Vec::new();
    let mut stream = response.bytes_stream();
    // The length in the header counts compressed bytes; only counting what comes out stops a flood.
    while let Some(piece) = stream.next().await {
        let piece = piece.map_err(|error| said(&error))?;
        if bytes.len() + piece.len() > limit {
            return Err(FetchProblem::TooLarge {
                bytes: bytes.len() + piece.len(),
                limit,
            });
        }
        bytes.extend_from_slice(&piece);
    }
    Ok(bytes)
}

fn said(error: &reqwest::Error) -> FetchProblem {
    if error.is_timeout() {
        FetchProblem::TooSlow
    } else {
        FetchProblem::NoAnswer
    }
}
