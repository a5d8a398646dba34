//! Which addresses are followed: https (http only on this machine), mailto, tel, and paths that stay beside
//! the file that names them. Nothing else is ever opened or fetched.

use std::fmt;

use url::{Host, Url};

use crate::limits;

/// An address that was looked at and may be followed.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct SafeUrl {
    kind: UrlKind,
    text: String,
}

/// What an address leads to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum UrlKind {
    /// A page or file on a host, absolute.
    Web,
    /// A file beside the one that names it, relative.
    Beside,
    /// A mail address, `mailto:`.
    Mail,
    /// A telephone number, `tel:`.
    Telephone,
}

/// Why an address is not followed.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum UrlFault {
    /// Nothing stands there.
    #[error("the address is empty")]
    Empty,
    /// It is longer than [`limits::URL`].
    #[error("the address is too long")]
    TooLong,
    /// It cannot be read as an address.
    #[error("the address cannot be read")]
    Malformed,
    /// Control characters, spaces or backslashes stand in it.
    #[error("the address has control characters, spaces or backslashes")]
    Characters,
    /// Its scheme is none of those that are followed.
    #[error("addresses with {0}: are not followed")]
    Scheme(String),
    /// It is plain http and not on this machine.
    #[error("http is not encrypted")]
    Insecure,
    /// A user name or password stands in it.
    #[error("the address carries a user name or password")]
    Credentials,
    /// It leaves the folder of the file that names it.
    #[error("the path leaves the folder")]
    Outside,
    /// It is a path where only a whole address makes sense.
    #[error("a whole https address is wanted")]
    NotWhole,
    /// It is no file, but a mail address or a telephone number.
    #[error("a file is wanted")]
    NotAFile,
}

/// What a place in the feed accepts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Policy {
    /// Whatever a visitor may follow: web, mail, telephone, files beside.
    Link,
    /// What the page fetches by itself: web and files beside.
    File,
    /// A whole web address.
    Web,
    /// A page that a visitor goes to, never fetched by itself: web, pages beside, and pages further up on the same
    /// host (`../ascc-2025/`), as one host carries several events.
    Page,
}

impl Policy {
    /// Looks at an address.
    ///
    /// # Errors
    /// When it is not followed, with the reason.
    pub fn read(self, text: &str) -> Result<SafeUrl, UrlFault> {
        if self == Self::Page
            && let Some(found) = above(text)
        {
            return Ok(found);
        }
        let found = read(text)?;
        match (self, found.kind) {
            (Self::Link, _) | (_, UrlKind::Web) | (Self::File | Self::Page, UrlKind::Beside) => {
                Ok(found)
            }
            (Self::File | Self::Web | Self::Page, UrlKind::Mail | UrlKind::Telephone) => {
                Err(UrlFault::NotAFile)
            }
            (Self::Web, UrlKind::Beside) => Err(UrlFault::NotWhole),
        }
    }
}

impl SafeUrl {
    /// The address, as it goes into `href`.
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// What it leads to.
    pub fn kind(&self) -> UrlKind {
        self.kind
    }

    /// The host that a visitor is sent to, for the notice before leaving. Names in other scripts stay encoded
    /// (`xn--…`), so that no letter can pass for another.
    pub fn host(&self) -> Option<String> {
        if self.kind != UrlKind::Web {
            return None;
        }
        Url::parse(&self.text).ok()?.host_str().map(str::to_owned)
    }

    /// The address seen from where `file` stands: a path beside the booth file `booths/nec.json` becomes
    /// `booths/…`, one beside a booth file on another host becomes an address on that host.
    pub fn beside(&self, file: &str) -> String {
        if self.kind != UrlKind::Beside {
            return self.text.clone();
        }
        if let Ok(base) = Url::parse(file)
            && let Ok(joined) = base.join(&self.text)
        {
            return joined.into();
        }
        let file = file.split(['?', '#']).next().unwrap_or(file);
        match file.rsplit_once('/') {
            Some((folder, _)) => format!("{folder}/{}", self.text),
            None => self.text.clone(),
        }
    }
}

impl fmt::Display for SafeUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

fn read(text: &str) -> Result<SafeUrl, UrlFault> {
    let text = text.trim_matches(' ');
    if text.is_empty() {
        return Err(UrlFault::Empty);
    }
    if text.chars().count() > limits::URL {
        return Err(UrlFault::TooLong);
    }
    // The URL standard drops tabs and line feeds and reads `\` as `/`: what one sees would not be what is opened.
    if text
        .chars()
        .any(|c| c == '\\' || c.is_whitespace() || c.is_control() || crate::clean::is_unseen(c))
    {
        return Err(UrlFault::Characters);
    }
    match Url::parse(text) {
        Ok(url) => whole(&url),
        Err(url::ParseError::RelativeUrlWithoutBase) => beside(text),
        Err(_) => Err(UrlFault::Malformed),
    }
}

fn whole(url: &Url) -> Result<SafeUrl, UrlFault> {
    let kind = match url.scheme() {
        "https" => UrlKind::Web,
        "http" if is_this_machine(url) => UrlKind::Web,
        "http" => return Err(UrlFault::Insecure),
        "mailto" => UrlKind::Mail,
        "tel" => UrlKind::Telephone,
        other => return Err(UrlFault::Scheme(crate::problem::quoted(other))),
    };
    if !url.username().is_empty() || url.password().is_some() {
        return Err(UrlFault::Credentials);
    }
    let sound = match kind {
        UrlKind::Mail => is_mail(url.path()),
        UrlKind::Telephone => url.path().contains(|c: char| c.is_ascii_digit()),
        UrlKind::Web | UrlKind::Beside => true,
    };
    if !sound {
        return Err(UrlFault::Malformed);
    }
    Ok(SafeUrl {
        kind,
        text: url.as_str().to_owned(),
    })
}

fn is_this_machine(url: &Url) -> bool {
    match url.host() {
        Some(Host::Domain(name)) => name == "localhost" || name.ends_with(".localhost"),
        Some(Host::Ipv4(address)) => address.is_loopback(),
        Some(Host::Ipv6(address)) => address.is_loopback(),
        None => false,
    }
}

/// A relative path: joined to any folder it must come out in that folder.
fn beside(text: &str) -> Result<SafeUrl, UrlFault> {
    if text.starts_with('/') {
        return Err(UrlFault::Outside);
    }
    let path = text.split(['?', '#']).next().unwrap_or(text);
    let mut depth = 0_i32;
    for part in path.split('/') {
        // Browsers take the encoded dot for a dot.
        match part.to_ascii_lowercase().replace("%2e", ".").as_str() {
            ".." => depth -= 1,
            "." | "" => {}
            _ => depth += 1,
        }
        if depth < 0 {
            return Err(UrlFault::Outside);
        }
    }
    // What is left to check is left to the standard: the same join as the browser's.
    let folder = Url::parse("https://folder.invalid/in/").map_err(|_| UrlFault::Malformed)?;
    let joined = folder.join(text).map_err(|_| UrlFault::Malformed)?;
    match joined.as_str().strip_prefix("https://folder.invalid/in/") {
        Some("") if path.is_empty() => Err(UrlFault::Malformed),
        Some(inside) => Ok(SafeUrl {
            kind: UrlKind::Beside,
            text: inside.to_owned(),
        }),
        None => Err(UrlFault::Outside),
    }
}

/// A path that first climbs out of the folder; what follows the climb must stay where it leads.
fn above(text: &str) -> Option<SafeUrl> {
    let text = text.trim_matches(' ');
    let climb = text.len() - text.trim_start_matches("../").len();
    let (climb, rest) = text.split_at(climb);
    let inside = match rest {
        "" => String::new(),
        _ => {
            read(rest)
                .ok()
                .filter(|found| found.kind == UrlKind::Beside)?
                .text
        }
    };
    (!climb.is_empty() && text.len() <= limits::URL).then(|| SafeUrl {
        kind: UrlKind::Beside,
        text: format!("{climb}{inside}"),
    })
}

/// Whether a text has the shape of one mail address. Only delivery proves one; this keeps out what could add
/// recipients, headers or markup.
pub fn is_mail(text: &str) -> bool {
    let Some((name, host)) = text.rsplit_once('@') else {
        return false;
    };
    let odd = |c: char| {
        c.is_whitespace()
            || c.is_control()
            || "<>()[]\\,;:\"?&%@".contains(c)
            || crate::clean::is_unseen(c)
    };
    !name.is_empty()
        && !host.is_empty()
        && text.chars().count() <= limits::MAIL
        && !name.contains(odd)
        && !host.contains(odd)
        && !host.starts_with(['.', '-'])
        && !host.ends_with(['.', '-'])
        && !host.contains("..")
}
