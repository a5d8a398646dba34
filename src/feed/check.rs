//! Looks at the values of a file after its shape: cleans texts, cuts what is over a limit, drops links that are not
//! followed. Whatever can still be shown is kept.

mod booths;
mod events;
mod programmes;

use std::collections::{BTreeMap, BTreeSet};

use crate::json::Step;
use crate::link::Policy;
use crate::problem::{Problem, Reference, Severity, What, quoted};
use crate::{Booth, Event, Span, Text, clean, limits};

pub(crate) use booths::check as booth;
pub(crate) use events::check as event;
pub(crate) use programmes::check as programme;

/// What is said about a file while its path is known step by step.
pub(crate) struct Said {
    pub severity: Severity,
    pub path: Vec<Step>,
    pub what: What,
}

/// Walks a value and collects what there is to say.
#[derive(Default)]
pub(crate) struct Checker {
    path: Vec<Step>,
    pub said: Vec<Said>,
    /// Entries of lists that were struck out before the values were read; the others keep their numbers in the file.
    pub struck: Vec<Vec<Step>>,
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
    pub fn report(&mut self, severity: Severity, what: What) {
        let path = self.path.clone();
        self.said.push(Said {
            severity,
            path,
            what,
        });
    }

    /// Says something about the value at a path.
    pub fn say_at(&mut self, path: &[Step], severity: Severity, what: What) {
        let path = path.to_vec();
        self.said.push(Said {
            severity,
            path,
            what,
        });
    }

    pub fn warn(&mut self, what: What) {
        self.report(Severity::Warning, what);
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

    /// A list: cut at the limit, each entry looked at and kept or dropped.
    pub fn list<T>(
        &mut self,
        name: &str,
        list: &mut Vec<T>,
        limit: usize,
        mut keep: impl FnMut(&mut Self, &mut T) -> bool,
    ) {
        self.field(name, |checker| {
            if list.len() > limit {
                checker.warn(What::ListTooLong {
                    count: list.len(),
                    limit,
                });
                list.truncate(limit);
            }
            let mut index = 0;
            list.retain_mut(|entry| {
                while checker.is_struck(index) {
                    index += 1;
                }
                let kept = checker.at(index, |checker| keep(checker, entry));
                index += 1;
                kept
            });
        });
    }

    pub fn text(&mut self, name: &str, text: &mut Text, limit: usize, setting: Setting) {
        self.field(name, |checker| checker.this_text(text, limit, setting));
    }

    pub fn this_text(&mut self, text: &mut Text, limit: usize, setting: Setting) {
        let by_language = match text {
            Text::Plain(words) => return self.this_words(words, limit, setting),
            Text::ByLanguage(by_language) => by_language,
        };
        if by_language.len() > limits::LANGUAGES {
            let (count, limit) = (by_language.len(), limits::LANGUAGES);
            self.warn(What::ListTooLong { count, limit });
            while by_language.len() > limit {
                by_language.pop_last();
            }
        }
        let bad: Vec<String> = by_language
            .keys()
            .filter(|tag| !is_language(tag))
            .cloned()
            .collect();
        for tag in bad {
            by_language.remove(&tag);
            self.field(&tag, |checker| {
                checker.warn(What::BadLanguage(quoted(&tag)));
            });
        }
        for (tag, words) in by_language {
            self.field(tag, |checker| checker.this_words(words, limit, setting));
        }
    }

    pub fn words(&mut self, name: &str, words: &mut Option<String>, limit: usize) {
        if let Some(inside) = words {
            self.field(name, |checker| {
                checker.this_words(inside, limit, Setting::Line);
            });
        }
        words.take_if(|words| words.is_empty());
    }

    fn this_words(&mut self, words: &mut String, limit: usize, setting: Setting) {
        if words.contains(clean::is_unseen) {
            self.report(Severity::Note, What::Controls);
            *words = clean::seen(words).into_owned();
        }
        if setting == Setting::Line && words.contains(['\n', '\r', '\t']) {
            *words = words.split_whitespace().collect::<Vec<_>>().join(" ");
        }
        if words.trim().len() < words.len() {
            *words = words.trim().to_owned();
        }
        if let Some(kept) = clean::cut(words, limit) {
            let count = words.chars().count();
            self.warn(What::TextTooLong { count, limit });
            *words = kept;
        }
    }

    fn is_struck(&self, index: usize) -> bool {
        self.struck
            .iter()
            .any(|struck| struck.split_last() == Some((&Step::Index(index), self.path.as_slice())))
    }

    /// An optional address; dropped when it is not followed.
    pub fn link(&mut self, name: &str, address: &mut Option<String>, policy: Policy) {
        let sound = match address {
            Some(address) => self.address(name, address, policy),
            None => true,
        };
        if !sound {
            *address = None;
        }
    }

    /// Whether an address is followed; says why when it is not.
    pub fn address(&mut self, name: &str, address: &mut String, policy: Policy) -> bool {
        self.field(name, |checker| checker.this_address(address, policy))
    }

    pub fn this_address(&mut self, address: &mut String, policy: Policy) -> bool {
        match policy.read(address) {
            Ok(_) => {
                // As the author wrote it: the organiser's command opens paths, which know no percent signs.
                if address.trim_matches(' ').len() < address.len() {
                    *address = address.trim_matches(' ').to_owned();
                }
                true
            }
            Err(why) => {
                self.warn(What::BadUrl {
                    found: quoted(address),
                    why,
                });
                false
            }
        }
    }

    /// An id, made fit for addresses and file names; false when nothing is left of it.
    pub fn id(&mut self, id: &mut String) -> bool {
        self.field("id", |checker| {
            if is_id(id) {
                return true;
            }
            checker.warn(What::BadId(quoted(id)));
            *id = fit_id(id);
            !id.is_empty()
        })
    }

    /// Whether this entry's id is the first of its kind in this list; says where the other stands.
    pub fn first(&mut self, seen: &mut BTreeMap<String, String>, id: &str) -> bool {
        if let Some(first) = seen.get(id) {
            let (id, first) = (quoted(id), first.clone());
            self.field("id", |checker| {
                checker.report(Severity::Error, What::IdTaken { id, first });
            });
            return false;
        }
        seen.insert(id.to_owned(), crate::json::shown(&self.path));
        true
    }

    /// A list of references, made fit as the ids themselves are, each once.
    pub fn references(&mut self, name: &str, ids: &mut Vec<String>, limit: usize) {
        let mut seen = BTreeSet::new();
        self.list(name, ids, limit, |_, id| {
            if !is_id(id) {
                *id = fit_id(id);
            }
            !id.is_empty() && seen.insert(id.clone())
        });
    }

    /// Spans of time; those that end before they start are dropped.
    pub fn spans(&mut self, name: &str, spans: &mut Vec<Span>) {
        self.list(name, spans, limits::HOURS, |checker, span| {
            let sound = span.start.at < span.end.at;
            if !sound {
                checker.warn(What::EndsBeforeStart);
            }
            sound
        });
    }

    pub fn languages(&mut self, name: &str, tags: &mut Vec<String>) {
        self.list(name, tags, limits::LANGUAGES, |checker, tag| {
            let sound = is_language(tag);
            if !sound {
                checker.warn(What::BadLanguage(quoted(tag)));
            }
            sound
        });
    }

    /// ISO 3166-1 alpha-2, in capitals; dropped when it has another shape.
    pub fn country(&mut self, name: &str, country: &mut Option<String>) {
        let Some(code) = country else { return };
        if code.len() == 2 && code.bytes().all(|byte| byte.is_ascii_alphabetic()) {
            code.make_ascii_uppercase();
            return;
        }
        let found = quoted(code);
        self.field(name, |checker| checker.warn(What::BadCountry(found)));
        *country = None;
    }

    /// A name must not be empty; the id stands in for it.
    pub fn named(&mut self, name: &str, text: &mut Text, id: &str) {
        if text.is_empty() {
            self.field(name, |checker| checker.warn(What::Empty));
            *text = Text::from(id);
        }
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
                let what = What::NoSuch {
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
