//! Exhibitors of one name: which row is which booth is told by what else the rows say, and by their order only where as
//! many rows as booths are left. Where nothing tells, the rows wait.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Map, Value};

use super::ids::company;
use super::import_state::{ImportState, Imported, Withdrawn};
use super::renamed::{is_own, remembered, told};
use super::said::{ImportEntry, Remark};
use super::values::NotTaken;

/// A booth of the event, as far as it tells one from another.
#[derive(Debug, Default)]
pub(super) struct Standing {
    pub id: String,
    /// What it is called, folded.
    pub names: BTreeSet<String>,
    /// What it says, as text by field; its hall too.
    pub said: BTreeMap<String, String>,
}

/// What became of rows that share their names with others.
#[derive(Debug, Default)]
pub(super) struct Namesakes {
    /// Keys of rows that are no booth but the one that is remembered of them, and none where none is.
    pub settled: BTreeSet<String>,
    /// Keys of rows of which nothing says which booth they are, with the ids of those they may be.
    pub unclear: BTreeMap<String, Vec<String>>,
    /// Keys under which these booths are remembered.
    pub waiting: BTreeSet<String>,
    /// What a former list took out and this one brings back, by the keys of their rows.
    pub back: BTreeMap<String, Withdrawn>,
    /// What is told of rows, by their keys.
    pub remarks: Vec<(String, Remark)>,
}

impl Namesakes {
    /// Whether something is known already of what a row is.
    pub fn is_about(&self, key: &str) -> bool {
        self.unclear.contains_key(key) || self.back.contains_key(key)
    }
}

/// The fields of a booth's text, as imports call them.
pub(super) fn flat(text: &str) -> BTreeMap<String, String> {
    let mut fields = Map::new();
    let booth: Map<String, Value> = serde_json::from_str(text).unwrap_or_default();
    for (name, value) in booth {
        match value {
            Value::Object(inner) => {
                let inner = inner.into_iter();
                fields.extend(inner.map(|(part, value)| (format!("{name}.{part}"), value)));
            }
            value => {
                fields.insert(name, value);
            }
        }
    }
    remembered(&fields)
}

/// A booth that a row may be.
struct Former {
    /// How it is remembered, if it is.
    key: Option<String>,
    known: Imported,
    said: BTreeMap<String, String>,
    /// Its place in the event; none where it was taken out.
    place: Option<usize>,
    /// As it was when a list took it out, if one did.
    withdrawn: Option<Withdrawn>,
}

/// Finds out who is who, and remembers it so.
pub(super) fn settle(
    entries: &[ImportEntry],
    record: &mut ImportState,
    standing: &[Standing],
    anew: &BTreeSet<String>,
) -> Namesakes {
    let mut found = Namesakes::default();
    let places: BTreeMap<&str, usize> = standing
        .iter()
        .enumerate()
        .map(|(place, booth)| (booth.id.as_str(), place))
        .collect();
    // What somebody has put back by hand is there.
    let is_there = |booth: &Withdrawn| places.contains_key(booth.known.id.as_str());
    record.withdrawn.retain(|_, booth| !is_there(booth));
    // An id says who is who.
    let mut settled: BTreeSet<String> = BTreeSet::new();
    let mut groups: BTreeMap<String, Vec<&ImportEntry>> = BTreeMap::new();
    for entry in entries {
        let own = entry.key.strip_prefix("id:");
        let known = own.and_then(|_| record.booths.get(&entry.key));
        let place = own.filter(|own| places.contains_key(own) && !anew.contains(&entry.key));
        if let Some(id) = known.map(|known| known.id.as_str()).or(place) {
            settled.insert(id.to_owned());
        } else if own.is_some()
            && let Some(booth) = record.withdrawn.remove(&entry.key)
        {
            found.back.insert(entry.key.clone(), booth);
        } else {
            groups.entry(company(&entry.label)).or_default().push(entry);
        }
    }
    let mut formers = formers(record, standing, &places, &settled);
    let keys: BTreeSet<&str> = entries.iter().map(|entry| entry.key.as_str()).collect();
    let mut used: BTreeSet<String> = BTreeSet::new();
    for (name, rows) in groups {
        let mut booths = formers.remove(&name).unwrap_or_default();
        // One whose own row stands elsewhere in the list is that row's, whatever it is called in another language.
        let is_others = |key: &str| keys.contains(key) && !rows.iter().any(|row| row.key == key);
        booths.retain(|former| {
            let taken = used.contains(&former.known.id);
            !taken && !former.key.as_deref().is_some_and(is_others)
        });
        let is_alone = rows.len() < 2 && booths.len() < 2;
        if booths.is_empty() || (is_alone && booths.iter().all(|former| former.withdrawn.is_none()))
        {
            continue;
        }
        for key in booths.iter().filter_map(|former| former.key.as_ref()) {
            record.booths.remove(key);
            record.withdrawn.remove(key);
        }
        used.extend(booths.iter().map(|former| former.known.id.clone()));
        found.settled.extend(rows.iter().map(|row| row.key.clone()));
        let (pairs, rows) = by_what_they_say(rows, &mut booths);
        let (more, rest) = by_order(&rows, &mut booths);
        for (row, _) in more
            .iter()
            .filter(|(row, former)| !is_alone && contradicts(row, former))
        {
            let remark = Remark::new(row.row, "name", &row.label, NotTaken::Namesake);
            found.remarks.push((row.key.clone(), remark));
        }
        for (row, former) in pairs.into_iter().chain(more) {
            match former.withdrawn {
                Some(booth) => {
                    found.back.insert(row.key.clone(), booth);
                }
                None => {
                    record.booths.insert(row.key.clone(), former.known);
                }
            }
        }
        let may_be: Vec<String> = booths
            .iter()
            .map(|former| former.known.id.clone())
            .collect();
        let unclear = rest.iter().map(|row| (row.key.clone(), may_be.clone()));
        found.unclear.extend(unclear);
        for former in booths {
            let Some(key) = former.key else { continue };
            let numbered = (2..).map(|number| format!("{name}#{number}"));
            let is_free = |key: &String| {
                let known = record.booths.contains_key(key) || record.withdrawn.contains_key(key);
                !known && !keys.contains(key.as_str())
            };
            let Some(key) = [key].into_iter().chain(numbered).find(is_free) else {
                continue;
            };
            match former.withdrawn {
                Some(booth) => {
                    record.withdrawn.insert(key, booth);
                }
                None => {
                    if !rest.is_empty() {
                        found.waiting.insert(key.clone());
                    }
                    record.booths.insert(key, former.known);
                }
            }
        }
    }
    found
}

/// Booths by their names, in the order of the former list, those that no list named behind.
fn formers(
    record: &ImportState,
    standing: &[Standing],
    places: &BTreeMap<&str, usize>,
    settled: &BTreeSet<String>,
) -> BTreeMap<String, Vec<Former>> {
    let mut formers: BTreeMap<String, Vec<Former>> = BTreeMap::new();
    let mut recorded: BTreeSet<&str> = settled.iter().map(String::as_str).collect();
    let withdrawn = record.withdrawn.iter();
    let withdrawn = withdrawn.map(|(key, booth)| (key, &booth.known, Some(booth)));
    let booths = record.booths.iter().map(|(key, known)| (key, known, None));
    for (key, known, withdrawn) in booths.chain(withdrawn) {
        if !recorded.insert(&known.id) {
            continue;
        }
        let place = places.get(known.id.as_str()).copied();
        let booth = place.and_then(|place| standing.get(place));
        let mut said = booth.map_or_else(BTreeMap::new, |booth| booth.said.clone());
        said.extend(remembered(&known.fields));
        let is_name = |field: &str| field == "name" || field.starts_with("name.");
        let mut names: BTreeSet<String> = said
            .iter()
            .filter(|(field, _)| is_name(field))
            .map(|(_, name)| company(name))
            .collect();
        names.extend(booth.into_iter().flat_map(|booth| booth.names.clone()));
        for name in names {
            formers.entry(name).or_default().push(Former {
                key: Some(key.clone()),
                known: known.clone(),
                said: said.clone(),
                place,
                withdrawn: withdrawn.cloned(),
            });
        }
    }
    for (place, booth) in standing.iter().enumerate() {
        if recorded.contains(booth.id.as_str()) {
            continue;
        }
        for name in &booth.names {
            formers.entry(name.clone()).or_default().push(Former {
                key: None,
                known: Imported {
                    id: booth.id.clone(),
                    ..Imported::default()
                },
                said: booth.said.clone(),
                place: Some(place),
                withdrawn: None,
            });
        }
    }
    let number = |key: &str| {
        key.rsplit_once('#')
            .map_or(Some(1), |(_, n)| n.parse().ok())
    };
    for booths in formers.values_mut() {
        booths.sort_by_key(|former| {
            let number: Option<usize> = former.key.as_deref().and_then(number);
            (number.unwrap_or(usize::MAX), former.place)
        });
    }
    formers
}

type Pairs<'e> = Vec<(&'e ImportEntry, Former)>;

/// Takes out the booths that a row is more like than any other row, and than it is like any other booth; the rows that are left.
fn by_what_they_say<'e>(
    mut rows: Vec<&'e ImportEntry>,
    booths: &mut Vec<Former>,
) -> (Pairs<'e>, Vec<&'e ImportEntry>) {
    let mut pairs = Vec::new();
    loop {
        let scores: Vec<Vec<u32>> = rows
            .iter()
            .map(|row| booths.iter().map(|former| likeness(row, former)).collect())
            .collect();
        let only = |row: usize, booth: usize| {
            let score = scores[row][booth];
            let is_other = |other: u32| other >= score;
            let beside = scores[row].iter().filter(|other| is_other(**other));
            let above = scores.iter().filter(|row| is_other(row[booth]));
            score > 0 && beside.count() == 1 && above.count() == 1
        };
        let pair = (0..rows.len())
            .flat_map(|row| (0..booths.len()).map(move |booth| (row, booth)))
            .find(|(row, booth)| only(*row, *booth));
        let Some((row, booth)) = pair else {
            return (pairs, rows);
        };
        pairs.push((rows.remove(row), booths.remove(booth)));
    }
}

/// Takes out as many booths as there are rows, in order; rows that may be several booths are left, those behind the last
/// booth are new.
fn by_order<'e>(
    rows: &[&'e ImportEntry],
    booths: &mut Vec<Former>,
) -> (Pairs<'e>, Vec<&'e ImportEntry>) {
    let there = booths
        .iter()
        .filter(|former| former.place.is_some())
        .count();
    let chosen: Vec<Former> = if rows.len() >= booths.len() {
        std::mem::take(booths)
    } else if rows.len() == there {
        let (there, out) = std::mem::take(booths)
            .into_iter()
            .partition(|former| former.place.is_some());
        *booths = out;
        there
    } else {
        return (Vec::new(), rows.to_vec());
    };
    (rows.iter().copied().zip(chosen).collect(), Vec::new())
}

/// What speaks for a row being a booth: what both say alike, what is hardly anybody else's the most.
fn likeness(row: &ImportEntry, former: &Former) -> u32 {
    let said = told(row);
    let elsewhere = differs(&said, former, "hall");
    said.iter()
        .filter(|(field, text)| former.said.get(*field) == Some(*text))
        .map(|(field, _)| match field.as_str() {
            "name" => 0,
            name if name.starts_with("name.") => 0,
            // A number is one of its hall.
            "plot" if elsewhere => 0,
            "plot" => 4,
            field if is_own(field) => 4,
            "hall" => 2,
            _ => 1,
        })
        .sum()
}

/// Whether a row says something else of what tells exhibitors apart.
fn contradicts(row: &ImportEntry, former: &Former) -> bool {
    let is_id = |key: &str| key.starts_with("id:");
    let ids = is_id(&row.key) && former.key.as_deref().is_some_and(is_id);
    let said = told(row);
    ids || ["plot", "hall", "contact.url", "contact.email"]
        .iter()
        .any(|field| differs(&said, former, field))
}

fn differs(said: &BTreeMap<String, String>, former: &Former, field: &str) -> bool {
    let (now, before) = (said.get(field), former.said.get(field));
    now.is_some() && before.is_some() && now != before
}
