//! Collectors: what stands before a server's own line where something else has written it down - syslog (RFC 3164, RFC 5424), as
//! Fastly streams its logs and nginx may, or Docker.

use std::net::IpAddr;

use jiff::Timestamp;

use super::time::MONTHS;

/// The line without the header; the line itself where there is none.
pub(super) fn without_header(line: &str) -> &str {
    message(line).unwrap_or(line)
}

fn message(line: &str) -> Option<&str> {
    let line = match line.strip_prefix('<') {
        Some(rest) => {
            let (priority, rest) = rest.split_once('>')?;
            priority.parse::<u8>().ok()?;
            if let Some(rest) = rest.strip_prefix("1 ") {
                return structured(rest);
            }
            rest
        }
        // A file of syslog's has no priority.
        None => line,
    };
    let (first, rest) = line.split_once(' ')?;
    // `web-1  | `, as `docker compose logs` names its containers.
    if let Some(message) = rest.trim_start_matches(' ').strip_prefix("| ") {
        return Some(message);
    }
    // `docker logs --timestamps`
    let is_own = |rest: &str| {
        let word = rest.split(' ').next().unwrap_or_default();
        rest.starts_with('{') || word.parse::<IpAddr>().is_ok()
    };
    if is_time(first) && is_own(rest) {
        return Some(rest);
    }
    let is_time = MONTHS.contains(&first) || is_time(first);
    // `Nov 28 09:00:00 host nginx: `, `2026-11-28T09:00:00Z host nginx[7]: `
    let (header, message) = line.split_once(": ").filter(|_| is_time)?;
    (!header.contains('"')).then_some(message)
}

/// Behind `<134>1 `: time, host, program, process and kind, then data in brackets, or `-`.
fn structured(rest: &str) -> Option<&str> {
    let mut words = rest.splitn(6, ' ');
    let time = words.next()?;
    let rest = words.nth(4).filter(|_| time == "-" || is_time(time))?;
    if let Some(message) = rest.strip_prefix("- ") {
        return Some(message);
    }
    let (_, message) = rest.strip_prefix('[')?.split_once("] ")?;
    Some(message)
}

fn is_time(word: &str) -> bool {
    word.contains('T') && word.parse::<Timestamp>().is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_header_is_taken_off_and_nothing_else() {
        let own =
            r#"192.0.2.7 - - [28/Oct/2021:09:00:00 +0900] "GET /a: b HTTP/1.1" 200 1 "-" "x""#;
        for header in [
            "<134>2016-07-04T22:37:26Z cache-sjc3128 LogTest[62959]: ",
            "<134>Nov  8 09:00:00 host nginx: ",
            "Nov 28 09:00:00 host nginx: ",
            "2026-11-28T09:00:00.25+09:00 host nginx[7]: ",
            "<134>1 2026-11-28T09:00:00Z NRT fair - - - ",
            "web-1  | ",
            "2026-11-28T09:00:00.123456789Z ",
            "<134>1 2026-11-28T09:00:00Z NRT fair - - [t@41058 tag=\"x\"] ",
            "",
        ] {
            let line = format!("{header}{own}");
            assert_eq!(without_header(&line), own, "{header}");
        }
        for line in [
            "<x>: y",
            "<134>",
            "2026-11-28 09:00:00 a: b",
            r#"2026-11-28T09:00:00Z "GET /: HTTP/1.1""#,
        ] {
            assert_eq!(without_header(line), line);
        }
    }
}
