//! A running `boothwalk serve`, and the same words of `live codes` and `live tickets`.

use std::io::{BufRead, BufReader};
use std::process::{Child, Command, Stdio};

use serde_json::Value;

use crate::event::Bench;
use crate::{http, told};

/// A running `serve`; ended when dropped.
pub(crate) struct Server {
    child: Child,
    pub(crate) port: u16,
}

impl Server {
    /// Serves a folder of the bench. What the command writes aside lies in the bench's folder `aside`.
    pub(crate) fn start(bench: &Bench, folder: &str, arguments: &[&str]) -> Self {
        std::fs::create_dir_all(bench.path("aside")).unwrap();
        let mut child = Command::new(assert_cmd::cargo::cargo_bin("boothwalk"))
            .args(["serve", "--port", "0", "--engine"])
            .arg(bench.path("engine"))
            .args(arguments)
            .arg(bench.path(folder))
            .env("BOOTHWALK_CACHE", bench.path("cache"))
            .env("TMPDIR", bench.path("aside"))
            .env("LC_ALL", "C")
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let mut line = String::new();
        let mut out = BufReader::new(child.stdout.take().unwrap());
        out.read_line(&mut line).unwrap();
        let port = line.split("localhost:").nth(1).unwrap();
        let port = port.split('/').next().unwrap().parse().unwrap();
        Self { child, port }
    }

    /// The status line and headers in lower case, and the body.
    pub(crate) fn ask(&self, target: &str, headers: &str) -> (String, Vec<u8>) {
        http::ask(self.port, target, headers)
    }

    /// A page or file as text.
    pub(crate) fn text(&self, target: &str) -> String {
        String::from_utf8(self.ask(target, "").1).unwrap()
    }

    /// Asks it to end by a signal, and waits until it has; it ends well.
    pub(crate) fn end_by(&mut self, signal: &str) {
        let id = self.child.id().to_string();
        let asked = Command::new("kill").args([signal, &id]).status();
        assert!(asked.unwrap().success());
        assert!(self.child.wait().unwrap().success());
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // One that has ended by itself is not there any more.
        let _ = self.child.kill();
        self.child.wait().unwrap();
    }
}

/// What `live codes` or `live tickets` hands out: for each, whose it is and the secret.
pub(crate) fn handed_out(
    bench: &Bench,
    what: &str,
    [whose, secret]: [&str; 2],
    arguments: &[&str],
) -> Vec<(String, String)> {
    let output = crate::boothwalk(&bench.path("cache"))
        .args(["live", what, "--json"])
        .arg(bench.path("event"))
        .args(arguments)
        .output()
        .unwrap();
    assert!(output.status.success(), "{}", told(&output));
    let told: Value = serde_json::from_slice(&output.stdout).unwrap();
    let text = |one: &Value, name: &str| one[name].as_str().unwrap().to_owned();
    let list = told[what].as_array().unwrap().iter();
    list.map(|one| (text(one, whose), text(one, secret)))
        .collect()
}
