//! What is wrong with an event, from the feed's own checks and from ours, in one list.

use feed::Problem;
use feed::problem::Severity;

/// One thing that is wrong or could be better.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// How much it costs.
    pub severity: Severity,
    /// What sort of finding it is, in one word for programs: the same whatever the values in its sentence are.
    pub kind: String,
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
    pub(crate) fn of_feed(problem: &Problem, language: &str) -> Self {
        let (file, path) = in_file(&problem.file, &problem.path);
        Self {
            severity: problem.severity,
            kind: problem.key().to_owned(),
            file,
            path,
            position: problem.position,
            what: problem.short(language),
            advice: problem.advice(language),
        }
    }

    /// The finding for programs.
    pub(crate) fn json(&self) -> serde_json::Value {
        serde_json::json!({
            "severity": match self.severity {
                Severity::Error => "error",
                Severity::Warning => "warning",
                Severity::Note => "note",
            },
            "kind": self.kind,
            "file": self.file,
            "line": self.position.map(|(line, _)| line),
            "column": self.position.map(|(_, column)| column),
            "path": self.path,
            "what": self.what,
            "advice": self.advice,
        })
    }
}

/// The file and the path in it of what stands in a booth: one inside the event file is named by its place there,
/// `event.json halls[1].booths[6]`.
pub(crate) fn in_file(file: &str, path: &str) -> (String, String) {
    let Some((file, inside)) = file.split_once(" halls[") else {
        return (file.to_owned(), path.to_owned());
    };
    let dot = if path.is_empty() { "" } else { "." };
    (file.to_owned(), format!("halls[{inside}{dot}{path}"))
}
