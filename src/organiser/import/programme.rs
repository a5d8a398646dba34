//! A list of sessions against an event's programme.

use std::collections::{BTreeMap, BTreeSet};

use anyhow::Result;
use feed::event::ProgrammeSource;
use serde_json::{Value, json};

use super::booths::put;
use super::edit::{self, EditStep};
use super::headings::fold;
use super::ids::slug;
use super::import_state::{ImportState, Imported};
use super::merge;
use super::plan::{EntryOutcome, Gone, ImportOptions, ImportPlan, OutcomeKind};
use super::renumbered::{forget_ids, rekey};
use super::said::{FieldValue, ImportEntry};
use crate::source::{EVENT_FILE, Source, beside};

/// File of a programme where the event has none yet.
const PROGRAMME: &str = "programme.json";

/// Plans an import.
///
/// # Errors
/// When the programme's file cannot be changed.
pub(super) fn plan(
    entries: &[ImportEntry],
    source: &Source,
    how: ImportOptions<'_>,
    record: &mut ImportState,
) -> Result<ImportPlan> {
    let mut place = ProgrammePlace::of(source)?;
    let mut programme: Value = serde_json::from_str(&place.text)?;
    let mut plan = ImportPlan::default();
    let sessions = list(&programme, "sessions");
    let by_id: BTreeMap<String, usize> = ids(&sessions);
    let mut taken: BTreeSet<String> = by_id.keys().cloned().collect();
    let mut channels = Channels::of(&programme);
    let mut texts: Vec<(usize, String)> = Vec::new();
    let mut new: Vec<Vec<(String, Value)>> = Vec::new();
    let mut days: BTreeSet<String> = BTreeSet::new();
    let mut claimed: BTreeSet<usize> = BTreeSet::new();
    forget_ids(entries, &mut record.sessions, fold);
    rekey(entries, &mut record.sessions, "title", fold);
    let entries = recognised(entries, &sessions, &by_id, record);
    for entry in &entries {
        let mut entry = entry.clone();
        channels.resolve(&mut entry);
        let known = record.sessions.get(&entry.key);
        let own = entry.key.strip_prefix("id:");
        let at = known
            .map(|known| known.id.as_str())
            .into_iter()
            .chain(own)
            .find_map(|id| by_id.get(id).copied())
            .filter(|at| claimed.insert(*at));
        let mut outcome = EntryOutcome {
            row: entry.row,
            label: entry.label.clone(),
            id: String::new(),
            file: place.file.clone(),
            kind: OutcomeKind::Same,
            changes: Vec::new(),
            remarks: entry.remarks.clone(),
        };
        let day = entry.fields.iter().find_map(|(name, said)| match said {
            FieldValue::Value(Value::String(day)) if name == "day" => Some(day.clone()),
            _ => None,
        });
        let empty = json!({});
        let existing = at.and_then(|at| sessions.get(at)).unwrap_or(&empty);
        let last = known.map(|known| &known.fields).filter(|_| at.is_some());
        let merged = merge::merge(existing, last, &entry, how.overwrite);
        match at {
            Some(at) => {
                outcome.id = existing["id"].as_str().unwrap_or_default().to_owned();
                for field in merge::emptied(&entry, last, existing) {
                    plan.gone.push(Gone::Emptied {
                        label: entry.label.clone(),
                        field,
                    });
                }
                if !merged.writes.is_empty() {
                    outcome.kind = OutcomeKind::Changed;
                    let steps = [EditStep::Field("sessions"), EditStep::Index(at)];
                    let mut text = edit::find(&place.text, &steps)?.get().to_owned();
                    for (path, value) in &merged.writes {
                        text = edit::set(&text, &[path], value)?;
                    }
                    texts.push((at, text));
                }
            }
            None if known.is_some() && !how.overwrite => {
                outcome.kind = OutcomeKind::TakenOut;
                outcome.id = known.map(|known| known.id.clone()).unwrap_or_default();
            }
            None if day.is_none() => outcome.kind = OutcomeKind::NoDay,
            None => {
                outcome.kind = OutcomeKind::New;
                outcome.id = free(&entry, &taken);
                taken.insert(outcome.id.clone());
                let mut fields = vec![("id".to_owned(), json!(outcome.id))];
                for (path, value) in &merged.writes {
                    put(&mut fields, path, value.clone());
                }
                new.push(fields);
            }
        }
        if !matches!(outcome.kind, OutcomeKind::NoDay | OutcomeKind::TakenOut) {
            days.extend(day);
            record.sessions.insert(
                entry.key.clone(),
                Imported {
                    id: outcome.id.clone(),
                    fields: merged.remembered,
                },
            );
        }
        outcome.changes = merged.changes;
        plan.outcomes.push(outcome);
    }
    let named: BTreeSet<&str> = entries.iter().map(|entry| entry.key.as_str()).collect();
    let mut out: BTreeSet<usize> = BTreeSet::new();
    for (key, known) in &record.sessions {
        if let Some(&at) = by_id.get(&known.id)
            && !named.contains(key.as_str())
            && !claimed.contains(&at)
        {
            let label = title(&sessions[at]);
            plan.gone.push(Gone::Missing {
                label,
                id: known.id.clone(),
            });
            if how.withdraw {
                out.insert(at);
            }
        }
    }
    if how.withdraw {
        let withdrawn: BTreeSet<&str> = out
            .iter()
            .filter_map(|at| sessions[*at]["id"].as_str())
            .collect();
        record
            .sessions
            .retain(|_, known| !withdrawn.contains(known.id.as_str()));
    }
    texts.sort_by_key(|(at, _)| std::cmp::Reverse(*at));
    for (at, text) in texts {
        let steps = [EditStep::Field("sessions"), EditStep::Index(at)];
        let range = edit::range(&place.text, edit::find(&place.text, &steps)?);
        place.text = edit::spliced(&place.text, &range, &text);
    }
    for at in out.into_iter().rev() {
        place.text = edit::without(&place.text, &[EditStep::Field("sessions")], at)?;
    }
    let there: BTreeSet<String> = list(&programme, "days")
        .iter()
        .filter_map(|day| day["date"].as_str().map(str::to_owned))
        .collect();
    let days = days
        .difference(&there)
        .map(|day| vec![("date".to_owned(), json!(day))]);
    place.append("days", &days.collect::<Vec<_>>(), &mut programme)?;
    place.append("channels", &channels.new, &mut programme)?;
    place.append("sessions", &new, &mut programme)?;
    place.write(source, &mut plan)?;
    Ok(plan)
}

/// The entries, those of one title known again by day, beginning and room and not by their place in the list: lists of
/// lunch breaks change their order.
fn recognised(
    entries: &[ImportEntry],
    sessions: &[Value],
    by_id: &BTreeMap<String, usize>,
    record: &ImportState,
) -> Vec<ImportEntry> {
    let plain = |key: &str| key.split_once('#').map_or(key, |(name, _)| name).to_owned();
    let mut groups: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for (index, entry) in entries.iter().enumerate() {
        if !entry.key.starts_with("id:")
            && !entry.key.starts_with("id#")
            && plain(&entry.key) == fold(&entry.label)
        {
            groups.entry(plain(&entry.key)).or_default().push(index);
        }
    }
    let mut entries = entries.to_vec();
    for (name, group) in groups {
        let keys = || {
            record
                .sessions
                .iter()
                .filter(|(key, known)| plain(key) == name && by_id.contains_key(&known.id))
        };
        if keys().count() + group.len() <= 2 {
            continue;
        }
        let said = |entry: &ImportEntry, field: &str| {
            entry.fields.iter().find_map(|(name, said)| match said {
                FieldValue::Value(Value::String(text)) if name == field => Some(text.clone()),
                _ => None,
            })
        };
        let mut pairs: Vec<(usize, usize, String)> = Vec::new();
        for &index in &group {
            for (key, known) in keys() {
                let session = &sessions[by_id[&known.id]];
                let same = |field: &str| {
                    said(&entries[index], field)
                        .is_some_and(|text| session[field].as_str() == Some(&text))
                };
                let room = session["channel"].as_str().map(fold)
                    == said(&entries[index], "channel").map(|room| fold(&slug(&room)));
                let score = 4 * usize::from(same("day"))
                    + 2 * usize::from(same("start"))
                    + usize::from(room);
                pairs.push((score, index, key.clone()));
            }
        }
        pairs.sort_by(|a, b| b.0.cmp(&a.0).then_with(|| (a.1, &a.2).cmp(&(b.1, &b.2))));
        let (mut placed, mut used) = (BTreeSet::new(), BTreeSet::new());
        for (_, index, key) in pairs {
            if !placed.contains(&index) && !used.contains(&key) {
                placed.insert(index);
                used.insert(key.clone());
                entries[index].key = key;
            }
        }
        let mut number = 1;
        for index in group.into_iter().filter(|index| !placed.contains(index)) {
            let free = |number: usize| {
                if number == 1 {
                    name.clone()
                } else {
                    format!("{name}#{number}")
                }
            };
            while used.contains(&free(number)) || record.sessions.contains_key(&free(number)) {
                number += 1;
            }
            entries[index].key = free(number);
            used.insert(free(number));
        }
    }
    entries
}

/// What a session is called.
fn title(session: &Value) -> String {
    match &session["title"] {
        Value::Object(words) => words
            .values()
            .find_map(Value::as_str)
            .unwrap_or_default()
            .to_owned(),
        other => other.as_str().unwrap_or_default().to_owned(),
    }
}

/// Where the programme stands.
struct ProgrammePlace {
    /// File, for people.
    file: String,
    /// The programme's text.
    text: String,
    /// The text as it was.
    before: String,
    /// Whether it is a part of the event file.
    inside: bool,
    /// Whether the event is to name it.
    unnamed: bool,
}

impl ProgrammePlace {
    fn of(source: &Source) -> Result<Self> {
        let file = |name: &str| {
            let bytes = source.files.iter().find(|(file, _)| file == name);
            bytes.and_then(|(_, bytes)| String::from_utf8(bytes.clone()).ok())
        };
        let (name, text, inside, unnamed) = match &source.exhibition.event.programme {
            Some(ProgrammeSource::At(at)) => {
                let name = beside(at).unwrap_or_else(|| PROGRAMME.to_owned());
                let text = file(&name);
                (name, text, false, false)
            }
            Some(ProgrammeSource::Inline(_) | ProgrammeSource::Unread) => {
                let event = file(EVENT_FILE).unwrap_or_default();
                let piece = edit::find(&event, &[EditStep::Field("programme")])?
                    .get()
                    .to_owned();
                (EVENT_FILE.to_owned(), Some(piece), true, false)
            }
            None => (PROGRAMME.to_owned(), None, false, true),
        };
        let before = text.clone().unwrap_or_default();
        let text = text.unwrap_or_else(|| {
            let mut fields = vec![("version".to_owned(), json!(feed::FORMAT_VERSION))];
            let schema = "schemas/programme.schema.json";
            if source.folder.has(schema) {
                fields.insert(0, ("$schema".to_owned(), json!(schema)));
            }
            edit::object(&fields, "") + "\n"
        });
        Ok(Self {
            file: name,
            text,
            before,
            inside,
            unnamed,
        })
    }

    /// Adds entries to a list of the programme.
    fn append(
        &mut self,
        name: &str,
        entries: &[Vec<(String, Value)>],
        programme: &mut Value,
    ) -> Result<()> {
        if entries.is_empty() {
            return Ok(());
        }
        if programme.get(name).is_none() {
            self.text = edit::set(&self.text, &[name], &json!([]))?;
            programme[name] = json!([]);
        }
        self.text = edit::append(&self.text, &[EditStep::Field(name)], |indent| {
            entries
                .iter()
                .map(|fields| edit::object(fields, indent))
                .collect()
        })?;
        Ok(())
    }

    /// Puts the text into the plan if it has changed.
    fn write(self, source: &Source, plan: &mut ImportPlan) -> Result<()> {
        if self.text == self.before {
            return Ok(());
        }
        let event = source.files.iter().find(|(file, _)| file == EVENT_FILE);
        let event = event.map(|(_, bytes)| String::from_utf8_lossy(bytes).into_owned());
        let event = event.unwrap_or_default();
        if self.inside {
            let piece = edit::find(&event, &[EditStep::Field("programme")])?;
            let text = edit::spliced(&event, &edit::range(&event, piece), &self.text);
            plan.files.insert(EVENT_FILE.to_owned(), text);
            return Ok(());
        }
        if self.unnamed {
            let text = edit::set(&event, &["programme"], &json!(self.file))?;
            plan.files.insert(EVENT_FILE.to_owned(), text);
        }
        plan.files.insert(self.file, self.text);
        Ok(())
    }
}

/// Channels by the names that lists give them.
struct Channels {
    by_name: BTreeMap<String, String>,
    ids: BTreeSet<String>,
    /// Those that are not there yet.
    new: Vec<Vec<(String, Value)>>,
}

impl Channels {
    fn of(programme: &Value) -> Self {
        let mut by_name = BTreeMap::new();
        let mut ids = BTreeSet::new();
        for channel in list(programme, "channels") {
            let Some(id) = channel["id"].as_str() else {
                continue;
            };
            ids.insert(id.to_owned());
            by_name.insert(fold(id), id.to_owned());
            let titles = match &channel["title"] {
                Value::String(text) => vec![text.clone()],
                Value::Object(by_language) => by_language
                    .values()
                    .filter_map(|text| text.as_str().map(str::to_owned))
                    .collect(),
                _ => Vec::new(),
            };
            for title in titles {
                by_name.insert(fold(&title), id.to_owned());
            }
        }
        Self {
            by_name,
            ids,
            new: Vec::new(),
        }
    }

    /// Puts a channel's id in the place of its name.
    fn resolve(&mut self, entry: &mut ImportEntry) {
        for (field, said) in &mut entry.fields {
            let FieldValue::Value(Value::String(name)) = said else {
                continue;
            };
            if field != "channel" {
                continue;
            }
            let folded = fold(name);
            let id = match self.by_name.get(&folded) {
                Some(id) => id.clone(),
                None => {
                    let wanted = slug(name);
                    let numbered = (1..).map(|number| format!("channel-{number}"));
                    let id = [wanted]
                        .into_iter()
                        .filter(|id| !id.is_empty())
                        .chain(numbered)
                        .find(|id| !self.ids.contains(id))
                        .unwrap_or_default();
                    self.ids.insert(id.clone());
                    self.by_name.insert(folded, id.clone());
                    self.new.push(vec![
                        ("id".to_owned(), json!(id)),
                        ("title".to_owned(), json!(name)),
                    ]);
                    id
                }
            };
            *name = id;
        }
    }
}

fn list(programme: &Value, name: &str) -> Vec<Value> {
    programme[name].as_array().cloned().unwrap_or_default()
}

fn ids(sessions: &[Value]) -> BTreeMap<String, usize> {
    let ids = sessions.iter().enumerate();
    ids.filter_map(|(at, session)| Some((session["id"].as_str()?.to_owned(), at)))
        .collect()
}

/// An id that no session has.
fn free(entry: &ImportEntry, taken: &BTreeSet<String>) -> String {
    let numbered = (1..).map(|number| format!("session-{number}"));
    let wanted = entry.ids.iter().cloned();
    wanted
        .chain(numbered)
        .find(|id| !taken.contains(id))
        .unwrap_or_default()
}
