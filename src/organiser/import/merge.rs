//! What an import would change of a booth or session that is there already, and what it leaves because somebody
//! changed it by hand since.

use std::collections::BTreeMap;

use serde_json::{Map, Value};

use super::said::{FieldValue, ImportEntry, is_japanese};

/// One field that differs.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Change {
    /// The field, with its language: `name.en`.
    pub field: String,
    /// What stands there.
    pub before: Option<Value>,
    /// What the imported file says.
    pub after: Value,
    /// Whether it stays as it is because it was changed by hand.
    pub kept: bool,
}

/// What an entry comes to.
#[derive(Debug, Default)]
pub(crate) struct MergedFile {
    /// Fields that differ.
    pub changes: Vec<Change>,
    /// Values to be written, by path.
    pub writes: Vec<(String, Value)>,
    /// What is to be remembered as imported.
    pub remembered: Map<String, Value>,
}

/// Compares an entry with what stands there and what was imported last. `overwrite` takes the imported file's word
/// against changes by hand.
pub(crate) fn merge(
    existing: &Value,
    last: Option<&Map<String, Value>>,
    entry: &ImportEntry,
    overwrite: bool,
) -> MergedFile {
    let mut merged = MergedFile {
        remembered: last.cloned().unwrap_or_default(),
        ..MergedFile::default()
    };
    for (path, said) in &entry.fields {
        let pointer = format!("/{}", path.replace('.', "/"));
        let here = existing.pointer(&pointer);
        match said {
            FieldValue::Value(value) => {
                let field = path.clone();
                if merged.compare(field, here.cloned(), value.clone(), overwrite) {
                    merged.writes.push((path.clone(), value.clone()));
                }
            }
            FieldValue::Words(words) => {
                let mut now = wordings(here, words);
                let mut taken = false;
                for (language, text) in words {
                    let language = resolved(language, &now);
                    let field = if language.is_empty() {
                        path.clone()
                    } else {
                        format!("{path}.{language}")
                    };
                    let before = now.get(&language).map(|text| Value::from(text.as_str()));
                    if merged.compare(field, before, Value::from(text.as_str()), overwrite) {
                        now.insert(language, text.clone());
                        taken = true;
                    }
                }
                if taken {
                    let by_language = matches!(here, Some(Value::Object(_)));
                    merged.writes.push((path.clone(), text(&now, by_language)));
                }
            }
        }
    }
    merged
}

impl MergedFile {
    /// Whether the imported value is to be written.
    fn compare(
        &mut self,
        field: String,
        before: Option<Value>,
        after: Value,
        overwrite: bool,
    ) -> bool {
        if before.as_ref() == Some(&after) {
            self.remembered.insert(field, after);
            return false;
        }
        // By hand: it is not what was imported; or, where nothing was imported yet, there is something.
        let by_hand = match self.remembered.get(&field) {
            Some(imported) => before.as_ref() != Some(imported),
            None => before.is_some(),
        };
        let kept = by_hand && !overwrite;
        if !kept {
            self.remembered.insert(field.clone(), after.clone());
        }
        self.changes.push(Change {
            field,
            before,
            after,
            kept,
        });
        !kept
    }
}

/// The words that stand there, by language. One text for all languages stands under the language it is written in if
/// the entry knows languages, else under none.
fn wordings(here: Option<&Value>, said: &BTreeMap<String, String>) -> BTreeMap<String, String> {
    match here {
        Some(Value::String(text)) if !text.is_empty() => {
            let japanese = is_japanese(text);
            let same = said.iter().find(|(_, other)| *other == text);
            let one = said.keys().next().filter(|_| said.len() == 1);
            let fits = said.keys().find(|tag| (*tag == "ja") == japanese);
            let tag = same.map(|(tag, _)| tag).or(one).or(fits);
            let tag = tag.cloned().unwrap_or_default();
            [(tag, text.clone())].into_iter().collect()
        }
        Some(Value::Object(words)) => words
            .iter()
            .filter_map(|(tag, text)| Some((tag.clone(), text.as_str()?.to_owned())))
            .collect(),
        _ => BTreeMap::new(),
    }
}

/// The language a text of no known language stands for among those that are there: its own script's.
fn resolved(language: &str, now: &BTreeMap<String, String>) -> String {
    if !language.is_empty() || now.is_empty() || now.contains_key("") {
        return language.to_owned();
    }
    if now.contains_key("ja") {
        return "ja".to_owned();
    }
    now.keys().next().cloned().unwrap_or_default()
}

/// Words as the feed writes them: one text if there is one, else by language.
pub(crate) fn text(words: &BTreeMap<String, String>, by_language: bool) -> Value {
    match words.values().next() {
        Some(only) if words.len() == 1 && (!by_language || words.contains_key("")) => {
            Value::from(only.as_str())
        }
        _ => {
            let words = words.iter().filter(|(tag, _)| !tag.is_empty());
            Value::Object(
                words
                    .map(|(tag, text)| (tag.clone(), Value::from(text.as_str())))
                    .collect(),
            )
        }
    }
}

/// Fields that a former list filled, whose cell is empty now, and that still stand there.
pub(super) fn emptied(
    entry: &ImportEntry,
    last: Option<&Map<String, Value>>,
    existing: &Value,
) -> Vec<String> {
    let said = |field: &str| {
        entry.fields.iter().any(|(name, said)| {
            name == field && !matches!(said, FieldValue::Words(words) if words.is_empty())
        })
    };
    let remarked = !entry.remarks.is_empty();
    let fields = last
        .into_iter()
        .flat_map(|last| last.keys())
        .filter(|field| {
            let plain = field.as_str();
            // One cell may say when something begins and when it ends.
            let column = entry.columns.contains(&plain) || (plain == "end" && said("start"));
            // A cell that was not taken is told already.
            column
                && !remarked
                && !said(plain)
                && existing
                    .pointer(&format!("/{}", plain.replace('.', "/")))
                    .is_some()
        });
    fields.cloned().collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn entry(fields: &[(&str, FieldValue)]) -> ImportEntry {
        ImportEntry {
            fields: fields
                .iter()
                .map(|(name, said)| ((*name).to_owned(), said.clone()))
                .collect(),
            ..ImportEntry::default()
        }
    }

    fn words(pairs: &[(&str, &str)]) -> FieldValue {
        FieldValue::Words(
            pairs
                .iter()
                .map(|&(a, b)| (a.to_owned(), b.to_owned()))
                .collect(),
        )
    }

    #[test]
    fn a_change_by_hand_is_kept_and_told() {
        let said = entry(&[("reading", FieldValue::Value(json!("あおば")))]);
        let first = merge(&json!({}), None, &said, false);
        assert_eq!(first.writes, [("reading".to_owned(), json!("あおば"))]);
        let again = merge(
            &json!({"reading": "あおば"}),
            Some(&first.remembered),
            &said,
            false,
        );
        assert!(again.changes.is_empty());
        for (by_hand, kept) in [(json!({"reading": "アオバ"}), true), (json!({}), true)] {
            let merged = merge(&by_hand, Some(&first.remembered), &said, false);
            assert_eq!(merged.changes[0].kept, kept);
            assert!(merged.writes.is_empty());
            let forced = merge(&by_hand, Some(&first.remembered), &said, true);
            assert_eq!(forced.writes.len(), 1);
        }
        let newer = entry(&[("reading", FieldValue::Value(json!("せいよう")))]);
        let merged = merge(
            &json!({"reading": "あおば"}),
            Some(&first.remembered),
            &newer,
            false,
        );
        assert_eq!(merged.writes, [("reading".to_owned(), json!("せいよう"))]);
    }

    #[test]
    fn what_was_there_before_the_first_import_is_kept() {
        let said = entry(&[("country", FieldValue::Value(json!("JP")))]);
        let merged = merge(&json!({"country": "TH"}), None, &said, false);
        assert!(merged.changes[0].kept);
    }

    #[test]
    fn languages_are_merged_one_by_one() {
        let said = entry(&[("name", words(&[("ja", "青葉"), ("en", "Aoba")]))]);
        let merged = merge(&json!({"name": "青葉"}), None, &said, false);
        assert_eq!(
            merged.writes,
            [("name".to_owned(), json!({"ja": "青葉", "en": "Aoba"}))]
        );
        let merged = merge(
            &json!({"name": {"ja": "青葉", "th": "อาโอบะ"}}),
            None,
            &said,
            false,
        );
        assert_eq!(
            merged.writes,
            [(
                "name".to_owned(),
                json!({"ja": "青葉", "en": "Aoba", "th": "อาโอบะ"})
            )]
        );
        let plain = entry(&[("name", words(&[("", "青葉")]))]);
        let merged = merge(
            &json!({"name": {"ja": "青葉", "en": "Aoba"}}),
            None,
            &plain,
            false,
        );
        assert!(merged.changes.is_empty(), "{:?}", merged.changes);
        let merged = merge(&json!({}), None, &plain, false);
        assert_eq!(merged.writes, [("name".to_owned(), json!("青葉"))]);
    }
}
