//! The common and the combined log format of nginx and Apache, with or without the virtual host before it.

use std::borrow::Cow;
use std::net::IpAddr;

use super::super::request::LogRequest;
use super::entry::LogEntry;
use super::time;

/// `host ident user [time] "request" status bytes "referer" "agent"`, whatever follows; the last two may be missing.
pub(super) fn read(line: &str) -> Option<LogEntry<'_>> {
    let (head, request, rest) = around_request(line)?;
    let (names, at) = head.strip_suffix("] ")?.rsplit_once(" [")?;
    let time = time::common(at)?;
    let mut words = names.split(' ');
    let (first, second) = (words.next()?, words.next()?);
    // Whoever logs in may have a name with spaces, so words are not counted: an address stands first, or behind `host:port`.
    // Behind proxies several addresses may stand first, the visitor's before all others: `192.0.2.7, 10.0.0.1 - - …`.
    let (host, address) = if first.ends_with(',') {
        (None, first.trim_end_matches(','))
    } else if is_address(second) && !is_address(first) {
        (
            first
                .rsplit_once(':')
                .map_or(first, |(host, _)| host)
                .into(),
            second,
        )
    } else {
        (None, first)
    };
    let (status, rest) = rest.trim_start_matches(' ').split_once(' ')?;
    let status = (status.len() == 3).then(|| status.parse().ok())??;
    let rest = rest.split_once(' ').map_or("", |(_, rest)| rest);
    let mut by_proxy = None;
    let (referer, agent) = match quoted(rest) {
        Some((referer, rest)) => {
            let (agent, rest) = quoted(rest.trim_start_matches(' '))?;
            by_proxy = forwarded(rest);
            (plain(referer), Some(plain(agent)))
        }
        None => (Cow::Borrowed(""), None),
    };
    let (method, target) = parts(request);
    Some(LogEntry::Request(Box::new(LogRequest {
        time,
        address: by_proxy.unwrap_or_else(|| address.into()),
        method: method.into(),
        target,
        status,
        host: host.map(Cow::Borrowed),
        referer,
        agent,
    })))
}

/// The visitor's address where a proxy or a CDN stands before the server, which says it in `X-Forwarded-For`: nginx's own format has
/// it as a third text. Addresses of private networks are those of somebody's office, and tell nobody apart.
fn forwarded(rest: &str) -> Option<Cow<'static, str>> {
    let (addresses, _) = quoted(rest.trim_start_matches(' '))?;
    let first: IpAddr = addresses.split(',').next()?.trim().parse().ok()?;
    let is_public = match first {
        IpAddr::V4(ip) => !(ip.is_private() || ip.is_loopback() || ip.is_link_local()),
        IpAddr::V6(ip) => !(ip.is_unique_local() || ip.is_loopback()),
    };
    is_public.then(|| first.to_string().into())
}

/// What stands before the first text in quotation marks, the text, and what stands behind. Servers write a mark inside of one
/// as `\"` or `\x22`.
pub(super) fn around_request(line: &str) -> Option<(&str, &str, &str)> {
    let bytes = line.as_bytes();
    let mut start = 0;
    let open = loop {
        let at = start + line.get(start..)?.find('"')?;
        let slashes = bytes[..at]
            .iter()
            .rev()
            .take_while(|byte| **byte == b'\\')
            .count();
        if slashes % 2 == 0 {
            break at;
        }
        start = at + 1;
    };
    let (text, rest) = quoted(&line[open..])?;
    Some((&line[..open], text, rest))
}

/// A text in quotation marks with its escapes, and what stands behind it.
pub(super) fn quoted(text: &str) -> Option<(&str, &str)> {
    let text = text.strip_prefix('"')?;
    let mut escaped = false;
    for (at, byte) in text.bytes().enumerate() {
        match byte {
            _ if escaped => escaped = false,
            b'\\' => escaped = true,
            b'"' => return Some((&text[..at], &text[at + 1..])),
            _ => {}
        }
    }
    None
}

/// Method and target of a request's first line; both empty where what came was none.
pub(super) fn parts(request: &str) -> (&str, Cow<'_, str>) {
    let none = ("", Cow::Borrowed(""));
    let Some((method, rest)) = request.split_once(' ') else {
        return none;
    };
    if method.is_empty() || !method.bytes().all(|byte| byte.is_ascii_uppercase()) {
        return none;
    }
    let target = match rest.rsplit_once(' ') {
        Some((target, version)) if version.starts_with("HTTP/") => target,
        _ => rest,
    };
    (method, unescaped(target))
}

/// A text without the servers' escapes; `-` stands for none.
pub(super) fn plain(text: &str) -> Cow<'_, str> {
    if text == "-" {
        "".into()
    } else {
        unescaped(text)
    }
}

/// `\x22`, `\"`, `\\` and the like as what they stand for.
fn unescaped(text: &str) -> Cow<'_, str> {
    if !text.contains('\\') {
        return text.into();
    }
    let mut out = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let [first, after @ ..] = rest {
        let (byte, taken) = match (*first, after) {
            (b'\\', [b'x', high, low, ..]) => match (digit(*high), digit(*low)) {
                (Some(high), Some(low)) => (high * 16 + low, 4),
                _ => (b'\\', 1),
            },
            (b'\\', [b'n', ..]) => (b'\n', 2),
            (b'\\', [b't', ..]) => (b'\t', 2),
            (b'\\', [b'r', ..]) => (b'\r', 2),
            (b'\\', [other @ (b'"' | b'\\'), ..]) => (*other, 2),
            (other, _) => (other, 1),
        };
        out.push(byte);
        rest = rest.get(taken..).unwrap_or_default();
    }
    String::from_utf8_lossy(&out).into_owned().into()
}

fn digit(byte: u8) -> Option<u8> {
    char::from(byte)
        .to_digit(16)
        .and_then(|digit| u8::try_from(digit).ok())
}

fn is_address(word: &str) -> bool {
    word.parse::<IpAddr>().is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn request(line: &str) -> LogRequest<'_> {
        match read(line) {
            Some(LogEntry::Request(request)) => *request,
            other => panic!("{line}: {other:?}"),
        }
    }

    #[test]
    fn combined_and_common_are_told_apart_by_their_end() {
        let line = r#"192.0.2.7 - - [28/Oct/2021:09:00:00 +0900] "GET /booths/ropes/?lang=ja HTTP/1.1" 200 512 "https://search.example/" "Mozilla/5.0 (x) \"y\"""#;
        let read = request(line);
        assert_eq!(
            (&*read.address, &*read.method, &*read.target, read.status),
            ("192.0.2.7", "GET", "/booths/ropes/?lang=ja", 200)
        );
        assert_eq!(&*read.referer, "https://search.example/");
        assert_eq!(read.agent.as_deref(), Some("Mozilla/5.0 (x) \"y\""));
        assert_eq!(read.path_and_query(), ("/booths/ropes/", "lang=ja"));
        let common =
            request(r#"2001:db8::1 - - [28/Oct/2021:09:00:00 +0900] "GET / HTTP/1.1" 304 -"#);
        assert_eq!((common.status, common.agent), (304, None));
        // nginx says no bytes as 0, and none of both as `-`.
        let bare =
            request(r#"192.0.2.7 - - [28/Oct/2021:09:00:00 +0900] "GET / HTTP/1.1" 200 0 "-" "-""#);
        assert_eq!((&*bare.referer, bare.agent.as_deref()), ("", Some("")));
    }

    #[test]
    fn virtual_hosts_stand_before_the_address() {
        let read = request(
            r#"fair.example:443 192.0.2.7 - - [28/Oct/2021:09:00:00 +0900] "GET / HTTP/2.0" 200 1 "-" "x""#,
        );
        assert_eq!(
            (read.host.as_deref(), &*read.address),
            (Some("fair.example"), "192.0.2.7")
        );
    }

    #[test]
    fn of_the_addresses_of_proxies_the_visitors_counts() {
        for first in [
            "192.0.2.7, 10.0.0.1",
            "192.0.2.7,",
            "192.0.2.7, 198.51.100.1, 10.0.0.1",
        ] {
            let line = format!(
                r#"{first} - - [28/Oct/2021:09:00:00 +0900] "GET / HTTP/1.1" 200 1 "-" "x""#
            );
            assert_eq!(&*request(&line).address, "192.0.2.7", "{first}");
        }
    }

    #[test]
    fn behind_a_proxy_the_forwarded_address_counts() {
        for (forwarded, address) in [
            ("\"198.51.100.9\"", "198.51.100.9"),
            ("\"2001:db8::9, 203.0.113.1\"", "2001:db8::9"),
            ("\"10.1.2.3\"", "192.0.2.7"),
            ("\"-\"", "192.0.2.7"),
            ("\"router@docker\"", "192.0.2.7"),
            ("0.001", "192.0.2.7"),
        ] {
            let line = format!(
                r#"192.0.2.7 - - [28/Oct/2021:09:00:00 +0900] "GET / HTTP/1.1" 200 1 "-" "x" {forwarded}"#
            );
            assert_eq!(&*request(&line).address, address, "{forwarded}");
        }
    }

    #[test]
    fn nobody_can_write_a_line_of_their_own_into_a_line() {
        let name = r#"192.0.2.7 - a [28/Oct/2021:09:00:00 +0900] \"GET /booths/sails/ HTTP/1.1\" 200 1 [29/Oct/2021:09:00:00 +0900] "GET /booths/ropes/ HTTP/1.1" 200 1 "-" "x""#;
        let read = request(name);
        assert_eq!(&*read.target, "/booths/ropes/");
        assert_eq!(read.time.to_string(), "2021-10-29T00:00:00Z");
        let target = r#"192.0.2.7 - - [28/Oct/2021:09:00:00 +0900] "GET /x\x22 200 1 \"GET /booths/ropes/ HTTP/1.1" 404 1 "-" "x""#;
        let read = request(target);
        assert_eq!(
            (&*read.target, read.status),
            ("/x\" 200 1 \"GET /booths/ropes/", 404)
        );
    }

    #[test]
    fn what_was_no_request_is_none() {
        for text in [r"\x16\x03\x01", "-", "", "get / HTTP/1.1"] {
            let line =
                format!(r#"192.0.2.7 - - [28/Oct/2021:09:00:00 +0900] "{text}" 400 150 "-" "-""#);
            assert!(!request(&line).is_read(), "{text}");
        }
        for line in [
            "",
            "\"",
            "x",
            r#"192.0.2.7 - - [28/Oct/2021:09:00:00 +0900] "GET / HTTP/1.1"#,
            r#"192.0.2.7 - - [28/Oct/2021:09:00:00 +0900] "GET / HTTP/1.1" 20"#,
        ] {
            assert_eq!(read(line), None, "{line}");
        }
    }
}
