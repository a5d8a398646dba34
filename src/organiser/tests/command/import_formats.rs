//! `boothwalk import` of files as other programs write them: workbooks with hidden parts, text that is none.

use serde_json::Value;

use crate::event::Bench;
use crate::import::{empty_event, import, results, said};
use crate::import_schedules::{refused, schedule, sessions};

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
    // What is struck out in it is not public, and told.
    assert!(
        report
            .to_string()
            .contains(r#""text":"タイ","why":"struck""#)
    );
    assert!(!bench.read("event/booths/booth-3.json").contains("TH"));
    assert_eq!(
        results(&import(&bench, "list.xlsx", &["--with-hidden"])),
        ["same", "changed", "new"]
    );
}

#[test]
fn a_text_of_which_words_are_struck_out_is_told() {
    let mut book = rust_xlsxwriter::Workbook::new();
    let list = book.add_worksheet();
    let plain = rust_xlsxwriter::Format::new();
    let struck = rust_xlsxwriter::Format::new().set_font_strikethrough();
    for (row, name) in ["会社名", "青葉", "若葉"].iter().enumerate() {
        list.write(row as u32, 0, *name).unwrap();
    }
    list.write(0, 1, "紹介文").unwrap();
    let parts = [(&plain, "港の"), (&struck, "古い"), (&plain, "道具 & 船")];
    list.write_rich_string(1, 1, &parts).unwrap();
    list.write(2, 1, "電気").unwrap();
    let bench = empty_event();
    bench.write_bytes("list.xlsx", &book.save_to_buffer().unwrap());
    let report = import(&bench, "list.xlsx", &[]).to_string();
    assert!(
        report.contains(r#""text":"港の古い道具 & 船","why":"struck""#),
        "{report}"
    );
    assert!(report.contains("電気"));
    assert_eq!(report.matches("struck").count(), 1);
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

/// What stands behind a cell is read where the column wants an address, and the cell says none.
#[test]
fn addresses_behind_cells_are_read() {
    let mut book = rust_xlsxwriter::Workbook::new();
    let list = book.add_worksheet();
    let headings = [
        "会社名",
        "会社名（英語）",
        "URL",
        "問い合わせメール",
        "説明",
    ];
    for (column, heading) in headings.iter().enumerate() {
        list.write(0, column as u16, *heading).unwrap();
    }
    for (row, (name, english)) in [("青葉", "Aoba"), ("若葉", "Wakaba"), ("双葉", "Futaba")]
        .iter()
        .enumerate()
    {
        list.write(row as u32 + 1, 0, *name).unwrap();
        list.write(row as u32 + 1, 1, *english).unwrap();
    }
    let link = |address: &str, text: &str| rust_xlsxwriter::Url::new(address).set_text(text);
    list.write(1, 2, link("https://aoba.example/?a=1&b=2", "公式サイト"))
        .unwrap();
    list.write(
        1,
        3,
        link("mailto:info@aoba.example?subject=Hello", "お問い合わせ"),
    )
    .unwrap();
    list.write(1, 4, link("https://aoba.example/pump", "ポンプ"))
        .unwrap();
    let formula =
        rust_xlsxwriter::Formula::new(r#"=HYPERLINK("https://wakaba.example/","サイト")"#);
    list.write(2, 2, formula.set_result("サイト")).unwrap();
    // What the cell itself says is what people see.
    list.write(
        3,
        2,
        link("https://old.example/", "https://futaba.example/"),
    )
    .unwrap();
    list.write(3, 3, link("http://futaba.example/", "フォーム"))
        .unwrap();
    let bench = empty_event();
    bench.write_bytes("list.xlsx", &book.save_to_buffer().unwrap());
    let report = import(&bench, "list.xlsx", &[]);
    let booth = |id: &str| -> Value {
        serde_json::from_str(&bench.read(&format!("event/booths/{id}.json"))).unwrap()
    };
    let aoba = booth("aoba");
    assert_eq!(aoba["contact"]["url"], "https://aoba.example/?a=1&b=2");
    assert_eq!(aoba["contact"]["email"], "info@aoba.example");
    assert_eq!(aoba["description"], "ポンプ");
    assert_eq!(booth("wakaba")["contact"]["url"], "https://wakaba.example/");
    assert_eq!(booth("futaba")["contact"]["url"], "https://futaba.example/");
    // What is told is the address that was not taken.
    let told = &report["rows"][2]["notTaken"][0];
    assert_eq!(
        (&told["why"], &told["text"]),
        (&"no-mail".into(), &"http://futaba.example/".into())
    );
    // Pages and Excel's XML have their own.
    bench.write(
        "list.xls",
        r#"<html><table><tr><td>会社名</td><td>会社名（英語）</td><td>URL</td></tr><tr><td>海の会</td><td>Sea</td><td><a href="https://sea.example/?a=1&amp;b=2">Site</a></td></tr></table></html>"#,
    );
    import(&bench, "list.xls", &[]);
    assert_eq!(
        booth("sea")["contact"]["url"],
        "https://sea.example/?a=1&b=2"
    );
    bench.write(
        "list.xml",
        r#"<?xml version="1.0"?><Workbook xmlns:ss="urn:s"><Worksheet ss:Name="A"><Table>
           <Row><Cell><Data ss:Type="String">会社名</Data></Cell><Cell><Data ss:Type="String">会社名（英語）</Data></Cell><Cell><Data ss:Type="String">URL</Data></Cell></Row>
           <Row><Cell><Data ss:Type="String">山の会</Data></Cell><Cell><Data ss:Type="String">Mountain</Data></Cell><Cell ss:HRef="https://mountain.example/"><Data ss:Type="String">Site</Data></Cell></Row>
           </Table></Worksheet></Workbook>"#,
    );
    import(&bench, "list.xml", &[]);
    assert_eq!(
        booth("mountain")["contact"]["url"],
        "https://mountain.example/"
    );
}

#[test]
fn files_of_other_kinds_are_told_with_what_to_do() {
    let bench = empty_event();
    for (name, text, wanted) in [
        (
            "list.eml",
            "From: a@b.example\r\nTo: c@d.example\r\nSubject: List\r\n\r\nHello\r\n",
            "mail",
        ),
        (
            "list.yaml",
            "- name: Acme\n  country: Japan\n- name: Bora\n  country: Japan\n",
            "YAML",
        ),
        (
            "list.xml",
            "<!DOCTYPE exhibitors [<!ELEMENT exhibitors ANY>]>\n<exhibitors><e>Acme</e></exhibitors>\n",
            "XML",
        ),
        (
            "plain.xml",
            "<exhibitors>\n<exhibitor>Acme, Inc</exhibitor>\n</exhibitors>\n",
            "XML",
        ),
        (
            "list.gsheet",
            "{\"\":\"WARNING!\",\"doc_id\":\"1\",\"email\":\"a@b.example\"}",
            "download",
        ),
        ("list.numbers/Index/Document.iwa", "", "Numbers"),
    ] {
        bench.write(name, text);
        let name = name.split('/').next().unwrap();
        let told = refused(&bench, name);
        assert!(
            told.contains(wanted) && told.contains("xlsx") || told.contains("Excel"),
            "{told}"
        );
    }
}

#[test]
fn a_schedule_may_give_names_to_texts() {
    let bench = empty_event();
    bench.write(
        "schedule.xml",
        r#"<!DOCTYPE schedule [<!ENTITY org "Aoba &amp; Co"> <!ENTITY deep "&org;&org;">]>
        <schedule><day date="2030-05-15"><room name="R"><event guid="g"><date>2030-05-15T10:00:00+09:00</date><title>Water by &org; &deep;</title></event></room></day></schedule>"#,
    );
    import(&bench, "schedule.xml", &[]);
    let programme: Value = serde_json::from_str(&bench.read("event/programme.json")).unwrap();
    assert_eq!(
        programme["sessions"][0]["title"],
        "Water by Aoba & Co &org;&org;"
    );
}
