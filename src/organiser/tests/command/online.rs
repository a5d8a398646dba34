//! `boothwalk check --online`, against a real host with every fault that hosts have.

use std::net::TcpListener;

use serde_json::Value;

use crate::boothwalk;
use crate::event::{Bench, png};
use crate::host::{Host, Reply};

/// The findings as (file, line, path, severity, what), and the exit code.
fn asked(bench: &Bench, path: &str, arguments: &[&str]) -> (Option<i32>, Vec<Value>) {
    let output = boothwalk(&bench.path("cache"))
        .arg("check")
        .arg(bench.path(path))
        .args(["--online", "--wait", "3", "--json"])
        .args(arguments)
        .output()
        .unwrap();
    let text = String::from_utf8(output.stdout).unwrap();
    let report: Value = serde_json::from_str(&text).unwrap();
    let findings = report["findings"].as_array().unwrap().clone();
    // The other host of these stories is this machine, which is told at each of its addresses: see the last one.
    let of_the_story = |one: &Value| {
        !INSIDE
            .iter()
            .any(|words| one["what"].as_str().unwrap().contains(words))
    };
    let findings = findings.into_iter().filter(of_the_story).collect();
    (output.status.code(), findings)
}

/// How an address that works inside only is told, in both languages.
const INSIDE: [&str; 2] = ["private network", "閉じたネットワーク"];

/// What is said at a path; nothing is an empty text.
fn said<'a>(findings: &'a [Value], path: &str) -> &'a str {
    let found = findings.iter().find(|finding| finding["path"] == path);
    found.map_or("", |finding| finding["what"].as_str().unwrap())
}

/// Puts a booth into the event that names these addresses as materials; their paths are `materials[n].url`.
fn naming(bench: &Bench, urls: &[String]) {
    let materials: Vec<Value> = urls
        .iter()
        .map(|url| serde_json::json!({ "kind": "link", "title": { "ja": "頁", "en": "Page" }, "url": url }))
        .collect();
    let booth = serde_json::json!({
        "version": 1, "id": "sails", "name": { "ja": "帆の会", "en": "Sail Makers" }, "materials": materials,
    });
    bench.write(
        "event/booths/sails.json",
        &serde_json::to_string_pretty(&booth).unwrap(),
    );
}

#[test]
fn dead_links_are_told_with_their_reason() {
    let (bench, host) = (Bench::new(), Host::new());
    host.at("/sound", Reply::File(b"<p>".to_vec(), "text/html", false));
    host.at("/moved", Reply::To("/sound".to_owned()));
    host.at("/broken", Reply::Status(500));
    host.at("/private", Reply::Status(403));
    host.at("/circle", Reply::To("/circle".to_owned()));
    host.at("/slow", Reply::Stall);
    let closed = {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        listener.local_addr().unwrap().port()
    };
    let mut urls: Vec<String> = [
        "/sound",
        "/moved",
        "/none",
        "/broken",
        "/private",
        "/circle",
        "/slow",
        "/sound#part",
    ]
    .map(|path| host.url(path))
    .to_vec();
    urls.push(format!("http://127.0.0.1:{closed}/"));
    urls.push("https://no-such-host.invalid/".to_owned());
    naming(&bench, &urls);
    let (code, findings) = asked(&bench, "event", &[]);
    assert_eq!(code, Some(0), "dead links stop nothing: {findings:?}");
    let at = |index: usize| said(&findings, &format!("materials[{index}].url")).to_owned();
    assert_eq!((at(0), at(1), at(7)), <(String, String, String)>::default());
    assert!(at(2).contains("its host answers 404"), "{}", at(2));
    assert!(at(3).contains("its host answers 500"), "{}", at(3));
    assert!(at(4).contains("perhaps to programs only"), "{}", at(4));
    assert!(at(5).contains("again and again"), "{}", at(5));
    assert!(at(6).contains("within 3 seconds"), "{}", at(6));
    assert!(at(8).contains("refuses the connection"), "{}", at(8));
    assert!(!at(9).is_empty());
    let none = findings
        .iter()
        .find(|one| one["path"] == "materials[2].url");
    assert_eq!(none.unwrap()["file"], "booths/sails.json");
    assert!(none.unwrap()["line"].as_u64() > Some(1), "{none:?}");
    // Whoever looks into the host's log sees who asked, and each page once.
    let log = host.asked();
    assert!(
        log.iter()
            .all(|head| head.contains("user-agent: boothwalk/"))
    );
    let sound = log.iter().filter(|head| head.starts_with("head /sound "));
    // Once by itself, once at the end of the redirect.
    assert_eq!(sound.count(), 2, "{log:?}");
    // An exhibitor asks after the links of one file in the same way.
    let (_, alone) = asked(&bench, "event/booths/sails.json", &["--lang", "ja"]);
    assert!(
        said(&alone, "materials[2].url").contains("リンク切れ"),
        "{alone:?}"
    );
}

#[test]
fn what_pages_read_from_other_hosts_must_be_there_sound_and_open() {
    let (bench, host) = (Bench::new(), Host::new());
    let json = |open, text: String| Reply::File(text.into_bytes(), "application/json", open);
    let booth = |id: &str, rest: &str| {
        format!(r#"{{ "version": 1, "id": "{id}", "name": {{ "ja": "船", "en": "{id}" }}{rest} }}"#)
    };
    let poster = |image: &str| {
        format!(
            r#", "posters": [{{ "image": "{image}", "alt": {{ "ja": "絵", "en": "A picture" }} }}]"#
        )
    };
    host.at(
        "/sound/booth.json",
        json(true, booth("sound", &poster("open.png"))),
    );
    host.at(
        "/sound/open.png",
        Reply::File(png(40, 20), "image/png", true),
    );
    host.at("/closed.json", json(false, booth("closed", "")));
    host.at("/large.json", Reply::Flood(300 * 1024));
    host.at(
        "/wrong.json",
        json(true, booth("wrong", &poster("wrong.png"))),
    );
    host.at(
        "/wrong.png",
        Reply::File(b"<p>no picture".to_vec(), "image/png", true),
    );
    host.at("/shut.json", json(true, booth("shut", &poster("shut.png"))));
    host.at("/shut.png", Reply::File(png(40, 20), "image/png", false));
    let booths: Vec<String> = [
        "/sound/booth.json",
        "/closed.json",
        "/large.json",
        "/wrong.json",
        "/shut.json",
        "/none.json",
    ]
    .map(|path| host.url(path))
    .to_vec();
    let mut event: Value = serde_json::from_str(&bench.read("event/event.json")).unwrap();
    event["halls"][0]["booths"] = booths.clone().into();
    event["direct"] = true.into();
    bench.write(
        "event/event.json",
        &serde_json::to_string_pretty(&event).unwrap(),
    );

    let (code, findings) = asked(&bench, "event", &["--base", "https://fair.example/2026/"]);
    assert_eq!(code, Some(1), "{findings:?}");
    let in_event = |index: usize| said(&findings, &format!("halls[0].booths[{index}]")).to_owned();
    assert_eq!(in_event(0), "");
    assert!(
        in_event(1).contains("Access-Control-Allow-Origin"),
        "{}",
        in_event(1)
    );
    assert!(
        in_event(2).contains("larger than the 262144 bytes"),
        "{}",
        in_event(2)
    );
    assert!(in_event(5).contains("answers 404"), "{}", in_event(5));
    // Pictures are told where their exhibitor named them.
    let of = |file: &str| -> Vec<&Value> {
        let file = host.url(file);
        findings
            .iter()
            .filter(|one| one["file"] == file.as_str())
            .collect()
    };
    let said_of = |file: &str| {
        of(file)
            .iter()
            .map(|one| one["what"].as_str().unwrap())
            .collect::<Vec<_>>()
            .join("; ")
    };
    assert_eq!(
        said_of("/sound/booth.json"),
        "The file is not called “sound”, as its id is, so the event does not say whose id that is."
    );
    assert!(
        said_of("/wrong.json").contains("it is no picture"),
        "{findings:?}"
    );
    assert!(
        said_of("/shut.json").contains("The hall may not show"),
        "{findings:?}"
    );
    // Whoever must tell what is sent outside is told.
    assert!(
        said(&findings, "direct").contains("127.0.0.1"),
        "{findings:?}"
    );
    // Hosts that answer only sites they know must be asked in the site's name.
    assert!(
        host.asked()
            .iter()
            .all(|head| head.contains("origin: https://fair.example\n")
                || head.ends_with("origin: https://fair.example"))
    );
    // What is copied when the site is built need be open to nobody.
    event["direct"] = false.into();
    bench.write("event/event.json", &event.to_string());
    let (_, findings) = asked(&bench, "event", &[]);
    assert_eq!(said(&findings, "halls[0].booths[1]"), "");
    assert!(said(&findings, "halls[0].booths[5]").contains("answers 404"));
}

#[test]
fn endpoints_are_asked_and_never_written_to() {
    let (bench, host) = (Bench::new(), Host::new());
    host.at("/inbox", Reply::Inbox);
    host.at("/closed", Reply::Status(204));
    let contact = |path: &str| {
        format!(
            r#"{{ "version": 1, "id": "sails", "name": {{ "ja": "帆の会", "en": "Sail Makers" }},
  "contact": {{ "form": {{ "kind": "json", "url": "{}" }} }} }}"#,
            host.url(path)
        )
    };
    for (path, expected) in [
        ("/inbox", ""),
        ("/closed", "browsers ask for leave"),
        ("/none", "answers 404"),
    ] {
        bench.write("event/booths/sails.json", &contact(path));
        let (_, findings) = asked(&bench, "event", &[]);
        let what = said(&findings, "contact.form.url");
        assert!(
            what.contains(expected) && what.is_empty() == expected.is_empty(),
            "{path}: {what}"
        );
    }
    assert!(host.asked().iter().all(|head| head.starts_with("options ")));
}

#[test]
fn addresses_that_work_inside_only_are_told_with_their_place() {
    let bench = Bench::new();
    let inside = [
        "http://127.0.0.1:8000/a.html",
        "http://localhost/",
        "http://[::1]/",
        "https://10.0.0.7/leaflet.pdf",
        "https://169.254.1.1/",
        "https://nas.local/film.mp4",
        "https://intranet/",
    ];
    let mut urls = inside.map(str::to_owned).to_vec();
    urls.push("https://fair.example/".to_owned());
    naming(&bench, &urls);
    let event = bench.read("event/event.json").replace(
        "\"booths/sails.json\"]",
        "\"booths/sails.json\", \"http://127.0.0.1:9/booth.json\"]",
    );
    bench.write("event/event.json", &event);
    let told = |path: &str, arguments: &[&str]| -> Vec<Value> {
        let output = boothwalk(&bench.path("cache"))
            .arg("check")
            .arg(bench.path(path))
            .arg("--json")
            .args(arguments)
            .output()
            .unwrap();
        let report: Value = serde_json::from_slice(&output.stdout).unwrap();
        let mut found = report["findings"].as_array().unwrap().clone();
        found.retain(|one| {
            INSIDE
                .iter()
                .any(|words| one["what"].as_str().unwrap().contains(words))
        });
        found
    };
    // Nobody has to be asked for that.
    let found = told("event", &[]);
    let places: Vec<_> = found
        .iter()
        .map(|one| (one["file"].as_str().unwrap(), one["path"].as_str().unwrap()))
        .collect();
    let mut expected = vec![("event.json", "halls[0].booths[2]".to_owned())];
    expected.extend(
        (0..inside.len()).map(|index| ("booths/sails.json", format!("materials[{index}].url"))),
    );
    assert_eq!(
        places,
        expected
            .iter()
            .map(|(file, path)| (*file, path.as_str()))
            .collect::<Vec<_>>()
    );
    assert!(
        found[0]["what"]
            .as_str()
            .unwrap()
            .contains("http://127.0.0.1:9/booth.json"),
        "{found:?}"
    );
    assert!(
        found[0]["advice"].as_str().unwrap().contains("are copied"),
        "{found:?}"
    );
    assert!(found[0]["line"].as_u64() > Some(1), "{found:?}");
    // An exhibitor is told as well, in the language they read.
    let alone = told("event/booths/sails.json", &["--lang", "ja"]);
    assert_eq!(alone.len(), inside.len());
    assert!(
        alone[0]["what"].as_str().unwrap().contains("来場者は"),
        "{alone:?}"
    );
    // A fair inside the same network may name its neighbours.
    assert_eq!(
        told("event", &["--base", "https://fair.local/2026/"]),
        Vec::<Value>::new()
    );
}
