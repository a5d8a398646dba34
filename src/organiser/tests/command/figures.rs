//! `figures`: what access logs say of an event, from logs that nginx, Apache and Caddy wrote of a visit that is known, and from
//! texts in the formats of clouds.

use std::fmt::Write as _;
use std::io::Write as _;
use std::path::Path;

use flate2::Compression;
use flate2::write::GzEncoder;
use jiff::Timestamp;
use serde_json::Value;

use crate::event::Bench;
use crate::hosting::{ALL, serve};
use crate::http;
use crate::servers::ACCESS_LOG;

/// A zone in which it is noon, so that no day ends while the test runs.
fn noon() -> String {
    let hour = i32::from(jiff::tz::TimeZone::UTC.to_datetime(Timestamp::now()).hour());
    let east = 12 - hour;
    // Those zones are named by how far one must go to Greenwich.
    if east < 0 {
        format!("Etc/GMT+{}", -east)
    } else {
        format!("Etc/GMT-{east}")
    }
}

fn bench() -> Bench {
    let bench = Bench::new();
    let event = bench
        .read("event/event.json")
        .replace("Asia/Tokyo", &noon());
    bench.write("event/event.json", &event);
    bench.build("www").assert().success();
    bench
}

pub(crate) fn run(bench: &Bench, arguments: &[&str]) -> std::process::Output {
    crate::boothwalk(&bench.path("cache"))
        .current_dir(bench.path("."))
        .arg("figures")
        .args(arguments)
        .output()
        .unwrap()
}

/// Everything that was counted.
pub(crate) fn counted(bench: &Bench, arguments: &[&str]) -> Value {
    let output = run(bench, &[arguments, &["--json"]].concat());
    let text = String::from_utf8_lossy(&output.stdout);
    assert!(output.status.success(), "{text}");
    serde_json::from_str(&text).unwrap()
}

/// The figure of a row; `None` where it is hidden.
pub(crate) fn figure(table: &Value, row: &str, column: &str) -> Option<u64> {
    let rows = table["rows"].as_array().unwrap();
    let found = rows.iter().find(|one| one["id"] == row);
    found.unwrap_or_else(|| panic!("no {row}: {table}"))["figures"][column].as_u64()
}

/// The file of a folder of the site that begins so.
fn named(bench: &Bench, folder: &str, begins: &str) -> String {
    let files = std::fs::read_dir(bench.path(&format!("www/{folder}"))).unwrap();
    let names = files.map(|file| file.unwrap().file_name().into_string().unwrap());
    let name = names
        .into_iter()
        .find(|name| name.starts_with(begins))
        .unwrap();
    format!("/{folder}/{name}")
}

/// Twelve people: all open the event in Japanese and its list, six of them come from a news site, see a poster and read a leaflet in
/// two pieces, five have the hall, three see the other booth's page. Beside them a robot, our own check, and what is not there.
fn visit(bench: &Bench, port: u16) {
    let list = named(bench, "messages", "list-ja-");
    let hall = named(bench, "messages", "hall-en-");
    let poster = named(bench, "event/booths/pictures", "rope-");
    for person in 0..12 {
        let agent =
            format!("user-agent: Mozilla/5.0 (Person {person}; \"quoted\") Firefox/132.0\r\n");
        let ask = |target: &str, more: &str| {
            let (head, _) = http::ask(port, target, &format!("{agent}{more}"));
            head.split(' ').nth(1).unwrap().to_owned()
        };
        let from = if person < 6 {
            "referer: https://news.example/fair?id=7\r\n"
        } else {
            ""
        };
        assert_eq!(ask("/", from), "200");
        for target in [
            "/event/event.json",
            "/event/booths/ropes.json",
            "/event/booths/sails.json",
            &list,
        ] {
            assert_eq!(ask(target, ""), "200", "{target}");
        }
        if person < 6 {
            assert_eq!(ask(&poster, ""), "200");
            for range in ["range: bytes=0-9\r\n", "range: bytes=10-\r\n"] {
                assert_eq!(ask("/event/booths/leaflet.pdf", range), "206");
            }
            assert_eq!(
                ask("/en/booths/ropes/", "referer: https://mail.example/\r\n"),
                "200"
            );
        }
        if person < 5 {
            assert_eq!(ask(&hall, ""), "200");
        }
        if person < 3 {
            assert_eq!(ask("/booths/sails/", ""), "200");
        }
        assert_eq!(ask("/booths/nobody/", ""), "404");
        assert_eq!(ask("/booths/ropes", "").chars().next(), Some('3'));
    }
    for robot in [
        "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)",
        "Boothwalk/0.1.0",
    ] {
        for target in ["/", "/booths/sails/", "/event/booths/leaflet.pdf"] {
            http::ask(port, target, &format!("user-agent: {robot}\r\n"));
        }
    }
}

#[test]
fn figures_are_what_was_done_whatever_server_wrote_it_down() {
    for kind in ALL {
        let bench = bench();
        let server = serve(&bench, kind, "www", "www");
        visit(&bench, server.port);
        drop(server);
        let log = format!("{kind:?}/{ACCESS_LOG}");
        for event in ["event", "www"] {
            let told = counted(&bench, &[event, "--logs", &log]);
            let tables = &told["event"];
            assert_eq!(tables["days"]["total"], 12, "{kind:?} {told}");
            let hours = tables["hours"]["rows"].as_array().unwrap();
            assert!(
                hours.iter().any(|row| row["figures"]["visits"] == 12),
                "{kind:?}"
            );
            assert_eq!(
                figure(&tables["languages"], "ja", "visits"),
                Some(12),
                "{kind:?}"
            );
            // Their pages and the hall's messages are in English.
            assert_eq!(
                figure(&tables["languages"], "en", "visits"),
                Some(6),
                "{kind:?}"
            );
            assert_eq!(
                figure(&tables["faces"], "list", "visits"),
                Some(12),
                "{kind:?}"
            );
            assert_eq!(
                figure(&tables["faces"], "hall", "visits"),
                Some(5),
                "{kind:?}"
            );
            assert_eq!(
                figure(&tables["faces"], "programme", "visits"),
                Some(0),
                "{kind:?}"
            );
            assert_eq!(
                figure(&tables["hosts"], "news.example", "visits"),
                Some(6),
                "{kind:?}"
            );
            assert_eq!(
                figure(&tables["hosts"], "mail.example", "visits"),
                Some(6),
                "{kind:?}"
            );
            let booth = |booth: &str, column: &str| figure(&tables["booths"], booth, column);
            for (column, ropes, sails) in [
                ("page", Some(6), None),
                ("posters", Some(6), Some(0)),
                ("handouts", Some(6), Some(0)),
                ("file", Some(12), Some(12)),
            ] {
                assert_eq!(
                    (booth("ropes", column), booth("sails", column)),
                    (ropes, sails),
                    "{kind:?} {column}"
                );
            }
            let own = &told["booths"]["ropes"];
            assert_eq!(own["posters"]["total"], 6, "{kind:?}");
            assert_eq!(
                figure(&own["handouts"], "leaflet.pdf", "visits"),
                Some(6),
                "{kind:?} {own}"
            );
            let log = &told["logs"][0];
            assert_eq!(
                (&log["robots"], &log["notUnderstood"]),
                (&6.into(), &0.into()),
                "{kind:?}"
            );
        }
        no_trace(&bench.path("figures"));
    }
}

/// Nothing of what makes people known stands in what is written.
fn no_trace(folder: &Path) {
    for (name, bytes) in crate::event::files(folder) {
        let text = String::from_utf8(bytes).unwrap();
        for trace in ["127.0.0.1", "Person", "Firefox", "id=7"] {
            assert!(!text.contains(trace), "{trace} in {name}");
        }
    }
}

#[test]
fn a_film_that_is_watched_is_a_line_of_its_exhibitor() {
    let bench = Bench::new();
    let film = "/../../assets/events/showcase/booths/films/hikari-walk.webm";
    let film = std::fs::read(format!("{}{film}", env!("CARGO_MANIFEST_DIR"))).unwrap();
    bench.write_bytes("event/booths/films/Sails.webm", &film);
    let booth = serde_json::json!({ "version": 1, "id": "sails", "name": { "ja": "帆の会", "en": "Sail Makers" },
        "screen": { "video": "films/Sails.webm", "language": "zxx", "title": { "ja": "帆", "en": "Sails in the wind" }, "alt": { "ja": "白い帆", "en": "White sails" } } });
    bench.write("event/booths/sails.json", &booth.to_string());
    bench.build("www").assert().success();
    let played = named(&bench, "event/booths/films", "Sails-");
    let mut log = String::new();
    for person in 0..6 {
        let address = format!("192.0.2.{person}");
        for target in ["/booths/sails/", &played, &played] {
            log += &line(&address, "28/Nov/2026:09:00:00", target, BROWSER);
        }
    }
    bench.write("access.log", &log);
    for (event, id) in [
        ("event", "films/Sails.webm".to_owned()),
        ("www", played.replace("/event/booths/", "")),
    ] {
        let told = counted(&bench, &[event, "--logs", "access.log"]);
        assert_eq!(
            figure(&told["event"]["booths"], "sails", "handouts"),
            Some(6)
        );
        let own = &told["booths"]["sails"]["handouts"];
        assert_eq!(figure(own, &id, "visits"), Some(6), "{own}");
        assert_eq!(own["rows"][0]["name"], "Sails in the wind", "{own}");
    }
}

/// A line of a combined log.
fn line(address: &str, day: &str, target: &str, agent: &str) -> String {
    format!("{address} - - [{day} +0900] \"GET {target} HTTP/1.1\" 200 5 \"-\" \"{agent}\"\n")
}

const BROWSER: &str =
    "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:132.0) Gecko/20100101 Firefox/132.0";

/// An event of two days in Tokyo, and a log of six people on each, who all see one booth's page.
pub(crate) fn two_days() -> (Bench, String) {
    let bench = Bench::new();
    let event = bench.read("event/event.json").replace(
        "\"timeZone\"",
        "\"hours\": [{ \"start\": \"2026-11-28T09:00:00+09:00\", \"end\": \"2026-11-29T18:00:00+09:00\" }], \"timeZone\"",
    );
    bench.write("event/event.json", &event);
    let mut log = String::new();
    for person in 0..6 {
        log += &line(
            &format!("192.0.2.{person}"),
            "28/Nov/2026:09:00:00",
            "/booths/ropes/",
            BROWSER,
        );
        log += &line(
            &format!("2001:db8:{person}::1"),
            "29/Nov/2026:10:00:00",
            "/booths/ropes/?lang=ja",
            BROWSER,
        );
    }
    (bench, log)
}

#[test]
fn days_are_the_events_whatever_zone_the_server_is_in() {
    let (bench, mut log) = two_days();
    for person in 0..6 {
        // The evening before in London is the first day in Tokyo; what comes later is after the event.
        let london = format!(
            "198.51.100.{person} - - [27/Nov/2026:16:00:00 +0000] \"GET / HTTP/1.1\" 200 5 \"-\" \"{BROWSER}\"\n"
        );
        log += &london;
        log += &line(
            &format!("198.51.100.{person}"),
            "30/Nov/2026:00:00:00",
            "/",
            BROWSER,
        );
    }
    bench.write("access.log", &log);
    let told = counted(&bench, &["event", "--logs", "access.log"]);
    let days = &told["event"]["days"];
    assert_eq!(
        (
            figure(days, "2026-11-28", "visits"),
            figure(days, "2026-11-29", "visits")
        ),
        (Some(12), Some(6))
    );
    assert_eq!(
        (&days["total"], &told["logs"][0]["otherDays"]),
        (&18.into(), &6.into())
    );
    assert_eq!(figure(&told["event"]["hours"], "01", "visits"), Some(6));
    let later = counted(
        &bench,
        &[
            "event",
            "--logs",
            "access.log",
            "--from",
            "2026-11-30",
            "--to",
            "2026-12-31",
        ],
    );
    assert_eq!(later["event"]["days"]["total"], 6);
    let wrong = run(
        &bench,
        &["event", "--logs", "access.log", "--from", "2026-12-01"],
    );
    assert_eq!(wrong.status.code(), Some(1));
}

#[test]
fn packed_torn_and_hostile_logs_count_for_what_they_say() {
    let (bench, log) = two_days();
    let mut packer = GzEncoder::new(Vec::new(), Compression::fast());
    packer.write_all(log.as_bytes()).unwrap();
    bench.write_bytes("access.log.1.gz", &packer.finish().unwrap());
    let mut other = line("203.0.113.1", "28/Nov/2026:11:00:00", "/", BROWSER).into_bytes();
    other.extend(b"203.0.113.2 - - [28/Nov/2026:11:00:00 +0900] \"GET /boo\n");
    other.extend(b"\xff\xfe\x1b]0;owned\x07\n");
    other.extend(vec![b'x'; 1 << 20]);
    other.extend(b"\n");
    bench.write_bytes("access.log", &other);
    let arguments = ["event", "--logs", "access.log.1.gz", "access.log"];
    let told = counted(&bench, &arguments);
    // The thirteenth stands alone on the first day, so only the sum is told.
    assert_eq!(told["event"]["days"]["total"], 13);
    let log = &told["logs"][1];
    assert_eq!(
        (
            &log["counted"],
            &log["notUnderstood"],
            &log["firstNotUnderstood"]
        ),
        (&1.into(), &3.into(), &2.into())
    );
    let output = run(&bench, &arguments);
    let said = crate::told(&output);
    assert!(
        said.contains("access.log:2:1: warning:") && said.contains("3 lines are not understood"),
        "{said}"
    );
    assert!(
        !said.contains('\u{1b}') && !String::from_utf8_lossy(&output.stdout).contains('\u{1b}')
    );
    // What was cut off while it was packed.
    let packed = std::fs::read(bench.path("access.log.1.gz")).unwrap();
    bench.write_bytes("cut.gz", &packed[..packed.len() - 9]);
    let told = counted(&bench, &["event", "--logs", "cut.gz", "access.log.1.gz"]);
    assert!(told["logs"][0]["broken"].is_string(), "{told}");
    assert_eq!(told["event"]["days"]["total"], 12);
}

#[test]
fn logs_of_clouds_are_read_too() {
    let (bench, _) = two_days();
    let mut logs: Vec<(&str, String)> = vec![
        ("cloudfront", "#Version: 1.0\n#Fields: date time x-edge-location sc-bytes c-ip cs-method cs(Host) cs-uri-stem sc-status cs(Referer) cs(User-Agent) cs-uri-query\n".to_owned()),
        ("s3", String::new()),
        ("google", "\"time_micros\",\"c_ip\",\"cs_method\",\"cs_uri\",\"sc_status\",\"cs_referer\",\"cs_user_agent\",\"cs_object\"\n".to_owned()),
        ("azure", String::new()),
        ("cloudflare", String::new()),
        ("fastly", String::new()),
    ];
    for person in 0..7 {
        let ip = format!("192.0.2.{person}");
        let _ = writeln!(
            logs[0].1,
            "2026-11-28\t03:00:00\tNRT1\t5\t{ip}\tGET\tx\t/booths/ropes/\t200\t-\t{}\t-",
            BROWSER.replace(' ', "%20")
        );
        let _ = writeln!(
            logs[1].1,
            "abc fair [28/Nov/2026:03:00:00 +0000] {ip} - ID WEBSITE.GET.OBJECT booths/ropes/index.html \"GET /booths/ropes/ HTTP/1.1\" 200 - 5 5 1 1 \"-\" \"{BROWSER}\" -"
        );
        let _ = writeln!(
            logs[2].1,
            "\"1795834800000000\",\"{ip}\",\"GET\",\"/fair/booths/ropes/index.html\",\"200\",\"\",\"{BROWSER}\",\"booths/ropes/index.html\""
        );
        let _ = writeln!(
            logs[3].1,
            "{{\"time\":\"2026-11-28T03:00:00Z\",\"operationName\":\"GetWebContent\",\"statusCode\":200,\"callerIpAddress\":\"{ip}:44\",\"uri\":\"https://fair.z11.web.core.windows.net:443/booths/ropes/\",\"properties\":{{\"userAgentHeader\":\"{BROWSER}\"}}}}"
        );
    }
    for person in 0..7 {
        let ip = format!("192.0.2.{person}");
        let _ = writeln!(
            logs[4].1,
            r#"{{"ClientIP":"{ip}","ClientRequestHost":"x","ClientRequestMethod":"GET","ClientRequestURI":"/booths/ropes/","ClientRequestUserAgent":"{BROWSER}","EdgeResponseStatus":200,"EdgeStartTimestamp":"2026-11-28T03:00:00Z"}}"#
        );
        let _ = writeln!(
            logs[5].1,
            "<134>2026-11-28T03:00:0{person}Z cache-nrt1 fair[9]: {ip} - - [28/Nov/2026:03:00:00 +0000] \"GET /booths/ropes/ HTTP/2\" 200 5 \"-\" \"{BROWSER}\""
        );
    }
    for (name, log) in &logs {
        bench.write(name, log);
        let told = counted(&bench, &["event", "--logs", name]);
        assert_eq!(
            figure(&told["event"]["booths"], "ropes", "page"),
            Some(7),
            "{name} {told}"
        );
        assert_eq!(told["logs"][0]["notUnderstood"], 0, "{name}");
    }
    // One network is one visitor, whichever server saw them.
    let names: Vec<&str> = logs.iter().map(|(name, _)| *name).collect();
    let told = counted(&bench, &[&["event", "--logs"], &names[..]].concat());
    assert_eq!(told["event"]["days"]["total"], 7);
}

#[test]
fn one_log_of_several_sites_counts_for_the_one_that_is_named() {
    let (bench, log) = two_days();
    let of =
        |host: &str| -> String { log.lines().map(|line| format!("{host} {line}\n")).collect() };
    let others = of("other.example:443").replace("192.0.2.", "198.51.100.");
    bench.write("access.log", &(of("fair.example:443") + &others));
    let whole = counted(&bench, &["event", "--logs", "access.log"]);
    assert_eq!(whole["event"]["days"]["total"], 18);
    let base = ["--base", "https://fair.example/"];
    let told = counted(
        &bench,
        &[&["event", "--logs", "access.log"], &base[..]].concat(),
    );
    assert_eq!(told["event"]["days"]["total"], 12);
}

#[test]
fn a_log_that_does_not_say_who_asked_says_so() {
    let (bench, log) = two_days();
    let common: String = log
        .lines()
        .map(|line| format!("{}\n", line.split(" \"-\"").next().unwrap()))
        .collect();
    bench.write("access.log", &common);
    let told = counted(&bench, &["event", "--logs", "access.log"]);
    assert_eq!(told["event"]["days"]["total"], 12);
    assert!(
        told["findings"][0]["what"]
            .as_str()
            .unwrap()
            .contains("robots"),
        "{told}"
    );
}

#[test]
fn one_who_comes_from_many_hosts_is_no_group() {
    let (bench, mut log) = two_days();
    for host in 0..9 {
        let from = format!("\"https://host-{host}.example/\"");
        log += &line("192.0.2.1", "28/Nov/2026:12:00:00", "/", BROWSER).replacen("\"-\"", &from, 1);
    }
    bench.write("access.log", &log);
    let told = counted(&bench, &["event", "--logs", "access.log"]);
    assert_eq!(
        told["event"]["hosts"]["rows"].as_array().unwrap().len(),
        1,
        "{told}"
    );
    assert_eq!(figure(&told["event"]["hosts"], "", "visits"), None);
}
