//! Lists whose ids are others than those of the list before: counted anew, lost, or new. Exhibitors and sessions are known
//! again by their names.

use std::collections::{BTreeMap, BTreeSet};

use super::ids::company;
use super::import_state::Imported;
use super::said::{ImportEntry, Remark};
use super::values::NotTaken;

/// What was imported last, by what it is known by.
type Remembered = BTreeMap<String, Imported>;

/// What something that was imported is called, folded, by the field of its name.
fn names(known: &Imported, field: &str, folded: fn(&str) -> String) -> BTreeSet<String> {
    let of_name = |name: &str| {
        name.strip_prefix(field)
            .is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
    };
    let fields = known.fields.iter().filter(|(name, _)| of_name(name));
    fields
        .filter_map(|(_, name)| name.as_str())
        .map(folded)
        .collect()
}

/// Numbers of a list that was counted anew: exhibitors whose id was another's before, and who are known by their names, are
/// remembered by their new ids, and told. Returned too are the ids that were another's.
pub(super) fn renumbered(
    entries: &[ImportEntry],
    record: &mut Remembered,
) -> (Vec<ImportEntry>, BTreeSet<String>) {
    let names = |known: &Imported| names(known, "name", company);
    let mut owners: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for (key, known) in record.iter().filter(|(key, _)| key.starts_with("id:")) {
        for name in names(known) {
            owners.entry(name).or_default().push(key.clone());
        }
    }
    let mut entries = entries.to_vec();
    let mut moved: BTreeMap<String, String> = BTreeMap::new();
    for entry in entries.iter().filter(|entry| entry.key.starts_with("id:")) {
        let own = company(&entry.label);
        let stays = record
            .get(&entry.key)
            .is_some_and(|known| names(known).contains(&own));
        // Of several with one name nobody knows which is meant.
        if let (false, Some([former])) = (stays, owners.get(&own).map(Vec::as_slice)) {
            moved.insert(entry.key.clone(), former.clone());
        }
    }
    let anothers: BTreeSet<String> = record.keys().cloned().collect();
    // A name that stays where it was is nobody else's.
    let mut former = Remembered::new();
    for key in moved.values() {
        if let Some(known) = record.remove(key) {
            former.insert(key.clone(), known);
        }
    }
    let mut anew: BTreeSet<String> = former.keys().cloned().collect();
    for entry in &mut entries {
        let Some(known) = moved.get(&entry.key).and_then(|key| former.remove(key)) else {
            continue;
        };
        anew.insert(entry.key.clone());
        // `1` that was `001` is nobody else's.
        if anothers.contains(&entry.key) {
            entry.remarks.push(Remark {
                row: entry.row,
                column: "id".to_owned(),
                text: entry.key.trim_start_matches("id:").to_owned(),
                why: NotTaken::Renumbered,
            });
        }
        record.insert(entry.key.clone(), known);
    }
    (entries, anew)
}

/// Has what a list before named by its ids, or without them, known by what the entries of this one are known by, where one
/// entry and one that is remembered have a name. `field` is that of the names.
pub(super) fn rekey(
    entries: &[ImportEntry],
    record: &mut Remembered,
    field: &str,
    folded: fn(&str) -> String,
) {
    let keys: BTreeSet<&str> = entries.iter().map(|entry| entry.key.as_str()).collect();
    let mut rows: BTreeMap<String, Vec<&str>> = BTreeMap::new();
    for entry in entries {
        rows.entry(folded(&entry.label))
            .or_default()
            .push(&entry.key);
    }
    let mut owners: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for (key, known) in record.iter() {
        for name in names(known, field, folded) {
            owners.entry(name).or_default().push(key.clone());
        }
    }
    for (name, rows) in rows {
        let ([key], Some([former])) = (rows.as_slice(), owners.get(&name).map(Vec::as_slice))
        else {
            continue;
        };
        let is_plain = |key: &str| !key.starts_with("id#");
        if !is_plain(key)
            || !is_plain(former)
            || keys.contains(former.as_str())
            || record.contains_key(*key)
        {
            continue;
        }
        if let Some(known) = record.remove(former) {
            record.insert((*key).to_owned(), known);
        }
    }
}

/// Has sessions of one title that were known by their ids known by the title, where the list has no ids any more: day and
/// beginning tell them apart.
pub(super) fn forget_ids(
    entries: &[ImportEntry],
    record: &mut Remembered,
    folded: fn(&str) -> String,
) {
    let titles: BTreeSet<String> = entries
        .iter()
        .filter(|entry| !entry.key.starts_with("id"))
        .map(|entry| folded(&entry.label))
        .collect();
    if entries.iter().any(|entry| entry.key.starts_with("id:")) {
        return;
    }
    let by_id: Vec<String> = record
        .keys()
        .filter(|key| key.starts_with("id:"))
        .cloned()
        .collect();
    for key in by_id {
        let Some(known) = record.remove(&key) else {
            continue;
        };
        let title = names(&known, "title", folded)
            .into_iter()
            .find(|title| titles.contains(title));
        let key = title.map_or(key, |title| {
            let numbered = (2..).map(|number| format!("{title}#{number}"));
            let mut free = [title.clone()].into_iter().chain(numbered);
            free.find(|key| !record.contains_key(key))
                .unwrap_or_default()
        });
        record.insert(key, known);
    }
}
