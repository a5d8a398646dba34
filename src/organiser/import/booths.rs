//! A list of exhibitors against an event's booths: which are there already, which are new and where they stand.

mod coming_back;

use std::collections::{BTreeMap, BTreeSet};

use anyhow::Result;
use i18n::value;
use serde_json::{Value, json};

use super::edit::{self, EditStep};
use super::headings::fold;
use super::ids::company;
use super::import_state::{ImportState, Imported};
use super::merge::{self, MergedFile};
use super::plan::{EntryOutcome, Gone, ImportOptions, ImportPlan, OutcomeKind};
use super::renamed::{self, Renamed};
use super::renumbered::{rekey, renumbered};
use super::said::ImportEntry;
use super::same_name::{self, Namesakes};
use crate::console::Console;
use crate::source::{EVENT_FILE, Source, beside};

/// Name under which the hall of the list is remembered.
const HALL: &str = "hall";

/// Folder of new booth files.
const BOOTHS: &str = "booths";

/// Plans an import.
///
/// # Errors
/// When the event would have too many booths, or a file cannot be changed.
pub(super) fn plan(
    entries: &[ImportEntry],
    source: &Source,
    how: ImportOptions<'_>,
    record: &mut ImportState,
    console: &Console,
) -> Result<ImportPlan> {
    let mut work = Work::new(source, how);
    let (entries, anew) = renumbered(entries, &mut record.booths);
    let entries = entries.as_slice();
    work.anew = anew;
    let keys: BTreeSet<&str> = entries.iter().map(|entry| entry.key.as_str()).collect();
    for entry in entries {
        // Lists of former versions were remembered by names that were folded less. What another row goes by is that row's.
        let former = fold(&entry.label);
        // Of several booths of one name, what else is said tells which is meant.
        let booths = work.by_name.get(&company(&entry.label));
        if booths.is_some_and(|booths| booths.len() > 1) {
            continue;
        }
        if !record.booths.contains_key(&entry.key)
            && !keys.contains(former.as_str())
            && let Some(known) = record.booths.remove(&former)
        {
            record.booths.insert(entry.key.clone(), known);
        }
    }
    rekey(entries, &mut record.booths, "name", company);
    work.namesakes = same_name::settle(entries, record, &work.standing()?, &work.anew);
    let mut slots: Vec<Option<usize>> = entries
        .iter()
        .map(|entry| work.slot_of(entry, record.booths.get(&entry.key)))
        .collect();
    for (key, former) in work.renamed(entries, &slots, record) {
        match how.renamed {
            Some(Renamed::New) => {}
            Some(Renamed::Same) => {
                if let Some(known) = record.booths.remove(&former) {
                    record.booths.insert(key, known);
                }
            }
            None => {
                work.held.insert(key, former);
            }
        }
    }
    for (entry, slot) in entries.iter().zip(&mut slots) {
        let known = record.booths.get(&entry.key);
        if slot.is_none() {
            *slot = work.slot_of(entry, known);
        }
        let last = known.map(|known| &known.fields);
        let outcome = match (*slot, known) {
            (Some(slot), _) => work.update(entry, slot, last)?,
            (None, Some(known)) if !how.overwrite => {
                (work.taken_out(entry, known), known.fields.clone())
            }
            (None, _) => {
                if let Some(outcome) = work.unclear(entry).or_else(|| work.hold(entry, record)) {
                    work.plan.outcomes.push(outcome);
                    continue;
                }
                match work.namesakes.back.remove(&entry.key) {
                    Some(booth) => work.bring_back(entry, &booth)?,
                    None => work.add(entry, None),
                }
            }
        };
        let (mut outcome, remembered) = outcome;
        let told = work.namesakes.remarks.iter();
        let told = told.filter(|(key, _)| *key == entry.key);
        outcome
            .remarks
            .extend(told.map(|(_, remark)| remark.clone()));
        record.booths.insert(
            entry.key.clone(),
            Imported {
                id: outcome.id.clone(),
                fields: remembered,
            },
        );
        work.plan.outcomes.push(outcome);
    }
    work.gone(entries, record);
    let booths = source.exhibition.slots.len() + work.new.values().map(Vec::len).sum::<usize>();
    if booths > feed::limits::BOOTHS {
        let values = [
            ("booths", value(booths)),
            ("limit", value(feed::limits::BOOTHS)),
        ];
        return Err(console.failure("import-too-many", &values));
    }
    work.finish()
}

type Done = (EntryOutcome, serde_json::Map<String, Value>);

/// An import under way.
struct Work<'a> {
    source: &'a Source,
    how: ImportOptions<'a>,
    plan: ImportPlan,
    /// Slots by the folded names of their booths.
    by_name: BTreeMap<String, Vec<usize>>,
    by_id: BTreeMap<&'a str, usize>,
    /// Slots that an entry has.
    claimed: BTreeSet<usize>,
    /// Ids that are taken, also by new booths.
    ids: BTreeSet<String>,
    /// Files of new booths by hall.
    new: BTreeMap<usize, Vec<String>>,
    /// Booths that leave their halls, by hall and place there.
    out: BTreeSet<(usize, usize)>,
    /// Keys of entries that are probably exhibitors of former lists under new names, with their former keys.
    held: BTreeMap<String, String>,
    /// What became of rows that share their names with others.
    namesakes: Namesakes,
    /// Keys of entries whose number was another's, so that no booth is theirs by it.
    anew: BTreeSet<String>,
    /// New texts of booths that stand in the event file, by hall and place there.
    inside: BTreeMap<(usize, usize), String>,
}

impl<'a> Work<'a> {
    fn new(source: &'a Source, how: ImportOptions<'a>) -> Self {
        let slots = &source.exhibition.slots;
        let mut by_name: BTreeMap<String, Vec<usize>> = BTreeMap::new();
        for (index, slot) in slots.iter().enumerate() {
            let names = slot
                .booth()
                .into_iter()
                .flat_map(|booth| booth.name.wordings());
            let names: BTreeSet<String> = names.map(|name| company(name.text)).collect();
            for name in names {
                by_name.entry(name).or_default().push(index);
            }
        }
        let by_id = slots
            .iter()
            .enumerate()
            .map(|(index, slot)| (slot.id.as_str(), index));
        Self {
            source,
            how,
            plan: ImportPlan::default(),
            by_name,
            by_id: by_id.collect(),
            claimed: BTreeSet::new(),
            ids: slots.iter().map(|slot| slot.id.clone()).collect(),
            new: BTreeMap::new(),
            held: BTreeMap::new(),
            namesakes: Namesakes::default(),
            anew: BTreeSet::new(),
            inside: BTreeMap::new(),
            out: BTreeSet::new(),
        }
    }

    /// The slot an entry has: by what is remembered, by its own id, by its name.
    fn slot_of(&mut self, entry: &ImportEntry, known: Option<&Imported>) -> Option<usize> {
        let own = entry.key.strip_prefix("id:");
        let own = own.filter(|_| !self.anew.contains(&entry.key));
        let ids = known.map(|known| known.id.as_str()).into_iter().chain(own);
        let by_id = ids.filter_map(|id| self.by_id.get(id).copied());
        let by_name = self.by_name.get(&company(&entry.label));
        let by_name = by_name.filter(|_| !self.namesakes.settled.contains(&entry.key));
        let by_name = by_name.into_iter().flatten().copied();
        let slot = by_id
            .chain(by_name)
            .find(|slot| !self.claimed.contains(slot))?;
        self.claimed.insert(slot);
        Some(slot)
    }

    /// One that was imported and is in the event no more.
    fn taken_out(&self, entry: &ImportEntry, known: &Imported) -> EntryOutcome {
        EntryOutcome {
            row: entry.row,
            label: entry.label.clone(),
            id: known.id.clone(),
            file: String::new(),
            kind: OutcomeKind::TakenOut,
            changes: Vec::new(),
            remarks: Vec::new(),
        }
    }

    /// Entries that are probably exhibitors of former lists under new names: their keys with the former ones.
    fn renamed(
        &self,
        entries: &[ImportEntry],
        slots: &[Option<usize>],
        record: &ImportState,
    ) -> Vec<(String, String)> {
        let new: Vec<&ImportEntry> = entries
            .iter()
            .zip(slots)
            .filter(|(entry, slot)| slot.is_none() && !record.booths.contains_key(&entry.key))
            .filter(|(entry, _)| !self.namesakes.is_about(&entry.key))
            .map(|(entry, _)| entry)
            .collect();
        let gone = self.unnamed(entries, record);
        let found = renamed::probably(&new, entries, &gone).into_iter();
        found
            .map(|(key, former)| (key.to_owned(), former.to_owned()))
            .collect()
    }

    /// One that is probably another under a new name: nothing is written before the organiser has said so.
    fn hold(&mut self, entry: &ImportEntry, record: &ImportState) -> Option<EntryOutcome> {
        let known = record.booths.get(self.held.get(&entry.key)?)?;
        let slot = *self.by_id.get(known.id.as_str())?;
        self.plan.gone.push(Gone::Renamed {
            label: self.label(slot),
            id: known.id.clone(),
            to: entry.label.clone(),
        });
        Some(EntryOutcome {
            row: entry.row,
            label: entry.label.clone(),
            id: known.id.clone(),
            file: self.source.exhibition.file(slot),
            kind: OutcomeKind::Renamed,
            changes: Vec::new(),
            remarks: entry.remarks.clone(),
        })
    }

    /// What people call a booth.
    fn label(&self, slot: usize) -> String {
        let slot = &self.source.exhibition.slots[slot];
        let name = slot.booth().and_then(|booth| {
            booth
                .name
                .wordings()
                .next()
                .map(|name| name.text.to_owned())
        });
        name.unwrap_or_else(|| slot.id.clone())
    }

    /// Moves a booth to the hall that the list says, if the organiser wants it and has not moved it by hand; says that
    /// the list has it elsewhere. True where it stays in another hall than the list's.
    fn moves(
        &mut self,
        entry: &ImportEntry,
        index: usize,
        last: Option<&serde_json::Map<String, Value>>,
    ) -> bool {
        let exhibition = &self.source.exhibition;
        let slot = &exhibition.slots[index];
        let Some(wanted) = entry.hall.as_deref().and_then(|hall| exhibition.hall(hall)) else {
            return false;
        };
        // The list says what it said: somebody has moved it by hand since.
        let imported = last.and_then(|last| last.get(HALL)).and_then(Value::as_str);
        if wanted == slot.hall || imported == entry.hall.as_deref() {
            return false;
        }
        let title = |hall: usize| {
            exhibition
                .event
                .halls
                .get(hall)
                .map_or_else(String::new, |hall| hall.id.clone())
        };
        self.plan.gone.push(Gone::Moved {
            label: entry.label.clone(),
            from: title(slot.hall),
            to: title(wanted),
        });
        let file = slot.source.clone().filter(|_| self.how.withdraw);
        let Some(file) = file else { return true };
        self.out.insert(self.place(index));
        self.new.entry(wanted).or_default().push(file);
        false
    }

    fn update(
        &mut self,
        entry: &ImportEntry,
        index: usize,
        last: Option<&serde_json::Map<String, Value>>,
    ) -> Result<Done> {
        let elsewhere = self.moves(entry, index, last);
        let mut entry = entry.clone();
        if elsewhere {
            // A plot's number is one of its hall.
            entry.fields.retain(|(name, _)| name != "plot");
            entry.columns.retain(|name| *name != "plot");
        }
        let entry = &entry;
        let exhibition = &self.source.exhibition;
        let slot = &exhibition.slots[index];
        let mut outcome = EntryOutcome {
            row: entry.row,
            label: entry.label.clone(),
            id: slot.id.clone(),
            file: exhibition.file(index),
            kind: OutcomeKind::Same,
            changes: Vec::new(),
            remarks: entry.remarks.clone(),
        };
        let name = slot.source.as_deref().map(beside);
        let text = match &name {
            // On another host.
            Some(None) => None,
            Some(Some(name)) => self.text_of(name),
            None => self.inline(index)?,
        };
        let existing: Option<Value> = text
            .as_deref()
            .and_then(|text| serde_json::from_str(text).ok());
        let (Some(text), Some(existing)) = (text, existing) else {
            outcome.kind = OutcomeKind::Elsewhere;
            return Ok((outcome, last.cloned().unwrap_or_default()));
        };
        let remembered = self.merged(entry, &existing, last, &mut outcome, |work, writes| {
            let text = edited(text, writes)?;
            match name.flatten() {
                Some(name) => work.plan.files.insert(decoded(&name), text),
                None => work.inside.insert(work.place(index), text),
            };
            Ok(())
        })?;
        let mut remembered = remembered;
        if let Some(hall) = entry.hall.as_deref().filter(|_| !elsewhere) {
            remembered.insert(HALL.to_owned(), json!(hall));
        }
        Ok((outcome, remembered))
    }

    /// Compares a booth with what a row says of it, and has written what differs; what is to be remembered.
    fn merged(
        &mut self,
        entry: &ImportEntry,
        existing: &Value,
        last: Option<&serde_json::Map<String, Value>>,
        outcome: &mut EntryOutcome,
        write: impl FnOnce(&mut Self, Vec<(String, Value)>) -> Result<()>,
    ) -> Result<serde_json::Map<String, Value>> {
        let MergedFile {
            changes,
            writes,
            remembered,
        } = merge::merge(existing, last, entry, self.how.overwrite);
        for field in merge::emptied(entry, last, existing) {
            self.plan.gone.push(Gone::Emptied {
                label: entry.label.clone(),
                field,
            });
        }
        if !writes.is_empty() {
            outcome.kind = OutcomeKind::Changed;
            write(self, writes)?;
        }
        outcome.changes = changes;
        Ok(remembered)
    }

    /// The text of a booth's file, as it was read.
    fn text_of(&self, name: &str) -> Option<String> {
        let (_, bytes) = self.source.files.iter().find(|(file, _)| file == name)?;
        String::from_utf8(bytes.clone()).ok()
    }

    /// The piece of the event file that is a booth.
    fn inline(&self, index: usize) -> Result<Option<String>> {
        let Some(text) = self.text_of(EVENT_FILE) else {
            return Ok(None);
        };
        let (hall, number) = self.place(index);
        Ok(Some(
            edit::find(&text, &booth_at(hall, number))?.get().to_owned(),
        ))
    }

    /// Hall and number in it of a slot.
    fn place(&self, index: usize) -> (usize, usize) {
        let slots = &self.source.exhibition.slots;
        let hall = slots[index].hall;
        let number = slots[..index]
            .iter()
            .filter(|slot| slot.hall == hall)
            .count();
        (hall, number)
    }

    /// A booth that is not there yet, if possible with the id that it had.
    fn add(&mut self, entry: &ImportEntry, former: Option<&str>) -> Done {
        let id = self.free_id(entry, former);
        self.ids.insert(id.clone());
        let merged = merge::merge(&json!({}), None, entry, false);
        let mut fields: Vec<(String, Value)> = Vec::new();
        let schema = "schemas/booth.schema.json";
        if self.source.folder.has(schema) {
            fields.push(("$schema".to_owned(), json!(format!("../{schema}"))));
        }
        fields.push(("version".to_owned(), json!(feed::FORMAT_VERSION)));
        fields.push(("id".to_owned(), json!(id)));
        for (path, value) in merged.writes {
            put(&mut fields, &path, value);
        }
        let file = format!("{BOOTHS}/{id}.json");
        self.plan
            .files
            .insert(file.clone(), edit::object(&fields, "") + "\n");
        self.stands_in(entry.hall.as_deref().or(self.how.hall), file.clone());
        let outcome = EntryOutcome {
            row: entry.row,
            label: entry.label.clone(),
            id,
            file,
            kind: OutcomeKind::New,
            changes: merged.changes,
            remarks: entry.remarks.clone(),
        };
        let mut remembered = merged.remembered;
        if let Some(hall) = &entry.hall {
            remembered.insert(HALL.to_owned(), json!(hall));
        }
        (outcome, remembered)
    }

    /// Names the file of a booth in a hall, in the first where there is no such hall.
    fn stands_in(&mut self, hall: Option<&str>, file: String) {
        let hall = hall.and_then(|hall| self.source.exhibition.hall(hall));
        self.new.entry(hall.unwrap_or(0)).or_default().push(file);
    }

    /// An id, and with it a file, that nobody has.
    fn free_id(&self, entry: &ImportEntry, former: Option<&str>) -> String {
        let taken = |id: &str| {
            self.ids.contains(id)
                || crate::files::is_reserved(id)
                || self.source.folder.has(&format!("{BOOTHS}/{id}.json"))
        };
        let wanted = entry
            .ids
            .first()
            .cloned()
            .unwrap_or_else(|| format!("booth-{}", entry.row));
        let others = former.map(str::to_owned).into_iter();
        let others = others.chain(entry.ids.iter().cloned());
        let numbered = (2..).map(|number| {
            let mut id = wanted.clone();
            // Room for the number.
            id.truncate(feed::limits::ID - 6);
            format!("{}-{number}", id.trim_end_matches('-'))
        });
        others
            .chain([wanted.clone()])
            .chain(numbered)
            .find(|id| !taken(id))
            .unwrap_or_default()
    }

    /// The plan with the event file as it will be.
    fn finish(mut self) -> Result<ImportPlan> {
        let Some(mut text) = self.text_of(EVENT_FILE) else {
            return Ok(self.plan);
        };
        if self.inside.is_empty() && self.new.is_empty() && self.out.is_empty() {
            return Ok(self.plan);
        }
        // From the last to the first, so that the places of those before stay true.
        let mut pieces = Vec::new();
        for (&(hall, number), new) in &self.inside {
            let raw = edit::find(&text, &booth_at(hall, number))?;
            pieces.push((edit::range(&text, raw), new));
        }
        for (range, new) in pieces.into_iter().rev() {
            text = edit::spliced(&text, &range, new);
        }
        for &(hall, number) in self.out.iter().rev() {
            text = edit::without(
                &text,
                &[
                    EditStep::Field("halls"),
                    EditStep::Index(hall),
                    EditStep::Field("booths"),
                ],
                number,
            )?;
        }
        for (hall, files) in &self.new {
            let hall = [EditStep::Field("halls"), EditStep::Index(*hall)];
            if edit::find(&text, &[hall[0], hall[1], EditStep::Field("booths")]).is_err() {
                let raw = edit::find(&text, &hall)?;
                let with = edit::set(raw.get(), &["booths"], &json!([]))?;
                text = edit::spliced(&text, &edit::range(&text, raw), &with);
            }
            let list = [hall[0], hall[1], EditStep::Field("booths")];
            text = edit::append(&text, &list, |_| {
                files.iter().map(|file| json!(file).to_string()).collect()
            })?;
        }
        self.plan.files.insert(EVENT_FILE.to_owned(), text);
        Ok(self.plan)
    }
}

fn booth_at<'a>(hall: usize, number: usize) -> [EditStep<'a>; 4] {
    [
        EditStep::Field("halls"),
        EditStep::Index(hall),
        EditStep::Field("booths"),
        EditStep::Index(number),
    ]
}

/// Puts a value into fields in order; `contact.url` stands in `contact`.
pub(super) fn put(fields: &mut Vec<(String, Value)>, path: &str, value: Value) {
    let Some((outer, inner)) = path.split_once('.') else {
        fields.push((path.to_owned(), value));
        return;
    };
    match fields.iter_mut().find(|(name, _)| name == outer) {
        Some((_, Value::Object(object))) => {
            object.insert(inner.to_owned(), value);
        }
        _ => fields.push((outer.to_owned(), json!({ inner: value }))),
    }
}

/// A text with values written into it, by path.
fn edited(mut text: String, writes: Vec<(String, Value)>) -> Result<String> {
    for (path, value) in writes {
        let path: Vec<&str> = path.split('.').collect();
        text = edit::set(&text, &path, &value)?;
    }
    Ok(text)
}

/// The path of a file from its address.
fn decoded(name: &str) -> String {
    percent_encoding::percent_decode_str(name)
        .decode_utf8_lossy()
        .into_owned()
}
