//! Speaking to the organiser: progress on standard error, results on standard output, in the organiser's language.

use std::io::{IsTerminal, Write};
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Instant;

use feed::problem::Severity;
use i18n::{Domain, Messages, PlaceableValue};

use crate::report::{Finding, NotShown, in_file};

/// Speaks to the organiser.
pub(crate) struct Console {
    messages: Messages,
    quiet: bool,
    json: bool,
    since: Instant,
    /// Tenths of seconds at which progress was told last, where lines cannot be written over.
    progress: AtomicU64,
}

/// Seconds between two lines of progress.
const PROGRESS_SECS: u64 = 5;

/// Values that fill a sentence's gaps.
pub(crate) type Values<'v> = &'v [(&'static str, PlaceableValue<'v>)];

impl Console {
    pub fn new(messages: Messages, quiet: bool, json: bool) -> Self {
        Self {
            messages,
            quiet,
            json,
            since: Instant::now(),
            progress: AtomicU64::new(0),
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

    /// Whether only what is wrong is to be told.
    pub fn quiet(&self) -> bool {
        self.quiet
    }

    /// Says so when there are no messages in the wanted language, on standard error.
    pub fn tell_language(&self, wanted: Option<&str>) {
        let spoken = || {
            let languages = i18n::LANGUAGES.into_iter();
            // What a language lacks is said in English.
            let word = |tag| Messages::load(tag, &[Domain::ORGANISER]).get("help-check");
            let english = word("en");
            languages.filter(move |tag| *tag == "en" || word(tag) != english)
        };
        let Some(wanted) = wanted.filter(|wanted| {
            // `ja_JP.UTF-8` as the environment writes it.
            let primary = wanted.split(['-', '_', '.']).next().unwrap_or_default();
            !spoken().any(|tag| tag.eq_ignore_ascii_case(primary))
        }) else {
            return;
        };
        let languages = spoken().collect::<Vec<_>>().join(", ");
        let values = [("language", wanted.into()), ("languages", languages.into())];
        let severity = self.severity(Severity::Warning);
        let told = self.sentence("no-messages", &values);
        let _ = writeln!(std::io::stderr(), "{severity}: {told}");
    }

    /// A sentence, not said yet.
    pub fn sentence(&self, key: &str, values: Values<'_>) -> String {
        clean(&self.messages.format(key, values))
    }

    /// A sentence, where there is one of this key.
    pub fn find(&self, key: &str) -> Option<String> {
        self.messages.find(key, &[]).map(|text| clean(&text))
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

    /// How far longer work is: on a terminal in one line that is written over, elsewhere in a line every few seconds.
    pub fn progress(&self, done: usize, of: usize) {
        if self.quiet || self.json {
            return;
        }
        let mut stderr = std::io::stderr().lock();
        if stderr.is_terminal() {
            let end = if done == of { "\r\x1b[K" } else { "" };
            let _ = write!(stderr, "\r           {done}/{of}{end}");
            let _ = stderr.flush();
            return;
        }
        let now = self.since.elapsed().as_secs();
        let last = self.progress.load(Ordering::Relaxed);
        if now >= last + PROGRESS_SECS {
            self.progress.store(now, Ordering::Relaxed);
            let _ = writeln!(stderr, "{now:>7}.0 s  {done}/{of}");
        }
    }

    /// A result, on standard output.
    ///
    /// # Errors
    /// When nothing can be written there: a full disk behind it, say.
    pub fn print(&self, text: &str) -> anyhow::Result<()> {
        let mut stdout = std::io::stdout().lock();
        match stdout
            .write_all(text.as_bytes())
            .and_then(|()| stdout.flush())
        {
            // Whoever listened has heard enough.
            Err(error) if error.kind() == std::io::ErrorKind::BrokenPipe => Ok(()),
            Err(error) => {
                let values = [("reason", self.reason(&error).into())];
                Err(self.failure("not-printed", &values))
            }
            Ok(()) => Ok(()),
        }
    }

    /// The result for programs, where one is wanted.
    ///
    /// # Errors
    /// As [`Console::print`].
    pub fn json_result(&self, result: &serde_json::Value) -> anyhow::Result<()> {
        if self.json {
            self.print(&format!("{}\n", json_text(result)))
        } else {
            Ok(())
        }
    }

    /// Something that is wrong with the event, on standard error: in one line, as compilers say it.
    pub fn finding(&self, finding: &Finding) {
        if self.json || (self.quiet && finding.severity < Severity::Warning) {
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
        let reasons: Vec<String> = error
            .chain()
            .map(|cause| match cause.downcast_ref() {
                Some(error) => self.reason(error),
                None => cause.to_string(),
            })
            .collect();
        let findings = error
            .downcast_ref::<NotShown>()
            .map_or(&[][..], |not_shown| &not_shown.findings);
        if self.json {
            let findings: Vec<_> = findings.iter().map(Finding::json).collect();
            let told = serde_json::json!({ "error": reasons.join(": "), "findings": findings });
            // Where not even this can be written, the exit code is left.
            let _ = self.print(&format!("{}\n", json_text(&told)));
            return;
        }
        findings.iter().for_each(|finding| self.finding(finding));
        let severity = self.messages.get("severity-error");
        let reasons = clean(&reasons.join(": "));
        let _ = writeln!(std::io::stderr(), "{severity}: {reasons}");
    }

    /// Why the system refused, in the organiser's language; in the system's own words where we have none.
    pub fn reason(&self, error: &std::io::Error) -> String {
        use std::io::ErrorKind;
        let key = match error.kind() {
            ErrorKind::NotFound => "system-missing",
            ErrorKind::PermissionDenied => "system-forbidden",
            ErrorKind::AlreadyExists => "system-taken",
            ErrorKind::NotADirectory => "system-no-folder",
            ErrorKind::IsADirectory => "system-folder",
            ErrorKind::StorageFull => "system-full",
            ErrorKind::QuotaExceeded => "system-quota",
            ErrorKind::ReadOnlyFilesystem => "system-read-only",
            ErrorKind::FileTooLarge => "system-too-large",
            ErrorKind::InvalidFilename => "system-no-name",
            ErrorKind::ResourceBusy => "system-busy",
            _ => return error.to_string(),
        };
        self.sentence(key, &[])
    }

    /// An error that ends the command: a sentence in the organiser's language.
    pub fn failure(&self, key: &str, values: Values<'_>) -> anyhow::Error {
        anyhow::Error::msg(self.sentence(key, values))
    }
}

impl Finding {
    /// What only this command can find: `key` and `key-advice` are its sentences.
    pub(crate) fn ours(
        severity: Severity,
        file: &str,
        path: &str,
        key: &str,
        values: Values<'_>,
        console: &Console,
    ) -> Self {
        let (file, path) = in_file(file, path);
        let advice_key = format!("{key}-advice");
        let advice = console.sentence(&advice_key, values);
        Self {
            severity,
            kind: key.to_owned(),
            file,
            path,
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

/// A text as terminals may show it. Other people's texts come into what this command says: without this one of them could
/// clear the screen, set its title, or turn the order of a line around. Line feeds and tabs stay.
pub(crate) fn clean(text: &str) -> String {
    let shown = |c: char| match c {
        '\n' | '\t' => c,
        _ if speaks(c) => char::REPLACEMENT_CHARACTER,
        _ => c,
    };
    text.chars().map(shown).collect()
}

/// Whether a character does something to a terminal instead of being shown.
fn speaks(c: char) -> bool {
    // Marks, embeddings, overrides and isolates of text that runs both ways; line and paragraph separators.
    matches!(c, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
        // C0 with the escape sign, delete, C1.
        || c.is_control()
}

/// JSON in one line for programs, and for terminals: JSON itself escapes some controls only. All of these stand inside of texts.
pub(crate) fn json_text(value: &serde_json::Value) -> String {
    let text = value.to_string();
    if !text.contains(speaks) {
        return text;
    }
    let mut out = String::with_capacity(text.len() + 16);
    for c in text.chars() {
        if speaks(c) {
            out.push_str(&format!("\\u{:04x}", u32::from(c)));
        } else {
            out.push(c);
        }
    }
    out
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

/// A path as it can be pasted behind a command.
pub(crate) fn quoted(path: &str) -> String {
    if path.contains(char::is_whitespace) {
        format!("\"{path}\"")
    } else {
        path.to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn why_the_system_refuses_is_said_in_the_organisers_language() {
        use std::fs::{File, read, write};
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("file");
        write(&file, "").unwrap();
        let refusals = [
            File::open(folder.path().join("nothing")).map(drop),
            std::fs::create_dir(&file),
            read(file.join("below")).map(drop),
            write(folder.path(), ""),
            write("/dev/full", "x"),
            write(folder.path().join("x".repeat(300)), ""),
        ];
        for language in ["en", "ja"] {
            let console = Console::new(messages(Some(language)), false, false);
            for refusal in &refusals {
                let error = refusal.as_ref().unwrap_err();
                let told = console.reason(error);
                assert!(!told.contains("os error"), "{language}: {told}");
                // In the middle of a sentence, and as the last of an error's reasons.
                assert!(!told.ends_with(['.', '。']), "{told}");
            }
        }
    }

    #[test]
    fn no_text_speaks_to_the_terminal() {
        let hostile = "Acme\u{1b}]0;owned\u{7}\u{1b}[2J\u{9b}1m\u{202e}x\u{2066}\r";
        let spoken =
            |c: char| c.is_control() || ('\u{2028}'..='\u{202e}').contains(&c) || c == '\u{2066}';
        assert!(!clean(hostile).contains(spoken));
        assert_eq!(clean("a\tb\nロープ工房"), "a\tb\nロープ工房");
        let value = serde_json::json!({ hostile: [hostile, "ロープ\n"] });
        let told = json_text(&value);
        assert!(!told.contains(speaks));
        assert_eq!(
            serde_json::from_str::<serde_json::Value>(&told).unwrap(),
            value
        );
    }
}
