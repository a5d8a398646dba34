//! Where in a file's text a JSON path leads, so that the line can be shown.

use std::ops::Range;

use serde_json::value::RawValue;

use crate::site::addresses::JsonFields;

/// One step of a path.
#[derive(Debug, PartialEq, Eq)]
enum PathStep<'a> {
    Field(&'a str),
    Index(usize),
}

/// The bytes of the value at `path`; of the nearest one around it that is there. `None` for the file as a whole.
pub(super) fn of_path(text: &str, path: &str) -> Option<Range<usize>> {
    let mut raw: &RawValue = serde_json::from_str(text).ok()?;
    let mut found = None;
    for step in steps(path) {
        let next = match step {
            PathStep::Field(name) => {
                let JsonFields(fields) = serde_json::from_str(raw.get()).unwrap_or_default();
                fields
                    .into_iter()
                    .find(|(field, _)| field == name)
                    .map(|(_, value)| value)
            }
            PathStep::Index(index) => {
                let entries: Vec<&RawValue> = serde_json::from_str(raw.get()).unwrap_or_default();
                entries.get(index).copied()
            }
        };
        let Some(next) = next else { break };
        raw = next;
        // The value is a piece of the whole text, so its place is the distance between the two.
        let start = raw.get().as_ptr() as usize - text.as_ptr() as usize;
        found = Some(start..start + raw.get().len());
    }
    found
}

/// The bytes of what stands at a line and column, both from 1, the column in characters: a whole string or word.
pub(super) fn of_position(text: &str, (line, column): (usize, usize)) -> Option<Range<usize>> {
    let start_of_line: usize = text
        .split_inclusive('\n')
        .take(line.checked_sub(1)?)
        .map(str::len)
        .sum();
    let rest = text.get(start_of_line..)?;
    let in_line: usize = rest
        .chars()
        .take(column.checked_sub(1)?)
        .map(char::len_utf8)
        .sum();
    let start = start_of_line + in_line;
    let rest = text.get(start..)?;
    let long = match rest.chars().next()? {
        '"' => {
            let mut escaped = false;
            let end = rest.char_indices().skip(1).find(|&(_, c)| {
                let ends = (c == '"' && !escaped) || c == '\n';
                escaped = c == '\\' && !escaped;
                ends
            });
            end.map_or(rest.len(), |(at, c)| at + usize::from(c == '"'))
        }
        first => rest
            .find([',', '}', ']', '\n', ' '])
            .filter(|&at| at > 0)
            .unwrap_or(first.len_utf8()),
    };
    Some(start..start + long)
}

/// `posters[2].image` step by step.
fn steps(path: &str) -> Vec<PathStep<'_>> {
    let mut steps = Vec::new();
    for part in path.split('.').filter(|part| !part.is_empty()) {
        let mut pieces = part.split('[');
        let name = pieces.next().unwrap_or("");
        if !name.is_empty() {
            steps.push(PathStep::Field(name));
        }
        steps.extend(
            pieces
                .filter_map(|piece| piece.trim_end_matches(']').parse().ok())
                .map(PathStep::Index),
        );
    }
    steps
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str =
        "{\n  \"名前\": \"横浜\",\n  \"posters\": [\n    { \"image\": \"a.png\" }\n  ]\n}\n";

    #[test]
    fn a_path_leads_to_its_value_or_the_nearest_around_it() {
        let at = |path| of_path(TEXT, path).map(|range| &TEXT[range]);
        assert_eq!(at("posters[0].image"), Some("\"a.png\""));
        assert_eq!(at("posters[0].alt"), Some("{ \"image\": \"a.png\" }"));
        assert_eq!(at("名前"), Some("\"横浜\""));
        assert_eq!(at(""), None);
    }

    #[test]
    fn a_position_is_the_word_that_stands_there() {
        let at = |line, column| of_position(TEXT, (line, column)).map(|range| &TEXT[range]);
        assert_eq!(at(2, 9), Some("\"横浜\""));
        assert_eq!(at(4, 5), Some("{"));
        assert_eq!(at(90, 1), None);
    }
}
