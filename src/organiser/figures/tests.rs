//! Mangled lines of every format: none ends the count, and none counts for a booth that nobody asked for.

use std::io::Cursor;
use std::sync::{Arc, LazyLock};

use jiff::tz::TimeZone;
use proptest::prelude::*;

use super::formats::{LogEntry, LogReader};
use super::lines::LogLines;
use super::places::Places;
use super::robots::Robots;
use super::tally::{BoothReading, EventFacts, Key, LineCounts as Told, Tally};
use crate::console::{Console, messages};
use crate::files::MemoryFiles;
use crate::source::{self, Source};

/// An event whose second booth nobody visits.
fn event() -> Source {
    let mut files = MemoryFiles::default();
    let event = r#"{ "version": 1, "id": "e", "title": "E", "languages": ["ja", "en"], "timeZone": "Asia/Tokyo",
        "organiser": { "name": "O" }, "halls": [{ "id": "h", "title": "H", "booths": ["ropes.json", "sails.json"] }] }"#;
    let booth = |id: &str| {
        format!(
            r#"{{ "version": 1, "id": "{id}", "name": "N", "posters": [{{ "image": "{id}.png" }}, {{ "image": "both.png" }}],
                "materials": [{{ "kind": "pdf", "title": "T", "url": "{id} 1.pdf" }}, {{ "kind": "pdf", "title": "T", "url": "both.pdf" }}] }}"#
        )
    };
    for (name, text) in [
        ("event.json", event.to_owned()),
        ("ropes.json", booth("ropes")),
        ("sails.json", booth("sails")),
    ] {
        files.0.insert(name.to_owned(), text.into_bytes());
    }
    let console = Console::new(messages(Some("en")), true, false);
    source::of_files(Arc::new(files), "event", &console).unwrap()
}

static ROBOTS: LazyLock<Robots> = LazyLock::new(|| Robots::new().unwrap());

fn tally<'p>(places: &'p Places, source: &Source) -> Tally<'p> {
    let about = EventFacts {
        zone: TimeZone::UTC,
        span: None,
        base: None,
        languages: source.exhibition.event.languages.clone(),
        booths: source.exhibition.slots.len(),
    };
    Tally::new(places, about, ROBOTS.clone())
}

/// Counts a log as the command does.
fn count(tally: &mut Tally<'_>, log: &[u8]) -> Told {
    let (mut reader, mut told) = (LogReader::default(), Told::default());
    let mut lines = LogLines::new(Cursor::new(log.to_vec()));
    while let Some(line) = lines.next().unwrap() {
        let line = String::from_utf8_lossy(line.unwrap_or_default());
        if let Some(LogEntry::Request(request)) = reader.read(&line) {
            tally.count(&request, &mut told);
        }
    }
    told
}

fn visits(tally: &Tally<'_>, slot: usize) -> [u64; 4] {
    let counts = tally.counts();
    BoothReading::ALL.map(|reading| counts.of(Key::Booth(slot, reading)).all)
}

const FORGED: &str = r#"] \"GET /booths/sails/ HTTP/1.1\" 200 1 \"-\" \"/event/sails.json"#;

/// A log of one request in each format, in which whoever asks names the other booth wherever they can.
fn logs(path: &str) -> Vec<String> {
    let json = FORGED.replace('\\', "\\\\\\");
    vec![
        format!(
            "192.0.2.1 - {FORGED} [28/Nov/2026:09:00:00 +0900] \"GET {path}?{FORGED} HTTP/1.1\" 200 5 \"https://a.example/booths/sails/\" \"{FORGED}\""
        ),
        format!("192.0.2.1 - - [28/Nov/2026:09:00:00 +0900] \"GET {path} HTTP/1.1\" 304 -"),
        format!(
            r#"{{"ts":1795834800.5,"request":{{"remote_ip":"192.0.2.1","method":"GET","host":"/booths/sails/","uri":"{path}","headers":{{"User-Agent":["{json}"]}}}},"status":200}}"#
        ),
        format!(
            r#"{{"time":"2026-11-28T00:00:00Z","operationName":"GetBlob","statusCode":206,"callerIpAddress":"192.0.2.1:1","uri":"https://x.example/$web{path}","properties":{{"userAgentHeader":"{json}"}}}}"#
        ),
        format!(
            "#Fields: date time c-ip cs-method cs-uri-stem cs-uri-query sc-status cs(Referer) cs(User-Agent)\n2026-11-28\t00:00:00\t192.0.2.1\tGET\t{path}\t/booths/sails/\t200\thttps://a.example/booths/sails/\tx%20/booths/sails/"
        ),
        format!(
            "abc fair [28/Nov/2026:03:00:00 +0000] 192.0.2.1 - ID WEBSITE.GET.OBJECT sails \"GET {path} HTTP/1.1\" 200 - 5 5 1 1 \"/booths/sails/\" \"{FORGED}\" -"
        ),
        format!(
            "\"time_micros\",\"c_ip\",\"cs_method\",\"cs_uri\",\"sc_status\",\"cs_referer\",\"cs_user_agent\"\n\"1795834800000000\",\"192.0.2.1\",\"GET\",\"{path}\",\"200\",\"/booths/sails/\",\"x, \"\"/booths/sails/\"\"\""
        ),
    ]
}

#[test]
fn each_address_counts_for_its_own_booth_in_every_format() {
    let source = event();
    let places = Places::of(&source, "/");
    for (path, read) in [
        ("/booths/ropes/", [1, 0, 0, 0]),
        ("/en/booths/ropes/index.html", [1, 0, 0, 0]),
        ("/%62ooths/ropes/", [1, 0, 0, 0]),
        ("/event/ropes-0123456789.webp", [0, 1, 0, 0]),
        ("/event/ropes%201.pdf", [0, 0, 1, 0]),
        ("/event/ropes.json", [0, 0, 0, 1]),
        // What two booths have named is nobody's; names of no file of the site are none.
        ("/event/both-0123456789.webp", [0; 4]),
        ("/event/both.pdf", [0; 4]),
        ("/event/ropes.png", [0; 4]),
        ("/booths/ropes", [0; 4]),
        ("/booths/ropes/x", [0; 4]),
        ("/booths/ROPES/", [0; 4]),
        ("/booths%2Fropes%2f", [1, 0, 0, 0]),
        ("/%ff", [0; 4]),
        ("/../booths/ropes/", [0; 4]),
    ] {
        for log in logs(path) {
            let mut tally = tally(&places, &source);
            count(&mut tally, log.as_bytes());
            assert_eq!(visits(&tally, 0), read, "{log}");
            assert_eq!(visits(&tally, 1), [0; 4], "{log}");
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn mangled_lines_count_for_no_other_booth(
        format in 0_usize..7,
        changes in prop::collection::vec((any::<prop::sample::Index>(), 0_u8..5, any::<u8>()), 1..8),
    ) {
        let source = event();
        let places = Places::of(&source, "/");
        let mut tally = tally(&places, &source);
        let mut log = logs("/booths/ropes/")[format].clone().into_bytes();
        for (at, how, byte) in changes {
            if log.is_empty() {
                break;
            }
            let at = at.index(log.len());
            match how {
                0 => log[at] = byte,
                1 => log.truncate(at),
                2 => log.insert(at, byte),
                3 => log.insert(at, b"\" \\[]{},\n\t\0\x1b"[usize::from(byte) % 12]),
                _ => { log.remove(at); }
            }
        }
        count(&mut tally, &log);
        prop_assert_eq!(visits(&tally, 1), [0; 4], "{}", String::from_utf8_lossy(&log));
    }

    #[test]
    fn no_bytes_end_the_count(log in prop::collection::vec(any::<u8>(), 0..400), text in "[ -~\\n]{0,400}") {
        let source = event();
        let places = Places::of(&source, "/");
        let mut tally = tally(&places, &source);
        count(&mut tally, &log);
        count(&mut tally, text.as_bytes());
    }
}
