//! `boothwalk check`.

use insta::assert_snapshot;

use crate::boothwalk;
use crate::event::Bench;

fn report(bench: &Bench, arguments: &[&str]) -> (Option<i32>, String) {
    let mut command = boothwalk(&bench.path("cache"));
    let output = command
        .arg("check")
        .arg(bench.path("event"))
        .args(arguments)
        .output()
        .unwrap();
    (
        output.status.code(),
        String::from_utf8(output.stdout).unwrap(),
    )
}

/// A booth with a fault of each kind: the feed's, and our own.
fn spoil(bench: &Bench) {
    bench.write(
        "event/booths/sails.json",
        r##"{
  "version": 1,
  "id": "sails",
  "name": { "ja": "帆の会", "en": "Sail Makers" },
  "size": "huge",
  "logo": { "src": "pictures/none.png", "alt": "Sail" },
  "contact": { "url": "javascript:alert(1)" }
}
"##,
    );
}

#[test]
fn a_sound_event_is_code_0() {
    let (code, text) = report(&Bench::new(), &[]);
    assert_eq!(code, Some(0));
    assert!(
        text.ends_with("No errors, no warnings, no notes.\n"),
        "{text}"
    );
}

#[test]
fn a_report_names_file_line_and_what_to_do() {
    let bench = Bench::new();
    spoil(&bench);
    let (_, text) = report(&bench, &[]);
    assert_snapshot!(text);
    let (_, text) = report(&bench, &["--lang", "ja"]);
    assert_snapshot!(text);
}

#[test]
fn a_report_for_programs_has_the_same_findings() {
    let bench = Bench::new();
    spoil(&bench);
    let (_, text) = report(&bench, &["--json"]);
    let report: serde_json::Value = serde_json::from_str(&text).unwrap();
    let findings = report["findings"].as_array().unwrap();
    let logo = findings
        .iter()
        .find(|finding| finding["path"] == "logo.src")
        .unwrap();
    assert_eq!((&logo["line"], &logo["column"]), (&6.into(), &20.into()));
    assert_eq!(logo["severity"], "warning");
}

#[test]
fn errors_are_code_1() {
    let bench = Bench::new();
    bench.write("event/booths/sails.json", "[]");
    assert_eq!(report(&bench, &[]).0, Some(1));
    bench.write("event/event.json", "{}");
    let (code, text) = report(&bench, &[]);
    assert_eq!(code, Some(1));
    assert!(text.contains("event.json"), "{text}");
}

#[test]
fn one_booth_file_is_checked_by_itself() {
    let bench = Bench::new();
    spoil(&bench);
    let output = boothwalk(&bench.path("cache"))
        .arg("check")
        .arg(bench.path("event/booths/sails.json"))
        .output()
        .unwrap();
    let text = String::from_utf8(output.stdout).unwrap();
    assert!(text.contains("sails.json:5:11"), "{text}");
}
