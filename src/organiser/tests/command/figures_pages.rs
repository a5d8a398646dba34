//! `figures`: the tables and pages that come of the counting, with what desks add, and the folder they stand in.

use crate::figures::{counted, figure, run, two_days};

#[test]
fn desks_tables_are_added() {
    let (bench, log) = two_days();
    bench.write("access.log", &log);
    let mut leads = "\u{feff}Date,name,kind,booth\n".to_owned();
    leads += &"2026-11-28T10:00:00+09:00,Somebody,letter,ropes\n".repeat(7);
    leads += &"2026-11-28,Somebody,meeting,ropes\n".repeat(4);
    leads += &"2026-11-28,Somebody,wish,ropes\n".repeat(9);
    leads +=
        "2026-12-24,Somebody,letter,ropes\n2026-11-28,x,letter,nobody\n2026-11-28,x,parcel,ropes\n";
    bench.write("desk.csv", &leads);
    let told = counted(
        &bench,
        &["event", "--logs", "access.log", "--leads", "desk.csv"],
    );
    let booths = &told["event"]["booths"];
    assert_eq!(
        (
            figure(booths, "ropes", "letter"),
            figure(booths, "ropes", "meeting"),
            figure(booths, "sails", "letter")
        ),
        (Some(7), None, Some(0))
    );
    assert!(
        told["findings"][0]["what"]
            .as_str()
            .unwrap()
            .contains("2 rows"),
        "{told}"
    );
    bench.write("desk.csv", "booth;kind;date\n");
    let wrong = run(
        &bench,
        &["event", "--logs", "access.log", "--leads", "desk.csv"],
    );
    assert_eq!(wrong.status.code(), Some(1));
    assert!(
        crate::told(&wrong).contains("no column “booth”"),
        "{}",
        crate::told(&wrong)
    );
}

#[test]
fn a_log_about_nothing_writes_nothing() {
    let (bench, log) = two_days();
    bench.write("access.log", &log.replace("/booths", "/2026/booths"));
    let output = run(&bench, &["event", "--logs", "access.log"]);
    assert_eq!(output.status.code(), Some(1));
    assert!(crate::told(&output).contains("--base"));
    assert!(!bench.path("figures").exists());
    bench.write("odd.log", "one\ntwo\n");
    let said = crate::told(&run(&bench, &["event", "--logs", "odd.log"]));
    assert!(said.contains("odd.log:1:1: warning:"), "{said}");
    let base = ["--base", "https://host.example/2026/"];
    let told = counted(
        &bench,
        &[&["event", "--logs", "access.log"], &base[..]].concat(),
    );
    assert_eq!(told["event"]["days"]["total"], 12);
    assert_eq!(
        run(&bench, &["event", "--logs", "nowhere.log"])
            .status
            .code(),
        Some(1)
    );
    assert_eq!(run(&bench, &["event"]).status.code(), Some(2));
}

#[test]
fn the_pages_of_a_booth_that_has_left_go_and_other_files_stay() {
    let (bench, log) = two_days();
    bench.write("access.log", &log);
    counted(&bench, &["event", "--logs", "access.log"]);
    bench.write("figures/booth-mine.html", "mine");
    bench.write("figures/figures.pdf", "printed");
    let event = bench.read("event/event.json");
    bench.write(
        "event/event.json",
        &event.replace(", \"booths/sails.json\"", ""),
    );
    assert_ne!(event, bench.read("event/event.json"));
    // A page that is no page of ours is not believed.
    let json = bench.read("figures/figures.json");
    bench.write(
        "figures/figures.json",
        &json.replace(
            "\"booth-ropes.html\"",
            "\"../event/event.json\", \"/etc/passwd\", \"booth-ropes.html\"",
        ),
    );
    counted(&bench, &["event", "--logs", "access.log"]);
    for (file, stays) in [
        ("figures/booth-sails.html", false),
        ("figures/ja/booth-sails.html", false),
        ("figures/booth-ropes.html", true),
        ("figures/ja/booth-ropes.html", true),
        ("figures/booth-mine.html", true),
        ("figures/figures.pdf", true),
        ("event/event.json", true),
    ] {
        assert_eq!(bench.path(file).exists(), stays, "{file}");
    }
    // In another language first, its folder is no more.
    counted(&bench, &["event", "--logs", "access.log", "--lang", "ja"]);
    assert!(!bench.path("figures/ja").exists() && bench.path("figures/en/figures.html").exists());
}

#[test]
fn pages_are_whole_in_both_languages() {
    let (bench, log) = two_days();
    let booth = bench
        .read("event/booths/ropes.json")
        .replace("Rope Works", "<b>Rope</b> & Works")
        .replace("ロープ工房", "=ロープ工房");
    bench.write("event/booths/ropes.json", &booth);
    bench.write("access.log", &log);
    for (language, title, name) in [
        ("en", "Visits by day", "&lt;b&gt;Rope&lt;/b&gt; &amp; Works"),
        ("ja", "日ごとの来場", "=ロープ工房"),
    ] {
        let output = run(
            &bench,
            &["event", "--logs", "access.log", "--lang", language],
        );
        assert!(output.status.success());
        let page = bench.read("figures/figures.html");
        for text in [title, name, "data:image/svg+xml,", "booth-ropes.html"] {
            assert!(page.contains(text), "{text}");
        }
        // No sentence is missing.
        for file in ["figures.html", "booth-ropes.html", "booth-sails.html"] {
            let page = bench.read(&format!("figures/{file}"));
            assert!(
                !page.contains(">figures-")
                    && !page.contains("<script")
                    && !page.contains("https:"),
                "{file}"
            );
        }
    }
    let table = bench.read("figures/figures.csv");
    assert!(
        table.contains(",booths,ropes,'=ロープ工房,page,12\n"),
        "{table}"
    );
    // The event's other language stands beside the organiser's own, and each event page leads to the other.
    let page = bench.read("figures/en/booth-ropes.html");
    assert!(
        page.contains("<html lang=\"en\">") && page.contains("&lt;b&gt;Rope&lt;/b&gt;"),
        "{page}"
    );
    for (file, link) in [
        ("figures.html", "en/figures.html"),
        ("en/figures.html", "../figures.html"),
    ] {
        let page = bench.read(&format!("figures/{file}"));
        assert!(page.contains(&format!("href=\"{link}\"")), "{file}");
    }
}
