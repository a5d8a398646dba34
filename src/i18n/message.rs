//! One text of a file in the form of Fluent: read anew each time it is said, because most are never said.

use crate::Value;

/// A text with its key.
#[derive(Clone, Copy)]
pub(crate) struct Message {
    pub key: &'static str,
    pattern: &'static str,
}

/// The texts of a file: each begins with its key at the start of a line; what follows is indented, or closes a brace.
pub(crate) fn messages(source: &'static str) -> impl Iterator<Item = Message> {
    let mut rest = source;
    std::iter::from_fn(move || {
        loop {
            let line = rest.find('\n').map_or(rest.len(), |end| end + 1);
            let first = rest.as_bytes().first()?;
            if !first.is_ascii_alphabetic() {
                rest = rest.get(line..)?;
                continue;
            }
            let mut end = line;
            while let Some(next) = rest.get(end..).filter(|next| !next.is_empty()) {
                if !next.starts_with([' ', '\n', '\r', '}']) {
                    break;
                }
                end += next.find('\n').map_or(next.len(), |end| end + 1);
            }
            let (message, others) = rest.split_at_checked(end)?;
            rest = others;
            if let Some((key, pattern)) = message.split_once('=') {
                let (key, pattern) = (key.trim(), pattern);
                return Some(Message { key, pattern });
            }
        }
    })
}

/// What fills the gaps of a text, and in which language it is.
#[derive(Clone, Copy)]
struct Gaps<'v> {
    language: &'static str,
    values: &'v [(&'static str, Value<'v>)],
}

impl Message {
    /// The text in words.
    pub fn format(&self, language: &'static str, values: &[(&'static str, Value<'_>)]) -> String {
        let mut out = String::new();
        Gaps { language, values }.write(self.pattern, &mut out);
        out
    }
}

impl Gaps<'_> {
    /// Writes a pattern: lines without their common indent, and what stands in braces.
    fn write(self, pattern: &str, out: &mut String) {
        let pattern = pattern.trim_matches([' ', '\n', '\r']);
        let indent = indent(pattern);
        let mut rest = pattern;
        while let Some(at) = rest.find(['{', '\n', '\r']) {
            let (words, mark) = rest.split_at(at);
            out.push_str(words);
            if mark.starts_with('{') {
                let end = closing(mark);
                self.fill(mark.get(1..end).unwrap_or_default(), out);
                rest = mark.get(end + 1..).unwrap_or_default();
            } else {
                rest = mark
                    .trim_start_matches('\r')
                    .strip_prefix('\n')
                    .unwrap_or_default();
                out.push('\n');
                let spaces = rest.len() - rest.trim_start_matches(' ').len();
                rest = rest.get(spaces.min(indent)..).unwrap_or_default();
            }
        }
        out.push_str(rest);
    }

    /// Writes what stands in braces: a value, a choice by a value, or letters as they are.
    fn fill(self, inside: &str, out: &mut String) {
        let inside = inside.trim_matches([' ', '\n', '\r']);
        if let Some(letters) = inside.strip_prefix('"') {
            out.push_str(letters.strip_suffix('"').unwrap_or(letters));
            return;
        }
        let (name, choices) = match inside.split_once("->") {
            Some((name, choices)) => (name.trim_end(), Some(choices)),
            None => (inside, None),
        };
        let known = |(known, _): &&(&str, Value<'_>)| name.strip_prefix('$') == Some(known);
        let value = self.values.iter().find(known).map(|(_, value)| value);
        match (choices, value) {
            (Some(choices), value) => self.write(self.choose(choices, value), out),
            (None, Some(Value::Words(words))) => out.push_str(words),
            (None, Some(Value::Number(number))) => out.push_str(&number.to_string()),
            // A gap is shown as its name, so that it is seen.
            (None, None) => {
                out.push('{');
                out.push_str(name);
                out.push('}');
            }
        }
    }

    /// The pattern of the choice that fits, or of the one with the star.
    fn choose<'c>(self, choices: &'c str, value: Option<&Value<'_>>) -> &'c str {
        let mut other = "";
        let mut rest = choices;
        while let Some((begin, is_other)) = next_choice(rest, true) {
            let Some((key, pattern)) = rest.get(begin..).and_then(|rest| rest.split_once(']'))
            else {
                break;
            };
            let end = next_choice(pattern, false).map_or(pattern.len(), |(begin, is_other)| {
                begin - 1 - usize::from(is_other)
            });
            let (pattern, others) = pattern.split_at(end);
            if value.is_some_and(|value| self.fits(key.trim(), value)) {
                return pattern;
            }
            if is_other {
                other = pattern;
            }
            rest = others;
        }
        other
    }

    fn fits(self, key: &str, value: &Value<'_>) -> bool {
        match value {
            Value::Words(words) => words == key,
            // Whole numbers: English has a form for one, Japanese has one for all.
            Value::Number(1 | -1) if self.language == "en" && key == "one" => true,
            Value::Number(number) => key.parse() == Ok(*number),
        }
    }
}

/// The byte after the bracket that opens the next choice of a list, and whether it has the star. Choices begin at the
/// start of a line, outside of braces; `is_start` says whether the text does.
fn next_choice(text: &str, mut is_start: bool) -> Option<(usize, bool)> {
    let mut depth = 0_usize;
    for (at, c) in text.char_indices() {
        match c {
            '{' => depth += 1,
            '}' => depth = depth.saturating_sub(1),
            '[' if depth == 0 && is_start => {
                let before = text.as_bytes().get(at.wrapping_sub(1));
                return Some((at + 1, before == Some(&b'*')));
            }
            _ => {}
        }
        is_start = c == '\n' || (is_start && matches!(c, ' ' | '*'));
    }
    None
}

/// The byte of the brace that closes the one with which a text begins.
fn closing(text: &str) -> usize {
    let (mut depth, mut in_letters) = (0_usize, false);
    for (at, c) in text.char_indices() {
        match c {
            '"' if depth > 0 => in_letters = !in_letters,
            '{' if !in_letters => depth += 1,
            '}' if !in_letters => {
                depth = depth.saturating_sub(1);
                if depth == 0 {
                    return at;
                }
            }
            _ => {}
        }
    }
    text.len()
}

/// Spaces before each line but the first, as many as all of them have. Lines inside braces and empty ones do not count.
fn indent(pattern: &str) -> usize {
    let mut least = usize::MAX;
    let mut rest = pattern;
    while let Some(at) = rest.find(['{', '\n']) {
        let (_, mark) = rest.split_at(at);
        if mark.starts_with('{') {
            rest = mark.get(closing(mark) + 1..).unwrap_or_default();
            continue;
        }
        rest = mark.get(1..).unwrap_or_default();
        let words = rest.trim_start_matches(' ');
        if !words.is_empty() && !words.starts_with(['\n', '\r']) {
            least = least.min(rest.len() - words.len());
        }
    }
    least
}
