//! Exhibitors whose name is another in a newer list: what else a row says is what a row that is gone said. They are told,
//! and never guessed: a booth that is free again has another exhibitor, too.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Map, Value};

use super::ids::company;
use super::import_state::Imported;
use super::said::{FieldValue, ImportEntry};

/// What the organiser says of exhibitors that are probably renamed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub(crate) enum Renamed {
    /// They are the same under new names.
    Same,
    /// They are others.
    New,
}

/// Fields that two exhibitors hardly have in common.
const OWN: &[&str] = &["contact.url", "contact.email", "reading", "logo.src"];

/// Texts in some language, likewise.
const OWN_WORDS: &[&str] = &["description", "tagline"];

/// Points from which on an exhibitor is probably the same.
const ENOUGH: u32 = 3;

/// Of what names have in common, the least that makes them alike: of four letters all, of five all but one.
const ALIKE: f64 = 0.8;

/// Whom the rows of new exhibitors probably are, among those whose rows are gone: keys of the list with former ones. Each
/// stands for one other at most.
pub(super) fn probably<'k>(
    new: &[&'k ImportEntry],
    all: &[ImportEntry],
    gone: &BTreeMap<&'k str, &'k Imported>,
) -> BTreeMap<&'k str, &'k str> {
    // What several rows say is nobody's own.
    let mut shared: BTreeSet<(String, String)> = BTreeSet::new();
    let mut seen: BTreeSet<(String, String)> = BTreeSet::new();
    for entry in all {
        for (field, text) in told(entry) {
            if is_own(&field) && !seen.insert((field.clone(), text.clone())) {
                shared.insert((field, text));
            }
        }
    }
    let mut pairs: Vec<(u32, &str, &str)> = Vec::new();
    for entry in new {
        let said = told(entry);
        for (former, known) in gone {
            // Ids say who is who.
            let ids = entry.key.starts_with("id:") && former.starts_with("id:");
            let points = points(&said, &remembered(&known.fields), &shared);
            if !ids && points >= ENOUGH {
                pairs.push((points, entry.key.as_str(), former));
            }
        }
    }
    pairs.sort_by_key(|(points, key, former)| (std::cmp::Reverse(*points), *key, *former));
    let (mut found, mut taken) = (BTreeMap::new(), BTreeSet::new());
    for (_, key, former) in pairs {
        if !found.contains_key(key) && taken.insert(former) {
            found.insert(key, former);
        }
    }
    found
}

/// What speaks for two being one.
fn points(
    said: &BTreeMap<String, String>,
    known: &BTreeMap<String, String>,
    shared: &BTreeSet<(String, String)>,
) -> u32 {
    let (mut own, mut against, mut same, mut other) = (0, 0, 0, 0);
    for (field, text) in said {
        let Some(before) = known.get(field) else {
            continue;
        };
        let equal = before == text;
        let ours = is_own(field) && !shared.contains(&(field.clone(), text.clone()));
        match (field.as_str(), equal) {
            ("name", _) => {}
            (name, _) if name.starts_with("name.") => own += u32::from(equal),
            ("plot" | "hall", true) => {}
            ("plot" | "hall", false) => other += 1,
            (_, true) if ours => own += 1,
            ("contact.url" | "contact.email", false) => against += 1,
            (_, true) => same += 1,
            (_, false) => other += 1,
        }
    }
    let equal = |field: &str| said.get(field).is_some() && said.get(field) == known.get(field);
    let plot = equal("plot")
        && (equal("hall") || !said.contains_key("hall") || !known.contains_key("hall"));
    let alike = if against == 0 { alike(said, known) } else { 0 };
    let rest = against == 0 && other == 0 && same > 0;
    // What many have in common says nothing where nothing else does.
    if own == 0 && !plot && alike < ENOUGH {
        return 0;
    }
    3 * own + 2 * u32::from(plot) + alike + u32::from(rest)
}

pub(super) fn is_own(field: &str) -> bool {
    let plain = field.split_once('.').map_or(field, |(plain, _)| plain);
    OWN.contains(&field) || OWN_WORDS.contains(&plain)
}

/// What the names of two speak for their being one: that the one is the other with words before or behind it (`空の会（新社名）`,
/// `青葉` and `青葉商事`), or that most of their letters are the same.
fn alike(said: &BTreeMap<String, String>, known: &BTreeMap<String, String>) -> u32 {
    let names = |fields: &BTreeMap<String, String>| -> Vec<String> {
        let names = fields
            .iter()
            .filter(|(field, _)| *field == "name" || field.starts_with("name."));
        let plain = |name: &String| {
            company(name)
                .replace("株式会社", "")
                .replace("有限会社", "")
        };
        names.map(|(_, name)| plain(name)).collect()
    };
    let (names, others) = (names(said), names(known));
    let pairs = || {
        names
            .iter()
            .flat_map(|name| others.iter().map(move |other| (name, other)))
    };
    let within = |(name, other): (&String, &String)| {
        let shorter = name.chars().count().min(other.chars().count());
        shorter > 1 && (name.contains(other.as_str()) || other.contains(name.as_str()))
    };
    if pairs().any(within) {
        return ENOUGH;
    }
    let near =
        |(name, other): (&String, &String)| strsim::normalized_levenshtein(name, other) >= ALIKE;
    if pairs().any(near) { 2 } else { 0 }
}

/// What an entry says, as text by field and language.
pub(super) fn told(entry: &ImportEntry) -> BTreeMap<String, String> {
    let mut fields = BTreeMap::new();
    for (name, said) in &entry.fields {
        match said {
            FieldValue::Value(value) => {
                fields.insert(name.clone(), plain(name, value));
            }
            FieldValue::Words(words) => {
                for (language, text) in words {
                    let name = if language.is_empty() {
                        name.clone()
                    } else {
                        format!("{name}.{language}")
                    };
                    fields.insert(name, text.clone());
                }
            }
        }
    }
    if let Some(hall) = &entry.hall {
        fields.insert("hall".to_owned(), hall.clone());
    }
    fields
}

pub(super) fn remembered(fields: &Map<String, Value>) -> BTreeMap<String, String> {
    fields
        .iter()
        .map(|(name, value)| (name.clone(), plain(name, value)))
        .collect()
}

/// A value as text, an address as people see it.
fn plain(field: &str, value: &Value) -> String {
    let text = value
        .as_str()
        .map_or_else(|| value.to_string(), str::to_owned);
    match field {
        "contact.url" => {
            let address = text.to_lowercase();
            let address = address
                .split_once("://")
                .map_or(address.as_str(), |(_, rest)| rest);
            address
                .trim_start_matches("www.")
                .trim_end_matches('/')
                .to_owned()
        }
        "contact.email" => text.to_lowercase(),
        _ => text,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn entry(fields: &Value) -> ImportEntry {
        let name = fields["name"].as_str().unwrap().to_owned();
        let said = fields
            .as_object()
            .unwrap()
            .iter()
            .map(|(name, value)| (name.clone(), FieldValue::Value(value.clone())));
        ImportEntry {
            key: company(&name),
            label: name,
            fields: said.collect(),
            ..ImportEntry::default()
        }
    }

    fn is_renamed(before: &Value, after: &Value, others: &[Value]) -> bool {
        let known = Imported {
            id: "x".to_owned(),
            fields: before.as_object().unwrap().clone(),
        };
        let new = entry(after);
        let all: Vec<ImportEntry> = others.iter().map(entry).chain([new.clone()]).collect();
        let gone = [("former", &known)].into();
        !probably(&[&new], &all, &gone).is_empty()
    }

    #[test]
    fn what_only_one_has_makes_two_the_same() {
        let before = json!({"name": "空の会", "reading": "ソラノカイ", "contact.url": "https://www.sora.example/", "plot": 3, "country": "JP"});
        for (after, wanted) in [
            (
                json!({"name": "青空協会", "contact.url": "https://sora.example", "plot": 9}),
                true,
            ),
            (json!({"name": "青空協会", "reading": "ソラノカイ"}), true),
            // The same place, and what is the same of many.
            (json!({"name": "山の会", "plot": 3, "country": "TH"}), false),
            (json!({"name": "山の会", "country": "JP"}), false),
            (json!({"name": "山の会", "plot": 3}), false),
            // The same place and nearly the same name, or all else the same.
            (json!({"name": "新しい空の会", "plot": 3}), true),
            (json!({"name": "山の会", "plot": 3, "country": "JP"}), true),
            (
                json!({"name": "新しい空の会", "plot": 3, "contact.url": "https://yama.example/"}),
                false,
            ),
        ] {
            assert_eq!(is_renamed(&before, &after, &[]), wanted, "{after}");
        }
    }

    #[test]
    fn what_several_have_is_nobodys_own() {
        let before = json!({"name": "青葉電力", "contact.url": "https://aoba.example/"});
        let after = json!({"name": "若葉水道", "contact.url": "https://aoba.example/"});
        assert!(is_renamed(&before, &after, &[]));
        assert!(!is_renamed(
            &before,
            &after,
            &[json!({"name": "青葉本社", "contact.url": "https://aoba.example/"})]
        ));
    }
}
