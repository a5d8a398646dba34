//! JSON Schema (2020-12) for event, booth and programme files, from the types, with the limits written in.
//! Editors complete and check by it; the copies in `assets/schemas` are kept fresh by a test.

use schemars::{JsonSchema, SchemaGenerator};
use serde_json::{Map, Value, json};

use crate::{Booth, Event, FORMAT_VERSION, Programme, limits};

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

/// What a field may hold beyond its type.
#[derive(Clone, Copy)]
enum Rule {
    /// Characters of a text, in each language.
    Chars(usize),
    /// Entries of a list.
    Entries(usize),
    /// Entries of a list of texts, and characters of each.
    Texts(usize, usize),
    /// An id.
    Id,
    /// Entries of a list of ids.
    Ids(usize),
    /// A path beside the file, or an address.
    Address,
    /// A whole web address.
    Web,
    Mail,
    Colour,
    Country,
    TimeZone,
    /// Entries of a list of language tags.
    Languages,
    Goals,
    /// A whole number.
    Whole(u32, u32),
    /// The type alone says it.
    Free,
}

const ID: &str = "^[a-z0-9]([a-z0-9-]{0,62}[a-z0-9])?$";
const LANGUAGE: &str = "^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$";

/// The rule of each field, by type. A test sees to it that no field is forgotten.
fn rule(owner: &str, field: &str) -> Option<Rule> {
    use Rule::{
        Address, Chars, Colour, Country, Entries, Free, Goals, Id, Ids, Languages, Mail, Texts,
        TimeZone, Web, Whole,
    };
    use limits as l;
    Some(match (owner, field) {
        (_, "version") => Whole(1, FORMAT_VERSION),
        (_, "id" | "channel" | "broader") => Id,
        ("Booth" | "Staff" | "Speaker" | "Organiser", "name") => Chars(l::NAME),
        ("Booth", "reading" | "city") => Chars(l::NAME),
        ("Hall" | "Channel" | "Topic", "title") => Chars(l::NAME),
        ("Hall", "description") => Chars(l::NOTE),
        (_, "tagline") | ("Staff", "role") | ("Speaker", "affiliation") => Chars(l::LINE),
        (_, "description" | "abstract") | ("Poster", "text") => Chars(l::DESCRIPTION),
        ("Document", "body") => Chars(l::DOCUMENT),
        (_, "title" | "subtitle" | "place") => Chars(l::TITLE),
        (_, "when") => Chars(l::NAME),
        (_, "alt") => Chars(l::ALT),
        (_, "src" | "image" | "link" | "privacy" | "stream" | "recording") => Address,
        ("Contact" | "ContactForm" | "Organiser", "url") => Web,
        (_, "url") => Address,
        (_, "email") => Mail,
        ("Colours", _) => Colour,
        (_, "country") => Country,
        (_, "timeZone") => TimeZone,
        (_, "languages") => Languages,
        (_, "sdgs") => Goals,
        (_, "plot") => Whole(1, l::PLOT),
        (_, "everySecs" | "jitterSecs") => Whole(0, l::REFRESH_SECS),
        ("Booth", "topics" | "offers" | "needs") => Ids(l::BOOTH_TOPICS),
        ("Booth", "sessions") => Ids(l::BOOTH_SESSIONS),
        (_, "posters") => Entries(l::POSTERS),
        (_, "materials") => Entries(l::MATERIALS),
        (_, "staff") => Entries(l::STAFF),
        (_, "hours") => Entries(l::HOURS),
        ("Event", "halls") => Entries(l::HALLS),
        ("Hall", "booths") => Entries(l::BOOTHS),
        ("Event", "topics") => Entries(l::VOCABULARY),
        ("Event", "texts") => Entries(l::DOCUMENTS),
        ("Event", "notes") => Texts(l::NOTES, l::NOTE),
        ("Event", "sources" | "related") => Entries(l::LINKS),
        (_, "synonyms") => Texts(l::SYNONYMS, l::NAME),
        ("Programme", "days") => Entries(l::DAYS),
        ("Programme", "channels") => Entries(l::CHANNELS),
        ("Programme", "sessions") => Entries(l::SESSIONS),
        (_, "speakers") => Entries(l::SPEAKERS),
        ("Day", "date") | ("Session", "day" | "start" | "end") | ("Span", _) => Free,
        (_, "until" | "updated" | "kind" | "size" | "theme" | "role" | "refresh") => Free,
        (_, "logo" | "colours" | "contact" | "form" | "organiser" | "programme") => Free,
        _ => return None,
    })
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
        for (key, value) in rule(owner, field).map(keywords).unwrap_or_default() {
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
        Rule::Chars(most) => chars(most),
        Rule::Entries(most) => vec![("maxItems", json!(most))],
        Rule::Texts(most, each) => {
            let items: Map<String, Value> = chars(each)
                .into_iter()
                .map(|(key, value)| (key.to_owned(), value))
                .collect();
            vec![("maxItems", json!(most)), ("items", Value::Object(items))]
        }
        Rule::Id => vec![("pattern", json!(ID))],
        Rule::Ids(most) => vec![
            ("maxItems", json!(most)),
            ("uniqueItems", json!(true)),
            ("items", json!({"pattern": ID})),
        ],
        Rule::Address => vec![
            ("format", json!("uri-reference")),
            ("maxLength", json!(limits::URL)),
        ],
        Rule::Web => vec![
            ("format", json!("uri")),
            ("maxLength", json!(limits::URL)),
            (
                "pattern",
                json!("^https://|^http://(localhost|127\\.|\\[::1\\])"),
            ),
        ],
        Rule::Mail => vec![
            ("format", json!("email")),
            ("maxLength", json!(limits::MAIL)),
        ],
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
        Rule::Free => vec![],
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
    fn every_field_has_its_rule() {
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
                    assert!(
                        field == "$schema" || rule(owner, field).is_some(),
                        "{owner}.{field}"
                    );
                    seen += 1;
                }
            }
        }
        assert!(seen > 150, "{seen}");
    }
}
