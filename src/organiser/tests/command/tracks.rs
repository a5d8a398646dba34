//! Language tracks and captions: what `check` says of them, and what becomes of captions that lie on another host.

use serde_json::{Value, json};

use crate::boothwalk;
use crate::event::Bench;
use crate::host::{Host, Reply};
use crate::told;

const VTT: &str = "WEBVTT\n\n00:01.000 --> 00:02.000\nAhoy\n";

/// An event whose only session has this recording.
fn recorded(recording: &Value) -> Bench {
    let bench = Bench::new();
    let event = bench.read("event/event.json").replace(
        "\"organiser\":",
        "\"programme\": \"programme.json\",\n  \"organiser\":",
    );
    bench.write("event/event.json", &event);
    let programme = json!({"version": 1, "sessions": [
        {"id": "tour", "title": {"ja": "港めぐり", "en": "Harbour tour"}, "day": "2031-11-26", "recording": recording},
    ]});
    bench.write("event/programme.json", &programme.to_string());
    bench.write(
        "event/recordings/tour.mp4",
        "\0\0\0\x18ftypmp42\0\0\0\0mp42isom",
    );
    bench.write("event/recordings/tour.vtt", VTT);
    bench
}

/// The paths of what `check` finds, each with its sentence.
fn found(bench: &Bench, arguments: &[&str]) -> Vec<(String, String)> {
    let output = boothwalk(&bench.path("cache"))
        .arg("check")
        .arg(bench.path("event"))
        .args(["--json", "--wait", "3"])
        .args(arguments)
        .output()
        .unwrap();
    let report: Value = serde_json::from_slice(&output.stdout).unwrap();
    let text = |one: &Value, name: &str| one[name].as_str().unwrap().to_owned();
    let findings = report["findings"].as_array().unwrap();
    let findings = findings
        .iter()
        .map(|one| (text(one, "path"), text(one, "what")));
    // The other host of these stories is this machine.
    findings
        .filter(|(_, what)| !what.contains("private network"))
        .collect()
}

#[test]
fn languages_that_nobody_can_follow_are_named() {
    let film = json!({"url": "recordings/tour.mp4", "language": "ja"});
    let bench = recorded(&json!([film]));
    let said = found(&bench, &[]);
    assert_eq!(said.len(), 1, "{said:?}");
    assert_eq!(said[0].0, "sessions[0].recording");
    assert_eq!(
        said[0].1,
        "“Harbour tour” cannot be followed here in English."
    );
    let captions = json!([{"url": "recordings/tour.mp4", "language": "ja",
        "captions": [{"src": "recordings/tour.vtt", "language": "en"}]}]);
    for sound in [
        json!("https://tube.example/tour"),
        json!([film, {"url": "https://tube.example/tour", "language": "en-GB", "kind": "interpretation"}]),
        captions,
    ] {
        assert_eq!(found(&recorded(&sound), &[]), [], "{sound}");
    }
}

#[test]
fn captions_that_no_browser_reads_are_told_with_their_line() {
    let bench = recorded(&json!([{"url": "recordings/tour.mp4", "language": "ja",
        "captions": [{"src": "recordings/tour.vtt", "language": "en"}, {"src": "recordings/none.vtt"}]}]));
    bench.write(
        "event/recordings/tour.vtt",
        "WEBVTT\n\n1\n00:00:01,000 --> 00:00:02,000\nAhoy\n",
    );
    let said = found(&bench, &[]);
    let at = |path: &str| {
        let found = said.iter().find(|(at, _)| at == path);
        found.map_or("", |(_, what)| what)
    };
    assert!(
        at("sessions[0].recording[0].captions[0].src").contains("line 4 has no times"),
        "{said:?}"
    );
    assert!(
        at("sessions[0].recording[0].captions[1].src").contains("none.vtt is left out"),
        "{said:?}"
    );
}

#[test]
fn captions_of_another_host_are_copied_and_looked_at() {
    let host = Host::new();
    let vtt = |text: &str| Reply::File(text.as_bytes().to_vec(), "text/vtt", false);
    host.at("/tour.vtt", vtt(VTT));
    host.at(
        "/spoiled.vtt",
        vtt("1\n00:00:01,000 --> 00:00:02,000\nAhoy\n"),
    );
    let bench = recorded(
        &json!([{"url": "recordings/tour.mp4", "language": "ja", "captions": [
        {"src": host.url("/tour.vtt"), "language": "en"}, {"src": host.url("/spoiled.vtt"), "language": "ja"},
        {"src": host.url("/none.vtt"), "language": "vi"}]}]),
    );
    let said = found(&bench, &["--online"]);
    let whys: Vec<_> = said
        .iter()
        .map(|(path, what)| (path.as_str(), what))
        .collect();
    assert_eq!(said.len(), 2, "{whys:?}");
    assert!(said[0].1.contains("does not begin with WEBVTT"), "{whys:?}");
    assert!(said[1].1.contains("404"), "{whys:?}");

    let output = bench.build("site").args(["--wait", "3"]).output().unwrap();
    assert!(output.status.success(), "{}", told(&output));
    let programme: Value = serde_json::from_str(&bench.read("site/event/programme.json")).unwrap();
    let captions = &programme["sessions"][0]["recording"][0]["captions"];
    let copy = captions[0]["src"].as_str().unwrap();
    assert_eq!(bench.read(&format!("site/event/{copy}")), VTT);
    assert_eq!(captions[1]["src"], host.url("/spoiled.vtt").as_str());
    assert!(told(&output).contains("spoiled.vtt"), "{}", told(&output));
}

#[test]
fn a_direct_event_is_told_that_captions_elsewhere_are_not_shown() {
    let bench = recorded(&json!([{"url": "recordings/tour.mp4", "language": "ja",
        "captions": [{"src": "https://tube.example/tour.vtt", "language": "en"}]}]));
    let event = bench
        .read("event/event.json")
        .replace("\"halls\":", "\"direct\": true,\n  \"halls\":");
    bench.write("event/event.json", &event);
    let said = found(&bench, &[]);
    assert!(
        said.iter()
            .any(|(_, what)| what.contains("are not shown with the film")),
        "{said:?}"
    );
}
