//! Exhibitors whom a newer list takes out, and whom another brings back: to the file that they had.

use std::collections::{BTreeMap, BTreeSet};

use anyhow::Result;
use serde_json::Value;

use super::super::ids::company;
use super::super::import_state::{ImportState, Imported, Withdrawn};
use super::super::plan::{EntryOutcome, Gone, OutcomeKind};
use super::super::said::ImportEntry;
use super::super::same_name::{Standing, flat};
use super::{Done, Work, decoded, edited};
use crate::source::beside;

impl Work<'_> {
    /// Exhibitors of former lists that no row names, and that are still there.
    pub(super) fn unnamed<'r>(
        &self,
        entries: &[ImportEntry],
        record: &'r ImportState,
    ) -> BTreeMap<&'r str, &'r Imported> {
        let named: BTreeSet<&str> = entries.iter().map(|entry| entry.key.as_str()).collect();
        let there = |known: &Imported| {
            let slot = self.by_id.get(known.id.as_str());
            slot.is_some_and(|slot| !self.claimed.contains(slot))
        };
        let booths = record.booths.iter();
        booths
            .filter(|(key, known)| !named.contains(key.as_str()) && there(known))
            .map(|(key, known)| (key.as_str(), known))
            .collect()
    }

    /// What the list takes away: exhibitors of former lists that no row names. Taken out of the event if that is asked for.
    pub(super) fn gone(&mut self, entries: &[ImportEntry], record: &mut ImportState) {
        let held: BTreeSet<&str> = self.held.values().map(String::as_str).collect();
        let waiting = &self.namesakes.waiting;
        let missing: Vec<(String, String)> = self
            .unnamed(entries, record)
            .into_iter()
            .filter(|(key, _)| !held.contains(key) && !waiting.contains(*key))
            .map(|(key, known)| (key.to_owned(), known.id.clone()))
            .collect();
        for (key, id) in missing {
            let Some(&slot) = self.by_id.get(id.as_str()) else {
                continue;
            };
            self.plan.gone.push(Gone::Missing {
                label: self.label(slot),
                id,
            });
            if self.how.withdraw {
                self.out.insert(self.place(slot));
                // It was the list that took it out, so that the list may bring it back.
                let known = record.booths.remove(&key);
                if let (Some(known), Some(booth)) = (known, self.withdrawn(slot)) {
                    record.withdrawn.insert(key, Withdrawn { known, ..booth });
                }
            }
        }
    }

    /// What is to be known of a booth that goes, so that it can come back; nothing where it has no file of its own.
    fn withdrawn(&self, slot: usize) -> Option<Withdrawn> {
        let slot = &self.source.exhibition.slots[slot];
        Some(Withdrawn {
            file: slot.source.clone()?,
            hall: self
                .source
                .exhibition
                .event
                .halls
                .get(slot.hall)?
                .id
                .clone(),
            ..Withdrawn::default()
        })
    }

    /// One that a former list took out: its file is named again, with what the list says now.
    pub(super) fn bring_back(&mut self, entry: &ImportEntry, booth: &Withdrawn) -> Result<Done> {
        let name = beside(&booth.file).map(|name| decoded(&name));
        let text = name.as_deref().and_then(|name| {
            let bytes = self.source.folder.read(name, feed::limits::BOOTH_BYTES);
            String::from_utf8(bytes.ok()?).ok()
        });
        let existing: Option<Value> = text
            .as_deref()
            .and_then(|text| serde_json::from_str(text).ok());
        let (Some(name), Some(text), Some(existing)) = (name, text, existing) else {
            return Ok(self.add(entry, Some(&booth.known.id)));
        };
        let mut outcome = EntryOutcome {
            row: entry.row,
            label: entry.label.clone(),
            id: booth.known.id.clone(),
            file: name.clone(),
            kind: OutcomeKind::Back,
            changes: Vec::new(),
            remarks: entry.remarks.clone(),
        };
        let last = Some(&booth.known.fields);
        let mut remembered =
            self.merged(entry, &existing, last, &mut outcome, |work, writes| {
                work.plan.files.insert(name, edited(text, writes)?);
                Ok(())
            })?;
        outcome.kind = OutcomeKind::Back;
        let hall = entry.hall.as_ref().unwrap_or(&booth.hall);
        self.stands_in(Some(hall), booth.file.clone());
        self.ids.insert(booth.known.id.clone());
        if let Some(hall) = &entry.hall {
            remembered.insert(super::HALL.to_owned(), Value::from(hall.as_str()));
        }
        Ok((outcome, remembered))
    }

    /// A row that may be any of several booths of its name: nothing is written before something tells which.
    pub(super) fn unclear(&self, entry: &ImportEntry) -> Option<EntryOutcome> {
        let ids = self.namesakes.unclear.get(&entry.key)?;
        Some(EntryOutcome {
            row: entry.row,
            label: entry.label.clone(),
            id: String::new(),
            file: ids.join(", "),
            kind: OutcomeKind::Unclear,
            changes: Vec::new(),
            remarks: entry.remarks.clone(),
        })
    }

    /// The event's booths, as far as they tell one from another. What they say is read only of those whose name several have.
    pub(super) fn standing(&self) -> Result<Vec<Standing>> {
        let exhibition = &self.source.exhibition;
        let slots = exhibition.slots.iter().enumerate();
        slots
            .map(|(index, slot)| {
                let names = slot.booth().into_iter();
                let names: BTreeSet<String> = names
                    .flat_map(|booth| booth.name.wordings())
                    .map(|name| company(name.text))
                    .collect();
                let several = |name| self.by_name.get(name).is_some_and(|slots| slots.len() > 1);
                let mut said = BTreeMap::new();
                if names.iter().any(several) {
                    let name = slot.source.as_deref().map(beside);
                    let text = match name {
                        Some(name) => name.and_then(|name| self.text_of(&name)),
                        None => self.inline(index)?,
                    };
                    said = flat(&text.unwrap_or_default());
                    if let Some(hall) = exhibition.event.halls.get(slot.hall) {
                        said.insert(super::HALL.to_owned(), hall.id.clone());
                    }
                }
                Ok(Standing {
                    id: slot.id.clone(),
                    names,
                    said,
                })
            })
            .collect()
    }
}
