//! `boothwalk import` of programmes whose days and times stand in several columns, or are half said by the headings.

use serde_json::Value;

use crate::event::Bench;
use crate::import::import;

/// Day, beginning and end of the only session of a table (`-` where there is none), then why cells were not taken.
fn read(headings: &str, cells: &str) -> String {
    let bench = Bench::new();
    bench.write("p.csv", &format!("{headings},Title\n{cells},Talk\n"));
    let report = import(&bench, "p.csv", &[]);
    let programme = std::fs::read(bench.path("event/programme.json")).unwrap_or_default();
    let programme: Value = serde_json::from_slice(&programme).unwrap_or_default();
    let session = &programme["sessions"][0];
    let mut line = ["day", "start", "end"]
        .map(|field| {
            session[field]
                .as_str()
                .unwrap_or("-")
                .replace(":00+09:00", "")
        })
        .join(" ");
    for cell in report["rows"][0]["notTaken"].as_array().unwrap() {
        line += &format!(" {}", cell["why"].as_str().unwrap());
    }
    line
}

#[test]
fn what_ends_or_lasts_and_never_begins_is_told() {
    for (cells, why) in [
        ("2025-11-26,,11:00,", "when-no-beginning"),
        ("2025-11-26,,,60", "when-no-beginning"),
        ("2025-11-26,～11:00,,", "when-no-beginning"),
        ("2025-11-26,soon,11:00,", "when-words"),
    ] {
        let wanted = format!("2025-11-26 - - {why}");
        assert_eq!(read("Date,Start,End,Duration", cells), wanted, "{cells}");
    }
}

#[test]
fn each_cell_stands_for_itself() {
    for (cells, wanted) in [
        ("10:00,1:00 PM", "2025-11-26T10:00 2025-11-26T13:00"),
        ("10:00 AM,1:00", "2025-11-26T10:00 2025-11-26T13:00"),
        ("10:00-11:00,11:00", "2025-11-26T10:00 2025-11-26T11:00"),
        // In the morning and in the evening.
        ("10:00,11:00 PM", "- - when-meaning"),
        (
            "10:00-11:00,12:00",
            "2025-11-26T10:00 2025-11-26T11:00 when-conflict",
        ),
    ] {
        let line = read("Date,Start,End", &format!("2025-11-26,{cells}"));
        assert_eq!(line, format!("2025-11-26 {wanted}"), "{cells}");
    }
}

#[test]
fn a_day_without_a_year_is_in_that_of_the_column() {
    // The event has no hours, and so no year of its own; the 15th of May 2030 is a Wednesday.
    for cell in ["5月15日（水）14:00～15:00", "5/15 14:00-15:00"] {
        let line = read("Date,Time", &format!("2030-05-15,{cell}"));
        assert_eq!(
            line, "2030-05-15 2030-05-15T14:00 2030-05-15T15:00",
            "{cell}"
        );
    }
}

#[test]
fn a_day_with_a_time_is_a_moment() {
    for (day, wanted) in [
        // Midnight in Tokyo, and the day alone, as programs write them.
        ("2025-11-25T15:00:00Z", "2025-11-26 2025-11-26T10:00 -"),
        ("2025-11-26T00:00:00Z", "2025-11-26 2025-11-26T10:00 -"),
        ("2025-11-26 00:00", "2025-11-26 2025-11-26T10:00 -"),
        (
            "2025-11-26 12:00",
            "2025-11-26 2025-11-26T10:00 - when-conflict",
        ),
    ] {
        assert_eq!(read("Date,Start", &format!("{day},10:00")), wanted, "{day}");
    }
}

#[test]
fn headings_and_columns_say_zone_half_order_and_unit() {
    for (headings, cells, wanted) in [
        (
            "日付,開始（UTC）,終了（UTC）",
            "2025-11-26,01:00,02:00",
            "T10:00 2025-11-26T11:00",
        ),
        (
            "Date,Start time (JST),End time (JST)",
            "2025-11-26,10:00,11:00",
            "T10:00 2025-11-26T11:00",
        ),
        (
            "日付,開始,終了,タイムゾーン",
            "2025-11-26,2:00,3:00,Europe/Berlin",
            "T10:00 2025-11-26T11:00",
        ),
        (
            "日付,午前・午後,開始,終了",
            "2025-11-26,午後,1:00,2:00",
            "T13:00 2025-11-26T14:00",
        ),
        (
            "Date,Start,Duration (hours)",
            "2025-11-26,10:00,2",
            "T10:00 2025-11-26T12:00",
        ),
        (
            "日付,開始,所要時間（分）",
            "2025-11-26,10:00,90",
            "T10:00 2025-11-26T11:30",
        ),
        ("Date (mm/dd/yyyy),Start", "11/26/2025,10:00", "T10:00 -"),
    ] {
        assert_eq!(
            read(headings, cells),
            format!("2025-11-26 2025-11-26{wanted}"),
            "{headings}"
        );
    }
    assert_eq!(
        read("日付,開始,タイムゾーン", "2025-11-26,10:00,Asia/Tokio"),
        "2025-11-26 - - when-words"
    );
    assert!(read("Date (dd/mm/yyyy),Start", "05/06/2025,10:00").starts_with("2025-06-05 "));
}
