//! Why another host's answer is none, in words.

use std::error::Error;
use std::io;
use std::time::Duration;

use i18n::value;

use crate::console::Console;

/// Why there is no answer, or none that helps.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub(crate) enum HttpFault {
    /// It says so itself: an HTTP status that is no success.
    #[error("status {0}")]
    Status(u16),
    /// Seconds have passed.
    #[error("no answer within {0} s")]
    TimedOut(u64),
    /// Nothing listens there.
    #[error("the connection is refused")]
    Refused,
    /// No machine has that name, or there is no network.
    #[error("the host is not found")]
    NoHost,
    /// The certificate is not valid, or the encryption not understood.
    #[error("no secure connection: {0}")]
    NotSecure(String),
    /// Redirected again and again.
    #[error("redirected in circles")]
    InCircles,
    /// Redirected to where it is not followed.
    #[error("redirected to {0}")]
    Redirected(String),
    /// More bytes than are read.
    #[error("more than {limit} bytes")]
    TooLarge {
        /// Bytes.
        limit: usize,
    },
    /// The connection broke.
    #[error("{0}")]
    Broken(String),
    /// The run ended before.
    #[error("not asked")]
    NotAsked,
}

impl HttpFault {
    /// What the client's error means.
    pub(super) fn of(error: &reqwest::Error, wait: Duration) -> Self {
        if error.is_timeout() {
            return Self::TimedOut(wait.as_secs());
        }
        let mut deepest = error.to_string();
        let mut next = error.source();
        while let Some(cause) = next {
            if let Some(own) = cause.downcast_ref::<Self>() {
                return own.clone();
            }
            if let Some(tls) = tls(cause) {
                return Self::NotSecure(tls.to_string());
            }
            let refused = |error: &io::Error| error.kind() == io::ErrorKind::ConnectionRefused;
            if cause.downcast_ref::<io::Error>().is_some_and(refused) {
                return Self::Refused;
            }
            deepest = cause.to_string();
            // The resolver's own error type is not public; its name is.
            if deepest.starts_with("dns error") {
                return Self::NoHost;
            }
            next = cause.source();
        }
        Self::Broken(deepest)
    }

    /// Whether another file of the same host would fare no better.
    pub(super) fn is_of_host(&self) -> bool {
        matches!(
            self,
            Self::TimedOut(_) | Self::Refused | Self::NoHost | Self::NotSecure(_)
        )
    }

    /// Whether GET may succeed where HEAD did not.
    pub(super) fn may_differ_by_method(&self) -> bool {
        matches!(self, Self::Status(_) | Self::Broken(_))
    }

    /// Whether the host may well answer people: it wants a login, or keeps programs out.
    pub fn is_for_programs_only(&self) -> bool {
        // 999 is what one large network answers every program.
        matches!(self, Self::Status(401 | 403 | 405 | 406 | 429 | 999))
    }

    /// The reason in the organiser's language.
    pub fn format(&self, console: &Console) -> String {
        match self {
            Self::Status(status) => {
                console.sentence("web-status", &[("status", value(status.to_string()))])
            }
            Self::TimedOut(seconds) => {
                console.sentence("web-timed-out", &[("seconds", value(*seconds))])
            }
            Self::Refused => console.sentence("web-refused", &[]),
            Self::NoHost => console.sentence("web-no-host", &[]),
            Self::NotSecure(why) => {
                console.sentence("web-not-secure", &[("reason", value(why.clone()))])
            }
            Self::InCircles => console.sentence("web-in-circles", &[]),
            Self::Redirected(to) => {
                console.sentence("web-redirected", &[("url", value(to.clone()))])
            }
            Self::TooLarge { limit } => {
                console.sentence("web-too-large", &[("limit", value(*limit))])
            }
            Self::Broken(why) => console.sentence("web-broken", &[("reason", value(why.clone()))]),
            Self::NotAsked => console.sentence("web-not-asked", &[]),
        }
    }
}

/// The fault of the encryption, if it is one. `io::Error` does not name as its source what it wraps, and may wrap another.
fn tls<'e>(cause: &'e (dyn Error + 'static)) -> Option<&'e rustls::Error> {
    if let Some(error) = cause.downcast_ref::<io::Error>() {
        let wrapped = error.get_ref()?;
        return tls(wrapped);
    }
    cause.downcast_ref()
}
