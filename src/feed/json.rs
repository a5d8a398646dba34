//! JSON as a tree, with what `serde_json`'s own tree forgets: fields that stand twice, and places struck out.
//!
//! A typed value is read from the tree, not from the text: so several faults of one file can be told at once, by
//! striking out each and reading again.

use std::fmt;

use litemap::LiteMap;
use serde::de::{Deserialize, Deserializer, MapAccess, SeqAccess, Visitor};
use serde::ser::{Serialize, SerializeMap, Serializer};

/// A JSON value.
#[derive(Clone, Debug, PartialEq)]
pub enum Node {
    /// `null`.
    Null,
    /// `true` or `false`.
    Bool(bool),
    /// A number.
    Number(serde_json::Number),
    /// A string.
    Text(String),
    /// An array.
    List(Vec<Node>),
    /// In the order of the file.
    Object(Vec<(String, Node)>),
    /// A faulty value that is read as if it were not there.
    Struck,
    /// A faulty value whose place must remain: a booth inside the event file.
    Hole,
}

/// One step down into a JSON value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum JsonStep {
    /// To the value of a field.
    Key(String),
    /// To an entry of a list, from 0.
    Index(usize),
}

impl From<u32> for Node {
    fn from(number: u32) -> Self {
        Self::Number(number.into())
    }
}

impl From<f32> for Node {
    /// What is no number says nothing.
    fn from(number: f32) -> Self {
        serde_json::Number::from_f64(number.into()).map_or(Self::Null, Self::Number)
    }
}

impl From<&str> for Node {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl Node {
    /// An object of these fields.
    pub fn object<const COUNT: usize>(fields: [(&str, Self); COUNT]) -> Self {
        let fields = fields.into_iter();
        Self::Object(
            fields
                .map(|(name, value)| (name.to_owned(), value))
                .collect(),
        )
    }

    /// The entries of an array.
    pub fn items(&self) -> Option<&[Self]> {
        match self {
            Self::List(items) => Some(items),
            _ => None,
        }
    }

    /// A string's text.
    pub fn as_text(&self) -> Option<&str> {
        match self {
            Self::Text(text) => Some(text),
            _ => None,
        }
    }

    /// A whole number of this size.
    pub fn as_u32(&self) -> Option<u32> {
        match self {
            Self::Number(number) => number.as_u64()?.try_into().ok(),
            _ => None,
        }
    }

    /// The value of a field.
    pub fn field(&self, name: &str) -> Option<&Self> {
        match self {
            Self::Object(fields) => fields
                .iter()
                .find(|(key, _)| key == name)
                .map(|(_, node)| node),
            _ => None,
        }
    }

    /// The value at a path.
    pub fn at_mut(&mut self, path: &[JsonStep]) -> Option<&mut Self> {
        let Some((step, rest)) = path.split_first() else {
            return Some(self);
        };
        let next = match (self, step) {
            (Self::Object(fields), JsonStep::Key(name)) => fields
                .iter_mut()
                .find(|(key, _)| key == name)
                .map(|(_, node)| node),
            (Self::List(items), JsonStep::Index(index)) => items.get_mut(*index),
            _ => None,
        };
        next?.at_mut(rest)
    }

    /// Strikes out every field that stands in its object a second time, and calls `tell` with the object's path and
    /// the field.
    pub fn strike_repeated(
        &mut self,
        path: &mut Vec<JsonStep>,
        tell: &mut dyn FnMut(&[JsonStep], &str),
    ) {
        match self {
            Self::List(items) => {
                for (index, item) in items.iter_mut().enumerate() {
                    path.push(JsonStep::Index(index));
                    item.strike_repeated(path, tell);
                    path.pop();
                }
            }
            Self::Object(fields) => {
                let repeated = repeated(fields);
                for (index, (name, value)) in fields.iter_mut().enumerate() {
                    if repeated.binary_search(&index).is_ok() {
                        tell(path, name);
                        *value = Self::Struck;
                        continue;
                    }
                    path.push(JsonStep::Key(name.clone()));
                    value.strike_repeated(path, tell);
                    path.pop();
                }
            }
            _ => {}
        }
    }
}

/// The places of fields whose names stand before them, in order.
fn repeated(fields: &[(String, Node)]) -> Vec<usize> {
    let mut names: Vec<(&str, usize)> = Vec::new();
    for (index, (name, _)) in fields.iter().enumerate() {
        names.push((name, index));
    }
    crate::sort::sort_by(&mut names, Ord::cmp);
    let mut repeated = Vec::new();
    let mut before = None;
    for (name, index) in names {
        if before == Some(name) {
            repeated.push(index);
        }
        before = Some(name);
    }
    crate::sort::sort_by(&mut repeated, Ord::cmp);
    repeated
}

/// A path as people read it: `posters[2].image`.
pub(crate) fn shown(path: &[JsonStep]) -> String {
    let mut out = String::new();
    for step in path {
        match step {
            JsonStep::Index(index) => out.push_str(&format!("[{index}]")),
            JsonStep::Key(name) => {
                let plain = !name.is_empty()
                    && name
                        .chars()
                        .all(|c| c.is_alphanumeric() || "-_$".contains(c));
                if plain {
                    if !out.is_empty() {
                        out.push('.');
                    }
                    out.push_str(name);
                } else {
                    out.push_str(&format!("[{:?}]", crate::problem::quoted(name)));
                }
            }
        }
    }
    out
}

/// Bytes up to the bracket that opens one level too many, or `None`.
pub(crate) fn too_deep(text: &str, limit: usize) -> Option<usize> {
    let (mut depth, mut in_text, mut escaped) = (0_usize, false, false);
    for (at, byte) in text.bytes().enumerate() {
        match byte {
            _ if escaped => escaped = false,
            b'\\' if in_text => escaped = true,
            b'"' => in_text = !in_text,
            b'[' | b'{' if !in_text => {
                depth += 1;
                if depth > limit {
                    return Some(at);
                }
            }
            b']' | b'}' if !in_text => depth = depth.saturating_sub(1),
            _ => {}
        }
    }
    None
}

impl<'de> Deserialize<'de> for Node {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(NodeVisitor)
    }
}

struct NodeVisitor;

impl<'de> Visitor<'de> for NodeVisitor {
    type Value = Node;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("JSON")
    }

    fn visit_unit<E>(self) -> Result<Node, E> {
        Ok(Node::Null)
    }

    fn visit_bool<E>(self, value: bool) -> Result<Node, E> {
        Ok(Node::Bool(value))
    }

    fn visit_i64<E>(self, value: i64) -> Result<Node, E> {
        Ok(Node::Number(value.into()))
    }

    fn visit_u64<E>(self, value: u64) -> Result<Node, E> {
        Ok(Node::Number(value.into()))
    }

    fn visit_f64<E>(self, value: f64) -> Result<Node, E> {
        // JSON has no infinities; `serde_json` has refused numbers that overflow before.
        Ok(serde_json::Number::from_f64(value).map_or(Node::Null, Node::Number))
    }

    fn visit_str<E>(self, value: &str) -> Result<Node, E> {
        Ok(Node::Text(value.to_owned()))
    }

    fn visit_string<E>(self, value: String) -> Result<Node, E> {
        Ok(Node::Text(value))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Node, A::Error> {
        let mut list = Vec::new();
        while let Some(item) = items.next_element()? {
            list.push(item);
        }
        Ok(Node::List(list))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut fields: A) -> Result<Node, A::Error> {
        let mut object = Vec::new();
        while let Some(field) = fields.next_entry()? {
            object.push(field);
        }
        Ok(Node::Object(object))
    }
}

impl Serialize for Node {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Null | Self::Struck | Self::Hole => serializer.serialize_unit(),
            Self::Bool(is) => serializer.serialize_bool(*is),
            Self::Number(number) => number.serialize(serializer),
            Self::Text(text) => serializer.serialize_str(text),
            Self::List(items) => serializer.collect_seq(items),
            Self::Object(fields) => write_fields(fields, serializer),
        }
    }
}

/// Writes a map as an object, also where it is empty.
///
/// # Errors
/// When it cannot be written.
pub fn write_map<S: Serializer>(
    map: &LiteMap<String, String>,
    serializer: S,
) -> Result<S::Ok, S::Error> {
    serializer.collect_map(map)
}

/// Writes fields as an object.
///
/// # Errors
/// When they cannot be written.
pub fn write_fields<S: Serializer>(
    fields: &[(String, Node)],
    serializer: S,
) -> Result<S::Ok, S::Error> {
    let mut object = serializer.serialize_map(Some(fields.len()))?;
    for (name, value) in fields {
        // It may stand there a second time.
        if *value != Node::Struck {
            object.serialize_entry(name, value)?;
        }
    }
    object.end()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use proptest::prelude::*;

    use super::*;

    proptest! {
        /// Of the fields of one name the first stays, wherever the others stand.
        #[test]
        fn the_first_of_a_name_stays(names in prop::collection::vec("[a-d]{1,2}", 0..40)) {
            let fields = names.iter().map(|name| (name.clone(), Node::Null));
            let mut object = Node::Object(fields.collect());
            let mut told = Vec::new();
            object.strike_repeated(&mut Vec::new(), &mut |_, name| told.push(name.to_owned()));
            let mut seen = BTreeSet::new();
            let wanted: Vec<&String> = names.iter().filter(|name| !seen.insert(*name)).collect();
            prop_assert_eq!(told.iter().collect::<Vec<_>>(), wanted);
            let Node::Object(fields) = object else { unreachable!() };
            let left: Vec<&String> =
                fields.iter().filter(|(_, value)| *value != Node::Struck).map(|(name, _)| name).collect();
            prop_assert_eq!(left.len(), seen.len());
        }
    }

    #[test]
    fn a_map_is_an_object_also_without_entries() {
        let text = crate::Text::ByLanguage(LiteMap::new());
        assert_eq!(serde_json::to_string(&text).unwrap(), "{}");
    }
}
