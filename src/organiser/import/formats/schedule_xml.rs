//! schedule.xml of pentabarf, frab and pretalx.

use std::collections::BTreeMap;

use encoding_rs::{Encoding, UTF_8};
use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use super::csv;
use super::format::{FileContent, Format, FormatFault, opening};
use crate::import::talk::{Talk, Talks};
use crate::import::tracks::{LinkShows, TrackLink};

/// XML; other XML than a schedule's is told.
pub(super) const FORMAT: Format = Format {
    name: "schedule.xml",
    recognises: |bytes| {
        let opening = opening(bytes);
        let declared = ["<?xml", "<!doctype", "<schedule"];
        let ends = || bytes.trim_ascii_end().ends_with(b">");
        declared.iter().any(|word| opening.starts_with(word))
            || (opening.starts_with('<') && ends())
    },
    read: |bytes, ask| read(bytes, ask.encoding).map(FileContent::Talks),
};

/// What the feed has no place for.
const NO_PLACE: &[&str] = &[
    "track",
    "language",
    "type",
    "logo",
    "recording",
    "feedback_url",
    "url",
];

fn read(bytes: &[u8], said: Option<&'static Encoding>) -> Result<Talks, FormatFault> {
    let said = said
        .or_else(|| declared(bytes))
        .filter(|said| *said != UTF_8);
    // One odd letter among a thousand talks costs its text, and not the file.
    let whole = std::str::from_utf8(bytes).ok();
    let text = match whole.filter(|_| said.is_none() && !csv::is_wide(bytes)) {
        Some(text) => text.to_owned(),
        None => csv::decode(bytes, said)?.0,
    };
    let mut reader = Reader::from_str(text.trim_start_matches('\u{feff}'));
    let broken = |error: &dyn std::fmt::Display| FormatFault::Broken(error.to_string());
    let mut state = State::default();
    // What the file itself gives names to.
    let mut own = BTreeMap::new();
    loop {
        match reader.read_event().map_err(|error| broken(&error))? {
            Event::Start(tag) => state.open(&tag),
            Event::Empty(tag) => {
                state.open(&tag);
                state.close();
            }
            Event::End(_) => state.close(),
            Event::Text(text) => state.text.push_str(&text),
            Event::CData(data) => state.text.push_str(&data),
            Event::DocType(declared) => own = entities(&declared),
            Event::GeneralRef(entity) => {
                let whole = format!("&{};", &*entity);
                let known = own.get(&*entity).cloned();
                state
                    .text
                    .push_str(&known.unwrap_or_else(|| unescaped(&whole)));
            }
            Event::Eof => break,
            _ => {}
        }
    }
    // Others call theirs a schedule as well, and have no events in it.
    if !state.is_schedule || state.talks.talks.is_empty() {
        return Err(FormatFault::OtherXml);
    }
    Ok(state.talks)
}

/// The texts that a document type gives names to: `<!ENTITY main "Main hall">`. Names within them stay as they stand, so that none
/// grows without end.
fn entities(declared: &str) -> BTreeMap<String, String> {
    let pieces = declared.split("<!ENTITY").skip(1);
    let named = pieces.filter_map(|piece| {
        let (name, rest) = piece.trim_start().split_once(char::is_whitespace)?;
        let rest = rest.trim_start();
        let mark = rest.chars().next().filter(|c| matches!(c, '"' | '\''))?;
        let (text, _) = rest[1..].split_once(mark)?;
        Some((name.to_owned(), unescaped(text)))
    });
    named.collect()
}

/// A text with its letters in place of what stands for them.
fn unescaped(text: &str) -> String {
    quick_xml::escape::unescape(text).map_or(text.to_owned(), std::borrow::Cow::into_owned)
}

/// The encoding that the file says it has.
fn declared(bytes: &[u8]) -> Option<&'static Encoding> {
    let opening = opening(bytes);
    let (declaration, _) = opening.strip_prefix("<?xml")?.split_once("?>")?;
    let (_, label) = declaration.split_once("encoding")?;
    let label = label.trim_start().strip_prefix('=')?.trim_start();
    let label = label.split(['"', '\'']).nth(1)?;
    Encoding::for_label(label.as_bytes())
}

#[derive(Default)]
struct State {
    /// Names of the open elements.
    open: Vec<String>,
    text: String,
    day: String,
    /// When the open day begins, and when all days do.
    opens: String,
    day_change: String,
    room: String,
    talk: Option<Talk>,
    /// Address of the open link.
    href: String,
    /// Its language.
    language: String,
    talks: Talks,
    is_schedule: bool,
}

impl State {
    fn open(&mut self, tag: &BytesStart<'_>) {
        let name = tag.local_name().as_ref().to_owned();
        let attribute = |wanted: &str| {
            let found = tag.try_get_attribute(wanted).ok().flatten();
            found.map_or_else(String::new, |found| {
                let raw = found.value.clone().into_owned();
                quick_xml::escape::unescape(&raw).map_or(raw.clone(), std::borrow::Cow::into_owned)
            })
        };
        self.text.clear();
        match name.as_str() {
            "schedule" if self.open.is_empty() => self.is_schedule = true,
            "day" => {
                self.day = attribute("date");
                self.opens = attribute("start");
                if self.opens.is_empty() {
                    self.opens.clone_from(&self.day_change);
                }
            }
            "room" if self.talk.is_none() => self.room = attribute("name"),
            "event" => {
                self.talk = Some(Talk {
                    guid: attribute("guid"),
                    id: attribute("id"),
                    day: self.day.clone(),
                    opens: self.opens.clone(),
                    room: self.room.clone(),
                    ..Talk::default()
                });
            }
            "link" | "attachment" => {
                self.href = attribute("href");
                self.language = ["language", "hreflang", "lang"]
                    .iter()
                    .map(|name| attribute(name))
                    .find(|language| !language.is_empty())
                    .unwrap_or_default();
            }
            "title" | "subtitle" | "abstract" | "description" => {
                self.language = super::xml::attribute(tag, "lang").unwrap_or_default();
            }
            _ => {}
        }
        self.open.push(name);
    }

    fn close(&mut self) {
        let Some(name) = self.open.pop() else { return };
        let text = std::mem::take(&mut self.text).trim().to_owned();
        let parent = self.open.last().map(String::as_str);
        if name == "time_zone_name" {
            self.talks.zone = Some(text);
            return;
        }
        if name == "day_change" {
            self.day_change = text;
            return;
        }
        if name == "event" {
            self.talks.talks.extend(self.talk.take());
            return;
        }
        let Some(talk) = &mut self.talk else { return };
        if parent == Some("event") && NO_PLACE.contains(&name.as_str()) && !text.is_empty() {
            *self.talks.left_out.entry(name.clone()).or_default() += 1;
        }
        let is_text = matches!(
            name.as_str(),
            "title" | "subtitle" | "abstract" | "description"
        );
        if is_text && parent == Some("event") && !self.language.is_empty() {
            let words = talk.by_language.entry(name.clone()).or_default();
            words.insert(std::mem::take(&mut self.language), text.clone());
            // People know it by the first.
            if words.len() > 1 {
                return;
            }
        }
        match (name.as_str(), parent) {
            ("title", Some("event")) => talk.title = text,
            ("subtitle", Some("event")) => talk.subtitle = text,
            ("slug", Some("event")) => talk.slug = text,
            ("status" | "state", Some("event")) => talk.status = text,
            ("language", Some("event")) => talk.language = text,
            ("abstract", Some("event")) => talk.summary = text,
            ("description", Some("event")) => talk.description = text,
            ("duration", Some("event")) => talk.duration = text,
            ("date", Some("event")) => talk.start = text,
            // Older files give the time alone; the day is that of the list, the night after it included.
            ("start", Some("event")) => talk.clock = text,
            ("room", Some("event")) if !text.is_empty() => talk.room = text,
            ("person", _) if !text.is_empty() => talk.people.push(text),
            ("link" | "attachment", _) => talk.links.push(TrackLink {
                title: text,
                url: std::mem::take(&mut self.href),
                language: std::mem::take(&mut self.language),
                is: None,
            }),
            ("video_download_url" | "recording_url" | "video_url", Some("event"))
                if !text.is_empty() =>
            {
                talk.links.push(TrackLink {
                    url: text,
                    is: Some(LinkShows::Recording),
                    ..TrackLink::default()
                });
            }
            _ => {}
        }
    }
}
