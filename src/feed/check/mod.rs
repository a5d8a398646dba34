//! Looks at the values of a file after its shape: cleans texts, cuts what is over a limit, drops links that are not
//! followed. Whatever can still be shown is kept.

mod booths;
mod events;
mod exhibition;
mod fields;
mod programmes;

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use crate::json::Step;
use crate::problem::{Problem, ProblemKind, Reference, Severity, quoted};
use crate::{Booth, Event, limits};

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
pub(crate) struct Said {
    pub severity: Severity,
    pub path: Vec<Step>,
    pub what: ProblemKind,
}

/// Walks a value and collects what there is to say.
#[derive(Default)]
pub(crate) struct Checker {
    path: Vec<Step>,
    pub said: Vec<Said>,
    /// Entries of lists that were struck out before the values were read; the others keep their numbers in the file.
    pub struck: Vec<Vec<Step>>,
    /// The last id, which stands in for a title that is missing.
    named: String,
    /// Booths in the halls before.
    booths: usize,
    /// Ids of the halls before, and where each stands.
    halls: BTreeMap<String, String>,
    /// Days and channels of the programme, which its sessions refer to.
    days: Vec<Date>,
    channels: BTreeSet<String>,
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
        self.said.push(Said {
            severity,
            path,
            what,
        });
    }

    /// Says something about the value at a path.
    pub fn say_at(&mut self, path: &[Step], severity: Severity, what: ProblemKind) {
        let path = path.to_vec();
        self.said.push(Said {
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
            Some((Step::Key(field), around)) => field == name && around == self.path,
            _ => false,
        })
    }

    pub fn field<R>(&mut self, name: &str, look: impl FnOnce(&mut Self) -> R) -> R {
        self.path.push(Step::Key(name.to_owned()));
        let result = look(self);
        self.path.pop();
        result
    }

    pub fn at<R>(&mut self, index: usize, look: impl FnOnce(&mut Self) -> R) -> R {
        self.path.push(Step::Index(index));
        let result = look(self);
        self.path.pop();
        result
    }
}

/// Drops what a booth names from the event's vocabulary and the vocabulary does not have.
pub(crate) fn known_topics(
    booth: &mut Booth,
    event: &Event,
    file: &str,
    problems: &mut Vec<Problem>,
) {
    let lists = [
        ("topics", &mut booth.topics),
        ("offers", &mut booth.offers),
        ("needs", &mut booth.needs),
    ];
    for (name, ids) in lists {
        let mut index = 0;
        ids.retain(|id| {
            let is_known = event.topics.iter().any(|topic| topic.id == *id);
            if !is_known {
                let what = ProblemKind::NoSuch {
                    kind: Reference::Topic,
                    id: quoted(id),
                };
                let path = format!("{name}[{index}]");
                problems.push(Problem {
                    path,
                    ..Problem::of_file(Severity::Warning, file, what)
                });
            }
            index += 1;
            is_known
        });
    }
}

/// Lower-case letters, digits and hyphens, beginning and ending with a letter or digit.
pub(crate) fn is_id(id: &str) -> bool {
    let plain = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-';
    (1..=limits::ID).contains(&id.len())
        && id.bytes().all(plain)
        && !id.starts_with('-')
        && !id.ends_with('-')
}

/// Whether a text is two public keys of 32 bytes, each in base64url without padding, with a dot between them.
pub(crate) fn is_desk_keys(text: &str) -> bool {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'_';
    let is_key = |key: &str| key.len() == 43 && key.bytes().all(plain);
    text.split_once('.')
        .is_some_and(|(sign, seal)| is_key(sign) && is_key(seal))
}

/// The nearest fit id: lower case, hyphens for everything else, and code points for letters of other scripts, so
/// that different ids stay different. Empty when nothing is left.
pub(crate) fn fit_id(id: &str) -> String {
    let mut fit = String::new();
    for c in id.chars() {
        match c.to_ascii_lowercase() {
            plain if plain.is_ascii_lowercase() || plain.is_ascii_digit() => fit.push(plain),
            letter if letter.is_alphabetic() => {
                fit.push_str(&format!("-{:x}-", u32::from(letter)));
            }
            _ => fit.push('-'),
        }
    }
    let parts: Vec<&str> = fit.split('-').filter(|part| !part.is_empty()).collect();
    let mut fit = parts.join("-");
    fit.truncate(limits::ID);
    fit.trim_end_matches('-').to_owned()
}

/// Whether a text has the shape of a BCP 47 language tag.
pub(crate) fn is_language(tag: &str) -> bool {
    let mut parts = tag.split('-');
    let first = parts.next().unwrap_or("");
    let primary = (2..=8).contains(&first.len()) && first.bytes().all(|b| b.is_ascii_alphabetic());
    primary
        && tag.len() <= 35 // the length that RFC 5646, section 4.4.1, asks software to allow
        && parts.all(|part| {
            (1..=8).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_alphanumeric())
        })
}
