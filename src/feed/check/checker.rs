//! What walks a value and collects what there is to say of it.

use std::collections::BTreeSet;

use jiff::civil::Date;
use litemap::LiteMap;

use crate::json::JsonStep;
use crate::problem::{ProblemKind, Severity};

/// A value whose fields are looked at one by one; written by `described!`.
pub(crate) trait Clean {
    /// Cleans every field; false when nothing can be shown of the value.
    fn clean(&mut self, checker: &mut Checker) -> bool;
}

/// What has to hold between the fields of a value, looked at when each of them is sound.
pub(crate) trait Settle {
    /// False when nothing can be shown of the value.
    fn settle(&mut self, _checker: &mut Checker) -> bool {
        true
    }

    /// What may stand only once in its list: an id.
    fn key(&self) -> Option<&str> {
        None
    }
}

/// What is said about a file while its path is known step by step.
pub(crate) struct RawProblem {
    pub severity: Severity,
    pub path: Vec<JsonStep>,
    pub what: ProblemKind,
}

/// Walks a value and collects what there is to say.
#[derive(Default)]
pub(crate) struct Checker {
    pub(super) path: Vec<JsonStep>,
    pub said: Vec<RawProblem>,
    /// Entries of lists that were struck out before the values were read; the others keep their numbers in the file.
    pub struck: Vec<Vec<JsonStep>>,
    /// The last id, which stands in for a title that is missing.
    pub(super) named: String,
    /// Booths in the halls before.
    pub(super) booths: usize,
    /// Ids of the halls before, and where each stands.
    pub(super) halls: LiteMap<String, String>,
    /// Days and channels of the programme, which its sessions refer to.
    pub(super) days: Vec<Date>,
    pub(super) channels: BTreeSet<String>,
}

/// How a text is set.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Setting {
    /// In one line: line ends become spaces.
    Line,
    /// In paragraphs.
    Paragraphs,
}

impl Checker {
    /// Says something about the value one stands at.
    pub fn report(&mut self, severity: Severity, what: ProblemKind) {
        // What is missing because it was struck out was told when it was.
        let missing = matches!(what, ProblemKind::Empty | ProblemKind::NoAlt);
        if missing
            && self
                .struck
                .iter()
                .any(|struck| struck.starts_with(&self.path))
        {
            return;
        }
        let path = self.path.clone();
        self.said.push(RawProblem {
            severity,
            path,
            what,
        });
    }

    /// Says something about the value at a path.
    pub fn say_at(&mut self, path: &[JsonStep], severity: Severity, what: ProblemKind) {
        let path = path.to_vec();
        self.said.push(RawProblem {
            severity,
            path,
            what,
        });
    }

    pub fn warn(&mut self, what: ProblemKind) {
        self.report(Severity::Warning, what);
    }

    /// Whether something was said about this field of the value one stands at.
    pub fn has_told(&self, name: &str) -> bool {
        self.said.iter().any(|said| match said.path.split_last() {
            Some((JsonStep::Key(field), around)) => field == name && around == self.path,
            _ => false,
        })
    }

    pub fn field<R>(&mut self, name: &str, look: impl FnOnce(&mut Self) -> R) -> R {
        self.path.push(JsonStep::Key(name.to_owned()));
        let result = look(self);
        self.path.pop();
        result
    }

    pub fn at<R>(&mut self, index: usize, look: impl FnOnce(&mut Self) -> R) -> R {
        self.path.push(JsonStep::Index(index));
        let result = look(self);
        self.path.pop();
        result
    }
}
