//! The command itself, run on real folders.

#![allow(
    clippy::unwrap_used,
    reason = "a panic here is a failed test with a line number"
)]

mod budgets;
mod build;
mod check;
mod event;
mod figures;
mod figures_pages;
mod films;
mod host;
mod hostile;
mod hosting;
mod http;
mod import;
mod import_again;
mod import_formats;
mod import_odd;
mod import_public;
mod import_schedules;
mod import_tables;
mod import_times;
mod import_who;
mod incremental;
#[cfg(unix)]
mod live;
#[cfg(target_os = "linux")]
mod live_cluster;
#[cfg(unix)]
mod live_front;
#[cfg(unix)]
mod live_tickets;
mod meet;
mod meet_files;
mod mirror;
mod mutations;
mod new;
mod objects;
mod online;
mod running;
mod serve;
mod servers;
mod tracks;

use std::path::Path;
use std::process::Output;

use assert_cmd::Command;

/// The command in English, with a cache of its own.
fn boothwalk(cache: &Path) -> Command {
    let mut command = Command::cargo_bin("boothwalk").unwrap();
    command.env("BOOTHWALK_CACHE", cache).env("LC_ALL", "C");
    command
}

/// What the command wrote to standard error.
fn told(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

#[test]
fn help_speaks_both_languages_and_gives_examples() {
    let cache = tempfile::tempdir().unwrap();
    let help = |language: &str| {
        let output = boothwalk(cache.path())
            .args(["--lang", language, "build", "--help"])
            .output()
            .unwrap();
        assert!(output.status.success());
        String::from_utf8(output.stdout).unwrap()
    };
    assert!(help("en").contains("boothwalk build my-event --out site"));
    assert!(help("ja").contains("静的サイトとして書き出す"));
}

#[test]
fn a_command_line_that_is_not_understood_is_code_2() {
    let cache = tempfile::tempdir().unwrap();
    boothwalk(cache.path()).args(["bild", "x"]).assert().code(2);
}

#[test]
fn a_language_without_messages_is_told() {
    let bench = event::Bench::new();
    let told = |language: &str| {
        let output = boothwalk(&bench.path("cache"))
            .args(["--lang", language, "check"])
            .arg(bench.path("event"))
            .output()
            .unwrap();
        String::from_utf8(output.stderr).unwrap()
    };
    let wanted = "warning: There are no messages in “fr”, so these are in English. There are some in: en, ja\n";
    assert_eq!(told("fr"), wanted);
    for spoken in ["en", "ja", "ja-JP", "ja_JP.UTF-8", "EN"] {
        assert_eq!(told(spoken), "");
    }
}

#[test]
fn json_is_json_for_every_command_and_every_fault() {
    let bench = event::Bench::new();
    let run = |arguments: &[&str]| -> (Option<i32>, serde_json::Value) {
        let output = boothwalk(&bench.path("cache"))
            .current_dir(bench.path("."))
            .args(arguments)
            .arg("--json")
            .output()
            .unwrap();
        let text = String::from_utf8_lossy(&output.stdout).into_owned();
        let told = serde_json::from_str(&text).unwrap_or_else(|error| panic!("{error}: {text}"));
        (output.status.code(), told)
    };
    assert_eq!(run(&["new", "fair"]).1["made"], "fair");
    let plans = run(&["plan", "event"]).1;
    assert_eq!(plans["plans"].as_array().unwrap().len(), 1);
    let built = run(&[
        "build", "event", "--out", "site", "--engine", "engine", "--quick",
    ]);
    assert_eq!((built.0, &built.1["site"]), (Some(0), &"site".into()));
    let (code, told) = run(&["check", "nowhere"]);
    assert_eq!(code, Some(1));
    assert!(
        told["error"].as_str().unwrap().contains("nowhere"),
        "{told}"
    );
    let (code, told) = run(&["serve", "nowhere"]);
    assert_eq!(code, Some(1));
    assert!(told["error"].is_string(), "{told}");
    let (code, told) = run(&["bild"]);
    assert_eq!(code, Some(2));
    assert!(told["error"].as_str().unwrap().contains("build"), "{told}");
}

#[test]
fn the_command_line_is_explained_in_japanese_too() {
    let cache = tempfile::tempdir().unwrap();
    let run = |arguments: &[&str]| {
        let output = boothwalk(cache.path())
            .args(["--lang", "ja"])
            .args(arguments)
            .output()
            .unwrap();
        String::from_utf8([output.stdout, output.stderr].concat()).unwrap()
    };
    let help = run(&["build", "--help"]);
    for english in ["Usage", "Options", "Arguments", "Print help"] {
        assert!(!help.contains(english), "{english}: {help}");
    }
    assert!(
        help.contains("使い方") && help.contains("オプション"),
        "{help}"
    );
    for (arguments, japanese) in [
        (&["build", "x", "--colour"][..], "「--colour」という引数"),
        (&["bild"], "「bild」というコマンド"),
        (&["build", "x"], "次の引数が足りません"),
        (&["serve", "x", "--port", "many"], "指定できません"),
        (&["check", "x", "--watch", "--online"], "一緒に使えません"),
    ] {
        let told = run(arguments);
        assert!(told.contains(japanese), "{arguments:?}: {told}");
        assert!(
            !told.contains("error:") && !told.contains("Usage"),
            "{told}"
        );
    }
}
