//! `boothwalk import` of files as other programs write them: schedules, workbooks with hidden parts, text that is none.

use serde_json::Value;

use crate::event::Bench;
use crate::import::{empty_event, import, results, said};
use crate::{boothwalk, told};

fn sessions(bench: &Bench) -> Vec<Value> {
    let programme: Value = serde_json::from_str(&bench.read("event/programme.json")).unwrap();
    let parsed = feed::Programme::parse(programme.to_string().as_bytes(), "programme.json");
    assert!(parsed.problems.is_empty(), "{:?}", parsed.problems);
    programme["sessions"].as_array().unwrap().clone()
}

/// What an import that is refused says.
fn refused(bench: &Bench, file: &str) -> String {
    let output = boothwalk(&bench.path("cache"))
        .arg("import")
        .arg(bench.path("event"))
        .arg(bench.path(file))
        .output()
        .unwrap();
    assert_eq!(output.status.code(), Some(1));
    told(&output)
}

fn schedule(talks: &str) -> String {
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
fn hidden_sheets_and_rows_stay_out() {
    let mut book = rust_xlsxwriter::Workbook::new();
    let old = book.add_worksheet();
    old.set_name("旧").unwrap().set_hidden(true);
    old.write(0, 0, "会社名").unwrap();
    old.write(1, 0, "非公開").unwrap();
    let list = book.add_worksheet();
    list.set_name("一覧").unwrap().set_active(true);
    for (row, name) in ["会社名", "青葉", "隠れた会", "若葉"].iter().enumerate() {
        list.write(row as u32, 0, *name).unwrap();
    }
    list.set_row_hidden(2).unwrap();
    let bench = empty_event();
    bench.write_bytes("list.xlsx", &book.save_to_buffer().unwrap());
    let report = import(&bench, "list.xlsx", &[]);
    assert_eq!(report["readAs"], "一覧");
    assert_eq!(report["hiddenRows"], serde_json::json!([3]));
    assert_eq!(results(&report), ["new", "new"]);
}

#[test]
fn files_that_are_no_list_are_named() {
    let bench = empty_event();
    for (file, bytes, words) in [
        (
            "list.xls",
            b"<html><table><tr><td>Company</td></tr></table></html>".to_vec(),
            "HTML",
        ),
        ("other.json", b"{\"talks\": 1}".to_vec(), "no schedule.json"),
        ("broken.json", b"{\"schedule\": ".to_vec(), "slip"),
        (
            "other.xml",
            b"<?xml version=\"1.0\"?><feed/>".to_vec(),
            "no schedule.xml",
        ),
        (
            "quote.csv",
            b"Company,Description\nAcme,\"Pumps\nBora,Wind\n".to_vec(),
            "row 2",
        ),
        ("nul.csv", b"Company\nAc\0me\n".to_vec(), "encoding"),
        (
            "cut.csv",
            "会社名,国\n青葉水道,日本\n"
                .bytes()
                .take(24)
                .chain(*b",JP\n")
                .collect(),
            "row 2",
        ),
    ] {
        bench.write_bytes(file, &bytes);
        let text = refused(&bench, file);
        assert!(text.contains(words), "{file}: {text}");
    }
    let mut locked = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".to_vec();
    locked.extend("EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes));
    bench.write_bytes("locked.xlsx", &locked);
    assert!(refused(&bench, "locked.xlsx").contains("password"));
}

#[test]
fn surplus_cells_and_second_columns_are_told() {
    let bench = empty_event();
    bench.write("list.csv", "Company,Description,URL,URL（英語）\nDora,Pumps,https://a.example/,https://b.example/,valves and pipes\n");
    let report = import(&bench, "list.csv", &[]);
    assert_eq!(report["rows"][0]["notTaken"][0]["text"], "valves and pipes");
    assert_eq!(results(&import(&bench, "list.csv", &[])), ["same"]);
    bench.write(
        "semi.csv",
        "Company;Description\nAcme;Pumps, valves, pipes\n",
    );
    let report = import(&bench, "semi.csv", &[]);
    assert_eq!(report["columns"].as_array().unwrap().len(), 2);
}

#[test]
fn what_a_list_holds_does_not_reach_the_terminal() {
    let bench = empty_event();
    bench.write("s.json", &schedule(r#"{ "guid": "a", "date": "2025-11-26T10:00:00+09:00", "title": "Acme\u001b]0;owned\u0007\u001b[2J\u202e" }"#));
    let text = said(&bench, "s.json", &["--dry-run"]);
    assert!(!text.contains(['\u{1b}', '\u{7}', '\u{202e}']), "{text:?}");
}
