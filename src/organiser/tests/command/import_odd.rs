//! `boothwalk import` of what people do to lists: headings over two rows, cancelled rows, numbers counted anew, clocks of twelve
//! hours, and schedules with odd values.

use serde_json::{Value, json};

use crate::event::Bench;
use crate::import::{empty_event, import, results};

/// A list's report, and the event it went into.
fn list(text: &str) -> (Bench, Value) {
    let bench = empty_event();
    bench.write("list.csv", text);
    let report = import(&bench, "list.csv", &[]);
    (bench, report)
}

fn names(report: &Value) -> Vec<&str> {
    let rows = report["rows"].as_array().unwrap().iter();
    rows.map(|row| row["name"].as_str().unwrap()).collect()
}

/// Why cells of a row were not taken.
fn why(row: &Value) -> Vec<&str> {
    let cells = row["notTaken"].as_array().unwrap().iter();
    cells.map(|cell| cell["why"].as_str().unwrap()).collect()
}

fn sessions(bench: &Bench) -> Vec<Value> {
    let programme = std::fs::read(bench.path("event/programme.json")).unwrap_or_default();
    let programme: Value = serde_json::from_slice(&programme).unwrap_or_default();
    programme["sessions"]
        .as_array()
        .cloned()
        .unwrap_or_default()
}

/// Title, beginning and end of each session.
fn times(bench: &Bench) -> Vec<String> {
    let text = |session: &Value, field: &str| session[field].as_str().unwrap_or("-").to_owned();
    let mut lines: Vec<String> = sessions(bench)
        .iter()
        .map(|session| {
            ["title", "start", "end"]
                .map(|field| text(session, field))
                .join(" ")
        })
        .collect();
    lines.sort();
    lines
}

#[test]
fn languages_below_a_heading_are_no_exhibitor() {
    let (bench, report) =
        list("Company,Company,Website,Booth\n(EN),(JA),,No.\nAoba,青葉,https://aoba.example/,3\n");
    assert_eq!(names(&report).len(), 1);
    let id = report["rows"][0]["id"].as_str().unwrap();
    let booth: Value =
        serde_json::from_str(&bench.read(&format!("event/booths/{id}.json"))).unwrap();
    assert_eq!(booth["name"], json!({ "en": "Aoba", "ja": "青葉" }));
    assert_eq!(booth["plot"], 3);
}

#[test]
fn what_forms_put_before_headings_is_no_part_of_them() {
    let (_, report) =
        list("【必須】会社名,①都市,3. 国,※ URL\n青葉,横浜,日本,https://aoba.example/\n");
    let fields = report["columns"].as_array().unwrap().iter();
    let fields: Vec<_> = fields
        .map(|column| column["field"].as_str().unwrap())
        .collect();
    assert_eq!(fields, ["name", "city", "country", "contact.url"]);
}

#[test]
fn a_sum_in_the_column_of_numbers_is_no_exhibitor() {
    let (_, report) = list("No.,出展者名,国\n1,青葉,日本\n計,1社,\n");
    assert_eq!(names(&report), ["青葉"]);
    assert_eq!(report["aside"][0]["text"], "1社");
}

#[test]
fn those_who_do_not_come_are_told_and_left_out() {
    let (_, report) = list("会社名,ステータス\n青葉,出展\n若葉,キャンセル\n三葉,辞退\n四葉,保留\n");
    assert_eq!(names(&report), ["青葉", "四葉"]);
    assert_eq!(
        report["cancelled"][1],
        json!({ "row": 4, "text": "三葉 (辞退)" })
    );
    assert_eq!(why(&report["rows"][1]), ["unknown"]);
    let (bench, report) = list("日付,時間,演題,状態\n2030-05-15,10:00,A,中止\n,11:00,B,予定\n");
    assert_eq!(report["cancelled"][0]["text"], "A (中止)");
    // The day that stands in its row is that of the next.
    assert_eq!(times(&bench), ["B 2030-05-15T11:00:00+09:00 -"]);
}

#[test]
fn a_remark_that_calls_somebody_off_is_told() {
    let (_, report) = list(
        "会社名,備考,昼食\n青葉,11/20辞退,不参加\n若葉,辞退した三葉の代わり,×\n四葉,,キャンセル\n",
    );
    assert_eq!(names(&report), ["青葉", "若葉", "四葉"]);
    assert_eq!(why(&report["rows"][0]), ["called-off"]);
    for row in [1, 2] {
        assert!(why(&report["rows"][row]).is_empty(), "{report}");
    }
}

#[test]
fn a_row_in_one_cell_is_told() {
    let (_, report) = list("Company\tCountry\nAoba,Japan\nWakaba\tJapan\nYotsuba, Inc\n");
    assert_eq!(why(&report["rows"][0]), ["unparted"]);
    for row in [1, 2] {
        assert!(why(&report["rows"][row]).is_empty(), "{report}");
    }
    let (_, report) = list("会社名,国,都市\n青葉;日本;神戸\n若葉;四葉\n");
    assert_eq!(why(&report["rows"][0]), ["unparted"]);
    assert!(why(&report["rows"][1]).is_empty(), "{report}");
}

#[test]
fn headings_within_a_list_are_no_exhibitors() {
    let (_, report) = list(
        "会社名,国\n— Sponsors —,\n青葉,日本\nスポンサー,\n出展者,\n若葉,日本\nPartners Co.,\nスポンサー,日本\n",
    );
    assert_eq!(
        names(&report),
        ["青葉", "若葉", "Partners Co.", "スポンサー"]
    );
    assert_eq!(report["aside"].as_array().unwrap().len(), 3);
}

#[test]
fn a_person_beside_a_company_is_no_exhibitor() {
    let (bench, report) = list("Name,Company,Country\nJane Roe,Aoba,Japan\n");
    assert_eq!(names(&report), ["Aoba"]);
    for (name, bytes) in crate::event::files(&bench.path("event")) {
        assert!(!String::from_utf8(bytes).unwrap().contains("Roe"), "{name}");
    }
}

#[test]
fn a_row_that_is_a_day_is_that_of_the_sessions_below_it() {
    let (bench, report) = list(
        "時間,演題\n2030年5月15日（水）,\n10:00,A\n11:00,B\n【2030年5月16日（木）】,\n10:00,C\n■2日目,\n11:00,D\n",
    );
    let told = ["C 2030-05-16T10:00:00+09:00 -"];
    assert_eq!(
        times(&bench),
        [
            &[
                "A 2030-05-15T10:00:00+09:00 -",
                "B 2030-05-15T11:00:00+09:00 -"
            ][..],
            &told,
        ]
        .concat()
    );
    assert_eq!(report["unnamed"][0]["text"], "■2日目");
    // In the titles' column, and a weekday that is another day's.
    let (bench, report) =
        list("演題,開始\n\"May 15, 2030\",\nA,10:00\nThu 15 May 2030,\nB,10:00\n5.15,\nC,11:00\n");
    assert_eq!(times(&bench), ["A 2030-05-15T10:00:00+09:00 -"]);
    assert_eq!(report["unnamed"][0]["why"], "when-weekday");
    // A day alone in the column of days.
    let (bench, _) = list("日付,時間,演題\n2030-05-15,,\n,10:00,A\n,11:00,B\n");
    assert_eq!(times(&bench).len(), 2);
}

#[test]
fn a_mail_address_is_nobodys_name() {
    let (bench, report) = list(
        "会社名,都市,国\n青葉,John Roe <john@aoba.example>,日本\njiro@aoba.example,横浜,日本\n",
    );
    assert_eq!(names(&report), ["青葉"]);
    assert_eq!(why(&report["rows"][0]), ["mail-here"]);
    assert_eq!(report["unnamed"][0]["why"], "mail-here");
    for (name, bytes) in crate::event::files(&bench.path("event/booths")) {
        assert!(!String::from_utf8(bytes).unwrap().contains('@'), "{name}");
    }
}

/// What an exhibitor's booth file says: name, city, plot and address.
fn said(list_text: &str) -> Vec<String> {
    let (bench, report) = list(list_text);
    let rows = report["rows"].as_array().unwrap().iter();
    rows.map(|row| {
        let id = row["id"].as_str().unwrap();
        let booth: Value =
            serde_json::from_str(&bench.read(&format!("event/booths/{id}.json"))).unwrap();
        let parts = [
            &booth["name"],
            &booth["city"],
            &booth["plot"],
            &booth["contact"]["url"],
        ];
        parts.map(ToString::to_string).join(" ")
    })
    .collect()
}

#[test]
fn what_stands_below_another_s_heading_is_not_the_exhibitor_s() {
    for (list_text, wanted) in [
        // Whoever pays is no exhibitor.
        (
            "会社名,請求先,,\n,会社名,都市,国\n青葉,親会社,東京,日本\n",
            r#""青葉" null null null"#,
        ),
        (
            "Exhibitor,,Invoice,\nCompany,City,Company,City\nAoba,Osaka,Parent,Tokyo\n",
            r#""Aoba" "Osaka" null null"#,
        ),
        (
            "Company,Contact person,\n,Name,City\nAoba,Taro,Kyoto\n",
            r#""Aoba" null null null"#,
        ),
        (
            "会社名,担当者,\n,所属,URL\n青葉,営業,https://private.example/\n",
            r#""青葉" null null null"#,
        ),
        (
            "会社名,前回,,今回,\n,小間番号,都市,小間番号,都市\n青葉,5,大阪,9,神戸\n",
            r#""青葉" "神戸" 9 null"#,
        ),
        // What may be the company's stays.
        (
            "Company,Contact,\n,Website,Email\nAoba,https://aoba.example/,a@aoba.example\n",
            r#""Aoba" null null "https://aoba.example/""#,
        ),
        // The same headings in two languages, one below the other.
        (
            "会社名,都市,小間番号\nCompany,City,Booth\n青葉,神戸,9\n",
            r#""青葉" "神戸" 9 null"#,
        ),
    ] {
        assert_eq!(said(list_text), [wanted], "{list_text}");
    }
}

#[test]
fn words_that_head_columns_elsewhere_are_an_entry_s_own() {
    let (bench, report) =
        list("タイトル,日付,時間\nTalk,2025-11-26,10:00\nWater,2025-11-26,11:00\n");
    assert_eq!(names(&report), ["Talk", "Water"]);
    assert_eq!(times(&bench).len(), 2);
    let (_, report) = list("Company,Kind,Category\nBrand,Company,Energy\n");
    assert_eq!(names(&report), ["Brand"]);
}

#[test]
fn what_forms_write_below_their_headings_is_no_exhibitor() {
    for row in [
        "（必須）,（必須）,（任意）",
        "例）株式会社サンプル,神戸,3",
        "（例）サンプル社,神戸,3",
        "e.g. Acme Ltd.,Kobe,3",
        "text,text,number",
        "記入例,神戸,3",
        "【Aホール】,,",
        "예) 샘플,부산,3",
    ] {
        let text = format!("会社名,都市,小間番号\n{row}\n見本市株式会社,神戸,9\n");
        let (_, report) = list(&text);
        assert_eq!(names(&report), ["見本市株式会社"], "{row}");
        assert_eq!(report["aside"][0]["row"], 2, "{row}");
    }
}

#[test]
fn a_telephone_number_is_no_city() {
    let (_, report) = list("Company,都市\nAcme,045-123-4567\nBora,横浜\n");
    assert_eq!(why(&report["rows"][0]), ["unknown"]);
    assert!(why(&report["rows"][1]).is_empty());
}

#[test]
fn numbers_that_were_counted_anew_swap_no_exhibitors() {
    let (bench, first) = list("ID,会社名,フリガナ\n1,青葉,アオバ\n2,若葉,ワカバ\n3,三葉,ミツバ\n");
    bench.write(
        "list.csv",
        "ID,会社名,フリガナ\n1,新社,シンシャ\n2,青葉,アオバ\n3,若葉,ワカバ\n4,三葉,ミツバ\n",
    );
    let again = import(&bench, "list.csv", &[]);
    assert_eq!(results(&again), ["new", "same", "same", "same"]);
    // Nobody had the number 4.
    let told: [(usize, usize, &[&str]); 3] = [
        (1, 0, &["renumbered"]),
        (2, 1, &["renumbered"]),
        (3, 2, &[]),
    ];
    for (now, before, remarks) in told {
        assert_eq!(again["rows"][now]["id"], first["rows"][before]["id"]);
        assert_eq!(why(&again["rows"][now]), remarks);
    }
    assert!(again["gone"].as_array().unwrap().is_empty(), "{again}");
    let once_more = import(&bench, "list.csv", &[]);
    assert_eq!(results(&once_more), ["same"; 4]);
    assert!(why(&once_more["rows"][1]).is_empty());
    // An exhibitor who has another name under the same number is the same.
    bench.write(
        "list.csv",
        "ID,会社名,フリガナ\n1,新社,シンシャ\n2,青葉商事,アオバ\n3,若葉,ワカバ\n4,三葉,ミツバ\n",
    );
    let renamed = import(&bench, "list.csv", &[]);
    assert_eq!(results(&renamed), ["same", "changed", "same", "same"]);
}

#[test]
fn an_end_that_a_list_has_no_more_is_told() {
    let (bench, _) = list("日付,時間,演題\n2030-05-15,10:00-11:00,A\n");
    bench.write("list.csv", "日付,時間,演題\n2030-05-15,10:00,A\n");
    let report = import(&bench, "list.csv", &[]);
    assert_eq!(report["gone"][0]["what"], "emptied");
    assert_eq!(report["gone"][0]["field"], "end");
}

#[test]
fn a_clock_of_twelve_hours_that_says_no_half_is_told_in_the_afternoon() {
    let head = "日付,開始,終了,演題\n2030-05-15";
    let (bench, report) = list(&format!(
        "{head},9:00,10:30,A\n,10:30,12:00,B\n,1:00,2:30,C\n"
    ));
    assert_eq!(why(&report["rows"][2]), ["when-meaning"]);
    assert_eq!(
        times(&bench),
        [
            "A 2030-05-15T09:00:00+09:00 2030-05-15T10:30:00+09:00",
            "B 2030-05-15T10:30:00+09:00 2030-05-15T12:00:00+09:00",
            "C - -"
        ]
    );
    // Where the afternoon is counted on, one in the night is one.
    let (bench, report) = list(&format!(
        "{head},9:00,10:30,A\n,14:00,15:00,B\n,1:00,2:30,C\n"
    ));
    assert!(why(&report["rows"][2]).is_empty());
    assert_eq!(
        times(&bench)[2],
        "C 2030-05-15T01:00:00+09:00 2030-05-15T02:30:00+09:00"
    );
}

/// What a schedule with these talks on the 15th of May 2030 becomes, and why values were not taken, talk by talk.
fn schedule(conference: &str, day: &str, rooms: &str) -> (Vec<String>, Vec<String>) {
    let bench = empty_event();
    bench.write(
        "s.json",
        &format!(r#"{{"schedule":{{"conference":{{{conference}"days":[{{"date":"2030-05-15",{day}"rooms":{rooms}}}]}}}}}}"#),
    );
    let report = import(&bench, "s.json", &[]);
    let rows = report["rows"].as_array().unwrap().iter();
    let told = rows.map(|row| why(row).join(" ")).collect();
    (times(&bench), told)
}

#[test]
fn times_of_schedules_are_read_or_told() {
    for (conference, day, talk, time, told) in [
        // A day alone, and the time beside it.
        (
            "",
            "",
            r#""date":"2030-05-15","start":"10:00""#,
            "2030-05-15T10:00:00+09:00",
            "",
        ),
        // Two times that are not one on any clock.
        (
            "",
            "",
            r#""date":"2030-05-15T10:00:00+09:00","start":"11:00""#,
            "2030-05-15T10:00:00+09:00",
            "when-conflict",
        ),
        (
            "",
            "",
            r#""date":"2030-05-15T01:00:00Z","start":"10:00""#,
            "2030-05-15T10:00:00+09:00",
            "",
        ),
        (
            r#""time_zone_name":"Europe/Berlin","#,
            "",
            r#""date":"2030-05-15T01:00:00Z","start":"03:00""#,
            "2030-05-15T10:00:00+09:00",
            "",
        ),
        // The night behind the day, by when the day begins.
        (
            "",
            r#""day_start":"2030-05-15T10:00:00+09:00","#,
            r#""start":"00:30""#,
            "2030-05-16T00:30:00+09:00",
            "",
        ),
        (
            r#""day_change":"04:00:00","#,
            "",
            r#""start":"00:30""#,
            "2030-05-16T00:30:00+09:00",
            "",
        ),
        (
            r#""day_change":"04:00:00","#,
            "",
            r#""start":"05:30""#,
            "2030-05-15T05:30:00+09:00",
            "",
        ),
        ("", "", r#""start":"00:30""#, "", "when-meaning"),
        // A zone that is none.
        (
            r#""time_zone_name":"W. Europe Standard Time","#,
            "",
            r#""date":"2030-05-15T10:00:00""#,
            "",
            "when-words",
        ),
        (
            r#""time_zone_name":"W. Europe Standard Time","#,
            "",
            r#""date":"2030-05-15T10:00:00+09:00""#,
            "2030-05-15T10:00:00+09:00",
            "",
        ),
    ] {
        let (times, why) = schedule(
            conference,
            day,
            &format!(r#"{{"R":[{{"guid":"g","title":"A",{talk}}}]}}"#),
        );
        let wanted: Vec<String> = Some(time)
            .filter(|time| !time.is_empty())
            .map(|time| format!("A {time} -"))
            .into_iter()
            .collect();
        assert_eq!(
            (times, why),
            (wanted, vec![told.to_owned()]),
            "{conference} {day} {talk}"
        );
    }
}

#[test]
fn a_talk_without_a_title_and_rooms_of_another_shape_cost_themselves() {
    let talk = |guid: &str, title: &str| {
        format!(r#"{{"guid":"{guid}","title":{title},"date":"2030-05-15T10:00:00+09:00"}}"#)
    };
    let rooms = format!(
        r#"{{"R":[{},{}],"S":{{"a":{}}},"T":null}}"#,
        talk("a", "null"),
        talk("b", "\"B\""),
        talk("c", "\"C\"")
    );
    let (times, told) = schedule("", "", &rooms);
    assert_eq!(times, ["B 2030-05-15T10:00:00+09:00 -"]);
    assert_eq!(
        told.iter().filter(|why| !why.is_empty()).count(),
        2,
        "{told:?}"
    );
    let (times, _) = schedule("", "", &format!("[[{}]]", talk("d", "\"D\"")));
    assert_eq!(times, ["D 2030-05-15T10:00:00+09:00 -"]);
}

#[test]
fn schedules_are_read_in_the_encoding_that_they_say() {
    let xml = |encoding: &str| {
        format!(
            r#"<?xml version="1.0" encoding="{encoding}"?><schedule><day date="2030-05-15"><room name="R"><event guid="g"><date>2030-05-15T10:00:00+09:00</date><title>Zoë – Café</title></event></room></day></schedule>"#
        )
    };
    let bench = empty_event();
    let latin = encoding_rs::WINDOWS_1252
        .encode(&xml("ISO-8859-1"))
        .0
        .into_owned();
    bench.write_bytes("s.xml", &latin);
    import(&bench, "s.xml", &[]);
    assert_eq!(times(&bench), ["Zoë – Café 2030-05-15T10:00:00+09:00 -"]);
    let bench = empty_event();
    let json = r#"{"schedule":{"conference":{"days":[{"date":"2030-05-15","rooms":{"R":[{"guid":"g","title":"会","date":"2030-05-15T10:00:00+09:00"}]}}]}}}"#;
    let wide: Vec<u8> = [0xff, 0xfe]
        .into_iter()
        .chain(json.encode_utf16().flat_map(u16::to_le_bytes))
        .collect();
    bench.write_bytes("s.json", &wide);
    import(&bench, "s.json", &[]);
    assert_eq!(times(&bench), ["会 2030-05-15T10:00:00+09:00 -"]);
}
