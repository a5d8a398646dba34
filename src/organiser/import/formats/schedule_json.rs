//! schedule.json of pretalx, frab and c3voc (the older schema with rooms in days, and the newer with a list of events).

use serde_json::{Map, Value};

use super::{Content, Format, FormatFault, opening};
use crate::import::talk::{Talk, Talks};

/// JSON; other JSON than a schedule's is told.
pub(super) const FORMAT: Format = Format {
    name: "schedule.json",
    recognises: |bytes| opening(bytes).starts_with(['{', '[']),
    read: |bytes, _| read(bytes).map(Content::Talks),
};

fn read(bytes: &[u8]) -> Result<Talks, FormatFault> {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let file: Value =
        serde_json::from_slice(bytes).map_err(|error| FormatFault::Broken(error.to_string()))?;
    let schedule = file.get("schedule").unwrap_or(&file);
    let conference = schedule.get("conference").unwrap_or(schedule);
    let mut talks = Talks {
        zone: conference
            .get("time_zone_name")
            .and_then(Value::as_str)
            .map(str::to_owned),
        ..Talks::default()
    };
    let mut found = false;
    for day in list(conference.get("days")) {
        let date = text(day.get("date")).unwrap_or_default();
        let rooms: Vec<(String, &Value)> = match day.get("rooms") {
            Some(Value::Object(rooms)) => rooms
                .iter()
                .map(|(name, talks)| (name.clone(), talks))
                .collect(),
            Some(Value::Array(rooms)) => rooms
                .iter()
                .map(|room| {
                    (
                        named(room),
                        room.get("events")
                            .or_else(|| room.get("talks"))
                            .unwrap_or(&Value::Null),
                    )
                })
                .collect(),
            _ => Vec::new(),
        };
        found |= day.get("rooms").is_some();
        for (room, events) in rooms {
            for event in list(Some(events)) {
                talks.add(event, &date, &room);
            }
        }
        for event in list(day.get("events")) {
            found = true;
            talks.add(event, &date, "");
        }
    }
    for events in [
        schedule.get("events"),
        conference.get("events"),
        schedule.get("talks"),
    ] {
        found |= events.is_some_and(Value::is_array);
        for event in list(events) {
            talks.add(event, "", "");
        }
    }
    if !found {
        return Err(FormatFault::OtherJson);
    }
    Ok(talks)
}

fn list(value: Option<&Value>) -> &[Value] {
    value.and_then(Value::as_array).map_or(&[], Vec::as_slice)
}

/// A text or a number as text.
fn text(value: Option<&Value>) -> Option<String> {
    match value? {
        Value::String(text) => Some(text.clone()),
        Value::Number(number) => Some(number.to_string()),
        _ => None,
    }
}

/// What people call something: a text, or an object's name; of a text by language, the English or the first.
fn named(value: &Value) -> String {
    let Value::Object(object) = value else {
        return text(Some(value)).unwrap_or_default();
    };
    let name = ["name", "title", "en"]
        .iter()
        .find_map(|key| object.get(*key));
    match name.or_else(|| object.values().find(|value| value.is_string())) {
        Some(name) if object.len() > 1 || name.is_string() => named(name),
        _ => String::new(),
    }
}

/// What a person is called, by the names that schedules have for it.
const NAMES: &[&str] = &[
    "public_name",
    "full_public_name",
    "name",
    "full_name",
    "display_name",
];

/// What the feed has no place for, and what it is called by people.
const NO_PLACE: &[&str] = &[
    "track",
    "language",
    "type",
    "logo",
    "biography",
    "recording_license",
    "do_not_record",
    "feedback_url",
    "url",
    "answers",
];

impl Talks {
    fn add(&mut self, event: &Value, day: &str, room: &str) {
        let Value::Object(event) = event else {
            if !event.is_null() {
                self.talks.push(Talk {
                    title: String::new(),
                    odd: vec![("events".to_owned(), shown(event))],
                    ..Talk::default()
                });
            }
            return;
        };
        let mut talk = Talk {
            day: day.to_owned(),
            ..Talk::default()
        };
        let mut odd = Vec::new();
        let mut take = |names: &[&str]| take_text(event, names, &mut odd);
        talk.guid = take(&["guid"]);
        talk.id = take(&["id", "code"]);
        talk.slug = take(&["slug"]);
        talk.title = take(&["title", "name"]);
        talk.subtitle = take(&["subtitle"]);
        talk.language = take(&["language", "language_code"]);
        talk.summary = take(&["abstract"]);
        talk.description = take(&["description"]);
        talk.duration = take(&["duration"]);
        talk.start = take(&["date"]);
        talk.end = take(&["end"]);
        let begin = take(&["start"]);
        talk.room = event
            .get("room")
            .map(named)
            .filter(|name| !name.is_empty())
            .unwrap_or_else(|| room.to_owned());
        if talk.start.is_empty() {
            talk.start = begin;
        }
        let biographies = talk.take_people(event, &mut odd);
        for (name, more) in [("links", "link"), ("attachments", "attachment")] {
            take_links(
                event.get(name).or_else(|| event.get(more)),
                name,
                &mut talk.links,
                &mut odd,
            );
        }
        talk.odd = odd;
        for name in NO_PLACE {
            let there = match event.get(*name) {
                None | Some(Value::Null | Value::Bool(false)) => false,
                Some(Value::String(text)) => !text.is_empty(),
                Some(Value::Array(list)) => !list.is_empty(),
                Some(_) => true,
            };
            if there {
                *self.left_out.entry((*name).to_owned()).or_default() += 1;
            }
        }
        if biographies {
            *self.left_out.entry("biography".to_owned()).or_default() += 1;
        }
        self.talks.push(talk);
    }
}

impl Talk {
    /// Who speaks; true where the file tells of their lives.
    fn take_people(&mut self, event: &Map<String, Value>, odd: &mut Vec<(String, String)>) -> bool {
        let mut biographies = false;
        let found = ["persons", "participants", "speakers"]
            .iter()
            .find_map(|name| Some((*name, event.get(*name)?)));
        let Some((column, people)) = found else {
            return false;
        };
        match people {
            Value::Null => {}
            Value::Array(people) => {
                for person in people {
                    let name = NAMES
                        .iter()
                        .find_map(|name| text(person.get(*name)))
                        .or_else(|| person.as_str().map(str::to_owned));
                    match name.filter(|name| !name.trim().is_empty()) {
                        Some(name) => self.people.push(name),
                        None if person.is_null() => {}
                        None => odd.push((column.to_owned(), shown(person))),
                    }
                    biographies |= ["biography", "abstract", "description"]
                        .iter()
                        .any(|name| text(person.get(*name)).is_some_and(|text| !text.is_empty()));
                }
            }
            Value::String(names) => self.people.extend(
                crate::import::values::people(names)
                    .into_iter()
                    .map(str::to_owned),
            ),
            other => odd.push((column.to_owned(), shown(other))),
        }
        biographies
    }
}

/// The first of these fields that is there, as text.
fn take_text(
    event: &Map<String, Value>,
    names: &[&str],
    odd: &mut Vec<(String, String)>,
) -> String {
    let Some((name, value)) = names
        .iter()
        .find_map(|name| Some((*name, event.get(*name)?)))
    else {
        return String::new();
    };
    match value {
        Value::Null => String::new(),
        Value::String(_) | Value::Number(_) => text(Some(value)).unwrap_or_default(),
        Value::Object(_) if !named(value).is_empty() => named(value),
        other => {
            odd.push((name.to_owned(), shown(other)));
            String::new()
        }
    }
}

fn take_links(
    value: Option<&Value>,
    column: &str,
    links: &mut Vec<(String, String)>,
    odd: &mut Vec<(String, String)>,
) {
    let one = |link: &Value| match link {
        Value::String(url) => Some((String::new(), url.clone())),
        Value::Object(link) => {
            let url = ["url", "href", "link"]
                .iter()
                .find_map(|name| text(link.get(*name)))?;
            let title = ["title", "name"]
                .iter()
                .find_map(|name| text(link.get(*name)));
            Some((title.unwrap_or_default(), url))
        }
        _ => None,
    };
    match value {
        None | Some(Value::Null) => {}
        Some(Value::Array(list)) => {
            for link in list.iter().filter(|link| !link.is_null()) {
                match one(link) {
                    Some(link) => links.push(link),
                    None => odd.push((column.to_owned(), shown(link))),
                }
            }
        }
        Some(Value::String(text)) if text.is_empty() => {}
        Some(other) => match one(other) {
            Some(link) => links.push(link),
            None => odd.push((column.to_owned(), shown(other))),
        },
    }
}

fn shown(value: &Value) -> String {
    value.to_string().chars().take(60).collect()
}
