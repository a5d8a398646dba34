//! JSON, an object a line, by the names that clouds and servers give to what is asked of a log: Cloudflare (Logpush), Fastly,
//! Google's load balancer, Azure's Front Door, CloudFront (version 2), Vercel, Netlify, Traefik, and nginx or Apache told to write JSON.

use serde_json::{Map, Value};

use super::super::request::LogRequest;
use super::combined::parts;
use super::entry::{LogEntry, path_of};
use super::{time, w3c};

/// An object as it was written.
type Line = Map<String, Value>;

// A dot leads into an object that a field holds.
const TIMES: &[&str] = &[
    "EdgeStartTimestamp",
    "timestamp",
    "@timestamp",
    "proxy.timestamp",
    "time_iso8601",
    "time_local",
    "time_start",
    "start_time",
    "StartUTC",
    "time",
    "ts",
    "msec",
];
const ADDRESSES: &[&str] = &[
    "ClientIP",
    "client_ip",
    "clientIp",
    "httpRequest.remoteIp",
    "properties.clientIp",
    "proxy.clientIp",
    "c-ip",
    "remote_addr",
    "remote_ip",
    "remote_host",
    "ClientHost",
];
const METHODS: &[&str] = &[
    "ClientRequestMethod",
    "request_method",
    "httpRequest.requestMethod",
    "properties.httpMethod",
    "proxy.method",
    "cs-method",
    "RequestMethod",
    "method",
];
const TARGETS: &[&str] = &[
    "ClientRequestURI",
    "request_uri",
    "httpRequest.requestUrl",
    "properties.requestUri",
    "proxy.path",
    "url",
    "uri",
    "ClientRequestPath",
    "RequestPath",
    "path",
];
const STATUSES: &[&str] = &[
    "EdgeResponseStatus",
    "response_status",
    "httpRequest.status",
    "properties.httpStatusCode",
    "proxy.statusCode",
    "sc-status",
    "DownstreamStatus",
    "status_code",
    "status",
];
const HOSTS: &[&str] = &[
    "ClientRequestHost",
    "x-host-header",
    "RequestHost",
    "proxy.host",
    "http_host",
    "host",
];
const REFERERS: &[&str] = &[
    "ClientRequestReferer",
    "request_referer",
    "httpRequest.referer",
    "properties.referer",
    "proxy.referer",
    "http_referer",
    "request_Referer",
    "referer",
    "referrer",
];
const AGENTS: &[&str] = &[
    "ClientRequestUserAgent",
    "request_user_agent",
    "httpRequest.userAgent",
    "properties.userAgent",
    "proxy.userAgent",
    "http_user_agent",
    "request_User-Agent",
    "user_agent",
    "userAgent",
    "agent",
];

pub(super) fn read(line: &str) -> Option<LogEntry<'_>> {
    let line: Line = line
        .starts_with('{')
        .then(|| serde_json::from_str(line).ok())??;
    // `"request": "GET / HTTP/1.1"`, as the common format has it; elsewhere the method alone stands under that name.
    let request = text(&line, &["request"]).unwrap_or_default();
    let (method, target) = parts(&request);
    let target = match query(&line).or_else(|| text(&line, TARGETS)) {
        Some(target) => target,
        None => Some(target.into_owned()).filter(|target| !target.is_empty())?,
    };
    let method = text(&line, METHODS)
        .or_else(|| Some(method.to_owned()).filter(|method| !method.is_empty()))
        .unwrap_or(request.clone());
    let decoded = |name: &str| text(&line, &[name]).map(|text| w3c::words(&text).into_owned());
    let of_target = path_of(&target).map(|(host, _)| host.to_owned());
    Some(LogEntry::Request(Box::new(LogRequest {
        time: moment(&line)?,
        address: text(&line, ADDRESSES)?.into(),
        method: method.into(),
        status: text(&line, STATUSES)?.parse().ok()?,
        host: of_target.or_else(|| text(&line, HOSTS)).map(Into::into),
        referer: text(&line, REFERERS)
            .or_else(|| decoded("cs(Referer)"))
            .unwrap_or_default()
            .into(),
        agent: text(&line, AGENTS)
            .or_else(|| decoded("cs(User-Agent)"))
            .map(Into::into),
        target: target.into(),
    })))
}

/// What a field holds, by the first of these names that there is, as text; `-` stands for none.
fn text(line: &Line, names: &[&str]) -> Option<String> {
    let mut found = names.iter().filter_map(|name| field(line, name));
    found.find_map(|value| match value {
        Value::String(text) if text == "-" => Some(String::new()),
        Value::String(text) => Some(text.clone()),
        Value::Number(number) => Some(number.to_string()),
        // A header that was sent several times.
        Value::Array(all) => all.first()?.as_str().map(str::to_owned),
        _ => None,
    })
}

fn field<'l>(line: &'l Line, name: &str) -> Option<&'l Value> {
    match name.split_once('.') {
        Some((outer, inner)) => line.get(outer)?.as_object()?.get(inner),
        None => line.get(name),
    }
}

/// The target of CloudFront's two fields.
fn query(line: &Line) -> Option<String> {
    let stem = text(line, &["cs-uri-stem"])?;
    Some(match text(line, &["cs-uri-query"]) {
        Some(query) if !query.is_empty() => format!("{stem}?{query}"),
        _ => stem,
    })
}

fn moment(line: &Line) -> Option<jiff::Timestamp> {
    let parted = || time::utc(line.get("date")?.as_str()?, line.get("time")?.as_str()?);
    parted().or_else(|| {
        let mut times = TIMES.iter().filter_map(|name| text(line, &[name]));
        times.find_map(|text| time::text(&text))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_request_is_the_same_in_everybodys_names() {
        let lines = [
            r#"{"ClientIP":"192.0.2.7","ClientRequestHost":"fair.example","ClientRequestMethod":"GET","ClientRequestURI":"/booths/ropes/?lang=ja","ClientRequestReferer":"https://a.example/","ClientRequestUserAgent":"x (y)","EdgeResponseStatus":200,"EdgeStartTimestamp":"2021-10-28T00:00:00Z","ClientRequestPath":"/booths/ropes/"}"#,
            r#"{"ClientIP":"192.0.2.7","ClientRequestHost":"fair.example","ClientRequestMethod":"GET","ClientRequestURI":"/booths/ropes/?lang=ja","ClientRequestReferer":"https://a.example/","ClientRequestUserAgent":"x (y)","EdgeResponseStatus":200,"EdgeStartTimestamp":1635379200000000000}"#,
            r#"{"timestamp":"2021-10-28T00:00:00+0000","client_ip":"192.0.2.7","host":"fair.example","url":"/booths/ropes/?lang=ja","request_method":"GET","request_referer":"https://a.example/","request_user_agent":"x (y)","response_status":200}"#,
            r#"{"time_start":1635379200000,"client_ip":"192.0.2.7","request":"GET","host":"fair.example","url":"/booths/ropes/?lang=ja","request_referer":"https://a.example/","request_user_agent":"x (y)","status":"200"}"#,
            r#"{"httpRequest":{"requestMethod":"GET","requestUrl":"https://fair.example/booths/ropes/?lang=ja","status":200,"userAgent":"x (y)","remoteIp":"192.0.2.7","referer":"https://a.example/"},"timestamp":"2021-10-28T00:00:00.0Z"}"#,
            r#"{"time":"2021-10-28T00:00:00Z","category":"FrontDoorAccessLog","properties":{"httpMethod":"GET","requestUri":"https://fair.example/booths/ropes/?lang=ja","userAgent":"x (y)","clientIp":"192.0.2.7","httpStatusCode":"200","referer":"https://a.example/"}}"#,
            r#"{"date":"2021-10-28","time":"00:00:00","c-ip":"192.0.2.7","cs-method":"GET","cs(Host)":"d.cloudfront.net","x-host-header":"fair.example","cs-uri-stem":"/booths/ropes/","cs-uri-query":"lang=ja","sc-status":"200","cs(Referer)":"https://a.example/","cs(User-Agent)":"x%20(y)"}"#,
            r#"{"time_local":"28/Oct/2021:09:00:00 +0900","remote_addr":"192.0.2.7","http_host":"fair.example","request":"GET /booths/ropes/?lang=ja HTTP/1.1","status":200,"http_referer":"https://a.example/","http_user_agent":"x (y)"}"#,
            r#"{"msec":"1635379200.000","remote_addr":"192.0.2.7","host":"fair.example","request_method":"GET","request_uri":"/booths/ropes/?lang=ja","status":"200","http_referer":"https://a.example/","http_user_agent":"x (y)"}"#,
            r#"{"proxy":{"timestamp":1635379200000,"method":"GET","host":"fair.example","path":"/booths/ropes/?lang=ja","statusCode":200,"userAgent":["x (y)"],"referer":"https://a.example/","clientIp":"192.0.2.7"}}"#,
            r#"{"ClientHost":"192.0.2.7","RequestMethod":"GET","RequestPath":"/booths/ropes/?lang=ja","DownstreamStatus":200,"StartUTC":"2021-10-28T00:00:00Z","RequestHost":"fair.example","request_User-Agent":"x (y)","request_Referer":"https://a.example/"}"#,
            r#"{"timestamp":"2021-10-28T00:00:00.000Z","url":"https://fair.example/booths/ropes/?lang=ja","method":"GET","status_code":200,"client_ip":"192.0.2.7","user_agent":"x (y)","referrer":"https://a.example/"}"#,
        ];
        for line in lines {
            let Some(LogEntry::Request(request)) = read(line) else {
                panic!("{line}")
            };
            assert!(request.is_read(), "{line}");
            assert_eq!(
                request.path_and_query(),
                ("/booths/ropes/", "lang=ja"),
                "{line}"
            );
            assert_eq!(
                (
                    &*request.address,
                    request.host.as_deref(),
                    &*request.referer
                ),
                ("192.0.2.7", Some("fair.example"), "https://a.example/"),
                "{line}"
            );
            assert_eq!(request.agent.as_deref(), Some("x (y)"), "{line}");
            assert_eq!(request.time.to_string(), "2021-10-28T00:00:00Z", "{line}");
        }
    }

    #[test]
    fn what_says_too_little_is_no_request() {
        for line in [
            "{",
            "{}",
            r#"{"timestamp":"2021-10-28T00:00:00Z","message":"started"}"#,
            r#"{"timestamp":"yesterday","client_ip":"192.0.2.7","url":"/","method":"GET","status":200}"#,
            r#"{"timestamp":"2021-10-28T00:00:00Z","client_ip":"192.0.2.7","url":"/","method":"GET","status":"?"}"#,
        ] {
            assert_eq!(read(line), None, "{line}");
        }
    }
}
