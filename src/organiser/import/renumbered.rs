//! Lists that were counted anew: an id that was another exhibitor's before.

use std::collections::{BTreeMap, BTreeSet};

use super::ids::company;
use super::import_state::{ImportState, Imported};
use super::said::{ImportEntry, Remark};
use super::values::NotTaken;

/// Numbers of a list that was counted anew: exhibitors whose id was another's before, and who are known by their names, are
/// remembered by their new ids, and told. Returned too are the ids that were another's.
pub(super) fn renumbered(
    entries: &[ImportEntry],
    record: &mut ImportState,
) -> (Vec<ImportEntry>, BTreeSet<String>) {
    let names = |known: &Imported| -> Vec<String> {
        let fields = known.fields.iter();
        let names = fields.filter(|(field, _)| *field == "name" || field.starts_with("name."));
        names
            .filter_map(|(_, name)| name.as_str())
            .map(company)
            .collect()
    };
    let mut owners: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for (key, known) in record
        .booths
        .iter()
        .filter(|(key, _)| key.starts_with("id:"))
    {
        for name in names(known) {
            owners.entry(name).or_default().push(key.clone());
        }
    }
    let mut entries = entries.to_vec();
    let mut moved: BTreeMap<String, String> = BTreeMap::new();
    for entry in entries.iter().filter(|entry| entry.key.starts_with("id:")) {
        let own = company(&entry.label);
        let stays = record
            .booths
            .get(&entry.key)
            .is_some_and(|known| names(known).contains(&own));
        // Of several with one name nobody knows which is meant.
        if let (false, Some([former])) = (stays, owners.get(&own).map(Vec::as_slice)) {
            moved.insert(entry.key.clone(), former.clone());
        }
    }
    // A name that stays where it was is nobody else's.
    let mut former: BTreeMap<String, Imported> = BTreeMap::new();
    for key in moved.values() {
        if let Some(known) = record.booths.remove(key) {
            former.insert(key.clone(), known);
        }
    }
    let mut anew: BTreeSet<String> = former.keys().cloned().collect();
    for entry in &mut entries {
        let Some(known) = moved.get(&entry.key).and_then(|key| former.remove(key)) else {
            continue;
        };
        anew.insert(entry.key.clone());
        entry.remarks.push(Remark {
            row: entry.row,
            column: "id".to_owned(),
            text: entry.key.trim_start_matches("id:").to_owned(),
            why: NotTaken::Renumbered,
        });
        record.booths.insert(entry.key.clone(), known);
    }
    (entries, anew)
}
