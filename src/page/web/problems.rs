//! What went wrong, for whoever looks into the console: a line a file, said once, whichever face found it first.

use feed::Problem;
use feed::problem::Severity;
use wasm_bindgen::JsValue;

use super::{object, send};
use crate::events;

/// Says a line.
pub fn log(line: &str) {
    send(
        events::PROBLEM,
        &object(&[("line", JsValue::from_str(line))]),
    );
}

/// Says what costs something in these files: the first problem of each, and how many more there are.
pub fn tell(problems: &[Problem]) {
    let costly = |problem: &&Problem| problem.severity >= Severity::Warning;
    let mut files: Vec<&str> = Vec::new();
    for problem in problems.iter().filter(costly) {
        if files.contains(&problem.file.as_str()) {
            continue;
        }
        files.push(&problem.file);
        let same = |other: &&Problem| other.file == problem.file;
        let more = problems.iter().filter(costly).filter(same).count() - 1;
        let sentence = problem.sentence("en");
        match more {
            0 => log(&sentence),
            _ => log(&format!(
                "{sentence} (and {more} more; `boothwalk check` names them all)"
            )),
        }
    }
}
