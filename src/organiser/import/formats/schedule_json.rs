//! schedule.json of pretalx, frab and c3voc (the older schema with rooms in days, and the newer with a list of events).

use std::collections::BTreeMap;

use serde_json::{Map, Value};

use super::csv;
use super::format::{FileContent, Format, FormatFault, opening};
use super::twice;
use crate::import::talk::{Talk, TalkTexts, Talks};
use crate::import::tracks::{LinkShows, TrackLink};

/// JSON; other JSON than a schedule's is told.
pub(super) const FORMAT: Format = Format {
    name: "schedule.json",
    recognises: |bytes| opening(bytes).starts_with(['{', '[']),
    read: |bytes, _| read(bytes).map(FileContent::Talks),
};

fn read(bytes: &[u8]) -> Result<Talks, FormatFault> {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let wide = if csv::is_wide(bytes) {
        Some(csv::decode(bytes, None)?.0)
    } else {
        None
    };
    let bytes = wide.as_ref().map_or(bytes, |text| text.as_bytes());
    let (file, twice) =
        twice::read(bytes).map_err(|error| FormatFault::Broken(error.to_string()))?;
    let schedule = file.get("schedule").unwrap_or(&file);
    let conference = schedule.get("conference").unwrap_or(schedule);
    let mut talks = Talks {
        zone: conference
            .get("time_zone_name")
            .and_then(Value::as_str)
            .map(str::to_owned),
        ..Talks::default()
    };
    let marks = rooms(conference);
    let days: Vec<&Value> = match conference.get("days") {
        // By their numbers.
        Some(Value::Object(days)) => days.values().collect(),
        days => list(days).iter().collect(),
    };
    for day in days {
        let date = text(day.get("date")).unwrap_or_default();
        let opens = text(
            day.get("day_start")
                .or_else(|| conference.get("day_change")),
        );
        let listed = Listed {
            day: date,
            opens: opens.unwrap_or_default(),
        };
        let rooms: Vec<(String, &Value)> = match day.get("rooms") {
            Some(Value::Object(rooms)) => rooms
                .iter()
                .map(|(name, talks)| (name.clone(), talks))
                .collect(),
            Some(Value::Array(rooms)) => rooms
                .iter()
                .map(|room| match room {
                    Value::Array(_) => (String::new(), room),
                    _ => {
                        let events = room.get("events").or_else(|| room.get("talks"));
                        (named(room), events.unwrap_or(&Value::Null))
                    }
                })
                .collect(),
            _ => Vec::new(),
        };
        for (room, events) in rooms {
            match events {
                Value::Array(events) => {
                    for event in events {
                        talks.add(event, &listed, &room, &marks);
                    }
                }
                Value::Null => {}
                other => talks.odd(&room, other),
            }
        }
        for event in list(day.get("events")) {
            talks.add(event, &listed, "", &marks);
        }
    }
    for events in [
        schedule.get("events"),
        conference.get("events"),
        schedule.get("talks"),
    ] {
        for event in list(events) {
            talks.add(event, &Listed::default(), "", &marks);
        }
    }
    if talks.talks.is_empty() {
        return Err(FormatFault::OtherJson);
    }
    for (place, value) in &twice {
        talks.odd(place, value);
    }
    Ok(talks)
}

/// The rooms of a conference: what they are called, by their marks.
fn rooms(conference: &Value) -> BTreeMap<String, String> {
    let rooms = list(conference.get("rooms")).iter();
    let marked = rooms.flat_map(|room| {
        let marks = ["guid", "slug", "id"].iter();
        marks.filter_map(|mark| Some((text(room.get(*mark))?, named(room))))
    });
    marked.collect()
}

/// What a room is called: the newer schema may give its mark alone.
fn in_words(room: &Value, rooms: &BTreeMap<String, String>) -> String {
    let known = match room {
        Value::Object(room) if room.get("name").is_none() => ["guid", "slug", "id"]
            .iter()
            .find_map(|mark| rooms.get(&text(room.get(*mark))?)),
        Value::String(mark) => rooms.get(mark),
        _ => None,
    };
    known.cloned().unwrap_or_else(|| named(room))
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

/// Texts that some schedules have by language.
const TEXTS: &[&str] = &["title", "subtitle", "abstract", "description"];

/// A text by language: an object whose keys are all tags.
fn words(value: &Value) -> Option<TalkTexts> {
    let object = value.as_object().filter(|object| !object.is_empty())?;
    let one = |(tag, text): (&String, &Value)| {
        let first = tag.split(['-', '_']).next().unwrap_or_default();
        let is_tag = matches!(first.len(), 2 | 3)
            && tag
                .chars()
                .all(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_'));
        let text = text.as_str().filter(|_| is_tag)?;
        Some((tag.clone(), text.to_owned()))
    };
    // A language that has nothing yet is none.
    let there = object.iter().filter(|(_, text)| !text.is_null());
    there.map(one).collect()
}

/// What a person is called, by the names that schedules have for it.
const NAMES: &[&str] = &[
    "public_name",
    "full_public_name",
    "name",
    "full_name",
    "display_name",
];

/// Where links stand, by the names that schedules have for it, and what they show of the talk.
const LINKS: &[(&[&str], Option<LinkShows>)] = &[
    (&["links", "link"], None),
    (&["attachments", "attachment"], None),
    (
        &["recordings", "recording_url", "recording"],
        Some(LinkShows::Recording),
    ),
    (
        &["video_download_url", "video_url", "video"],
        Some(LinkShows::Recording),
    ),
    (
        &["streams", "stream_url", "stream", "live_url"],
        Some(LinkShows::Stream),
    ),
];

/// What says by yes or no that a talk is cancelled.
const CANCELLED: &[&str] = &["cancelled", "canceled", "is_cancelled", "is_canceled"];

/// What says so that visitors are not to see it.
const SHOWN: &[&str] = &[
    "public",
    "is_public",
    "published",
    "is_published",
    "visible",
    "is_visible",
];

fn is_true(value: Option<&Value>) -> bool {
    let text = value
        .and_then(|value| text(Some(value)))
        .unwrap_or_default();
    value == Some(&Value::Bool(true))
        || matches!(text.to_lowercase().as_str(), "true" | "yes" | "1")
}

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

/// The day under which talks are listed.
#[derive(Default)]
struct Listed {
    day: String,
    /// When it begins.
    opens: String,
}

impl Talks {
    /// Keeps what stands where a talk should, so that it is told.
    fn odd(&mut self, place: &str, value: &Value) {
        self.talks.push(Talk {
            odd: vec![(place.to_owned(), shown(value))],
            ..Talk::default()
        });
    }

    fn add(
        &mut self,
        event: &Value,
        listed: &Listed,
        room: &str,
        rooms: &BTreeMap<String, String>,
    ) {
        let Value::Object(event) = event else {
            if !event.is_null() {
                self.odd("events", event);
            }
            return;
        };
        let mut talk = Talk {
            day: listed.day.clone(),
            opens: listed.opens.clone(),
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
        talk.status = take(&["status", "state"]);
        if CANCELLED.iter().any(|name| is_true(event.get(*name))) {
            "cancelled".clone_into(&mut talk.status);
        }
        if let Some(name) = SHOWN
            .iter()
            .find(|name| event.get(**name) == Some(&Value::Bool(false)))
        {
            talk.status = format!("{name}: false");
            talk.hidden = true;
        }
        talk.summary = take(&["abstract"]);
        talk.description = take(&["description"]);
        for field in TEXTS {
            if let Some(words) = event.get(*field).and_then(words) {
                talk.by_language.insert((*field).to_owned(), words);
            }
        }
        talk.duration = take(&["duration"]);
        talk.start = take(&["date"]);
        talk.end = take(&["end"]);
        talk.clock = take(&["start"]);
        talk.room = event
            .get("room")
            .map(|room| in_words(room, rooms))
            .filter(|name| !name.is_empty())
            .unwrap_or_else(|| room.to_owned());
        let biographies = talk.take_people(event, &mut odd);
        for (names, is) in LINKS {
            let Some((name, links)) = names
                .iter()
                .find_map(|name| Some((*name, event.get(*name)?)))
            else {
                continue;
            };
            take_links(links, name, *is, &mut talk.links, &mut odd);
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
    value: &Value,
    column: &str,
    is: Option<LinkShows>,
    links: &mut Vec<TrackLink>,
    odd: &mut Vec<(String, String)>,
) {
    let one = |link: &Value| match link {
        Value::String(url) => Some(TrackLink {
            url: url.clone(),
            is,
            ..TrackLink::default()
        }),
        Value::Object(link) => {
            let first = |names: &[&str]| names.iter().find_map(|name| text(link.get(*name)));
            let title = ["title", "name"].iter().find_map(|name| link.get(*name));
            Some(TrackLink {
                url: first(&["url", "href", "link"])?,
                title: title.map(named).unwrap_or_default(),
                language: first(&["language", "lang", "locale"]).unwrap_or_default(),
                is,
            })
        }
        _ => None,
    };
    let list: &[Value] = match value {
        Value::Null | Value::Bool(false) => return,
        Value::String(text) if text.is_empty() => return,
        Value::Array(list) => list,
        other => std::slice::from_ref(other),
    };
    for link in list.iter().filter(|link| !link.is_null()) {
        match one(link) {
            Some(link) if link.url.is_empty() => {}
            Some(link) => links.push(link),
            // Who may record what is no address.
            None if column == "recording" => {}
            None => odd.push((column.to_owned(), shown(link))),
        }
    }
}

fn shown(value: &Value) -> String {
    value.to_string().chars().take(60).collect()
}
