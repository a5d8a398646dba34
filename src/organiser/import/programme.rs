//! A list of sessions against an event's programme.

use std::collections::{BTreeMap, BTreeSet};

use anyhow::Result;
use feed::event::ProgrammeSource;
use serde_json::{Value, json};

use super::booths::put;
use super::edit::{self, Step};
use super::entry::{Entry, Said, slug};
use super::headings::fold;
use super::merge;
use super::record::{Imported, Record};
use super::{How, Kind, Outcome, Plan};
use crate::source::{EVENT_FILE, Source, beside};

/// File of a programme where the event has none yet.
const PROGRAMME: &str = "programme.json";

/// Plans an import.
///
/// # Errors
/// When the programme's file cannot be changed.
pub(super) fn plan(
    entries: &[Entry],
    source: &Source,
    how: How<'_>,
    record: &mut Record,
) -> Result<Plan> {
    let mut place = Place::of(source)?;
    let mut programme: Value = serde_json::from_str(&place.text)?;
    let mut plan = Plan::default();
    let sessions = list(&programme, "sessions");
    let by_id: BTreeMap<String, usize> = ids(&sessions);
    let mut taken: BTreeSet<String> = by_id.keys().cloned().collect();
    let mut channels = Channels::of(&programme);
    let mut texts: Vec<(usize, String)> = Vec::new();
    let mut new: Vec<Vec<(String, Value)>> = Vec::new();
    let mut days: BTreeSet<String> = BTreeSet::new();
    for entry in entries {
        let mut entry = entry.clone();
        channels.resolve(&mut entry);
        let known = record.sessions.get(&entry.key);
        let own = entry.key.strip_prefix("id:");
        let at = known
            .map(|known| known.id.as_str())
            .into_iter()
            .chain(own)
            .find_map(|id| by_id.get(id).copied());
        let mut outcome = Outcome {
            row: entry.row,
            label: entry.label.clone(),
            id: String::new(),
            file: place.file.clone(),
            kind: Kind::Same,
            changes: Vec::new(),
            remarks: entry.remarks.clone(),
        };
        let day = entry.fields.iter().find_map(|(name, said)| match said {
            Said::Value(Value::String(day)) if name == "day" => Some(day.clone()),
            _ => None,
        });
        let empty = json!({});
        let existing = at.and_then(|at| sessions.get(at)).unwrap_or(&empty);
        let last = known.map(|known| &known.fields).filter(|_| at.is_some());
        let merged = merge::merge(existing, last, &entry, how.overwrite);
        match at {
            Some(at) => {
                outcome.id = existing["id"].as_str().unwrap_or_default().to_owned();
                if !merged.writes.is_empty() {
                    outcome.kind = Kind::Changed;
                    let steps = [Step::Field("sessions"), Step::Index(at)];
                    let mut text = edit::find(&place.text, &steps)?.get().to_owned();
                    for (path, value) in &merged.writes {
                        text = edit::set(&text, &[path], value)?;
                    }
                    texts.push((at, text));
                }
            }
            None if day.is_none() => outcome.kind = Kind::NoDay,
            None => {
                outcome.kind = Kind::New;
                outcome.id = free(&entry, &taken);
                taken.insert(outcome.id.clone());
                let mut fields = vec![("id".to_owned(), json!(outcome.id))];
                for (path, value) in &merged.writes {
                    put(&mut fields, path, value.clone());
                }
                new.push(fields);
            }
        }
        if outcome.kind != Kind::NoDay {
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
    texts.sort_by_key(|(at, _)| std::cmp::Reverse(*at));
    for (at, text) in texts {
        let steps = [Step::Field("sessions"), Step::Index(at)];
        let range = edit::range(&place.text, edit::find(&place.text, &steps)?);
        place.text = edit::spliced(&place.text, &range, &text);
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

/// Where the programme stands.
struct Place {
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

impl Place {
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
            Some(ProgrammeSource::Inline(_)) => {
                let event = file(EVENT_FILE).unwrap_or_default();
                let piece = edit::find(&event, &[Step::Field("programme")])?
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
        self.text = edit::append(&self.text, &[Step::Field(name)], |indent| {
            entries
                .iter()
                .map(|fields| edit::object(fields, indent))
                .collect()
        })?;
        Ok(())
    }

    /// Puts the text into the plan if it has changed.
    fn write(self, source: &Source, plan: &mut Plan) -> Result<()> {
        if self.text == self.before {
            return Ok(());
        }
        let event = source.files.iter().find(|(file, _)| file == EVENT_FILE);
        let event = event.map(|(_, bytes)| String::from_utf8_lossy(bytes).into_owned());
        let event = event.unwrap_or_default();
        if self.inside {
            let piece = edit::find(&event, &[Step::Field("programme")])?;
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
    fn resolve(&mut self, entry: &mut Entry) {
        for (field, said) in &mut entry.fields {
            let Said::Value(Value::String(name)) = said else {
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
fn free(entry: &Entry, taken: &BTreeSet<String>) -> String {
    let numbered = (1..).map(|number| format!("session-{number}"));
    let wanted = entry.ids.iter().cloned();
    wanted
        .chain(numbered)
        .find(|id| !taken.contains(id))
        .unwrap_or_default()
}
