//! The W3C's extended log format, in which `#Fields:` names the columns: Amazon CloudFront, and IIS.

use std::borrow::Cow;

use percent_encoding::percent_decode_str;

use super::super::request::LogRequest;
use super::entry::LogEntry;
use super::time;

/// The names of the columns.
pub(super) type W3cFields = Vec<String>;

pub(super) fn read<'l>(line: &'l str, fields: &mut Option<W3cFields>) -> Option<LogEntry<'l>> {
    if let Some(comment) = line.strip_prefix('#') {
        if let Some(names) = comment.strip_prefix("Fields:") {
            *fields = Some(names.split_whitespace().map(str::to_lowercase).collect());
        } else if !["Version:", "Software:", "Date:", "Remark:"]
            .iter()
            .any(|word| comment.starts_with(word))
        {
            return None;
        }
        return Some(LogEntry::Heading);
    }
    let fields = fields.as_ref()?;
    let between = if line.contains('\t') { '\t' } else { ' ' };
    let values: Vec<&str> = line.split(between).collect();
    // A line that was torn has fewer, and one that two writers have mixed more.
    if values.len() != fields.len() {
        return None;
    }
    let value = |name: &str| {
        let at = fields.iter().position(|field| field == name)?;
        values.get(at).copied()
    };
    let some = |name: &str| value(name).filter(|text| *text != "-");
    let stem = some("cs-uri-stem")?;
    let target = match some("cs-uri-query") {
        Some(query) => Cow::Owned(format!("{stem}?{query}")),
        None => Cow::Borrowed(stem),
    };
    let agent = value("cs(user-agent)").map(|_| words(some("cs(user-agent)").unwrap_or_default()));
    Some(LogEntry::Request(Box::new(LogRequest {
        time: time::utc(value("date")?, value("time")?)?,
        address: value("c-ip")?.into(),
        method: value("cs-method")?.into(),
        target,
        status: value("sc-status")?.parse().ok()?,
        host: some("x-host-header")
            .or_else(|| some("cs-host"))
            .map(Cow::Borrowed),
        referer: words(some("cs(referer)").unwrap_or_default()),
        agent,
    })))
}

/// A header as it came: CloudFront encodes it, for a while it did so twice, and IIS writes spaces as `+`.
pub(super) fn words(text: &str) -> Cow<'_, str> {
    let once = percent_decode_str(text).decode_utf8_lossy();
    let twice = percent_decode_str(&once).decode_utf8_lossy().into_owned();
    if twice.contains(' ') {
        twice.into()
    } else {
        twice.replace('+', " ").into()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_stand_where_their_names_do() {
        let mut fields = None;
        assert_eq!(read("1 2 3", &mut fields), None);
        assert_eq!(read("#Version: 1.0", &mut fields), Some(LogEntry::Heading));
        read(
            "#Fields: date time x-edge-location sc-bytes c-ip cs-method cs(Host) cs-uri-stem sc-status cs(Referer) cs(User-Agent) cs-uri-query",
            &mut fields,
        );
        let line = "2021-10-28\t00:00:00\tNRT1\t335\t192.0.2.7\tGET\td.cloudfront.net\t/booths/ropes/\t200\t-\tMozilla/5.0%20(X11)\tlang=ja";
        let Some(LogEntry::Request(request)) = read(line, &mut fields) else {
            panic!()
        };
        assert_eq!(
            (&*request.target, request.agent.as_deref()),
            ("/booths/ropes/?lang=ja", Some("Mozilla/5.0 (X11)"))
        );
        assert_eq!(read(&line[..60], &mut fields), None);
        read(
            "#Fields: date time cs-method cs-uri-stem c-ip cs(User-Agent) sc-status",
            &mut fields,
        );
        let line = "2021-10-28 00:00:00 GET /x 2001:db8::1 Mozilla/5.0+(Windows+NT+10.0) 200";
        let Some(LogEntry::Request(request)) = read(line, &mut fields) else {
            panic!()
        };
        assert_eq!(
            request.agent.as_deref(),
            Some("Mozilla/5.0 (Windows NT 10.0)")
        );
    }
}
