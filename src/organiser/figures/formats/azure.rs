//! Resource logs of Azure Blob Storage, static websites included: a JSON object a line.

use std::borrow::Cow;

use serde::Deserialize;
use serde_json::Value;

use super::super::request::LogRequest;
use super::entry::{LogEntry, path_of};

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Line<'l> {
    time: String,
    operation_name: Cow<'l, str>,
    /// A number, or one written as a text.
    status_code: Value,
    caller_ip_address: Cow<'l, str>,
    uri: Cow<'l, str>,
    #[serde(default, borrow)]
    properties: Properties<'l>,
}

#[derive(Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
struct Properties<'l> {
    user_agent_header: Cow<'l, str>,
    referrer_header: Cow<'l, str>,
}

pub(super) fn read(line: &str) -> Option<LogEntry<'_>> {
    let line: Line<'_> = line
        .starts_with('{')
        .then(|| serde_json::from_str(line).ok())??;
    let status = match &line.status_code {
        Value::Number(number) => u16::try_from(number.as_u64()?).ok()?,
        Value::String(text) => text.parse().ok()?,
        _ => return None,
    };
    let (host, path) = path_of(&line.uri)?;
    // The container of a static website stands before the path where files are asked for as blobs.
    let path = path
        .strip_prefix("/$web")
        .filter(|path| path.starts_with('/'))
        .unwrap_or(path);
    let reads = matches!(&*line.operation_name, "GetBlob" | "GetWebContent");
    Some(LogEntry::Request(Box::new(LogRequest {
        time: line.time.parse().ok()?,
        address: line.caller_ip_address.clone(),
        method: if reads { "GET" } else { "" }.into(),
        target: path.to_owned().into(),
        status,
        host: Some(host.split(':').next().unwrap_or(host).to_owned().into()),
        referer: line.properties.referrer_header,
        agent: Some(line.properties.user_agent_header),
    })))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_website_and_its_blobs_have_the_same_paths() {
        for uri in [
            "https://fair.z11.web.core.windows.net:443/booths/ropes/",
            "https://fair.blob.core.windows.net/$web/booths/ropes/",
        ] {
            let line = format!(
                r#"{{"time":"2021-10-28T00:00:00.5Z","operationName":"GetWebContent","statusCode":"200","callerIpAddress":"192.0.2.7:5000","uri":"{uri}","properties":{{"userAgentHeader":"x","etag":"y"}}}}"#
            );
            let Some(LogEntry::Request(request)) = read(&line) else {
                panic!("{line}")
            };
            assert!(request.is_read());
            assert_eq!(
                (&*request.target, &*request.address),
                ("/booths/ropes/", "192.0.2.7:5000")
            );
        }
    }
}
