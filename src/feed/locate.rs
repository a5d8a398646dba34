//! JSON locator: from a JSON path to the bytes of its value, and from bytes to line and column. The text is scanned, not read
//! into a tree, and without recursion: no nesting can exhaust the stack, and nothing of what is not looked for is kept.
//!
//! Whoever calls has had the text read as JSON before; of anything else some place in it comes out, or none.

use std::ops::Range;

use crate::json::{JsonStep, Node};

/// The bytes of the value at a path, where there is one. The empty path is the whole value.
pub fn span(text: &str, path: &[JsonStep]) -> Option<Range<usize>> {
    let (found, depth) = deepest(text, path);
    (depth == path.len()).then_some(found)
}

/// The bytes of the value at a path, or of the nearest one around it that is there.
pub fn nearest(text: &str, path: &[JsonStep]) -> Range<usize> {
    deepest(text, path).0
}

/// The bytes of what a problem is about: the value at the path, or its object when the last step is a field that is
/// not there.
pub(crate) fn blamed(text: &str, path: &[JsonStep]) -> Option<Range<usize>> {
    let (found, depth) = deepest(text, path);
    (depth + 1 >= path.len()).then_some(found)
}

/// The deepest value on the way down a path, and how many steps lead to it.
fn deepest(text: &str, path: &[JsonStep]) -> (Range<usize>, usize) {
    let mut scan = Scan { text, at: 0 };
    scan.space();
    let mut depth = 0;
    for step in path {
        let start = scan.at;
        if !scan.enter(step) {
            scan.at = start;
            break;
        }
        depth += 1;
    }
    (scan.value(), depth)
}

/// A member of an object, or an entry of a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct JsonMember {
    /// Its field's name or its number.
    pub step: JsonStep,
    /// The bytes of its value.
    pub span: Range<usize>,
}

/// The members of the object, or the entries of the list, that begins at a byte; of any other value there are none.
pub fn members(text: &str, at: usize) -> Vec<JsonMember> {
    let mut scan = Scan { text, at };
    let mut members = Vec::new();
    let is_object = scan.peek() == Some(b'{');
    if is_object || scan.peek() == Some(b'[') {
        scan.at += 1;
        while scan.next_member() {
            let step = if is_object {
                JsonStep::Key(scan.key().unwrap_or_default())
            } else {
                JsonStep::Index(members.len())
            };
            let span = scan.value();
            scan.at = span.end.max(scan.at);
            members.push(JsonMember { step, span });
        }
    }
    members
}

/// A path as [`crate::Problem::path`] writes it, step by step: `posters[2].image`.
pub fn steps(path: &str) -> Vec<JsonStep> {
    let mut steps = Vec::new();
    let mut rest = path;
    while !rest.is_empty() {
        if let Some(inside) = rest.strip_prefix('[') {
            let quoted = inside.starts_with('"');
            let end = if quoted { "\"]" } else { "]" };
            let (step, after) = match inside.find(end) {
                Some(at) => (
                    inside.get(..at + end.len() - 1).unwrap_or_default(),
                    inside.get(at + end.len()..).unwrap_or_default(),
                ),
                None => (inside, ""),
            };
            steps.push(match step.parse() {
                Ok(index) => JsonStep::Index(index),
                Err(_) => {
                    JsonStep::Key(serde_json::from_str(step).unwrap_or_else(|_| step.to_owned()))
                }
            });
            rest = after;
        } else {
            let name = rest.trim_start_matches('.');
            let end = name.find(['.', '[']).unwrap_or(name.len());
            let (name, after) = name.split_at(end);
            if !name.is_empty() {
                steps.push(JsonStep::Key(name.to_owned()));
            }
            rest = after;
        }
    }
    steps
}

/// Line and column (from 1, the column in characters) of a byte.
pub fn line_column(text: &str, at: usize) -> (usize, usize) {
    let before = &text[..text.floor_char_boundary(at)];
    let line = before.matches('\n').count() + 1;
    let column = before.rsplit('\n').next().unwrap_or("").chars().count() + 1;
    (line, column)
}

struct Scan<'a> {
    text: &'a str,
    at: usize,
}

impl Scan<'_> {
    fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    fn space(&mut self) {
        while matches!(self.peek(), Some(b' ' | b'\t' | b'\r' | b'\n')) {
            self.at += 1;
        }
    }

    /// Goes to the child at this step; false when there is none.
    fn enter(&mut self, step: &JsonStep) -> bool {
        let open = match step {
            JsonStep::Key(_) => b'{',
            JsonStep::Index(_) => b'[',
        };
        if self.peek() != Some(open) {
            return false;
        }
        self.at += 1;
        let mut index = 0;
        while self.next_member() {
            let found = match step {
                JsonStep::Index(wanted) => index == *wanted,
                JsonStep::Key(wanted) => self.key().as_ref() == Some(wanted),
            };
            if found {
                return true;
            }
            self.skip();
            index += 1;
        }
        false
    }

    /// Goes to the next member of an object or list; false at its end.
    fn next_member(&mut self) -> bool {
        loop {
            self.space();
            match self.peek() {
                None | Some(b'}' | b']') => return false,
                Some(b',') => self.at += 1,
                Some(_) => return true,
            }
        }
    }

    /// Reads a field's name and goes to its value.
    fn key(&mut self) -> Option<String> {
        let start = self.at;
        self.string();
        // As a tree, which is read anyway: words alone have a reader and errors of their own, which visitors would download.
        let key = match serde_json::from_str(self.text.get(start..self.at).unwrap_or("")) {
            Ok(Node::Text(key)) => Some(key),
            _ => None,
        };
        self.space();
        self.at += 1; // the colon
        self.space();
        key
    }

    /// The bytes of the value one stands at.
    fn value(&self) -> Range<usize> {
        let mut scan = Scan { ..*self };
        scan.skip();
        let start = self.text.floor_char_boundary(self.at);
        // Numbers and words end where space begins.
        let value = self.text.get(start..scan.at).or(self.text.get(start..));
        start..start + value.unwrap_or("").trim_end().len()
    }

    fn string(&mut self) {
        self.at += 1;
        while let Some(byte) = self.peek() {
            self.at += if byte == b'\\' { 2 } else { 1 };
            if byte == b'"' {
                return;
            }
        }
    }

    /// Over one value of any kind.
    fn skip(&mut self) {
        let mut depth = 0_usize;
        loop {
            match self.peek() {
                None => return,
                Some(b'"') => {
                    self.string();
                    if depth == 0 {
                        return;
                    }
                    continue;
                }
                Some(b'[' | b'{') => depth += 1,
                Some(b']' | b'}') if depth == 0 => return,
                Some(b']' | b'}') => {
                    depth -= 1;
                    if depth == 0 {
                        self.at += 1;
                        return;
                    }
                }
                Some(b',') if depth == 0 => return,
                Some(_) => {}
            }
            self.at += 1;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const TEXT: &str =
        "{\n  \"a\\u0062\": [1, {\"x\": \"}\\\"\"}, [2, 3 ] ],\n  \"横\": {\"浜\": true}\n}";

    fn key(name: &str) -> JsonStep {
        JsonStep::Key(name.to_owned())
    }

    #[test]
    fn finds_values_by_path() {
        let at = |path: &[JsonStep]| span(TEXT, path).map(|found| &TEXT[found]);
        assert_eq!(at(&[]), Some(TEXT));
        assert_eq!(at(&[key("ab"), JsonStep::Index(0)]), Some("1"));
        let inner = [key("ab"), JsonStep::Index(2), JsonStep::Index(1)];
        assert_eq!(at(&inner), Some("3"));
        assert_eq!(at(&[key("ab"), JsonStep::Index(2)]), Some("[2, 3 ]"));
        assert_eq!(at(&[key("横"), key("浜")]), Some("true"));
        assert_eq!(at(&[key("横"), key("?")]), None);
        assert_eq!(
            &TEXT[nearest(TEXT, &[key("横"), key("?"), key("?")])],
            "{\"浜\": true}"
        );
    }

    #[test]
    fn problems_are_told_at_line_and_column() {
        let at = |path: &[JsonStep]| blamed(TEXT, path).map(|found| line_column(TEXT, found.start));
        assert_eq!(at(&[]), Some((1, 1)));
        assert_eq!(at(&[key("ab")]), Some((2, 14)));
        assert_eq!(at(&[key("横"), key("浜")]), Some((3, 14)));
        // A field that is missing is told where its object starts.
        assert_eq!(at(&[key("横"), key("?")]), Some((3, 8)));
        assert_eq!(at(&[key("?"), key("?")]), None);
    }

    #[test]
    fn members_stand_in_the_order_of_the_text() {
        let found: Vec<_> = members(TEXT, 0)
            .into_iter()
            .map(|member| (member.step, &TEXT[member.span]))
            .collect();
        assert_eq!(found.len(), 2);
        assert_eq!(found[1], (key("横"), "{\"浜\": true}"));
        let list = span(TEXT, &[key("ab")]).unwrap();
        let entries = members(TEXT, list.start);
        assert_eq!(entries.len(), 3);
        assert_eq!(&TEXT[entries[1].span.clone()], "{\"x\": \"}\\\"\"}");
        assert_eq!(members("[ ]", 0), []);
        assert_eq!(members("7", 0), []);
    }

    #[test]
    fn paths_are_read_as_they_are_written() {
        for path in [
            vec![],
            vec![key("posters"), JsonStep::Index(2), key("image")],
            vec![
                key("名前"),
                key("a.b[0]"),
                JsonStep::Index(0),
                JsonStep::Index(1),
            ],
        ] {
            assert_eq!(steps(&crate::json::shown(&path)), path);
        }
    }

    proptest! {
        /// Whatever the text is, sound or not, every place found lies in it.
        #[test]
        fn every_place_lies_in_the_text(text in "[\\[\\]{}\",:a1\\\\横 ]{0,40}", number in 0_usize..3) {
            for path in [vec![], vec![JsonStep::Index(number)], vec![key("a"), JsonStep::Index(number)]] {
                prop_assert!(text.get(nearest(&text, &path)).is_some());
            }
            for member in members(&text, 0) {
                prop_assert!(text.get(member.span).is_some());
            }
        }
    }
}
