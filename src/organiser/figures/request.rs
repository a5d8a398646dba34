//! Request: what one line of an access log says, whatever server wrote it.

use std::borrow::Cow;

use jiff::Timestamp;

/// One request that a server has answered.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct LogRequest<'l> {
    /// When.
    pub time: Timestamp,
    /// Who asked, as the log names them: an address, with or without a port.
    pub address: Cow<'l, str>,
    /// `GET`; empty where what came was no request of HTTP.
    pub method: Cow<'l, str>,
    /// Path and query as they came, percent-encoded.
    pub target: Cow<'l, str>,
    /// Status of the answer.
    pub status: u16,
    /// The host that was asked, where the log says it.
    pub host: Option<Cow<'l, str>>,
    /// `Referer`; empty without one.
    pub referer: Cow<'l, str>,
    /// `User-Agent`; `None` where the log does not hold them at all.
    pub agent: Option<Cow<'l, str>>,
}

impl LogRequest<'_> {
    /// Whether the visitor got what was asked for: whole, in part, or as the copy that is there already.
    pub fn is_read(&self) -> bool {
        self.method == "GET" && matches!(self.status, 200 | 206 | 304)
    }

    /// The target's path and query, without the host that proxies are asked with.
    pub fn path_and_query(&self) -> (&str, &str) {
        let target = &*self.target;
        let path = match target.split_once("://") {
            Some((scheme, rest)) if scheme.bytes().all(|byte| byte.is_ascii_alphabetic()) => {
                rest.find('/').map_or("/", |slash| &rest[slash..])
            }
            _ => target,
        };
        let path = path.split('#').next().unwrap_or_default();
        path.split_once('?').unwrap_or((path, ""))
    }
}
