//! What one exhibitor's files may not do to the others, to the organiser's machine, or to the site: real folders, the real command.

use std::process::Command;
use std::time::{Duration, Instant};

use serde_json::{Value, json};

use crate::boothwalk;
use crate::event::{Bench, files, png};
use crate::host::{Host, Reply};
use crate::running::Server;

/// An event of these booths, each in a file of its own.
fn event_of(bench: &Bench, booths: &[&str], more: Value) {
    let mut event = json!({"version": 1, "id": "e", "title": "E", "languages": ["en"], "timeZone": "Asia/Tokyo",
        "organiser": {"name": "O"}, "halls": [{"id": "h", "title": "H", "booths": booths}]});
    if let Value::Object(more) = more {
        event.as_object_mut().unwrap().extend(more);
    }
    bench.write("event/event.json", &event.to_string());
}

fn booth(bench: &Bench, file: &str, id: &str, more: Value) {
    let mut booth = json!({"version": 1, "id": id, "name": format!("{file} itself")});
    if let Value::Object(more) = more {
        booth.as_object_mut().unwrap().extend(more);
    }
    bench.write(&format!("event/booths/{file}.json"), &booth.to_string());
}

/// Exit code and findings of `check`, in English.
fn check(bench: &Bench, arguments: &[&str]) -> (Option<i32>, Vec<Value>) {
    let mut command = boothwalk(&bench.path("cache"));
    command.arg("check").arg(bench.path("event"));
    let output = command.args(["--json"]).args(arguments).output().unwrap();
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    let report: Value = serde_json::from_str(&text).unwrap_or_else(|_| panic!("{output:?}"));
    let findings = report["findings"].as_array().unwrap().clone();
    (output.status.code(), findings)
}

/// The ways to write the id of somebody else.
const SPELLINGS: [&str; 6] = [
    "green-roofs",
    "Green-Roofs",
    "green_roofs",
    "green.roofs",
    "green-roofs\u{200b}",
    " green-roofs ",
];

#[test]
fn a_booth_that_says_the_id_of_another_is_the_one_at_fault() {
    for id in SPELLINGS {
        let bench = Bench::new();
        event_of(
            &bench,
            &["booths/harbour-works.json", "booths/green-roofs.json"],
            json!({}),
        );
        booth(&bench, "harbour-works", id, json!({}));
        booth(&bench, "green-roofs", "green-roofs", json!({}));
        let (code, findings) = check(&bench, &[]);
        assert_eq!(code, Some(1), "{id:?}");
        let errors: Vec<_> = findings
            .iter()
            .filter(|one| one["severity"] == "error")
            .collect();
        assert_eq!(errors.len(), 1, "{id:?} {errors:?}");
        assert_eq!(errors[0]["file"], "booths/harbour-works.json");
        assert_eq!(errors[0]["path"], "id");

        let output = bench.build("site").output().unwrap();
        assert_eq!(output.status.code(), Some(1), "{id:?}");
        let page = bench.read("site/booths/green-roofs/index.html");
        assert!(page.contains("green-roofs itself"), "{id:?}");
        assert!(!page.contains("harbour-works itself"), "{id:?}");
        let kept = bench.read("site/event/booths/green-roofs.json");
        assert!(kept.contains("green-roofs itself"), "{id:?}");
    }
}

#[test]
fn under_serve_an_impostor_changes_nothing_of_the_other() {
    let bench = Bench::new();
    event_of(
        &bench,
        &["booths/harbour-works.json", "booths/green-roofs.json"],
        json!({}),
    );
    booth(&bench, "harbour-works", "harbour-works", json!({}));
    booth(&bench, "green-roofs", "green-roofs", json!({}));
    let server = Server::start(&bench, "event", &[]);
    let page = |target: &str| server.text(target);
    assert!(page("/booths/harbour-works/").contains("harbour-works itself"));
    booth(&bench, "harbour-works", "green-roofs", json!({}));
    let until = Instant::now() + Duration::from_secs(60);
    while page("/booths/harbour-works/").contains("harbour-works itself") {
        assert!(Instant::now() < until, "the change is never taken in");
        std::thread::sleep(Duration::from_millis(100));
    }
    let shown = page("/booths/green-roofs/");
    assert!(shown.contains("green-roofs itself") && !shown.contains("harbour-works itself"));
}

#[test]
fn two_hosts_with_files_of_one_name_keep_their_ids_when_mirrored() {
    let (bench, host) = (Bench::new(), Host::new());
    let says = |name: &str| {
        let text = json!({"version": 1, "id": "green-roofs", "name": name}).to_string();
        Reply::File(text.into_bytes(), "application/json", true)
    };
    host.at("/evil/booth.json", says("IMPOSTOR"));
    host.at("/roofs/booth.json", says("Green Roofs"));
    let (evil, roofs) = (
        host.url("/evil/booth.json#harbour-works"),
        host.url("/roofs/booth.json#green-roofs"),
    );
    event_of(&bench, &[&evil, &roofs], json!({}));
    bench.build("site").arg("--mirror").assert().success();
    let page = bench.read("site/booths/green-roofs/index.html");
    // The other one is named as the booth beside it, and nowhere else.
    assert!(page.contains("<title>Green Roofs") && !page.contains("<title>IMPOSTOR"));
    assert!(
        bench
            .read("site/booths/harbour-works/index.html")
            .contains("<title>IMPOSTOR")
    );
    let (_, findings) = check(&bench, &["--online"]);
    assert!(
        findings
            .iter()
            .any(|one| one["path"] == "id" && one["what"].as_str().unwrap().contains("says the id"))
    );
}

#[test]
fn one_file_listed_ten_thousand_times_costs_seconds() {
    let bench = Bench::new();
    event_of(&bench, &vec!["booths/ropes.json"; 10_000], json!({}));
    let output = Command::new("/usr/bin/time")
        .args(["-f", "%U", "-o"])
        .arg(bench.path("time.txt"))
        .arg(assert_cmd::cargo::cargo_bin("boothwalk"))
        .arg("check")
        .arg(bench.path("event"))
        .arg("--json")
        .env("BOOTHWALK_CACHE", bench.path("cache"))
        .output()
        .unwrap();
    let report: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(report["count"]["errors"], 9_999);
    // Ten seconds of a processor without optimisation, one with it; it grew with the square of the number before.
    let told = bench.read("time.txt");
    let seconds: f32 = told.lines().last().unwrap().parse().unwrap();
    assert!(seconds < 40.0, "{seconds} s");
}

/// Names that mean something to a terminal, a list of checksums, Windows, or the eye.
const NAMES: [&str; 9] = [
    "a\nb.pdf",
    "\u{1b}]0;owned\u{7}.pdf",
    "x\u{202e}gpj.pdf",
    "con.pdf",
    "LPT1.pdf",
    "a:b.pdf",
    ".hidden.pdf",
    "dot./a.pdf",
    "aux/a.pdf",
];

#[test]
fn names_that_not_every_system_takes_are_left_out_and_told_without_speaking_to_the_terminal() {
    let bench = Bench::new();
    let address = |name: &str| {
        let spelled = |c: char| c.is_control() || c == '\u{202e}' || c == ' ' || c == ':';
        let mut out = String::new();
        for c in name.chars() {
            if spelled(c) {
                let mut bytes = [0; 4];
                for byte in c.encode_utf8(&mut bytes).bytes() {
                    out.push_str(&format!("%{byte:02X}"));
                }
            } else {
                out.push(c);
            }
        }
        out
    };
    let materials: Vec<Value> = NAMES
        .iter()
        .map(|name| json!({"kind": "pdf", "title": "T", "url": address(name)}))
        .collect();
    for name in NAMES {
        bench.write(&format!("event/booths/{name}"), "%PDF-1.4 x");
    }
    event_of(&bench, &["booths/ropes.json"], json!({}));
    booth(&bench, "ropes", "ropes", json!({ "materials": materials }));
    let output = bench.build("site").output().unwrap();
    assert!(output.status.success(), "{output:?}");
    let told = String::from_utf8(output.stderr).unwrap();
    assert_eq!(told.matches("is left out").count(), NAMES.len(), "{told}");
    let speaks = |c: char| (c.is_control() && c != '\n') || ('\u{202a}'..='\u{202e}').contains(&c);
    assert!(!told.contains(speaks), "{told:?}");
    let pdfs = files(&bench.path("site"));
    assert!(!pdfs.iter().any(|(name, _)| name.contains(".pdf")));
    let output = bench.build("site").arg("--json").output().unwrap();
    let told = String::from_utf8(output.stdout).unwrap();
    assert!(!told.contains(speaks), "{told:?}");
    assert!(serde_json::from_str::<Value>(&told).is_ok());
}

#[cfg(unix)]
#[test]
fn links_pipes_and_devices_are_no_files_of_an_event() {
    use std::os::unix::fs::symlink;
    let bench = Bench::new();
    bench.write("event/.env", "SECRET=1");
    bench.write("event/.git/config", "SECRET=2");
    bench.write("outside.txt", "SECRET=3");
    let at = |name: &str| bench.path(&format!("event/booths/{name}"));
    symlink(bench.path("event/.env"), at("env.txt")).unwrap();
    symlink("../.git", at("folder")).unwrap();
    symlink(bench.path("outside.txt"), at("outside.txt")).unwrap();
    symlink("/dev/zero", at("zero.txt")).unwrap();
    symlink("circle.txt", at("circle.txt")).unwrap();
    let made = Command::new("mkfifo").arg(at("pipe.txt")).status().unwrap();
    assert!(made.success());
    let names = [
        "env.txt",
        "folder/config",
        "outside.txt",
        "zero.txt",
        "circle.txt",
        "pipe.txt",
        "/etc/passwd",
        "%2e%2e/%2e%2e/outside.txt",
    ];
    let materials: Vec<Value> = names
        .iter()
        .map(|name| json!({"kind": "link", "title": "T", "url": name}))
        .collect();
    event_of(&bench, &["booths/ropes.json"], json!({}));
    booth(&bench, "ropes", "ropes", json!({ "materials": materials }));
    let output = bench
        .build("site")
        .timeout(Duration::from_secs(60))
        .output()
        .unwrap();
    assert!(output.status.success(), "{output:?}");
    for (name, bytes) in files(&bench.path("site")) {
        let text = String::from_utf8_lossy(&bytes);
        assert!(!text.contains("SECRET"), "{name}");
    }
    let (_, findings) = check(&bench, &[]);
    for (index, name) in names.iter().enumerate() {
        let path = format!("materials[{index}].url");
        assert!(findings.iter().any(|one| one["path"] == path), "{name}");
    }
}

#[test]
fn pictures_carry_nothing_but_the_picture() {
    let bench = Bench::new();
    let loaded = [png(64, 64).as_slice(), b" SECRET behind the end"].concat();
    bench.write_bytes("event/booths/pictures/rope.png", &loaded);
    bench.write_bytes("event/booths/photo.png", &loaded);
    event_of(&bench, &["booths/ropes.json"], json!({}));
    booth(
        &bench,
        "ropes",
        "ropes",
        json!({"logo": {"src": "pictures/rope.png", "alt": "A rope"},
            "materials": [{"kind": "image", "title": "T", "url": "photo.png"}]}),
    );
    bench.build("site").assert().success();
    let site = files(&bench.path("site"));
    let pictures: Vec<_> = site
        .iter()
        .filter(|(name, _)| name.ends_with(".png") || name.ends_with(".webp"))
        .collect();
    assert!(pictures.len() >= 2, "{:?}", pictures.len());
    for (name, bytes) in site {
        assert!(!bytes.windows(6).any(|six| six == b"SECRET"), "{name}");
    }
}

#[test]
fn the_event_says_who_may_show_it_in_a_frame() {
    let bench = Bench::new();
    event_of(
        &bench,
        &["booths/ropes.json"],
        json!({"embed": ["https://city.example/fair", "https://evil.example;script-src", "*"]}),
    );
    bench.build("site").assert().success();
    let says = "frame-ancestors 'self' https://city.example";
    for file in [
        "_headers",
        ".htaccess",
        "hosting/nginx.conf",
        "hosting/Caddyfile",
        "site.json",
    ] {
        let text = bench.read(&format!("site/{file}"));
        assert!(text.contains(says), "{file}: {text}");
        assert!(!text.contains("evil.example"), "{file}");
    }
    // Pages cannot say it, and browsers complain of those that do.
    assert!(!bench.read("site/index.html").contains("frame-ancestors"));
}

#[test]
fn licences_of_typefaces_go_with_them() {
    let bench = Bench::new();
    bench.build("site").assert().success();
    let text = bench.read("site/event/fonts/OFL.txt");
    assert_eq!(text.matches("SIL OPEN FONT LICENSE Version 1.1").count(), 5);
    assert!(text.contains("Copyright 2016 The M+ Project Authors."));
}

#[test]
fn the_headers_that_arrive_are_held_against_those_that_are_meant() {
    let (bench, host) = (Bench::new(), Host::new());
    event_of(&bench, &["booths/sails.json"], json!({}));
    let base = host.url("/");
    let of = |findings: &[Value]| -> Vec<String> {
        let said = findings.iter().map(|one| one["what"].as_str().unwrap());
        said.filter(|what| what.contains(&base))
            .map(str::to_owned)
            .collect()
    };
    let asked = || of(&check(&bench, &["--online", "--base", &base]).1);
    let told = asked();
    assert!(told[0].contains("No site stands"), "{told:?}");

    bench
        .build("site")
        .args(["--base", &base])
        .assert()
        .success();
    let site: Value = serde_json::from_str(&bench.read("site/site.json")).unwrap();
    let headers = |skip: &str| -> String {
        let all = site["headers"].as_array().unwrap().iter();
        all.filter(|one| one[0] != skip)
            .map(|one| {
                format!(
                    "{}: {}\r\n",
                    one[0].as_str().unwrap(),
                    one[1].as_str().unwrap()
                )
            })
            .collect()
    };
    let page = |headers: String| Reply::Headed(b"<!doctype html>".to_vec(), headers);
    host.at("/", page(headers("referrer-policy")));
    host.at(
        "/event/event.json",
        page("x-content-type-options: nosniff\r\n".to_owned()),
    );
    let told = asked();
    assert!(
        told[0].contains("is sent without referrer-policy."),
        "{told:?}"
    );
    let confined = &told[1];
    assert!(confined.contains("content-security-policy"), "{told:?}");
    assert!(
        told[2]
            .contains("event/event.json is sent without content-security-policy, referrer-policy"),
        "{told:?}"
    );
}

#[test]
fn a_workbook_that_unpacks_to_more_than_is_read_is_refused_within_memory() {
    use std::io::Write as _;
    let bench = Bench::new();
    for (parts, megabytes) in [(1, 65), (5, 55)] {
        let mut file = std::io::Cursor::new(Vec::new());
        let mut archive = zip::ZipWriter::new(&mut file);
        let options = zip::write::SimpleFileOptions::default();
        let blanks = vec![b' '; 1 << 20];
        for part in 0..parts {
            archive
                .start_file(format!("xl/worksheets/sheet{part}.xml"), options)
                .unwrap();
            for _ in 0..megabytes {
                archive.write_all(&blanks).unwrap();
            }
        }
        archive.finish().unwrap();
        bench.write_bytes("list.xlsx", &file.into_inner());
        let output = Command::new("/usr/bin/time")
            .args(["-f", "%M", "-o"])
            .arg(bench.path("time.txt"))
            .arg(assert_cmd::cargo::cargo_bin("boothwalk"))
            .arg("import")
            .args([bench.path("event"), bench.path("list.xlsx")])
            .env("LC_ALL", "C")
            .output()
            .unwrap();
        assert_eq!(output.status.code(), Some(1), "{output:?}");
        let told = bench.read("time.txt");
        let kilobytes: u64 = told.lines().last().unwrap().parse().unwrap();
        assert!(kilobytes < 200_000, "{kilobytes} kB");
    }
}

/// A broken file has its booth stay as the former site has it: what that names is looked at as closely as what the folder holds.
#[test]
fn a_former_site_gives_nothing_but_what_a_site_carries() {
    let bench = Bench::new();
    bench.write("secret.txt", "SECRET of the organiser");
    event_of(
        &bench,
        &["booths/ropes.json", "booths/sails.json"],
        json!({}),
    );
    let above = "..%2f..%2f..%2fsecret.txt";
    booth(
        &bench,
        "ropes",
        "ropes",
        json!({"materials": [{"kind": "link", "title": "T", "url": above}, {"kind": "link", "title": "T", "url": "x.html"}]}),
    );
    bench.build("site").assert().success();
    // As a site of former versions: the address verbatim, and a page among the exhibitor's files.
    bench.write(
        "site/event/booths/ropes.json",
        &bench.read("event/booths/ropes.json"),
    );
    bench.write("site/event/booths/x.html", "SECRET <script>");
    bench.write("event/booths/ropes.json", "{");
    bench.build("site").assert().code(1);
    let kept = bench.read("site/booths/ropes/index.html");
    assert!(kept.contains("ropes itself"));
    for (name, bytes) in files(&bench.path("site")) {
        let text = String::from_utf8_lossy(&bytes);
        assert!(!text.contains("SECRET"), "{name}");
    }
    assert_eq!(bench.read("secret.txt"), "SECRET of the organiser");
}
