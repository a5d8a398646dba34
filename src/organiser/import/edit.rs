//! Changing a JSON text in places: what is not changed stays as its author wrote it, spaces and all.

use std::ops::Range;

use serde_json::Value;
use serde_json::value::RawValue;

use crate::site::addresses::JsonFields;

/// Characters up to which a value stands on one line.
const LINE: usize = 100;

/// Spaces a level further in, where the text itself does not show how many.
const INDENT: &str = "  ";

/// The text with `value` at a path of field names. Objects on the way that are missing are made.
///
/// # Errors
/// When the text is no JSON, or something else than an object stands on the way.
pub(crate) fn set(text: &str, path: &[&str], value: &Value) -> serde_json::Result<String> {
    let raw: &RawValue = serde_json::from_str(text)?;
    set_in(text, raw, path, value)
}

fn set_in(whole: &str, raw: &RawValue, path: &[&str], value: &Value) -> serde_json::Result<String> {
    let Some((name, rest)) = path.split_first() else {
        let range = range(whole, raw);
        let indent = indent_of(whole, range.start);
        return Ok(spliced(whole, &range, &written(value, &indent)));
    };
    let JsonFields(fields) = serde_json::from_str(raw.get())?;
    if let Some((_, inside)) = fields.iter().find(|(field, _)| field == name) {
        return set_in(whole, inside, rest, value);
    }
    // A new field goes behind the last one, with all that is missing below it.
    let value = rest.iter().rev().fold(value.clone(), |inside, name| {
        Value::Object([((*name).to_owned(), inside)].into_iter().collect())
    });
    let last = fields.last().map(|(_, value)| *value);
    let key = Value::from(*name).to_string();
    Ok(appended(whole, raw, last, |indent| {
        format!("{key}: {}", written(&value, indent))
    }))
}

/// The text with more entries at the end of the list at a path. They are asked for with the spaces before their lines;
/// none where the list stands on one line.
///
/// # Errors
/// When the text is no JSON, or there is no list.
pub(crate) fn append(
    text: &str,
    path: &[EditStep<'_>],
    make: impl FnOnce(&str) -> Vec<String>,
) -> serde_json::Result<String> {
    let raw = find(text, path)?;
    let entries: Vec<&RawValue> = serde_json::from_str(raw.get())?;
    Ok(appended(text, raw, entries.last().copied(), |indent| {
        let between = if indent.is_empty() {
            ", ".to_owned()
        } else {
            format!(",\n{indent}")
        };
        make(indent).join(&between)
    }))
}

/// The text without an entry of the list at a path.
///
/// # Errors
/// When the text is no JSON, or there is no such entry.
pub(crate) fn without(
    text: &str,
    path: &[EditStep<'_>],
    index: usize,
) -> serde_json::Result<String> {
    let raw = find(text, path)?;
    let entries: Vec<&RawValue> = serde_json::from_str(raw.get())?;
    let missing = || serde::de::Error::custom("nothing is there");
    let this = range(text, entries.get(index).ok_or_else(missing)?);
    let piece = match (
        entries.get(index + 1),
        index.checked_sub(1).and_then(|before| entries.get(before)),
    ) {
        (Some(next), _) => this.start..range(text, next).start,
        (None, Some(before)) => range(text, before).end..this.end,
        (None, None) => {
            let whole = range(text, raw);
            whole.start + 1..whole.end - 1
        }
    };
    Ok(spliced(text, &piece, ""))
}

/// The piece of a text at a path.
///
/// # Errors
/// When the text is no JSON, or nothing is there.
pub(crate) fn find<'t>(text: &'t str, path: &[EditStep<'_>]) -> serde_json::Result<&'t RawValue> {
    let missing = || serde::de::Error::custom("nothing is there");
    let mut raw: &RawValue = serde_json::from_str(text)?;
    for step in path {
        raw = match step {
            EditStep::Field(name) => {
                let JsonFields(fields) = serde_json::from_str(raw.get())?;
                let found = fields.into_iter().find(|(field, _)| field == name);
                found.map(|(_, value)| value).ok_or_else(missing)?
            }
            EditStep::Index(index) => {
                let entries: Vec<&RawValue> = serde_json::from_str(raw.get())?;
                *entries.get(*index).ok_or_else(missing)?
            }
        };
    }
    Ok(raw)
}

/// A step down into a text.
#[derive(Clone, Copy, Debug)]
pub(crate) enum EditStep<'a> {
    Field(&'a str),
    Index(usize),
}

/// Where a value stands in the text it is a piece of.
pub(crate) fn range(whole: &str, raw: &RawValue) -> Range<usize> {
    let start = raw.get().as_ptr() as usize - whole.as_ptr() as usize;
    start..start + raw.get().len()
}

/// The text with a piece of it replaced.
pub(crate) fn spliced(text: &str, range: &Range<usize>, by: &str) -> String {
    format!("{}{by}{}", &text[..range.start], &text[range.end..])
}

/// Puts something behind the last member of an object or list, in the manner of those before it. What is put there is
/// asked for with the spaces before its lines; none where everything stands on one line.
fn appended(
    whole: &str,
    container: &RawValue,
    last: Option<&RawValue>,
    make: impl FnOnce(&str) -> String,
) -> String {
    let place = range(whole, container);
    let outer = indent_of(whole, place.start);
    let Some(last) = last else {
        // Nothing in it yet: it opens over lines if it stands on a line of its own file.
        let open = &whole[place.start..=place.start];
        let close = &whole[place.end - 1..place.end];
        let inner = format!("{outer}{INDENT}");
        let made = make(&inner);
        return spliced(
            whole,
            &place,
            &format!("{open}\n{inner}{made}\n{outer}{close}"),
        );
    };
    let end = range(whole, last).end;
    let on_lines = whole[end..place.end].contains('\n');
    let made = if on_lines {
        let inner = indent_of(whole, range(whole, last).start);
        format!(",\n{inner}{}", make(&inner))
    } else {
        format!(", {}", make(""))
    };
    spliced(whole, &(end..end), &made)
}

/// The spaces at the beginning of the line in which a byte stands.
fn indent_of(text: &str, at: usize) -> String {
    let line = text[..at].rfind('\n').map_or(0, |end| end + 1);
    text[line..at]
        .chars()
        .take_while(|c| matches!(c, ' ' | '\t'))
        .collect()
}

/// An object as text, its fields in this order, each on a line.
pub(crate) fn object(fields: &[(String, Value)], indent: &str) -> String {
    braced(fields.iter().map(|(name, value)| (name, value)), indent)
}

fn braced<'a>(fields: impl Iterator<Item = (&'a String, &'a Value)>, indent: &str) -> String {
    let deeper = format!("{indent}{INDENT}");
    let fields: Vec<_> = fields
        .map(|(name, value)| {
            let name = Value::from(name.as_str());
            format!("{deeper}{name}: {}", written(value, &deeper))
        })
        .collect();
    format!("{{\n{}\n{indent}}}", fields.join(",\n"))
}

/// A value as text. It stands on one line if it fits; else its lines begin with `indent`.
pub(crate) fn written(value: &Value, indent: &str) -> String {
    let line = on_line(value);
    let flat = indent.chars().count() + line.chars().count() <= LINE;
    let deeper = format!("{indent}{INDENT}");
    match value {
        Value::Object(fields) if !flat && !fields.is_empty() => braced(fields.iter(), indent),
        Value::Array(entries) if !flat && !entries.is_empty() => {
            let entries: Vec<_> = entries
                .iter()
                .map(|value| format!("{deeper}{}", written(value, &deeper)))
                .collect();
            format!("[\n{}\n{indent}]", entries.join(",\n"))
        }
        _ => line,
    }
}

/// A value on one line, with spaces where people put them.
fn on_line(value: &Value) -> String {
    match value {
        Value::Object(fields) if !fields.is_empty() => {
            let fields: Vec<_> = fields
                .iter()
                .map(|(name, value)| format!("{}: {}", Value::from(name.as_str()), on_line(value)))
                .collect();
            format!("{{ {} }}", fields.join(", "))
        }
        Value::Array(entries) => {
            let entries: Vec<_> = entries.iter().map(on_line).collect();
            format!("[{}]", entries.join(", "))
        }
        plain => plain.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    const BOOTH: &str = "{\n    \"id\" : \"a\",\n    \"name\": { \"ja\": \"青葉\" },\n    \"contact\": {\n        \"url\": \"https://a.example/\"\n    }\n}\n";

    #[test]
    fn only_what_is_changed_changes() {
        let text = set(BOOTH, &["contact", "email"], &json!("a@a.example")).unwrap();
        assert_eq!(
            text,
            BOOTH.replace(
                "a.example/\"\n",
                "a.example/\",\n        \"email\": \"a@a.example\"\n"
            )
        );
        let text = set(BOOTH, &["name", "en"], &json!("Aoba")).unwrap();
        assert_eq!(
            text,
            BOOTH.replace("\"青葉\" }", "\"青葉\", \"en\": \"Aoba\" }")
        );
        let text = set(BOOTH, &["id"], &json!("b")).unwrap();
        assert_eq!(text, BOOTH.replace("\"a\"", "\"b\""));
        let text = set(BOOTH, &["logo", "src"], &json!("a.png")).unwrap();
        let end = "    },\n    \"logo\": { \"src\": \"a.png\" }\n}\n";
        assert!(text.ends_with(end), "{text}");
        assert!(set("[]", &["id"], &json!(1)).is_err());
    }

    #[test]
    fn an_entry_is_taken_out_with_its_comma() {
        let path = [EditStep::Field("a")];
        for (text, index, wanted) in [
            (r#"{"a": [1, 2, 3]}"#, 0, r#"{"a": [2, 3]}"#),
            (r#"{"a": [1, 2, 3]}"#, 2, r#"{"a": [1, 2]}"#),
            ("{\"a\": [\n  1\n]}", 0, r#"{"a": []}"#),
        ] {
            assert_eq!(without(text, &path, index).unwrap(), wanted);
        }
        assert!(without("{}", &path, 0).is_err());
    }

    #[test]
    fn an_empty_object_opens() {
        assert_eq!(
            set("{}", &["id"], &json!("a")).unwrap(),
            "{\n  \"id\": \"a\"\n}"
        );
        assert_eq!(
            set("{ \"a\": 1 }", &["b"], &json!([1])).unwrap(),
            "{ \"a\": 1, \"b\": [1] }"
        );
    }

    #[test]
    fn entries_are_added_in_the_manner_of_those_before() {
        let path = [
            EditStep::Field("halls"),
            EditStep::Index(0),
            EditStep::Field("booths"),
        ];
        let more = |_: &str| vec!["\"b.json\"".to_owned(), "\"c.json\"".to_owned()];
        let on_line = r#"{"halls": [{"booths": ["a.json"]}], "x": 1}"#;
        assert_eq!(
            append(on_line, &path, more).unwrap(),
            r#"{"halls": [{"booths": ["a.json", "b.json", "c.json"]}], "x": 1}"#
        );
        let on_lines = "{\"halls\": [{\n  \"booths\": [\n   \"a.json\"\n  ]}]}";
        assert_eq!(
            append(on_lines, &path, more).unwrap(),
            "{\"halls\": [{\n  \"booths\": [\n   \"a.json\",\n   \"b.json\",\n   \"c.json\"\n  ]}]}"
        );
        let empty = "{\n  \"halls\": [{ \"booths\": [] }]\n}";
        let text = append(empty, &path, more).unwrap();
        assert_eq!(
            text,
            "{\n  \"halls\": [{ \"booths\": [\n    \"b.json\",\n    \"c.json\"\n  ] }]\n}"
        );
        assert!(append(on_line, &path[..1], |_| vec!["1".to_owned()]).is_ok());
        assert!(append("{}", &path, more).is_err());
    }
}
