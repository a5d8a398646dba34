//! JSON whose objects say something twice: of two values the first is taken, and the other one told, where the parser alone would take
//! the last without a word.

use feed::json::Node;
use serde_json::{Map, Value};

/// A file, and what stands in it a second time, with its place: `days[0].title`.
///
/// # Errors
/// When it is no JSON.
pub(super) fn read(bytes: &[u8]) -> serde_json::Result<(Value, Vec<(String, Value)>)> {
    let node: Node = serde_json::from_slice(bytes)?;
    let mut twice = Vec::new();
    let file = value(node, "", &mut twice);
    Ok((file, twice))
}

fn value(node: Node, place: &str, twice: &mut Vec<(String, Value)>) -> Value {
    match node {
        Node::Null | Node::Struck | Node::Hole => Value::Null,
        Node::Bool(is) => is.into(),
        Node::Number(number) => number.into(),
        Node::Text(text) => text.into(),
        Node::List(items) => (0..)
            .zip(items)
            .map(|(index, item)| value(item, &format!("{place}[{index}]"), twice))
            .collect(),
        Node::Object(fields) => {
            let mut object = Map::new();
            for (name, node) in fields {
                let dot = if place.is_empty() { "" } else { "." };
                let place = format!("{place}{dot}{name}");
                let said = value(node, &place, twice);
                if !object.contains_key(&name) {
                    object.insert(name, said);
                } else if object.get(&name) != Some(&said) {
                    twice.push((place, said));
                }
            }
            object.into()
        }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn what_stands_twice_is_told_with_its_place() {
        let text = br#"{ "a": [{ "t": "A", "u": 1, "t": "B" }, { "t": 1, "t": 1 }], "n": null, "a": [], "x": -1.5 }"#;
        let (file, twice) = read(text).unwrap();
        assert_eq!(
            file,
            json!({ "a": [{ "t": "A", "u": 1 }, { "t": 1 }], "n": null, "x": -1.5 })
        );
        assert_eq!(
            twice,
            [
                ("a[0].t".to_owned(), json!("B")),
                ("a".to_owned(), json!([]))
            ]
        );
        assert!(read(b"{ \"a\": 1, }").is_err());
    }
}
