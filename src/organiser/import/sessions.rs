//! Sessions of a programme: from a table's rows, and from the schedule.json that pretalx and others write (c3voc schema).

use std::collections::BTreeMap;

use anyhow::Result;
use feed::Event;
use feed::link::Policy;
use jiff::civil::{Date, Time};
use jiff::tz::TimeZone;
use serde::Deserialize;
use serde_json::{Value, json};

use super::entry::{Cells, Entry, Remark, Said, is_japanese};
use super::values::{NotTaken, date, parts, times};

/// Makes of a row's cells what the feed calls them: day and times in the event's zone, people.
pub(super) fn complete(cells: &mut Cells, before: Option<&Entry>, event: &Event, row: usize) {
    let text = |value: Option<Value>| value.and_then(|value| value.as_str().map(str::to_owned));
    let (day, start, end) = (
        text(cells.take("day")),
        text(cells.take("start")),
        text(cells.take("end")),
    );
    let year = event.hours.first().map(|span| {
        let zone = TimeZone::get(&event.time_zone).unwrap_or(TimeZone::UTC);
        span.start.at.to_zoned(zone).year()
    });
    // Lists often name the day once, above the sessions it holds.
    let former = || {
        before.and_then(|entry| {
            entry.fields.iter().find_map(|(name, said)| match said {
                Said::Value(Value::String(day)) if name == "day" => day.parse::<Date>().ok(),
                _ => None,
            })
        })
    };
    let written = [&day, &start].into_iter().flatten();
    let on = written
        .clone()
        .find_map(|cell| date(cell, None))
        .or_else(|| day.as_deref().and_then(|cell| date(cell, year)));
    let mut remark = |column: &str, text: &Option<String>| {
        if let Some(text) = text {
            cells.remarks.push(Remark {
                row,
                column: column.to_owned(),
                text: text.clone(),
                why: NotTaken::Unknown,
            });
        }
    };
    if on.is_none() {
        remark("day", &day);
    }
    let starts: Vec<Time> = start.as_deref().map(times).unwrap_or_default();
    let ends: Vec<Time> = end.as_deref().map(times).unwrap_or_default();
    if starts.is_empty() {
        remark("start", &start);
    }
    if ends.is_empty() {
        remark("end", &end);
    }
    let mut put =
        |name: &str, value: Value| cells.fields.push((name.to_owned(), Said::Value(value)));
    if let Some(on) = on.or_else(former) {
        put("day", json!(on.to_string()));
        let begins = starts.first().copied();
        let ends = ends.first().or_else(|| starts.get(1)).copied();
        if let Some(at) = begins.and_then(|time| moment(on, time, &event.time_zone)) {
            put("start", json!(at));
        }
        // A session that ends before it begins ends on the next day.
        let last = match (begins, ends) {
            (Some(begins), Some(ends)) if ends < begins => on.tomorrow().unwrap_or(on),
            _ => on,
        };
        if let Some(at) = ends.and_then(|time| moment(last, time, &event.time_zone)) {
            put("end", json!(at));
        }
    }
    if let Some(names) = text(cells.take("speakers")) {
        let people: Vec<Value> = parts(&names).map(|name| json!({ "name": name })).collect();
        cells
            .fields
            .push(("speakers".to_owned(), Said::Value(json!(people))));
    }
}

/// A time of day in the event's zone, with its offset: `2025-11-26T10:00:00+09:00`.
fn moment(day: Date, time: Time, zone: &str) -> Option<String> {
    let zoned = day.to_datetime(time).in_tz(zone).ok()?;
    Some(
        zoned
            .timestamp()
            .display_with_offset(zoned.offset())
            .to_string(),
    )
}

/// A schedule.json, as far as it concerns us.
#[derive(Debug, Deserialize)]
struct File {
    schedule: Schedule,
}

#[derive(Debug, Deserialize)]
struct Schedule {
    conference: Conference,
}

#[derive(Debug, Deserialize)]
struct Conference {
    days: Vec<Day>,
}

#[derive(Debug, Deserialize)]
struct Day {
    rooms: BTreeMap<String, Vec<Talk>>,
}

#[derive(Debug, Deserialize)]
struct Talk {
    guid: Option<String>,
    id: Option<Value>,
    slug: Option<String>,
    date: String,
    duration: Option<String>,
    room: Option<String>,
    title: String,
    #[serde(default)]
    subtitle: Option<String>,
    #[serde(default)]
    language: Option<String>,
    #[serde(default, rename = "abstract")]
    summary: Option<String>,
    #[serde(default)]
    description: Option<String>,
    #[serde(default)]
    persons: Vec<Person>,
    #[serde(default)]
    links: Vec<Link>,
    #[serde(default)]
    attachments: Vec<Link>,
}

#[derive(Debug, Deserialize)]
struct Person {
    #[serde(alias = "full_public_name")]
    public_name: Option<String>,
    name: Option<String>,
}

#[derive(Debug, Deserialize)]
struct Link {
    title: Option<String>,
    url: Option<String>,
}

/// Whether a file's bytes are a schedule.json.
pub(crate) fn is_schedule(bytes: &[u8]) -> bool {
    #[derive(Deserialize)]
    struct Marked {
        #[serde(rename = "schedule")]
        _schedule: serde::de::IgnoredAny,
    }
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    serde_json::from_slice::<Marked>(bytes).is_ok()
}

/// The sessions of a schedule.json.
///
/// # Errors
/// When it is not as its schema says.
pub(crate) fn of_schedule(bytes: &[u8], event: &Event) -> Result<Vec<Entry>> {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let file: File = serde_json::from_slice(bytes)?;
    let rooms = file
        .schedule
        .conference
        .days
        .into_iter()
        .flat_map(|day| day.rooms);
    let talks =
        rooms.flat_map(|(room, talks)| talks.into_iter().map(move |talk| (room.clone(), talk)));
    let mut entries: Vec<Entry> = talks.map(|(room, talk)| talk.entry(room, event)).collect();
    entries.sort_by_key(|entry| {
        let start = entry.fields.iter().find(|(name, _)| name == "start");
        start.map(|(_, said)| match said {
            Said::Value(value) => value.to_string(),
            Said::Words(_) => String::new(),
        })
    });
    Ok(entries)
}

impl Talk {
    fn entry(self, room: String, event: &Event) -> Entry {
        let id = self.id.as_ref().map(|id| match id {
            Value::String(text) => text.clone(),
            other => other.to_string(),
        });
        let mut entry = Entry {
            key: self
                .guid
                .or_else(|| id.clone())
                .unwrap_or_else(|| self.title.clone()),
            label: self.title.clone(),
            ids: self
                .slug
                .iter()
                .map(|slug| super::entry::slug(slug))
                .collect(),
            ..Entry::default()
        };
        entry
            .ids
            .extend(id.map(|id| format!("session-{}", super::entry::slug(&id))));
        let language = self.language.filter(|tag| event.languages.contains(tag));
        let mut words = |name: &str, text: Option<String>| {
            let text = text.filter(|text| !text.trim().is_empty());
            let Some(text) = text else { return };
            // The language of the talk is not always that of its title.
            let japanese = is_japanese(&text);
            let tag = language
                .clone()
                .filter(|tag| (tag == "ja") == japanese && event.languages.len() > 1);
            let words = [(tag.unwrap_or_default(), text)].into_iter().collect();
            entry.fields.push((name.to_owned(), Said::Words(words)));
        };
        words("title", Some(self.title));
        words("subtitle", self.subtitle);
        words(
            "abstract",
            self.summary
                .filter(|text| !text.trim().is_empty())
                .or(self.description),
        );
        let mut remarks = Vec::new();
        let mut put =
            |name: &str, value: Value| entry.fields.push((name.to_owned(), Said::Value(value)));
        match feed::Moment::parse(&self.date) {
            Ok(start) => {
                let zone = TimeZone::get(&event.time_zone).unwrap_or(TimeZone::UTC);
                put("day", json!(start.at.to_zoned(zone).date().to_string()));
                put("start", json!(start.to_string()));
                if let Some(end) = self
                    .duration
                    .as_deref()
                    .and_then(minutes)
                    .and_then(|minutes| {
                        start
                            .at
                            .checked_add(jiff::SignedDuration::from_mins(minutes))
                            .ok()
                    })
                {
                    put(
                        "end",
                        json!(end.display_with_offset(start.offset).to_string()),
                    );
                }
            }
            Err(_) => remarks.push(Remark {
                row: 0,
                column: "date".to_owned(),
                text: self.date,
                why: NotTaken::Unknown,
            }),
        }
        put("channel", json!(self.room.unwrap_or(room)));
        let people: Vec<Value> = self
            .persons
            .into_iter()
            .filter_map(|person| person.public_name.or(person.name))
            .map(|name| json!({ "name": name }))
            .collect();
        if !people.is_empty() {
            put("speakers", json!(people));
        }
        let mut materials = Vec::new();
        for link in self.links.into_iter().chain(self.attachments) {
            let Some(url) = link.url else { continue };
            if Policy::Web.read(&url).is_ok() {
                let title = link.title.filter(|title| !title.is_empty());
                materials.push(json!({ "kind": "link", "title": title.unwrap_or_else(|| url.clone()), "url": url }));
            } else {
                remarks.push(Remark {
                    row: 0,
                    column: "links".to_owned(),
                    text: url,
                    why: NotTaken::NoAddress,
                });
            }
        }
        if !materials.is_empty() {
            put("materials", json!(materials));
        }
        entry.remarks = remarks;
        entry
    }
}

/// Minutes of `1:30` or `00:45`.
fn minutes(duration: &str) -> Option<i64> {
    let (hours, minutes) = duration.split_once(':')?;
    let hours: i64 = hours.parse().ok()?;
    let minutes: i64 = minutes.split(':').next()?.parse().ok()?;
    Some(hours * 60 + minutes)
}
