//! `boothwalk new` and `boothwalk plan`.

use crate::boothwalk;
use crate::event::Bench;
use crate::told;

#[test]
fn a_new_event_is_sound_and_can_be_built() {
    let bench = Bench::new();
    let made = bench.path("Harbour Fair");
    boothwalk(&bench.path("cache"))
        .arg("new")
        .arg(&made)
        .assert()
        .success();
    let output = boothwalk(&bench.path("cache"))
        .arg("check")
        .arg(&made)
        .output()
        .unwrap();
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    assert!(
        text.ends_with("No errors, no warnings, no notes.\n"),
        "{text}"
    );
    assert!(
        bench
            .read("Harbour Fair/event.json")
            .contains("\"id\": \"harbour-fair\"")
    );
    assert!(
        bench
            .read("Harbour Fair/booths/harbour-works.json")
            .contains("../schemas/booth.schema.json")
    );
    assert!(
        bench
            .path("Harbour Fair/schemas/booth.schema.json")
            .is_file()
    );
    let mut build = boothwalk(&bench.path("cache"));
    build
        .arg("build")
        .arg(&made)
        .arg("--out")
        .arg(bench.path("site"))
        .arg("--engine")
        .arg(bench.path("engine"));
    build.arg("--quick").assert().success();
}

#[test]
fn a_folder_with_something_in_it_is_left_alone() {
    let bench = Bench::new();
    let before = bench.read("event/event.json");
    let output = boothwalk(&bench.path("cache"))
        .arg("new")
        .arg(bench.path("event"))
        .output()
        .unwrap();
    assert_eq!(output.status.code(), Some(1));
    assert!(told(&output).contains("is not empty"), "{}", told(&output));
    assert_eq!(bench.read("event/event.json"), before);
}

#[test]
fn a_plan_shows_every_booth_with_its_number() {
    let bench = Bench::new();
    let plan = |arguments: &[&str]| {
        let mut plan = boothwalk(&bench.path("cache"));
        plan.args(arguments)
            .arg("plan")
            .arg(bench.path("event"))
            .arg("--out")
            .arg(bench.path("plans"))
            .env("LANG", "en_GB.UTF-8")
            .assert()
            .success();
        bench.read("plans/plan-dock.svg")
    };
    // In the event's first language, whatever that of whoever draws it is.
    let svg = plan(&[]);
    for text in [
        ">1<",
        ">2<",
        "ロープ工房",
        "帆の会",
        "<title>ドック</title>",
        "width=\"210mm\" height=\"297mm\"",
    ] {
        assert!(svg.contains(text), "{text} is missing in {svg}");
    }
    let svg = plan(&["--lang", "en"]);
    assert!(
        svg.contains("<title>Dock</title>") && svg.contains("Rope Works"),
        "{svg}"
    );
    let mut large = boothwalk(&bench.path("cache"));
    large
        .args(["plan", "--paper", "a3", "--out"])
        .arg(bench.path("plans"))
        .arg(bench.path("event"))
        .assert()
        .success();
    let svg = bench.read("plans/plan-dock.svg");
    assert!(svg.contains("width=\"297mm\" height=\"420mm\""), "{svg}");

    // Plots that stay free are there, too, with their numbers.
    assert!(!svg.contains("stroke-dasharray=\".3\""), "{svg}");
    let event = bench.read("event/event.json");
    bench.write(
        "event/event.json",
        &event.replacen("\"booths\":", "\"plots\": 4, \"booths\":", 1),
    );
    let svg = plan(&[]);
    assert_eq!(svg.matches("stroke-dasharray=\".3\"").count(), 2);
    assert!(svg.contains(">3<") && svg.contains(">4<"), "{svg}");
}
