//! JSON Schema (2020-12) for event, booth and programme files, from the types, with the limits written in.
//! Editors complete and check by it; the copies in `assets/schemas` are kept fresh by a test.

use schemars::{JsonSchema, SchemaGenerator};
use serde_json::{Map, Value, json};

use crate::fields::{Described, LinkUse, ObjectType, Rule};
use crate::link::Policy;
use crate::{Booth, Event, Programme, limits};

/// The schema of booth files.
pub fn booth() -> Value {
    schema::<Booth>("Booth")
}

/// The schema of event files.
pub fn event() -> Value {
    schema::<Event>("Event")
}

/// The schema of programme files.
pub fn programme() -> Value {
    schema::<Programme>("Programme")
}

const ID: &str = "^[a-z0-9]([a-z0-9-]{0,62}[a-z0-9])?$";
const WHOLE: &str = "^https://|^http://(localhost|127\\.|\\[::1\\])";
const SOCKET: &str = "^wss://|^ws://(localhost|127\\.|\\[::1\\])";
const LANGUAGE: &str = "^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$";

/// The description of a type, by its name, among those that files are made of.
fn described(name: &str) -> Option<&'static ObjectType> {
    fn below(object: &'static ObjectType, name: &str) -> Option<&'static ObjectType> {
        if object.name == name {
            return Some(object);
        }
        let mut inside = object.fields.iter().filter_map(|field| field.inside);
        inside.find_map(|object| below(object, name))
    }
    below(Event::OBJECT, name)
}

fn schema<T: JsonSchema>(name: &str) -> Value {
    let mut schema = SchemaGenerator::default()
        .into_root_schema_for::<T>()
        .to_value();
    if let Some(root) = schema.as_object_mut() {
        constrain(name, root);
        if let Some(Value::Object(properties)) = root.get_mut("properties") {
            let words = "The address of this schema, for editors.";
            properties.insert(
                "$schema".to_owned(),
                json!({"type": "string", "description": words}),
            );
        }
        if let Some(Value::Object(types)) = root.get_mut("$defs") {
            for (name, one) in types {
                if let Some(one) = one.as_object_mut() {
                    constrain(name, one);
                }
            }
        }
    }
    schema
}

fn constrain(owner: &str, schema: &mut Map<String, Value>) {
    let Some(Value::Object(properties)) = schema.get_mut("properties") else {
        return;
    };
    for (field, property) in properties {
        let Some(property) = property.as_object_mut() else {
            continue;
        };
        let described = described(owner).and_then(|object| object.field(field));
        for (key, value) in described
            .map(|field| keywords(field.rule))
            .unwrap_or_default()
        {
            // Inside a list, keywords join those of the entries' type.
            match (property.get_mut(key), value) {
                (Some(Value::Object(there)), Value::Object(more)) => there.extend(more),
                (_, value) => {
                    property.insert(key.to_owned(), value);
                }
            }
        }
    }
}

/// A rule in JSON Schema's words. Keywords for texts and objects do nothing to values of other kinds.
fn keywords(rule: Rule) -> Vec<(&'static str, Value)> {
    match rule {
        Rule::Line(most) | Rule::Paragraphs(most) | Rule::Prose(most) | Rule::Words(most) => {
            chars(most)
        }
        Rule::List(most) | Rule::Booths(most) => vec![("maxItems", json!(most))],
        Rule::Lines(most, each) | Rule::Notes(most, each) => {
            let items: Map<String, Value> = chars(each)
                .into_iter()
                .map(|(key, value)| (key.to_owned(), value))
                .collect();
            vec![("maxItems", json!(most)), ("items", Value::Object(items))]
        }
        Rule::Tracks(most) => vec![
            ("maxItems", json!(most)),
            ("format", json!("uri-reference")),
            ("maxLength", json!(limits::URL)),
        ],
        Rule::Language => vec![("pattern", json!(LANGUAGE))],
        Rule::Id => vec![("pattern", json!(ID))],
        Rule::Ids(most) => vec![
            ("maxItems", json!(most)),
            ("uniqueItems", json!(true)),
            ("items", json!({"pattern": ID})),
        ],
        Rule::Link(LinkUse::Broker) => vec![
            ("format", json!("uri")),
            ("maxLength", json!(limits::URL)),
            ("pattern", json!(SOCKET)),
        ],
        Rule::Link(to) if to.policy() != Policy::Web => vec![
            ("format", json!("uri-reference")),
            ("maxLength", json!(limits::URL)),
        ],
        Rule::Link(_) => vec![
            ("format", json!("uri")),
            ("maxLength", json!(limits::URL)),
            ("pattern", json!(WHOLE)),
        ],
        Rule::Sites(most) => vec![
            ("maxItems", json!(most)),
            (
                "items",
                json!({"format": "uri", "maxLength": limits::URL, "pattern": WHOLE}),
            ),
        ],
        Rule::Mail => vec![
            ("format", json!("email")),
            ("maxLength", json!(limits::MAIL)),
        ],
        Rule::DeskKeys => vec![("pattern", json!("^[A-Za-z0-9_-]{43}\\.[A-Za-z0-9_-]{43}$"))],
        Rule::Colour => vec![("pattern", json!("^#[0-9A-Fa-f]{6}$"))],
        Rule::Country => vec![("pattern", json!("^[A-Za-z]{2}$"))],
        Rule::TimeZone => vec![("pattern", json!("^[A-Za-z0-9_+-]+(/[A-Za-z0-9_+-]+)*$"))],
        Rule::Languages => vec![
            ("maxItems", json!(limits::LANGUAGES)),
            ("items", json!({"pattern": LANGUAGE})),
        ],
        Rule::Goals => vec![
            ("maxItems", json!(limits::SDGS)),
            ("uniqueItems", json!(true)),
            ("items", json!({"minimum": 1, "maximum": limits::SDGS})),
        ],
        Rule::Whole(least, most) => vec![("minimum", json!(least)), ("maximum", json!(most))],
        Rule::Programme | Rule::Free => vec![],
    }
}

fn chars(most: usize) -> Vec<(&'static str, Value)> {
    vec![
        ("maxLength", json!(most)),
        ("additionalProperties", json!({"maxLength": most})),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn copies_are_fresh() -> Result<(), Box<dyn std::error::Error>> {
        let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../../assets/schemas");
        for (name, schema) in [
            ("event", event()),
            ("booth", booth()),
            ("programme", programme()),
        ] {
            let path = format!("{folder}/{name}.schema.json");
            let wanted = serde_json::to_string_pretty(&schema)? + "\n";
            if std::env::var_os("UPDATE_SCHEMAS").is_some() {
                std::fs::write(&path, wanted)?;
                continue;
            }
            let found = std::fs::read_to_string(&path).unwrap_or_default();
            assert!(
                found == wanted,
                "{path} is stale: run `UPDATE_SCHEMAS=1 cargo test -p feed schema`"
            );
        }
        Ok(())
    }

    #[test]
    fn every_field_is_described() {
        let mut seen = 0;
        for (name, schema) in [
            ("Event", event()),
            ("Booth", booth()),
            ("Programme", programme()),
        ] {
            let types = schema["$defs"].as_object().cloned().unwrap_or_default();
            for (owner, one) in types.iter().chain([(&name.to_owned(), &schema)]) {
                for field in one["properties"]
                    .as_object()
                    .into_iter()
                    .flat_map(Map::keys)
                {
                    let known = described(owner).and_then(|object| object.field(field));
                    assert!(
                        field == "$schema" || owner == "Span" || known.is_some(),
                        "{owner}.{field}"
                    );
                    seen += 1;
                }
            }
        }
        assert!(seen > 150, "{seen}");
    }
}
