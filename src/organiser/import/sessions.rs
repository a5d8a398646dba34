//! Sessions of a programme: from a table's rows, and from the schedule.json that pretalx and others write (c3voc schema).

use std::collections::BTreeMap;

use anyhow::Result;
use feed::link::Policy;
use feed::{Event, Programme};
use jiff::Zoned;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use serde::Deserialize;
use serde_json::{Value, json};

use super::entry::{Cells, Entry, Remark, Said, is_japanese};
use super::grammar::{
    Calendar, DayOrder, Settled, Unread, WrittenSpan, day_cell, duration, time_cell,
};
use super::values::{NotTaken, people};

/// The clocks and days that an event's times are read against.
///
/// # Errors
/// When the event's zone is none.
pub(super) fn calendar(
    event: &Event,
    programme: Option<&Programme>,
    order: Option<DayOrder>,
) -> Option<Calendar> {
    let zone = TimeZone::get(&event.time_zone).ok()?;
    let mut days: Vec<Date> = Vec::new();
    for span in &event.hours {
        let first = span.start.at.to_zoned(zone.clone()).date();
        let last = span.end.at.to_zoned(zone.clone()).date();
        days.extend(
            first
                .series(jiff::Span::new().days(1))
                .take_while(|day| *day <= last)
                .take(feed::limits::DAYS),
        );
    }
    if let Some(programme) = programme {
        days.extend(programme.days.iter().map(|day| day.date));
    }
    days.sort_unstable();
    days.dedup();
    Some(Calendar { zone, days, order })
}

/// Makes of a row's cells what the feed calls them: day and times in the event's zone, people. `dated` says whether the
/// list has a column of days, which may be filled once for several rows.
pub(super) fn complete(
    cells: &mut Cells,
    before: Option<&Entry>,
    calendar: &Calendar,
    dated: bool,
    remark: impl Fn(&str, &str, Unread) -> Remark,
) {
    let mut texts = BTreeMap::new();
    for field in ["day", "start", "end", "duration"] {
        if let Some(Value::String(text)) = cells.take(field) {
            texts.insert(field, text);
        }
    }
    let mut faults: Vec<(&str, Unread)> = Vec::new();
    let mut read = |field: &'static str, parse: fn(&str) -> Result<WrittenSpan, Unread>| {
        let found = parse(texts.get(field)?);
        found.map_err(|fault| faults.push((field, fault))).ok()
    };
    let (of_day, of_start, of_end) = (
        read("day", day_cell),
        read("start", time_cell),
        read("end", time_cell),
    );
    let column_day = of_day
        .as_ref()
        .and_then(|span| span.day.as_ref())
        .map(|day| calendar.day(day));
    if let Some(Err(fault)) = &column_day {
        faults.push(("day", *fault));
    }
    let column_day = column_day.and_then(Result::ok);
    // Lists often name the day once, above the sessions it holds. A cell that is not read may name another.
    let unread_start = texts.contains_key("start") && of_start.is_none();
    let former = if texts.contains_key("day") || (unread_start && !dated) {
        None
    } else {
        before.and_then(day_of)
    };
    let mut span = match of_start {
        Some(span) => span,
        None => of_day
            .filter(|_| !texts.contains_key("start"))
            .unwrap_or_default(),
    };
    if let Some(end) = of_end {
        match (&span.end, end) {
            (
                None,
                WrittenSpan {
                    day,
                    start: Some(time),
                    end: None,
                    ..
                },
            ) => {
                span.end_day = day;
                span.end = Some(time);
            }
            _ => faults.push(("end", Unread::Conflict)),
        }
    }
    let own = span.day.as_ref().and_then(|day| calendar.day(day).ok());
    if let (Some(column), Some(own)) = (column_day, own)
        && column != own
    {
        faults.push(("start", Unread::Conflict));
        span = WrittenSpan::default();
    }
    let (settled, found) = calendar.settle(&span, column_day.or(former));
    let ends = if texts.contains_key("end") {
        "end"
    } else {
        "start"
    };
    let begins = if texts.contains_key("start") {
        "start"
    } else {
        "day"
    };
    faults.extend(
        found
            .into_iter()
            .map(|(end, fault)| (if end { ends } else { begins }, fault)),
    );
    let mut put = |name: &str, value: String| {
        cells
            .fields
            .push((name.to_owned(), Said::Value(json!(value))))
    };
    if let Some(day) = settled.day {
        put("day", day.to_string());
    }
    let mut end = settled.end;
    if let Some(text) = texts.get("duration") {
        let until = duration(text).and_then(|minutes| {
            settled
                .start
                .as_ref()?
                .checked_add(jiff::SignedDuration::from_mins(minutes))
                .ok()
        });
        match (duration(text), &settled.start, &end) {
            (None, ..) => faults.push(("duration", Unread::Duration)),
            (_, Some(_), Some(end)) if until.as_ref() != Some(end) => {
                faults.push(("duration", Unread::Conflict))
            }
            _ => end = end.or(until),
        }
    }
    if let Some(at) = &settled.start {
        put("start", moment(at));
        if let Some(end) = &end {
            put("end", moment(end));
        }
    }
    faults.sort_unstable();
    faults.dedup();
    for (field, fault) in faults {
        let text = texts
            .get(field)
            .or_else(|| texts.get("start"))
            .map_or("", String::as_str);
        cells.remarks.push(remark(field, text, fault));
    }
    if let Some(Value::String(names)) = cells.take("speakers") {
        let people: Vec<Value> = people(&names)
            .into_iter()
            .map(|name| json!({ "name": name }))
            .collect();
        cells
            .fields
            .push(("speakers".to_owned(), Said::Value(json!(people))));
    }
}

/// The day of an entry.
fn day_of(entry: &Entry) -> Option<Date> {
    entry.fields.iter().find_map(|(name, said)| match said {
        Said::Value(Value::String(day)) if name == "day" => day.parse().ok(),
        _ => None,
    })
}

/// A moment with its offset: `2025-11-26T10:00:00+09:00`.
fn moment(at: &Zoned) -> String {
    at.timestamp().display_with_offset(at.offset()).to_string()
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
pub(crate) fn of_schedule(bytes: &[u8], event: &Event, calendar: &Calendar) -> Result<Vec<Entry>> {
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
    let mut entries: Vec<Entry> = talks
        .map(|(room, talk)| talk.entry(room, event, calendar))
        .collect();
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
    fn entry(self, room: String, event: &Event, calendar: &Calendar) -> Entry {
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
        let read = time_cell(&self.date).map(|span| calendar.settle(&span, None));
        match read {
            Ok((
                Settled {
                    day: Some(day),
                    start: Some(start),
                    ..
                },
                faults,
            )) if faults.is_empty() => {
                put("day", json!(day.to_string()));
                put("start", json!(moment(&start)));
                let minutes = self
                    .duration
                    .as_deref()
                    .map(|text| duration(text).ok_or(text));
                match minutes {
                    Some(Ok(minutes)) => {
                        if let Ok(end) = start.checked_add(jiff::SignedDuration::from_mins(minutes))
                        {
                            put("end", json!(moment(&end)));
                        }
                    }
                    Some(Err(text)) => remarks.push(Remark {
                        row: 0,
                        column: "duration".to_owned(),
                        text: text.to_owned(),
                        why: NotTaken::When(Unread::Duration),
                    }),
                    None => {}
                }
            }
            other => remarks.push(Remark {
                row: 0,
                column: "date".to_owned(),
                why: NotTaken::When(other.map_or_else(
                    |fault| fault,
                    |(_, faults)| faults.first().map_or(Unread::Words, |(_, fault)| *fault),
                )),
                text: self.date,
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
