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
    assert!(text.contains("“Three (canceled)” is cancelled"), "{text}");
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

/// The first of the sheets may be a cover, a chart or a guide.
#[test]
fn the_list_is_found_among_the_sheets() {
    let mut book = rust_xlsxwriter::Workbook::new();
    let cover = book.add_worksheet().set_name("はじめに").unwrap();
    cover.write(0, 0, "この一覧について").unwrap();
    let guide = book.add_worksheet().set_name("記入例").unwrap();
    guide.write(0, 0, "会社名").unwrap();
    guide.write(0, 1, "必須").unwrap();
    let list = book.add_worksheet().set_name("一覧").unwrap();
    for (column, cell) in ["会社名", "国", "キャッチコピー", "ID"].iter().enumerate() {
        list.write(0, column as u16, *cell).unwrap();
    }
    list.write(1, 0, "青葉").unwrap();
    list.write(1, 1, "日本").unwrap();
    let shown = |code: &str| rust_xlsxwriter::Format::new().set_num_format(code);
    list.write_with_format(1, 2, 0.1, &shown("0%")).unwrap();
    list.write_with_format(1, 3, 7, &shown("000")).unwrap();
    let bench = empty_event();
    bench.write_bytes("list.xlsx", &book.save_to_buffer().unwrap());
    let report = import(&bench, "list.xlsx", &[]);
    assert_eq!(report["readAs"], "一覧");
    // Numbers come in as the cells show them.
    let booth: Value = serde_json::from_str(&bench.read("event/booths/007.json")).unwrap();
    assert_eq!(booth["tagline"], "10%");
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

/// A workbook with a sheet, a row and a column hidden.
fn hiding() -> Vec<u8> {
    let mut book = rust_xlsxwriter::Workbook::new();
    let old = book.add_worksheet();
    old.set_name("旧").unwrap().set_hidden(true);
    old.write(0, 0, "会社名").unwrap();
    old.write(1, 0, "非公開").unwrap();
    let list = book.add_worksheet();
    list.set_name("一覧").unwrap().set_active(true);
    for (row, cells) in [
        ["会社名", "紹介文", "国"],
        ["青葉", "入金待ち", "日本"],
        ["隠れた会", "辞退", "日本"],
        ["若葉", "値引き", "タイ"],
    ]
    .iter()
    .enumerate()
    {
        for (column, cell) in cells.iter().enumerate() {
            list.write(row as u32, column as u16, *cell).unwrap();
        }
    }
    list.set_row_hidden(2).unwrap();
    list.set_column_hidden(1).unwrap();
    book.save_to_buffer().unwrap()
}

#[test]
fn rows_that_are_struck_out_stay_out() {
    let mut book = rust_xlsxwriter::Workbook::new();
    let list = book.add_worksheet();
    let struck = rust_xlsxwriter::Format::new().set_font_strikethrough();
    for (row, [name, country]) in [["会社名", "国"], ["青葉", "日本"], ["若葉", "タイ"]]
        .iter()
        .enumerate()
    {
        list.write(row as u32, 0, *name).unwrap();
        list.write(row as u32, 1, *country).unwrap();
    }
    for (column, cell) in ["三葉", "日本"].iter().enumerate() {
        list.write_with_format(3, column as u16, *cell, &struck)
            .unwrap();
    }
    // A correction within a row takes nobody out.
    list.write_with_format(2, 1, "タイ", &struck).unwrap();
    let bench = empty_event();
    bench.write_bytes("list.xlsx", &book.save_to_buffer().unwrap());
    let report = import(&bench, "list.xlsx", &[]);
    assert_eq!(report["hiddenRows"], serde_json::json!([4]));
    assert_eq!(results(&report), ["new", "new"]);
    assert_eq!(
        results(&import(&bench, "list.xlsx", &["--with-hidden"])),
        ["same", "same", "new"]
    );
}

#[test]
fn hidden_sheets_rows_and_columns_stay_out() {
    let bench = empty_event();
    bench.write_bytes("list.xlsx", &hiding());
    let report = import(&bench, "list.xlsx", &[]);
    assert_eq!(report["readAs"], "一覧");
    assert_eq!(report["hiddenRows"], serde_json::json!([3]));
    assert_eq!(report["hiddenColumns"], serde_json::json!(["B (紹介文)"]));
    assert_eq!(results(&report), ["new", "new"]);
    let booths = |bench: &Bench| -> String {
        crate::event::files(&bench.path("event/booths"))
            .iter()
            .map(|(_, bytes)| String::from_utf8_lossy(bytes).into_owned())
            .collect()
    };
    assert!(!booths(&bench).contains("入金待ち"));
    let text = said(&bench, "list.xlsx", &["--lang", "ja", "--dry-run"]);
    assert!(
        text.contains("--with-hidden") && text.contains("紹介文"),
        "{text}"
    );
    let report = import(&bench, "list.xlsx", &["--with-hidden"]);
    assert_eq!(report["hiddenRows"], serde_json::json!([]));
    assert_eq!(results(&report), ["changed", "new", "changed"]);
    assert!(booths(&bench).contains("入金待ち"));
}

#[test]
fn names_in_a_hidden_column_are_not_looked_for_in_vain() {
    let mut book = rust_xlsxwriter::Workbook::new();
    let list = book.add_worksheet();
    list.write(0, 0, "会社名").unwrap();
    list.write(0, 1, "国").unwrap();
    list.write(1, 0, "青葉").unwrap();
    list.set_column_hidden(0).unwrap();
    let bench = empty_event();
    bench.write_bytes("list.xlsx", &book.save_to_buffer().unwrap());
    assert!(refused(&bench, "list.xlsx").contains("--with-hidden"));
}

#[test]
fn a_hidden_row_gives_its_day_to_those_below_it() {
    let mut book = rust_xlsxwriter::Workbook::new();
    let list = book.add_worksheet();
    for (row, cells) in [
        ["日付", "開始", "タイトル"],
        ["2025-11-26", "10:00", "One"],
        ["2025-11-27", "10:00", "Cancelled"],
        ["", "11:00", "Two"],
    ]
    .iter()
    .enumerate()
    {
        for (column, cell) in cells.iter().enumerate() {
            list.write(row as u32, column as u16, *cell).unwrap();
        }
    }
    list.set_row_hidden(2).unwrap();
    let bench = Bench::new();
    bench.write_bytes("p.xlsx", &book.save_to_buffer().unwrap());
    import(&bench, "p.xlsx", &[]);
    let starts: Vec<String> = sessions(&bench)
        .iter()
        .map(|session| session["start"].to_string())
        .collect();
    assert_eq!(
        starts,
        [
            "\"2025-11-26T10:00:00+09:00\"",
            "\"2025-11-27T11:00:00+09:00\""
        ]
    );
}

#[test]
fn tables_of_web_pages_and_of_excel_2003_come_in() {
    for (file, text) in [
        (
            "list.xls",
            "<html><body><table><tr><td>menu</td></tr></table><table><tr><td>Company</td><td>Country</td></tr><tr><td>R&amp;D Works</td><td>Japan</td></tr></table></body></html>",
        ),
        (
            "list.xml",
            r#"<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet">
               <Worksheet ss:Name="List"><Table><Row><Cell><Data ss:Type="String">Company</Data></Cell><Cell><Data ss:Type="String">Country</Data></Cell></Row>
               <Row><Cell><Data ss:Type="String">R&amp;D Works</Data></Cell><Cell><Data ss:Type="String">Japan</Data></Cell></Row></Table></Worksheet></Workbook>"#,
        ),
    ] {
        let bench = empty_event();
        bench.write(file, text);
        let report = import(&bench, file, &[]);
        assert_eq!(report["rows"][0]["name"], "R&D Works", "{file}");
        assert!(bench.read("event/booths/r-d-works.json").contains("\"JP\""));
    }
}

#[test]
fn files_that_are_no_list_are_named() {
    let bench = empty_event();
    for (file, bytes, words) in [
        (
            "list.xls",
            b"<html><table><tr><td>menu</td></tr></table></html>".to_vec(),
            "web page",
        ),
        ("list.pdf", b"%PDF-1.7 x".to_vec(), "PDF"),
        ("list.rtf", b"{\\rtf1 Company}".to_vec(), "text document"),
        (
            "list.gsheet",
            b"{\"doc_id\": \"1\"}".to_vec(),
            "Google Sheets",
        ),
        ("list.png", crate::event::png(9, 9), "picture"),
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
    let mut locked = cfb::CompoundFile::create(std::io::Cursor::new(Vec::new())).unwrap();
    locked.create_stream("/EncryptedPackage").unwrap();
    locked.flush().unwrap();
    bench.write_bytes("locked.xlsx", &locked.into_inner().into_inner());
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
