//! `boothwalk import`: lists as organisers have them, again and again.

use std::fs;
use std::io::{Cursor, Write};
use std::path::Path;

use feed::event::BoothSource;
use feed::{Booth, Event, Text};
use rust_xlsxwriter::{Format, Workbook};
use serde_json::Value;

use crate::event::Bench;
use crate::{boothwalk, told};

/// Runs an import; what it says, as JSON.
pub(super) fn import(bench: &Bench, file: &str, arguments: &[&str]) -> Value {
    let output = boothwalk(&bench.path("cache"))
        .args(["import", "--json"])
        .arg(bench.path("event"))
        .arg(bench.path(file))
        .args(arguments)
        .output()
        .unwrap();
    assert!(output.status.success(), "{}", told(&output));
    serde_json::from_slice(&output.stdout).unwrap()
}

/// What an import says to people.
pub(super) fn said(bench: &Bench, file: &str, arguments: &[&str]) -> String {
    let output = boothwalk(&bench.path("cache"))
        .arg("import")
        .arg(bench.path("event"))
        .arg(bench.path(file))
        .args(arguments)
        .output()
        .unwrap();
    assert!(output.status.success(), "{}", told(&output));
    String::from_utf8(output.stdout).unwrap()
}

pub(super) fn results(report: &Value) -> Vec<&str> {
    let rows = report["rows"].as_array().unwrap();
    rows.iter()
        .map(|row| row["result"].as_str().unwrap())
        .collect()
}

/// The names of the sample event of 2025 with their readings, as a list with a heading.
fn exhibitors() -> (Vec<[String; 3]>, Vec<Text>) {
    let path =
        Path::new(env!("CARGO_MANIFEST_DIR")).join("../../assets/events/ascc-2025/event.json");
    let event = Event::parse(&fs::read(path).unwrap(), "event.json")
        .value
        .unwrap();
    let booths: Vec<Booth> = event
        .halls
        .iter()
        .flat_map(|hall| &hall.booths)
        .map(|source| match source {
            BoothSource::Inline(booth) => (**booth).clone(),
            other => panic!("{other:?}"),
        })
        .collect();
    let rows = booths.iter().map(|booth| match &booth.name {
        Text::Plain(name) => [
            name.clone(),
            String::new(),
            booth.reading.clone().unwrap_or_default(),
        ],
        Text::ByLanguage(names) => [
            names.get("ja").cloned().unwrap_or_default(),
            names.get("en").cloned().unwrap_or_default(),
            booth.reading.clone().unwrap_or_default(),
        ],
    });
    (
        rows.collect(),
        booths.iter().map(|booth| booth.name.clone()).collect(),
    )
}

/// An event of one empty hall.
pub(super) fn empty_event() -> Bench {
    let bench = Bench::new();
    let event = bench.read("event/event.json");
    let (before, rest) = event.split_once("\"booths\": [").unwrap();
    let (_, after) = rest.split_once(']').unwrap();
    bench.write(
        "event/event.json",
        &format!("{before}\"booths\": []{after}"),
    );
    fs::remove_dir_all(bench.path("event/booths")).unwrap();
    bench
}

/// The names of an event's booths, in its order.
fn names(bench: &Bench) -> Vec<Text> {
    let event: Value = serde_json::from_str(&bench.read("event/event.json")).unwrap();
    let files = event["halls"][0]["booths"].as_array().unwrap();
    files
        .iter()
        .map(|file| {
            let file = file.as_str().unwrap();
            let bytes = fs::read(bench.path(&format!("event/{file}"))).unwrap();
            let parsed = Booth::parse(&bytes, file);
            assert!(parsed.problems.is_empty(), "{:?}", parsed.problems);
            parsed.value.unwrap().name
        })
        .collect()
}

#[test]
fn the_exhibitors_of_2025_come_in_from_shift_jis() {
    let (rows, wanted) = exhibitors();
    assert_eq!(wanted.len(), 45);
    let mut csv = "会社名,会社名（英語）,フリガナ\r\n".to_owned();
    for row in &rows {
        let cells: Vec<_> = row.iter().map(|cell| format!("\"{cell}\"")).collect();
        csv += &(cells.join(",") + "\r\n");
    }
    let (bytes, _, lossy) = encoding_rs::SHIFT_JIS.encode(&csv);
    assert!(!lossy);
    let bench = empty_event();
    bench.write_bytes("list.csv", &bytes);
    let report = import(&bench, "list.csv", &[]);
    assert_eq!(report["readAs"], "Shift_JIS");
    assert_eq!(names(&bench), wanted);
    // Again: nothing changes, not a byte.
    let before = bench.read("event/event.json");
    let report = import(&bench, "list.csv", &[]);
    assert!(results(&report).iter().all(|result| *result == "same"));
    assert_eq!(bench.read("event/event.json"), before);
    let output = boothwalk(&bench.path("cache"))
        .arg("check")
        .arg(bench.path("event"))
        .output()
        .unwrap();
    assert!(
        output.status.success(),
        "{}",
        String::from_utf8_lossy(&output.stdout)
    );
}

#[test]
fn the_exhibitors_of_2025_come_in_from_excel_below_a_title() {
    let (rows, wanted) = exhibitors();
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    let plain = Format::new();
    sheet
        .merge_range(0, 0, 0, 3, "出展者一覧（2025年）", &plain)
        .unwrap();
    for (column, heading) in ["No.", "出展者名", "出展者名(英語)", "ﾌﾘｶﾞﾅ"]
        .iter()
        .enumerate()
    {
        sheet.write(2, column as u16, *heading).unwrap();
    }
    for (row, cells) in rows.iter().enumerate() {
        sheet.write(row as u32 + 3, 0, row as u32 + 1).unwrap();
        for (column, cell) in cells
            .iter()
            .enumerate()
            .filter(|(_, cell)| !cell.is_empty())
        {
            sheet
                .write(row as u32 + 3, column as u16 + 1, cell)
                .unwrap();
        }
    }
    // A stray entry at the end of the sheet costs nothing.
    sheet.write(1_048_575, 16_383, "x").unwrap();
    let bench = empty_event();
    bench.write_bytes("list.xlsx", &book.save_to_buffer().unwrap());
    import(&bench, "list.xlsx", &[]);
    assert_eq!(names(&bench), wanted);
}

/// An OpenDocument table as LibreOffice writes it: the parts that readers look at, runs of equal cells told once.
fn ods(rows: &[&[&str]]) -> Vec<u8> {
    let cell = |text: &&str| match *text {
        "" => "<table:table-cell table:number-columns-repeated=\"1\"/>".to_owned(),
        text => format!(
            "<table:table-cell office:value-type=\"string\"><text:p>{text}</text:p></table:table-cell>"
        ),
    };
    let rows: String = rows
        .iter()
        .map(|row| {
            let cells: String = row.iter().map(cell).collect();
            format!("<table:table-row>{cells}<table:table-cell table:number-columns-repeated=\"1000\"/></table:table-row>")
        })
        .collect();
    let content = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\
         <office:document-content xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" \
         xmlns:table=\"urn:oasis:names:tc:opendocument:xmlns:table:1.0\" xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\" \
         office:version=\"1.3\"><office:body><office:spreadsheet><table:table table:name=\"出展者\">{rows}\
         <table:table-row table:number-rows-repeated=\"1048000\"><table:table-cell table:number-columns-repeated=\"1000\"/></table:table-row>\
         </table:table></office:spreadsheet></office:body></office:document-content>"
    );
    let manifest = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\
         <manifest:manifest xmlns:manifest=\"urn:oasis:names:tc:opendocument:xmlns:manifest:1.0\" manifest:version=\"1.3\">\
         <manifest:file-entry manifest:full-path=\"/\" manifest:media-type=\"application/vnd.oasis.opendocument.spreadsheet\"/>\
         <manifest:file-entry manifest:full-path=\"content.xml\" manifest:media-type=\"text/xml\"/></manifest:manifest>";
    let mut archive = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let plain =
        zip::write::SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
    for (name, text) in [
        ("mimetype", "application/vnd.oasis.opendocument.spreadsheet"),
        ("content.xml", content.as_str()),
        ("META-INF/manifest.xml", manifest),
    ] {
        archive.start_file(name, plain).unwrap();
        archive.write_all(text.as_bytes()).unwrap();
    }
    archive.finish().unwrap().into_inner()
}

#[test]
fn an_open_document_table_comes_in() {
    let bench = empty_event();
    let rows: &[&[&str]] = &[
        &["出展者一覧", "", "", ""],
        &["会社名", "会社名(英語)", "国", "分野"],
        &["青葉水道", "Aoba Water", "日本", "魔法"],
        &["", "", "", ""],
        &["若葉電力", "", "Thailand", ""],
    ];
    bench.write_bytes("list.ods", &ods(rows));
    let report = import(&bench, "list.ods", &[]);
    assert_eq!(results(&report), ["new", "new"]);
    let file = report["rows"][0]["file"].as_str().unwrap();
    let booth: Value = serde_json::from_str(&bench.read(&format!("event/{file}"))).unwrap();
    assert_eq!(booth["name"]["en"], "Aoba Water");
    assert_eq!(booth["country"], "JP");
    // What the event has no word for is told, with what to do.
    let text = said(&bench, "list.ods", &["--dry-run"]);
    assert!(
        text.contains("魔法 (add it to “topics” in event.json"),
        "{text}"
    );
}

#[test]
fn merged_cells_are_one_exhibitor() {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    let plain = Format::new();
    for (column, heading) in ["会社名", "国", "SDGs"].iter().enumerate() {
        sheet.write(0, column as u16, *heading).unwrap();
    }
    sheet.merge_range(1, 0, 2, 0, "青葉水道", &plain).unwrap();
    sheet.merge_range(1, 1, 3, 1, "日本", &plain).unwrap();
    for (row, goal) in [6, 11, 13].iter().enumerate() {
        sheet.write(row as u32 + 1, 2, *goal).unwrap();
    }
    sheet.write(3, 0, "若葉電力").unwrap();
    let bench = empty_event();
    bench.write_bytes("list.xlsx", &book.save_to_buffer().unwrap());
    let report = import(&bench, "list.xlsx", &[]);
    assert_eq!(results(&report), ["new", "new"]);
    let file = |index: usize| {
        let file = report["rows"][index]["file"].as_str().unwrap();
        serde_json::from_str::<Value>(&bench.read(&format!("event/{file}"))).unwrap()
    };
    assert_eq!(file(0)["sdgs"], serde_json::json!([6, 11]));
    assert_eq!(file(1)["country"], "JP");
}

#[test]
fn what_was_changed_by_hand_stays() {
    let bench = Bench::new();
    bench.write(
        "list.csv",
        "会社名,会社名(英語),国,ウェブサイト,担当者\n帆の会,Sail Makers,日本,sails.example,山田\n錨工業,Anchor Works,タイ,anchor.example,佐藤\n",
    );
    let before = bench.read("event/booths/sails.json");
    let text = said(&bench, "list.csv", &["--dry-run"]);
    assert!(
        text.contains("contact.url: https://sails.example"),
        "{text}"
    );
    assert!(
        text.contains("Columns left out because visitors would see them: 担当者"),
        "{text}"
    );
    assert!(text.contains("Nothing was written"), "{text}");
    assert_eq!(bench.read("event/booths/sails.json"), before);
    assert!(!bench.path("event/.boothwalk").exists());

    assert_eq!(
        results(&import(&bench, "list.csv", &[])),
        ["changed", "new"]
    );
    // What the booth file said before stands as it stood.
    let sails = bench.read("event/booths/sails.json");
    assert!(
        sails.starts_with(before.trim_end().trim_end_matches('}').trim_end()),
        "{sails}"
    );
    assert!(
        bench
            .read("event/event.json")
            .contains(r#""booths/sails.json", "booths/anchor-works.json"]"#)
    );

    // One field by hand, another one by a newer list, and one that only the exhibitor knows.
    let edited = sails
        .replace("https://sails.example", "https://sails.example/fair")
        .replace("\"version\": 1,", "\"version\": 1, \"tagline\": \"Wind!\",");
    bench.write("event/booths/sails.json", &edited);
    bench.write(
        "list.csv",
        "会社名,会社名(英語),国,ウェブサイト,担当者\n帆の会,Sail Makers,タイ,sails.example,山田\n錨工業,Anchor Works,タイ,anchor.example,佐藤\n",
    );
    let report = import(&bench, "list.csv", &[]);
    assert_eq!(results(&report), ["changed", "same"]);
    let changes = report["rows"][0]["changes"].as_array().unwrap();
    let kept: Vec<_> = changes
        .iter()
        .map(|change| {
            (
                change["field"].as_str().unwrap(),
                change["kept"].as_bool().unwrap(),
            )
        })
        .collect();
    assert_eq!(kept, [("country", false), ("contact.url", true)]);
    assert_eq!(
        bench.read("event/booths/sails.json"),
        edited.replace("\"JP\"", "\"TH\"")
    );
    let text = said(&bench, "list.csv", &["--lang", "ja"]);
    assert!(
        text.contains("手で書かれた「https://sails.example/fair」を残します"),
        "{text}"
    );
    import(&bench, "list.csv", &["--overwrite"]);
    assert!(!bench.read("event/booths/sails.json").contains("/fair"));
}

#[test]
fn the_same_name_twice_is_two_booths_and_told() {
    let bench = empty_event();
    bench.write("list.csv", "会社名,国\n青葉,日本\n青葉,タイ\n,日本\n");
    let report = import(&bench, "list.csv", &[]);
    assert_eq!(results(&report), ["new", "new"]);
    assert_eq!(report["twice"][0]["row"], 3);
    assert_eq!(report["nameless"], serde_json::json!([4]));
    assert_ne!(report["rows"][0]["id"], report["rows"][1]["id"]);
    let report = import(&bench, "list.csv", &[]);
    assert_eq!(results(&report), ["same", "same"]);
}

#[test]
fn ones_own_headings_and_what_is_not_understood() {
    let bench = empty_event();
    bench.write(
        "list.csv",
        "Firma;Land;Notiz;Farbe\nAnker AG;Thailand;intern;blau\nSegel AG;Atlantis;;\n",
    );
    bench.write(
        "map.json",
        r#"{ "Firma": "name.en", "Land": "country", "Notiz": "-" }"#,
    );
    let map = bench.path("map.json").display().to_string();
    let report = import(&bench, "list.csv", &["--map", &map]);
    assert_eq!(report["columns"][0]["field"], "name.en");
    assert_eq!(report["columns"][2]["private"], true);
    assert_eq!(report["columns"][3]["field"], Value::Null);
    assert_eq!(report["rows"][1]["notTaken"][0]["text"], "Atlantis");
    assert_eq!(report["rows"][0]["id"], "anker-ag");
    let output = boothwalk(&bench.path("cache"))
        .arg("import")
        .arg(bench.path("event"))
        .arg(bench.path("list.csv"))
        .output()
        .unwrap();
    assert_eq!(output.status.code(), Some(1));
    assert!(told(&output).contains("--map"), "{}", told(&output));
}

#[test]
fn ten_thousand_rows_come_in() {
    let bench = empty_event();
    let mut csv = "Company,Country\n".to_owned();
    for number in 0..10_000 {
        csv += &format!("Company {number} Ltd.,JP\n");
    }
    bench.write("list.csv", &csv);
    let report = import(&bench, "list.csv", &[]);
    assert_eq!(report["rows"].as_array().unwrap().len(), 10_000);
    assert_eq!(names(&bench).len(), 10_000);
    bench.write("more.csv", "Company\nOne more\n");
    let output = boothwalk(&bench.path("cache"))
        .arg("import")
        .arg(bench.path("event"))
        .arg(bench.path("more.csv"))
        .output()
        .unwrap();
    assert!(told(&output).contains("10001 booths"), "{}", told(&output));
    assert!(!bench.path("event/booths/one-more.json").exists());
}

const SCHEDULE: &str = r#"{ "schedule": { "version": "0.3", "conference": { "acronym": "x", "title": "X", "days": [
  { "index": 1, "date": "2025-11-26", "rooms": { "Channel A": [
    { "guid": "7d1f", "id": 7, "date": "2025-11-26T10:00:00+09:00", "start": "10:00", "duration": "00:45", "room": "Channel A",
      "slug": "x-7-opening", "title": "開会", "subtitle": "", "language": "ja", "abstract": "はじめに", "description": "",
      "persons": [{ "id": 1, "public_name": "山中 花子" }], "links": [{ "title": "Slides", "url": "https://x.example/s" }, { "title": "Old", "url": "ftp://x" }] } ] } } ] } } }"#;

#[test]
fn a_schedule_comes_in_and_again_without_losing_anything() {
    let bench = Bench::new();
    bench.write("schedule.json", SCHEDULE);
    let report = import(&bench, "schedule.json", &[]);
    assert_eq!(report["subject"], "sessions");
    assert_eq!(results(&report), ["new"]);
    let parse = || {
        let parsed = feed::Programme::parse(
            bench.read("event/programme.json").as_bytes(),
            "programme.json",
        );
        assert!(parsed.problems.is_empty(), "{:?}", parsed.problems);
        parsed.value.unwrap()
    };
    let session = parse().sessions.remove(0);
    assert_eq!(session.id, "x-7-opening");
    assert_eq!(
        session.end.unwrap().to_string(),
        "2025-11-26T10:45:00+09:00"
    );
    assert_eq!(session.speakers[0].name.get("ja"), "山中 花子");
    assert_eq!(parse().channels[0].title.get("en"), "Channel A");
    assert!(
        bench
            .read("event/event.json")
            .contains("\"programme\": \"programme.json\"")
    );
    let edited = bench
        .read("event/programme.json")
        .replace("はじめに", "ごあいさつ");
    bench.write("event/programme.json", &edited);
    bench.write("schedule.json", &SCHEDULE.replace("00:45", "01:00"));
    let report = import(&bench, "schedule.json", &[]);
    assert_eq!(results(&report), ["changed"]);
    let session = parse().sessions.remove(0);
    assert_eq!(
        session.end.unwrap().to_string(),
        "2025-11-26T11:00:00+09:00"
    );
    assert_eq!(session.summary.get("ja"), "ごあいさつ");
}

#[test]
fn a_programme_comes_in_from_excel() {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    for (column, heading) in [
        "日付",
        "時間",
        "会場",
        "タイトル",
        "タイトル（英語）",
        "登壇者",
    ]
    .iter()
    .enumerate()
    {
        sheet.write(0, column as u16, *heading).unwrap();
    }
    let day = rust_xlsxwriter::ExcelDateTime::from_ymd(2025, 11, 26).unwrap();
    let dated = Format::new().set_num_format("yyyy/mm/dd");
    sheet.write_with_format(1, 0, &day, &dated).unwrap();
    for (column, cell) in [
        "10:00～11:30",
        "第1会場",
        "開会",
        "Opening",
        "山中 花子、J. Smith",
    ]
    .iter()
    .enumerate()
    {
        sheet.write(1, column as u16 + 1, *cell).unwrap();
    }
    let at = rust_xlsxwriter::ExcelDateTime::from_hms(13, 15, 0).unwrap();
    sheet
        .write_with_format(2, 1, &at, &Format::new().set_num_format("hh:mm"))
        .unwrap();
    sheet.write(2, 3, "閉会").unwrap();
    let bench = Bench::new();
    bench.write_bytes("programme.xlsx", &book.save_to_buffer().unwrap());
    let report = import(&bench, "programme.xlsx", &[]);
    assert_eq!(results(&report), ["new", "new"]);
    let parsed = feed::Programme::parse(
        bench.read("event/programme.json").as_bytes(),
        "programme.json",
    );
    let programme = parsed.value.unwrap();
    assert_eq!(
        programme.sessions[0].start.unwrap().to_string(),
        "2025-11-26T10:00:00+09:00"
    );
    assert_eq!(
        programme.sessions[0].end.unwrap().to_string(),
        "2025-11-26T11:30:00+09:00"
    );
    assert_eq!(programme.sessions[0].title.get("en"), "Opening");
    assert_eq!(programme.sessions[0].speakers.len(), 2);
    assert_eq!(
        programme.sessions[1].start.unwrap().to_string(),
        "2025-11-26T13:15:00+09:00"
    );
}
