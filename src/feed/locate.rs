//! Line and column of a JSON path, found only when there is something to say about it.

use crate::json::Step;

/// Line and column (from 1, in characters) where the value at this path starts; where its object starts when the
/// last step is a field that is not there. The text must be sound JSON.
pub(crate) fn locate(text: &str, path: &[Step]) -> Option<(usize, usize)> {
    let mut scan = Scan {
        text: text.as_bytes(),
        at: 0,
    };
    scan.space();
    for (index, step) in path.iter().enumerate() {
        let start = scan.at;
        if !scan.enter(text, step) {
            if index + 1 < path.len() {
                return None;
            }
            scan.at = start;
            break;
        }
    }
    Some(line_column(text, scan.at))
}

/// Line and column of a byte.
pub(crate) fn line_column(text: &str, at: usize) -> (usize, usize) {
    let before = &text[..text.floor_char_boundary(at)];
    let line = before.matches('\n').count() + 1;
    let column = before.rsplit('\n').next().unwrap_or("").chars().count() + 1;
    (line, column)
}

struct Scan<'a> {
    text: &'a [u8],
    at: usize,
}

impl Scan<'_> {
    fn peek(&self) -> Option<u8> {
        self.text.get(self.at).copied()
    }

    fn space(&mut self) {
        while matches!(self.peek(), Some(b' ' | b'\t' | b'\r' | b'\n')) {
            self.at += 1;
        }
    }

    /// Goes to the child at this step; false when there is none.
    fn enter(&mut self, text: &str, step: &Step) -> bool {
        let open = match step {
            Step::Key(_) => b'{',
            Step::Index(_) => b'[',
        };
        if self.peek() != Some(open) {
            return false;
        }
        self.at += 1;
        let mut index = 0;
        loop {
            self.space();
            match self.peek() {
                None | Some(b'}' | b']') => return false,
                Some(b',') => {
                    self.at += 1;
                    continue;
                }
                Some(_) => {}
            }
            let found = match step {
                Step::Index(wanted) => index == *wanted,
                Step::Key(wanted) => {
                    let start = self.at;
                    self.string();
                    let raw = text.get(start..self.at).unwrap_or("");
                    let key: Option<String> = serde_json::from_str(raw).ok();
                    self.space();
                    self.at += 1; // the colon
                    self.space();
                    key.as_ref() == Some(wanted)
                }
            };
            if found {
                return true;
            }
            self.skip();
            index += 1;
        }
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

    #[test]
    fn finds_values_by_path() {
        let text =
            "{\n  \"a\\u0062\": [1, {\"x\": \"}\\\"\"}, [2, 3]],\n  \"横\": {\"浜\": true}\n}";
        let key = |name: &str| Step::Key(name.to_owned());
        assert_eq!(locate(text, &[]), Some((1, 1)));
        assert_eq!(locate(text, &[key("ab")]), Some((2, 14)));
        let inner = [key("ab"), Step::Index(2), Step::Index(1)];
        assert_eq!(locate(text, &inner), Some((2, 36)));
        assert_eq!(locate(text, &[key("横"), key("浜")]), Some((3, 14)));
        // A field that is missing is told where its object starts.
        assert_eq!(locate(text, &[key("横"), key("?")]), Some((3, 8)));
        assert_eq!(locate(text, &[key("?"), key("?")]), None);
    }
}
