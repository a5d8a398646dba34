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

/// An event with faults and many notes: texts without Korean, names longer than signs, a material gone by.
fn fill_with_notes(bench: &Bench) {
    let mut event: serde_json::Value =
        serde_json::from_str(&bench.read("event/event.json")).unwrap();
    event["languages"] = serde_json::json!(["ja", "en", "ko"]);
    let booths = event["halls"][0]["booths"].as_array_mut().unwrap();
    for number in 1..=7 {
        let id = format!("long-{number}");
        let booth = serde_json::json!({ "version": 1, "id": id, "name": "x".repeat(50 + number) });
        bench.write(&format!("event/booths/{id}.json"), &booth.to_string());
        booths.push(format!("booths/{id}.json").into());
    }
    let old = serde_json::json!({ "version": 1, "id": "old", "name": "Old", "size": "huge", "materials": [
        { "kind": "pdf", "title": "Leaflet", "url": "leaflet.pdf", "until": "2020-01-01T00:00:00Z" }
    ]});
    bench.write(
        "event/booths/old.json",
        &serde_json::to_string_pretty(&old).unwrap(),
    );
    booths.push("booths/old.json".into());
    bench.write("event/event.json", &event.to_string());
}

#[test]
fn notes_are_a_line_for_each_kind_behind_what_must_be_mended() {
    let bench = Bench::new();
    fill_with_notes(&bench);
    let (code, text) = report(&bench, &[]);
    assert_eq!(code, Some(0));
    let (faults, notes) = text.split_at(text.find("note:").unwrap());
    assert!(faults.contains("the text “huge” stands here"), "{text}");
    let path = bench.path("event").display().to_string();
    assert_eq!(
        notes,
        format!(
            "note: The text is missing in the language “ko”. (8 places in 3 files: event.json, booths/ropes.json, booths/sails.json)\n\
             note: The name is 51 letters wide; a booth's sign shows about 44 in letters one can read from the aisle. \
             (7 of this kind in 7 files: booths/long-1.json, booths/long-2.json, booths/long-3.json, …)\n\
             note: The material has not been available since 2020-01-01T00:00:00+00:00. (booths/old.json:7:16 materials[0].until)\n\n\
             No errors, one warning, 16 notes.\n\
             Each note with its place and what to do: boothwalk check {path} --all-notes\n"
        )
    );
    let (_, each) = report(&bench, &["--all-notes"]);
    assert!(each.contains("booths/long-7.json"), "{each}");
    assert!(each.contains("what to do: Add it; until then"), "{each}");
    assert!(
        each.ends_with("No errors, one warning, 16 notes.\n"),
        "{each}"
    );
    let (_, none) = report(&bench, &["--no-notes"]);
    assert!(
        none.ends_with("No errors, one warning, no notes.\n"),
        "{none}"
    );
    let (_, json) = report(&bench, &["--json"]);
    let json: serde_json::Value = serde_json::from_str(&json).unwrap();
    assert_eq!(json["count"]["notes"], 16);
    let of_kind = |kind: &str| {
        let findings = json["findings"].as_array().unwrap();
        findings.iter().filter(|it| it["kind"] == kind).count()
    };
    assert_eq!(of_kind("untranslated"), 8);
    assert_eq!(of_kind("name-long-for-sign"), 7);
}

#[test]
fn a_plot_that_is_no_place_of_the_hall_is_told() {
    let bench = Bench::new();
    let with = |plot: u32, size: &str| {
        bench.write(
            "event/booths/sails.json",
            &format!(
                r#"{{ "version": 1, "id": "sails", "name": "Sails", "size": "{size}", "plot": {plot} }}"#
            ),
        );
        report(&bench, &[]).1
    };
    assert!(with(1, "standard").ends_with("no notes.\n"));
    assert!(with(2, "standard").ends_with("no notes.\n"));
    let beyond = with(17, "standard");
    assert!(
        beyond.starts_with(
            "note: Plot 17 stands on the sign only: the hall has 2 plots. \
             (booths/sails.json:1:77 plot)\n"
        ),
        "{beyond}"
    );
    // The places of a wide booth and of a standard one: one number each.
    let told = |plot| with(plot, "wide").contains("for a booth of another size");
    assert_eq!(
        [told(1), told(2)].into_iter().filter(|told| *told).count(),
        1
    );
    // The organiser keeps so many free.
    let event = bench.read("event/event.json");
    bench.write(
        "event/event.json",
        &event.replacen("\"booths\":", "\"plots\": 17, \"booths\":", 1),
    );
    assert!(with(17, "standard").ends_with("no notes.\n"));
}

#[test]
fn sessions_of_another_year_are_told_once_a_day() {
    let bench = Bench::new();
    let mut event: serde_json::Value =
        serde_json::from_str(&bench.read("event/event.json")).unwrap();
    event["programme"] = "programme.json".into();
    event["hours"] = serde_json::json!([
        { "start": "2030-05-15T09:00:00+09:00", "end": "2030-05-16T18:00:00+09:00" }
    ]);
    bench.write("event/event.json", &event.to_string());
    let session = |id: &str, day: &str| serde_json::json!({ "id": id, "title": id, "day": day, "start": format!("{day}T10:00:00+09:00") });
    let with = |days: &[&str]| {
        let ids = ["a", "b", "c"];
        let sessions: Vec<_> = ids
            .iter()
            .zip(days)
            .map(|(id, day)| session(id, day))
            .collect();
        let listed: std::collections::BTreeSet<_> = days.iter().collect();
        let listed: Vec<_> = listed
            .into_iter()
            .map(|day| serde_json::json!({ "date": day }))
            .collect();
        let programme = serde_json::json!({ "version": 1, "days": listed, "sessions": sessions });
        bench.write("event/programme.json", &programme.to_string());
        let report = report(&bench, &["--json"]).1;
        let report: serde_json::Value = serde_json::from_str(&report).unwrap();
        let findings = report["findings"].as_array().unwrap().clone();
        let far = |finding: &&serde_json::Value| finding["kind"] == "day-far";
        findings.iter().filter(far).count()
    };
    // A webinar some weeks before the event is no slip.
    assert_eq!(with(&["2030-05-15", "2030-05-16", "2030-04-01"]), 0);
    assert_eq!(with(&["2031-05-15", "2031-05-15", "2029-05-16"]), 2);
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

#[test]
fn one_booth_file_is_checked_as_in_its_event() {
    let bench = Bench::new();
    bench.write(
        "event/booths/sails.json",
        r#"{ "version": 1, "id": "sails", "name": "Sail Makers", "topics": ["none"],
  "posters": [{ "image": "none.png", "alt": "None" }] }"#,
    );
    let findings = |path: &str| -> Vec<serde_json::Value> {
        let output = boothwalk(&bench.path("cache"))
            .args(["--json", "check"])
            .arg(bench.path(path))
            .output()
            .unwrap();
        let report: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
        report["findings"].as_array().unwrap().clone()
    };
    let whole = findings("event");
    let paths: Vec<_> = whole.iter().map(|finding| &finding["path"]).collect();
    assert!(paths.contains(&&"topics[0]".into()), "{whole:?}");
    assert!(paths.contains(&&"posters[0].image".into()), "{whole:?}");
    assert_eq!(findings("event/booths/sails.json"), whole);
    assert_eq!(findings("event/event.json"), whole);
    // The same file, where no hall names it.
    let text = bench
        .read("event/booths/sails.json")
        .replace("sails", "new");
    bench.write("event/booths/new.json", &text);
    let alone = findings("event/booths/new.json");
    assert_eq!(alone.len(), whole.len() + 1, "{alone:?}");
    let told = alone
        .iter()
        .chain(&findings("event"))
        .filter(|finding| {
            finding["what"]
                .as_str()
                .unwrap()
                .contains("named in no hall")
        })
        .count();
    assert_eq!(told, 2);
    // And alone in the world: what its event would tell is not missed.
    bench.write("alone/new.json", &text);
    let alone = findings("alone/new.json");
    assert!(
        alone
            .iter()
            .any(|finding| finding["path"] == "posters[0].image"),
        "{alone:?}"
    );
}

#[test]
fn texts_of_the_template_are_told_once_it_is_in_use() {
    let bench = Bench::new();
    let check = || {
        let output = boothwalk(&bench.path("cache"))
            .arg("check")
            .arg(bench.path("fair"))
            .output()
            .unwrap();
        String::from_utf8(output.stdout).unwrap()
    };
    boothwalk(&bench.path("cache"))
        .arg("new")
        .arg(bench.path("fair"))
        .assert()
        .success();
    assert!(check().contains("no warnings"));
    bench.write(
        "fair/booths/own.json",
        r#"{ "version": 1, "id": "own", "name": "Our Own" }"#,
    );
    let event = bench.read("fair/event.json");
    let event = event.replace("\"booths/green-roofs.json\"", "\"booths/own.json\"");
    bench.write("fair/event.json", &event);
    let text = check();
    for path in ["title", "tagline", "organiser.name"] {
        assert!(
            text.contains(&format!("^ {path}\n")) || text.contains(path),
            "{path}: {text}"
        );
    }
    assert!(
        text.contains("still stands as the template has it"),
        "{text}"
    );
    assert!(
        text.contains("booths/green-roofs.json is named in no hall"),
        "{text}"
    );
    // In every file, and not only where the names stand.
    for place in [
        "booths/harbour-works.json",
        "programme.json",
        "sessions[0].abstract",
    ] {
        assert!(text.contains(place), "{place}: {text}");
    }
    assert!(!text.contains("About the company"), "{text}");
}

#[test]
fn characters_that_no_typeface_has_are_told_where_they_stand() {
    let bench = Bench::new();
    bench.write(
        "event/booths/sails.json",
        r#"{ "version": 1, "id": "sails", "name": { "ja": "帆の会", "en": "Sail Makers" },
  "tagline": "العربية", "description": { "en": "Sails\n\n- from हिन्दी looms" } }"#,
    );
    let inline = r#", { "version": 1, "id": "in", "name": "ಕನ್ನಡ" }]"#;
    let event = bench.read("event/event.json");
    let event = event.replace(
        "booths/sails.json\"]",
        &format!("booths/sails.json\"{inline}"),
    );
    bench.write("event/event.json", &event);
    let told = || -> Vec<String> {
        let (_, text) = report(&bench, &["--json"]);
        let report: serde_json::Value = serde_json::from_str(&text).unwrap();
        let findings = report["findings"].as_array().unwrap().iter();
        findings
            .filter(|one| {
                let what = one["what"].as_str().unwrap();
                what.contains("None of our typefaces") && one["line"].is_u64()
            })
            .map(|one| {
                format!(
                    "{} {}",
                    one["file"].as_str().unwrap(),
                    one["path"].as_str().unwrap()
                )
            })
            .collect()
    };
    let inside = "event.json halls[0].booths[2].name";
    assert_eq!(
        told(),
        [
            "booths/sails.json tagline",
            "booths/sails.json description",
            inside
        ]
    );
    // Japanese, and signs that choose the form of another, are no fault.
    bench.write(
        "event/booths/sails.json",
        "{ \"version\": 1, \"id\": \"sails\", \"name\": \"葛\u{fe00}飾の会\" }",
    );
    assert_eq!(told(), [inside]);
}

#[test]
fn pictures_say_which_fault_it_is_and_what_to_do() {
    let bench = Bench::new();
    let cases: [(&str, &[u8], &str, &str); 5] = [
        (
            "heic.jpg",
            b"\0\0\0\x18ftypheic\0\0\0\0mif1heic",
            "HEIC",
            "iPhone",
        ),
        ("pdf.png", b"%PDF-1.7", "PDF", "Open it"),
        ("empty.png", b"", "empty (0 bytes)", "again"),
        (
            "page.jpg",
            b"<!DOCTYPE html><title>404</title>",
            "HTML",
            "Open it",
        ),
        (
            "drawing.png",
            b"<svg xmlns='http://www.w3.org/2000/svg'/>",
            "SVG",
            "export it as PNG",
        ),
    ];
    for (name, bytes, fault, advice) in cases {
        bench.write_bytes(&format!("event/booths/{name}"), bytes);
        bench.write(
            "event/booths/sails.json",
            &format!(r#"{{ "version": 1, "id": "sails", "name": "S", "posters": [{{ "image": "{name}", "alt": "A" }}] }}"#),
        );
        let (_, text) = report(&bench, &[]);
        assert!(text.contains(fault) && text.contains(advice), "{text}");
    }
    // What cameras and other systems call files is no fault.
    for (written, there) in [
        ("poster (1).png", "poster (1).png"),
        ("upper.png", "UPPER.PNG"),
        ("プラン.png", "フ\u{309a}ラン.png"),
        ("100%.png", "100%.png"),
        ("poster #1.png", "poster #1.png"),
    ] {
        bench.write_bytes(&format!("event/booths/{there}"), &crate::event::png(40, 30));
        bench.write(
            "event/booths/sails.json",
            &format!(r#"{{ "version": 1, "id": "sails", "name": "S", "posters": [{{ "image": "{written}", "alt": "A" }}] }}"#),
        );
        let (code, text) = report(&bench, &[]);
        assert_eq!(code, Some(0));
        assert!(
            text.ends_with("No errors, no warnings, no notes.\n"),
            "{written}: {text}"
        );
        bench.build("site").assert().success();
        let booth: serde_json::Value =
            serde_json::from_str(&bench.read("site/event/booths/sails.json")).unwrap();
        let image = booth["posters"][0]["image"].as_str().unwrap();
        assert!(
            bench.path("site/event/booths").join(image).is_file(),
            "{image}"
        );
        assert!(!image.contains(['%', '#', ' ']), "{image}");
    }
    // A name that is nearly right is guessed.
    bench.write(
        "event/booths/sails.json",
        r#"{ "version": 1, "id": "sails", "name": "S", "logo": { "src": "pictures/ropes.png", "alt": "A" } }"#,
    );
    let (_, text) = report(&bench, &[]);
    assert!(
        text.contains("Perhaps this was meant: booths/pictures/rope.png"),
        "{text}"
    );
}

#[test]
fn check_decodes_no_picture_and_keeps_none() {
    let bench = Bench::new();
    assert_eq!(report(&bench, &[]).0, Some(0));
    assert!(!bench.path("cache/files").exists());
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_is_told() {
    let bench = Bench::new();
    let event = bench.path("event");
    let event = event.to_str().unwrap();
    bench.write("list.csv", "Company\nAcme\n");
    let list = bench.path("list.csv");
    let list = list.to_str().unwrap();
    for arguments in [
        &["check", event][..],
        &["import", "--headings"],
        &["import", event, list],
        &["import", event, list, "--json"],
    ] {
        let full = std::fs::OpenOptions::new()
            .write(true)
            .open("/dev/full")
            .unwrap();
        let output = std::process::Command::new(env!("CARGO_BIN_EXE_boothwalk"))
            .args(arguments)
            .env("LC_ALL", "C")
            .stdout(full)
            .output()
            .unwrap();
        assert_eq!(output.status.code(), Some(1), "{arguments:?}");
        let told = String::from_utf8(output.stderr).unwrap();
        // What is said as JSON is said where nothing can be.
        let json = arguments.contains(&"--json");
        assert!(json || told.contains("could not be written"), "{told}");
    }
    // Nobody has read what would have come in.
    assert!(!bench.read("event/event.json").contains("acme"));
}

#[test]
fn a_file_that_is_away_for_a_moment_does_not_end_the_watch() {
    use std::io::{BufRead, BufReader};
    let bench = Bench::new();
    let booth = bench.path("event/booths/sails.json");
    let mut child = std::process::Command::new(env!("CARGO_BIN_EXE_boothwalk"))
        .args(["check", "--watch"])
        .arg(&booth)
        .env("LC_ALL", "C")
        .stdout(std::process::Stdio::piped())
        .stderr(std::process::Stdio::null())
        .spawn()
        .unwrap();
    let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
    let mut next = || lines.next().unwrap().unwrap();
    assert_eq!(next(), "No errors, no warnings, no notes.");
    let text = std::fs::read_to_string(&booth).unwrap();
    std::fs::remove_file(&booth).unwrap();
    std::thread::sleep(std::time::Duration::from_millis(900));
    std::fs::write(&booth, text.replace("Sail Makers", "Sail Menders")).unwrap();
    while next() != "No errors, no warnings, no notes." {}
    child.kill().unwrap();
    child.wait().unwrap();
}

#[test]
fn an_id_that_windows_keeps_for_a_device_is_told() {
    let bench = Bench::new();
    bench.write(
        "event/booths/sails.json",
        r#"{ "version": 1, "id": "con", "name": "Sail Makers" }"#,
    );
    let (code, text) = report(&bench, &[]);
    assert_eq!(code, Some(0));
    assert!(text.contains("Windows keeps the name “con”"), "{text}");
    bench.write(
        "event/booths/sails.json",
        r#"{ "version": 1, "id": "conference", "name": "Sail Makers" }"#,
    );
    let (_, text) = report(&bench, &[]);
    assert!(!text.contains("Windows"), "{text}");
}

#[test]
fn half_a_photograph_is_left_out_and_a_picture_that_moves_is_told() {
    use image::codecs::gif::{GifEncoder, Repeat};
    use image::codecs::jpeg::JpegEncoder;
    use image::{Delay, Frame, RgbImage, RgbaImage};

    let bench = Bench::new();
    bench.write(
        "event/booths/sails.json",
        r#"{ "version": 1, "id": "sails", "name": "S", "posters": [{ "image": "half.jpg", "alt": "A" }, { "image": "moves.gif", "alt": "B" }] }"#,
    );
    let mut half = Vec::new();
    let picture = RgbImage::from_fn(64, 64, |x, y| image::Rgb([x as u8, y as u8, 0]));
    JpegEncoder::new(&mut half).encode_image(&picture).unwrap();
    half.truncate(half.len() - 10);
    bench.write_bytes("event/booths/half.jpg", &half);
    let mut moving = Vec::new();
    let mut encoder = GifEncoder::new(&mut moving);
    encoder.set_repeat(Repeat::Infinite).unwrap();
    for grey in [0, 200] {
        let frame = RgbaImage::from_pixel(8, 8, image::Rgba([grey, grey, grey, 255]));
        let delay = Delay::from_numer_denom_ms(100, 1);
        encoder
            .encode_frame(Frame::from_parts(frame, 0, 0, delay))
            .unwrap();
    }
    drop(encoder);
    bench.write_bytes("event/booths/moves.gif", &moving);
    let (_, text) = report(&bench, &[]);
    assert!(text.contains("its end is missing"), "{text}");
    assert!(text.contains("moves.gif moves"), "{text}");
    let output = bench.build("site").output().unwrap();
    let told = String::from_utf8(output.stderr).unwrap();
    assert!(told.contains("half.jpg is left out"), "{told}");
    let written = crate::event::files(&bench.path("site/event/booths"));
    let shown = |name: &str| written.iter().any(|(file, _)| file.starts_with(name));
    assert!(shown("moves-") && !shown("half-"));
}
