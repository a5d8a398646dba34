//! Speaking to the organiser: progress on standard error, results on standard output, in the organiser's language.

use std::io::{IsTerminal, Write};
use std::time::Instant;

use feed::problem::Severity;
use i18n::{Domain, Messages, Value};

use crate::report::{Finding, NotShown};

/// Speaks to the organiser.
pub(crate) struct Console {
    messages: Messages,
    quiet: bool,
    json: bool,
    since: Instant,
}

/// Values that fill a sentence's gaps.
pub(crate) type Values<'v> = &'v [(&'static str, Value<'v>)];

impl Console {
    pub fn new(messages: Messages, quiet: bool, json: bool) -> Self {
        Self {
            messages,
            quiet,
            json,
            since: Instant::now(),
        }
    }

    /// The language of the sentences, as a BCP 47 tag.
    pub fn language(&self) -> &'static str {
        self.messages.language()
    }

    /// Whether results are wanted as JSON.
    pub fn json(&self) -> bool {
        self.json
    }

    /// A sentence, not said yet.
    pub fn sentence(&self, key: &str, values: Values<'_>) -> String {
        clean(&self.messages.format(key, values))
    }

    /// A step of longer work, on standard error.
    pub fn step(&self, key: &str, values: Values<'_>) {
        if !self.quiet && !self.json {
            eprintln!(
                "{:>7.1} s  {}",
                self.since.elapsed().as_secs_f32(),
                self.sentence(key, values)
            );
        }
    }

    /// How far longer work is: only where a line can be written over.
    pub fn progress(&self, done: usize, of: usize) {
        if !self.quiet && !self.json && std::io::stderr().is_terminal() {
            let end = if done == of { "\r\x1b[K" } else { "" };
            eprint!("\r           {done}/{of}{end}");
            std::io::stderr().flush().ok();
        }
    }

    /// Something that is wrong with the event, on standard error: in one line, as compilers say it.
    pub fn finding(&self, finding: &Finding) {
        if self.quiet && finding.severity < Severity::Warning {
            return;
        }
        let place = finding
            .position
            .map_or_else(String::new, |(line, column)| format!(":{line}:{column}"));
        let path = if finding.path.is_empty() {
            String::new()
        } else {
            format!(" {}:", finding.path)
        };
        let severity = self.severity(finding.severity);
        let line = format!(
            "{}{place}: {severity}:{path} {}",
            finding.file, finding.what
        );
        eprintln!("{}", clean(&line));
    }

    /// The word for how much a problem costs.
    pub fn severity(&self, severity: Severity) -> String {
        self.messages.get(match severity {
            Severity::Error => "severity-error",
            Severity::Warning => "severity-warning",
            Severity::Note => "severity-note",
        })
    }

    /// An error that ended something: what was done, and why it went wrong.
    pub fn error(&self, error: &anyhow::Error) {
        if let Some(not_shown) = error.downcast_ref::<NotShown>() {
            not_shown
                .findings
                .iter()
                .for_each(|finding| self.finding(finding));
        }
        let reasons: Vec<String> = error.chain().map(ToString::to_string).collect();
        eprintln!(
            "{}: {}",
            self.messages.get("severity-error"),
            clean(&reasons.join(": "))
        );
    }

    /// An error that ends the command: a sentence in the organiser's language.
    pub fn failure(&self, key: &str, values: Values<'_>) -> anyhow::Error {
        anyhow::Error::msg(self.sentence(key, values))
    }
}

/// A text as terminals may show it. Other people's texts come into what this command says: without this one of them could
/// clear the screen, set its title, or turn the order of a line around. Line feeds and tabs stay.
pub(crate) fn clean(text: &str) -> String {
    let shown = |c: char| match c {
        '\n' | '\t' => c,
        // Marks, embeddings, overrides and isolates of text that runs both ways; line and paragraph separators.
        '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => {
            char::REPLACEMENT_CHARACTER
        }
        // C0 with the escape sign, delete, C1.
        _ if c.is_control() => char::REPLACEMENT_CHARACTER,
        _ => c,
    };
    text.chars().map(shown).collect()
}

/// The texts in the wanted language, or in the system's.
pub(crate) fn messages(wanted: Option<&str>) -> Messages {
    let system = ["LC_ALL", "LC_MESSAGES", "LANG"]
        .iter()
        .filter_map(|name| std::env::var(name).ok())
        .find(|value| !value.is_empty());
    // `ja_JP.UTF-8` of the environment is the tag `ja-JP`.
    let tag = wanted
        .map(str::to_owned)
        .or(system)
        .unwrap_or_default()
        .split(['.', '@'])
        .next()
        .unwrap_or_default()
        .replace('_', "-");
    Messages::load(&tag, &[Domain::ORGANISER])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_text_speaks_to_the_terminal() {
        let hostile = "Acme\u{1b}]0;owned\u{7}\u{1b}[2J\u{9b}1m\u{202e}x\u{2066}\r";
        let spoken =
            |c: char| c.is_control() || ('\u{2028}'..='\u{202e}').contains(&c) || c == '\u{2066}';
        assert!(!clean(hostile).contains(spoken));
        assert_eq!(clean("a\tb\nロープ工房"), "a\tb\nロープ工房");
    }
}
