//! Host names and origins that may be written anywhere: into headers, server settings, markup.
//!
//! The URL standard lets `; " ' * $ { } , =` stand in a host. Each of them means something to a content security policy or to a
//! server's configuration, so a host that carries one is no host here. Nothing but this file can make these types: whatever
//! takes a [`Host`] or an [`Origin`] needs no doubt about its letters.

use std::fmt;

use crate::address::Address;

/// The name or number of a machine: letters `a` to `z`, digits, hyphens and dots (names in other scripts encoded, `xn--…`),
/// a dotted IPv4 address, or an IPv6 address in brackets.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Host(String);

/// Scheme, host and port: what browsers tell sites apart by.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Origin {
    scheme: &'static str,
    host: Host,
    port: Option<u16>,
}

impl Host {
    /// The host of an address; `None` when it has none, or one with other letters.
    pub fn of(address: &Address) -> Option<Self> {
        Self::read(address.host())
    }

    fn read(text: &str) -> Option<Self> {
        let inside = text
            .strip_prefix('[')
            .and_then(|text| text.strip_suffix(']'));
        let sound = match inside {
            Some(number) => number
                .bytes()
                .all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f' | b':' | b'.')),
            None => {
                // A label without a letter ends a policy's host early: `a..b`, `.a`.
                text.split('.').all(|label| !label.is_empty())
                    && text
                        .bytes()
                        .all(|byte| matches!(byte, b'a'..=b'z' | b'0'..=b'9' | b'.' | b'-'))
            }
        };
        (sound && inside != Some("")).then(|| Self(text.to_owned()))
    }

    /// The host as addresses write it.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl Origin {
    /// The origin of an address; `None` when it is neither of the web nor of a WebSocket, or its host is none that [`Host`] takes.
    pub fn of(address: &Address) -> Option<Self> {
        let known = ["https", "http", "wss", "ws"];
        let scheme = known.into_iter().find(|known| *known == address.scheme())?;
        let host = Host::of(address)?;
        // The standard leaves out the port that a scheme has anyway.
        let port = address.origin().rsplit_once(':');
        let port = port.and_then(|(_, digits)| digits.parse().ok());
        Some(Self { scheme, host, port })
    }

    /// Its host.
    pub fn host(&self) -> &Host {
        &self.host
    }
}

impl fmt::Display for Host {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Display for Origin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}://{}", self.scheme, self.host)?;
        self.port.map_or(Ok(()), |port| write!(f, ":{port}"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn origins_are_as_browsers_write_them() {
        for (url, origin) in [
            (
                "https://例え.jp:8443/道",
                Some("https://xn--r8jz45g.jp:8443"),
            ),
            ("https://Example.COM:443/", Some("https://example.com")),
            ("http://127.0.0.1:80/", Some("http://127.0.0.1")),
            ("http://[::1]:8080/", Some("http://[::1]:8080")),
            ("wss://Live.Example:443/live", Some("wss://live.example")),
            ("ws://127.0.0.1:9001/", Some("ws://127.0.0.1:9001")),
            ("ftp://files.example/", None),
            ("https://[2001:DB8::1]/", Some("https://[2001:db8::1]")),
            ("https://a..example/", None),
            ("https://example.com./", None),
            ("https://under_score.example/", None),
            ("mailto:a@b.example", None),
        ] {
            let made = Address::parse(url).ok().and_then(|url| Origin::of(&url));
            assert_eq!(made.map(|one| one.to_string()).as_deref(), origin, "{url}");
        }
    }

    /// Whatever an address says, a host holds none of the letters that mean something elsewhere.
    #[test]
    fn no_printable_character_but_these_stands_in_a_host() {
        for letter in '!'..='~' {
            for url in [
                format!("https://{letter}.example/"),
                format!("https://x{letter}y.example/"),
                format!("https://example{letter}/"),
                format!("https://[::1{letter}]/"),
            ] {
                let Ok(address) = Address::parse(&url) else {
                    continue;
                };
                if let Some(host) = Host::of(&address) {
                    let plain = |c: char| {
                        c.is_ascii_lowercase() || c.is_ascii_digit() || "-.[]:".contains(c)
                    };
                    assert!(host.as_str().chars().all(plain), "{url}: {host}");
                }
            }
        }
    }
}
