//! One message of a Fluent file: read anew each time it is formatted, because most never are.

use crate::plural::{self, CATEGORIES};
use crate::{Language, PlaceableValue, runs_left};

/// Around a text that is laid out by itself, in the direction of its first letter (UAX 9: FSI and PDI).
const ISOLATE: &str = "\u{2068}";
const END_ISOLATE: &str = "\u{2069}";

/// A message: its key and its pattern, not yet read.
#[derive(Clone, Copy)]
pub(crate) struct LocaleMessage {
    pub key: &'static str,
    pattern: &'static str,
}

/// The messages of a file: each begins with its key at the start of a line; what follows is indented, or closes a brace.
pub(crate) fn messages(source: &'static str) -> impl Iterator<Item = LocaleMessage> {
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
                return Some(LocaleMessage { key, pattern });
            }
        }
    })
}

/// What a pattern is resolved with: the values of its placeables, and the language, for its plural rules.
#[derive(Clone, Copy)]
struct Scope<'v> {
    language: &'v Language,
    values: &'v [(&'static str, PlaceableValue<'v>)],
}

impl LocaleMessage {
    /// The message with its placeables filled in.
    pub fn format(
        &self,
        language: &Language,
        values: &[(&'static str, PlaceableValue<'_>)],
    ) -> String {
        let mut out = String::new();
        Scope { language, values }.write(self.pattern, &mut out);
        out
    }

    /// What follows the equals sign, without the empty lines behind it.
    pub fn source(&self) -> &'static str {
        self.pattern.trim_end_matches(['\n', '\r'])
    }

    /// The pattern as it stands in the file.
    pub fn pattern(&self) -> &'static str {
        self.pattern.trim()
    }
}

impl Scope<'_> {
    /// Writes a pattern: lines without their common indent, and what stands in braces.
    fn write(self, pattern: &str, out: &mut String) {
        let pattern = pattern.trim_matches([' ', '\n', '\r']);
        let indent = indent(pattern);
        let mut rest = pattern;
        while let Some(at) = rest.find(['{', '\n', '\r']) {
            let (text, mark) = rest.split_at(at);
            out.push_str(text);
            if mark.starts_with('{') {
                let end = closing(mark);
                self.write_placeable(mark.get(1..end).unwrap_or_default(), out);
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

    /// Writes a placeable: a value, a selector with its variants, or a string literal.
    fn write_placeable(self, inside: &str, out: &mut String) {
        let inside = inside.trim_matches([' ', '\n', '\r']);
        if let Some(letters) = inside.strip_prefix('"') {
            out.push_str(letters.strip_suffix('"').unwrap_or(letters));
            return;
        }
        let (name, variants) = match inside.split_once("->") {
            Some((name, variants)) => (name.trim_end(), Some(variants)),
            None => (inside, None),
        };
        let known =
            |(known, _): &&(&str, PlaceableValue<'_>)| name.strip_prefix('$') == Some(known);
        let value = self.values.iter().find(known).map(|(_, value)| value);
        match (variants, value) {
            (Some(variants), value) => self.write(self.select(variants, value), out),
            // A name that runs the other way would turn what stands around it, and all of a sentence that begins with it.
            (None, Some(PlaceableValue::Text(text))) if text.chars().any(runs_left) => {
                out.extend([ISOLATE, text, END_ISOLATE]);
            }
            (None, Some(PlaceableValue::Text(text))) => out.push_str(text),
            (None, Some(PlaceableValue::Number(number))) => out.push_str(&number.to_string()),
            // A placeable without a value is shown as its name, so that it is seen.
            (None, None) => {
                out.push('{');
                out.push_str(name);
                out.push('}');
            }
        }
    }

    /// The pattern of the variant that the value selects, or of the one with the star.
    fn select<'c>(self, variants: &'c str, value: Option<&PlaceableValue<'_>>) -> &'c str {
        let mut other = "";
        let mut rest = variants;
        while let Some((begin, is_other)) = next_variant(rest, true) {
            let Some((key, pattern)) = rest.get(begin..).and_then(|rest| rest.split_once(']'))
            else {
                break;
            };
            let end = next_variant(pattern, false).map_or(pattern.len(), |(begin, is_other)| {
                begin - 1 - usize::from(is_other)
            });
            let (pattern, others) = pattern.split_at(end);
            if value.is_some_and(|value| self.selects(key.trim(), value)) {
                return pattern;
            }
            if is_other {
                other = pattern;
            }
            rest = others;
        }
        other
    }

    /// Whether a value selects the variant with this key.
    fn selects(self, key: &str, value: &PlaceableValue<'_>) -> bool {
        match value {
            PlaceableValue::Text(text) => text == key,
            PlaceableValue::Number(number) if CATEGORIES.contains(&key) => {
                let is_rule =
                    |message: &&LocaleMessage| message.key.strip_prefix("plural-") == Some(key);
                let rule = self.language.messages.iter().find(is_rule);
                rule.is_some_and(|rule| plural::holds(rule.pattern(), number.unsigned_abs()))
            }
            PlaceableValue::Number(number) => key.parse() == Ok(*number),
        }
    }
}

/// The byte after the bracket that opens the next variant of a selector, and whether it has the star. Variants begin at the
/// start of a line, outside of braces; `is_start` says whether the text does.
fn next_variant(text: &str, mut is_start: bool) -> Option<(usize, bool)> {
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
