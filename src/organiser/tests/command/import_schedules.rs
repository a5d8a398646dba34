//! `boothwalk import` of conferences' schedules, in JSON and XML.

use serde_json::{Value, json};

use crate::event::Bench;
use crate::import::{import, results, said};
use crate::{boothwalk, told};

pub(super) fn sessions(bench: &Bench) -> Vec<Value> {
    let programme: Value = serde_json::from_str(&bench.read("event/programme.json")).unwrap();
    let parsed = feed::Programme::parse(programme.to_string().as_bytes(), "programme.json");
    assert!(parsed.problems.is_empty(), "{:?}", parsed.problems);
    programme["sessions"].as_array().unwrap().clone()
}

/// What an import that is refused says.
pub(super) fn refused(bench: &Bench, file: &str) -> String {
    let output = boothwalk(&bench.path("cache"))
        .arg("import")
        .arg(bench.path("event"))
        .arg(bench.path(file))
        .output()
        .unwrap();
    assert_eq!(output.status.code(), Some(1));
    told(&output)
}

pub(super) fn schedule(talks: &str) -> String {
    format!(
        r#"{{ "schedule": {{ "conference": {{ "days": [ {{ "index": 1, "date": "2025-11-26", "rooms": {{ "A": [ {talks} ] }} }} ] }} }} }}"#
    )
}

#[test]
fn an_odd_value_costs_itself() {
    let bench = Bench::new();
    bench.write(
        "s.json",
        &schedule(
            r#"{ "guid": "a", "date": "2025-11-26T01:00:00Z", "duration": 60, "title": "One", "slug": "", "room": null, "persons": null, "links": ["https://x.example/"] },
               { "guid": "b", "date": "2025-11-26T11:00:00+09:00", "duration": "1:00:00", "title": "開会式", "slug": "開会式", "persons": [{ "name": "山中", "public_name": "山中 花子" }, 7.5, {}], "links": 3, "track": "Main" },
               { "guid": "c", "date": "2025-11-27T00:30:00+09:00", "duration": "PT45M", "title": "Night", "abstract": "<p>One <b>two</b></p>" },
               { "guid": "d", "date": "2025-11-26T13:00:00+09:00", "duration": "soon", "title": "Open" }"#,
        ),
    );
    let report = import(&bench, "s.json", &[]);
    assert_eq!(results(&report), ["new"; 4]);
    assert_eq!(report["leftOut"]["track"], 1);
    let sessions = sessions(&bench);
    let of = |title: &str| {
        sessions
            .iter()
            .find(|session| session["title"].to_string().contains(title))
            .unwrap()
    };
    assert_eq!(of("One")["start"], "2025-11-26T10:00:00+09:00");
    assert_eq!(of("One")["end"], "2025-11-26T11:00:00+09:00");
    assert_eq!(of("One")["materials"][0]["url"], "https://x.example/");
    assert_eq!(of("開会式")["end"], "2025-11-26T12:00:00+09:00");
    assert!(of("開会式")["id"].as_str().unwrap().starts_with("session-"));
    assert_eq!(of("Night")["day"], "2025-11-26");
    assert_eq!(of("Night")["abstract"], "One **two**");
    assert!(of("Open").get("end").is_none());
    assert_eq!(results(&import(&bench, "s.json", &[])), ["same"; 4]);
}

#[test]
fn cancelled_talks_stay_out_and_are_told() {
    let bench = Bench::new();
    let talk = |guid: &str, more: &str| {
        format!(r#"{{ "guid": "{guid}", "date": "2025-11-26T10:00:00+09:00", {more} }}"#)
    };
    let talks = [
        talk("a", r#""title": "One""#),
        talk("b", r#""title": "[CANCELLED] Two""#),
        talk("c", r#""title": "Three", "status": "canceled""#),
        talk("d", r#""title": "【仮】四""#),
        talk("e", r#""title": "Five", "is_canceled": true"#),
        talk("f", r#""title": "Six", "canceled": false"#),
    ];
    bench.write("s.json", &schedule(&talks.join(",")));
    let report = import(&bench, "s.json", &[]);
    let names: Vec<&str> = report["rows"]
        .as_array()
        .unwrap()
        .iter()
        .map(|row| row["name"].as_str().unwrap())
        .collect();
    assert_eq!(names, ["One", "四", "Six"]);
    assert_eq!(report["cancelled"][2]["text"], "Five (cancelled)");
    assert_eq!(report["rows"][1]["notTaken"][0]["text"], "仮");
    assert_eq!(report["cancelled"][0]["text"], "Two (CANCELLED)");
    assert_eq!(report["cancelled"][1]["text"], "Three (canceled)");
    let text = said(&bench, "s.json", &["--dry-run"]);
    assert!(text.contains("“Three (canceled)” is called off"), "{text}");
    assert!(!text.contains("Row 0"), "{text}");
}

#[test]
fn a_talk_of_another_year_and_a_speaker_who_is_an_address_are_told() {
    let bench = Bench::new();
    bench.write(
        "s.json",
        &schedule(
            r#"{ "guid": "a", "title": "One", "date": "2026-11-26T10:00:00+09:00", "persons": [{ "public_name": "Jane" }] },
               { "guid": "b", "title": "Two", "date": "2025-11-27T01:00:00+09:00", "persons": [{ "public_name": "jane@a.example" }] }"#,
        ),
    );
    let report = import(&bench, "s.json", &[]);
    let why = |name: &str| {
        let rows = report["rows"].as_array().unwrap();
        let row = rows.iter().find(|row| row["name"] == name).unwrap();
        row["notTaken"].clone()
    };
    assert_eq!(why("One")[0]["why"], "when-conflict");
    assert_eq!(why("Two")[0]["why"], "mail-here");
    assert_eq!(why("Two").as_array().unwrap().len(), 1);
    assert!(
        !bench
            .read("event/programme.json")
            .contains("jane@a.example")
    );
}

#[test]
fn a_schedule_without_talks_is_none() {
    let bench = Bench::new();
    bench.write(
        "s.xml",
        r#"<schedule><day date="2025-11-26"><entry id="1"><title>One</title></entry></day></schedule>"#,
    );
    assert!(refused(&bench, "s.xml").contains("no schedule.xml"));
    bench.write("s.json", &schedule(""));
    assert!(refused(&bench, "s.json").contains("no schedule.json"));
}

#[test]
fn one_guid_for_two_talks_swaps_nothing() {
    let bench = Bench::new();
    bench.write(
        "s.json",
        &schedule(
            r#"{ "guid": "a", "date": "2025-11-26T10:00:00+09:00", "duration": "0:30", "title": "One" },
               { "guid": "a", "date": "2025-11-26T11:00:00+09:00", "duration": "0:30", "title": "Two" }"#,
        ),
    );
    assert_eq!(results(&import(&bench, "s.json", &[])), ["new", "new"]);
    assert_eq!(results(&import(&bench, "s.json", &[])), ["same", "same"]);
}

#[test]
fn a_schedule_of_another_zone_is_told_on_the_events_clocks() {
    let bench = Bench::new();
    bench.write(
        "s.json",
        r#"{ "schedule": { "conference": { "time_zone_name": "Europe/Berlin", "days": [ { "date": "2019-08-21", "rooms": { "A": [
            { "guid": "a", "date": "2019-08-21T17:00:00+02:00", "duration": "00:30", "title": "One" },
            { "guid": "b", "date": "2019-08-21T10:00:00", "duration": "00:30", "title": "Two" } ] } } ] } } }"#,
    );
    import(&bench, "s.json", &[]);
    let sessions = sessions(&bench);
    assert_eq!(
        (&sessions[0]["day"], &sessions[0]["start"]),
        (&"2019-08-21".into(), &"2019-08-21T17:00:00+09:00".into())
    );
    assert_eq!(
        (&sessions[1]["day"], &sessions[1]["start"]),
        (&"2019-08-22".into(), &"2019-08-22T00:00:00+09:00".into())
    );
}

#[test]
fn the_newer_schedule_and_the_older_xml_come_in() {
    let bench = Bench::new();
    bench.write(
        "hub.json",
        r#"{ "schedule": { "conference": { "days": [{ "index": 1, "date": "2025-11-26" }] }, "events": [
            { "guid": "h", "start": "2025-11-26T10:00:00+09:00", "end": "2025-11-26T10:30:00+09:00", "room": { "name": "Saal 1", "slug": "saal-1" },
              "title": "Hub", "slug": "hub-talk", "participants": [{ "name": "Aya Mori", "role": "speaker" }], "track": { "slug": "x" } } ] } }"#,
    );
    assert_eq!(results(&import(&bench, "hub.json", &[])), ["new"]);
    bench.write(
        "schedule.xml",
        r#"<?xml version="1.0" encoding="utf-8"?><schedule><conference><title>X</title></conference>
           <day index="1" date="2025-11-26"><room name="Dock"><event guid="x" id="7"><date>2025-11-26T12:00:00+09:00</date><start>12:00</start><duration>00:45</duration>
           <room>Dock</room><slug>x-7</slug><title>Ropes &amp; Sails</title><abstract>About.</abstract><persons><person id="1">Ken Abe</person></persons>
           <links><link href="https://x.example/a">A</link></links></event></room></day></schedule>"#,
    );
    assert_eq!(results(&import(&bench, "schedule.xml", &[])), ["new"]);
    let sessions = sessions(&bench);
    assert_eq!(sessions[0]["speakers"][0]["name"], "Aya Mori");
    assert_eq!(sessions[1]["title"], "Ropes & Sails");
    assert_eq!(sessions[1]["end"], "2025-11-26T12:45:00+09:00");
    assert_eq!(sessions[1]["materials"][0]["url"], "https://x.example/a");
}

#[test]
fn links_of_schedules_are_recordings_and_streams_in_their_languages() {
    let bench = Bench::new();
    bench.write(
        "s.json",
        r#"{ "schedule": { "conference": { "rooms": [{ "guid": "r-1", "name": "Saal 1" }] }, "events": [
            { "guid": "a", "start": "2025-11-26T10:00:00+09:00", "title": "Ropes &amp; Sails", "language": "en", "room": { "guid": "r-1" },
              "video_download_url": "https://x.example/talk.mp4", "recording": { "license": "CC", "optout": false },
              "recordings": [{ "url": "https://x.example/ja", "language": "jpn", "title": "Interpretation" }],
              "links": [{ "title": "Live stream", "url": "https://x.example/live" }, { "title": "Demo", "url": "https://www.youtube.com/watch?v=1" }],
              "attachments": [{ "title": "Slides", "url": "https://x.example/slides.pdf" }] },
            { "guid": "b", "start": "2025-11-26T11:00:00+09:00", "title": "Two", "room": "Saal 1", "links": ["https://media.ccc.de/v/two"] } ] } }"#,
    );
    let report = import(&bench, "s.json", &[]);
    assert_eq!(results(&report), ["new", "new"]);
    assert!(
        report["rows"][0]["notTaken"].as_array().unwrap().is_empty(),
        "{report}"
    );
    let sessions = sessions(&bench);
    assert_eq!(sessions[0]["title"], "Ropes & Sails");
    assert_eq!(sessions[0]["channel"], sessions[1]["channel"]);
    assert_eq!(
        sessions[0]["recording"],
        serde_json::json!([
            { "url": "https://x.example/ja", "language": "ja", "kind": "interpretation" },
            { "url": "https://x.example/talk.mp4", "language": "en" }
        ])
    );
    assert_eq!(
        sessions[0]["stream"],
        serde_json::json!([{ "url": "https://x.example/live", "language": "en" }])
    );
    let kinds: Vec<&Value> = sessions[0]["materials"]
        .as_array()
        .unwrap()
        .iter()
        .map(|material| &material["kind"])
        .collect();
    assert_eq!(kinds, ["video", "pdf"]);
    assert_eq!(sessions[1]["recording"], "https://media.ccc.de/v/two");
    assert_eq!(results(&import(&bench, "s.json", &[])), ["same", "same"]);
    bench.write(
        "schedule.xml",
        r#"<schedule><day date="2025-11-26"><room name="Dock"><event guid="x"><date>2025-11-26T12:00:00+09:00</date><duration>00:45</duration><title>Three</title>
           <language>de</language><recording><license>CC</license><optout>false</optout></recording><links><link href="https://x.example/r" hreflang="en">Recording</link>
           <link href="https://x.example/page">Page</link></links><video_download_url>https://x.example/three.webm</video_download_url></event></room></day></schedule>"#,
    );
    import(&bench, "schedule.xml", &[]);
    let third = sessions_of(&bench, "Three");
    assert_eq!(
        third["recording"],
        serde_json::json!([
            { "url": "https://x.example/r", "language": "en" },
            { "url": "https://x.example/three.webm", "language": "de" }
        ])
    );
    assert_eq!(third["materials"][0]["url"], "https://x.example/page");
}

/// The session of a title.
fn sessions_of(bench: &Bench, title: &str) -> Value {
    let mut sessions = sessions(bench).into_iter();
    sessions.find(|session| session["title"] == title).unwrap()
}

#[test]
fn texts_by_language_come_in_all_of_the_events_and_others_are_told() {
    let bench = Bench::new();
    bench.write(
        "s.json",
        &schedule(
            r#"{ "guid": "a", "date": "2025-11-26T10:00:00+09:00", "title": { "en": "Opening", "ja": "開会式", "de": "Eröffnung" },
                 "subtitle": { "ja_JP": "ようこそ", "en": null }, "abstract": { "en": "Short.", "ja": "短文。" }, "description": { "en": "Long." } },
               { "guid": "b", "date": "2025-11-26T11:00:00+09:00", "title": { "de": "Häfen", "fr": "Ports" } },
               { "guid": "c", "date": "2025-11-26T12:00:00+09:00", "title": { "en": "[Cancelled] Ropes", "ja": "ロープ" } },
               { "guid": "d", "date": "2025-11-26T13:00:00+09:00", "title": { "en": "Cranes", "ja": "【中止】クレーン" } }"#,
        ),
    );
    let report = import(&bench, "s.json", &[]);
    let titles: Vec<_> = sessions(&bench)
        .iter()
        .map(|session| session["title"].clone())
        .collect();
    assert_eq!(titles[0], json!({ "en": "Opening", "ja": "開会式" }));
    assert_eq!(titles.len(), 2, "{titles:?}");
    assert!(titles[1].to_string().contains("Häfen"), "{titles:?}");
    let first = &sessions(&bench)[0];
    assert!(first["subtitle"].to_string().contains("ようこそ"));
    assert_eq!(
        first["abstract"],
        json!({ "en": "Short.\n\nLong.", "ja": "短文。" })
    );
    let told = report.to_string();
    for other in ["title (de)", "Eröffnung", "title (fr)", "Ports"] {
        assert!(told.contains(other), "{other}: {told}");
    }
    assert!(!told.contains("\"Häfen\",\"why\""), "{told}");
    assert_eq!(results(&import(&bench, "s.json", &[])), ["same"; 2]);

    // The same in XML, where a text stands once for each language.
    let bench = Bench::new();
    bench.write(
        "s.xml",
        r#"<schedule><day date="2025-11-26"><room name="A"><event guid="a"><date>2025-11-26T10:00:00+09:00</date>
           <title xml:lang="en">Opening</title><title xml:lang="ja">開会式</title><title xml:lang="de">Eröffnung</title></event></room></day></schedule>"#,
    );
    let report = import(&bench, "s.xml", &[]);
    assert_eq!(
        sessions(&bench)[0]["title"],
        json!({ "en": "Opening", "ja": "開会式" })
    );
    assert!(report.to_string().contains("title (de)"));
}

#[test]
fn what_is_more_than_is_shown_is_told_as_it_comes_in() {
    let bench = Bench::new();
    let talks: Vec<String> = (0..60)
        .map(|n| format!(r#"{{ "guid": "{n}", "date": "2025-11-26T10:00:00+09:00", "title": "T{n}", "room": "R{n}" }}"#))
        .collect();
    bench.write("s.json", &schedule(&talks.join(",")));
    let output = boothwalk(&bench.path("cache"))
        .arg("import")
        .args([bench.path("event"), bench.path("s.json")])
        .output()
        .unwrap();
    assert!(
        told(&output).contains("the first 50 are shown"),
        "{}",
        told(&output)
    );
    let bench = Bench::new();
    bench.write("s.json", &schedule(&talks.join(",")));
    let report = import(&bench, "s.json", &[]);
    let finding = &report["findings"][0];
    assert_eq!(
        (&finding["path"], &finding["severity"]),
        (&json!("channels"), &json!("warning"))
    );
    assert_eq!(import(&bench, "s.json", &[])["findings"], json!([]));
}

#[test]
fn a_garbled_text_costs_itself_and_not_the_file() {
    let talks = [
        ("a", "One", "Good\u{7f} one."),
        ("b", "Two", "\u{c2}\u{a0}test"),
        ("c", "CrÃ©dit", "Three."),
    ];
    let xml: String = talks
        .map(|(id, title, text)| format!(r#"<event guid="{id}"><date>2025-11-26T10:00:00+09:00</date><title>{title}</title><description>{text}</description></event>"#))
        .concat();
    let json = talks.map(|(id, title, text)| {
        json!({ "guid": id, "date": "2025-11-26T10:00:00+09:00", "title": title, "description": text }).to_string()
    });
    for (name, file) in [
        (
            "s.xml",
            format!(
                r#"<?xml version="1.0" encoding="UTF-8"?><schedule><day date="2025-11-26"><room name="A">{xml}</room></day></schedule>"#
            ),
        ),
        ("s.json", schedule(&json.join(","))),
    ] {
        let bench = Bench::new();
        bench.write(name, &file);
        let report = import(&bench, name, &[]).to_string();
        let written = sessions(&bench);
        assert_eq!(written.len(), 2, "{name}: {written:?}");
        assert!(written[0]["abstract"].to_string().contains("Good one."));
        assert!(written[1].get("abstract").is_none(), "{name}: {written:?}");
        assert_eq!(report.matches(r#""why":"lost""#).count(), 2, "{report}");
    }
}
