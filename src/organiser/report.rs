//! What is wrong with an event, from the feed's own checks and from ours, in one list.

use feed::Problem;
use feed::problem::Severity;

use crate::console::{Console, Values};

/// One thing that is wrong or could be better.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Finding {
    /// How much it costs.
    pub severity: Severity,
    /// Path in the event's folder, or URL.
    pub file: String,
    /// JSON path in the file; empty for the file as a whole.
    pub path: String,
    /// Line and column, from 1, when known.
    pub position: Option<(usize, usize)>,
    /// What is wrong, in the organiser's language.
    pub what: String,
    /// What to do about it; empty when that is plain.
    pub advice: String,
}

/// An event whose faults leave nothing to show.
#[derive(Debug, thiserror::Error)]
#[error("{sentence}")]
pub(crate) struct NotShown {
    /// The sentence for the organiser.
    pub sentence: String,
    /// The faults.
    pub findings: Vec<Finding>,
    /// The files that were read, by name.
    pub files: Vec<(String, String)>,
}

impl Finding {
    /// What the feed found; the sentences are those the browser shows.
    pub fn of_feed(problem: &Problem, language: &str) -> Self {
        // A booth inside the event file is named by its place there: `event.json halls[1].booths[6]`.
        let (file, inside) = match problem.file.find(" halls[") {
            Some(at) => (&problem.file[..at], &problem.file[at + 1..]),
            None => (problem.file.as_str(), ""),
        };
        let dot = if inside.is_empty() || problem.path.is_empty() {
            ""
        } else {
            "."
        };
        Self {
            severity: problem.severity,
            file: file.to_owned(),
            path: format!("{inside}{dot}{}", problem.path),
            position: problem.position,
            what: problem.short(language),
            advice: problem.advice(language),
        }
    }

    /// What only this command can find: `key` and `key-advice` are its sentences.
    pub fn ours(
        severity: Severity,
        file: &str,
        path: &str,
        key: &str,
        values: Values<'_>,
        console: &Console,
    ) -> Self {
        let advice_key = format!("{key}-advice");
        let advice = console.sentence(&advice_key, values);
        Self {
            severity,
            file: file.to_owned(),
            path: path.to_owned(),
            position: None,
            what: console.sentence(key, values),
            advice: if advice == advice_key {
                String::new()
            } else {
                advice
            },
        }
    }
}
