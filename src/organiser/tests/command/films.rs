//! Booths' films: what `build` makes of them, and what `check` says of what browsers do not play.

use std::fs;

use serde_json::{Value, json};

use crate::boothwalk;
use crate::event::{Bench, files};
use crate::host::{Host, Reply};

const VTT: &str = "WEBVTT\n\n00:01.000 --> 00:02.000\nAhoy\n";

/// The showcase's film, as its exhibitor would send it.
fn film() -> Vec<u8> {
    let showcase = "/../../assets/events/showcase/booths/films/hikari-walk.webm";
    fs::read(format!("{}{showcase}", env!("CARGO_MANIFEST_DIR"))).unwrap()
}

fn booth(screen: &Value) -> String {
    let name = json!({"ja": "帆の会", "en": "Sail Makers"});
    json!({"version": 1, "id": "sails", "name": name, "screen": screen}).to_string()
}

/// What a booth says of a film in which nobody speaks.
fn screen(video: &str) -> Value {
    json!({
        "video": video, "poster": "pictures/rope.png", "language": "zxx", "captions": [{"src": "films/a.vtt", "language": "en"}],
        "title": {"ja": "帆", "en": "Sails in the wind"}, "alt": {"ja": "白い帆", "en": "White sails"},
    })
}

/// An event one of whose booths has this film.
fn bench(screen: &Value) -> Bench {
    let bench = Bench::new();
    bench.write("event/booths/sails.json", &booth(screen));
    bench.write_bytes("event/booths/films/sails.webm", &film());
    bench.write("event/booths/films/a.vtt", VTT);
    bench
}

/// What `check` says of the film: path, severity, sentence, advice.
fn findings(bench: &Bench, language: &str) -> Vec<[String; 4]> {
    let output = boothwalk(&bench.path("cache"))
        .args(["--json", "--lang", language, "check"])
        .arg(bench.path("event"))
        .output()
        .unwrap();
    let report: Value = serde_json::from_slice(&output.stdout).unwrap();
    let findings = report["findings"].as_array().unwrap().iter();
    let text = |one: &Value, name: &str| one[name].as_str().unwrap_or_default().to_owned();
    findings
        .map(|one| ["path", "severity", "what", "advice"].map(|name| text(one, name)))
        .filter(|one| one[0].starts_with("screen"))
        .collect()
}

#[test]
fn a_film_is_copied_under_a_name_of_its_content_with_what_belongs_to_it() {
    let bench = bench(&screen("films/sails.webm"));
    assert_eq!(findings(&bench, "en"), Vec::<[String; 4]>::new());
    bench.build("site").assert().success();
    let booth: Value = serde_json::from_str(&bench.read("site/event/booths/sails.json")).unwrap();
    let screen = &booth["screen"];
    let said = |value: &Value| value.as_str().unwrap().to_owned();
    let video = said(&screen["video"]);
    assert!(
        video.starts_with("films/sails-") && video.ends_with(".webm"),
        "{video}"
    );
    assert_eq!(
        fs::read(bench.path("site/event/booths").join(&video)).unwrap(),
        film()
    );
    assert_eq!(screen["bytes"], film().len());
    let captions = said(&screen["captions"][0]["src"]);
    assert!(
        captions.starts_with("films/a-") && captions.ends_with(".vtt"),
        "{captions}"
    );
    let page = bench.read("site/en/booths/sails/index.html");
    for words in [
        "preload=\"none\"",
        "aria-label=\"Sails in the wind\"",
        "White sails",
        "srclang=\"en\"",
        "(25 kB)",
        &video,
        &captions,
        &said(&screen["poster"]),
    ] {
        assert!(page.contains(words), "{words}: {page}");
    }
    let kept = bench.read("site/offline.json");
    assert!(kept.contains(&video) && kept.contains(&captions), "{kept}");
    let names = files(&bench.path("site"));
    let named = |end: &str| names.iter().filter(|(name, _)| name.ends_with(end)).count();
    assert_eq!((named(".webm"), named("sails.webm")), (1, 0));
    assert!(page.contains("media-src 'self';"), "{page}");
}

#[test]
fn what_browsers_do_not_play_is_named_with_what_to_do_and_costs_the_film_alone() {
    let bench = bench(&screen("films/sails.webm"));
    let file = bench.path("event/booths/films/sails.webm");
    let told = |bytes: &[u8]| {
        fs::write(&file, bytes).unwrap();
        let [en, ja] = ["en", "ja"].map(|language| findings(&bench, language));
        assert_eq!((en.len(), ja.len()), (1, 1), "{en:?}");
        assert_eq!((&*en[0][0], &*en[0][1]), ("screen.video", "warning"));
        assert!(!ja[0][2].is_ascii() && !ja[0][3].is_ascii(), "{ja:?}");
        (en[0][2].clone(), en[0][3].clone())
    };
    let whole = film();
    let mp4 = b"\0\0\0\x10ftypisom\0\0\0\0\0\0\0\x08mdat";
    for (bytes, reason, advice) in [
        (&b"PK\x03\x04\x14\0\0\0\x08\0"[..], "it is ZIP", "H.264"),
        (b"RIFF\0\0\0\0AVI LIST", "it is AVI", "HandBrake"),
        (b"", "it is empty", "whole"),
        (&whole[..whole.len() / 2], "it is damaged", "whole"),
        (mp4, "it is damaged", "whole"),
    ] {
        let (said, mend) = told(bytes);
        assert!(
            said.contains(reason) && mend.contains(advice),
            "{said} {mend}"
        );
    }
    // Said to be 200 MB; not one of them is read.
    let large = fs::File::create(&file).unwrap();
    large.set_len(200_000_000).unwrap();
    let [_, _, said, mend] = findings(&bench, "en").remove(0);
    assert!(said.contains("200000000 bytes"), "{said}");
    assert!(mend.contains("Make it smaller"), "{mend}");
    fs::remove_file(&file).unwrap();
    let [_, _, said, mend] = findings(&bench, "en").remove(0);
    assert!(said.contains("file not found"), "{said} {mend}");
    // The right film under a wrong name.
    bench.write(
        "event/booths/sails.json",
        &booth(&screen("films/sails.mp4")),
    );
    bench.write_bytes("event/booths/films/sails.mp4", &whole);
    let [_, _, said, mend] = findings(&bench, "en").remove(0);
    assert!(said.contains("should end with .webm"), "{said} {mend}");
    // The booth stands all the same, without it.
    let output = bench.build("site").output().unwrap();
    assert!(output.status.success());
    let page = bench.read("site/en/booths/sails/index.html");
    assert!(
        page.contains("Sail Makers") && !page.contains("Sails in the wind"),
        "{page}"
    );
}

#[test]
fn captions_are_missed_where_somebody_may_speak() {
    let mut spoken = screen("https://films.example/sails.mp4");
    spoken["language"] = "ja".into();
    let bench = bench(&spoken);
    let [path, severity, said, _] = findings(&bench, "en").remove(0);
    assert_eq!((&*path, &*severity), ("screen", "warning"));
    assert!(
        said.contains("“Sails in the wind”")
            && said.contains("日本語")
            && !said.contains("English"),
        "{said}"
    );
    // Nothing is heard in this one.
    spoken["video"] = "films/sails.webm".into();
    bench.write("event/booths/sails.json", &booth(&spoken));
    assert_eq!(findings(&bench, "en"), Vec::<[String; 4]>::new());
}

#[test]
fn a_film_of_another_host_is_copied_unless_the_event_says_otherwise() {
    let host = Host::new();
    host.at("/sails", Reply::File(film(), "video/webm", false));
    host.at(
        "/none.mp4",
        Reply::File(b"PK\x03\x04\x14\0\0\0\x08\0".to_vec(), "video/mp4", false),
    );
    let bench = bench(&screen(&host.url("/sails")));
    let build = |site: &str| {
        let output = bench.build(site).args(["--wait", "10"]).output().unwrap();
        assert!(output.status.success());
        crate::told(&output)
    };
    build("site");
    let booth_file = bench.read("site/event/booths/sails.json");
    assert!(!booth_file.contains("127.0.0.1:"), "{booth_file}");
    assert!(
        booth_file.contains(".webm\""),
        "named as it is: {booth_file}"
    );
    // One that is none stays a link, and no page may load it.
    bench.write(
        "event/booths/sails.json",
        &booth(&screen(&host.url("/none.mp4"))),
    );
    let said = build("again");
    assert!(said.contains("it is ZIP"), "{said}");
    let page = bench.read("again/en/booths/sails/index.html");
    assert!(
        !page.contains("<video") && page.contains(&host.url("/none.mp4")),
        "{page}"
    );
    // Where nothing is copied, the film plays from its host, which the footer names.
    let event = bench
        .read("event/event.json")
        .replacen('{', "{ \"direct\": true,", 1);
    bench.write("event/event.json", &event);
    bench.write(
        "event/booths/sails.json",
        &booth(&screen("https://films.example/sails.mp4")),
    );
    build("direct");
    let page = bench.read("direct/en/booths/sails/index.html");
    for words in [
        "src=\"https://films.example/sails.mp4\"",
        "media-src 'self' https://films.example;",
        "This page loads files from films.example",
    ] {
        assert!(page.contains(words), "{words}: {page}");
    }
}
