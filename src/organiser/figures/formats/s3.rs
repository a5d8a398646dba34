//! Server access logs of Amazon S3.

use super::super::request::LogRequest;
use super::combined::{around_request, parts, plain, quoted};
use super::entry::LogEntry;
use super::time;

/// `owner bucket [time] address requester id operation key "request" status error bytes size total turn "referer" "agent" …`
pub(super) fn read(line: &str) -> Option<LogEntry<'_>> {
    let (head, request, rest) = around_request(line)?;
    let (names, rest_of_head) = head.split_once(" [")?;
    let (at, more) = rest_of_head.split_once("] ")?;
    let time = time::common(at)?;
    let [_, bucket] = names.split(' ').collect::<Vec<_>>()[..] else {
        return None;
    };
    let address = match more.trim_end().split(' ').collect::<Vec<_>>()[..] {
        [address, _, _, operation, _] if operation.contains('.') => address,
        _ => return None,
    };
    let words: Vec<&str> = rest.trim_start().splitn(7, ' ').collect();
    let [status, _, _, _, _, _, rest] = words[..] else {
        return None;
    };
    let (referer, rest) = quoted(rest)?;
    let (agent, _) = quoted(rest.trim_start())?;
    let (method, target) = parts(request);
    // Where buckets are asked for by their path it begins with the bucket's name.
    let below = target
        .strip_prefix('/')
        .and_then(|rest| rest.strip_prefix(bucket))
        .filter(|rest| rest.starts_with('/'));
    let target = below.map_or_else(|| target.clone(), |below| below.to_owned().into());
    Some(LogEntry::Request(Box::new(LogRequest {
        time,
        address: address.into(),
        method: method.into(),
        target,
        status: status.parse().ok()?,
        host: None,
        referer: plain(referer),
        agent: Some(plain(agent)),
    })))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_with_and_without_the_bucket_are_the_same() {
        for target in ["/fair/booths/ropes/index.html", "/booths/ropes/index.html"] {
            let line = format!(
                r#"79a59df900b949e55d96a1e698fbaced fair [28/Oct/2021:00:00:00 +0000] 192.0.2.7 - 3E57427F3EXAMPLE WEBSITE.GET.OBJECT booths/ropes/index.html "GET {target} HTTP/1.1" 200 - 113 113 7 6 "-" "Mozilla/5.0 (X11)" - s9lz= - - - fair.s3-website.amazonaws.com - - -"#
            );
            let Some(LogEntry::Request(request)) = read(&line) else {
                panic!("{line}")
            };
            assert_eq!(
                (&*request.target, &*request.address, request.status),
                ("/booths/ropes/index.html", "192.0.2.7", 200)
            );
            assert_eq!(request.agent.as_deref(), Some("Mozilla/5.0 (X11)"));
        }
        assert_eq!(
            read(r#"192.0.2.7 - - [28/Oct/2021:09:00:00 +0900] "GET / HTTP/1.1" 200 1 "-" "x""#),
            None
        );
    }
}
