//! `boothwalk import` of a newer list: exhibitors of one name, and those who come back.

use serde_json::Value;

use crate::event::Bench;
use crate::import::{empty_event, import, results, said};

/// A bench whose list was imported; the ids of its rows.
fn imported(list: &str) -> (Bench, Vec<String>) {
    let bench = empty_event();
    bench.write("list.csv", list);
    let ids = ids(&import(&bench, "list.csv", &[]));
    (bench, ids)
}

fn ids(report: &Value) -> Vec<String> {
    let rows = report["rows"].as_array().unwrap().iter();
    rows.map(|row| row["id"].as_str().unwrap().to_owned())
        .collect()
}

/// Ids of what the list has no more.
fn missing(report: &Value) -> Vec<String> {
    let gone = report["gone"].as_array().unwrap().iter();
    gone.filter(|gone| gone["what"] == "missing")
        .map(|gone| gone["id"].as_str().unwrap().to_owned())
        .collect()
}

fn again(bench: &Bench, list: &str, options: &[&str]) -> Value {
    bench.write("list.csv", list);
    import(bench, "list.csv", options)
}

/// The event's own files, without what is remembered of lists.
fn shown(bench: &Bench) -> Vec<(String, Vec<u8>)> {
    let files = crate::event::files(&bench.path("event")).into_iter();
    files
        .filter(|(name, _)| !name.contains(".boothwalk"))
        .collect()
}

fn booth(bench: &Bench, id: &str) -> Value {
    serde_json::from_str(&bench.read(&format!("event/booths/{id}.json"))).unwrap()
}

#[test]
fn of_two_of_one_name_the_second_keeps_its_file_when_the_first_goes() {
    let name = "会社名,会社名（英語）";
    for (columns, first, second) in [
        ("小間番号", "3", "7"),
        ("URL", "https://north.example/", "https://south.example/"),
        ("問い合わせメール", "n@aoba.example", "s@aoba.example"),
        ("説明", "ポンプを作っています。", "弁を作っています。"),
        ("国", "日本", "タイ"),
    ] {
        let (bench, before) = imported(&format!(
            "{name},{columns}\n青葉,Aoba,{first}\n青葉,Aoba,{second}\n海の会,Sea,\n"
        ));
        assert_eq!(before, ["aoba", "aoba-2", "sea"]);
        let kept = booth(&bench, "aoba-2");
        let list = format!("{name},{columns}\n青葉,Aoba,{second}\n海の会,Sea,\n");
        let report = again(&bench, &list, &["--withdraw"]);
        assert_eq!(ids(&report), ["aoba-2", "sea"], "{columns}");
        assert_eq!(results(&report), ["same", "same"], "{columns}");
        assert_eq!(missing(&report), ["aoba"], "{columns}");
        assert_eq!(booth(&bench, "aoba-2"), kept);
        let event = bench.read("event/event.json");
        assert!(!event.contains("booths/aoba.json") && event.contains("booths/aoba-2.json"));
        let report = again(&bench, &list, &[]);
        assert_eq!(results(&report), ["same", "same"], "{columns}");
        assert!(missing(&report).is_empty());
    }
}

#[test]
fn of_two_of_one_name_an_id_tells_which_is_left() {
    let (bench, before) = imported("会社名,会社名（英語）\n青葉,Aoba\n青葉,Aoba\n");
    let report = again(&bench, "ID,会社名,会社名（英語）\naoba-2,青葉,Aoba\n", &[]);
    assert_eq!(ids(&report), [before[1].as_str()]);
    assert_eq!(missing(&report), [before[0].as_str()]);
}

#[test]
fn rows_of_one_name_may_change_places() {
    let (bench, before) = imported("会社名,小間番号,国\n青葉,3,日本\n青葉,7,タイ\n");
    let report = again(
        &bench,
        "会社名,小間番号,国\n青葉,7,タイ\n青葉,3,日本\n",
        &[],
    );
    assert_eq!(ids(&report), [before[1].as_str(), before[0].as_str()]);
    assert_eq!(results(&report), ["same", "same"]);
    // One before them is a new one.
    let list = "会社名,小間番号,国\n青葉,1,韓国\n青葉,3,日本\n青葉,7,タイ\n";
    let report = again(&bench, list, &[]);
    assert_eq!(results(&report), ["new", "same", "same"]);
    assert_eq!(ids(&report)[1..], before);
    assert_eq!(results(&again(&bench, list, &[])), ["same"; 3]);
}

#[test]
fn where_nothing_tells_which_is_left_neither_changes() {
    let (bench, before) = imported("会社名,会社名（英語）,小間番号\n青葉,Aoba,3\n青葉,Aoba,7\n");
    let files = shown(&bench);
    for list in [
        "会社名,会社名（英語）,小間番号\n青葉,Aoba,9\n",
        "会社名,会社名（英語）\n青葉,Aoba\n",
    ] {
        let report = again(&bench, list, &["--withdraw"]);
        assert_eq!(results(&report), ["unclear"]);
        assert!(missing(&report).is_empty());
        assert_eq!(shown(&bench), files);
        let told = said(&bench, "list.csv", &[]);
        assert!(
            told.contains("aoba, aoba-2") && told.contains("booth number"),
            "{told}"
        );
        let told = said(&bench, "list.csv", &["--lang", "ja"]);
        assert!(
            told.contains("aoba, aoba-2") && told.contains("小間番号"),
            "{told}"
        );
    }
    // A word that tells ends the doubt.
    let report = again(&bench, "会社名,小間番号\n青葉,7\n", &[]);
    assert_eq!(ids(&report), [before[1].as_str()]);
    assert_eq!(missing(&report), [before[0].as_str()]);
}

#[test]
fn what_only_the_order_tells_is_said() {
    let (bench, before) = imported("会社名,小間番号\n青葉,3\n青葉,7\n");
    let report = again(&bench, "会社名,小間番号\n青葉,11\n青葉,12\n", &[]);
    assert_eq!(ids(&report), before);
    assert_eq!(report["rows"][0]["notTaken"][0]["why"], "namesake");
    assert_eq!(report["rows"][1]["notTaken"][0]["why"], "namesake");
}

#[test]
fn booths_of_one_name_that_no_list_knew_are_told_apart_by_their_files() {
    let (bench, before) = imported("会社名,小間番号\n青葉,3\n青葉,7\n");
    std::fs::remove_dir_all(bench.path("event/.boothwalk")).unwrap();
    let report = again(&bench, "会社名,小間番号\n青葉,7\n", &[]);
    assert_eq!(
        (ids(&report), results(&report)),
        (vec![before[1].clone()], vec!["same"])
    );
}

#[test]
fn of_two_of_one_name_what_was_taken_out_by_hand_stays_out() {
    let (bench, before) = imported("会社名,会社名（英語）\n青葉,Aoba\n青葉,Aoba\n");
    let event = bench.read("event/event.json");
    let without = event.replace("\"booths/aoba.json\",", "");
    assert_ne!(event, without);
    bench.write("event/event.json", &without);
    let report = import(&bench, "list.csv", &[]);
    assert_eq!(
        (ids(&report), results(&report)),
        (before, vec!["taken-out", "same"])
    );
}

#[test]
fn who_comes_back_has_the_old_file() {
    let first = "会社名,会社名（英語）,小間番号\n海の会,Sea,1\n山の会,Mountain,2\n空の会,Sky,3\n";
    let (bench, before) = imported(first);
    let file = bench.read("event/booths/mountain.json");
    // What somebody wrote by hand meanwhile is kept.
    bench.write(
        "event/booths/mountain.json",
        &file.replacen("\"plot\"", "\"tagline\": \"山より\",\n  \"plot\"", 1),
    );
    let without = "会社名,会社名（英語）,小間番号\n海の会,Sea,1\n空の会,Sky,3\n";
    assert_eq!(
        missing(&again(&bench, without, &["--withdraw"])),
        ["mountain"]
    );
    assert!(!bench.read("event/event.json").contains("mountain.json"));
    // However its name is written now.
    let back = "会社名,会社名（英語）,小間番号\n海の会,Sea,1\n山 の会,Mountain,5\n空の会,Sky,3\n";
    let report = again(&bench, back, &[]);
    assert_eq!(ids(&report), before);
    assert_eq!(results(&report), ["same", "back", "same"]);
    assert_eq!(report["rows"][1]["file"], "booths/mountain.json");
    assert!(
        bench
            .read("event/event.json")
            .contains("booths/mountain.json")
    );
    let booth = booth(&bench, "mountain");
    assert_eq!(
        (&booth["plot"], &booth["tagline"]),
        (&5.into(), &"山より".into())
    );
    assert!(!bench.path("event/booths/mountain-2.json").exists());
    assert_eq!(results(&again(&bench, back, &[])), ["same"; 3]);
}

#[test]
fn who_comes_back_has_the_old_id_also_when_the_file_is_gone() {
    let (bench, before) = imported("ID,会社名,会社名（英語）\nx1,海の会,Sea\nx2,山の会,Mountain\n");
    again(
        &bench,
        "ID,会社名,会社名（英語）\nx1,海の会,Sea\n",
        &["--withdraw"],
    );
    std::fs::remove_file(bench.path(&format!("event/booths/{}.json", before[1]))).unwrap();
    let back = "ID,会社名,会社名（英語）\nx1,海の会,Sea\nx2,山岳会,Alpine\n";
    let report = again(&bench, back, &[]);
    assert_eq!(ids(&report), before);
    assert_eq!(booth(&bench, &before[1])["name"]["ja"], "山岳会");
}

#[test]
fn of_two_of_one_name_the_one_that_comes_back_has_its_own_file() {
    let first = "会社名,会社名（英語）,小間番号\n青葉,Aoba,3\n青葉,Aoba,7\n";
    let (bench, before) = imported(first);
    again(
        &bench,
        "会社名,会社名（英語）,小間番号\n青葉,Aoba,7\n",
        &["--withdraw"],
    );
    let report = again(
        &bench,
        "会社名,会社名（英語）,小間番号\n青葉,Aoba,7\n青葉,Aoba,3\n",
        &[],
    );
    assert_eq!(ids(&report), [before[1].as_str(), before[0].as_str()]);
    assert_eq!(results(&report), ["same", "back"]);
    // The other one goes, and the list has the row of this one alone.
    let report = again(
        &bench,
        "会社名,会社名（英語）,小間番号\n青葉,Aoba,3\n",
        &["--withdraw"],
    );
    assert_eq!(
        (ids(&report), missing(&report)),
        (vec![before[0].clone()], vec![before[1].clone()])
    );
}

#[test]
fn a_list_that_loses_its_ids_or_their_noughts_is_about_the_same_ones() {
    let with = |ids: [&str; 2], pump: &str| {
        let [first, second] = ids.map(|id| {
            if id.is_empty() {
                String::new()
            } else {
                format!("{id},")
            }
        });
        let heading = if first.is_empty() { "" } else { "ID," };
        format!(
            "{heading}会社名,会社名（英語）,紹介文\n{first}海の会,Sea,{pump}\n{second}山の会,Mountain,弁\n"
        )
    };
    for (before, after) in [
        (["001", "002"], ["1", "2"]),
        (["1", "2"], ["", ""]),
        (["", ""], ["1", "2"]),
        (["1", "2"], ["X1", "X2"]),
    ] {
        let (bench, ids_before) = imported(&with(before, "ポンプ"));
        let report = again(&bench, &with(after, "新しいポンプ"), &[]);
        assert_eq!(ids(&report), ids_before, "{after:?}");
        // What the list said before was not written by hand.
        assert_eq!(results(&report), ["changed", "same"], "{after:?}");
        assert!(
            report["rows"][0]["notTaken"].as_array().unwrap().is_empty(),
            "{after:?}"
        );
        assert!(missing(&report).is_empty(), "{after:?}");
        assert_eq!(
            booth(&bench, &ids_before[0])["description"],
            "新しいポンプ",
            "{after:?}"
        );
    }
}

#[test]
fn sessions_are_known_again_without_their_ids() {
    let bench = empty_event();
    let ids = |report: &Value| ids(report);
    let rows = "2025-11-26,10:00,開会\n2025-11-26,12:00,休憩\n2025-11-26,15:00,休憩\n";
    let with_ids = |ids: [&str; 3]| -> String {
        let rows = rows
            .lines()
            .zip(ids)
            .map(|(row, id)| format!("{id},{row}\n"));
        format!("ID,日付,開始,タイトル\n{}", rows.collect::<String>())
    };
    bench.write("list.csv", &with_ids(["a", "b", "c"]));
    let before = ids(&import(&bench, "list.csv", &[]));
    let mut lines: Vec<&str> = rows.lines().collect();
    lines.swap(1, 2);
    let report = again(
        &bench,
        &format!("日付,開始,タイトル\n{}\n", lines.join("\n")),
        &[],
    );
    assert_eq!(results(&report), ["same", "same", "same"]);
    assert_eq!(
        ids(&report),
        [before[0].as_str(), before[2].as_str(), before[1].as_str()]
    );
    assert!(missing(&report).is_empty());
    let report = again(
        &bench,
        "ID,日付,開始,タイトル\n7,2025-11-26,10:30,開会\n",
        &[],
    );
    assert_eq!(
        (ids(&report), results(&report)),
        (vec![before[0].clone()], vec!["changed"])
    );
}

#[test]
fn one_exhibitors_name_may_be_anothers_in_another_language() {
    let list = "会社名,会社名（英語）\n海の会,Sea\nSea,Lake\n";
    let (bench, before) = imported(list);
    let files = shown(&bench);
    for _ in 0..2 {
        let report = again(&bench, list, &[]);
        assert_eq!(
            (ids(&report), results(&report)),
            (before.clone(), vec!["same", "same"])
        );
        assert_eq!(shown(&bench), files);
    }
}
