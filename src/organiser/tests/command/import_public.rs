//! `boothwalk import` of lists that hold more than visitors are to see: who is not public yet, whose name stands beside the
//! company's, places without an exhibitor; and of programmes that call their sessions by what any list calls its entries.

use serde_json::{Value, json};

use crate::event::Bench;
use crate::import::{empty_event, import, said};

fn list(text: &str) -> (Bench, Value) {
    let bench = empty_event();
    bench.write("list.csv", text);
    let report = import(&bench, "list.csv", &[]);
    (bench, report)
}

fn texts<'a>(report: &'a Value, of: &str, field: &str) -> Vec<&'a str> {
    let rows = report[of].as_array().unwrap().iter();
    rows.map(|row| row[field].as_str().unwrap()).collect()
}

fn booth(bench: &Bench, report: &Value) -> Value {
    let id = report["rows"][0]["id"].as_str().unwrap();
    serde_json::from_str(&bench.read(&format!("event/booths/{id}.json"))).unwrap()
}

/// Title, day and beginning of each session.
fn sessions(bench: &Bench) -> Vec<String> {
    let programme = std::fs::read(bench.path("event/programme.json")).unwrap_or_default();
    let programme: Value = serde_json::from_slice(&programme).unwrap_or_default();
    let sessions = programme["sessions"].as_array().into_iter().flatten();
    let text = |value: &Value| value.as_str().unwrap_or("-").replace(":00+09:00", "");
    sessions
        .map(|one| {
            format!(
                "{} {} {}",
                text(&one["title"]),
                text(&one["day"]),
                text(&one["start"])
            )
        })
        .collect()
}

#[test]
fn who_is_not_public_is_left_out_and_told() {
    for (rows, wanted, told) in [
        (
            "会社名,掲載可否\nA社,可\nB社,否\nC社,不可\n",
            &["A社"][..],
            &["B社 (掲載可否: 否)", "C社 (掲載可否: 不可)"][..],
        ),
        (
            "会社名,公開\nA社,公開\nB社,非公開\nC社,○\nD社,×\nE社,-\n",
            &["A社", "C社"],
            &["B社 (公開: 非公開)", "D社 (公開: ×)", "E社 (公開: -)"],
        ),
        // Marks stand for who is to be seen, and words for who is not: the others are what is not marked.
        (
            "会社名,HP掲載\nA社,○\nB社,\n",
            &["A社"],
            &["B社 (HP掲載: –)"],
        ),
        (
            "会社名,公開\nA社,\nB社,非公開\n",
            &["A社"],
            &["B社 (公開: 非公開)"],
        ),
        (
            "Company,Published (Y/N),Status\nA,Y,\nB,N,\nC,Y,Unpublished\nD,Y,Rejected\n",
            &["A"],
            &["B (Published (Y/N): N)", "C (Unpublished)", "D (Rejected)"],
        ),
        (
            "会社名,状況\nA社,出展確定\nB社,出展キャンセル\nC社,申込取下げ\nD社,非掲載\n",
            &["A社"],
            &["B社 (出展キャンセル)", "C社 (申込取下げ)", "D社 (非掲載)"],
        ),
    ] {
        let (_, report) = list(rows);
        assert_eq!(texts(&report, "rows", "name"), wanted, "{rows}");
        assert_eq!(texts(&report, "cancelled", "text"), told, "{rows}");
        assert!(
            report["rows"][0]["notTaken"].as_array().unwrap().is_empty(),
            "{rows}"
        );
    }
    // What is not understood is told.
    let (_, report) = list("会社名,公開\nA社,会員のみ\n");
    assert_eq!(report["rows"][0]["notTaken"][0]["text"], "会員のみ");
    let bench = empty_event();
    bench.write("list.csv", "会社名,公開\nA社,公開\nB社,非公開\n");
    let words = said(&bench, "list.csv", &["--dry-run", "--lang", "ja"]);
    assert!(
        words.contains("3行目: 「B社 (公開: 非公開)」は中止・取消・非公開とされているため"),
        "{words}"
    );
}

#[test]
fn sessions_that_are_not_public_are_left_out_and_told() {
    let (bench, report) = list(
        "Title,Published,Date,Start\nA,Yes,2025-11-26,10:00\nB,No,2025-11-26,11:00\nC,TRUE,2025-11-26,12:00\nD,FALSE,2025-11-26,13:00\n",
    );
    assert_eq!(
        sessions(&bench),
        [
            "A 2025-11-26 2025-11-26T10:00",
            "C 2025-11-26 2025-11-26T12:00"
        ]
    );
    assert_eq!(
        texts(&report, "cancelled", "text"),
        ["B (Published: No)", "D (Published: FALSE)"]
    );
    let talk = |title: &str, more: &str| {
        format!(
            r#"{{ "title": "{title}", "guid": "{title}", "date": "2025-11-26T10:00:00+09:00", "duration": "1:00"{more} }}"#
        )
    };
    let talks = [
        talk("A", ""),
        talk("B", r#", "is_public": false"#),
        talk("C", r#", "public": true"#),
    ]
    .join(", ");
    let bench = Bench::new();
    bench.write("s.json", &crate::import_schedules::schedule(&talks));
    let report = import(&bench, "s.json", &[]);
    assert_eq!(texts(&report, "rows", "name"), ["A", "C"]);
    assert_eq!(
        texts(&report, "cancelled", "text"),
        ["B (is_public: false)"]
    );
}

#[test]
fn a_persons_name_is_not_the_companys() {
    for (headings, cells, reading, name) in [
        (
            "会社名,担当者名,フリガナ",
            "青葉,山田太郎,ヤマダタロウ",
            Value::Null,
            json!("青葉"),
        ),
        (
            "会社名,フリガナ（姓）",
            "青葉,ヤマダ",
            Value::Null,
            json!("青葉"),
        ),
        (
            "会社名,氏名,電話,ふりがな",
            "青葉,山田,03,やまだ",
            Value::Null,
            json!("青葉"),
        ),
        (
            "会社名,担当者名,英語表記",
            "青葉,山田太郎,Taro Yamada",
            Value::Null,
            json!("青葉"),
        ),
        // The company's own.
        (
            "会社名,フリガナ,担当者名,フリガナ",
            "青葉,アオバ,山田,ヤマダ",
            json!("アオバ"),
            json!("青葉"),
        ),
        (
            "担当者名,会社名,フリガナ",
            "山田,青葉,アオバ",
            json!("アオバ"),
            json!("青葉"),
        ),
        (
            "会社名,担当者名,会社名フリガナ",
            "青葉,山田,アオバ",
            json!("アオバ"),
            json!("青葉"),
        ),
        (
            "会社名,担当者名,会社名（英語）",
            "青葉,山田,Aoba",
            Value::Null,
            json!({ "ja": "青葉", "en": "Aoba" }),
        ),
    ] {
        let (bench, report) = list(&format!("{headings}\n{cells}\n"));
        let booth = booth(&bench, &report);
        assert_eq!(
            (&booth["reading"], &booth["name"]),
            (&reading, &name),
            "{headings}"
        );
    }
}

#[test]
fn a_place_without_an_exhibitor_is_no_booth() {
    let (_, report) =
        list("小間番号,会社名,国\n1,青葉,日本\n2,空き,\n3,未定,\n4,調整中,日本\n5,????????,日本\n");
    assert_eq!(texts(&report, "rows", "name"), ["青葉"]);
    assert_eq!(texts(&report, "aside", "text"), ["空き", "未定", "調整中"]);
    assert_eq!(report["nameless"], json!([6]));
    // A talk may well be announced before anybody knows of what.
    let (bench, _) = list("タイトル,日付\n未定,2025-11-26\n");
    assert_eq!(sessions(&bench), ["未定 2025-11-26 -"]);
}

#[test]
fn what_has_a_day_or_a_time_is_a_programme_whatever_heads_its_names() {
    for rows in [
        "名称,日付,時間,場所,講師\n開会,2025/11/26,10:00-10:30,ホールA,山田太郎\n",
        "name,event_start,event_end,event_type,venue,speakers\n開会,2025-11-26 10:00,2025-11-26 10:30,Plenary,A,Jane Roe\n",
        "Name,Date,Speaker,Room,Tags\n開会,\"November 26, 2025 10:00 AM → 11:30 AM\",Jane,A,x\n",
        "企画名,日時,会場\n開会,2025/11/26 10:00～11:00,A\n",
        "date_start,date_end,title\n2025-11-26T10:00:00,2025-11-26T10:30:00,開会\n",
        "Proposal title,Start,Proposal state\n開会,2025-11-26T10:00:00+09:00,confirmed\n",
        "\"*Date\n(MM/DD/YYYY)\",\"*Time Start\n(HH:MM AM/PM)\",*Session Title\n11/26/2025,10:00 AM,開会\n",
    ] {
        let (bench, _) = list(rows);
        assert_eq!(
            sessions(&bench),
            ["開会 2025-11-26 2025-11-26T10:00"],
            "{rows}"
        );
    }
    for rows in [
        "Name,Country,Description,Date\nAoba,Japan,Pumps,2025-11-26\n",
        "Company,Name,Date,Start\nAoba,Jane,2025-11-26,10:00\n",
    ] {
        let (bench, report) = list(rows);
        assert_eq!(texts(&report, "rows", "name"), ["Aoba"], "{rows}");
        assert!(!bench.path("event/programme.json").exists(), "{rows}");
    }
}

#[test]
fn a_day_above_the_headings_is_that_of_the_sheet() {
    for (above, wanted) in [
        (
            "11月26日（水）,,",
            &["開会 2025-11-26 2025-11-26T10:00"][..],
        ),
        (
            "港湾見本市 プログラム,,\n2025年11月26日,,",
            &["開会 2025-11-26 2025-11-26T10:00"],
        ),
        // When the list was written, and two days.
        ("2025年10月1日,,", &[]),
        ("11月26日（水）,,\n11月27日（木）,,", &[]),
    ] {
        let bench = empty_event();
        let event = bench.read("event/event.json");
        let hours = r#""hours": [{ "start": "2025-11-26T10:00:00+09:00", "end": "2025-11-27T17:00:00+09:00" }], "organiser""#;
        bench.write(
            "event/event.json",
            &event.replacen("\"organiser\"", hours, 1),
        );
        bench.write(
            "p.csv",
            &format!("{above}\n時間,タイトル,会場\n10:00～11:00,開会,A\n"),
        );
        import(&bench, "p.csv", &[]);
        assert_eq!(sessions(&bench), wanted, "{above}");
    }
}

#[test]
fn an_event_of_one_day_needs_none_in_its_programme() {
    let sessions_of = |last: &str, list: &str| {
        let bench = empty_event();
        let event = bench.read("event/event.json");
        let hours = format!(
            r#""hours": [{{ "start": "2025-11-26T10:00:00+09:00", "end": "{last}T17:00:00+09:00" }}], "organiser""#
        );
        bench.write(
            "event/event.json",
            &event.replacen("\"organiser\"", &hours, 1),
        );
        bench.write("p.csv", list);
        import(&bench, "p.csv", &[]);
        sessions(&bench)
    };
    let list = "時間,タイトル\n10:00～11:00,開会\nそのうち,あと\n";
    assert_eq!(
        sessions_of("2025-11-26", list),
        ["開会 2025-11-26 2025-11-26T10:00"]
    );
    // Of two days nobody knows which.
    assert!(sessions_of("2025-11-27", list).is_empty());
    // A column of days that says nothing is not filled.
    assert!(sessions_of("2025-11-26", "日付,時間,タイトル\nいつか,10:00,開会\n").is_empty());
}

#[test]
fn what_a_list_puts_around_names_is_no_part_of_them() {
    let (bench, report) =
        list("会社名,所在地\n青葉株式会社 様,東京都港区\n　├ 若葉,東京都港区1-2-3\n");
    assert_eq!(texts(&report, "rows", "name"), ["青葉株式会社", "若葉"]);
    assert_eq!(booth(&bench, &report)["city"], "東京都港区");
    // Where somebody may live.
    assert_eq!(report["rows"][1]["notTaken"][0]["text"], "東京都港区1-2-3");
    // The same one, without them.
    bench.write(
        "list.csv",
        "会社名,所在地\n青葉株式会社,東京都港区\n若葉,\n",
    );
    let newer = import(&bench, "list.csv", &[]);
    assert_eq!(crate::import::results(&newer), ["same", "same"]);
}

#[test]
fn words_for_the_public_are_values_and_notes_too() {
    // The first row is no second row of headings, and what is public of a company is the company's.
    for rows in [
        "Session name,Session start,Session type\nOpening,2025-11-26 10:00,Public\n",
        "Title,Track,Room,Date,Start,Kind of entry\nOpening,Water,Hall A,2025-11-26,10:00,public\n",
    ] {
        let (bench, _) = list(rows);
        assert_eq!(
            sessions(&bench),
            ["Opening 2025-11-26 2025-11-26T10:00"],
            "{rows}"
        );
    }
    let (bench, report) =
        list("会社名（公開）,E-Mail（公開）,登録種別\n青葉,a@aoba.example,公開\n");
    assert_eq!(texts(&report, "rows", "name"), ["青葉"]);
    assert!(booth(&bench, &report).get("contact").is_none());
    // The room, and not what the room's talks are about.
    let (bench, _) = list("Title,Track,Room,Date\nOpening,Water,Hall A,2025-11-26\n");
    assert!(
        bench
            .read("event/programme.json")
            .contains("\"channel\": \"hall-a\"")
    );
}
