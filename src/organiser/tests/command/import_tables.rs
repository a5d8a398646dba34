//! `boothwalk import` of tables with more in them than exhibitors: totals, remarks, marks for nothing, broken formulas; and of
//! whatever a table may hold.

use std::collections::BTreeMap;
use std::fs;

use proptest::prelude::*;
use serde_json::Value;

use crate::boothwalk;
use crate::event::Bench;
use crate::import::{empty_event, import, results, said};

/// The names that come in, and the texts of the rows that are left out and told.
fn read(list: &str) -> (Vec<String>, Vec<String>) {
    let bench = empty_event();
    bench.write("list.csv", list);
    let report = import(&bench, "list.csv", &[]);
    let texts = |list: &Value, field: &str| -> Vec<String> {
        let texts = list.as_array().unwrap().iter();
        texts
            .map(|row| row[field].as_str().unwrap().to_owned())
            .collect()
    };
    (
        texts(&report["rows"], "name"),
        texts(&report["aside"], "text"),
    )
}

#[test]
fn rows_of_another_table_above_the_headings_are_told() {
    let below = "Company,Country,Booth\nAcme,Japan,A1\n";
    let sponsors = "Sponsor,Level\nKita Bank,Gold\nAo Rail,Silver\n\n";
    let (names, aside) = read(&format!(
        "Sponsors,Level,Since\nKita Bank,Gold,2019\n\n{below}"
    ));
    assert_eq!(
        (names, aside),
        (
            vec!["Acme".to_owned()],
            vec!["Sponsors".to_owned(), "Kita Bank".to_owned()]
        )
    );
    // As many as the list itself has, where that has fewer.
    let (_, aside) = read(&format!("{sponsors}Company,Country\nAcme,Japan\n"));
    assert_eq!(aside, ["Sponsor", "Kita Bank", "Ao Rail"]);
    // Titles, dates, and the upper one of two rows of headings are nothing that is left out.
    for above in [
        "Exhibitors,,\n",
        "Exhibitors,as of 1 May,\n",
        ",,\n",
        "Exhibitor,Exhibitor,Place\n",
    ] {
        let (names, aside) = read(&format!("{above}{below}"));
        assert_eq!((names.len(), aside.len()), (1, 0), "{above}");
    }
}

#[test]
fn totals_remarks_and_headings_between_are_no_exhibitors() {
    for row in [
        "合計,2",
        "Total,2",
        "計 2社,",
        "※ 一覧は五十音順です,",
        "以上,",
        "■ 海外企業,",
        "Dock,",
    ] {
        let list = format!("Company,Country\nAcme,Japan\n{row}\nBora,Japan\n");
        let text = row.split(',').next().unwrap();
        let (names, aside) = read(&list);
        assert_eq!(
            (names, aside),
            (
                vec!["Acme".to_owned(), "Bora".to_owned()],
                vec![text.to_owned()]
            ),
            "{row}"
        );
    }
    // Names that only begin so, and rows that say more.
    for row in ["計測技研,", "Total Energies,", "合計,Japan"] {
        let (names, aside) = read(&format!("Company,Country\nAcme,Japan\n{row}\n"));
        assert_eq!((names.len(), aside.len()), (2, 0), "{row}");
    }
}

#[test]
fn marks_in_names_say_who_comes() {
    let bench = empty_event();
    bench.write(
        "list.csv",
        "会社名,会社名（英語）\nA社,\nB社,\n株式会社C,C Inc.\n【確定】D社,\n【仮】E社,\n",
    );
    let report = import(&bench, "list.csv", &[]);
    // What is not sure is told, and what holds is not.
    let told = |row: usize| report["rows"][row]["notTaken"].as_array().unwrap().len();
    assert_eq!((told(3), told(4)), (0, 1));
    bench.write(
        "newer.csv",
        "会社名,会社名（英語）\n【中止】A社,\nB社（辞退）,\n株式会社C,[cancelled] C Inc.\nD社,\nE社,\n",
    );
    let report = import(&bench, "newer.csv", &["--withdraw"]);
    let of = |list: &str, field: &str| -> Vec<String> {
        let list = report[list].as_array().unwrap().iter();
        list.map(|one| one[field].as_str().unwrap().to_owned())
            .collect()
    };
    assert_eq!(of("rows", "name"), ["D社", "E社"]);
    assert_eq!(results(&report), ["same", "same"]);
    assert_eq!(
        of("cancelled", "text"),
        ["A社 (中止)", "B社 (辞退)", "株式会社C (cancelled)"]
    );
    assert_eq!(of("gone", "name"), ["A社", "B社", "C Inc."]);
}

#[test]
fn marks_for_nothing_are_empty_and_errors_are_told() {
    let bench = empty_event();
    // Namibia's code is NA, and no exhibitor is from there for want of one.
    bench.write(
        "list.csv",
        "Company,Country,Description,City,URL\nAcme,N/A,-,ー,なし\nBora,#N/A,#REF!,〃,n/a\nCeta,NA,,,\nDora,Err:502,,,\n",
    );
    let report = import(&bench, "list.csv", &[]);
    let booth = |id: &str| -> Value {
        serde_json::from_str(&bench.read(&format!("event/booths/{id}.json"))).unwrap()
    };
    for (id, country) in [("acme", None), ("bora", None), ("ceta", Some("NA"))] {
        let booth = booth(id);
        assert_eq!(booth["country"].as_str(), country, "{id}");
        assert!(
            ["description", "city", "contact"]
                .iter()
                .all(|field| booth.get(field).is_none()),
            "{booth}"
        );
    }
    let told: Vec<&str> = report["rows"][1]["notTaken"]
        .as_array()
        .unwrap()
        .iter()
        .map(|cell| cell["why"].as_str().unwrap())
        .collect();
    assert_eq!(told, ["sheet-error", "sheet-error", "unknown"]);
    assert!(report["rows"][0]["notTaken"].as_array().unwrap().is_empty());
    assert_eq!(report["rows"][3]["notTaken"][0]["why"], "sheet-error");
}

#[test]
fn a_cell_without_a_heading_is_told() {
    let bench = empty_event();
    bench.write("list.csv", "Company,,Country\nAcme,valves,Japan\n");
    let report = import(&bench, "list.csv", &[]);
    assert_eq!(report["rows"][0]["notTaken"][0]["text"], "valves");
    assert!(said(&bench, "list.csv", &["--dry-run"]).contains("valves"));
}

#[test]
fn delimiters_and_line_ends_of_all_kinds() {
    for list in [
        "Company|Country\nAcme|Japan\nBora|Thailand\n",
        "会社名，国\nAcme，日本\nBora，タイ\n",
        "Company,Country\rAcme,Japan\nBora,Thailand\r\n",
        "Company,Country\r\r\nAcme,Japan\r\r\nBora,Thailand",
        "\"sep=;\"\nCompany;Country\nAcme;Japan\nBora;Thailand\n",
    ] {
        assert_eq!(read(list).0, ["Acme", "Bora"], "{list:?}");
    }
    // A name that breaks its line in a narrow cell is one line.
    assert_eq!(
        read("Company,Country\n\"Acme\nPumps\",Japan\n").0,
        ["Acme Pumps"]
    );
}

#[test]
fn a_table_on_its_side_is_no_list() {
    let bench = empty_event();
    bench.write(
        "list.csv",
        "Company,Acme,Bora\nCountry,Japan,Thailand\nCity,Yokohama,Bangkok\n",
    );
    let output = boothwalk(&bench.path("cache"))
        .arg("import")
        .arg(bench.path("event"))
        .arg(bench.path("list.csv"))
        .output()
        .unwrap();
    assert_eq!(output.status.code(), Some(1));
}

#[test]
fn escapes_and_tags_of_web_pages_do_not_reach_visitors() {
    let bench = empty_event();
    bench.write(
        "list.csv",
        "Company,Description,URL,Tagline\nAT&amp;T Works&#x20;,\"Pumps &lt;br&gt;<b>Valves</b> &amp; pipes\",https://a.example/?a=1&amp;b=2,R&D; x &nbsp;<A4>\n",
    );
    let report = import(&bench, "list.csv", &[]);
    assert_eq!(report["rows"][0]["name"], "AT&T Works");
    let booth: Value = serde_json::from_str(&bench.read("event/booths/at-t-works.json")).unwrap();
    assert_eq!(booth["description"], "Pumps\n**Valves** & pipes");
    assert_eq!(booth["contact"]["url"], "https://a.example/?a=1&b=2");
    assert_eq!(booth["tagline"], "R&D; x <A4>");
}

#[test]
fn letters_that_were_lost_are_told() {
    let bench = empty_event();
    bench.write(
        "list.csv",
        "会社名,会社名（英語）,紹介文\n〓橋商事,Takahashi,ポンプ\n?本水道,Yamamoto,弁\nï¿½葉,,管\n譬ｪ蠑丈ｼ夂､ｾ,Aoba,\n",
    );
    // Rows that have no name left are told with what stands there.
    let text = said(&bench, "list.csv", &["--dry-run"]);
    assert!(
        text.contains("ï¿½葉") && text.contains("譬ｪ蠑丈ｼ夂､ｾ"),
        "{text}"
    );
    let report = import(&bench, "list.csv", &[]);
    let why = |row: usize| {
        report["rows"][row]["notTaken"][0]["why"]
            .as_str()
            .unwrap()
            .to_owned()
    };
    assert_eq!([why(0), why(1), why(2)], ["lost", "perhaps-lost", "lost"]);
    assert_eq!(report["nameless"], serde_json::json!([4]));
    let booth = bench.read("event/booths/takahashi.json");
    assert!(!booth.contains('〓'), "{booth}");
}

#[test]
fn columns_of_a_booths_other_fields_come_in() {
    let bench = empty_event();
    bench.write(
        "list.csv",
        "Company,分野1,分野2,ポスター,カタログ,プライバシーポリシー,3Dモデル,商談可能時間,商談予約,商談場所,商談時間（分）\n\
         Acme,水,電気,\"a.png、b.png\",acme.pdf,https://a.example/privacy,acme.glb,\"2025-11-26 10:00-12:00、13:00-15:00\",https://a.example/book,A-1,20\n",
    );
    let report = import(&bench, "list.csv", &["--make-topics"]);
    assert!(
        report["rows"][0]["notTaken"].as_array().unwrap().is_empty(),
        "{report}"
    );
    let booth: Value = serde_json::from_str(&bench.read("event/booths/acme.json")).unwrap();
    assert_eq!(booth["topics"].as_array().unwrap().len(), 2);
    assert_eq!(booth["posters"][1]["image"], "b.png");
    assert_eq!(booth["materials"][0]["title"], "acme");
    assert_eq!(booth["object"]["src"], "acme.glb");
    assert_eq!(booth["contact"]["privacy"], "https://a.example/privacy");
    let meetings = &booth["meetings"];
    assert_eq!(meetings["spans"][1]["start"], "2025-11-26T13:00:00+09:00");
    assert_eq!(
        (&meetings["minutes"], &meetings["place"]),
        (&20.into(), &"A-1".into())
    );
    assert_eq!(results(&import(&bench, "list.csv", &[])), ["same"]);
}

#[test]
fn people_have_the_part_that_their_column_names() {
    let bench = Bench::new();
    bench.write(
        "p.csv",
        "日付,開始,タイトル,登壇者,所属,モデレーター,パネリスト1,パネリスト2,配信,言語\n\
         2025-11-26,10:00,One,山中 花子,港湾工業,J. Smith,A B,C D,https://x.example/live,英語\n\
         2025-11-26,11:00,Two,山中 花子,,山中 花子,,,https://x.example/two,日英\n\
         2025-11-26,12:00,Three,,,,,,,日英\n",
    );
    let report = import(&bench, "p.csv", &[]);
    let programme: Value = serde_json::from_str(&bench.read("event/programme.json")).unwrap();
    let sessions = programme["sessions"].as_array().unwrap();
    assert_eq!(
        sessions[0]["speakers"],
        serde_json::json!([
            { "name": "山中 花子", "affiliation": "港湾工業" },
            { "name": "J. Smith", "role": "moderator" },
            { "name": "A B", "role": "panelist" },
            { "name": "C D", "role": "panelist" }
        ])
    );
    assert_eq!(
        sessions[0]["stream"],
        serde_json::json!([{ "url": "https://x.example/live", "language": "en" }])
    );
    assert_eq!(
        sessions[1]["speakers"],
        serde_json::json!([{ "name": "山中 花子", "role": "moderator" }])
    );
    // Which of two languages a stream is in is not guessed; what has no stream needs none.
    assert_eq!(report["rows"][1]["notTaken"][0]["text"], "日英");
    assert_eq!(report["rows"][2]["notTaken"], serde_json::json!([]));
    assert_eq!(results(&import(&bench, "p.csv", &[])), ["same"; 3]);
}

#[test]
fn a_programmes_tracks_and_affiliations_have_columns() {
    let bench = Bench::new();
    bench.write(
        "p.csv",
        "日付,開始,タイトル,登壇者1,登壇者2,所属,録画,録画（英語）,配信,資料\n\
         2025-11-26,10:00,One,山中 花子,J. Smith,\"港湾工業、Acme Inc.\",https://x.example/ja,https://x.example/en,https://x.example/live,slides.pdf\n\
         2025-11-26,11:00,Two,A,B,港湾工業,,,,\n",
    );
    let report = import(&bench, "p.csv", &[]);
    let programme: Value = serde_json::from_str(&bench.read("event/programme.json")).unwrap();
    let session = &programme["sessions"][0];
    assert_eq!(
        session["speakers"][1],
        serde_json::json!({ "name": "J. Smith", "affiliation": "Acme Inc." })
    );
    assert_eq!(
        session["recording"],
        serde_json::json!([{ "url": "https://x.example/ja" }, { "url": "https://x.example/en", "language": "en" }])
    );
    assert_eq!(session["stream"], "https://x.example/live");
    assert_eq!(session["materials"][0]["kind"], "pdf");
    // Whose it is is not guessed.
    assert_eq!(report["rows"][1]["notTaken"][0]["text"], "港湾工業");
}

const BOOTHS: &[&str] = &[
    "会社名（英語）",
    "フリガナ",
    "ID",
    "国",
    "分野",
    "URL",
    "問い合わせ先メール",
    "紹介文",
    "都市",
    "種別",
    "SDGs",
    "小間番号",
    "小間サイズ",
    "会場",
    "色",
    "ロゴ",
    "謎",
    "ポスター",
    "カタログ",
    "3Dモデル",
    "商談可能時間",
    "商談時間",
    "商談場所",
];
const SESSIONS: &[&str] = &[
    "日付",
    "終了日",
    "開始",
    "終了",
    "所要時間",
    "会場",
    "タイトル（英語）",
    "概要",
    "登壇者",
    "配信",
    "ID",
    "タイムゾーン",
    "午前午後",
    "所属",
    "録画（英語）",
    "録画",
    "資料",
];
const CELLS: &[&str] = &[
    "",
    "青葉",
    "Acme",
    "㈱青葉",
    "日本",
    "N/A",
    "-",
    "〃",
    "#REF!",
    "https://a.example/",
    "http://a.example",
    "javascript:alert(1)",
    "a@b.example",
    "水、電気",
    "6, 11",
    "18",
    "3",
    "A-01",
    "2小間",
    "#ff0000",
    "../x.png",
    "改行\nあり",
    "\u{202e}abc",
    "ＩＤ－１",
    "con",
    "é",
    "001",
    "１",
    "合計",
    "2025-11-26",
    "2025-11-27",
    "11/26",
    "05/11/2025",
    "令和7年11月26日",
    "未定",
    "2025-02-30",
    "10:00",
    "11:30",
    "25:30",
    "10:00-11:30",
    "10:00-05:00",
    "午後1時",
    "23:00",
    "01:00",
    "0.5",
    "47618.5",
    "90",
    "60分",
    "PT1H",
    "基調講演",
    "休憩",
    "Jane Roe, UNEP",
    "JST",
    "Asia/Tokio",
    "午後",
    "2025-11-26T23:00:00-05:00",
    "9999-12-31",
    "2200-12-31 25:00",
    "<b>x</b>",
    "AT&amp;T",
    "〓橋",
    "?橋商事",
    "a.png; b.pdf",
    "docs/a.glb",
    "2025-11-26 10:00-12:00、13:00-15:00",
];

/// Every file of the event's folder.
fn files(bench: &Bench) -> BTreeMap<String, Vec<u8>> {
    let mut files = BTreeMap::new();
    let mut open = vec![bench.path("event")];
    while let Some(folder) = open.pop() {
        for entry in fs::read_dir(folder).unwrap().map(Result::unwrap) {
            if entry.path().is_dir() {
                open.push(entry.path());
            } else {
                files.insert(
                    entry.path().display().to_string(),
                    fs::read(entry.path()).unwrap(),
                );
            }
        }
    }
    files
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(8) })]

    /// Whatever stands in a table: what is written passes the check, and the same table again writes nothing.
    #[test]
    fn nothing_is_written_that_the_check_refuses(
        sessions: bool,
        columns in prop::collection::btree_set(0..23_usize, 1..6),
        rows in prop::collection::vec(prop::collection::vec(0..CELLS.len(), 7), 1..8),
    ) {
        let (name, known) = if sessions { ("タイトル", SESSIONS) } else { ("会社名", BOOTHS) };
        let mut headings = vec![name];
        headings.extend(columns.iter().filter_map(|at| known.get(*at)));
        let line = |cells: Vec<&str>| cells.iter().map(|cell| format!("\"{cell}\"")).collect::<Vec<_>>().join(",") + "\n";
        let width = headings.len();
        let mut list = line(headings);
        for row in rows {
            list += &line(row.into_iter().take(width).map(|at| CELLS[at]).collect());
        }
        let bench = empty_event();
        bench.write("list.csv", &list);
        import(&bench, "list.csv", &[]);
        let checked = boothwalk(&bench.path("cache")).arg("check").arg(bench.path("event")).output().unwrap();
        prop_assert!(checked.status.success(), "{list}\n{}", String::from_utf8_lossy(&checked.stdout));
        let before = files(&bench);
        let again = import(&bench, "list.csv", &[]);
        prop_assert!(!results(&again).iter().any(|result| matches!(*result, "new" | "changed")), "{list}\n{again}");
        prop_assert_eq!(before, files(&bench));
    }
}
