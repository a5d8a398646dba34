//! Usage logs of Google Cloud Storage: a table whose first line names the columns.

use super::super::request::LogRequest;
use super::entry::LogEntry;
use jiff::Timestamp;

/// The names of the columns.
pub(super) type Heading = csv::StringRecord;

pub(super) fn read<'l>(line: &'l str, heading: &mut Option<Heading>) -> Option<LogEntry<'l>> {
    let row = row(line)?;
    if row.get(0) == Some("time_micros") {
        *heading = Some(row);
        return Some(LogEntry::Heading);
    }
    let heading = heading
        .as_ref()
        .filter(|heading| heading.len() == row.len())?;
    let value = |name: &str| {
        let at = heading.iter().position(|column| column == name)?;
        row.get(at).map(str::to_owned)
    };
    let micros: i64 = value("time_micros")?.parse().ok()?;
    let object = value("cs_object").filter(|object| !object.is_empty());
    let target = match object {
        Some(object) => format!("/{object}"),
        None => value("cs_uri")?,
    };
    Some(LogEntry::Request(Box::new(LogRequest {
        time: Timestamp::from_microsecond(micros).ok()?,
        address: value("c_ip")?.into(),
        method: value("cs_method")?.into(),
        target: target.into(),
        status: value("sc_status")?.parse().ok()?,
        host: None,
        referer: value("cs_referer").unwrap_or_default().into(),
        agent: value("cs_user_agent").map(Into::into),
    })))
}

fn row(line: &str) -> Option<csv::StringRecord> {
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .from_reader(line.as_bytes());
    reader.records().next()?.ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn objects_are_the_paths() {
        let mut heading = None;
        let line = r#""1635379200000000","192.0.2.7","1","","GET","/fair/booths/ropes/index.html","200","0","1","2","storage.googleapis.com","","Mozilla/5.0, ""x""","id","GET_Object","fair","booths/ropes/index.html""#;
        assert_eq!(read(line, &mut heading), None);
        let first = r#""time_micros","c_ip","c_ip_type","c_ip_region","cs_method","cs_uri","sc_status","cs_bytes","sc_bytes","time_taken_micros","cs_host","cs_referer","cs_user_agent","s_request_id","cs_operation","cs_bucket","cs_object""#;
        assert_eq!(read(first, &mut heading), Some(LogEntry::Heading));
        let Some(LogEntry::Request(request)) = read(line, &mut heading) else {
            panic!()
        };
        assert_eq!(
            (&*request.target, request.agent.as_deref()),
            ("/booths/ropes/index.html", Some("Mozilla/5.0, \"x\""))
        );
        assert_eq!(request.time.to_string(), "2021-10-28T00:00:00Z");
    }
}
