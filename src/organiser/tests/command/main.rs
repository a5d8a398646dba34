//! The command itself, run on real folders.

#![allow(
    clippy::unwrap_used,
    reason = "a panic here is a failed test with a line number"
)]

mod build;
mod check;
mod event;
mod host;
mod hosting;
mod http;
mod import;
mod mirror;
mod new;
mod online;
mod serve;
mod servers;

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
