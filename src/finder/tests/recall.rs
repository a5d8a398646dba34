//! The recall table: over a hundred queries in Japanese and English, with the booths that must come first.
#![allow(clippy::unwrap_used, clippy::panic)]

mod events;

use std::collections::{BTreeMap, BTreeSet};

use finder::{Index, Query};
use jiff::Timestamp;

#[test]
fn every_query_finds_what_it_must() {
    let mut indices = BTreeMap::new();
    let (mut asked, mut failed) = (0, Vec::new());
    for line in include_str!("recall.txt").lines() {
        if line.is_empty() || line.starts_with('#') {
            continue;
        }
        let parts: Vec<&str> = line.split('|').map(str::trim).collect();
        let [event, text, wanted, _] = parts[..] else {
            panic!("{line}")
        };
        let (exhibition, index) = indices.entry(event).or_insert_with(|| {
            let exhibition = events::open(event);
            let index = Index::whole(&exhibition);
            (exhibition, index)
        });
        let query = Query {
            text: text.to_owned(),
            ..Query::default()
        };
        let found = index.search(&query, Timestamp::UNIX_EPOCH, 7);
        let ids: Vec<&str> = found
            .hits
            .iter()
            .map(|hit| exhibition.slots[hit.slot].id.as_str())
            .collect();
        let more = wanted.ends_with('…');
        let wanted: BTreeSet<&str> = wanted
            .split_whitespace()
            .filter(|id| !["…", "nothing"].contains(id))
            .collect();
        let first: BTreeSet<&str> = ids.iter().copied().take(wanted.len()).collect();
        asked += 1;
        if first != wanted || (!more && ids.len() > wanted.len()) {
            let hits: Vec<String> = ids
                .iter()
                .zip(&found.hits)
                .map(|(id, hit)| format!("{id} {:.0}", hit.score))
                .collect();
            failed.push(format!("{line}\n    found {hits:?}"));
        }
    }
    assert!(asked >= 100, "{asked}");
    assert!(
        failed.is_empty(),
        "{} of {asked}:\n{}",
        failed.len(),
        failed.join("\n")
    );
}
