//! Caddy's access log: a JSON object a line.

use std::borrow::Cow;
use std::collections::BTreeMap;

use serde::Deserialize;
use serde_json::Value;

use super::super::request::LogRequest;
use super::entry::LogEntry;
use super::time;

#[derive(Deserialize)]
struct Line<'l> {
    ts: Value,
    #[serde(borrow)]
    request: Asked<'l>,
    status: u16,
}

#[derive(Deserialize)]
struct Asked<'l> {
    /// The visitor's, where Caddy stands behind another server that it trusts.
    client_ip: Option<Cow<'l, str>>,
    remote_ip: Option<Cow<'l, str>>,
    /// With its port, before Caddy 2.5.
    remote_addr: Option<Cow<'l, str>>,
    method: Cow<'l, str>,
    host: Cow<'l, str>,
    uri: Cow<'l, str>,
    #[serde(default)]
    headers: BTreeMap<String, Vec<String>>,
}

pub(super) fn read(line: &str) -> Option<LogEntry<'_>> {
    let line: Line<'_> = line
        .starts_with('{')
        .then(|| serde_json::from_str(line).ok())??;
    let time = match &line.ts {
        Value::Number(number) => time::unix(number.as_f64()?)?,
        Value::String(text) => time::text(text)?,
        _ => return None,
    };
    let mut asked = line.request;
    let mut header = |wanted: &str| {
        let name = asked
            .headers
            .keys()
            .find(|name| name.eq_ignore_ascii_case(wanted))?
            .clone();
        asked.headers.remove(&name)?.into_iter().next()
    };
    let (referer, agent) = (header("referer"), header("user-agent"));
    Some(LogEntry::Request(Box::new(LogRequest {
        time,
        address: asked.client_ip.or(asked.remote_ip).or(asked.remote_addr)?,
        method: asked.method,
        target: asked.uri,
        status: line.status,
        host: Some(asked.host),
        referer: referer.unwrap_or_default().into(),
        agent: Some(agent.unwrap_or_default().into()),
    })))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_version_names_the_visitor_in_its_own_way() {
        for who in [
            r#""remote_ip":"192.0.2.7","remote_port":"1","client_ip":"192.0.2.7""#,
            r#""remote_ip":"192.0.2.7""#,
            r#""remote_addr":"192.0.2.7""#,
        ] {
            let line = format!(
                r#"{{"level":"info","ts":1635379200.25,"logger":"http.log.access","msg":"handled request","request":{{{who},"proto":"HTTP/2.0","method":"GET","host":"fair.example","uri":"/booths/ropes/","headers":{{"User-Agent":["x \" y"],"Referer":["https://a.example/"]}}}},"status":200,"size":1}}"#
            );
            let Some(LogEntry::Request(request)) = read(&line) else {
                panic!("{line}")
            };
            assert_eq!(&*request.address, "192.0.2.7");
            assert_eq!(
                (&*request.target, &*request.referer),
                ("/booths/ropes/", "https://a.example/")
            );
            assert_eq!(request.agent.as_deref(), Some("x \" y"));
            assert_eq!(request.time.to_string(), "2021-10-28T00:00:00.25Z");
        }
        for other in [
            r#"{"level":"info","ts":1.0,"msg":"serving initial configuration"}"#,
            "{",
            "{}",
            "[1]",
        ] {
            assert_eq!(read(other), None, "{other}");
        }
    }
}
