//! Which addresses are followed: https (http only on this machine), mailto, tel, and paths that stay beside
//! the file that names them. Nothing else is ever opened or fetched.

use std::borrow::Cow;
use std::fmt;

use crate::address::{Address, NoAddress};
use crate::host::{Host, Origin};
use crate::limits;

/// An address that was looked at and may be followed.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct SafeUrl {
    kind: UrlKind,
    text: String,
    /// Where there is one: of [`UrlKind::Web`].
    host: Option<Host>,
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
    /// Its host has other letters than those of [`Host`].
    #[error("no host has this name")]
    Host,
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
    /// It is not the whole address of an encrypted WebSocket.
    #[error("a whole wss address is wanted")]
    NotASocket,
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
    /// A WebSocket that the page connects to: wss, or ws on this machine.
    Socket,
}

impl Policy {
    /// Looks at an address.
    ///
    /// # Errors
    /// When it is not followed, with the reason.
    pub fn read(self, text: &str) -> Result<SafeUrl, UrlFault> {
        let relative = if self == Self::Page {
            same_host
        } else {
            beside
        };
        let found = match self {
            Self::Socket => return socket(text),
            Self::File => read(&file_name(text), relative)?,
            _ => read(text, relative)?,
        };
        match (self, found.kind) {
            (Self::Link, _) | (_, UrlKind::Web) | (Self::File | Self::Page, UrlKind::Beside) => {
                Ok(found)
            }
            (_, UrlKind::Mail | UrlKind::Telephone) => Err(UrlFault::NotAFile),
            (Self::Web | Self::Socket, UrlKind::Beside) => Err(UrlFault::NotWhole),
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
    pub fn host(&self) -> Option<&Host> {
        self.host.as_ref()
    }

    /// Scheme, host and port of an address on a host, for policies.
    pub fn origin(&self) -> Option<Origin> {
        let address = Address::parse(&self.text).ok()?;
        self.host.as_ref().and_then(|_| Origin::of(&address))
    }

    /// The address seen from where `file` stands: a path beside the booth file `booths/nec.json` becomes
    /// `booths/…`, one beside a booth file on another host becomes an address on that host.
    pub fn beside(&self, file: &str) -> String {
        if self.kind != UrlKind::Beside {
            return self.text.clone();
        }
        if let Ok(base) = Address::parse(file)
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

fn read(text: &str, relative: fn(&str) -> Result<SafeUrl, UrlFault>) -> Result<SafeUrl, UrlFault> {
    let text = written(text)?;
    match Address::parse(text) {
        Ok(address) => whole(&address),
        Err(NoAddress::Relative) => relative(text),
        Err(NoAddress::Malformed) => Err(UrlFault::Malformed),
    }
}

/// The address of a WebSocket. Browsers refuse one with a fragment.
fn socket(text: &str) -> Result<SafeUrl, UrlFault> {
    let url = Address::parse(written(text)?).map_err(|_| UrlFault::NotASocket)?;
    let sound = match url.scheme() {
        "wss" => true,
        "ws" => is_this_machine(&url),
        _ => false,
    };
    if !sound || url.as_str().contains('#') {
        return Err(UrlFault::NotASocket);
    }
    if url.has_credentials() {
        return Err(UrlFault::Credentials);
    }
    let host = Some(Host::of(&url).ok_or(UrlFault::Host)?);
    let text = url.into();
    Ok(SafeUrl {
        kind: UrlKind::Web,
        text,
        host,
    })
}

/// The address as it may be written: neither empty nor too long, of characters that are seen.
fn written(text: &str) -> Result<&str, UrlFault> {
    let text = text.trim_matches(' ');
    if text.is_empty() {
        return Err(UrlFault::Empty);
    }
    if text.chars().count() > limits::URL {
        return Err(UrlFault::TooLong);
    }
    // The URL standard drops tabs and line feeds and reads `\` as `/`: what one sees would not be what is opened.
    if text.chars().any(|c| {
        c == '\\' || c.is_whitespace() || c.is_control() || crate::text::sanitize::is_unseen(c)
    }) {
        return Err(UrlFault::Characters);
    }
    Ok(text)
}

/// The name of a file as cameras and people write it, as an address: spaces, a lone `%`, and a `#` before the name's end stand for
/// themselves.
fn file_name(text: &str) -> Cow<'_, str> {
    let text = text.trim_matches(' ');
    if !text.contains([' ', '\u{3000}', '%', '#']) || text.contains([':', '\\']) {
        return Cow::Borrowed(text);
    }
    let is_hex = |at: usize| {
        let digits = text.as_bytes().get(at + 1..at + 3);
        digits.is_some_and(|digits| digits.iter().all(u8::is_ascii_hexdigit))
    };
    // `#page=2` leads into a file; `#1.png` is the end of a name.
    let in_name = |at: usize| {
        let rest = text.get(at + 1..).unwrap_or_default();
        let end = rest.rsplit_once('.').map_or("", |(_, end)| end);
        (3..=4).contains(&end.len())
            && end.bytes().all(|byte| byte.is_ascii_alphanumeric())
            && !rest.contains(['=', '/'])
    };
    let mut out = String::with_capacity(text.len() + 8);
    for (at, c) in text.char_indices() {
        match c {
            ' ' => out.push_str("%20"),
            '\u{3000}' => out.push_str("%E3%80%80"),
            '%' if !is_hex(at) => out.push_str("%25"),
            '#' if in_name(at) => out.push_str("%23"),
            c => out.push(c),
        }
    }
    Cow::Owned(out)
}

fn whole(url: &Address) -> Result<SafeUrl, UrlFault> {
    let kind = match url.scheme() {
        "https" => UrlKind::Web,
        "http" if is_this_machine(url) => UrlKind::Web,
        "http" => return Err(UrlFault::Insecure),
        "mailto" => UrlKind::Mail,
        "tel" => UrlKind::Telephone,
        other => return Err(UrlFault::Scheme(crate::text::sanitize::quoted(other))),
    };
    if url.has_credentials() {
        return Err(UrlFault::Credentials);
    }
    let host = Host::of(url);
    if kind == UrlKind::Web && host.is_none() {
        return Err(UrlFault::Host);
    }
    let text = match kind {
        UrlKind::Mail if is_mail(url.path()) => mail(url),
        UrlKind::Telephone if is_telephone(url) => url.as_str().to_owned(),
        UrlKind::Web | UrlKind::Beside => url.as_str().to_owned(),
        UrlKind::Mail | UrlKind::Telephone => return Err(UrlFault::Malformed),
    };
    Ok(SafeUrl {
        kind,
        text,
        host: host.filter(|_| kind == UrlKind::Web),
    })
}

/// A mail address with its subject alone: further receivers and a text of somebody else's would surprise the visitor.
fn mail(url: &Address) -> String {
    let query = url.as_str().split('#').next().unwrap_or_default();
    let mut fields = query
        .split_once('?')
        .map_or("", |(_, query)| query)
        .split('&');
    let subject = fields.find(|field| {
        field
            .split_once('=')
            .is_some_and(|(name, _)| name.eq_ignore_ascii_case("subject"))
    });
    match subject {
        Some(subject) => format!("mailto:{}?{subject}", url.path()),
        None => format!("mailto:{}", url.path()),
    }
}

/// Digits, hyphens and spaces, a plus before them: the codes that divert calls have other signs.
fn is_telephone(url: &Address) -> bool {
    let number = url.path().replace("%20", "");
    let digits = number.strip_prefix('+').unwrap_or(&number);
    url.as_str() == format!("tel:{}", url.path())
        && digits.contains(|c: char| c.is_ascii_digit())
        && digits.chars().all(|c| c.is_ascii_digit() || c == '-')
}

fn is_this_machine(url: &Address) -> bool {
    let host = url.host();
    // A URL's reader writes every address in one way only, and takes no name whose last part is a number.
    let is_address = || host.chars().all(|c| c == '.' || c.is_ascii_digit());
    host == "localhost"
        || host.ends_with(".localhost")
        || host == "[::1]"
        || host.starts_with("127.") && is_address()
}

/// A relative path: joined to any folder it must come out in that folder.
fn beside(text: &str) -> Result<SafeUrl, UrlFault> {
    if text.starts_with('/') {
        return Err(UrlFault::Outside);
    }
    let path = text.split(['?', '#']).next().unwrap_or(text);
    let mut depth = 0_i32;
    for part in path.split('/') {
        let part = part.to_ascii_lowercase();
        // Whoever opens the file decodes its name: what parts names for the system may not stand inside of one.
        if ["%2f", "%5c", "%00"].iter().any(|sign| part.contains(sign)) {
            return Err(UrlFault::Outside);
        }
        // Browsers take the encoded dot for a dot.
        match part.replace("%2e", ".").as_str() {
            ".." => depth -= 1,
            "." | "" => {}
            _ => depth += 1,
        }
        if depth < 0 {
            return Err(UrlFault::Outside);
        }
    }
    // What is left to check is left to the standard: the same join as the browser's.
    let folder = Address::parse("https://folder.invalid/in/").map_err(|_| UrlFault::Malformed)?;
    let joined = folder.join(text).map_err(|_| UrlFault::Malformed)?;
    let Some(inside) = joined.as_str().strip_prefix("https://folder.invalid/in/") else {
        return Err(UrlFault::Outside);
    };
    // Without its leading dots, `./javascript:…` would be a whole address, and `.//host/` another host's.
    let still_relative = Address::parse(inside) == Err(NoAddress::Relative);
    if path.is_empty()
        || inside.is_empty()
        || inside.starts_with(['/', '?', '#'])
        || !still_relative
    {
        return Err(UrlFault::Malformed);
    }
    Ok(SafeUrl {
        kind: UrlKind::Beside,
        text: inside.to_owned(),
        host: None,
    })
}

/// A page on the same host: like [`beside`], but it may lie above the folder. Visitors follow such links, the page
/// never fetches them.
fn same_host(text: &str) -> Result<SafeUrl, UrlFault> {
    let mut rest = text;
    while let Some(below) = rest.strip_prefix("../") {
        rest = below;
    }
    let above = text.get(..text.len() - rest.len()).unwrap_or("");
    if above.is_empty() {
        return beside(text);
    }
    let text = if rest.is_empty() {
        above.to_owned()
    } else {
        format!("{above}{}", beside(rest)?.text)
    };
    Ok(SafeUrl {
        kind: UrlKind::Beside,
        text,
        host: None,
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
            || crate::text::sanitize::is_unseen(c)
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

#[cfg(test)]
mod tests;
