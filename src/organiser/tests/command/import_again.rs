//! `boothwalk import` of a newer list: who is who, what is gone, what stays out, and what nobody should see.

use serde_json::Value;

use crate::event::Bench;
use crate::import::{empty_event, import, results, said};
use crate::{boothwalk, told};

/// The id, the result and the name of each row.
fn rows(report: &Value) -> Vec<(String, String)> {
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    report["rows"]
        .as_array()
        .unwrap()
        .iter()
        .map(|row| (text(&row["id"]), text(&row["result"])))
        .collect()
}

fn booth(bench: &Bench, id: &str) -> Value {
    serde_json::from_str(&bench.read(&format!("event/booths/{id}.json"))).unwrap()
}

fn two_halls() -> Bench {
    let bench = empty_event();
    let event = bench.read("event/event.json");
    bench.write(
        "event/event.json",
        &event.replace("\"booths\": []", "\"booths\": [] }, { \"id\": \"second\", \"title\": \"第二\", \"theme\": \"warehouse\", \"booths\": []"),
    );
    bench
}

#[test]
fn an_id_that_stands_twice_is_told_and_swaps_nothing() {
    let bench = empty_event();
    bench.write(
        "list.csv",
        "ID,会社名,会社名（英語）\n101,海の会,Sea\n101,山の会,Mountain\n",
    );
    let first = import(&bench, "list.csv", &[]);
    assert_eq!(results(&first), ["new", "new"]);
    assert_eq!(first["rows"][0]["notTaken"][0]["why"], "twice-known");
    for _ in 0..2 {
        let again = import(&bench, "list.csv", &[]);
        assert_eq!(results(&again), ["same", "same"]);
        assert_eq!(again["rows"][0]["id"], first["rows"][0]["id"]);
    }
    // Also when the rows change places.
    bench.write(
        "list.csv",
        "ID,会社名,会社名（英語）\n101,山の会,Mountain\n101,海の会,Sea\n",
    );
    assert_eq!(results(&import(&bench, "list.csv", &[])), ["same", "same"]);
}

#[test]
fn a_company_is_the_same_however_its_name_is_written() {
    let bench = empty_event();
    bench.write("list.csv", "会社名\n㈱アグリ王\n(株)山海\n株式会社 竹中\nABC Co., Ltd.\n髙橋商事\n一般社団法人みなと\n");
    let first = rows(&import(&bench, "list.csv", &[]));
    bench.write("list.csv", "会社名\n株式会社アグリ王\n株式会社山海\n株式会社竹中\nＡＢＣ Co.,Ltd\n高橋商事\n（一社）みなと\n");
    let again = rows(&import(&bench, "list.csv", &[]));
    for (before, after) in first.iter().zip(&again) {
        assert_eq!(before.0, after.0);
        assert_ne!(after.1, "new");
    }
}

#[test]
fn what_is_gone_is_told_and_withdrawn_only_when_asked() {
    let bench = empty_event();
    bench.write(
        "list.csv",
        "会社名,国\n海の会,日本\n山の会,日本\n空の会,日本\n",
    );
    let first = import(&bench, "list.csv", &[]);
    let mountain = first["rows"][1]["id"].as_str().unwrap().to_owned();
    bench.write("list.csv", "会社名,国\n海の会,\n空の会,日本\n");
    let report = import(&bench, "list.csv", &[]);
    let gone: Vec<&str> = report["gone"]
        .as_array()
        .unwrap()
        .iter()
        .map(|gone| gone["what"].as_str().unwrap())
        .collect();
    assert_eq!(gone, ["emptied", "missing"]);
    assert!(
        bench
            .read("event/event.json")
            .contains(&format!("{mountain}.json"))
    );
    let text = said(&bench, "list.csv", &["--lang", "ja", "--dry-run"]);
    assert!(
        text.contains("山の会") && text.contains("--withdraw"),
        "{text}"
    );
    import(&bench, "list.csv", &["--withdraw"]);
    assert!(
        !bench
            .read("event/event.json")
            .contains(&format!("{mountain}.json"))
    );
    let report = import(&bench, "list.csv", &[]);
    assert_eq!(results(&report), ["same", "same"]);
}

#[test]
fn a_renamed_exhibitor_is_told_and_renamed_only_when_asked() {
    let first = "会社名,フリガナ,URL,国\n海の会,ウミノカイ,https://umi.example/,日本\n空の会,ソラノカイ,https://sora.example/,日本\n";
    let newer = "会社名,フリガナ,URL,国\n海の会,ウミノカイ,https://umi.example/,日本\n青空協会,アオゾラキョウカイ,https://www.sora.example,日本\n";
    let ready = || {
        let bench = empty_event();
        bench.write("list.csv", first);
        let id = rows(&import(&bench, "list.csv", &[]))[1].0.clone();
        bench.write("list.csv", newer);
        (bench, id)
    };
    let (bench, id) = ready();
    let before = crate::event::files(&bench.path("event"));
    let report = import(&bench, "list.csv", &[]);
    assert_eq!(results(&report), ["same", "renamed"]);
    assert_eq!(report["gone"][0]["what"], "renamed");
    assert_eq!(report["gone"].as_array().unwrap().len(), 1);
    // Nothing is written, also when what is gone is to go.
    import(&bench, "list.csv", &["--withdraw"]);
    assert_eq!(crate::event::files(&bench.path("event")), before);
    let text = said(&bench, "list.csv", &["--dry-run"]);
    assert!(
        text.contains("--renamed same") && text.contains("青空協会"),
        "{text}"
    );
    // The same one: its file stays its file.
    let report = import(&bench, "list.csv", &["--renamed", "same"]);
    assert_eq!(rows(&report)[1], (id.clone(), "changed".to_owned()));
    assert_eq!(booth(&bench, &id)["name"], "青空協会");
    let report = import(&bench, "list.csv", &[]);
    assert_eq!(
        (results(&report), report["gone"].as_array().unwrap().len()),
        (vec!["same", "same"], 0)
    );
    // Another one.
    let (bench, id) = ready();
    let report = import(&bench, "list.csv", &["--renamed", "new"]);
    assert_eq!(rows(&report)[1].1, "new");
    assert_eq!(
        (&report["gone"][0]["what"], &report["gone"][0]["id"]),
        (&"missing".into(), &id.as_str().into())
    );
    assert_eq!(booth(&bench, &id)["name"], "空の会");
}

#[test]
fn a_new_exhibitor_on_a_free_plot_is_a_new_one() {
    let bench = empty_event();
    bench.write("list.csv", "会社名,小間番号\n海の会,1\n山の会,2\n");
    import(&bench, "list.csv", &[]);
    bench.write("list.csv", "会社名,小間番号\n海の会,1\nAcme Pumps,2\n");
    let report = import(&bench, "list.csv", &[]);
    assert_eq!(results(&report), ["same", "new"]);
    assert_eq!(report["gone"][0]["what"], "missing");
}

#[test]
fn a_booth_moves_to_another_hall_only_when_asked() {
    let bench = two_halls();
    bench.write(
        "list.csv",
        "会社名,会場,小間番号\n海の会,ドック,3\n山の会,第二,1\n",
    );
    let first = import(&bench, "list.csv", &[]);
    let id = first["rows"][0]["id"].as_str().unwrap().to_owned();
    bench.write(
        "list.csv",
        "会社名,会場,小間番号\n海の会,第二,7\n山の会,第二,1\n",
    );
    let report = import(&bench, "list.csv", &[]);
    assert_eq!(report["gone"][0]["what"], "moved");
    // Its plot is one of the other hall, and not gone.
    assert_eq!(report["gone"].as_array().unwrap().len(), 1);
    assert_eq!(booth(&bench, &id)["plot"], 3);
    import(&bench, "list.csv", &["--withdraw"]);
    assert_eq!(booth(&bench, &id)["plot"], 7);
    let event: Value = serde_json::from_str(&bench.read("event/event.json")).unwrap();
    assert_eq!(event["halls"][0]["booths"].as_array().unwrap().len(), 0);
    assert_eq!(event["halls"][1]["booths"].as_array().unwrap().len(), 2);
}

#[test]
fn what_was_taken_out_by_hand_stays_out() {
    let bench = empty_event();
    bench.write("list.csv", "会社名\n海の会\n山の会\n");
    let first = import(&bench, "list.csv", &[]);
    let file = first["rows"][1]["file"].as_str().unwrap().to_owned();
    let event: Value = serde_json::from_str(&bench.read("event/event.json")).unwrap();
    let mut event = event;
    event["halls"][0]["booths"].as_array_mut().unwrap().pop();
    bench.write(
        "event/event.json",
        &serde_json::to_string_pretty(&event).unwrap(),
    );
    let report = import(&bench, "list.csv", &[]);
    assert_eq!(results(&report), ["same", "taken-out"]);
    assert!(!bench.read("event/event.json").contains(&file));
}

#[test]
fn mail_addresses_of_persons_are_left_out_unless_named() {
    for heading in [
        "メールアドレス",
        "E-mail",
        "e-mail",
        "Contact email",
        "担当者メール",
        "連絡先メールアドレス",
    ] {
        let bench = empty_event();
        bench.write("list.csv", &format!("会社名,担当者,{heading},電話\n海の会,山田太郎,taro.yamada@sea.example,090-1111-2222\n"));
        let report = import(&bench, "list.csv", &[]);
        let id = report["rows"][0]["id"].as_str().unwrap();
        assert!(!booth(&bench, id).to_string().contains("taro"), "{heading}");
        let report = import(&bench, "list.csv", &["--public-mail", heading]);
        let id = report["rows"][0]["id"].as_str().unwrap();
        assert_eq!(
            booth(&bench, id)["contact"]["email"],
            "taro.yamada@sea.example",
            "{heading}"
        );
    }
}

#[test]
fn a_programme_again_changes_only_what_changed() {
    let bench = Bench::new();
    bench.write(
        "1.csv",
        "日付,開始,終了,会場,タイトル\n2027-01-27,12:00,13:00,A,昼休み\n2027-01-28,12:00,13:00,A,昼休み\n2027-01-27,14:00,15:00,A,講演\n2027-01-27,15:00,16:00,B,中止になる講演\n",
    );
    bench.write(
        "2.csv",
        "日付,開始,終了,会場,タイトル\n2027-01-28,12:30,13:30,A,昼休み\n2027-01-27,12:00,13:00,A,昼休み\n2027-01-27,14:30,15:30,B,講演\n",
    );
    let first = import(&bench, "1.csv", &[]);
    assert_eq!(results(&import(&bench, "1.csv", &[])), ["same"; 4]);
    let second = import(&bench, "2.csv", &[]);
    assert_eq!(results(&second), ["changed", "same", "changed"]);
    assert_eq!(second["rows"][0]["id"], first["rows"][1]["id"]);
    assert_eq!(second["rows"][1]["id"], first["rows"][0]["id"]);
    assert_eq!(second["gone"][0]["name"], "中止になる講演");
    import(&bench, "2.csv", &["--withdraw"]);
    assert!(
        !bench
            .read("event/programme.json")
            .contains("中止になる講演")
    );
}

#[test]
fn a_days_cell_that_is_not_read_takes_no_other_day() {
    let bench = Bench::new();
    bench.write(
        "p.csv",
        "日付,開始,終了,タイトル\n令和7年11月26日（水）,10:00,11:00,元号\n,13:00,14:00,同じ日\nいつか,15:00,16:00,未定\n11/27/2025,午後1時,午後2時,米国式\n",
    );
    let report = import(&bench, "p.csv", &[]);
    assert_eq!(results(&report), ["new", "new", "no-day", "new"]);
    assert_eq!(report["rows"][2]["notTaken"][0]["column"], "日付");
    let programme: Value = serde_json::from_str(&bench.read("event/programme.json")).unwrap();
    let days: Vec<&str> = programme["sessions"]
        .as_array()
        .unwrap()
        .iter()
        .map(|session| session["day"].as_str().unwrap())
        .collect();
    assert_eq!(days, ["2025-11-26", "2025-11-26", "2025-11-27"]);
    assert_eq!(
        programme["sessions"][2]["start"],
        "2025-11-27T13:00:00+09:00"
    );
}

#[test]
fn open_orders_of_day_and_month_are_asked() {
    let bench = Bench::new();
    bench.write("p.csv", "Date,Time,Title\n05/11/2030,10:00-11:30,Opening\n");
    assert_eq!(results(&import(&bench, "p.csv", &[])), ["no-day"]);
    let report = import(&bench, "p.csv", &["--day-order", "dmy"]);
    assert_eq!(results(&report), ["new"]);
    assert!(
        bench
            .read("event/programme.json")
            .contains("2030-11-05T11:30:00+09:00")
    );
}

#[test]
fn a_zone_that_is_none_is_refused() {
    let bench = Bench::new();
    let event = bench.read("event/event.json").replace("Asia/Tokyo", "JST");
    bench.write("event/event.json", &event);
    bench.write("p.csv", "Date,Time,Title\n2030-11-05,10:00-11:30,Opening\n");
    let output = boothwalk(&bench.path("cache"))
        .arg("import")
        .arg(bench.path("event"))
        .arg(bench.path("p.csv"))
        .output()
        .unwrap();
    assert_eq!(output.status.code(), Some(1));
    assert!(told(&output).contains("JST"), "{}", told(&output));
    assert!(!bench.path("event/programme.json").exists());
}

#[test]
fn topics_and_halls_are_made_when_asked() {
    let bench = empty_event();
    bench.write(
        "list.csv",
        "会社名,分野,会場\n海の会,海運、魔法,ドック\n山の会,魔法,山館\n",
    );
    let text = said(&bench, "list.csv", &["--dry-run"]);
    assert!(
        text.contains("魔法 (2)") && text.contains("--make-topics"),
        "{text}"
    );
    let report = import(&bench, "list.csv", &["--make-topics", "--make-halls"]);
    assert_eq!(results(&report), ["new", "new"]);
    assert_eq!(report["rows"][0]["notTaken"], serde_json::json!([]));
    let event: Value = serde_json::from_str(&bench.read("event/event.json")).unwrap();
    assert_eq!(event["topics"].as_array().unwrap().len(), 2);
    assert_eq!(event["halls"][1]["title"], "山館");
    assert_eq!(event["halls"][1]["booths"].as_array().unwrap().len(), 1);
}

#[test]
fn headings_are_listed() {
    let cache = tempfile::tempdir().unwrap();
    let output = boothwalk(cache.path())
        .args(["import", "--headings"])
        .output()
        .unwrap();
    assert!(output.status.success());
    let text = String::from_utf8(output.stdout).unwrap();
    assert!(
        text.contains("フリガナ") && text.contains("speakers"),
        "{text}"
    );
}
